from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawRecord
from normalize.raw import Line, MissingInputError, Shard, decode, find_shards, read_lines

LINES = [b"a\n", b"bb\n", b"\n", b"c" * 30 + b"\n", b"dd"]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "one.jsonl").write_bytes(b"".join(LINES))
    (tmp_path / "two.jsonl").write_bytes(b"e\nf\n")
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("not a raw file")
    return tmp_path


def line(content: bytes) -> Line:
    return Line("one.jsonl", 0, len(content), content)


def lines(shards: list[Shard], line_limit: int = 100) -> list[Line]:
    return [line for shard in shards for line in read_lines(shard, line_limit)]


@pytest.mark.parametrize("shard_bytes", range(1, 50))
def test_every_line_is_in_one_shard(raw: Path, shard_bytes: int) -> None:
    found = lines(find_shards(raw, shard_bytes))
    assert [line.content for line in found] == [*LINES, b"e\n", b"f\n"]
    assert [line.offset for line in found if line.file == "one.jsonl"] == [0, 2, 5, 6, 37]
    assert [line.length for line in found] == [len(line) for line in (*LINES, b"e\n", b"f\n")]


def test_a_line_beyond_the_limit_is_measured_and_not_held(raw: Path) -> None:
    found = lines(find_shards(raw, 1000), line_limit=20)
    assert [line.content for line in found] == [*LINES[:3], None, *LINES[4:], b"e\n", b"f\n"]
    assert found[3].length == 31
    with pytest.raises(ValueError, match="too long"):
        decode(found[3])


def test_every_worker_has_a_shard(raw: Path) -> None:
    assert len(find_shards(raw, 1000)) == 1
    assert len(find_shards(raw, 1000, workers=4)) == 4


@pytest.mark.parametrize("shard_bytes", [1, 1000])
@pytest.mark.parametrize("members", [1, len(LINES)])
def test_a_packed_file_is_read_as_what_it_unpacks_to(tmp_path: Path, shard_bytes: int, members: int) -> None:
    parts = [b"".join(LINES)] if members == 1 else LINES
    (tmp_path / "one.jsonl.gz").write_bytes(b"".join(map(gzip.compress, parts)))
    found = lines(find_shards(tmp_path, shard_bytes), line_limit=20)
    assert [line.content for line in found] == [*LINES[:3], None, LINES[4]]
    assert [line.offset for line in found] == [0, 2, 5, 6, 37]


MANY = [b"%d %s\n" % (n, bytes(48 + (n * k) % 75 for k in range(60))) for n in range(2000)]


@pytest.mark.parametrize("lost", [1, 8, 9, 500, 5000])
def test_a_packed_file_that_ends_early_gives_all_lines_before(tmp_path: Path, lost: int) -> None:
    (tmp_path / "one.jsonl.gz").write_bytes(gzip.compress(b"".join(MANY))[:-lost])
    *whole, last = lines(find_shards(tmp_path, 1000))
    assert [line.content for line in whole] == MANY[: len(whole)]
    assert last.fault == "the gzip file ends early"
    assert (last.content or b"") == b"".join(MANY)[last.offset : last.offset + last.length]
    assert len(MANY) - lost <= len(whole) <= len(MANY)
    assert lost > 8 or len(whole) == len(MANY)
    with pytest.raises(ValueError, match="ends early"):
        decode(last)


def test_no_line_of_a_damaged_member_is_believed(tmp_path: Path) -> None:
    good, bad = b"".join(MANY[:700]), b"".join(MANY[700:])
    packed = bytearray(gzip.compress(bad, 0))
    packed[packed.index(b"1500 ") + 3] ^= 1
    (tmp_path / "one.jsonl.gz").write_bytes(gzip.compress(good) + packed)
    found = lines(find_shards(tmp_path, 1000))
    assert [line.content for line in found[:700]] == MANY[:700]
    assert not any(line.fault for line in found[:700])
    assert len(found) == len(MANY)
    assert all("incorrect data check" in (line.fault or "") for line in found[700:])
    with pytest.raises(ValueError, match="is damaged from its byte"):
        decode(found[700])


