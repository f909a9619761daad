"""The proof of the splits: every group lies whole in the split that its name's hash tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.graph.splits import split_of

if TYPE_CHECKING:
    from normalize.proof.corpora import Census
    from normalize.proof.failures import Failures
    from normalize.settings import Settings


def prove_groups(census: Census, settings: Settings, orphan_groups: int, failures: Failures) -> None:
    """Hash every group's name again, and see whose it is; that its members hang together the derivation proves.

    Args:
        census: the groups that were found.
        settings: the key and the shares of the splits.
        orphan_groups: how many groups bear the id of a page that is gone, as the manifest says.
        failures: takes what is wrong.
    """
    orphans = census.splits.keys() - census.ids
    if len(orphans) != orphan_groups:
        for identity, group in sorted(census.groups.items()):
            if group in orphans:
                failures.add(identity, f"its group bears the id of no record here: {group}")
    for group, split in sorted(census.splits.items()):
        told = split_of(group, settings)
        if split != told:
            failures.add(f"group {group}", f"in {split}, its name's hash says {told}")
