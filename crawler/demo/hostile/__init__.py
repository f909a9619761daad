"""A hostile demo site: every host below `DOMAIN` breaks one rule, with good question pages beside the bad ones."""

from crawler.demo.hostile.addresses import ADDRESSES
from crawler.demo.hostile.bodies import BODIES
from crawler.demo.hostile.case import DOMAIN, Case, Gap, Group, Reply
from crawler.demo.hostile.echoes import ECHOES
from crawler.demo.hostile.log import Arrival
from crawler.demo.hostile.markup import MARKUP
from crawler.demo.hostile.overload import OVERLOAD
from crawler.demo.hostile.page_terms import PAGE_TERMS
from crawler.demo.hostile.redirects import REDIRECTS
from crawler.demo.hostile.robots import ROBOTS
from crawler.demo.hostile.sitemaps import SITEMAPS
from crawler.demo.hostile.terms import TERMS
from crawler.demo.hostile.traps import TRAPS
from crawler.demo.hostile.urls import URLS
from crawler.demo.hostile.wire import WIRE

__all__ = ["DOMAIN", "GROUPS", "Arrival", "Case", "Gap", "Group", "Reply"]

GROUPS = (
    ROBOTS,
    OVERLOAD,
    TERMS,
    PAGE_TERMS,
    ADDRESSES,
    BODIES,
    WIRE,
    REDIRECTS,
    TRAPS,
    SITEMAPS,
    MARKUP,
    URLS,
    ECHOES,
)
