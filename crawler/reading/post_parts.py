"""The parts of a post on a page without markup for posts: who wrote it, when, how it was voted, and what it says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from crawler.reading.blocks import Block, folded
from crawler.reading.elements import Element, Tree, holds
from crawler.reading.start_tags import StartTag, read_start_tag

_MEMBER_PAGE = re.compile(
    r"/(?:u|users?|members?|profiles?|people|authors?|doctors?|experts?)(?:/|\.php|\?)|/@\w"
    r"|memberlist\.php|member\.php|action=profile|showuser=|mode=viewprofile",
    re.IGNORECASE,
)
_NO_MEMBER = re.compile(r"log-?in|log-?out|sign-?up|register|search|/reply", re.IGNORECASE)
_AUTHOR = re.compile(r"author|user-?name|nick-?name|poster|creator|by-?line|member-?name|display-?name")
_NO_AUTHOR = re.compile(r"avatar|image|photo|badge|rank|stats|signature|title|count|edit|\bbio\b")
_CREATOR = re.compile(r"\b(?:author|creator|(?:sioc:)?has_creator)\b")
_CREATED = re.compile(r"datePublished|dateCreated|dc:date|dc(?:terms)?:created")
_ENTRY = re.compile(
    r"answer|antwort|respuesta|reponse|risposta|resposta|repl(?:y|ies)|respon[sd]|post|message|msg|comment"
)
_QUIET = re.compile(
    r"signature|\bsig\b|edited|last-?edit|edit-?(?:info|note|by|date)|moderat"
    r"|user[-_]?(?:info|details|card|data|stats|meta|title|panel|extras|badge|name|box)"
    r"|post-?profile|author|(?<!original)(?<!original-)poster|avatar"
    r"|member-?(?:info|details|name)|message-(?:user\b|attribution|footer|action)|reaction|likes?\b|shar(?:e|ing)\b"
    r"|social|report|actions?\b|toolbar|controls|buttons?\b|\bbtn|\bmenu|permalink|by-?line|time-?stamp|\bdate|\bvot"
    r"|votes?\b|votecell|score|rating|badge|rank\b|reputation|\btag(?:s|ged)?\b|taglist"
    r"|update-?info|taxonomy|\bmeta\b|bbcodeblock-title|sr-only|visually-hidden|screen-reader"
    r"|(?:post|message|answer|reply|entry)-?_?(?:meta|infos?|date|number|foot(?:er)?|head(?:er)?|links?)\b",
)
_QUOTE = re.compile(r"(?<!to)(?<!multi)(?<!multi-)quote(?!-?(?:btn|button|link|reply|post))|onebox")
_VOTES = re.compile(r"vote|score|answerrating|likes?\b|upvot|helpful|thumb|karma")
_NO_VOTES = re.compile(r"reputation|badge|user|down-?vote|btn-down")
_COUNT = re.compile(r"[+−-]?\d{1,6}(?:[.,]\d{1,3})?k?(?: (?:votes?|likes?|points?|thanks))?", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"\b\d{{4}}[-/.]\d\d?[-/.]\d\d?|\b\d\d?[-/.]\d\d?[-/.]\d{{2,4}}\b|\b{_MONTH} \d\d?(?:st|nd|rd|th)?\b"
    rf"|\b\d\d?(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]'?\d{{2,4}}|\b{_MONTH},? '?\d{{2,4}}\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:\d{1,3}|an?) (?:second|minute|min|hour|day|week|month|year)s? ago\b|\b(?:yesterday|today)(?:,| at)",
    re.IGNORECASE,
)
_MAY_BE_DATE = re.compile(r"\d|ago|day")
_BEHIND_DATE = re.compile(r" by\b|[»|·•#(\]]|, [A-Za-z]{5}|\. [A-Z]")
_LONGEST_DATE_LINE, _LONGEST_DATE, _LONGEST_NAME = 90, 60, 60
_LONGEST_SMALL, _LONGEST_SMALL_LINE, _LONGEST_NAMES = 160, 40, 300
_DEEPEST, _LEADS, _SAYS_SO = 64, 2, 3
_MOST_SIGNS, _SHORT_ELEMENT, _LONG_ELEMENT = 40, 20, 60
_NOT_POSTED = re.compile(
    r"(?:last )?(?:edit|modif|updat|join|regist|member since|last (?:seen|active|visit|reply))", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:edited|modified|updated|joined|registered|member since|last (?:seen|visit))\b", re.IGNORECASE
)
_SMALL = re.compile(
    r"#\d{1,5}|(?:like|reply|quote|multi-?quote|report|share|edit|delete|flag|link|permalink|top|up|helpful|thanks?"
    r"|follow|solved|answer|translate|copy link|report (?:post|abuse)|add (?:a )?comment|cite|reply with quote"
    r"|bookmark|good answer|share this post)(?:\W{0,3}|\W{0,3}\d{1,5}\W{0,2})"
    r"|(?:reactions:|joined:?|member since|registered:|location:|reputation:).{0,120}"
    r"|(?:posts|messages|likes): ?\d.{0,120}"
    r"|\d{1,5} (?:likes?|thanks?|replies|answers?|comments?|points?|posts|upvotes?|people (?:like|found) .{1,40})",
    re.IGNORECASE | re.DOTALL,
)
"""The words of a post's menu and its author's column; in the box that holds the text they are the author's."""
_NOTE = re.compile(
    r"(?:(?:last |post |message |comment )?edited (?:by|on|at|:)|last edit(?:ed)?\b).{0,120}"
    r"|click to expand\W{0,3}|code: ?select all",
    re.IGNORECASE | re.DOTALL,
)
"""What forums write into a text."""
_BOXES = frozenset({"div", "article", "section", "li", "td", "th", "tr", "tbody", "table", "dd", "dl", "ul", "ol"})
_DATED = ("datetime", "content", "title", "data-time", "data-date", "data-datetime", "data-original-title")
_DATED_SET = frozenset(_DATED)
_BODY = re.compile(r"body|content|cooked|text|message|prose|markdown|bbwrapper|description|copy", re.IGNORECASE)
_NOT_VERIFIED = re.compile(r" ?\(not verified\)\Z|\Aby ")
_LIKED = re.compile(r"(?:\b|-|_)lik(?:es?|ed)|reaction|mentioned|voters")
_DIGITS = re.compile(r"\d+")
_NO_LETTERS = re.compile(r"[\W_]+")
_PRESSED = frozenset({"button", "select", "nav"})
_MOST, _NEARLY_ALL, _HALF = 0.8, 0.75, 0.5


