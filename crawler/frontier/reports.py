"""What a frontier tells about a crawl: counts, pages set aside, failures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from sqlalchemy import Connection, Engine, func, select

from crawler.frontier.leases import current_time
from crawler.frontier.states import Counts, State
from crawler.frontier.tables import hosts, requests
from crawler.outcome import Outcome
from crawler.rejects import Reject

STAGE = "crawl"
"""Whose rows of `rejects/` these are."""
# The reason of a page that is to be visited again is that of its last visit.
_SET_ASIDE = requests.c.reason.is_not(None) & requests.c.state.not_in([State.PENDING, State.LEASED])


@dataclass(frozen=True, slots=True, kw_only=True)
class HostReport:
    """One host's counts."""

    spider: str
    host: str
    counts: Counts


def host_reports(connection: Connection) -> list[HostReport]:
    """Every host, by spider and name."""
    rows = connection.execute(select(hosts).order_by(hosts.c.spider, hosts.c.name)).mappings()
    names = [field.name for field in fields(Counts)]
    return [
        HostReport(spider=row["spider"], host=row["name"], counts=Counts(**{name: row[name] for name in names}))
        for row in rows
    ]


def reasons(connection: Connection) -> dict[tuple[str, State, str], int]:
    """How many URLs were set aside, by spider, state and reason."""
    found = (
        select(hosts.c.spider, requests.c.state, requests.c.reason, func.count())
        .join(hosts, hosts.c.id == requests.c.host)
        .where(_SET_ASIDE)
        .group_by(hosts.c.spider, requests.c.state, requests.c.reason)
        .order_by(hosts.c.spider, requests.c.state, requests.c.reason)
    )
    return {(spider, State(state), reason): number for spider, state, reason, number in connection.execute(found)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One URL that was set aside."""

    url: str
    attempts: int
    detail: str | None


def failures(connection: Connection, spider: str, state: State, reason: str, limit: int) -> list[Failure]:
    """The first URLs of a spider that were set aside for a reason."""
    found = (
        select(requests.c.url, requests.c.attempts, requests.c.detail)
        .join(hosts, hosts.c.id == requests.c.host)
        .where(hosts.c.spider == spider, requests.c.state == state, requests.c.reason == reason)
        .order_by(requests.c.id)
        .limit(limit)
    )
    return [Failure(url=row.url, attempts=row.attempts, detail=row.detail) for row in connection.execute(found)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A host that is not to be asked for some time: it said so, or could not be reached."""

    host: str
    pending: int
    """Its URLs that are still to be visited."""
    why: str | None
    has_asked: bool
    """The host itself has asked for the rest."""
    seconds: float
    """From now on."""


def resting(engine: Engine) -> list[Resting]:
    """The hosts that rest and have work left, by name."""
    with engine.connect() as connection:
        now = current_time(connection)
        why = (
            select(func.max(requests.c.detail))
            .where(requests.c.host == hosts.c.id, requests.c.state == State.PENDING)
            .scalar_subquery()
        )
        found = (
            select(hosts.c.name, hosts.c.pending, hosts.c.rests_until - now, why, hosts.c.asked_until > now)
            .where(hosts.c.pending > 0, hosts.c.rests_until > now)
            .order_by(hosts.c.name)
        )
        return [
            Resting(host=name, pending=pending, seconds=float(seconds), why=told, has_asked=bool(asked))
            for name, pending, seconds, told, asked in connection.execute(found)
        ]


def outcome_of(engine: Engine) -> Outcome:
    """Everything that the crawl has found so far."""
    outcome = Outcome()
    with engine.connect() as connection:
        for report in host_reports(connection):
            outcome.pages += report.counts.pages
            outcome.questions[report.spider] += report.counts.questions
            outcome.answers[report.spider] += report.counts.answers
        for (_, _, reason), number in reasons(connection).items():
            outcome.set_aside[reason] += number
    outcome.questions = +outcome.questions
    return outcome


def rejects_of(engine: Engine) -> Iterator[Reject]:
    """The crawl's rows of `rejects/`."""
    found = select(requests.c.url, requests.c.reason, requests.c.detail).where(_SET_ASIDE)
    with engine.connect() as connection:
        for url, reason, detail in connection.execution_options(yield_per=1000).execute(found):
            yield Reject(stage=STAGE, source=url, reason=reason, detail=detail)
