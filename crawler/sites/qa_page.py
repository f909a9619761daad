"""Style qa_page: any page that tells in schema.org's markup that it holds a question and its answers."""

from __future__ import annotations

import re
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.reading.expectations import Expectations
from crawler.reading.markup.marked import MarkedQuestion, letters
from crawler.reading.markup.microdata import link_target
from crawler.reading.markup.placed_posts import place
from crawler.reading.markup.post import Post
from crawler.reading.markup.post_text import PostTexts
from crawler.reading.markup.supplement import questions_told
from crawler.reading.markup.tag_links import tag_links
from crawler.reading.markup.things import MOST_VALUES, too_much_told
from crawler.reading.question_page import ENOUGH, QuestionPage
from crawler.reading.title import find_title
from crawler.reading.unrendered import unrendered_bindings
from crawler.records import RawAnswer, RawBinding, RawQuestion, RawTag
from crawler.spider import QuestionSpider
from crawler.thread_paths import LISTS, THREADS

_LONGEST_LINK = 20
"""Pieces of markup of a link that may be somebody's name."""


class QAPage(QuestionPage):
    """A QAPage, a FAQPage or a DiscussionForumPosting, in microdata, RDFa or JSON-LD, and what the page shows of it."""

    style = "qa_page"
    question_path = re.compile(r"/.+")
    words = frozenset()
    expected: ClassVar[Expectations] = {
        "title": 0.95,
        "question": 0,
        "answers": 0.5,
        "authors": 0,
        "dates": 0,
        "answer_count_line": 0,
    }

    @property
    def landmarks(self) -> int:
        """Markup is all that tells."""
        return ENOUGH if self.questions else 0

    async def to_item(self) -> RawQuestion:
        """The first of the page's questions."""
        return self.questions[0]

    async def to_items(self) -> list[RawQuestion]:
        """All of the page's questions."""
        return self.questions

    @cached_property
    def questions(self) -> list[RawQuestion]:
        """The page's questions in its order; none whose answers are kept for members or still to be loaded."""
        read = ((marked, self._question(marked)) for marked in self._marked)
        return [question for marked, question in read if question.answers or not marked.lacks_answers]

    @cached_property
    def _marked(self) -> list[MarkedQuestion]:
        return questions_told(self.page)

    @cached_property
    def _texts(self) -> PostTexts:
        texts = PostTexts(self.page)
        for marked in self._marked:
            for post in (marked.opening, *marked.answers):
                if post.element is None and post.text is not None:
                    texts.note(post.text.text or "")
        return texts

    def _question(self, marked: MarkedQuestion) -> RawQuestion:
        is_only = len(self._marked) == 1
        opening, answers = place(marked, self.page, self._texts, is_only=is_only)
        title = self._title(marked, is_only)
        return RawQuestion(
            site=self.style,
            url=self._url,
            title=title,
            question=opening.text if letters(opening.text) != letters(title) else None,
            asker_line=opening.author,
            date_line=opening.date,
            vote_line=opening.vote_line,
            vote_count=opening.votes,
            answer_count_line=marked.answer_count,
            answers=list(map(self._answer, answers)),
            tags=self._tags(marked, min((post.at for post in answers if post.at is not None), default=None)),
            language=self.page.language,
            unrendered=list(self._unrendered),
            by_site=marked.by_site,
            part=title if marked.by_site and is_only else None,  # the same when the site adds another
        )

    @cached_property
    def _unrendered(self) -> list[RawBinding]:
        found = unrendered_bindings(self.blocks, self.page.tree)
        if len(found) * len(self._marked) > MOST_VALUES:
            raise too_much_told(f"{len(found):,} bindings on a page of {len(self._marked):,} questions")
        return found

    @cached_property
    def _links(self) -> dict[str, str]:
        """Where links lead, by their text, as far as those of one text lead to one place."""
        tree = self.page.tree
        found: dict[str, set[str]] = {}
        for element in tree.elements if tree is not None else ():
            if (
                element.tag == "a"
                and not element.marks.chrome
                and element.end - element.at < _LONGEST_LINK
                and tree is not None
                and (href := link_target(tree, element))
            ):
                found.setdefault(" ".join(tree.text(element).split()), set()).add(href)
        return {text: hrefs.pop() for text, hrefs in found.items() if text and len(hrefs) == 1}

    def _answer(self, post: Post) -> RawAnswer:
        return RawAnswer(
            text=post.text,
            author_lines=[post.author] if post.author else [],
            profile_url=self._profile(post.profile or self._links.get(post.author or "")),
            date_line=post.date,
            vote_line=post.vote_line,
            vote_count=post.votes,
            is_accepted=post.is_accepted,
        )

    def _profile(self, href: str | None) -> str | None:
        """The page of whoever answers; programs that know of none write the site's front page."""
        url = self.page.absolute(href)
        return url if url and urlsplit(url).path not in ("", "/") else None

    def _title(self, marked: MarkedQuestion, is_only: bool) -> str | None:
        """The title as the page prints it, in full where the markup has cut it."""
        told = self._texts.plain(marked.title or "").replace("\n", " ")
        if not is_only:
            return told or None
        headings = [block for block in self.blocks if block.level and not block.chrome]
        start = letters(told)
        for block in headings:
            if start and letters(block.text).startswith(start):
                return block.text
        found = None if told else find_title(self.blocks, self.page.title)
        return told or (found.text if found else None)

    def _tags(self, marked: MarkedQuestion, end: int | None) -> list[RawTag]:
        """What the page links as tags, and the keywords of the markup."""
        named = tag_links(self.page, end) if len(self._marked) == 1 else {}
        for name in marked.keywords:
            named.setdefault(name, None)
        return [RawTag(name=name, url=url) for name, url in named.items()]


class QAPageSpider(QuestionSpider):
    """Follows sitemaps and links to whatever may be a question page or a list of them."""

    name = "qa_page"
    page_class = QAPage
    list_path = LISTS

    def _is_question(self, path: str) -> bool:
        return THREADS.search(path) is not None