class Named(NamedTuple):
    """What the way in which a start tag is written tells."""

    looks: tuple[str, ...]
    """How boxes of its kind are told: by tag and first class, by an id with a number, by its data attributes."""
    entry: str
    """The word by which it calls itself a post ("answer", "comment"), or ""."""
    author: int
    """How surely it names an author: 3 says so, 1 by its class, 0 not at all."""
    quiet: bool
    """Whether it calls itself no part of a post's text: its author's column, a signature, a menu, a date."""
    quote: bool
    comments: bool
    votes: bool
    avatar: bool
    liked: bool
    """Whether it names those who like what somebody else wrote, or who answered it."""
    dated: bool
    """Whether its attributes may tell a date."""
    box: bool


class Sign(NamedTuple):
    """An element that names an author or tells a date, and how surely; `told` is a link's target or the date."""

    at: int
    element: Element
    rank: int
    told: str | None


class PostBlock(NamedTuple):
    """A post."""

    element: Element
    """The element that is the post; of a question that stands before its answers, what holds all of it."""
    author: Block | None
    """The author's name and nothing else."""
    profile: str | None
    """Where the author's name links to, as written."""
    date: str | None
    """The date of an attribute (`datetime`, `title`), else as printed."""
    votes: str | None
    """The count of votes as written."""
    body: list[Block]


def named(start: StartTag) -> Named:
    """What a start tag's names tell."""
    return _kept(start) if start.small else _read(start)


@lru_cache(maxsize=4096)
def _kept(start: StartTag) -> Named:
    return _read(start)


