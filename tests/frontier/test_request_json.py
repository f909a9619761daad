"""Requests as JSON and back: nothing is lost, nothing is pickled, and what can't be stored is refused by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import FormRequest, Request, Spider
from scrapy.http import JsonRequest, Response

from crawler.frontier.request_json import (
    LASTMOD,
    LEASE,
    UnreadableRequestError,
    UnstorableRequestError,
    dump_request,
    load_request,
)
from crawler.urls import canonical_url

URL = "http://a.test/en/article/1"
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.text("abcdefghij_", min_size=1, max_size=8)
HEADERS = st.dictionaries(
    st.text("ABCabc-", min_size=1).map(str.title),
    st.lists(
        st.text(st.characters(min_codepoint=32, max_codepoint=255)).map(lambda text: text.encode("latin-1")), min_size=1
    ),
    max_size=3,
)


class OneSpider(Spider):
    name = "one"

    def parse_sitemap(self, response: Response) -> None:
        """A callback."""

    def pass_over(self, failure: object) -> None:
        """An errback."""


SPIDER = OneSpider()


def there_and_back(request: Request) -> Request:
    stored = dump_request(request, SPIDER)
    assert stored is None or isinstance(msgspec.json.decode(stored), dict)
    return load_request(request.url, stored, request.priority, SPIDER)


@given(
    method=st.sampled_from(["GET", "POST", "HEAD"]),
    body=st.binary(max_size=50),
    headers=HEADERS,
    cookies=st.dictionaries(NAMES, st.text("abc123"), max_size=2),
    meta=st.dictionaries(NAMES, JSON, max_size=3),
    cb_kwargs=st.dictionaries(NAMES, JSON, max_size=3),
    flags=st.lists(st.text(), max_size=2),
    priority=st.integers(-(2**31), 2**31 - 1),
    dont_filter=st.booleans(),
    callback=st.sampled_from([None, SPIDER.parse_sitemap]),
    errback=st.sampled_from([None, SPIDER.pass_over]),
)
def test_a_request_comes_back_as_it_was(headers: dict[str, list[bytes]], **parts: Any) -> None:
    before = Request(URL, headers=headers, **parts)
    after = there_and_back(before)
    assert after.to_dict(spider=SPIDER) == before.to_dict(spider=SPIDER)
    assert type(after) is Request


@given(url=st.text().map(lambda path: f"http://a.test/{path}"))
def test_its_url_stays_as_it_is(url: str) -> None:
    try:
        request = Request(url)
    except ValueError:
        return
    after = there_and_back(request)
    assert after.url == request.url
    assert canonical_url(after.url) == canonical_url(request.url)


def test_a_plain_link_needs_no_json() -> None:
    assert dump_request(Request(URL, priority=7), SPIDER) is None
    passing = {LEASE: 7, LASTMOD: "2026-11-20", "depth": 3, "download_slot": "a.test", "download_latency": 0.1}
    assert dump_request(Request(URL, meta=passing), SPIDER) is None


def test_what_belongs_to_one_visit_is_left_out() -> None:
    request = Request(URL, meta={LEASE: 7, "depth": 3, "mine": 1}, callback=SPIDER.parse_sitemap)
    after = there_and_back(request)
    assert after.meta == {"mine": 1}
    assert after.callback == SPIDER.parse_sitemap
    assert request.meta[LEASE] == 7  # the request itself is not touched


@pytest.mark.parametrize(
    "request_", [JsonRequest(URL, data={"a": [1]}), FormRequest(URL, formdata={"name": "value"}), JsonRequest(URL)]
)
def test_requests_of_other_classes(request_: Request) -> None:
    after = there_and_back(request_)
    assert type(after) is type(request_)
    assert (after.method, after.body, after.headers) == (request_.method, request_.body, request_.headers)


class Other:
    def method(self) -> None:
        """Of no spider."""


FUNCTION: Any = lambda: None  # noqa: E731
METHOD: Any = Other().method


@pytest.mark.parametrize(
    "unstorable",
    [
        lambda: Request(URL, callback=FUNCTION),
        lambda: Request(URL, callback=METHOD),
        lambda: Request(URL, errback=METHOD),
        lambda: Request(URL, meta={"it": Other()}),
        lambda: Request(URL, meta={"it": Request(URL)}),
        lambda: Request(URL, cb_kwargs={"it": {1, 2}.__iter__()}),
        lambda: Request(URL, meta={"it": "\ud800"}),
    ],
)
def test_what_can_not_be_stored_is_refused_by_its_name(unstorable: Callable[[], Request]) -> None:
    with pytest.raises(UnstorableRequestError, match=f"<GET {URL}> can't be stored as JSON: "):
        dump_request(unstorable(), SPIDER)


@pytest.mark.parametrize(
    "stored",
    [
        '{"callback":"no_such_method"}',
        '{"_class":"os.system"}',
        '{"_class":"pathlib.Path"}',
        '{"_class":"no.such.Request"}',
        '{"body":"?"}',
        '{"headers":[1]}',
        "{",
        "[]",
        "7",
    ],
)
def test_what_was_not_stored_by_this_program_is_refused(stored: str) -> None:
    with pytest.raises(UnreadableRequestError, match=f"{URL}: no request that this program can make: "):
        load_request(URL, stored, 0, SPIDER)
