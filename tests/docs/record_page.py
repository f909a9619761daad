"""`docs/record.md`, made of the types: `python -m tests.docs.record_page > docs/record.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass

import msgspec
from msgspec import Struct

from crawler import records as raw
from normalize import records
from normalize.clean import department_of_title
from normalize.corpus import LedgerEntry
from normalize.graph.edges import Kind, Match
from normalize.graph.leak import Leak
from normalize.graph.verdicts import Edge
from normalize.manifest import Counts, Manifest, WrittenFile, WrittenRows
from normalize.quality.meanings import MEANINGS
from normalize.quarantine import Quarantined
from normalize.set_aside import Reject
from normalize.text import HUMAN_TEXT_RULES, SITE_TEXT_RULES, TITLE_RULES, human_text_rules
from normalize.text.ledger import Cut
from tests.docs.attributes import attributes, members, summary
from tests.docs.example import EXAMPLE
from tests.docs.meanings import (
    FIELDS,
    HTTP_STATUS,
    PRIVACY_RULES,
    REJECTED,
    RULES_OF_WHOLE_TEXTS,
    SCHEMA_ORG,
    SET_ASIDE,
)
from tests.docs.slugs_in_code import warnings_in_code

COMMAND = ".venv/bin/python -m tests.docs.record_page > docs/record.md"
RECORD: tuple[type, ...] = (
    *(records.Question, records.Asker, records.Answer, records.Doctor, records.Keyword, records.Related),
    *(records.Provenance, records.ArchivePosition, records.Rights, records.RightsSignal),
)
_RAW: tuple[type, ...] = (raw.RawRecord, raw.RawQuestion, raw.RawAnswer, raw.RawTeaser, raw.RawTag, raw.RawBinding)
_OTHERS: tuple[type, ...] = (
    LedgerEntry,
    Cut,
    Edge,
    Manifest,
    Counts,
    Leak,
    WrittenFile,
    WrittenRows,
    Reject,
    Quarantined,
)
_LINKED = frozenset(each.__name__ for each in (*RECORD, *_RAW, *_OTHERS))


def every_record() -> tuple[type, ...]:
    """All classes that the page describes."""
    return (*RECORD, *_RAW, *_OTHERS)


def record_page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The record, and all that stands around it"
    yield ""
    yield f"This page is made of the types: `{COMMAND}`."
    yield ""
    yield "A record has all of its fields, always: what is unknown is null, or an empty list. Their names are those of"
    yield "schema.org in snake_case; the last column but one has its own spelling, `-` where it has no such word."
    yield "`corpus.schema.json` beside the corpora is the same as JSON Schema; [library.md](library.md) reads them."
    yield ""
    yield "## A line of `<site>.jsonl`"
    examples = dict(_examples(EXAMPLE))
    for each in RECORD:
        yield from _record(each, examples)
    yield from _slugs()
    yield from _ledger()
    yield from _graph()
    yield from _files()
    yield "## A line of `raw/<site>*.jsonl`"
    yield ""
    yield "What the crawler writes and `crawler.reading.read_page` gives: what the page says, word for word."
    for each in _RAW:
        yield from _record(each)


def _record(record: type, examples: Mapping[str, str] | None = None) -> Iterator[str]:
    """A heading, what the class is, and a table of its fields; with the columns of a corpus's record, if asked for."""
    yield from ("", f"### {record.__name__}", "", _escaped(summary(record)), "")
    header = ["field", "type", "null", "meaning"] + ["schema.org", "example"] * (examples is not None)
    rows: list[list[str]] = []
    for each in attributes(record, _LINKED):
        path = f"{record.__name__}.{each.name}"
        row = [f"`{each.name}`", each.type, "yes" * each.is_nullable, _escaped(each.meaning or FIELDS.get(path, ""))]
        if examples is not None:
            row += [SCHEMA_ORG.get(path, "-"), f"`{_cell(examples[path])}`"]
        rows.append(row)
    yield from _table(header, rows)


