"""`scrapy replay PATH…`: pages already fetched, without network."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from scrapy.commands import ScrapyCommand

from crawler.commands import STOPPED, output_folder, refuse, refuse_output
from crawler.extract import extract
from crawler.progress import ProgressDisplay
from crawler.raw_files import RawFiles
from crawler.reading.question_page import QuestionPage
from crawler.records import SetAside
from crawler.replay import PAGE_SUFFIXES, PageFile, find_pages, read_saved
from crawler.sites import styles

AUTO = "auto"


class Command(ScrapyCommand):
    """Reads saved pages as a crawl would have read them."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """See ScrapyCommand."""
        return "[--site SITE] PATH…"

    def short_desc(self) -> str:
        """See ScrapyCommand."""
        return "Read pages that are already on disk, without network"

    def long_desc(self) -> str:
        """See ScrapyCommand."""
        return (
            f"PATH is a file or a folder, which is searched to the bottom for {', '.join(PAGE_SUFFIXES)}. "
            "What the pages say goes to OUTPUT/raw/, what gave no record to OUTPUT/rejects/. The same paths again take "
            "the place of what they gave before; other paths add to it. Example: scrapy replay saved/ -s OUTPUT=mine"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """See ScrapyCommand."""
        super().add_options(parser)
        known = ", ".join(styles())
        parser.add_argument("--site", default=AUTO, help=f"the pages' style ({known}); {AUTO} tells it from each page")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Find the files, read them, tell what came of it."""
        known = styles()
        if opts.site != AUTO and opts.site not in known:
            refuse(f"scrapy replay: no site style {opts.site!r}; there are {AUTO}, {', '.join(known)}")
        wrong = next((arg for arg in args if arg.startswith("-")), None)
        if wrong or not all(args) or not args:
            refuse(f"scrapy replay: {f'no option {wrong!r}' if wrong else 'name a file or a folder'}; see --help")
        roots = [Path(arg) for arg in args]
        try:
            found = find_pages(roots)
        except OSError as error:
            refuse(f"scrapy replay: can't read {error.filename}: {error.strerror}")
        if not found.files and not found.set_aside:
            refuse(f"scrapy replay: no {', '.join(PAGE_SUFFIXES)} in {', '.join(args)}")
        assert self.settings is not None
        output = output_folder("scrapy replay", self.settings)
        run = f"replay-{sha256(repr(sorted({str(root.resolve()) for root in roots})).encode()).hexdigest()[:8]}"
        files = RawFiles(output, run)
        chosen = known.values() if opts.site == AUTO else [known[opts.site]]
        try:
            for left in found.set_aside:
                files.write(left)
            asyncio.run(_read_all(found.files, files, chosen))
            files.close()
        except OSError as error:
            files.discard()
            refuse_output("scrapy replay", output, error)
        except KeyboardInterrupt:
            files.discard()
            print("scrapy replay: stopped; nothing was written", file=sys.stderr)
            self.exitcode = STOPPED
            return
        print(files.outcome)
        if found.others:
            print(f"  passed over    {found.others:>9,} files of other types")
        self.exitcode = int(files.outcome.faults > 0)


async def _read_all(pages: list[PageFile], files: RawFiles, chosen: Iterable[type[QuestionPage]]) -> None:
    with ProgressDisplay("replaying", len(pages)) as progress:
        for file in pages:
            page = read_saved(file)
            if isinstance(page, SetAside):
                files.write(page)
            else:
                files.write(await extract(page.body, source=page.source, styles=chosen, content_type=page.content_type))
            progress.advance()
            await asyncio.sleep(0)  # where Ctrl-C takes effect
