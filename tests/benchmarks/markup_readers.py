"""What ours and others make of a page with questions: one with structure, two with a page's main text alone.

The others are imported where they are used: they belong to the extra `bench`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from crawler.extract import UNKNOWN_STYLE, extract
from crawler.reading.question_page import QuestionPage
from crawler.records import RawQuestion, SetAside
from crawler.sites import every_style, styles
from normalize.fields.counts import read_upvotes
from normalize.fields.dates import read_date

Reader = Callable[[bytes, str], "Reading"]
"""Takes a page's bytes and its URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """An answer, with what is told of it; the date as a day, "2024-01-28"."""

    text: str
    author: str | None = None
    date: str | None = None
    votes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuestion:
    """A question and its answers."""

    title: str | None
    text: str = ""
    answers: tuple[ReadAnswer, ...] = ()

    @property
    def whole(self) -> str:
        """Its body (the title where there is none) and its answers."""
        return "\n\n".join([self.text or self.title or "", *(answer.text for answer in self.answers)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader makes of a page."""

    titles: tuple[str | None, ...] = ()
    text: str = ""
    questions: tuple[ReadQuestion, ...] | None = None
    """None where the reader knows of no questions."""


def missing() -> list[str]:
    """Which modules must be installed before the others can run."""
    return [module for module in ("extruct", "resiliparse", "trafilatura") if find_spec(module) is None]


def ours(body: bytes, url: str) -> Reading:
    """Read by whatever style fits, as a replay does that names none."""
    return _of(map(_ours, _records(body, url, styles().values())))


def ours_by_layout(body: bytes, url: str) -> Reading:
    """Read by the style `forum_page`, which has to be asked for."""
    return _of(map(_ours, _records(body, url, [every_style()["forum_page"]])))


def structured_data(body: bytes, *, uniform: bool = False) -> object:
    """What extruct finds as microdata and JSON-LD, told in one way if it is to be uniform."""
    import extruct

    return extruct.extract(body, syntaxes=["microdata", "json-ld"], uniform=uniform, errors="ignore")


def extruct_alone(body: bytes, _url: str) -> Reading:
    """Take the questions that microdata or JSON-LD hold, of two of one title the fuller, and their answers as told."""
    found = structured_data(body, uniform=True)
    best: dict[str | None, ReadQuestion] = {}
    for thing in _walk(found):
        if (question := _told_question(thing)) is not None:
            known = best.get(question.title)
            if known is None or len(question.answers) > len(known.answers):
                best[question.title] = question
    return _of(best.values())


def trafilatura(body: bytes, _url: str) -> Reading:
    """Ask for its main text with the comments, at its defaults: of its options these do best here."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(body, with_metadata=True)
    if found is None:
        return Reading()
    return Reading(titles=(found.title,), text="\n".join(filter(None, (found.text, found.comments))))


def resiliparse(body: bytes, _url: str, *, comments: bool = True) -> Reading:
    """Ask for its main text; of its other options these do best here."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(bytes_to_str(body, detect_encoding(body) or "utf-8"))
    text = extract_plain_text(
        tree,
        main_content=True,
        comments=comments,
        post_meta=False,
        alt_texts=False,
        noscript=True,
        hidden_elements=True,
    )
    return Reading(titles=(tree.title,), text=text)


def without_comments(body: bytes, url: str) -> Reading:
    """Ask resiliparse for the main text without comments, which on some sites are the answers, on others below them."""
    return resiliparse(body, url, comments=False)


def _of(questions: Iterable[ReadQuestion]) -> Reading:
    read = tuple(questions)
    return Reading(
        titles=tuple(question.title for question in read),
        text="\n\n".join(question.whole for question in read),
        questions=read,
    )


def _records(body: bytes, url: str, tried: Iterable[type[QuestionPage]]) -> list[RawQuestion]:
    found = asyncio.run(extract(body, source="page.html", styles=tried, url=url, content_type="text/html"))
    if isinstance(found, SetAside):
        if found.reason != UNKNOWN_STYLE:
            raise RuntimeError(f"{url}: {found.reason}: {found.detail}")
        return []
    return [record.question for record in found]


def _ours(question: RawQuestion) -> ReadQuestion:
    answers = tuple(
        ReadAnswer(
            text=answer.text,
            author=next(iter(answer.author_lines), "").removesuffix(" (not verified)") or None,
            date=read_date(answer.date_line),
            votes=read_upvotes(answer.vote_line, answer.vote_count),
        )
        for answer in question.answers
    )
    return ReadQuestion(title=question.title, text=question.question or "", answers=answers)


def _walk(value: object) -> Iterator[Mapping[str, Any]]:
    """All objects of a nested value, the outer before the inner ones."""
    if isinstance(value, list):
        for each in value:
            yield from _walk(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _walk(each)


def _told_question(thing: Mapping[str, Any]) -> ReadQuestion | None:
    """A Question, or a posting that holds its comments; None for what is neither, or has no body and no answer."""
    kinds = thing.get("@type")
    is_question = "Question" in _each(kinds)
    if not is_question and "DiscussionForumPosting" not in _each(kinds):
        return None
    names = ("acceptedAnswer", "suggestedAnswer") if is_question else ("comment",)
    held = [each for name in names for each in _each(thing.get(name)) if isinstance(each, dict)]
    answers = tuple(_told_answer(each) for each in held if _text(each, "text"))
    text = _text(thing, "text", "articleBody")
    if not answers and not (is_question and text):
        return None
    return ReadQuestion(title=_text(thing, "name", "headline") or None, text=text, answers=answers)


def _told_answer(thing: Mapping[str, Any]) -> ReadAnswer:
    author = next(iter(_each(thing.get("author"))), None)
    counters = [each for each in _each(thing.get("interactionStatistic")) if isinstance(each, dict)]
    likes = next((each for each in counters if "Like" in str(each.get("interactionType"))), {})
    votes = _text(thing, "upvoteCount") or _text(likes, "userInteractionCount")
    return ReadAnswer(
        text=_text(thing, "text"),
        author=(_text(author, "name") if isinstance(author, dict) else author) or None,
        date=read_date(_text(thing, "datePublished", "dateCreated")),
        votes=int(votes) if votes.removeprefix("-").isdecimal() else None,
    )


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(thing: Mapping[str, Any], *names: str) -> str:
    """The first value told under one of the names, as text without markup."""
    from html_text import extract_text

    told = (str(each) for name in names for each in _each(thing.get(name)) if isinstance(each, str | int))
    found = next(told, "").strip()
    return extract_text(found) if "<" in found else found
