"""Archives as others read them (warcio, and gzip alone), and what our reader finds in them."""

from __future__ import annotations

import gzip
import zlib
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from warcio import ArchiveIterator
from warcio.checker import Checker

from crawler.archive.reader import ArchivedPage, PassedOver, read_archive
from crawler.records import SetAside

Found = list[ArchivedPage | SetAside | PassedOver]
NAME = "below/some.warc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record as warcio reads it."""

    type: str
    headers: dict[str, str]
    http: str | None
    """The status line and the headers of the HTTP block, as warcio decodes them."""
    payload: bytes
    offset: int
    length: int

    def __getitem__(self, name: str) -> str:
        return self.headers[name]


def read_back(path: Path) -> list[Record]:
    """Every record of a file, whose digests are right."""
    checker = Checker(Namespace(inputs=[str(path)], verbose=False))
    assert checker.process_all() == 0
    records = []
    with path.open("rb") as stream:
        iterator = ArchiveIterator(stream, check_digests="raise")
        for record in iterator:
            payload = record.raw_stream.read()
            records.append(
                Record(
                    type=record.rec_type,
                    headers=dict(record.rec_headers.headers),
                    http=record.http_headers and record.http_headers.to_str(),
                    payload=payload,
                    offset=iterator.get_record_offset(),
                    length=iterator.get_record_length(),
                )
            )
        assert iterator.err_count == 0
    names = [record["WARC-Record-ID"] for record in records]
    assert len(set(names)) == len(names)
    return records


def plain(path: Path) -> bytes:
    """The file's content, as gzip alone unpacks it."""
    with gzip.open(path) as stream:
        return stream.read()


def member_at(path: Path, offset: int, length: int) -> bytes:
    """What stands there, which is one gzip member to the last byte."""
    with path.open("rb") as stream:
        stream.seek(offset)
        packed = stream.read(length)
    unpacking = zlib.decompressobj(wbits=31)
    content = unpacking.decompress(packed)
    assert len(packed) == length
    assert unpacking.eof
    assert unpacking.unused_data == b""
    return content


def contents(folder: Path) -> dict[str, bytes]:
    """Every file's bytes by its name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def responses_in(folder: Path) -> list[bytes]:
    """The payloads of all responses, in the order of the files' names."""
    found = []
    for path in sorted(folder.iterdir()):
        first, *others = read_back(path)
        assert first.type == "warcinfo"
        assert plain(path).count(b"WARC-Type: warcinfo") == 1
        found += [record.payload for record in others if record.type == "response"]
    return found


def found_in(path: Path, content: bytes) -> Found:
    """What our reader finds in a file of these bytes."""
    path.write_bytes(content)
    return list(read_archive(path, NAME))


def pages(found: Found) -> list[ArchivedPage]:
    return [one for one in found if isinstance(one, ArchivedPage)]


def urls_end(found: Found) -> str:
    """The last characters of the pages' URLs."""
    return "".join(page.source[-1] for page in pages(found))


def the_page(found: Found) -> ArchivedPage:
    """The only page, where nothing is wrong."""
    assert bad(found) == []
    (page,) = pages(found)
    return page


def bad(found: Found) -> list[tuple[str, str, str]]:
    """Source, reason and detail of what was set aside."""
    return [(one.source, one.reason, one.detail or "") for one in found if isinstance(one, SetAside)]
