"""The saved pages beside the project: two of them tease each other."""

from __future__ import annotations

import asyncio
from itertools import permutations
from pathlib import Path

import pytest

from crawler.extract import extract
from crawler.replay import SavedPage, find_pages, read_file
from crawler.sites import styles
from normalize.assemble import assemble
from normalize.context import Context
from normalize.graph.edges import Match
from normalize.graph.human_text import human_text
from normalize.graph.leak import measure_leak
from normalize.text.repeated import Repeated
from tests.normalize.graph.pages import SETTINGS, Page, graph_of
from tests.only import only

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the saved pages are not beside the project: ../shared")


@pytest.fixture(scope="module")
def seeds() -> dict[str, Page]:
    """The saved pages, by the first three characters of their names."""
    pages = {}
    for file in find_pages([SEEDS]).files:
        for saved in read_file(file, lambda size: None):
            assert isinstance(saved, SavedPage)
            found = asyncio.run(
                extract(saved.body, source=saved.source, styles=styles().values(), content_type=saved.content_type)
            )
            raw = only(found)
            pages[saved.source[:3]] = Page(raw, assemble(raw, Context(SETTINGS, None, Repeated())))
    return pages


def test_teasers_lead_to_the_pages_that_are_there(seeds: dict[str, Page]) -> None:
    graph = graph_of(seeds.values())
    found = dict(zip(graph.ids, graph.verdicts, strict=True))
    ids = {name: each.question.id for name, each in seeds.items()}
    linked = {
        (name, at): (link.question_id, link.match)
        for name in seeds
        for at, link in enumerate(found[ids[name]].links)
        if link.question_id
    }
    assert linked == {("002", 1): (ids["004"], Match.QUESTION_TEXT), ("004", 0): (ids["002"], Match.QUESTION_TEXT)}
    assert graph.link_counts == {"question_text": 2, "unresolved": 10}
    assert graph.edge_counts == {"teaser": 2}
    assert found[ids["002"]].group == found[ids["004"]].group
    assert len({verdict.group for verdict in found.values()}) == 4


def test_the_order_of_the_pages_changes_nothing_and_no_more_than_a_phrase_leaks(
    seeds: dict[str, Page], tmp_path: Path
) -> None:
    outcomes = {
        (tuple(graph.ids), repr(list(graph.verdicts)), repr(list(graph.edges())))
        for order in permutations(seeds.values())
        for graph in [graph_of(order)]
    }
    assert len(outcomes) == 1
    questions = {each.question.id: each.question for each in seeds.values()}
    graph = graph_of(seeds.values())
    rows = [
        (identity, verdict.split, human_text(questions[identity]).words)
        for identity, verdict in zip(graph.ids, graph.verdicts, strict=True)
    ]
    told = measure_leak(rows, tmp_path, SETTINGS)
    answered_with_a_stock_phrase = {seeds["000"].question.id, seeds["001"].question.id}  # six words of two doctors
    assert told.largest_share < 0.005
    assert {told.id, told.other_id} <= {None, *answered_with_a_stock_phrase}
