"""The files of a crawl: how they are named and filled, what a commit keeps and a cut undoes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crawler.append_only import ShortFileError
from crawler.archive.writer import ArchiveWriter
from tests.archive.exchanges import visit
from tests.archive.reading_back import contents, responses_in

ROOMY = 10**9


def test_the_folder_is_made_and_a_file_only_when_there_is_something_to_write(tmp_path: Path) -> None:
    folder = tmp_path / "deep/archive"
    writer = ArchiveWriter(folder, "visits", {}, ROOMY)
    assert contents(folder) == {}
    writer.write(visit())
    assert list(contents(folder)) == ["visits-00000.warc.gz"]
    writer.close()


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, 4000)
    positions = [writer.write(visit(body=os.urandom(1000))) for _ in range(12)]
    writer.close()
    files = sorted({position.file for position in positions})
    assert files == [f"visits-{number:05}.warc.gz" for number in range(len(files))]
    assert len(files) > 2
    for name in files[:-1]:
        last = max((position for position in positions if position.file == name), key=lambda at: at.offset)
        size = (tmp_path / name).stat().st_size
        assert last.offset + last.length == size >= 4000 > last.offset - 1000
    assert len(responses_in(tmp_path)) == 12


def test_an_exchange_is_never_split(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, 1)
    bodies = [b"%d" % number * 5000 for number in range(3)]
    for number, body in enumerate(bodies):
        assert writer.write(visit(body=body)).file == f"visits-0000{number}.warc.gz"
    writer.close()
    assert responses_in(tmp_path) == bodies


def test_it_goes_on_with_the_last_file_that_counts(tmp_path: Path) -> None:
    for body in (b"a", b"b", b"c"):
        names = sorted(path.name for path in tmp_path.iterdir())
        writer = ArchiveWriter(tmp_path, "visits", {name: (tmp_path / name).stat().st_size for name in names}, ROOMY)
        writer.write(visit(body=body))
        writer.close()
    assert list(contents(tmp_path)) == ["visits-00000.warc.gz"]
    assert responses_in(tmp_path) == [b"a", b"b", b"c"]


def test_numbers_go_on_after_a_gap_and_beyond_five_digits(tmp_path: Path) -> None:
    for name in ("visits-00003.warc.gz", "visits-99999.warc.gz"):
        (tmp_path / name).write_bytes(b"x")
    committed = {"visits-99999.warc.gz": 1, "visits-00003.warc.gz": 1}
    writer = ArchiveWriter(tmp_path, "visits", committed, 1)
    assert writer.write(visit()).file == "visits-100000.warc.gz"
    writer.commit()
    assert writer.write(visit()).file == "visits-100001.warc.gz"
    writer.cut()
    assert writer.write(visit()).file == "visits-100001.warc.gz"
    writer.close()


OTHERS = [
    *("visits-0000.warc.gz", "visits-00000.warc", "visits-00000.warc.gz.bak", "a.jsonl", "xvisits-00000.warc.gz"),
    *("visits-1-00000.warc.gz", "visits-x-00000.warc.gz", "VISITS-00000.warc.gz", "v.sits-00000.warc.gz"),
]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in OTHERS:
        (tmp_path / name).write_bytes(b"theirs")
    for number in (0, 7, 123456):
        (tmp_path / f"visits-{number:05}.warc.gz").write_bytes(b"never committed")
    committed = {"visits-1-00000.warc.gz": 2, "a.jsonl": 0, "gone-00000.warc.gz": 5}
    ArchiveWriter(tmp_path, "visits", committed, ROOMY).close()
    assert contents(tmp_path) == dict.fromkeys(sorted(OTHERS), b"theirs")


@pytest.mark.parametrize("name", ["visits-00000.warc.gz", "visits-00001.warc.gz"])
def test_a_file_that_lost_what_counts_is_refused(tmp_path: Path, name: str) -> None:
    for number in (0, 1):
        (tmp_path / f"visits-0000{number}.warc.gz").write_bytes(b"xxxx")
    committed = {"visits-00000.warc.gz": 3, "visits-00001.warc.gz": 3}
    (tmp_path / name).write_bytes(b"xx")
    with pytest.raises(ShortFileError, match="holds 2 bytes of 3"):
        ArchiveWriter(tmp_path, "visits", committed, ROOMY)
    (tmp_path / name).unlink()
    with pytest.raises(ShortFileError, match="is gone"):
        ArchiveWriter(tmp_path, "visits", committed, ROOMY)
    assert name not in contents(tmp_path)


def test_lengths_tell_what_was_written_to_since_the_last_commit(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, 1)
    assert writer.lengths() == {}
    writer.write(visit())
    writer.write(visit())
    sizes = {name: len(content) for name, content in contents(tmp_path).items()}
    assert writer.lengths() == sizes
    assert len(sizes) == 2
    writer.commit()
    assert writer.lengths() == {}
    writer.write(visit())
    assert list(writer.lengths()) == ["visits-00002.warc.gz"]
    writer.cut()
    assert writer.lengths() == {}
    assert {name: len(content) for name, content in contents(tmp_path).items()} == sizes
    writer.close()


def test_a_write_that_does_not_fit_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = ArchiveWriter(tmp_path, "visits", {}, ROOMY)
    writer.write(visit(body=b"a"))
    before, lengths = contents(tmp_path), writer.lengths()
    real = os.pwrite

    def half(file: int, content: memoryview, offset: int) -> int:
        if len(content) < 400:
            raise OSError(28, "No space left on device")
        return real(file, content[:300], offset)

    monkeypatch.setattr(os, "pwrite", half)
    with pytest.raises(OSError, match="No space"):
        writer.write(visit(body=b"b"))
    assert contents(tmp_path) == before
    assert writer.lengths() == lengths
    monkeypatch.undo()
    writer.write(visit(body=b"c"))
    writer.close()
    assert responses_in(tmp_path) == [b"a", b"c"]


def test_a_sync_makes_every_file_and_its_name_durable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []

    def sync(file: int) -> None:
        synced.append(Path(f"/proc/self/fd/{file}").readlink().name)

    monkeypatch.setattr("crawler.append_only._sync", sync)
    monkeypatch.setattr(os, "fsync", sync)
    folder = tmp_path / "archive"
    writer = ArchiveWriter(folder, "visits", {}, 1)
    assert synced == [tmp_path.name]
    synced.clear()
    writer.write(visit())
    writer.write(visit())
    writer.sync()
    assert {name: synced.count(name) for name in synced} == {
        "visits-00000.warc.gz": 1,
        "visits-00001.warc.gz": 1,
        "archive": 2,
    }
    assert synced.index("visits-00000.warc.gz") < synced.index("visits-00001.warc.gz")
    assert synced[-1] == "archive"
    synced.clear()
    writer.sync()
    assert synced == []
    writer.commit()
    writer.close()
    again = ArchiveWriter(folder, "visits", {name: len(it) for name, it in contents(folder).items()}, ROOMY)
    again.write(visit())
    again.sync()
    assert synced == ["visits-00001.warc.gz"]
    again.close()
