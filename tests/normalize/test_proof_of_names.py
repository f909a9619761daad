"""The proof that who asks is named nowhere finds what the rules would have missed, and raises no false alarm."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.records import RawAnswer, RawQuestion, RawRecord
from normalize.assemble import assemble
from normalize.context import Context
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.proof.names import find_name
from normalize.protect import PseudonymKey
from normalize.records import Question
from normalize.settings import Clinicians, Privacy, Settings
from normalize.text.repeated import Repeated
from normalize.verify import verify

KEY = PseudonymKey(b"a key for tests only")
UNPROTECTED = Context(Settings(privacy=Privacy.KEEP), None, Repeated())
PROTECTED = Context(Settings(), KEY, Repeated())


def page(asker: str, *answers: RawAnswer) -> RawQuestion:
    return RawQuestion(
        site="heel_forum",
        title="Numb heel after long walks",
        question="My left heel is numb after 10 km. What helps?",
        asker_line=asker,
        answers=list(answers),
    )


def answer(text: str = "Try a softer shoe.", author: str = "heel_walker", url: str | None = None) -> RawAnswer:
    return RawAnswer(text=text, author_lines=author.split("\n") if author else [], profile_url=url)


def question_of(raw: RawQuestion, context: Context) -> Question:
    record = RawRecord(question=raw, source="https://heels.test/t/1", page_sha256="0" * 64, extractor="test")
    return assemble(record, context).question


def found(raw: RawQuestion) -> str | None:
    """What the proof says of the record that a run would give whose rules take nothing."""
    return find_name(raw, question_of(raw, UNPROTECTED))


@pytest.mark.parametrize(
    ("asker", "text", "told"),
    [
        ("amy_b_77", "I am with @amy_b_77 here.", "@amy_b_77"),
        ("amy_b_77", "I am with @AMY_B_77, too.", "@amy_b_77"),
        ("Amy Lund", "@AmyLund, did the boot help?", "@amylund"),
        ("Amy Lund", "@Amy Lund's boot was too tight.", "@amy lund"),
        ("amyb", "Rest it.@amyb", "@amyb"),
        ("hope", "@hope rest it.", "@hope"),
        ("12345", "@12345 rest it.", "@12345"),
        ("amyb", "amyb said:\nIt hurts.", "amyb said:"),
        ("amyb", "> AmyB wrote on 3 May: it hurts.", "amyb wrote on 3 may:"),
        ("hope", "Hope wrote: it hurts.", "hope wrote:"),
        ("amy_b_77", "See above. amy_b_77 said: it hurts.", "amy_b_77 said:"),
        ("Dr. Lin", "Dr. Lin said: it hurts.", "dr. lin said:"),
        ("amyb (not verified)", "@amyb rest it.", "@amyb"),
        ("Nia", "Hello Miss Nia: rest it.", "Hello Miss Nia"),
        ("redfox", "I had the same last year, redfox. It went.", "i had the same last year, redfox"),
        ("redfox", "It went. So did you try ice, redfox", "so did you try ice, redfox"),
        ("RedFox", "I had the same last year, redfox!\nIt went.", "i had the same last year, redfox"),
    ],
)
@pytest.mark.parametrize("asker_answers", [False, True])
def test_a_name_that_is_left_in_a_text(asker: str, text: str, told: str, asker_answers: bool) -> None:
    raw = page(asker, answer(text))
    if not asker_answers:
        assert found(raw) == told
        return
    raw = page(asker, answer(text), answer("It is better.", asker))
    hidden = question_of(raw, PROTECTED)
    answers = [hidden.answers[0], *hidden.answers[1:]]
    answers[0] = msgspec.structs.replace(answers[0], text=text)
    assert find_name(raw, hidden) is None
    assert find_name(raw, msgspec.structs.replace(hidden, answers=answers)) == told


@pytest.mark.parametrize(
    ("asker", "text"),
    [
        ("amyb", "Write to heels@amyb.example about it."),
        ("amyb", "@amyb_heels and @amyb-heels and @amyb.heels are others."),
        ("amyb", "See https://heels.example/@amyb for more."),
        ("amyb", "The amyb locus is on chromosome 1, they said: wait."),
        ("mom", "My mom said: it is nothing."),
        ("hope", "I hope it heals. All hope said and done: wait."),
        ("Lin", "Dr. Lin said: rest it."),
        ("lin_77", "Nurse lin_77 said: rest it."),
        ("Guest", "@Guest rest it.\nGuest said:\nIt hurts. Hello Guest, rest it."),
        ("Anonymous (not verified)", "Anonymous said:\nIt hurts."),
        ("[deleted]", "deleted wrote: it hurts. @deleted"),
        ("system", "@system Hello system: rest it."),
        ("x", "@x said: it hurts."),
        ("hope", "All of us live on one thing, hope. Rest it."),
        ("pilot", "I work as a kind of driver, pilot."),
        ("redfox", "Seen there: a wolf, redfox. A bear, redfox, wolf: it was a redfox."),
        ("redfox", "I had the same last year, redfoxes. They said, redfox.example or redfox_7."),
    ],
)
def test_what_is_no_name_of_theirs_in_a_text(asker: str, text: str) -> None:
    assert found(page(asker, answer(text))) is None


@pytest.mark.parametrize(
    ("asker", "author", "url", "told"),
    [
        ("amy_b_77", "Amy_B_77", None, "Amy_B_77"),
        ("Amy Lund", "amy  lund", None, "amy lund"),
        ("amyb", "amyb (OP)", None, "amyb (OP)"),
        ("amyb (not verified)", "amyb", None, "amyb"),
        ("amy_b_77", "amy_b_77, Leeds", None, "amy_b_77, Leeds"),
        ("Amy Lund", "Amy Lund, 34", None, "Amy Lund, 34"),
        ("amy_b_77", "amy_b_77_fan of amy_b_77", None, "amy_b_77_fan of amy_b_77"),
        ("amyb", "~amyb~ 34", None, "~amyb~ 34"),
        ("amyb", "", "https://heels.test/u/AmyB", "https://heels.test/u/AmyB"),
        ("amyb", "", "https://heels.test/members/amyb.417/", "https://heels.test/members/amyb.417/"),
        ("amyb", "", "https://heels.test/members/417-amyb.html", "https://heels.test/members/417-amyb.html"),
        ("Amy Lund", "", "https://heels.test/u?name=amy%20lund", "https://heels.test/u?name=amy%20lund"),
        ("amy_b_77", "Amy", "https://heels.test/u/amy-b-77", "https://heels.test/u/amy-b-77"),
        ("amy_b_77", "Amy", "/u/amy_b_77#posts", "/u/amy_b_77#posts"),
    ],
)
def test_a_name_that_is_left_of_an_author(asker: str, author: str, url: str | None, told: str) -> None:
    raw = page(asker, answer(author=author, url=url))
    made = question_of(raw, UNPROTECTED)
    assert made.answers[0].author is not None
    left = msgspec.structs.replace(made.answers[0].author, name=" ".join(author.split()) or None)
    answers = [msgspec.structs.replace(made.answers[0], author=left)]
    assert find_name(raw, msgspec.structs.replace(made, answers=answers)) == told


@pytest.mark.parametrize(
    ("asker", "author", "url"),
    [
        ("amy_b_77", "amy_b_78", "https://heels.test/u/amy_b_78"),
        ("amy_b_77", "amy_b_77_fan", "https://heels.test/u/amy_b_77_fan"),
        ("Mia", "Mia Okafor", "https://heels.test/u/mia-okafor"),
        ("Mia", "Okafor, Mia", "https://heels.test/doctors/mia"),
        ("Amy Lund", "Amy Lund Brandt", None),
        ("Lin", "Dr. Lin", "https://heels.test/doctors/lin"),
        ("Lin", "Lin, MD", "https://heels.test/doctors/lin"),
        ("Lin", "Lin reply Neurology", None),
        ("Lin", "Mei Lin", "https://heels.test/doctors/lin"),
        ("Tampa", "Mia Okafor, MD\nTampa", None),
        ("Guest", "Guest", "https://heels.test/u/guest"),
        ("Anonymous", "anonymous (not verified)", None),
        ("417", "", "https://heels.test/users/417"),
        ("en", "", "https://heels.test/en/417"),
        ("heels", "", "https://heels.test/u/bo"),
        ("...", "...", None),
        ("", "Bo", "https://heels.test/u/bo"),
    ],
)
def test_an_author_who_is_somebody_else(asker: str, author: str, url: str | None) -> None:
    assert found(page(asker, answer(author=author, url=url))) is None


def test_a_greeting_proves_nothing_where_a_clinician_has_the_name() -> None:
    text = "Hello Mia, rest it."
    assert found(page("Mia", answer(text))) == "Hello Mia"
    assert found(page("Mia", answer(text, "Mia Okafor, MD"))) is None
    assert found(page("Mia", answer(text, "Dr. Mia reply Neurology"))) is None


NAMES = st.sampled_from(["amyb", "amy_b_77", "Amy Lund", "hope", "Dr. Lin", "Guest", "77", "\u0130a", "a.b", "x"])
PIECES = st.sampled_from(
    ["@", " ", "\n", " said: ", " wrote ", ":", "> ", "Posted by ", "Hello ", ", ", ".", "'s", "-", "Dr. ", "amyb",
     "amy_b_77", "Amy Lund", "AMY LUND", "amylund", "hope", "Dr. Lin", "rest it"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=10).map("".join)


@given(NAMES, TEXTS, NAMES | TEXTS, st.none() | TEXTS.map("https://heels.test/u/{}".format))
def test_any_page_is_looked_at(asker: str, text: str, author: str, url: str | None) -> None:
    found(page(asker, answer(text or "Rest.", author, url)))


@given(NAMES, TEXTS)
def test_what_is_called_or_quoted_is_what_the_rules_take(asker: str, text: str) -> None:
    raw = page(asker, answer(f"Rest it.\n{text}", "heel_walker"), answer("It is better now.", asker))
    assert find_name(raw, question_of(raw, PROTECTED)) is None


@pytest.mark.parametrize(
    "piece", ["amyb", "amyb ", "@amyb", "amyb said ", "\namyb said", "> ", "Dr. amy_b_77 said:", " "]
)
@pytest.mark.parametrize("asker", ["amyb", "amy_b_77", "amy b"])
def test_hostile_repetition_takes_linear_time(piece: str, asker: str) -> None:
    long = piece * (100_000 // len(piece))
    raw = page(asker, answer(long, "heel_walker", f"https://heels.test/u/{long}"))
    made = question_of(page(asker, answer(author="heel_walker")), UNPROTECTED)
    author = msgspec.structs.replace(made.answers[0].author, name=long, url=f"https://heels.test/u/{long}")  # type: ignore[type-var]
    hostile = msgspec.structs.replace(made.answers[0], text=long, author=author)
    started = time.process_time()
    find_name(raw, msgspec.structs.replace(made, answers=[hostile]))
    assert time.process_time() - started < 4


@pytest.mark.parametrize("clinicians", list(Clinicians))
@pytest.mark.parametrize("asker", ["amy_b_77", "Amy Lund", "hope", "Guest", "redfox"])
def test_the_whole_way_is_proved(
    output: Path,
    write_raw: Callable[[str, Iterable[RawRecord]], Path],
    clinicians: Clinicians,
    asker: str,
) -> None:
    replies = [
        answer(f"@{asker} said: it hurts. Hi {asker}, rest it.\n{asker} wrote:\nIt hurts.", "heel_walker"),
        answer(f"I had the same last year, {asker}. Mine went after two weeks.", "heel_walker"),
        answer("It is better now, after a week.", asker, "https://heels.test/u/417"),
    ]
    raw = replace(page(asker, *replies), url="https://heels.test/t/1")
    write_raw("heel_forum.jsonl", [RawRecord(question=raw, source=raw.url or "", page_sha256="0" * 64, extractor="t")])
    normalize(Settings(output=output, clinicians=clinicians), silent)
    assert str(verify(output)).startswith("Proved")
