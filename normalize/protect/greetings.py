"""Places where a text greets or thanks the person who asks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from normalize.protect.callings import called
from normalize.protect.lexicon import BRANDS, PLACES
from normalize.protect.places import Mention, Place
from normalize.protect.spoken import begins_small, spoken_name
from normalize.protect.words import gate, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normalize.protect.spoken import Spoken

_GREETING = re.compile(
    r"[\"'\u201c>* -]{0,4}(?P<word>My Dear(?:est)?|Dear(?:est)?|Respected|Hello|Hi|Hey|Hiya|"
    r"Howdy|G['\u2019]day|Aloha|Greetings|Welcome|Namast[ae]y?|Namaskar|Vanakkam|Salaa?m|Assalam[uo]?(?: ?'?alaikum)?|"
    r"As-salamu alaykum|Shalom|Hola|Buen[oa]s (?:d\u00edas|tardes|noches)|Bonjour|Bonsoir|Ch\u00e8re?|Hallo|Guten "
    r"(?:Tag|Morgen|Abend)|Liebe[r]?|Sehr geehrte[r]?|Beste|Geachte|Estimad[ao]|Querid[ao]|Ciao|Buongiorno|Car[oa]|"
    r"Gentile|Ol\u00e1|Bom dia|Hej|Hei|Merhaba|Selamat \w{4,6}|Good (?:morning|afternoon|evening|day))"
    r"(?:,? (?P<crowd>there|everyone|all|and welcome|again|to you|po))?(?P<parted>[,:!.]{0,2}+)(?=[ ])",
    re.IGNORECASE,
)
_GREETING_GATE = gate(
    "dear dearest respected hello hi hey hiya howdy g aloha greetings welcome namaste namasta namaskar vanakkam "
    "salam salaam assalam assalamu assalamo salamu shalom hola buenos buenas bonjour bonsoir chere ch cher hallo guten "
    "liebe lieber geehrte geehrter beste geachte estimado estimada querido querida "
    "ciao buongiorno caro cara gentile ol bom hej hei "
    "merhaba selamat"
)
_GOOD, _DAYTIMES = gate("good"), gate("morning afternoon evening day")
_THANKS = re.compile(
    r"(?P<word>Thank you|Thanks|Thank u|Many thanks|Sorry|Congratulations|Congrats|"
    r"Good luck|Best of luck|All the best|How are you|Hope (?:you|that|all)|I hope (?:you|that)|"
    r"I'm sorry|I am sorry|Nice to (?:hear|meet)|Great question|You(?:'re| are) (?:welcome|right)|I hope this helps|"
    r"Hope this helps|I (?:can )?understand|Take care|Don't worry|No worries|Good news|Good question|Get well soon|"
    r"Please (?:rest|wait|see|take|let)|Merry Christmas|Happy (?:New Year|Birthday|Easter|Holidays)|Yes|No|Well"
    r"|Sure|OK|"
    r"Okay|Absolutely|Of course)"
    r"(?P<rest>[^.!?\n]{0,120}+)(?P<end>[.!?\n]|$)",
    re.IGNORECASE,
)
_OF_THE_WRITER = re.compile(r"\w|I['\u2019]\w{1,3}")
"""A letter alone ("Thanks, I will", "Thanks, A lot"), and "I'll"."""
_THANKS_GATE = gate(
    "thank thanks sorry congratulations congrats luck best how hope nice question welcome right understand care worry "
    "worries news well please merry happy yes no sure ok okay absolutely course"
)
_TRAILING = re.compile(
    r",[ ](?=(?:(?:Mrs?|Ms|Miss)\.?[ ])?[^\W\d_][\w'\u2019-]{0,30}+(?:[ ][^\W\d_][\w'\u2019.-]{0,30}+){0,2}$)"
)
_SECOND = re.compile(r"[ ][A-Z][\w'\u2019-]{1,30}+,? (?:and|&) (?=[A-Z])")
_LAST_WORD = re.compile(
    r"\b(?:you|questions?|pictures|photos|luck|care|again|much|helps?|asking|writing|soon|wishes|year|birthday) "
    r"(?=[A-Z][\w'\u2019-]{1,30}$)"
)
_WISHED_GOES_ON = re.compile(
    r"[ ](?:feels?|gets|is (?:doing|feeling|better|well|on|going|having|still|too|old)|will (?:be|feel|need|have)"
    r"|has (?:a|the|been"
    r"|had)|recovers?|improves?|should|needs|a (?:speedy|quick|good)|plenty|drink|rest|had|on (?:your|the|his|her)"
    r"|better)\b"
)
_THANKED_FOR = re.compile(
    r",? for (?:writing|your|the|asking|sharing|this|reaching|posting|contacting|coming|sending)\b"
)
_GOES_ON = re.compile(r" [a-z]")
_LISTS_ON = re.compile(r",? (?:and |or |& )?[A-Z](?!['\u2019 ])")
_STOP = re.compile(r"[.!?:,;\u2026)\n](?:(?<=\n)|[ ])")
_AT_ONCE = re.compile(
    r"(?:,|:| [\u2013-]) (?:the|a|an|this|that|it|we|do|if|in|as|at|for|no|yes|there|most|my|what|when|keep|take|try)\b"
)
_MONTHS = frozenset(["april", "may", "june", "august", "july", "january"])
_COMMA_TO_YOU = re.compile(r", (?:please|you|I|your)\b")
_DASHED = re.compile(r"[ ][-\u2013\u2014]{1,2}[ ](?:[a-z]|I\b)")
_NAMESAKE_CALLED = re.compile(r"(?:,|:| [\u2013-])[ \n](?:[a-z]|I\b)")
_TO_YOU = re.compile(
    r"[,:]? ?[\u2014\u2013-]?\s(?:you|your|you['\u2019](?:re|ll|ve)|hello|hi|hey|thank|thanks|please"
    r"|don['\u2019]t|sorry|"
    r"i|i['\u2019](?:m|d|ll|ve)|good (?:morning|afternoon|evening|day))(?!\w)",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"[ ](?:will|would|says|said)\b")
_HELLO_BEHIND = re.compile(r",?[ ](?:hello|hi|hey|aloha|howdy)\b", re.IGNORECASE)
_HAN_GREETED = re.compile(
    r"(?:^|(?<=\n)|(?<=[\u3002\uff01\uff0c]))(?P<name>[\u4e00-\u9fff]{1,3}?)(?:小姐|先生|女士|太太|同學"
    r"|同学)[，, ：:]{0,2}(?:您好|你好)?"
)
_HAN_NOBODY = frozenset(
    ["醫生", "醫師", "医生", "医师", "大家", "老師", "老师", "版主", "這位", "各位", "那位", "有位"]
)


def _starts(pattern: re.Pattern[str]) -> frozenset[str]:
    """The first two letters, in lower case, of all that a pattern's group `word` may be: others need no look."""
    words = re.sub(r"\(\?:[^()]*\)", "", pattern.pattern.partition("(?P<word>")[2]).partition(")")[0]
    return frozenset(word[:2].lower() for word in words.split("|"))


