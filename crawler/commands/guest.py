"""Who asks: no live page is asked for without a contact in the User-Agent."""

from __future__ import annotations

from scrapy.settings import BaseSettings

from crawler.commands import refuse
from crawler.guard.allowed import AllowedHosts
from crawler.profile.contact import is_contact
from crawler.version import PRODUCT, __version__


def introduce(command: str, settings: BaseSettings) -> None:
    """Put the contact into the User-Agent; refuse the command without one, or with a wrong ALLOW_PRIVATE."""
    contact = settings["CONTACT"].strip()
    if not is_contact(contact):
        refuse(
            f"{command}: a live crawl needs CONTACT=… (-s CONTACT=…): where a site's owner can reach you, "
            f"an e-mail address or a web page{f', not {contact!r}' if contact else ''}"
        )
    try:
        AllowedHosts.parse(settings["ALLOW_PRIVATE"])
    except ValueError as error:
        refuse(f"{command}: {error}")
    settings.set("USER_AGENT", f"{PRODUCT}/{__version__} (+{contact})", priority="cmdline")
