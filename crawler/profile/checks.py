"""What the single values of a profile may be. Each check gives the reason against a value, or None."""

from __future__ import annotations

import re
from collections.abc import Collection

from cssselect import SelectorError
from parsel import Selector

from crawler.manners.hosts import authority
from crawler.profile.contact import is_contact
from crawler.profile.patterns import SYNTAX, reason_against
from crawler.profile.selector_cost import MOST_ANY, anys

_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
_LONGEST_SELECTOR = 1000
_LONGEST_NOTE = 300  # what `provenance.rights` holds of an evidence


def name_fault(value: str) -> str | None:
    """A site's name is part of file names and ids.

    >>> name_fault("clinic_letters"), name_fault("Clinic letters")
    (None, "'Clinic letters' is no name of a site: 2 to 41 small letters, digits and '_', a letter first")
    """
    if _NAME.fullmatch(value):
        return None
    return f"{shown(value)} is no name of a site: 2 to 41 small letters, digits and '_', a letter first"


def url_fault(value: str) -> str | None:
    """A URL to begin from.

    >>> url_fault("https://letters.test/"), url_fault("letters.test")
    (None, "'letters.test' is no http(s) URL")
    """
    is_url = value.isprintable() and not re.search(r"\s", value) and authority(value) is not None
    return None if is_url else f"{shown(value)} is no http(s) URL"


def contact_fault(value: str) -> str | None:
    """Where the site's owner can reach whoever crawls."""
    return None if is_contact(value) else f"{shown(value)} is no e-mail address and no address of a web page"


def note_fault(value: str) -> str | None:
    """A licence or a permission, in one line that is kept whole."""
    if not value.strip() or not value.isprintable():
        return f"{shown(value)} is no line of text"
    too_long = len(value) > _LONGEST_NOTE
    return f"it has {len(value):,} characters, and at most {_LONGEST_NOTE} are kept" if too_long else None


def pattern_fault(value: str) -> str | None:
    """A pattern of paths.

    >>> pattern_fault("/letters/*")
    >>> pattern_fault("/letters/[").partition(":")[0]
    "'/letters/[' is no pattern ('[' stands in no URL)"
    """
    reason = reason_against(value)
    return f"{shown(value)} is no pattern ({reason}): {SYNTAX}" if reason else None


def selector_fault(value: str) -> str | None:
    """A CSS selector, with `::text` or `::attr(name)` at its end where a text or an attribute is meant.

    >>> selector_fault("li.answer > time::attr(datetime)")
    >>> selector_fault("li.answer >").partition(":")[0]
    "'li.answer >' is no CSS selector"
    """
    if len(value) > _LONGEST_SELECTOR:
        return f"a selector has at most {_LONGEST_SELECTOR:,} characters, not {len(value):,}"
    try:
        Selector("<p></p>").css(value)  # parsel tells some faults only where it is applied
    except (SelectorError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return f"{shown(value)} is no CSS selector: {reason}"
    if anys(value) > MOST_ANY:
        return f"{shown(value)} has {anys(value)} '*', which takes too long on deep pages: at most {MOST_ANY}"
    return None


def choice_fault(value: str, choices: Collection[str]) -> str | None:
    """One of a few words."""
    return None if value in choices else f"{shown(value)} is none of {', '.join(choices)}"


def shown(value: object) -> str:
    """A value as a message shows it: one line, not too long."""
    told = str(value).lower() if isinstance(value, bool) else ascii(value)
    return told if len(told) <= 120 else f"{told[:117]}..."
