"""A cut is shown in the text that its rule was given, and no part of a name with it."""

from __future__ import annotations

from time import process_time

from msgspec import structs

from normalize.assemble import assemble
from normalize.context import Context
from normalize.corpus import LedgerEntry
from normalize.protect.masking import MASK
from normalize.report.masked import Masked
from normalize.report.tallies import Sample
from normalize.settings import Settings
from normalize.text.ledger import Cut, restore
from normalize.text.repeated import Repeated
from tests.report.corpora import one_question

_RAW = "> Nia Lund waits. Rest  now."
_CLEAN = "Nia_Lund waits. Rest now."
_CUTS = [
    Cut("bullets", 0, 2, "> ", ""),
    Cut("spaces", 3, 4, " ", "_"),
    Cut("spaces", 20, 22, "  ", " "),
]
_NAMED = [Cut("asker_name", 0, 8, "Nia Lund", "Asker-2ypkottk")]


def _masked() -> Masked:
    question = assemble(one_question(), Context(Settings(), None, Repeated())).question
    entry = LedgerEntry(id=question.id, cuts={"text": _CUTS, "name": _NAMED}, parsed={})
    return Masked(Sample(structs.replace(question, text=_CLEAN, name="Asker-2ypkottk"), entry))


def test_the_ledger_is_one() -> None:
    assert restore(_CLEAN, _CUTS) == _RAW


def test_a_cut_inside_a_name_is_passed_over() -> None:
    example = _masked().example("spaces")
    assert example is not None
    assert (example.left, example.was, example.now, example.right) == (f"{MASK} waits. Rest", "␣␣", "␣", "now.")


def test_what_was_cut_before_stands_there() -> None:
    example = _masked().example("bullets")
    assert example is not None
    assert (example.left, example.was, example.now, example.right) == ("", "> ", "", f"{MASK} waits. Rest  now.")


def test_a_name_is_masked_before_and_a_stand_in_after() -> None:
    example = _masked().example("asker_name")
    assert example is not None
    assert (example.left, example.was, example.now, example.right) == ("", MASK, "Asker-2ypkottk", "")
    assert _masked().record.title == MASK


def test_of_a_long_text_without_a_title_no_more_is_masked_than_may_be_shown() -> None:
    question = assemble(one_question(), Context(Settings(), None, Repeated())).question
    names = [Cut("asker_name", 2 * at, 2 * at + 1, f"Nia{at} Lund", "A") for at in range(3_000)]
    entry = LedgerEntry(id=question.id, cuts={"text": names}, parsed={})
    text = "Nia7 Lund asks. " + "Nia8 " * 1_000_000
    masked = Masked(Sample(structs.replace(question, name=None, headline=None, text=text), entry))
    begun = process_time()
    title = masked.record.title
    assert process_time() - begun < 2
    assert title is not None
    assert title.startswith(f"{MASK} asks. Nia8 ")
    assert len(title) <= 120


def test_a_rule_that_cut_nothing_has_no_example() -> None:
    assert _masked().example("mojibake") is None
    assert _masked().example("spaces", "cloak") is None


def test_a_ledger_that_does_not_fit_has_no_example() -> None:
    question = assemble(one_question(), Context(Settings(), None, Repeated())).question
    entry = LedgerEntry(id=question.id, cuts={"text": [Cut("spaces", 3, 4, "  ", "?!")]}, parsed={})
    assert Masked(Sample(question, entry)).example("spaces") is None
