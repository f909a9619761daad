"""Any page that tells in its markup that it holds a question: what ours and others find on it, and how fast.

Pages saved from the live web where they are beside the project, and those of `tests/platforms`. The steps take turns,
round after round; time is CPU time, so that other programs on the machine do not count.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from crawler.extract import extract
from crawler.reading.markup.microdata import read_microdata
from crawler.reading.markup.supplement import questions_told
from crawler.reading.page import Page, read_page
from crawler.sites.qa_page import QAPage
from tests.benchmarks import markup_readers as readers
from tests.benchmarks.markup_readers import Reader
from tests.benchmarks.markup_scores import Score, Share, TruePage, platform_pages, saved_pages, score
from tests.benchmarks.running import BenchmarkError
from tests.benchmarks.tables import Table, publish

ROUNDS = 9
MOST = 1.3
"""How many times as long the reading pass may take with structured data as without."""
_READING, _MICRODATA, _ALL_DATA = "reading pass", "reading + microdata", "reading + microdata + JSON-LD"
_PEERS: Mapping[str, Reader] = {
    "extruct": readers.extruct_alone,
    "trafilatura": readers.trafilatura,
    "resiliparse": readers.resiliparse,
    "… no comments": readers.without_comments,
}
_ROWS: Mapping[str, str] = {
    "titles": "titles exact",
    "answers": "answers found",
    "added": "answers read that are none",
    "authors": "authors right",
    "dates": "dates right",
    "votes": "votes right",
    "f1": "token F1 of question and answers",
    "f1_covered": "… where the main text has all answers",
    "invented": "questions invented on the others",
}
_OWN_TRUTH = ("answers", "added", "authors", "dates", "votes")
Step = Callable[[TruePage], object]


def main() -> None:
    """Score, measure, print the tables; then say whether reading is quick enough.

    Raises:
        BenchmarkError: a peer is not installed, or structured data takes longer to read than `MOST` allows.
    """
    if needed := readers.missing():
        raise BenchmarkError(f"BENCH=markup needs {', '.join(needed)}")
    saved, platforms = saved_pages(), platform_pages()
    by_markup = [page for page in platforms if not page.by_layout]
    by_layout = [page for page in platforms if page.by_layout or not page.questions]
    tables: list[Table] = []
    ratios: list[tuple[str, float]] = []
    if saved:
        tables.append(_quality("pages saved from the live web", saved, readers.ours, _SAVED_NOTES, _OWN_TRUTH))
    tables.append(_quality("pages as platforms write them, with markup", by_markup, readers.ours, _NOTES))
    tables.append(
        _quality("pages without markup for questions", by_layout, readers.ours_by_layout, [_LAYOUT_NOTE, *_NOTES])
    )
    if saved:
        seconds = _measure([page for page in saved if page.questions])
        tables.append(_speed("question pages saved from the live web", saved, seconds))
        ratios += [(f"{step}, saved pages", ratio(seconds, step)) for step in (_MICRODATA, _ALL_DATA)]
    seconds = _measure([page for page in by_markup if page.questions])
    tables.append(_speed("question pages as platforms write them", by_markup, seconds))
    ratios.append((f"{_MICRODATA}, platforms' pages", ratio(seconds, _MICRODATA)))
    publish("markup", tables)
    if slow := [
        f"{what} takes {found:.2f} times as long as the reading pass" for what, found in ratios if found > MOST
    ]:
        raise BenchmarkError(f"more than {MOST}: {'; '.join(slow)}")


_FLATTERED = (
    "trafilatura and resiliparse give a text, not answers: an answer counts as found if 90 % of its words stand "
    "anywhere in that text, which flatters them. Of ours and extruct's, each answer must be one of the page's, "
    "token F1 at least 0.9."
)
_NOTES = [
    _FLATTERED,
    "extruct: microdata and JSON-LD, with a walk over what it gives: Questions, and postings that hold comments. "
    "trafilatura with its comments, resiliparse's main text with comments and without: the best of their options here. "
    "resiliparse's title is the browser tab's.",
]
_SAVED_NOTES = [
    "A person marked titles and main texts; answers, authors, dates and votes are those that extruct reads in the "
    "microdata (as many as the index counts), so that it is not scored on them. The main text of some pages lacks "
    "answers, or has comments.",
    "0552: the platform marks the question's own post as a comment too, and the index counts 7. Its JSON-LD declares 6 "
    "answers. Ours gives 6: one answer, author, date and vote count short of the index.",
    *_NOTES,
]
_LAYOUT_NOTE = (
    "Ours is the style forum_page, which has to be asked for; the default reads none of these pages. What it invents "
    "are XenForo discussions: by their layout they are as good as questions."
)


def _quality(
    title: str, pages: Sequence[TruePage], ours: Reader, notes: Sequence[str], unscored: Sequence[str] = ()
) -> Table:
    scores: dict[str, Score] = {}
    for name, reader in {"ours": ours, **_PEERS}.items():
        print(f"{title}: {name}", file=sys.stderr)
        scores[name] = score(pages, [reader(page.body, page.url) for page in pages])
    hidden = {("extruct", name) for name in unscored}
    asked = [page for page in pages if page.questions]
    labels = dict(_ROWS)
    if covered := sum(page.is_covered for page in asked):
        labels["f1_covered"] = f"… on {covered} pages whose main text has all answers"
    if covered == len(asked):
        del labels["f1_covered"]
    return Table(
        title=f"{title}: {len(asked)} with questions, {len(pages) - len(asked)} others",
        headings=("", *scores),
        rows=[
            [
                label,
                *(None if (tool, name) in hidden else _cell(getattr(found, name)) for tool, found in scores.items()),
            ]
            for name, label in labels.items()
        ],
        notes=notes,
    )


def _cell(value: Share | float | None) -> str | None:
    if value is None or isinstance(value, Share):
        return None if value is None else str(value)
    return f"{value:.4f}" if isinstance(value, float) else f"{value:,}"


def _read(page: TruePage) -> Page:
    return read_page(page.body, url=page.url, content_type="text/html", words=QAPage.words)


def _with_microdata(page: TruePage) -> object:
    read = _read(page)
    return read_microdata(read.tree) if read.tree is not None and read.has_things else None


def _record(page: TruePage) -> object:
    return asyncio.run(extract(page.body, source=page.name, styles=[QAPage], url=page.url, content_type="text/html"))


def _parse(page: TruePage) -> object:
    from lxml.html import document_fromstring

    return document_fromstring(page.body)


_STEPS: Mapping[str, Step] = {
    _READING: _read,
    _MICRODATA: _with_microdata,
    _ALL_DATA: lambda page: questions_told(_read(page)),
    "page to qa_page records": _record,
    "lxml's parse alone": _parse,
    "extruct: microdata + JSON-LD": lambda page: readers.structured_data(page.body),
    "trafilatura": lambda page: readers.trafilatura(page.body, page.url),
    "resiliparse": lambda page: readers.resiliparse(page.body, page.url),
}


def _measure(pages: Sequence[TruePage]) -> dict[str, list[float]]:
    """CPU seconds a page, of each step in each round; a first round is not counted."""
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for round_ in range(ROUNDS + 1):
        for name, step in _STEPS.items():
            gc.collect()
            began = time.process_time()
            for page in pages:
                step(page)
            if round_:
                seconds[name].append((time.process_time() - began) / len(pages))
    return seconds


def ratio(seconds: Mapping[str, Sequence[float]], step: str) -> float:
    """How many times as long as the reading pass a step takes: the median over the rounds."""
    return statistics.median(found / read for found, read in zip(seconds[step], seconds[_READING], strict=True))


def _speed(title: str, pages: Sequence[TruePage], seconds: Mapping[str, Sequence[float]]) -> Table:
    sizes = [len(page.body) for page in pages if page.questions]
    rows: list[list[str | float | None]] = [
        [name, *(1 / each for each in (statistics.median(found), max(found), min(found))), ratio(seconds, name)]
        for name, found in seconds.items()
    ]
    return Table(
        title=f"{title}: {len(sizes)} of {statistics.mean(sizes) / 1024:.0f} KiB, {ROUNDS} rounds, one core",
        headings=("", "pages/s", "lowest", "highest", "× reading pass"),
        rows=rows,
    )
