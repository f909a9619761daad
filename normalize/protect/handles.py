"""Detector of the names that people carry on social networks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.protect.lexicon import is_word
from normalize.protect.pseudonyms import Finding
from normalize.protect.words import gate, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANDLE = re.compile(
    r"(?<![\w@./+])@(?P<name>(?=\d{0,20}[A-Za-z_])\w{2,30}+(?:[.-]\w{1,20}+){0,3}+)"
    r"(?:(?![\w@])|@[\w-]{1,40}(?:\.[\w-]{1,40}){1,3}+(?![\w@]))"
)
_AMOUNT = re.compile(
    r"\d+(?:am|pm|mgs?|mcg|ml|g|kg|x|h|hrs?|hours?|weeks?|wks?|days?|months?|mos?|years?|yrs?|cc|k|st|nd|rd|th)$"
)
_REDDIT = re.compile(r"(?<![\w/.-])/?(?P<name>u/[A-Za-z\d_-]{3,20}+)(?![\w/])")
_NUMBERED = re.compile(r"(?<![\w#@/])(?P<name>[A-Za-z_][\w.]{1,30}+#\d{4})(?!\d)")
_SURE = (
    "instagram insta ig twitter facebook fb tiktok snapchat telegram skype wechat weixin whatsapp discord reddit kik "
    "viber tumblr pinterest linkedin kakaotalk kakao threema zalo msn bluesky bsky weibo onlyfans mastodon xiaohongshu "
    "douyin psn gamertag venmo cashapp messenger imo wickr snap icq qq vk yt youtube twitch realself myspace patreon "
    "strava"
)
_UNSURE = (
    "line threads signal session steam aim yahoo xbox x tg wx medium spotify quora paypal zelle garmin fitbit "
    "peloton tinder hangouts ok switch nintendo roblox epic github hinge bumble livejournal"
)
_NETWORKS = "|".join(("cash ?app", "kakao ?talk", "xbox live", "yahoo messenger", *_SURE.split(), *_UNSURE.split()))
_FAR_EAST = "微信|微博|小紅書|小红书|抖音|賴|脸书|臉書"
_NOUNS = (
    r"user ?name|screen ?name|handle|gamer ?tag|nick ?name|account|channel|profile|name|nick|user|ids?|tag|contact|"
    r"号|號|帳號|账号"
)
_FILLERS = (
    r"(?P<joint>(?:'s|[ ]?(?:(?:is|as|me|my|at|on|under|it's|add|too|also|here|there)\b|[:=(@$.\uff1a\u2013-]"
    r"|,(?=[ ]add\b))){0,4}+)"
)
_WRITTEN = r"(?P<name>(?:live:)?\w[\w-]{1,29}+(?:\.[\w-]{1,29}+){0,3}+(?:#\d{4})?)"
_START = r"(?<![A-Za-z\d_/.@-])"
_NAMED = re.compile(
    rf"(?P<mine>\b(?:my|our|add|his|her)[ ](?:own[ ])?)?{_START}(?:(?P<network>{_NETWORKS})(?![A-Za-z])"
    rf"(?:[ ]?(?P<noun>{_NOUNS})(?![A-Za-z_]))?"
    rf"|(?P<far>{_FAR_EAST})(?:{_NOUNS})?"
    rf"|(?P<alone>user ?name|screen ?name|handle|gamer ?tag|nick ?name|alias|user|posting as|post as|known as|"
    rf"(?:dm|pm|message|msg|add|follow|find|ping) me(?![ ](?:on|at|up|via|in)\b)))"
    rf"{_FILLERS}[ ]{{0,2}}+[\"'\u201c]?{_WRITTEN}(?![@/])",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|our|add|his|her)[ ](?:own[ ])?\Z", re.IGNORECASE)
_ON_NETWORK = re.compile(rf"(?<![\w@/.]){_WRITTEN}[ ](?:on|at|over)[ ](?:the )?(?:{_NETWORKS})\b", re.IGNORECASE)
_CLAIMED_ON = re.compile(
    rf"\b(?:i'm|i am|im|and|add|find me as|it's|as|or|am)[ ](?P<name>[a-z][a-z\d.-]{{5,30}}+)[ ](?:on"
    rf"|at)[ ](?:the )?(?:{_SURE.replace(' ', '|')})\b",
    re.IGNORECASE,
)
_UNDERSCORED = re.compile(r"(?<![^\s(:,])(?P<name>[A-Za-z][A-Za-z\d]*+(?:_[A-Za-z\d]++){1,6}+)(?![\w@(=}\]/-])")
_SOCIAL = gate(f"{_SURE} username")
_NETWORK_GATE = gate(f"{_SURE} {_UNSURE} cash")
_FULL_NAME = re.compile(
    r"\b(?:facebook|fb|messenger|linkedin|skype|instagram)(?:[ ](?:name|account|profile))?[ ]?(?:[:=]|is|as)[ ]"
    r"(?-i:(?P<name>[A-Z][\w'\u2019-]{1,20}+(?:[ ][A-Z][\w'\u2019-]{1,20}+){1,2}))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:qq|icq)(?:[ ]?(?:id|no|number|號|号))?\.?[ ]?[:\uff1a]?[ ]?(?P<name>\d{5,11})(?!\w)", re.IGNORECASE
)
_FAR = re.compile(_FAR_EAST)
_GATE = gate(
    f"{_SURE} {_UNSURE} dm pm username handle nick nickname screenname screen alias user "
    "posting post known cash gamer add message msg follow find ping"
)
_MARK = re.compile(r"(?=.*[A-Za-z])(?:.*\d|.*_|.*[A-Za-z]\.[A-Za-z]|live:)")
_STRONG_MARK = re.compile(
    r"(?=.{0,64}[A-Za-z])"
    r"(?:[A-Za-z.-]{3}[\w.-]{0,64}\d|.{0,64}[A-Za-z]{2}\.[A-Za-z]{2}|live:|\w{1,64}_\w)"
)
_CLAIMED = (
    "username", "user name", "screenname", "screen name", "handle", "id", "gamertag", "gamer tag", "tag", "nickname",
    "nick name", "nick", "name", "user",
)  # fmt: skip
_WORDS = """
home night bedtime noon work school dinner lunch breakfast least most first last present this that the my your age
birth midnight day morning evening time times once about around which low high all any same each max min baseline
rest random room media import charset param return returns override property is and or was for not private name here
below above gone blocked video call chat message messages visit group page post posts live story stories filter filters
photo photos pic pics picture account profile number id inc app me it them people used ago lift lifts trend says said
told suggested recommends just deleted yesterday today now only
"""
_NO_HANDLES = frozenset(_WORDS.split())
_MEASURE = re.compile(r"[TtLlSsCc]\d|[A-Za-z]{1,3}\d{1,3}$|\d{1,5}[A-Za-z]{0,4}$")


def handles(text: str) -> Iterator[Finding]:
    """Find @handles and names told with their network ("instagram: nia_82", "kik me nia_82", "u/nia_82").

    Stops at "@ 5 mg", "@bedtime" and the like, and at plain words behind a network's name.

    >>> [found.value for found in handles("I am @nia_82, my Instagram is nia.l82; 5 mg @night, Instagram is fun.")]
    ['nia_82', 'nia.l82']
    """
    if not may_have_handles(text):
        return
    matches = list(_HANDLE.finditer(text)) if "@" in text else []
    if "u/" in text:
        matches += _REDDIT.finditer(text)
    words = words_of(text)
    if not _GATE.isdisjoint(words) or not text.isascii():
        matches += (named for named in _named(text) if _is_told(named))
        if not _NETWORK_GATE.isdisjoint(words):
            matches += (named for named in _ON_NETWORK.finditer(text) if _MARK.match(named["name"]))
        if not _SOCIAL.isdisjoint(words):
            matches += (named for named in _FULL_NAME.finditer(text) if not any(map(is_word, named["name"].split())))
            matches += (named for named in _CLAIMED_ON.finditer(text) if not is_word(named["name"]))
            matches += _UNDERSCORED.finditer(text)
            matches += _NUMBER.finditer(text)
        if "#" in text:
            matches += _NUMBERED.finditer(text)
    for match in matches:
        name = match["name"].lower().removeprefix("u/")
        if name not in _NO_HANDLES and not _AMOUNT.match(name):
            start = match.start("name")
            yield Finding(
                start - text.startswith(("@", "$"), start - 1),
                match.end() if match[0][:1] == "@" else match.end("name"),
                name,
            )


def may_have_handles(text: str) -> bool:
    """Whether a text has "@", "u/", a word that announces a name, or beside letters outside ASCII "#" or what may.

    >>> may_have_handles("Rest, and ice."), may_have_handles("I am on Instagram")
    (False, True)
    """
    if "@" in text or "u/" in text or not _GATE.isdisjoint(words_of(text)):
        return True
    return not text.isascii() and ("#" in text or len(text.lower()) != len(text) or _FAR.search(text) is not None)


def _named(text: str) -> Iterator[re.Match[str]]:
    """Find names behind the words that announce one; only where such a word stands is the text read."""
    small = text.lower()
    if len(small) != len(text) or _FAR.search(text):
        yield from _NAMED.finditer(text)
        return
    done = 0
    for at in sorted({at for word in _GATE & words_of(text) for at in _occurrences(small, word.decode())}):
        mine = _MINE.search(text, max(done, at - 9), at)
        if at >= done and (found := _NAMED.match(text, mine.start() if mine else at)):
            done = found.end()
            yield found


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _is_told(named: re.Match[str]) -> bool:
    """Tell a name from a word of prose: by figures, underscores or dots in it, or because the text calls it one."""
    name = named["name"]
    if name.lower().endswith((".com", ".net", ".org")) or not name.isascii():
        return False
    marked = _MARK.match(name) is not None
    noun = (named["noun"] or "").lower()
    if named["far"]:
        return marked or bool(named["joint"])
    if named["alone"]:
        claimed = named["alone"].lower() in _CLAIMED and named["alone"].lower() not in ("user", "nick")
        return _STRONG_MARK.match(name) is not None or (claimed and _is_plain_handle(name, named["joint"]))
    unsure = named["network"].lower() in _UNSURE.split()
    if marked:
        if unsure and not (named["mine"] or noun in _CLAIMED):
            return _STRONG_MARK.match(name) is not None and _MEASURE.match(name) is None
        return not (_MEASURE.match(name) and not noun) or _STRONG_MARK.match(name) is not None
    if noun in _CLAIMED:
        return _is_plain_handle(name, named["joint"] or ":")
    return (
        (not unsure or named["mine"] is not None)
        and ":" in named["joint"].replace("\uff1a", ":").replace("=", ":")
        and _is_plain_handle(name, named["joint"])
    )


def _is_plain_handle(name: str, joint: str) -> bool:
    """Whether a word without any mark may be somebody's name on a network, for it is none of prose."""
    return bool(joint) and len(name) > 3 and not is_word(name) and name[0].isascii() and not name.isdigit()
