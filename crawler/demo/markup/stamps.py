"""What changes in a page's bytes while it says the same: a token, the hash of a build, a note of the machine."""

from __future__ import annotations

import hashlib

from crawler.demo.truth import Generation


def stamp(generation: Generation, number: int, edition: int | None) -> str:
    """Markup for the head of page `number`, another in each edition; nothing without an edition.

    >>> stamp("tables", 7, 1) != stamp("tables", 7, 2), stamp("tables", 7, None)
    (True, '')
    """
    if edition is None:
        return ""
    digest = hashlib.sha256(f"{number} {edition}".encode()).hexdigest()
    match generation:
        case "angular":
            return f'<meta name="request-token" content="{digest}">\n'
        case "hashed":
            return f'<script src="/static/main.{digest[:8]}.js" defer></script>'
        case "tables":
            return f"<!-- page {digest[:6]} by www{edition % 4} -->\n"
