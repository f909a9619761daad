"""Whatever happens between commits, and however much of it reached the disk: what was committed is what there is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.writer import ArchiveWriter
from crawler.records import ArchivePosition
from tests.archive.exchanges import visit
from tests.archive.reading_back import contents, member_at, responses_in

ROOMY = 10**9
steps = st.lists(
    st.tuples(st.sampled_from(["write", "write", "sync", "commit", "cut", "crash"]), st.integers(0, 1000)), max_size=25
)


def tear(folder: Path, lengths: dict[str, int], thousandths: int) -> None:
    """Leave what a crash may leave: any part of what was not committed, and pages of zeros behind it."""
    for path in folder.iterdir():
        content, length = path.read_bytes(), lengths.get(path.name, 0)
        kept = (len(content) - length) * thousandths // 1000
        path.write_bytes(content[: length + kept] + bytes(thousandths % 7))


@given(steps=steps, max_bytes=st.sampled_from([1, 2000, 5000, ROOMY]))
def test_what_was_committed_is_what_there_is(
    steps: list[tuple[str, int]], max_bytes: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    writer = ArchiveWriter(folder, "visits", {}, max_bytes)
    lengths: dict[str, int] = {}
    counted: dict[str, bytes] = {}
    responses: dict[ArchivePosition, bytes] = {}
    since: dict[ArchivePosition, bytes] = {}
    for number, (step, size) in enumerate(steps):
        match step:
            case "write":
                body = random.Random(number).randbytes(size)
                since[writer.write(visit(body=body, style="x" if size % 2 else None))] = body
                continue
            case "sync":
                writer.sync()
                continue
            case "commit":
                lengths |= writer.lengths()
                writer.commit()
                counted = contents(folder)
                responses |= since
            case "cut":
                writer.cut()
            case "crash":
                writer.close()
                tear(folder, lengths, size)
                writer = ArchiveWriter(folder, "visits", lengths, max_bytes)
        since.clear()
        assert contents(folder) == counted
        assert writer.lengths() == {}
    assert {name: len(content) for name, content in contents(folder).items()} == lengths | writer.lengths()
    writer.close()
    assert responses_in(folder) == list((responses | since).values())
    for at, body in (responses | since).items():
        assert member_at(folder / at.file, at.offset, at.length).endswith(b"\r\n\r\n" + body + b"\r\n\r\n")
