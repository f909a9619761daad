"""Places where a text calls somebody by name in mid-text, or wishes somebody well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.places import Place, before_first_names, first_names_at
from normalize.protect.words import gate, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOCATIVE = re.compile(
    r",(?<=[a-z0-9],)(?<!egards,)(?<![Bb]est,)(?<!ndest,)(?<!rmest,)(?<!incerely,)(?<!ishes,)(?<!heers,)(?<!ours,)(?<!ruly,)(?<!espectfully,)"
    r"[ ](?=(?P<title>(?:Mrs?|Ms|Miss)\.? )?[A-Z][\w'\u2019-]{1,30}+(?:[.!?,]|$))"
)
_CALLED = re.compile(
    r"(?:(?<=[.!?\u2026:] )|(?<=\n)|\b(?i:so|but|and|well|yes|no|sorry|now|okay|ok|oh|then|again|please|understand"
    r"|see|there|sure|right)[ ,]{1,2})"
    r"(?=[A-Z][\w'\u2019-]{1,30}+,? (?:[Pp]lease|[Yy]ou(?:r|['\u2019]\w+)?|I|I['\u2019]\w+|we|this|that|it|these|the"
    r"|there|if|in|"
    r"don['\u2019]t|do|try|let|thank|thanks|as|what|when|your|for|a|an|given|at|with|my|any|no|not)\b)"
)
_LAST = re.compile(
    r"\b(?:surgery|well|soon|recovery|healing|question|luck|you|care|today|day|week|journey|results|now|fine|okay|ok|normal|here|there|"
    r"safe|strong|help|helps|appointment|procedure|baby|worry|worries|patient|again|week|weekend|decision"
    r"|consultation|best)[ ]"
    r"(?=[A-Z][\w'\u2019-]{1,25}+[.!]?(?:\n|$))|(?:^|(?<=\n))(?:To|Re|RE|Attn"
    r"|For):? (?=[A-Z][\w'\u2019-]{1,25}+[:,\n-])"
)
_LADY = re.compile(r"(?:^|(?<=[.!?] )|(?<=\n))(?=(?:Mrs|Ms|Miss)\.? [A-Z])")
_LADY_GATE = gate("mrs ms miss")
_WISHED = re.compile(
    r"\b(?:(?P<sure>[Ll]uck to|[Bb]est to|[Ww]ishes to|[Ll]ove to|[Hh]ugs to|[Rr]egards to|(?:to |wish "
    r"|for )?you and|[Pp]oor|[Pp]rayers for"
    r"|[Ww]ell done|[Ww]elcome(?: back)?|[Tt]hank(?:s| you)|[Cc]ongratulations(?: to)?|[Cc]ongrats(?: to)?)|[Hh]ope"
    r"|glad|sorry"
    r"|[Gg]et|[Ll]et|[Hh]elp|[Bb]ring|[Tt]ake|[Gg]ive|[Kk]eep|for|to|little|that|if|does|is|has|with|did"
    r"|and)[ ](?=[A-Z])"
)
_LISTING = re.compile(r"(?:^|[^.!?\n] )[A-Z][a-z]+$")
_THANKED = re.compile(r"\b[Tt]hank(?:s| you),? (?=[A-Z][\w'\u2019-]{1,25}+,? for )")

_THANKED_GATE = gate("thank thanks")


def called(text: str) -> Iterator[Place]:
    """Find where somebody is called by name amid a text, or wished well: "…, Nia, …", "Hope Theo feels better".

    >>> text = "It heals, Nia, in a week. Best of luck to Theo."
    >>> [text[place.at :] for place in called(text)]
    ['Nia, in a week. Best of luck to Theo.', 'Theo.']
    """
    for found in _VOCATIVE.finditer(text):
        if found["title"] or not _LISTING.search(text, max(0, found.start() - 32), found.start()):
            yield Place(found.end(), "address", found["title"] is not None)
    words = words_of(text)
    for found in () if _LADY_GATE.isdisjoint(words) else _LADY.finditer(text):
        yield Place(found.end(), "lady", True)
    named = bool(first_names_at(text))
    for found in (*before_first_names(_CALLED, text), *before_first_names(_LAST, text)) if named else ():
        yield Place(found.end(), "address", False)
    for found in () if _THANKED_GATE.isdisjoint(words) else _THANKED.finditer(text):
        yield Place(found.end(), "wish", True)
    for found in before_first_names(_WISHED, text) if named else ():
        yield Place(found.end(), "wish", found["sure"] is not None)