_GREETING_STARTS, _THANKS_STARTS = _starts(_GREETING), _starts(_THANKS)


@lru_cache(maxsize=64)
def _clauses(text: str) -> tuple[int, ...]:
    """Where something may begin to be said: at the start, behind punctuation and at a new line."""
    return (0, *(stop.end() for stop in _STOP.finditer(text)))


@lru_cache(maxsize=64)
def addressed(text: str) -> tuple[Place, ...]:
    """Find where somebody is greeted or thanked, and where a text begins.

    >>> [text[place.at :] for text in ["Hi Nia, rest. Thanks for asking, Nia"] for place in addressed(text)]
    ['Hi Nia, rest. Thanks for asking, Nia', ' Nia, rest. Thanks for asking, Nia', 'Nia', ' for asking, Nia', 'Nia']
    """
    return tuple(_addressed(text))


def _addressed(text: str) -> Iterator[Place]:
    yield Place(0, "greeting", False)
    words = words_of(text)
    if not _GREETING_GATE.isdisjoint(words) or not (_GOOD.isdisjoint(words) or _DAYTIMES.isdisjoint(words)):
        yield from _greeted(text)
    yield from called(text)
    if not _THANKS_GATE.isdisjoint(words):
        yield from _thanked(text)


def _greeted(text: str) -> Iterator[Place]:
    for at in _clauses(text):
        start = text[at : at + 2].lower()
        if (start.isalpha() and start.isascii() and start not in _GREETING_STARTS) or not (
            found := _GREETING.match(text, at)
        ):
            continue
        if found["crowd"] in (None, "again", "and welcome", "to you", "po") or not found["parted"]:
            kind = "greeting" if not found["parted"] or found["parted"] == "," else "call"
            yield Place(found.end(), kind, not found["parted"])
        if second := _SECOND.match(text, found.end()):
            yield Place(second.end(), "greeting", False)


def _thanked(text: str) -> Iterator[Place]:
    for at in _clauses(text):
        start = text[at : at + 2].lower()
        if (start.isascii() and start not in _THANKS_STARTS) or not (found := _THANKS.match(text, at)):
            continue
        yield Place(found.start("rest") + (found["rest"][:1] == ","), "thanks", False)
        if (last := _TRAILING.search(found["rest"])) and found["end"] != "?":
            yield Place(found.start("rest") + last.end(), "thanks", len(found["rest"]) - last.end() < 24)
        elif last := _LAST_WORD.search(found["word"] + found["rest"]):
            yield Place(found.start("word") + last.end(), "thanks", True)


