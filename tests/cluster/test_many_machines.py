"""The recipe of docs/many-machines.md: machines with disks of their own, whose files are brought together."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest
from sqlalchemy import select

from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS
from crawler.demo.server import page_key
from crawler.demo.truth import PANEL_HOST, REPLY_HOST
from crawler.frontier.__main__ import main as frontier_command
from crawler.frontier.states import Counts
from crawler.frontier.tables import hosts
from tests.cluster.running import Running, Starter
from tests.cluster.sites import records, wait_for
from tests.crash.left import corpora, frontier, real_counts, responses
from tests.crawl.running import live
from tests.frontier.postgres import Postgres
from tests.servers.demo import DemoServer, demo_server

PAGES = 12
SITES = {"doctor_panel": f"https://{PANEL_HOST}/", "doctor_reply": f"https://{REPLY_HOST}/"}
SOON_DEAD = ("-s", "FRONTIER_LEASE_SECONDS=2")
SLOWLY = ("-s", "DOWNLOAD_DELAY=0.05", "-s", "RANDOMIZE_DOWNLOAD_DELAY=False", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoServer]:
    with demo_server(PAGES) as server:
        yield server


def crawl(server: DemoServer, style: str, output: Path, named: str, *options: str) -> list[str]:
    """The command of one machine."""
    handlers = f"DOWNLOAD_HANDLERS={json.dumps(DEMO_DOWNLOAD_HANDLERS)}"
    own = [part for one in (f"DEMO_PORT={server.port}", handlers) for part in ("-s", one)]
    shared = ["-s", f"OUTPUT={output}", "-s", f"FRONTIER={named}"]
    return ["scrapy", *live(SITES[style], *shared, *own, *SOON_DEAD, *options, style=style)]


def ended_well(*crawls: Running) -> bool:
    assert [running.wait() for running in crawls] == [0] * len(crawls), [running.told for running in crawls]
    return True


def copied(machine: Path, together: Path) -> None:
    """What `rsync -a` and `aws s3 sync` do: bring the records and the archive to the place where all come together."""
    for folder in ("raw", "archive"):
        shutil.copytree(machine / folder, together / folder, dirs_exist_ok=True)


def frontier_says(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit status of `python -m crawler.frontier …`, and what it prints."""
    status = frontier_command(arguments)
    return status, capsys.readouterr().out


def normalized(start: Starter, output: Path) -> dict[str, object]:
    """The corpora of a folder, without fetch times and places."""
    ended_well(start.start("normalize", "--output", str(output), "--workers", "1", "--privacy", "keep"))  # keys differ
    return corpora(output)