def _slugs() -> Iterator[str]:
    yield from ("", "## Warnings", "", "Slugs in a record's `warnings`, sorted. None of them takes anything away.", "")
    found = warnings_in_code()
    yield from _table(
        ["warning", "meaning", "found by"],
        ([f"`{slug}`", meaning, f"`{found[slug]}`"] for slug, meaning in sorted(MEANINGS.items())),
    )
    yield from ("", "## Reasons in `rejects/<reason>.jsonl`", "")
    yield from _record_table(Reject)
    yield from ("", "Records that `make normalize` leaves out (stage `normalize`):", "")
    yield from _meanings("reason", REJECTED)
    yield from ("", "Pages that gave no record (stage `crawl`, or `replay-…`):", "")
    yield from _meanings("reason", SET_ASIDE)
    yield ""
    yield f"`{HTTP_STATUS}` stands for each status, such as `http_404`."


def _ledger() -> Iterator[str]:
    yield from ("", "## A line of `ledger/<site>.jsonl`", "")
    yield "The line of the same number in the corpus is of the same record. The raw text is what"
    yield "`normalize.text.ledger.restore(clean, cuts)` gives."
    yield from _record(LedgerEntry)
    yield from _record(Cut)
    yield from ("", "A cut is written as a list of these values in this order.", "", "### Rules", "")
    yield from _meanings("rule", {name: summary(rule) for name, rule in _text_rules().items()})
    yield from ("", "Of whole texts:", "")
    yield from _meanings("rule", RULES_OF_WHOLE_TEXTS)
    yield from ("", "Of privacy, with `PRIVACY=pseudonymize`:", "")
    yield from _meanings("rule", PRIVACY_RULES)


def _text_rules() -> dict[str, Callable[..., object]]:
    rules = (*HUMAN_TEXT_RULES, *SITE_TEXT_RULES, *TITLE_RULES, *human_text_rules(soft_line_breaks=True))
    return {rule.__name__: rule for rule in (*rules, department_of_title)}


def _graph() -> Iterator[str]:
    yield from ("", "## A line of `graph/edges.jsonl`")
    yield from _record(Edge)
    yield from ("", "### Kinds of edges", "")
    yield from _meanings("kind", members(Kind))
    yield from ("", f"How a teaser was resolved (`match`): {', '.join(f'`{each}`' for each in Match)}.")


def _files() -> Iterator[str]:
    yield from ("", "## `manifest.json`")
    for each in (Manifest, Counts, Leak, WrittenFile, WrittenRows):
        yield from _record(each)
    yield from ("", "## A line of `quarantine/index.jsonl`")
    yield from _record(Quarantined)
    yield ""


def _record_table(record: type) -> Iterator[str]:
    yield from list(_record(record))[1:]


def _meanings(what: str, meanings: Mapping[str, str]) -> Iterator[str]:
    yield from _table([what, "meaning"], ([f"`{name}`", _escaped(told)] for name, told in sorted(meanings.items())))


def _table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _examples(record: object) -> Iterator[tuple[str, str]]:
    """Every field of a record and of the records in it, with its value as JSON."""
    assert isinstance(record, Struct) or is_dataclass(record)
    for name in type(record).__struct_fields__ if isinstance(record, Struct) else ():
        value = getattr(record, name)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, Struct):
            yield from _examples(first)
            value = [...] if isinstance(value, list) else ...
        yield f"{type(record).__name__}.{name}", _json(value)


def _json(value: object) -> str:
    if value is ... or value == [...]:
        return "{…}" if value is ... else "[{…}]"
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _escaped(text: str) -> str:
    """Text for a cell of a table; what stands in backticks is code, in which "<" is itself."""
    parts = text.replace("|", "\\|").split("`")
    return "`".join(part if at % 2 else part.replace("<", "\\<") for at, part in enumerate(parts))


def _cell(code: str) -> str:
    return code.replace("|", "\\|")


if __name__ == "__main__":
    print(record_page(), end="")
