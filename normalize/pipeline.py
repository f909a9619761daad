"""Raw records to corpora, step by step.

    raw lines ─ shards ─ assemble, protect, reject ─ sorted runs ─ newest versions
              ─ duplicates, links, groups, splits ─► corpora + ledger + graph + manifest

Every shard leaves a run sorted by id; merging the runs streams the records in order. Memory holds one shard a worker,
`sort_memory` and some dozen bytes of every record, never the corpus.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from normalize.accounts import sorted_counts
from normalize.corpus import Corpora, write_corpora, write_edges
from normalize.derive import Derived, derive
from normalize.descriptions import write_descriptions
from normalize.engine import open_engine
from normalize.graph.human_text import human_text
from normalize.graph.leak import Leak, measure_leak
from normalize.manifest import Manifest, WrittenFile, WrittenRows, write_manifest
from normalize.protect.key import VARIABLE, PseudonymKey, UnusableKeyError, read_key
from normalize.published import published_groups
from normalize.quarantine import write_quarantine
from normalize.raw import find_shards
from normalize.records import SCHEMA_VERSION
from normalize.set_aside import rejects_by_stage, write_rejects
from normalize.settings import Privacy, lasting
from normalize.workplace import workplace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from normalize.derive import DerivedRow
    from normalize.graph.verdicts import Moved
    from normalize.progress import Progress
    from normalize.settings import Settings


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did."""

    manifest: Manifest
    moved: list[Moved]
    """The records that have gone from one split to another since the last run."""
    set_aside: dict[tuple[str, str], int]
    """The rows of `rejects/` by stage and reason, whichever stage wrote them."""


def normalize(settings: Settings, progress: Progress) -> Outcome:
    """Make the corpora of an output directory, or of a folder on a storage, from its raw records.

    Raises:
        MissingInputError: there are no raw records.
        BusyError: another run works on the same output.
        EngineError: the engine is not installed, or not there.
        WorkersDiedError: the workers on a shard died one after another.
        UnaccountedError: a raw line is unaccounted for.
        ValueError: the key of the pseudonyms can't be used.
        OSError: a file can't be read or written.
    """
    shards = find_shards(settings.raw, settings.shard_bytes, settings.workers)
    _ask_for_key(settings)
    with workplace(settings, progress) as place, open_engine(settings) as run_tasks, ExitStack() as outcome:
        output = place.settings.output
        key = None if settings.privacy is Privacy.KEEP else read_key(output)
        published = published_groups(output)
        derived = outcome.enter_context(derive(shards, place, run_tasks, key, published, progress))
        with progress("measuring leaks", derived.size) as advance:
            leak = measure_leak(split_words(derived.rows(advance)), place.spool, settings, settings.sort_memory)
        with progress("writing corpora", derived.size) as advance:
            corpora = write_corpora(output, derived.rows(advance))
        corpora.files.append(write_edges(output, derived.graph.edges()))
        rejects = write_rejects(output, derived.rejects)
        quarantine = write_quarantine(output, settings.raw, derived.quarantined)
        manifest = _manifest(settings, key, derived, leak, corpora, rejects, quarantine)
        write_descriptions(output, manifest, corpora.holdings)
        write_manifest(output, manifest)
        if place.mirror is not None:
            place.mirror.publish(progress)
        return Outcome(manifest, derived.graph.moved, rejects_by_stage(output))


def _ask_for_key(settings: Settings) -> None:
    """Refuse a storage without a key from the environment: a key is made in a private file, and there is none there."""
    if settings.storage and settings.privacy is not Privacy.KEEP and VARIABLE not in os.environ:
        raise UnusableKeyError(
            f"the key of the pseudonyms never stands on a storage: give one of at least 16 characters with {VARIABLE}, "
            "and keep it, for the next run needs the same"
        )


def split_words(rows: Iterable[DerivedRow]) -> Iterator[tuple[str, str, list[str]]]:
    """Give every record's id, split and human words: what the leak report is made of."""
    for row in rows:
        assert row.question.split is not None
        yield row.question.id, row.question.split, human_text(row.question).words


def _manifest(
    settings: Settings,
    key: PseudonymKey | None,
    derived: Derived,
    leak: Leak,
    corpora: Corpora,
    rejects: list[WrittenRows],
    quarantine: tuple[list[WrittenFile], list[WrittenRows]],
) -> Manifest:
    lines, index = quarantine
    return Manifest(
        schema=SCHEMA_VERSION,
        extractors=sorted(corpora.extractors),
        privacy=settings.privacy,
        key=key.fingerprint if key else None,
        settings=lasting(settings),
        total=derived.accounts.total(),
        sites=dict(sorted(derived.accounts.sites.items())),
        rejected={PurePosixPath(rows.path).stem: rows.rows for rows in rejects},
        cuts=sorted_counts(corpora.cuts),
        warnings=sorted_counts(corpora.warnings),
        edges=derived.graph.edge_counts,
        links=derived.graph.link_counts,
        splits=sorted_counts(corpora.splits),
        groups=len(corpora.groups),
        borrowed_names=len(derived.graph.borrowed),
        largest_group=max(corpora.groups.values(), default=0),
        leak=leak,
        files=sorted((*corpora.files, *lines), key=lambda file: file.path),
        shared=sorted((*rejects, *index), key=lambda rows: rows.path),
    )
