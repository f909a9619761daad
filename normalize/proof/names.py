"""The proof that who asks is named nowhere: greeted, spoken to, called, quoted, or as the author of an answer.

Its patterns are its own and not the rules', so that a rule that fails shows; which names are words of prose it asks the
lexicon. What it can't tell are names in the middle of a sentence: "May" and "Rose" are words, too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from normalize.fields.people import read_asker, read_doctor
from normalize.proof.artefacts import texts_of
from normalize.protect.lexicon import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.records import RawQuestion
    from normalize.records import Question

_GREETING = r"\b(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening)),? (?:(?:Miss|Mrs?|Ms)\.? )?"
_SAYS = r"[\"'\u201d]?,? (?:said|wrote|says|writes|asked|posted|replied)\b[^:\n]{0,60}:"
_DOCTOR_BEFORE = re.compile(r"\b(?:drs?|doctor|prof|professor|nurse)\b[^\n]{0,44}\n?\Z")
_TITLED = re.compile(r"\b(?:drs?|prof|professor|doctor)\b|\breply\b", re.IGNORECASE)
_NOTES = re.compile(r" ?[(\[](?:not verified|guest|op|author|asker|original poster|thread starter)[)\]]")
_BY = re.compile(r"(?:(?:posted|asked|answered|written) )?by:? |u/")
_HOST = re.compile(r"[a-z][a-z+.-]{0,20}://[^/?#]*", re.IGNORECASE)
_CLAUSES = re.compile(r"[,.!?;:\u2026\n\uff0c\u3002\uff01\uff1f]")
_LONGEST_CLAUSE = 120
"""Characters before a comma that are looked at."""
_FEWEST_BEFORE_A_CALL = 3
"""Words of a sentence before the comma."""
_SHORTEST_IN_A_TEXT, _LONGEST_IN_A_TEXT = 2, 64
_SHORTEST_CALLED = 3
_SHORTEST_IN_A_URL = 3
"""In letters and digits; shorter parts of an address are codes of languages and the like."""

_ANYBODY = frozenset(
    ["sir", "madam", "doctor", "team", "you", "all", "everyone", "everybody", "there", "friend", "friends"]
)
"""What is said to anybody, whatever an asker line says."""
_NOBODYS = """
admin administrator anon anonymous anonymoususer customer deleted deletedaccount deleteduser formermember guest
guestuser member moderator namewithheld nobody patient removed system unknown unknownuser user visitor
"""
_NOBODY = frozenset(_NOBODYS.split())
"""What stands where there is no name, letters and digits alone: nobody is told by it."""


def find_name(page: RawQuestion, question: Question) -> str | None:
    """Find the name that the page's asker line tells: in an author's name or address, or in a text.

    In texts: "Hello Nia:", "@nia", "nia said:", "So rest it, redfox." Where a clinician is called the same, neither
    greetings nor calls prove anything.

    >>> _greeted("Hello Miss Nia: rest.", "Nia")
    'Hello Miss Nia'
    """
    asker = read_asker(page.asker_line)
    name = _NOTES.sub("", " ".join((asker.name if asker and asker.name else "").split()))
    own = _bare(name)
    if not own or _squeezed(own) in _NOBODY or not _squeezed(own):
        return None
    if (author := next(_authors(page, question, own), None)) is not None:
        return author
    staff = {
        word
        for lines in _others(page, own)
        if (doctor := read_doctor(lines, None))
        for word in (doctor.name or "").split()
    }
    is_user_name = name.isalpha() and not is_word(name) and own not in set(map(str.casefold, staff))
    is_greetable = any(map(str.isalpha, name)) and name not in staff and own not in _ANYBODY
    for _, text in texts_of(question):
        if found := _called(text, name) or (_greeted(text, name) if is_greetable else None):
            return found
        if is_user_name and (found := _spoken_to(text, name)):
            return found
    return None


def _others(page: RawQuestion, own: str) -> Iterator[Sequence[str]]:
    """Give the author blocks that are not headed by the asker's own name."""
    return (answer.author_lines for answer in page.answers if not _has_line(answer.author_lines, own))


def _has_line(block: Sequence[str], own: str) -> bool:
    """Whether one line of an author block is the name, and no other tells a clinician."""
    rest = [line for line in _lines(block) if _bare(line) != own]
    return len(rest) < len(_lines(block)) and not _is_clinicians(rest)


def _lines(block: Sequence[str]) -> list[str]:
    return [line for lines in block for line in lines.split("\n") if any(map(str.isalnum, line))]


def _is_clinicians(lines: Sequence[str]) -> bool:
    """Whether lines of an author block tell a title, a degree or who replies for a department."""
    doctor = read_doctor(lines, None)
    return any(map(_TITLED.search, lines)) or (doctor is not None and bool(doctor.honorific_suffix))


def _authors(page: RawQuestion, question: Question, own: str) -> Iterator[str]:
    """Find names and addresses of authors that are the asker's, or hold the name."""
    for answer in question.answers:
        author = answer.author
        if author is None:
            continue
        block = _lines(page.answers[answer.position - 1].author_lines)
        own_lines = [line for line in block if _bare(line) == own]
        if _is_clinicians([line for line in block if line not in own_lines]):
            continue
        if author.name and _holds(_bare(author.name), own):
            yield author.name
        if author.url and _leads_to(author.url, own, is_named_otherwise=bool(block) and not own_lines):
            yield author.url


