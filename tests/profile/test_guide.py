"""What docs/adding-a-site.md says of profiles holds: its keys, their bounds, its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from crawler.profile.patterns import UrlPatterns
from crawler.profile.profile import AnswerSelectors, Limits, Profile, Selectors
from crawler.profile.profile_toml import ProfileError, read_profile
from crawler.sites import every_style

GUIDE = (Path(__file__).parents[2] / "docs" / "adding-a-site.md").read_text(encoding="utf-8")
KEYS = GUIDE.partition("\n### All keys\n")[2].partition("\n#")[0]
ROWS = {key: row for row in KEYS.splitlines() for key in re.findall(r"^\| `([a-z_.]+)` \|", row)}
TABLES = {"urls": UrlPatterns, "limits": Limits, "select": Selectors, "answer": AnswerSelectors}
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def keys_of(kind: type[Profile | UrlPatterns | Limits | Selectors | AnswerSelectors], path: str = "") -> Iterator[str]:
    for member in fields(kind):
        if member.name in TABLES:
            yield from keys_of(TABLES[member.name], f"{path}{member.name}.")
        elif (kind, member.name) != (Profile, "file"):
            yield f"{path}{member.name}"


def faults(document: str) -> list[str]:
    with pytest.raises(ProfileError) as raised:
        read_profile(document, "my.toml", list(every_style()))
    return list(raised.value.faults)


def test_every_key_of_a_profile_has_a_row_and_no_other_has() -> None:
    assert set(ROWS) == set(keys_of(Profile))


def test_the_needed_keys_are_told_as_such() -> None:
    missing = {fault.split(": ")[1] for fault in faults('[select]\nanswers = "li"') if "is missing" in fault}
    needed = {key for key, row in ROWS.items() if row.endswith("| needed |")}
    assert {"name", "start", "urls.question", "select.answer.text"} == needed
    assert missing - {"style"} == needed  # a style, or selectors, or the layout: told in the row


@pytest.mark.parametrize("key", ["pages", "depth", "delay", "concurrent"])
def test_bounds_are_those_that_a_profile_is_held_to(key: str) -> None:
    (told,) = [fault for fault in faults(f"[limits]\n{key} = 0") if f"limits.{key}" in fault]
    bounds = re.search(r"from (\S+ to \S+)", told)
    assert bounds is not None
    assert bounds[1] in ROWS[f"limits.{key}"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"example{place}" for place in range(len(EXAMPLES))])
def test_an_example_is_a_sound_profile(example: str) -> None:
    assert read_profile(example, "my.toml", list(every_style())).start


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 2
