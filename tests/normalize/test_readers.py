"""What people read corpora with: Hugging Face datasets, pandas, polars and DuckDB, each file alone and all together.

The two sites differ where readers guess types: what is null, or an empty list, in every record of one has values in
the other. A reader that guesses from the first records alone is given the types, which stand in `corpus.schema.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crawler.records import ArchivePosition, RawRecord, RawTeaser, Rights, Signal
from normalize.__main__ import main
from tests.benchmarks.planted_pages import ordinary_page
from tests.normalize.column_types import arrow_schema

datasets = pytest.importorskip("datasets")
duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

SITES = ("doctor_panel", "doctor_reply")
A_SITE = 6
Record = dict[str, Any]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output directory with a corpus of each site."""
    output = tmp_path_factory.mktemp("readers") / "output"
    (output / "raw").mkdir(parents=True)
    records = [record for at in range(A_SITE) for record in (_panel(at), _reply(at))]
    (output / "raw" / "pages.jsonl").write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
    assert main(["--output", str(output)]) == 0
    return output


def _panel(at: int) -> RawRecord:
    """A page that was crawled: with rights and a place in the archive, without an asker and teasers."""
    says = Signal(kind="ai_txt", source="https://ask-panel.test/ai.txt", evidence="Allow: /", verdict="allows")
    rights = Rights(purpose="training", signals=[says] if at % 2 else [])
    archive = ArchivePosition(file="pages.warc.gz", offset=at * 1000, length=1000)
    when = f"2024-03-01T10:00:0{at}.117Z"  # as a crawl notes it
    return replace(ordinary_page(2 * at, seed=1), rights=rights, archive=archive, fetched_at=when)


def _reply(at: int) -> RawRecord:
    """A saved page: with an asker and a teaser, without a URL, rights and archive."""
    page = ordinary_page(2 * at + 1, seed=1)
    teaser = RawTeaser(title="Cold hands after a fracture", url="https://ask-reply.test/en/article/31")
    return replace(page, question=replace(page.question, url=None, teasers=[teaser]), fetched_at=None)


