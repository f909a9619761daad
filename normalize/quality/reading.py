"""What a reader of a record should know of the page it was read from, as slugs among its warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.fields.dates import read_date
from normalize.fields.people import read_asker
from normalize.text.artefacts import doubtful_bindings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.records import RawQuestion
    from normalize.records import Question

_UNRENDERED = "{{"


def reading_signals(page: RawQuestion, question: Question, texts: Mapping[str, str]) -> list[str]:
    """Name what a page lacks, what stands there and could not be read, and what kind of page it is.

    `no_…` and `empty_answer`: not on the page; `nameless_…`: nothing but artefacts; `unread_…`: printed or in the
    markup, and not understood (null in the record, never a guess); `answer_count_mismatch`: another number of answers
    than the page declares; `site_faq`: the site itself asks and answers; `low_confidence`: only the page's layout tells
    that it holds a question and answers.

    Args:
        page: what the page says.
        question: what was made of it.
        texts: its clean texts, by their names in the ledger.
    """
    answers = question.answers
    read = [(page.answers[answer.position - 1], answer) for answer in answers]
    dated = [(page.date_line, question.date_created), *((raw.date_line, answer.date_created) for raw, answer in read)]
    lines = [(page.vote_line, page.vote_count), *((raw.vote_line, raw.vote_count) for raw, _ in read)]
    votes = [question.upvote_count, *(answer.upvote_count for answer in answers)]
    has_read_asker = read_asker(page.asker_line) is not None or read_date(page.asker_line) is not None
    signs = {
        "no_title": "name" not in texts,
        "no_question_text": "text" not in texts,
        "no_answers": not answers,
        "empty_answer": len(answers) < len(page.answers),
        "answer_count_mismatch": question.answer_count is not None and question.answer_count != len(answers),
        "unread_answer_count": bool(page.answer_count_line) and question.answer_count is None,
        "unread_asker_line": bool(page.asker_line) and not has_read_asker,
        "unread_date": any(line and date is None for line, date in dated),
        "unread_votes": any(count is None and _tells_votes(*told) for told, count in zip(lines, votes, strict=True)),
        "unread_author": any(raw.author_lines and answer.author is None for raw, answer in read),
        "doubtful_artefact": any(doubtful_bindings(text) for text in texts.values()),
        "nameless_keyword": any(f"keywords/{at}/name" not in texts for at in range(1, len(page.tags) + 1)),
        "nameless_teaser": any(f"related/{at}/name" not in texts for at in range(1, len(page.teasers) + 1)),
        "site_faq": page.by_site,
        "low_confidence": page.low_confidence,
    }
    return [slug for slug, holds in signs.items() if holds]


def _tells_votes(vote_line: str | None, vote_count: str | None) -> bool:
    """Whether a count is printed, or is in the markup where none is; a line not yet rendered tells none."""
    told = vote_line or vote_count or ""
    return told != "" and _UNRENDERED not in told
