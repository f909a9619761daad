"""Repeated containers: which blocks of a list (of answers, of teasers) belong together, told by the tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from crawler.reading.blocks import Block, common_element
from crawler.reading.elements import Element

Kind = Callable[[Block], str | None]
"""Names the kind of anchor that a block is: something that one entry of the list has at most once."""


def containers(blocks: Sequence[Block], kind: Kind) -> list[list[Block]]:
    """Split into runs of blocks that share a container, going down until no run has two anchors of one kind."""
    runs = children(blocks)
    if len(runs) < 2:
        return [list(blocks)]
    found: list[list[Block]] = []
    for run in runs:
        names = [name for block in run if (name := kind(block))]
        if len(names) > len(set(names)):
            found += containers(run, kind)
        else:
            found.append(run)
    return found


def own_containers(runs: Sequence[Sequence[Block]]) -> list[Element | None]:
    """For each run the largest element that holds all of it and nothing of the other runs; None where there is none."""
    places = sorted(block.node.at for run in runs for block in run if block.node is not None)

    def holds_run_alone(element: Element, run: Sequence[Block]) -> bool:
        return bisect_left(places, element.end) - bisect_left(places, element.at) == len(run)

    found: list[Element | None] = []
    for run in runs:
        element = common_element(run)
        if element is None or not holds_run_alone(element, run):
            found.append(None)
            continue
        while element.parent is not None and element.parent.depth and holds_run_alone(element.parent, run):
            element = element.parent
        found.append(element)
    return found


def children(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks by the child of their common element that holds them; a block right inside it is by itself."""
    common = common_element(blocks)
    if common is None:
        return [list(blocks)]
    runs: list[list[Block]] = []
    child: Element | None = None
    for block in blocks:
        node = block.node
        if child is None or node is None or not child.at <= node.at < child.end:
            child = node
            while child is not None and child is not common and child.parent is not common:
                child = child.parent
            if child is common:
                child = None
            runs.append([])
        runs[-1].append(block)
    return runs