@pytest.fixture
def quiet_datasets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No network and no progress bars, which are drawn from several threads."""
    monkeypatch.setattr("datasets.config.HF_HUB_OFFLINE", True)
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


def _files(corpora: Path) -> list[str]:
    return [str(corpora / f"{site}.jsonl") for site in SITES]


def _records(paths: Iterable[str]) -> list[Record]:
    return [msgspec.json.decode(line) for path in paths for line in Path(path).read_bytes().splitlines()]


def _ids(records: Iterable[Record]) -> list[str]:
    return [record["id"] for record in records]


def _features(corpora: Path) -> Any:
    """The types for datasets, which reads what looks like a date as one, and would write it otherwise as a string."""
    known = {"date_created": pyarrow.date32(), "fetched_at": pyarrow.timestamp("ms", tz="UTC")}
    return datasets.Features.from_arrow_schema(arrow_schema(corpora, **known))


def _dated(records: Iterable[Record]) -> list[Record]:
    """The records with dates and times instead of their spelling."""
    return [
        {
            **record,
            "date_created": _read(date.fromisoformat, record["date_created"]),
            "answers": [
                {**answer, "date_created": _read(date.fromisoformat, answer["date_created"])}
                for answer in record["answers"]
            ],
            "provenance": {
                **record["provenance"],
                "fetched_at": _read(datetime.fromisoformat, record["provenance"]["fetched_at"]),
            },
        }
        for record in records
    ]


def _with_dates(records: Iterable[Record]) -> list[Record]:
    """The same of records of which some have dates and times."""
    dated = _dated(records)
    assert any(record["date_created"] for record in dated)
    assert any(record["provenance"]["fetched_at"] for record in dated)
    return dated


def _read(spelling: Callable[[str], date], text: str | None) -> date | None:
    return None if text is None else spelling(text)


def _load(paths: Sequence[str], cache: Path, **options: Any) -> Any:
    return datasets.load_dataset("json", data_files=list(paths), split="train", cache_dir=str(cache), **options)


def test_the_sites_differ_where_readers_guess(corpora: Path) -> None:
    panel, reply = (_records([path]) for path in _files(corpora))
    assert len(panel) == len(reply) == A_SITE
    for key in ("headline", "author", "date_created", "site_text"):
        assert all(record[key] is None for record in panel), key
        assert any(record[key] is not None for record in reply), key
    assert all(record["related"] == record["keywords"] == [] for record in panel)
    assert any(record["related"] and record["keywords"] for record in reply)
    assert all(record["url"] is record["provenance"]["rights"] is None for record in reply)
    assert all(record["url"] and record["provenance"]["rights"] for record in panel)


@pytest.mark.usefixtures("quiet_datasets")
@pytest.mark.parametrize("site", SITES)
def test_datasets_reads_a_corpus_at_its_defaults(corpora: Path, tmp_path: Path, site: str) -> None:
    path = str(corpora / f"{site}.jsonl")
    loaded, records = _load([path], tmp_path / "cache"), _records([path])
    assert loaded["id"][:] == _ids(records)
    assert [[answer["text"] for answer in answers] for answers in loaded["answers"]] == [
        [answer["text"] for answer in record["answers"]] for record in records
    ]


@pytest.mark.usefixtures("quiet_datasets")
def test_datasets_reads_all_corpora_with_their_schema_in_any_order(corpora: Path, tmp_path: Path) -> None:
    features = _features(corpora)
    for number, paths in enumerate(permutations(_files(corpora))):
        loaded = _load(paths, tmp_path / f"cache-{number}", features=features)
        assert loaded.features == features
        assert loaded.to_list() == _with_dates(_records(paths))


@pytest.mark.usefixtures("quiet_datasets")
@pytest.mark.parametrize("config", [None, *SITES])
def test_datasets_reads_the_folder_by_its_card(corpora: Path, tmp_path: Path, config: str | None) -> None:
    loaded = datasets.load_dataset(str(corpora), config, split="train", cache_dir=str(tmp_path))
    paths = [str(corpora / f"{config}.jsonl")] if config else _files(corpora)
    records = _records(paths)
    assert loaded["id"][:] == _ids(records)
    assert loaded["answers"][:] == [record["answers"] for record in _dated(records)]


@pytest.mark.usefixtures("quiet_datasets")
def test_datasets_reads_a_long_corpus_whose_first_part_has_no_values(corpora: Path, tmp_path: Path) -> None:
    both = tmp_path / "both.jsonl"
    both.write_bytes(b"".join(Path(path).read_bytes() for path in _files(corpora)))
    features = _features(corpora)
    loaded = _load([str(both)], tmp_path / "cache", features=features, chunksize=2000)
    assert loaded.to_list() == _with_dates(_records([str(both)]))


@pytest.mark.parametrize("site", SITES)
def test_pandas_reads_a_corpus(corpora: Path, site: str) -> None:
    path = str(corpora / f"{site}.jsonl")
    frame, records = pandas.read_json(path, lines=True), _records([path])
    assert list(frame.columns) == list(records[0])
    assert frame["id"].tolist() == _ids(records)
    assert frame["answers"].tolist() == [record["answers"] for record in records]
    assert frame["provenance"].tolist() == [record["provenance"] for record in records]


def test_pandas_reads_all_corpora(corpora: Path) -> None:
    for paths in permutations(_files(corpora)):
        frame = pandas.concat([pandas.read_json(path, lines=True) for path in paths], ignore_index=True)
        records = _records(paths)
        assert frame["id"].tolist() == _ids(records)
        assert frame["headline"].dropna().tolist() == [record["headline"] for record in records if record["headline"]]
        assert frame["related"].tolist() == [record["related"] for record in records]


@pytest.mark.parametrize("site", SITES)
def test_polars_reads_a_corpus(corpora: Path, site: str) -> None:
    path = str(corpora / f"{site}.jsonl")
    assert polars.read_ndjson(path, infer_schema_length=None).to_dicts() == _records([path])


def test_polars_reads_all_corpora(corpora: Path) -> None:
    types = polars.from_arrow(arrow_schema(corpora).empty_table()).schema
    for paths in permutations(_files(corpora)):
        records = _records(paths)
        assert polars.read_ndjson(list(paths), schema=types).to_dicts() == records
        apart = [polars.read_ndjson(path, infer_schema_length=None) for path in paths]
        assert polars.concat(apart, how="vertical_relaxed").to_dicts() == records


@pytest.mark.parametrize("site", SITES)
def test_duckdb_reads_a_corpus(corpora: Path, site: str) -> None:
    path = str(corpora / f"{site}.jsonl")
    records = _records([path])
    assert _ask([path], "id, headline, [answer.text for answer in answers]") == [
        (record["id"], record["headline"], [answer["text"] for answer in record["answers"]]) for record in records
    ]


def test_duckdb_reads_all_corpora(corpora: Path) -> None:
    nested = "id, author.age_min, related[1].name, provenance.rights.purpose, answers[1].author.name"
    for paths in permutations(_files(corpora)):
        assert _ask(paths, nested) == [
            (
                record["id"],
                record["author"] and record["author"]["age_min"],
                record["related"][0]["name"] if record["related"] else None,
                record["provenance"]["rights"] and record["provenance"]["rights"]["purpose"],
                record["answers"][0]["author"] and record["answers"][0]["author"]["name"]
                if record["answers"]
                else None,
            )
            for record in sorted(_records(paths), key=lambda record: str(record["id"]))
        ]


def _ask(paths: Sequence[str], columns: str) -> list[tuple[Any, ...]]:
    """Ask DuckDB for columns, sorted by id; it guesses types from the whole of the files, not from a sample."""
    with duckdb.connect() as database:
        found = database.sql(f"select {columns} from read_json({list(paths)}, sample_size = -1) order by id")  # noqa: S608 - our own paths
        rows: list[tuple[Any, ...]] = found.fetchall()
    return rows
