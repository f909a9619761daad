"""What was found on a page, part by part, as samples."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.profile.masking import masked, sample
from crawler.reading.layout.dates import printed_date
from crawler.records import RawAnswer, RawQuestion


def told_parts(read: RawQuestion) -> dict[str, str | None]:
    """Each part as a sample of what was found; None for what was not."""
    answers = read.answers
    names = [name for name in (read.asker_line, *(line for each in answers for line in each.author_lines)) if name]
    accepted = [each.text for each in answers if each.is_accepted]
    return {
        "title": _sample(read.title, names),
        "question": _sample(read.question, names),
        "asker": masked(read.asker_line) if read.asker_line else None,
        "date": _date(read.date_line),
        "votes": _sample(read.vote_line or read.vote_count),
        "answer_count": _sample(read.answer_count_line),
        "tags": _sample(", ".join(tag.name for tag in read.tags)),
        "answers": str(len(answers)) if answers else None,
        "answers' text": _some(answers, [each.text for each in answers], names),
        "answers' author": _some(answers, [masked(" ".join(each.author_lines)) for each in answers]),
        "answers' profile": _some(answers, ["a link" if each.profile_url else "" for each in answers]),
        "answers' date": _some(answers, [_date(each.date_line) or "" for each in answers]),
        "answers' votes": _some(answers, [each.vote_line or each.vote_count or "" for each in answers]),
        "answers' accepted": f"{len(accepted)} of {len(answers)}" if accepted else None,
        "answers' headline": _some(answers, [each.headline or "" for each in answers], names),
    }


def _some(answers: Sequence[RawAnswer], shown: Sequence[str], names: Sequence[str] = ()) -> str | None:
    """How many answers have a part, and the first one's."""
    having = [text for text in shown if text]
    return f"{len(having)} of {len(answers)}: {sample(having[0], names)}" if having else None


def _date(line: str | None) -> str | None:
    """The date alone: names may stand beside it."""
    return _sample(printed_date(line) or line) if line else None


def _sample(text: str | None, names: Sequence[str] = ()) -> str | None:
    return sample(text, names) if text else None
