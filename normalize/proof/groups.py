"""The proof of the splits: every group lies whole in the split that its name's hash tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.graph.splits import split_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize.proof.corpora import Census
    from normalize.proof.failures import Failures
    from normalize.settings import Settings


def prove_splits(census: Census, settings: Settings, failures: Failures) -> None:
    """Hash every group's name again; that its members hang together the derivation proves."""
    for group, split in sorted(census.splits.items()):
        told = split_of(group, settings)
        if split != told:
            failures.add(f"group {group}", f"in {split}, its name's hash says {told}")


def prove_names(census: Census, borrowed: Sequence[str], told: int, failures: Failures) -> None:
    """See whose names the groups bear: what is published is taken over, so a wrong name would prove itself.

    Args:
        census: the groups that were found.
        borrowed: the records whose group bears the id of none that hangs together with them.
        told: how many of them the manifest tells of.
        failures: takes what is wrong.
    """
    if len(borrowed) != told:
        for identity in borrowed:
            group = census.groups.get(identity)
            failures.add(identity, f"its group bears the id of none that hangs together with it: {group}")
