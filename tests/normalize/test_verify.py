"""Each test damages one thing in proved corpora and sees the proof fail by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from crawler.records import RawQuestion, RawRecord, RawTag
from normalize.__main__ import main
from normalize.manifest import Manifest, manifest_json, read_manifest
from normalize.pipeline import normalize
from normalize.progress import silent
from normalize.proof.artefacts import find_artefact, find_teaser
from normalize.records import Question
from normalize.settings import Settings
from normalize.verify import StrangeKeyError, verify
from tests.normalize.conftest import DISCLAIMER

Page = Callable[..., RawRecord]
Write = Callable[[str, Iterable[RawRecord]], Path]


@pytest.fixture
def corpora(output: Path, write_raw: Write, panel: Page, reply: Page) -> Path:
    """Corpora of both styles with everything in them: versions, a reject, a quarantined line."""
    empty = replace(panel(7), question=replace(panel(7).question, title=None, question=None))
    path = write_raw("doctor_panel.jsonl", [*map(panel, range(4)), panel(1, "2020-01-01T00:00:00Z"), empty])
    write_raw("doctor_reply.jsonl", map(reply, range(3)))
    with path.open("ab") as file:
        file.write(b'{"torn')
    normalize(Settings(output=output), silent)
    assert not verify(output).failures
    return output


def failures(output: Path) -> str:
    verdict = verify(output)
    assert verdict.failures
    return str(verdict)


def edit_line(path: Path, number: int, edit: Callable[[dict[str, object]], object]) -> str:
    """Change a line of a file and its checksums in the manifest, so that only the deed itself can give it away."""
    lines = path.read_bytes().splitlines()
    record = json.loads(lines[number])
    edit(record)
    lines[number] = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    write_and_sign(path, b"".join(line + b"\n" for line in lines))
    return str(record["id"])


def write_and_sign(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    output = path.parent if (path.parent / "manifest.json").exists() else path.parent.parent
    manifest = read_manifest(output)
    name = path.relative_to(output).as_posix()
    sums = {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    manifest.files = [msgspec.structs.replace(file, **sums) if file.path == name else file for file in manifest.files]
    write_manifest(output, manifest)


def write_manifest(output: Path, manifest: Manifest) -> None:
    (output / "manifest.json").write_bytes(manifest_json(manifest))


def first_answer(record: dict[str, object]) -> dict[str, object]:
    answers = record["answers"]
    assert isinstance(answers, list)
    answer = answers[0]
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize(
    "edit",
    [
        lambda record: record.update(text=record["text"].replace("mm", "cm")),
        lambda record: record.update(text=record["text"] + " Thanks."),
        lambda record: record.update(name=None),
        lambda record: record.update(headline="Lumps"),
        lambda record: record.update(site_text="Lumps are common."),
        lambda record: first_answer(record).update(text="Most lumps go away."),
        lambda record: first_answer(record).update(name=None),
        lambda record: record["answers"].pop(),
        lambda record: record["answers"].reverse() or [a.update(position=3 - a["position"]) for a in record["answers"]],
    ],
)
def test_a_changed_text_names_its_record(corpora: Path, edit: Callable[[dict[str, object]], object]) -> None:
    identity = edit_line(corpora / "doctor_panel.jsonl", 1, edit)
    assert identity in failures(corpora)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda record: record.pop("upvote_count"), "missing required field"),
        (lambda record: record.update(score=4), "unknown field"),
        (lambda record: record.update(answer_count="2"), "Expected `int | null`"),
        (lambda record: record.update(schema="0.9"), "schema '0.9'"),
        (lambda record: record.update(site="doctor_reply"), "of another site"),
        (lambda record: record.update(warnings=["no_title", "no_answers"]), "warnings not sorted"),
        (lambda record: record.update(text=""), "an empty text"),
        (lambda record: record.update(text=record["text"] + "\nShare to:"), "'Share to:'"),
        (lambda record: first_answer(record).update(text="[Read More] Numb chin"), "[Read More] Numb chin"),
        (lambda record: record["provenance"].update(page_sha256="0" * 64), "provenance: not the raw record's"),
    ],
)
def test_a_line_out_of_shape_names_what_is_wrong(
    corpora: Path, edit: Callable[[dict[str, object]], object], told: str
) -> None:
    edit_line(corpora / "doctor_panel.jsonl", 2, edit)
    report = failures(corpora)
    assert told in report
    assert "doctor_panel.jsonl line 3" in report or "doctor_panel:" in report


@pytest.mark.parametrize("name", ["doctor_panel.jsonl", "ledger/doctor_panel.jsonl"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[1:],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [*lines[:-1], lines[-1][:-40]],
        lambda lines: [*lines[:-1], b"\xff\n"],
        lambda lines: [*lines, b"\n"],
        lambda lines: [b" " + lines[0], *lines[1:]] if b'"schema"' in lines[0] else lines[:1],
        lambda lines: [],
    ],
)
def test_lines_lost_doubled_turned_or_torn(
    corpora: Path, name: str, damage: Callable[[list[bytes]], list[bytes]]
) -> None:
    path = corpora / name
    write_and_sign(path, b"".join(damage(path.read_bytes().splitlines(keepends=True))))
    assert "doctor_panel" in failures(corpora)


@pytest.mark.parametrize("part", range(5))
def test_every_part_of_a_cut_matters(corpora: Path, part: int) -> None:
    def edit(entry: dict[str, object]) -> None:
        cuts = entry["cuts"]
        assert isinstance(cuts, dict)
        cut = cuts["answers/1/text"][0]
        cut[part] = cut[part] + (1 if isinstance(cut[part], int) else "x")

    edit_line(corpora / "ledger/doctor_panel.jsonl", 0, edit)
    assert "not proved" in failures(corpora).lower()


def test_every_cut_matters(corpora: Path) -> None:
    ledger = corpora / "ledger/doctor_reply.jsonl"
    whole = ledger.read_bytes()
    fields = json.loads(whole.splitlines()[0])["cuts"]
    assert set(fields) == {"headline", "text", "answers/1/text", "related/1/question", "related/1/answer"}
    for field, cuts in fields.items():
        for at in range(len(cuts)):
            identity = edit_line(ledger, 0, lambda entry, f=field, n=at: entry["cuts"][f].pop(n))  # type: ignore[misc]
            report = failures(corpora)
            assert identity in report
            assert field in report
            write_and_sign(ledger, whole)
    assert not verify(corpora).failures


@pytest.mark.parametrize(
    "edit",
    [
        lambda record: record.update(group="doctor_panel:0"),
        lambda record: record.update(group=None),
        lambda record: record.update(split="test" if record["split"] == "train" else "train"),
        lambda record: record.update(duplicate_ids=["doctor_reply:0"]),
        lambda record: record["related"][0].update(question_id=record["id"], match="url"),
        lambda record: record["author"].update(pseudonym="Asker-aaaaaaaa"),
        lambda record: record["author"].update(age_min=20),
        lambda record: first_answer(record).update(date_created="2016-09-16"),
        lambda record: record.update(medical_specialty="Urology"),
        lambda record: record.update(language="de"),
    ],
)
def test_a_changed_field_names_its_record(corpora: Path, edit: Callable[[dict[str, object]], object]) -> None:
    identity = edit_line(corpora / "doctor_reply.jsonl", 1, edit)
    assert identity in failures(corpora)


def test_two_records_that_change_places(corpora: Path) -> None:
    path = corpora / "doctor_panel.jsonl"
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    one, other = records[0], records[1]
    for key in ("group", "split"):
        one[key], other[key] = other[key], one[key]
    written = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records)
    write_and_sign(path, "".join(written).encode())
    report = failures(corpora)
    assert f"{one['id']}: its group bears the id of none" in report
    assert f"{other['id']}: its group bears the id of none" in report


def test_every_source_of_a_parsed_field_matters(corpora: Path) -> None:
    ledger = corpora / "ledger/doctor_reply.jsonl"
    whole = ledger.read_bytes()
    sources = json.loads(whole.splitlines()[0])["parsed"]
    assert set(sources) == {
        "asker_line",
        "answers/1/author_lines/1",
        "answers/1/date_line",
        "teasers/1/url",
        "teasers/1/answer_author",
        "tags/1/department",
    }
    for path in sources:
        for edit in (
            lambda entry, p=path: entry["parsed"].pop(p),
            lambda entry, p=path: entry["parsed"].update({p: entry["parsed"][p] + "."}),
        ):
            identity = edit_line(ledger, 0, edit)
            assert f"{identity}: {path}: " in failures(corpora)
            write_and_sign(ledger, whole)
    assert not verify(corpora).failures


def test_a_tie_that_is_missing_or_made_up(corpora: Path) -> None:
    edges = corpora / "graph/edges.jsonl"
    whole = edges.read_bytes()
    assert whole == b""
    made_up = {"kind": "teaser", "source": "doctor_reply:1", "target": "doctor_reply:2", "match": "url", "score": 1.0}
    write_and_sign(edges, json.dumps(made_up, separators=(",", ":")).encode() + b"\n")
    assert "graph/edges.jsonl: more lines than the pages give" in failures(corpora)


def test_another_key_can_not_make_the_pseudonyms_again(corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDQA_PSEUDONYM_KEY", "quite another secret")
    with pytest.raises(StrangeKeyError, match="is another one"):
        verify(corpora)
    monkeypatch.undo()
    (corpora / ".pseudonym-key").unlink()
    with pytest.raises(StrangeKeyError, match="is not there"):
        verify(corpora)


def every_file(output: Path) -> list[str]:
    files = (path.relative_to(output) for path in output.rglob("*") if path.is_file())
    return sorted(str(path) for path in files if path.parts[0] not in ("raw", ".pseudonym-key"))


def test_every_file_matters(corpora: Path) -> None:
    names = every_file(corpora)
    assert len(names) == 12
    for name in names:
        path = corpora / name
        content, mode = path.read_bytes(), path.stat().st_mode
        for damaged in (None, content + b" ", content[:-2], content.replace(b"1", b"2", 1)):
            if damaged is None:
                path.unlink()
            else:
                path.write_bytes(damaged)
            if damaged != content:
                assert Path(name).stem in failures(corpora), (name, damaged)
            path.write_bytes(content)
            path.chmod(mode)
    assert not verify(corpora).failures


@pytest.mark.parametrize("count", ["read", "kept", "merged", "rejected", "quarantined", "answers"])
@pytest.mark.parametrize("site", [None, "doctor_panel"])
def test_every_count_of_the_manifest_matters(corpora: Path, count: str, site: str | None) -> None:
    manifest = read_manifest(corpora)
    counts = manifest.sites[site] if site else manifest.total
    setattr(counts, count, getattr(counts, count) + 1)
    write_manifest(corpora, manifest)
    assert "manifest.json" in failures(corpora)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", "2.0"),
        ("extractors", []),
        ("privacy", "none"),
        ("cuts", {"bindings": 1}),
        ("warnings", {"no_title": 1}),
        ("rejected", {}),
        ("files", []),
        ("shared", []),
        ("sites", {}),
    ],
)
def test_every_key_of_the_manifest_matters(corpora: Path, key: str, value: object) -> None:
    manifest = read_manifest(corpora)
    setattr(manifest, key, value)
    write_manifest(corpora, manifest)
    assert key in failures(corpora) or "not in the manifest" in failures(corpora)


def test_raw_lines_lost_added_or_changed(corpora: Path, panel: Page) -> None:
    path = corpora / "raw/doctor_panel.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    more = msgspec.json.encode(panel(99)) + b"\n"
    for damaged in (lines[1:], [more, *lines], [lines[0].replace(b"lump", b"bump"), *lines[1:]], [b"?\n", *lines]):
        path.write_bytes(b"".join(damaged))
        assert "Not proved" in failures(corpora)
    path.unlink()
    assert "doctor_panel:" in failures(corpora)


def test_a_ledger_that_others_may_read(corpora: Path) -> None:
    (corpora / "ledger/doctor_reply.jsonl").chmod(0o644)
    assert "ledger/doctor_reply.jsonl: readable for others" in failures(corpora)


def test_a_strange_corpus_beside_ours(corpora: Path) -> None:
    (corpora / "extra.jsonl").write_bytes((corpora / "doctor_panel.jsonl").read_bytes())
    assert "extra.jsonl: not in the manifest" in failures(corpora) or "of another site" in failures(corpora)


def test_a_name_in_a_corpus_without_names(corpora: Path) -> None:
    edit_line(corpora / "doctor_reply.jsonl", 0, lambda record: record["author"].update(name="Nia"))  # type: ignore[attr-defined]
    assert "1 record(s) with an asker's name" in failures(corpora)


def test_ten_failures_are_named_and_the_others_counted(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpora / "doctor_panel.jsonl"
    path.write_bytes(path.read_bytes() + b"{}\n" * 30)
    assert main(["verify", "--output", str(corpora)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Not proved: ")
    assert len(lines) == 12
    assert lines[11].startswith("and ")
    assert lines[11].endswith(" more")


@pytest.mark.parametrize(
    ("text", "artefact"),
    [
        ("Rest.\n {{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }} \nIce.", True),
        ("[Read More] Numb chin", True),
        ("Rest.\nYou might also like...\nIce.", True),
        (f"Rest.\n\n{DISCLAIMER}", True),
        ("Rest.\n\nTips should not be relied upon as a substitute of your own doctor.", False),
        (" \n", True),
        ("Write {{ name }} there.", False),
        ("In Angular:\n```\n{{ votes > 1 ? 'votes' : 'vote' }}\n```\nDone.", False),
        ("I pressed [Read More] and lost my text.", False),
        ("Set the menu Share to: nobody.", False),
        ("\\frac{1}{{2}} mg per ½ kg", False),
    ],
)
def test_what_is_an_artefact(text: str, artefact: bool) -> None:
    assert bool(find_artefact(text)) is artefact


@pytest.mark.parametrize(
    "own",
    [
        lambda page, told: replace(page, title=told),
        lambda page, told: replace(page, editorial_title=f"{told} - Neurology"),
        lambda page, told: replace(page, more_info=f"Some say:\n{told}"),
        lambda page, told: replace(page, tags=[RawTag(name=told)]),
        lambda page, told: replace(page, teasers=[replace(page.teasers[0], title=told)]),
        lambda page, told: replace(
            page, question=told.replace("eyelid", "eye\u00adlid").replace(" the ", " t\u200bhe ")
        ),
        lambda page, told: replace(page, answers=[replace(page.answers[0], text=f"You say {told}")]),
    ],
)
def test_a_page_that_says_itself_what_it_teases_is_proved(
    output: Path, write_raw: Write, reply: Page, own: Callable[[RawQuestion, str], RawQuestion]
) -> None:
    page = reply(1)
    told = (page.question.teasers[0].question or "").removesuffix("...")
    write_raw("doctor_reply.jsonl", [replace(page, question=own(page.question, told))])
    normalize(Settings(output=output), silent)
    assert not verify(output).failures


@pytest.mark.parametrize(
    ("asker", "text"),
    [("Mia", "Dear Mia Okafor, it tingles."), ("Sir", "Hello Sir and welcome."), ("Team", "Dear Team, it tingles.")],
)
def test_greetings_of_others_are_no_leak(output: Path, write_raw: Write, reply: Page, asker: str, text: str) -> None:
    page = reply(1)
    question = replace(page.question, asker_line=f"{asker}, 30 year old female", question=text)
    write_raw("doctor_reply.jsonl", [replace(page, question=question)])
    normalize(Settings(output=output), silent)
    assert not verify(output).failures


def test_a_title_may_say_read_more(output: Path, write_raw: Write, panel: Page) -> None:
    page = panel(1)
    write_raw("doctor_panel.jsonl", [replace(page, question=replace(page.question, title="[Read More] about lumps"))])
    normalize(Settings(output=output), silent)
    assert not verify(output).failures


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda output: (output / "quarantine/stray").write_bytes(b"x"), "quarantine/stray: of no row"),
        (lambda output: (output / ".pseudonym-key").chmod(0o644), ".pseudonym-key: readable for others"),
        (lambda output: link_to_a_copy(output / "ledger/doctor_panel.jsonl"), "ledger/doctor_panel.jsonl: a link"),
        (lambda output: append_row(output / "quarantine/index.jsonl"), "quarantine/index.jsonl"),
    ],
)
def test_what_stands_beside_matters(corpora: Path, damage: Callable[[Path], object], told: str) -> None:
    damage(corpora)
    assert told in failures(corpora)


def link_to_a_copy(path: Path) -> None:
    copy = path.parent.parent.parent / "copy"
    path.rename(copy)
    path.symlink_to(copy)


def append_row(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b'{"stage":"normalize","junk":1}\n')


def test_white_space_in_a_ledger_matters(corpora: Path) -> None:
    ledger = corpora / "ledger/doctor_panel.jsonl"
    write_and_sign(ledger, ledger.read_bytes().replace(b'","cuts"', b'", "cuts"', 1))
    assert "not as it was written" in failures(corpora)


def test_a_teasers_text_in_a_record(reply: Page, corpora: Path) -> None:
    raw = reply(1)
    lines = (corpora / "doctor_reply.jsonl").read_bytes().splitlines()
    records = [msgspec.json.decode(line, type=Question) for line in lines]
    record = next(record for record in records if record.name == "Tingling toes 1")
    assert find_teaser(raw.question, record) is None
    told = (raw.question.teasers[0].question or "").removesuffix("...")
    teased = "".join(filter(str.isalnum, told.casefold()))
    leaked = msgspec.structs.replace(record, site_text="More.\n\n" + told.replace(" since", "\u00a0since") + "agues")
    assert find_teaser(raw.question, leaked) == teased
    own = replace(raw.question, question=f"As I said:\n{told}agues.")
    assert find_teaser(own, leaked) is None


def test_a_rejected_twin_of_a_kept_record_is_accounted_for(output: Path, write_raw: Write, panel: Page) -> None:
    empty = replace(panel(1), question=replace(panel(1).question, title=None, question=None))
    write_raw("doctor_panel.jsonl", [panel(1), empty])
    normalize(Settings(output=output), silent)
    assert main(["verify", "--output", str(output)]) == 0
