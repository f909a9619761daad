"""Ways to find near-duplicates: ours without the rest of normalize, and what others offer for it.

Each takes texts in a fixed order and gives the places of those it keeps. The peers do what their documentation shows
for a threshold of 0.8, on the same shingles (runs of five words, case folded) where they do not cut texts themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from crawler.records import RawRecord
from normalize.assemble import Assembled, assemble
from normalize.context import Context
from normalize.graph.cards import make_card
from normalize.graph.connect import connect
from normalize.graph.human_text import fold_words
from normalize.settings import Privacy, Settings
from normalize.text.repeated import Repeated
from tests.benchmarks import peers
from tests.benchmarks.datatrove_steps import Document, reader_of, run_steps, written

THRESHOLD = 0.8
_WORDS = 5
_PERMUTATIONS = 128
_BANDS = 16
_SETTINGS = Settings(privacy=Privacy.KEEP)


@dataclass(frozen=True, slots=True)
class Page:
    """A record in all the shapes that a finder may take."""

    raw: RawRecord
    record: Assembled
    text: str

    @property
    def id(self) -> str:
        """Its id."""
        return self.record.question.id


Finder = Callable[[Sequence[Page]], "set[int]"]


def pages_of(records: Iterable[RawRecord], text: Callable[[RawRecord], str]) -> list[Page]:
    """Assemble records, in the order of their sites and ids."""
    context = Context(_SETTINGS, None, Repeated())
    pages = [Page(record, assemble(record, context), text(record)) for record in records]
    return sorted(pages, key=lambda page: (page.raw.question.site, page.id))


def ours(pages: Sequence[Page]) -> set[int]:
    """Words, shingles, signatures, bands, exact comparisons; teasers, groups and splits come with it."""
    cards = [make_card(page.raw, page.record, _SETTINGS) for page in pages]
    graph = connect(cards, lambda at: pages[at].record.question, _SETTINGS, {})
    return {at for at, verdict in enumerate(graph.verdicts) if verdict.merged_into is None}


def rensa(pages: Sequence[Page]) -> set[int]:
    """RMinHash and its LSH; a candidate counts where the signatures tell a similarity of at least the threshold."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    kept: dict[int, RMinHash] = {}
    for at, page in enumerate(pages):
        signature = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        signature.update(_shingles(page.text))
        if not any(signature.jaccard(kept[other]) >= THRESHOLD for other in index.query(signature)):
            index.insert(at, signature)
            kept[at] = signature
    return set(kept)


def datasketch(pages: Sequence[Page]) -> set[int]:
    """MinHash and MinHashLSH, likewise."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=_PERMUTATIONS)
    kept: dict[Hashable, MinHash] = {}
    for at, page in enumerate(pages):
        signature = MinHash(num_perm=_PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in _shingles(page.text)])
        if not any(signature.jaccard(kept[other]) >= THRESHOLD for other in index.query(signature)):
            index.insert(at, signature)
            kept[at] = signature
    return {at for at in kept if isinstance(at, int)}


def datatrove(pages: Sequence[Page]) -> set[int]:
    """Its four MinHash stages, one process, everything else left out but reading and writing the documents."""
    with TemporaryDirectory(prefix="bench-") as name:
        at = Path(name)
        (at / "documents").mkdir()
        lines = (msgspec.json.encode(Document(str(place), page.text)) + b"\n" for place, page in enumerate(pages))
        (at / "documents" / "pages.jsonl").write_bytes(b"".join(lines))
        run_steps(reader_of(at / "documents"), at, mends=False)
        return {int(document.id) for document in written(at, "kept")}


_PEERS: Mapping[str, tuple[Sequence[str], Finder]] = {
    "rensa": (("rensa",), rensa),
    "datasketch": (("datasketch",), datasketch),
    "datatrove": (peers.NEEDED["datatrove"], datatrove),
}


def peers_at_hand() -> dict[str, Finder]:
    """Those that are installed, by name."""
    return {name: finder for name, (modules, finder) in _PEERS.items() if all(map(find_spec, modules))}


def _shingles(text: str) -> list[str]:
    words = fold_words(text)
    return [" ".join(words[at : at + _WORDS]) for at in range(max(len(words) - _WORDS + 1, 1))]
