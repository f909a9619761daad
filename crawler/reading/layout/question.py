"""Where the question of a thread stands: in the first post, or above the answers in a box of another look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, holds, lineage, smallest
from crawler.reading.layout.dates import printed_date
from crawler.reading.layout.draft import Span
from crawler.reading.layout.groups import PostGroup
from crawler.reading.layout.lookalikes import REPEATED_TITLE
from crawler.reading.layout.names import names_of
from crawler.reading.layout.signs import Signs
from crawler.reading.layout.sizes import TextSizes, text_of
from crawler.reading.page import Page
from crawler.reading.title import find_title

_NO_QUESTION = re.compile(r"answer|antwort|respuesta|reponse|risposta|resposta")
"""What calls itself so is never the question, as a first reply or post may be."""
_QUESTION = re.compile(
    r"question|topic|thread|discussion|forum|\bask|starter|first-?post|original-?post", re.IGNORECASE
)
_THREAD = re.compile(r"topic|thread|discussion|forum", re.IGNORECASE)
"""What names a place where comments are answers: under a question they are comments, as under an article."""
_APART = re.compile(
    r"notice|announce|alert|\bad(?:s|vert)|cookie|banner|poll|login|sidebar|breadcrumb|pagination|page-?nav|toolbar"
    r"|stats|rules|related|subscribe|\bform\b|search",
    re.IGNORECASE,
)
_STOP = re.compile(r"[a-zà-ÿ)][.,;:?!…](?:\s|\Z)|[。？！，]")
LONGEST_SIGN = 60
"""Characters of a line that says no more than a name or a date."""
_LEAST_SENTENCE, _LEAST_QUESTION = 12, 30


def question_before(page: Page, sizes: TextSizes, end: int, group: PostGroup, is_question: bool) -> list[int] | None:
    """The places of the question's blocks where it looks unlike the answers; none where the first post is it.

    None where what stands there is no question: an article that people comment on.
    """
    blocks = sizes.blocks
    title = find_title(blocks[:end], page.title) if end else None
    start = next((at for at, block in enumerate(blocks[:end]) if block is title), -1) + 1
    stretch = [at for at in range(start, end) if not _stands_apart(blocks[at])]
    said = [at for at in stretch if _is_sentence(blocks[at])]
    if sum(sizes.sizes[at] for at in said) < _LEAST_QUESTION:
        return []
    while stretch and blocks[stretch[-1]].level:
        stretch.pop()  # the heading of the answers
    names = _THREAD if group.entry == "comment" else _QUESTION
    if is_question or group.answers or any(_is_called(blocks[at].node, names) for at in said):
        return stretch
    size = sum(sizes.sizes[at] for at in stretch)
    return None if size > group.size or group.entry == "comment" else stretch


def question_span(stretch: Sequence[Block], first: Element, signs: Signs) -> Span | None:
    """The question's box, the largest that holds its text and no answer, or else what stands before the answers."""
    longest = max(stretch, key=text_of)
    box = longest.node
    while box is not None and box.parent is not None and box.parent.depth and not holds(box.parent, first):
        box = box.parent
    whole = smallest([block.node for block in stretch if block.node is not None])
    if box is None:
        return None
    if whole is None or holds(box, whole) or signs.names_author(box):
        return Span(box, [block for block in stretch if holds(box, block.node)], first.at, box.at)
    return Span(whole, stretch, first.at, whole.at)


def opens(first: Span, group: PostGroup, is_question: bool) -> bool:
    """Whether the first of the boxes may be the question itself, where none stands above them."""
    comments = group.entry == "comment" and not is_question and not _is_called(first.element.parent, _THREAD)
    return not (comments or _NO_QUESTION.match(group.entry) or _is_reply_titled(first))


def _is_reply_titled(span: Span) -> bool:
    """Whether the first post is titled as a reply, as on the second page of a thread."""
    titles = (block for block in span.blocks if block.level or block.is_link)
    return any(REPEATED_TITLE.match(title.line) for title in titles)


def _is_sentence(block: Block) -> bool:
    said = text_of(block) > LONGEST_SIGN or _STOP.search(block.line) is not None
    return said and text_of(block) > _LEAST_SENTENCE and printed_date(block.line[:LONGEST_SIGN]) is None


def _is_called(node: Element | None, names: re.Pattern[str]) -> bool:
    """Whether what stands around a line is called so; the page as a whole is called anything."""
    return any(names.search(names_of(element)) for element in lineage(node) if element.depth > 2)


def _stands_apart(block: Block) -> bool:
    return block.chrome or block.hidden or any(map(_is_apart, map(names_of, lineage(block.node, 8))))


@lru_cache(maxsize=1024)
def _is_apart(names: str) -> bool:
    return _APART.search(names) is not None
