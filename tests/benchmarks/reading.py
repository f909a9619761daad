"""How fast a page becomes a raw record, beside those that give its text, and the parsers that all of them stand on.

Pages of 49 KiB of both styles. All read the same bytes in one process on one core, round by round, and a first round
is not counted; the time is the process's own (CPU), so that other programs on the machine do not count.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Sequence
from functools import partial

from crawler.demo.truth import Style
from crawler.extract import extract
from crawler.records import RawRecord
from crawler.sites import styles
from tests.benchmarks import text_readers
from tests.benchmarks.contest import Contest, Entrant, Quality, Sample
from tests.benchmarks.forms import Form
from tests.benchmarks.pages import Page, question_pages
from tests.benchmarks.reading_quality import corpus_of, field_f1, judged, text_of, truths
from tests.benchmarks.running import BenchmarkError
from tests.benchmarks.text_readers import Reader
from tests.benchmarks.turns import take_turns

STYLES: tuple[Style, ...] = ("doctor_panel", "doctor_reply")
_OURS = "ours: page to raw record"
_ENOUGH = 1_500
_DEMANDED = {"resiliparse, main content": 1.0, "trafilatura": 30.0}


def main(form: Form) -> list[Contest]:
    """Measure both styles."""
    return [compare(style, question_pages(style), form.rounds) for style in STYLES]


def compare(style: Style, pages: Sequence[Page], rounds: int) -> Contest:
    """Read pages of one style with all readers at hand.

    Args:
        style: of the pages.
        pages: the first pages of the demo site of that style.
        rounds: how often each reads them.

    Raises:
        BenchmarkError: a page gave no record.
    """
    peers, limits = text_readers.peers_at_hand(), text_readers.limits_at_hand()
    steps: dict[str, Callable[[], object]] = {_OURS: lambda: read_all(style, pages)}
    for name, reader in (*peers.items(), *limits.items()):
        steps[name] = partial(_texts, reader, pages)
    ways = {name: partial(_timed, step, len(pages)) for name, step in steps.items()}
    take_turns(ways, 1)
    samples = take_turns(ways, rounds)
    true = truths(style, len(pages))
    corpus = corpus_of(read_all(style, pages))
    f1 = Quality(name="field F1", value=field_f1(true, corpus), least=1.0)
    quality = judged(true, {url: text_of(question) for url, question in corpus.items()})
    size = sum(len(page.body) for page in pages) / len(pages)
    return Contest(
        title=f"read {style}: {len(pages)} pages of {size / 1024:.0f} KiB",
        unit="pages/s",
        ours=Entrant(name=_OURS, samples=samples[_OURS], quality=[f1, *quality]),
        others=[
            *(
                Entrant(
                    name=name,
                    samples=samples[name],
                    quality=judged(true, _texts(reader, pages)),
                    demanded=_DEMANDED.get(name),
                )
                for name, reader in peers.items()
            ),
            *(Entrant(name=name, samples=samples[name]) for name in limits),
        ],
        demanded=_ENOUGH,
        notes=[f"not installed: {', '.join(missing)}"] if (missing := text_readers.not_at_hand()) else [],
    )


def _texts(reader: Reader, pages: Sequence[Page]) -> dict[str, str]:
    return {page.url: reader(page.body) for page in pages}


def read_all(style: Style, pages: Sequence[Page]) -> list[RawRecord]:
    """Read pages one after the other in one event loop, as the crawl does.

    Raises:
        BenchmarkError: a page gave no record.
    """
    return asyncio.run(_read_all(style, pages))


async def _read_all(style: Style, pages: Sequence[Page]) -> list[RawRecord]:
    wanted = [styles()[style]]
    records: list[RawRecord] = []
    for page in pages:
        found = await extract(page.body, source=page.url, styles=wanted, url=page.url, content_type=page.content_type)
        if not isinstance(found, tuple):
            raise BenchmarkError(f"{page.url}: {found.reason}")
        records += found
    return records


def _timed(step: Callable[[], object], pages: int) -> Sample:
    gc.collect()
    began = time.process_time()
    step()
    seconds = (time.process_time() - began) / pages
    return Sample(rate=1 / seconds, cpu_seconds=seconds)
