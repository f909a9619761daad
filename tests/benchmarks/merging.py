"""How well near copies were found: which are left, and which different questions were taken for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tests.benchmarks.contest import Quality

RECALL = 0.99


def judged(kept: Iterable[str], copies: Mapping[str, str], questions: int) -> list[Quality]:
    """Lay what was kept beside the truth.

    Whoever keeps the copy instead of its original has merged them as well.

    Args:
        kept: the id of every record that came out.
        copies: the id of each planted copy, and its original's.
        questions: how many different ones there were.
    """
    came_out = Counter(copies.get(identity, identity) for identity in kept)
    left = came_out.total() - len(came_out)
    recall = 1 - left / len(copies) if copies else 1.0
    return [
        Quality(name="recall", value=recall, least=RECALL),
        Quality(name="false merges", value=questions - len(came_out), most=0),
    ]
