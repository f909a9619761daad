"""Where the usual programs for forums and questions keep their pages: what a crawl follows when nobody has told it."""

from __future__ import annotations

import re

THREADS = re.compile(
    r"^(?!/(?:users?|u|members?|profiles?|people)/).*?(?:"
    r"/(?:questions?|q|t|topics?|threads?|discussions?|ask|answers?|faqs?|q-?and-?a|qa|posts?|d|node|comments?)/[^/]"
    r"|/(?:viewtopic|showthread|faqs?)\b|/[^/]*(?:-\d{3,12}|\.\d{1,12})/?$|/\d{2,12}(?:/[^/]+)?/?$"
    r"|/[^/-]+(?:-[^/-]+){3,40}/?$)",
    re.IGNORECASE,
)
"""Where question pages of the usual programs stand: a word for them, a number, or a title of four words or more."""
LISTS = re.compile(
    r"/(?:(?:questions?|topics?|threads?|discussions?|forums?|boards?|c|categor(?:y|ies)|tags?|t|latest|recent|new"
    r"|unanswered|community|ask|q-?and-?a|qa|viewforum\.php|forumdisplay\.php)(?:/[^/]*){0,3}/?)?$",
    re.IGNORECASE,
)
