"""Running text as HTML: escapes, inline elements, and the white space that markup lets pass."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from dataclasses import dataclass

from crawler.demo.panel import PrintForm
from crawler.demo.prose import Bullets, Heading, Numbered, Paragraph, Prose

_CODE = re.compile(r"`([^`]+)`")
_HASHTAG = re.compile(r"(?<!\w)#([A-Za-z]+)")
_NAMED_ENTITIES = str.maketrans({
    "½": "&frac12;", "³": "&sup3;", "µ": "&micro;", "×": "&times;", "°": "&deg;", "é": "&eacute;", "ï": "&iuml;",
    "’": "&rsquo;", "ø": "&oslash;", "ë": "&euml;", "ã": "&atilde;", "á": "&aacute;",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one generation writes blocks: templates with one "{}" each."""

    paragraph: str
    line_break: str
    bullets: str
    numbered: str
    entry: str
    heading: str
    named_entities: bool = False
    wraps_source: bool = False


def printed(text: str, form: PrintForm) -> str:
    """The text as it arrives on the page.

    >>> printed("don’t", "mojibake")
    'donâ€™t'
    """
    match form:
        case "mojibake":
            return text.encode().decode("cp1252")
        case "decomposed":
            return unicodedata.normalize("NFD", text)
        case "spaced":
            return text.replace(". ", ".\N{NO-BREAK SPACE} ")
        case "plain":
            return text


def inline(text: str, dialect: Dialect, form: PrintForm = "plain") -> str:
    """One line of text as HTML. Two spaces after a full stop, emphasis and code fall where the text's length says."""
    text = printed(text, form)
    if form == "plain" and len(text) % 3 == 0:
        text = text.replace(". ", ".  ")
    out = html.escape(text, quote=False)
    if len(text) % 4 == 0:
        out = out.replace(" not ", " <em>not</em> ", 1)
    out = _HASHTAG.sub(r'<span data-hashtag="\1">#\1</span>', out)
    has_code = "`" in out
    out = _CODE.sub(r"<code>\1</code>", out)
    if dialect.named_entities:
        out = out.translate(_NAMED_ENTITIES)
    if dialect.wraps_source and not has_code:
        out = "\n".join(textwrap.wrap(out, 96, break_long_words=False, break_on_hyphens=False)) or out
    return out


def blocks(prose: Prose, dialect: Dialect, form: PrintForm = "plain") -> str:
    """The text as HTML blocks."""
    parts = []
    for block in prose:
        match block:
            case Paragraph(lines):
                parts.append(dialect.paragraph.format(_lines(lines, dialect, form)))
            case Bullets(entries, typed=True):
                lines = tuple(f"• {entry}" for entry in entries)
                parts.append(dialect.paragraph.format(_lines(lines, dialect, form)))
            case Bullets(entries):
                parts.append(dialect.bullets.format(_entries(entries, dialect, form)))
            case Numbered(entries):
                parts.append(dialect.numbered.format(_entries(entries, dialect, form)))
            case Heading(line):
                parts.append(dialect.heading.format(inline(line, dialect)))
    return "\n".join(parts)


def _lines(lines: tuple[str, ...], dialect: Dialect, form: PrintForm) -> str:
    return dialect.line_break.join(inline(line, dialect, form) for line in lines)


def _entries(entries: tuple[str, ...], dialect: Dialect, form: PrintForm) -> str:
    return "\n".join(dialect.entry.format(inline(entry, dialect, form)) for entry in entries)