def _holds(told: str, own: str) -> bool:
    """Whether an author's name is the asker's, or has it beside an age, a place or the like; not as part of another.

    >>> [_holds(told, "amy_b") for told in ("amy_b", "team amy_b", "amy_b_fan")]
    [True, True, False]
    >>> [_holds(told, "amy lund") for told in ("amy lund, 34", "amy lund, leeds", "amy lund brandt")]
    [True, True, False]
    >>> [_holds(told, "amy") for told in ("~amy~", "amy, 34", "lund, amy", "amy lund")]
    [True, True, False, False]
    """
    if told == own:
        return True
    if " " not in own and not _is_marked(own) and _alphabetic(told) != _alphabetic(own):
        return False
    return any(_is_all(told, own, *found.span()) for found in re.finditer(re.escape(own), told))


def _is_all(told: str, own: str, start: int, end: int) -> bool:
    """Whether at this place of an author's name the asker's stands, and is no part of another one."""
    before, behind = told[max(0, start - 3) : start], told[end : end + 2]
    if re.search(r"(?:\w|\w[-'\u2019.])\Z", before) or re.match(r"\w|[-'\u2019.]\w", behind):
        return False
    return _is_marked(own) or not (re.search(r"[^\W\d_][.]? \Z", before) or re.match(r" [^\W\d_]", behind))


def _leads_to(url: str, own: str, *, is_named_otherwise: bool) -> bool:
    """Whether a part of an address behind its host is the name, with a member's number beside it or without.

    Beside another printed name, a name without a digit or an underscore proves nothing.

    >>> address = "https://heels.test/members/amy_b_77.417/"
    >>> _leads_to(address, "amy_b_77", is_named_otherwise=True), _leads_to(address, "amy_b", is_named_otherwise=False)
    (True, False)
    """
    words = re.findall(r"[^\W_]{1,64}", own)
    letters = _squeezed(own)
    if len(letters) < _SHORTEST_IN_A_URL or letters.isdigit() or (is_named_otherwise and not _is_marked(own)):
        return False
    written = r"[\W_]{0,3}".join(map(re.escape, words))
    part = rf"(?:\A|[/?#&=@~])(?:\d{{1,12}}-)?{written}(?:\.\d{{1,12}})?(?:\.(?:html?|php|aspx?))?(?=\Z|[/?#&;])"
    return re.search(part, _folded(_HOST.sub("", unquote(url), count=1))) is not None


def _called(text: str, name: str) -> str | None:
    """Find "@name" in a text, in any case, and "name said:" at the start of a line; of user names also within one.

    >>> _called("So it is.\\n> Nia wrote on Friday: it hurts.", "nia"), _called("My mom said: rest.", "mom")
    ('nia wrote on friday:', None)
    """
    small, own = text.lower(), name.lower()
    if not _SHORTEST_IN_A_TEXT <= len(own) <= _LONGEST_IN_A_TEXT:
        return None
    for written in dict.fromkeys((own, own.replace(" ", ""))):
        ends = r"(?![\w@]|[-.]\w|['\u2019](?!s(?!\w))\w)"
        if f"@{written}" in small and (found := re.search(rf"(?<![\w@/#])@{re.escape(written)}{ends}", small)):
            return found[0]
    if own not in small:
        return None
    before = r"(?<![\w@/#])(?<!\w[-'\u2019.])" if _is_marked(own) else r"(?:(?<=\n)|\A)[> \"'\u201c]{0,8}"
    for found in re.finditer(rf"{before}(?P<says>{re.escape(own)}{_SAYS})", small):
        if not _DOCTOR_BEFORE.search(small[max(0, found.start() - 56) : found.start()]):
            return found["says"]
    return None


def _greeted(text: str, name: str) -> str | None:
    if name not in text:
        return None
    found = re.search(rf"{_GREETING}{re.escape(name)}(?=\s{{0,2}}(?:[,:;.!?\n，：]|$))", text)
    return found[0] if found else None


def _spoken_to(text: str, name: str) -> str | None:
    """Find a name that ends a sentence behind its one comma, in any case; behind a word or two it may end a list.

    >>> _spoken_to("It hurt. Had the same last year, redfox. Rest it.", "redfox")
    'had the same last year, redfox'
    >>> [_spoken_to(text, "redfox") for text in ("Seen there: a wolf, redfox.", "In a wood with wolves, redfox, bear.")]
    [None, None]
    """
    small, own = text.lower(), name.lower()
    if not _SHORTEST_CALLED <= len(own) <= _LONGEST_IN_A_TEXT or own not in small:
        return None
    for found in re.finditer(rf", {re.escape(own)}(?=[.!?](?:\s|\Z)|\n|\Z)", small):
        clause = _CLAUSES.split(small[max(0, found.start() - _LONGEST_CLAUSE) : found.start()])[-1].split()
        if len(clause) >= _FEWEST_BEFORE_A_CALL:
            return " ".join(clause) + found[0]
    return None


def _is_marked(own: str) -> bool:
    """Whether a name is a user name and nothing else, by an underscore or a digit beside letters."""
    return any(map(str.isalpha, own)) and ("_" in own or any(map(str.isdigit, own)))


def _bare(name: str) -> str:
    """Fold compatibility forms, case and white space; what a site writes beside a name goes."""
    folded = _NOTES.sub("", _folded(name))
    by = _BY.match(folded)
    return (folded[by.end() :] if by else folded).strip(" ,.;:@")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())


def _alphabetic(name: str) -> str:
    return "".join(filter(str.isalpha, name))


def _squeezed(own: str) -> str:
    return "".join(filter(str.isalnum, own))
