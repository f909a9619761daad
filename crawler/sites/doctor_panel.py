"""Style doctor_panel: one question, answered by a panel of doctors (`/question/<slug>`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

from web_poet import field

from crawler.reading.author_block import author_blocks, author_lines, may_hold_authors, names_doctor
from crawler.reading.blocks import Block, Look, printed
from crawler.reading.elements import Element, lineage
from crawler.reading.expectations import Expectations
from crawler.reading.landmarks import Wording, find_all
from crawler.reading.markup.supplement import supplemented
from crawler.reading.posts import split_posts
from crawler.reading.question_page import QuestionPage
from crawler.reading.repeats import own_containers
from crawler.reading.title import find_title
from crawler.reading.votes import held_count, is_unrendered_vote, is_vote, vote_lines
from crawler.records import RawAnswer
from crawler.spider import QuestionSpider

COUNT_HEADING = Wording(
    re.compile(r"(?:\d[\d,]{0,6} )?Doctor Answers?(?: ?\(? ?\d[\d,]{0,6} ?\)?)?", re.IGNORECASE), "answer"
)
ASK_A_DOCTOR = re.compile(r"Ask a doctor\W{0,3}", re.IGNORECASE)
DISCLAIMER = re.compile(r"These answers are for educational purposes\b.{0,400}", re.IGNORECASE)
DISCLAIMER_END = re.compile(r".{0,400}doctor/patient relationship\W{0,2}", re.IGNORECASE)
MIGHT_LIKE = re.compile(r"You might also like\W{0,5}", re.IGNORECASE)
ORDINAL = re.compile(r"(?:Doctor )?Answer #?\d{1,4}(?: of \d{1,4})? ?:?", re.IGNORECASE)
DATE = re.compile(
    r"(?:(?:Answered|Posted|Updated)(?: on)?:? )?"
    r"(?:\d{4}[-/]\d\d?[-/]\d\d?|[A-Z][a-z]{2,8}\.? \d\d?, \d{4}|\d\d? [A-Z][a-z]{2,8} \d{4})"
)


class _Regions(NamedTuple):
    title: list[Block]
    question: list[Block]
    heading: list[Block]
    posts: list[list[Block]]
    votes: set[int]
    title_look: Look | None
    disclaimer: list[Block]


class DoctorPanelPage(QuestionPage):
    """Title, question, "Doctor Answers N", (headline, vote line, text, author block)*, disclaimer."""

    style = "doctor_panel"
    question_path = re.compile(r"/question/[^/]+/?")
    words = frozenset({"answer", "educational purposes", "doctor/patient"})
    expected: ClassVar[Expectations] = {
        "title": 0.95,
        "question": 0.8,
        "answers": 0.7,
        "all_answers": 0.4,
        "headlines": 0.6,
        "authors": 0.5,
        "answer_count_line": 0,
        "votes": 0,
        "disclaimer": 0,
    }

    @property
    def landmarks(self) -> int:
        """The disclaimer and the count's heading stand on no other style's pages; votes and stars do."""
        votes = any(map(is_unrendered_vote, self.blocks))
        if not (self._disclaimer or self._heading or may_hold_authors(self.blocks)):
            return int(votes)
        regions = self._regions
        own = 2 * bool(regions.disclaimer) + 2 * bool(regions.heading and (regions.posts or regions.title))
        doctors = any(
            names_doctor(post[author.start : author.stop])
            for post, authors in zip(regions.posts, self._authors, strict=True)
            for author in authors
        )
        return own + votes + doctors * (1 + self.has_question_url)

    @field
    def title(self) -> str | None:
        """See RawQuestion.title."""
        return self._regions.title[0].text if self._regions.title else None

    @field
    def question(self) -> str | None:
        """See RawQuestion.question."""
        return printed(self._regions.question)

    @field
    def answer_count_line(self) -> str | None:
        """See RawQuestion.answer_count_line."""
        return printed(self._regions.heading)

    @field
    def answers(self) -> list[RawAnswer]:
        """See RawQuestion.answers."""
        posts = self._regions.posts
        parts = zip(posts, own_containers(posts), self._authors, strict=True)
        answers = (self._answer(post, container, authors) for post, container, authors in parts)
        return supplemented([answer for answer in answers if answer], self.told, self.page)

    @field
    def disclaimer(self) -> str | None:
        """See RawQuestion.disclaimer."""
        return printed(self._regions.disclaimer)

    @cached_property
    def _disclaimer(self) -> range | None:
        return _disclaimer(self.blocks)

    @cached_property
    def _heading(self) -> range | None:
        return _count_heading(self.blocks[: self._disclaimer.start] if self._disclaimer else self.blocks)

    @cached_property
    def _authors(self) -> list[list[range]]:
        """The author blocks of each post."""
        return [author_blocks(post) for post in self._regions.posts]

    @cached_property
    def _regions(self) -> _Regions:
        blocks, disclaimer, heading = self.blocks, self._disclaimer, self._heading
        end = disclaimer.start if disclaimer else len(blocks)
        head = blocks[: heading.start if heading else _first_anchor(blocks[:end])]
        title = find_title([block for block in head if not _is_banner(block)], self.page.title)
        below = _index(blocks, title) + 1
        region = _answers_only(blocks[heading.stop if heading else below : end])
        votes, authors = vote_lines(region), author_blocks(region)
        posts, look = split_posts(region, votes, authors)
        question = head[below:]
        if heading is None:
            question, posts = _question_first(region, posts, [*authors, *votes], look)
        return _Regions(
            [title] if title else [],
            [block for block in question if _is_body(block)],
            list(blocks[heading.start : heading.stop]) if heading else [],
            posts,
            {id(region[vote.start]) for vote in votes},
            look,
            list(blocks[disclaimer.start : disclaimer.stop]) if disclaimer else [],
        )

    def _answer(self, post: list[Block], container: Element | None, authors: list[range]) -> RawAnswer | None:
        vote = next((range(at, at + 1) for at, block in enumerate(post) if id(block) in self._regions.votes), None)
        author = authors[-1] if authors else range(0)
        dates = _dates(post, {*(vote or ()), *author})
        taken = {*(vote or ()), *author, *dates}
        lines = [(at, block) for at, block in enumerate(post) if at not in taken and not block.chrome]
        if author and any(at < author.start and block.look != self._regions.title_look for at, block in lines):
            # Behind an author block that closes the post only a sentence is the author's ("Addendum: …"), the rest
            # is the page's own small words ("Book online").
            lines = [(at, block) for at, block in lines if at < author.start or block.line.endswith((".", "!", "?"))]
        headline = self._has_headline(post, [at for at, _ in lines], vote)
        text = [block for _, block in lines[headline:]]
        if not text and not vote and not author:
            return None
        return RawAnswer(
            text=printed(text) or "",
            headline=lines[0][1].text if headline else None,
            vote_line=printed([post[at] for at in vote]) if vote else None,
            vote_count=held_count(self.page.tree, container) if self.page.tree and container else None,
            author_lines=[line for at in author for line in author_lines(post[at])],
            profile_url=next(
                (url for at in author for link in post[at].links if (url := self._profile(link.href))), None
            ),
            date_line=_date_line(post[dates[0]]) if dates else None,
        )

    def _profile(self, href: str) -> str | None:
        """The page that the link leads to if it is another one (stars link to a place on this page)."""
        url = self.page.absolute(href)
        return url if url != self._url else None

    def _has_headline(self, post: list[Block], lines: list[int], vote: range | None) -> bool:
        """Whether the first of the post's lines is its headline."""
        if not lines:
            return False
        first = post[lines[0]]
        if first.node is not None and self._regions.title_look:
            return first.look == self._regions.title_look
        if vote:
            return lines[0] < vote.start
        # A text dump parts an answer without a headline from the one before by a wider gap.
        salutation = first.text.endswith((",", ":"))
        return len(lines) > 1 and first.gap < 2 and post[lines[1]].gap > 0 and len(first.text) < 200 and not salutation


