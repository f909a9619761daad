"""Pages that share nearly all their words and ask, or are answered, something else; and slips that change nothing."""

from __future__ import annotations

import time
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.graph.human_text import count_words, fold_characters
from normalize.graph.marks import marks_of
from tests.normalize.graph.pages import Page, edited, graph_of, merged_into, page, prose, ties, verdicts_of

LONG = [word for word in prose(Random("pasted"), 330) if not marks_of(word)][:300]
PASTED = " ".join(LONG)


def said(asked: str, *answers: str, key: str = "1", title: str | None = None) -> Page:
    return page(key, title, asked, answers or (PASTED,))


def tied(one: Page, other: Page) -> bool:
    """Both are kept, in one group."""
    graph = graph_of([one, other])
    return merged_into([one, other]) == {} and len({verdict.group for verdict in graph.verdicts}) == 1


def test_questions_with_the_same_long_text_pasted_below_stay_apart() -> None:
    rng = Random("six")
    pages = [
        page(
            str(number),
            " ".join(prose(rng, 6)),
            f"{' '.join(prose(rng, 12))} {PASTED}",
            [" ".join(prose(rng, 6))],
        )
        for number in range(6)
    ]
    assert merged_into(pages) == {}
    assert len({verdict.group for verdict in verdicts_of(pages).values()}) == 1


def test_pasted_texts_without_titles_are_told_apart_by_their_answers() -> None:
    pages = [said(PASTED, "Rest it, please.", key="1"), said(PASTED, "Have a scan made soon.", key="2")]
    assert tied(*pages)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is 5 mg of it a day too much for me?", "Is 50 mg of it a day too much for me?"),
        ("My left ear has been ringing since May, why?", "My right ear has been ringing since May, why?"),
        ("Can I take aspirin with my blood pressure pills?", "Can I take ibuprofen with my blood pressure pills?"),
        ("Should I stop the drops before the scan?", "Should I not stop the drops before the scan?"),
        ("Is it safe?", "Is this safe?"),
        ("Is a value of +5 normal after the drops?", "Is a value of -5 normal after the drops?"),
        ("Is a value of <5 normal after the drops?", "Is a value of > 5 normal after the drops?"),
        ("Is a share of 5 normal after the drops?", "Is a share of 5% normal after the drops?"),
        ("Is a count of 10³ normal after the drops?", "Is a count of 103 normal after the drops?"),
        ("Is a dose of 5.0 normal after the drops?", "Is a dose of 50 normal after the drops?"),
        ("Is half of 11⁄2 pills normal after the drops?", "Is half of 1½ pills normal after the drops?"),
    ],
)
def test_one_word_or_sign_makes_another_question(one: str, other: str) -> None:
    assert tied(said(one, key="1"), said(other, key="2"))
    if marks_of(one) != marks_of(other):
        long = " ".join(LONG[:80])
        assert tied(said(f"{one} {long}", key="1"), said(f"{other} {long}", key="2"))


@pytest.mark.parametrize(("one", "other"), [("+5", "-5"), ("<5", ">5"), ("5%", "5"), ("5.0", "50"), ("10³", "103")])
def test_signs_make_another_short_text(one: str, other: str) -> None:
    pages = [page(str(at), "My lab result", f"It says {value} today.") for at, value in enumerate((one, other))]
    assert merged_into(pages) == {}
    twice = [*pages, page("2", "My Lab\u00a0Result", f"It  says {one}\ntoday.")]
    assert merged_into(twice) == {"2": "0"}


def test_short_texts_of_the_same_words_hang_together() -> None:
    pages = [page("1", "Is 5 normal?"), page("2", "Is <5 normal?"), page("3", "Is +5 normal?", site="doctor_panel")]
    assert ties(graph_of(pages)) == {("syndication", "1", "3"), ("syndication", "2", "3")}
    assert ties(graph_of(pages[:2])) == {("alike", "1", "2")}


