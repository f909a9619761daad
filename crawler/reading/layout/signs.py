"""The signs of posts on a page: where it names people and where it tells dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from crawler.reading.blocks import Block
from crawler.reading.elements import Element, Tree
from crawler.reading.layout.dates import printed_date, told_date
from crawler.reading.layout.names import LEADS, Named, named
from crawler.reading.start_tags import read_start_tag

_MEMBER_PAGE = re.compile(
    r"/(?:u|users?|members?|profiles?|people|authors?|doctors?|experts?)(?:/|\.php|\?)|/@\w"
    r"|/(?:(?:be)?nutzer|mitglied(?:er)?|profil|(?:ä|ae|%c3%a4)rzte|arzt|expert(?:en|os?|as?)|autor(?:en|es)?"
    r"|usuari[oa]s?|miembros?|perfil|m(?:e|é|%c3%a9)dic[oia]s?|utilisateurs?|membres?|m(?:e|é|%c3%a9)decins?|auteurs?"
    r"|utilizador(?:es)?|membr[oi]s?|utent[ei]|profilo|espert[oi]|autor[ei]|gebruikers?|leden|profiel|artsen)/"
    r"|memberlist\.php|member\.php|action=profile|showuser=|mode=viewprofile",
    re.IGNORECASE,
)
"""Where links to people lead, in English, German, Spanish, French, Portuguese, Italian and Dutch."""
_NO_MEMBER = re.compile(r"log-?in|log-?out|sign-?up|register|search|/reply", re.IGNORECASE)


class Sign(NamedTuple):
    """An element that names an author or tells a date, and how surely; `told` is a link's target or the date."""

    at: int
    element: Element
    rank: int
    told: str | None


class Placed:
    """Elements in the order of their start tags."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._places: list[int] = []

    def add(self, element: Element) -> None:
        """One more element, behind the others."""
        self.elements.append(element)
        self._places.append(element.at)

    def inside(self, element: Element) -> list[Element]:
        """Those inside an element, and itself if it is among them."""
        return self.elements[bisect_left(self._places, element.at) : bisect_left(self._places, element.end)]


class Signs:
    """Where a page names people and tells dates: told once for all of it."""

    def __init__(self, tree: Tree, blocks: Sequence[Block]) -> None:
        self.authors: list[Sign] = []
        self.dates: list[Sign] = []
        self.boxes = Placed()
        """The elements that may be posts."""
        self.counters = Placed()
        """What is named as the place of a count of votes."""
        for element in tree.elements:
            names = named(element.start)
            if names.box:
                self.boxes.add(element)
            if names.votes:
                self.counters.add(element)
            if (names.author or element.start.name == "a") and (sign := _author_sign(tree, element, names)):
                self.authors.append(sign)
            if names.dated and (told := told_date(element.start)):
                self.dates.append(Sign(element.at, element, *told))
        for block in blocks:
            if block.node is not None and not block.hidden and (date := printed_date(block.line)):
                self.dates.append(Sign(block.node.at, block.node, 0, date))
        self.dates.sort(key=lambda sign: sign.at)
        self._authors_at = [sign.at for sign in self.authors]
        self._dates_at = [sign.at for sign in self.dates]

    def authors_between(self, start: int, end: int) -> list[Sign]:
        """The signs of people between two pieces of markup."""
        return self.authors[bisect_left(self._authors_at, start) : bisect_left(self._authors_at, end)]

    def dates_between(self, start: int, end: int) -> list[Sign]:
        """The signs of dates between two pieces of markup."""
        return self.dates[bisect_left(self._dates_at, start) : bisect_left(self._dates_at, end)]

    def names_author(self, element: Element) -> bool:
        """Whether anybody is named inside an element."""
        first = bisect_left(self._authors_at, element.at)
        return first < len(self._authors_at) and self._authors_at[first] < element.end

    def tells_date(self, element: Element) -> bool:
        """Whether there is a date inside an element."""
        first = bisect_left(self._dates_at, element.at)
        return first < len(self._dates_at) and self._dates_at[first] < element.end


def _author_sign(tree: Tree, element: Element, names: Named) -> Sign | None:
    """The sign that an element is, by its names or by the page that it leads to."""
    target = read_start_tag(tree.pieces[element.at])[1] if element.start.name == "a" else None
    leads = target and not names.avatar and _MEMBER_PAGE.search(target) and not _NO_MEMBER.search(target)
    rank = max(LEADS if leads else 0, names.author)
    return Sign(element.at, element, rank, target) if rank else None
