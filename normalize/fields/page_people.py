"""The people of a page: who asks, who answers, and which of the answers are by the person who asks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from msgspec import structs

from normalize.fields.credentials import split_credentials, without_byline, without_title
from normalize.fields.people import is_reply_line, read_asker, read_doctor
from normalize.protect.mentions import is_nobodys, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.records import RawQuestion
    from normalize.records import Asker, Doctor

_EDGES = " ,.;:@"
_BEFORE = re.compile(r"(?:(?:posted|asked|answered|written) )?by:? |u/|(?:topic starter|original poster|asker): ")
_PARTS_OF_A_URL = re.compile(r"[/?#&=]")
_FILE_TYPE = re.compile(r"\.(?:html?|php|aspx?)\Z")
_MEMBER_NUMBER = re.compile(r"\A\d{1,12}-(?=.)|(?<=.)\.\d{1,12}\Z")
_SHORTEST_IN_A_URL = 3
_SHORTEST_ALIKE, _LONGEST_NAME = 4, 100
_WORD = re.compile(r"\w+")
_MEMBERS = frozenset(["u", "user", "users", "member", "members", "profile", "profiles", "people"])
_TRADES = """
dr drs doctor doctors expert experts team teams staff provider providers physician physicians surgeon surgeons
dentist dentists specialist specialists clinician clinicians practitioner practitioners professional professionals
consultant consultants therapist therapists nurse nurses pharmacist pharmacists
"""
_CLINICIANS = frozenset(_TRADES.split())
"""Parts of an address below which a site's members, and its doctors, have their pages."""


class People(NamedTuple):
    """Who asks and who answers; the two lists have an entry for each answer, in the page's order."""

    asker: Asker | None
    authors: list[Doctor | None]
    by_asker: list[bool]

    @property
    def clinicians(self) -> list[str]:
        """The names of those who answer, without the person who asks."""
        authors = zip(self.authors, self.by_asker, strict=True)
        return [author.name for author, is_asker in authors if author and author.name and not is_asker]


def read_people(page: RawQuestion) -> People:
    """Read the asker line and the author blocks of a page."""
    asker = without_nobody(read_asker(page.asker_line))
    authors = [read_doctor(answer.author_lines, answer.profile_url) for answer in page.answers]
    return People(asker, authors, answers_by_asker(page, asker.name if asker else None))


def without_nobody(asker: Asker | None) -> Asker | None:
    """Leave out a name that is nobody's: "Guest", "Anonymous"; None where nothing else is known.

    >>> without_nobody(read_asker("Guest")), without_nobody(read_asker("Guest, 30 year old female")).age_min
    (None, 30)
    """
    if asker is None or asker.name is None or not is_nobodys(asker.name):
        return asker
    nameless = structs.replace(asker, name=None)
    return nameless if any(value is not None for value in structs.astuple(nameless)) else None


def answers_by_asker(page: RawQuestion, name: str | None) -> list[bool]:
    """Tell which answers are by the person of that name: by a line of the author block, else by the profile's address.

    Case, white space and what stands beside a name ("by", "(OP)") make no difference; a title or a degree does, for
    "Dr. Lin" who answers is not "Lin" who asks. An address tells where no name is printed: it is that of an answer of
    theirs and of no one else's, or has the name as one of its parts; beside another printed name, only a user name
    with a digit or an underscore counts, or a member's page that ends with it ("/u/amyb"). Stops at names that many
    people have: "Anonymous", "Guest".

    >>> from crawler.records import RawAnswer, RawQuestion
    >>> lines = (["Amy_B_77 (OP)"], ["Dr. Lin"], ["amy_b_78"])
    >>> answers = [RawAnswer(text="Rest.", author_lines=each) for each in lines]
    >>> answers_by_asker(RawQuestion(site="s", title=None, question=None, answers=answers), "amy_b_77")
    [True, False, False]
    """
    own = _folded(name or "")
    if not own or is_nobodys(own):
        return [False] * len(page.answers)
    blocks = [_lines(answer.author_lines) for answer in page.answers]
    named = [_is_named(lines, own) for lines in blocks]
    told = list(zip(page.answers, blocks, named, strict=True))
    others = {answer.profile_url for answer, lines, is_own in told if lines and not is_own}
    addresses = {answer.profile_url for answer, _, is_own in told if is_own and answer.profile_url} - others
    is_open = not addresses or any(_is_page_of_member(url, own) for url in addresses)
    return [
        is_own
        or (not lines and answer.profile_url in addresses)
        or _leads_to(answer.profile_url, own, bool(lines))
        or (is_open and not _is_clinicians(lines) and _is_page_of_member(answer.profile_url, own))
        for answer, lines, is_own in told
    ]


