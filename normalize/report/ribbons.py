"""A flow: counts as bars in columns from left to right, and ribbons between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from normalize.report.svg import INK, MUTED, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT = 720, 320
_BAR = 14
_GAP = 46
_TOP = 8
_LOWEST = 44.0
"""How far from the bottom a bar stands that nothing comes after: below the ribbons to what comes after others."""
_LEAST = 3.0
_FAINT = 0.22


@dataclass(frozen=True, slots=True)
class Stop:
    """A bar: its name, its count, its column from 0, its colour, and which bar before it leads to it."""

    name: str
    count: int
    column: int
    colour: str
    source: str | None = None
    taken: int | None = None
    """How much of the source leads to it, where that is another number: a page may hold several questions."""


def ribbons(name: str, says: str, stops: Sequence[Stop]) -> str:
    """Draw bars and the ribbons that lead to them; those of a column stand in their order, from above."""

    def draw(figure: Figure) -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, _WIDTH)
        axes.set_ylim(_HEIGHT, 0)
        _draw(axes, stops)

    return drawn(name, _WIDTH, _HEIGHT, says, draw)


def _draw(axes: Axes, stops: Sequence[Stop]) -> None:
    most = max(stop.column for stop in stops)
    crowd = max(sum(1 for stop in stops if stop.column == column) for column in range(most + 1))
    greatest = max(sum(stop.count for stop in stops if stop.column == column) for column in range(most + 1))
    unit = (_HEIGHT - 2 * _TOP - _GAP * (crowd - 1) - 10) / max(greatest, 1)
    apart = (_WIDTH - 190) / max(most, 1)
    below = dict.fromkeys(range(most + 1), float(_TOP))
    boxes: dict[str, tuple[float, float, float]] = {}
    left: dict[str, float] = {}
    for stop in stops:
        height = max(stop.count * unit, _LEAST)
        is_end = stop.column < most and all(other.source != stop.name for other in stops)
        x, y = 4 + stop.column * apart, _HEIGHT - max(_LOWEST, height + _TOP) if is_end else below[stop.column]
        boxes[stop.name] = x, y, height
        left[stop.name] = y
        below[stop.column] = y + max(height, 24) + (_GAP if height < 24 else _GAP - 16)
        if stop.source is not None:
            width = height if stop.taken is None else max(stop.taken * unit, _LEAST)
            _ribbon(axes, stop, boxes[stop.source][0] + _BAR, left[stop.source], width, (x, y, height))
            left[stop.source] += width
        axes.add_patch(Rectangle((x, y), _BAR, height, facecolor=stop.colour))
        middle = y + min(height / 2, 40)
        axes.text(x + _BAR + 8, middle - 2, f"{stop.count:,}", va="bottom", color=INK, fontsize=15, fontweight="bold")
        axes.text(x + _BAR + 8, middle + 2, stop.name, va="top", color=MUTED, parse_math=False)


def _ribbon(axes: Axes, stop: Stop, start: float, above: float, width: float, box: tuple[float, float, float]) -> None:
    """Lead from a place on the source's edge to a bar."""
    x, y, height = box
    below, half = above + width, (start + x) / 2
    corners = [
        (start, above),
        (half, above),
        (half, y),
        (x, y),
        (x, y + height),
        (half, y + height),
        (half, below),
        (start, below),
        (start, above),
    ]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    axes.add_patch(PathPatch(Path(corners, codes), facecolor=stop.colour, alpha=_FAINT))
