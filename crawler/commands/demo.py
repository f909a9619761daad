"""`scrapy demo`: serve the demo sites on loopback, crawl them, stop the server."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands import output_folder, refuse
from crawler.commands.examples import show_examples

# The server is ours and on this machine, so there is no one to be slow for.
_SETTINGS = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0}

_EXAMPLES = """examples:
  scrapy demo                                   three sites of invented pages, read into output/
  scrapy demo --pages 500 -s OUTPUT=demo        larger ones
  scrapy demo -s OUTPUT=demo -s RECRAWL=1       every page again

exit status: 0 done; 1 the crawl fell short, and says of what; 2 a wrong argument, or OUTPUT can't be written;
130 stopped with Ctrl-C: the same command again goes on from there
"""


class Command(ScrapyCommand):
    """Crawls both site styles without leaving the machine."""

    requires_project = True

    def syntax(self) -> str:
        """See ScrapyCommand."""
        return "[--pages N] [-s OUTPUT=…]"

    def short_desc(self) -> str:
        """See ScrapyCommand."""
        return "Crawl the demo sites, which are served on a free loopback port"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """See ScrapyCommand."""
        from crawler.demo import DEFAULT_PAGES, MAX_PAGES

        super().add_options(parser)
        parser.add_argument(
            "--pages",
            metavar="N",
            default=str(DEFAULT_PAGES),
            help=f"question pages a site (default {DEFAULT_PAGES}, at most {MAX_PAGES:,})",
        )
        show_examples(parser, _EXAMPLES)

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
