"""Votes: the lines that print them, rendered or not, and the counts that the markup holds without showing them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml.etree import _Element as Element

from crawler.reading.blocks import Block, lineage

_UNRENDERED_VOTE = re.compile(r"\{\{[^{}]{0,160}(?:vote|like|helpful|count)[^{}]{0,160}\}\}", re.IGNORECASE)
_RENDERED_VOTE = re.compile(
    r"[+-]\d{1,6}|▲ ?\d{1,6} ?▼|\d{1,6} (?:people|persons?|users?) found this helpful", re.IGNORECASE
)
_UNSIGNED_VOTE = re.compile(r"\d{1,6}(?: (?:votes?|likes?|helpful))?", re.IGNORECASE)
_COUNTER_NAME = re.compile(r"(?:up)?votes?|likes?|helpful|vote-?count|like-?count|upvote-?count", re.IGNORECASE)
_MICRODATA = ("upvoteCount", "upVoteCount")
_STATE = re.compile(
    r"\b\w{0,20}(?:vote|like|helpful)\w{0,20}[\"']?\s{0,3}[:=]\s{0,3}[\"']?[+-]?\d{1,9}\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*[+-]?\d{1,9}\s*")
_NO_STATE = frozenset({"href", "src", "class", "style", "id", "alt", "title", "content"})
_LONGEST_STATE = 2000


def vote_lines(blocks: Sequence[Block]) -> list[range]:
    """Where vote lines stand, each a line long."""
    unsigned = _unsigned_votes(blocks)
    return [range(at, at + 1) for at, block in enumerate(blocks) if at in unsigned or is_vote(block)]


def is_unrendered_vote(block: Block) -> bool:
    """A vote count that no template engine has filled in: "{{ voteCount >= 0 ? … }}"."""
    return _UNRENDERED_VOTE.fullmatch(block.line) is not None


def is_vote(block: Block) -> bool:
    """Whether the line by itself tells that it is a vote count."""
    if is_unrendered_vote(block) or _RENDERED_VOTE.fullmatch(block.line):
        return True
    return bool(_UNSIGNED_VOTE.fullmatch(block.line)) and any(map(_is_counter, lineage(block.node, 3)))


def _unsigned_votes(blocks: Sequence[Block]) -> set[int]:
    """Numbers right below headlines, if every headline of that look has one: else they are anybody's numbers."""
    below = {
        at: headline.look
        for at, (headline, block) in enumerate(pairwise(blocks), 1)
        if headline.level and not block.level and _UNSIGNED_VOTE.fullmatch(block.line)
    }
    headlines = Counter(block.look for block in blocks if block.level)
    numbered = Counter(below.values())
    return {at for at, look in below.items() if numbered[look] == headlines[look] > 1}


def held_count(container: Element) -> str | None:
    """The vote count held by an answer's markup, as it stands there: "3", "+3", "voteCount = 3", '{"likeCount":"3"}'.

    Microdata first (it is meant to be read), then template state and attributes, then a hidden number.
    """
    elements = [element for element in container.iter("*") if isinstance(element.tag, str)]
    for source in (_microdata, _attributes, _hidden_numbers):
        found = next(source(elements), None)
        if found is not None:
            return found
    return None


def _is_counter(element: Element) -> bool:
    """Whether an element is named as the place of a vote count: microdata, or a class such as "answer_votes___jc38"."""
    return element.get("itemprop") in _MICRODATA or _COUNTER_NAME.search(element.get("class") or "") is not None


def _microdata(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.get("itemprop") in _MICRODATA:
            yield element.get("content") or _text(element)


def _attributes(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            if name in _NO_STATE or not 0 < len(value) < _LONGEST_STATE:
                continue
            named = _COUNTER_NAME.search(name) and _NUMBER.fullmatch(value)
            if named or _STATE.search(value):
                yield value.strip()


def _hidden_numbers(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        hidden = "hidden" in element.attrib or "ng-hide" in (element.get("class") or "").split()
        if hidden and _NUMBER.fullmatch(text := _text(element)):
            yield text


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()
