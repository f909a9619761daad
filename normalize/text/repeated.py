"""Bindings that pages all over a site have at the same place: their document frequency, counted before cleaning."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from normalize.text.artefacts.candidates import candidate_lines, has_opening
from normalize.text.artefacts.told import NOTHING_TOLD, Told, shape, squeezed
from normalize.text_fields import raw_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from crawler.records import RawQuestion, RawRecord

LEAST_PAGES = 5
"""Different pages that must have a binding: fewer may be one author's, who writes so. Chosen, not measured."""
LEAST_SHARE = 0.2
"""Share of a site's pages that must have it. Sites are seen in up to five generations of one template (doctor_panel):
what one of them prints stands on a fifth of the pages; what authors write stands on far fewer."""
_LONGEST = 500
"""Characters of a shape that is counted: templates print names and counts, no essays."""

_NUMBER = re.compile(r"(?<=/)\d+(?=/)")


class Sighting(NamedTuple):
    """A binding on a page."""

    page: str
    """What tells the page from others: its URL, or else its title; "" where that is one of several questions'."""
    kind: str
    """Of the text that it stands in: "text", "answers/*/text"."""
    shape: str
    place: str
    """On its line: "line", "start" or "end"; "whole" where `shape` is a whole line, bindings and words.

    A binding amid other words may be their author's and is not counted by itself.
    """


def count_bindings(page: RawQuestion) -> Iterator[Sighting]:
    """What a page has of bindings and tags in its texts, outside code, each once.

    >>> from crawler.records import RawQuestion
    >>> page = RawQuestion(site="panel", title="Numb?", question="{{ badge[7] }} Since May. {{ x }} Why?")
    >>> list(count_bindings(page))  # doctest: +NORMALIZE_WHITESPACE
    [Sighting(page='Numb?', kind='text', shape='{{badge[0]}}', place='start'),
     Sighting(page='Numb?', kind='text', shape='{{badge[0]}}SinceMay.{{x}}Why?', place='whole')]
    """
    name = page.url or ("" if page.part else page.title) or ""
    seen = dict.fromkeys(
        Sighting(name, kind_of(field), shape(written), place)
        for field, text in raw_texts(page)
        if has_opening(text)
        for written, place in _placed(text)
        if len(written) <= _LONGEST
    )
    yield from seen


def _placed(text: str) -> Iterator[tuple[str, str]]:
    for line in candidate_lines(text):
        found = [
            (text[each.start : each.end], line.place(at)) for at, each in enumerate(line.candidates) if each.opening
        ]
        yield from (each for each in found if each[1] != "within")
        if found and line.rest:
            yield text[slice(*line.span)], "whole"


def kind_of(field: str) -> str:
    """The kind of a text, by its name in the ledger.

    >>> kind_of("answers/12/text")
    'answers/*/text'
    """
    return _NUMBER.sub("*", field)


def shared_page(record: RawRecord) -> int | None:
    """What tells the page of a record where several questions may share one: all of them are one page.

    None where the page holds but one. A digest, of 64 bits, of the page's bytes, where and when it was fetched.

    >>> from crawler.records import RawQuestion, RawRecord
    >>> parts = [RawQuestion(site="faq", title=None, question=None, part=part) for part in ("dose", "price")]
    >>> len({shared_page(RawRecord(question=each, source="faq.html", page_sha256="0" * 64)) for each in parts})
    1
    """
    if not record.question.part:
        return None
    told = "\n".join((record.page_sha256, record.source, record.fetched_at or ""))
    return int.from_bytes(sha256(told.encode()).digest()[:8])


@dataclass(slots=True)
class Pages:
    """A number of pages: those that hold one question are counted, those that several share are told apart."""

    alone: int = 0
    shared: set[int] = field(default_factory=set)

    @property
    def number(self) -> int:
        """Of all of them."""
        return self.alone + len(self.shared)

    def add(self, others: Pages) -> None:
        """Take others in."""
        self.alone += others.alone
        self.shared |= others.shared


class Repeated:
    """How many pages of each site have which bindings; counts of parts, added in any order, give the same."""

    __slots__ = ("_counts", "_known", "_pages")

    def __init__(self) -> None:
        self._pages: defaultdict[str, Pages] = defaultdict(Pages)
        self._counts: dict[tuple[str, str], dict[tuple[str, str], tuple[Pages, tuple[str, ...]]]] = {}
        """By site and kind of text, by shape and place: pages, and the first few of their names in order."""
        self._known: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}

    def add(self, site: str, sightings: Iterable[Sighting], shared: int | None = None) -> None:
        """Count a page, whether or not it has bindings.

        Args:
            site: whose page it is.
            sightings: what it has.
            shared: see `shared_page`.
        """
        page = Pages(alone=1) if shared is None else Pages(shared={shared})
        self._pages[site].add(page)
        for name, kind, form, place in sightings:
            self._count((site, kind), (form, place), page, (name if shared is None else name or f"{shared:x}",))
        self._known.clear()

    def update(self, other: Repeated) -> None:
        """Add the counts of other pages."""
        for site, counted in other._pages.items():
            self._pages[site].add(counted)
        for where, counts in other._counts.items():
            for binding, (pages, names) in counts.items():
                self._count(where, binding, pages, names)
        self._known.clear()

    def pruned(self) -> Repeated:
        """What is known alone: all that a process that cleans needs, so no more pages can be added."""
        known = Repeated()
        for site, pages in self._pages.items():
            known._pages[site] = Pages(alone=pages.number)
        for where, counts in self._counts.items():
            if of := self.of(*where):
                known._counts[where] = {
                    binding: (Pages(alone=pages.number), names)
                    for binding, (pages, names) in counts.items()
                    if binding in of
                }
        return known

    def pages(self, site: str) -> int:
        """Pages of a site that have been counted."""
        return self._pages[site].number if site in self._pages else 0

    def known(self, site: str, kind: str, binding: str, place: str) -> bool:
        """Whether a binding, as printed, stands at this place of its line on enough pages to be the site's own."""
        return (shape(binding), place) in self.of(site, kind)

    def of(self, site: str, kind: str) -> frozenset[tuple[str, str]]:
        """Shape and place of all that is the site's own in texts of a kind."""
        where = site, kind
        if where not in self._counts:
            return NOTHING_TOLD.repeated
        if where not in self._known:
            least = LEAST_SHARE * self.pages(site)
            self._known[where] = frozenset(
                binding
                for binding, (pages, names) in self._counts[where].items()
                if pages.number >= least and len(names) == LEAST_PAGES
            )
        return self._known[where]

    def _count(self, where: tuple[str, str], binding: tuple[str, str], pages: Pages, names: tuple[str, ...]) -> None:
        counts = self._counts.setdefault(where, {})
        before, known = counts.get(binding) or (Pages(), ())
        before.add(pages)
        # The first names in order are the same whatever came first; versions of one page count as one name.
        counts[binding] = before, tuple(sorted({*known, *names})[:LEAST_PAGES])


def told_by(page: RawQuestion, repeated: Repeated) -> Callable[[str], Told]:
    """What a page's markup and its site tell of the bindings in each of its texts, by the text's name in the ledger."""
    unrendered = {squeezed(binding.text): binding.mark for binding in page.unrendered}

    def told(field: str) -> Told:
        known = repeated.of(page.site, kind_of(field))
        return Told(unrendered, known) if unrendered or known else NOTHING_TOLD

    return told
