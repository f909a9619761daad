"""`scrapy profile` drafts a profile that can be read back, and that finds what the page has."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from crawler.profile.draft import draft_profile
from crawler.profile.profile import Profile
from crawler.profile.profile_toml import read_profile
from crawler.sites import every_style
from tests.crawl.running import CONTACT, Crawled, run
from tests.crawl.web import Reply, serving
from tests.profile.letters import SITE, letters_server, settings

PLATFORMS = Path(__file__).parents[1] / "platforms"
LETTER = SITE.truth[0]
PATH = LETTER.url.removeprefix(SITE.origin)
PANEL = """<html lang=en><title>Sore heel</title><h1>Sore heel</h1><p>Dear all, it hurts.</p><h2>Doctor Answers 1</h2>
  <div class=one><h3>Rest is best</h3><p>+3</p><p>Hello Petra, rest it for a week.</p>
  <p>Ada Nwosu, MD</p><p>Lyon Podiatrist</p><p>4.9 out of 5 stars 39 reviews</p></div>
  <p>These answers are for educational purposes alone.</p></html>"""


def drafted(done: Crawled) -> Profile:
    assert done.status == 0, done.err
    return read_profile(done.out, "draft.toml", list(every_style()))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "letter.html"
    path.write_bytes(SITE.pages[PATH].body)
    return path


def test_a_page_that_no_style_fits_is_drafted_by_selectors(saved: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "out", "profile", str(saved))
    profile = drafted(done)
    assert (profile.style, profile.contact) == (None, None)
    select = profile.select
    assert (select.title, select.question, select.answers, select.date) == (
        ".subject",
        ".ink",
        ".sheet.note",
        ".by > i",
    )
    assert select.answer is not None
    assert (select.answer.text, select.answer.date, select.answer.author) == (".ink", ".when", ".pen > a")
    assert select.answer.votes == ".stamp::attr(data-thanks)"
    assert "doctor_panel 0, doctor_reply 0" in done.out
    assert "missing: asker, " in done.err
    assert not (tmp_path / "out").exists()


def test_names_are_masked_wherever_they_stand(saved: Path, tmp_path: Path) -> None:
    page = saved.read_bytes()
    saved.write_bytes(page.replace(b"Leaning on", b"Dear Petra, as Okonjo says, leaning on"))
    done = run(tmp_path, "profile", str(saved))
    told = done.out + done.err
    assert "I… O…, M…" in told
    assert "D… P…, as O… says, leaning" in told
    assert not [name for name in ("Petra", "Okonjo", "Ifeoma") if name in told]


def test_a_page_of_a_known_style_is_drafted_by_it(tmp_path: Path) -> None:
    path = tmp_path / "panel.html"
    path.write_text(PANEL)
    done = run(tmp_path, "profile", str(path), "-s", f"CONTACT={CONTACT}")
    profile = drafted(done)
    assert (profile.style, profile.contact, profile.select.title) == ("doctor_panel", CONTACT, None)
    assert "#   title             S… heel\n" in done.out
    assert "#   answers' votes    1 of 1: +3\n" in done.out
    assert "#   answers' text     1 of 1: H… P…, rest it for a week.\n" in done.out
    assert done.err.startswith("style: doctor_panel\n")


def draft_of(markup: str) -> tuple[str, tuple[str, ...]]:
    drafting = draft_profile(markup.encode(), url="", content_type="text/html", contact="", styles=every_style())
    draft = asyncio.run(drafting)
    return draft.toml, draft.summary


def forum(*posts: tuple[str, str]) -> str:
    """A thread whose authors' names stand below a picture and on a card."""
    boxes = "".join(
        f"<div class=post><div class=user><a href=/u/{name}>{name}</a><a href=/u/{name}>{name}</a></div>"
        f"<span class=when>{place + 1} May 2024</span><div class=words><p>{text}</p></div></div>"
        for place, (name, text) in enumerate(posts)
    )
    pages = "<div class=pagination>Page 1 of 27, with all that has been said here, and then some</div>"
    return f"<html><title>Sore heel</title><body><h1>Sore heel</h1>{pages}{boxes}</body></html>"