def greeted_names(text: str) -> Iterator[Mention]:
    """Find who is greeted or thanked in an answer: "Dear Nia,", "Hello Miss Lund", "Thank you, Nia."

    Doctors and nobody in particular ("Dear Dr. Lind", "Hello there", "Dear patient") are not found.

    >>> sorted({found.name for found in greeted_names("Hello Mrs. van der Berg: rest. Thank you, Nia.")})
    ['Nia', 'van der Berg']
    >>> list(greeted_names("Hello Dr. Lind, hi all. Good morning, swelling is normal. Hello! Thirst, hunger: wait."))
    []
    """
    for place in addressed(text):
        spoken = None if begins_small(text, place.at) else spoken_name(text, place.at)
        if spoken is not None and _is_greeted(text, place, spoken):
            name = text[spoken.start : spoken.end]
            yield Mention(spoken.start, spoken.end, name, place.evidence, spoken.titled)
    if not text.isascii():
        for found in _HAN_GREETED.finditer(text):
            if found["name"] not in _HAN_NOBODY:
                yield Mention(*found.span("name"), found["name"], "greeting", True)


def _is_greeted(text: str, place: Place, spoken: Spoken) -> bool:
    """Whether what reads like a name at a place is one: by its title, by common first names, or by what follows."""
    alone = len(spoken.words) == 1
    if alone and not spoken.titled and _OF_THE_WRITER.fullmatch(spoken.words[0]):
        return False
    if place.evidence == "lady":
        return spoken.titled and spoken.capital and not _TOLD_OF.match(text, spoken.end)
    if place.at == 0 and (opens := _opens(text, spoken)) is not None:
        return opens
    if spoken.titled and spoken.capital and (spoken.proper or spoken.known or spoken.closed):
        return True
    if place.evidence == "address":
        return alone and not _LISTS_ON.match(text, spoken.end) and (spoken.known or _is_called(text, place, spoken))
    if place.evidence == "wish":
        return alone and _is_wished(text, place, spoken)
    if place.evidence == "call":
        return spoken.known and spoken.closed
    if place.sure:
        goes_on = alone and _GOES_ON.match(text, spoken.end) is not None
        return (spoken.likely or (spoken.namesake and alone)) and (spoken.closed or spoken.known or goes_on)
    if place.evidence == "thanks":
        return spoken.known and spoken.closed
    behind = text[spoken.end : spoken.end + 1]
    told = behind in (".", "!", ":", "\n", "\u2014", "") or _TO_YOU.match(text, spoken.end) is not None
    return spoken.known or (spoken.likely and place.at > 0 and spoken.closed and alone and told)


def _opens(text: str, spoken: Spoken) -> bool | None:
    """Whether what reads like a name at a text's start is one; None where that is as anywhere else."""
    behind = text[spoken.end : spoken.end + 1]
    alone = len(spoken.words) == 1
    to_you = _TO_YOU.match(text, spoken.end) is not None
    if spoken.namesake and alone:
        told = to_you or _AT_ONCE.match(text, spoken.end) is not None or spoken.words[0].lower() in text
        return told and _NAMESAKE_CALLED.match(text, spoken.end) is not None
    greets = _HELLO_BEHIND.match(text, spoken.end) is not None
    dashed = spoken.known and spoken.capital and _DASHED.match(text, spoken.end) is not None
    if behind not in (",", ":", "!", "\n") and not greets and not dashed:
        return False
    if not spoken.known and spoken.proper and spoken.capital and not spoken.titled:
        return greets or (to_you and alone)
    return None


def _is_called(text: str, place: Place, spoken: Spoken) -> bool:
    """Whether a name that is another word as well, amid a sentence, calls somebody: by commas on both sides."""
    first = spoken.words[0].lower()
    if not spoken.namesake or first in BRANDS or first in PLACES or first in _MONTHS:
        return False
    if text[max(0, place.at - 2) : place.at] == ", ":
        return text[spoken.end : spoken.end + 1] in (",", ".", "!", "?", "")
    return _COMMA_TO_YOU.match(text, spoken.end) is not None


def _is_wished(text: str, place: Place, spoken: Spoken) -> bool:
    if text[spoken.start].islower():
        return False
    if place.sure and _THANKED_FOR.match(text, spoken.end):
        return spoken.likely or spoken.namesake
    if place.sure and spoken.namesake:
        return text[spoken.end : spoken.end + 1] in ("!", ",", ".")
    return spoken.known and (place.sure or _WISHED_GOES_ON.match(text, spoken.end) is not None)
