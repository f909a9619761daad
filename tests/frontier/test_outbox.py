"""The outbox: what is posted becomes durable in batches, and whoever posted is told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from crawler.frontier.database import FrontierError
from crawler.frontier.journal import Batch, LeasesLostError
from crawler.frontier.leases import Wanted
from crawler.frontier.outbox import Outbox
from crawler.frontier.states import Counts, Lease, Leased
from tests.frontier.pages import SPIDER, failure, new

Act = Callable[[Batch], None]


def lease(number: int) -> Lease:
    one = new(number)
    return Lease(
        id=number, crawler=1, host_id=1, spider=SPIDER, host="a.test", url=one.url, request=None, priority=0, retries=0
    )


@dataclass
class FakeJournal:
    """Notes the batches; each of the acts is played at one of them."""

    acts: list[Act] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    registered: int = 0
    lease_seconds: float = 600
    register_act: Callable[[], None] | None = None

    def commit(self, batch: Batch) -> list[Leased]:
        self.batches.append(batch)
        if self.acts:
            self.acts.pop(0)(batch)
        return [Leased(counts=Counts(done=len(self.batches))) for _ in batch.wanted]

    def register(self) -> None:
        self.registered += 1
        if self.register_act:
            self.register_act()

    @property
    def settled(self) -> list[list[str]]:
        """The URLs of the settlements of each batch that had any."""
        return [[one.lease.url for one in batch.settlements] for batch in self.batches if batch.settlements]


@dataclass
class FakeScheduler:
    received: list[Leased] = field(default_factory=list)
    forgotten: int = 0
    broken: list[Exception] = field(default_factory=list)

    def wants(self) -> Wanted:
        return Wanted(spider=SPIDER, names=None, room=1)

    def under_way(self) -> list[int]:
        return [7]

    def receive(self, leased: Leased) -> None:
        self.received.append(leased)

    def forget(self) -> None:
        self.forgotten += 1


def played(
    journal: FakeJournal, play: Callable[[Outbox, FakeScheduler], Awaitable[None]]
) -> tuple[FakeScheduler, Exception | None]:
    """Play in an event loop; the result is the scheduler, and the error that the outbox ended with."""

    async def main() -> tuple[FakeScheduler, Exception | None]:
        outbox = Outbox(journal)  # type: ignore[arg-type]
        worker = FakeScheduler()
        outbox.join(worker, worker.broken.append)
        try:
            await asyncio.wait_for(play(outbox, worker), 20)
        finally:
            error = outbox.close()
        return worker, error

    return asyncio.run(main())


def test_whoever_posts_is_told_when_it_is_durable() -> None:
    journal = FakeJournal()

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        outbox.add(new(9))
        await outbox.post(failure(lease(1)))
        assert journal.settled == [[lease(1).url]]
        await outbox.leave(worker)
        assert outbox.is_empty

    worker, error = played(journal, play)
    assert error is None
    assert [batch.new for batch in journal.batches if batch.new] == [[new(9)]]
    assert journal.batches[0].under_way == [7]
    assert worker.received[0].counts.done == 1


def test_while_one_transaction_is_under_way_the_next_one_gathers() -> None:
    may_go_on = threading.Event()
    begun = threading.Event()

    def wait(_: Batch) -> None:
        begun.set()
        assert may_go_on.wait(20)

    journal = FakeJournal([wait])

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        first = outbox.post(failure(lease(1)))
        await asyncio.to_thread(begun.wait, 20)
        others = [outbox.post(failure(lease(number))) for number in (2, 3, 4)]
        assert not outbox.is_empty
        assert not first.done()
        may_go_on.set()
        await asyncio.gather(first, *others)

    played(journal, play)
    assert journal.settled == [[lease(1).url], [lease(number).url for number in (2, 3, 4)]]


@pytest.mark.parametrize("error", [FrontierError("no"), OSError(28, "No space left on device"), RuntimeError("odd")])
def test_what_can_not_be_made_durable_is_told_to_all_and_nothing_follows(error: Exception) -> None:
    def fail(_: Batch) -> None:
        raise error

    journal = FakeJournal([fail])

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        with pytest.raises(type(error)):
            await outbox.post(failure(lease(1)))
        with pytest.raises(type(error)):
            await outbox.post(failure(lease(2)))
        await outbox.leave(worker)
        assert worker.broken == [error]

    _, ended = played(journal, play)
    assert ended is error
    assert len(journal.batches) == 1


def lose(_: Batch) -> None:
    raise LeasesLostError


def test_lost_leases_are_no_error_and_no_success_either() -> None:
    journal = FakeJournal([lose])

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        with pytest.raises(LeasesLostError):
            await outbox.post(failure(lease(1)))
        assert worker.forgotten == 1
        await outbox.post(failure(lease(2)))

    worker, error = played(journal, play)
    assert error is None
    assert worker.broken == []
    assert journal.registered == 1


def test_what_is_posted_of_lost_leases_while_the_crawler_registers_is_told_too() -> None:
    may_go_on = threading.Event()
    begun = threading.Event()

    def register() -> None:
        begun.set()
        assert may_go_on.wait(20)

    journal = FakeJournal([lose], register_act=register)

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        first = outbox.post(failure(lease(1)))
        await asyncio.to_thread(begun.wait, 20)
        second = outbox.post(failure(lease(2)))
        outbox.add(new(9))
        may_go_on.set()
        for lost in (first, second):
            with pytest.raises(LeasesLostError):
                await lost
        await outbox.flush()

    played(journal, play)
    assert journal.settled == [[lease(1).url]]
    assert [batch.new for batch in journal.batches if batch.new] == [[new(9)]]


def test_start_urls_outlast_lost_leases() -> None:
    journal = FakeJournal([lose, lose])

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        outbox.add(new(9))
        outbox.add(new(10))
        await outbox.flush()

    played(journal, play)
    assert [batch.new for batch in journal.batches[:3]] == [[new(9), new(10)]] * 3
    assert journal.registered == 2


def test_a_crawler_that_can_not_register_again_ends() -> None:
    def fail() -> None:
        raise FrontierError("the server is gone")

    journal = FakeJournal([lose], register_act=fail)

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        with pytest.raises(FrontierError):
            await outbox.post(failure(lease(1)))
        await outbox.leave(worker)
        assert [str(error) for error in worker.broken] == ["the server is gone"]

    _, error = played(journal, play)
    assert str(error) == "the server is gone"


def test_an_idle_crawler_is_heard_of_often_enough_to_keep_its_leases() -> None:
    journal = FakeJournal(lease_seconds=0.5)

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        while len(journal.batches) < 5:
            await asyncio.sleep(0.01)

    played(journal, play)
    assert [batch.settlements for batch in journal.batches[:5]] == [[]] * 5


def test_two_spiders_of_one_process_share_their_transactions() -> None:
    journal = FakeJournal()

    async def play(outbox: Outbox, worker: FakeScheduler) -> None:
        other = FakeScheduler()
        outbox.join(other, other.broken.append)
        await asyncio.gather(outbox.post(failure(lease(1))), outbox.post(failure(lease(2))))
        await outbox.leave(worker)
        received = len(worker.received)
        await outbox.post(failure(lease(3)))
        assert len(worker.received) == received
        assert len(other.received) >= 2

    played(journal, play)
    assert journal.settled[0] == [lease(1).url, lease(2).url]
