"""The graph stage outside memory: the same graph, whatever it may hold."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest

from crawler.records import RawTeaser
from normalize.graph.splits import Published
from normalize.graph.verdicts import Graph
from tests.normalize.graph.form import filled_in
from tests.normalize.graph.pages import NOTHING_PUBLISHED, Page, edited, graph_of, page, prose

SPILLING = 20_000
"""Bytes: runs of 78 rows where bands are sorted."""
SHARED = "What you describe is seen often after such a filling, and it passes within six weeks without any treatment."


@cache
def planted() -> tuple[Page, ...]:
    """Copies, near copies, a template, shared answers and URLs, parts of a page, teasers of every kind; two sites."""
    return (*copies(), *(filled_in(number, 12) for number in range(70)), *teasing(), *parts())


def copies() -> Iterator[Page]:
    rng = Random("copies")
    for number in range(60):
        words = prose(rng, 140)
        title, url = f"Numb {words[0]} {number}", f"https://reply.test/en/article/{number}"
        answers = [" ".join(prose(rng, 60)), *([SHARED] if number % 7 == 0 else [])]
        site = "doctor_panel" if number % 5 == 4 else "doctor_reply"
        yield page(f"a{number}", title, " ".join(words), answers, site=site, url=url)
        if number % 2:
            yield page(f"b{number}", title, " ".join(edited(words, 2, rng)), answers, url=url)
        if number % 3 == 0:
            yield page(f"c{number}", title, " ".join(words), answers, site="doctor_reply", url=f"{url}-3")
        if number % 4 == 0:
            yield page(f"d{number}", f"+{number % 3} or less?", f"<{number % 3}", site="doctor_panel")


def teasing() -> Iterator[Page]:
    rng = Random("teasing")
    targets = [each for each in copies() if each.raw.question.url]
    for number in range(30):
        one, two, three = (each.raw.question for each in rng.sample(targets, 3))
        teasers = [
            RawTeaser(title="Any", url=one.url),
            RawTeaser(title=two.title or "", question=f"{(two.question or '')[:220]}..."),
            RawTeaser(title=three.title or "", answer=three.answers[0].text),
            RawTeaser(title=f"Nobody asks this {number}"),
        ]
        yield page(f"t{number}", f"Teasing {number}", " ".join(prose(rng, 50)), ["Rest."], teasers=teasers)


def parts() -> Iterator[Page]:
    rng = Random("parts")
    for number in range(12):
        url = f"https://reply.test/faq/{number % 4}"
        asked, answer = " ".join(prose(rng, 30)), " ".join(prose(rng, 30))
        yield page(f"f{number}", f"Part {number}", asked, [answer], url=url, part=f"p{number}")


def told(graph: Graph) -> tuple[object, ...]:
    counts = graph.edge_counts, graph.link_counts
    return list(graph.verdicts), list(graph.edges()), *counts, graph.moved, graph.borrowed


@cache
def in_memory() -> Graph:
    return graph_of(planted())


@pytest.mark.parametrize("memory", [SPILLING, 150_000])
def test_what_does_not_fit_into_memory_gives_the_same_graph(memory: int) -> None:
    expected = in_memory()
    assert {"exact", "near", "alike", "syndication", "same_answer", "same_url", "teaser"} == set(expected.edge_counts)
    assert {"url", "question_text", "title", "unresolved"} == set(expected.link_counts)
    assert told(graph_of(planted(), memory=memory)) == told(expected)


def test_so_it_does_where_groups_were_published_before() -> None:
    rng = Random("published")
    before = {
        identity: Published(
            verdict.group if rng.random() < 0.5 else f"gone:{rng.randrange(20)}", rng.choice(("train", "test"))
        )
        for identity, verdict in zip(in_memory().ids, in_memory().verdicts, strict=True)
        if rng.random() < 0.7
    }
    expected = graph_of(planted(), before)
    assert expected.moved
    assert expected.borrowed
    assert told(graph_of(planted(), before, memory=SPILLING)) == told(expected)


def test_the_order_of_the_pages_changes_nothing_outside_memory_either() -> None:
    pages = list(planted())
    Random("order").shuffle(pages)
    assert told(graph_of(pages, NOTHING_PUBLISHED, memory=SPILLING)) == told(in_memory())


def test_a_graph_keeps_few_files_open_and_none_when_it_is_gone() -> None:
    before = open_files()
    graph = graph_of(planted(), memory=SPILLING)
    assert 0 < len(open_files() - before) < 20
    del graph
    assert not open_files() - before


def open_files() -> set[tuple[str, int]]:
    """This interpreter's open files: number, inode. What earlier tests left to the collector may go at any time."""
    gc.collect()
    found = set()
    for number in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add((number.name, number.stat().st_ino))
    return found
