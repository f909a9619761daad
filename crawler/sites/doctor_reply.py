"""Style doctor_reply: a question to one department, answered by its doctor (`/en/article/<number>`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile
from typing import ClassVar, NamedTuple

from web_poet import field

from crawler.reading.blocks import Block, common_element, printed
from crawler.reading.elements import Element, holds, lineage
from crawler.reading.expectations import Expectations
from crawler.reading.landmarks import Landmark, Wording, find_all
from crawler.reading.markup.supplement import supplemented
from crawler.reading.question_page import QuestionPage
from crawler.reading.tags import read_tags
from crawler.reading.teasers import read_teasers
from crawler.reading.title import find_title
from crawler.records import RawAnswer, RawTag, RawTeaser
from crawler.spider import QuestionSpider

SHARE = Wording(re.compile(r"Share to ?:?(?: .{0,60})?", re.IGNORECASE), "share to", "share")
DATE = r"(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
ASK_DATE = Wording(re.compile(rf"(?P<asker>.{{0,100}}[\s.,])?Ask Date ?: ?{DATE}", re.IGNORECASE), "date")
ASKER_LABEL = re.compile(r"(?:Asked by|(?:Nick)?name|Age|Sex|Gender) ?:?", re.IGNORECASE)
WHOLE_ASKER = re.compile(r"(?:[^.!?:]{1,40}, )?\d{1,3}(?:~\d{0,3}|\+)? years? old(?: (?:fe)?male)?\.?", re.IGNORECASE)
ASKER = re.compile(
    r"(?:.{0,60}[\s,])?(?:years? old|year-old)(?: (?:fe)?male)?\W?|(?:.{0,60}[\s,])?(?:fe)?male\W?", re.IGNORECASE
)
# A name of one to five words and a department of one to six, all capitalised: "Dr. Lin reply to me that …" is prose.
REPLY = Wording(
    re.compile(
        r"Dr\.? (?P<name>[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,4}) reply"
        r"(?: (?P<department>[A-Z][\w&/,'’()-]{0,30}(?: (?:of|and|for|&|[A-Z(][\w&/,'’()-]{0,30})){0,5}))?"
        rf"(?P<date>[ ·|,-]{{1,3}}Reply Date ?: ?{DATE})?"
    ),
    "reply",
    "dr",
)
REPLY_DATE = Wording(re.compile(rf"Reply Date ?: ?{DATE}", re.IGNORECASE), "date", "reply")
NO_REPLY_DATE = Wording(re.compile(r"Reply Date ?:", re.IGNORECASE), "date", "reply")
MORE_INFO = Wording(re.compile(r"More Info ?:?", re.IGNORECASE), "more info", "more")
SIMILAR = Wording(re.compile(r"Similar Q ?& ?A ?:?", re.IGNORECASE), "similar q", "similar")
READ_MORE = Wording(re.compile(r"\[ ?Read More ?\](?: (?P<title>.{1,300}))?", re.IGNORECASE), "read more", "[")
EDITORIAL = re.compile(r".{1,300} [-–—] \w[\w &/,'’()-]{1,60}")
RELATED_FAQ = Wording(re.compile(r"Related FAQs? ?:?", re.IGNORECASE), "related faq", "related")


class _Reply(NamedTuple):
    header: list[Block]
    author: str
    text: list[Block]
    date: str | None


class _Regions(NamedTuple):
    editorial_title: Block | None
    title: Block | None
    question: list[Block]
    asker: list[Block]
    replies: list[_Reply]
    more_info: list[Block]
    similar: list[Block]
    tags: list[Block]


class DoctorReplyPage(QuestionPage):
    """Editorial title, "Share to:", title, question, asker, (reply)*, More Info, Similar Q&A, Related FAQ."""

    style = "doctor_reply"
    question_path = re.compile(r"(?:/\w\w)?/article/\d+(?:[-/][^/]*)?/?")
    words = frozenset(
        {"share to", "ask date", "year old", "years old", "reply", "more info", "similar q", "read more", "related faq"}
    )
    expected: ClassVar[Expectations] = {
        "title": 0.95,
        "question": 0.8,
        "asker_line": 0.7,
        "answers": 0.8,
        "authors": 0.9,
        "dates": 0.5,
        "editorial_title": 0,
        "more_info": 0,
        "teasers": 0,
        "tags": 0,
    }

    @property
    def landmarks(self) -> int:
        """The line with the date of the question stands on no other style's pages."""
        regions = self._regions
        parts = (regions.replies, regions.more_info, regions.similar, regions.tags)
        return 2 * bool(regions.asker) + sum(map(bool, parts)) + (bool(regions.replies) and self.has_question_url)

    @field
    def title(self) -> str | None:
        """See RawQuestion.title."""
        return self._regions.title.text if self._regions.title else None

    @field
    def editorial_title(self) -> str | None:
        """See RawQuestion.editorial_title."""
        return self._regions.editorial_title.text if self._regions.editorial_title else None

    @field
    def question(self) -> str | None:
        """See RawQuestion.question."""
        return printed(self._regions.question)

    @field
    def asker_line(self) -> str | None:
        """See RawQuestion.asker_line."""
        lines = [block.text for block in self._regions.asker if not ASKER_LABEL.fullmatch(block.line)]
        return "\n".join(lines) or None

    @field
    def answers(self) -> list[RawAnswer]:
        """See RawQuestion.answers."""
        answers = [
            RawAnswer(
                text=printed(reply.text) or "",
                author_lines=[reply.author],
                profile_url=self.page.absolute(
                    next((block.links[0].href for block in reply.header if block.links), None)
                ),
                date_line=reply.date,
            )
            for reply in self._regions.replies
        ]
        return supplemented(answers, self.told, self.page)

    @field
    def more_info(self) -> str | None:
        """See RawQuestion.more_info."""
        return printed(self._regions.more_info)

    @field
    def teasers(self) -> list[RawTeaser]:
        """See RawQuestion.teasers."""
        return [
            RawTeaser(
                title=teaser.title.text,
                url=self.page.absolute(teaser.href),
                question=printed(teaser.question),
                answer_author=_joined(teaser.author) or None,
                answer=printed(teaser.answer),
            )
            for teaser in read_teasers(self._regions.similar, READ_MORE, REPLY)
        ]

    @field
    def tags(self) -> list[RawTag]:
        """See RawQuestion.tags."""
        return [
            RawTag(name=tag.name, department=tag.department, url=self.page.absolute(tag.href))
            for tag in read_tags(self._regions.tags)
        ]

    @field
    def soft_line_breaks(self) -> bool:
        """The site prints one sentence a line."""
        return True

    @cached_property
    def _regions(self) -> _Regions:
        main, similar, tags, more = _parts(self.blocks)
        asker = _asker(main)
        headers = find_all(main, REPLY, asker.stop)
        bottom = _more_info(main, headers[0].start if headers else asker.stop)
        # A line of another look that reads like a header is somebody's: a reply that quotes a reply.
        headers = [
            header
            for header in headers
            if header.end <= bottom.start and main[header.start].look == main[headers[0].start].look
        ]
        ends = [*(header.start for header in headers), bottom.start]
        replies = [_reply(main, header, end) for header, end in zip(headers, ends[1:], strict=True)]
        editorial, title, question = _head(
            main[: asker.start if asker else headers[0].start if headers else bottom.start], self.page.title
        )
        between = main[asker.stop : headers[0].start] if headers else []
        if not question:
            question = between
        elif replies and not replies[0].text:
            # The doctor's line stands below the answer, as a signature.
            replies[0] = replies[0]._replace(text=[block for block in between if _is_body(block)])
        marks = [main[at] for at in (*asker, *(header.start for header in headers), *bottom)]
        essay = _inside(main[bottom.stop :], common_element(marks)) or more
        return _Regions(
            editorial,
            title,
            [block for block in question if _is_body(block)],
            main[asker.start : asker.stop],
            replies,
            [block for block in essay if _is_body(block)],
            similar,
            tags,
        )


