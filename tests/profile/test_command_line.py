"""Profiles on the command line: what is wrong is told in lines, with exit status 2, and nothing is asked of anyone."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.crawl.running import ALLOWED, AT_ONCE, CONTACT, PROJECT, Crawled, run
from tests.crawl.web import Reply, Web, links, serving
from tests.profile.letters import PROFILE

ARTICLE = "<html lang=en><title>{0}</title><h1>Heel {0}</h1><div class=ink>It hurts.</div><i>1 May 2024</i></html>"


def profile(
    web: Web, folder: Path, *, style: str = "", contact: str = f'contact = "{CONTACT}"', more: str = ""
) -> Path:
    path = folder / "heels.toml"
    path.write_text(
        f'name = "heels"\n{style}\nstart = ["{web.address}/"]\n{contact}\n'
        '[urls]\nquestion = ["/show.php?*id=*"]\nlist = ["/show.php?page=*"]\nnever = ["/*print=*"]\n'
        f'{more}[select]\ntitle = "h1"\nquestion = ".ink"\ndate = "i"\n'
    )
    return path


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def heels(web: Web) -> Web:
    """A site whose pages differ in their queries alone."""
    hrefs = ["/show.php?id=1", "/show.php?id=2&print=1", "/show.php?page=2", "/show.php?id=1&x=9", "/show.php"]
    web.replies = {"/": links(hrefs), "/show.php?page=2": links(["/show.php?id=3"])}
    web.replies |= {
        f"/show.php?{query}": Reply(ARTICLE.format(query).encode()) for query in ("id=1", "id=3", "id=1&x=9")
    }
    return web


def live(path: Path, *options: str) -> list[str]:
    return ["crawl", "-a", f"profile={path}", *AT_ONCE, *ALLOWED, *options]


def refused(done: Crawled) -> str:
    assert (done.status, done.out) == (2, "")
    assert "Traceback" not in done.err
    return done.err


@pytest.mark.parametrize(("more", "is_told"), [("", True), ('asker = ".by"\n', False), ("layout = true", False)])
def test_a_profile_that_leaves_askers_unknown_is_told_of(more: str, is_told: bool, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "heel.html").write_text(ARTICLE.format("7"))
    path = tmp_path / "heels.toml"
    above, within = (more, "") if more.startswith("layout") else ("", more)
    path.write_text(
        f'name = "heels"\nstart = ["https://heels.test/"]\n{above}\n[urls]\nquestion = ["/*"]\n'
        f'[select]\ntitle = "h1"\nquestion = ".ink"\n{within}answers = ".note"\n'
        '[select.answer]\ntext = "p"\nauthor = "b"\n'
    )
    done = run(tmp_path / "out", "replay", "--profile", str(path), str(pages))
    assert done.status == 0, done.err
    assert (f"{path}: select.asker is missing: " in done.err) == is_told


def test_patterns_tell_of_queries(heels: Web, tmp_path: Path) -> None:
    crawled = run(tmp_path / "out", *live(profile(heels, tmp_path)))
    assert crawled.status == 0, crawled.err
    assert crawled.titles() == ["Heel id=1", "Heel id=1&x=9", "Heel id=3"]
    asked = {asked.path for asked in heels.log}
    assert asked >= {"/show.php?page=2", "/show.php?id=3"}
    assert not asked & {"/show.php", "/show.php?id=2&print=1"}


def test_the_limits_are_kept(heels: Web, tmp_path: Path) -> None:
    crawled = run(tmp_path / "out", *live(profile(heels, tmp_path, more="[limits]\npages = 3\n")))
    assert len(crawled.records()) < 3


def test_the_delay_is_kept_unless_the_command_line_says_otherwise(heels: Web, tmp_path: Path) -> None:
    path = profile(heels, tmp_path, more="[limits]\ndelay = 1\n")
    inside = path.read_text().replace(f'["{heels.address}/"]', f'["{heels.address}/show.php?page=2"]')
    path.write_text(inside)  # behind the front page, for which sitemaps would be looked for as slowly
    crawled = run(tmp_path / "out", "crawl", "-a", f"profile={path}", *ALLOWED)
    assert crawled.status == 0, crawled.err
    times = heels.times  # Scrapy waits for half to one and a half of it
    assert min(after - before for before, after in pairwise(times)) > 0.4


def test_a_contact_may_come_from_the_command_line_and_has_to_come_from_somewhere(heels: Web, tmp_path: Path) -> None:
    path = profile(heels, tmp_path, contact="")
    assert "scrapy crawl: a live crawl needs CONTACT=…" in refused(run(tmp_path / "out", *live(path)))
    assert heels.log == []
    assert run(tmp_path / "out", *live(path, "-s", f"CONTACT={CONTACT}")).status == 0
    assert run(tmp_path / "two", *live(profile(heels, tmp_path), "-s", "CONTACT=other@example.org")).status == 0
    assert {asked.user_agent.partition("+")[2] for asked in heels.log} == {f"{CONTACT})", "other@example.org)"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-a", "profile="], "scrapy crawl: name the profile's file (PROFILE=my-site.toml)\n"),
        (["-a", "profile=/no/such.toml"], "/no/such.toml: can't read it: No such file or directory\n"),
        (["-a", f"profile={PROFILE.parent}"], f"{PROFILE.parent}: can't read it: Is a directory\n"),
        (["qa_page", "-a", f"profile={PROFILE}"], f"scrapy crawl: {PROFILE} has no style, not qa_page\n"),
        (
            ["-a", f"profile={PROFILE}", "-a", "urls=https://a.test/"],
            "scrapy crawl: a profile names its start URLs and its style: leave URL and SITE out\n",
        ),
    ],
)
def test_a_wrong_argument(arguments: list[str], said: str, tmp_path: Path) -> None:
    assert refused(run(tmp_path / "out", "crawl", *arguments)) == said
    assert not (tmp_path / "out").exists()


def test_all_faults_of_a_profile_are_told(heels: Web, tmp_path: Path) -> None:
    path = profile(heels, tmp_path, style='style = "doctor_pannel"', more='[limit]\npages = "many"\n')
    for command in (["crawl", "-a", f"profile={path}"], ["replay", "--profile", str(path), str(PROFILE)]):
        lines = refused(run(tmp_path / "out", *command)).splitlines()
        assert [line.removeprefix(f"{path}:").partition(":")[0] for line in lines] == ["2", "9"]
        assert lines[1].endswith("limit: there is no such key; did you mean limits?")
    assert heels.log == []


def test_the_style_beside_a_profile_is_its_own(heels: Web, tmp_path: Path) -> None:
    path = profile(heels, tmp_path, style='style = "doctor_panel"')
    arguments = live(path)
    assert run(tmp_path / "out", "crawl", "doctor_panel", *arguments[1:]).status == 0
    said = refused(run(tmp_path / "out", "crawl", "doctor_reply", *arguments[1:]))
    assert said == f"scrapy crawl: {path} has the style doctor_panel, not doctor_reply\n"


def test_make_takes_a_profile(tmp_path: Path) -> None:
    with serving() as web:
        web.replies = {"/": links(["/show.php?id=1"]), "/show.php?id=1": Reply(ARTICLE.format(1).encode())}
        path = profile(web, tmp_path)
        page = tmp_path / "saved.html"
        page.write_text(ARTICLE.format(7))
        for arguments in (
            ["crawl", f"PROFILE={path}", f"OUTPUT={tmp_path}/out", "ALLOW_PRIVATE=127.0.0.1"],
            ["replay", f"PROFILE={path}", f"OUTPUT={tmp_path}/out", f"FROM={page}"],
        ):
            done = subprocess.run(["make", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    assert Crawled(0, "", "", tmp_path / "out").titles() == ["Heel 1", "Heel 7"]


def test_a_replay_by_a_profile_reads_saved_pages_and_passes_over_what_was_fetched_for_others(tmp_path: Path) -> None:
    with serving() as web:
        web.replies = {"/": links(["/show.php?id=1"]), "/show.php?id=1": Reply(ARTICLE.format(1).encode())}
        path = profile(web, tmp_path)
        run(tmp_path / "heels", *live(path))
    replayed = run(tmp_path / "letters", "replay", "--profile", str(PROFILE), str(tmp_path / "heels" / "archive"))
    assert (replayed.status, replayed.records()) == (0, [])
    assert replayed.reasons() == {}


def test_no_command_writes_into_a_profile(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("name = 1")
    for arguments in (
        ["crawl"],
        ["replay", str(PROFILE)],
        ["profile", str(PROFILE)],
        ["profile", "-o", str(path), "x"],
    ):
        done = run(tmp_path / "out", *arguments, *([] if "-o" in arguments else ["--profile", str(path)]))
        assert refused(done)
        assert path.read_text() == "name = 1"
