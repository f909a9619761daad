"""Which texts sell, shout, advertise or say next to nothing, case by case from the data, and at what cost."""

from __future__ import annotations

import json
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.quality.signals import is_short, is_shouted
from normalize.quality.spam import spam_score
from normalize.quality.upsell import ends_by_selling

CASES = Path(__file__).parents[1] / "cases"
UPSELL = msgspec.json.decode((CASES / "quality_upsell.json").read_bytes(), type=dict[str, list[str]])
GOLD = Path(__file__).parents[3] / "shared" / "gold"


class SpamCase(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    least: float = 0.0
    most: float = 1.0


class ShoutingCase(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    shouted: bool


SPAM_CASES = msgspec.json.decode((CASES / "quality_spam.json").read_bytes(), type=list[SpamCase])
SHOUTING = msgspec.json.decode((CASES / "quality_shouting.json").read_bytes(), type=list[ShoutingCase])


@pytest.mark.parametrize("text", UPSELL["sells"])
def test_selling_is_told(text: str) -> None:
    assert ends_by_selling(text)
    assert ends_by_selling(text.replace("'", "\u2019") + "\n\nKind regards,\n\nMia Okafor, MD\nTampa")


@pytest.mark.parametrize("text", UPSELL["does_not_sell"])
def test_advice_is_no_selling(text: str) -> None:
    assert not ends_by_selling(text)


def test_what_stands_before_the_end_is_not_looked_at() -> None:
    advice = "Keep the wound dry for two days and sleep with your head up. " * 4
    assert not ends_by_selling(f"Call our office today for a free consultation. {advice}")
    assert ends_by_selling(f"{advice} Call our office today for a free consultation.")


@pytest.mark.parametrize("case", SPAM_CASES, ids=lambda case: case.text[:40])
def test_spam_scores_high_and_patients_do_not(case: SpamCase) -> None:
    assert case.least <= spam_score(case.text) <= case.most


def test_a_subject_and_a_pitch_far_apart_are_little() -> None:
    filler = "The scar was massaged every evening with a plain cream for a month. " * 100
    assert spam_score(f"I work in a casino. {filler} Here is the picture: https://images.test/1") < 0.1


@pytest.mark.parametrize("case", SHOUTING, ids=lambda case: case.text[:40])
def test_shouting_is_told_from_abbreviations(case: ShoutingCase) -> None:
    assert is_shouted(case.text) is case.shouted


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Yes.", True),
        ("See a neurologist.", True),
        ("Normal, nothing to worry about.", True),
        ("需要回診。", True),
        ("It is normal at six weeks.", False),
        (
            "您好，這是神經放電不穩定造成的，建議多休息、減少咖啡因的攝取，若兩週後仍未改善，請至神經內科門診檢查。",
            False,
        ),
    ],
)
def test_short_texts(text: str, short: bool) -> None:
    assert is_short(text) is short


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the annotated pages beside the project")
def test_no_doctor_of_the_annotated_pages_sells_shouts_or_spams() -> None:
    pages = [json.loads(path.read_bytes()) for path in sorted(GOLD.glob("*.json"))]
    answers = [answer["text"] for page in pages for answer in page["answers"]]
    assert len(answers) > 10
    for text in answers:
        assert not ends_by_selling(text)
        assert not is_shouted(text)
        assert spam_score(text) == 0.0


@given(st.text(max_size=300))
def test_no_string_raises_and_scores_are_shares(text: str) -> None:
    assert 0.0 <= spam_score(text) <= 1.0
    assert ends_by_selling(text) in (True, False)
    assert is_shouted(text) in (True, False)
    assert is_short(text) in (True, False)


WORST = [
    *(
        "a",
        "a ",
        "www.",
        "https://a.",
        "call our ",
        "our a-a-a ",
        "we offer free ",
        "\n",
        ". ",
        "schedule a visit ",
        "1",
    ),
    *("call 12 ", "the abcdef ", "!", " ", "bcdfg", "ab", "email him ", "viagra ", "visit a.b", "AB", "ÀÉ", "x.y@"),
]


@pytest.mark.parametrize("piece", WORST)
def test_the_worst_texts_cost_little(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    for read in (spam_score, ends_by_selling, is_shouted, is_short):
        read(text)
    assert time.perf_counter() - start < 0.3
