from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from scipy.sparse import coo_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

from crawler.records import RawTeaser
from normalize.graph.edges import Edges, Kind
from normalize.graph.groups import Groups
from normalize.graph.scratch import Scratch
from normalize.graph.splits import Published, split_of
from normalize.settings import Settings
from tests.normalize.graph.pages import NOTHING_PUBLISHED, SETTINGS, Page, graph_of, page, prose, ties, verdicts_of

REPEATED = "What you describe is seen often after such a filling, and it passes within six weeks without treatment."
TIES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=10)


def single(number: int, *answers: str, teasers: tuple[RawTeaser, ...] = ()) -> Page:
    rng = Random(f"group {number}")
    url = f"https://reply.test/en/article/{number}"
    said = [" ".join(prose(rng, 40)), *answers]
    return page(f"{number:03}", " ".join(prose(rng, 5)), " ".join(prose(rng, 40)), said, url=url, teasers=teasers)


def teaser_of(number: int) -> RawTeaser:
    return RawTeaser(title="Any", url=f"https://reply.test/en/article/{number}")


def published(
    pages: list[Page], before: Mapping[str, Published] = NOTHING_PUBLISHED, settings: Settings = SETTINGS
) -> dict[str, Published]:
    graph = graph_of(pages, before, settings)
    verdicts = zip(graph.ids, graph.verdicts, strict=True)
    return {identity: Published(verdict.group, verdict.split) for identity, verdict in verdicts}


def groups_of(
    ids: Sequence[str], pairs: Sequence[tuple[int, int]], before: Mapping[str, Published] = NOTHING_PUBLISHED
) -> Groups:
    with Scratch() as scratch:
        edges = Edges(scratch)
        for one, other in pairs:
            edges.add(Kind.TEASER, one, other)
        edges.close()
        return Groups(ids, edges, before, scratch)


@given(TIES, st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("vwxyz")))
def test_groups_are_what_hangs_together(pairs: list[tuple[int, int]], before: dict[str, str]) -> None:
    members = {key: {key} for key in "abcdefgh"}
    for one, other in pairs:
        together = members["abcdefgh"[one]] | members["abcdefgh"[other]]
        for key in together:
            members[key] = together
    groups = groups_of("abcdefgh", pairs, {key: Published(group, None) for key, group in before.items()})
    for position, key in enumerate("abcdefgh"):
        earlier = {before[other] for other in members[key] if other in before}
        assert groups.name(position) == min(earlier or members[key])


@given(st.permutations(range(40)), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60))
def test_a_group_is_known_by_its_first_member_in_whatever_order_the_ties_come(
    order: list[int], pairs: list[tuple[int, int]]
) -> None:
    chain = list(pairwise(order[:15]))
    told = connected_components(coo_array((np.ones(len(pairs + chain)), np.transpose(pairs + chain)), (40, 40)))[1]
    firsts = [int(np.flatnonzero(told == label)[0]) for label in told]
    assert groups_of([f"{number:02}" for number in range(40)], pairs + chain).firsts.tolist() == firsts


def test_the_smallest_id_names_a_group_of_several_sites_whose_names_begin_alike() -> None:
    groups = groups_of(["a:1", "a:2", "a-b:1"], [(0, 2)])
    assert [groups.name(position) for position in range(3)] == ["a-b:1", "a:2", "a-b:1"]


def test_one_answer_under_several_questions_is_a_star_and_nothing_is_removed() -> None:
    pages = [single(number, REPEATED.upper() if number % 2 else REPEATED) for number in range(5)]
    pages += [single(9, "Rest, and wait."), single(8, "Rest, and wait.")]
    graph = graph_of(pages)
    assert ties(graph) == {("same_answer", "000", f"{number:03}") for number in range(1, 5)}
    assert graph.edge_counts == {"same_answer": 4}
    assert all(verdict.merged_into is None for verdict in graph.verdicts)
    assert Counter(verdict.group for verdict in graph.verdicts).most_common(1) == [("doctor_reply:000", 5)]


