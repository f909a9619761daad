"""What was published stays where it was, or the run says that it moved: by the graph, and by whole runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec import structs

from crawler.records import RawAnswer, RawBinding, RawQuestion, RawRecord, RawTeaser
from normalize.graph.splits import Published, Split, split_of
from normalize.graph.verdicts import Moved
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.published import published_groups
from normalize.records import Question
from normalize.settings import Settings
from tests.normalize.graph.pages import SETTINGS, graph_of, page, prose

TEXTS = [" ".join(prose(Random(f"published {number}"), 60)) for number in range(3)]
OTHER_KEY = structs.replace(SETTINGS, split_key="another key")


def raw(key: str, text: str, *, fetched_at: str = "2024-03-01T10:00:00Z", **parts: object) -> RawRecord:
    url = f"https://reply.test/en/article/{key}"
    question = RawQuestion(site="doctor_reply", title="Numb chin?", question=text, url=url, **parts)  # type: ignore[arg-type]
    answered = replace(question, answers=[RawAnswer(text=f"Have a look at it within the week. {text[:40]}")])
    return RawRecord(
        question=answered,
        source=url,
        page_sha256=sha256(f"{key} {fetched_at}".encode()).hexdigest(),
        fetched_at=fetched_at,
    )


def run(output: Path, records: Sequence[RawRecord], **settings: object) -> tuple[list[Question], list[Moved]]:
    """Normalize these records over what the last run has published."""
    (output / "raw").mkdir(parents=True, exist_ok=True)
    lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    (output / "raw" / "doctor_reply.jsonl").write_bytes(lines)
    told = normalize(Settings(output=output, workers=1, spam_limit=1.0, **settings), silent)  # type: ignore[arg-type]
    corpus = (output / "doctor_reply.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Question) for line in corpus], told.moved


def put(group: str, settings: Settings = SETTINGS) -> Published:
    return Published(group, split_of(group, settings))


def group_in(split: Split) -> str:
    """A group's name whose hash says this split."""
    return next(name for name in map("doctor_reply:{}".format, range(1000)) if split_of(name, SETTINGS) == split)


def test_a_copy_that_becomes_a_record_of_its_own_keeps_its_group() -> None:
    before = {"doctor_reply:b": put(group_in("test")), "doctor_reply:a": put(group_in("test"))}
    graph = graph_of([page("a", "Numb?", TEXTS[0]), page("b", "Numb?", TEXTS[1])], before)
    assert [(each.group, each.split) for each in graph.verdicts] == [before["doctor_reply:a"]] * 2
    assert graph.moved == []


def test_what_takes_the_place_of_a_removed_record_takes_its_group() -> None:
    before = {"doctor_reply:a": put(group_in("validation")), "doctor_reply:b": put(group_in("validation"))}
    graph = graph_of([page("b", "Numb?", TEXTS[0])], before)
    assert (graph.verdicts[0].group, graph.moved) == (group_in("validation"), [])


def test_a_copy_that_goes_to_another_record_in_another_split_has_moved() -> None:
    low, high = sorted((group_in("train"), group_in("test")))
    before = {"doctor_reply:a": put(low), "doctor_reply:b": put(high), "doctor_reply:c": put(high)}
    graph = graph_of([page("a", "Numb?", TEXTS[0]), page("b", "Numb?", TEXTS[1]), page("c", "Numb?", TEXTS[0])], before)
    assert graph.verdicts[2].merged_into == "doctor_reply:a"
    assert [(moved.id, moved.published_split, moved.split) for moved in graph.moved] == [
        ("doctor_reply:c", before["doctor_reply:c"].split, before["doctor_reply:a"].split)
    ]


@pytest.mark.parametrize(
    "settings", [OTHER_KEY, structs.replace(SETTINGS, train_share=0.1)], ids=["another key", "other shares"]
)
def test_other_settings_of_the_splits_move_records_and_all_are_told(settings: Settings) -> None:
    pages = [page(f"{number:03}", "Numb?", " ".join(prose(Random(f"move {number}"), 30))) for number in range(60)]
    before = {each.question.id: put(each.question.id) for each in pages}
    graph = graph_of(pages, before, settings)
    expected = {name for name in before if split_of(name, settings) != split_of(name, SETTINGS)}
    assert {moved.id for moved in graph.moved} == expected
    assert 0 < len(expected) < 60
    unknown = {name: Published(each.group, None) for name, each in before.items()}
    assert graph_of(pages, unknown, settings).moved == []


def test_duplicates_are_published_with_what_they_were_merged_into(tmp_path: Path) -> None:
    lines = [
        {"id": "s:a", "group": "s:0", "split": "test", "duplicate_ids": ["s:b", "s:c"]},
        {"id": "s:c", "group": "s:c", "split": "train", "duplicate_ids": []},
        {"id": "s:d", "group": None, "split": None},
        {"id": "s:e", "group": "s:e", "split": "elsewhere"},
        {"id": "s:f", "group": "s:f"},
    ]
    (tmp_path / "s.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, lines)) + b"\n[1")
    assert published_groups(tmp_path) == {
        "s:a": Published("s:0", "test"),
        "s:b": Published("s:0", "test"),
        "s:c": Published("s:c", "train"),
        "s:f": Published("s:f", None),
    }


def test_whole_runs_leave_copies_where_they_were(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first, copy = raw("1", TEXTS[0]), raw("2", TEXTS[0])
    (kept,), moved = run(output, [first, copy])
    assert (len(kept.duplicate_ids), moved) == (1, [])
    refetched = raw(kept.id.rpartition("/")[2], TEXTS[1], fetched_at="2024-06-01T10:00:00Z")
    refetched = replace(refetched, question=replace(refetched.question, url=kept.url))
    apart, moved = run(output, [first, copy, refetched])
    assert (len(apart), moved) == (2, [])
    assert {(each.group, each.split) for each in apart} == {(kept.group, kept.split)}
    (left,), moved = run(output, [each for each in (first, copy) if each.question.url != kept.url])
    assert (left.id, left.group, left.split, moved) == (kept.duplicate_ids[0], kept.group, kept.split, [])


def test_whole_runs_tell_what_another_key_moves(tmp_path: Path) -> None:
    output = tmp_path / "output"
    records = [raw(str(number), " ".join(prose(Random(f"key {number}"), 40))) for number in range(20)]
    before, _ = run(output, records)
    after, moved = run(output, records, split_key="another key")
    was = {each.id: each.split for each in before}
    assert {each.id for each in moved} == {each.id for each in after if each.split != was[each.id]} != set()


def test_a_teaser_whose_name_the_markup_takes_away_has_no_link(tmp_path: Path) -> None:
    teasers = [RawTeaser(title="{{ x }}", question="Gone?"), RawTeaser(title="Lids {{ x }}", url=raw("2", "").source)]
    unrendered = [RawBinding(text="{{ x }}", mark="twin")]
    records = [raw("1", TEXTS[0], teasers=teasers, unrendered=unrendered), raw("2", TEXTS[1])]
    corpus, _ = run(tmp_path / "output", records)
    (teasing,) = [each for each in corpus if each.related]
    (other,) = [each for each in corpus if not each.related]
    assert [(link.name, link.question_id, link.match) for link in teasing.related] == [("Lids", other.id, "url")]
    assert "nameless_teaser" in teasing.warnings
