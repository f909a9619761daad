"""Really Simple Licensing 1.0 (https://rslstandard.org/rsl): what a `License:` line of robots.txt leads to.

Read with care for the owner (3.1.1 and 4.9: where terms collide, the narrower ones count, and what remains unclear
grants nothing). Terms by country and by kind of user are not read; nor is a licence fetched from a licence server.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from crawler.manners.evidence import MAX_EVIDENCE, malformed, permission, reservation
from crawler.manners.purposes import EVERYBODY, TRAINING, Purpose
from crawler.manners.url_patterns import host_and_path, is_pattern, matches, width
from crawler.records import Signal

KIND = "rsl"
MAX_BYTES = 256 * 1024
"""Of a document; a larger one is passed over."""
_TRAINING = frozenset({"all", "ai-all", "ai-train", "train-ai"})
"""The uses that training is one of (3.4.1.1); the last is how the drafts wrote it."""
_FREE = frozenset({"free", "attribution"})


def signals(body: bytes, source: str, url: str, purpose: Purpose) -> tuple[Signal, ...]:
    """What an RSL document says of training on a page; nothing where none of its `content` elements means the page.

    >>> [signal.evidence for signal in signals(
    ...     b'<rsl><content url="/"><license><prohibits type="usage">ai-all</prohibits></license></content></rsl>',
    ...     "", "https://ask.test/question/knee", Purpose.TRAINING,
    ... )]
    ['<prohibits type="usage">ai-all</prohibits>']
    """
    root = _document(body)
    if root is None:
        return (malformed(KIND, source, body[:MAX_EVIDENCE].decode(errors="replace")),)
    contents = list(_children(root, "content"))
    faults = [malformed(KIND, source, _shown(content)) for content in contents if content.get("url") is None]
    meant = [content for content in contents if _means(content.get("url"), url)]
    said = [(_width(content), content) for content in meant if next(_terms(content), None) is not None]
    narrowest = max((wide for wide, _ in said), default=0)
    alike = [content for wide, content in said if wide == narrowest]
    return (*faults[:1], *(_signal(content, source, purpose) for content in alike))


def _signal(content: etree._Element, source: str, purpose: Purpose) -> Signal:
    """What the licences of one `content` come to: a use needs one that grants it for nothing, and none against it."""
    terms = list(_terms(content))
    against = [term for term in terms if _name(term) == "prohibits" and _uses(term) & _TRAINING]
    if against:
        wide = next((term for term in against if "all" in _uses(term)), None)
        term, meant = (against[0], TRAINING) if wide is None else (wide, EVERYBODY)
        return reservation(KIND, source, _shown(term), meant, purpose)
    if content.get("server"):  # 3.3: then a licence has to be got from there, be it free or not
        return reservation(KIND, source, _start_tag(content), TRAINING, purpose)
    missing: etree._Element | None = None
    for granted in _children(content, "license"):
        missing = _missing(granted)
        if missing is None:
            return permission(KIND, source, _shown(next(_terms_of(granted), granted)))
    assert missing is not None  # where there are terms there is a licence
    return reservation(KIND, source, _shown(missing), TRAINING, purpose)


def _missing(granted: etree._Element) -> etree._Element | None:
    """Why a licence does not let us train: a list without that use, or a price; None where it does."""
    permits = [term for term in _children(granted, "permits") if term.get("type") == "usage"]
    if permits and not any(_uses(term) & _TRAINING for term in permits):
        return permits[0]
    for payment in _children(granted, "payment"):
        kind = payment.get("type", "").strip().lower()
        # 3.7: without a type it is free, but not where it names an amount or a form to fill in.
        if kind not in _FREE if kind else any(_name(child) in ("amount", "custom") for child in payment):
            return payment
    return None


def _terms(content: etree._Element) -> Iterator[etree._Element]:
    for granted in _children(content, "license"):
        yield from _terms_of(granted)


def _terms_of(granted: etree._Element) -> Iterator[etree._Element]:
    """The terms of a licence that training depends on: a ban on search alone is none of them."""
    for term in granted.iterchildren():
        name, of_use = _name(term), term.get("type") == "usage"
        if name == "payment" or (of_use and (name == "permits" or (name == "prohibits" and _uses(term) & _TRAINING))):
            yield term


def _uses(term: etree._Element) -> frozenset[str]:
    """The words of a list, which the drafts parted by commas."""
    if term.get("type") != "usage":
        return frozenset()
    return frozenset(_text(term).lower().replace(",", " ").split())


def _means(pattern: str | None, url: str) -> bool:
    """Whether a `content` means a page: by a path, a whole address, or nothing at all, which is everything (4.6.1)."""
    if not pattern:
        return pattern is not None
    (host, path), (own, _) = host_and_path(pattern), host_and_path(url)
    if host not in ("", own) and not (host.startswith("*.") and own.endswith(host[1:])):
        return False
    return is_pattern(path) and matches(path, url)


def _width(content: etree._Element) -> int:
    return width(host_and_path(content.get("url") or "")[1])


@lru_cache(maxsize=16)  # asked for every page of a host
def _document(body: bytes) -> etree._Element | None:
    """The root; None for what is no RSL document, and for one with a document type: that may hold entities."""
    if len(body) > MAX_BYTES:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if _name(root) == "rsl" and not root.getroottree().docinfo.internalDTD else None


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in parent.iterchildren() if _name(child) == name)


def _name(element: etree._Element) -> str:
    """Without the namespace, which not every file gets right; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _start_tag(element: etree._Element) -> str:
    return "".join((f"<{_name(element)}", *(f' {name!s}="{value!s}"' for name, value in element.items()), ">"))


def _shown(element: etree._Element) -> str:
    return f"{_start_tag(element)}{_text(element)}</{_name(element)}>"


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