def test_another_dose_in_an_answer_is_another_answer() -> None:
    asked = " ".join(LONG[:60])
    doses = [f"{PASTED} Take {dose} twice a day." for dose in ("5 mg", "5 g", "15 mg", "5mg")]
    pages = [said(asked, dose, key=str(at)) for at, dose in enumerate(doses)]
    assert merged_into(pages) == {"3": "0"}


def test_an_answer_that_stands_on_one_page_alone_is_never_lost() -> None:
    both = said(PASTED, "Rest it, please.", "Have a scan made soon.", key="1")
    one, other = said(PASTED, "Have a scan made soon!", key="2"), said(PASTED, "Cool it.", key="3")
    assert merged_into([both, one]) == {"2": "1"}
    assert merged_into([both, other]) == {}


def test_slips_make_no_other_question() -> None:
    asked = "My mother has had a numb chin without any pain since the dentist drilled; should she wait or be seen?"
    slips = asked.replace("mother", "mohter").replace("without", "withuot").replace("numb", "Numb")
    assert merged_into([said(asked, key="1"), said(slips, key="2")]) == {"2": "1"}
    typographic = page("4", "Don\u2019t \u201cwait\u201d \u2013 go?")
    assert merged_into([page("3", 'Don\'t "wait" - go?'), typographic]) == {"4": "3"}


SYLLABLES = "眼皮跳动夜班以后早上同事咖啡喝水睡觉医生检查神经头痛手麻脚肿发烧咳嗽胃酸皮疹关节耳鸣牙龈"


def sentence(rng: Random, clauses: int) -> list[str]:
    return ["".join(rng.choices(SYLLABLES, k=9)) for _ in range(clauses)]


def test_near_copies_in_a_script_without_spaces_are_found() -> None:
    rng = Random("han")
    pages, copies = [], {}
    for number in range(40):
        asked, answer = sentence(rng, 8), sentence(rng, 20)
        pages.append(page(f"{number:02}", "，".join(asked[:2]), "，".join(asked[2:]), ["，".join(answer)]))
        slip = [answer[0][:4] + "呢" + answer[0][5:], *answer[1:]]
        copies[f"{number:02}b"] = f"{number:02}"
        pages.append(page(f"{number:02}b", "，".join(asked[:2]), "，".join(asked[2:]), ["，".join(slip)]))
    assert merged_into(pages) == copies


def test_a_side_in_a_script_without_spaces_makes_another_question() -> None:
    words = "，".join(sentence(Random("side"), 30))
    assert tied(said(f"左眼{words}", words, key="1"), said(f"右眼{words}", words, key="2"))


def test_a_phrase_in_a_script_without_spaces_ties_nothing() -> None:
    rng = Random("phrase")
    pages = [page(str(at), None, "".join(sentence(rng, 6)), ["谢谢您的提问请到医院就诊检查一下"]) for at in range(3)]
    assert ties(graph_of(pages)) == set()
    assert count_words(list("谢谢您的提问请到医院就诊检查一下")) < 15


@given(st.text(), st.text())
def test_any_text_has_characters_and_marks(one: str, other: str) -> None:
    assert fold_characters(f"\n{one} \t{other} ") == fold_characters(f"{one}\u00a0{other}")
    assert marks_of(f"{one}\n\n{other}") == marks_of(f"{one}\u2003\n{other} ")


@pytest.mark.parametrize("bad", ["a", "1.", "- ", "<= ", "5 mm h", "n't", "左", "1/", "not "])
def test_a_long_text_costs_little(bad: str) -> None:
    text = (bad * 100_000)[:100_000]
    begun = time.process_time()
    marks_of(text)
    assert time.process_time() - begun < 20


def test_edits_of_the_planted_pages_leave_figures_and_sides() -> None:
    words = prose(Random("edits"), 400)
    for one, other in combinations([words, edited(words, 30, Random("a")), edited(words, 30, Random("b"))], 2):
        assert one != other
        assert marks_of(" ".join(one)) == marks_of(" ".join(other))
