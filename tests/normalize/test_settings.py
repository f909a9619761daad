"""Settings from files and the command line: which counts, what is refused, and that what is shown can be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from normalize.settings import Clinicians, Privacy, Settings, lasting, recorded
from normalize.settings_toml import SettingsError, read_assignments, read_settings, read_settings_file, show_settings

shares = st.floats(0, 1)
texts = st.text(min_size=1, max_size=20)
names = st.sampled_from([(Privacy.KEEP, Clinicians.KEEP), *((Privacy.PSEUDONYMIZE, choice) for choice in Clinicians)])
settings = names.flatmap(
    lambda chosen: st.builds(
        Settings,
        output=texts.filter(lambda text: "\0" not in text).map(Path),
        privacy=st.just(chosen[0]),
        clinicians=st.just(chosen[1]),
        workers=st.none() | st.integers(1, 512),
        near_duplicate=shares,
        train_share=st.floats(0, 0.5),
        validation_share=st.floats(0, 0.5),
        split_key=texts,
        languages=st.lists(st.sampled_from(["de", "en", "zh"])).map(tuple),
        reject_unanswered=st.booleans(),
        spam_limit=shares,
    )
)


def refusal(*layers: tuple[str, dict[str, object]]) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(layers)
    message = str(caught.value)
    assert "\n" not in message
    assert "`" not in message
    return message


def test_without_a_word_the_defaults_hold() -> None:
    assert read_settings([]) == Settings()
    assert read_settings([("mine.toml", {}), ("--set", {})]) == Settings()


def test_a_later_place_counts_more() -> None:
    file = {"near_duplicate": 0.7, "shingle_words": 4, "privacy": "keep"}
    made = read_settings([("mine.toml", file), ("--set", {"shingle_words": 7}), ("the command line", {"workers": 3})])
    assert made == Settings(near_duplicate=0.7, shingle_words=7, privacy=Privacy.KEEP, workers=3)


@given(settings)
def test_what_is_shown_can_be_read_back(made: Settings) -> None:
    assert read_settings([("shown", tomllib.loads(show_settings(made)))]) == made


@given(settings)
def test_what_is_recorded_makes_the_same_settings(made: Settings) -> None:
    again = recorded(lasting(made), output=made.output, privacy=made.privacy, workers=made.workers)
    assert again == made


def test_what_no_run_recorded_is_refused() -> None:
    with pytest.raises(ValueError, match="near_duplicate"):
        recorded({**lasting(Settings()), "near_duplicate": 7}, output=Path(), privacy="keep")
    with pytest.raises(ValueError, match="privacy"):
        recorded(lasting(Settings()), output=Path(), privacy="maybe")


def test_every_setting_is_shown_below_its_meaning() -> None:
    paragraphs = show_settings(Settings()).split("\n\n")
    assert len(paragraphs) == len(structs.fields(Settings))
    for paragraph, field in zip(paragraphs, structs.fields(Settings), strict=True):
        *meaning, line = paragraph.strip().splitlines()
        assert all(part.startswith("# ") for part in meaning)
        assert len(" ".join(meaning)) > 20
        assert line.removeprefix("# ").startswith(f"{field.name} ")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"near_duplicat": 0.9}, "mine.toml: there is no setting 'near_duplicat'; did you mean near_duplicate?"),
        ({"language": ["en"]}, "did you mean languages?"),
        ({"graph": {"near_duplicate": 0.9}}, "there is no setting 'graph'; --show-settings lists them"),
        ({"near_duplicate": "much"}, "mine.toml: near_duplicate: expected float, got str"),
        ({"near_duplicate": 1.5}, "mine.toml: near_duplicate: expected float <= 1.0"),
        ({"near_duplicate": float("nan")}, "near_duplicate: expected float"),
        ({"workers": 0}, "workers: expected int >= 1"),
        ({"workers": True}, "workers: expected int | null, got bool"),
        ({"shard_bytes": 2.5}, "shard_bytes: expected int"),
        ({"split_key": ""}, "split_key: expected str of length >= 1"),
        ({"output": 3}, "output: expected the path of a directory, got 3"),
        ({"output": "a\0b"}, "output: expected the path of a directory"),
        ({"privacy": "maybe"}, "privacy: invalid enum value 'maybe'. One of: pseudonymize, keep"),
        ({"clinicians": 1}, "clinicians: expected str, got int"),
        (
            {"privacy": "keep", "clinicians": "pseudonymize"},
            "mine.toml: clinicians: pseudonymize takes privacy: pseudon",
        ),
        ({"languages": "en"}, "languages: expected array, got str"),
        ({"languages": ["eng"]}, "mine.toml: languages: 'eng' is no ISO 639-1 code"),
        ({"languages": [["en"]]}, "languages: expected str, got array"),
        ({"reject_unanswered": "yes"}, "reject_unanswered: expected bool, got str"),
        ({"train_share": 0.95}, "mine.toml: train_share + validation_share is 1.05, more than 1"),
    ],
)
def test_what_can_not_be_is_named_in_one_line(values: dict[str, object], told: str) -> None:
    assert told in refusal(("mine.toml", values))


def test_the_place_that_said_it_is_blamed() -> None:
    assert refusal(("mine.toml", {"workers": 2}), ("--set", {"spam_limit": 2})).startswith("--set: spam_limit")
    both = refusal(("mine.toml", {"train_share": 0.6}), ("--set", {"validation_share": 0.6}))
    assert both.startswith("mine.toml and --set: train_share + validation_share")


def test_values_that_contradict_one_another_are_refused_only_in_the_end() -> None:
    assert (
        read_settings([("mine.toml", {"train_share": 0.95}), ("--set", {"validation_share": 0.05})]).train_share == 0.95
    )
    assert read_settings([("--set", {"train_share": 0.7, "validation_share": 0.3})]).validation_share == 0.3
    with pytest.raises(ValueError, match="more than 1"):
        Settings(train_share=0.8, validation_share=0.3)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"workers = 2\nnear_duplicate 0.9\n", "line 2"),
        (b"workers = 2\nworkers = 3\n", "line 2"),
        (b"workers = \xff", "not TOML"),
        (b"x = " + b"[" * 20_000, "not TOML"),
        (b"x = " + b"9" * 20_000, "not TOML"),
    ],
)
def test_a_file_that_is_not_toml_is_told_by_line(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        read_settings_file(file)
    assert str(caught.value).startswith(f"{file}: not TOML: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_settings_file(tmp_path / "mine.toml")


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("near_duplicate=0.85", 0.85),
        ("near_duplicate = 1", 1),
        ("workers=4", 4),
        ("workers=four", "four"),
        ("workers=", ""),
        ("workers=1 # 2", 1),
        ("split_key=0123", "0123"),
        ('split_key="a=b"', '"a=b"'),
        ("privacy=keep", "keep"),
        ("output=3", "3"),
        ("languages=en, de", ["en", "de"]),
        ('languages=["en"]', ["en"]),
        ("languages=", []),
        ("reject_unanswered=true", True),
        ("reject_unanswered=True", "True"),
        ("shard_bytes=" + "[" * 20_000, "[" * 20_000),
        ("nobody_knows=1", 1),
    ],
)
def test_assignments_are_read_by_the_kind_of_the_setting(assignment: str, value: object) -> None:
    assert read_assignments([assignment]) == {assignment.partition("=")[0].strip(): value}


def test_the_last_assignment_counts() -> None:
    assert read_assignments(["workers=2", "workers=3"]) == {"workers": 3}


@pytest.mark.parametrize("assignment", ["", "workers", "=3", " =3", "workers=2\noutput=x", "split_key=\udcff"])
def test_what_is_no_assignment_is_refused(assignment: str) -> None:
    with pytest.raises(SettingsError, match="not of the form name=value") as caught:
        read_assignments([assignment])
    assert "\n" not in str(caught.value)
