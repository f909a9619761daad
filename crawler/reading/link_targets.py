"""Where the links of a page lead, whatever part of the page they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reading.start_tags import read_start_tag

_LINKS = dict.fromkeys(("a ", "A ", "a\n", "A\n", "a\t", "A\t"), "a")
_OTHERS = {"!-": "!--", "sc": "script", "st": "style", "te": "template", "no": "noscript"}
_KINDS = {**_LINKS, **_OTHERS, **{start.upper(): name for start, name in _OTHERS.items()}}


def link_targets(pieces: Sequence[str]) -> list[str]:
    """The targets of a page's links in their order, those in comments and scripts left out.

    Args:
        pieces: the page's markup, cut before each tag.

    >>> link_targets(["", 'a href="/question/1">One', "!-- ", 'a href="/old">', '/a> -->', "/a>"])
    ['/question/1']
    """
    found: list[str] = []
    inside = ""
    for piece in pieces:
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
        return target
    return read_start_tag(piece)[1]