POSTS = (
    ("Birte", "My heel hurts in the morning, and after an hour of sitting it does so again. What is it?"),
    ("Jorunn", "That sounds like the plantar fascia: stretch the calf before the first step of the day."),
    ("Cem", "A cup under the heel has helped me within three weeks, together with other shoes for work."),
)


def test_a_draft_advises_nothing_that_disagrees_with_the_style() -> None:
    toml, summary = draft_of(forum(*POSTS))
    assert 'style = "forum_page"  # keep it: ' in toml
    assert "answers: 2" in summary
    assert "pagination" not in toml
    profile = read_profile(toml.replace("# [select]", "[select]"), "draft.toml", list(every_style()))
    assert profile.style == "forum_page"
    assert "JorunnJorunn" not in toml
    assert "author = " not in toml
    assert "forum_page reads these by itself" in toml


def test_parts_without_a_candidate_are_named_as_missing(saved: Path) -> None:
    toml, summary = draft_of(saved.read_text())
    assert "#   asker             who asks: the name and nothing else\n" in toml
    assert "asker" in summary[-1].removeprefix("missing: ").split(", ")


def test_what_comes_next_names_the_page_and_the_draft(saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.toml"
    done = run(tmp_path, "profile", str(saved), "-o", str(target))
    next_ = f"next: complete it, then make replay FROM={saved} PROFILE={target} OUTPUT=/tmp/try"
    assert done.err.splitlines()[-1] == next_


def test_a_live_page_is_asked_for_as_a_crawl_asks(tmp_path: Path) -> None:
    target = tmp_path / "mine.toml"
    with letters_server() as server:
        done = run(
            tmp_path / "out", "profile", LETTER.url, "-o", str(target), "-s", f"CONTACT={CONTACT}", *settings(server)
        )
        asked = [(access.path, access.user_agent) for access in server.access_log]
    assert (done.status, done.out) == (0, ""), done.err
    profile = read_profile(target.read_text(), "mine.toml", list(every_style()))
    assert (profile.name, profile.start) == ("clinic_letters", (f"{SITE.origin}/",))
    assert (profile.urls.question, profile.urls.list) == (("/letters/*",), ("/letters/$",))
    assert asked[0][0] == "/robots.txt"
    assert [path for path, _ in asked if path not in ("/robots.txt", "/ai.txt", "/.well-known/tdmrep.json")] == [PATH]
    assert {agent for _, agent in asked} == {f"medqa-corpus/0.1.0 (+{CONTACT})"}
    assert not (tmp_path / "out").exists()


def test_the_draft_of_the_third_site_crawls_it(tmp_path: Path) -> None:
    target = tmp_path / "mine.toml"
    with letters_server() as server:
        options = ["-s", f"CONTACT={CONTACT}", *settings(server)]
        assert run(tmp_path, "profile", LETTER.url, "-o", str(target), *options).status == 0
        target.write_text(target.read_text().replace(f'["{SITE.origin}/"]', f'["{SITE.origin}/letters/"]'))
        target.write_text(target.read_text().replace("never = [", 'never = ["/*/print$", '))
        crawled = run(tmp_path / "out", "crawl", "-a", f"profile={target}", *options)
    assert crawled.status == 0, crawled.err
    found = {record.question.url: len(record.question.answers) for record in crawled.records()}
    assert found.items() <= {question.url: len(question.answers) for question in SITE.truth}.items()
    assert len(found) == len(SITE.truth)


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/private/desk", "ForbiddenByRobotsError: Disallow: /private/"), ("/letters/99", "http_404")],
)
def test_a_page_that_is_not_to_be_had(path: str, reason: str, tmp_path: Path) -> None:
    with letters_server() as server:
        done = run(tmp_path / "out", "profile", SITE.origin + path, "-s", f"CONTACT={CONTACT}", *settings(server))
    assert done.refusal() == f"scrapy profile: no page from {SITE.origin}{path}: {reason}"


