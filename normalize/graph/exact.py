"""Records whose people say the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.columns import runs
from normalize.graph.edges import Edges, Kind

if TYPE_CHECKING:
    from normalize.graph.columns import Columns, Positions


def merge_exact(columns: Columns, kept: Positions, edges: Edges) -> None:
    """Merge the records of a site that say the same words into the preferred one, and tie those of several sites.

    Records without any words stay.

    Args:
        kept: by position, what each record was merged into, itself where it is kept; changed in place.
    """
    order = columns.preference[columns.words[columns.preference] > 0]
    order = order[np.argsort(columns.digests[order], kind="stable")]
    for start, stop in runs(columns.digests[order]):
        _merge(order[start:stop].tolist(), columns, kept, edges)


def _merge(same: list[int], columns: Columns, kept: Positions, edges: Edges) -> None:
    """Merge records with the same words, given in order of preference."""
    first: dict[int, int] = {}
    for position in same:
        site = int(columns.sites[position])
        if site in first:
            kept[position] = first[site]
            edges.add(Kind.EXACT, position, first[site])
        elif first:
            edges.add(Kind.SYNDICATION, position, same[0])
        first.setdefault(site, position)
