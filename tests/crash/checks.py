"""The verdict on a crawl directory: what is lost, what is there twice, and everything else that should not be."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
from sqlalchemy import Engine, select

from crawler.extract import extract
from crawler.frontier.states import Counts
from crawler.frontier.tables import files, hosts, visits
from crawler.records import RawRecord, SetAside
from crawler.sites import styles
from tests.crash import left
from tests.crash.bench import STYLES, Bench, Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What crawls that nobody killed leave behind."""

    records: Counter[bytes]
    corpora: dict[str, object]
    rejects: dict[str, bytes]
    states: dict[str, tuple[str, str | None, str | None]]
    fetched: Counter[str]
    seconds: dict[str, float]
    """How long each style's crawl took."""


@dataclass(slots=True)
class Verdict:
    """What is wrong with a crawl directory."""

    lost: int = 0
    duplicated: int = 0
    faults: list[str] = field(default_factory=list)
    """In words; empty where all is well."""


def reference(bench: Bench, ground: Ground) -> Reference:
    """Crawl without a kill."""
    bench.begin()
    seconds: dict[str, float] = {}
    for style in STYLES:
        ended = bench.crawl(ground, style)
        assert ended.status == 0, ground.told
        seconds[style] = ended.seconds
    return remember(bench, ground, seconds)


def remember(bench: Bench, ground: Ground, seconds: dict[str, float]) -> Reference:
    """Take what stands in a crawl directory for what is right."""
    assert bench.normalize(ground).status == 0, ground.told
    return Reference(
        records=Counter(map(left.bare, left.raw_lines(ground.output))),
        corpora=left.corpora(ground.output),
        rejects=left.rejects(ground.output),
        states=left.states(left.frontier(ground.output, ground.frontier)),
        fetched=ground.fetched,
        seconds=seconds,
    )


def check(bench: Bench, ground: Ground, wanted: Reference, verdict: Verdict) -> None:
    """Compare a crawl directory whose crawls have come to their end with one whose crawls were never killed."""
    found: Counter[bytes] = Counter()
    for line in left.raw_lines(ground.output):
        try:
            found[left.bare(line)] += 1
        except ValueError as error:
            verdict.faults.append(f"not a raw record: {line[:80]!r}: {error}")
    verdict.lost = (wanted.records - found).total()
    verdict.duplicated = sum(times - 1 for times in found.values())
    if found != wanted.records:
        verdict.faults.append(
            f"raw: {verdict.lost} lost, {verdict.duplicated} twice, {len(found - wanted.records)} different or too many"
        )
    engine = left.frontier(ground.output, ground.frontier)
    for part in (_archive, _replayed, _normalized, _frontier):
        verdict.faults.extend(_told(part, bench, ground, wanted, engine))


_Part = Callable[[Bench, Ground, Reference, Engine], Iterator[str]]


def _told(part: _Part, bench: Bench, ground: Ground, wanted: Reference, engine: Engine) -> Iterator[str]:
    try:
        yield from part(bench, ground, wanted, engine)
    except Exception as error:  # whatever a damaged directory makes of it is one more fault
        yield f"{part.__name__}: {type(error).__name__}: {error}"


def _archive(_bench: Bench, ground: Ground, _wanted: Reference, _engine: Engine) -> Iterator[str]:
    """Each record's position leads to a response from which the same record is read."""
    held = {
        (one.position.file, one.position.offset): one
        for path in sorted((ground.output / "archive").iterdir())
        for one in left.responses(path)
    }
    for line in left.raw_lines(ground.output):
        record = msgspec.json.decode(line, type=RawRecord)
        assert record.archive is not None
        response = held[record.archive.file, record.archive.offset]
        again = asyncio.run(
            extract(
                response.body,
                source=response.url,
                styles=[styles()[record.question.site]],
                url=response.url,
                content_type=response.content_type,
                fetched_at=response.fetched_at,
            )
        )
        assert not isinstance(again, SetAside)
        lines = {
            msgspec.json.encode(replace(one, archive=response.position, rights=record.rights)) + b"\n" for one in again
        }
        if line not in lines:
            yield f"the archive at {record.archive} gives another record than raw has for {record.source}"


def _replayed(bench: Bench, ground: Ground, _wanted: Reference, _engine: Engine) -> Iterator[str]:
    output = ground.beside("replayed")
    if bench.replay(ground, output).status != 0:
        yield "the archive can't be replayed"
    missing = Counter(left.raw_lines(ground.output))
    missing.subtract(left.raw_lines(output))
    different = [line for line, number in missing.items() if number]
    if different:
        yield f"{len(different)} lines of raw and of the replayed archive differ, such as {different[0][-300:]!r}"


def _normalized(bench: Bench, ground: Ground, wanted: Reference, _engine: Engine) -> Iterator[str]:
    if bench.normalize(ground).status != 0:
        yield "the records can't be normalized"
    found = left.corpora(ground.output)
    for name in sorted(wanted.corpora.keys() | found.keys()):
        if found.get(name) != wanted.corpora.get(name):
            yield f"{name} is not that of an uninterrupted run"
    if left.rejects(ground.output) != wanted.rejects:
        yield f"rejects: {left.rejects(ground.output)}, not {wanted.rejects}"


def _frontier(_bench: Bench, ground: Ground, wanted: Reference, engine: Engine) -> Iterator[str]:
    states = left.states(engine)
    for url in sorted(wanted.states.keys() | states.keys()):
        if states.get(url) != wanted.states.get(url):
            yield f"{url} is {states.get(url)}, not {wanted.states.get(url)}"
    counted = left.real_counts(engine)
    with engine.connect() as connection:
        for host in connection.execute(select(hosts)).mappings():
            kept = {name: host[name] for name in Counts.__slots__}
            if kept != {name: counted.get(host["id"], Counter())[name] for name in kept}:
                yield f"the counts of {host['name']} are {kept}, and should be {counted.get(host['id'])}"
        lengths = {row.id: (row.path, row.length) for row in connection.execute(select(files))}
        seen = connection.execute(select(visits)).all()
    on_disk = {
        str(path.relative_to(ground.output)): path.stat().st_size
        for folder in ("raw", "archive")
        for path in (ground.output / folder).iterdir()
    }
    if on_disk != dict(lengths.values()):
        yield f"the files are {on_disk}, and should be {dict(lengths.values())}"
    places = [(row.archive_file, row.archive_offset, row.archive_length) for row in seen]
    lines = [(row.raw_file, row.raw_offset, row.raw_length) for row in seen if row.raw_file is not None]
    for file, offset, length in places + lines:
        if offset + length > lengths[file][1]:
            yield f"a visit names {offset}+{length} of {lengths[file]}"
    yield from _misplaced(ground.output, [(Path(lengths[file][0]), offset, length) for file, offset, length in lines])


def _misplaced(output: Path, lines: list[tuple[Path, int, int]]) -> Iterator[str]:
    """Visits name every raw line, and nothing else; a page with several questions has a line for each."""
    named = Counter(
        line
        for path, offset, length in lines
        for line in (output / path).read_bytes()[offset : offset + length].splitlines(keepends=True)
    )
    if named != Counter(left.raw_lines(output)):
        yield "the visits' places in raw are not its lines"
