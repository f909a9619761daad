"""Raw files with planted troubles, and the truth about each: what must be kept, what merged, what quarantined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from crawler.records import RawRecord
from normalize.fields.people import read_asker
from normalize.identity import question_id
from tests.benchmarks.planted_damage import Broken, damages, line_of
from tests.benchmarks.planted_pages import (
    copied,
    earlier_version,
    nearly_copied,
    ordinary_page,
    own_words,
    template_page,
    with_answer,
    with_person,
    with_short_reply,
    with_teaser,
)

LEAST_RECORDS = 300
LINE_LIMIT = 1 << 20
MOST_IN_TEMPLATE = 1000
_FILES = 4
_SAME_ANSWER = (
    "What you describe is called neuropraxia: the nerve was stretched and not cut, and it wakes up from the centre "
    "outwards by about an inch a month. Vitamin B12, patience and a light massage twice a day are all that I would "
    "add; an operation number {number} would do more harm than good."
)
_TEASED_BY, _ANSWERED_ALIKE, _ASKED_BY_ONE = 5, 6, 3


@dataclass(slots=True)
class Planted:
    """What stands in the raw files of a folder. Ids are `normalize.identity.question_id`."""

    folder: Path
    question_of: dict[str, str] = field(default_factory=dict)
    """The id of every sound record → the id of the question that it tells of. Each of the latter must come out once."""
    lines: int = 0
    """Lines of sound records, copies and versions included."""
    template: set[str] = field(default_factory=set)
    """The questions inside one template: different ones, all to be kept."""
    exact: set[str] = field(default_factory=set)
    """Exact copies under other URLs: merged with their original, whichever of them is kept."""
    near: set[str] = field(default_factory=set)
    """Near copies (Jaccard similarity of shingles of five words at least 0.8) under other URLs, likewise."""
    same_answer: list[set[str]] = field(default_factory=list)
    """Questions that share an answer: all to be kept."""
    words: dict[str, str] = field(default_factory=dict)
    """What people wrote, by id; of two versions what the newest says."""
    private: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names and e-mail addresses of askers, by id: in no corpus."""
    nicknames: dict[str, str] = field(default_factory=dict)
    """What the asker's line calls the asker, by id: may be replaced wherever it stands."""
    sources: dict[str, str] = field(default_factory=dict)
    """Where each sound record says that it is from → its id."""
    broken: list[Broken] = field(default_factory=list)
    """What must be quarantined (or rejected, where it is an empty record)."""

    @property
    def questions(self) -> int:
        """How many records must come out."""
        return len(set(self.question_of.values()))

    @property
    def near_of(self) -> dict[str, str]:
        """The id of each near copy → the question that it tells of."""
        return {identity: self.question_of[identity] for identity in sorted(self.near)}

    @property
    def copies(self) -> int:
        """How many sound records must be merged into another."""
        return self.lines - self.questions


