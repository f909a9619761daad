"""The members of the community, the same for the same seed."""

from __future__ import annotations

from random import Random

from crawler.demo.forum import Member
from crawler.demo.wording.forum_people import ADJECTIVES, DELETED, FIRST_NAMES, LICENCES, NOUNS, SURNAMES

MEMBERS = 48
GONE = Member(name=DELETED, number=None)


def member(number: int, seed: int) -> Member:
    """Member `number` of `MEMBERS`: by turns a user name, a full name, and one with letters behind it."""
    rng = Random(f"{seed} forum member {number}")
    if number % 3 == 0:
        return Member(name=f"{rng.choice(ADJECTIVES)}_{rng.choice(NOUNS)}_{number}", number=number + 11)
    name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {SURNAMES[number % len(SURNAMES)]}"
    return Member(name=name, suffixes=rng.choice(LICENCES) if number % 3 == 2 else (), number=number + 11)


def asker(rng: Random, seed: int) -> Member:
    """Somebody who asks: a member without letters."""
    number = rng.randrange(MEMBERS)
    return member(number - 1 if number % 3 == 2 else number, seed)


def others(count: int, but: Member, rng: Random, seed: int) -> list[Member]:
    """So many different members, none of them the one who asks."""
    known = [number for number in range(MEMBERS) if number + 11 != but.number]
    return [member(number, seed) for number in rng.sample(known, count)]
