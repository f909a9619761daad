"""From cards to the graph: duplicates first, then what else ties records, then groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from normalize.graph.columns import Columns, Index, runs
from normalize.graph.edges import Edges, Kind
from normalize.graph.exact import merge_exact, tie_same_words
from normalize.graph.near import NearDuplicates
from normalize.graph.said import Texts
from normalize.graph.teasers import Teasers
from normalize.graph.verdicts import Graph, Links

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from normalize.graph.cards import Card
    from normalize.graph.columns import Positions
    from normalize.graph.splits import Published
    from normalize.records import Question
    from normalize.settings import Settings


def connect(
    cards: Sequence[Card], read: Callable[[int], Question], settings: Settings, published: Mapping[str, Published]
) -> Graph:
    """See all records together.

    Args:
        cards: in order of site and id, no id twice; read in order twice, and here and there between.
        read: gives the record of the card at a position, as its card was made of it.
        settings: thresholds, shares of the splits and their key.
        published: by id, from the corpora of an earlier run; empty where there are none. Where a split is unknown,
            the record keeps its group and is never said to have moved.

    Raises:
        ValueError: the cards are out of order, or one is there twice.
    """
    columns = Columns(cards)
    edges = Edges()
    kept: Positions = np.arange(len(columns))
    merge_exact(columns, kept, edges)
    tie_same_words(columns, kept, edges)
    texts = Texts(read, settings.shingle_words)
    NearDuplicates(columns, texts, settings.near_duplicate, kept, edges).merge()
    kept = kept[kept]  # a copy of what was merged afterwards goes with it
    _tie(columns.same_answers, Kind.SAME_ANSWER, kept, edges)
    # A question that a site repeats on every page, beside others, would make the whole site one group.
    is_repeated = columns.are_parts & (kept != np.arange(len(kept)))
    _tie(columns.urls, Kind.SAME_URL, kept, edges, left_out=is_repeated)
    links = Links()
    teasers = Teasers(cards, columns, kept)
    for position, card in enumerate(cards):
        resolved = [teasers.resolve(position, teaser) for teaser in card.teasers]
        links.add(resolved)
        for each in resolved:
            if each:
                edges.add(Kind.TEASER, int(kept[position]), each.target, each.score, each.match)
    return Graph(columns.ids, kept, edges, links, settings, published)


def _tie(index: Index, kind: Kind, kept: Positions, edges: Edges, left_out: NDArray[np.bool_] | None = None) -> None:
    """Tie the kept records that share a key to the first of them, but for those that are left out."""
    keys, positions = index.arrays()
    if left_out is not None:
        is_in = ~left_out[positions]
        keys, positions = keys[is_in], positions[is_in]
    for start, stop in runs(keys):
        first, *others = np.unique(kept[positions[start:stop]]).tolist()
        for other in others:
            edges.add(kind, other, first)
