"""What came in, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.ribbons import Stop, ribbons
from normalize.report.shown import Picture, Share, Table, share
from normalize.report.svg import ACCENT, ALERT, MUTED, SOFT, WARM

if TYPE_CHECKING:
    from normalize.manifest import Counts, Manifest
    from normalize.report.shown import Cell
    from normalize.report.sources import Sources


@dataclass(frozen=True, slots=True)
class Flow:
    """Pages, questions, and what became of the questions."""

    picture: Picture
    sites: Table
    set_aside: Table | None
    """What stages before normalize set aside, and normalize's own rejects."""
    merged: Table | None
    pages: int | None
    """Different pages that gave questions; None without raw files."""
    unread: int
    """Raw lines that there are more now than the run has read, or fewer."""


def flow(sources: Sources) -> Flow:
    """Compute the flow."""
    manifest, raw = sources.manifest, sources.raw
    total, left_out = manifest.total, sum(sources.set_aside.values())
    pages = None if raw is None else raw.pages
    stops = _stops(total, pages, left_out)
    rows: list[tuple[Cell, ...]] = [
        (stop.name[0].upper() + stop.name[1:], stop.count) for stop in _stops(total, pages, left_out, all_=True)
    ]
    table = Table("What became of the pages", ("What", "Count"), tuple(rows))
    says = "Flow: " + "; ".join(f"{stop.name} {stop.count:,}" for stop in stops)
    return Flow(
        picture=Picture(ribbons("flow", says, stops), says, table),
        sites=_by_site(manifest),
        set_aside=_set_aside(sources),
        merged=_merged(manifest),
        pages=pages,
        unread=0 if raw is None else raw.lines - total.read,
    )


def _stops(total: Counts, pages: int | None, left_out: int, *, all_: bool = False) -> list[Stop]:
    """Give the bars; those of nothing only if `all_`."""
    first = 0 if pages is None else 1
    stops: list[Stop] = []
    if pages is not None:
        stops.append(Stop("pages", pages + left_out, 0, MUTED))
    came = "pages" if pages is not None else None
    stops.append(Stop("questions read", total.read, first, ACCENT, came, pages))
    if left_out or all_:
        stops.append(Stop("pages without a question", left_out, first, WARM, came))
    ends = (
        Stop("kept", total.kept, first + 1, ACCENT, "questions read"),
        Stop("merged", total.merged, first + 1, SOFT, "questions read"),
        Stop("rejected", total.rejected, first + 1, WARM, "questions read"),
        Stop("quarantined", total.quarantined, first + 1, ALERT, "questions read"),
    )
    return [*stops, *(stop for stop in ends if stop.count or all_)]


def _by_site(manifest: Manifest) -> Table:
    rows = [(name, *_row(counts)) for name, counts in manifest.sites.items()]
    head = ("Site", "Questions read", "Kept", "Merged", "Rejected", "Quarantined", "Answers kept")
    return Table("Questions by site", head, (*rows, ("All", *_row(manifest.total))))


def _row(counts: Counts) -> tuple[Cell, ...]:
    return counts.read, counts.kept, counts.merged, counts.rejected, counts.quarantined, counts.answers


def _set_aside(sources: Sources) -> Table | None:
    rows: list[tuple[Cell, ...]] = [
        (reason, _STAGES.get(stage, stage), count) for (stage, reason), count in sources.set_aside.items()
    ]
    rows += [(reason, _STAGES["normalize"], count) for reason, count in sources.manifest.rejected.items()]
    return Table("Set aside, by reason", ("Reason", "Set aside by", "Count"), tuple(rows)) if rows else None


_STAGES = {"crawl": "the crawl", "replay": "the replay", "normalize": "normalize"}


def _merged(manifest: Manifest) -> Table | None:
    copies, near = manifest.edges.get("exact", 0), manifest.edges.get("near", 0)
    merged = manifest.total.merged
    if not merged:
        return None
    kinds = {"other versions of a page": merged - copies - near, "copies, word for word": copies, "near copies": near}
    rows: tuple[tuple[str, int, Share], ...] = tuple(
        (kind, count, share(count, merged)) for kind, count in kinds.items()
    )
    return Table("Merged into a question that was kept", ("Why", "Count", "Share"), rows)
