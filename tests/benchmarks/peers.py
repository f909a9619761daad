"""What others would do with the same raw files: datatrove's reader and MinHash stages, trafilatura's deduplication.

Both at their defaults. They are imported where they are used: they belong to the extra `bench`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from crawler.records import RawRecord
from normalize.identity import question_id
from tests.benchmarks.datatrove_steps import Reader, run_steps, written
from tests.benchmarks.planted_pages import own_words

NEEDED = {"datatrove": ("datatrove", "orjson", "spacy", "tokenizers", "xxhash"), "trafilatura": ("trafilatura",)}
"""The modules without which a peer does not run at its defaults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a tool made of the raw files."""

    kept: Sequence[tuple[str, str]]
    """The id and the text of every record that came out."""
    merged: frozenset[str]
    """Ids of records that it took for a copy of another one."""
    reported: frozenset[tuple[str, int]] = frozenset()
    """Raw file and byte offset of every line that it names as unreadable."""
    rejected: frozenset[str] = frozenset()
    """Source of every record that it names as set aside."""
    note: str = ""


def missing(peer: str) -> list[str]:
    """Which modules must be installed before a peer can run."""
    return [module for module in NEEDED[peer] if find_spec(module) is None]


def datatrove(folder: Path) -> Outcome:
    """Read, put signatures into buckets, cluster, keep one of a cluster, mend encodings, hide e-mails, write.

    A file that stops the reader is left out, as its user would have to do, and noted.
    """
    raw = folder / "raw"
    stopped_by: list[str] = []
    files = sorted(path.name for path in raw.iterdir())
    while True:
        at = folder / f"try-{len(stopped_by)}"
        at.mkdir(parents=True)
        try:
            run_steps(_reader_of(raw, files, at), at)
            break
        except EOFError:
            stopped_by.append(next(name for name in files if name.endswith(".gz")))
            files.remove(stopped_by[-1])
    note = f"datatrove's reader stopped with an error at {', '.join(stopped_by)}; run again without it. "
    return Outcome(
        kept=[(document.id, document.text) for document in written(at, "kept")],
        merged=frozenset(document.id for document in written(at, "merged")),
        note=note if stopped_by else "",
    )


def _reader_of(raw: Path, files: Sequence[str], at: Path) -> Reader:
    names = at / "files.txt"
    names.write_text("\n".join(files) + "\n")

    def reader() -> Any:
        from datatrove.pipeline.readers import JsonlReader

        return JsonlReader(str(raw), paths_file=str(names), adapter=_as_document)

    return reader


def _as_document(_reader: object, line: Mapping[str, Any], path: str, number: int) -> dict[str, Any]:
    """Take the question and its answers as the text; what is no record has none, and the reader passes over it."""
    try:
        record = msgspec.convert(line, RawRecord)
    except msgspec.ValidationError:
        return {"text": "", "id": f"{path}/{number}", "metadata": {}}
    return {"text": own_words(record), "id": question_id(record), "metadata": {}}


def trafilatura(folder: Path) -> Outcome:
    """Ask for every paragraph of a page, then for the page, whether it was seen too often before.

    Its extraction does the same element by element. It has no reader of raw files, so it is given the sound ones; a
    page's text is what people wrote, the site's essay, and what the page shows of others.
    """
    from lxml.etree import Element, SubElement
    from trafilatura.deduplication import LRUCache, duplicate_test
    from trafilatura.settings import LRU_SIZE, Extractor

    options = Extractor(dedup=LRUCache(maxsize=LRU_SIZE))
    kept: list[tuple[str, str]] = []
    merged: Counter[str] = Counter()
    for path in sorted((folder / "raw").glob("pages-*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = msgspec.json.decode(line, type=RawRecord)
            body = Element("body")
            for paragraph in _paragraphs(record):
                element = Element("p")
                element.text = paragraph
                if not duplicate_test(element, options):
                    SubElement(body, "p").text = paragraph
            if duplicate_test(body, options) or not len(body):
                merged[question_id(record)] += 1
            else:
                kept.append((question_id(record), "\n\n".join(element.text or "" for element in body)))
    return Outcome(kept=kept, merged=frozenset(merged))


def _paragraphs(record: RawRecord) -> list[str]:
    page = record.question
    texts = [page.title, page.question]
    texts += [part for answer in page.answers for part in (answer.headline, answer.text)]
    texts.append(page.more_info)
    texts += [part for teaser in page.teasers for part in (teaser.title, teaser.question, teaser.answer)]
    texts.append(page.disclaimer)
    return [part for text in texts if text for part in text.split("\n\n") if part.strip()]
