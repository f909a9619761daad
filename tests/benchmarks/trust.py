"""The same raw files, with planted troubles, through ours, datatrove and trafilatura: what each loses and changes.

Every tool runs twice, the second time with the sound lines in another order. `BENCH_RECORDS` says how many records
(3,000). What must come out is known: see `tests.benchmarks.planted`.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import msgspec

from normalize.pipeline import normalize
from normalize.quarantine import read_rows
from normalize.records import Question
from normalize.set_aside import Reject
from normalize.settings import Settings
from tests.benchmarks import peers
from tests.benchmarks.peers import Outcome
from tests.benchmarks.planted import LINE_LIMIT, Planted, plant, shuffled
from tests.benchmarks.planted_damage import Broken
from tests.benchmarks.silence import in_silence
from tests.benchmarks.tables import Table, publish

_RECORDS = 3000
_SEED = 20250304
_WORD = re.compile(r"\w+")
Tool = Callable[[Path], Outcome]
"""Takes a folder with `raw/` in it, into which it may write."""


_PEERS: Mapping[str, Tool] = {"datatrove": peers.datatrove, "trafilatura": peers.trafilatura}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One tool's outcome beside the truth; None where the tool does not do such a thing."""

    came_out: int
    """Different questions."""
    lost: int | None
    """Different questions of which nothing came out and nothing was said."""
    rejected: int
    """Different questions that were set aside and named."""
    wrong_in_template: int
    """Different questions taken for copies of one another, inside the template."""
    wrong_elsewhere: int
    copies_left: int
    unreported: int | None
    """Broken places that are not named with file and offset."""
    changed: int
    """Records that are not there, or have another text, when the lines stand in another order."""
    characters: int
    """Of words that people wrote, in the records that came out."""
    private: int
    """Records that hold the asker's name or e-mail address."""


_ROWS: Mapping[str, str] = {
    "came_out": "different questions that came out",
    "lost": "lost without a word",
    "rejected": "set aside with a reason",
    "wrong_in_template": "wrongly merged: inside the template",
    "wrong_elsewhere": "wrongly merged: others",
    "copies_left": "copies left",
    "unreported": "broken places not reported",
    "changed": "records changed by another order of the lines",
    "characters": "characters of people's words lost",
    "private": "records with the asker's name or e-mail",
}


def main() -> None:
    """Plant, run, judge and print the table."""
    records = int(os.environ.get("BENCH_RECORDS") or _RECORDS)
    os.environ.setdefault("MEDQA_PSEUDONYM_KEY", "one key for all runs of the benchmark")
    tools: dict[str, Tool] = {"ours": ours}
    notes = [
        "datatrove and trafilatura at their defaults. datatrove names a file that it gave up in its log, and no place. "
        "trafilatura cuts paragraphs that it saw more than twice before; as it reads no raw files, it was given the "
        "undamaged ones alone."
    ]
    for name, tool in _PEERS.items():
        if needed := peers.missing(name):
            notes.append(f"{name} was left out: it needs {', '.join(needed)}.")
        else:
            tools[name] = tool
    verdicts: dict[str, Verdict] = {}
    with TemporaryDirectory(prefix="bench-") as folder:
        planted = plant(Path(folder, "planted"), records, _SEED)
        for name, tool in tools.items():
            print(name, file=sys.stderr)
            straight, otherwise = Path(folder, name, "as planted"), Path(folder, name, "shuffled")
            copytree(planted.folder, straight / "raw")
            shuffled(planted, otherwise / "raw", _SEED)
            first, second = tool(straight), tool(otherwise)
            verdicts[name] = judge(planted, first, second, reads_files=name != "trafilatura")
            notes += [first.note] * bool(first.note)
    publish("trust", [_table(planted, verdicts, notes)])


def ours(folder: Path) -> Outcome:
    """What `python -m normalize` makes of it."""
    normalize(Settings(output=folder, line_limit=LINE_LIMIT), in_silence)
    return outcome_of(folder)


def outcome_of(folder: Path) -> Outcome:
    """What stands in an output folder of normalize."""
    questions = [
        msgspec.json.decode(line, type=Question)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]
    quarantined = folder / "quarantine" / "index.jsonl"
    lines = quarantined.read_bytes().splitlines() if quarantined.exists() else []
    return Outcome(
        kept=[(question.id, "\n\n".join(_said(question))) for question in questions],
        merged=frozenset(identity for question in questions for identity in question.duplicate_ids),
        reported=frozenset((row.file, row.offset) for row in read_rows(lines)),
        rejected=frozenset(
            msgspec.json.decode(line, type=Reject).source
            for path in (folder / "rejects").glob("*.jsonl")
            for line in path.read_bytes().splitlines()
        ),
    )


def judge(planted: Planted, first: Outcome, second: Outcome, *, reads_files: bool = True) -> Verdict:
    """Lay an outcome beside the truth, and beside the outcome of the same lines in another order."""
    came_out = Counter(planted.question_of[identity] for identity, _ in first.kept if identity in planted.question_of)
    gone = set(planted.question_of.values()) - came_out.keys()
    merged = gone & {planted.question_of[identity] for identity in first.merged}
    rejected = gone & {
        planted.question_of[planted.sources[source]] for source in first.rejected & planted.sources.keys()
    }
    return Verdict(
        came_out=len(came_out),
        lost=len(gone - merged - rejected) if reads_files else None,
        rejected=len(rejected),
        wrong_in_template=len(merged & planted.template),
        wrong_elsewhere=len(merged - planted.template),
        copies_left=came_out.total() - len(came_out),
        unreported=sum(not _is_reported(broken, first) for broken in planted.broken) if reads_files else None,
        changed=len(dict(_texts(first).items() ^ _texts(second).items())),
        characters=sum(_lost_characters(planted, identity, text) for identity, text in first.kept),
        private=sum(any(told in text for told in planted.private.get(identity, ())) for identity, text in first.kept),
    )


def _texts(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for identity, text in outcome.kept:
        texts[identity].append(text)
    return {identity: tuple(sorted(found)) for identity, found in texts.items()}


def _is_reported(broken: Broken, outcome: Outcome) -> bool:
    """Whether its place is named; in a packed file the file's name is enough, as offsets can be told in two ways."""
    if broken.file.endswith(".gz"):
        return any(file == broken.file for file, _ in outcome.reported)
    return (broken.file, broken.offset) in outcome.reported or broken.source in outcome.rejected


def _lost_characters(planted: Planted, identity: str, text: str) -> int:
    """How many letters and digits of words that people wrote are not in the text; askers' names are not counted."""
    if identity not in planted.words:
        return 0
    hidden = " ".join((planted.nicknames.get(identity, ""), *planted.private.get(identity, ())))
    lost = _words(planted.words[identity]) - _words(text)
    return sum(len(word) * count for word, count in lost.items() if word not in _words(hidden))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _said(question: Question) -> Iterator[str]:
    for text in (question.name, question.text, *(part for each in question.answers for part in (each.name, each.text))):
        if text:
            yield text


def _count(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"


def _table(planted: Planted, verdicts: Mapping[str, Verdict], notes: Sequence[str]) -> Table:
    title = (
        f"{planted.lines:,} sound records of {planted.questions:,} different questions ({len(planted.template):,} of "
        f"one template), {planted.copies:,} copies and older versions, {len(planted.broken)} broken places"
    )
    rows = [
        [label, *(_count(getattr(verdict, name)) for verdict in verdicts.values())] for name, label in _ROWS.items()
    ]
    return Table(title=title, headings=("", *verdicts), rows=rows, notes=notes)
