from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from crawler.reading.limits import MAX_ATTRIBUTES, MAX_TAGS, MAX_TARGET, UnreadablePageError
from crawler.reading.page import read_page
from tests.reading import attacked
from tests.servers.apart import Cost, reading_apart

SIZE = 1_500_000
HANG = 60  # seconds; the slowest takes three
MOST_MEMORY = 500  # MB, of a process of which 50 are Python's and the project's own


def _times(unit: str) -> str:
    """As much of it as the limit on tags lets through."""
    return unit * (min(SIZE // len(unit), MAX_TAGS // 3 // max(unit.count("<"), 1)))


BOMBS: dict[str, Callable[[], str]] = {
    "levels": lambda: _times("<div>"),
    "levels of unclosed text": lambda: "x" + "<b>" * 900 + _times("x<i>y</i>") + "</b>" * 900,
    "lists in lists": lambda: _times("<ul><li>"),
    "tables in tables": lambda: _times("<table><tr><td>"),
    "forms": lambda: _times("<form><p>"),
    "attributes": lambda: "<p " + " ".join(f"a{at:x}" for at in range(1_000_000)) + ">x</p>",
    "one attribute": lambda: "<p title='" + "x" * 9_000_000 + "'>x</p>",
    "quotes without end": lambda: _times("<a b='"),
    "long links": lambda: "".join(f'<a href="/{at}{"x" * 100_000}">q</a>' for at in range(90)),
    "many links": lambda: "".join(f'<a href="/q/{at}">q</a>' for at in range(200_000)),
    "links in links": lambda: "<a href=x><b>" * 450 + _times("xy<i></i>") + "</b></a>" * 450,
    "lines in links": lambda: "<a href=x><b>" * 450 + _times("<br>") + "</b></a>" * 450,
    "links without end": lambda: _times("<a href=x>y"),
    "empty elements": lambda: _times("<b></b>"),
    "line breaks": lambda: _times("<br>"),
    "elements of the site's own": lambda: _times("<x-y></x-y>"),
    "pictures": lambda: _times("<img alt='x'>"),
    "paragraphs": lambda: _times("<p>x</p>"),
    "paragraphs without end": lambda: _times("<p>"),
    "items": lambda: "<ol>" + _times("<li>x</li>") + "</ol>",
    "scripts with other ends": lambda: _times("<script></SCRIPT>"),
    "menus with other ends": lambda: _times("<nav></NAV>"),
    "menus": lambda: _times("<nav>x</nav>"),
    "one menu": lambda: "<nav>" + _times("<p>x</p>") + "</nav>",
    "comments in a menu": lambda: "<nav>" + _times("<!--x") + "</nav>",
    "headers in headers": lambda: _times("<header>" * 900 + "<h1></h1>" + "</header>" * 900),
    "code in code": lambda: _times("<pre>" * 900 + "</pre>" * 900),
    "long code in code": lambda: "<pre>" * 900 + "x" * 9_000_000 + "</pre>" * 900,
    "drawings": lambda: _times("<svg><svg></svg></svg>"),
    "titles": lambda: _times("<title></TITLE>"),
    "text fields": lambda: _times("<textarea></textarea>"),
    "templates": lambda: _times("<template><p></template>"),
    "references": lambda: _times("&amp;"),
    "broken references": lambda: _times("&"),
    "entities": lambda: '<!DOCTYPE a [<!ENTITY a "aaaa">' + "".join(f'<!ENTITY a{n} "&a;&a;">' for n in range(50_000)),
    "brackets": lambda: _times("<"),
    "comments": lambda: _times("<!--"),
    "end tags": lambda: _times("</p>"),
    "white space": lambda: " \n" * 4_000_000,
    "furniture in furniture": lambda: _times("<aside><footer><header><nav>review</nav></header></footer></aside>"),
}


@pytest.fixture(scope="module")
def read_apart() -> Iterator[Callable[[bytes], Cost]]:
    with reading_apart(attacked.blocks, HANG) as reading:
        yield reading


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_page_is_read_or_refused_in_bounded_time_and_memory(name: str, read_apart: Callable[[bytes], Cost]) -> None:
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{BOMBS[name]()}</body></html>".encode()
    cost = read_apart(page)
    assert cost.outcome.isdigit() or cost.outcome in ("too_many_lines", "nested_too_deep", "too_many_tags")
    assert cost.mb < MOST_MEMORY


def _page(markup: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{markup}</body></html>".encode()


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(UnreadablePageError, match="too_many_tags"):
        read_page(_page("<b></b>" * (MAX_TAGS // 2)))
    assert read_page(_page("<b></b>" * (MAX_TAGS // 2 - 10) + "Rest.")).blocks[0].text == "Rest."


def test_of_a_tag_with_too_many_attributes_the_first_are_read() -> None:
    names = " ".join(f"a{at}" for at in range(MAX_ATTRIBUTES))
    (block,) = read_page(_page(f"<p title=first {names} class=last>Rest.</p>")).blocks
    assert block.node is not None
    assert (block.node.get("title"), block.node.get("class")) == ("first", None)


@pytest.mark.parametrize("around", ["{}", "<nav>{}</nav>", "<svg>{}</svg>", "<p>{}</p>"])
@pytest.mark.parametrize("link", ['<a href="{}">Knee</a>', "<a href='{}'>Knee</a>", "<A class='x' HREF={}>Knee</a>"])
def test_a_link_longer_than_servers_take_leads_nowhere(around: str, link: str) -> None:
    short, long = "/" + "x" * (MAX_TARGET - 1), "/" + "y" * MAX_TARGET
    page = read_page(_page(around.format(link.format(short) + link.format(long))), words=frozenset({"reply"}))
    assert list(page.links) == [short]
    assert page.absolute(long) is None
