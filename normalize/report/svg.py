"""Pictures by matplotlib as SVG that stands in a page: its colours are the page's, its ids no other picture's."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from markupsafe import escape
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

INK, MUTED, LINE, SURFACE = "#010101", "#020202", "#030303", "#040404"
ACCENT, SOFT, WARM, ALERT = "#050505", "#060606", "#070707", "#080808"
_VARIABLES = {
    INK: "ink",
    MUTED: "muted",
    LINE: "line",
    SURFACE: "surface",
    ACCENT: "accent",
    SOFT: "soft",
    WARM: "warm",
    ALERT: "alert",
}
"""What stands in a figure for a colour that the page's theme tells."""
_POINTS = 72
_SIZE = 12.0
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.image_inline": True,
    "font.size": _SIZE,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": MUTED,
    "axes.facecolor": "none",
    "axes.linewidth": 1.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "xtick.major.size": 0.0,
    "ytick.major.size": 0.0,
    "grid.color": LINE,
    "grid.linewidth": 0.8,
    "patch.linewidth": 0.0,
}
_NAMED = re.compile(r' id="([^"]{1,80})"')
_USED = re.compile(r'(?:url\(|xlink:href=")#([^")]{1,80})')
_FAMILY = re.compile(r" font-family: [^;\"]{0,400}+;")
_FONT = re.compile(r"font: (\d{1,3}) ([\d.]{1,6})px [^;\"]{0,400}+;")
_SCRAP = re.compile(
    r'<defs>\s{0,9}<style type="text/css">[^<]{0,200}</style>\s{0,9}</defs>|<metadata>.{0,2000}?</metadata>', re.DOTALL
)
_GAPS = re.compile(r">\s{1,99}<")
_BREAKS = re.compile(r" ?\n")


def drawn(name: str, width: int, height: int, says: str, draw: Callable[[Figure], None]) -> str:
    """Draw a picture: the same calls give the same bytes.

    Args:
        name: no other picture's on the page; letters and hyphens.
        width: in CSS pixels, as is the height.
        height: of the whole.
        says: what it shows, for those who do not see it.
        draw: draws on the figure.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        mpl.rcParams["svg.hashsalt"] = name
        figure = Figure(figsize=(width / _POINTS, height / _POINTS), facecolor="none")
        draw(figure)
        written = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(written, format="svg", transparent=True, metadata=nothing)
    return _inlined(written.getvalue(), name, width, height, says)


def _inlined(svg: str, name: str, width: int, height: int, says: str) -> str:
    used = set(_USED.findall(svg))
    svg = _SCRAP.sub("", svg[svg.index("<svg") :])
    svg = svg[svg.index(">") + 1 :]
    svg = _NAMED.sub(lambda found: f' id="{name}-{found[1]}"' if found[1] in used else "", svg)
    svg = re.sub(r'(url\(|xlink:href=")#', rf"\g<1>#{name}-", svg)
    svg = _FONT.sub(r"font-weight: \1; font-size: \2px;", _FAMILY.sub("", svg))
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, f"var(--{variable})")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'aria-label="{escape(says)}" viewBox="0 0 {width} {height}" style="max-width:{width}px">'
    )
    return head + _BREAKS.sub(" ", _GAPS.sub("><", svg)).strip()
