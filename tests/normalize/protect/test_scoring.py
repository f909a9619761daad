"""The labelled set is what it says, and the scorer counts what rules do to it, mistakes included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from normalize.text.ledger import Cut, Edit, Rule, apply_rules
from tests.normalize.protect.labelled import snippets as labelled
from tests.normalize.protect.labelled.snippets import Half, Hide, Interval, Keep, Snippet, locate, read
from tests.normalize.protect.scoring import Score, main, mistakes, original_intervals, score, table

GREETED = Snippet(
    place="answer",
    asker="Rose",
    clinicians=["Dr. Amory"],
    text="Dear Ms. Rose, the swelling rose. Write to a.b@example.org or take 5 mg. Dr. Amory",
    hide=[Hide("asker_name", "Rose"), Hide("email", "a.b@example.org")],
    keep=[Keep("word", "rose"), Keep("dose", "5 mg"), Keep("clinician", "Dr. Amory")],
)


def replacing(pattern: str, now: str, name: str) -> Rule:
    def rule(text: str) -> Iterator[Edit]:
        for match in re.finditer(pattern, text):
            yield Edit(*match.span(), now)

    rule.__name__ = name
    return rule


def only_emails(_snippet: Snippet) -> Sequence[Rule]:
    return [EMAIL]


def scored(*rules: Rule) -> Score:
    def rules_for(_snippet: Snippet) -> Sequence[Rule]:
        return rules

    return score(rules_for, [GREETED])


EMAIL = replacing(r"\S+@\S+", "[EMAIL]", "email")
NAME = replacing(r"(Ms\. )?Rose", "[ASKER]", "name")


def test_both_halves_have_enough_of_every_kind() -> None:
    hide: Counter[str] = Counter()
    keep: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    halves: tuple[Half, Half] = ("development", "held_out")
    for half in halves:
        snippets = read(half)
        texts.update(snippet.text for snippet in snippets)
        per_kind = Counter(span.kind for snippet in snippets for span in snippet.hide)
        assert min(per_kind.values()) >= 12
        assert len(per_kind) == 8
        hide += per_kind
        keep.update(span.kind for snippet in snippets for span in snippet.keep)
    assert set(texts.values()) == {1}
    assert not texts.keys() & {snippet.text for snippet in read("fresh")}
    assert min(hide.values()) >= 30
    assert hide.total() >= 360
    assert len(keep) == 13
    assert min(keep.values()) >= 20
    assert keep.total() >= 360


def test_the_fresh_set_has_enough_of_every_kind() -> None:
    snippets = read("fresh")
    hide = Counter(span.kind for snippet in snippets for span in snippet.hide)
    keep = Counter(span.kind for snippet in snippets for span in snippet.keep)
    assert len({snippet.text for snippet in snippets}) == len(snippets)
    assert len(hide) == 8
    assert min(hide.values()) >= 25
    assert hide["asker_name"] >= 100
    assert hide.total() >= 320
    assert len(keep) == 13
    assert min(keep.values()) >= 15
    assert keep.total() >= 320


def test_the_blind_set_has_enough_of_every_kind_and_half_of_it_names_nobody() -> None:
    snippets = read("blind")
    hide = Counter(span.kind for snippet in snippets for span in snippet.hide)
    keep = Counter(span.kind for snippet in snippets for span in snippet.keep)
    others: tuple[Half, Half, Half] = ("development", "held_out", "fresh")
    elsewhere = {snippet.text for half in others for snippet in read(half)}
    assert len({snippet.text for snippet in snippets} - elsewhere) == len(snippets)
    assert len(hide) == 8
    assert min(hide.values()) >= 20
    assert hide["asker_name"] >= 120
    assert hide.total() >= 300
    assert len(keep) == 13
    assert min(keep.values()) >= 15
    assert keep.total() >= 400
    nameless = [snippet for snippet in snippets if all(span.kind != "asker_name" for span in snippet.hide)]
    assert 2 * len(nameless) >= len(snippets)
    sentences = [re.findall(r"[^.!?]{12,}[.!?]", snippet.text) for snippet in snippets]
    assert 3 * sum(len(of_one) >= 4 for of_one in sentences) >= len(snippets)


def test_perfect_rules_score_one() -> None:
    outcome = scored(NAME, EMAIL)
    assert (outcome.found, outcome.recall, outcome.precision) == (2, 1.0, 1.0)
    assert list(mistakes(outcome)) == []


def test_a_later_rule_is_judged_by_where_it_cut_in_the_original() -> None:
    outcome = scored(replacing("^Dear", "To the patient whom I must call dear,", "longer"), NAME, EMAIL)
    assert outcome.missed == outcome.harmed == []
    assert [stray.taken for stray in outcome.stray] == ["Dear"]
    assert outcome.precision == pytest.approx(2 / 3)


def test_rules_that_do_nothing_find_nothing_and_harm_nothing() -> None:
    outcome = scored()
    assert (outcome.recall, outcome.precision) == (0.0, 1.0)
    assert [miss.span.text for miss in outcome.missed] == ["Rose", "a.b@example.org"]


def test_a_span_of_which_one_letter_stays_is_missed() -> None:
    outcome = scored(NAME, replacing(r"a\.b@example\.or", "[EMAIL]", "short"))
    assert [miss.span.kind for miss in outcome.missed] == ["email"]
    assert outcome.stray == []


def test_punctuation_of_a_span_may_stay_and_two_rules_may_share_it() -> None:
    outcome = scored(NAME, replacing(r"\ba\.b(?=@)", "x", "local"), replacing(r"(?<=@)example\.org", "y", "domain"))
    assert outcome.missed == []


def test_a_kept_span_is_harmed_by_any_character() -> None:
    outcome = scored(replacing("(?i)rose", "[ASKER]", "greedy"), EMAIL, replacing(r"m(?=g\.)", "M", "unit"))
    assert [miss.span.kind for miss in outcome.harmed] == ["word", "dose"]
    assert outcome.precision == 0.5


def test_an_insertion_harms_inside_a_kept_span_and_is_stray_beside_it() -> None:
    inside = scored(NAME, EMAIL, replacing("(?<=5 )(?=mg)", "x", "inside"))
    beside = scored(NAME, EMAIL, replacing("(?=5 mg)", "x", "beside"))
    assert (len(inside.harmed), len(inside.stray)) == (1, 0)
    assert (len(beside.harmed), len(beside.stray)) == (0, 1)


def test_cuts_of_what_rules_wrote_stand_for_what_was_there() -> None:
    text = "call 020 7946 0812 now"
    _, cuts = apply_rules(text, [replacing(r"020 7946", "<N>", "first"), replacing(r"> 0812 now", "|", "second")])
    assert original_intervals(text, cuts) == [Interval(5, 13), Interval(5, 22)]
    assert original_intervals("ab", [Cut("end", 2, 2, "", "c"), Cut("all", 0, 3, "abc", "")])[1] == Interval(0, 2)


def test_the_table_names_counts_and_mistakes_name_texts() -> None:
    outcome = scored(NAME)
    assert re.search(r"^email +1 +1 +0\.0000$", table(outcome), re.MULTILINE)
    assert "recall     0.5000   1 of 2" in table(outcome)
    assert [line.split(", asker")[0] for line in mistakes(outcome)] == ["missed email 'a.b@example.org'"]


@pytest.mark.parametrize("half", ["held_out", "fresh", "blind"])
def test_only_the_development_half_shows_its_texts(half: Half, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--half", half], only_emails)
    printed = capsys.readouterr().out
    assert "\nrecall " in printed
    assert "missed phone" not in printed
    main([], only_emails)
    assert "missed phone" in capsys.readouterr().out


def test_the_command_line_names_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    main(["tests.normalize.protect.test_scoring:only_emails"])
    assert re.search(r"^email +\d+ +\d+ +0\.[5-9]", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("rules", ["no.such_module:rules", "json:no_such_rules", "not a name"])
def test_rules_that_are_not_there_get_one_line(rules: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([rules])
    assert f"error: no function {rules}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "occurrence", "found"), [("an annual", 2, Interval(3, 5)), ("aaa", 2, Interval(1, 3))]
)
def test_occurrences_count_inside_words_and_overlapping(text: str, occurrence: int, found: Interval) -> None:
    assert locate(text, Hide("asker_name", text[:2], occurrence)) == found


@pytest.mark.parametrize("span", [Hide("phone", "112", 2), Hide("phone", "119"), Keep("word", "")])
def test_a_label_that_is_not_there_is_refused(span: Hide | Keep) -> None:
    with pytest.raises(ValueError, match="no occurrence"):
        locate("dial 112", span)


@pytest.mark.parametrize(
    ("labels", "complaint"),
    [
        ('"hide": [{"kind": "phone", "text": "112 9"}], "keep": [{"kind": "code", "text": "9 x"}]', "overlap"),
        ('"hide": [{"kind": "phone", "text": " "}], "keep": []', "neither letter nor digit"),
        ('"hide": [{"kind": "telephone", "text": "112"}], "keep": []', "telephone"),
    ],
)
def test_a_wrong_label_is_refused(labels: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = '{"place": "question", "asker": null, "clinicians": [], "text": "dial 112 9 x", ' + labels + "}\n"
    (tmp_path / "held_out.jsonl").write_text(line)
    monkeypatch.setattr(labelled, "LABELLED", tmp_path)
    with pytest.raises(ValueError, match=complaint):
        read("held_out")
