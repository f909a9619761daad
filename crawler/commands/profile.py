"""`scrapy profile URL-or-FILE`: a draft of a site's profile."""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands import refuse
from crawler.commands.examples import show_examples
from crawler.commands.guest import introduce
from crawler.commands.profiles import take_profile_option
from crawler.log import printable
from crawler.manners.hosts import authority
from crawler.reading.limits import UnreadablePageError
from crawler.records import SetAside
from crawler.replay import PageFile, SavedPage, read_saved
from crawler.sites import every_style

if TYPE_CHECKING:
    from crawler.profile.draft import Draft

_COMMAND = "scrapy profile"
_EXAMPLES = """examples:
  scrapy profile saved.html -o my-site.toml                                    from a saved page, without network
  scrapy profile saved.html                                                    to look at
  scrapy profile -s CONTACT=you@example.org https://clinic.example/question/7 -o my-site.toml
  scrapy replay --profile my-site.toml saved.html -s OUTPUT=trial              does it read what it should?

exit status: 0 drafted; 2 it could not be: a wrong argument, no page there, the site reserves it, FILE is there already
"""


class Command(ScrapyCommand):
    """Reads one page and prints what a profile of its site could be."""

    requires_project = True

    def syntax(self) -> str:
        """See ScrapyCommand."""
        return "[-o my-site.toml] [-s CONTACT=you@example.org] URL-or-FILE"

    def short_desc(self) -> str:
        """See ScrapyCommand."""
        return "Draft a site's profile (TOML) from one of its question pages"

    def long_desc(self) -> str:
        """See ScrapyCommand."""
        return (
            "A profile tells a site without code: its style, start URLs, patterns of question pages, lists and pages "
            "that are never asked for (as in robots.txt), CSS selectors of single parts, contact, purpose and limits. "
            "This drafts one from a saved page, without network, or from a URL, which is asked for as politely as a "
            "crawl asks (robots.txt, opt-outs; it needs a contact). The draft goes to standard output, or with -o to "
            "a new file; a summary to standard error. Then: scrapy crawl -a profile=my-site.toml"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """See ScrapyCommand."""
        super().add_options(parser)
        take_profile_option(parser, argparse.SUPPRESS)
        parser.add_argument("-o", "--output", metavar="FILE", help="write the draft there; no file is written over")
        show_examples(parser, _EXAMPLES)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Get the page, draft, tell."""
        from crawler.profile.draft import draft_profile

        if opts.site_profile is not None:
            refuse(f"{_COMMAND}: it drafts a profile, and takes none")
        if len(args) != 1 or not args[0].strip() or "\0" in args[0]:
            refuse(f"{_COMMAND}: name one page: a URL or a saved file")
        target = None if opts.output is None else Path(opts.output)
        if target is not None and (target.exists() or target.is_symlink()):
            refuse(f"{_COMMAND}: {target} is there already, and no file is written over: name another with -o")
        page = self._fetched(args[0]) if "://" in args[0] else _saved(Path(args[0]))
        assert self.settings is not None
        is_live = "://" in args[0]
        try:
            draft = asyncio.run(
                draft_profile(
                    page.body,
                    url=page.source if is_live else "",
                    content_type=page.content_type or None,
                    contact=self.settings["CONTACT"].strip(),
                    styles=every_style(),
                )
            )
        except UnreadablePageError as error:
            refuse(f"{_COMMAND}: {args[0]} is no page: {error.detail}")
        _hand_over(draft, target)
        todo = "make crawl" if is_live else f"make replay FROM={shlex.quote(args[0])}"
        drafted = shlex.quote(str(target or "my-site.toml"))
        print(printable(f"next: complete it, then {todo} PROFILE={drafted} OUTPUT=/tmp/try"), file=sys.stderr)

    def _fetched(self, url: str) -> SavedPage:
        """The page behind a URL; nothing of it stays on this machine."""
        from crawler.conclusion import crawl_session
        from crawler.frontier.reports import resting
        from crawler.profile.one_page import OnePageSpider

        assert self.settings is not None
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if authority(url) is None or len(url.split()) != 1:
            refuse(f"{_COMMAND}: {url!r} is no http(s) URL")
        introduce(_COMMAND, self.settings)
        with TemporaryDirectory(prefix="medqa-profile-") as folder:
            passing = {"OUTPUT": folder, "FRONTIER": "", "RECRAWL": "", "EXTENSIONS": {}}
            self.settings.setdict(passing, priority="cmdline")
            with crawl_session(_COMMAND, self.settings) as session:
                crawler = self.crawler_process.create_crawler(OnePageSpider)
                self.crawler_process.crawl(crawler, urls=url)
                self.crawler_process.start()
                waiting = [host.why or "its host asks for a rest" for host in resting(session.engine)]
        spider = crawler.spider
        assert isinstance(spider, OnePageSpider)
        if spider.response is None:
            reason = spider.refusal or next(iter(waiting), "it could not be fetched for now")
            refuse(f"{_COMMAND}: no page from {url}: {reason}")
        response = spider.response
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return SavedPage(response.url, response.body, content_type)


def _saved(path: Path) -> SavedPage:
    if path.is_dir():
        refuse(f"{_COMMAND}: {path} is a folder: name one saved page")
    read = read_saved(PageFile(path, str(path)))
    if isinstance(read, SetAside):
        refuse(f"{_COMMAND}: can't read {path}: {read.detail}")
    return read


def _hand_over(draft: Draft, target: Path | None) -> None:
    if target is None:
        print(printable(draft.toml, lines=True), end="")
    else:
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(draft.toml)
        except OSError as error:
            refuse(f"{_COMMAND}: can't write {target}: {error.strerror}")
        print(f"written: {printable(str(target))}", file=sys.stderr)
    for line in draft.summary:
        print(printable(line), file=sys.stderr)
