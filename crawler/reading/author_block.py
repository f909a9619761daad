"""Author blocks of doctors: name with suffixes, "City Specialty", stars and reviews, in any markup or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from crawler.reading.blocks import Block
from crawler.reading.elements import lineage
from crawler.reading.landmarks import Landmark, labelled, match_at

_REVIEWS = r"\(?\d[\d,]{0,8} reviews?\)?"
_GLYPHS = r"[★☆⭐✩✭ ]{0,12}"
_STARS = re.compile(
    rf"(?:Rating ?:? )?{_GLYPHS}\d(?:\.\d{{1,2}})? out of 5(?: stars?)?{_GLYPHS}(?:[ ·|,-]{{0,3}}{_REVIEWS})?"
    rf"|{_REVIEWS}",
    re.IGNORECASE,
)
_PART = r" ?(?:[|·•–—,]| - ) ?"
# The whole author block on one line: "Mia Okafor, MD | Boise Plastic Surgeon | 4.7 out of 5 stars | 52 reviews".
_AUTHOR_LINE = re.compile(
    rf"(?:(?P<name>[^|·•–—]{{2,80}}?){_PART})?(?P<place>[^|·•–—,]{{2,70}}){_PART}"
    rf"(?P<stars>\d(?:\.\d{{1,2}})? out of 5 stars)(?:{_PART}| )?(?P<reviews>{_REVIEWS})?",
    re.IGNORECASE,
)
SPECIALTIES = (
    *("Surgeon", "Dermatologist", "Dentist", "Orthodontist", "Prosthodontist", "Periodontist", "Physician", "Doctor"),
    *("Specialist", "Practitioner", "Phlebologist", "Ophthalmologist", "Gynecologist", "Urologist", "Psychiatrist"),
    *("Psychologist", "Nurse", "Aesthetician", "Optometrist", "Neurologist", "Internist", "Radiologist"),
    *("Cardiologist", "Podiatrist", "Assistant", "Provider"),
)
_SPECIALTY = re.compile(rf"[^\W\d_][\w .,'’&/()-]{{0,70}}\b(?:{'|'.join(SPECIALTIES)})")
_LAST_OF_SPECIALTIES = frozenset(name[-1] for name in SPECIALTIES)
_FIRST_OF_STARS = frozenset("Rr★☆⭐✩✭(")
_SUFFIXED_NAME = re.compile(
    r"[^\W\d_][\w .,'’()-]{1,60}, ?(?:M\.?D|D\.?O|Ph\.?D|D\.?D\.?S|D\.?M\.?D|M\.?B\.?B\.?S|F\.?A\.?C\.?S|R\.?N|N\.?P"
    r"|F\.?R\.?C\.?S|P\.?A(?:-C)?|D\.?P\.?M|O\.?D|B\.?D\.?S|M\.?Sc?|B\.?Sc|M\.?P\.?H)\b\.?[\w .,()-]{0,40}"
)
# Names and places that stand next to stars need no vocabulary, only the shape of a short line that is no sentence.
_PLACE = re.compile(r"[^\W_][\w .,'’&/()-]{1,70}[^\s.,:;!?]")


_LONGEST = 200
"""Characters of a line; none of the three patterns matches as many."""


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """What tells whether a line is all of a pattern, and remembers it.

    A line is asked about for its page, its post and its neighbours, and doctors answer more than one question.
    """
    kept = lru_cache(maxsize=4096)(lambda line: pattern.fullmatch(line) is not None)
    return lambda line: len(line) <= _LONGEST and kept(line)


_is_suffixed_name, _is_specialty, _is_place = map(_whole, (_SUFFIXED_NAME, _SPECIALTY, _PLACE))


def author_blocks(blocks: Sequence[Block]) -> list[range]:
    """Where author blocks stand: [name] ["City Specialty"] [stars and reviews], at least one of the last two.

    A name alone is none: it may be a sign-off in the text. Nor is a rating in a sentence.
    """
    found: list[range] = []
    done = 0
    for at, block in enumerate(blocks):
        if at < done or block.like_author is False or not _may_be_author(block):
            continue
        stars = match_at(blocks, at, _STARS, longest=True) if _may_be_stars(blocks, at) else None
        if stars:
            author = _rated(blocks, stars)
        elif _on_one_line(block):
            author = range(at - 1 if at and _is_suffixed_name(blocks[at - 1].line) else at, at + 1)
        else:
            author = _unrated(blocks, at)
        if author and not (found and author.start < found[-1].stop):
            found.append(author)
            done = author.stop
    return found


def may_hold_authors(blocks: Sequence[Block]) -> bool:
    """Whether there may be an author block: false for most pages that have none, and quickly told."""
    return any(map(_may_be_author, blocks))


def _may_be_author(block: Block) -> bool:
    """Whether the line begins like stars and reviews, holds them, or ends with a specialty: most lines do not."""
    line = block.line
    block.like_author = (
        _may_begin_stars(block)
        or (line[-1] in _LAST_OF_SPECIALTIES and line.endswith(SPECIALTIES))
        or "out of 5 stars" in block.folded
    )
    return block.like_author


def _may_begin_stars(block: Block) -> bool:
    first = block.line[0]
    return first in _FIRST_OF_STARS or first.isdecimal() or bool(block.labels)


def _may_be_stars(blocks: Sequence[Block], at: int) -> bool:
    """Whether stars and reviews may begin with the line: "Tampa Plastic Surgeon" does not, and needs no pattern."""
    return _may_begin_stars(blocks[at]) and any(
        "review" in near.folded or "out" in near.folded for near in blocks[at : at + 3]
    )


def names_doctor(blocks: Sequence[Block]) -> bool:
    """Whether an author block is a doctor's: stars and reviews alone stand under goods as well."""
    return any(_is_suffixed_name(block.line) or _is_specialty(block.line) or _on_one_line(block) for block in blocks)


