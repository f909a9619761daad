"""Groups: records that belong together, and what each group is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from normalize.graph.edges import Edges
    from normalize.graph.splits import Published


def name_groups(
    ids: Sequence[str], edges: Edges, published: Mapping[str, Published], *, by_teasers: bool = True
) -> tuple[NDArray[np.int32], list[str]]:
    """Give each record's group as a number, and the groups' names.

    A group has the smallest of the published names of its members; where none was published, its smallest member's id.
    Two groups may have one name, where what tied them before has gone: they stay one group.

    Args:
        ids: of all records.
        edges: what ties them.
        published: by id, from an earlier run.
        by_teasers: whether a teaser ties, as everything else does.
    """
    ties = edges.ties(by_teasers)
    ends = np.array(edges.sources, np.int64)[ties], np.array(edges.targets, np.int64)[ties]
    graph = coo_array((np.ones(len(ends[0]), np.bool_), ends), (len(ids),) * 2)
    count, labels = connected_components(graph, directed=False)
    smallest: list[str | None] = [None] * count
    earlier: list[str | None] = [None] * count
    for label, identity in zip(labels.tolist(), ids, strict=True):
        smallest[label] = _smaller(smallest[label], identity)
        if identity in published:
            earlier[label] = _smaller(earlier[label], published[identity].group)
    return labels, [was or first or "" for was, first in zip(earlier, smallest, strict=True)]


def _smaller(one: str | None, other: str) -> str:
    return other if one is None or other < one else one
