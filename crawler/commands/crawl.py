"""`scrapy crawl SITE`: a live crawl."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands import output_folder, refuse, refuse_output
from crawler.commands.examples import show_examples
from crawler.commands.guest import introduce
from crawler.commands.profiles import named_profile, profiled_page, take_profile_option
from crawler.manners.hosts import authority
from crawler.profile.known import KnownReading
from crawler.profile.profile import Profile
from crawler.profile.spider import configure, spider_class

_COMMAND = "scrapy crawl"
_EXAMPLES = """examples:
  scrapy crawl doctor_reply -a urls='https://clinic.example/' -s CONTACT=you@example.org
  scrapy crawl qa_page -a urls='https://…' -s CONTACT=you@example.org -s OUTPUT=mine -s PURPOSE=research
  scrapy crawl -a profile=my-site.toml -s OUTPUT=mine      the profile names URLs, contact and purpose
  scrapy crawl -a profile=my-site.toml -s RECRAWL=due      a month later: what may have changed
  scrapy crawl qa_page -a urls='http://wiki.corp:8080/' -s CONTACT=you@example.org -s ALLOW_PRIVATE=wiki.corp:8080

exit status:
  0    every page that may be fetched was; its questions stand in OUTPUT/raw/
  1    the crawl fell short: no question page, nothing could be fetched, a host asks for a rest, pages are not what
       they were, or a page was lost to a fault of this program; what it says tells which
  2    nothing was begun, or no more could be written: a wrong argument, no contact, no permission, no space
  130  stopped with Ctrl-C: the same command again goes on from there
"""


class Command(ScrapyCrawl):
    """Scrapy's own command with its arguments checked, the contact in the User-Agent, and a summary at the end."""

    def syntax(self) -> str:
        """See ScrapyCommand."""
        return "SITE -a urls='https://… https://…' -s CONTACT=you@example.org | -a profile=my-site.toml"

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
            "`scrapy list` shows the site styles; a profile brings the style, the URLs and the contact "
            "(`scrapy profile --help`). A live crawl needs a contact, which stands in the User-Agent."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """See ScrapyCommand."""
        super().add_options(parser)
        take_profile_option(parser, "the site's profile, as -a profile=FILE")
        show_examples(parser, _EXAMPLES)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments, crawl, tell what came of it."""
        from crawler.conclusion import conclude, crawl_session

        assert self.settings is not None
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        profile = self._profile(args, opts)
        style = self._style(args) if profile is None else None
        if profile is None:
            _check_urls(opts.spargs.get("urls") or "")
        introduce(_COMMAND, self.settings)
        output = output_folder(_COMMAND, self.settings)
        reading = KnownReading(output, profile) if profile is not None else None
        with crawl_session(_COMMAND, self.settings) as session:
            if profile is not None and reading is not None:
                if reading.is_first:
                    _remember(reading, output)
                spider = spider_class(profile, profiled_page(profile), reads_anew=reading.has_changed)
                crawler = self._create_crawler(spider)
            else:
                assert style is not None
                crawler = self._create_crawler(style)
            self.crawler_process.crawl(crawler, **opts.spargs)
            self.crawler_process.start()
            self.exitcode = conclude(_COMMAND, self.crawler_process, [crawler], session)
            if reading is not None and reading.has_changed:
                self._end(reading, output)

    def _profile(self, args: list[str], opts: argparse.Namespace) -> Profile | None:
        """The profile that was named, if any, its settings and its start URLs taken over."""
        assert self.settings is not None
        path = opts.spargs.pop("profile", opts.site_profile)
        if path is None:
            return None
        profile = named_profile(_COMMAND, path, *args[:1])
        if len(args) > 1 or opts.spargs.get("urls"):
            refuse(f"{_COMMAND}: a profile names its start URLs and its style: leave URL and SITE out")
        configure(self.settings, profile)
        opts.spargs["urls"] = " ".join(profile.start)
        return profile

    def _end(self, reading: KnownReading, output: Path) -> None:
        """Remember a changed profile once it has read every page, or say how it comes to that."""
        assert self.settings is not None
        is_whole = str(self.settings["RECRAWL"]) == "1" and self.exitcode == 0  # no host has put it off
        if is_whole:
            _remember(reading, output)
        else:
            told = "the profile has changed; RECRAWL=1 (-s RECRAWL=1) reads what was visited before by it as well"
            print(f"{_COMMAND}: {told}", file=sys.stderr)

    def _style(self, args: list[str]) -> str:
        assert self.crawler_process is not None
        known = self.crawler_process.spider_loader.list()
        if len(args) != 1 or args[0] not in known:
            given = f"no site style {' '.join(args)!r}; there are" if any(args) else "name one site style (SITE):"
            refuse(f"{_COMMAND}: {given} {', '.join(sorted(known))}")
        return args[0]


def _check_urls(given: str) -> None:
    urls = given.split()
    wrong = [url for url in urls if authority(url) is None]
    if not urls or wrong:
        told = f", not {wrong[0]!r}" if wrong else ""
        refuse(f"{_COMMAND}: give http(s) URLs with URL='https://…' (-a urls='https://…'){told}")


def _remember(reading: KnownReading, output: Path) -> None:
    try:
        reading.remember()
    except OSError as error:
        refuse_output(_COMMAND, output, error)