@pytest.mark.parametrize("at", [12, 100, 3000, -4])
def test_a_flipped_byte_is_told_and_what_can_be_unpacked_is_quarantined(tmp_path: Path, at: int) -> None:
    packed = bytearray(gzip.compress(b"".join(MANY)))
    packed[at] ^= 0x40
    (tmp_path / "one.jsonl.gz").write_bytes(packed)
    found = lines(find_shards(tmp_path, 1000))
    assert found
    assert all("is damaged" in (line.fault or "") for line in found)
    assert at > 0 or [line.content for line in found] == MANY


@pytest.mark.parametrize(
    "behind", [b"\0" * 700, gzip.compress(b"", mtime=0), b""], ids=["zeros", "a member", "nothing"]
)
def test_padding_and_empty_members_are_no_damage(tmp_path: Path, behind: bytes) -> None:
    (tmp_path / "one.jsonl.gz").write_bytes(gzip.compress(b"".join(LINES)) + behind)
    found = lines(find_shards(tmp_path, 1000))
    assert [line.content for line in found] == LINES
    assert not any(line.fault for line in found)


def test_what_stands_behind_the_last_member_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl.gz").write_bytes(gzip.compress(b"a\n") + b"oops")
    whole, last = lines(find_shards(tmp_path, 1000))
    assert (whole.content, whole.fault) == (b"a\n", None)
    assert last.length == 0
    assert (last.fault or "").startswith("the gzip file is damaged from its byte 22")


def test_an_empty_packed_file_ends_early(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl.gz").touch()
    assert [line.fault for line in lines(find_shards(tmp_path, 1000))] == ["the gzip file ends early"]


@pytest.mark.parametrize("levels", [70, 500, 950, 999, 5000])
def test_deeply_nested_json_is_refused_wherever_it_is_read(panel: Callable[..., RawRecord], levels: int) -> None:
    deep = b'{"deep":' + b"[" * levels + b"]" * levels + b"," + msgspec.json.encode(panel())[1:]
    with pytest.raises(ValueError, match="nested too deeply"):
        decode(line(deep))


def test_brackets_in_texts_are_no_nesting(panel: Callable[..., RawRecord]) -> None:
    raw = msgspec.to_builtins(panel())
    raw["question"]["question"] = '[{"' * 500 + "\\"
    assert decode(line(msgspec.json.encode(raw))).question.question == '[{"' * 500 + "\\"


def test_directories_are_no_raw_files(raw: Path) -> None:
    (raw / "folder.jsonl").mkdir()
    assert len(lines(find_shards(raw, 1000))) == len(LINES) + 2


def test_a_name_that_is_no_text_is_told(raw: Path) -> None:
    Path(os.fsdecode(bytes(raw) + b"/odd\xff.jsonl")).write_bytes(b"a\n")
    with pytest.raises(MissingInputError, match="rename it"):
        find_shards(raw, 1000)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="does not exist"):
        find_shards(tmp_path / "raw", 1000)
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(MissingInputError, match="holds no records"):
        find_shards(tmp_path, 1000)


@pytest.mark.parametrize("site", ["", "..", "../../etc/cron", "a/b", "Panel", "x" * 65, "a\nb", ".hidden"])
def test_a_site_whose_name_leads_elsewhere_is_no_record(panel: Callable[..., RawRecord], site: str) -> None:
    raw = msgspec.to_builtins(panel())
    raw["question"]["site"] = site
    with pytest.raises(ValueError, match="name of a site"):
        decode(line(msgspec.json.encode(raw)))


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\xff\xfe", b"null", b"{}", b'{"question":{}}', b'{"x":' * 100_000, b'["\\ud800"]']
)
def test_what_is_no_raw_record(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(line(content))


def test_page_bytes_need_their_sum(panel: Callable[..., RawRecord]) -> None:
    raw = msgspec.to_builtins(panel())
    raw["page_sha256"] = "1234"
    with pytest.raises(ValueError, match="SHA-256"):
        decode(line(msgspec.json.encode(raw)))
