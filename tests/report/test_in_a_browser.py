"""The report in a real browser: it runs nothing, asks for nothing, shuts nobody out, and shows hostile text as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import barriers, watched
from tests.report.corpora import report_on

_PHONE = {"width": 375, "height": 800}
# The page's policy forbids what `wait_for_function` does when it has to look a second time.
_UNTIL_SCROLLED = """element => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("it has not scrolled")), 10000);
  const look = () => element.scrollLeft > 0 ? resolve() : setTimeout(look, 20);
  look();
})"""


@pytest.fixture(scope="module")
def address(folder: Path) -> str:
    report_on(folder)
    return (folder / "report.html").as_uri()


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_shuts_people_out(browser: Browser, address: str, theme: str) -> None:
    with watched(browser, color_scheme=theme) as (page, seen):
        page.goto(address)
        _open_all(page)
        assert barriers(page) == []
    assert seen.complaints == []
    assert seen.strange == []


def test_themes_differ(browser: Browser, address: str) -> None:
    grounds = set()
    for theme in ("light", "dark"):
        with watched(browser, color_scheme=theme) as (page, _):
            page.goto(address)
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
            drawn = page.locator("#cuts svg path").nth(2).evaluate("each => getComputedStyle(each).fill")
            grounds.add(drawn)
    assert len(grounds) == 4


def test_hostile_text_stays_text(browser: Browser, address: str) -> None:
    with watched(browser) as (page, seen):
        page.goto(address)
        _open_all(page)
        shown = page.locator("body").inner_text()
        assert page.title().startswith("Corpus report")
        assert page.locator("script, iframe, object, embed, form, img, video").count() == 0
        handlers = "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).map(a => a.name)"
        assert [name for name in page.evaluate(handlers) if name.startswith("on")] == []
        unguarded = 'a[href^="http"]:not([rel="noreferrer noopener"])'
        assert page.locator(unguarded).count() == 0
        targets = page.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    assert {target.partition(":")[0] for target in targets if not target.startswith("#")} == {"https"}
    assert "<script>document.title='taken'</script>" in shown
    assert (
        "{{ 7*7 }} {% raw %} </style></svg>]]> =cmd|' /C calc'!A0 [link](javascript:alert(2)) $\\frac{x}{y}$" in shown
    )
    assert "U+202E" in shown
    assert not set("\u202e\u202c\u200b\ufeff") & set(shown)
    assert "javascript:alert(3)" in shown
    assert seen.complaints == []
    assert seen.strange == []


def test_a_phone_need_not_scroll_sideways(browser: Browser, address: str) -> None:
    with watched(browser, viewport=_PHONE) as (page, _):
        page.goto(address)
        _open_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") == _PHONE["width"]
        wide = page.evaluate(
            "[...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > each.clientWidth).length"
        )
        assert wide
        region = page.get_by_role("region", name="Questions by site")
        region.focus()
        page.keyboard.press("ArrowRight")
        region.evaluate(_UNTIL_SCROLLED)


def test_every_part_can_be_reached(browser: Browser, address: str) -> None:
    with watched(browser) as (page, _):
        page.goto(address)
        names = page.evaluate("[...document.querySelectorAll('nav a')].map(link => link.getAttribute('href'))")
        missing = [name for name in names if page.locator(name).count() != 1]
        sections = page.locator("main section").count()
    assert missing == []
    assert len(names) == sections == 14