class DoctorReplySpider(QuestionSpider):
    """Follows departments, tags, teasers and sitemaps to question pages."""

    name = "doctor_reply"
    page_class = DoctorReplyPage
    list_path = re.compile(r"(?:/\w\w)?/(?:articles?|departments?|tags?|faqs?|list|article\.asp)?(?:/[^/]+)?/?$")


def _heading(blocks: Sequence[Block], wording: Wording, before: int) -> range:
    """The last line that is this heading; where there is none, an empty range at the end."""
    found = [mark for mark in find_all(blocks, wording, end=before, across=1) if not blocks[mark.start].leads_away]
    return range(found[-1].start, found[-1].end) if found else range(before, before)


def _parts(blocks: list[Block]) -> tuple[list[Block], list[Block], list[Block], list[Block]]:
    """The question with its replies and essay; the teasers; the tags; an essay that stands behind these."""
    tags = _heading(blocks, RELATED_FAQ, len(blocks))
    similar = _heading(blocks, SIMILAR, tags.start)
    teasers = blocks[similar.stop : tags.start]
    named = blocks[tags.stop :]
    main = blocks[: similar.start]
    if not find_all(main, REPLY) and not find_all(main, ASK_DATE, across=2) and find_all(named, ASK_DATE, across=2):
        # The teasers and tags stand before the question, so it begins where the tags end.
        ends = [tag.end for tag in read_tags(named)]
        return named[ends[-1] if ends else 0 :], teasers, named, []
    more = find_all(named, MORE_INFO, across=1)
    return main, teasers, named, named[more[0].end :] if more else []


def _inside(blocks: Sequence[Block], element: Element | None) -> list[Block]:
    """The blocks up to the first one outside the element that holds the landmarks: there the page's own text begins."""
    return list(blocks) if element is None else list(takewhile(lambda block: holds(element, block.node), blocks))


