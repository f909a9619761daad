"""The proof of the corpora: everything is read again, and nothing that the run said is taken on trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.proof.corpora import take_census
from normalize.proof.failures import Failures
from normalize.proof.manifest import prove_manifest
from normalize.proof.origin import prove_origin
from normalize.raw import MissingInputError
from normalize.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


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
                "schema, order, texts, ledger, counts and checksums hold."
            )
        more = self.failures.count - len(self.failures.named)
        rest = [f"and {more:,} more"] if more else []
        return "\n".join([f"Not proved: {self.failures.count:,} failure(s)", *self.failures.named, *rest])


def verify(output: Path) -> Verdict:
    """Prove the corpora of an output directory.

    Raises:
        MissingInputError: there is nothing to verify.
        OSError: a file can't be read.
    """
    if not any(output.glob("*.jsonl")) and not (output / "manifest.json").exists():
        raise MissingInputError(f"nothing to verify in {output}: run `make corpus` first")
    failures = Failures()
    census = take_census(output, failures)
    accounts = prove_origin(Settings(output=output), census, failures)
    prove_manifest(output, census, accounts, failures)
    return Verdict(
        records=sum(counts.kept for counts in census.sites.values()),
        answers=sum(counts.answers for counts in census.sites.values()),
        read=accounts.total().read,
        failures=failures,
    )
