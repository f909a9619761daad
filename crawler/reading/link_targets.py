"""Where the links of markup lead that is not read any further."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.reading.limits import MAX_KEPT, MAX_TARGET
from crawler.reading.start_tags import read_start_tag

_LINKS = dict.fromkeys(("a ", "A ", "a\n", "A\n", "a\t", "A\t"), "a")
_OTHERS = {"!-": "!--", "sc": "script", "st": "style", "te": "template", "no": "noscript"}
_TELLING = re.compile(r"<((?:[aA][ \n\t]|!-|sc|SC|st|ST|te|TE|no|NO)[^<]*+)")
_KINDS = {**_LINKS, **_OTHERS, **{start.upper(): name for start, name in _OTHERS.items()}}


def link_targets(markup: str) -> Sequence[str]:
    """The targets of all links in their order, those in comments and scripts left out.

    >>> link_targets('<nav><a href="/question/1">One<!-- <a href="/old"></a> --></a>')
    ['/question/1']
    """
    return _kept(markup) if len(markup) <= MAX_KEPT else _read(markup)


@lru_cache(maxsize=64)
def _kept(markup: str) -> Sequence[str]:
    """A site's menu is the same on page after page, so the last answers are kept."""
    return _read(markup)


def _read(markup: str) -> Sequence[str]:
    telling = _TELLING.findall(f"<{markup}")
    if all(piece[0] in "aA" for piece in telling):
        return [target for piece in telling if (target := _target(piece))]
    found: list[str] = []
    inside = ""
    for piece in markup.split("<"):
        kind = _KINDS.get(piece[:2])
        if inside:
            ended = inside in piece if inside == "-->" else piece[: len(inside)].lower() == inside
            inside = "" if ended else inside
        elif kind is None:
            continue
        elif kind == "a":
            target = _target(piece)
            if target:
                found.append(target)
        elif kind == "!--":
            inside = "" if "-->" in piece else "-->"
        elif piece[: len(kind)].lower() == kind:
            inside = f"/{kind}"
    return found


def _target(piece: str) -> str | None:
    before, name, behind = piece.partition(' href="')
    target, quote, _ = behind.partition('"')
    # Quickly, where nothing is odd.
    if name and quote and ">" not in before and "'" not in before and before.count('"') % 2 == 0 and "&" not in target:
        return target if len(target) <= MAX_TARGET else None
    return read_start_tag(piece)[1]
