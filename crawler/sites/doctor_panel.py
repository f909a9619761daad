"""Style doctor_panel: one question, answered by a panel of doctors (`/question/<slug>`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element as Element
from web_poet import field

from crawler.reading.blocks import Block, lineage, printed
from crawler.reading.counters import held_count, is_counter
from crawler.reading.landmarks import Landmark, find_all, labelled, match_at
from crawler.reading.posts import Look, split_posts
from crawler.reading.question_page import QuestionPage
from crawler.reading.repeats import own_containers
from crawler.reading.title import find_title
from crawler.records import RawAnswer
from crawler.spider import QuestionSpider

COUNT_HEADING = re.compile(r"(?:\d[\d,]{0,6} )?Doctor Answers?(?: ?\(? ?\d[\d,]{0,6} ?\)?)?", re.IGNORECASE)
ASK_A_DOCTOR = re.compile(r"Ask a doctor\W{0,3}", re.IGNORECASE)
DISCLAIMER = re.compile(r"These answers are for educational purposes\b.{0,400}", re.IGNORECASE)
DISCLAIMER_END = re.compile(r".{0,400}doctor/patient relationship\W{0,2}", re.IGNORECASE)
MIGHT_LIKE = re.compile(r"You might also like\W{0,5}", re.IGNORECASE)
LABEL = re.compile(r"(?:(?:Doctor )?Answer(?: #?\d{1,4}(?: of \d{1,4})?)?|Question) ?:?", re.IGNORECASE)
UNRENDERED_VOTE = re.compile(r"\{\{[^{}]{0,160}(?:vote|like|helpful|count)[^{}]{0,160}\}\}", re.IGNORECASE)
RENDERED_VOTE = re.compile(
    r"[+-]\d{1,6}|▲ ?\d{1,6} ?▼|\d{1,6} (?:people|persons?|users?) found this helpful", re.IGNORECASE
)
UNSIGNED_VOTE = re.compile(r"\d{1,6}(?: (?:votes?|likes?|helpful))?", re.IGNORECASE)
REVIEWS = r"\(?\d[\d,]{0,8} reviews?\)?"
GLYPHS = r"[★☆⭐✩✭ ]{0,12}"
STARS = re.compile(
    rf"(?:Rating ?:? )?{GLYPHS}\d(?:\.\d{{1,2}})? out of 5(?: stars?)?{GLYPHS}(?:[ ·|,-]{{0,3}}{REVIEWS})?|{REVIEWS}",
    re.IGNORECASE,
)
PART = r" ?(?:[|·•–—,]| - ) ?"
# The whole author block on one line: "Mia Okafor, MD | Tampa Plastic Surgeon | 4.9 out of 5 stars | 39 reviews".
AUTHOR_LINE = re.compile(
    rf"(?:(?P<name>[^|·•–—]{{2,80}}?){PART})?(?P<place>[^|·•–—,]{{2,70}}){PART}"
    rf"(?P<stars>\d(?:\.\d{{1,2}})? out of 5 stars)(?:{PART}| )?(?P<reviews>{REVIEWS})?",
    re.IGNORECASE,
)
SPECIALTY = re.compile(
    r"[^\W\d_][\w .,'’&/()-]{0,70}\b(?:Surgeon|Dermatologist|Dentist|Orthodontist|Prosthodontist|Periodontist|Physician"
    r"|Doctor|Specialist|Practitioner|Phlebologist|Ophthalmologist|Gynecologist|Urologist|Psychiatrist|Psychologist"
    r"|Nurse|Aesthetician|Optometrist|Neurologist|Internist|Radiologist|Cardiologist|Podiatrist|Assistant|Provider)"
)
SUFFIXED_NAME = re.compile(
    r"[^\W\d_][\w .,'’()-]{1,60}, ?(?:M\.?D|D\.?O|Ph\.?D|D\.?D\.?S|D\.?M\.?D|M\.?B\.?B\.?S|F\.?A\.?C\.?S|R\.?N|N\.?P"
    r"|F\.?R\.?C\.?S|P\.?A(?:-C)?|D\.?P\.?M|O\.?D|B\.?D\.?S|M\.?Sc?|B\.?Sc|M\.?P\.?H)\b\.?[\w .,()-]{0,40}"
)
PLACE = re.compile(r"[^\W_][\w .,'’&/()-]{1,70}[^\s.,:;!?]")
# Names and places that stand next to stars need no vocabulary, only the shape of a short line that is no sentence.
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
    question_path = re.compile(r"/question/[^/]+")

    @property
    def landmarks(self) -> int:
        """The disclaimer and the count's heading stand on no other style's pages; votes and stars do."""
        regions = self._regions
        own = 2 * bool(regions.disclaimer) + 2 * bool(regions.heading and (regions.posts or regions.title))
        votes = any(UNRENDERED_VOTE.fullmatch(block.line) for block in self.blocks)
        return own + votes + bool(own and any(_authors(post) for post in regions.posts))

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
        answers = (self._answer(post, element) for post, element in zip(posts, own_containers(posts), strict=True))
        return [answer for answer in answers if answer]

    @field
    def disclaimer(self) -> str | None:
        """See RawQuestion.disclaimer."""
        return printed(self._regions.disclaimer)

    @cached_property
    def _regions(self) -> _Regions:
        blocks = self.blocks
        disclaimer = _disclaimer(blocks)
        end = disclaimer.start if disclaimer else len(blocks)
        heading = _count_heading(blocks[:end])
        head = blocks[: heading.start if heading else _first_anchor(blocks[:end])]
        title = find_title([block for block in head if not ASK_A_DOCTOR.fullmatch(block.line)], self.page.title)
        below = _index(blocks, title) + 1
        region = _answers_only(blocks[heading.stop if heading else below : end])
        votes, authors = _votes(region), _authors(region)
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

    def _answer(self, post: list[Block], container: Element | None) -> RawAnswer | None:
        vote = next((range(at, at + 1) for at, block in enumerate(post) if id(block) in self._regions.votes), None)
        author = next(reversed(_authors(post)), range(0))
        dates = [at for at, block in enumerate(post) if _is_date(block)]
        taken = {*(vote or ()), *author, *dates}
        lines = [(at, block) for at, block in enumerate(post) if at not in taken and not block.chrome]
        if author and any(at < author.start and block.look != self._regions.title_look for at, block in lines):
            # Behind an author block that closes the post there are only the page's own small words ("Helpful?").
            lines = [(at, block) for at, block in lines if at < author.start]
        headline = self._has_headline(post, [at for at, _ in lines], vote)
        text = [block for _, block in lines[headline:]]
        if not text and not vote and not author:
            return None
        return RawAnswer(
            text=printed(text) or "",
            headline=lines[0][1].text if headline else None,
            vote_line=printed([post[at] for at in vote]) if vote else None,
            vote_count=held_count(container) if container is not None else None,
            author_lines=[line for at in author for line in _author_lines(post[at])],
            profile_url=next(
                (url for at in author for link in post[at].links if (url := self._profile(link.href))), None
            ),
            date_line=_date_line(post[dates[0]]) if dates else None,
        )

    def _profile(self, href: str) -> str | None:
        """The page that the link leads to if it is another one (stars link to a place on this page)."""
        url = self.page.absolute(href)
        return url if url != self.url else None

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
    start = next((at for at, block in enumerate(blocks) if DISCLAIMER.fullmatch(block.line)), None)
    if start is None:
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
    return min((span.start for span in (*_votes(blocks), *_authors(blocks))), default=len(blocks))


def _answers_only(blocks: Sequence[Block]) -> list[Block]:
    """The region without page furniture, labels, and "You might also like..." with the links below it."""
    kept: list[Block] = []
    below = False
    for block in blocks:
        below = bool(MIGHT_LIKE.fullmatch(block.line)) or (below and block.is_link)
        furniture = below or block.chrome or block.is_template or LABEL.fullmatch(block.line)
        if not furniture or _is_vote(block):
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


def _votes(blocks: Sequence[Block]) -> list[range]:
    unsigned = _unsigned_votes(blocks)
    return [range(at, at + 1) for at, block in enumerate(blocks) if at in unsigned or _is_vote(block)]


def _is_vote(block: Block) -> bool:
    if UNRENDERED_VOTE.fullmatch(block.line) or RENDERED_VOTE.fullmatch(block.line):
        return True
    return bool(UNSIGNED_VOTE.fullmatch(block.line)) and any(map(is_counter, lineage(block.node, 3)))


def _unsigned_votes(blocks: Sequence[Block]) -> set[int]:
    """Numbers right below headlines, if every headline of that look has one: else they are anybody's numbers."""
    below = {
        at: headline.look
        for at, (headline, block) in enumerate(pairwise(blocks), 1)
        if headline.level and not block.level and UNSIGNED_VOTE.fullmatch(block.line)
    }
    headlines = Counter(block.look for block in blocks if block.level)
    numbered = Counter(below.values())
    return {at for at, look in below.items() if numbered[look] == headlines[look] > 1}


