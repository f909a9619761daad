"""Raw records to corpora, step by step.

    raw lines ─ shards ─ assemble, protect, reject ─ sorted runs ─ newest versions ─► corpora + ledger + manifest

Every shard leaves a run sorted by id; merging the runs streams the records in order, so memory holds one shard a
worker and never the corpus.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from normalize.accounts import Accounts, sorted_counts
from normalize.corpus import Corpora, write_corpora
from normalize.engine import run_tasks
from normalize.manifest import Manifest, WrittenFile, WrittenRows, write_manifest
from normalize.quarantine import write_quarantine
from normalize.raw import find_shards
from normalize.records import SCHEMA_VERSION
from normalize.set_aside import write_rejects
from normalize.shard import ShardOutcome, normalize_shard
from normalize.versions import newest_versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from normalize.progress import Progress
    from normalize.settings import Settings


class BusyError(Exception):
    """Another run works on the same output directory."""


def normalize(settings: Settings, progress: Progress) -> Manifest:
    """Make the corpora of an output directory from its raw records.

    Raises:
        MissingInputError: there are no raw records.
        BusyError: another run works on the same directory.
        UnaccountedError: a raw line is unaccounted for.
        OSError: a file can't be read or written.
    """
    shards = find_shards(settings.raw, settings.shard_bytes, settings.workers)
    with _spool(settings.output) as spool:
        work = partial(normalize_shard, settings=settings, spool=spool)
        outcomes: list[ShardOutcome] = []
        accounts = Accounts()
        with progress("reading raw records", sum(shard.size for shard in shards)) as advance:
            for outcome in run_tasks(work, shards, settings.workers):
                outcomes.append(outcome)
                accounts.add(outcome.accounts)
                advance(outcome.size)
        runs = [outcome.run for outcome in outcomes]
        with progress("writing corpora", sum(run.stat().st_size for run in runs)) as advance:
            corpora = write_corpora(settings.output, newest_versions(runs, accounts, advance))
        accounts.check()
        rejects = write_rejects(settings.output, [row for outcome in outcomes for row in outcome.rejects])
        quarantine = write_quarantine(settings.output, [row for outcome in outcomes for row in outcome.quarantined])
        manifest = _manifest(settings, accounts, corpora, rejects, quarantine)
        write_manifest(settings.output, manifest)
    return manifest


def _manifest(
    settings: Settings,
    accounts: Accounts,
    corpora: Corpora,
    rejects: list[WrittenRows],
    quarantine: tuple[list[WrittenFile], list[WrittenRows]],
) -> Manifest:
    lines, index = quarantine
    return Manifest(
        schema=SCHEMA_VERSION,
        extractors=sorted(corpora.extractors),
        privacy=settings.privacy,
        total=accounts.total(),
        sites=dict(sorted(accounts.sites.items())),
        rejected={PurePosixPath(rows.path).stem: rows.rows for rows in rejects},
        cuts=sorted_counts(corpora.cuts),
        warnings=sorted_counts(corpora.warnings),
        files=sorted((*corpora.files, *lines), key=lambda file: file.path),
        shared=sorted((*rejects, *index), key=lambda rows: rows.path),
    )


@contextmanager
def _spool(output: Path) -> Iterator[Path]:
    """Make the directory of this run's temporary files, locked against a second run, and remove it at the end."""
    spool = output / ".normalize"
    spool.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(spool, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)  # a link would lead to files of others
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for leftover in spool.iterdir():
            leftover.unlink()
        try:
            yield spool
        finally:
            shutil.rmtree(spool)
    except BlockingIOError:
        raise BusyError(f"another run of normalize works on {output}") from None
    finally:
        os.close(lock)
