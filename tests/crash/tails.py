"""Torn tails and files that were never committed, left by hand: whatever stands there must not count."""

from __future__ import annotations

from pathlib import Path
from random import Random


def leave_tails(output: Path, writer: str, chance: Random) -> None:
    """Append to the files of a crawl that is not running, and begin others in its writer's name.

    What is appended is the worst that there can be: a copy of what the file holds, whole records and half ones.
    """
    raw = sorted((output / "raw").iterdir())
    for path in [*sorted((output / "archive").iterdir()), *raw]:
        content = path.read_bytes()
        with path.open("ab") as file:
            file.write(content[: chance.randint(0, len(content))])
            file.write(chance.randbytes(chance.randrange(64)))
    (output / "archive" / f"{writer}-00099.warc.gz").write_bytes(chance.randbytes(chance.randrange(500)))
    (output / "raw" / f"another_style.{writer}.jsonl").write_bytes(raw[0].read_bytes() if raw else b"")