def _authors(blocks: Sequence[Block]) -> list[range]:
    """Author blocks: [name] ["City Specialty"] [stars and reviews], at least one of the last two."""
    found: list[range] = []
    at = 0
    while at < len(blocks):
        stars = match_at(blocks, at, STARS, longest=True)
        if stars:
            author = _rated(blocks, stars)
        elif AUTHOR_LINE.fullmatch(blocks[at].line):
            author = range(at - 1 if at and SUFFIXED_NAME.fullmatch(blocks[at - 1].line) else at, at + 1)
        else:
            author = _unrated(blocks, at)
        if author and not (found and author.start < found[-1].stop):
            found.append(author)
            at = author.stop
        else:
            at += 1
    return found


def _rated(blocks: Sequence[Block], stars: Landmark) -> range | None:
    start = stars.start
    if start and SUFFIXED_NAME.fullmatch(blocks[start - 1].line):
        return range(start - 1, stars.end)
    if start and _close(blocks, start) and PLACE.fullmatch(blocks[start - 1].line):
        start -= 1
        return range(start - 1 if _named(blocks, start) else start, stars.end)
    return range(start, stars.end) if "review" in stars.match[0].lower() else None


def _unrated(blocks: Sequence[Block], at: int) -> range | None:
    """A name with its "City Specialty" and no stars."""
    named = at and SPECIALTY.fullmatch(blocks[at].line) and _close(blocks, at) and _named(blocks, at)
    return range(at - 1, at + 1) if named and match_at(blocks, at + 1, STARS, across=2) is None else None


