"""Raw files with one place in each that no one can read as the record of a page."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import msgspec

from crawler.records import RawQuestion, RawRecord

Damage = Callable[[Sequence[bytes], bytes], "Damaged"]
"""Makes a file of sound lines and a spare one that is damaged; nothing happens to the sound ones."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A line, or the end of a file, that no one can read as a record of a page."""

    file: str
    offset: int
    """Of the line, in bytes; in a packed file, of its unpacked bytes."""
    why: str
    source: str = ""
    """What the record gives as its own source, where it can be read so far."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file to write, and what is broken in it."""

    content: bytes
    broken: Broken


def damages(line_limit: int) -> tuple[Damage, ...]:
    """Every kind of damage; `line_limit` is how many bytes a line may have."""
    long_line = partial(_long_line, line_limit)
    return _bad_byte, _torn_tail, _invalid_line, _empty_object, _empty_record, long_line, _gzip_that_ends_early


def line_of(record: RawRecord) -> bytes:
    """The record as it stands in a raw file."""
    return msgspec.json.encode(record) + b"\n"


def _bad_byte(sound: Sequence[bytes], spare: bytes) -> Damaged:
    at = spare.index(b" ", len(spare) // 2)
    return _in_the_middle("bad_byte.jsonl", sound, spare[:at] + b"\xff" + spare[at + 1 :], "a byte that is not UTF-8")


def _torn_tail(sound: Sequence[bytes], spare: bytes) -> Damaged:
    before = b"".join(sound)
    return Damaged(before + spare[: len(spare) // 2], Broken("torn.jsonl", len(before), "a torn last line"))


def _invalid_line(sound: Sequence[bytes], spare: bytes) -> Damaged:
    return _in_the_middle("invalid.jsonl", sound, spare.replace(b'":', b'"=', 1), "invalid JSON")


def _empty_object(sound: Sequence[bytes], spare: bytes) -> Damaged:
    return _in_the_middle("empty_object.jsonl", sound, b"{}\n", "an empty object")


def _empty_record(sound: Sequence[bytes], spare: bytes) -> Damaged:
    read = msgspec.json.decode(spare, type=RawRecord)
    nothing = RawQuestion(site=read.question.site, title=None, question=None, url=read.question.url)
    line = _with_question(read, nothing)
    damaged = _in_the_middle("empty_record.jsonl", sound, line, "an empty record")
    return replace(damaged, broken=replace(damaged.broken, source=read.source))


def _long_line(line_limit: int, sound: Sequence[bytes], spare: bytes) -> Damaged:
    read = msgspec.json.decode(spare, type=RawRecord)
    days = (f"Day {day}: {100 + day % 40}/{60 + day % 25} mmHg. " for day in range(line_limit // 20))
    diary = RawQuestion(site=read.question.site, title=read.question.title, question="".join(days))
    return _in_the_middle("long_line.jsonl", sound, _with_question(read, diary), "a line over the limit")


def _gzip_that_ends_early(sound: Sequence[bytes], spare: bytes) -> Damaged:
    """All sound lines can be unpacked; the second half of the packed spare one is gone."""
    whole = b"".join(sound)
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(whole) + packer.flush(zlib.Z_SYNC_FLUSH)
    rest = packer.compress(spare) + packer.flush()
    broken = Broken("ends_early.jsonl.gz", len(whole), "a gzip that ends early")
    return Damaged(packed + rest[: len(rest) // 2], broken)


def _with_question(record: RawRecord, question: RawQuestion) -> bytes:
    return line_of(replace(record, question=question))


def _in_the_middle(name: str, sound: Sequence[bytes], line: bytes, why: str) -> Damaged:
    half = len(sound) // 2
    before = b"".join(sound[:half])
    return Damaged(b"".join((before, line, *sound[half:])), Broken(name, len(before), why))
