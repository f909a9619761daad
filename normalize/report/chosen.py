"""The few of many that are shown: told by a hash of their ids, so that neither order nor number of files matters."""

from __future__ import annotations

from bisect import insort
from hashlib import blake2b
from typing import Generic, TypeVar

_Item = TypeVar("_Item")


def rank(identity: str) -> int:
    """Give 64 bits that an id always has.

    >>> rank("qa_page:1") == rank("qa_page:1") != rank("qa_page:2")
    True
    """
    return int.from_bytes(blake2b(identity.encode(), digest_size=8).digest())


class Chosen(Generic[_Item]):
    """Of whatever is offered under a name, so many with the smallest ranks.

    >>> chosen = Chosen[str](2)
    >>> for at, word in ((7, "seven"), (3, "three"), (9, "nine"), (1, "one")):
    ...     chosen.offer("numbers", at, word)
    >>> chosen.of("numbers")
    ['one', 'three']
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, list[tuple[int, _Item]]] = {}

    def offer(self, name: str, place: int, item: _Item) -> None:
        """Keep something of this rank, unless there are as many as wanted with smaller ones."""
        kept = self._kept.setdefault(name, [])
        if len(kept) < self._most or place < kept[-1][0]:
            insort(kept, (place, item), key=lambda entry: entry[0])
            del kept[self._most :]

    def of(self, name: str) -> list[_Item]:
        """Give what was kept under a name, the smallest rank first."""
        return [item for _, item in self._kept.get(name, [])]
