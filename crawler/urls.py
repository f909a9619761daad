"""One address for one page: scheme, trailing slash, tracking parameters and the like folded away."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url, url_query_cleaner

# Parameters that campaigns and advertisers append; none of them changes what a page says.
_TRACKING = [
    *("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "utm_name", "utm_reader"),
    *("fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "wbraid", "gbraid"),
    *("mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "ref_src", "srsltid"),
]


_LONGEST = 16_384  # no browser takes a longer one; those that are asked for are kept
# Addresses that are canonical as they stand, but for their scheme: most links are written so.
_USUAL = re.compile(r"https?(://(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,20}(?:/[\w~-][\w.~-]*+)++)", re.ASCII)


def canonical_url(url: str | None) -> str | None:
    """The address that stands for a page: https, lower-case host, no default port, fragment, tracking or end slash.

    None for what is no http(s) address.

    >>> canonical_url("HTTP://Ask.Test:80/question/sore-knee/?utm_source=mail&b=2&a=1#top")
    'https://ask.test/question/sore-knee?a=1&b=2'
    """
    return _canonical(url) if url and len(url) <= _LONGEST else None


@lru_cache(maxsize=8192)  # a crawl asks several times for each request
def _canonical(url: str) -> str | None:
    usual = _USUAL.fullmatch(url)
    if usual:
        return f"https{usual[1]}"
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    query = urlsplit(url_query_cleaner(f"http://h/?{parts.query}", _TRACKING, remove=True)).query if parts.query else ""
    folded = urlsplit(canonicalize_url(urlunsplit(("https", host.lower(), parts.path, query, ""))))
    return urlunsplit(folded._replace(path=folded.path.rstrip("/") or "/"))
