"""Raw files of long pages for a race: near copies, and people who tell their names and e-mail addresses."""

from __future__ import annotations

from pathlib import Path

import msgspec

from crawler.records import RawRecord
from normalize.fields.people import read_asker
from normalize.identity import question_id
from tests.benchmarks.datatrove_steps import Document
from tests.benchmarks.many import long_page, record_at
from tests.benchmarks.planted import Planted
from tests.benchmarks.planted_damage import line_of
from tests.benchmarks.planted_pages import own_words, with_person

FILES = 4
_A_PERSON_IN = 20
"""One page in so many tells who asks."""


def personal_page(number: int, seed: int) -> RawRecord:
    """A long page; some of doctor_reply tell the asker's name and e-mail address."""
    return _personal(number, seed)[0]


def _personal(number: int, seed: int) -> tuple[RawRecord, tuple[str, ...]]:
    page = long_page(number, seed)
    person, place = divmod(number, _A_PERSON_IN)
    return with_person(page, person) if place == 1 else (page, ())


def plant_long(folder: Path, records: int, seed: int) -> Planted:
    """Write so many long pages to a new folder, 5 % of them near copies, and tell the truth about each.

    Raises:
        OSError: the folder exists or can't be written to.
    """
    folder.mkdir(parents=True)
    planted = Planted(folder)
    private: dict[str, tuple[str, ...]] = {}
    nicknames: dict[str, str] = {}
    for number in range(1, records, _A_PERSON_IN):
        page, told = _personal(number, seed)
        private[question_id(page)] = told
        nicknames[question_id(page)] = f"{_nickname(long_page(number, seed))} {_nickname(page)}"
    files = [(folder / f"pages-{number}.jsonl").open("wb") for number in range(FILES)]
    for number in range(records):
        record, original = record_at(number, records, seed, personal_page)
        files[number % FILES].write(line_of(record))
        identity = question_id(record)
        question = question_id(original) if original else identity
        planted.lines += 1
        planted.question_of[identity] = question
        planted.words[identity] = own_words(record)
        planted.sources[record.source] = identity
        if original:
            planted.near.add(identity)
        if question in private:
            planted.private[identity] = private[question]
        planted.nicknames[identity] = nicknames.get(question) or _nickname(record)
    for file in files:
        file.close()
    return planted


def _nickname(record: RawRecord) -> str:
    asker = read_asker(record.question.asker_line)
    return (asker and asker.name) or ""


def write_documents(planted: Planted, folder: Path) -> None:
    """Write the same to a new folder as datatrove reads it: the id, and the text that people wrote.

    Raises:
        OSError: the folder exists or can't be written to.
    """
    folder.mkdir(parents=True)
    for path in sorted(planted.folder.iterdir()):
        with path.open("rb") as lines, (folder / path.name).open("wb") as file:
            for line in lines:
                record = msgspec.json.decode(line, type=RawRecord)
                file.write(msgspec.json.encode(Document(question_id(record), own_words(record))) + b"\n")