def _more_info(blocks: Sequence[Block], start: int) -> range:
    """ "More Info" closes the replies: where they carry dates, the first one behind a date of the reply before it."""
    found = find_all(blocks, MORE_INFO, start, across=1)
    if not found:
        return range(len(blocks), len(blocks))
    headers = [mark.start for mark in find_all(blocks, REPLY, start)]
    dates = [mark.start for mark in find_all(blocks, REPLY_DATE, start)]
    for mark in found:
        last = max((at for at in headers if at < mark.start), default=start)
        if any(last <= date < mark.start for date in dates):
            return range(mark.start, mark.end)
    return range(found[0].start, found[0].end)


def _asker(blocks: Sequence[Block]) -> range:
    """The asker's line with the date of the question, or the lines that its parts stand on."""
    marks = find_all(blocks, ASK_DATE, across=2)
    reply = next(iter(find_all(blocks, REPLY, marks[0].end)), None) if marks else None
    # The last one before the reply: an asker may quote a date.
    found = next((mark for mark in reversed(marks) if reply is None or mark.end <= reply.start), None)
    if found is None:
        # Without a date it is the last line of the question, and more than "I am a 30 year old male.".
        end = next((mark.start for mark in find_all(blocks, REPLY)), len(blocks))
        lines = [at for at in range(end) if " old" in blocks[at].folded and WHOLE_ASKER.fullmatch(blocks[at].line)]
        return range(lines[-1], lines[-1] + 1) if lines else range(0)
    # Joined to its neighbour a date might take the last line of the question for the asker's.
    start = found.start + (
        found.end - found.start > 1 and not blocks[found.start].text.lower().rstrip(" :").endswith("ask date")
    )
    whole = ASK_DATE.pattern.match(" ".join(block.line for block in blocks[start : found.end]))
    if whole and not whole["asker"]:
        date = blocks[start]
        while start and (ASKER.fullmatch(blocks[start - 1].line) or ASKER_LABEL.fullmatch(blocks[start - 1].line)):
            start -= 1
        start -= bool(start and blocks[start] is not date and _is_nickname(blocks, start - 1, date))
        start -= bool(start and ASKER_LABEL.fullmatch(blocks[start - 1].line))
    return range(start, found.end)


def _is_body(block: Block) -> bool:
    return block.is_body and not block.is_label


def _is_nickname(blocks: Sequence[Block], at: int, date: Block) -> bool:
    """Whether a line before the asker's age is the name: a short one that ends with a comma or shares their box."""
    name = blocks[at]
    if len(name.line) > 40 or name.line.endswith((".", "!", "?", ":")):
        return False
    if at and ASKER_LABEL.fullmatch(blocks[at - 1].line):
        return True
    box = set(lineage(name.node)) & set(lineage(date.node))
    return name.line.endswith(",") or bool(box - set(lineage(blocks[at - 1].node) if at else []))


def _head(blocks: Sequence[Block], document_title: str | None) -> tuple[Block | None, Block | None, list[Block]]:
    """Editorial title, the question's own title, and the question."""
    share = next(iter(find_all(blocks, SHARE, across=1)), None)
    if share:
        editorial = find_title(blocks[: share.start], document_title)
        below = [block for block in blocks[share.end :] if _is_body(block)]
    else:
        below = [block for block in blocks if _is_body(block)]
        editorial = find_title(below, document_title) if below and below[0].node is not None else None
        below = below[next((at for at, block in enumerate(below) if block is editorial), -1) + 1 :]
        if editorial and not any(block.level for block in below) and not EDITORIAL.fullmatch(editorial.line):
            return None, editorial, below
    place = next((at for at, block in enumerate(below) if block.level), 0)
    return editorial, below[place] if below else None, below[place + 1 :]


def _reply(blocks: Sequence[Block], header: Landmark, after: int) -> _Reply:
    """One reply: its header, its text, its date."""
    end = header.end
    dates = find_all(blocks, REPLY_DATE, end, after) or find_all(blocks, NO_REPLY_DATE, end, after, across=1)
    # The last one: a doctor may quote a date, and a date may stand before the text.
    date = dates[-1] if dates else None
    end += _parted_department(blocks, header.start, end, date.start if date else after)
    stretches = [blocks[end : date.start], blocks[date.end : after]] if date else [blocks[end:after]]
    texts = [[block for block in stretch if _is_body(block)] for stretch in stretches]
    author = _joined(blocks[header.start : end])
    together = header.match["date"]
    return _Reply(
        list(blocks[header.start : end]),
        author.removesuffix(together) if together else author,
        next((lines for lines in texts if lines), []),
        together.strip(" ·|,-") if together else _joined(blocks[date.start : date.end]) if date else None,
    )


def _joined(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks)


def _parted_department(blocks: Sequence[Block], start: int, end: int, after: int) -> bool:
    """Whether the line behind "Dr. X reply" is the department: the same element holds both and not the text."""
    if end + 1 >= after or blocks[end].node is None or not blocks[end - 1].text.endswith("reply"):
        return False
    header = set(lineage(blocks[start].node)) & set(lineage(blocks[end].node))
    return bool(header - set(lineage(blocks[end + 1].node))) and len(blocks[end].text) < 60
