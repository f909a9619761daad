"""A graph that can be read: numbered pages, an arrow for each teaser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from normalize.report.svg import ACCENT, INK, MUTED, SURFACE, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure
    from numpy.typing import NDArray

_WIDTH, _HEIGHT = 720, 440
_ROOM = 110
"""How much width a node may take where they are few; a fifth of that in height."""
_RADIUS = 13.0
_ROUNDS = 200
_APART = 3.4 * _RADIUS
_PUSHES = 80


def network(name: str, says: str, nodes: int, arrows: Sequence[tuple[int, int]]) -> str:
    """Draw so many nodes, numbered from 1, and arrows between them (from 0)."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(arrows)
    places = nx.spring_layout(graph, iterations=_ROUNDS, seed=7)
    width, height = min(_WIDTH, _ROOM * nodes), min(_HEIGHT, (_ROOM * nodes + 220) // 5)
    spots = _spread(np.array([places[at] for at in range(nodes)]), width, height)

    def draw(figure: Figure) -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, _WIDTH)
        axes.set_ylim(0, height)
        for source, target in sorted(arrows):
            both = (target, source) in arrows
            style = {
                "arrowstyle": "<|-|>" if both else "-|>",
                "color": MUTED,
                "linewidth": 1.1,
                "mutation_scale": 9,
                "shrinkA": _RADIUS + 1,
                "shrinkB": _RADIUS + 1,
            }
            if not both or source < target:
                axes.annotate("", spots[target], spots[source], arrowprops=style)
        for at, (x, y) in enumerate(spots):
            axes.plot(
                [x], [y], marker="o", markersize=2 * _RADIUS, color=SURFACE, markeredgecolor=ACCENT, markeredgewidth=1.6
            )
            axes.text(x, y, str(at + 1), ha="center", va="center_baseline", color=INK, fontsize=12)

    return drawn(name, _WIDTH, height, says, draw)


def _spread(places: NDArray[np.float64], width: int, height: int) -> list[tuple[float, float]]:
    """Fill the picture: half by where the layout puts a node, half by its rank, so that no crowd is a blot.

    Then nodes that are too near push one another apart.
    """
    size, edge = np.array([width, height]), 2 * _RADIUS
    low, span = places.min(axis=0), np.ptp(places, axis=0)
    shares = np.where(span > 0, (places - low) / np.where(span > 0, span, 1), 0.5)
    ranks = places.argsort(axis=0).argsort(axis=0) / max(len(places) - 1, 1)
    spots = edge + (shares + ranks) / 2 * (size - 2 * edge)
    for _ in range(_PUSHES):
        ways = spots[:, None] - spots[None]
        far = np.hypot(ways[..., 0], ways[..., 1])
        np.fill_diagonal(far, _APART)
        push = np.maximum(_APART - far, 0) / np.maximum(far, 1) / 4
        spots = np.clip(spots + (ways * push[..., None]).sum(axis=1), edge, size - edge)
    return [(round(float(x), 1), round(float(y), 1)) for x, y in spots]
