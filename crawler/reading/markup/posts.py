"""Posts as structured data tells of them: text, author, date, votes."""

from __future__ import annotations

from html import unescape
from itertools import islice

from crawler.reading.elements import Tree
from crawler.reading.markup.marked import MarkedPost
from crawler.reading.markup.microdata import link_target
from crawler.reading.markup.things import MOST_SAID, Thing, Told, too_much_told

_LINK_PIECES, _MOST_LINKS = 20, 20
"""The size of a link that is a name, in pieces of markup, and how many of a person's links are looked at."""
_DATES = ("dateCreated", "datePublished")
_BODIES = ("text", "articleBody", "description")
_LIKES = ("LikeAction", "AgreeAction", "VoteAction", "UpvoteAction")


_Said = tuple[Thing, Told | None, str | None, str | None, str | None, str | None]
"""The parts of a MarkedPost."""


class PostReader:
    """Reads things as posts, each once."""

    def __init__(self, tree: Tree | None) -> None:
        self._tree = tree
        self._people: dict[int, tuple[str | None, str | None]] = {}
        self._posts: dict[int, _Said] = {}
        self._said = 0

    def post(self, thing: Thing) -> MarkedPost:
        """A post, a copy of its own for each question that it is told to belong to."""
        if id(thing) not in self._posts:
            author, profile = self._author(thing)
            date, votes = self.first(thing, *_DATES), self._votes(thing)
            self._posts[id(thing)] = thing, self.text(thing), author, profile, date, votes
        return MarkedPost(*self._posts[id(thing)])

    def read(self, told: Told) -> str:
        """A value as one line.

        Raises:
            UnreadablePageError: all values together have more than `MOST_SAID` characters.
        """
        line = told.read(self._tree)
        self._said += len(line)
        if self._said > MOST_SAID:
            raise too_much_told(f"values of more than {MOST_SAID:,} characters")
        return line

    def text(self, thing: Thing) -> Told | None:
        """The text of a post, rather where the page prints it than as the markup has it."""
        for name in _BODIES:
            told = [each for each in thing.told(name) if self.read(each)]
            if told:
                return max(told, key=lambda each: each.element is not None and each.text is None)
        return None

    def _author(self, thing: Thing) -> tuple[str | None, str | None]:
        for value in thing.values("author", "creator"):
            if id(value) not in self._people:
                self._people[id(value)] = self._person(value)
            name, profile = self._people[id(value)]
            if name:
                return name, profile
        return None, None

    def _person(self, value: Told | Thing) -> tuple[str | None, str | None]:
        """A name and where it leads, as written."""
        if isinstance(value, Told):
            return self.read(value), None
        name = self.first(value, "name", "alternateName", "givenName") or ""
        return name, self.first(value, "url", "sameAs") or value.identity or self._link(value, name)

    def _link(self, person: Thing, name: str) -> str | None:
        """Where the link leads whose text is a person's name."""
        if person.element is None or self._tree is None:
            return None
        tree = self._tree
        links = (each for each in tree.within(person.element) if each.tag == "a" and each.end - each.at < _LINK_PIECES)
        named = (each for each in islice(links, _MOST_LINKS) if one_line(tree.text(each)) == name)
        return next((link_target(tree, each) for each in named), None)

    def _votes(self, thing: Thing) -> str | None:
        counted = self.first(thing, "upvoteCount", "voteCount")
        if counted is not None:
            return counted
        for counter in thing.things("interactionStatistic"):
            kind = self.first(counter, "interactionType") or ""
            kinds = [kind, *(each for inner in counter.things("interactionType") for each in inner.types)]
            if any(each.endswith(_LIKES) for each in kinds):
                return self.first(counter, "userInteractionCount")
        return None

    def first(self, thing: Thing, *names: str) -> str | None:
        """The first value that says anything, on one line."""
        for name in names:
            for value in thing.told(name):
                if text := one_line(self.read(value)):
                    return text
        return None

    def says_anything(self, post: MarkedPost) -> bool:
        """Whether a post has a text; a template that waits for its values has an empty one."""
        empty = any(post.thing.values(name) for name in _BODIES)
        return post.text is not None or (post.element is not None and not empty and not post.element.marks.hidden)


def one_line(text: str) -> str:
    """One line, without character references that were escaped once too often."""
    return " ".join(unescape(text).split()) if "&" in text else " ".join(text.split())
