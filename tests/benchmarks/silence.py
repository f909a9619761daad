"""Progress that nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def in_silence(_what: str, _total: int) -> Iterator[Callable[[int], None]]:
    """A `normalize.progress.Progress` that shows nothing."""
    yield lambda _done: None
