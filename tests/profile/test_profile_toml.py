"""Everything that is wrong with a profile is told at once, each fault with its line, its key and what is allowed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from crawler.manners.purposes import Purpose
from crawler.profile.patterns import UrlPatterns
from crawler.profile.profile import AnswerSelectors, Limits, Profile, Selectors
from crawler.profile.profile_toml import ProfileError, read_profile, read_profile_file

STYLES = ("doctor_panel", "qa_page")
LEAST = 'name = "letters"\nstyle = "qa_page"\nstart = ["https://letters.test/"]\n[urls]\nquestion = ["/letters/*"]\n'


def faults(document: str) -> list[str]:
    with pytest.raises(ProfileError) as raised:
        read_profile(document, "my-site.toml", STYLES)
    return list(raised.value.faults)


def with_line(line: str, table: str = "") -> str:
    """The least profile, with one more line at its top or in a table at its end."""
    return f"{LEAST}[{table}]\n{line}\n" if table else f"{line}\n{LEAST}"


def test_a_whole_profile() -> None:
    document = """
        name = "letters"
        start = ["https://letters.test/", "https://letters.test/old/"]
        contact = "me@example.org"
        purpose = "research"
        rights = "CC BY 4.0"
        layout = true
        [urls]
        question = ["/letters/*"]
        list = ["/letters/?page=*"]
        never = ["/*/print$"]
        [limits]
        pages = 100
        depth = 7
        delay = 2.5
        concurrent = 2
        [select]
        title = "h1"
        question = ".ink"
        asker = "b"
        date = "i"
        votes = ".v"
        answer_count = ".n"
        tags = "a.tag"
        answers = ".note"
        [select.answer]
        text = ".ink"
        author = ".pen"
        profile = ".pen a"
        date = "time"
        votes = "::attr(data-v)"
        accepted = ".seal"
        headline = "h3"
    """
    assert read_profile(document, "folder/my-site.toml", STYLES) == Profile(
        file="my-site.toml",
        name="letters",
        style=None,
        start=("https://letters.test/", "https://letters.test/old/"),
        contact="me@example.org",
        purpose=Purpose.RESEARCH,
        rights="CC BY 4.0",
        urls=UrlPatterns(question=("/letters/*",), list=("/letters/?page=*",), never=("/*/print$",)),
        limits=Limits(pages=100, depth=7, delay=2.5, concurrent=2),
        select=Selectors(
            title="h1",
            question=".ink",
            asker="b",
            date="i",
            votes=".v",
            answer_count=".n",
            tags="a.tag",
            answers=".note",
            answer=AnswerSelectors(
                text=".ink",
                author=".pen",
                profile=".pen a",
                date="time",
                votes="::attr(data-v)",
                accepted=".seal",
                headline="h3",
            ),
        ),
        layout=True,
    )


def test_the_least_profile() -> None:
    profile = read_profile(LEAST, "my-site.toml", STYLES)
    assert (profile.style, profile.select, profile.limits, profile.layout) == ("qa_page", Selectors(), Limits(), False)


@pytest.mark.parametrize("document", [LEAST.replace("\n", "\r\n"), LEAST.replace("letters/*", "über/*")])
def test_ways_to_write_it(document: str, tmp_path: Path) -> None:
    path = tmp_path / "my-site.toml"
    path.write_bytes(b"\xef\xbb\xbf" + document.encode())
    assert read_profile_file(path, STYLES).name == "letters"


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            LEAST.replace('"letters"', '"My letters"'),
            "my-site.toml:1: name: 'My letters' is no name of a site: 2 to 41",
        ),
        (LEAST.replace('"letters"', "7"), "my-site.toml:1: name: takes a text, not 7"),
        (
            LEAST.replace('"letters"', '"doctor_panel"'),
            "my-site.toml:1: name: 'doctor_panel' is a site style's: a site",
        ),
        (LEAST.replace('name = "letters"', ""), "my-site.toml: name: is missing: the site's name in records and files"),
        (LEAST.replace('"qa_page"', '"qa_pag"'), "my-site.toml:2: style: 'qa_pag' is none of doctor_panel, qa_page"),
        (LEAST.replace('style = "qa_page"', ""), "my-site.toml: style: is missing (one of doctor_panel, qa_page);"),
        (LEAST.replace("https://letters.test/", "letters"), "my-site.toml:3: start: 'letters' is no http(s) URL"),
        (LEAST.replace("https://letters.test/", "https://[/"), "my-site.toml:3: start: 'https://[/' is no http(s) URL"),
        (LEAST.replace('["https://letters.test/"]', "[]"), "my-site.toml:3: start: is missing: where to begin"),
        (
            LEAST.replace('["https://letters.test/"]', "true"),
            "my-site.toml:3: start: takes texts in brackets, not true",
        ),
        (LEAST.replace("/letters/*", "/letters/["), "my-site.toml:5: urls.question: '/letters/[' is no pattern ('['"),
        (LEAST.replace("/letters/*", "letters"), "my-site.toml:5: urls.question: 'letters' is no pattern (it begins"),
        (
            LEAST.replace("/letters/*", "https://a.test/"),
            "my-site.toml:5: urls.question: 'https://a.test/' is no pattern (it",
        ),
        (LEAST.replace('["/letters/*"]', "[\n'/a',\n3]"), "my-site.toml:7: urls.question: takes a text, not 3"),
        (LEAST.replace('[urls]\nquestion = ["/letters/*"]', ""), "my-site.toml: urls.question: is missing: the paths"),
        (LEAST + 'never = ["/*"]', "my-site.toml:3: start: 'https://letters.test/' is one of those that urls.never"),
        (with_line('purpose = "fun"'), "my-site.toml:1: purpose: 'fun' is none of training, research, archive"),
        (
            with_line('contact = "me"'),
            "my-site.toml:1: contact: 'me' is no e-mail address and no address of a web page",
        ),
        (with_line('contcat = "me"'), "my-site.toml:1: contcat: there is no such key; did you mean contact?"),
        (with_line("colour = 1"), "my-site.toml:1: colour: there is no such key; there are select, purpose, contact"),
        (with_line('"a b" = 1'), "my-site.toml:1: 'a b': there is no such key;"),
        (with_line(r'rights = "a\nb"'), "my-site.toml:1: rights: 'a\\nb' is no line of text"),
        (
            with_line(f'rights = "{"a" * 301}"'),
            "my-site.toml:1: rights: it has 301 characters, and at most 300 are kept",
        ),
        (with_line("layout = 1"), "my-site.toml:1: layout: takes true or false, not 1"),
        (with_line("select = 1"), "my-site.toml:1: select: takes a table ([select]), not 1"),
        (with_line("delay = 0.5", "limits"), "my-site.toml:7: limits.delay: takes a number from 1 to 86,400 (seconds"),
        (with_line("pages = 1.5", "limits"), "my-site.toml:7: limits.pages: takes a whole number from 1 to 50,000,000"),
        (
            with_line("pages = true", "limits"),
            "my-site.toml:7: limits.pages: takes a whole number from 1 to 50,000,000",
        ),
        (with_line("delay = nan", "limits"), "my-site.toml:7: limits.delay: takes a number from 1 to 86,400"),
        (with_line('title = "h1 >"', "select"), "my-site.toml:7: select.title: 'h1 >' is no CSS selector: Expected"),
        (with_line('title = "h1::atr(x)"', "select"), "my-site.toml:7: select.title: 'h1::atr(x)' is no CSS selector:"),
        (with_line('title = "a|b"', "select"), "my-site.toml:7: select.title: 'a|b' is no CSS selector:"),
        (with_line(f'title = "{"a " * 501}"', "select"), "my-site.toml:7: select.title: a selector has at most 1,000"),
        (
            with_line('titel = "h1"', "select"),
            "my-site.toml:7: select.titel: there is no such key; did you mean title?",
        ),
        (
            with_line('answers = "li"', "select"),
            "my-site.toml:6: select.answer.text: is missing: the CSS selector of an",
        ),
        (
            with_line('text = "p"', "select.answer"),
            "my-site.toml:6: select.answer: needs select.answers: the CSS selector of each",
        ),
        ("a = [", "my-site.toml: not TOML: Invalid value (at end of document)"),
        ('\n\na = "\n', "my-site.toml:3: not TOML: Illegal character '\\n' (column 6)"),
        (
            '[select]\ndate = "i"\n# [select.answer]\ndate = "b"\n',
            "my-site.toml:4: not TOML: Cannot overwrite a value: 'date' is there already; is the heading "
            "[select.answer] missing above? (column ",
        ),
        (
            "'a b' = 1\r\n'a b' = 2\r\n",
            "my-site.toml:2: not TOML: Cannot overwrite a value; is the heading [select.answer] missing above? (",
        ),
        (
            "a = 1\na = 2",
            "my-site.toml: not TOML: Cannot overwrite a value: 'a' is there already; is the heading [select.answer] "
            "missing above? (at end of document)",
        ),
        ("a = " + "[" * 40_000, "my-site.toml: not TOML: maximum recursion depth exceeded"),
    ],
)
def test_one_fault(document: str, said: str) -> None:
    (fault,) = faults(document)
    assert fault.startswith(said)
    assert "\n" not in fault


def test_all_faults_at_once_in_the_order_of_their_lines() -> None:
    document = 'nam = "letters"\nstyle = "x"\n[urls]\nquestion = ["a", "/b", "c"]\n[limits]\nspeed = 3\npages = 0\n'
    lines = [fault.split(": ")[0:2] for fault in faults(document)]
    assert lines == [
        ["my-site.toml", "name"],
        ["my-site.toml", "start"],
        ["my-site.toml:1", "nam"],
        ["my-site.toml:2", "style"],
        ["my-site.toml:4", "urls.question"],
        ["my-site.toml:4", "urls.question"],
        ["my-site.toml:6", "limits.speed"],
        ["my-site.toml:7", "limits.pages"],
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x7fELF\x02\x01\x01\x00\xff", "not TOML: no UTF-8 text"),
        (b"name = 1\0", "not TOML: "),
        (b"a" * 10_000_000, "no profile: more than 100,000 bytes"),
        (b"", "name: is missing: "),
    ],
    ids=["binary", "nul", "large", "empty"],
)
def test_files_that_are_no_profile(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "my-site.toml"
    path.write_bytes(content)
    with pytest.raises(ProfileError) as raised:
        read_profile_file(path, STYLES)
    assert said in raised.value.faults[0]
    assert all(fault.startswith(str(path)) for fault in raised.value.faults)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "Is a directory"), (tmp_path / "no.toml", "No such file or directory")):
        with pytest.raises(ProfileError) as raised:
            read_profile_file(path, STYLES)
        assert raised.value.faults == (f"{path}: can't read it: {reason}",)


@pytest.mark.parametrize(
    "document",
    ['a = "' + "\\" * 90_000, "a." * 45_000, "[a]\n" * 20_000, '"' * 90_000, "a=1\n#" * 18_000],
    ids=lambda document: repr(document[:10]),
)
def test_hostile_files_cost_no_time(document: str) -> None:
    started = time.process_time()
    assert faults(document)
    assert time.process_time() - started < 5
