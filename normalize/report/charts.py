"""The kinds of charts that the report has, each with the table of its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from normalize.report.shown import Picture, Share, Table, in_words
from normalize.report.svg import ACCENT, INK, LINE, MUTED, SOFT, WARM, drawn
from normalize.report.visible import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from normalize.report.shown import Cell

_WIDTH = 720
_BAR = 26
_LABEL = 200
_LONGEST = 30
_LONGEST_IN_TABLES = 500
_COLUMNS_HEIGHT = 250
_SERIES = (ACCENT, SOFT, WARM, MUTED)
_LABELLED_COLUMNS = 18


def bars(name: str, caption: str, kind: str, counts: Sequence[tuple[str, int]], more: int = 0) -> Picture:
    """Draw a bar for each name, from above.

    Args:
        name: no other picture's on the page.
        caption: what is counted.
        kind: what the names are, for the table's head.
        counts: in their order.
        more: names that are not among them.
    """
    whole = sum(count for _, count in counts)
    rows: list[tuple[Cell, ...]] = [
        (shortened(each, _LONGEST_IN_TABLES), count, Share(count / whole if whole else None)) for each, count in counts
    ]
    table = Table(caption, (kind, "Count", "Share of these"), tuple(rows))
    rest = f"; {more:,} more are not shown" if more else ""
    says = f"{caption}: {', '.join(f'{_label(each)} {count:,}' for each, count in counts)}{rest}"

    def draw(figure: Figure) -> None:
        height = figure.get_figheight() * 72
        axes = figure.add_axes((_LABEL / _WIDTH, 0, 1 - (_LABEL + 80) / _WIDTH, 1 - 4 / height))
        places = range(len(counts))
        axes.barh(places, [count for _, count in counts], height=0.62, color=ACCENT)
        axes.set_yticks(places, labels=[_label(each) for each, _ in counts], parse_math=False)
        axes.set_ylim(max(len(counts), 1) - 0.5, -0.5)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        for place, (_, count) in zip(places, counts, strict=True):
            axes.annotate(f"{count:,}", (count, place), (6, 0), textcoords="offset points", va="center", color=MUTED)

    return Picture(drawn(name, _WIDTH, _BAR * max(len(counts), 1) + 6, says, draw), says, table)


def columns(name: str, caption: str, kind: str, labels: Sequence[str], series: Mapping[str, Sequence[int]]) -> Picture:
    """Draw a column for each label, of several series on one another.

    Args:
        name: no other picture's on the page.
        caption: what is counted.
        kind: what the labels are, for the table's head.
        labels: from left to right.
        series: by name, the counts in the labels' order; beyond the first three they are drawn together.
    """
    drawn_series = _at_most(series, len(_SERIES))
    table = Table(
        caption,
        (kind, *series),
        tuple((label, *(counts[at] for counts in series.values())) for at, label in enumerate(labels)),
    )
    totals = {label: sum(counts[at] for counts in series.values()) for at, label in enumerate(labels)}
    greatest = max(totals, key=lambda label: (totals[label], label), default="")
    span = f", {labels[0]} to {labels[-1]}" if labels else ""
    says = f"{caption}{span}: {sum(totals.values()):,} in all, most at {greatest} ({totals.get(greatest, 0):,})"

    def draw(figure: Figure) -> None:
        axes = figure.add_axes((58 / _WIDTH, 0.12, 1 - 66 / _WIDTH, 0.74 if len(series) > 1 else 0.84))
        bottoms = [0] * len(labels)
        for (each, counts), colour in zip(drawn_series.items(), _SERIES, strict=False):
            if not any(counts):  # its colour is kept for it all the same: the other pictures have it
                continue
            axes.bar(range(len(labels)), counts, width=0.72, bottom=bottoms, color=colour, label=plain(each))
            bottoms = [bottom + count for bottom, count in zip(bottoms, counts, strict=True)]
        _name_columns(axes, labels)
        _scale(axes, max(bottoms, default=0))
        if len(series) > 1:
            axes.legend(
                loc="lower left",
                bbox_to_anchor=(0, 1.0),
                ncols=len(_SERIES),
                frameon=False,
                borderaxespad=0,
                handlelength=1,
                handleheight=1,
                columnspacing=1.4,
                labelcolor=INK,
            )

    return Picture(drawn(name, _WIDTH, _COLUMNS_HEIGHT, says, draw), says, table)


def stripe(name: str, caption: str, kind: str, counts: Sequence[tuple[str, int]]) -> Picture:
    """Draw the parts of a whole as one stripe, from the left; it has room for four."""
    whole = sum(count for _, count in counts)
    rows: list[tuple[Cell, ...]] = [(each, count, Share(count / whole if whole else None)) for each, count in counts]
    says = f"{caption}: {in_words(dict(counts))}"

    def draw(figure: Figure) -> None:
        axes = figure.add_axes((0, 0.05, 1, 0.9))
        axes.set_axis_off()
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        left = 0.0
        for at, (each, count) in enumerate(counts):
            width = count / whole if whole else 0
            axes.barh(0.3, max(width - 0.004, 0.002), 0.36, left, color=_SERIES[at % len(_SERIES)])
            x = at / max(len(counts), 1)
            axes.barh(0.82, 0.014, 0.18, x, color=_SERIES[at % len(_SERIES)])
            label = f"{plain(each)} {count:,} ({Share(width)})"
            axes.text(x + 0.024, 0.82, label, va="center", color=INK, parse_math=False)
            left += width

    table = Table(caption, (kind, "Count", "Share"), tuple(rows))
    return Picture(drawn(name, _WIDTH, 72, says, draw), says, table)


def _label(name: str) -> str:
    """Give a name as it stands in a picture: East Asian characters take the room of two.

    >>> _label("Cardiology"), len(_label("頭" * 40)), len(_label("W" * 40))
    ('Cardiology', 15, 30)
    """
    wide = sum(east_asian_width(char) in "WF" for char in name[:_LONGEST])
    return plain(shortened(name, _LONGEST - wide // 2))


def _at_most(series: Mapping[str, Sequence[int]], most: int) -> dict[str, list[int]]:
    """Put what goes beyond so many series into the last one."""
    named = {name: list(counts) for name, counts in series.items()}
    if len(named) <= most:
        return named
    kept = dict(list(named.items())[: most - 1])
    others = [counts for name, counts in named.items() if name not in kept]
    kept[f"{len(others)} others"] = [sum(together) for together in zip(*others, strict=True)]
    return kept


def _name_columns(axes: Axes, labels: Sequence[str]) -> None:
    step = max(1, -(-len(labels) // _LABELLED_COLUMNS))
    axes.set_xticks(range(0, len(labels), step), labels=[plain(label) for label in labels[::step]], parse_math=False)
    axes.set_xlim(-0.6, max(len(labels), 1) - 0.4)
    axes.tick_params(axis="x", labelsize=11, pad=6)


def _scale(axes: Axes, greatest: int) -> None:
    """Three lines at most, at round numbers."""
    step = 1
    while greatest / step > 4:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    ticks = list(range(0, max(greatest, 1) + 1, step))
    axes.set_yticks(ticks, labels=[f"{tick:,}" for tick in ticks])
    axes.tick_params(axis="y", labelcolor=MUTED, labelsize=11)
    axes.set_ylim(0, max(greatest, 1) * 1.04)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="y")
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_color(LINE)