def _read(start: StartTag) -> Named:
    told = start.attributes
    box = start.name in _BOXES or "-" in start.name
    said = f"{told.get('itemprop', '')} {told.get('rel', '')} {told.get('property', '')}"
    identity = f"{told.get('id', '')} {told.get('data-role', '')}"[:_LONGEST_NAMES]
    names = _called(told.get("class", "")[:_LONGEST_NAMES], _DIGITS.sub("0", identity))
    creator = len(said) > 2 and _CREATOR.search(said) is not None
    return Named(
        _looks(start) if box else (start.name,),
        names.entry if box else "",
        _SAYS_SO if creator else names.author,
        names.quiet,
        (names.quote or start.name == "blockquote") and "signature" not in told.get("class", ""),
        names.comments or told.get("itemprop") == "comment",
        names.votes or "upvotecount" in said.lower(),
        names.avatar,
        names.liked,
        not _DATED_SET.isdisjoint(told),
        box,
    )


class _Called(NamedTuple):
    """What classes and an id tell."""

    entry: str
    author: int
    quiet: bool
    quote: bool
    comments: bool
    votes: bool
    avatar: bool
    liked: bool


@lru_cache(maxsize=4096)
def _called(classes: str, identity: str) -> _Called:
    classes = classes.lower()
    both = f"{classes} {identity.lower()}"
    entry = _ENTRY.search(both)
    return _Called(
        entry[0] if entry else "",
        int(bool(_AUTHOR.search(classes)) and not _NO_AUTHOR.search(classes)),
        bool(_QUIET.search(both)),
        bool(_QUOTE.search(classes)),
        "comment" in both,
        bool(_VOTES.search(classes) and not _NO_VOTES.search(classes)),
        "avatar" in classes,
        bool(_LIKED.search(classes)),
    )


_PLAIN_CLASSES = frozenset({"odd", "even", "first", "last", "clearfix", "row", "col", "alt", "active"})


def _looks(start: StartTag) -> tuple[str, ...]:
    tag, told = start.name, start.attributes
    plain = [_DIGITS.sub("", name) for name in told.get("class", "")[:200].split()[:6]]
    first = next((name for name in plain if name.strip("-_") and name not in _PLAIN_CLASSES), "")
    identity = told.get("id", "")[:100]
    found = [f"{tag}.{first}"] if first else []
    if _DIGITS.search(identity):
        found.append(f"{tag}#{_DIGITS.sub('0', identity)}")
    data = sorted(key for key in told if key.startswith("data-"))
    if data and (len(data) > 2 or not found):
        found.append(f"{tag}[{' '.join(data)}]")
    return tuple(found) or (tag,)


def told_date(start: StartTag) -> tuple[int, str] | None:
    """The date that a start tag's attributes tell, and how surely it is the date of what it stands in."""
    told = start.attributes
    created = bool(_CREATED.search(f"{told.get('itemprop', '')} {told.get('property', '')}"))
    if not created and told.get("itemprop") in ("dateModified", "dateUpdated"):
        return None
    for name in _DATED:
        value = told.get(name)
        if not value or len(value) > _LONGEST_DATE or (name == "content" and not created):
            continue
        match = _DATE.search(value)
        if match and not _CHANGED.search(value):
            behind = _BEHIND_DATE.search(value, match.end())
            rank = _SAYS_SO if created else _LEADS if name == "datetime" else 1
            return rank, value[: behind.start() if behind else len(value)].strip()
    return None


def printed_date(line: str) -> str | None:
    """The date in a short line, without what stands around it.

    >>> printed_date("answered Feb 12, 2011 at 1:01 by Dr. Ada")
    'Feb 12, 2011 at 1:01'
    """
    if len(line) > _LONGEST_DATE_LINE:
        return None
    match = (_DATE.search(line) or _AGE.search(line)) if _MAY_BE_DATE.search(line) else None
    if match is None or _CHANGED.search(line, 0, match.start()):
        return None
    behind = _BEHIND_DATE.search(line, match.end())
    return line[match.start() : behind.start() if behind else len(line)].strip(" ,-–")