class DoctorPanelSpider(QuestionSpider):
    """Follows topic lists, tags and sitemaps to question pages."""

    name = "doctor_panel"
    page_class = DoctorPanelPage
    list_path = re.compile(r"/(?:questions?|topics?|tags?|list)?(?:/[^/]+)?/?$")


def _disclaimer(blocks: Sequence[Block]) -> range | None:
    # The last one, with no answer behind it: somebody may quote it.
    quoted = [at for at, block in enumerate(blocks) if "educational purposes" in block.folded]
    start = next((at for at in reversed(quoted) if DISCLAIMER.fullmatch(blocks[at].line)), None)
    if start is None or vote_lines(blocks[start:]) or author_blocks(blocks[start:]) or _count_heading(blocks[start:]):
        return None
    ends = (at + 1 for at in range(start, min(start + 4, len(blocks))) if DISCLAIMER_END.fullmatch(blocks[at].line))
    return range(start, next(ends, start + 1))


def _count_heading(blocks: Sequence[Block]) -> range | None:
    found = [mark for mark in find_all(blocks, COUNT_HEADING, longest=True) if not blocks[mark.start].is_link]
    counted = [mark for mark in found if any(char.isdigit() for char in mark.match[0])]
    plain = [mark for mark in found if blocks[mark.start].level]
    best = next(iter(counted or plain), None)
    return range(best.start, best.end) if best else None


