"""The sizing table: what it says follows from the figures, and the guide shows the one that they give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from tests.benchmarks.sizing import Sizing, table
from tests.benchmarks.sizing_figures import FIGURES, PLANS, Figures, Machine, Plan, read_figures

GUIDE = Path(__file__).parents[2] / "docs" / "many-machines.md"
ROUND = Figures(
    crawl_cpu=2_000,
    database_cpu=500,
    normalize_cpu=1_000,
    one_process_cpu=100,
    requests=2,
    links=10,
    urls=3,
    url_bytes=1_000,
    index_bytes=100,
    fetched_bytes=10_000,
    archive_bytes=10_000,
    raw_bytes=5_000,
    corpus_bytes=4_000,
    ledger_bytes=1_000,
    group_bytes=500,
    crawler_hosts=50,
)
"""Figures to reckon with by head."""
ONE_DAY = Plan(name="one day", pages=86_400_000, days=1, delay=1.0)
"""A thousand pages a second."""


@pytest.fixture
def sizing() -> Sizing:
    return Sizing(ROUND, ONE_DAY)


def test_the_guide_shows_the_table_of_the_figures() -> None:
    assert table(read_figures()) in GUIDE.read_text()


def test_politeness_tells_how_many_hosts_it_takes(sizing: Sizing) -> None:
    """Two requests a page, a request a second: 43,200 pages a day of each host."""
    assert sizing.hosts == 2_000
    slower = replace(sizing, plan=structs.replace(ONE_DAY, delay=10.0))
    assert slower.hosts == 20_000
    assert slower.crawl_cores == sizing.crawl_cores == pytest.approx(2)


def test_crawlers_are_as_many_as_cores_and_hosts_ask_for(sizing: Sizing) -> None:
    assert sizing.crawlers == 2_000 / 50
    dear = structs.replace(ROUND, crawl_cpu=100_000, crawler_hosts=2_000)
    assert replace(sizing, figures=dear).crawlers == 143  # a hundred cores, 0.7 of each


def test_one_frontier_is_enough_as_long_as_its_disk_has_room_and_reads_fast_enough(sizing: Sizing) -> None:
    assert sizing.urls == pytest.approx(259.2e6)
    assert sizing.frontiers == 1
    large = replace(sizing, plan=structs.replace(ONE_DAY, pages=1e10, days=1_000))
    assert large.frontiers == 8  # 30 TB, 4 TB each
    quick = replace(large, plan=structs.replace(large.plan, days=10))
    assert quick.frontiers == 23  # 231,000 links a second: of 3 TB of index nearly nothing is in memory
    assert replace(quick, machine=Machine(memory=6e12)).frontiers == 8


def test_hours_of_normalize(sizing: Sizing) -> None:
    assert sizing.normalize_core_hours == pytest.approx(24)
    assert sizing.normalize_machines == 1
    assert replace(sizing, machine=Machine(cores=1, busy=0.5)).normalize_machines == 2


def test_what_is_scarce_is_told_the_scarcest_first(sizing: Sizing) -> None:
    shares = [need.machines for need in sizing.needs()]
    assert shares == sorted(shares, reverse=True)
    told = table(ROUND, [ONE_DAY])
    assert "| breaks first | memory of normalize's one process, 68% of a machine's |" in told
    assert "| breaks next | disk, 43% of a machine's |" in told
    assert "| hosts at a time | 2,000 |" in told
    dear = table(structs.replace(ROUND, normalize_cpu=200_000), [ONE_DAY])
    assert "| breaks first | normalize cores, 36 machines': normalize on Ray |" in dear


def test_other_figures_give_another_table(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(FIGURES.read_text().replace('"crawl_cpu": ', '"crawl_cpu": 9'))
    assert table(read_figures(other)) != table(read_figures())
    assert table(read_figures(), PLANS[:1]).count("|\n") == table(read_figures()).count("|\n")


def test_a_file_of_other_figures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "figures.json").write_text('{"crawl_cpu": 1}')
    with pytest.raises(ValueError, match="missing required field"):
        read_figures(tmp_path / "figures.json")