class Placed:
    """Elements in the order of their start tags."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._places: list[int] = []

    def add(self, element: Element) -> None:
        """One more element, behind the others."""
        self.elements.append(element)
        self._places.append(element.at)

    def inside(self, element: Element) -> list[Element]:
        """Those inside an element, and itself if it is among them."""
        return self.elements[bisect_left(self._places, element.at) : bisect_left(self._places, element.end)]


class Signs:
    """Where a page names people and tells dates: told once for all of it."""

    def __init__(self, tree: Tree, blocks: Sequence[Block]) -> None:
        self.authors: list[Sign] = []
        self.dates: list[Sign] = []
        self.boxes = Placed()
        """The elements that may be posts."""
        self.counters = Placed()
        """What is named as the place of a count of votes."""
        for element in tree.elements:
            names = named(element.start)
            if names.box:
                self.boxes.add(element)
            if names.votes:
                self.counters.add(element)
            if (names.author or element.start.name == "a") and (sign := _author_sign(tree, element, names)):
                self.authors.append(sign)
            if names.dated and (told := told_date(element.start)):
                self.dates.append(Sign(element.at, element, *told))
        for block in blocks:
            if block.node is not None and not block.hidden and (date := printed_date(block.line)):
                self.dates.append(Sign(block.node.at, block.node, 0, date))
        self.dates.sort(key=lambda sign: sign.at)
        self._authors_at = [sign.at for sign in self.authors]
        self._dates_at = [sign.at for sign in self.dates]

    def authors_between(self, start: int, end: int) -> list[Sign]:
        """The signs of people between two pieces of markup."""
        return self.authors[bisect_left(self._authors_at, start) : bisect_left(self._authors_at, end)]

    def dates_between(self, start: int, end: int) -> list[Sign]:
        """The signs of dates between two pieces of markup."""
        return self.dates[bisect_left(self._dates_at, start) : bisect_left(self._dates_at, end)]

    def names_author(self, element: Element) -> bool:
        """Whether anybody is named inside an element."""
        first = bisect_left(self._authors_at, element.at)
        return first < len(self._authors_at) and self._authors_at[first] < element.end

    def tells_date(self, element: Element) -> bool:
        """Whether there is a date inside an element."""
        first = bisect_left(self._dates_at, element.at)
        return first < len(self._dates_at) and self._dates_at[first] < element.end


def _author_sign(tree: Tree, element: Element, names: Named) -> Sign | None:
    """The sign that an element is, by its names or by the page that it leads to."""
    target = read_start_tag(tree.pieces[element.at])[1] if element.start.name == "a" else None
    leads = target and not names.avatar and _MEMBER_PAGE.search(target) and not _NO_MEMBER.search(target)
    rank = max(_LEADS if leads else 0, names.author)
    return Sign(element.at, element, rank, target) if rank else None


class Span(NamedTuple):
    """Where a post stands: an element, its blocks, and the piece of markup at which the next post begins."""

    element: Element
    blocks: Sequence[Block]
    end: int
    before: int
    """Where the post before it ends: what tells of a post may stand in a box of its own above it."""


class _Post:
    """A post while it is read: its element, its blocks, what inside it belongs to others, and where its text stands."""

    def __init__(self, span: Span, tree: Tree, signs: Signs) -> None:
        element, blocks = span.element, span.blocks
        self.element = element
        self.authors = signs.authors_between(element.at, min(span.end, element.end))[:_MOST_SIGNS]
        self.dates = signs.dates_between(element.at, min(span.end, element.end))[:_MOST_SIGNS]
        self.authors = self.authors or signs.authors_between(span.before, element.at)[:_MOST_SIGNS]
        self.dates = self.dates or signs.dates_between(span.before, element.at)[:_MOST_SIGNS]
        self.end = span.end
        self.is_one_of_many = span.end == element.end
        """Whether it is one of the boxes of one look; a question that looks unlike its answers is none."""
        self.blocks = blocks
        self.tree = tree
        self.signs = signs
        self.others = self._others()
        self.said = [block for block in blocks if not _is_furniture(block) and not self._is_of_others(block.node)]
        self.body: Element | None = None

    def _others(self) -> list[Element]:
        """Comments under an answer, and posts inside a post."""
        own = named(self.element.start)
        found: list[Element] = []
        for element in self.signs.boxes.inside(self.element):
            if element is self.element or element.at >= self.end or (found and holds(found[-1], element)):
                continue
            told = named(element.start)
            nested = told.looks[0] == own.looks[0] and "." in own.looks[0]
            if not nested and (own.comments or not told.comments):
                continue
            inside = sum(holds(element, sign.element) for sign in self.authors)
            if 0 < inside < len(self.authors):
                found.append(element)
        return found

    def _is_of_others(self, node: Element | None) -> bool:
        if not self.others or node is None:
            return False
        before = bisect_left(self.others, node.at + 1, key=attrgetter("at"))
        return before > 0 and holds(self.others[before - 1], node)

    def _around(self, node: Element | None) -> Iterator[Element]:
        """What stands around a line inside the post, the innermost first; at most 64 elements, as in `lineage`."""
        outermost = max(self.element.depth, node.depth - _DEEPEST if node else 0)
        while node is not None and node.depth > outermost:
            yield node
            node = node.parent

    def quiet_around(self, node: Element | None) -> list[str]:
        """The looks of what stands around a line and is named as no part of a text; in a quote nothing is."""
        found: list[str] = []
        for element in self._around(node):
            names = named(element.start)
            if names.quote:
                found = []
            elif names.quiet:
                found.append(names.looks[0])
        return found

    def boxes(self) -> dict[str, tuple[int, Element]]:
        """By look, the box that holds most of the post's text."""
        found: dict[str, tuple[int, Element]] = {}
        sums: dict[int, int] = {}
        held: dict[int, Element] = {}
        for block in self.said:
            for element in self._around(block.node):
                sums[element.at] = sums.get(element.at, 0) + len(block.text)
                held[element.at] = element
        for at, size in sums.items():
            names = named(held[at].start)
            if names.box and not self._is_around_signs(held[at]) and size > found.get(names.looks[0], (0, None))[0]:
                found[names.looks[0]] = size, held[at]
        return found

    def _is_around_signs(self, box: Element) -> bool:
        """Whether a box holds all that names the author or all that tells the date: then it holds more than a text."""
        surest = max((sign.rank for sign in self.dates), default=0)
        dates = [sign for sign in self.dates if sign.rank == surest]
        return any(signs and all(holds(box, sign.element) for sign in signs) for signs in (self.authors, dates))

    def author(self) -> tuple[Block | None, str | None]:
        """The block that names who wrote it, and the link's target."""
        best: tuple[float, Block, str | None] | None = None
        for sign in self.authors:
            if self._is_elsewhere(sign) or any(named(box.start).liked for box in self._around(sign.element)):
                continue
            element, target = self._named_by(sign)
            name = _NOT_VERIFIED.sub("", self._name_of(element))
            if not name or len(name) > _LONGEST_NAME or not any(map(str.isalnum, name)):
                continue
            told = _plain(name) in _plain(target or "")
            rank = sign.rank + told * 0.5 - self._was_changed(sign) * _LEADS
            if best is None or rank > best[0]:
                best = rank, self._block_of(element, name), target
        return (best[1], best[2]) if best else (None, None)

    def _named_by(self, sign: Sign) -> tuple[Element, str | None]:
        """The element whose text is the name, and a link's target, of what may hold more than a name."""
        inside = self.signs.authors_between(sign.element.at, sign.element.end)[:_MOST_SIGNS]
        links = [other for other in inside if other.told]
        telling = [link for link in links if _plain(_own_text(self.tree, link.element)) in _plain(link.told or "")]
        link = next((link for link in (*telling, *links) if _own_text(self.tree, link.element)), None)
        target = sign.told or (link.told if link else None)
        for element in self.tree.within(sign.element)[1:_MOST_SIGNS]:
            marked = element.get("itemprop") == "name" or (sign.told and named(element.start).author)
            if marked and _own_text(self.tree, element):
                return element, target or self._link_around(element)
        return (link.element if link and sign.told is None else sign.element), target or self._link_around(sign.element)

    def _name_of(self, element: Element) -> str:
        """The name that an element prints: its first line, as a rank and a number of posts may stand below."""
        inside = [block for block in self.blocks if block.node is not element and holds(element, block.node)]
        if len(inside) > 1 and not element.get("content"):
            return inside[0].line
        return _own_text(self.tree, element)

    def _link_around(self, element: Element) -> str | None:
        link = next((around for around in self._around(element) if around.tag == "a"), None)
        return read_start_tag(self.tree.pieces[link.at])[1] if link else None

    def _block_of(self, element: Element, name: str) -> Block:
        for block in self.blocks:
            if (holds(element, block.node) or holds(block.node, element)) and block.line == name:
                return block
        return Block(name, node=element, marks=element.marks)

    def _is_elsewhere(self, sign: Sign) -> bool:
        return self._is_of_others(sign.element) or holds(self.body, sign.element)

    def _was_changed(self, sign: Sign) -> bool:
        """Whether it stands with the line that tells of a later change, or since when somebody is a member."""
        for at, block in enumerate(self.blocks):
            if holds(sign.element, block.node) or (holds(block.node, sign.element) and _stands_in(block, sign)):
                before = self.blocks[at - 1].line[:_LONGEST_SMALL_LINE] if at else ""
                # Two dates in a row are each told of by their own line.
                own = _DATE.search(block.line[:_LONGEST_DATE_LINE]) and _DATE.search(before)
                return bool(_NOT_POSTED.match(block.line) or (not own and _NOT_POSTED.match(before)))
        return False

    def date(self) -> str | None:
        """When it was posted."""
        best: Sign | None = None
        for sign in self.dates:
            if (best is None or sign.rank > best.rank) and not self._is_elsewhere(sign) and not self._was_changed(sign):
                best = sign
        return best.told if best else None

    def votes(self) -> str | None:
        """The count of votes."""
        for element in self.signs.counters.inside(self.element):
            if element.at >= self.end or self._is_of_others(element) or holds(self.body, element):
                continue
            told = element.get("content") or element.get("data-value") or element.get("data-score")
            if told is None and element.end - element.at <= _SHORT_ELEMENT:
                told = self.tree.text(element)
            if told and _COUNT.fullmatch(told.strip()):
                return told.strip()
        return None


