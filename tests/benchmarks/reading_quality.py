"""How much of a page a reader found, and how much it found that is not the page's own: laid beside the truth.

The demo's generator knows what each page says. A field counts where the page tells it; whoever gives a field that is
not there, or another value, loses precision. Texts are compared by their words.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from crawler.demo import build_sites
from crawler.demo.truth import TrueDoctor, TrueQuestion
from crawler.records import RawRecord
from normalize.pipeline import normalize
from normalize.records import Doctor, Question
from normalize.settings import Privacy, Settings
from tests.benchmarks.contest import Quality
from tests.benchmarks.silence import in_silence
from tests.platforms.test_platforms import token_f1

_TELLING = 60
"""So many characters of a teaser tell it from the page's own text."""
_BINDING = re.compile(r"\{\{")


def truths(style: str, count: int) -> dict[str, TrueQuestion]:
    """The true question of each of the demo's pages, by its URL."""
    return {question.url: question for site in build_sites(count) if site.style == style for question in site.truth}


def corpus_of(records: Iterable[RawRecord]) -> dict[str, Question]:
    """What normalize makes of raw records, names kept, by the URL that each was read from."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        (folder / "raw").mkdir()
        (folder / "raw" / "pages.jsonl").write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in records))
        normalize(Settings(output=folder, privacy=Privacy.KEEP, workers=1), in_silence)
        questions = (
            msgspec.json.decode(line, type=Question)
            for path in sorted(folder.glob("*.jsonl"))
            for line in path.read_bytes().splitlines()
        )
        return {question.provenance.source: question for question in questions}


def field_f1(true: Mapping[str, TrueQuestion], read: Mapping[str, Question]) -> float:
    """F1 of the fields: title, body, and of each answer its headline, author, votes, date and text.

    A page that was not read has no right field.
    """
    right = told = given = 0
    for url, question in true.items():
        wanted = dict(_told(_fields(question)))
        found = dict(_told(_fields(read[url]))) if url in read else {}
        told, given = told + len(wanted), given + len(found)
        right += sum(found.get(place) == value for place, value in wanted.items())
    return 2 * right / (told + given)


def text_of(question: Question) -> str:
    """All that a record holds of the page's own text."""
    said = [question.headline, question.name, question.text, question.site_text]
    return _joined([*said, *(part for answer in question.answers for part in (answer.name, answer.text))])


def judged(true: Mapping[str, TrueQuestion], texts: Mapping[str, str]) -> list[Quality]:
    """Token F1, mean over the pages, and what stands in the texts that no page says itself."""
    pairs = [(question, _true_text(question), texts.get(url, "")) for url, question in true.items()]
    return [
        Quality(name="token F1", value=statistics.fmean(token_f1(text, meant) for _, meant, text in pairs)),
        Quality(name="artefacts left", value=sum(_artefacts(question, *texts) for question, *texts in pairs), most=0),
    ]


def _artefacts(question: TrueQuestion, meant: str, text: str) -> int:
    """Template bindings, and texts of other pages."""
    return _bindings(text, meant) + _teasers(text, question, meant)


def _bindings(text: str, meant: str) -> int:
    return max(len(_BINDING.findall(text)) - len(_BINDING.findall(meant)), 0)


def _teasers(text: str, question: TrueQuestion, meant: str) -> int:
    """How many texts of other pages stand in it that the page does not say itself; white space does not count."""
    squeezed, own = "".join(text.split()), "".join(meant.split())
    starts = ("".join(teaser.split())[:_TELLING] for teaser in question.teaser_texts)
    return sum(start in squeezed and start not in own for start in starts)


def _true_text(question: TrueQuestion) -> str:
    said = [question.headline, question.name, question.text, question.site_text]
    return _joined([*said, *(part for answer in question.answers for part in (answer.name, answer.text))])


def _joined(parts: Sequence[str | None]) -> str:
    return "\n\n".join(part for part in parts if part)


Field = tuple[tuple[str, int], object]
"""A field's name and its answer's position (0 for the question's own), and its value."""


def _told(fields: Iterable[Field]) -> Iterator[Field]:
    return ((place, value) for place, value in fields if value not in (None, ""))


def _fields(question: TrueQuestion | Question) -> Iterator[Field]:
    yield ("title", 0), question.name
    yield ("question", 0), question.text
    for answer in question.answers:
        at = answer.position
        yield ("headline", at), answer.name
        yield ("author", at), _author(answer.author)
        yield ("votes", at), answer.upvote_count
        yield ("date", at), answer.date_created
        yield ("text", at), answer.text


def _author(doctor: TrueDoctor | Doctor | None) -> tuple[object, ...] | None:
    if doctor is None:
        return None
    return (
        *(doctor.name, tuple(doctor.honorific_suffix), doctor.medical_specialty, doctor.address_locality),
        *(doctor.rating_value, doctor.review_count, doctor.url),
    )
