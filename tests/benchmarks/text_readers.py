"""What others make of a page's bytes: its text, or its parse tree alone, which is the limit of all reading.

Each as its own documentation shows it, at its defaults. They belong to the extra `bench` and are imported where they
are used; `peers_at_hand` gives those that are installed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from crawler.reading.charset import decode

Reader = Callable[[bytes], str]


def resiliparse_main(body: bytes) -> str:
    """Resiliparse's main content."""
    return _resiliparse(body, main_content=True)


def resiliparse_full(body: bytes) -> str:
    """Resiliparse's text of the whole page."""
    return _resiliparse(body, main_content=False)


def _resiliparse(body: bytes, *, main_content: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(body, detect_encoding(body) or "utf-8")
    return str(extract_plain_text(tree, main_content=main_content))


def trafilatura(body: bytes) -> str:
    """Trafilatura's main text."""
    from trafilatura import extract

    return extract(body) or ""


def justext(body: bytes) -> str:
    """What is no boilerplate to jusText, told that the page is in English."""
    from justext import justext as paragraphs_of

    paragraphs = paragraphs_of(body, _english())
    return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)


@cache
def _english() -> frozenset[str]:
    from justext import get_stoplist

    return frozenset(get_stoplist("English"))


def readability(body: bytes) -> str:
    """The text of the article that readability finds; it takes decoded pages and gives HTML."""
    from lxml.html import fromstring

    article = fromstring(import_module("readability").Document(decode(body)[0]).summary())
    return "\n".join(str(text) for text in article.itertext())


def lxml_parse(body: bytes) -> str:
    """A tree by lxml and nothing else."""
    from lxml.html import document_fromstring

    document_fromstring(body)
    return ""


def selectolax_parse(body: bytes) -> str:
    """A tree by Lexbor, as HTML5 tells to build it, and nothing else."""
    from selectolax.lexbor import LexborHTMLParser

    LexborHTMLParser(body)
    return ""


_PEERS: Mapping[str, tuple[str, Reader]] = {
    "resiliparse, main content": ("resiliparse", resiliparse_main),
    "resiliparse, full text": ("resiliparse", resiliparse_full),
    "trafilatura": ("trafilatura", trafilatura),
    "jusText": ("justext", justext),
    "readability": ("readability", readability),
}
_LIMITS: Mapping[str, tuple[str, Reader]] = {
    "limit: lxml's parse alone": ("lxml", lxml_parse),
    "limit: selectolax's parse alone": ("selectolax", selectolax_parse),
}


def peers_at_hand() -> dict[str, Reader]:
    """Those that are installed, by name."""
    return {name: reader for name, (module, reader) in _PEERS.items() if find_spec(module)}


def limits_at_hand() -> dict[str, Reader]:
    """The parsers that are installed, by name."""
    return {name: reader for name, (module, reader) in _LIMITS.items() if find_spec(module)}


def not_at_hand() -> list[str]:
    """The modules that are missing."""
    return sorted({module for module, _ in (*_PEERS.values(), *_LIMITS.values()) if not find_spec(module)})
