"""The posts of a forum-like page without markup for them: boxes of one look that repeat and hold most of its text.

The question comes first, then its answers. A page is taken for a forum's only if its posts name people and tell dates;
an article with comments, a list of teasers, reviews and documentation hold no posts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, holds, lineage, smallest
from crawler.reading.page import Page
from crawler.reading.post_parts import PostBlock, Signs, Span, named, printed_date, read_posts
from crawler.reading.title import find_title

__all__ = ["PostBlock", "find_posts"]

_LEAST_TEXT = 12
"""Characters of text that a post holds at the least."""
_MOST_OF_PAGE = 0.5
"""The share of the page's text that its posts hold together."""
_MANY, _NEARLY_ALL = 0.5, 0.9
_MOST_TITLED = _MOST_NUMBERED = 0.6
_SLACK = 0.1
_MOST_GROUPS, _MOST_LEVELS = 12, 8
_LEAST_QUESTION = 30
_LONGEST_SIGN = 60
_ANSWER = re.compile(r"answer|antwort|respuesta|reponse|risposta|resposta|repl(?:y|ies)|respon[sd]", re.IGNORECASE)
_NO_QUESTION = re.compile(r"answer|antwort|respuesta|reponse|risposta|resposta")
"""What calls itself so is never the question, as a first reply or post may be."""
_TRUST = {"answer": 3.0, "antwort": 3.0, "respuesta": 3.0, "comment": 0.5}
_QUESTION = re.compile(
    r"question|topic|thread|discussion|forum|\bask|starter|first-?post|original-?post", re.IGNORECASE
)
_THREAD = re.compile(r"topic|thread|discussion|forum", re.IGNORECASE)
"""What names a place where comments are answers: under a question they are comments, as under an article."""
_NO_POSTS = re.compile(
    r"review|product|teaser|result|related|suggest|similar|topic-?list|thread-?list|widget|\bmenu|testimonial|summary"
    r"|recipe|job|event|listing",
    re.IGNORECASE,
)
_SOLD = re.compile(r"product|recipe|reviews?\b", re.IGNORECASE)
_APART = re.compile(
    r"notice|announce|alert|\bad(?:s|vert)|cookie|banner|poll|login|sidebar|breadcrumb|pagination|page-?nav|toolbar"
    r"|stats|rules|related|subscribe|\bform\b|search",
    re.IGNORECASE,
)
_STOP = re.compile(r"[a-zà-ÿ)][.,;:?!…](?:\s|\Z)|[。？！，]")
_REPEATED_TITLE = re.compile(r"re(?:ply)?\s?:", re.IGNORECASE)


