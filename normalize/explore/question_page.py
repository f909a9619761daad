"""What a question's page shows: the record, its neighbours in the graph, and what was cut from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from normalize.explore.cuts import TextCuts, shown_cuts
from normalize.explore.lines import ChangedError, read_entry, read_question

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from normalize.records import Question, Related

MOST = 12
"""So many neighbours of a kind are shown; the others are counted."""
_TITLE = 90
_TITLED = "questions.id, coalesce(questions.name, questions.headline, substr(questions.text, 1, ?), questions.id)"


class Neighbour(NamedTuple):
    """Another question of the corpora."""

    id: str
    title: str


class Link(NamedTuple):
    """One of the page's teasers: where it leads on the site, and to which question of the corpora."""

    related: Related
    target: Neighbour | None


class Tie(NamedTuple):
    """Another record that this one hangs together with, by more than a teaser."""

    kind: str
    score: float
    id: str
    neighbour: Neighbour | None
    """None where the corpora do not hold it."""


class Neighbours(NamedTuple):
    """Some of many, and how many there are."""

    shown: list[Neighbour]
    total: int


class QuestionPage(NamedTuple):
    """All that is shown of a question."""

    question: Question
    title: str
    links: list[Link]
    teased_by: Neighbours
    group: Neighbours
    ties: list[Tie]
    cuts: list[TextCuts]
    no_cuts: str | None
    """Why nothing can be told of cuts."""

    @property
    def cut_count(self) -> int:
        """How many cuts there are in all."""
        return sum(text.total for text in self.cuts)


def kept_as(connection: sqlite3.Connection, identity: str) -> str | None:
    """Give the id of the record that a duplicate was merged into."""
    row = connection.execute("select question_id from duplicates where id = ?", (identity,)).fetchone()
    return str(row[0]) if row else None


def read_stored(connection: sqlite3.Connection, folder: Path, identity: str) -> Question | None:
    """Read a record from its corpus; None where there is none of that id.

    Raises:
        ChangedError: the corpus has changed.
    """
    row = connection.execute(
        "select site, corpus_offset, corpus_length from questions where id = ?", (identity,)
    ).fetchone()
    return None if row is None else read_question(folder / f"{row[0]}.jsonl", identity, row[1], row[2])


def question_page(connection: sqlite3.Connection, folder: Path, identity: str) -> QuestionPage | None:
    """Gather what is shown of a question; None where there is none of that id.

    Raises:
        ChangedError: the corpora have changed since the database was made.
    """
    question = read_stored(connection, folder, identity)
    if question is None:
        return None
    cuts, no_cuts = _cuts(connection, folder, question)
    return QuestionPage(
        question=question,
        title=question.name or question.headline or (question.text or "")[:_TITLE] or question.id,
        links=_links(connection, question),
        teased_by=_neighbours(
            connection, "id in (select question_id from related where target_id = ?)", identity, identity
        ),
        group=_neighbours(connection, '"group" = ?', question.group or "", identity),
        ties=_ties(connection, identity),
        cuts=cuts,
        no_cuts=no_cuts,
    )


def _cuts(connection: sqlite3.Connection, folder: Path, question: Question) -> tuple[list[TextCuts], str | None]:
    """Read the ledger's entry, where the ledger is there and is the one that the database was made from."""
    offset, length = connection.execute(
        "select ledger_offset, ledger_length from questions where id = ?", (question.id,)
    ).fetchone()
    if offset is None:
        return [], "There is no ledger beside the corpora: it is private, and is not handed on with them."
    try:
        return shown_cuts(question, read_entry(folder / f"{question.site}.jsonl", question.id, offset, length)), None
    except ChangedError as error:
        return [], f"The ledger of {error}."


def _links(connection: sqlite3.Connection, question: Question) -> list[Link]:
    rows = connection.execute(
        f"select related.position, {_TITLED} from related join questions on questions.id = target_id "  # noqa: S608
        "where question_id = ?",
        (_TITLE, question.id),
    ).fetchall()
    targets = {position: Neighbour(target, title) for position, target, title in rows}
    return [Link(related, targets.get(at)) for at, related in enumerate(question.related, 1)]


def _neighbours(connection: sqlite3.Connection, condition: str, value: str, but: str) -> Neighbours:
    where = f"where {condition} and id != ?"
    (total,) = connection.execute(f"select count(*) from questions {where}", (value, but)).fetchone()  # noqa: S608
    rows = connection.execute(
        f"select {_TITLED} from questions {where} order by rowid limit ?",  # noqa: S608
        (_TITLE, value, but, MOST),
    ).fetchall()
    return Neighbours([Neighbour(*row) for row in rows], total)


def _ties(connection: sqlite3.Connection, identity: str) -> list[Tie]:
    rows = connection.execute(
        f"""select kind, score, other, {_TITLED}
        from (
            select kind, score, target as other from edges where source = ? and kind != 'teaser'
            union select kind, score, source from edges where target = ? and kind != 'teaser'
        ) left join questions on questions.id = other
        order by kind, score desc, other limit ?""",  # noqa: S608
        (_TITLE, identity, identity, MOST),
    ).fetchall()
    return [
        Tie(kind, score, other, Neighbour(found, title) if found else None) for kind, score, other, found, title in rows
    ]
