"""Whether two texts that say nearly the same words ask the same and are answered the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.graph.shingles import jaccard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.graph.said import Part, Said

SAME_TITLE = 0.6
"""Jaccard similarity of the titles' words: two of eight may differ."""
SAME_ASKED = 0.7
"""Jaccard similarity of the questions' runs of words: of 19 words one may differ, of fewer none."""
FEWEST_ASKED = 8
"""A question of fewer words is the same one only word for word."""
SAME_ANSWER = 0.5
"""Jaccard similarity of two answers' words, beside what the whole texts have in common."""


def same_question(one: Said, other: Said) -> bool:
    """Tell whether two near-duplicates are one question: nothing is lost if either is dropped that has fewer answers.

    The titles are alike, or one is missing; the questions are alike by runs of words; figures, negations and sides are
    the same in both; and each answer of the page that has fewer has its like on the other.
    """
    return (
        one.asked_marks == other.asked_marks
        and _same_titles(one, other)
        and _same_asked(one, other)
        and _same_answers(*sorted((one.answers, other.answers), key=len))
    )


def _same_titles(one: Said, other: Said) -> bool:
    missing = not len(one.title) or not len(other.title)
    return missing or jaccard(one.title, other.title) >= SAME_TITLE


def _same_asked(one: Said, other: Said) -> bool:
    if min(one.asked, other.asked) < FEWEST_ASKED:
        return one.asked_digest == other.asked_digest
    return jaccard(one.asked_runs, other.asked_runs) >= SAME_ASKED


def _same_answers(fewer: Sequence[Part], more: Sequence[Part]) -> bool:
    """Tell whether each answer has its like among others, none being the like of two."""
    left = list(more)
    for answer in fewer:
        found = next((at for at, other in enumerate(left) if _same_answer(answer, other)), None)
        if found is None:
            return False
        del left[found]
    return True


def _same_answer(one: Part, other: Part) -> bool:
    if one.marks != other.marks:
        return False
    wordless = not len(one.words) and not len(other.words)
    return wordless or jaccard(one.words, other.words) >= SAME_ANSWER
