"""The community: its variants, and that each of its pages is read as what its generator knows to be true."""

from __future__ import annotations

import asyncio

import pytest

from crawler.demo import DemoSite, build_sites
from crawler.demo.forum_others import ABOUT_PATH, FAQ_PATH
from crawler.demo.truth import FORUM_GENERATIONS, ForumGeneration, TrueAnswer, TrueQuestion
from crawler.demo.wording.forum_pages import ABOUT_COMMENTS
from crawler.demo.wording.forum_people import DELETED
from crawler.demo.wording.forum_voices import COMMENTS
from crawler.extract import extract
from crawler.records import RawAnswer, RawQuestion, SetAside
from crawler.sites import styles


def read(site: DemoSite, path: str) -> list[RawQuestion]:
    page = site.pages[path]
    found = asyncio.run(
        extract(
            page.body,
            source=path,
            styles=styles().values(),
            url=site.origin + path,
            content_type=page.content_type,
        )
    )
    return [] if isinstance(found, SetAside) else [record.question for record in found]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def day(line: str | None) -> str | None:
    return line[:10] if line else None


def number(count: int | None) -> str | None:
    return None if count is None else str(count)


def shown_answer(answer: RawAnswer) -> tuple[object, ...]:
    return (
        squeezed(answer.text),
        answer.author_lines,
        answer.profile_url,
        day(answer.date_line),
        answer.vote_count,
        answer.is_accepted,
    )


def true_answer(answer: TrueAnswer) -> tuple[object, ...]:
    author = answer.author
    return (
        squeezed(answer.text),
        [", ".join((author.name or "", *author.honorific_suffix))] if author else [],
        author.url if author else None,
        answer.date_created,
        number(answer.upvote_count),
        answer.is_accepted,
    )


def shown(question: RawQuestion) -> tuple[object, ...]:
    tags = [tag.name for tag in question.tags]
    head = (question.site, question.url, question.part, question.title, squeezed(question.question), tags)
    told = (question.asker_line, day(question.date_line), question.vote_count, question.answer_count_line)
    return (*head, *told, [shown_answer(answer) for answer in question.answers])


def true(question: TrueQuestion) -> tuple[object, ...]:
    tags = [keyword.name for keyword in question.keywords]
    head = (question.site, question.url, question.part, question.name, squeezed(question.text), tags)
    asker = question.author.name if question.author else None
    told = (asker, question.date_created, number(question.upvote_count), number(question.answer_count))
    return (*head, *told, [true_answer(answer) for answer in question.answers])


@pytest.mark.parametrize("generation", FORUM_GENERATIONS)
def test_every_page_is_read_as_what_it_means(forum: DemoSite, generation: ForumGeneration) -> None:
    questions = {path: each for path, each in forum.questions.items() if each.generation == generation}
    assert questions
    for path, question in questions.items():
        assert [shown(each) for each in read(forum, path)] == [true(question)], path


def test_the_sites_own_questions_are_parts_of_one_page(forum: DemoSite) -> None:
    found = read(forum, FAQ_PATH)
    assert len(found) == len({each.part for each in found}) == 6
    assert all(each.by_site for each in found)
    assert [shown(each) for each in found] == [true(each) for each in forum.faq]


def test_what_holds_no_question_gives_no_record(forum: DemoSite) -> None:
    others = [
        path
        for path, page in forum.pages.items()
        if page.content_type.startswith("text/html") and path not in (*forum.questions, *forum.private_paths, FAQ_PATH)
    ]
    assert {path.split("/")[1].split("?")[0] for path in others} == {"", "questions", "tags", "users", "about"}
    assert {path: read(forum, path) for path in others} == {path: [] for path in others}


def test_comments_are_on_the_pages_and_in_no_answer(forum: DemoSite) -> None:
    pages = [page.body.decode("cp1252", "replace") for page in forum.pages.values()]
    answers = [answer.text for question in forum.truth for answer in question.answers]
    for text in COMMENTS:
        assert any(text in page for page in pages)
        assert not any(text in answer for answer in answers)
    about = forum.pages[ABOUT_PATH].body.decode()
    assert all(text in about for _, text in ABOUT_COMMENTS)


def test_the_community_shows_every_variant(forum: DemoSite) -> None:
    truth = forum.truth
    answers = [answer for question in truth for answer in question.answers]
    assert {0, 1, 2, 9} <= {len(question.answers) for question in truth}
    for generation in FORUM_GENERATIONS:
        of_generation = [question for question in truth if question.generation == generation]
        assert {True, False} == {any(each.is_accepted for each in q.answers) for q in of_generation if q.answers}
        assert any(not question.answers for question in of_generation)
        assert any("\n- " in each.text or "\n1. " in each.text for each in of_generation)
    assert any(answer.author and answer.author.name == DELETED and answer.author.url is None for answer in answers)
    assert any(question.author and question.author.name == DELETED for question in truth)
    assert any(answer.author and answer.author.honorific_suffix for answer in answers)
    assert {None, True, False} == {answer.is_accepted for answer in answers}
    assert 0 in {answer.upvote_count for answer in answers}


def test_some_askers_answer_in_their_own_thread(forum: DemoSite) -> None:
    own = [q for q in forum.truth if q.author and q.author.name in {a.author.name for a in q.answers if a.author}]
    assert len({question.author.name for question in own if question.author} - {DELETED}) > 3


def test_some_answers_quote_the_question(forum: DemoSite) -> None:
    assert {
        question.generation
        for question in forum.truth
        for answer in question.answers
        if answer.text.split("\n\n")[0] in question.text
    } == set(FORUM_GENERATIONS)


def test_some_answers_are_signed_by_those_who_edited_them(forum: DemoSite) -> None:
    signed = {
        question.generation
        for path, question in forum.questions.items()
        if b'class="post-signature edited"' in forum.pages[path].body
    }
    assert signed == set(FORUM_GENERATIONS) - {"discourse"}


def test_only_discourse_declares_another_number_than_it_shows(forum: DemoSite) -> None:
    wrong = [question for question in forum.truth if question.answer_count_mismatch]
    assert {question.generation for question in wrong} == {"discourse"}
    assert {question.answer_count for question in wrong} == {0, 1}


def test_a_redesign_without_markup_leaves_nothing_to_read() -> None:
    (site,) = (each for each in build_sites(12, redesign="wording") if each.style == "qa_page")
    assert {path: read(site, path) for path in site.questions} == {path: [] for path in site.questions}


def test_a_bare_redesign_tells_no_dates_and_no_votes() -> None:
    (site,) = (each for each in build_sites(12, redesign="bare") if each.style == "qa_page")
    for path, question in site.questions.items():
        (found,) = read(site, path)
        assert found.vote_count is None
        assert {answer.vote_count for answer in found.answers} <= {None}
        assert len(found.answers) == len(question.answers)
