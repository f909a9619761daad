"""What every shape of an export tells of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from msgspec import Struct

    from normalize.records import Question


class Shape(Protocol):
    """A shape that records are exported in."""

    name: str
    """As the command line calls it."""
    unit: str
    """What a row is, in the plural."""

    @property
    def row(self) -> type[Struct]:
        """The type of a row."""

    @property
    def options(self) -> Mapping[str, str]:
        """What was chosen of what this shape alone offers."""

    def lacks(self, question: Question) -> str | None:
        """Tell what a record lacks to be exported, as a slug; None where it lacks nothing."""

    def left_out(self, question: Question) -> int:
        """Count the answers of a record that are in none of its rows because whoever asked wrote them."""

    def rows(self, question: Question) -> Iterator[tuple[Struct, int]]:
        """Yield the rows of a record that lacks nothing, each with the characters of its texts."""
