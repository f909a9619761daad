"""What people load exports with: Hugging Face datasets, pandas, polars and DuckDB.

The first records of every split are those of a site that knows next to nothing, so that who guesses types from them
guesses wrong; the second site has no validation split.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from normalize.columns import columns_of
from normalize.export.parquet import ParquetParts, arrow_schema
from normalize.records import Question
from tests.export.conftest import run_export
from tests.export.corpus import HOSTILE, bare, question, write_corpora

datasets = pytest.importorskip("datasets")
duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

LINES = {
    "each": ("chat",),
    "best": ("chat", "--answers", "best", "--system", "Be careful."),
    "all": ("chat", "--answers", "all"),
    "pairs": ("pairs",),
    "schema_org": ("schema_org",),
}
ANSWERS = {"train": 9, "validation": 2, "test": 8}
QUESTIONS = {"train": 6, "validation": 2, "test": 5}
ROWS = dict.fromkeys((*LINES, "parquet"), QUESTIONS) | dict.fromkeys(("each", "pairs"), ANSWERS)


@pytest.fixture(scope="module")
def exports(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for name, arguments in (*LINES.items(), ("parquet", ("parquet",))):
        assert run_export(*arguments, "--output", corpora, "--to", folder / name) == 0
    return folder


@pytest.fixture
def quiet_datasets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No network and no progress bars, which are drawn from several threads."""
    monkeypatch.setattr("datasets.config.HF_HUB_OFFLINE", True)
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


def lines(path: Path) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]


