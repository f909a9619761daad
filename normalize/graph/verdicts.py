"""What comes of all records seen together: for each what it was merged into, its links, its group and its split."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

import numpy as np
from msgspec import Struct

from normalize.graph.edges import Edges, Kind, Match
from normalize.graph.groups import name_groups
from normalize.graph.splits import Published, Split, split_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from normalize.graph.columns import Positions
    from normalize.graph.teasers import Resolved
    from normalize.settings import Settings

_MATCHES: tuple[Match | None, ...] = (None, *Match)


class Link(NamedTuple):
    """A teaser, resolved or not."""

    question_id: str | None
    match: Match | None


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


class Links:
    """Where the teasers of all records lead, in arrays."""

    def __init__(self) -> None:
        self._ends, self._targets, self._matches = array("Q", [0]), array("q"), array("B")

    def add(self, resolved: Sequence[Resolved | None]) -> None:
        """Take in the teasers of the next record."""
        for each in resolved:
            self._targets.append(each.target if each else -1)
            self._matches.append(_MATCHES.index(each.match if each else None))
        self._ends.append(len(self._targets))

    def of(self, position: int, ids: Sequence[str]) -> list[Link]:
        """Give a record's links."""
        places = range(self._ends[position], self._ends[position + 1])
        return [
            Link(ids[self._targets[at]], _MATCHES[self._matches[at]]) if self._targets[at] >= 0 else Link(None, None)
            for at in places
        ]

    def count(self) -> dict[str, int]:
        """Count the teasers by match."""
        counts = {match or "unresolved": self._matches.count(code) for code, match in enumerate(_MATCHES)}
        return {str(match): count for match, count in sorted(counts.items()) if count}


class Graph:
    """The verdicts over all records, by their position among the cards.

    Args:
        ids: of all records.
        kept: by position, what each record was merged into.
        edges: all ties.
        links: of all records.
        settings: shares and key of the splits.
        published: by id, from an earlier run.
    """

    def __init__(
        self,
        ids: Sequence[str],
        kept: Positions,
        edges: Edges,
        links: Links,
        settings: Settings,
        published: Mapping[str, Published],
    ) -> None:
        self.ids, self._kept, self._edges, self._links = ids, kept, edges, links
        self._labels, self._names = name_groups(ids, edges, published, by_teasers=settings.group_by_teasers)
        self._splits: list[Split] = [split_of(name, settings) for name in self._names]
        self._duplicates: dict[int, list[str]] = {}
        for position in np.flatnonzero(kept != np.arange(len(kept))).tolist():
            self._duplicates.setdefault(int(kept[position]), []).append(ids[position])
        self.moved = self._moved(published)

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
        label, into = self._labels[position], int(self._kept[position])
        return Verdict(
            merged_into=None if into == position else self.ids[into],
            duplicate_ids=sorted(self._duplicates.get(position, ())),
            group=self._names[label],
            split=self._splits[label],
            links=self._links.of(position, self.ids),
        )

    def edges(self) -> Iterator[Edge]:
        """Give all edges, in the same order every time."""
        for kind, source, target, match, score in self._edges.rows():
            yield Edge(kind, self.ids[source], self.ids[target], match, round(score, 4))

    @property
    def borrowed(self) -> list[str]:
        """The ids of records whose group bears the id of none that hangs together with them.

        Published groups keep their names: of a page that is gone, or of one that nothing ties to them any more.
        """
        labels = dict(zip(self.ids, self._labels.tolist(), strict=True))
        return [
            identity
            for position, (identity, label) in enumerate(labels.items())
            if self._kept[position] == position and labels.get(self._names[label]) != label
        ]

    def _moved(self, published: Mapping[str, Published]) -> list[Moved]:
        moved = []
        for position, identity in enumerate(self.ids):
            before = published.get(identity)
            label = self._labels[position]
            split = self._splits[label]
            if before is not None and before.split is not None and before.split != split:
                moved.append(Moved(identity, self._names[label], before.group, split, before.split))
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
