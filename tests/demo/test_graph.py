"""How the pages of a demo site hang together: teasers, lists, tags, twins, sitemaps."""

from __future__ import annotations

import gzip
from collections import deque
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from crawler.demo import DemoSite
from crawler.demo.server import page_key
from crawler.demo.variety import slug


def test_teasers_form_a_graph(reply: DemoSite) -> None:
    truth = {question.url: question for question in reply.truth}
    teased = {url: {entry.question_url for entry in question.related} for url, question in truth.items()}
    mutual = {(one, other) for one, targets in teased.items() for other in targets if other and one in teased[other]}
    assert len(mutual) > 20
    assert any(entry.question_url is None for question in reply.truth for entry in question.related)
    assert all(url not in targets for url, targets in teased.items())
    for question in reply.truth:
        assert len(question.teaser_texts) == 2 * len(question.related)
        for entry, text in zip(question.related, question.teaser_texts[::2], strict=True):
            if entry.question_url is None:
                assert entry.url.removeprefix(reply.origin) not in reply.pages
                continue
            whole = " ".join(truth[entry.question_url].text.replace("`", "").split())
            start = text.removesuffix("...")
            assert whole.startswith(start)
            assert start == whole or (start[-1].isalpha() and whole[len(start)].isalpha())


def test_teasers_come_whole_and_cut_with_and_without_understanding(reply: DemoSite) -> None:
    printed = [text for question in reply.truth for text in question.teaser_texts]
    cut = [text for text in printed if text.endswith("...")]
    assert 20 < len(cut) < len(printed) - 20
    headlines = {question.url: question.headline for question in reply.truth if question.headline}
    names = [(entry.name, headlines[entry.url]) for q in reply.truth for entry in q.related if entry.url in headlines]
    assert any(name == f"Understanding {headline}" for name, headline in names)
    assert any(name == headline for name, headline in names)


def html_of(site: DemoSite, url: str) -> Selector:
    return Selector(site.pages[url.removeprefix(site.origin)].body.decode("utf-8", "replace"), type="html")


def links(site: DemoSite, key: str) -> list[str]:
    selector = html_of(site, site.origin + key)
    base = selector.xpath("//base/@href").get() or site.origin + key
    absolute = [urlsplit(urljoin(base, href)) for href in selector.xpath("//a/@href").getall()]
    assert all(parts.hostname == site.host for parts in absolute), key
    return [page_key(parts.path + (f"?{parts.query}" if parts.query else "")) for parts in absolute]


def vanished(site: DemoSite, before: DemoSite) -> set[str]:
    """What the site had in an earlier edition: pages that never changed link there still."""
    return before.questions.keys() - site.questions.keys()


def test_every_question_is_reached_and_no_link_is_broken(sites: list[DemoSite], first: list[DemoSite]) -> None:
    for site, before in zip(sites, first, strict=True):
        withdrawn = vanished(site, before) | {
            entry.url.removeprefix(site.origin) for q in site.truth for entry in q.related if not entry.question_url
        }
        waiting = deque(url.removeprefix(site.origin) for url in site.start_urls)
        seen = set(waiting)
        while waiting:
            for link in links(site, waiting.popleft()):
                key = site.redirects.get(link, link)
                if key in seen or key in withdrawn or key.startswith(("/private/", "/trap/")):
                    continue
                assert key in site.pages, key
                seen.add(key)
                waiting.append(key)
        assert {question.url.removeprefix(site.origin) for question in site.truth} <= seen


def test_twins_redirects_and_pagination_are_linked(sites: list[DemoSite], first: list[DemoSite]) -> None:
    for site, before in zip(sites, first, strict=True):
        hrefs = b"\n".join(page.body for page in site.pages.values())
        assert f'"http://{site.host}/'.encode() in hrefs
        assert b"utm_source" in hrefs
        assert b'rel="next"' in hrefs
        assert any(old.encode() + b'"' in hrefs for old in site.redirects)
        assert set(site.redirects.values()) - vanished(site, before) <= site.pages.keys()
        assert all(f'href="{path}'.encode() in hrefs.lower() for path in site.private_paths)


def test_most_pages_name_their_canonical_url(sites: list[DemoSite]) -> None:
    for site in sites:
        named = [html_of(site, question.url).xpath("//link[@rel='canonical']/@href").get() for question in site.truth]
        assert 0 < named.count(None) < len(named) / 4
        assert all(url in (None, question.url) for url, question in zip(named, site.truth, strict=True))


def locations(sitemap: bytes) -> list[str]:
    return Selector(sitemap.decode(), type="xml").xpath("//*[local-name()='loc']/text()").getall()


def test_sitemaps_list_every_question(sites: list[DemoSite]) -> None:
    for site in sites:
        listed: set[str] = set()
        for url in locations(site.pages["/sitemap.xml"].body):
            body = site.pages[url.removeprefix(site.origin)].body
            listed.update(locations(gzip.decompress(body) if url.endswith(".gz") else body))
        assert {question.url for question in site.truth} < listed
        assert not any(path in url for url in listed for path in site.private_paths)


def test_tag_pages_list_their_articles(reply: DemoSite) -> None:
    for question in reply.truth:
        for keyword in question.keywords:
            path = f"/en/tag/{slug(keyword.name)}"
            pages = [key for key in reply.pages if key == path or key.startswith(f"{path}?")]
            assert any(question.url.removeprefix(reply.origin) in links(reply, key) for key in pages)
