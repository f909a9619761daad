"""All that the sections are computed from, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.corpus_reader import corpora, read_entries
from normalize.graph.edges import Kind
from normalize.manifest import LAST_MANIFEST, Manifest, read_manifest
from normalize.raw import MissingInputError
from normalize.report.chosen import rank
from normalize.report.raw_pages import RawPages, read_raw_pages
from normalize.report.tallies import Tallies
from normalize.report.ties import Ties, edges_size, read_edges, read_ties
from normalize.set_aside import STAGE, rejects_by_stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from normalize.graph.verdicts import Edge
    from normalize.progress import Progress

_MERGES = (Kind.EXACT, Kind.NEAR)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report is made of."""

    manifest: Manifest
    last: Manifest | None
    """The run before, where its manifest was another and can be read."""
    tallies: Tallies
    graph: Ties
    arrows: list[Edge]
    """The teasers between the pages that the picture shows."""
    merges: dict[str, Edge]
    """By the id of what was merged, the tie to what it was merged into; of the clusters that are shown."""
    raw: RawPages | None
    set_aside: dict[tuple[str, str], int]
    """Pages and records that are in no corpus, by the stage that says so and its reason; not those of normalize."""

    @property
    def sites(self) -> list[str]:
        """The sites with records, in order."""
        return list(self.tallies.sites)


def read_sources(folder: Path, progress: Progress) -> Sources:
    """Read an output directory; memory holds some dozen bytes of every record and every tie.

    Raises:
        MissingInputError: there is no manifest, or a corpus has no ledger.
        ValueError: a file does not hold what it should.
        OSError: a file can't be read.
    """
    try:
        manifest = read_manifest(folder)
    except FileNotFoundError:
        raise MissingInputError(
            f"no manifest.json in {folder}: run `make corpus`, or `make normalize OUTPUT={folder}`, first"
        ) from None
    except ValueError as error:
        raise ValueError(f"{folder / 'manifest.json'}: {error}") from None
    with progress("reading ties", edges_size(folder)) as advance:
        graph = read_ties(folder, advance)
    leak = {rank(each) for each in (manifest.leak.id, manifest.leak.other_id) if each}
    tallies = Tallies(graph.shown | leak, graph.near)
    if manifest.total.kept:
        _tally(folder, tallies, progress)
    merged = {each for sample in tallies.clusters_shown for each in sample.question.duplicate_ids}
    with progress("reading ties", edges_size(folder)) as advance:
        arrows, merges = _ties_of(read_edges(folder, advance), graph.shown, merged)
    raw = read_raw_pages(folder, merged, progress)
    set_aside = {key: count for key, count in rejects_by_stage(folder).items() if key[0] != STAGE}
    return Sources(manifest, _last(folder), tallies, graph, arrows, merges, raw, set_aside)


def _ties_of(
    edges: Iterable[Edge], pages: AbstractSet[int], merged: AbstractSet[str]
) -> tuple[list[Edge], dict[str, Edge]]:
    """Pick the teasers between some pages, given by rank, and the ties of what was merged, by its id."""
    arrows: list[Edge] = []
    merges: dict[str, Edge] = {}
    for edge in edges:
        if edge.kind is Kind.TEASER:
            if rank(edge.source) in pages and rank(edge.target) in pages:
                arrows.append(edge)
        elif edge.kind in _MERGES and edge.source in merged:
            merges[edge.source] = edge
    return arrows, merges


def _tally(folder: Path, tallies: Tallies, progress: Progress) -> None:
    files = corpora(folder)
    ledgers = [file.parent / "ledger" / file.name for file in files]
    for ledger in ledgers:
        if not ledger.exists():
            raise MissingInputError(f"{ledger} is missing: the report needs the ledgers that normalize writes")
    with progress("reading corpora", sum(file.stat().st_size for file in (*files, *ledgers))) as advance:
        for file in files:
            for question, entry, size in read_entries(file):
                tallies.add(question, entry, size)
                advance(size)


def _last(folder: Path) -> Manifest | None:
    """Read the manifest of the run before; one of another version of this program can't be compared."""
    try:
        return read_manifest(folder, LAST_MANIFEST)
    except (FileNotFoundError, IsADirectoryError, ValueError):
        return None
