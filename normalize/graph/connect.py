"""From cards to the graph: duplicates first, then what else ties records, then groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.graph.columns import Columns
from normalize.graph.edges import Edges, Kind
from normalize.graph.exact import merge_exact, tie_same_words
from normalize.graph.links import Links
from normalize.graph.near import NearDuplicates
from normalize.graph.runs import Rows
from normalize.graph.said import Texts
from normalize.graph.scratch import MEMORY, Scratch, numbered, steps
from normalize.graph.sorting import Sorter, followers
from normalize.graph.teasers import Teasers
from normalize.graph.verdicts import Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from normalize.graph.cards import Card
    from normalize.graph.columns import Positions
    from normalize.graph.splits import Published
    from normalize.records import Question
    from normalize.settings import Settings


def connect(
    cards: Sequence[Card],
    read: Callable[[int], Question],
    settings: Settings,
    published: Mapping[str, Published],
    folder: Path | None = None,
    memory: int = MEMORY,
) -> Graph:
    """See all records together.

    Args:
        cards: in order of site and id, no id twice; read in order twice, and here and there between.
        read: gives the record of the card at a position, as its card was made of it.
        settings: thresholds, shares of the splits and their key.
        published: by id, from the corpora of an earlier run; empty where there are none. Where a split is unknown,
            the record keeps its group and is never said to have moved.
        folder: for files of about 2 KB a record, half of them as long as the graph lives; see `Scratch`.
        memory: bytes for what is sorted and compared; what comes out is the same for any number.

    Raises:
        ValueError: the cards are out of order, or one is there twice.
        OSError: the folder can't be written to.
    """
    with Scratch(folder, memory) as scratch:
        columns = Columns(cards, scratch)
        edges = Edges(scratch)
        kept = numbered(scratch, len(columns))
        merge_exact(columns, kept, edges)
        tie_same_words(columns, kept, edges)
        texts = Texts(read, settings.shingle_words)
        NearDuplicates(columns, texts, settings.near_duplicate, kept, edges, scratch).merge()
        for part in steps(len(kept)):
            kept[part] = kept[kept[part]]  # a copy of what was merged afterwards goes with it
        _tie(columns.same_answers.blocks(), Kind.SAME_ANSWER, kept, edges, scratch)
        _tie(_not_repeated(columns, kept), Kind.SAME_URL, kept, edges, scratch)
        links = Links(scratch)
        teasers = Teasers(cards, columns, kept)
        for position, card in enumerate(cards):
            resolved = [teasers.resolve(position, teaser) for teaser in card.teasers]
            links.add(resolved)
            for each in resolved:
                if each:
                    edges.add(Kind.TEASER, int(kept[position]), each.target, each.score, each.match)
        edges.close()
        links.close()
        return Graph(columns.ids, kept, edges, links, settings, published, scratch)


def _tie(blocks: Iterable[Rows], kind: Kind, kept: Positions, edges: Edges, scratch: Scratch) -> None:
    """Tie the kept records that share a key to the first of them."""
    sharing = Sorter(scratch)
    for keys, positions in blocks:
        sharing.add(keys, kept[positions])
    for firsts, others in followers(sharing.blocks()):
        edges.add_all(kind, others, firsts)


def _not_repeated(columns: Columns, kept: Positions) -> Iterator[Rows]:
    """Give URLs and positions, without the questions that a site repeats beside others on every page.

    They would make the whole site one group.
    """
    for keys, positions in columns.urls.blocks():
        is_in = ~columns.are_parts[positions] | (kept[positions] == positions)
        yield Rows(keys[is_in], positions[is_in])
