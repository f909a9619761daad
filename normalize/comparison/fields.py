"""What differs between two versions of one record, field by field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from normalize.records import Answer, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize.records import Question

_Keyed: TypeAlias = dict[tuple[str | None, ...], Answer | Related]


class Change(NamedTuple):
    """A field that is not the same."""

    path: str
    """Such as `author.sex` or `answers[].text`; `answers added` where a whole one is there only now."""
    old: object
    new: object


def changes(old: Question, new: Question) -> Iterator[Change]:
    """Yield what differs between two versions of a record, in the order of the record's fields.

    Answers are matched by their ids, else by place and author, and links by where they lead, so one that is there no
    more, or only now, does not change its neighbours; tags, warnings and merged ids are compared as they stand.
    """
    yield from _between("", old, new)


def _between(path: str, old: object, new: object) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, Struct) and isinstance(new, Struct):
        for name in old.__struct_fields__:
            below = f"{path}.{name}" if path else name
            yield from _between(below, getattr(old, name), getattr(new, name))
    elif isinstance(old, list) and isinstance(new, list) and _is_keyed(old) and _is_keyed(new):
        yield from _lists(path, old, new)
    else:
        yield Change(path, old, new)


def _lists(path: str, old: Sequence[Answer | Related], new: Sequence[Answer | Related]) -> Iterator[Change]:
    before = _by_key(old)
    after = _renamed(_by_key(new), before)
    for key, one in before.items():
        if key in after:
            yield from _between(f"{path}[]", one, after[key])
        else:
            yield Change(f"{path} removed", _words(one), None)
    for key, one in after.items():
        if key not in before:
            yield Change(f"{path} added", None, _words(one))
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield Change(f"{path} order", [*map(_name, before)], [*map(_name, after)])


def _renamed(after: _Keyed, before: _Keyed) -> _Keyed:
    """Give answers whose text has changed, and so their id, the id that they had: same place, same author."""
    left = {_place(one): key for key, one in before.items() if key not in after and isinstance(one, Answer)}
    return {
        left.pop(_place(one), key) if isinstance(one, Answer) and key not in before else key: one
        for key, one in after.items()
    }


def _place(answer: Answer) -> tuple[int, str | None]:
    return answer.position, answer.author.name if answer.author else None


def _words(one: Answer | Related) -> str:
    return one.text if isinstance(one, Answer) else one.name


def _is_keyed(values: Sequence[object]) -> bool:
    return all(isinstance(value, Answer | Related) for value in values)


def _by_key(values: Sequence[Answer | Related]) -> _Keyed:
    """Index what is listed; of two that are alike the second has a key of its own."""
    found: _Keyed = {}
    times: Counter[tuple[str | None, ...]] = Counter()
    for value in values:
        key: tuple[str | None, ...] = (value.id,) if isinstance(value, Answer) else (value.url, value.name)
        times[key] += 1
        found[(*key, str(times[key])) if times[key] > 1 else key] = value
    return found


def _name(key: tuple[str | None, ...]) -> str:
    return next(filter(None, key), "")
