"""The ids of all records, in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from normalize.graph.scratch import Column

if TYPE_CHECKING:
    from normalize.graph.scratch import Scratch


class Names(Sequence[str]):
    """Texts by position, in mapped columns.

    >>> from normalize.graph.scratch import Scratch
    >>> with Scratch() as scratch:
    ...     names = Names(scratch)
    ...     names.append("panel:1")
    ...     names.append("réply:2")
    ...     names.close()
    >>> len(names), names[1], names[:1]
    (2, 'réply:2', ['panel:1'])
    """

    def __init__(self, scratch: Scratch) -> None:
        self._columns = Column(scratch, np.uint8), Column(scratch, np.int64)
        self._end = 0

    def append(self, name: str) -> None:
        """Add one."""
        letters, ends = self._columns
        raw = name.encode("utf-8", "surrogatepass")
        letters.write(raw)
        ends.append(self._end)
        self._end += len(raw)

    def close(self) -> None:
        """Have done with adding; what comes before cannot be read."""
        letters, ends = self._columns
        ends.append(self._end)
        letters.mapped()
        ends.mapped()
        self._letters, self._ends = letters.view(), ends.view()

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return str(self._letters[self._ends[place] : self._ends[place + 1]], "utf-8", "surrogatepass")
