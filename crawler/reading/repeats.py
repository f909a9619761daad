"""Repeated containers: which blocks of a list (of answers, of teasers) belong together, told by the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

from lxml.etree import _Element as Element

from crawler.reading.blocks import Block, lineage

Kind = Callable[[Block], str | None]
"""Names the kind of anchor that a block is: something that one entry of the list has at most once."""


def containers(blocks: Sequence[Block], kind: Kind) -> list[list[Block]]:
    """Split into runs of blocks that share a container, going down until no run has two anchors of one kind."""
    return _split(list(blocks), [lineage(block.node) for block in blocks], kind)


def own_containers(runs: Sequence[Sequence[Block]]) -> list[Element | None]:
    """For each run the largest element that holds all of it and nothing of the other runs; None where there is none."""
    lines = [[lineage(block.node) for block in run] for run in runs]
    holders: dict[Element, int | None] = {}
    for at, elements in enumerate(lines):
        for element in chain.from_iterable(elements):
            if holders.setdefault(element, at) != at:
                holders[element] = None
    found: list[Element | None] = []
    for at, elements in enumerate(lines):
        first, *rest = elements or [[]]
        shared = set(first).intersection(*rest)
        found.append(next((element for element in first if element in shared and holders[element] == at), None))
    return found


def _split(blocks: list[Block], lines: list[list[Element]], kind: Kind) -> list[list[Block]]:
    shared = set(lines[0]).intersection(*lines[1:]) if lines else set()
    runs: list[tuple[Element | None, list[int]]] = []
    for at, line in enumerate(lines):
        child = next((element for element in line if element not in shared), None)
        if child is not None and runs and runs[-1][0] is child:
            runs[-1][1].append(at)
        else:
            runs.append((child, [at]))
    if len(runs) < 2:
        return [blocks]
    found: list[list[Block]] = []
    for _, places in runs:
        part = [blocks[at] for at in places]
        counts = Counter(name for block in part if (name := kind(block)))
        if max(counts.values(), default=0) > 1:
            found += _split(part, [lines[at] for at in places], kind)
        else:
            found.append(part)
    return found
