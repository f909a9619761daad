"""A host's and a page's statements together, and the laws that hold whatever they say."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.manners.evidence import MAX_EVIDENCE, printable
from crawler.manners.opt_outs import HostTerms, page_signals, reserved
from crawler.manners.purposes import Purpose
from crawler.manners.robots_rules import RobotsRules
from crawler.manners.robots_tags import may_follow
from crawler.records import Signal
from crawler.version import PRODUCT

URL = "https://ask.test/question/sore-knee"
PAID = b'<rsl><content url=""><license><payment type="use"/></license></content></rsl>'
SILENT = HostTerms(robots=None, robots_url="https://ask.test/robots.txt", tdmrep=None, ai_txt=None, licenses={})


def with_robots(text: str) -> HostTerms:
    return replace(SILENT, robots=RobotsRules.parse(text.encode()))


def verdicts(terms: HostTerms, kind: str, purpose: Purpose = Purpose.TRAINING) -> list[str]:
    return [f"{signal.verdict} {signal.evidence}" for signal in terms.signals(URL, purpose) if signal.kind == kind]


def test_a_host_that_says_nothing_reserves_nothing() -> None:
    assert SILENT.signals(URL, Purpose.TRAINING) == ()
    assert page_signals(URL, [], "", Purpose.TRAINING, PRODUCT) == ()
    assert reserved([]) is None


def test_every_document_is_named_as_the_source_of_what_it_says() -> None:
    terms = HostTerms(
        robots=RobotsRules.parse(b"User-agent: GPTBot\nDisallow: /"),
        robots_url="https://ask.test/robots.txt",
        tdmrep=b'[{"location": "/", "tdm-reservation": 1}]',
        ai_txt=b"User-Agent: *\nDisallow: /",
        licenses={"https://licences.test/a.xml": PAID},
    )
    assert [(signal.kind, signal.source) for signal in terms.signals(URL, Purpose.TRAINING)] == [
        ("robots_group", "https://ask.test/robots.txt"),
        ("tdm_reservation", "https://ask.test/.well-known/tdmrep.json"),
        ("rsl", "https://licences.test/a.xml"),
        ("ai_txt", "https://ask.test/ai.txt"),
    ]


def test_groups_that_one_line_is_meant_for_give_one_signal() -> None:
    terms = with_robots("User-agent: CCBot\nUser-agent: GPTBot\nDisallow: /question # not yours")
    assert verdicts(terms, "robots_group") == ["reserves Disallow: /question # not yours (User-agent: GPTBot, CCBot)"]


def test_one_training_crawler_that_is_kept_out_is_enough() -> None:
    terms = with_robots("User-agent: GPTBot\nAllow: /\n\nUser-agent: CCBot\nDisallow: /")
    assert verdicts(terms, "robots_group") == [
        "allows Allow: / (User-agent: GPTBot)",
        "reserves Disallow: / (User-agent: CCBot)",
    ]


def test_our_own_group_does_not_take_back_what_is_said_to_training_crawlers() -> None:
    terms = with_robots(f"User-agent: {PRODUCT}\nAllow: /\n\nUser-agent: GPTBot\nDisallow: /")
    assert verdicts(terms, "robots_group") == ["reserves Disallow: / (User-agent: GPTBot)"]


@pytest.mark.parametrize(
    ("lines", "reserves"),
    [
        # The narrower part of the site, then the narrower use; of two alike the "no".
        (["train-ai=n", "/question/ train-ai=y"], False),
        (["train-ai=y", "/question/ train-ai=n"], True),
        (["bots=n, train-ai=y"], False),
        (["bots=y, train-ai=n"], True),
        (["train-ai=y", "/question/ bots=n"], True),
        (["train-ai=y", "train-ai=n"], True),
        (["train-ai=n", "/question/ search=n"], True),
        (["train-ai=n", "/private/ train-ai=y"], True),
        (["train-ai=n;reason=knees"], True),
        (["TRAIN-AI=N"], True),
        (["train-ai=no"], False),
        (["train-ai=?0"], False),
        (["train-ai"], False),
        (["unheard-of=n"], False),
    ],
)
def test_the_narrowest_preference_counts(lines: list[str], reserves: bool) -> None:
    robots = "User-agent: *\n" + "".join(f"Content-Usage: {line}\n" for line in lines)
    assert (reserved(with_robots(robots).signals(URL, Purpose.TRAINING)) is not None) == reserves


def test_a_preference_for_us_stands_above_one_for_everybody() -> None:
    terms = with_robots(
        f"User-agent: *\nContent-Signal: ai-train=no\n\nUser-agent: {PRODUCT}\nContent-Signal: ai-train=yes"
    )
    assert verdicts(terms, "content_signal") == ["allows Content-Signal: ai-train=yes"]


def test_the_first_reservation_is_the_one_that_is_told() -> None:
    found = page_signals(URL, [("X-Robots-Tag", "all, noai"), ("TDM-Reservation", "1")], "", Purpose.TRAINING, PRODUCT)
    first = reserved(found)
    assert first is not None
    assert (first.kind, first.evidence, first.source) == ("x_robots_tag", "x-robots-tag: all, noai", URL)


def test_a_page_full_of_statements_gives_few_signals_and_loses_no_reservation() -> None:
    markup = "".join(f'<meta name="robots" content="index" id={number}>' for number in range(1_000))
    found = page_signals(URL, [], f'{markup}<meta name="robots" content="noindex">', Purpose.TRAINING, PRODUCT)
    assert len(found) <= 100
    assert reserved(found) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Disallow: /\r\nX: y\x00\x1b[31m\u202e", "Disallow: /  X: y  [31m"),
        ("caf\u00e9 \ud800 \u2028", "caf\u00e9"),
        ("a" * 1_000, "a" * MAX_EVIDENCE),
        (" \x07 ", ""),
    ],
)
def test_evidence_is_one_line_that_may_be_printed(text: str, expected: str) -> None:
    assert printable(text) == expected


WORDS = (
    st.sampled_from(["User-agent: *", "User-agent: GPTBot", "Disallow: /", "Allow: /", "Content-Usage: train-ai=n"])
    | st.sampled_from(["<rsl>", '<content url="/">', "<license>", "</license></content></rsl>", "\r\n", "\0", "\ud800"])
    | st.sampled_from(['"location": "/"', '"tdm-reservation": 1', "[{", "}]", ",", ":", "<!--", "-->", "\\ud800", "*"])
    | st.sampled_from(["<meta name=robots content='", "'>", "noindex", "none", "unavailable_after:", "&#0;", PRODUCT])
    | st.sampled_from(["License:", "tdm-reservation", "train-ai=n", "*.html", "%", "%ff", "9" * 50, "1", "0", "$"])
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=15).map("".join)
BODIES = TEXTS.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=60)
PURPOSES = st.sampled_from(Purpose)
URLS = st.just(URL) | TEXTS | TEXTS.map(lambda text: f"https://ask.test/{text}")
HEADER_NAMES = st.sampled_from(["X-Robots-Tag", "TDM-Reservation", "tdm-policy", "Content-Usage", "Content-Signal"])
HEADERS = st.lists(st.tuples(HEADER_NAMES | TEXTS, TEXTS), max_size=4)


def sound(signals: tuple[Signal, ...]) -> bool:
    return all(signal.evidence.isprintable() and len(signal.evidence) <= MAX_EVIDENCE for signal in signals)


@given(robots=BODIES, tdmrep=BODIES, ai_txt=BODIES, license_=BODIES, url=URLS, purpose=PURPOSES)
def test_no_document_makes_reading_fail(
    robots: bytes, tdmrep: bytes, ai_txt: bytes, license_: bytes, url: str, purpose: Purpose
) -> None:
    terms = HostTerms(
        robots=RobotsRules.parse(robots), robots_url=url, tdmrep=tdmrep, ai_txt=ai_txt, licenses={url: license_}
    )
    assert sound(terms.signals(url, purpose))


@given(url=URLS, headers=HEADERS, html=TEXTS, purpose=PURPOSES, agent=st.just(PRODUCT) | TEXTS)
def test_no_page_makes_reading_fail(
    url: str, headers: list[tuple[str, str]], html: str, purpose: Purpose, agent: str
) -> None:
    assert sound(page_signals(url, headers, html, purpose, agent))
    assert may_follow(headers, html, agent) in (True, False)


HOST_FAULTS = st.sampled_from(
    [
        ("tdmrep", b'[{"location": "/", "tdm-reservation": 7}]'),
        ("tdmrep", b'{"location": "/", "tdm-reservation": 1}'),
        ("tdmrep", b'[{"location": "/", "tdm-reservation": 1}'),
        ("tdmrep", b"\xff\xfe\xff"),
        ("ai_txt", b"Disallow: /"),
        ("ai_txt", b"<p>Disallow: /"),
        ("licenses", {"u": b'<rsl><content url="/"><license><prohibits type="usage">all</prohibits>'}),
        ("licenses", {"u": b"<html><license/></html>"}),
        ("robots", RobotsRules.parse(b"User-agent: *\nContent-Usage: train-ai=never\nContent-Signal: ai-train=")),
    ]
)


@given(faults=st.lists(HOST_FAULTS), purpose=PURPOSES)
def test_what_is_malformed_is_written_down_and_reserves_nothing(
    faults: list[tuple[str, object]], purpose: Purpose
) -> None:
    found = replace(SILENT, **dict(faults)).signals(URL, purpose)  # type: ignore[arg-type]
    assert {signal.verdict for signal in found} == ({"malformed"} if faults else set())


STATEMENTS = ["noindex", "index", "all", "none", "noai", "noarchive", "archive", "nofollow", "noindex noai", "7", ""]
OF_PAGES = st.lists(
    st.tuples(
        st.sampled_from(["header", "meta"]), st.sampled_from(["", "*", PRODUCT, "GPTBot"]), st.sampled_from(STATEMENTS)
    ),
    max_size=6,
)
RESERVATIONS = st.tuples(
    st.sampled_from(["header", "meta"]),
    st.sampled_from(["", "*", PRODUCT, "GPTBot", "ia_archiver"]),
    st.sampled_from(["noindex", "none", "noai", "noarchive"]),
)


def page(statements: list[tuple[str, str, str]], tdm: list[tuple[str, str]], purpose: Purpose) -> Signal | None:
    headers = [
        ("X-Robots-Tag", f"{agent}: {said}" if agent else said) for at, agent, said in statements if at == "header"
    ]
    headers += [("tdm-reservation", value) for at, value in tdm if at == "header"]
    metas = [f'<meta name="{agent or "robots"}" content="{said}">' for at, agent, said in statements if at == "meta"]
    metas += [f'<meta name="tdm-reservation" content="{value}">' for at, value in tdm if at == "meta"]
    return reserved(page_signals(URL, headers, "".join(metas), purpose, PRODUCT))


TDM_VALUES = st.lists(st.tuples(st.sampled_from(["header", "meta"]), st.sampled_from(["0", "1", "x"])), max_size=4)


@given(said=OF_PAGES, tdm=TDM_VALUES, more=RESERVATIONS, where=st.sampled_from(["header", "meta"]), purpose=PURPOSES)
def test_a_further_reservation_never_frees_a_page(
    said: list[tuple[str, str, str]],
    tdm: list[tuple[str, str]],
    more: tuple[str, str, str],
    where: str,
    purpose: Purpose,
) -> None:
    if page(said, tdm, purpose) is not None:
        assert page([*said, more], tdm, purpose) is not None
        assert page([more, *said], [*tdm, (where, "1")], purpose) is not None


PATHS = st.sampled_from(["/", "/question/", "/question/sore", "/private/", "*", "/*.html"])
RULES = st.lists(st.tuples(PATHS, st.booleans()), max_size=4)


@given(rules=RULES, more=PATHS, place=st.integers(0, 4), purpose=PURPOSES)
def test_a_further_reservation_never_frees_a_host(
    rules: list[tuple[str, bool]], more: str, place: int, purpose: Purpose
) -> None:
    longer = [*rules[:place], (more, True), *rules[place:]]

    def tdmrep(said: list[tuple[str, bool]]) -> HostTerms:
        rows = [{"location": path, "tdm-reservation": int(reserves)} for path, reserves in said]
        return replace(SILENT, tdmrep=json.dumps(rows).encode())

    def ai_txt(said: list[tuple[str, bool]]) -> HostTerms:
        lines = [f"{'Disallow' if reserves else 'Allow'}: {path}\n" for path, reserves in said]
        return replace(SILENT, ai_txt="".join(["User-Agent: *\n", *lines]).encode())

    def rsl(said: list[tuple[str, bool]]) -> HostTerms:
        terms = "".join(
            f'<content url="{path}"><license><{"prohibits" if reserves else "permits"} type="usage">ai-train'
            f"</{'prohibits' if reserves else 'permits'}></license></content>"
            for path, reserves in said
        )
        return replace(SILENT, licenses={"u": f"<rsl>{terms}</rsl>".encode()})

    def usages(said: list[tuple[str, bool]]) -> HostTerms:
        lines = [f"Content-Usage: {path} train-ai={'n' if reserves else 'y'}\n" for path, reserves in said]
        return with_robots("".join(["User-agent: *\n", *lines]))

    for terms in (tdmrep, ai_txt, rsl, usages):
        if reserved(terms(rules).signals(URL, purpose)) is not None:
            assert reserved(terms(longer).signals(URL, purpose)) is not None
