"""Detector of web addresses that lead to a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from normalize.protect.pseudonyms import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED_NETWORKS = """
facebook.com fb.com fb.me m.me instagram.com instagr.am twitter.com x.com tiktok.com snapchat.com linkedin.com
pinterest.com tumblr.com flickr.com vk.com weibo.com t.me telegram.me wa.me threads.net myspace.com patreon.com
onlyfans.com linktr.ee about.me gofundme.com caringbridge.org github.com gitlab.com soundcloud.com twitch.tv line.me
ask.fm livejournal.com paypal.me venmo.com cash.app discord.gg last.fm deviantart.com photobucket.com ok.ru plurk.com
bsky.app mixi.jp photos.app.goo.gl photos.google.com docs.google.com imgur.com ibb.co postimg.cc tinypic.com
icloud.com 1drv.ms onedrive.live.com drive.google.com dropbox.com
"""
_NETWORKS = tuple(_LISTED_NETWORKS.split())
"""Whose pages are people's, but for those under `_COMMON`."""
_LISTED_COMMON = """
hashtag groups pages help about privacy terms explore search watch events topics legal policies login signup features
company school jobs pulse learning business policy intent share sharer sharer.php home marketplace gaming
"""
_COMMON = frozenset(_LISTED_COMMON.split())
_LISTED_HOSTED = """
blogspot wordpress tumblr weebly wixsite livejournal xanga tripod angelfire webnode carrd typepad substack
"""
_HOSTED = tuple(_LISTED_HOSTED.split())
"""Whose users have a host each: nia.blogspot.com."""
_HOSTS = "|".join(re.escape(host) for host in _NETWORKS)
_URL = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)[^\s<>\"'`\[\]{}|\\^\u3000-\u303f\uff01-\uff0f]{3,2000}+"
    rf"|(?<![\w@./-])(?:[a-z]{{1,3}}\.)?(?:{_HOSTS}|youtube\.com|reddit\.com|"
    rf"medium\.com)/[\w@~][^\s<>\"'`\[\]{{}}|\\^]{{0,2000}}+"
    rf"|(?<![\w@./-])[\w-]{{1,63}}\.(?:{'|'.join(_HOSTED)})\.[a-z]{{2,3}}\b[^\s<>\"'`\[\]{{}}|\\^]{{0,2000}}+",
    re.IGNORECASE,
)
_GATES = ("://", "www.", ".com", ".me/", ".ee/", ".org/", ".net/", ".app")
_PERSONAL_PATH = re.compile(
    r"/(?:~|@|(?:users?|u|profiles?|people|members?|channel|c|author|in|patients?|albums?|photos)[/-]|user:)[^/?#]"
    r"|/(?:about-?me\b|my-|diary\b|blog/)|(?:member|profile|user)\.php"
    r"|[?&](?:u|user|username|uid|profile|member|email)=",
    re.IGNORECASE,
)
_CLINIC = re.compile(
    r"dr[-.]?[a-z]|doctor|clinic|hospital|health|medic|surg|derm|dental|care|institut|univers|\.(?:gov|edu)\b|"
    r"\bmd\b|md\."
)
_MINE = re.compile(
    r"\bmy (?:own |personal )?(?:home ?page|web ?site|site|blog|page|profile|channel|album|photos?|pictures?|pics|"
    r"journal|story|link|cv|resume|gallery|vlog|etsy|shop)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_OWN_PAGE = re.compile(
    r"\bmy (?:own |personal )?(?:home ?page|web ?site|site|blog|page|journal|diary|story|vlog)\b[^.!?\n/]{0,24}?[ :(]"
    r"(?P<page>(?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,12}(?:/[^\s<>\"'()]{0,200}+)?)(?![\w@])",
    re.IGNORECASE,
)
_OWN_GATES = (
    "my own", "my personal", "my home", "my web", "my site", "my blog", "my page", "my journal", "my diary", "my story",
    "my vlog",
)  # fmt: skip
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
    lowered = text.lower()
    if any(gate in lowered for gate in _OWN_GATES):
        for own in _OWN_PAGE.finditer(text):
            written = own["page"].rstrip(_END)
            if not _CLINIC.search(written.lower()):
                plain = written.lower().removeprefix("www.").rstrip("/")
                yield Finding(own.start("page"), own.start("page") + len(written), plain, "called one's own")
    if not any(gate in lowered for gate in _GATES):
        return
    for match in _URL.finditer(text):
        written = match[0].rstrip(_END)
        if "(" in written and match[0].startswith(written + ")"):
            written += ")"
        before = text[max(0, match.start() - 64) : match.start()]
        if why := _personal(written, before):
            plain = re.sub(r"^(?:https?://)?(?:(?:www|m|mobile)\.)?", "", written.lower()).rstrip("/")
            yield Finding(match.start(), match.start() + len(written), plain, why)


def _personal(url: str, before: str) -> str:
    """Why an address leads to a person; empty where it does not."""
    plain = re.sub(r"^https?://", "", unquote(url).lower())
    host, _, path = plain.partition("/")
    host = host.rpartition("@")[2].partition(":")[0]
    labels = host.removeprefix("www.").split(".")
    site = next((name for name in _NETWORKS if host == name or host.endswith("." + name)), None)
    first = re.split(r"[/?#]", path, maxsplit=1)[0]
    if _MAIL.search(plain):
        return "e-mail in the address"
    if site:
        kept = not first or (first in _COMMON and not _PERSONAL_PATH.search("/" + path))
        return "" if kept else f"page of {site}"
    if (len(labels) > 2 and labels[-2] in _HOSTED) or (len(labels) > 2 and labels[1] in _HOSTED):
        return "personal host"
    if host.endswith("sites.google.com") and path:
        return "personal host"
    if host.endswith(("reddit.com", "youtube.com", "medium.com")):
        return "profile" if _PERSONAL_PATH.search("/" + path) else ""
    if _PERSONAL_PATH.search("/" + path) and not _CLINIC.search(host) and first != "c":
        return "profile"
    return "called one's own" if _MINE.search(before) and not _CLINIC.search(host) else ""