def read_posts(tree: Tree, signs: Signs, spans: Sequence[Span]) -> list[PostBlock]:
    """Read posts of one look."""
    read = [_Post(span, tree, signs) for span in spans]
    _without_quiet(read)
    _find_bodies(read)
    repeated = _repeated_lines(read)
    found: list[PostBlock] = []
    for post in read:
        author, profile = post.author()
        if post.body is not None:
            body = [block for block in post.said if holds(post.body, block.node)]
        else:
            body = [
                block
                for block in post.said
                if block.line not in repeated and not _is_small(block) and not _is_sign(block, author)
            ]
        found.append(PostBlock(post.element, author, profile, post.date(), post.votes(), body))
    return _without_copies(found)


def _without_copies(posts: Sequence[PostBlock]) -> list[PostBlock]:
    """The posts without those that stand on the page a second time, as an accepted answer does above and below."""
    known: set[tuple[str, ...]] = set()
    found: list[PostBlock] = []
    for post in posts:
        copy = (post.author.line if post.author else "", post.date or "", *(block.line for block in post.body))
        if copy not in known:
            found.append(post)
        known.add(copy)
    return found


def _without_quiet(posts: Sequence[_Post]) -> None:
    """Leave out what its names call no part of a text, unless it holds half of the text."""
    sizes: Counter[str] = Counter()
    for post in posts:
        for block in post.said:
            sizes.update(dict.fromkeys(post.quiet_around(block.node), len(block.text)))
    whole = sum(len(block.text) for post in posts for block in post.said)
    quiet = {look for look, size in sizes.items() if size < _HALF * whole}
    for post in posts:
        post.said = [block for block in post.said if quiet.isdisjoint(post.quiet_around(block.node))]


