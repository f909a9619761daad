"""Invented pages with their records, and the graph of a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase
from types import MappingProxyType

from crawler.records import RawAnswer, RawQuestion, RawRecord, RawTeaser
from normalize.assemble import Assembled
from normalize.graph.cards import make_card
from normalize.graph.connect import connect
from normalize.graph.marks import marks_of
from normalize.graph.scratch import MEMORY
from normalize.graph.splits import Published
from normalize.graph.verdicts import Graph, Verdict
from normalize.records import Answer, Provenance, Question, Related
from normalize.settings import Settings

SETTINGS = Settings()
NOTHING_PUBLISHED: Mapping[str, Published] = MappingProxyType({})
_STEMS = """
    ache back blister blood bone breath bruise calf cheek chest chin clinic cough cramp dose ear elbow eye fever
    finger foot graft gum hand headache heel hip itch jaw joint kidney knee lid lip liver lump lung mole muscle nail
    neck nerve night nose pain palate pill pulse rash rib scan scar shin sinus skin sleep sneeze spine spot stitch
    stool swelling tablet tendon thigh throat thumb toe tongue tooth tremor ulcer vein vessel walk week wound wrist
    after again always because before behind below beneath between during early evening every hardly later left
    little mostly never often only over rarely right seldom since slowly sometimes soon still sudden than then
    under until usually when whenever while with without worse better bitter brown bright dry firm hot itchy mild
    numb pale raw red rough sharp shiny sore stiff tender thick thin tight tiny warm weak wet yellow began burns
    came drains feels fell gave grew healed hurt keeps leaks lifted looks moved opened peels pulls rose runs seems
    shook sits slept spread stays stings stopped swells takes throbs told took tried turned wakes went woke works
"""
VOCABULARY = tuple(f"{stem}{ending}" for stem in _STEMS.split() for ending in ("", "s", "y", "ish"))


@dataclass(frozen=True, slots=True)
class Page:
    """A raw record and what became of it, clean."""

    raw: RawRecord
    record: Assembled

    @property
    def question(self) -> Question:
        return self.record.question


def page(
    key: str,
    title: str | None = None,
    asked: str | None = None,
    answers: Sequence[str] = (),
    *,
    site: str = "doctor_reply",
    url: str | None = None,
    part: str | None = None,
    headline: str | None = None,
    department: str | None = None,
    author_line: str | None = None,
    fetched_at: str | None = None,
    teasers: Sequence[RawTeaser] = (),
) -> Page:
    """Make a page whose texts need no cleaning; its id is the site and the key."""
    lines = [author_line] if author_line else []
    raw = RawRecord(
        question=RawQuestion(
            site=site,
            title=title,
            question=asked,
            url=url,
            editorial_title=f"{headline} - {department}" if headline and department else headline,
            answers=[RawAnswer(text=text, author_lines=lines) for text in answers],
            teasers=list(teasers),
            part=part,
        ),
        source=url or f"{key}.html",
        page_sha256="0" * 64,
        fetched_at=fetched_at,
    )
    question = Question(
        schema="1.0",
        id=f"{site}:{key}",
        site=site,
        url=url,
        name=title,
        headline=headline,
        text=asked,
        author=None,
        date_created=None,
        language=None,
        medical_specialty=department,
        keywords=[],
        upvote_count=None,
        answer_count=None,
        answers=[
            Answer(
                id=f"{site}:{key}#{at}",
                position=at,
                name=None,
                text=text,
                author=None,
                date_created=None,
                upvote_count=None,
                is_accepted=None,
            )
            for at, text in enumerate(answers, 1)
        ],
        site_text=None,
        related=[Related(name=teaser.title, url=teaser.url, question_id=None, match=None) for teaser in teasers],
        duplicate_ids=[],
        group=None,
        split=None,
        warnings=[],
        provenance=Provenance(
            source=raw.source,
            fetched_at=fetched_at,
            page_sha256=raw.page_sha256,
            archive=None,
            extractor="",
            rights=None,
        ),
    )
    named = list(range(1, len(teasers) + 1))
    return Page(raw, Assembled(question=question, cuts={}, parsed={}, named_teasers=named))


def graph_of(
    pages: Iterable[Page],
    published: Mapping[str, Published] = NOTHING_PUBLISHED,
    settings: Settings = SETTINGS,
    memory: int = MEMORY,
) -> Graph:
    """Connect pages, in whatever order they come."""
    ordered = sorted(pages, key=lambda each: (each.question.site, each.question.id))
    cards = [make_card(each.raw, each.record, settings) for each in ordered]
    return connect(cards, lambda at: ordered[at].question, settings, published, memory=memory)


def verdicts_of(pages: Iterable[Page], published: Mapping[str, Published] = NOTHING_PUBLISHED) -> dict[str, Verdict]:
    """Connect pages; the key of each page → its verdict."""
    graph = graph_of(pages, published)
    return {key_of(identity): verdict for identity, verdict in zip(graph.ids, graph.verdicts, strict=True)}


def merged_into(pages: Iterable[Page]) -> dict[str, str]:
    """Connect pages; the key of each that was merged → the key of what it was merged into."""
    verdicts = verdicts_of(pages)
    return {key: key_of(verdict.merged_into) for key, verdict in verdicts.items() if verdict.merged_into}


def key_of(identity: str) -> str:
    """What stands behind the site."""
    return identity.partition(":")[2]


def ties(graph: Graph) -> set[tuple[str, str, str]]:
    """All edges: kind, and both keys in order."""
    return {(edge.kind.value, *sorted((key_of(edge.source), key_of(edge.target)))) for edge in graph.edges()}  # type: ignore[misc]


def prose(rng: Random, count: int) -> list[str]:
    """Words without sense."""
    return rng.choices(VOCABULARY, k=count)


def slipped(words: Sequence[str], slips: int, rng: Random) -> list[str]:
    """Have two letters change places in so many words."""
    out = list(words)
    for at in rng.sample([at for at, word in enumerate(out) if len(word) > 4 and word[2] != word[1]], slips):
        out[at] = f"{out[at][0]}{out[at][2]}{out[at][1]}{out[at][3:]}"
    return out


def edited(words: Sequence[str], edits: int, rng: Random) -> list[str]:
    """Put other words in the place of so many, one at a time; sides and negations stay, they change the sense."""
    out = list(words)
    for at in rng.sample([at for at, word in enumerate(out) if not marks_of(word)], edits):
        out[at] = f"{out[at]}x{''.join(rng.choices(ascii_lowercase, k=6))}"
    return out
