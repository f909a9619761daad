"""Files that are damaged or no archives at all: never an exception, and what can be read is read."""

from __future__ import annotations

import errno
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive import stretches
from crawler.archive.reader import read_archive
from tests.archive.making import PAGE, URL, numbered, packed, response
from tests.archive.reading_back import bad, found_in, pages, urls_end

ONE, TWO, THREE = numbered(3)
PLAIN = ONE + TWO + THREE
MEMBERS = packed([ONE, TWO, THREE])
WHOLE = gzip.compress(PLAIN, 1, mtime=0)
BODIES = {f"{URL}{at}": PAGE.replace(b"knee", b"knee %d" % at) for at in range(3)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.warc"


def test_a_plain_file_torn_at_any_byte_gives_what_stands_before(path: Path) -> None:
    ends = [len(ONE) - 4, len(ONE + TWO) - 4, len(PLAIN) - 4]
    starts = [0, len(ONE), len(ONE + TWO)]
    for size in range(1, len(PLAIN)):
        found = found_in(path, PLAIN[:size])
        assert urls_end(found) == "012"[: sum(end <= size for end in ends)], size
        torn = next(((start, end) for start, end in zip(starts, ends, strict=True) if start < size < end), None)
        assert [(reason, detail.partition(":")[0]) for _, reason, detail in bad(found)] == (
            [("truncated_warc", f"offset {torn[0]}")] if torn else []
        ), size


def test_a_packed_file_torn_at_any_byte_gives_what_stands_before(path: Path) -> None:
    starts = [0, len(packed([ONE])), len(packed([ONE, TWO])), len(MEMBERS)]
    for size in range(1, len(MEMBERS)):
        found = found_in(path, MEMBERS[:size])
        whole = sum(start <= size for start in starts[1:])
        assert urls_end(found) == "012"[:whole], size
        assert [(reason, detail.partition(":")[0]) for _, reason, detail in bad(found)] == (
            [] if size in starts else [("truncated_warc", f"offset {starts[whole]}")]
        ), size


def test_one_torn_gzip_member_around_all_gives_what_can_be_unpacked(path: Path) -> None:
    counts = []
    for size in range(1, len(WHOLE)):
        found = found_in(path, WHOLE[:size])
        assert urls_end(found) == "012"[: len(pages(found))]
        assert [reason for _, reason, _ in bad(found)] == ["truncated_warc"]
        counts.append(len(pages(found)))
    assert counts == sorted(counts)
    assert counts[-1] == 2  # that the last is whole is not known before the checksum


@pytest.mark.parametrize("bit", [0x01, 0xFF])
@pytest.mark.parametrize(("content", "most"), [(PLAIN, 2), (MEMBERS, 1)], ids=["plain", "packed"])
def test_a_flipped_byte_costs_its_own_record_and_never_changes_a_page(
    path: Path, content: bytes, most: int, bit: int
) -> None:
    for at in range(len(content)):
        found = found_in(path, content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :])
        intact = pages(found)
        assert len(intact) >= 3 - most, at
        assert {one.body for one in intact} <= set(BODIES.values()), at
        assert len(intact) == 3 or len(found) > len(intact), at  # nothing is lost without a word


def test_a_flipped_byte_in_one_gzip_member_around_all_never_changes_a_page(path: Path) -> None:
    for at in range(len(WHOLE)):
        found = found_in(path, WHOLE[:at] + bytes([WHOLE[at] ^ 0x10]) + WHOLE[at + 1 :])
        assert {page.body for page in pages(found)} <= set(BODIES.values())
        assert bad(found) or len(pages(found)) == 3


def test_a_file_that_can_not_be_read_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to("round")
    for name, why in (("nowhere", "No such file"), ("round", "Too many levels"), ("", "Is a directory")):
        ((source, reason, detail),) = bad(list(read_archive(tmp_path / name, "its name")))
        assert (source, reason) == ("its name", "unreadable_file")
        assert why in detail


class FailingDisk(io.RawIOBase):
    """A file that can be read up to some place only."""

    def __init__(self, content: bytes, readable: int) -> None:
        self._content, self._readable, self._at = content, readable, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + (self._at if whence == io.SEEK_CUR else 0)
        return self._at

    def readinto(self, buffer: Any) -> int:
        part = self._content[self._at : self._at + len(buffer)]
        if self._at + len(part) > self._readable:
            raise OSError(errno.EIO, "Input/output error")
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)


@pytest.mark.parametrize("content", [b"".join(numbered(200)), packed(numbered(200))], ids=["plain", "packed"])
def test_a_file_that_can_be_read_no_further_gives_what_was_read(
    path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = io.BufferedReader(FailingDisk(content, len(content) // 2), 4096)
    monkeypatch.setattr(Path, "open", lambda *_, **__: disk)
    monkeypatch.setattr(stretches, "BLOCK", 4096)
    found = list(read_archive(path, "its name"))
    assert 50 < len(pages(found)) < 110
    assert bad(found) == [("its name", "unreadable_file", "Input/output error")]


pieces = st.one_of(
    st.sampled_from(
        [ONE, TWO, packed([ONE]), packed([TWO, THREE]), WHOLE, b"WARC/1.0\r\n", b"\r\n\r\n", b"\x1f\x8b\x08"]
    ),
    st.binary(max_size=40),
    st.builds(lambda at: response(length=at), st.integers(0, 700)),
    st.builds(lambda at: PLAIN[at:], st.integers(0, len(PLAIN))),
    st.builds(lambda at: MEMBERS[:at], st.integers(0, len(MEMBERS))),
)


@given(content=st.lists(pieces, max_size=6).map(b"".join))
def test_any_bytes_give_pages_as_they_were_or_what_is_wrong(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "some.warc"
    for whole in (content, gzip.compress(content)):
        found = found_in(path, whole)
        assert found
        assert {page.body for page in pages(found)} <= {PAGE, *BODIES.values()}
        assert len(bad(found)) < 20
