"""Web hosts whose pages are people's."""

from __future__ import annotations

_LISTED_NETWORKS = """
fb.com fb.me m.me ig.me insta.com instagr.am x.com t.me telegram.me wa.me api.whatsapp.com vk.com vk.ru threads.net
threads.com linktr.ee beacons.ai bio.link lnk.bio allmylinks.com about.me gofundme.com gofund.me justgiving.com
caringbridge.org github.com gitlab.com soundcloud.com twitch.tv line.me lin.ee ask.fm ngl.link paypal.me venmo.com
cash.app discord.gg discord.com last.fm deviantart.com photobucket.com ok.ru plurk.com bsky.app mixi.jp goo.gl/photos
photos.app.goo.gl photos.google.com docs.google.com drive.google.com imgur.com ibb.co postimg.cc tinypic.com icloud.com
1drv.ms onedrive.live.com dropbox.com wetransfer.com strava.com connect.garmin.com keybase.io 500px.com ko-fi.com
buymeacoffee.com calendly.com steamcommunity.com ameblo.jp note.mu dcard.tw vsco.co clubhouse.com carrd.co
pixnet.net mypublicwall.com vero.co curiouscat.me curiouscat.live
"""
NETWORKS = tuple(_LISTED_NETWORKS.split())
"""Whose pages are people's, but for those under `COMMON`."""
_LISTED_BRANDS = """
facebook instagram twitter tiktok snapchat linkedin pinterest tumblr flickr weibo myspace patreon onlyfans livejournal
xiaohongshu douyin mastodon poshmark depop kuaishou
"""
BRANDS = frozenset(_LISTED_BRANDS.split())
"""The same, under any country's ending."""
_LISTED_COMMON = """
hashtag groups pages help about privacy terms explore search watch events topics legal policies login signup features
company school jobs pulse learning business policy intent share sharer sharer.php home marketplace gaming tag tags
discover trending i oauth developers ads
"""
COMMON = frozenset(_LISTED_COMMON.split())
_LISTED_HOSTED = """
blogspot wordpress tumblr weebly wixsite livejournal xanga tripod angelfire webnode carrd typepad substack github
gitbook neocities pixnet medium jimdo jimdosite squarespace over-blog canalblog skyrock hatenablog fc2 seesaa xuite
netlify webs wix blogger tistory notion bandcamp deviantart
"""
HOSTED = frozenset(_LISTED_HOSTED.split())
"""Whose users have a host each: nia.blogspot.com."""
_LISTED_SHORTENERS = """
bit.ly tinyurl.com t.co goo.gl ow.ly is.gd cutt.ly rb.gy shorturl.at reurl.cc tiny.cc buff.ly rebrand.ly s.id lihi.cc
lihi1.com t.ly v.gd bitly.com pse.is shrtco.de
"""
SHORTENERS = frozenset(_LISTED_SHORTENERS.split())
_LISTED_SHARED = """
www about help support blog blogs m mobile store shop news en business developer developers docs status forum
forums health answers community
"""
SHARED = frozenset(_LISTED_SHARED.split())
"""Names of hosts that are no user's."""
_SECOND_LEVEL = frozenset(["co", "com", "net", "org", "ne", "or"])


def brand(host: str) -> tuple[str, str]:
    """Part a host into what stands before its name, and the name without the ending.

    >>> brand("nia.blogspot.co.uk"), brand("facebook.com")
    (('nia', 'blogspot'), ('', 'facebook'))
    """
    labels = host.split(".")
    ending = 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 1
    at = len(labels) - ending - 1
    return (".".join(labels[:at]), labels[at]) if at >= 0 else ("", "")
