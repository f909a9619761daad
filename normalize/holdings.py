"""What the records of each site tell a reader of the dataset card: their splits, languages, dates and rights."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize.records import Question


@dataclass(slots=True)
class Holding:
    """Counts of one site's records."""

    answers: int = 0
    splits: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    """"" for those whose language is unknown."""
    purposes: Counter[str] = field(default_factory=Counter)
    """What they were fetched for; records without known rights are in none."""
    signals: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Records by kind and verdict of what was said of the use of their pages."""
    first_date: str | None = None
    last_date: str | None = None
    """The first and the last date of a question, ISO 8601."""

    @property
    def records(self) -> int:
        """How many there are."""
        return self.splits.total()

    @property
    def without_rights(self) -> int:
        """Records of pages that no crawl has fetched, so that nothing is known of their rights."""
        return self.records - self.purposes.total()

    def count(self, question: Question) -> None:
        """Take a record into the counts."""
        self.answers += len(question.answers)
        self.splits[question.split or ""] += 1
        self.languages[question.language or ""] += 1
        if (date := question.date_created) is not None:
            self.first_date = min(self.first_date or date, date)
            self.last_date = max(self.last_date or date, date)
        if (rights := question.provenance.rights) is not None:
            self.purposes[rights.purpose] += 1
            self.signals.update({(signal.kind, signal.verdict) for signal in rights.signals})


@dataclass(slots=True)
class Holdings:
    """The counts of all records, by site."""

    sites: dict[str, Holding] = field(default_factory=dict)

    def count(self, question: Question) -> None:
        """Take a record into the counts of its site."""
        holding = self.sites.get(question.site)
        if holding is None:
            holding = self.sites[question.site] = Holding()
        holding.count(question)

    @property
    def records(self) -> int:
        """How many there are on all sites."""
        return sum(holding.records for holding in self.sites.values())

    @property
    def languages(self) -> list[str]:
        """The languages of all records that have a known one, in order."""
        return sorted({language for holding in self.sites.values() for language in holding.languages if language})
