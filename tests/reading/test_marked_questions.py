"""What is a question in structured data, what its answers are, and how several tellings of one become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.limits import UnreadablePageError
from crawler.reading.markup.linked_data import read_linked_data
from crawler.reading.markup.marked import MarkedQuestion, letters
from crawler.reading.markup.questions import marked_questions
from crawler.reading.markup.things import MOST_VALUES, Thing, Told


def thing(kind: str, **told: object) -> Thing:
    made = Thing(frozenset({kind}), "json-ld")
    for name, value in told.items():
        for each in value if isinstance(value, list) else [value]:
            made.add(name.lower(), each if isinstance(each, Thing) else Told(str(each)))
    return made


def answer(text: str = "Rest it.", **told: object) -> Thing:
    return thing("Answer", text=text, **told)


def asked(**told: object) -> Thing:
    return thing("QAPage", mainEntity=thing("Question", **{"name": "Sore heel?", "text": "It hurts.", **told}))


def questions(*things: Thing) -> list[MarkedQuestion]:
    return marked_questions(things, None)


def said(question: MarkedQuestion) -> list[str | None]:
    return [post.text.text if post.text else None for post in question.answers]


@pytest.mark.parametrize(
    "page",
    [
        asked(),
        asked(suggestedAnswer=answer()),
        thing("Question", name="Sore heel?", acceptedAnswer=answer()),
        thing("Product", subjectOf=thing("Question", name="Sore heel?", answer=answer())),
        thing("FAQPage", mainEntity=thing("Question", name="Sore heel?", acceptedAnswer=answer())),
        thing("DiscussionForumPosting", headline="Sore heel?", comment=thing("Comment", text="Rest it.")),
    ],
)
def test_a_question(page: Thing) -> None:
    (found,) = questions(page)
    assert found.title == "Sore heel?"


@pytest.mark.parametrize(
    "page",
    [
        thing("Question", name="Sore heel?", text="It hurts."),
        thing("QAPage", mainEntity="Sore heel?"),
        thing("QAPage", mainEntity=[thing("Question", name=f"{at}?", text="Why?") for at in range(3)]),
        thing("FAQPage", mainEntity=thing("Question", name="Sore heel?", text="It hurts.")),
        thing("Quiz", hasPart=thing("Question", name="Heel?", acceptedAnswer=answer())),
        thing("Question", name="Heel?", eduQuestionType="Flashcard", acceptedAnswer=answer()),
        thing("DiscussionForumPosting", headline="Sore heel?", text="It hurts."),
        thing("Article", headline="Heels", comment=thing("Comment", text="Thanks.")),
        thing("QAPage", name="Sore heel?"),
    ],
)
def test_no_question(page: Thing) -> None:
    assert questions(page) == []


def test_a_question_is_not_its_own_answer() -> None:
    page = asked(suggestedAnswer=answer())
    (question,) = page.things("mainEntity")
    question.add("acceptedanswer", question)
    (found,) = questions(page)
    assert said(found) == ["Rest it."]


def test_the_own_post_is_no_answer_though_it_is_told_as_the_first() -> None:
    (found,) = questions(asked(author="Nia", suggestedAnswer=[answer("It hurts.", author="Nia"), answer()]))
    assert said(found) == ["Rest it."]


@pytest.mark.parametrize("author", ["Bo", ""])
def test_the_words_of_the_question_in_the_mouth_of_another_are_an_answer(author: str) -> None:
    (found,) = questions(asked(author="Nia", suggestedAnswer=[answer("It hurts.", author=author), answer()]))
    assert said(found) == ["It hurts.", "Rest it."]


def test_answers_that_are_mere_texts_and_no_addresses() -> None:
    (found,) = questions(asked(acceptedAnswer="Rest it.", suggestedAnswer=["Cool it.", "https://ask.test/q/1#a3"]))
    assert said(found) == ["Rest it.", "Cool it."]
    assert [post.is_accepted for post in found.answers] == [True, False]


def test_comments_are_no_answers() -> None:
    under = thing("Comment", text="Why?")
    (found,) = questions(asked(comment=under, suggestedAnswer=answer(comment=under)))
    assert said(found) == ["Rest it."]


def test_comments_under_comments_are_answers_of_a_posting_each_once() -> None:
    second = thing("Comment", text="Two.")
    first = thing("Comment", text="One.", comment=second)
    second.add("comment", first)
    (found,) = questions(thing("DiscussionForumPosting", headline="Heel", text="It hurts.", comment=[first, second]))
    assert said(found) == ["One.", "Two."]


def test_an_accepted_answer_that_is_told_twice_is_one() -> None:
    (found,) = questions(asked(acceptedAnswer=answer(), suggestedAnswer=[answer("Cool it."), answer()]))
    assert said(found) == ["Rest it.", "Cool it."]
    assert [post.is_accepted for post in found.answers] == [True, False]


def test_the_same_by_one_person_at_one_time_is_one_answer_and_by_two_is_two() -> None:
    nia, bo = (answer(author=name, dateCreated="2024-03-01T10:00") for name in ("Nia", "Bo"))
    again = answer(author="Nia", dateCreated="2024-03-01T10:00")
    (found,) = questions(asked(suggestedAnswer=[nia, bo, again]))
    assert [post.author for post in found.answers] == ["Nia", "Bo"]


@pytest.mark.parametrize(
    ("author", "name", "profile"),
    [
        ("Nia", "Nia", None),
        (thing("Person", name="Nia", url="/u/7"), "Nia", "/u/7"),
        (thing("Person", name=["", "Nia"]), "Nia", None),
        (thing("Person", name=thing("Text", first="Nia")), None, None),
        ([thing("Person", name=""), "Nia"], "Nia", None),
        (" ", None, None),
    ],
)
def test_who_wrote_it(author: object, name: str | None, profile: str | None) -> None:
    (found,) = questions(asked(suggestedAnswer=answer(author=author)))
    (post,) = found.answers
    assert (post.author, post.profile) == (name, profile)


def test_votes_are_upvotes_or_likes_and_no_views() -> None:
    likes = thing("InteractionCounter", interactionType="https://schema.org/LikeAction", userInteractionCount="5")
    views = thing("InteractionCounter", interactionType="https://schema.org/ViewAction", userInteractionCount="900")
    told = [answer("A b.", upvoteCount="3"), answer("C d.", interactionStatistic=[views, likes]), answer("E f.")]
    told.append(answer("G h.", interactionStatistic=views))
    (found,) = questions(asked(suggestedAnswer=told))
    assert [post.votes for post in found.answers] == ["3", "5", None, None]


def test_two_tellings_of_one_question_tell_more_than_either() -> None:
    short = asked(answerCount="2", suggestedAnswer=answer(author="Nia"), dateCreated="2024-03-01")
    long = asked(suggestedAnswer=[answer("Rest it.", upvoteCount="4"), answer("Cool it.")])
    (found,) = questions(short, long)
    assert said(found) == ["Rest it.", "Cool it."]
    assert (found.answers[0].author, found.answers[0].votes) == ("Nia", "4")
    assert (found.answer_count, found.opening.date) == ("2", "2024-03-01")


def test_two_questions_of_one_title_in_one_list_are_two() -> None:
    told = [thing("Question", name="Does it fit?", acceptedAnswer=answer(text)) for text in ("Yes.", "No.")]
    assert [said(found) for found in questions(thing("Product", subjectOf=told))] == [["Yes."], ["No."]]


@given(st.lists(st.tuples(st.sampled_from(["One.", "Two.", "Three."]), st.sampled_from(["Nia", "Bo", ""]))))
def test_no_answer_is_lost_and_none_is_invented(told: list[tuple[str, str]]) -> None:
    (found,) = questions(asked(suggestedAnswer=[answer(text, author=author) for text, author in told]))
    assert [(text, post.author or "") for text, post in zip(said(found), found.answers, strict=True)] == told


@given(st.text())
def test_letters_are_the_same_however_often_they_are_taken(text: str) -> None:
    assert letters(letters(text)) == letters(text)


def test_too_many_values_are_refused_and_not_cut() -> None:
    block = '{"@type": "Question", "name": ["x"' + ', "x"' * 2 * MOST_VALUES + "]}"
    with pytest.raises(UnreadablePageError, match="too_many_things"):
        read_linked_data([block])
