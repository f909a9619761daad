"""`scrapy demo`: serve the demo sites on loopback, crawl them, stop the server."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands import output_folder, refuse

# The server is ours and on this machine, so there is no one to be slow for.
_SETTINGS = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0}


class Command(ScrapyCommand):
    """Crawls both site styles without leaving the machine."""

    requires_project = True

    def short_desc(self) -> str:
        """See ScrapyCommand."""
        return "Crawl the demo sites, which are served on a free loopback port"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """See ScrapyCommand."""
        from crawler.demo import DEFAULT_PAGES, MAX_PAGES

        super().add_options(parser)
        parser.add_argument(
            "--pages",
            default=str(DEFAULT_PAGES),
            help=f"question pages a site (default {DEFAULT_PAGES}, at most {MAX_PAGES:,})",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Build, serve, crawl."""
        from crawler.conclusion import conclude, crawl_session
        from crawler.demo import MAX_PAGES, MIN_PAGES, build_sites, serve
        from crawler.demo.hosts import DEMO_DOWNLOAD_HANDLERS

        assert self.settings is not None
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if args or not opts.pages.isdecimal() or not MIN_PAGES <= int(opts.pages) <= MAX_PAGES:
            refuse(f"scrapy demo: --pages takes a whole number from {MIN_PAGES} to {MAX_PAGES:,}")
        output_folder("scrapy demo", self.settings)
        sites = build_sites(int(opts.pages))
        with serve(sites) as server, crawl_session("scrapy demo", self.settings) as session:
            handlers = DEMO_DOWNLOAD_HANDLERS | dict.fromkeys(("data", "file", "ftp", "s3"))
            settings = {**_SETTINGS, "DOWNLOAD_HANDLERS": handlers, "DEMO_PORT": server.port}
            self.settings.setdict(settings, priority="cmdline")
            crawlers = [self.crawler_process.create_crawler(site.style) for site in sites]
            for crawler, site in zip(crawlers, sites, strict=True):
                self.crawler_process.crawl(crawler, urls=" ".join(site.start_urls))
            self.crawler_process.start()
            self.exitcode = conclude("scrapy demo", self.crawler_process, crawlers, session)
