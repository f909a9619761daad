from __future__ import annotations

import json
import os
import random
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawAnswer, RawRecord
from normalize import shard
from normalize.accounts import Accounts, UnaccountedError
from normalize.assemble import Assembled
from normalize.lock import BusyError
from normalize.manifest import LAST_MANIFEST, MANIFEST, Manifest, read_manifest
from normalize.pipeline import normalize
from normalize.progress import Advance, silent
from normalize.records import Question
from normalize.settings import Privacy, Settings
from normalize.shard import RunRow
from normalize.verify import verify

Page = Callable[..., RawRecord]
Write = Callable[[str, Iterable[RawRecord]], Path]
Read = Callable[[str], list[Question]]


def made(output: Path, **settings: object) -> Manifest:
    return normalize(Settings(output=output, **settings), silent).manifest  # type: ignore[arg-type]


def tree(output: Path) -> dict[str, bytes]:
    files = (path for path in output.rglob("*") if path.is_file())
    return {name: path.read_bytes() for path in files if not (name := str(path.relative_to(output))).startswith("raw")}


def renamed(record: RawRecord, **changes: object) -> RawRecord:
    return replace(record, **changes)  # type: ignore[arg-type]


def emptied(record: RawRecord) -> RawRecord:
    return replace(record, question=replace(record.question, title=None, question=" \n"))


def test_corpora_are_sorted_and_whole(
    output: Path, write_raw: Write, read_corpus: Read, panel: Page, reply: Page
) -> None:
    write_raw("doctor_panel.jsonl", map(panel, range(20)))
    write_raw("doctor_reply.0001.jsonl", map(reply, range(5)))
    manifest = made(output)
    ids = [question.id for question in read_corpus("doctor_panel")]
    assert len(ids) == 20
    assert ids == sorted(ids)
    assert sorted(path.name for path in output.glob("*.jsonl")) == ["doctor_panel.jsonl", "doctor_reply.jsonl"]
    assert (manifest.total.read, manifest.total.kept, manifest.total.answers) == (25, 25, 45)
    assert (manifest.sites["doctor_reply"].kept, manifest.sites["doctor_reply"].answers) == (5, 5)
    for file in manifest.files:
        content = (output / file.path).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (file.bytes, file.sha256)
    assert stat.S_IMODE((output / "ledger/doctor_panel.jsonl").stat().st_mode) == 0o600
    assert [path.name for path in output.glob(".*")] == [".pseudonym-key"]


def test_every_key_stands_in_every_record(output: Path, write_raw: Write, panel: Page) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    made(output)
    record = json.loads((output / "doctor_panel.jsonl").read_bytes())
    assert list(record) == list(Question.__struct_fields__)
    assert json.loads((output / "corpus.schema.json").read_bytes())["$defs"]["Question"]["required"] == list(record)


def test_the_same_bytes_in_any_order_split_and_number_of_workers(
    output: Path, write_raw: Write, panel: Page, reply: Page
) -> None:
    records = [*map(panel, range(30)), *map(reply, range(10)), *(panel(n, "2024-05-05T00:00:00Z") for n in range(9))]
    records += [emptied(panel(n)) for n in range(40, 44)]
    outcomes = []
    for seed, parts, workers in ((1, 1, 1), (2, 3, None), (3, 7, 2), (4, 2, 4)):
        for path in (output / "raw").glob("*"):
            path.unlink()
        random.Random(seed).shuffle(records)
        for part in range(parts):
            write_raw(f"pages.{seed}{part}.jsonl", records[part::parts])
        manifest = made(output, workers=workers, shard_bytes=20_000)
        assert (manifest.total.kept, manifest.total.merged, manifest.total.rejected) == (40, 9, 4)
        outcomes.append(tree(output))
        assert not verify(output).failures
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_of_several_versions_the_newest_stays(output: Path, write_raw: Write, read_corpus: Read, panel: Page) -> None:
    times = ["2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z", None]
    write_raw("doctor_panel.jsonl", [panel(1, fetched_at=when) for when in times])
    manifest = made(output)
    assert [question.provenance.fetched_at for question in read_corpus("doctor_panel")] == [times[1]]
    assert (manifest.total.read, manifest.total.kept, manifest.total.merged) == (3, 1, 2)


