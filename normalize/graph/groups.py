"""Groups: records that belong together, and what each group is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.scratch import numbered, steps, zeros

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from normalize.graph.columns import Positions
    from normalize.graph.edges import Edges
    from normalize.graph.scratch import Scratch
    from normalize.graph.splits import Published


class Groups:
    """The group of every record.

    A group has the smallest of the published names of its members; where none was published, its smallest member's id.
    Two groups may have one name, where what tied them before has gone: they stay one group.

    Args:
        ids: of all records.
        edges: what ties them.
        published: by id, from an earlier run.
        scratch: where the groups stand: 8 bytes of every record.
        by_teasers: whether a teaser ties, as everything else does.
    """

    def __init__(
        self,
        ids: Sequence[str],
        edges: Edges,
        published: Mapping[str, Published],
        scratch: Scratch,
        *,
        by_teasers: bool = True,
    ) -> None:
        self._ids = ids
        self.firsts = numbered(scratch, len(ids))
        """By position, the first member of its group."""
        for sources, targets in edges.ties(by_teasers=by_teasers):
            _join(self.firsts, sources, targets)
        for part in steps(len(ids)):
            self.firsts[part] = _first(self.firsts, self.firsts[part])
        self._smallest = self._find_smallest()
        self._published = self._find_published(published, scratch) if published else {}

    def name(self, position: int) -> str:
        """Give the name of a record's group."""
        first = int(self.firsts[position])
        return self._published.get(first) or self._own_name(first)

    def first_members(self) -> Iterator[int]:
        """Give the position of each group's first member."""
        for part in steps(len(self._ids)):
            yield from (part.start + np.flatnonzero(self.firsts[part] == np.arange(part.start, part.stop))).tolist()

    def borrowed(self) -> Iterator[int]:
        """Give the positions of the records whose group bears the id of none of its members.

        Published groups keep their names: of a page that is gone, or of one that nothing ties to them any more.
        """
        names = set(self._published.values())
        if not names:
            return
        owners = {name: int(self.firsts[at]) for at, name in enumerate(self._ids) if name in names}
        for position in range(len(self._ids)):
            first = int(self.firsts[position])
            if first in self._published and owners.get(self._published[first]) != first:
                yield position

    def _own_name(self, first: int) -> str:
        return self._ids[self._smallest.get(first, first)]

    def _find_smallest(self) -> dict[int, int]:
        """Find the member with the smallest id, where it is not the first: sites are in order, ids in each of them."""
        smallest: dict[int, int] = {}
        for part in steps(len(self._ids)):
            others = part.start + np.flatnonzero(self.firsts[part] != np.arange(part.start, part.stop))
            for position, first in zip(others.tolist(), self.firsts[others].tolist(), strict=True):
                if self._ids[position] < self._ids[smallest.get(first, first)]:
                    smallest[first] = position
        return smallest

    def _find_published(self, published: Mapping[str, Published], scratch: Scratch) -> dict[int, str]:
        """Find the published names that are not what their groups would be called anyway."""
        names: dict[int, str] = {}
        is_own = zeros(scratch, len(self._ids), np.bool_)
        for position, identity in enumerate(self._ids):
            if identity in published:
                first, name = int(self.firsts[position]), published[identity].group
                if name == self._own_name(first):
                    is_own[first] = True
                else:
                    names[first] = min(name, names.get(first, name))
        return {
            first: name
            for first, name in names.items()
            if name and not (is_own[first] and self._own_name(first) < name)
        }


def _join(firsts: Positions, some: Positions, others: Positions) -> None:
    """Put each one of some and its other into one group: the greater of their firsts follows the smaller.

    Of several that a first might follow at once, one is taken; the rest are joined in the next round.
    """
    while True:
        some, others = _first(firsts, some), _first(firsts, others)
        differ = some != others
        if not differ.any():
            return
        some, others = np.minimum(some[differ], others[differ]), np.maximum(some[differ], others[differ])
        firsts[others] = some


def _first(firsts: Positions, positions: Positions) -> Positions:
    """Follow positions to the first of their groups, and let the way be shorter the next time."""
    found = firsts[positions]
    while True:
        further = firsts[found]
        if np.array_equal(further, found):
            return found
        firsts[positions] = found = further
