"""Three small sites in the source styles, invented from end to end, whose true records are known."""

from crawler.demo.build import DEFAULT_PAGES, MAX_EDITION, MAX_PAGES, MIN_PAGES, build_sites
from crawler.demo.editions import Changes, changes
from crawler.demo.server import Access, Server, serve
from crawler.demo.site import DemoPage, DemoSite

__all__ = [
    "DEFAULT_PAGES",
    "MAX_EDITION",
    "MAX_PAGES",
    "MIN_PAGES",
    "Access",
    "Changes",
    "DemoPage",
    "DemoSite",
    "Server",
    "build_sites",
    "changes",
    "serve",
]
