"""RSL licences: which content means a page, and what its terms come to."""

from __future__ import annotations

import pytest

from crawler.manners.purposes import Purpose
from crawler.manners.rsl import MAX_BYTES, signals

URL = "https://ask.test/question/sore-knee"
NO = '<license><prohibits type="usage">ai-train</prohibits></license>'
YES = '<license><permits type="usage">ai-train</permits></license>'
SEARCH = '<license><permits type="usage">search</permits></license>'
PAID = '<license><payment type="training"/></license>'
ABROAD = '<license><prohibits type="geo">FR</prohibits><permits type="user">commercial</permits></license>'

CONTENTS = [
    # where, what, verdicts
    ([("/", NO)], ["reserves"]),
    ([("", NO)], ["reserves"]),
    ([("/question/", NO)], ["reserves"]),
    ([("/question/*", NO)], ["reserves"]),
    ([("/private/", NO)], []),
    ([("question/", NO)], []),
    ([("/question/sore-knee$", NO)], ["reserves"]),
    ([("/question$", NO)], []),
    ([("https://ask.test/", NO)], ["reserves"]),
    ([("http://ASK.test:80", NO)], ["reserves"]),
    ([("https://*.test/question/", NO)], ["reserves"]),
    ([("https://other.test/", NO)], []),
    # The narrowest that says anything of training counts.
    ([("/", NO), ("/question/", YES)], ["allows"]),
    ([("/question/", YES), ("/", NO)], ["allows"]),
    ([("/", YES), ("/question/", NO)], ["reserves"]),
    ([("https://ask.test/", YES), ("/question/", NO)], ["reserves"]),
    ([("/", NO), ("/question/", ABROAD)], ["reserves"]),
    ([("/", NO), ("/question/", '<license><prohibits type="usage">search</prohibits></license>')], ["reserves"]),
    ([("/", YES), ("/", NO)], ["allows", "reserves"]),
    # Several licences: one that grants the use for nothing is enough, a ban in any is too much.
    ([("/", SEARCH + YES)], ["allows"]),
    ([("/", SEARCH + PAID)], ["reserves"]),
    ([("/", PAID + YES)], ["allows"]),
    ([("/", YES + NO)], ["reserves"]),
    ([("/", ABROAD)], []),
    ([("/", "<license/>")], []),
    ([("/", "")], []),
    # Prices.
    ([("/", '<license><payment type="Attribution"/></license>')], ["allows"]),
    ([("/", "<license><payment/></license>")], ["allows"]),
    ([("/", "<license><payment><custom>/ask-us</custom></payment></license>")], ["reserves"]),
    ([("/", '<license><payment><amount currency="EUR">1</amount></payment></license>')], ["reserves"]),
    ([("/", '<license><payment type="use"/></license>')], ["reserves"]),
    # Lists.
    ([("/", '<license><permits type="usage">train-ai,search</permits></license>')], ["allows"]),
    ([("/", '<license><permits type="usage">search<!-- and --> AI-All</permits></license>')], ["allows"]),
    ([("/", '<license><permits type="usage">search<!-- ai-train --><?all ai-all?></permits></license>')], ["reserves"]),
    ([("/", '<license><permits type="usage"/></license>')], ["reserves"]),
    ([("/", '<license><permits type="usage">ai-trainee</permits></license>')], ["reserves"]),
    ([("/", "<license><prohibits>ai-train</prohibits></license>")], []),
]


def document(contents: list[tuple[str, str]]) -> bytes:
    inside = "".join(f'<content url="{url}">{terms}</content>' for url, terms in contents)
    return f'<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl">{inside}</rsl>'.encode()


@pytest.mark.parametrize(("contents", "expected"), CONTENTS)
def test_the_narrowest_terms_for_a_page_count(contents: list[tuple[str, str]], expected: list[str]) -> None:
    found = signals(document(contents), "", URL, Purpose.TRAINING)
    assert [signal.verdict for signal in found] == expected


def test_a_licence_that_has_to_be_got_from_a_server_is_none_of_ours() -> None:
    body = f'<rsl><content url="/" server="https://licences.test">{YES}</content></rsl>'.encode()
    (found,) = signals(body, "", URL, Purpose.TRAINING)
    assert (found.verdict, found.evidence) == ("reserves", '<content url="/" server="https://licences.test">')


def test_the_evidence_is_the_element_that_decides() -> None:
    (found,) = signals(document([("/", PAID)]), "https://ask.test/license.xml", URL, Purpose.TRAINING)
    assert (found.evidence, found.source) == ('<payment type="training"></payment>', "https://ask.test/license.xml")


ENTITIES = '<!DOCTYPE rsl [<!ENTITY a "/">]><rsl><content url="&a;">' + NO + "</content></rsl>"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"License: free",
        b"<!doctype html><title>Not found</title>",
        b"<html/>",
        b'<rsl><content url="/">' + NO.encode(),
        b'<rsl><content url="/">' + NO.encode() + b"</content></rsl>" + b" " * MAX_BYTES,
        b"<rsl>" + b"<content>" * 5_000 + b"</content>" * 5_000 + b"</rsl>",
        ENTITIES.encode(),
        ENTITIES.encode("utf-16"),
        b'<rsl><content url="/">&undeclared;' + NO.encode() + b"</content></rsl>",
        b"<rsl><content>" + NO.encode() + b"</content></rsl>",
    ],
)
def test_what_is_no_licence_is_malformed_and_reserves_nothing(body: bytes) -> None:
    assert [signal.verdict for signal in signals(body, "", URL, Purpose.TRAINING)] == ["malformed"]


def test_no_file_is_read_for_an_entity(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "terms.txt"
    secret.write_text("ai-train")
    body = f'<!DOCTYPE rsl [<!ENTITY a SYSTEM "{secret.as_uri()}">]><rsl><content url="/">&a;</content></rsl>'
    assert [signal.verdict for signal in signals(body.encode(), "", URL, Purpose.TRAINING)] == ["malformed"]
