"""The rows of every shape, field by field."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from normalize.export.chat import Answers, Chat
from normalize.export.pairs import Pairs
from normalize.export.parquet import Parquet
from normalize.export.schema_org import SchemaOrg
from normalize.export.shape import Shape
from normalize.records import Question
from tests.export.corpus import HOSTILE, answer, bare, question

ASKED = (
    "Tingling fingers after cycling\n\nMy little fingers tingle for an hour after each ride.\n\n"
    "Should I raise the handlebar?"
)


def rows(shape: Shape, record: Question) -> list[dict[str, Any]]:
    return [msgspec.json.decode(msgspec.json.encode(row)) for row, _ in shape.rows(record)]


def test_chat_has_a_conversation_for_each_answer() -> None:
    one, two = rows(Chat(), question("a"))
    assert one == {
        "messages": [
            {"role": "user", "content": ASKED},
            {"role": "assistant", "content": "Raise it, and change hands often."},
        ],
        "id": "doctor_reply:a",
        "answer_id": "#1",
        "url": "https://ask.test/a",
        "site": "doctor_reply",
        "author": "Ines Varga",
        "date": "2021-05-04",
        "upvote_count": None,
        "language": "en",
        "medical_specialty": "Neurology",
        "group": "doctor_reply:a",
    }
    assert two["messages"][-1]["content"] == "Padded gloves help."
    assert (two["answer_id"], two["upvote_count"]) == ("#2", 7)


def test_chat_with_the_best_answer_alone() -> None:
    (only,) = rows(Chat(Answers.BEST), question("a"))
    assert only["answer_id"] == "#2"


def test_chat_with_all_answers_in_one_turn() -> None:
    (only,) = rows(Chat(Answers.ALL, "You are careful."), question("a"))
    assert [message["role"] for message in only["messages"]] == ["system", "user", "assistant"]
    assert only["messages"][0]["content"] == "You are careful."
    assert only["messages"][2]["content"] == "Raise it, and change hands often.\n\n---\n\nPadded gloves help."
    assert only["answer_id"] == ["#1", "#2"]
    assert only["author"] == ["Ines Varga", "Ines Varga"]
    assert only["date"] == ["2021-05-04", "2021-05-04"]
    assert only["upvote_count"] == [None, 7]


def test_pairs() -> None:
    _, two = rows(Pairs(), question("a"))
    assert two == {
        "question": ASKED,
        "answer": "Padded gloves help.",
        "id": "doctor_reply:a",
        "answer_id": "#2",
        "url": "https://ask.test/a",
        "site": "doctor_reply",
        "author": "Ines Varga",
        "date": "2021-05-04",
        "upvote_count": 7,
        "is_accepted": None,
        "language": "en",
        "medical_specialty": "Neurology",
        "group": "doctor_reply:a",
    }


def test_the_specialty_is_the_answerer_s_where_the_question_has_none() -> None:
    record = question("a", medical_specialty=None)
    assert rows(Pairs(), record)[0]["medical_specialty"] == "Neurology"
    assert rows(Chat(Answers.ALL), record)[0]["medical_specialty"] is None


def test_parquet_is_the_record() -> None:
    assert rows(Parquet(), question("a")) == [msgspec.to_builtins(question("a"))]


def test_schema_org_says_what_the_record_says() -> None:
    record = question(
        "a",
        headline="Tingling Fingers",
        answers=[answer(1, "Raise it."), answer(2, "Gloves.", name="Gloves?", upvote_count=7, is_accepted=True)],
    )
    doctor = {
        "@type": "Person",
        "name": "Ines Varga",
        "honorificSuffix": ["MD"],
        "knowsAbout": "Neurology",
        "address": {"@type": "PostalAddress", "addressLocality": "Graz"},
        "url": "https://ask.test/dr/ines-varga",
    }
    assert rows(SchemaOrg(), record) == [
        {
            "@context": "https://schema.org",
            "@type": "QAPage",
            "url": "https://ask.test/a",
            "headline": "Tingling Fingers",
            "inLanguage": "en",
            "about": "Neurology",
            "relatedLink": ["https://ask.test/numb-toes"],
            "mainEntity": {
                "@type": "Question",
                "identifier": "doctor_reply:a",
                "name": "Tingling fingers after cycling",
                "text": ASKED.partition("\n\n")[2],
                "author": {"@type": "Person", "name": "Asker-k7f3q2mx"},
                "dateCreated": "2021-05-03",
                "keywords": ["ulnar nerve"],
                "upvoteCount": 3,
                "answerCount": 2,
                "acceptedAnswer": [
                    {
                        "@type": "Answer",
                        "identifier": "#2",
                        "position": 2,
                        "name": "Gloves?",
                        "text": "Gloves.",
                        "author": doctor,
                        "dateCreated": "2021-05-04",
                        "upvoteCount": 7,
                    }
                ],
                "suggestedAnswer": [
                    {
                        "@type": "Answer",
                        "identifier": "#1",
                        "position": 1,
                        "text": "Raise it.",
                        "author": doctor,
                        "dateCreated": "2021-05-04",
                    }
                ],
            },
        }
    ]


def test_schema_org_says_nothing_that_the_record_does_not() -> None:
    assert rows(SchemaOrg(), bare("a")) == [
        {
            "@context": "https://schema.org",
            "@type": "QAPage",
            "mainEntity": {
                "@type": "Question",
                "identifier": "a_bare_site:a",
                "text": bare("a").text,
                "suggestedAnswer": [{"@type": "Answer", "identifier": "#1", "position": 1, "text": "Wait a week."}],
            },
        }
    ]


def test_schema_org_links_only_to_web_addresses() -> None:
    links = [
        msgspec.structs.replace(question("a").related[0], url=url) for url in (None, "javascript:alert(1)", "ftp:x")
    ]
    author = msgspec.structs.replace(answer(1, "x").author, url="data:text/html,x")  # type: ignore[type-var]
    record = question("a", url="JavaScript:alert(1)", related=links, answers=[answer(1, "x", author=author)])
    (page,) = rows(SchemaOrg(), record)
    assert "url" not in page
    assert "relatedLink" not in page
    assert "url" not in page["mainEntity"]["suggestedAnswer"][0]["author"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use of it
def test_json_ld_gives_the_triples_that_it_should() -> None:
    rdflib = pytest.importorskip("rdflib")
    (page,) = rows(SchemaOrg(), question("a", answers=[answer(1, HOSTILE, is_accepted=True)]))
    page["@context"] = {"@vocab": "https://schema.org/"}  # what the context's address gives, without the network
    graph = rdflib.Graph().parse(data=msgspec.json.encode(page).decode(), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    (entity,) = graph.objects(predicate=schema.mainEntity)
    (accepted,) = graph.objects(entity, schema.acceptedAnswer)
    assert (entity, rdflib.RDF.type, schema.Question) in graph
    assert str(graph.value(entity, schema.name)) == "Tingling fingers after cycling"
    assert str(graph.value(accepted, schema.text)) == HOSTILE
    assert str(graph.value(graph.value(accepted, schema.author), schema.name)) == "Ines Varga"


@pytest.mark.parametrize("shape", [Chat(), Chat(Answers.BEST), Chat(Answers.ALL), Pairs(), Parquet(), SchemaOrg()])
def test_the_characters_are_those_of_the_texts(shape: Shape) -> None:
    record = question("a", name=None, headline=None, text="abc", answers=[answer(1, "defgh")])
    assert [characters for _, characters in shape.rows(record)] == [8]
