"""`manifest.json`: what a run read, kept and wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from normalize.graph.leak import Leak
from normalize.raw import SITE
from normalize.settings import Recorded
from normalize.whole_file import sync_directory, whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from normalize.whole_file import DigestWriter

MANIFEST = "manifest.json"
LAST_MANIFEST = "manifest.last.json"
_OF_A_SITE = re.compile(rf"(ledger/)?{SITE.pattern}\.jsonl")


class Counts(Struct, kw_only=True, forbid_unknown_fields=True):
    """What became of the raw lines: read = kept + merged + rejected + quarantined.

    A line that can't be read has no site: `quarantined` is 0 for a site.
    """

    read: int = 0
    kept: int = 0
    merged: int = 0
    """Further versions and duplicates of questions that were kept."""
    rejected: int = 0
    quarantined: int = 0
    answers: int = 0
    """Answers of the questions that were kept."""

    @property
    def lost(self) -> int:
        """How many lines are unaccounted for; anything but 0 is an error."""
        return self.read - self.kept - self.merged - self.rejected - self.quarantined


class WrittenFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of this stage, relative to the output directory."""

    path: str
    bytes: int
    sha256: str


class WrittenRows(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """This stage's rows in a file that other stages write to as well; the SHA-256 is of these rows alone."""

    path: str
    rows: int
    sha256: str


class Manifest(Struct, kw_only=True, forbid_unknown_fields=True):
    """The whole of a run; the same input gives the same bytes, so it holds no time and no machine."""

    schema: str
    extractors: list[str]
    """Which versions of the crawler read the kept pages."""
    privacy: str
    key: str | None
    """The fingerprint of the key of the pseudonyms; null where names are kept."""
    settings: Recorded
    """All settings that the corpora depend on."""
    total: Counts
    sites: dict[str, Counts]
    rejected: dict[str, int]
    """Records by reason."""
    cuts: dict[str, int]
    """Cuts in the kept records by rule."""
    warnings: dict[str, int]
    """Kept records by warning."""
    edges: dict[str, int]
    """By kind."""
    links: dict[str, int]
    """Teasers by how they were resolved, `unresolved` ones too."""
    splits: dict[str, int]
    """Kept records by split."""
    groups: int
    borrowed_names: int
    """Records whose group bears the id of none that hangs together with them: published groups keep their names."""
    largest_group: int
    """In records."""
    leak: Leak
    files: list[WrittenFile]
    shared: list[WrittenRows]


def written_file(output: Path, path: Path, writer: DigestWriter) -> WrittenFile:
    """Describe a file that has just been written."""
    return WrittenFile(path=path.relative_to(output).as_posix(), bytes=writer.size, sha256=writer.digest.hexdigest())


def read_manifest(output: Path, name: str = MANIFEST) -> Manifest:
    """Read `manifest.json`, or with LAST_MANIFEST that of the run before which made something else.

    Raises:
        OSError: it can't be read.
        ValueError: it is not a manifest.
    """
    return msgspec.json.decode((output / name).read_bytes(), type=Manifest)


def write_manifest(output: Path, manifest: Manifest) -> None:
    """Write `manifest.json`, and remove the corpora and ledgers that the last one names and this one does not.

    The last one stays as `manifest.last.json` if this one says something else, so that a report can tell what changed.

    Raises:
        OSError: a file can't be written or removed.
    """
    try:
        before = {file.path for file in read_manifest(output).files}
    except (FileNotFoundError, ValueError):
        before = set()
    for path in sorted(before - {file.path for file in manifest.files}):
        if _OF_A_SITE.fullmatch(path):
            (output / path).unlink(missing_ok=True)
            sync_directory((output / path).parent)
    content = manifest_json(manifest)
    if before and (last := (output / MANIFEST).read_bytes()) != content:
        with whole_file(output / LAST_MANIFEST) as file:
            file.write(last)
    with whole_file(output / MANIFEST) as file:
        file.write(content)


def manifest_json(manifest: Manifest) -> bytes:
    """Give the bytes of `manifest.json`."""
    return msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
