"""Which records may go into an export for a purpose, by the rights that were noted when their pages were fetched.

A record that was fetched for the wanted purpose may: whatever reserved its page from that purpose kept it from being
fetched. For another purpose every reservation counts that was noted then and may mean it; in doubt it does.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from normalize.records import Question, Rights, RightsSignal


class Purpose(StrEnum):
    """What an export is for, in the words in which a crawl declares its own purpose."""

    TRAINING = "training"
    RESEARCH = "research"
    ARCHIVE = "archive"


_MOST_SIGNALS: Final = 50
"""A crawl writes down no more of one document: what stood behind them is unknown."""
_LONGEST_EVIDENCE: Final = 300
"""A crawl keeps so many characters of a line, without the blanks at either end: what stood behind is unknown."""
_BLANKS: Final = 20
"""So many may have stood where a line was cut off."""
_ARCHIVES: Final = frozenset({"ia_archiver", "archive.org_bot"})
"""The Internet Archive's crawlers, as robots.txt files name them."""
_LONGEST_SLUG: Final = 40


def reservation(question: Question, purpose: Purpose) -> str | None:
    """Tell what keeps a record from an export for a purpose, as a slug; None where nothing does.

    Pages of which nothing is known, the user's own saved ones, are not kept back here.
    """
    rights = question.provenance.rights
    if rights is None:
        return None
    if against := next((signal for signal in rights.signals if signal.verdict == "reserves"), None):
        return f"reserved:{_slug(against.kind)}"
    if rights.purpose == purpose:
        return None
    return _noted(rights, purpose)


def _noted(rights: Rights, purpose: Purpose) -> str | None:
    if len(rights.signals) >= _MOST_SIGNALS:
        return "noted:too_many_signals"
    for signal in rights.signals:
        if signal.verdict == "noted" and _may_mean(signal, purpose):
            return f"noted:{_slug(signal.kind)}"
    return None


def _may_mean(signal: RightsSignal, purpose: Purpose) -> bool:
    """Tell whether a noted reservation may be meant to stop a purpose; those of an unknown kind always may.

    A `noted` one stopped nothing then. What stops research (noindex, or a licence that prohibits all) stops every
    purpose, so that it would have stopped the crawl; what stops archives are crawlers of archives and `noarchive`.
    """
    reads = _KINDS.get(signal.kind)
    return reads is None or reads(signal, purpose)


def _stops_training(signal: RightsSignal, purpose: Purpose) -> bool:
    return purpose is Purpose.TRAINING


def _names_crawlers(signal: RightsSignal, purpose: Purpose) -> bool:
    """Read a robots.txt group, "Disallow: / (User-agent: …)": only where the names tell it may it mean an archive."""
    names = signal.evidence.rpartition("(User-agent:")[2].rstrip(")").lower().split(",")
    of_archives = [name.strip() in _ARCHIVES for name in names]
    if purpose is Purpose.TRAINING:
        return _is_cut(signal) or not all(of_archives)
    return purpose is Purpose.ARCHIVE and (_is_cut(signal) or any(of_archives))


def _has_directives(signal: RightsSignal, purpose: Purpose) -> bool:
    """Read robots directives of a header or a `meta` element."""
    if purpose is Purpose.TRAINING:
        return True
    return purpose is Purpose.ARCHIVE and (_is_cut(signal) or "noarchive" in signal.evidence.lower())


def _reserves_nothing(signal: RightsSignal, purpose: Purpose) -> bool:
    return False


def _is_cut(signal: RightsSignal) -> bool:
    return len(signal.evidence) >= _LONGEST_EVIDENCE - _BLANKS


def _slug(kind: str) -> str:
    """Give a kind as a name in a summary; a record may hold any text there.

    >>> _slug("tdm_reservation"), _slug("<b>")
    ('tdm_reservation', 'other')
    """
    return kind if kind.isascii() and kind.isidentifier() and len(kind) <= _LONGEST_SLUG else "other"


_KINDS: Final[dict[str, Callable[[RightsSignal, Purpose], bool]]] = {
    "robots_group": _names_crawlers,
    "content_signal": _stops_training,
    "content_usage": _stops_training,
    "x_robots_tag": _has_directives,
    "meta_robots": _has_directives,
    "tdm_reservation": _stops_training,
    "ai_txt": _stops_training,
    "rsl": _stops_training,
    "profile_note": _reserves_nothing,
}
"""By the kinds of signals that a crawl writes down; a `profile_note` is the crawler's own word on a site's licence."""
