"""What comes of all records seen together: for each what it was merged into, its links, its group and its split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args, overload

import numpy as np
from msgspec import Struct

from normalize.graph.edges import Edges, Kind, Match
from normalize.graph.groups import Groups
from normalize.graph.index import Index
from normalize.graph.links import Link, Links
from normalize.graph.scratch import steps, zeros
from normalize.graph.splits import Published, Split, split_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from normalize.graph.columns import Positions
    from normalize.graph.scratch import Scratch
    from normalize.settings import Settings

_SPLITS: tuple[Split, ...] = get_args(Split)


class Verdict(Struct, frozen=True):
    """What becomes of one record; `links` has one for each of its `related`."""

    merged_into: str | None
    duplicate_ids: list[str]
    """What was merged into it, sorted; empty for what was merged itself."""
    group: str
    split: Split
    links: list[Link]


class Moved(Struct, frozen=True):
    """A record that was published in another split: its group has come together with another, or the settings of the
    splits are others. What is or was merged into another is named as well: its words were published there.
    """

    id: str
    group: str
    published_group: str
    split: Split
    published_split: Split


class Edge(Struct, frozen=True):
    """One tie; `score` is 0 to 1: Jaccard similarity of shingles, or how much of a teaser matched."""

    kind: Kind
    source: str
    target: str
    match: Match | None
    score: float


class Graph:
    """The verdicts over all records, by their position among the cards.

    Args:
        ids: of all records.
        kept: by position, what each record was merged into.
        edges: all ties.
        links: of all records.
        settings: shares and key of the splits.
        published: by id, from an earlier run.
        scratch: where the groups stand.
    """

    def __init__(
        self,
        ids: Sequence[str],
        kept: Positions,
        edges: Edges,
        links: Links,
        settings: Settings,
        published: Mapping[str, Published],
        scratch: Scratch,
    ) -> None:
        self.ids, self._kept, self._edges, self._links, self._settings = ids, kept, edges, links, settings
        self._groups = Groups(ids, edges, published, scratch, by_teasers=settings.group_by_teasers)
        self._splits = self._find_splits(scratch)
        self._copies, self._are_copied = self._find_copies(scratch)
        self.moved = self._find_moved(published)

    @property
    def verdicts(self) -> Verdicts:
        """Of all records, in the order of the cards."""
        return Verdicts(self)

    @property
    def edge_counts(self) -> dict[str, int]:
        """How many edges there are of each kind that occurs."""
        return self._edges.count()

    @property
    def link_counts(self) -> dict[str, int]:
        """How many teasers were resolved, by match, and how many were not."""
        return self._links.count()

    def verdict(self, position: int) -> Verdict:
        """Give the verdict over a record."""
        into = int(self._kept[position])
        copies = self._copies.find(position) if self._are_copied[position] else ()
        return Verdict(
            merged_into=None if into == position else self.ids[into],
            duplicate_ids=sorted(self.ids[copy] for copy in copies),
            group=self._groups.name(position),
            split=self._split(position),
            links=self._links.of(position, self.ids),
        )

    def edges(self) -> Iterator[Edge]:
        """Give all edges, in the same order every time."""
        for kind, source, target, match, score in self._edges.rows():
            yield Edge(kind, self.ids[source], self.ids[target], match, round(score, 4))

    @property
    def borrowed(self) -> list[str]:
        """The ids of kept records whose group bears the id of none of its members."""
        return [self.ids[at] for at in self._groups.borrowed() if self._kept[at] == at]

    def _split(self, position: int) -> Split:
        return _SPLITS[int(self._splits[self._groups.firsts[position]])]

    def _find_splits(self, scratch: Scratch) -> NDArray[np.uint8]:
        """By position, the split of the group of which this is the first member."""
        splits: NDArray[np.uint8] = zeros(scratch, len(self.ids), np.uint8)
        for position in self._groups.first_members():
            splits[position] = _SPLITS.index(split_of(self._groups.name(position), self._settings))
        return splits

    def _find_copies(self, scratch: Scratch) -> tuple[Index, NDArray[np.bool_]]:
        """What was merged into each record, and by position whether anything was."""
        copies = Index(scratch)
        are_copied: NDArray[np.bool_] = zeros(scratch, len(self.ids), np.bool_)
        for part in steps(len(self.ids)):
            merged = part.start + np.flatnonzero(self._kept[part] != np.arange(part.start, part.stop))
            copies.add_all(self._kept[merged], merged)
            are_copied[self._kept[merged]] = True
        copies.close()
        return copies, are_copied

    def _find_moved(self, published: Mapping[str, Published]) -> list[Moved]:
        moved: list[Moved] = []
        for position, identity in enumerate(self.ids if published else ()):
            before, split = published.get(identity), self._split(position)
            if before is not None and before.split is not None and before.split != split:
                moved.append(Moved(identity, self._groups.name(position), before.group, split, before.split))
        return moved


class Verdicts(Sequence[Verdict]):
    """The verdicts of a graph, each made when it is asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def __len__(self) -> int:
        return len(self._graph.ids)

    @overload
    def __getitem__(self, at: int) -> Verdict: ...
    @overload
    def __getitem__(self, at: slice) -> list[Verdict]: ...
    def __getitem__(self, at: int | slice) -> Verdict | list[Verdict]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self._graph.verdict(place) for place in places]
        return self._graph.verdict(places)
