"""Laws of the privacy rules for any text: nothing raises, twice is once, all can be put back, doses stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.protect import PseudonymKey, find_asker_names, rules_for
from normalize.text.ledger import Rule, apply_rules, restore

KEY = PseudonymKey(b"a key for tests only")
RULES = rules_for("Nia Lund", ["Mia Okafor"], KEY, hide_clinicians=True)
PIECES = (
    "Dear ", "Hello ", "Hi ", "Nia", "Nia Lund", "nia", "Lund", "Miss ", "Dr. ", "Mia Okafor", " MD", "Thanks, ",
    "\n", ". ", ", ", " ", ": ", "@", "nia_82", "nia@post.example", " (at) post dot example", "instagram: ", "u/",
    "https://", "www.", "facebook.com/nia", "MRN ", "48-22130", "case no. ", "SSN ", "219-09-9999", "A123456789",
    "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32", "+1 415 555 0132", "(415) 555-0132", "415-555-0132",
    "call ", "12 Elm Street", ", Boise, ID 83702", "P.O. Box 12", "No. 5, ", "House 7, Street 2, ",
    "Lindenstr. 5, 10115 Berlin", "'s", "-", "[EMAIL-abcdefg2]", "Asker-abcdefg2", "(", ")", "2016/09/14", "x",
    "My name is ", "I'm ", "Best,\n", "- ", "小安", "您好", "路12號",
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
AMOUNTS = st.one_of(
    st.from_regex(
        r"\A[1-9][0-9]{0,2}([.,][0-9]{1,2})?(½|¼)? ?"
        r"(mg|µg|mcg|mL|mg/kg|10³/µL|°C|IU/L|mmol/L|cc|mm|%|weeks|years old)\Z"
    ),
    st.from_regex(
        r"\A(HbA1c [4-9]\.[0-9]|[1-9][0-9]{2}/[1-9][0-9]|T-score -[0-3]\.[0-9]|2×500|WBC [0-9]{4,5}|L4-L5|"
        r"ICD-10 M54\.5|CPT 15823|rs1801133|NCT04280705|PMID [0-9]{8}|\$[1-9],[0-9]{3}|375cc|"
        r"201[0-9]/0[1-9]/1[0-9]|[0-9]{2}:[0-5][0-9])\Z"
    ),
)
PROSE = "took the since and after my about of this pain was daily then with for but still more tablets result scan"
WORDS = st.sampled_from(PROSE.split())
HOSTILE = (
    "a", "A ", "1", "12 ", "1-", "+1 ", "@", "a@", "a@b.", "a at b dot c ", "www.", "https://a/", "facebook.com/",
    "u/", "instagram: a ", "my name is ", "I'm A ", "Dear A ", "Dear Nia, ", "Nia ", "Hello Miss ", "Thanks, ",
    "\n", "- A", "12 Elm ", "12 Elm Street, ", "1 A St ", "No. 1, ", "House 1 A, ", "rue de la ", "路1", "MRN ",
    "MRN: 1", "case no. A", "AB12 CDEF ", "Dr. A ", "Mia Okafor", "[EMAIL-aaaaaaaa]", "call me 1 ",
    "phone number is ", "415-555-", "A-", "A'", "a, A", ". A", "from A, ", "Best, ", "12 A B C D ", "A, B ", "İ",
    "1 a ", "A, 34, ", "Hello! A, ", "1 A Nagar, ", "-12 ", "a.bc ", "my x a_b ", "1st ", "C/ A 1, ",
)  # fmt: skip
OPENERS = (
    "Dear Nia, MRN 48-22130, 12 Elm Street, a@b.example (at) c dot example https://x.example instagram: a_1 "
    "No. 1 House 7, rue 1 "
)


@given(TEXTS)
def test_the_ledger_puts_back_what_was_taken(text: str) -> None:
    clean, cuts = apply_rules(text, RULES)
    assert restore(clean, cuts) == text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@given(text=TEXTS)
def test_a_rule_yields_edits_in_order_and_twice_is_once(rule: Rule, text: str) -> None:
    done = 0
    for start, end, *_ in rule(text):
        assert done <= start < end <= len(text)
        done = end
    clean, _ = apply_rules(text, [rule])
    assert apply_rules(clean, [rule]) == (clean, [])


@given(TEXTS, TEXTS)
def test_names_are_found_in_any_text_and_in_any_order(question: str, answer: str) -> None:
    found = find_asker_names([question], [answer, question], ["Mia Okafor"])
    assert found == find_asker_names([question], [question, answer], ["Mia Okafor"])
    assert list(found) == sorted(found)


@given(st.lists(st.one_of(AMOUNTS, WORDS), min_size=1, max_size=14).map(" ".join))
def test_doses_values_codes_and_dates_are_never_touched(text: str) -> None:
    assert apply_rules(text, RULES) == (text, [])


@given(
    st.permutations(
        [
            "nia@post.example",
            "(415) 555-0132",
            "MRN 48-22130",
            "@nia_82",
            "SSN 219-09-9999",
            "www.facebook.com/nia.l",
            "12 Elm Street",
        ]
    )
)
def test_a_value_has_one_placeholder_in_any_order(values: list[str]) -> None:
    alone = {value: apply_rules(value, RULES)[0] for value in values}
    assert len(set(alone.values())) == len(values)
    assert apply_rules(" and; ".join(values), RULES)[0] == " and; ".join(alone[value] for value in values)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    for opener in ("x ", OPENERS):
        text = opener + piece * (100_000 // len(piece)) + " x"
        for rule in RULES:
            started = time.process_time()
            list(rule(text))
            assert time.process_time() - started < 20, rule.__name__  # minutes, if it were quadratic
        started = time.process_time()
        find_asker_names([text], [text], [])
        assert time.process_time() - started < 30
