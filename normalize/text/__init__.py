"""Text rules: raw words in, clean words and the ledger of every change out.

The lists are in working order. Encoding comes first, because every later rule reads characters; then spaces, so that
a line that looks empty is empty; then what a machine left behind, so that the lists, sentences and paragraphs that
come last are the author's alone. Any list applied a second time changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.text.artefacts import bindings, erb_tags, script_debris, template_literals
from normalize.text.boilerplate import bullets, disclaimer, might_like, read_more, share_bar, vote_line
from normalize.text.encoding import control_characters, mojibake, nfc, stray_backslashes
from normalize.text.whitespace import blank_lines, one_line, sentence_breaks, spaces

if TYPE_CHECKING:
    from normalize.text.ledger import Rule

_CHARACTERS: tuple[Rule, ...] = (mojibake, control_characters, nfc)
_ARTEFACTS: tuple[Rule, ...] = (stray_backslashes, erb_tags, bindings, template_literals, script_debris)
_SITE_LINES: tuple[Rule, ...] = (read_more, share_bar, might_like)

TITLE_RULES: tuple[Rule, ...] = (*_CHARACTERS, one_line, *_ARTEFACTS)
"""For titles, headlines, keywords: one line, nothing but its words."""

SITE_TEXT_RULES: tuple[Rule, ...] = (
    *_CHARACTERS,
    spaces,
    *_ARTEFACTS,
    *_SITE_LINES,
    disclaimer,
    bullets,
    blank_lines,
)
"""For text by the site itself: its line breaks stay."""

HUMAN_TEXT_RULES: tuple[Rule, ...] = (
    *_CHARACTERS,
    spaces,
    *_ARTEFACTS,
    *_SITE_LINES,
    vote_line,
    disclaimer,
    bullets,
    blank_lines,
)
"""For questions and answers whose line breaks are the author's."""


def human_text_rules(soft_line_breaks: bool) -> tuple[Rule, ...]:
    """`HUMAN_TEXT_RULES`; where single line breaks are layout, sentences are joined before blank lines are counted.

    >>> [rule.__name__ for rule in human_text_rules(soft_line_breaks=True)][-2:]
    ['sentence_breaks', 'blank_lines']
    """
    if not soft_line_breaks:
        return HUMAN_TEXT_RULES
    return (*HUMAN_TEXT_RULES[:-1], sentence_breaks, HUMAN_TEXT_RULES[-1])
