"""datatrove's own pipeline of the same steps: read, MinHash in four stages, mend encodings, hide e-mails, write.

`python -m tests.benchmarks.datatrove_steps FOLDER WORKERS` takes `FOLDER/documents/*.jsonl`, one object with a `text`
and an `id` a line, and leaves `kept` and `merged` there. datatrove is imported where it is used: it belongs to the
extra `bench`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec

Reader = Callable[[], Any]
"""Makes a datatrove reader; each stage that reads documents needs one."""


class Document(msgspec.Struct):
    """What datatrove reads and writes, as far as it matters here."""

    id: str
    text: str


def run_steps(reader: Reader, at: Path, *, tasks: int = 1, workers: int = 1, mends: bool = True) -> None:
    """Run all stages.

    Args:
        reader: of the documents.
        at: a folder, empty but for what the reader reads; `kept` and `merged` appear there.
        tasks: into how many parts the documents are divided, file by file.
        workers: processes.
        mends: whether encodings are mended and e-mails hidden; else it is deduplication alone.
    """
    from datatrove.executor.local import LocalPipelineExecutor
    from datatrove.pipeline.dedup import minhash
    from datatrove.pipeline.formatters import FTFYFormatter, PIIFormatter
    from datatrove.pipeline.writers import JsonlWriter
    from datatrove.utils.logging import logger

    logger.remove()

    def writer(folder: str) -> Any:
        return JsonlWriter(str(at / folder), compression=None)

    config = minhash.MinhashConfig(hash_config=_hashes())
    signatures, buckets, clusters = (str(at / name) for name in ("signatures", "buckets", "clusters"))
    mended = [FTFYFormatter(), PIIFormatter()] if mends else []
    merge = minhash.MinhashDedupFilter(clusters, exclusion_writer=writer("merged"))
    stages: list[tuple[list[Any], int]] = [
        ([reader(), minhash.MinhashDedupSignature(signatures, config)], tasks),
        ([minhash.MinhashDedupBuckets(signatures, buckets, config=config)], config.num_buckets),
        ([minhash.MinhashDedupCluster(buckets, clusters, config)], 1),
        ([reader(), merge, *mended, writer("kept")], tasks),
    ]
    for number, (steps, parts) in enumerate(stages):
        with redirect_stderr(StringIO()):  # its progress bars
            LocalPipelineExecutor(steps, tasks=parts, workers=workers, logging_dir=str(at / f"log-{number}")).run()


def written(at: Path, name: str) -> list[Document]:
    """The documents of `kept` or `merged`."""
    files = sorted((at / name).glob("*.jsonl"))
    return [msgspec.json.decode(line, type=Document) for file in files for line in file.read_bytes().splitlines()]


def _hashes() -> Any:
    """Its default hash, or SHA-1 where the installed xxhash takes no text as its code gives it (from 4 on)."""
    import xxhash
    from datatrove.utils.hashing import HashConfig

    try:
        xxhash.xxh64_intdigest("text")
    except TypeError:
        return HashConfig(hash_fc="sha1")
    return HashConfig()


def reader_of(documents: Path) -> Reader:
    """Of a folder of JSON lines."""

    def reader() -> Any:
        from datatrove.pipeline.readers import JsonlReader

        return JsonlReader(str(documents), glob_pattern="*.jsonl")

    return reader


if __name__ == "__main__":
    _folder, _workers = Path(sys.argv[1]), int(sys.argv[2])
    run_steps(reader_of(_folder / "documents"), _folder, tasks=_workers, workers=_workers)
