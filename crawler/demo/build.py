"""Builds the demo sites: the same bytes for the same seed and number of pages."""

from __future__ import annotations

from crawler.demo.panel_site import panel_site
from crawler.demo.reply_site import WITHDRAWN, reply_site
from crawler.demo.site import DemoSite
from crawler.demo.variety import VARIETIES

DEFAULT_PAGES = 64
DEFAULT_SEED = 20250304
MIN_PAGES = 12
MAX_PAGES = VARIETIES - WITHDRAWN - 1


def build_sites(pages: int = DEFAULT_PAGES, seed: int = DEFAULT_SEED) -> list[DemoSite]:
    """The panel site and the reply site, each with so many question pages.

    Raises:
        ValueError: fewer than `MIN_PAGES`, or more than `MAX_PAGES`: beyond that, pages would resemble one another.
    """
    if not MIN_PAGES <= pages <= MAX_PAGES:
        raise ValueError(f"a demo site has {MIN_PAGES} to {MAX_PAGES} pages, not {pages}")
    return [panel_site(pages, seed), reply_site(pages, seed)]
