"""The hostile site crawled for real, its own access log as the oracle: a test for each case, all cases of a group in
one crawl."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from crawler.demo.hostile import GROUPS, Case, Group
from tests.security.hunting import Hunt, ours
from tests.security.judging import wrongs, wrongs_at_large

AT_A_TIME = 3
"""Crawls side by side: most of the time they wait."""
MOST_SECONDS = 90.0
"""For one crawl; what takes longer hangs."""
Hunted = Callable[[Group], Hunt]


CRAWLS = [pytest.param(group, id=group.name) for group in GROUPS]
CASES = [pytest.param(group, case, id=case.name) for group in GROUPS for case in group.cases]


@pytest.fixture(scope="module")
def hunted(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Hunted]:
    """The crawl of a group; those of all groups that tests were chosen of begin at once."""
    here = [item for item in request.session.items if isinstance(item, pytest.Function) and item.path == request.path]
    chosen = [group for group in GROUPS if any(group in item.callspec.params.values() for item in here)]
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        hunts: dict[str, Future[Hunt]] = {
            group.name: pool.submit(ours, group.cases, group.style, tmp_path_factory.mktemp(group.name), MOST_SECONDS)
            for group in chosen
        }
        yield lambda group: hunts[group.name].result()


@pytest.mark.parametrize(("group", "case"), CASES)
def test_it_is_survived(hunted: Hunted, group: Group, case: Case) -> None:
    hunt = hunted(group)
    assert wrongs(case, group.style, hunt) == [], hunt.said.decode(errors="replace")[-2000:]


@pytest.mark.parametrize("group", CRAWLS)
def test_the_crawl_ends_and_harms_nobody(hunted: Hunted, group: Group) -> None:
    hunt = hunted(group)
    assert wrongs_at_large(hunt) == [], hunt.said.decode(errors="replace")[-2000:]
    assert b"Traceback" not in hunt.said