def _find_bodies(posts: Sequence[_Post]) -> None:
    """Find the box that holds the text in nearly every post: the innermost one, and one named so before others."""
    boxes = [post.boxes() for post in posts]
    alike = [post for post in posts if post.is_one_of_many]
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    depths: Counter[str] = Counter()
    for post, found in zip(posts, boxes, strict=True):
        for look, (size, element) in found.items() if post.is_one_of_many else ():
            counts[look] += 1
            sizes[look] += size
            depths[look] += element.depth
    whole = sum(len(block.text) for post in alike for block in post.said)
    known = [look for look, count in counts.items() if count >= _MOST * len(alike) and sizes[look] >= _HALF * whole]
    body = _innermost(known, sizes, {look: depths[look] / counts[look] for look in known}, whole)
    for post, found in zip(posts, boxes, strict=True):
        if body is not None and body not in found and post.is_one_of_many and post is not posts[0]:
            post.said = []  # a row among the posts that tells of an event: "marked as solved"
        own = body if body in found else _own_body(found, post)
        post.body = found[own][1] if own else None


def _own_body(boxes: Mapping[str, tuple[int, Element]], post: _Post) -> str | None:
    """The look of the box that holds the text of a post that looks unlike the others: one that is named so."""
    whole = sum(len(block.text) for block in post.said)
    called = [look for look, (size, _) in boxes.items() if size >= _HALF * whole and _BODY.search(look)]
    sizes = {look: boxes[look][0] for look in called}
    return _innermost(called, sizes, {look: boxes[look][1].depth for look in called}, whole)


