"""X-Robots-Tag and meta robots: whom a directive is for, and where in a page it counts."""

from __future__ import annotations

import pytest

from crawler.manners.head_metas import MAX_HEAD_CHARS, head_metas
from crawler.manners.opt_outs import page_signals, reserved
from crawler.manners.purposes import Purpose
from crawler.manners.robots_tags import may_follow
from crawler.version import PRODUCT

URL = "https://ask.test/question/sore-knee"

HEADERS = [
    # values of X-Robots-Tag, whether they reserve the page from training
    (["noindex"], True),
    (["NoIndex"], True),
    (["nofollow , noindex"], True),
    (["nosnippet", "noai"], True),
    (["*: noindex"], True),
    (["robots: noindex"], True),
    ([f"{PRODUCT.upper()} : noindex"], True),
    (["GPTBot: noai"], True),
    (["googlebot: noindex"], False),
    (["otherbot: noindex, nofollow"], False),
    ([f"otherbot: nofollow, {PRODUCT}: noindex"], True),
    (["otherbot: noindex", "noindex"], True),
    (["max-snippet: -1, noindex"], True),
    (["max-image-preview:large,noai"], True),
    (["unavailable_after: 25 Nov 2026 15:00:00 GMT, noindex"], True),
    (["unavailable_after: Wed, 25 Nov 2026 15:00:00 GMT, noindex"], True),
    (["unavailable_after: Wednesday, 25-Nov-26 15:00:00 GMT, noai"], True),
    (["unavailable_after: 2026-11-25T15:00:00+00:00, noindex"], True),
    (["unavailable_after: 25 Nov 2026, 15:00:00 GMT, noindex"], True),
    (["unavailable_after: soon, noindex"], True),
    (["unavailable_after: Wed, 25 Nov 2026 15:00:00 GMT"], False),
    # Our own token stands above what is for everybody, and only where it speaks of the same.
    (["noindex", f"{PRODUCT}: index"], False),
    (["noindex", f"{PRODUCT}: all"], False),
    (["noindex, noai", f"{PRODUCT}: index"], True),
    (["noindex", f"{PRODUCT}: nofollow"], True),
    (["noindex", f"{PRODUCT}: noarchive"], True),
    (["index", f"{PRODUCT}: noindex"], True),
    ([f"{PRODUCT}: index, noindex"], True),
    (["index, noindex"], True),
    # Neither a directive nor one of ours.
    (["noindex nofollow"], False),
    (["noindexing"], False),
    (["no-index"], False),
    (["noimageai"], False),
    (["nofollow, nosnippet, notranslate"], False),
    ([""], False),
    ([",:, :,*:"], False),
]


@pytest.mark.parametrize(("values", "reserves"), HEADERS)
def test_a_directive_counts_for_whom_it_is_meant(values: list[str], reserves: bool) -> None:
    headers = [("X-Robots-Tag", value) for value in values]
    found = page_signals(URL, headers, "", Purpose.TRAINING, PRODUCT)
    assert (reserved(found) is not None) == reserves
    assert {signal.kind for signal in found} <= {"x_robots_tag"}


MARKUP = '<meta name="robots" content="noindex">'
PAGES = [
    # a page, whether it reserves itself
    (f"<!doctype html><html><head>{MARKUP}</head><body>", True),
    (MARKUP, True),
    ('<META NAME="ROBOTS" CONTENT="NOINDEX">', True),
    ("<meta name='robots' content='noindex'>", True),
    ("<meta name=robots content=noindex>", True),
    ("<meta content=noindex,follow name=robots />", True),
    ('<meta\n  content = "index, NoAI"\n  name = "robots"\n>', True),
    ('<meta name="robots" content="no&#105;ndex">', True),
    ('<meta name="robots" content="noindex" content="index">', True),
    (f'<meta name="{PRODUCT}" content="none">', True),
    ('<meta name="ClaudeBot" content="noindex">', True),
    (f"<title>a <b> c</title>{MARKUP}", True),
    (f"<script>if (a < b) {{ c('<body>') }}</script>{MARKUP}", True),
    (f"<style>p > a {{}}</style><link title='>' rel=icon><base href=/>{MARKUP}", True),
    (f"<!-- a --><!----><!-- b --!>{MARKUP}", True),
    (f"<head></head>{MARKUP}<body>", True),
    (f"<noscript>{MARKUP}</noscript>", True),
    (f'<link title="<body>">{MARKUP}', True),
    (f"stray words {MARKUP}", True),
    # Not there.
    (f"<!-- {MARKUP} -->", False),
    (f"<!-- {MARKUP}", False),
    (f"<script>{MARKUP}</script>", False),
    (f"<script>{MARKUP}", False),
    (f"<title>{MARKUP}</title>", False),
    (f"<template>{MARKUP}</template>", False),
    (f"<body>{MARKUP}", False),
    (f"<p>{MARKUP}", False),
    (f"<link title='{MARKUP}'>", False),
    (f"<link title='{MARKUP}", False),
    ('<meta name="robots" content="noindex"', False),
    ('<meta property="robots" content="noindex">', False),
    ('<meta name="description" content="noindex">', False),
    ('<meta name="googlebot" content="noindex">', False),
    ('<meta name="robots">', False),
    ('<meta name="robots" content>', False),
    ('<metadata name="robots" content="noindex">', False),
    ('<meta name="robots" content="noindex"><meta name="medqa-corpus" content="index">', False),
    (" " * MAX_HEAD_CHARS + MARKUP, False),
    ("", False),
]


@pytest.mark.parametrize(("html", "reserves"), PAGES)
def test_a_meta_element_counts_in_the_head_and_nowhere_else(html: str, reserves: bool) -> None:
    found = page_signals(URL, [], html, Purpose.TRAINING, PRODUCT)
    assert (reserved(found) is not None) == reserves


def test_the_meta_elements_are_read_in_their_order_as_they_stand() -> None:
    html = "<meta charset=utf-8><meta name=A content='1 &amp; 2'><meta name='' content=x><meta  name=b />"
    assert [tuple(meta) for meta in head_metas(html)] == [
        ("a", "1 & 2", "<meta name=A content='1 &amp; 2'>"),
        ("b", "", "<meta  name=b />"),
    ]


FOLLOWING = [
    # values of X-Robots-Tag, content of meta robots, content of meta with our name, whether links may be followed
    ([], "", "", True),
    (["noindex"], "noindex", "noindex", True),
    (["nofollow"], "", "", False),
    (["noindex, NOFOLLOW"], "", "", False),
    (["none"], "", "", False),
    (["googlebot: nofollow"], "", "", True),
    (["GPTBot: nofollow"], "", "", True),
    ([f"{PRODUCT}: nofollow"], "", "", False),
    (["nofollow", f"{PRODUCT}: follow"], "", "", True),
    (["follow", f"{PRODUCT}: nofollow"], "", "", False),
    (["follow, nofollow"], "", "", False),
    ([], "nofollow", "", False),
    ([], "index,nofollow", "follow", True),
    ([], "all", "none", False),
    (["follow"], "nofollow", "", False),
    (["unavailable_after: Wed, 25 Nov 2026 15:00:00 GMT, nofollow"], "", "", False),
]


@pytest.mark.parametrize(("values", "general", "own", "follows"), FOLLOWING)
def test_links_are_followed_unless_the_page_says_no(values: list[str], general: str, own: str, follows: bool) -> None:
    headers = [("X-ROBOTS-Tag", value) for value in values]
    html = f'<meta name="robots" content="{general}"><meta name="{PRODUCT}" content="{own}">'
    assert may_follow(headers, html, PRODUCT) == follows
