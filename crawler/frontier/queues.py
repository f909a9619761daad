"""Leased URLs that wait to be handed out, host by host."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from scrapy import Request

from crawler.frontier.states import Lease


class HostQueues:
    """A queue for each host; the hosts take turns."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[tuple[Lease, Request]]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._queues.values()))

    def __iter__(self) -> Iterator[Lease]:
        for queue in self._queues.values():
            yield from (lease for lease, _ in queue)

    def add(self, lease: Lease, request: Request) -> None:
        """Put a URL behind the others of its host."""
        self._queues.setdefault(lease.host, deque()).append((lease, request))

    def take(self, has_room: Callable[[Request], bool]) -> tuple[Lease, Request] | None:
        """Take the first URL of the next host that has room for it; None where none has."""
        for host in list(self._queues):
            queue = self._queues.pop(host)
            lease, request = queue[0]
            room = has_room(request)
            if room:
                queue.popleft()
            if queue:
                self._queues[host] = queue
            if room:
                return lease, request
        return None

    def first(self) -> list[Lease]:
        """The first URL of each host."""
        return [queue[0][0] for queue in self._queues.values()]

    def remove(self, host: str) -> list[Lease]:
        """Take out all URLs of a host."""
        return [lease for lease, _ in self._queues.pop(host, ())]

    def clear(self) -> None:
        """Forget them all."""
        self._queues.clear()
