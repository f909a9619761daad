"""Texts as blocks: the one form from which both the true text and every generation's markup are made."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[^\s\d]\.) ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its lines are parted by line breaks of the author's own."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers. `typed` entries are lines that the author began with a "•", not marked-up lists."""

    entries: tuple[str, ...]
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose numbers the markup implies."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a text."""

    line: str


Block = Paragraph | Bullets | Numbered | Heading
Prose = tuple[Block, ...]


def paragraphs(*texts: str) -> Prose:
    """Paragraphs, one a text; a line feed in a text is a line break of its author.

    >>> paragraphs("One.", "Two,\\nthree.")
    (Paragraph(lines=('One.',)), Paragraph(lines=('Two,', 'three.')))
    """
    return tuple(Paragraph(tuple(text.split("\n"))) for text in texts)


def sentence_lines(text: str) -> Paragraph:
    """A paragraph broken after every full stop, as doctor_reply prints it, after the stop of "Dr." too.

    >>> sentence_lines("Hello Dr. Moe: it hurts. Is that bad? Thank you.").lines
    ('Hello Dr.', 'Moe: it hurts.', 'Is that bad? Thank you.')
    """
    return Paragraph(tuple(_SENTENCE_END.split(text)))


def as_text(prose: Prose, *, soft_line_breaks: bool = False) -> str:
    """The text as a corpus should hold it; with `soft_line_breaks` the lines of a paragraph are joined.

    >>> as_text((*paragraphs("Do this:"), Bullets(("rest", "drink"))))
    'Do this:\\n\\n- rest\\n- drink'
    """
    parts = []
    for block in prose:
        match block:
            case Paragraph(lines):
                parts.append((" " if soft_line_breaks else "\n").join(lines))
            case Bullets(entries):
                parts.append("\n".join(f"- {entry}" for entry in entries))
            case Numbered(entries):
                parts.append("\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1)))
            case Heading(line):
                parts.append(line)
    return "\n\n".join(parts)
