"""Builds the demo sites: the same bytes for the same seed, number of pages and edition."""

from __future__ import annotations

from crawler.demo.editions import KEPT_BACK, shares
from crawler.demo.forum_site import forum_site
from crawler.demo.panel_site import panel_site
from crawler.demo.redesign import Redesign
from crawler.demo.reply_site import reply_site
from crawler.demo.site import DemoSite
from crawler.demo.variety import VARIETIES
from crawler.demo.wording.corrections import CORRECTIONS

DEFAULT_PAGES = 64
DEFAULT_SEED = 20250304
MIN_PAGES = 12
MAX_PAGES = VARIETIES - KEPT_BACK
MAX_EDITION = len(CORRECTIONS)


def build_sites(
    pages: int = DEFAULT_PAGES, seed: int = DEFAULT_SEED, edition: int = 0, redesign: Redesign | None = None
) -> list[DemoSite]:
    """The panel site, the reply site and the community, each with so many question pages, as of an edition
    (`crawler.demo.editions`).

    A redesign (`crawler.demo.redesign`) shows the same in other pages; the truth stays.

    Raises:
        ValueError: fewer than `MIN_PAGES`, or more than `MAX_PAGES`: beyond that, pages would resemble one another; an
            edition below 0, or so late that its new pages would.
    """
    if not MIN_PAGES <= pages <= MAX_PAGES:
        raise ValueError(f"a demo site has {MIN_PAGES} to {MAX_PAGES} pages, not {pages}")
    last = min(MAX_EDITION, (MAX_PAGES - pages) // shares(pages).vanish)
    if not 0 <= edition <= last:
        raise ValueError(f"a demo site of {pages} pages has editions 0 to {last}, not {edition}")
    return [site(pages, seed, edition, redesign) for site in (panel_site, reply_site, forum_site)]
