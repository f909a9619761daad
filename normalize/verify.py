"""The proof of the corpora: everything is read again, and nothing that the run said is taken on trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.derive import derive
from normalize.manifest import read_manifest
from normalize.pipeline import spool
from normalize.progress import silent
from normalize.proof.corpora import take_census
from normalize.proof.derivation import prove_derivation
from normalize.proof.failures import Failures
from normalize.proof.groups import prove_names, prove_splits
from normalize.proof.manifest import prove_manifest
from normalize.proof.raw_lines import prove_raw_lines
from normalize.protect.key import VARIABLE, find_key
from normalize.published import published_groups
from normalize.raw import MissingInputError, find_shards
from normalize.settings import Privacy, recorded

if TYPE_CHECKING:
    from pathlib import Path

    from normalize.manifest import Manifest
    from normalize.progress import Progress
    from normalize.protect.key import PseudonymKey


class StrangeKeyError(Exception):
    """The pseudonyms can't be made again; the message tells what to do."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the proof found; as a string, what a person wants to read."""

    records: int
    answers: int
    read: int
    failures: Failures

    def __str__(self) -> str:
        if not self.failures:
            return (
                f"Proved: {self.records:,} questions and {self.answers:,} answers from {self.read:,} raw records; "
                "schema, order, texts, ledger, duplicates, links, splits, counts and checksums hold."
            )
        more = self.failures.count - len(self.failures.named)
        rest = [f"and {more:,} more"] if more else []
        return "\n".join([f"Not proved: {self.failures.count:,} failure(s)", *self.failures.named, *rest])


def verify(output: Path, progress: Progress = silent, workers: int | None = None) -> Verdict:
    """Prove the corpora of an output directory.

    Raises:
        MissingInputError: there is nothing to verify.
        StrangeKeyError: the key of the pseudonyms is not there, or another one.
        BusyError: normalize works on the directory.
        OSError: a file can't be read.
    """
    if not any(output.glob("*.jsonl")) and not (output / "manifest.json").exists():
        raise MissingInputError(
            f"nothing to verify in {output}: run `make corpus`, or `make normalize OUTPUT={output}`, first"
        )
    failures = Failures()
    manifest = _manifest(output, failures)
    census = take_census(output, failures)
    read = 0
    if manifest is not None:
        settings = recorded(manifest.settings, output=output, privacy=manifest.privacy, workers=workers)
        key = _key(output, manifest)
        try:
            shards = find_shards(settings.raw, settings.shard_bytes, workers)
        except MissingInputError as error:
            failures.add("raw", str(error))
            shards = []
        prove_splits(census, settings, failures)
        with (
            spool(output) as folder,
            derive(shards, settings, key, published_groups(output), folder, progress) as derived,
        ):
            prove_names(census, derived.graph.borrowed, manifest.borrowed_names, failures)
            kept, leak = prove_derivation(settings, derived, census, folder, failures)
            prove_raw_lines(shards, settings, kept, census, failures)
            prove_manifest(output, manifest, census, derived, leak, failures)
            read = derived.accounts.total().read
    return Verdict(
        records=sum(counts.kept for counts in census.sites.values()),
        answers=sum(counts.answers for counts in census.sites.values()),
        read=read,
        failures=failures,
    )


def _manifest(output: Path, failures: Failures) -> Manifest | None:
    try:
        manifest = read_manifest(output)
        recorded(manifest.settings, output=output, privacy=manifest.privacy)
        return manifest
    except FileNotFoundError:
        failures.add("manifest.json", "missing")
    except ValueError as error:
        failures.add("manifest.json", f"not a manifest: {error}")
    return None


def _key(output: Path, manifest: Manifest) -> PseudonymKey | None:
    if manifest.privacy == Privacy.KEEP:
        return None
    key = find_key(output)
    if key is None or key.fingerprint != manifest.key:
        raise StrangeKeyError(
            f"the key of the pseudonyms in {output} is {'another one' if key else 'not there'}: "
            f"give the one that made them with {VARIABLE}, or run `make normalize` again"
        )
    return key