@pytest.fixture(scope="module")
def alone(demo: DemoServer, warm: Starter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one machine finds, on SQLite."""
    output = tmp_path_factory.mktemp("alone")
    for style in SITES:
        ended_well(warm.start(*crawl(demo, style, output, "")))
    return output


@pytest.fixture(scope="module")
def corpora_of_one(alone: Path, warm: Starter) -> dict[str, object]:
    return normalized(warm, alone)


def archived(output: Path) -> Counter[str]:
    """How many responses of each page the archive holds."""
    found = [response for path in (output / "archive").iterdir() for response in responses(path)]
    return Counter(page_key(response.url) for response in found)


def positions_lead_to_their_pages(output: Path) -> bool:
    """Whether each record names the place of its own response in the files that have come together."""
    for path in (output / "raw").iterdir():
        for line in path.read_bytes().splitlines():
            record = json.loads(line)
            place = record["archive"]
            found = [
                one for one in responses(output / "archive" / place["file"]) if one.position.offset == place["offset"]
            ]
            assert [one.url for one in found] == [record["source"]]
    return True


def test_three_machines_with_disks_of_their_own(
    demo: DemoServer,
    alone: Path,
    corpora_of_one: dict[str, object],
    postgres: Postgres,
    start: Starter,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    named, together = postgres.fresh(), tmp_path / "all"
    machines = [tmp_path / name / "mine" for name in ("one", "two", "three")]
    styles = ("doctor_panel", "doctor_reply", "doctor_panel")
    crawls = [start.start(*crawl(demo, style, out, named)) for style, out in zip(styles, machines, strict=True)]
    wait_for(lambda: (machines[0] / "archive").exists())
    copied(machines[0], together)  # in mid-crawl, as a timer would
    assert ended_well(*crawls)
    asked = ("writers", "--output", str(together), "--frontier", named)
    assert frontier_says(capsys, *asked)[0] == 1
    for machine in machines:
        copied(machine, together)
    assert frontier_says(capsys, *asked)[0] == 0
    assert records(together) == records(alone)
    assert archived(together) == archived(alone)
    assert positions_lead_to_their_pages(together)
    assert normalized(start, together) == corpora_of_one


def test_the_disk_of_one_of_three_burns(
    demo: DemoServer,
    alone: Path,
    corpora_of_one: dict[str, object],
    postgres: Postgres,
    start: Starter,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It dies in mid-crawl; what had been copied of its files by then ends within a page. The others go on."""
    named, together = postgres.fresh(), tmp_path / "all"
    burnt, other, idle = (tmp_path / name / "mine" for name in ("one", "two", "three"))
    victim = start.start(*crawl(demo, "doctor_panel", burnt, named, *SLOWLY))
    wait_for(lambda: lines(burnt) > PAGES // 4, lambda: victim.told)
    others = [
        start.start(*crawl(demo, style, output, named))
        for style, output in (("doctor_reply", other), ("doctor_panel", idle))
    ]
    copied(burnt, together)
    tear(together)
    saved = lines(together)
    wait_for(lambda: lines(burnt) > saved + 1, lambda: victim.told)
    victim.send(SIGKILL)
    writer = next((burnt / "raw").iterdir()).name.removeprefix("doctor_panel.").removesuffix(".jsonl")
    shutil.rmtree(burnt)
    assert victim.wait() == -SIGKILL
    assert ended_well(*others)
    for machine in (other, idle):
        copied(machine, together)
    assert lines(together) < lines(alone)

    of_all = ("--output", str(together), "--frontier", named)
    status, told = frontier_says(capsys, "writers", *of_all)
    assert status == 1
    assert [line.split()[0] for line in told.splitlines()[1:] if line.split()[-2] != "0"] == [writer]
    status, told = frontier_says(capsys, "lost", "--writer", writer, *of_all)
    assert status == 0
    assert int(told.rpartition(" ")[2]) > 0
    assert frontier_says(capsys, "lost", "--writer", writer, *of_all)[1].endswith(": 0\n")
    assert ended_well(start.start(*crawl(demo, "doctor_panel", idle, named)))
    copied(idle, together)
    assert frontier_says(capsys, "writers", *of_all)[0] == 0
    assert records(together) == records(alone)
    assert archived(together).keys() == archived(alone).keys()  # a response may have been saved without its record
    assert positions_lead_to_their_pages(together)
    assert normalized(start, together) == corpora_of_one
    assert counts_are_true(named)


def lines(output: Path) -> int:
    """How many raw lines there are so far."""
    return sum(path.read_bytes().count(b"\n") for path in (output / "raw").glob("*")) if output.exists() else 0


def tear(copy: Path) -> None:
    """Have a copy end within a record, as one may that was taken while the file grew."""
    for path in (*(copy / "raw").iterdir(), *(copy / "archive").iterdir()):
        path.write_bytes(path.read_bytes()[:-100])


def counts_are_true(named: str) -> bool:
    """Whether the frontier's counts are those of its URLs."""
    engine = frontier(Path(), named)
    with engine.connect() as connection:
        told = {row["id"]: row for row in connection.execute(select(hosts)).mappings()}
    real = real_counts(engine)
    assert {key: {name: counts[name] for name in Counts.__slots__} for key, counts in real.items()} == {
        key: {name: told[key][name] for name in Counts.__slots__} for key in real
    }
    return True
