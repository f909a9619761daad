"""The explorer in a process of its own, on a free port of the loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_SERVE = """
import sys
from pathlib import Path
from normalize.explore.serve import serve
from normalize.progress import silent
sys.exit(serve(Path(sys.argv[1]), int(sys.argv[2]), silent))
"""
_READY = "The explorer is at "
_MOST_SECONDS = 30


@dataclass(frozen=True)
class Served:
    """A running explorer."""

    process: subprocess.Popen[str]
    address: str
    """As it was printed, with the key."""

    @property
    def home(self) -> str:
        """Its URL, without the last slash and the key."""
        return self.address.partition("/?")[0]

    def end(self, signal: int) -> tuple[int, str, str]:
        """Send it a signal: its exit status, and what it printed since it was ready."""
        self.process.send_signal(signal)
        out, err = self.process.communicate(timeout=_MOST_SECONDS)
        return self.process.returncode, out, err


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve an output directory until the block ends."""
    command = [sys.executable, "-c", _SERVE, str(folder), "0"]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith(_READY), process.communicate(timeout=_MOST_SECONDS)
        yield Served(process, said.removeprefix(_READY).split()[0])
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=_MOST_SECONDS)
