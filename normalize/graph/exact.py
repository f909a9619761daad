"""Records whose people say the same, character by character; and those that say the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.graph.columns import position_of
from normalize.graph.edges import Edges, Kind
from normalize.graph.runs import Rows
from normalize.graph.sorting import key_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.graph.columns import Columns, Positions
    from normalize.graph.sorting import Sorter


def merge_exact(columns: Columns, kept: Positions, edges: Edges) -> None:
    """Merge the records of a site that say the same into the preferred one, and tie those of several sites.

    Records without any words stay.

    Args:
        kept: by position, what each record was merged into, itself where it is kept; changed in place.
    """
    for _, preferences in key_groups(columns.same_characters.blocks(), 2):
        same = position_of(preferences).tolist()
        first: dict[int, int] = {}
        for position in same:
            site = int(columns.sites[position])
            if site in first:
                kept[position] = first[site]
                edges.add(Kind.EXACT, position, first[site])
            elif first:
                edges.add(Kind.SYNDICATION, position, same[0])
            first.setdefault(site, position)


def tie_same_words(columns: Columns, kept: Positions, edges: Edges) -> None:
    """Tie kept records that say the same words with other signs, "+5" and "<5", and are too short for `near`."""
    for _, preferences in key_groups(_kept(columns.same_words, kept), 2):
        first, *others = position_of(preferences).tolist()
        for other in others:
            if columns.digests[other] != columns.digests[first]:
                kind = Kind.ALIKE if columns.sites[other] == columns.sites[first] else Kind.SYNDICATION
                edges.add(kind, other, first)


def _kept(sorter: Sorter, kept: Positions) -> Iterator[Rows]:
    for keys, preferences in sorter.blocks():
        positions = position_of(preferences)
        is_kept = kept[positions] == positions
        yield Rows(keys[is_kept], preferences[is_kept])