class _Text:
    """How much text stands where: the region's blocks by their places in the markup."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        placed = sorted((block.node.at, at) for at, block in enumerate(blocks) if block.node is not None)
        self._places = [place for place, _ in placed]
        self._order = [at for _, at in placed]
        self.sizes = [text_of(block) for block in blocks]
        self._sums = [0, *accumulate(self.sizes[at] for at in self._order)]

    def size(self, element: Element) -> int:
        """Characters of text inside an element."""
        places = self._places
        return self._sums[bisect_left(places, element.end)] - self._sums[bisect_left(places, element.at)]

    def inside(self, element: Element) -> list[int]:
        """The places of the blocks inside an element, in reading order."""
        return sorted(self._order[bisect_left(self._places, element.at) : bisect_left(self._places, element.end)])


class _Group:
    """Boxes of one look."""

    def __init__(self, look: str, members: list[Element], text: _Text, signs: Signs) -> None:
        self.look = look
        self.members = members
        self.size = sum(map(text.size, members))
        self.authors = sum(map(signs.names_author, members)) / len(members)
        self.dates = sum(map(signs.tells_date, members)) / len(members)
        self.entry = max((named(member.start).entry for member in members[:3]), key=bool)
        trust = _TRUST.get(self.entry, 1.0 if self.entry else 0.0)
        self.score = self.size * (1 + self.authors + self.dates + trust)

    @property
    def signs(self) -> int:
        """How much tells that its members are posts: that they name people, tell dates, call themselves posts."""
        return (self.authors >= _MANY) + (self.dates >= _MANY) + bool(self.entry)

    @property
    def is_signed(self) -> bool:
        """Whether its members name people and tell dates, or do one of the two and call themselves posts."""
        return self.signs > 1

    @property
    def answers(self) -> bool:
        """Whether it calls itself answers."""
        return _ANSWER.search(self.entry) is not None


def find_posts(page: Page, blocks: Sequence[Block], *, is_question: bool = False) -> list[PostBlock]:
    """The posts among a page's blocks, the question first; none on a page that is no forum's.

    `is_question` is for pages of which something else tells that they hold a question and answers: then what calls
    itself comments may be the answers, and posts need not both name people and tell dates.
    """
    if page.tree is None:
        return []
    text = _Text(blocks)
    signs = Signs(page.tree, blocks)
    group = _best_group(_groups(text, signs, is_question), text, is_question)
    if group is None or _is_for_sale(group.members[0]):
        return []
    members = _members(group, signs)
    if group.entry != "comment":
        members = _without_comments(members, 2 if is_question else 1)
    spans = _spans(page, text, signs, group, members, is_question)
    size = sum(text_of(block) for span in spans for block in span.blocks)
    if len(spans) < 2 or size < _MOST_OF_PAGE * sum(text.sizes):
        return []
    first, *others = read_posts(page.tree, signs, spans)
    # A question may be a picture and no text: still the next post is no question.
    posts = [post for post in (first, *others) if post.body or (post is first and (post.author or post.date))]
    if posts and posts[0].element not in members and group.is_signed and _is_heading(posts[0], group):
        posts = posts[1:]
    return posts if len(posts) > 1 and (is_question or _are_signed(posts, group)) else []


def _members(group: _Group, signs: Signs) -> list[Element]:
    """All boxes of the look, those with next to no text ("+1") among them."""
    found: list[Element] = []
    around: list[Element] = []
    for element in signs.boxes.elements:
        while around and around[-1].end <= element.at:
            around.pop()
        if len(around) < _MOST_LEVELS and group.look in looks_of(element):
            if not around or _is_reply(element, group, signs):
                found.append(element)
            around.append(element)
    found = [member for member in found if not member.marks.hidden and _is_whole(member, group, signs)]
    numbered = Counter(look for member in found for look in looks_of(member) if "#" in look)
    look, count = max(numbered.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    # An extract of a post that is shown above all others bears no number.
    return found if count < _MOST_NUMBERED * len(found) else [member for member in found if look in looks_of(member)]


def _without_comments(members: list[Element], least: int) -> list[Element]:
    """Without the boxes that stand in lists of comments, where at least so many stand in none."""
    posts = [member for member in members if not any(named(box.start).comments for box in lineage(member)[:-1])]
    return posts if len(posts) >= least else members


def _is_reply(element: Element, group: _Group, signs: Signs) -> bool:
    """Whether a box inside a box of its look is a post of its own, as in threads; a comment on a comment is none."""
    return group.entry != "comment" and signs.names_author(element) and signs.tells_date(element)


def _spans(
    page: Page, text: _Text, signs: Signs, group: _Group, members: Sequence[Element], is_question: bool
) -> list[Span]:
    """Where the posts stand, the question's span first."""
    held = [(member, text.inside(member)) for member in members]
    held = [(member, places) for member, places in held if places]
    if not held:
        return []
    first, places = held[0]
    ends = [first.parent.at if first.parent and len(held) > 1 and first.parent.end > held[1][0].at else first.at]
    ends += [before.end for before, _ in held[:-1]]
    spans = [
        Span(member, [text.blocks[at] for at in inside], member.end, min(end, member.at))
        for end, (member, inside) in zip(ends, held, strict=True)
    ]
    stretch = _question_before(page, text, places[0], group, is_question)
    if stretch is None:
        return []
    question = _question_span([text.blocks[at] for at in stretch], first, signs) if stretch else None
    if question:
        return [question, *spans]
    comments = group.entry == "comment" and not is_question and not _is_called(first.parent, _THREAD)
    return [] if comments or _NO_QUESTION.match(group.entry) or _is_reply_titled(spans[0]) else spans


