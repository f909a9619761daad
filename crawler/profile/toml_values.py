"""Values of TOML tables, each checked, and every fault noted with its line instead of raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from crawler.profile.checks import shown
from crawler.profile.toml_lines import KeyPath, line_of

Check = Callable[[str], str | None]
"""Gives the reason against a text, or None."""


class Table:
    """A table of a document. What is asked for is known; `refuse_others` tells of what nobody has asked for.

    Args:
        values: what the table holds.
        path: the names that lead to it.
        document: the table at the top, whose `faults` are everybody's.
    """

    def __init__(self, values: Mapping[str, object], path: KeyPath, document: Table | None) -> None:
        self._values, self._path = values, path
        self._asked: list[str] = []
        self._tables: list[Table] = []
        self._document = document or self
        self.is_given = bool(values)
        self.file = ""
        self.faults: list[tuple[int, str]] = []
        self._lines: Mapping[KeyPath, int] = {}

    @classmethod
    def of_document(cls, values: Mapping[str, object], lines: Mapping[KeyPath, int], file: str) -> Table:
        """The table at the top; `lines` tells where each key stands."""
        top = cls(values, (), None)
        top.file, top._lines = file, lines
        return top

    @property
    def sorted_faults(self) -> list[str]:
        """Every fault in a line of its own, in the order of the document's lines."""
        return [told for _, told in sorted(self.faults, key=lambda fault: fault[0])]

    def has(self, name: str) -> bool:
        """Whether there is such a key, whatever it holds."""
        return name in self._values

    def table(self, name: str) -> Table:
        """A table inside it; an empty one where there is none."""
        value = self._asked_for(name)
        if value is not None and not isinstance(value, dict):
            self.complain(name, f"takes a table ([{'.'.join(map(str, (*self._path, name)))}]), not {shown(value)}")
            value = None
        inner = Table(value or {}, (*self._path, name), self._document)
        inner.is_given = value is not None
        self._tables.append(inner)
        return inner

    def text(self, name: str, check: Check, needed: str | None = None) -> str | None:
        """A text; None where there is none, or it is wrong. `needed` tells what it is where it may not be missing."""
        value = self._asked_for(name)
        if value is None:
            if needed:
                self.complain(name, f"is missing: {needed}")
            return None
        return self._checked(name, value, check)

    def texts(self, name: str, check: Check, needed: str | None = None) -> tuple[str, ...]:
        """Texts in an array, without those that are wrong."""
        value = self._asked_for(name)
        if value is None or value == []:
            if needed:
                self.complain(name, f"is missing: {needed}")
            return ()
        if not isinstance(value, list):
            self.complain(name, f"takes texts in brackets, not {shown(value)}")
            return ()
        checked = [self._checked(name, entry, check, place) for place, entry in enumerate(value)]
        return tuple(text for text in checked if text is not None)

    def number(self, name: str, least: float, most: float, what: str) -> float | None:
        """A number between bounds; None where there is none, or it is wrong."""
        value = self._asked_for(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self.complain(name, f"takes a number from {least:,g} to {most:,g} ({what}), not {shown(value)}")
            return None
        return float(value)

    def whole(self, name: str, least: int, most: int, what: str) -> int | None:
        """A whole number between bounds; None where there is none, or it is wrong."""
        value = self._asked_for(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.complain(name, f"takes a whole number from {least:,} to {most:,} ({what}), not {shown(value)}")
            return None
        return value

    def switch(self, name: str) -> bool:
        """true or false, which is also what is meant where there is none."""
        value = self._asked_for(name)
        if value is not None and not isinstance(value, bool):
            self.complain(name, f"takes true or false, not {shown(value)}")
        return value is True

    def complain(self, name: str, what: str, *place: int) -> None:
        """Note a fault of a key, or of one entry of its array."""
        path: KeyPath = (*self._path, name, *place)
        line = line_of(self._document._lines, path)
        where = f"{self._document.file}:{line}" if line is not None else self._document.file
        key = ".".join(part if part.isidentifier() else shown(part) for part in map(str, (*self._path, name)))
        self._document.faults.append((line or 0, f"{where}: {key}: {what}"))

    def refuse_others(self) -> None:
        """Note every key, here and in the tables inside, that nobody has asked for."""
        for name in self._values:
            if name not in self._asked:
                near = get_close_matches(name, self._asked, 1, 0.6)
                others = [known for known in self._asked if known not in self._values]
                advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(others or self._asked)}"
                self.complain(name, f"there is no such key; {advice}")
        for table in self._tables:
            table.refuse_others()

    def _asked_for(self, name: str) -> object:
        self._asked.append(name)
        return self._values.get(name)

    def _checked(self, name: str, value: object, check: Check, *place: int) -> str | None:
        if not isinstance(value, str) or not value.strip():
            self.complain(name, f"takes a text, not {shown(value)}", *place)
            return None
        reason = check(value)
        if reason is None:
            return value
        self.complain(name, reason, *place)
        return None
