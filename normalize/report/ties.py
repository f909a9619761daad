"""`graph/edges.jsonl`: how big the parts of the teaser graph are, and the part of it that a picture shows."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from normalize.graph.edges import Kind
from normalize.graph.verdicts import Edge
from normalize.report.chosen import rank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from normalize.progress import Advance

    Positions = NDArray[np.intp]
    Ranks = NDArray[np.uint64]

_EDGES = "graph/edges.jsonl"
LEAST, MOST = 4, 28
"""Pages that a picture can show so that each can be told from the others."""


@dataclass(frozen=True, slots=True)
class Ties:
    """How records hang together; a part is all pages that do so by teasers."""

    parts: Counter[int]
    """Parts by their number of pages."""
    shown: frozenset[int]
    """The ranks of the pages in the picture: one part, or where none has the right size, what is around one page."""
    shown_of: int
    """Pages of the part that the picture shows, or shows a piece of."""
    near: Ranks
    """Of the records into which near copies were merged; sorted."""


def edges_size(folder: Path) -> int:
    """Tell how many bytes `read_edges` reads."""
    path = folder / _EDGES
    return path.stat().st_size if path.exists() else 0


def read_edges(folder: Path, advance: Advance) -> Iterator[Edge]:
    """Yield the edges of an output directory, telling how many bytes each took; none where it has no graph.

    Raises:
        ValueError: a line is no edge.
        OSError: the file can't be read.
    """
    decode = msgspec.json.Decoder(Edge).decode
    path = folder / _EDGES
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    edge = decode(line)
                except (ValueError, RecursionError) as error:
                    raise ValueError(f"{path} line {number}: {error}") from None
                yield edge
                advance(len(line))
    except FileNotFoundError:
        return


def read_ties(folder: Path, advance: Advance) -> Ties:
    """Read the edges; memory holds some dozen bytes of each.

    Raises:
        ValueError: a line is no edge.
        OSError: the file can't be read.
    """
    ends, merged_into = array("Q"), array("Q")
    for edge in read_edges(folder, advance):
        if edge.kind is Kind.TEASER:
            ends.append(rank(edge.source))
            ends.append(rank(edge.target))
        elif edge.kind is Kind.NEAR:
            merged_into.append(rank(edge.target))
    near = np.unique(np.frombuffer(merged_into, np.uint64))
    if not ends:
        return Ties(Counter(), frozenset(), 0, near)
    pages, places = np.unique(np.frombuffer(ends, np.uint64), return_inverse=True)
    sources, targets = places[::2], places[1::2]
    parts = connected(len(pages), sources, targets)
    _, part_of, sizes = np.unique(parts, return_inverse=True, return_counts=True)
    fitting = np.flatnonzero((sizes >= LEAST) & (sizes <= MOST))
    chosen = int(fitting[np.argmax(sizes[fitting])] if len(fitting) else np.argmax(sizes))
    inside = np.flatnonzero(part_of == chosen)
    if len(inside) > MOST:
        inside = _around(inside, sources, targets, len(pages))
    shown = frozenset(pages[inside].tolist())
    return Ties(Counter(sizes.tolist()), shown, int(sizes[chosen]), near)


def connected(count: int, sources: Positions, targets: Positions) -> Positions:
    """Give for each of so many places the smallest place that edges lead to, whatever their direction.

    >>> connected(5, np.array([4, 1]), np.array([2, 3])).tolist()
    [0, 1, 2, 1, 2]
    """
    smallest = np.arange(count)
    while True:
        before = smallest.copy()
        low = np.minimum(smallest[sources], smallest[targets])
        for ends in (sources, targets):
            np.minimum.at(smallest, smallest[ends], low)
            np.minimum.at(smallest, ends, low)
        smallest = smallest[smallest]
        if np.array_equal(before, smallest):
            return smallest


def _around(inside: Positions, sources: Positions, targets: Positions, count: int) -> Positions:
    """Take the page of a part that has most teasers to and fro, and those nearest to it, as many as can be shown."""
    degrees = np.bincount(sources, minlength=count) + np.bincount(targets, minlength=count)
    middle = int(inside[np.argmax(degrees[inside])])
    taken = [middle]
    reached = np.zeros(count, np.bool_)
    reached[middle] = True
    ring = np.array([middle])
    while len(taken) < MOST and len(ring):
        ahead = np.concatenate([targets[np.isin(sources, ring)], sources[np.isin(targets, ring)]])
        ring = np.unique(ahead[~reached[ahead]])
        reached[ring] = True
        taken += ring[np.argsort(-degrees[ring], kind="stable")].tolist()
    return np.array(taken[:MOST])
