"""`scrapy replay PATH…`: pages already fetched, without network."""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scrapy.commands import ScrapyCommand

from crawler.archive.reader import ArchivedPage, PassedOver
from crawler.commands import STOPPED, output_folder, refuse, refuse_output
from crawler.commands.examples import show_examples
from crawler.commands.profiles import named_profile, profiled_page, take_profile_option
from crawler.counted import counted
from crawler.extract import extract
from crawler.log import printable
from crawler.outcome import Outcome
from crawler.raw_files import RawFiles
from crawler.reading.question_page import QuestionPage
from crawler.records import RawRecord, SetAside
from crawler.rejects import FOLDER
from crawler.replay import SUFFIXES, PageFile, SavedPage, find_pages, read_file
from crawler.replay_progress import ReplayProgress
from crawler.sites import every_style, styles

AUTO = "auto"
_EXAMPLES = """examples:
  scrapy replay saved/ -s OUTPUT=mine                      every page below saved/, each by its own style
  scrapy replay one.html two.warc.gz -s OUTPUT=mine        single files
  scrapy replay --site qa_page saved/ -s OUTPUT=mine       as pages of one style
  scrapy replay --profile my-site.toml saved/ -s OUTPUT=mine
  scrapy replay output/archive -s OUTPUT=again             an archive once more, after an extractor was improved

exit status:
  0    every file was read; pages that no style knows stand in OUTPUT/rejects/
  1    a page was lost to a fault of this program; OUTPUT/rejects/ names it
  2    nothing was read: a wrong argument, no such file, no permission, no space
  130  stopped with Ctrl-C: nothing was written
"""


class Command(ScrapyCommand):
    """Reads saved and archived pages as a crawl would have read them."""

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
            f"PATH is a file or a folder, which is searched to the bottom for {', '.join(SUFFIXES)}. "
            "What the pages say goes to OUTPUT/raw/, what gave no record to OUTPUT/rejects/. The same paths again take "
            "the place of what they gave before; other paths add to it. Example: scrapy replay saved/ -s OUTPUT=mine"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """See ScrapyCommand."""
        super().add_options(parser)
        known = ", ".join(every_style())
        parser.add_argument("--site", default=AUTO, help=f"the pages' style ({known}); {AUTO} tells it from each page")
        take_profile_option(parser, "a site's profile, by which its pages are read")
        show_examples(parser, _EXAMPLES)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Find the files, read them, tell what came of it."""
        known = every_style()
        if opts.site != AUTO and opts.site not in known:
            refuse(f"scrapy replay: no site style {opts.site!r}; there are {AUTO}, {', '.join(known)}")
        profile = None
        if opts.site_profile is not None:
            profile = named_profile("scrapy replay", opts.site_profile, None if opts.site == AUTO else opts.site)
        wrong = next((arg for arg in args if arg.startswith("-")), None)
        if wrong or not all(args) or not args:
            refuse(f"scrapy replay: {f'no option {wrong!r}' if wrong else 'name a file or a folder'}; see --help")
        roots = [Path(arg) for arg in args]
        try:
            found = find_pages(roots)
        except OSError as error:
            refuse(f"scrapy replay: can't read {error.filename}: {error.strerror}")
        if not found.files and not found.set_aside:
            refuse(f"scrapy replay: no {', '.join(SUFFIXES)} in {', '.join(args)}")
        assert self.settings is not None
        output = output_folder("scrapy replay", self.settings)
        run = f"replay-{sha256(repr(sorted({str(root.resolve()) for root in roots})).encode()).hexdigest()[:8]}"
        files = RawFiles(output, run)
        chosen: Mapping[str, type[QuestionPage]] = styles() if opts.site == AUTO else {opts.site: known[opts.site]}
        if profile is not None:
            chosen = dict.fromkeys((profile.name, profile.style or profile.name), profiled_page(profile))
        try:
            for left in found.set_aside:
                files.write(left)
            passed_over = asyncio.run(_read_all(found.files, files, chosen))
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
        for count, what in ((found.others, "files of other types"), (passed_over, "archived records without a page")):
            if count:
                print(f"  passed over    {count:>9,} {what}")
        _tell_what_is_next(files.outcome, output, files.others())
        self.exitcode = int(files.outcome.faults > 0)


def _tell_what_is_next(outcome: Outcome, output: Path, others: int) -> None:
    told = []
    if outcome.set_aside:
        told.append(f"{output / FOLDER} tells of each page set aside")
    if others:
        told.append(f"{output / 'raw'} also holds what was read of other paths: {counted(others, 'file')}")
    if outcome.questions or others:
        told.append(f"next: make normalize OUTPUT={shlex.quote(str(output))}")
    else:
        told.append("no question page: `scrapy profile PAGE` tells what one shows")
    for line in told:
        print(printable(f"scrapy replay: {line}"), file=sys.stderr)


async def _read_all(found: Sequence[PageFile], files: RawFiles, chosen: Mapping[str, type[QuestionPage]]) -> int:
    """Read every page, archived ones as what they were fetched for; the result is how many records were passed over."""
    passed_over = 0
    with ReplayProgress(sum(file.size for file in found)) as progress:
        for file in found:
            for page in read_file(file, progress.advance):
                read = page if isinstance(page, SetAside | PassedOver) else await _read(page, chosen)
                if isinstance(read, PassedOver):
                    passed_over += 1
                else:
                    files.write(read)
                    progress.page()
                await asyncio.sleep(0)  # where Ctrl-C takes effect
    return passed_over


async def _read(
    page: SavedPage | ArchivedPage, chosen: Mapping[str, type[QuestionPage]]
) -> tuple[RawRecord, ...] | SetAside | PassedOver:
    classes = list(dict.fromkeys(chosen.values()))
    if isinstance(page, SavedPage):
        return await extract(page.body, source=page.source, styles=classes, content_type=page.content_type)
    is_auto = chosen.keys() >= styles().keys()
    own = (every_style() if is_auto else chosen).get(page.style or "")
    if page.style is not None and own is None and not is_auto:
        return PassedOver()
    read = await extract(
        page.body,
        source=page.source,
        styles=classes if own is None else [own],
        url=page.source,
        content_type=page.content_type,
        fetched_at=page.fetched_at,
    )
    if isinstance(read, SetAside):
        return read
    return tuple(replace(record, archive=page.position, rights=page.rights) for record in read)
