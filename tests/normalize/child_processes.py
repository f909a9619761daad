"""Which processes a process has started, as Linux tells."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

SHOWN = Path("/proc/self/task").exists()


def children(pid: int) -> list[int]:
    """List the ids of the processes that a process has started, in order of their ids; none of one that is gone."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    return sorted(found)


def title(pid: int) -> str:
    """Give a process's command line, as far as it is still there."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    return ""
