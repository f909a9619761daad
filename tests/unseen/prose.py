"""An author's text as HTML: paragraphs, line breaks, lists and headings in the ways that pages write them."""

import dataclasses
import html
import re
import textwrap
from collections.abc import Callable

Tags = tuple[str, str]
Escape = Callable[[str], str]


def esc(text: str) -> str:
    """Only what must be escaped."""
    return html.escape(text, quote=False)


def ascii_only(text: str) -> str:
    """Named references for markup, decimal ones for whatever is not ASCII: safe under any declared charset."""
    return esc(text).encode("ascii", "xmlcharrefreplace").decode()


def numeric(text: str) -> str:
    """Quotes, ampersands, brackets, tildes and hyphens as decimal or hexadecimal references, as some editors write."""
    return "".join(
        f"&#{ord(c)};" if c in "'&~" else f"&#x{ord(c):X};" if c in '"<>' or ord(c) > 126 else c for c in text
    )


def spaced(text: str) -> str:
    """Two spaces between sentences, the first one not breaking, as word processors paste."""
    return esc(text).replace(". ", ".&nbsp; ")


def wrapped(text: str) -> str:
    """Source lines of 72 characters and an indentation: white space that no browser shows."""
    return textwrap.fill(esc(text), 72, subsequent_indent=" " * 10, break_long_words=False, break_on_hyphens=False)


def sentences(text: str) -> str:
    """One line per sentence, split after every full stop ("Dr." included), as the doctor_reply site lays text out."""
    return text.replace(". ", ".\n")


@dataclasses.dataclass(frozen=True)
class Prose:
    """A way to write text. Calling it gives the HTML of a text in the corpus form.

    In that form a blank line parts paragraphs, "- " or a number with a full stop starts a list item, and a line
    without a closing mark before other lines is a heading. With ``bullet`` items are lines that start with it;
    with ``ordered`` numbered items become list elements and leave their numbers to the browser.
    """

    paragraph: Tags = ("<p>", "</p>")
    gap: str = "\n"
    line: str = "<br>\n"
    group: Tags = ("<ul>", "</ul>")
    item: Tags = ("<li>", "</li>")
    bullet: str = ""
    heading: Tags | None = None
    ordered: Tags | None = None
    escape: Escape = esc

    def __call__(self, text: str) -> str:
        return self.gap.join(self._block(kind, lines) for kind, lines in blocks(text))

    def _block(self, kind: str, lines: list[str]) -> str:
        if kind == "item" and not self.bullet:
            return self._list(self.group, lines)
        if kind == "number" and self.ordered:
            return self._list(self.ordered, [re.sub(r"^\d+\. ", "", line) for line in lines])
        if kind == "number":
            return self.gap.join(self._paragraph([line], self.paragraph) for line in lines)
        if kind == "item":
            lines = [f"{self.bullet}{line}" for line in lines]
        return self._paragraph(lines, self.heading if kind == "heading" and self.heading else self.paragraph)

    def _list(self, group: Tags, lines: list[str]) -> str:
        items = "\n".join(f"{self.item[0]}{self.escape(line)}{self.item[1]}" for line in lines)
        return f"{group[0]}\n{items}\n{group[1]}"

    def _paragraph(self, lines: list[str], tags: Tags) -> str:
        return f"{tags[0]}{self.line.join(self.escape(line) for line in lines)}{tags[1]}"


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A text in the corpus form as (kind, lines) pairs; kinds are paragraph, heading, item and number.

    >>> blocks("Try\\nthis.\\n\\n- tea\\n- rest")
    [('paragraph', ['Try', 'this.']), ('item', ['tea', 'rest'])]
    """
    found: list[tuple[str, list[str]]] = []
    for chunk in text.split("\n\n"):
        fresh = True
        lines = chunk.split("\n")
        for index, line in enumerate(lines):
            if line.startswith("- "):
                kind, line = "item", line[2:]
            elif re.match(r"\d+\. ", line):
                kind = "number"
            elif fresh and len(lines) > 1 and re.match(r"(?:\d+\. |[A-Z])", lines[index + 1]) and line[-1].isalnum():
                kind = "heading"
            else:
                kind = "paragraph"
            if found and found[-1][0] == kind and (kind in ("item", "number") or not fresh):
                found[-1][1].append(line)
            else:
                found.append((kind, [line]))
            fresh = False
    return found


BREAKS = Prose(paragraph=("", ""), gap="<br><br>\n", bullet="• ")
SHOUTED = Prose(paragraph=("<P>", ""), line="<BR>\n", group=("<UL>", "</UL>"), item=("<LI>", ""), escape=ascii_only)
