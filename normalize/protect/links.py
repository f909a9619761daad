"""Detector of web addresses that lead to a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from normalize.protect.link_hosts import BRANDS, COMMON, HOSTED, NETWORKS, SHARED, SHORTENERS, brand
from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATH = r"[^\s<>\"'`\[\]{}|\\^\u3000-\u303f\uff01-\uff0f]"
_URL = re.compile(
    rf"(?<![\w@./-])(?:(?:https?://|www\.){_PATH}{{3,2000}}+"
    rf"|(?:[a-z\d](?:[\w-]{{0,61}}+)\.){{1,4}}[a-z]{{2,12}}(?![\w@])(?:/{_PATH}{{0,2000}}+)?)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\.[A-Za-z]{2}")
_MEMBERS_PATH = re.compile(
    r"/(?:~|@|(?:users?|u|usr|members?|athletes?|activities|user-profile|usuario|mitglied|fundrais(?:ing|er))[/-])[^/?#]"
    r"|(?:member|profile|user)\.php|[?&](?:u|user|username|uid|profile|member|email)=|/user:",
    re.IGNORECASE,
)
_PERSONAL_PATH = re.compile(
    r"/(?:profiles?|profil|perfil|people|channel|c|author|in|patients?|albums?|photos|shop|space|id|p|seller)[/-][^/?#]"
    r"|/(?:about-?me\b|my-|diary\b)",
    re.IGNORECASE,
)
_WHOLE_SITES = frozenset(["c", "id", "p", "shop", "space", "seller"])
"""Parts of paths that lead to people on networks alone."""
_PEOPLES_SITES = frozenset(["youtube", "etsy", "ebay", "vimeo", "bilibili", "depop", "goodreads", "spotify"])
_VIMEO_USER = re.compile(r"/user\d")
_CLINIC = re.compile(
    r"dr[-.]?[a-z]|doctor|clinic|hospital|health|medic|surg|derm|dental|care|institut|univers|\.(?:gov|edu)\b|"
    r"\bmd\b|md\."
)
_MINE = re.compile(
    r"\b(?:(?:my|our) (?:own |personal )?(?:home ?page|web ?site|site|blog|page|profile|channel|album|photos?"
    r"|pictures?|"
    r"pics|journal|story|link|cv|resume|gallery|vlog|etsy|shop|diary|journey|portfolio)\b[^.!?\n]{0,30}"
    r"|(?:blog|vlog|diary|personal (?:web ?)?(?:page|site)|profile|home ?page)[ ]?(?:is|at|here|[:=>\u2192-])[ ]?)$",
    re.IGNORECASE,
)
_DIARY = re.compile(r"diary|journey|(?:^|\.)my-|-story\b")
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}\.\w", re.IGNORECASE)
_END = ".,;:!?)*_~…。，"


def links(text: str) -> Iterator[Finding]:
    """Find addresses of social networks' profiles, of personal pages, and with an e-mail address in them.

    Stops at all others: papers, hospitals, clinics, shops, and a network's own pages.

    >>> [found.value for found in links("See www.instagram.com/nia_82/ and https://nia.blogspot.example/2016.")]
    ['instagram.com/nia_82', 'nia.blogspot.example/2016']
    >>> list(links("https://doi.org/10.1000/182, https://www.heart.example/afib, youtube.com/watch?v=1"))
    []
    """
    if not may_have_links(text):
        return
    for match in _URL.finditer(text):
        written = match[0].rstrip(_END)
        if "(" in written and match[0].startswith(written + ")"):
            written += ")"
        if why := _personal(written, text[max(0, match.start() - 64) : match.start()]):
            plain = re.sub(r"^(?:https?://)?(?:(?:www|m|mobile)\.)?", "", written.lower()).rstrip("/")
            yield Finding(match.start(), match.start() + len(written), plain, why)


def may_have_links(text: str) -> bool:
    """Whether a text has a dot before letters, or "://".

    >>> may_have_links("Rest.\\nIce."), may_have_links("at heart.example")
    (False, True)
    """
    return "://" in text or _DOTTED.search(text) is not None


def _personal(url: str, before: str) -> str:
    """Why an address leads to a person; empty where it does not."""
    plain = re.sub(r"^https?://", "", unquote(url).lower())
    host, _, path = re.sub(r"[?#]", "/?", plain, count=1).partition("/")
    host = host.rpartition("@")[2].partition(":")[0].removeprefix("www.")
    under, name = brand(host)
    first = re.split(r"[/?#]", path, maxsplit=1)[0]
    if _MAIL.search(plain):
        return "e-mail in the address"
    if name in HOSTED and under and under.removeprefix("www.") not in SHARED:
        return "personal host"
    if name in BRANDS or any(host == site or host.endswith("." + site) for site in NETWORKS):
        kept = not path.strip("/") or (first in COMMON and not _MEMBERS_PATH.search("/" + path))
        return "" if kept else f"page of {host}"
    if host in SHORTENERS:
        return "told in words" if re.search(r"[a-z\d][-_.][a-z]", first) else ""
    if host == "sites.google.com" and path:
        return "personal host"
    return _profile(host, name, "/" + path, first) or _owned(host, before)


def _profile(host: str, name: str, path: str, first: str) -> str:
    """Why an address on no network leads to a member's page; empty where it does not."""
    if _MEMBERS_PATH.search(path) or (name == "vimeo" and _VIMEO_USER.match(path)):
        return "profile"
    if first in _WHOLE_SITES and name not in _PEOPLES_SITES:
        return ""
    return "profile" if _PERSONAL_PATH.search(path) and not _CLINIC.search(host) else ""


def _owned(host: str, before: str) -> str:
    if _CLINIC.search(host):
        return ""
    return "called one's own" if _MINE.search(before) or _DIARY.search(host) else ""
