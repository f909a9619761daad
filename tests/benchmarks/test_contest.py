"""The table says what was measured, and "yes" only where everything that is demanded was reached."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks.__main__ import main
from tests.benchmarks.contest import Contest, Entrant, Quality, Sample, ratio_of_cpu, standings
from tests.benchmarks.forms import FULL, as_told
from tests.benchmarks.running import BenchmarkError
from tests.benchmarks.tables import write_report
from tests.benchmarks.turns import take_turns


def entrant(name: str, *rates: float, demanded: float | None = None, quality: tuple[Quality, ...] = ()) -> Entrant:
    samples = [Sample(rate=rate, cpu_seconds=1 / rate) for rate in rates]
    return Entrant(name=name, samples=samples, demanded=demanded, quality=quality)


GOOD = Quality(name="recall", value=0.995, least=0.99)
CONTEST = Contest(
    title="find",
    unit="records/s",
    ours=entrant("ours", 200, 220, 210, quality=(GOOD,)),
    others=[
        entrant("slow", 20, 22, 21, demanded=10),
        entrant("quick", 400, 440, 420, demanded=1),
        entrant("limit", 5e6),
    ],
    demanded=200,
)


def test_each_row_has_its_own_verdict() -> None:
    ours, slow, quick, limit = CONTEST.rows()
    assert ours[:4] == ["ours", 210, 200, 220]
    assert ours[8:] == ["200/s", "yes", "recall 0.995 (≥ 0.99)"]
    assert slow[6:10] == ["10.00 ×", "10.00 ×", "10 ×", "yes"]
    assert quick[6:10] == ["0.50 ×", "0.50 ×", "1 ×", "no"]
    assert limit[8:] == ["-", "-", "-"]


@pytest.mark.parametrize(
    ("contest", "fault"),
    [
        (replace(CONTEST, demanded=211), "no: speed"),
        (replace(CONTEST, ours=replace(CONTEST.ours, quality=(replace(GOOD, value=0.98),))), "no: recall"),
        (replace(CONTEST, ours=replace(CONTEST.ours, quality=(Quality(name="lost", value=1, most=0),))), "no: lost"),
        (replace(CONTEST, demanded=None, ours=entrant("ours", 1)), "-"),
    ],
)
def test_what_falls_short_is_named(contest: Contest, fault: str) -> None:
    assert contest.rows()[0][9] == fault


def test_an_outcome_without_a_speed_has_a_row() -> None:
    nothing = Entrant(name="killed", samples=(), quality=(Quality(name="lost", value=7),))
    row = Contest(title="kill", unit="records", ours=nothing, others=[entrant("other", 3)]).rows()[0]
    assert row[1:6] == [None] * 5
    assert ratio_of_cpu(nothing, entrant("other", 3)) is None


def test_all_contests_stand_in_one_table() -> None:
    table = standings([CONTEST, replace(CONTEST, title="find more")])
    assert [row[0] for row in table.rows] == [
        name
        for title in ("find", "find more")
        for name in (f"{title} (records/s)", "  ours", "  slow", "  quick", "  limit")
    ]
    lines = str(table).splitlines()
    assert len(lines) == 4 + len(table.rows)


def test_turns_go_round() -> None:
    order: list[str] = []

    def way(name: str) -> Sample:
        order.append(name)
        return Sample(rate=len(order))

    found = take_turns({"a": lambda: way("a"), "b": lambda: way("b")}, 3)
    assert order == ["a", "b"] * 3
    assert [sample.rate for sample in found["b"]] == [2, 4, 6]


def test_figures_are_written_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTPUT", str(tmp_path))
    write_report("find", [CONTEST.table()], [CONTEST])
    written = msgspec.json.decode((tmp_path / "bench" / "find.json").read_bytes())
    assert written["figures"][0]["others"][0]["samples"][1] == {"rate": 22.0, "cpu_seconds": 1 / 22, "mib": None}
    assert written["machine"]["cores"] >= 1
    assert written["tables"][0]["rows"][0][0] == "ours"


def test_the_environment_changes_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENCH_SIZES", "100000 10000")
    monkeypatch.setenv("BENCH_ROUNDS", "2")
    monkeypatch.setenv("BENCH_URLS", "20000")
    form = as_told(FULL)
    assert (form.sizes, form.rounds, form.long_rounds, form.postgres_urls) == ((10_000, 100_000), 2, 2, 20_000)
    assert form.pages == FULL.pages


def test_an_unknown_part_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BENCH", "read swim")
    assert main() == 2
    assert capsys.readouterr().err.startswith("BENCH takes read, crawl, ")


def test_a_part_that_fails_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lose(_: object) -> list[Contest]:
        raise BenchmarkError("3 pages have no record")

    monkeypatch.setenv("OUTPUT", str(tmp_path))
    monkeypatch.setenv("BENCH", "crawl read")
    monkeypatch.setattr(benchmarks, "_CONTESTS", {"crawl": lose, "read": lambda _: [CONTEST]})
    assert main() == 1
    shown = capsys.readouterr()
    assert "crawl: 3 pages have no record" in shown.err
    assert "ours" in shown.out
    assert sorted(path.name for path in (tmp_path / "bench").iterdir()) == ["all.json", "read.json"]
