"""What a run of normalize may be told, in one typed object; `normalize/settings_toml.py` reads and shows it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from msgspec import Meta, Struct, convert, structs, to_builtins

from normalize.fields.titles import read_language
from normalize.storage import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from normalize.storage import Place

Recorded: TypeAlias = "dict[str, str | int | float | bool | list[str]]"


class Privacy(StrEnum):
    """What becomes of the names of those who ask, and of what else tells who they are."""

    PSEUDONYMIZE = "pseudonymize"
    KEEP = "keep"


class Clinicians(StrEnum):
    """What becomes of the names of those who answer."""

    KEEP = "keep"
    PSEUDONYMIZE = "pseudonymize"


class Engine(StrEnum):
    """Who assembles records."""

    LOCAL = "local"
    RAY = "ray"


Count = Annotated[int, Meta(ge=1, le=1 << 40)]
Share = Annotated[float, Meta(ge=0, le=1)]
Url = Annotated[str, Meta(pattern="^(?!(file|local):).+://")]
Memory = Annotated[int, Meta(ge=1 << 20, le=1 << 34)]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of one run; what the annotations limit is checked where settings are read.

    Raises:
        ValueError: the shares are more than the whole, or a language is none.
    """

    output: Annotated[Path, Meta(description="The directory that holds raw/ and receives the corpora.")] = Path(
        "output"
    )
    storage: Annotated[
        Url | None,
        Meta(
            description="The URL of a folder that takes the place of output, such as s3://bucket/corpus; --output may "
            "be given it, too.",
        ),
    ] = None
    privacy: Annotated[Privacy, Meta(description="What becomes of the names of those who ask.")] = Privacy.PSEUDONYMIZE
    clinicians: Annotated[Clinicians, Meta(description="What becomes of the names of those who answer.")] = (
        Clinicians.KEEP
    )
    workers: Annotated[
        Count | None,
        Meta(
            description="Processes that assemble records. Not set: one a shard, at most one a core, so small inputs "
            "pay for no start-up."
        ),
    ] = None
    engine: Annotated[
        Engine,
        Meta(description="Where records are assembled: in processes here, or on a Ray cluster (RAY_ADDRESS names it)."),
    ] = Engine.LOCAL
    spool: Annotated[
        str | None,
        Meta(
            description="A folder or URL for the sorted records of a run, as private as raw/, that every worker "
            "reaches. Not set: .normalize in the output."
        ),
    ] = None
    temporary: Annotated[
        str | None,
        Meta(
            description="The local folder in which the corpora of a storage are made before they are uploaded, about "
            "three times their size. Not set: the system's for temporary files."
        ),
    ] = None
    shard_bytes: Annotated[
        Count,
        Meta(description="How much raw JSON one shard holds, in bytes; a worker keeps one shard's records in memory."),
    ] = 16 << 20
    sort_memory: Annotated[
        Memory,
        Meta(
            description="How many bytes the stage that sees all records together (duplicates, links, groups, leaks) "
            "may hold of what it sorts; the rest is in files."
        ),
    ] = 256 << 20
    line_limit: Annotated[Count, Meta(description="A raw line longer than this many bytes is quarantined.")] = 32 << 20
    near_duplicate: Annotated[
        Share,
        Meta(
            description="Jaccard similarity of word shingles of the human text from which two pages of one site are "
            "the same page."
        ),
    ] = 0.8
    shingle_words: Annotated[
        Count, Meta(description="Words in a shingle, for near-duplicates and for the leak report.")
    ] = 5
    same_answer_words: Annotated[
        Count,
        Meta(
            description="An answer of at least so many words that stands under two questions ties them; shorter ones "
            "are phrases."
        ),
    ] = 15
    group_by_teasers: Annotated[
        bool,
        Meta(
            description="Whether pages that tease one another go into one split. Where every page teases others, that "
            "is the whole site; teasers' texts are in no corpus either way."
        ),
    ] = True
    train_share: Annotated[Share, Meta(description="Share of the groups that is for training.")] = 0.8
    validation_share: Annotated[
        Share, Meta(description="Share of the groups that is for validation; the rest is for testing.")
    ] = 0.1
    split_key: Annotated[
        str,
        Meta(
            min_length=1,
            description="The key of the hash that tells a group's split. Public: the same everywhere unless it is "
            "changed.",
        ),
    ] = "medqa-corpus splits"
    language_certainty: Annotated[
        Share,
        Meta(
            description="The model's probability above which it tells the language of a text that a glance does not "
            "tell, and contradicts the page; 1: never."
        ),
    ] = 0.9
    languages: Annotated[
        tuple[str, ...],
        Meta(
            description="Languages to keep, as ISO 639-1 codes; empty: all. A record whose language is unknown is kept."
        ),
    ] = ()
    reject_unanswered: Annotated[bool, Meta(description="Set aside questions without an answer.")] = False
    spam_limit: Annotated[
        Share,
        Meta(
            description="Set aside pages whose spam score is above this: the question's, or that of every answer; "
            "1 sets nothing aside."
        ),
    ] = 0.9

    def __post_init__(self) -> None:
        if (shares := self.train_share + self.validation_share) > 1 + 1e-9:
            raise ValueError(f"train_share + validation_share is {shares:g}, more than 1")
        if self.privacy is Privacy.KEEP and self.clinicians is Clinicians.PSEUDONYMIZE:
            raise ValueError("clinicians: pseudonymize takes privacy: pseudonymize; with privacy: keep all names stay")
        for code in self.languages:
            if read_language(code) != code:
                raise ValueError(f'languages: {code!r} is no ISO 639-1 code, such as "en"')

    @property
    def home(self) -> Place:
        """Where the corpora belong: the storage, else the output directory."""
        return place(self.storage) if self.storage else self.output

    @property
    def raw(self) -> Place:
        """Where the crawler's records stand."""
        return self.home / "raw"


_OF_ONE_RUN = ("output", "storage", "privacy", "workers", "engine", "spool", "temporary", "shard_bytes", "sort_memory")


def lasting(settings: Settings) -> Recorded:
    """Give the settings that corpora depend on, as the manifest records them; privacy stands there by itself.

    >>> lasting(Settings(workers=4))["near_duplicate"], "workers" in lasting(Settings(workers=4))
    (0.8, False)
    """
    values: Recorded = to_builtins(settings, enc_hook=str)
    return {name: value for name, value in values.items() if name not in _OF_ONE_RUN}


def recorded(values: Mapping[str, object], *, output: Path, privacy: str, workers: int | None = None) -> Settings:
    """Make settings again of what `lasting` gave and a manifest held.

    >>> recorded(lasting(Settings(spam_limit=0.7)), output=Path("pages"), privacy="keep").spam_limit
    0.7

    Raises:
        ValueError: no run can have recorded them.
    """
    settings = convert({**values, "privacy": privacy}, Settings)
    return structs.replace(settings, output=output, workers=workers)
