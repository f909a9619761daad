"""Selectors that may suit a page: boxes that repeat and hold text are answers, and what each of them has is a part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from crawler.profile.agreement import is_repeated
from crawler.profile.answer_marks import find_accepted, find_votes
from crawler.profile.looks import look_of, selector_of
from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.reading.blocks import Block, folded
from crawler.reading.elements import Element, Tree, holds
from crawler.reading.layout.dates import printed_date
from crawler.reading.page import Page
from crawler.reading.title import find_title

_BOXES = frozenset({"div", "article", "section", "li", "td", "tr", "tbody", "table", "dd", "dl", "ol", "ul"})
_FEWEST_CHARACTERS = 40
"""Of text, that an answer has on average."""
_LONGEST_NAME = 60
_SMALL = 8
"""Pieces of markup that an element spans which holds a name or a date."""
_PERSON = re.compile(r"author|user|name|member|by-?line|poster|doctor|expert|pen", re.IGNORECASE)
_FURNITURE = re.compile(r"pag(?:ination|er\b)|banner|advert|promo|\bcta\b|cookie|breadcrumb|newsletter", re.IGNORECASE)
"""Of a page: what no question's text is called."""


class _Sizes:
    """How many characters of text stand inside each element."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        placed = sorted((block.node.at, len(block.text)) for block in blocks if block.node is not None)
        self._places = [place for place, _ in placed]
        self._sums = [0, *accumulate(size for _, size in placed)]

    def of(self, element: Element) -> int:
        first, last = bisect_left(self._places, element.at), bisect_left(self._places, element.end)
        return self._sums[last] - self._sums[first]


def find_candidates(page: Page, blocks: Sequence[Block]) -> Selectors:
    """Selectors of the parts that a page seems to have; whoever drafts a profile looks at what they find.

    Of a page with fewer than two answers it can't tell them from the rest.

    Args:
        page: the page; one of plain text has no parts.
        blocks: its lines that a browser shows.
    """
    if page.tree is None:
        return Selectors()
    shown = [block for block in blocks if not block.chrome]
    sizes = _Sizes(shown)
    title = find_title(shown, page.title)
    boxes = _answers(page.tree, sizes, title)
    one = _answer_parts(page.tree, boxes, sizes) if boxes else None
    head = [block for block in shown if one is None or _at(block) < boxes[0].at]
    question, answers = _question(head, title), selector_of(boxes[0]) if boxes else None
    asked = sum(len(block.text) for block in head if block.is_body and block is not title)
    if one is not None and answers is not None and asked < _FEWEST_CHARACTERS:
        # The question is the first of the boxes: what remains when the answers are taken out.
        question, answers = f"{answers} {one.text}", f"{answers} ~ {look_of(boxes[0])}"
    return Selectors(
        title=selector_of(title.node) if title is not None and title.node is not None else None,
        question=question,
        asker=next(_small(page.tree, head, _is_person), None),
        date=next(_small(page.tree, head, _is_date), None),
        answers=answers if one is not None else None,
        answer=one,
    )


def _answers(tree: Tree, sizes: _Sizes, title: Block | None) -> list[Element]:
    """The boxes of one look, side by side and below the title, that hold most text together; those with dates first."""
    found: dict[tuple[int, str, str], list[Element]] = defaultdict(list)
    start = _at(title) if title is not None else 0
    for element in tree.elements:
        if element.tag in _BOXES and element.at > start and element.parent is not None and not element.marks.chrome:
            found[element.parent.at, element.tag, look_of(element)].append(element)
    groups = [boxes for boxes in found.values() if len(boxes) > 1]
    groups = [boxes for boxes in groups if sum(map(sizes.of, boxes)) >= _FEWEST_CHARACTERS * len(boxes)]
    return max(groups, key=lambda boxes: sum(map(sizes.of, boxes)) * (1 + bool(_date(tree, boxes))), default=[])


def _answer_parts(tree: Tree, boxes: Sequence[Element], sizes: _Sizes) -> AnswerSelectors | None:
    text = _text(tree, boxes, sizes)
    if text is None:
        return None
    date = _date(tree, boxes)
    return AnswerSelectors(
        text=text,
        author=_most(tree, boxes, _may_be_name, without=(text, date), is_once=True),
        date=date,
        votes=find_votes(tree, boxes),
        accepted=find_accepted(tree, boxes),
    )


def _date(tree: Tree, boxes: Sequence[Element]) -> str | None:
    stamped = sum(any(element.get("datetime") for element in tree.within(box)) for box in boxes)
    if 2 * stamped >= len(boxes):
        return "[datetime]::attr(datetime)"
    return _most(tree, boxes, _is_date)


def _text(tree: Tree, boxes: Sequence[Element], sizes: _Sizes) -> str | None:
    """The innermost look that holds most of the boxes' text, and stands in most of them."""
    held, boxed = Counter[str](), Counter[str]()
    for box in boxes:
        looks: dict[str, int] = {}
        for element in tree.within(box)[1:]:
            if look_of(element)[0] in ".#":
                looks[look_of(element)] = looks.get(look_of(element), 0) + sizes.of(element)
        held.update(looks)
        boxed.update(looks.keys())
    whole = sum(map(sizes.of, boxes))
    enough = [look for look in held if 2 * held[look] >= whole >= held[look] and 2 * boxed[look] >= len(boxes)]
    if enough:
        return min(enough, key=lambda look: (held[look], look))
    return "p" if any(element.tag == "p" for box in boxes for element in tree.within(box)) else None


