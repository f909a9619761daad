"""Places where a text greets or thanks the person who asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.places import Mention, Place
from normalize.protect.spoken import spoken_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_GREETING = re.compile(
    r"(?:^|(?<=[.!?:,;\u2026)] )|(?<=\n))[\"'\u201c>* -]{0,4}(?P<word>Dear(?:est)?|Hello|Hi|Hey|Hiya|Greetings|"
    r"Welcome|Namaste|Hola|Bonjour|Hallo|Liebe[r]?|Sehr geehrte[r]?|Estimad[ao]|Querid[ao]|Ciao|Ol\u00e1|"
    r"Good (?:morning|afternoon|evening|day))(?: (?:again|there|to you))?(?P<parted>[,:!]?)(?=[ ])",
    re.IGNORECASE,
)
_GREETING_GATES = (
    "dear",
    "hello",
    "hi ",
    "hi,",
    "hey",
    "hiya",
    "greetings",
    "welcome",
    "namaste",
    "hola",
    "good ",
    "bonjour",
    "hallo",
    "liebe",
    "geehrte",
    "estimad",
    "querid",
    "ciao",
)
_THANKS = re.compile(
    r"(?:^|(?<=[.!?:,;] )|(?<=\n))(?P<word>Thank you|Thanks|Thank u|Many thanks|Sorry|Congratulations|Congrats|"
    r"Good luck|Best of luck|"
    r"I'm sorry|I am sorry|Nice to hear|Great question|You(?:'re| are) welcome|I hope this helps|Hope this helps|"
    r"I understand|Take care|Don't worry|No worries|Good news|Good question|Merry Christmas|Happy (?:New Year|Birthday|"
    r"Easter|Holidays))"
    r"(?P<rest>[^.!?\n]{0,120}+)(?P<end>[.!?\n]|$)",
    re.IGNORECASE,
)
_THANKS_GATES = (
    "thank",
    "sorry",
    "congrat",
    "luck",
    "nice to",
    "question",
    "merry ",
    "happy ",
    "welcome",
    "hope this",
    "understand",
    "care",
    "worr",
    "news",
)
_TRAILING = re.compile(
    r",[ ](?=(?:(?:Mrs?|Ms|Miss)\.?[ ])?[^\W\d_][\w'\u2019-]{0,30}+(?:[ ][^\W\d_][\w'\u2019.-]{0,30}+){0,2}$)"
)
_SECOND = re.compile(r"[ ][A-Z][\w'\u2019-]{1,30}+,? (?:and|&) (?=[A-Z])")
_VOCATIVE = re.compile(
    r",(?<=[a-z0-9],)(?<!egards,)(?<!est,)(?<!incerely,)(?<!ishes,)(?<!heers,)(?<!ours,)(?<!ruly,)(?<!espectfully,)"
    r"[ ](?=(?P<title>(?:Mrs?|Ms|Miss)\.? )?[A-Z][\w'\u2019-]{1,30}+(?:[.!?,]|$))"
)
_GOES_ON = re.compile(r" [a-z]")


def addressed(text: str) -> Iterator[Place]:
    """Find where somebody is greeted or thanked, and where a text begins.

    >>> [text[place.at :] for text in ["Hi Nia, rest. Thanks for asking, Nia"] for place in addressed(text)]
    ['Hi Nia, rest. Thanks for asking, Nia', ' Nia, rest. Thanks for asking, Nia', 'Nia', ' for asking, Nia', 'Nia']
    """
    yield Place(0, "greeting", False)
    lowered = text.lower()
    if any(gate in lowered for gate in _GREETING_GATES):
        for found in _GREETING.finditer(text):
            yield Place(found.end(), "greeting", not found["parted"])
            if second := _SECOND.match(text, found.end()):
                yield Place(second.end(), "greeting", False)
    for found in _VOCATIVE.finditer(text):
        yield Place(found.end(), "address", found["title"] is not None)
    if any(gate in lowered for gate in _THANKS_GATES):
        for found in _THANKS.finditer(text):
            yield Place(found.start("rest") + (found["rest"][:1] == ","), "thanks", False)
            if (last := _TRAILING.search(found["rest"])) and found["end"] != "?":
                yield Place(found.start("rest") + last.end(), "thanks", True)


def greeted_names(text: str) -> Iterator[Mention]:
    """Find who is greeted or thanked in an answer: "Dear Nia,", "Hello Miss Lund", "Thank you, Nia."

    Doctors and nobody in particular ("Dear Dr. Lind", "Hello there", "Dear patient") are not found.

    >>> [found.name for found in greeted_names("Hello Mrs. van der Berg: rest. Thank you, Nia.")]
    ['van der Berg', 'Nia', 'Nia', 'Nia']
    >>> list(greeted_names("Hello Dr. Lind, hi all. Good morning, swelling is normal."))
    []
    """
    for place in addressed(text):
        spoken = spoken_name(text, place.at)
        if spoken is None or (place.at == 0 and text[spoken.end : spoken.end + 1] not in (",", ":", "!", "\n")):
            continue
        if spoken.titled and spoken.capital and (spoken.proper or spoken.known or spoken.closed):
            certain = True
        elif place.evidence == "address":
            certain = spoken.known and len(spoken.words) == 1
        elif place.sure:
            alone = len(spoken.words) == 1 and _GOES_ON.match(text, spoken.end) is not None
            certain = spoken.likely and (spoken.closed or spoken.known or alone)
        else:
            certain = spoken.likely and (spoken.known or (place.at > 0 and spoken.closed and len(spoken.words) == 1))
        if certain:
            yield Mention(spoken.start, spoken.end, text[spoken.start : spoken.end], place.evidence)
