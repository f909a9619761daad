"""The books: every raw line that was read is kept, merged, rejected or quarantined."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from normalize.manifest import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class UnaccountedError(Exception):
    """A raw line is neither kept nor merged nor rejected nor quarantined."""


class Accounts:
    """Counts by raw file and by site."""

    def __init__(self) -> None:
        self.files: defaultdict[str, Counts] = defaultdict(Counts)
        self.sites: defaultdict[str, Counts] = defaultdict(Counts)

    def add(self, other: Accounts) -> None:
        """Take another's counts in."""
        for mine, theirs in ((self.files, other.files), (self.sites, other.sites)):
            for name, counts in theirs.items():
                mine[name] = total((mine[name], counts))

    def total(self) -> Counts:
        """Sum up all files."""
        return total(self.files.values())

    def check(self) -> None:
        """Balance every file and every site.

        Raises:
            UnaccountedError: one of them does not balance; the message says which.
        """
        for name, counts in (*sorted(self.files.items()), *sorted(self.sites.items())):
            if counts.lost:
                raise UnaccountedError(
                    f"{name}: {counts.read} read, but {counts.kept} kept + {counts.merged} merged "
                    f"+ {counts.rejected} rejected + {counts.quarantined} quarantined"
                )


def total(counts: Iterable[Counts]) -> Counts:
    """Sum up counts.

    >>> total([Counts(read=2, kept=2), Counts(read=1, merged=1)])
    Counts(read=3, kept=2, merged=1, rejected=0, quarantined=0, answers=0)
    """
    summed = Counts()
    for each in counts:
        for name in Counts.__struct_fields__:
            setattr(summed, name, getattr(summed, name) + getattr(each, name))
    return summed


def sorted_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """Put counts in the order of their names, so that the same counts are the same bytes."""
    return dict(sorted(counts.items()))
