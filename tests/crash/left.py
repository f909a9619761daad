"""What crawls left behind, read without the code that wrote it where that can be."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Engine, NullPool, create_engine, func, select
from warcio import ArchiveIterator

from crawler.frontier.database import database_url
from crawler.frontier.tables import hosts, requests, visits
from crawler.records import ArchivePosition, RawRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A response (or revisit) record of the archive, as warcio reads it."""

    position: ArchivePosition
    url: str
    fetched_at: str
    content_type: str | None
    body: bytes
    """Without its content coding."""


def raw_lines(output: Path) -> list[bytes]:
    """Every line of raw/, with its line feed if it has one."""
    files = sorted((output / "raw").iterdir())
    return [line for path in files for line in path.read_bytes().splitlines(keepends=True)]


def bare(line: bytes) -> bytes:
    """A raw line without what differs from run to run: the time, and the place in the archive.

    Raises:
        ValueError: it is no raw record.
    """
    record = msgspec.json.decode(line, type=RawRecord)
    return msgspec.json.encode(replace(record, fetched_at=None, archive=None))


def rejects(output: Path) -> dict[str, bytes]:
    """The files of rejects/, by name."""
    return {path.name: path.read_bytes() for path in sorted((output / "rejects").iterdir())}


def corpora(output: Path) -> dict[str, object]:
    """Everything that normalize made, by file: without fetch times and places, and what depends on them."""
    found: dict[str, object] = {}
    for path in sorted([*output.glob("*.json*"), *(output / "ledger").iterdir()]):
        content: Any = path.read_bytes()
        if path.name == "manifest.json":
            content = json.loads(content)
            del content["files"]
        elif path.name == "croissant.json":
            content = json.loads(content)
            del content["distribution"], content["version"], content["citeAs"]  # what is made of the files' digests
        elif path.parent == output and path.suffix == ".jsonl":
            content = [json.loads(line) for line in content.splitlines()]
            for question in content:
                del question["provenance"]["fetched_at"], question["provenance"]["archive"]
            content = [json.dumps(question) for question in content]
        found[str(path.relative_to(output))] = content
    return found


def responses(path: Path) -> list[Response]:
    """Every response of a WARC file, all of whose records have been read to the end and have the right digests.

    Raises:
        Exception: warcio's, where the file is damaged or a digest is wrong.
    """
    found, end = [], 0
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests="raise")
        for record in records:
            headers = record.rec_headers
            body = record.content_stream().read()
            position = ArchivePosition(
                file=path.name, offset=records.get_record_offset(), length=records.get_record_length()
            )
            if position.offset != end or (record.rec_type != "warcinfo" and not headers["WARC-Block-Digest"]):
                raise ValueError(f"{path.name}: a gap, or no digest, at {position.offset}")
            end += position.length
            if record.rec_type in ("response", "revisit"):
                found.append(
                    Response(
                        position=position,
                        url=headers["WARC-Target-URI"],
                        fetched_at=headers["WARC-Date"],
                        content_type=record.http_headers["Content-Type"],
                        body=body,
                    )
                )
    if end != path.stat().st_size:
        raise ValueError(f"{path.name}: {path.stat().st_size - end} bytes behind the last record")
    return found


def frontier(output: Path, named: str) -> Engine:
    """The frontier's database; its connections are closed after each use."""
    url: URL = database_url(output, named)
    return create_engine(url, poolclass=NullPool)


def states(engine: Engine) -> dict[str, tuple[str, str | None, str | None]]:
    """Every URL's state, its reason, and what its visits brought in the end."""
    brought = (
        select(visits.c.outcome).where(visits.c.request == requests.c.id).order_by(visits.c.id.desc()).limit(1)
    ).scalar_subquery()
    found = select(hosts.c.spider + " " + requests.c.url, requests.c.state, requests.c.reason, brought).join(
        hosts, hosts.c.id == requests.c.host
    )
    with engine.connect() as connection:
        return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(found)}


def real_counts(engine: Engine) -> dict[int, Counter[str]]:
    """By host, what the frontier's own counts should be."""
    counts: dict[int, Counter[str]] = {}
    by_state = select(requests.c.host, requests.c.state, func.count()).group_by(requests.c.host, requests.c.state)
    found = func.count(requests.c.content), func.sum(requests.c.questions), func.sum(requests.c.answers)
    of_pages = select(requests.c.host, *found).group_by(requests.c.host)
    with engine.connect() as connection:
        for host, state, number in connection.execute(by_state):
            counts.setdefault(host, Counter())[state] = number
        for host, pages, questions, answers in connection.execute(of_pages):
            counts[host].update(pages=pages, questions=int(questions or 0), answers=int(answers))
    return counts