def plant(folder: Path, records: int, seed: int, line_limit: int = LINE_LIMIT) -> Planted:
    """Write raw files of about so many sound records and all troubles to a new folder; the same for the same seed.

    Raises:
        ValueError: fewer than `LEAST_RECORDS`.
        OSError: the folder exists or can't be written to.
    """
    if records < LEAST_RECORDS:
        raise ValueError(f"all troubles together need {LEAST_RECORDS} records, not {records}")
    folder.mkdir(parents=True)
    planted = Planted(folder)
    rng = Random(f"{seed} planted")
    sound = _sound_records(planted, records, seed, rng)
    rng.shuffle(sound)
    share = max(5, len(sound) // 100)
    for number, damage in enumerate(damages(line_limit)):
        spare = line_of(ordinary_page(records + number, seed))
        damaged = damage([line_of(sound.pop()) for _ in range(share)], spare)
        (folder / damaged.broken.file).write_bytes(damaged.content)
        planted.broken.append(damaged.broken)
    for number in range(_FILES):
        _write_part(folder, number, [line_of(record) for record in sound])
    return planted


def shuffled(planted: Planted, folder: Path, seed: int) -> Planted:
    """Write the same to a new folder with the sound lines in another order, spread over the files anew.

    Raises:
        OSError: the folder exists or can't be written to.
    """
    folder.mkdir(parents=True)
    lines = [line for path in sorted(planted.folder.glob("pages-*")) for line in path.read_bytes().splitlines()]
    Random(f"{seed} shuffled").shuffle(lines)
    for path in planted.folder.iterdir():
        if not path.name.startswith("pages-"):
            (folder / path.name).write_bytes(path.read_bytes())
    for number in range(_FILES):
        _write_part(folder, number, [line + b"\n" for line in lines])
    return replace(planted, folder=folder)


def _write_part(folder: Path, number: int, lines: list[bytes]) -> None:
    (folder / f"pages-{number}.jsonl").write_bytes(b"".join(lines[number::_FILES]))


def _sound_records(planted: Planted, records: int, seed: int, rng: Random) -> list[RawRecord]:
    """Every sound record, entered in the truth."""
    part = max(3, records // 60)
    in_template = min(MOST_IN_TEMPLATE, records // 3)
    copies = 3 * part + part // 3
    pages = [ordinary_page(number, seed) for number in range(records - in_template - copies)]
    _same_answers(planted, pages, part // 3)
    _teasers(pages, part // 3)
    _people(planted, pages, part // 3)
    templates = [template_page(number, seed) for number in range(in_template)]
    sound = [*pages, *templates]
    for record in sound:
        _enter(planted, record, question_id(record))
    planted.template |= {question_id(record) for record in templates}
    long = [page for page in pages if len(page.question.answers) > 1 and len(own_words(page).split()) > 150]
    originals = rng.sample(long, copies)
    for number, original in enumerate(originals):
        question = question_id(original)
        if number < part:
            copy = copied(original, number)
            planted.exact.add(question_id(copy))
        elif number < 2 * part:
            copy = nearly_copied(original, number, rng)
            planted.near.add(question_id(copy))
        elif number < 3 * part:
            copy = earlier_version(original)
        else:
            copy = original  # the same line twice
        if people := planted.private.get(question):
            planted.private[question_id(copy)] = people
        _enter(planted, copy, question)
        sound.append(copy)
    return sound


def _same_answers(planted: Planted, pages: list[RawRecord], answers: int) -> None:
    """Put one answer under several questions of doctor_panel, answer by answer."""
    for number in range(answers):
        places = [2 * (number * _ANSWERED_ALIKE + at) for at in range(_ANSWERED_ALIKE)]
        for place in places:
            pages[place] = with_answer(pages[place], _SAME_ANSWER.format(number=number + 2))
        planted.same_answer.append({question_id(pages[place]) for place in places})


def _teasers(pages: list[RawRecord], teased: int) -> None:
    """Let several pages of doctor_reply tease one whose answer is short enough to stand there whole."""
    replies = [place for place, page in enumerate(pages) if page.question.tags and len(page.question.answers) == 1]
    for number in range(teased):
        target, *others = replies[number * (_TEASED_BY + 1) :][: _TEASED_BY + 1]
        pages[target] = with_short_reply(pages[target])
        for place in others:
            pages[place] = with_teaser(pages[place], pages[target])


def _people(planted: Planted, pages: list[RawRecord], people: int) -> None:
    """Let askers tell who they are, some of them on several pages."""
    replies = [place for place, page in enumerate(pages) if page.question.tags and page.question.answers]
    for number, place in enumerate(reversed(replies[-people:])):
        pages[place], private = with_person(pages[place], number // _ASKED_BY_ONE)
        planted.private[question_id(pages[place])] = private


def _enter(planted: Planted, record: RawRecord, question: str) -> None:
    planted.lines += 1
    planted.question_of[question_id(record)] = question
    planted.words.setdefault(question_id(record), own_words(record))
    planted.sources[record.source] = question_id(record)
    asker = read_asker(record.question.asker_line)
    if asker and asker.name:
        planted.nicknames[question_id(record)] = asker.name
