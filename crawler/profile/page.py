"""The page object of a profile: a site style's, with the profile's own URLs and selectors laid over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.profile.profile import Profile, Selectors
from crawler.profile.selected import Selected, read_selected
from crawler.reading.expectations import Expectations, Part
from crawler.reading.question_page import ENOUGH, QuestionPage
from crawler.reading.unrendered import unrendered_bindings
from crawler.records import RawAnswer, RawQuestion
from crawler.urls import canonical_url

_SAME_START = 60
"""Letters that two readings of one answer begin with: a reading that is cut off, or has a headline less, has them."""
_WORDS = re.compile(r"[\W_]+")


class PlainPage(QuestionPage):
    """A page of no site style: it shows what selectors find, or what its layout tells."""

    @property
    def landmarks(self) -> int:
        """It has none."""
        return 0


class ProfiledPage(QuestionPage):
    """Laid over a site style's page object (`page_class`): what selectors find takes the place of what the style read.

    A field without a selector, or whose selector finds nothing, is as the style reads it. On a page without the style's
    landmarks the selectors and, where the profile says so, the layout count; on one with several questions the style.
    """

    profile: ClassVar[Profile]
    layout_class: ClassVar[type[QuestionPage] | None]
    """What reads a page by its layout where the style has nothing to say; None where the profile asks for no such."""

    @property
    def landmarks(self) -> int:
        """The style's, or else what selectors find: a title, a question, answers. None on another page of the site."""
        if self._is_another_sites or (self._url is not None and not self.has_question_url):
            return 0
        found, select = self._selected, self.profile.select
        own = bool(found.title) + bool(found.question) + bool(found.answers)
        posts = self._laid_out.landmarks if self._laid_out is not None else 0
        return max(super().landmarks, own if select.question or select.answers else 0, posts)

    @property
    def _is_another_sites(self) -> bool:
        """Whether a saved page itself names an address of another host."""
        own = self.page.canonical_url
        hosts = {_host(canonical_url(url) or url) for url in self.profile.start}
        return own is not None and canonical_url(str(self.response.url)) is None and _host(own) not in hosts

    @property
    def has_question_url(self) -> bool:
        """Whether the page's address is one of the profile's question pages."""
        return self._url is not None and self.profile.urls.kind(self._url) == "question"

    async def to_items(self) -> list[RawQuestion]:
        """What the style reads, with what the selectors find in its place."""
        if super().landmarks >= ENOUGH:
            read = await super().to_items()
        elif self._laid_out is not None and self._laid_out.landmarks >= ENOUGH:
            read = [replace(each, site=self.style, url=self._url) for each in await self._laid_out.to_items()]
        else:
            read = [self._plain]
        return [laid_over(read[0], self._selected)] if len(read) == 1 else read

    @property
    def _plain(self) -> RawQuestion:
        """What any page tells."""
        return RawQuestion(
            site=self.style,
            title=None,
            question=None,
            url=self._url,
            language=self.page.language,
            unrendered=unrendered_bindings(self.blocks, self.page.tree),
        )

    @cached_property
    def _laid_out(self) -> QuestionPage | None:
        if self.layout_class is None or super().landmarks >= ENOUGH:
            return None
        page = self.layout_class(self.response)
        page.page = self.page
        return page

    @cached_property
    def _selected(self) -> Selected:
        content_type = self.response.headers.get("Content-Type")
        return read_selected(bytes(self.response.body), content_type, self.page, self.profile.select)

    @cached_property
    def _url(self) -> str | None:
        """See QuestionPage.url, with the profile's patterns."""
        fetched, own = canonical_url(str(self.response.url)), self.page.canonical_url
        same_host = fetched is None or own is None or _host(fetched) == _host(own)
        if own and same_host and self.profile.urls.kind(own) == "question":
            return own
        return fetched


