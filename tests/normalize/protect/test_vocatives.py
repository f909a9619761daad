"""A user name of letters alone: hidden where it is set off as who is spoken to, and lists and words left alone."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.protect import PseudonymKey, rules_for
from normalize.protect.first_names import is_first_name
from normalize.protect.vocatives import user_name, vocatives
from normalize.text.ledger import apply_rules, restore

KEY = PseudonymKey(b"a key for tests only")
LABELLED = Path(__file__).parent / "labelled"
MOST_WORDS_TAKEN = 0.004
"""Of a word's occurrences, if somebody were called by it."""


def hidden(text: str, asker: str, *clinicians: str) -> str:
    """The text with the asker's pseudonym shown as "A"."""
    clean, _ = apply_rules(text, rules_for(asker, clinicians, KEY, hide_clinicians=False))
    return re.sub(r"Asker-\w{8}", "A", clean)


@pytest.mark.parametrize("asker", ["redfox", "redfox77", "red-fox", "RedFox", "martha", "Martha (OP)"])
@pytest.mark.parametrize(
    "text",
    [
        "Had the same last year, {}. Mine went after two weeks.",
        "It hurt. {}, see a doctor.",
        "It hurt.\n{}, did it go?",
        "I had it too, {}",
        "Hope it helps, {}!",
        "Have you seen one, {}? I did.",
        "I had it, {}, and mine went after two weeks.",
        "It is fine,{}: rest it.",
        "Same here, {} :)",
        "I agree, {}; rest it.",
        "Rest it, {}\nand wait.",
    ],
)
def test_who_is_spoken_to_is_hidden(asker: str, text: str) -> None:
    assert hidden(text.format(asker.removesuffix(" (OP)").lower()), asker) == text.format("A")


@pytest.mark.parametrize(
    ("asker", "text"),
    [
        ("redfox", "Some keep a redfox, and a redfox keeps well."),
        ("redfox", "Seen there: a wolf, a bear, redfox, badger, owl."),
        ("redfox", "It was wolves, redfox and badgers. Wolves, redfox, and badgers."),
        ("redfox", "By size, wolf, redfox. wolf,\nredfox,\nbear."),
        ("redfox", "They said it, redfox_7. They said it, redfoxes. They said it, redfox.example or so."),
        ("redfox", "See the page, redfox://a or so, redfox:a and all."),
        ("hope", "What remains is one thing, hope. hope, too, heals."),
        ("pilot", "I work as a driver, pilot. So am I, pilot."),
        ("mom", "It was said by one person, mom."),
        ("b12", "They looked at one value, b12."),
        ("red fox", "They looked at one thing, red fox."),
        ("Guest", "They all had it, guest."),
    ],
)
def test_words_and_lists_stay(asker: str, text: str) -> None:
    assert hidden(text, asker) == text


def test_part_of_a_clinicians_name_stays() -> None:
    assert hidden("Ask the one who knows, redfox.", "redfox", "nurse, redfox") == "Ask the one who knows, A."
    assert hidden("Ask the one, redfox, MD, who knows.", "redfox") == "Ask the one, redfox, MD, who knows."


def test_hardly_a_word_is_taken_if_somebody_is_called_by_it() -> None:
    """Every lower-case word of the labelled texts that the lexicon does not know, as if it were the asker's name."""
    stood = taken = 0
    for path in sorted(LABELLED.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            for word in sorted(set(re.findall(r"(?<![\w'@./:-])[a-z]{3,}(?![\w'@/:-])", text))):
                if user_name(word) and not is_first_name(word):
                    stood += len(re.findall(rf"\b{word}\b", text))
                    taken += len(list(vocatives(text, word, ())))
    assert stood > 3000
    assert taken <= MOST_WORDS_TAKEN * stood


PIECES = (
    "redfox", "Redfox", "wolf", ",", ", ", ".", ". ", "!", "?", " ", "\n", " and ", ":", "; ", "-", "'s", '"', "\uff0c",
    "\u2026", "Dr. ", "Asker-abcdefg2", "Hi ", "5", "\u0130", "(", ")",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text()


@given(st.sampled_from(["redfox", "RedFox77", "red-fox", "\u0130bo", "wolf"]), TEXTS)
def test_all_can_be_put_back_and_twice_is_once(asker: str, text: str) -> None:
    rule = rules_for(asker, [], KEY, hide_clinicians=False)[-1]
    clean, cuts = apply_rules(text, [rule])
    assert restore(clean, cuts) == text
    assert apply_rules(clean, [rule]) == (clean, [])


@pytest.mark.parametrize(
    "piece", ["redfox", "redfox ", ", redfox", "redfox, ", ",", ", ", "a, redfox, and ", "\nredfox,"]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    text = f"redfox, {piece * (100_000 // len(piece))} redfox, " + "a " * 50_000 + ", redfox."
    started = time.process_time()
    list(vocatives(text, "redfox", ["redfox jones"]))
    assert time.process_time() - started < 4
