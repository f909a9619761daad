"""What most needs a look, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalize.report.shown import Share, share
from normalize.settings import Privacy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.report.sources import Sources

_SHOWN = 5
_LEAKS = 0.2
_MANY = 0.05
_WARNED = 0.1
_APART = 0.05
_LOST = 0.1
_SOME = 10
_FEW = 50
"""Records below which shares tell little."""
_HARMLESS = frozenset({"answer_count_mismatch", "site_faq", "short_answer"})
"""Warnings that have a finding of their own, or say what a page is and not what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: what, and the section that tells more."""

    says: str
    section: str


def attention(sources: Sources) -> tuple[Finding, ...]:
    """Compute what needs a look; nothing at all is a good sign."""
    return tuple(finding for rule in _RULES for finding in rule(sources))[:_SHOWN]


def _unreadable(sources: Sources) -> Iterator[Finding]:
    if count := sources.manifest.total.quarantined:
        lines = "1 raw line" if count == 1 else f"{count:,} raw lines"
        yield Finding(f"{lines} could not be read: see quarantine/", "flow")


def _names_kept(sources: Sources) -> Iterator[Finding]:
    if sources.manifest.privacy == Privacy.KEEP:
        yield Finding("Askers' names stand in these corpora (PRIVACY=keep): not for publication", "privacy")


def _stale(sources: Sources) -> Iterator[Finding]:
    raw, read = sources.raw, sources.manifest.total.read
    if raw is not None and raw.lines != read:
        yield Finding(
            f"raw/ holds {raw.lines:,} records now, the corpora were made of {read:,}: run `make normalize` again",
            "flow",
        )


def _unlike(sources: Sources) -> Iterator[Finding]:
    kept, found = sources.manifest.total.kept, sum(tally.records for tally in sources.tallies.sites.values())
    if kept != found:
        yield Finding(f"The corpora hold {found:,} records, the manifest tells of {kept:,}: run `make verify`", "flow")


def _leak(sources: Sources) -> Iterator[Finding]:
    leak = sources.manifest.leak
    if leak.largest_share >= _LEAKS:
        yield Finding(
            f"{Share(leak.largest_share)} of the runs of words of {leak.id} stand in another split as well; "
            f"{Share(leak.mean_share)} on the average of all records",
            "splits",
        )


def _one_group(sources: Sources) -> Iterator[Finding]:
    manifest = sources.manifest
    if manifest.total.kept >= _FEW and manifest.largest_group > manifest.total.kept / 4:
        yield Finding(
            f"One group holds {manifest.largest_group:,} of {manifest.total.kept:,} records, and so one split: "
            "if that is by teasers, group_by_teasers=false parts it",
            "graph",
        )


def _uneven(sources: Sources) -> Iterator[Finding]:
    manifest = sources.manifest
    wanted = {"train": manifest.settings.get("train_share"), "validation": manifest.settings.get("validation_share")}
    for name, expected in wanted.items():
        found = share(manifest.splits.get(name, 0), manifest.total.kept).value
        is_off = isinstance(expected, float) and found is not None and abs(found - expected) > _APART
        if is_off and manifest.total.kept >= _FEW:
            yield Finding(f"{Share(found)} of the records are in {name}, where {expected:.0%} are asked for", "splits")
            return


def _declared(sources: Sources) -> Iterator[Finding]:
    declared = sources.tallies.declared
    if (differ := declared["more"] + declared["fewer"]) and differ >= _MANY * declared.total():
        yield Finding(
            f"{differ:,} of {declared.total():,} pages that declare a number of answers show another", "warnings"
        )


def _unread(sources: Sources) -> Iterator[Finding]:
    """Pages without a question; a crawl comes by some that were never meant to have one."""
    aside = {reason: count for (_, reason), count in sources.set_aside.items() if not reason.startswith("http_")}
    count, read = sum(aside.values()), sources.manifest.total.read
    if count > _MANY * read:
        worst = max(aside, key=lambda reason: (aside[reason], reason))
        yield Finding(
            f"{count:,} pages gave no question, beside {read:,} questions read; {worst} {aside[worst]:,}: see rejects/",
            "flow",
        )


def _missing_split(sources: Sources) -> Iterator[Finding]:
    missing = [name for name in ("train", "validation", "test") if not sources.manifest.splits.get(name)]
    if missing and sources.manifest.total.kept >= _SOME:
        yield Finding(f"No record is in {' or '.join(missing)}", "splits")


def _rejected(sources: Sources) -> Iterator[Finding]:
    total = sources.manifest.total
    if total.rejected > _MANY * total.read:
        yield Finding(f"{total.rejected:,} of {total.read:,} questions were rejected", "flow")


def _fewer(sources: Sources) -> Iterator[Finding]:
    last, total = sources.last, sources.manifest.total
    if last is not None and total.kept < (1 - _LOST) * last.total.kept:
        yield Finding(f"{total.kept:,} questions are kept, {last.total.kept:,} were in the run before", "drift")


def _warned(sources: Sources) -> Iterator[Finding]:
    manifest = sources.manifest
    for slug, count in sorted(manifest.warnings.items(), key=lambda entry: (-entry[1], entry[0])):
        if slug not in _HARMLESS and count >= _WARNED * manifest.total.kept and manifest.total.kept >= _FEW:
            yield Finding(
                f"{count:,} records ({share(count, manifest.total.kept)}) carry the warning {slug}", "warnings"
            )


def _empty(sources: Sources) -> Iterator[Finding]:
    """A site of which no record has what all should have: a reader that has lost its landmark looks like that."""
    for site, tally in sources.tallies.sites.items():
        missing = [field for field in ("name", "text", "answers") if not tally.filled[field]]
        if missing and tally.records >= _SOME:
            yield Finding(f"No record of {site} has {' or '.join(missing)}", "coverage")


_RULES = (
    _unreadable,
    _names_kept,
    _unlike,
    _stale,
    _fewer,
    _empty,
    _unread,
    _leak,
    _one_group,
    _declared,
    _uneven,
    _missing_split,
    _rejected,
    _warned,
)
