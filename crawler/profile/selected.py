"""What a profile's selectors find on a page, printed by the same rules as whole pages are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, replace

from lxml.html import HtmlElement
from parsel import Selector

from crawler.profile.profile import AnswerSelectors, Selectors
from crawler.profile.selector_cost import is_too_dear
from crawler.reading.blocks import Block, folded, printed
from crawler.reading.charset import decode
from crawler.reading.limits import UnreadablePageError
from crawler.reading.page import Page, read_page
from crawler.records import RawAnswer, RawTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The parts of RawQuestion that selectors have found; None, or an empty list, for what they have not."""

    title: str | None = None
    question: str | None = None
    asker_line: str | None = None
    date_line: str | None = None
    vote_line: str | None = None
    vote_count: str | None = None
    answer_count_line: str | None = None
    tags: list[RawTag] = field(default_factory=list)
    answers: list[RawAnswer] = field(default_factory=list)


def read_selected(body: bytes, content_type: str | None, page: Page, select: Selectors) -> Selected:
    """Read a page's parts by their selectors.

    The parts of the question are looked for outside the answers, and those of an answer outside the answers in it. An
    answer without text is none.

    Args:
        body: the page's bytes.
        content_type: the header's value.
        page: the same page as blocks; whether its markup can be borne was found out when it was read.
        select: where the parts stand.

    Raises:
        UnreadablePageError: the page has so many elements that a selector would take too long.
    """
    if page.tree is None or select == Selectors():
        return Selected()
    count = len(page.tree.elements)
    dear = next((css for css in _selectors(select) if is_too_dear(css, count)), None)
    if dear is not None:
        raise UnreadablePageError("too_many_tags", f"{count:,} elements, and the selector {dear!r} looks at siblings")
    text = decode(body, content_type)[0].replace("\0", "")
    return _Reading(Selector(text, type="html"), page).read(select)


def _selectors(select: Selectors) -> list[str]:
    parts = [*astuple(replace(select, answer=None)), *(astuple(select.answer) if select.answer else ())]
    return [css for css in parts if isinstance(css, str)]


@dataclass(frozen=True, slots=True)
class _Reading:
    root: Selector
    page: Page

    def read(self, select: Selectors) -> Selected:
        answers = self._answers(select)  # takes the answers out of the tree, so it comes first
        vote_line, vote_count = self._votes(self.root, select.votes)
        return Selected(
            title=self._line(self.root, select.title),
            question=self._text(self.root, select.question),
            asker_line=self._text(self.root, select.asker),
            date_line=self._date(self.root, select.date),
            vote_line=vote_line,
            vote_count=vote_count,
            answer_count_line=self._line(self.root, select.answer_count),
            tags=self._tags(select.tags),
            answers=answers,
        )

    def _answers(self, select: Selectors) -> list[RawAnswer]:
        if select.answers is None or select.answer is None:
            return []
        found = [node for node in self.root.css(select.answers) if isinstance(node.root, HtmlElement)]
        answers = []
        # From the last to the first: what stands inside an answer comes behind it, and has gone when it is read.
        for node in reversed(found):
            answers.append(self._answer(node, select.answer))
            if node.root.getparent() is not None:
                node.root.drop_tree()
        return [answer for answer in reversed(answers) if answer is not None]

    def _answer(self, node: Selector, select: AnswerSelectors) -> RawAnswer | None:
        text = self._text(node, select.text)
        authors = self._blocks(_matches(node, select.author))
        if not text:
            return None
        vote_line, vote_count = self._votes(node, select.votes)
        return RawAnswer(
            text=text,
            headline=self._line(node, select.headline),
            vote_line=vote_line,
            vote_count=vote_count,
            author_lines=[block.text for block in authors],
            profile_url=self._profile(node, select.profile) if select.profile else self._first_link(authors),
            date_line=self._date(node, select.date),
            is_accepted=bool(node.css(select.accepted)) if select.accepted else None,
        )

    def _text(self, node: Selector, css: str | None) -> str | None:
        """All that the selector matches, one below the other."""
        return printed(self._blocks(_matches(node, css)))

    def _line(self, node: Selector, css: str | None) -> str | None:
        """The first match that prints something, in one line."""
        for match in _matches(node, css):
            if lines := [block.text for block in self._blocks([match])]:
                return " ".join(lines)
        return None

    def _date(self, node: Selector, css: str | None) -> str | None:
        """The first match: as the markup gives it, else as printed."""
        for match in _matches(node, css):
            stamp = match.attrib.get("datetime") if isinstance(match.root, HtmlElement) else None
            if stamp and stamp.strip():
                return folded(stamp)
        return self._line(node, css)

    def _votes(self, node: Selector, css: str | None) -> tuple[str | None, str | None]:
        """The first match: a line where it is printed, a count where an attribute holds it."""
        line = self._line(node, css)
        return (None, line) if css and "::attr(" in css else (line, None)

    def _tags(self, css: str | None) -> list[RawTag]:
        tags = []
        for match in _matches(self.root, css):
            blocks = self._blocks([match])
            if blocks:
                name = " ".join(block.text for block in blocks)
                tags.append(RawTag(name=name, url=self._target(match) or self._first_link(blocks)))
        return tags

    def _profile(self, node: Selector, css: str) -> str | None:
        for match in _matches(node, css):
            if url := self._target(match):
                return url
        return None

    def _target(self, match: Selector) -> str | None:
        href = match.attrib.get("href") if isinstance(match.root, HtmlElement) else str(match.root)
        return self.page.absolute((href or "").strip())

    def _first_link(self, blocks: Iterable[Block]) -> str | None:
        urls = (self.page.absolute(link.href) for block in blocks for link in block.links)
        return next((url for url in urls if url and url != self.page.canonical_url), None)

    def _blocks(self, matches: Sequence[Selector]) -> list[Block]:
        """The printed lines of elements; of an attribute or a text its own line."""
        if any(not isinstance(match.root, HtmlElement) for match in matches):
            lines = (folded(str(match.root)) for match in matches)
            return [Block(line) for line in lines if line]
        markup = "".join(match.get() for match in _outermost(matches))
        try:
            read = read_page(markup.encode(), url=self.page.base_url, content_type="text/html; charset=utf-8")
        except UnreadablePageError as error:
            if error.reason != "empty":
                raise
            return []
        shown = [block for block in read.blocks if not block.hidden and not block.is_template]
        return [block for block in shown if not block.chrome] or shown


def _matches(node: Selector, css: str | None) -> Sequence[Selector]:
    return node.css(css) if css else []


def _outermost(matches: Sequence[Selector]) -> list[Selector]:
    """Without those that stand inside another one: it holds them."""
    kept: list[Selector] = []
    last: HtmlElement | None = None
    for match in matches:  # in the order of the document
        if last is None or not any(around is last for around in match.root.iterancestors()):
            kept.append(match)
            last = match.root
    return kept
