"""Detector of the names that people carry on social networks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANDLE = re.compile(r"(?<![\w@./+])@(?P<name>(?=\d{0,20}[A-Za-z_])\w{2,30}+(?:[.-]\w{1,20}+){0,3}+)(?![\w@])")
_AMOUNT = re.compile(
    r"\d+(?:am|pm|mgs?|mcg|ml|g|kg|x|h|hrs?|hours?|weeks?|wks?|days?|months?|mos?|years?|yrs?|cc|k|st|nd|rd|th)$"
)
_REDDIT = re.compile(r"(?<![\w/.-])/?u/(?P<name>[A-Za-z\d_-]{3,20}+)(?![\w/])")
_NUMBERED = re.compile(r"(?<![\w#@/])(?P<name>[A-Za-z_][\w.]{1,30}+#\d{4})(?!\d)")
_NETWORKS = (
    r"instagram|insta|ig|twitter|facebook|fb|tiktok|snapchat|snap|telegram|skype|wechat|weixin|wx|whatsapp|discord|"
    r"reddit|kik|viber|youtube|tumblr|pinterest|linkedin|threads|kakaotalk|kakao|realself|threema|vk|qq|signal|line"
)
_NOUNS = r"user ?name|screen ?name|handle|gamer ?tag|nick ?name|account|channel|profile|name|nick|user|id"
_FILLERS = r"(?:[ ]?(?:(?:is|as|me|at|on|under|it's|add|too|also)\b|[:=(@\u2013-])){0,4}+"
_WRITTEN = r"(?P<name>(?:live:)?\w[\w-]{1,29}+(?:\.[\w-]{1,29}+){0,3}+(?:#\d{4})?)"
_NAMED = re.compile(
    rf"(?<![\w/.@])(?:(?:{_NETWORKS})(?:[ ](?P<noun>{_NOUNS}))?|(?P<alone>user ?name|screen ?name|handle|gamer ?tag))"
    rf"{_FILLERS}[ ]{{0,2}}+[\"'\u201c]?{_WRITTEN}(?![@/])",
    re.IGNORECASE,
)
_ON_NETWORK = re.compile(rf"(?<![\w@/.]){_WRITTEN}[ ](?:on|at|over)[ ](?:the )?(?:{_NETWORKS})\b", re.IGNORECASE)
_GATES = (
    "insta", "twitter", "facebook", "tik", "snap", "chat", "gram", "skype", "whatsapp", "kik", "viber", "discord",
    "kakao", "line", "ig:", "ig ", "threema", "reddit", "username", "handle", "realself",
)  # fmt: skip
_MARK = re.compile(r"(?=.*[A-Za-z])(?:.*\d|.*_|.*[A-Za-z]\.[A-Za-z]|live:)")
_CLAIMED = ("username", "user name", "screenname", "screen name", "handle", "id", "gamertag", "gamer tag")
_WORDS = """
home night bedtime noon work school dinner lunch breakfast least most first last present this that the my your age
birth midnight day morning evening time times once about around which low high all any same each max min baseline
rest random room media import charset param return returns override property is and or was for not private name here
below above gone blocked
"""
_NO_HANDLES = frozenset(_WORDS.split())


def handles(text: str) -> Iterator[Finding]:
    """Find @handles and names told with their network ("instagram: nia_82", "kik me nia_82", "u/nia_82").

    Stops at "@ 5 mg", "@bedtime" and the like, and at plain words behind a network's name.

    >>> [found.value for found in handles("I am @nia_82, my Instagram is nia.l82; 5 mg @night, Instagram is fun.")]
    ['nia_82', 'nia.l82']
    """
    matches = list(_HANDLE.finditer(text)) if "@" in text else []
    if "u/" in text:
        matches += _REDDIT.finditer(text)
    lowered = text.lower()
    if any(gate in lowered for gate in _GATES):
        matches += (named for named in _NAMED.finditer(text) if _is_told(named))
        matches += (named for named in _ON_NETWORK.finditer(text) if _MARK.match(named["name"]))
        matches += _NUMBERED.finditer(text)
    for match in matches:
        name = match["name"].lower()
        if name not in _NO_HANDLES and not _AMOUNT.match(name):
            start = match.start("name")
            yield Finding(start - text.startswith("@", start - 1), match.end("name"), name)


def _is_told(named: re.Match[str]) -> bool:
    """Tell a name from a word of prose: by figures, underscores or dots in it, or because the text calls it one."""
    if named["name"].lower().endswith((".com", ".net", ".org")) or re.match(r"[TtLlSs]\d", named["name"]):
        return False
    noun = (named["noun"] or named["alone"] or "").lower()
    return _MARK.match(named["name"]) is not None or (noun in _CLAIMED and named["name"].isascii())