def dated(value: Any) -> Any:
    """Put dates in the place of their spellings, as readers that know the types do."""
    if isinstance(value, list):
        return [dated(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    spelled = {"date", "date_created", "dateCreated"}
    return {key: _dates(entry) if key in spelled else dated(entry) for key, entry in value.items()}


def _dates(value: Any) -> Any:
    if isinstance(value, list):
        return [_dates(entry) for entry in value]
    return None if value is None else date.fromisoformat(value)


def without_nulls(value: Any) -> Any:
    """Leave out what is null: of a JSON-LD document that was absent."""
    if isinstance(value, list):
        return [without_nulls(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    return {key: without_nulls(entry) for key, entry in value.items() if entry is not None}


@pytest.mark.usefixtures("quiet_datasets")
@pytest.mark.parametrize("name", LINES)
def test_datasets_reads_json_lines(exports: Path, tmp_path: Path, name: str) -> None:
    loaded = datasets.load_dataset(str(exports / name), cache_dir=str(tmp_path))
    assert {split: len(rows) for split, rows in loaded.items()} == ROWS[name]
    for split, rows in loaded.items():
        written = dated(lines(exports / name / f"{split}.jsonl"))
        assert without_nulls(rows.to_list()) == without_nulls(written)


@pytest.mark.usefixtures("quiet_datasets")
def test_datasets_reads_parquet(corpora: Path, exports: Path, tmp_path: Path) -> None:
    loaded = datasets.load_dataset(str(exports / "parquet"), cache_dir=str(tmp_path))
    assert {split: len(rows) for split, rows in loaded.items()} == ROWS["parquet"]
    records = {record["id"]: record for path in corpora.glob("*.jsonl") for record in lines(path)}
    for split, rows in loaded.items():
        for row in rows.to_list():
            written = dated(records[row["id"]])
            if (time := written["provenance"]["fetched_at"]) is not None:
                written["provenance"]["fetched_at"] = datetime.fromisoformat(time)
            assert row == written
            assert row["split"] == split


@pytest.mark.usefixtures("quiet_datasets")
@pytest.mark.parametrize("name", [*LINES, "parquet"])
def test_datasets_reads_an_export_of_one_split_in_which_most_is_null(tmp_path: Path, name: str) -> None:
    output = write_corpora(tmp_path / "output", [bare("a", "test")])
    target = tmp_path / "to"
    assert run_export(*LINES.get(name, (name,)), "--output", output, "--to", target) == 0
    loaded = datasets.load_dataset(str(target), cache_dir=str(tmp_path / "cache"))
    assert {split: len(rows) for split, rows in loaded.items()} == {"test": 1}


@pytest.mark.usefixtures("quiet_datasets")
def test_datasets_reads_a_long_export_whose_first_part_has_no_values(tmp_path: Path) -> None:
    """The reader takes 10 MB at a time."""
    many = [msgspec.structs.replace(bare(f"{at:04}"), text=f"{at} " + "word " * 2000) for at in range(1200)]
    output = write_corpora(tmp_path / "output", [*many, question("a")])
    assert run_export("pairs", "--output", output, "--to", tmp_path / "to") == 0
    assert (tmp_path / "to" / "train.jsonl").stat().st_size > 11 << 20
    loaded = datasets.load_dataset(str(tmp_path / "to"), split="train", cache_dir=str(tmp_path / "cache"))
    assert loaded[-1]["date"] == date(2021, 5, 4)
    assert len(loaded) == 1202


@pytest.mark.parametrize("name", LINES)
def test_pandas_polars_and_duckdb_read_json_lines(exports: Path, name: str) -> None:
    for path in sorted((exports / name).glob("*.jsonl")):
        key = "mainEntity" if name == "schema_org" else "id"
        written = lines(path)
        expected = [row["mainEntity"]["identifier"] if key == "mainEntity" else row["id"] for row in written]
        frame = pandas.read_json(path, lines=True)
        assert [row["identifier"] if key == "mainEntity" else row for row in frame[key]] == expected
        table = polars.read_ndjson(path, infer_schema_length=None)
        assert [row["identifier"] if key == "mainEntity" else row for row in table[key]] == expected
        column = "mainEntity.identifier" if key == "mainEntity" else "id"
        assert ask(f"select {column} from read_json('{path}', sample_size = -1)") == expected  # noqa: S608 - our own path


def test_pandas_polars_and_duckdb_read_parquet(exports: Path) -> None:
    folder = exports / "parquet"
    expected = parquet.read_table(folder / "train" / "part-00000.parquet")["id"].to_pylist()
    assert pandas.read_parquet(folder / "train")["id"].tolist() == expected
    assert polars.read_parquet(folder / "train" / "*.parquet")["id"].to_list() == expected
    assert ask(f"select id from read_parquet('{folder}/train/*.parquet')") == expected  # noqa: S608 - our own path
    day = ask(f"select date_created from read_parquet('{folder}/*/*.parquet') where id = 'doctor_reply:00'")  # noqa: S608
    assert day == [date(2021, 5, 3)]


def ask(query: str) -> list[Any]:
    with duckdb.connect() as database:
        return [row[0] for row in database.sql(query).fetchall()]


def test_parquet_is_typed_like_the_record(exports: Path) -> None:
    for path in sorted((exports / "parquet").glob("*/*.parquet")):
        schema = parquet.read_schema(path)
        assert schema.equals(arrow_schema(columns_of(Question)))
        assert schema.field("date_created").type == pyarrow.date32()
        answers = schema.field("answers").type.value_type
        assert answers.field("date_created").type == pyarrow.date32()
        assert schema.field("provenance").type.field("fetched_at").type == pyarrow.timestamp("ms", tz="UTC")
        assert schema.field("provenance").type.field("rights").type.field("signals").type.value_type.num_fields == 4


def test_parquet_has_bounded_groups_and_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normalize.export.parquet.ROWS_OF_A_GROUP", 4)
    monkeypatch.setattr(ParquetParts, "characters_of_a_part", 600)
    records = [question(f"{at:02}") for at in range(21)]
    output = write_corpora(tmp_path / "output", records)
    assert run_export("parquet", "--output", output, "--to", tmp_path / "to") == 0
    parts = sorted((tmp_path / "to" / "train").iterdir())
    assert [part.name for part in parts] == [f"part-{number:05}.parquet" for number in range(len(parts))]
    assert len(parts) > 1
    metadata = [parquet.read_metadata(part) for part in parts]
    assert max(meta.row_group(at).num_rows for meta in metadata for at in range(meta.num_row_groups)) == 4
    ids = [identity for part in parts for identity in parquet.read_table(part)["id"].to_pylist()]
    assert ids == [record.id for record in records]


def test_a_time_that_is_none_is_null(tmp_path: Path) -> None:
    plain = question("a")
    odd = msgspec.structs.replace(plain, provenance=msgspec.structs.replace(plain.provenance, fetched_at="yesterday"))
    output = write_corpora(tmp_path / "output", [odd])
    assert run_export("parquet", "--output", output, "--to", tmp_path / "to") == 0
    (row,) = parquet.read_table(tmp_path / "to" / "train").to_pylist()
    assert row["provenance"]["fetched_at"] is None


@pytest.mark.parametrize("name", LINES)
def test_hostile_text_is_text(exports: Path, name: str) -> None:
    rows = lines(exports / name / "train.jsonl")
    assert [_last_text(row) for row in rows].count(HOSTILE) == 1


def _last_text(row: dict[str, Any]) -> Any:
    if "messages" in row:
        return row["messages"][-1]["content"]
    return row["answer"] if "answer" in row else row["mainEntity"]["suggestedAnswer"][-1]["text"]
