"""What a spider's callback or errback yields."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from scrapy.utils.spider import iterate_spider_output
from twisted.python.failure import Failure


async def outputs(returned: Any) -> AsyncIterator[Any]:
    """Yield it one by one, whether the method is a generator, a coroutine or neither.

    Raises:
        Exception: the failure's, where the errback handed it back.
    """
    if isinstance(returned, Failure):
        returned.raiseException()
    if hasattr(returned, "__await__"):
        returned = await returned
    iterator = iterate_spider_output(returned)
    if hasattr(iterator, "__aiter__"):
        async for one in iterator:
            yield one
    else:
        for one in iterator:
            yield one
