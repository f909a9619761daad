"""Where a site's owner can reach whoever crawls."""

from __future__ import annotations

import re

# Brackets would end the comment of the User-Agent that it stands in.
_CONTACT = re.compile(r"[^\s@()<>]{1,64}@[^\s@()<>.]+\.[^\s@()<>]{2,200}|https?://[^\s()<>]{3,300}", re.ASCII)


def is_contact(text: str) -> bool:
    """Whether a text is an e-mail address or the address of a web page.

    >>> [is_contact(text) for text in ("you@example.org", "https://example.org/crawl", "you", "you@example.org (me)")]
    [True, True, False, False]
    """
    return _CONTACT.fullmatch(text) is not None