def _first_anchor(blocks: Sequence[Block]) -> int:
    """Where the first vote or author block stands: on a page without the count's heading the title is before it."""
    return min((span.start for span in (*vote_lines(blocks), *author_blocks(blocks))), default=len(blocks))


def _answers_only(blocks: Sequence[Block]) -> list[Block]:
    """The region without page furniture, labels, and "You might also like..." with the links below it."""
    kept: list[Block] = []
    below = False
    for block in blocks:
        below = ("also like" in block.folded and bool(MIGHT_LIKE.fullmatch(block.line))) or (below and block.is_link)
        furniture = below or block.chrome or block.is_template or _is_label(block)
        if not furniture or is_vote(block):
            kept.append(block)
    return kept


def _question_first(
    region: list[Block], posts: list[list[Block]], spans: Sequence[range], look: Look | None
) -> tuple[list[Block], list[list[Block]]]:
    """Without the count's heading the question is what stands before the first answer."""
    anchors = {id(region[span.start]) for span in spans}
    first = next((at for at, post in enumerate(posts) if _answers(post, anchors, look)), len(posts))
    begin = _index(region, posts[first][0]) if first < len(posts) else len(region)
    if begin:
        return region[:begin], posts[first:]
    post = posts[0] if posts else []
    gap = next((at for at, block in enumerate(post) if at and block.gap), len(post))
    return post[:gap], [post[gap:], *posts[1:]]


def _answers(post: list[Block], anchors: set[int], look: Look | None) -> bool:
    return any(id(block) in anchors for block in post) or (look is not None and post[0].look == look)


def _dates(post: Sequence[Block], taken: set[int]) -> list[int]:
    """The lines that tell when the answer was given; amid the text a date is the author's."""
    dates = [at for at, block in enumerate(post) if at not in taken and _is_date(block)]
    text = [at for at in range(len(post)) if at not in taken and at not in dates]
    return [at for at in dates if not text or at > text[-1] or at < text[min(1, len(text) - 1)]]


def _is_date(block: Block) -> bool:
    if block.line[-1].isdecimal() and DATE.fullmatch(block.line):
        return True
    node = block.node
    return node is not None and (node.tag == "time" or (node.parent is not None and node.parent.tag == "time"))


def _date_line(block: Block) -> str:
    stamps = [stamp for element in lineage(block.node, 2) if (stamp := element.get("datetime"))]
    return stamps[0] if stamps else block.text


def _is_label(block: Block) -> bool:
    return block.is_label or ("answer" in block.folded and ORDINAL.fullmatch(block.line) is not None)


def _is_body(block: Block) -> bool:
    return block.is_body and not _is_banner(block) and not _is_label(block)


def _is_banner(block: Block) -> bool:
    return "ask a doctor" in block.folded and ASK_A_DOCTOR.fullmatch(block.line) is not None


def _index(blocks: Sequence[Block], wanted: Block | None) -> int:
    return next((at for at, block in enumerate(blocks) if block is wanted), -1)