def test_of_versions_of_one_time_the_one_with_most_answers_stays_then_the_smallest_sum(
    output: Path, write_raw: Write, read_corpus: Read, panel: Page
) -> None:
    full = panel()
    short = replace(full, page_sha256="0" * 64, question=replace(full.question, answers=full.question.answers[:1]))
    twins = [renamed(full, page_sha256=digit * 64) for digit in "cba"]
    write_raw("doctor_panel.jsonl", [short, *twins])
    made(output)
    assert [question.provenance.page_sha256 for question in read_corpus("doctor_panel")] == ["a" * 64]


def test_names_of_askers(output: Path, write_raw: Write, read_corpus: Read, reply: Page) -> None:
    anonymous = replace(reply(2), question=replace(reply(2).question, asker_line="Bo. Ask Date: 2016/09/14"))
    write_raw("doctor_reply.jsonl", [reply(1), anonymous])
    made(output)
    authors = [question.author for question in read_corpus("doctor_reply")]
    assert {author and author.age_min for author in authors} == {30, None}
    assert not any(author and author.name for author in authors)
    made(output, privacy=Privacy.KEEP)
    assert {author.name for question in read_corpus("doctor_reply") if (author := question.author)} == {"Nia", "Bo"}


def test_what_asks_nothing_is_rejected_with_its_reason(output: Path, write_raw: Write, panel: Page) -> None:
    write_raw("doctor_panel.jsonl", [panel(1), emptied(panel(2))])
    manifest = made(output)
    assert (manifest.total.rejected, manifest.rejected) == (1, {"empty_question": 1})
    row = json.loads((output / "rejects/empty_question.jsonl").read_bytes())
    assert (row["stage"], row["source"], row["reason"]) == ("normalize", panel(2).source, "empty_question")


def test_rows_of_other_stages_stay_as_they_are(output: Path, write_raw: Write, panel: Page) -> None:
    foreign = b'{ "stage":"replay", "source":"a.html","reason":"empty_question","detail":null}\nnot even JSON'
    (output / "rejects").mkdir()
    for name in ("empty_question", "unknown_style"):
        (output / f"rejects/{name}.jsonl").write_bytes(foreign)
    write_raw("doctor_panel.jsonl", [panel(1), emptied(panel(2))])
    made(output)
    made(output)
    rows = (output / "rejects/empty_question.jsonl").read_bytes()
    assert rows.startswith(foreign + b"\n")
    assert rows.count(b'"stage":"normalize"') == 1
    write_raw("doctor_panel.jsonl", [panel(1)])
    made(output)
    assert (output / "rejects/empty_question.jsonl").read_bytes() == foreign + b"\n"
    assert (output / "rejects/unknown_style.jsonl").read_bytes() == foreign
    assert "rejects/unknown_style.jsonl: a line that no stage wrote" in str(verify(output))


def test_unreadable_lines_are_quarantined_and_all_others_come_through(
    output: Path, write_raw: Write, read_corpus: Read, panel: Page
) -> None:
    path = write_raw("doctor_panel.jsonl", map(panel, range(3)))
    good = path.read_bytes().splitlines(keepends=True)
    bad = [b"\xff\xfe\n", b"\n", b'{"question": 1}\n', good[0][:400]]
    content = good[0] + bad[0] + bad[1] + good[1] + bad[2] + good[2] + bad[3]
    path.write_bytes(content)
    manifest = made(output)
    assert (manifest.total.read, manifest.total.kept, manifest.total.quarantined) == (7, 3, 4)
    assert len(read_corpus("doctor_panel")) == 3
    rows = [json.loads(line) for line in (output / "quarantine/index.jsonl").read_bytes().splitlines()]
    assert sorted(row["offset"] for row in rows) == [
        len(good[0]),
        len(good[0]) + 3,
        content.index(bad[2]),
        len(content) - 400,
    ]
    for row in rows:
        kept = (output / "quarantine" / f"doctor_panel.jsonl.{row['offset']}").read_bytes()
        assert kept == content[row["offset"] : row["offset"] + row["length"]]
        assert row["reason"]
    assert not verify(output).failures
    path.write_bytes(b"".join(good))
    made(output)
    assert not list((output / "quarantine").iterdir())