def _close(blocks: Sequence[Block], at: int) -> bool:
    """The line belongs to the one before; in plain text that is the same paragraph."""
    return blocks[at].node is not None or blocks[at].gap == 0


def _named(blocks: Sequence[Block], place: int) -> bool:
    """Whether the line before "City Specialty" is the author's name, not the end of the text or a sign-off in it."""
    at = place - 1
    if at < 0 or not PLACE.fullmatch(blocks[at].line):
        return False
    name = blocks[at]
    if SUFFIXED_NAME.fullmatch(name.line) or name.is_link:
        return _close(blocks, place)
    if name.level:
        return False
    opens_paragraph = name.gap > 0 == blocks[place].gap
    if name.node is None or (at and name.node is blocks[at - 1].node is not blocks[place].node):
        return name.node is None and opens_paragraph
    if opens_paragraph:
        return True
    shared = set(lineage(name.node)) & set(lineage(blocks[place].node))
    before = set(lineage(blocks[at - 1].node)) if at else set()
    return bool(shared - before)


def _is_date(block: Block) -> bool:
    return DATE.fullmatch(block.line) is not None or any(element.tag == "time" for element in lineage(block.node, 2))


def _date_line(block: Block) -> str:
    stamps = [stamp for element in lineage(block.node, 2) if (stamp := element.get("datetime"))]
    return stamps[0] if stamps else block.text


def _author_lines(block: Block) -> list[str]:
    """The line as printed, or its parts where the whole author block stands on it."""
    whole = AUTHOR_LINE.fullmatch(block.line)
    return [part for part in whole.groups() if part] if whole else [_shown(block)]


def _shown(block: Block) -> str:
    """The line as printed; stars drawn as a picture stand in its label."""
    whole = labelled(block)
    return whole if block.labels and STARS.fullmatch(whole) else block.text


def _is_body(block: Block) -> bool:
    return block.is_body and not ASK_A_DOCTOR.fullmatch(block.line) and not LABEL.fullmatch(block.line)


def _index(blocks: Sequence[Block], wanted: Block | None) -> int:
    return next((at for at, block in enumerate(blocks) if block is wanted), -1)