def _is_reply_titled(span: Span) -> bool:
    """Whether the first post is titled as a reply, as on the second page of a thread."""
    titles = (block for block in span.blocks if block.level or block.is_link)
    return any(_REPEATED_TITLE.match(title.line) for title in titles)


def _question_span(stretch: Sequence[Block], first: Element, signs: Signs) -> Span | None:
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


def _is_heading(first: PostBlock, group: _Group) -> bool:
    """Whether what stands above the posts is no question: nobody's, undated, and the posts may begin with it."""
    unsigned = first.author is None and first.date is None and not group.answers
    return unsigned and (group.entry != "comment" or sum(map(text_of, first.body)) < _LONGEST_SIGN)


def _are_signed(posts: Sequence[PostBlock], group: _Group) -> bool:
    """Whether the posts, once they are read, have authors and dates."""
    authors = sum(post.author is not None for post in posts)
    dates = sum(post.date is not None for post in posts)
    likely = (authors >= _MANY * len(posts)) + (dates >= _MANY * len(posts))
    return authors + dates > 2 and (likely == 2 or (likely == 1 and bool(group.entry)))


def text_of(block: Block) -> int:
    """How many characters of text a line has; none if it is hidden, furniture or a mere link."""
    if block.hidden or block.chrome or (block.anchors and block.is_link):
        return 0
    return len(block.text)


def looks_of(element: Element) -> tuple[str, ...]:
    """How boxes of an element's kind are told; one without any name of its own by what it stands in."""
    looks = named(element.start).looks
    if looks[0] == element.tag and element.parent is not None:
        return (f"{named(element.parent.start).looks[0]} {looks[0]}",)
    return looks


def _groups(text: _Text, signs: Signs, is_question: bool) -> list[_Group]:
    """Boxes that repeat, by look."""
    found: dict[str, list[Element]] = {}
    for element in signs.boxes.elements:
        if element.marks.hidden or text.size(element) < _LEAST_TEXT:
            continue
        for look in looks_of(element):
            members = found.setdefault(look, [])
            if not members or members[-1].end <= element.at:
                members.append(element)
    likely = [(look, members) for look, members in found.items() if len(members) > 1 or _ANSWER.search(look)]
    groups = [_Group(look, members, text, signs) for look, members in likely if not _NO_POSTS.search(look)]
    return [
        group
        for group in groups
        if (group.is_signed or (is_question and group.signs)) and (len(group.members) > 1 or group.answers)
    ]


def _best_group(groups: Sequence[_Group], text: _Text, is_question: bool) -> _Group | None:
    """The boxes that are most likely the posts; of boxes around one another the outermost that hold one post each."""
    likely = sorted(_without_lists(groups), key=_rank, reverse=True)[:_MOST_GROUPS]
    trusted = [group for group in likely if (is_question and group.answers) or not _are_teasers(group, text)]
    best = next(iter(trusted), None)
    if best is None:
        return None
    finer = (group for group in trusted if len(group.members) > len(best.members) and _parts(best, group))
    return next(finer, best)


def _without_lists(groups: Sequence[_Group]) -> list[_Group]:
    """Without what stands once, the list of answers among them, where answers stand in it."""
    single = [group for group in groups if len(group.members) == 1]
    if any(group.answers and len(group.members) > 1 for group in groups):
        return [group for group in groups if len(group.members) > 1]
    inner = [group for group in single if "answers" not in group.look.lower()]
    return [group for group in groups if len(group.members) > 1 or not inner or group in inner]


def _rank(group: _Group) -> tuple[bool, float, int, int, str]:
    return group.is_signed, group.score, len(group.members), -group.members[0].depth, group.look


