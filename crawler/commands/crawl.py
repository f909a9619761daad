"""`scrapy crawl SITE`: a live crawl."""

from __future__ import annotations

import argparse
import re

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands import output_folder, refuse
from crawler.commands.conclusion import conclude, crawl_session
from crawler.guard.allowed import AllowedHosts
from crawler.manners.hosts import authority
from crawler.version import PRODUCT, __version__

# Brackets would end the comment of the User-Agent that it stands in.
_CONTACT = re.compile(r"[^\s@()<>]{1,64}@[^\s@()<>.]+\.[^\s@()<>]{2,200}|https?://[^\s()<>]{3,300}", re.ASCII)


class Command(ScrapyCrawl):
    """Scrapy's own command with its arguments checked, the contact in the User-Agent, and a summary at the end."""

    def syntax(self) -> str:
        """See ScrapyCommand."""
        return "SITE -a urls='https://… https://…' -s CONTACT=you@example.org"

    def short_desc(self) -> str:
        """See ScrapyCommand."""
        return "Crawl a live site of one of the known styles"

    def long_desc(self) -> str:
        """See ScrapyCommand."""
        return (
            "Crawl from the given URLs, on their hosts alone; a front page brings in the site's sitemaps. "
            "What the pages say goes to OUTPUT/raw/, what gave no record to OUTPUT/rejects/. "
            "The same command again goes on where it was; with -s RECRAWL=1 it visits every page again, with "
            "-s RECRAWL=due those whose time has come. -s OUTPUT=… names the folder (output), "
            "-s FRONTIER=postgresql://… a frontier that many crawlers share. "
            "`scrapy list` shows the site styles. A live crawl needs a contact, which stands in the User-Agent."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments, crawl, tell what came of it."""
        assert self.settings is not None
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        known = self.crawler_process.spider_loader.list()
        if len(args) != 1 or args[0] not in known:
            given = f"no site style {' '.join(args)!r}; there are" if any(args) else "name one site style (SITE):"
            refuse(f"scrapy crawl: {given} {', '.join(sorted(known))}")
        urls = (opts.spargs.get("urls") or "").split()
        wrong = [url for url in urls if authority(url) is None]
        if not urls or wrong:
            given = f", not {wrong[0]!r}" if wrong else ""
            refuse(f"scrapy crawl: give http(s) URLs with URL='https://…' (-a urls='https://…'){given}")
        contact = self.settings["CONTACT"].strip()
        if not _CONTACT.fullmatch(contact):
            refuse(
                "scrapy crawl: a live crawl needs CONTACT=… (-s CONTACT=…): where a site's owner can reach you, "
                f"an e-mail address or a web page{f', not {contact!r}' if contact else ''}"
            )
        try:
            AllowedHosts.parse(self.settings["ALLOW_PRIVATE"])
        except ValueError as error:
            refuse(f"scrapy crawl: {error}")
        self.settings.set("USER_AGENT", f"{PRODUCT}/{__version__} (+{contact})", priority="cmdline")
        output_folder("scrapy crawl", self.settings)
        with crawl_session("scrapy crawl", self.settings) as session:
            crawler = self._create_crawler(args[0])
            self.crawler_process.crawl(crawler, **opts.spargs)
            self.crawler_process.start()
            self.exitcode = conclude("scrapy crawl", self.crawler_process, [crawler], session)