def _most(
    tree: Tree,
    boxes: Sequence[Element],
    suits: Callable[[str, Element], bool],
    without: Sequence[str | None] = (),
    *,
    is_once: bool = False,
) -> str | None:
    """The selector of small elements that suit, one in at least half of the boxes.

    With `is_once` it finds nothing twice in a box: the name on a picture and on a card would be taken together.
    """
    found, twice = Counter[str](), set[str]()
    for box in boxes:
        lines: dict[str, list[str]] = defaultdict(list)
        for element in tree.within(box)[1:]:
            line = folded(tree.text(element)) if element.end - element.at <= _SMALL else ""
            if line and suits(line, element):
                lines[selector_of(element, box)].append(line)
        found.update(look for look in lines if look not in without)
        twice.update(look for look, told in lines.items() if len(set(told)) < len(told))
    most = [look for look, boxed in found.items() if 2 * boxed >= len(boxes) and not (is_once and look in twice)]
    return max(most, key=lambda look: (bool(_PERSON.search(look)), found[look], look), default=None)


def _small(tree: Tree, blocks: Sequence[Block], suits: Callable[[str, Element], bool]) -> Iterator[str]:
    """The selectors of small elements that suit, of each line the innermost."""
    for block in blocks:
        inside = [] if block.node is None else tree.within(block.node)
        small = [each for each in inside if each.end - each.at <= _SMALL and suits(folded(tree.text(each)), each)]
        if small:
            yield selector_of(small[-1])


def _is_date(line: str, _element: Element) -> bool:
    return printed_date(line) is not None


def _is_person(line: str, element: Element) -> bool:
    return _PERSON.search(look_of(element)) is not None and _may_be_name(line, element)


def _may_be_name(line: str, element: Element) -> bool:
    """A short line that begins with a capital, or a link: somebody's name."""
    if (
        not line
        or len(line) > _LONGEST_NAME
        or line.endswith((".", "?", "!", ":"))
        or printed_date(line)
        or is_repeated(line)
    ):
        return False
    return bool(_PERSON.search(look_of(element))) or (element.tag == "a" and line[0].isupper())


def _question(head: Sequence[Block], title: Block | None) -> str | None:
    """The smallest named element above the answers that holds the longest line below the title, and not the title."""
    below = [block for block in head if block is not title and block.is_body and (not title or _at(block) > _at(title))]
    body = [block for block in below if not _is_furniture(block.node)]
    longest = max(body, key=lambda block: len(block.text), default=None)
    if longest is None or longest.node is None:
        return None
    around: Element | None = longest.node
    while around is not None and around.depth and look_of(around)[0] not in ".#":
        around = around.parent
    is_whole = around is not None and around.depth and (title is None or not holds(around, title.node))
    return selector_of(around) if is_whole and around is not None else selector_of(longest.node)


def _is_furniture(element: Element | None) -> bool:
    """Whether an element or one right around it is named so; farther out the name is the page's ("with-banner")."""
    for _ in range(3):
        if element is None:
            return False
        if _FURNITURE.search(look_of(element)):
            return True
        element = element.parent
    return False


def _at(block: Block) -> int:
    return block.node.at if block.node is not None else -1
