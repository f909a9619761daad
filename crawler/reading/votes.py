"""Votes: the lines that print them, rendered or not, and the counts that the markup holds without showing them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, Tree, lineage
from crawler.reading.start_tags import StartTag

_UNRENDERED_VOTE = re.compile(r"\{\{[^{}]{0,160}(?:vote|like|helpful|count)[^{}]{0,160}\}\}", re.IGNORECASE)
_RENDERED_VOTE = re.compile(
    r"[+-]\d{1,6}|▲ ?\d{1,6} ?▼|\d{1,6} (?:people|persons?|users?) found this helpful", re.IGNORECASE
)
_UNSIGNED_VOTE = re.compile(r"\d{1,6}(?: (?:votes?|likes?|helpful))?", re.IGNORECASE)
_COUNTER_NAME = re.compile(r"(?:up)?votes?|likes?|helpful|vote-?count|like-?count|upvote-?count", re.IGNORECASE)
COUNTER_WORDS = ("vote", "like", "helpful")
"""One of these stands in whatever names a counter."""
_MICRODATA = ("upvoteCount", "upVoteCount")
_STATE = re.compile(
    r"\b\w{0,20}(?:vote|like|helpful)\w{0,20}[\"']?\s{0,3}[:=]\s{0,3}[\"']?[+-]?\d{1,9}\b", re.IGNORECASE
)
FIRST_OF_VOTES = frozenset("{+-▲")
"""What a vote line begins with, if not with a digit."""
_NUMBER = re.compile(r"\s*[+-]?\d{1,9}\s*")
_NO_STATE = frozenset({"href", "src", "class", "style", "id", "alt", "title", "content"})
_LONGEST_STATE = 2000


def vote_lines(blocks: Sequence[Block]) -> list[range]:
    """Where vote lines stand, each a line long."""
    unsigned = _unsigned_votes(blocks)
    return [range(at, at + 1) for at, block in enumerate(blocks) if at in unsigned or is_vote(block)]


def may_be_vote(text: str) -> bool:
    """Whether a text by itself may be a vote line, rendered or not, or a part of one."""
    if text[0] not in FIRST_OF_VOTES and not text[0].isdecimal():
        return False
    return "{" in text or bool(_RENDERED_VOTE.fullmatch(text) or _UNSIGNED_VOTE.fullmatch(text))


def is_unrendered_vote(block: Block) -> bool:
    """A vote count that no template engine has filled in: "{{ voteCount >= 0 ? … }}"."""
    return "{{" in block.line and _UNRENDERED_VOTE.fullmatch(block.line) is not None


def is_vote(block: Block) -> bool:
    """Whether the line by itself tells that it is a vote count."""
    line = block.line
    if line[0] not in FIRST_OF_VOTES and not line[0].isdecimal():
        return False
    if is_unrendered_vote(block) or _RENDERED_VOTE.fullmatch(line):
        return True
    return bool(_UNSIGNED_VOTE.fullmatch(line)) and any(map(_is_counter, lineage(block.node, 3)))


def _unsigned_votes(blocks: Sequence[Block]) -> set[int]:
    """Numbers right below headlines, if every headline of that look has one: else they are anybody's numbers."""
    below = {
        at: blocks[at - 1].look
        for at, block in enumerate(blocks)
        if at and block.line[0].isdecimal() and _UNSIGNED_VOTE.fullmatch(block.line) and _is_below(blocks, at)
    }
    if not below:
        return set()
    headlines = Counter(block.look for block in blocks if block.level)
    numbered = Counter(below.values())
    return {at for at, look in below.items() if numbered[look] == headlines[look] > 1}


def _is_below(blocks: Sequence[Block], at: int) -> bool:
    return blocks[at - 1].level > 0 and not blocks[at].level


def held_count(tree: Tree, container: Element) -> str | None:
    """The vote count held by an answer's markup, as it stands there: "3", "+3", "voteCount = 3", '{"likeCount":"3"}'.

    Microdata first (it is meant to be read), then template state and attributes, then a hidden number.
    """
    told = [(element, _told(element.start)) for element in tree.within(container)]
    for element, start in told:
        if start.microdata:
            return element.get("content") or tree.text(element).strip()
    for _, start in told:
        if start.state is not None:
            return start.state
    for element, start in told:
        if start.hidden and _NUMBER.fullmatch(text := tree.text(element).strip()):
            return text
    return None


class _Told(NamedTuple):
    """What a start tag tells of votes."""

    microdata: bool
    state: str | None
    hidden: bool


def _told(start: StartTag) -> _Told:
    return _kept(start) if start.small else _read(start)


@lru_cache(maxsize=4096)
def _kept(start: StartTag) -> _Told:
    """Elements that are written alike share their start tag, so each is looked at once."""
    return _read(start)


def _read(start: StartTag) -> _Told:
    attributes = start.attributes
    hidden = "hidden" in attributes or "ng-hide" in attributes.get("class", "").split()
    return _Told(attributes.get("itemprop") in _MICRODATA, next(_states(attributes), None), hidden)


def _states(attributes: Mapping[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if name in _NO_STATE or not 0 < len(value) < _LONGEST_STATE:
            continue
        if (_COUNTER_NAME.search(name) and _NUMBER.fullmatch(value)) or _STATE.search(value):
            yield value.strip()


def _is_counter(element: Element) -> bool:
    """Whether an element is named as the place of a vote count: microdata, or a class such as "answer_votes___jc38"."""
    return element.get("itemprop") in _MICRODATA or _COUNTER_NAME.search(element.get("class") or "") is not None
