"""Every compiled pattern of the project, and for each the texts that would cost it most.

Run as a process of its own: a line for each text on which a pattern was too slow.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from re import _constants as code  # type: ignore[attr-defined] # where the only parser of patterns is
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

LENGTH = 5_000
SECONDS = 0.15
"""A linear pattern takes less than a millisecond for such a text, an exponential one for ever."""

_CATEGORIES = {
    code.CATEGORY_DIGIT: "7",
    code.CATEGORY_NOT_DIGIT: "x",
    code.CATEGORY_SPACE: " \n",
    code.CATEGORY_NOT_SPACE: "x",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_WORD: "-",
}


def found_patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern, by the place where it was found first."""
    found: dict[str, re.Pattern[Any]] = {}
    for package in ("crawler", "normalize"):
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                for name, value in vars(importlib.import_module(module.name)).items():
                    for place, pattern in _held(value, f"{module.name}.{name}", 0):
                        found.setdefault(place, pattern)
    return {place: found[place] for place in {(each.pattern, each.flags): at for at, each in found.items()}.values()}


def _held(value: object, place: str, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield place, value
    elif depth < 3:
        inside: Iterable[tuple[object, object]] = ()
        if isinstance(value, Mapping):
            inside = list(value.items())
        elif isinstance(value, tuple | list | set | frozenset):
            inside = list(enumerate(value))
        elif isinstance(value, type) and value.__module__.split(".")[0] in ("crawler", "normalize"):
            inside = list(vars(value).items())
        for key, each in inside:
            yield from _held(each, f"{place}[{key!r}]", depth + 1)


def worst_texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Long runs of what it takes, alone and in turns, and near misses of it again and again."""
    parsed = parser.parse(_text(pattern.pattern), pattern.flags & ~re.UNICODE if _is_bytes(pattern) else pattern.flags)
    letters = list(dict.fromkeys("".join(_letters(parsed)) + " a1"))
    for letter in letters:
        yield letter * LENGTH
        yield letter * LENGTH + "\x01"
    for one, other in permutations(letters[:6], 2):
        yield (one + other) * (LENGTH // 2) + "\x01"
        yield one * (LENGTH // 2) + other * (LENGTH // 2)
    sample = _sample(parsed)[:60]
    for end in range(2, len(sample) + 1, max(1, len(sample) // 8)):
        yield sample[:end] * (LENGTH // end) + "\x01"
        yield sample[:end] + sample[end - 1] * LENGTH + "\x01"
        yield (sample[:end] + "\n") * (LENGTH // (end + 1))


def _is_bytes(pattern: re.Pattern[Any]) -> bool:
    return isinstance(pattern.pattern, bytes)


def _text(written: str | bytes) -> str:
    return written.decode("latin-1") if isinstance(written, bytes) else written


def _letters(node: Any) -> Iterator[str]:
    """A letter for each class, and all literals."""
    for kind, value in node:
        if kind in (code.LITERAL, code.RANGE):
            yield chr(value if kind is code.LITERAL else value[0])
        elif kind is code.NOT_LITERAL:
            yield "x" if value != ord("x") else "y"
        elif kind is code.CATEGORY:
            yield _CATEGORIES[value]
        elif kind is code.IN:
            yield "x" if value[0][0] is code.NEGATE else "".join(_letters(value))
        else:
            for inner in _inner(kind, value):
                yield from _letters(inner)


def _inner(kind: Any, value: Any) -> list[Any]:
    """The patterns that a part of a pattern is made of."""
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is code.BRANCH:
        return list(value[1])
    if kind is code.SUBPATTERN:
        return [value[3]]
    if kind in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is code.ATOMIC_GROUP else []


def _sample(node: Any) -> str:
    """A short text that it may take."""
    parts: list[str] = []
    for kind, value in node:
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            parts.append(_sample(value[2]) * max(value[0], 1))
        elif kind is code.ANY:
            parts.append("x")
        elif inner := _inner(kind, value):
            parts.append("" if kind is code.ASSERT_NOT else _sample(inner[0]))
        else:
            parts.append("".join(_letters([(kind, value)]))[:1])
    return "".join(parts)


class _TooSlowError(Exception):
    pass


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TooSlowError


def is_sought(place: str) -> bool:
    """Whether a text is searched for the pattern, or nobody can tell; else it is matched at one place alone."""
    module, _, name = place.rpartition(".")
    if not name.startswith("_") or "[" in place:
        return True
    source = inspect.getsource(importlib.import_module(module))
    uses = re.findall(rf"\b{name}\b(?!\s*[=:]\s)(?:\.(\w+))?", source)
    return not set(uses) <= {"match", "fullmatch", "pattern"}


def slow_on(pattern: re.Pattern[Any], *, sought: bool = True, seconds: float = SECONDS) -> Iterator[str]:
    """The texts that cost it more."""
    signal.signal(signal.SIGVTALRM, _ring)
    for text in dict.fromkeys(worst_texts(pattern)):
        subject: Any = text.encode("utf-8") if _is_bytes(pattern) else text
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
            pattern.fullmatch(subject)
            pattern.match(subject)
            for _ in pattern.finditer(subject) if sought else ():
                pass
        except _TooSlowError:
            yield text
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main() -> None:
    """Every pattern; the last line tells how many there are."""
    patterns = found_patterns()
    for place, pattern in patterns.items():
        print(json.dumps([place]), file=sys.stderr, flush=True)  # where a hang that no signal ends can be told
        for text in slow_on(pattern, sought=is_sought(place)):
            print(json.dumps([place, f"{text[:20]!r} … {text[-5:]!r}"]), flush=True)
            break
    print(json.dumps(len(patterns)))


if __name__ == "__main__":
    main()
