"""Libraries that only some users need: the extras of the distribution."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class MissingExtraError(Exception):
    """A library is not installed; the message tells which extra brings it."""


@contextmanager
def needs(extra: str, what: str) -> Iterator[None]:
    """Import within this what an extra brings.

    >>> with needs("explore", "the explorer"):
    ...     import no_such_library
    Traceback (most recent call last):
    normalize.extras.MissingExtraError: the explorer needs no_such_library: pip install '.[explore]' in the clone

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"{what} needs {error.name}: pip install '.[{extra}]' in the clone") from None
