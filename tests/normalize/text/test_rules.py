"""What each rule takes out, and how the lists play together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from normalize.text import HUMAN_TEXT_RULES, SITE_TEXT_RULES, TITLE_RULES, human_text_rules
from normalize.text.ledger import Cut, Edit, apply_rules, restore

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTICE = (
    "These answers are for educational purposes only. If this is a medical emergency, call for help."
    " Nothing here makes a doctor and patient relationship."
)
RULES = {rule.__name__: rule for rule in (*human_text_rules(soft_line_breaks=True), *TITLE_RULES)}


@pytest.mark.parametrize(
    ("rule", "raw", "clean"),
    [
        ("mojibake", "donâ€™t take Â½ tablet", "don’t take ½ tablet"),
        ("mojibake", "åŠŸèƒ½æ\xad£å¸¸", "功能正常"),
        ("mojibake", "cafÃƒÂ© and donâ€™t", "café and don’t"),
        ("mojibake", "don‚Äôt", "don’t"),
        ("mojibake", "It\x92s \x93fine\x94", "It’s “fine”"),
        ("mojibake", "naïve but dÃ©jÃ\xa0 vu", "naïve but déjà vu"),
        ("mojibake", "\u00a0â€™s\u00a0Ã©\u00a0", "\u00a0’s\u00a0é\u00a0"),
        ("mojibake", "\ufffd\ufffd Ã© \ufffd\ufffd", "\ufffd\ufffd é \ufffd\ufffd"),
        ("control_characters", "a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("control_characters", "\ufeffi\u00adbu\u200bpro\x00fen\u200d", "ibuprofen"),
        ("control_characters", "5 mg\u202e gm 05\u202c", "5 mg gm 05"),
        ("nfc", "cafe\u0301 10³/µL", "café 10³/µL"),
        ("stray_backslashes", "腎功\\能許\\多", "腎功能許多"),
        ("spaces", "\u3000 a \u00a0b\t\tc\u2009d  \n  e ", "a b c d\ne"),
        ("spaces", "x  y\n```\nx  y\n```\nx  y", "x y\n```\nx  y\n```\nx y"),
        ("spaces", "```\nnobody  closes", "```\nnobody closes"),
        ("blank_lines", "\n\na\n\n\nb\n", "a\n\nb"),
        ("blank_lines", "\n\n\n\n", ""),
        ("one_line", "a\n\n b\n", "a b"),
        ("sentence_breaks", "Dr.\nLin said.\nRest.\n\nBye.", "Dr. Lin said. Rest.\n\nBye."),
        ("sentence_breaks", "頭痛。\n三天了。\nMRI ok", "頭痛。三天了。 MRI ok"),
        ("sentence_breaks", "아프다\n어제", "아프다 어제"),
        ("sentence_breaks", "I take\n2.5 mg", "I take 2.5 mg"),
        ("sentence_breaks", "see\n```\nx\n```\nthere\nnow", "see\n```\nx\n```\nthere now"),
        ("bindings", "{{ votes >= 0 ? '+' + votes : votes }}\nRest.", "Rest."),
        ("bindings", "Rest.\n{{ voteCount }}", "Rest."),
        ("bindings", "{{ upvoteCount | shortNum }}", ""),
        ("bindings", "{{::answer.helpful | number : 0}}\nIce.", "Ice."),
        ("bindings", "Seen by {{ n }} {{ n === 1 ? 'person' : 'people' }}.", "Seen by {{ n }}."),
        ("bindings", "It hurts {{ isNew && 'new' }} here", "It hurts here"),
        ("bindings", "Copyright {{ new Date().getFullYear() }} Clinic", "Copyright Clinic"),
        ("bindings", "a\n{{ x > 1\n ? 'y' : 'z' }}\nb", "a\nb"),
        ("bindings", "`{{ a ? b : c }}` and {{ a ? b : c }}", "`{{ a ? b : c }}` and"),
        ("bindings", "angular artery {{ likes > 1 ? 's' : '' }}", "angular artery"),
        ("erb_tags", "Hi <% if user.new? %>there", "Hi there"),
        ("erb_tags", "<%= votes %>\nRest.", "Rest."),
        ("template_literals", "Rest.\n${n === 1 ? 'vote' : 'votes'}", "Rest."),
        ("script_debris", "[object Object]\nNaN%\nundefined\nRest.", "Rest."),
        ("read_more", "Rest.\n\n[Read More] Sore Heels\n\nIce.", "Rest.\n\n\nIce."),
        ("share_bar", "Share to:\n\nSore heels", "\nSore heels"),
        ("might_like", "Rest.\nYou might also like...\n", "Rest.\n"),
        ("vote_line", "+12\n\nRest.", "Rest."),
        ("vote_line", "-1\n+2\nRest.", "Rest."),
        ("disclaimer", f"Rest.\n\n{NOTICE}\n\n{NOTICE}\n", "Rest."),
        ("disclaimer", NOTICE, ""),
        (
            "bullets",
            "  • Rest\n  ◦ Ice\n* Walk\n– Run\n•Sleep\n   - Eat > 5",
            "- Rest\n- Ice\n- Walk\n- Run\n- Sleep\n- Eat > 5",
        ),
    ],
)
def test_rule(rule: str, raw: str, clean: str) -> None:
    found, cuts = apply_rules(raw, [RULES[rule]])
    assert found == clean
    assert restore(found, cuts) == raw


def test_a_panel_answer_keeps_the_line_breaks_of_its_author() -> None:
    raw = (
        "\n{{ n >= 0 ? '+' + (n + 1) : (n + 1) }}\n\n\u00a0\u00a0 Dear Mo,\u00a0 two things.\nFirst:\n\n"
        "  • Sleep\u00a0more\n  • Walk \n\nBest,\n\nDr. Ito\u00a0\n\nYou might also like...\n\n" + NOTICE
    )
    clean, cuts = apply_rules(raw, HUMAN_TEXT_RULES)
    assert clean == "Dear Mo, two things.\nFirst:\n\n- Sleep more\n- Walk\n\nBest,\n\nDr. Ito"
    assert {cut.rule for cut in cuts} == {"spaces", "bindings", "might_like", "disclaimer", "bullets", "blank_lines"}
    assert restore(clean, cuts) == raw


def test_a_reply_loses_the_line_break_after_every_sentence() -> None:
    raw = "\n\nHello Dr.\nHsu: my heel hurts.\nWhat helps?\n\nThank you.\n"
    clean, cuts = apply_rules(raw, human_text_rules(soft_line_breaks=True))
    assert clean == "Hello Dr. Hsu: my heel hurts. What helps?\n\nThank you."
    assert restore(clean, cuts) == raw


def test_site_text_keeps_single_line_breaks() -> None:
    raw = "\n\nCauses\n1. Strain: rest.\n\n\n2. Gout: ask.\n\nThese include:\n- Ice\n\n- Heat\n"
    clean, _ = apply_rules(raw, SITE_TEXT_RULES)
    assert clean == "Causes\n1. Strain: rest.\n\n2. Gout: ask.\n\nThese include:\n- Ice\n\n- Heat"


def test_a_title_is_one_line() -> None:
    assert (
        apply_rules("\n Sore\u00a0heels:\n{{ n > 1 ? n : '' }}\nwhat now?\n", TITLE_RULES)[0] == "Sore heels: what now?"
    )


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="spaces"):
        apply_rules("a", [RULES["spaces"], RULES["nfc"], RULES["spaces"]])


@pytest.mark.parametrize(
    "cut",
    [
        Cut("r", 1, 2, "b", "x"),
        Cut("r", 9, 9, "", ""),
        Cut("r", -1, 0, "b", ""),
        Cut("r", 1, 3, "b", ""),
    ],
    ids=["other text", "behind the end", "before the start", "other length"],
)
def test_a_cut_that_does_not_fit_is_refused(cut: Cut) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        restore("ac", [cut])


def test_an_edit_that_changes_nothing_is_no_cut() -> None:
    assert apply_rules("ab", [_same]) == ("ab", [])


def _same(text: str) -> Iterator[Edit]:
    yield Edit(0, 1, text[0])
