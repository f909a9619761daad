"""Text rules: raw words in, clean words and the ledger of every change out.

The lists are in working order. Encoding comes first, because every later rule reads characters; then spaces, so that
a line that looks empty is empty; then what a machine left behind, so that the lists, sentences and paragraphs that
come last are the author's alone. Any list applied a second time changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.text.artefacts import ARTEFACT_RULES, NOTHING_TOLD, artefact_rules
from normalize.text.boilerplate import bullets, disclaimer, might_like, read_more, share_bar, vote_line
from normalize.text.encoding import control_characters, mojibake, nfc, stray_backslashes
from normalize.text.whitespace import blank_lines, one_line, sentence_breaks, spaces

if TYPE_CHECKING:
    from normalize.text.artefacts import Told
    from normalize.text.ledger import Rule

_CHARACTERS: tuple[Rule, ...] = (mojibake, control_characters, nfc)
_SITE_LINES: tuple[Rule, ...] = (read_more, share_bar, might_like)


def _title(artefacts: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return (*_CHARACTERS, one_line, stray_backslashes, *artefacts)


def _site_text(artefacts: tuple[Rule, ...]) -> tuple[Rule, ...]:
    before = (*_CHARACTERS, spaces, stray_backslashes)
    return (*before, *artefacts, *_SITE_LINES, disclaimer, bullets, blank_lines)


def _human_text(artefacts: tuple[Rule, ...], soft_line_breaks: bool) -> tuple[Rule, ...]:
    before = (*_CHARACTERS, spaces, stray_backslashes)
    joined = (sentence_breaks,) if soft_line_breaks else ()
    return (*before, *artefacts, *_SITE_LINES, vote_line, disclaimer, bullets, *joined, blank_lines)


_PLAIN_TEXT_RULES: tuple[tuple[Rule, ...], ...] = ((), (sentence_breaks,))

TITLE_RULES = _title(ARTEFACT_RULES)
SITE_TEXT_RULES = _site_text(ARTEFACT_RULES)
HUMAN_TEXT_RULES = _human_text(ARTEFACT_RULES, soft_line_breaks=False)
_SOFT_TEXT_RULES = _human_text(ARTEFACT_RULES, soft_line_breaks=True)


def title_rules(told: Told = NOTHING_TOLD) -> tuple[Rule, ...]:
    """For titles, headlines, keywords: one line, nothing but its words.

    >>> [rule.__name__ for rule in title_rules()][3:6]
    ['one_line', 'stray_backslashes', 'template_lines']
    """
    return TITLE_RULES if told is NOTHING_TOLD else _title(artefact_rules(told))


def site_text_rules(told: Told = NOTHING_TOLD) -> tuple[Rule, ...]:
    """For text by the site itself: its line breaks stay."""
    return SITE_TEXT_RULES if told is NOTHING_TOLD else _site_text(artefact_rules(told))


def human_text_rules(soft_line_breaks: bool, told: Told = NOTHING_TOLD) -> tuple[Rule, ...]:
    """For questions and answers; where single line breaks are layout, sentences are joined before blank lines are
    counted, else line breaks are the author's.

    >>> [rule.__name__ for rule in human_text_rules(soft_line_breaks=True)][-2:]
    ['sentence_breaks', 'blank_lines']
    """
    if told is NOTHING_TOLD:
        return _SOFT_TEXT_RULES if soft_line_breaks else HUMAN_TEXT_RULES
    return _human_text(artefact_rules(told), soft_line_breaks)


def plain_text_rules(soft_line_breaks: bool) -> tuple[Rule, ...]:
    """For questions and answers that are plain (`normalize.text.plain`): none of the others can find anything.

    >>> [rule.__name__ for rule in plain_text_rules(soft_line_breaks=True)]
    ['sentence_breaks']
    """
    return _PLAIN_TEXT_RULES[soft_line_breaks]
