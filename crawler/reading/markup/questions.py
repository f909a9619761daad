"""Which questions and answers a page's structured data tells of (https://schema.org/QAPage, DiscussionForumPosting)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from crawler.reading.elements import Tree
from crawler.reading.markup.marked import MarkedPost, MarkedQuestion, is_same_post, put_together
from crawler.reading.markup.posts import PostReader, one_line
from crawler.reading.markup.things import MOST_VALUES, Thing, Told, is_a, too_much_told, walk

_QUESTIONS = frozenset({"Question"})
_POSTINGS = frozenset({"DiscussionForumPosting"})
_PAGES = frozenset({"QAPage", "FAQPage"})
_TESTS = frozenset({"Quiz", "LearningResource", "Course"})
"""Their questions are asked of the reader, and the answers are to be ticked."""
_ANSWERS = ("acceptedAnswer", "suggestedAnswer", "answer")
_TITLES = ("name", "headline")


def marked_questions(things: Sequence[Thing], tree: Tree | None) -> list[MarkedQuestion]:
    """The questions of a page in its order, each with the answers that are told to be its own.

    A question is a Question with an answer, or the main one of its page; or a DiscussionForumPosting that holds its
    comments. A list of questions, whose answers stand on other pages, is none.
    """
    reader = _Reader(things, tree)
    questions = (reader.question(thing, way) for thing, way in walk(things))
    return put_together((question for question in questions if question is not None), tree)


def unread_question() -> MarkedQuestion:
    """The question of a page whose structured data says that it has one, and can't be read: nothing is told of it."""
    nothing = MarkedPost(Thing(frozenset({"Question"}), "json-ld"), None, None, None, None, None)
    return MarkedQuestion(nothing, None, None, [], [], by_site=False, is_main=True, lacks_answers=True)


class _Reader:
    """Reads things."""

    def __init__(self, things: Sequence[Thing], tree: Tree | None) -> None:
        self._things = things
        self._posts = PostReader(tree)
        self._held = 0

    def question(self, thing: Thing, way: Sequence[tuple[str, Thing]]) -> MarkedQuestion | None:
        """A thing as a question, if it is one."""
        if thing.types.isdisjoint(_QUESTIONS) and thing.types.isdisjoint(_POSTINGS):
            return None
        page = next((owner for _, owner in reversed(way) if is_a(owner, _PAGES)), None)
        if is_a(thing, _QUESTIONS):
            if any(is_a(owner, _TESTS) for _, owner in way) or thing.values("eduQuestionType"):
                return None
            is_main = bool(way) and way[-1][0] == "mainentity" and page is not None
            by_site = page is not None and "FAQPage" in page.types
            answers = self._answers(thing, by_site=by_site)
            lone = is_main and not by_site and _is_lone(way[-1][1])
            if not answers and not (lone and self._posts.text(thing)):
                return None
        elif is_a(thing, _POSTINGS) and not any(is_a(owner, _POSTINGS) for _, owner in way):
            answers, by_site, lone = self._comments(thing), False, True
            if not answers:
                return None
        else:
            return None
        opening, declared = self._posts.post(thing), self._posts.first(thing, "answerCount")
        return MarkedQuestion(
            opening,
            title=self._posts.first(thing, *_TITLES),
            answer_count=declared,
            answers=self._without_opening(opening, answers),
            keywords=self._keywords(thing, page),
            lacks_answers=not answers and (declared not in (None, "0") or any(map(thing.things, _ANSWERS))),
            by_site=by_site,
            is_main=lone,
        )

    def _answers(self, question: Thing, *, by_site: bool) -> list[MarkedPost]:
        """The answers of a Question, in the order of the page; comments are none."""
        found: dict[int, MarkedPost] = {}
        for name in _ANSWERS:
            for thing in map(_as_thing, question.values(name)):
                if id(thing) in found or thing is question or not (thing.properties or thing.element):
                    continue
                post = self._posts.post(thing)
                if self._posts.says_anything(post):
                    post.is_accepted = None if by_site or name == "answer" else name == "acceptedAnswer"
                    found[id(thing)] = post
        answers = list(found.values())
        if all(post.element is not None for post in answers):
            answers.sort(key=lambda post: post.element.at if post.element else 0)
        return self._each_once(answers)

    def _each_once(self, answers: list[MarkedPost]) -> list[MarkedPost]:
        """An accepted answer may be told once more, among those that are suggested or at their head.

        Two people may write the same: where nobody tells who wrote when, only such an answer is one.
        """
        kept: list[MarkedPost] = []
        known: dict[tuple[str, str | None, str | None], MarkedPost] = {}
        for answer in answers:
            text = self._posts.read(answer.text) if answer.text else ""
            first = known.setdefault((text, answer.author, answer.date), answer) if text else answer
            told_twice = answer.is_accepted != first.is_accepted or (answer.author and answer.date)
            if first is not answer and told_twice:
                first.is_accepted = first.is_accepted or answer.is_accepted
            else:
                kept.append(answer)
        return kept

    def _comments(self, posting: Thing) -> list[MarkedPost]:
        """The comments that a posting holds, or that name it as their parent; comments under comments are none."""
        held = [thing for thing in dict.fromkeys(posting.things("comment")) if thing is not posting]
        if not held and posting.identity:
            held = self._replies.get((posting.syntax, posting.identity), [])
        self._held += len(held)
        if self._held > MOST_VALUES:
            raise too_much_told("comments that many postings hold")
        posts = [self._posts.post(thing) for thing in held]
        return self._each_once([post for post in posts if self._posts.says_anything(post)])

    @cached_property
    def _replies(self) -> dict[tuple[str, str], list[Thing]]:
        """The comments that name the posting they reply to, by its syntax and identity."""
        found: dict[tuple[str, str], list[Thing]] = {}
        for thing in self._things:
            if "Comment" in thing.types:
                parents = thing.values("parentItem")
                named = dict.fromkeys(each.identity if isinstance(each, Thing) else each.text for each in parents)
                for identity in filter(None, named):
                    found.setdefault((thing.syntax, identity), []).append(thing)
        return found

    def _without_opening(self, opening: MarkedPost, answers: list[MarkedPost]) -> list[MarkedPost]:
        """A forum may mark the post that opens a thread as its first comment: it is the question."""
        if answers and is_a(opening.thing, _POSTINGS) and is_same_post(opening, answers[0]):
            opening.text = answers[0].text or opening.text
            opening.votes = opening.votes or answers[0].votes
            return answers[1:]
        first = answers[0] if answers else None
        if first and first.author and first.author == opening.author and first.text and opening.text:
            dates = {first.date, opening.date} - {None}
            if len(dates) < 2 and self._posts.read(first.text) == self._posts.read(opening.text):
                return answers[1:]
        return answers

    def _keywords(self, thing: Thing, page: Thing | None) -> list[str]:
        for owner in (thing, page):
            if owner is not None:
                lines = [text for each in owner.told("keywords") if (text := one_line(self._posts.read(each)))]
                if lines:
                    return [word.strip() for line in lines for word in line.split(",") if word.strip()]
        return []


def _as_thing(value: Told | Thing) -> Thing:
    """An answer that is written as a mere text; an address names one that stands elsewhere, and tells nothing."""
    if isinstance(value, Thing):
        return value
    says = value.element is None and " " in (value.text or "").strip()
    return Thing(frozenset({"Answer"}), "json-ld", properties={"text": [value]} if says else {})


def _is_lone(page: Thing) -> bool:
    """Whether a page is about one thing."""
    things = (each for each in page.values("mainEntity") if isinstance(each, Thing))
    return next(things, None) is not None and next(things, None) is None
