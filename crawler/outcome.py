"""What a crawl or a replay found, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crawler.counted import counted, noun
from crawler.extract import EXTRACTOR_FAULT

CALLBACK_ERROR = "callback_error"
"""A spider's callback failed on a page."""

OPTED_OUT = "opted_out"
"""A page's owner reserves it from what the crawl is for."""
GONE = "gone"
"""A page that had given a record is no more: its record stays."""


@dataclass(slots=True)
class Outcome:
    """Question pages, their questions and answers by site style, pages set aside by reason."""

    pages: int = 0
    """That gave a record, or several."""
    questions: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> int:
        """Pages that our own code failed on."""
        return self.set_aside[EXTRACTOR_FAULT] + self.set_aside[CALLBACK_ERROR]

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.pages + other.pages,
            self.questions + other.questions,
            self.answers + other.answers,
            self.set_aside + other.set_aside,
        )

    def __str__(self) -> str:
        return "\n".join(
            (
                f"Pages           {self.pages + self.set_aside.total() - self.set_aside[GONE]:>9,}",
                *(
                    f"  {site:<14}{count:>9,} {noun(count, 'question')}, {counted(self.answers[site], 'answer')}"
                    for site, count in sorted(self.questions.items())
                ),
                *(f"  set aside     {count:>9,} {reason}" for reason, count in sorted(self.set_aside.items())),
            )
        )
