"""A wrong argument gets one clear line and exit status 2, and nothing is asked of anyone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.sites import every_style
from tests.crawl.running import PROJECT, run
from tests.crawl.web import Web

KNOWN = ", ".join(every_style())
URLS = "scrapy crawl: give http(s) URLs with URL='https://…' (-a urls='https://…')"
WHO = (
    "scrapy crawl: a live crawl needs CONTACT=… (-s CONTACT=…): where a site's owner can reach you, "
    "an e-mail address or a web page"
)
PAGES = "scrapy demo: --pages takes a whole number from "


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["crawl"], f"scrapy crawl: name one site style (SITE): {KNOWN}"),
        (
            ["crawl", "doctor_who", "-a", "urls=http://127.0.0.1:1/"],
            f"scrapy crawl: no site style 'doctor_who'; there are {KNOWN}",
        ),
        (
            ["crawl", "a", "b"],
            f"scrapy crawl: no site style 'a b'; there are {KNOWN}",
        ),
        (["crawl", "doctor_reply"], URLS),
        (
            ["crawl", "doctor_reply", "-a", "urls=http://127.0.0.1:1/ ftp://127.0.0.1/"],
            f"{URLS}, not 'ftp://127.0.0.1/'",
        ),
        (["crawl", "doctor_reply", "-a", "urls=127.0.0.1"], f"{URLS}, not '127.0.0.1'"),
        (["crawl", "doctor_reply", "-a", "urls=http://[/"], f"{URLS}, not 'http://[/'"),
        (["crawl", "doctor_reply", "-a", "urls=http://h.test:99999/"], f"{URLS}, not 'http://h.test:99999/'"),
        (["crawl", "doctor_reply", "-a", "urls=http://127.0.0.1:1/"], WHO),
        *(
            (["crawl", "doctor_reply", "-a", "urls=http://127.0.0.1:1/", "-s", f"CONTACT={contact}"], WHO)
            for contact in (" ", "me@example.org\r\nX-Real-IP: 10.0.0.1", "me\x1b[2J", "me) (or you")
        ),
        (["demo", "--pages", "many"], PAGES),
        (["demo", "--pages", "1"], PAGES),
        (["demo", "more"], PAGES),
    ],
)
def test_a_wrong_argument(tmp_path: Path, arguments: list[str], said: str) -> None:
    refusal = run(tmp_path / "out", *arguments).refusal()
    assert refusal.startswith(said) if said in (PAGES, WHO) else refusal == said
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file(web: Web, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    live = ["crawl", "doctor_reply", "-a", f"urls={web.address}/", "-s", "CONTACT=me@example.org"]
    for arguments in (live, ["demo", "--pages", "12"]):
        refusal = run(tmp_path / "file", *arguments).refusal()
        assert refusal == f"scrapy {arguments[0]}: can't write {tmp_path}/file/raw: Not a directory"
    assert web.log == []
    assert (tmp_path / "file").read_text() == "mine"


def test_list_shows_every_style() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == list(every_style())
    assert {"doctor_panel", "doctor_reply"} <= every_style().keys()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("crawl", ["scrapy crawl SITE -a urls=", "CONTACT=you@example.org", "OUTPUT/raw/", "OUTPUT/rejects/"]),
        ("demo", ["scrapy demo", "--pages", "free loopback port"]),
    ],
)
def test_help(tmp_path: Path, name: str, told: list[str]) -> None:
    helped = run(tmp_path, name, "--help")
    assert helped.status == 0
    said = " ".join(helped.out.split())
    assert all(words in said for words in told), said
