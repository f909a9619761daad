"""How pages lead to one another: the teaser graph, and the groups that come of all ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.masked import Masked
from normalize.report.network import network
from normalize.report.shown import Picture, Record, Table, by_count

if TYPE_CHECKING:
    from collections import Counter

    from normalize.report.shown import Cell
    from normalize.report.sources import Sources

_SIZES = (1, 2, 3, 5, 10, 30, 100, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Teasers:
    """The teaser graph."""

    picture: Picture | None
    """None where no page teases another."""
    is_piece: bool
    """The picture shows but a piece of the part."""
    of: int
    """Pages of the part that is shown."""
    links: Table | None
    edges: Table | None
    parts: Table | None
    groups: Table


def teasers(sources: Sources) -> Teasers:
    """Compute links, ties, parts and groups."""
    manifest, graph = sources.manifest, sources.graph
    picture = _picture(sources) if graph.shown else None
    return Teasers(
        picture=picture,
        is_piece=graph.shown_of > len(graph.shown),
        of=graph.shown_of,
        links=_counted("Teasers by how they were resolved", "Found by", manifest.links),
        edges=_counted("Ties between records, by kind", "Kind", manifest.edges),
        parts=_sized("Parts of the teaser graph, by pages", "Parts", graph.parts) if graph.parts else None,
        groups=_sized("Groups by records", "Groups", sources.tallies.group_sizes()),
    )


def _picture(sources: Sources) -> Picture:
    ids = sorted({each for edge in sources.arrows for each in (edge.source, edge.target)})
    place = {each: at for at, each in enumerate(ids)}
    arrows = sorted(
        {(place[edge.source], place[edge.target]) for edge in sources.arrows} - {(at, at) for at in place.values()}
    )
    rows: list[tuple[Cell, ...]] = []
    for at, each in enumerate(ids):
        sample = sources.tallies.named.get(each)
        to = ", ".join(str(target + 1) for source, target in arrows if source == at)
        rows.append((str(at + 1), Record(each) if sample is None else Masked(sample).record, to or "none"))
    says = f"Teaser graph of {len(ids)} pages with {len(arrows)} teasers; the table tells which page teases which"
    table = Table("Pages in the picture", ("Number", "Page", "Teases"), tuple(rows))
    return Picture(network("teasers", says, len(ids), arrows), says, table)


def _counted(caption: str, kind: str, counts: dict[str, int]) -> Table | None:
    rows = tuple((name.replace("_", " "), count) for name, count in by_count(counts))
    return Table(caption, (kind, "Count"), rows) if rows else None


def _sized(caption: str, what: str, sizes: Counter[int]) -> Table:
    """Put sizes into classes: how many there are, and what they hold together.

    >>> from collections import Counter
    >>> _sized("Groups", "Groups", Counter({1: 7, 4: 2})).rows
    (('1', 7, 7), ('3 to 4', 2, 8))
    """
    rows: list[tuple[Cell, ...]] = []
    for at, low in enumerate(_SIZES):
        high = _SIZES[at + 1] - 1 if at + 1 < len(_SIZES) else None
        held = {size: count for size, count in sizes.items() if size >= low and (high is None or size <= high)}
        if held:
            label = f"{low:,} and more" if high is None else f"{low:,}" if low == high else f"{low:,} to {high:,}"
            rows.append((label, sum(held.values()), sum(size * count for size, count in held.items())))
    return Table(caption, ("Size", what, "In them"), tuple(rows))
