"""Style forum_page: pages without any markup for questions, read by their layout alone. It has to be asked for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import ClassVar

from crawler.reading.blocks import printed
from crawler.reading.expectations import Expectations
from crawler.reading.layout.find_posts import find_posts
from crawler.reading.layout.read_posts import PostBlock
from crawler.reading.markup.tag_links import tag_links
from crawler.reading.question_page import ENOUGH, QuestionPage
from crawler.reading.title import find_title
from crawler.reading.unrendered import unrendered_bindings
from crawler.records import RawAnswer, RawQuestion, RawTag
from crawler.spider import QuestionSpider
from crawler.thread_paths import LISTS, THREADS


class ForumPage(QuestionPage):
    """Boxes of one look, each with a person, a date and a text: the first is taken for the question."""

    style = "forum_page"
    in_auto = False
    question_path = re.compile(r"/.+")
    words = frozenset()
    expected: ClassVar[Expectations] = {"title": 0.9, "question": 0.8, "answers": 0.5, "authors": 0.5, "dates": 0}

    @property
    def landmarks(self) -> int:
        """Posts that repeat are all that tells."""
        return ENOUGH if self._posts else 0

    async def to_item(self) -> RawQuestion:
        """The page's first post with those below it."""
        opening, *answers = self._posts
        body = opening.body[0].node
        above = [block for block in self.blocks if body is None or (block.node is not None and block.node.at < body.at)]
        title = find_title(above, self.page.title)
        return RawQuestion(
            site=self.style,
            url=self._url,
            title=title.text if title else None,
            question=printed([block for block in opening.body if block is not title], opening.element),
            asker_line=opening.author.text if opening.author else None,
            date_line=opening.date,
            vote_line=opening.votes,
            answers=list(map(self._answer, answers)),
            tags=[
                RawTag(name=name, url=url)
                for name, url in tag_links(self.page, answers[0].element.at if answers else None).items()
            ],
            language=self.page.language,
            unrendered=unrendered_bindings(self.blocks, self.page.tree),
            low_confidence=True,
        )

    @cached_property
    def _posts(self) -> list[PostBlock]:
        return find_posts(self.page, self.blocks)

    def _answer(self, post: PostBlock) -> RawAnswer:
        return RawAnswer(
            text=printed(post.body, post.element) or "",
            author_lines=[post.author.text] if post.author else [],
            profile_url=self.page.absolute(post.profile),
            date_line=post.date,
            vote_line=post.votes,
            is_accepted=post.is_accepted if any(each.is_accepted for each in self._posts) else None,
        )


class ForumPageSpider(QuestionSpider):
    """Follows sitemaps and links to whatever may be a thread or a list of them."""

    name = "forum_page"
    page_class = ForumPage
    list_path = LISTS

    def _is_question(self, path: str) -> bool:
        return THREADS.search(path) is not None
