"""Texts of others in the page: escaped, and with every character that has no shape of its own made visible."""

from __future__ import annotations

from markupsafe import Markup, escape

from normalize.protect.masking import MASK
from normalize.unseen import UNSEEN, code_point

_CHARACTER = Markup('<span class="hidden-char">{}</span>')
_MASKED = Markup('<span class="masked">masked</span>')


def visible(text: str) -> Markup:
    r"""Give a text as markup that shows its characters, and where something is masked.

    >>> visible("<b>5\u202e mg")
    Markup('&lt;b&gt;5<span class="hidden-char">U+202E</span> mg')
    """
    parts: list[Markup] = []
    done = 0
    for found in UNSEEN.finditer(text):
        parts += (escape(text[done : found.start()]), _CHARACTER.format(code_point(found[0])))
        done = found.end()
    return Markup("").join((*parts, escape(text[done:]))).replace(MASK, _MASKED)


def plain(text: str) -> str:
    r"""Give a text for an attribute or a picture, where there is no markup: codes stand in brackets; not yet escaped.

    >>> plain("5\u202e mg\ndaily")
    '5⟨U+202E⟩ mg daily'
    """
    return UNSEEN.sub(lambda found: f"⟨{code_point(found[0])}⟩", text).replace("\n", " ").replace("\t", " ")


def shortened(text: str, longest: int) -> str:
    """Cut a text at a word's end where that is not too far back, and say so with an ellipsis.

    >>> shortened("Rest and ice help.", 12), shortened("Rest.", 12), shortened("A" * 9, 5)
    ('Rest and…', 'Rest.', 'AAAA…')
    """
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    words = kept.rsplit(None, 1)[0] if kept.strip() else kept
    return (words if len(words) > longest // 2 else kept).rstrip() + "…"
