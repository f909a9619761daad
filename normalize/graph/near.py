"""Records of a site that say as good as the same words are one, if they ask the same.

Each is merged only into one that is kept and that it was compared with itself: A like B and B like C does not make C a
copy of A. Candidates come from MinHash, the decision from the shingles themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.graph.candidates import Candidates
from normalize.graph.edges import Edges, Kind
from normalize.graph.human_text import are_slips
from normalize.graph.same_question import same_question
from normalize.graph.shingles import jaccard

if TYPE_CHECKING:
    from normalize.graph.columns import Columns, Positions
    from normalize.graph.said import Texts
    from normalize.graph.scratch import Scratch


class NearDuplicates:
    """Finds and merges near-duplicates.

    Args:
        columns: all records.
        texts: reads what a record says.
        threshold: Jaccard similarity of shingles from which two records are near-duplicates.
        kept: by position, what each record was merged into; changed in place.
        edges: takes the ties.
        scratch: where the candidates are sorted.
    """

    def __init__(
        self, columns: Columns, texts: Texts, threshold: float, kept: Positions, edges: Edges, scratch: Scratch
    ) -> None:
        self._columns, self._texts, self._threshold = columns, texts, threshold
        self._kept, self._edges = kept, edges
        self._candidates = Candidates(columns, texts, threshold, kept, scratch)

    def merge(self) -> None:
        """Merge what is as good as the same, and tie what is alike for other reasons."""
        for row, preferred in self._candidates.found():
            self._decide(row, preferred)

    def _decide(self, row: int, preferred: list[int]) -> None:
        """Merge a row into the kept one that it is most alike, if it is the same; tie it to the others."""
        position = int(self._candidates.rows[row])
        best, into = 0.0, None
        alike: list[tuple[int, float]] = []
        for other_row in preferred:
            other = int(self._candidates.rows[other_row])
            similarity = jaccard(self._texts.of(position).shingles, self._texts.of(other).shingles)
            if similarity < self._threshold:
                continue
            alike.append((other, similarity))
            mergeable = self._kept[other] == other and self._columns.sites[other] == self._columns.sites[position]
            if mergeable and similarity > best and self._same_question(row, other_row):
                best, into = similarity, other
        for other, similarity in alike:
            kind = Kind.ALIKE if self._columns.sites[other] == self._columns.sites[position] else Kind.SYNDICATION
            self._edges.add(Kind.NEAR if other == into else kind, position, other, similarity)
        if into is not None:
            self._kept[position] = into

    def _same_question(self, row: int, other: int) -> bool:
        one, two = int(self._candidates.rows[row]), int(self._candidates.rows[other])
        said, other_said = self._texts.of(one), self._texts.of(two)
        if not same_question(said, other_said):
            return False
        if not (self._candidates.crowded[row] or self._candidates.crowded[other]):
            return True
        common = self._candidates.common[int(self._columns.sites[one])]
        return common.same(said.spelled, other_said.spelled) and are_slips(*map(self._texts.words, (one, two)))
