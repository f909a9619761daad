"""Two and four crawlers on one PostgreSQL find what one finds on SQLite, and ask for nothing twice."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from crawler.demo.server import page_key
from crawler.demo.truth import PANEL_HOST, REPLY_HOST
from tests.cluster.running import Running, Starter
from tests.cluster.sites import records
from tests.crash.left import corpora
from tests.crawl.running import live
from tests.frontier.postgres import Postgres
from tests.servers.demo import DemoServer, demo_server

STYLES = {"doctor_panel": f"https://{PANEL_HOST}/", "doctor_reply": f"https://{REPLY_HOST}/"}


def all_well(crawls: list[Running]) -> bool:
    return all(running.wait() == 0 for running in crawls) or pytest.fail(crawls[0].told)


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoServer]:
    with demo_server(12) as server:
        yield server


def demo_crawl(server: DemoServer, style: str, output: Path, named: str, contact: str) -> list[str]:
    handlers = f"DOWNLOAD_HANDLERS={json.dumps(DEMO_DOWNLOAD_HANDLERS)}"
    own = (f"OUTPUT={output}", f"FRONTIER={named}", f"CONTACT={contact}", f"DEMO_PORT={server.port}", handlers)
    options = [part for one in (*own, "CONCURRENT_REQUESTS_PER_DOMAIN=4") for part in ("-s", one)]
    return ["scrapy", *live(STYLES[style], *options, style=style)]


def normalized(warm: Starter, output: Path) -> dict[str, object]:
    """The corpora of an output directory, without times and places."""
    command = ("normalize", "--output", str(output), "--workers", "1", "--privacy", "keep")  # keys differ
    assert warm.start(*command).wait() == 0
    return corpora(output)


@pytest.fixture(scope="module")
def alone(demo: DemoServer, warm: Starter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One crawler a style, one after the other, on SQLite."""
    output = tmp_path_factory.mktemp("alone")
    for style in STYLES:
        assert warm.start(*demo_crawl(demo, style, output, "", "alone@example.org")).wait() == 0
    return output


@pytest.fixture(scope="module")
def corpora_of_one(alone: Path, warm: Starter) -> dict[str, object]:
    return normalized(warm, alone)


@pytest.mark.parametrize(("number", "shared"), [(1, False), (2, False), (2, True)])
def test_the_demo_sites(
    demo: DemoServer,
    alone: Path,
    corpora_of_one: dict[str, object],
    postgres: Postgres,
    start: Starter,
    tmp_path: Path,
    number: int,
    shared: bool,
) -> None:
    """So many crawlers for each of the two styles."""
    named, seen = postgres.fresh(), len(demo.access_log)
    outputs = [tmp_path / ("out" if shared else f"out-{one}") for one in range(number * len(STYLES))]
    styles = [*STYLES] * number
    crawls = [
        start.start(*demo_crawl(demo, style, output, named, f"{place}@example.org"))
        for place, (style, output) in enumerate(zip(styles, outputs, strict=True))
    ]
    assert all_well(crawls)
    found = set(outputs)
    assert records(*found) == records(alone)
    asked = Counter(f"{one.host}{page_key(one.path)}" for one in demo.access_log[seen:] if one.path != "/robots.txt")
    assert set(asked.values()) == {1}
    for output in found - {outputs[0]}:
        for path in (output / "raw").iterdir():
            shutil.copy(path, outputs[0] / "raw" / f"{output.name}.{path.name}")
    assert normalized(start, outputs[0]) == corpora_of_one