def page_class(
    profile: Profile, base: type[QuestionPage] | None, layout: type[QuestionPage] | None = None
) -> type[ProfiledPage]:
    """The page object of a profile.

    Args:
        profile: tells the URLs and the selectors.
        base: the page object of its style; None where it has none.
        layout: what reads pages by their layout, where the profile asks for that.
    """
    beneath = base or PlainPage
    members = {
        "__doc__": f"A page of {profile.name}.",
        "__module__": __name__,
        "style": profile.name,
        "profile": profile,
        "layout_class": layout,
        "expected": _expected(profile.select, beneath.expected),
        "question_path": re.compile(r"/.*"),  # which of them are told by the profile's patterns
    }
    name = "".join(part.capitalize() for part in profile.name.split("_"))
    return type(f"{name}Page", (ProfiledPage, beneath), members)


def laid_over(question: RawQuestion, found: Selected) -> RawQuestion:
    """A question as its style read it, with what selectors found in its place.

    >>> read = RawQuestion(site="letters", title="Letters", question=None, date_line="2024-03-12")
    >>> laid_over(read, Selected(title="Sore heel", question="It hurts."))
    ... # doctest: +ELLIPSIS
    RawQuestion(site='letters', title='Sore heel', question='It hurts.', ... date_line='2024-03-12', ...)
    """
    has_votes = bool(found.vote_line or found.vote_count)
    return replace(
        question,
        title=found.title or question.title,
        question=found.question or question.question,
        asker_line=found.asker_line or question.asker_line,
        date_line=found.date_line or question.date_line,
        vote_line=found.vote_line if has_votes else question.vote_line,
        vote_count=found.vote_count if has_votes else question.vote_count,
        answer_count_line=found.answer_count_line or question.answer_count_line,
        tags=found.tags or question.tags,
        answers=_completed(found.answers, question.answers) if found.answers else question.answers,
        # Who wrote the selectors of both knows what the layout alone could only guess.
        low_confidence=question.low_confidence and not (found.question and found.answers),
    )


def _completed(found: Sequence[RawAnswer], read: Sequence[RawAnswer]) -> list[RawAnswer]:
    """Answers that selectors found, with what the style read of the same answer where they found nothing."""
    known: dict[str, RawAnswer] = {}
    for answer in reversed(read):
        known[_start(answer.text)] = answer
    return [_complete(answer, known.get(_start(answer.text))) for answer in found]


def _complete(answer: RawAnswer, known: RawAnswer | None) -> RawAnswer:
    if known is None:
        return answer
    has_votes = bool(answer.vote_line or answer.vote_count)
    return replace(
        answer,
        headline=answer.headline or known.headline,
        vote_line=answer.vote_line if has_votes else known.vote_line,
        vote_count=answer.vote_count if has_votes else known.vote_count,
        author_lines=answer.author_lines or known.author_lines,
        profile_url=answer.profile_url or known.profile_url,
        date_line=answer.date_line or known.date_line,
        is_accepted=known.is_accepted if answer.is_accepted is None else answer.is_accepted,
    )


def _start(text: str) -> str:
    return _WORDS.sub("", text)[:_SAME_START].casefold()


_LEAST: Expectations = {"title": 0.9, "question": 0.5, "answers": 0.3, "authors": 0.3, "dates": 0.3}
"""Of sites with many unanswered questions or guests; a selector that no longer matches finds none at all."""


def _expected(select: Selectors, base: Expectations) -> Expectations:
    """What the style's pages show, and what selectors are there for: a crawl that finds next to none of it says so."""
    answer = select.answer
    parts: dict[Part, str | None] = {
        "title": select.title,
        "question": select.question,
        "asker_line": select.asker,
        "answer_count_line": select.answer_count,
        "tags": select.tags,
        "answers": select.answers,
        "headlines": answer.headline if answer else None,
        "votes": answer.votes if answer else None,
        "authors": answer.author if answer else None,
        "dates": answer.date if answer else None,
    }
    selected: Expectations = {part: _LEAST.get(part, 0) for part, css in parts.items() if css}
    return {**base, **selected}


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
