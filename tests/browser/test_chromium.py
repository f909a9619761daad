"""What the tests of pages rely on: a page that misbehaves is seen to."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.chromium import barriers, watched

_SHUTS_OUT = "<img src=data:,><p style='color:#ccc;background:#fff'>Faint words</p>"
_SOUND = "<!doctype html><html lang=en><title>Knees</title><main><h1>Knees</h1><p>They bend.</p></main></html>"


def test_what_a_page_should_not_do_is_seen(browser: Browser, tmp_path: Path) -> None:
    page_file = tmp_path / "page.html"
    page_file.write_text(
        "<script>console.error('gone wrong'); alert('boo'); nobody()</script><img src='http://192.0.2.1/x.png'>"
    )
    with watched(browser) as (page, seen):
        page.goto(page_file.as_uri(), wait_until="commit")
        page.wait_for_function("document.images.length == 1")
        page.wait_for_timeout(100)
    assert any("gone wrong" in said for said in seen.complaints)
    assert any("boo" in said for said in seen.complaints)
    assert any("nobody" in said for said in seen.complaints)
    assert seen.strange == ["http://192.0.2.1/x.png"]


def test_what_shuts_people_out_is_found(browser: Browser) -> None:
    with watched(browser) as (page, _):
        page.set_content(_SHUTS_OUT)
        found = " ".join(barriers(page))
        page.set_content(_SOUND)
        assert barriers(page) == []
    assert "color-contrast" in found
    assert "image-alt" in found
    assert "html-has-lang" in found