def test_a_page_that_is_reserved_is_not_read(tmp_path: Path) -> None:
    with serving() as web:
        web.replies = {"/a": Reply(b"<title>x</title><p>y</p>", headers={"X-Robots-Tag": "noai"})}
        options = ["-s", f"CONTACT={CONTACT}", "-s", "ALLOW_PRIVATE=127.0.0.1"]
        done = run(tmp_path / "out", "profile", f"{web.address}/a", *options)
        other = run(tmp_path / "out", "profile", f"{web.address}/a", *options[:2])
    assert "its owner reserves it from this purpose: " in done.refusal()
    assert "private address" in other.refusal()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name one page: a URL or a saved file"),
        (["a", "b"], "name one page: a URL or a saved file"),
        (["/no/such.html"], "can't read /no/such.html: No such file or directory"),
        (["tests"], "tests is a folder: name one saved page"),
        (["https://[/"], "'https://[/' is no http(s) URL"),
        (["ftp://a.test/"], "'ftp://a.test/' is no http(s) URL"),
        (
            ["https://a.test/"],
            "a live crawl needs CONTACT=… (-s CONTACT=…): where a site's owner can reach you, an e-mail",
        ),
        (["--profile", "/no/such.toml", "x"], "it drafts a profile, and takes none"),
    ],
)
def test_a_wrong_argument(arguments: list[str], said: str, tmp_path: Path) -> None:
    assert run(tmp_path / "out", "profile", *arguments).refusal().startswith(f"scrapy profile: {said}")


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n\0\0\0", b"<div>" * 2000, b"x" * 10_500_000],
    ids=["empty", "picture", "nested", "large"],
)
def test_a_file_that_is_no_page(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    assert f"{path} is no page: " in run(tmp_path / "out", "profile", str(path)).refusal()


def test_no_file_is_written_over(saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.toml"
    target.write_text("mine")
    refusal = run(tmp_path / "out", "profile", str(saved), "-o", str(target)).refusal()
    assert refusal == f"scrapy profile: {target} is there already, and no file is written over: name another with -o"
    assert target.read_text() == "mine"
    refusal = run(tmp_path / "out", "profile", str(saved), "-o", str(tmp_path / "no" / "mine.toml")).refusal()
    assert refusal == f"scrapy profile: can't write {tmp_path}/no/mine.toml: No such file or directory"


@pytest.mark.parametrize("markup", ["<p>Only this</p>", "<table>" + "<tr><td>a<td>b" * 50, "<ul>" + "<li>x</li>" * 500])
def test_pages_with_nothing_to_draft(markup: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><title>A page</title><body>{markup}")
    done = run(tmp_path / "out", "profile", str(path))
    assert (done.status, "Traceback" in done.err) == (0, False), done.err
    assert "missing: " in done.err


@pytest.mark.parametrize("path", sorted(PLATFORMS.glob("*/*.html")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_draft_of_any_page_can_be_read_back(path: Path) -> None:
    url = "https://forum.test/index.php?b[]=2&topic=7"
    drafting = draft_profile(path.read_bytes(), url=url, content_type="text/html", contact="", styles=every_style())
    draft = asyncio.run(drafting)
    (question, behind) = read_profile(draft.toml, "draft.toml", list(every_style())).urls.question
    assert (question, behind) == ("/index.php?topic=*", "/index.php?*&topic=*")
    assert draft.summary[-1].startswith("missing: ")
    assert "= …" not in draft.toml
    above, heading, keys = draft.toml.partition("# [select]\n")
    uncommented = above + "\n".join(line.removeprefix("# ") for line in (heading + keys).splitlines())
    assert read_profile(uncommented, "draft.toml", list(every_style())).start