def _on_one_line(block: Block) -> re.Match[str] | None:
    whole = _AUTHOR_LINE.fullmatch(block.line) if "out of 5 stars" in block.folded else None
    return whole if whole and (whole["reviews"] or _is_specialty(whole["place"])) else None


def _rated(blocks: Sequence[Block], stars: Landmark) -> range | None:
    start = stars.start
    if start and _is_suffixed_name(blocks[start - 1].line):
        return range(start - 1, stars.end)
    if start and _close(blocks, start) and _is_place(blocks[start - 1].line):
        start -= 1
        return range(start - 1 if _named(blocks, start) else start, stars.end)
    return range(start, stars.end) if "review" in stars.match[0].lower() else None


def _unrated(blocks: Sequence[Block], at: int) -> range | None:
    """A name with its "City Specialty", and no stars or a line between ("Board certified since 1999")."""
    named = at and _is_specialty(blocks[at].line) and _close(blocks, at) and _named(blocks, at)
    if not named or _stars_at(blocks, at + 1, across=2):
        return None
    stars = _stars_at(blocks, at + 2, longest=True)
    between = stars and _close(blocks, at + 1) and _is_place(blocks[at + 1].line)
    return range(at - 1, stars.end if stars and between else at + 1)


def _stars_at(blocks: Sequence[Block], at: int, across: int = 3, longest: bool = False) -> Landmark | None:
    may_be = at < len(blocks) and _may_begin_stars(blocks[at])
    return match_at(blocks, at, _STARS, across, longest) if may_be else None


def _close(blocks: Sequence[Block], at: int) -> bool:
    """The line belongs to the one before; in plain text that is the same paragraph."""
    return blocks[at].node is not None or blocks[at].gap == 0


def _named(blocks: Sequence[Block], place: int) -> bool:
    """Whether the line before "City Specialty" is the author's name, not the end of the text or a sign-off in it."""
    at = place - 1
    if at < 0 or not _is_place(blocks[at].line):
        return False
    name = blocks[at]
    if _is_suffixed_name(name.line) or name.is_link:
        return _close(blocks, place)
    if name.level:
        return False
    opens_paragraph = name.gap > 0 == blocks[place].gap
    if name.node is None or (at and name.node is blocks[at - 1].node is not blocks[place].node):
        return name.node is None and opens_paragraph
    if opens_paragraph:
        return True
    shared = set(lineage(name.node)) & set(lineage(blocks[place].node))
    before = set(lineage(blocks[at - 1].node)) if at else set()
    return bool(shared - before)


def author_lines(block: Block) -> list[str]:
    """The line as printed, or its parts where the whole author block stands on it."""
    whole = _on_one_line(block)
    return [part for part in whole.groups() if part] if whole else [_shown(block)]


def _shown(block: Block) -> str:
    """The line as printed; stars drawn as a picture stand in its label."""
    whole = labelled(block)
    return whole if block.labels and _STARS.fullmatch(whole) else block.text
