"""Question pages as large as real ones: the demo's pages, set amid the furniture that real sites print around theirs.

Navigation, wrappers with long class lists, style sheets, scripts, state, cards and a footer; the same bytes every time.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.demo import build_sites
from crawler.demo.truth import Style
from tests.servers.fast_pages import question_path

_WORDS = (
    *("amber", "basin", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "indigo", "juniper", "kelp", "lagoon"),
    *("meadow", "nectar", "orchard", "pebble", "quartz", "raven", "saffron", "thicket", "umber", "valley", "willow"),
    *("yarrow", "zephyr", "brook", "cliff", "dune", "elm", "fern", "grove", "heath", "isle", "lark", "moss"),
)
_UTILITIES = (
    *("flex", "grid", "block", "relative", "items-center", "justify-between", "px-4", "py-2", "mx-auto", "max-w-7xl"),
    *("text-sm", "leading-6", "gap-x-8", "rounded-lg", "border", "shadow-md", "sm:px-6", "lg:px-8", "md:flex-row"),
    *("hover:bg-gray-50", "focus:ring-2", "transition", "duration-150"),
)
_CARD_BYTES = 560
"""About the size of one card of the sidebar, with its classes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A question page as it comes from the network."""

    url: str
    body: bytes
    content_type: str


def question_pages(style: str, kilobytes: int = 49, count: int = 64) -> list[Page]:
    """So many different pages of one style, each of about so many KiB; none is cut.

    Raises:
        ValueError: no demo site has this style.
    """
    return [_page(page, kilobytes * 1024) for page in plain_pages(style, count)]


def linked_pages(style: Style, kilobytes: int = 49, count: int = 64) -> list[Page]:
    """The same pages at the paths of the fast server: their links to each other lead to pages that it serves."""
    plain = plain_pages(style, count)
    paths = {urlsplit(page.url).path.encode(): question_path(style, place) for place, page in enumerate(plain)}
    path = re.compile(rb"(?:%s)(?![\w-])" % b"|".join(map(re.escape, paths)))
    moved = (replace(page, body=path.sub(lambda found: paths[found[0]].encode(), page.body)) for page in plain)
    return [_page(page, kilobytes * 1024) for page in moved]


def plain_pages(style: str, count: int = 64) -> list[Page]:
    """The same pages without the furniture: what is read of both is the same.

    Raises:
        ValueError: no demo site has this style.
    """
    for site in build_sites(count):
        if site.style == style:
            found = ((question.url, site.pages[question.url.removeprefix(site.origin)]) for question in site.truth)
            return [Page(url, page.body, page.content_type) for url, page in found]
    raise ValueError(f"no demo site has the style {style}")


def _page(page: Page, size: int) -> Page:
    chance = random.Random(page.url)  # a seed of text is the same in every process
    site = random.Random("site")
    head, menu, footer = _head(site), _menu(site), _footer(site)
    missing = max(size - len(page.body) - len(head) - len(menu) - len(footer) - 1200, 0)
    cards = _cards(chance, site, missing // 2 // _CARD_BYTES)
    body = re.sub(rb'class="([^"\\{}]{1,80})"', _more_classes, page.body)
    body = _before(rb"</head>", body, head)
    body = _behind(rb"<body\b[^>]*>", body, menu + _wrapper(site) * 3)
    body = _before(rb"</body>", body, f"{cards}</div></div></div>{footer}")
    return replace(page, body=_before(rb"</body>", body, _state(chance, size - len(body))))


def _before(place: bytes, body: bytes, markup: str) -> bytes:
    return re.sub(rb"(?i)(?=%s)" % place, lambda _: markup.encode("ascii"), body, count=1)


def _behind(place: bytes, body: bytes, markup: str) -> bytes:
    return re.sub(rb"(?i)%s" % place, lambda match: match[0] + markup.encode("ascii"), body, count=1)


def _more_classes(match: re.Match[bytes]) -> bytes:
    return b'class="%s css-%06x sm:px-6 leading-6"' % (match[1], len(match[1]) * 7919)


def _classes(chance: random.Random, most: int = 7) -> str:
    return " ".join([f"{chance.choice(_WORDS)}-box", *chance.sample(_UTILITIES, chance.randint(2, most))])


def _words(chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(least, most))).capitalize()


def _wrapper(chance: random.Random) -> str:
    return f'<div class="{_classes(chance, 12)}" data-island="{chance.getrandbits(32):08x}">\n'


def _head(chance: random.Random) -> str:
    metas = [f'<meta name="{word}:kind" content="{_words(chance, 3, 9)}">' for word in _WORDS[:9]]
    links = [f'<link rel="preload" as="script" href="/_build/{chance.getrandbits(96):024x}.js">' for _ in range(9)]
    return "\n".join(
        [*metas, *links, "<style>", *_rules(chance), "</style>", "<script>", *_calls(chance), "</script>", ""]
    )


def _rules(chance: random.Random) -> Iterator[str]:
    for turn in range(50):
        yield f".{chance.choice(_WORDS)}-box{{margin:{chance.randint(0, 9)}px;color:#{chance.getrandbits(24):06x}}}"
        yield f"@media(min-width:{chance.randint(400, 900)}px){{.{chance.choice(_WORDS)}>a:hover{{opacity:{turn}}}}}"


def _calls(chance: random.Random) -> Iterator[str]:
    for _ in range(30):
        yield f"window.q=window.q||[];q.push(['{chance.choice(_WORDS)}',{{v:{chance.random():.6f},on:function(e){{"
        yield f"if(e.n<{chance.randint(2, 99)}&&!e.done){{e.go('<b>'+e.id+'</b>')}}}}}}]);"


def _menu(chance: random.Random) -> str:
    group, button, items = _classes(chance), _classes(chance, 3), _classes(chance, 3)
    groups = "".join(
        f'<div class="{group}"><button type="button" aria-expanded="false" class="{button}">{_words(chance, 1, 2)}'
        f'<svg width="9" height="9"><path d="M1 3l3 3 3-3"></path></svg></button>\n'
        f'<ul class="{items}">\n{_entries(chance, "guides", 8)}</ul></div>\n'
        for _ in range(7)
    )
    return f'<nav class="{_classes(chance, 12)}" aria-label="Main">\n{groups}</nav>\n'


def _entries(chance: random.Random, folder: str, count: int) -> str:
    return "".join(
        f'<li class="menu-item {folder}"><a class="menu-link" href="/{folder}/{chance.choice(_WORDS)}/{place}">'
        f"{_words(chance, 1, 3)}</a></li>\n"
        for place in range(count)
    )


def _cards(chance: random.Random, site: random.Random, count: int) -> str:
    card, link, title, text, tag = (_classes(site, most) for most in (7, 4, 3, 3, 2))
    cards = "".join(
        f'<div class="{card}"><a href="/stories/{chance.choice(_WORDS)}-{place}" class="{link}">'
        f'<img src="/images/{chance.getrandbits(48):012x}.webp" alt="" width="320" height="180" loading="lazy">'
        f'<div class="{title}">{_words(chance, 3, 7)}</div></a>\n<p class="{text}">{_words(chance, 8, 16)}.</p>'
        f'<span class="{tag}">{_words(chance, 1, 2)}</span></div>\n'
        for place in range(count)
    )
    return f'<aside class="{_classes(site)}"><h4>{_words(chance, 2, 3)}</h4>\n{cards}</aside>\n' if count else ""


def _footer(chance: random.Random) -> str:
    column = _classes(chance)
    columns = "".join(
        f'<div class="{column}"><h5>{_words(chance, 1, 2)}</h5><ul>{_entries(chance, "about", 8)}</ul></div>'
        for _ in range(4)
    )
    form = '<form action="/letters"><label>Letters</label><input type="email"><button>Go</button></form>'
    return f'<footer class="{_classes(chance, 12)}">\n{columns}{form}<p>{_words(chance, 9, 12)}.</p></footer>\n'


def _state(chance: random.Random, size: int) -> str:
    """A script with the state that a framework sends along, of about so many bytes."""
    parts = ['<script id="__DATA__" type="application/json">{"entries":[']
    length = len(parts[0])
    while length < size - 80:
        entry = f'{{"id":{chance.getrandbits(31)},"name":"{_words(chance, 2, 5)}","at":{chance.random():.6f}}},\n'
        parts.append(entry)
        length += len(entry)
    return f"{''.join(parts)}null]}}</script>\n"