def test_teasers_part_no_group_and_hold_none_together_where_they_are_not_to() -> None:
    with Scratch() as scratch:
        edges = Edges(scratch)
        edges.add(Kind.TEASER, 0, 1)
        edges.add(Kind.SAME_ANSWER, 1, 2)
        edges.close()
        groups = Groups("abc", edges, {}, scratch, by_teasers=False)
    assert [groups.name(position) for position in range(3)] == ["a", "b", "b"]
    pages = [single(1, teasers=(teaser_of(2),)), single(2)]
    graph = graph_of(pages, settings=structs.replace(SETTINGS, group_by_teasers=False))
    assert graph.edge_counts == {"teaser": 1}
    assert len({verdict.group for verdict in graph.verdicts}) == 2


def test_a_group_goes_whole_into_one_split() -> None:
    pages = [single(number, teasers=(teaser_of(number // 3 * 3),)) for number in range(300)]
    splits: dict[str, set[str]] = {}
    for verdict in graph_of(pages).verdicts:
        splits.setdefault(verdict.group, set()).add(verdict.split)
    assert len(splits) == 100
    assert all(len(each) == 1 for each in splits.values())
    assert len(set.union(*splits.values())) == 3


@pytest.mark.parametrize("shares", [(0.8, 0.1), (0.5, 0.25), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)])
def test_splits_have_their_shares(shares: tuple[float, float]) -> None:
    settings = Settings(train_share=shares[0], validation_share=shares[1])
    counts = Counter[str](split_of(f"doctor_reply:{number}", settings) for number in range(4000))
    for split, share in zip(("train", "validation", "test"), (*shares, 1 - sum(shares)), strict=True):
        assert counts[split] / 4000 == pytest.approx(share, abs=0.03 if 0 < share < 1 else 0)


def test_another_key_draws_other_splits() -> None:
    names = [f"doctor_reply:{number}" for number in range(200)]
    other = Settings(split_key="another")
    assert [split_of(name, SETTINGS) for name in names] != [split_of(name, other) for name in names]


def test_pages_that_are_added_move_nothing_that_was_published() -> None:
    first = [single(number, teasers=(teaser_of(number + 100),)) for number in range(100, 200)]
    before = published(first)
    more = [single(number, teasers=(teaser_of(number + 100),)) for number in (*range(100), *range(200, 260))]
    graph = graph_of(first + more, before)
    assert graph.moved == []
    after = dict(zip(graph.ids, graph.verdicts, strict=True))
    assert {identity: Published(after[identity].group, after[identity].split) for identity in before} == before
    assert any(after[f"doctor_reply:{number:03}"].group == f"doctor_reply:{number + 100:03}" for number in range(100))


def test_a_page_that_joins_two_groups_moves_one_of_them_and_that_is_told() -> None:
    first = [single(number) for number in range(60)]
    before = published(first)
    splits = {identity: put.split for identity, put in before.items()}
    one = next(number for number in range(60) if splits[f"doctor_reply:{number:03}"] == "train")
    other = next(number for number in range(one, 60) if splits[f"doctor_reply:{number:03}"] != "train")
    bridge = single(70, teasers=(teaser_of(one), teaser_of(other)))
    graph = graph_of([*first, bridge], before)
    (moved,) = graph.moved
    assert (moved.id, moved.published_group) == (f"doctor_reply:{other:03}", f"doctor_reply:{other:03}")
    assert (moved.group, moved.split) == (f"doctor_reply:{one:03}", "train")
    assert moved.published_split == splits[moved.id]


def test_a_group_that_falls_apart_keeps_its_name() -> None:
    tied = [single(1, teasers=(teaser_of(2),)), single(2)]
    before = published(tied)
    assert {put.group for put in before.values()} == {"doctor_reply:001"}
    apart = verdicts_of([single(1), single(2)], before)
    assert {verdict.group for verdict in apart.values()} == {"doctor_reply:001"}


def test_what_was_merged_goes_with_what_it_was_merged_into() -> None:
    words = " ".join(prose(Random("twice"), 60))
    pages = [page("b", "Numb?", words), page("a", "Numb?", words)]
    verdicts = verdicts_of(pages, {"doctor_reply:b": Published("doctor_reply:b", None)})
    assert (verdicts["b"].merged_into, verdicts["a"].duplicate_ids) == ("doctor_reply:a", ["doctor_reply:b"])
    assert {verdict.group for verdict in verdicts.values()} == {"doctor_reply:b"}


def test_no_records_make_no_graph() -> None:
    graph = graph_of([])
    assert (len(graph.verdicts), list(graph.edges()), graph.moved, graph.edge_counts) == (0, [], [], {})
