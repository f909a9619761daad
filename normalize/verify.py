"""The proof of the corpora: everything is read again, and nothing that the run said is taken on trust."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from normalize.derive import derive
from normalize.engine import open_engine
from normalize.manifest import read_manifest
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
from normalize.settings import Privacy, Settings, recorded
from normalize.workplace import workplace

if TYPE_CHECKING:
    from normalize.manifest import Manifest
    from normalize.progress import Progress
    from normalize.protect.key import PseudonymKey
    from normalize.storage import Place
    from normalize.workplace import Workplace


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


def verify(
    output: Path, progress: Progress = silent, workers: int | None = None, settings: Settings | None = None
) -> Verdict:
    """Prove the corpora of an output directory, or of a folder on a storage.

    Args:
        output: the output directory.
        progress: shows how far the work has come.
        workers: processes, or the most tasks at a time on a cluster.
        settings: of this run: where the output is, and who does the work; `output` and `workers` count for nothing
            where they are given. What the corpora depend on is taken from the manifest.

    Raises:
        MissingInputError: there is nothing to verify.
        StrangeKeyError: the key of the pseudonyms is not there, or another one.
        BusyError: normalize works on the output.
        EngineError: the engine is not installed, or not there.
        OSError: a file can't be read.
    """
    run = settings or Settings(output=output, workers=workers)
    if not _is_something_there(run.home):
        raise MissingInputError(
            f"nothing to verify in {run.home}: run `make corpus`, or `make normalize OUTPUT={run.home}`, first"
        )
    with workplace(run, progress, is_proof=True) as place:
        return _prove(place, progress)


def _is_something_there(home: Place) -> bool:
    if isinstance(home, Path):
        return any(home.glob("*.jsonl")) or (home / "manifest.json").exists()
    try:
        return any(name.endswith(".jsonl") or name == "manifest.json" for name in home.sizes())
    except FileNotFoundError:
        return False


def _prove(place: Workplace, progress: Progress) -> Verdict:
    output = place.settings.output
    failures = Failures()
    manifest = _manifest(output, failures)
    with progress("reading the corpora", _size(output)) as advance:
        census = take_census(output, failures, advance)
    read = 0
    if manifest is not None:
        settings = _settings(manifest, place.settings)
        place = replace(place, settings=settings)
        key = _key(output, manifest)
        try:
            shards = find_shards(settings.raw, settings.shard_bytes, settings.workers)
        except MissingInputError as error:
            failures.add("raw", str(error))
            shards = []
        prove_splits(census, settings, failures)
        with (
            open_engine(settings) as run_tasks,
            derive(shards, place, run_tasks, key, published_groups(output), progress) as derived,
        ):
            prove_names(census, derived.graph.borrowed, manifest.borrowed_names, failures)
            with progress("comparing the corpora", derived.size) as advance:
                kept, leak = prove_derivation(settings, derived, census, place.spool, failures, advance)
            with progress("restoring raw records", sum(shard.size for shard in shards)) as advance:
                prove_raw_lines(shards, settings, kept, census, failures, advance)
            prove_manifest(output, manifest, census, derived, leak, failures)
            read = derived.accounts.total().read
    return Verdict(
        records=sum(counts.kept for counts in census.sites.values()),
        answers=sum(counts.answers for counts in census.sites.values()),
        read=read,
        failures=failures,
    )


def _size(output: Path) -> int:
    return sum(path.stat().st_size for path in output.glob("*.jsonl"))


def _settings(manifest: Manifest, run: Settings) -> Settings:
    """Put the settings that the manifest records over those of this run."""
    told = recorded(manifest.settings, output=run.output, privacy=manifest.privacy, workers=run.workers)
    return structs.replace(
        told,
        storage=run.storage,
        engine=run.engine,
        spool=run.spool,
        temporary=run.temporary,
        shard_bytes=run.shard_bytes,
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
