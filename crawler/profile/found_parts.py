"""What was found on a page, part by part, as samples that tell nobody."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.profile.masking import count_sample, date_sample, masked, sample
from crawler.reading.layout.dates import printed_date
from crawler.records import RawQuestion


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
        "votes": _count(read.vote_line or read.vote_count),
        "answer_count": _count(read.answer_count_line),
        "tags": _sample(", ".join(tag.name for tag in read.tags)),
        "answers": str(len(answers)) if answers else None,
        "answers' text": _some([sample(each.text, names) for each in answers]),
        "answers' author": _some([masked(" ".join(each.author_lines)) for each in answers]),
        "answers' profile": _some(["a link" if each.profile_url else "" for each in answers]),
        "answers' date": _some([_date(each.date_line) or "" for each in answers]),
        "answers' votes": _some([_count(each.vote_line or each.vote_count) or "" for each in answers]),
        "answers' accepted": f"{len(accepted)} of {len(answers)}" if accepted else None,
        "answers' headline": _some([sample(each.headline or "", names) for each in answers]),
    }


def _some(shown: Sequence[str]) -> str | None:
    """How many answers have a part, and the first one's; `shown` has a sample, or "", of each answer."""
    having = [text for text in shown if text]
    return f"{len(having)} of {len(shown)}: {having[0]}" if having else None


def _date(line: str | None) -> str | None:
    """The date alone: names may stand beside it."""
    if not line:
        return None
    date = printed_date(line)
    return date_sample(date) if date else sample(line)


def _count(line: str | None) -> str | None:
    return count_sample(line) if line else None


def _sample(text: str | None, names: Sequence[str] = ()) -> str | None:
    return sample(text, names) if text else None
