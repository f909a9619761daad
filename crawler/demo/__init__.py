"""Two small sites in the source styles, invented from end to end, whose true records are known."""

from crawler.demo.build import DEFAULT_PAGES, MAX_PAGES, MIN_PAGES, build_sites
from crawler.demo.server import Access, Server, serve
from crawler.demo.site import DemoPage, DemoSite

__all__ = [
    "DEFAULT_PAGES",
    "MAX_PAGES",
    "MIN_PAGES",
    "Access",
    "DemoPage",
    "DemoSite",
    "Server",
    "build_sites",
    "serve",
]
