"""What reached the hostile server: the oracle of the tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Arrival:
    """One request."""

    time: float
    """Seconds on a clock that only goes forward."""
    host: str
    """As the Host header names it, without the port."""
    path: str
    """With the query, as it was sent."""
    headers: list[tuple[str, str]]
    """Names in lower case."""
    peer: str
    """The client's address and port."""
    is_forbidden: bool
    """Whether it came in at the port that nobody may reach."""
    sent: int = 0
    """Bytes that the system took for this client so far."""

    def values(self, name: str) -> list[str]:
        """The values of a header.

        >>> known = Arrival(time=0, host="a", path="/", headers=[("cookie", "b=1")], peer="", is_forbidden=False)
        >>> known.values("cookie")
        ['b=1']
        """
        return [value for each, value in self.headers if each == name]
