"""More ways to write a text: tag soup, word processors, preformatted lines, words cracked or wrapped by machines."""

import textwrap

from ..prose import Prose, ascii_only, esc

SOUP = Prose(
    paragraph=("<P ALIGN=left><FONT FACE=Arial,Helvetica>", "</P></FONT>"),
    group=("<UL TYPE=disc>", ""),
    item=("<LI><I>", "</LI></I>"),
    line="<BR/>\n",
    escape=ascii_only,
)
"""Misnested inline tags, lists without an end."""
PASTED = Prose(
    paragraph=('<p class="MsoNormal"><span lang="EN-US" style="mso-bidi-font-size:10pt">', "<o:p></o:p></span></p>"),
    gap='\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n',
    group=("", ""),
    item=(
        '<p class="MsoListParagraph" style="margin-left:.5in;text-indent:-.25in"><![if !supportLists]>'
        '<span style="font-family:Symbol"><span style="mso-list:Ignore">·'
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span>"
        '<![endif]><span lang="EN-US">',
        "<o:p></o:p></span></p>",
    ),
)
"""A word processor's classes, empty paragraphs and conditional list marks."""
PASTED_START = '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">'
"""The start tag of a page that was pasted so."""
WINDOWS = Prose(bullet="• ", escape=lambda text: esc(text).replace(". ", ".\N{NO-BREAK SPACE} "))
"""Bullets and unbreakable spaces as characters of Windows-1252."""


def hard_wrapped(text: str) -> str:
    """A text for PRE: lines of at most 76 characters, bullets indented."""
    made = []
    for line in text.split("\n"):
        lead, rest = ("  • ", line[2:]) if line.startswith("- ") else ("", line)
        made.append(
            textwrap.fill(
                rest,
                76,
                initial_indent=lead,
                subsequent_indent=" " * len(lead),
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return esc("\n".join(made))


def cracked(text: str) -> str:
    """Comments, break opportunities and empty inline elements inside words of more than seven letters."""
    cracks = ("<wbr>", "<!-- x -->", "<span></span>")
    return " ".join(
        f"{esc(word[:4])}{cracks[index % 3]}{esc(word[4:])}" if len(word) > 7 else esc(word)
        for index, word in enumerate(text.split(" "))
    )


def softened(text: str) -> str:
    """Soft hyphens in words of more than nine letters."""
    return " ".join(f"{esc(word[:5])}&shy;{esc(word[5:])}" if len(word) > 9 else esc(word) for word in text.split(" "))


def machine_translated(text: str) -> str:
    """The two elements that a machine translator wraps around every text."""
    mark = '<font style="vertical-align: inherit;">'
    return f"{mark}{mark}{esc(text)}</font></font>"
