"""A program of somebody who has installed the library: it uses what is offered, and is checked with `mypy --strict`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from crawler.reading import NoRecordError, read_page
from normalize import Answer, MissingInputError, Question, read_corpus


def best(question: Question) -> Answer | None:
    """The accepted answer, else the one with the most votes."""
    return max(
        question.answers, key=lambda answer: (answer.is_accepted or False, answer.upvote_count or 0), default=None
    )


def authors(folder: str) -> Counter[str]:
    """How many answers each doctor gave."""
    return Counter(
        answer.author.name
        for question in read_corpus(folder)
        for answer in question.answers
        if answer.author is not None and answer.author.name is not None
    )


def main(folder: str, page: Path) -> int:
    """Tell of a corpus and of a page."""
    try:
        for question in read_corpus(folder, split="train"):
            answer = best(question)
            print(f"{question.name}: {answer.text if answer else 'no answer'}")
        print(authors(folder).most_common(1))
        for record in read_page(page.read_bytes(), url="https://night-counter.test/asked/77"):
            print(record.question.title, len(record.question.answers))
    except (MissingInputError, NoRecordError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