def _innermost(looks: Sequence[str], sizes: Mapping[str, int], depths: Mapping[str, float], whole: int) -> str | None:
    """The innermost look that holds nearly as much as the largest; one that is named as a body before others."""
    called = [look for look in looks if _BODY.search(look)] or looks
    most = max((sizes[look] for look in called), default=0)
    chosen = [look for look in called if sizes[look] >= max(_NEARLY_ALL * most, _HALF * whole)]
    return max(chosen, key=lambda look: (depths[look], look), default=None)


def _repeated_lines(posts: Sequence[_Post]) -> set[str]:
    """Short lines that nearly every post repeats."""
    counts = Counter(
        line for post in posts for line in {block.line for block in post.said if len(block.line) <= _LONGEST_SMALL_LINE}
    )
    return {line for line, count in counts.items() if count > 2 and count >= _MOST * len(posts)}


def _is_furniture(block: Block) -> bool:
    """Whether a line is the page's own wherever it stands: hidden, a button, a note of a later change."""
    if block.hidden or block.is_template or (block.chrome and not _is_quoted(block)):
        return True
    return len(block.line) <= _LONGEST_SMALL and not block.code and _NOTE.fullmatch(block.line) is not None


def _is_small(block: Block) -> bool:
    """Whether a line is a word of a menu or of the author's column."""
    return len(block.line) <= _LONGEST_SMALL and not block.code and _SMALL.fullmatch(block.line) is not None


def _is_quoted(block: Block) -> bool:
    """Whether a line that looks like furniture (an `aside`) is a quote."""
    node = block.node
    while node is not None and node.marks.chrome:
        if node.tag in _PRESSED or node.get("role") == "button":
            return False
        if named(node.start).quote:
            return True
        node = node.parent
    return False


def _is_sign(block: Block, author: Block | None) -> bool:
    if author is not None and (block is author or holds(author.node, block.node) or block.line == author.line):
        return True
    date = printed_date(block.line)
    return date is not None and len(block.line) - len(date) < _LONGEST_SMALL_LINE


def _stands_in(block: Block, sign: Sign) -> bool:
    """Whether the line that a larger element holds may be the one in which a sign stands."""
    return block.node is sign.element or sign.element.parent is block.node or not sign.rank


def _own_text(tree: Tree, element: Element) -> str:
    if element.get("content"):
        return folded(element.get("content") or "")
    if element.end - element.at > _LONG_ELEMENT:
        return ""
    return folded(tree.text(element)).removeprefix("by ").strip(" –-:,")


def _plain(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