def test_a_rule_that_raises_costs_one_record(
    output: Path, write_raw: Write, panel: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(record: Assembled, settings: Settings) -> Assembled:
        if "week 2" in (record.question.name or ""):
            raise KeyError("two")
        return record

    monkeypatch.setattr(shard, "RECORD_STEPS", (*shard.RECORD_STEPS, stumble))
    write_raw("doctor_panel.jsonl", map(panel, range(4)))
    manifest = made(output)
    assert (manifest.total.kept, manifest.total.quarantined) == (3, 1)
    assert b"KeyError: 'two'" in (output / "quarantine/index.jsonl").read_bytes()


def test_corpora_without_raw_records_go_and_nothing_else(
    output: Path, write_raw: Write, panel: Page, reply: Page
) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    gone = write_raw("doctor_reply.jsonl", [reply()])
    (output / "mine.jsonl").write_text("{}\n")
    made(output)
    gone.unlink()
    made(output)
    assert sorted(path.name for path in output.glob("*.jsonl")) == ["doctor_panel.jsonl", "mine.jsonl"]
    assert [path.name for path in (output / "ledger").iterdir()] == ["doctor_panel.jsonl"]


def test_the_manifest_of_the_last_run_is_kept_if_it_said_something_else(
    output: Path, write_raw: Write, panel: Page
) -> None:
    write_raw("doctor_panel.jsonl", map(panel, range(3)))
    made(output)
    first = (output / MANIFEST).read_bytes()
    made(output)
    assert not (output / LAST_MANIFEST).exists()
    write_raw("doctor_panel.jsonl", map(panel, range(4)))
    assert made(output).total.kept == 4
    made(output)
    assert (output / LAST_MANIFEST).read_bytes() == first
    assert read_manifest(output, LAST_MANIFEST).total.kept == 3


def test_a_manifest_of_somebody_else_makes_nothing_vanish(output: Path, write_raw: Write, panel: Page) -> None:
    write_raw("doctor_panel.jsonl", [panel()])
    precious = output.parent / "precious.jsonl"
    precious.write_text("{}\n")
    manifest = made(output)
    foreign = msgspec.structs.replace(manifest.files[0], path="../precious.jsonl")
    manifest.files.append(foreign)
    (output / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    made(output)
    assert precious.exists()


def test_a_failed_run_leaves_the_old_corpora_and_no_temporary_files(
    output: Path, write_raw: Write, panel: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_raw("doctor_panel.jsonl", [panel(1)])
    made(output)
    before = tree(output)

    def disk_full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    write_raw("doctor_panel.jsonl", [panel(1), panel(2)])
    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(OSError, match="No space"):
        made(output)
    monkeypatch.undo()
    assert tree(output) == before


def test_one_run_at_a_time(output: Path, write_raw: Write, panel: Page) -> None:
    write_raw("doctor_panel.jsonl", [panel()])

    @contextmanager
    def meanwhile(stage: str, size: int) -> Iterator[Advance]:
        with pytest.raises(BusyError):
            made(output)
        yield lambda count: None

    normalize(Settings(output=output), meanwhile)


def test_books_that_do_not_balance() -> None:
    accounts = Accounts()
    accounts.files["doctor_panel.jsonl"].read = 3
    accounts.files["doctor_panel.jsonl"].kept = 2
    with pytest.raises(UnaccountedError, match=r"doctor_panel\.jsonl: 3 read, but 2 kept"):
        accounts.check()


def test_a_record_that_gets_lost_is_noticed(
    output: Path, write_raw: Write, panel: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shard.read_run

    def leaky(path: Path, advance: Advance) -> Iterator[RunRow]:
        records = list(whole(path, advance))
        yield from records[1:]

    monkeypatch.setattr("normalize.versions.read_run", leaky)
    write_raw("doctor_panel.jsonl", map(panel, range(3)))
    with pytest.raises(UnaccountedError, match="3 read, but 2 kept"):
        made(output)


def test_the_largest_answer_and_the_smallest(output: Path, write_raw: Write, read_corpus: Read, panel: Page) -> None:
    long = RawAnswer(text="Wait and see. " * 50_000)
    write_raw("doctor_panel.jsonl", [replace(panel(), question=replace(panel().question, answers=[long]))])
    made(output)
    assert len(read_corpus("doctor_panel")[0].answers[0].text) == 14 * 50_000 - 1


def test_what_a_killed_run_left_is_in_nobodys_way(output: Path, write_raw: Write, panel: Page) -> None:
    write_raw("doctor_panel.jsonl", map(panel, range(3)))
    made(output)
    before = tree(output)
    (output / ".normalize").mkdir()
    (output / ".normalize/0.jsonl").write_bytes(b'{"question":')
    (output / ".doctor_panel.jsonl.part").write_bytes(b'{"schema":')
    (output / "doctor_panel.jsonl").unlink()
    made(output)
    assert tree(output) == before
