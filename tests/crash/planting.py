"""Plants a crash point: the call that is to be the last one ends in SIGKILL, which nothing can catch."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from functools import reduce, wraps
from importlib import import_module
from itertools import count
from typing import Any

from tests.crash.orders import Plant
from tests.crash.points import BY_NAME, Call, Moment


def plant(where: Plant) -> None:
    """Wrap the point's target in this process.

    Raises:
        AttributeError: the code no longer has it.
    """
    point = BY_NAME[where.point]
    module, _, path = point.target.partition(":")
    *owners, name = path.split(".")
    owner = reduce(getattr, owners, import_module(module))
    original: Callable[..., Any] = getattr(owner, name)
    calls = count(1)

    @wraps(original)
    def wrapper(*arguments: Any, **named: Any) -> Any:
        if point.moment is Moment.AFTER:
            result = original(*arguments, **named)
            if point.counts(Call(arguments=arguments, result=result)) and next(calls) == where.call:
                _die()
            return result
        if point.counts(Call(arguments=arguments, result=None)) and next(calls) == where.call:
            if point.moment is Moment.HALFWAY:
                *others, content = arguments
                original(*others, content[: len(content) // 2], **named)
            elif point.moment is Moment.DURING:
                killer = threading.Thread(target=_die, args=(where.delay,))
                killer.start()
                original(*arguments, **named)
                killer.join()
            _die()
        return original(*arguments, **named)

    setattr(owner, name, wrapper)


def _die(delay: float = 0) -> None:
    time.sleep(delay)
    os.kill(os.getpid(), signal.SIGKILL)
