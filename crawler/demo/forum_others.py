"""The community's pages that are no question pages: lists, tags, profiles, an article; and its frequent questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from crawler.demo.forum import ForumQuestion, Member
from crawler.demo.listings import Link, listing, per_page
from crawler.demo.markup.chrome import Chrome
from crawler.demo.markup.forum_pages import about_page, faq_page, list_head, member_page
from crawler.demo.markup.forum_parts import tag_path
from crawler.demo.site import DemoPage
from crawler.demo.truth import FORUM_HOST, TrueAnswer, TrueQuestion
from crawler.demo.wording.forum_pages import FAQ

FAQ_PATH = "/help/faq"
ABOUT_PATH = "/about"
_MOST_LINKS = 30
NewChrome = Callable[[int, str], Chrome]
"""Gives the chrome of a page by its turn and its title."""


def lists(
    questions: Sequence[ForumQuestion], first: Sequence[ForumQuestion], chrome: NewChrome
) -> list[tuple[str, DemoPage]]:
    """The front page, all questions, all tags, and the questions of each tag."""
    tags = sorted({tag for question in (*first, *questions) for tag in question.tags})
    tagged = {tag: [question for question in questions if tag in question.tags] for tag in tags}
    links = [
        Link("/questions", "All questions"),
        Link("/tags", "Tags"),
        Link(FAQ_PATH, "FAQ"),
        Link(ABOUT_PATH, "About"),
    ]
    pages = list(listing("/", "Ask a nurse, a pharmacist, other parents", links, chrome(0, ""), per_page=50))
    everything = [Link(question.path, question.title) for question in questions]
    size = per_page(len(everything))
    pages += listing("/questions", "All questions", everything, _telling(chrome(1, ""), questions), per_page=size)
    names = [Link(tag_path(tag), tag) for tag in tags if tagged[tag]]
    pages += listing("/tags", "Tags", names, chrome(2, ""), per_page=20)
    for turn, tag in enumerate(tags):
        if members := tagged[tag]:
            entries = [Link(question.path, question.title) for question in members]
            around = _telling(chrome(turn, ""), members)
            pages += listing(tag_path(tag), f"Tagged {tag}", entries, around, per_page=per_page(len(entries)))
    return pages


def own_pages(chrome: NewChrome) -> dict[str, DemoPage]:
    """What the site says of itself."""
    return {
        FAQ_PATH: DemoPage(faq_page(chrome(3, "Frequently asked")).encode()),
        ABOUT_PATH: DemoPage(about_page(chrome(4, "About us")).encode()),
    }


def profiles(
    questions: Sequence[ForumQuestion], first: Sequence[ForumQuestion], chrome: NewChrome
) -> dict[str, DemoPage]:
    """The members whom pages link to."""
    shown: dict[str, tuple[Member, dict[int, ForumQuestion]]] = {}
    for path, member, question in _linked(questions):
        shown.setdefault(path, (member, {}))[1].setdefault(question.number, question)
    seats = dict.fromkeys(path for path, *_ in (*_linked(first), *_linked(questions)))
    pages = {}
    for turn, path in enumerate(seats):
        if path in shown:
            member, took_part = shown[path]
            page = member_page(member, list(took_part.values())[:_MOST_LINKS], chrome(turn, member.shown))
            pages[path] = DemoPage(page.encode())
    return pages


def faq_truth() -> tuple[TrueQuestion, ...]:
    """What the page of frequent questions means: the site asks and answers, and each question is a part."""
    return tuple(
        TrueQuestion(
            site="qa_page",
            url=f"https://{FORUM_HOST}{FAQ_PATH}",
            generation="json_ld",
            name=title,
            headline=None,
            text="",
            author=None,
            date_created=None,
            language="en",
            medical_specialty=None,
            keywords=(),
            upvote_count=None,
            answer_count=None,
            answers=(
                TrueAnswer(
                    position=1,
                    name=None,
                    text="\n\n".join(lines),
                    author=None,
                    date_created=None,
                    upvote_count=None,
                ),
            ),
            site_text=None,
            related=(),
            teaser_texts=(),
            part=title,
        )
        for title, lines in FAQ
    )


def _telling(chrome: Chrome, questions: Sequence[ForumQuestion]) -> Chrome:
    return replace(chrome, head=list_head(questions))


def _linked(questions: Sequence[ForumQuestion]) -> Iterator[tuple[str, Member, ForumQuestion]]:
    """Who took part in what, as far as pages link to the profile."""
    for question in questions:
        people = [question.asker]
        for answer in question.answers:
            people.append(answer.member)
            people += [comment.member for comment in answer.comments]
            people += [answer.edit.member] if answer.edit else []
        for member in people:
            if member.profile_path:
                yield member.profile_path, member, question