def _parts(outer: _Group, inner: _Group) -> bool:
    """Whether the inner boxes are what the outer ones are made of: several in one, and nothing beside them."""
    signed = inner.authors >= outer.authors - _SLACK and inner.dates >= outer.dates - _SLACK
    if not signed or inner.size < _NEARLY_ALL * outer.size:
        return False
    starts = [member.at for member in outer.members]
    return all(holds(outer.members[bisect_left(starts, member.at + 1) - 1], member) for member in inner.members)


def _are_teasers(group: _Group, text: _Text) -> bool:
    """Whether most of the boxes have a title of their own that leads to another page, or a heading of their own."""
    titles: list[str] = []
    for member in group.members:
        title = next(filter(None, (_title(text.blocks[at], group) for at in text.inside(member)[:8])), None)
        if title:
            titles.append(title)
    return len(titles) >= max(2, _MOST_TITLED * len(group.members)) and len(set(titles)) > len(titles) / 2


def _title(block: Block, group: _Group) -> str | None:
    """The line if it is a title as teasers have one: no name, no date, and no link into the page itself."""
    words = block.line.casefold()
    if len(words) < _LEAST_TEXT or words.count(" ") < 2 or printed_date(block.line) or _REPEATED_TITLE.match(words):
        return None
    names = any(named(element.start).author for element in lineage(block.node, 3))
    if names or block.chrome or block.hidden:
        return None
    leads = block.is_link and not any("#" in link.href for link in block.links)
    heads = block.level > 0 and (leads or group.entry in ("", "post"))
    return words if heads or (leads and group.entry in ("", "post")) else None


def _is_whole(member: Element, group: _Group, signs: Signs) -> bool:
    """Whether a box has what the others have: an advertisement between posts names nobody and tells no date."""
    authors = group.authors < _NEARLY_ALL or signs.names_author(member)
    dates = group.dates < _NEARLY_ALL or signs.tells_date(member)
    return authors or dates


def _question_before(page: Page, text: _Text, end: int, group: _Group, is_question: bool) -> list[int] | None:
    """The places of the question's blocks where it looks unlike the answers; none where the first post is it.

    None where what stands there is no question: an article that people comment on.
    """
    blocks = text.blocks
    title = find_title(blocks[:end], page.title) if end else None
    start = next((at for at, block in enumerate(blocks[:end]) if block is title), -1) + 1
    stretch = [at for at in range(start, end) if not _stands_apart(blocks[at])]
    said = [at for at in stretch if _is_sentence(blocks[at])]
    if sum(text.sizes[at] for at in said) < _LEAST_QUESTION:
        return []
    while stretch and blocks[stretch[-1]].level:
        stretch.pop()  # the heading of the answers
    names = _THREAD if group.entry == "comment" else _QUESTION
    if is_question or group.answers or any(_is_called(blocks[at].node, names) for at in said):
        return stretch
    size = sum(text.sizes[at] for at in stretch)
    return None if size > group.size or group.entry == "comment" else stretch


def _is_sentence(block: Block) -> bool:
    said = text_of(block) > _LONGEST_SIGN or _STOP.search(block.line) is not None
    return said and text_of(block) > _LEAST_TEXT and printed_date(block.line[:_LONGEST_SIGN]) is None


def _is_called(node: Element | None, names: re.Pattern[str]) -> bool:
    """Whether what stands around a line is called so; the page as a whole is called anything."""
    return any(names.search(_names(element)) for element in lineage(node) if element.depth > 2)


def _is_for_sale(first: Element) -> bool:
    """Whether it stands in what is a product's or a recipe's, by its names or by its type."""
    around = lineage(first)[:-1]
    return any(
        _SOLD.search(element.get("itemtype") or "") or (element.depth > 2 and _SOLD.search(_names(element)))
        for element in around
    )


def _stands_apart(block: Block) -> bool:
    return block.chrome or block.hidden or any(map(_is_apart, map(_names, lineage(block.node, 8))))


@lru_cache(maxsize=1024)
def _is_apart(names: str) -> bool:
    return _APART.search(names) is not None


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