def _lines(block: Sequence[str]) -> list[str]:
    """Part an author block into its lines, without those that hold no letter and no figure."""
    return [line for printed in block for line in printed.split("\n") if any(map(str.isalnum, line))]


def _is_named(lines: Sequence[str], own: str) -> bool:
    """Whether a line is the name, alone or with a profession, and no other line tells a clinician."""
    rest = [line for line in lines if not _tells(line, own)]
    return len(rest) < len(lines) and not _is_clinicians(rest)


def _tells(line: str, own: str) -> bool:
    """Whether a line is the name, or the name and what stands beside it: "amyb, nurse"; never a clinician's line."""
    folded = _folded(line)
    if _is_same(folded, own) or own not in folded:
        return _is_same(folded, own)
    told = None if _is_clinicians([line]) else read_doctor([line], None)
    return told is not None and not told.honorific_suffix and _is_same(_folded(told.name or ""), own)


def _is_same(folded: str, own: str) -> bool:
    """Whether two folded names have the same letters, whatever parts them, or the same words: "lund, amy".

    >>> [_is_same(told, "j. q. o'keefe") for told in ("j.q. o\u2019keefe", "o'keefe, j. q.", "q. o'keefe")]
    [True, True, False]
    """
    if folded == own:
        return True
    if max(len(folded), len(own)) > _LONGEST_NAME or len(_letters(own)) < _SHORTEST_ALIKE:
        return False
    return _letters(folded) == _letters(own) or sorted(_WORD.findall(folded)) == sorted(_WORD.findall(own))


def _is_clinicians(lines: Sequence[str]) -> bool:
    """Whether a line has a name, told by title, degree or "reply"."""
    return any(
        is_reply_line(line) or split_credentials(line)[1] or without_title(line) != line.strip() for line in lines
    )


def _is_page_of_member(url: str | None, own: str) -> bool:
    """Whether an address ends with the name below a part for members, with a number between or behind, or without.

    >>> [_is_page_of_member(f"https://heels.test/{path}", "amyb") for path in ("u/AmyB", "users/41/amyb.7/?tab=all")]
    [True, True]
    >>> [_is_page_of_member(f"https://heels.test/{path}", "amyb") for path in ("team/u/amyb", "u/amyb/posts", "amyb")]
    [False, False, False]
    """
    path = re.split(r"[?#]", (url or "").partition("://")[2], maxsplit=1)[0]
    *above, last = [unquote(part).casefold() for part in path.split("/") if part] or [""]
    letters = _letters(own)
    if len(letters) < _SHORTEST_IN_A_URL or letters.isdigit() or not _CLINICIANS.isdisjoint(above[1:]):
        return False
    named = [part for part in above[1:] if not part.isdigit()]
    last = _typeless(last)
    return bool(named) and named[-1] in _MEMBERS and own in (_folded(last), _folded(_without_number(last)))


def _leads_to(url: str | None, own: str, is_named_otherwise: bool) -> bool:
    """Whether one of the parts of an address behind its host is the name."""
    letters = _letters(own)
    is_marked = not letters.isdigit() and ("_" in own or any(map(str.isdigit, own)))
    if not url or len(letters) < _SHORTEST_IN_A_URL or (is_named_otherwise and not is_marked):
        return False
    parts = _PARTS_OF_A_URL.split(unquote(url).partition("://")[2])[1:]
    return any(
        letters in (_letters(_folded(part)), _letters(_folded(_without_number(part)))) for part in map(_typeless, parts)
    )


def _typeless(part: str) -> str:
    return _FILE_TYPE.sub("", part)


def _without_number(part: str) -> str:
    """Take a member's number off a part of an address.

    >>> _without_number("amyb.417"), _without_number("417-amyb"), _without_number("amy_77")
    ('amyb', 'amyb', 'amy_77')
    """
    return _MEMBER_NUMBER.sub("", part)


def _folded(line: str) -> str:
    """Fold forms, accents, case and white space; what is not seen goes, and what stands beside a name."""
    folded = " ".join((line.lower() if line.isascii() else _unmarked(line)).split())
    before = _BEFORE.match(folded)
    return without_marks(without_byline(folded[before.end() :] if before else folded)).strip(_EDGES)


def _unmarked(line: str) -> str:
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", line).casefold())
    seen = "".join(sign for sign in parted if unicodedata.category(sign) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFKC", seen)


def _letters(folded: str) -> str:
    """Keep letters and figures alone, as addresses do.

    >>> _letters("john smith"), _letters("amy-b_77")
    ('johnsmith', 'amyb77')
    """
    return "".join(filter(str.isalnum, folded))
