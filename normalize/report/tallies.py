"""One pass over the corpora and their ledgers: counts, and the few records of which something is shown."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from normalize.protect.masking import PRIVACY_RULES
from normalize.report.chosen import Chosen, rank
from normalize.report.filled import count_filled

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from normalize.corpus import LedgerEntry
    from normalize.records import Question
    from normalize.report.ties import Ranks

_LARGEST = 1 << 16
"""Bytes of a record, with its ledger entry, of which something may be shown: masking takes time."""
_MANY = 8
"""Records a rule or an evidence of which cuts may be shown: more than are, since some cannot be."""
CLUSTERS = 4
"""Clusters that are shown, of near copies and of exact ones."""
_WARNED = 4
_DECLARED = 8


@dataclass(slots=True)
class SiteTally:
    """What one corpus holds."""

    records: int = 0
    answers: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    """Records, or answers, of which a field holds something."""
    answers_each: Counter[int] = field(default_factory=Counter)
    """Questions by the number of their answers."""
    asked: Counter[str] = field(default_factory=Counter)
    """Questions by the month of their date, YYYY-MM."""
    answered: Counter[str] = field(default_factory=Counter)
    """Answers by the month of their date."""
    specialties: Counter[str] = field(default_factory=Counter)
    """Questions by department."""
    languages: Counter[str] = field(default_factory=Counter)
    splits: Counter[str] = field(default_factory=Counter)
    cuts: Counter[str] = field(default_factory=Counter)
    """By rule."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A record of which something is shown; nothing of it is masked yet."""

    question: Question
    entry: LedgerEntry


class Tallies:
    """Counts of all records, and samples; memory holds 8 bytes of every record, and what is shown.

    Args:
        wanted: the ranks of records that are named anyway, whatever is in them.
        near: the ranks of records into which near copies were merged; sorted.
    """

    def __init__(self, wanted: AbstractSet[int], near: Ranks) -> None:
        self.sites: dict[str, SiteTally] = {}
        self.evidence: Counter[tuple[str, str]] = Counter()
        """Cuts by rule and evidence, where a rule names any."""
        self.warnings: Counter[tuple[str, str]] = Counter()
        """Records by warning and site."""
        self.protected = self.pseudonyms = 0
        """Records with a cut by a privacy rule; records whose asker has a pseudonym."""
        self.declared = Counter[str]()
        """Records that declare a number of answers: `fewer`, `same` or `more` than they have."""
        self.clusters: Counter[int] = Counter()
        """Kept records into which others were merged, by how many."""
        self.cut_samples: Chosen[Sample] = Chosen(_MANY)
        """By rule, and by rule and evidence with a space between."""
        self.warned: Chosen[Sample] = Chosen(_WARNED)
        self.mismatched: Chosen[Sample] = Chosen(_DECLARED)
        self.cluster_samples: Chosen[Sample] = Chosen(CLUSTERS)
        """Of near copies, and of exact ones, as `near` and `exact`."""
        self.named: dict[str, Sample] = {}
        """The wanted records by id."""
        self._wanted, self._near = wanted, near
        self._groups = array("Q")

    def add(self, question: Question, entry: LedgerEntry, size: int) -> None:
        """Take a record of so many bytes in."""
        place = rank(question.id)
        sample = Sample(question, entry)
        tally = self.sites.get(question.site)
        if tally is None:
            tally = self.sites[question.site] = SiteTally()
        _count_fields(question, tally)
        self._count_cuts(sample, tally)
        self._count_signals(sample)
        if size <= _LARGEST:
            self._offer(sample, place)
        self._groups.append(rank(question.group or question.id))
        if place in self._wanted:
            self.named[question.id] = sample

    @property
    def clusters_shown(self) -> list[Sample]:
        """Give the records beside which what was merged into them is shown; near copies first."""
        return [*self.cluster_samples.of("near"), *self.cluster_samples.of("exact")]

    def group_sizes(self) -> Counter[int]:
        """Count the groups by their number of records."""
        _, sizes = np.unique(np.frombuffer(self._groups, np.uint64), return_counts=True)
        return Counter(sizes.tolist())

    def _count_cuts(self, sample: Sample, tally: SiteTally) -> None:
        is_protected = False
        for made in sample.entry.cuts.values():
            for cut in made:
                tally.cuts[cut.rule] += 1
                if cut.evidence:
                    self.evidence[cut.rule, cut.evidence] += 1
                is_protected = is_protected or cut.rule in PRIVACY_RULES
        self.protected += is_protected

    def _count_signals(self, sample: Sample) -> None:
        question = sample.question
        self.pseudonyms += question.author is not None and question.author.pseudonym is not None
        self.warnings.update((warning, question.site) for warning in question.warnings)
        if (kind := _declares(question)) is not None:
            self.declared[kind] += 1
        if question.duplicate_ids:
            self.clusters[len(question.duplicate_ids)] += 1

    def _offer(self, sample: Sample, place: int) -> None:
        """Keep a record where it is one of the few that are shown."""
        question, made = sample.question, [cut for cuts in sample.entry.cuts.values() for cut in cuts]
        names = {cut.rule for cut in made} | {f"{cut.rule} {cut.evidence}" for cut in made if cut.evidence}
        for name in names:  # each has a sample of its own, so that their order does not matter
            self.cut_samples.offer(name, place, sample)
        for warning in question.warnings:
            self.warned.offer(warning, place, sample)
        if (kind := _declares(question)) in ("fewer", "more"):
            self.mismatched.offer(kind, place, sample)
        if question.duplicate_ids:
            self.cluster_samples.offer("near" if self._has_near(place) else "exact", place, sample)

    def _has_near(self, place: int) -> bool:
        at = int(np.searchsorted(self._near, np.uint64(place)))
        return at < len(self._near) and int(self._near[at]) == place


def _declares(question: Question) -> Literal["fewer", "same", "more"] | None:
    """Tell how the number of answers that the page declares, if it does, compares with those that are there."""
    if question.answer_count is None:
        return None
    if question.answer_count == len(question.answers):
        return "same"
    return "more" if question.answer_count > len(question.answers) else "fewer"


def _count_fields(question: Question, tally: SiteTally) -> None:
    tally.records += 1
    tally.answers += len(question.answers)
    count_filled(question, tally.filled)
    tally.answers_each[len(question.answers)] += 1
    if question.date_created:
        tally.asked[question.date_created[:7]] += 1
    for answer in question.answers:
        if answer.date_created:
            tally.answered[answer.date_created[:7]] += 1
    if question.medical_specialty:
        tally.specialties[question.medical_specialty] += 1
    if question.language:
        tally.languages[question.language] += 1
    tally.splits[question.split or ""] += 1
