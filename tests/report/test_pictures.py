"""Pictures: whatever the names are, they are well formed, quiet and the same every time."""

from __future__ import annotations

import pytest
from lxml import etree

from normalize.report.charts import bars, columns, stripe
from normalize.report.network import network
from normalize.report.ribbons import Stop, ribbons
from normalize.report.svg import ACCENT

_NAMES = [
    '$\\frac{a}{b}$ <b>&amp;</b> "quoted"',
    "頭痛 ﷽ 🩺 한국어",
    "\u202etxet\u202c \u200b \x00 \x1b[31m \ud800",
    "W" * 500,
    "two\nlines\tand a tab",
    "",
]


def _texts(svg: str) -> list[str]:
    tree = etree.fromstring(svg)
    assert tree.get("role") == "img"
    assert tree.get("aria-label")
    return [each.text or "" for each in tree.iter("{http://www.w3.org/2000/svg}text")]


def test_names_stay_text() -> None:
    picture = bars("names", "Questions by specialty", "Specialty", [(name, 10 - at) for at, name in enumerate(_NAMES)])
    texts = _texts(picture.svg)
    assert "$\\frac{a}{b}$ <b>&amp;</b>…" in texts
    assert "頭痛 ﷽ 🩺 한국어" in texts
    assert any(text.startswith("⟨U+202E⟩txet⟨U+202C⟩") for text in texts)
    assert "two lines and a tab" in texts
    assert max(map(len, texts)) < 100
    assert [row[:2] for row in picture.table.rows] == [(name, 10 - at) for at, name in enumerate(_NAMES)]


def test_a_name_of_a_page_s_length_is_not_printed_whole() -> None:
    picture = bars("long", "Questions by specialty", "Specialty", [("W" * 100_000, 3), ("Cardiology", 2)])
    assert [len(str(row[0])) for row in picture.table.rows] == [500, len("Cardiology")]
    assert len(picture.svg) + len(picture.says) < 20_000


def test_names_of_series_stay_text() -> None:
    picture = columns("series", "Questions by year", "Year", ["2001", "$2$"], {name: [1, 2] for name in _NAMES})
    texts = _texts(picture.svg)
    assert "$2$" in texts
    assert "3 others" in texts
    assert len(picture.table.head) == 1 + len(_NAMES)


@pytest.mark.parametrize("count", [0, 1, 7, 10**9])
def test_counts_of_any_size(count: int) -> None:
    for picture in (
        bars("bars", "Cuts", "Rule", [("one", count), ("two", 0)]),
        columns("columns", "Questions", "Year", ["2001"], {"site": [count]}),
        stripe("stripe", "Records", "Split", [("train", count), ("test", 0)]),
    ):
        assert f"{count:,}" in picture.says
        assert "nan" not in picture.svg
        _texts(picture.svg)
    flow = ribbons("flow", "Flow", [Stop("pages", count, 0, ACCENT), Stop("kept", count, 1, ACCENT, "pages")])
    assert _texts(flow) == [f"{count:,}", "pages", f"{count:,}", "kept"]


def test_nothing_at_all() -> None:
    _texts(bars("bars", "Cuts", "Rule", []).svg)
    for labels in ([], ["0"]):
        _texts(columns("columns", "Questions", "Year", labels, {}).svg)
    _texts(network("graph", "One page", 1, []))


def test_nodes_stand_apart() -> None:
    star = [(0, at) for at in range(1, 28)]
    drawn = network("star", "A star", 28, star)
    assert drawn == network("star", "A star", 28, star)
    tree = etree.fromstring(drawn)
    marks = list(tree.iter("{http://www.w3.org/2000/svg}use"))
    places = [(float(each.get("x", "")), float(each.get("y", ""))) for each in marks]
    assert len(places) == 28
    nearest = min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for at, (x, y) in enumerate(places) for a, b in places[:at])
    assert nearest > 27
