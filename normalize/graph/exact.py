"""Records whose people say the same, character by character; and those that say the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.columns import runs
from normalize.graph.edges import Edges, Kind
from normalize.graph.near import FEWEST_WORDS

if TYPE_CHECKING:
    from normalize.graph.columns import Columns, Positions
    from normalize.graph.shingles import Hashes


def merge_exact(columns: Columns, kept: Positions, edges: Edges) -> None:
    """Merge the records of a site that say the same into the preferred one, and tie those of several sites.

    Records without any words stay.

    Args:
        kept: by position, what each record was merged into, itself where it is kept; changed in place.
    """
    worded = columns.preference[columns.words[columns.preference] > 0]
    for same in _same(columns.digests, worded):
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
    order = columns.preference
    words = columns.words[order]
    short = order[(words > 0) & (words < FEWEST_WORDS) & (kept[order] == order)]
    for first, *others in _same(columns.words_digests, short):
        for other in others:
            if columns.digests[other] != columns.digests[first]:
                kind = Kind.ALIKE if columns.sites[other] == columns.sites[first] else Kind.SYNDICATION
                edges.add(kind, other, first)


def _same(digests: Hashes, positions: Positions) -> list[list[int]]:
    """Give the positions that share a digest, each group in the order in which they come."""
    order = positions[np.argsort(digests[positions], kind="stable")]
    return [order[start:stop].tolist() for start, stop in runs(digests[order])]
