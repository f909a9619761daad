"""A third demo site, in a layout of its own and without any markup that tells of questions: for profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby

from crawler.demo.site import DemoPage, DemoSite
from crawler.demo.sitemaps import robots
from crawler.demo.truth import LETTERS_HOST, TrueAnswer, TrueAsker, TrueDoctor, TrueKeyword, TrueQuestion
from crawler.demo.wording.letters import LETTERS, Letter, Note

ORIGIN = f"https://{LETTERS_HOST}"
_A_LIST = 8
"""Letters on a list page."""
_CUT = 60
"""Characters of a letter that its list prints."""


def letters_site() -> DemoSite:
    """The site with its twelve letters, the lists that lead to them, and pages that nobody should crawl."""
    numbered = list(enumerate(LETTERS, 1))
    parts = [numbered[start : start + _A_LIST] for start in range(0, len(numbered), _A_LIST)]
    pages = {_path(number): _letter_page(number, letter) for number, letter in numbered}
    pages |= {f"{_path(number)}/print": _print_page(letter) for number, letter in numbered}
    pages |= {
        f"/letters?page={turn}" if turn > 1 else "/letters": _list_page(part, turn)
        for turn, part in enumerate(parts, 1)
    }
    by_topic = groupby(sorted(numbered, key=lambda each: each[1].topic), key=lambda each: each[1].topic)
    pages |= {f"/topics/{topic}": _list_page(list(part), len(parts)) for topic, part in by_topic}
    pages |= {note.writer.path: _about_page(note) for letter in LETTERS for note in letter.notes}
    pages |= {"/": _front_page(), "/robots.txt": robots(ORIGIN)}
    return DemoSite(
        host=LETTERS_HOST,
        style="clinic_letters",
        start_urls=(f"{ORIGIN}/letters/",),
        pages=pages,
        redirects={},
        truth=tuple(_true(number, letter) for number, letter in numbered),
        private_paths=("/private/",),
        debris=("Was this of use?", "Readers who wrote about the same"),
    )


def _path(number: int) -> str:
    slug = "-".join("".join(char if char.isalnum() else " " for char in LETTERS[number - 1].title.lower()).split())
    return f"/letters/{number}-{slug}"


def _letter_page(number: int, letter: Letter) -> DemoPage:
    """A letter and its notes; what else stands there is in no corpus."""
    others = "".join(_entry(other) for other in range(1, len(LETTERS) + 1) if abs(other - number) == 1)
    notes = "".join(map(_note, letter.notes))
    tally = f'<p class="tally">Notes so far: {len(letter.notes)}</p>' if letter.notes else ""
    return _document(
        letter.title,
        f'<div class="sheet"><div class="subject">{escape(letter.title)}</div>'
        f'<div class="by"><b>{escape(letter.sender)}</b> <i>{_day(letter.day)}</i></div>'
        f'<div class="ink">{_prose(letter.paragraphs)}</div>'
        f'<p class="slips">Filed under <a href="/topics/{letter.topic}">{letter.topic}</a></p>'
        f'<p class="tools"><a href="{_path(number)}/print">On paper</a></p></div>'
        f'{tally}<div class="drawer">{notes}</div>'
        f'<div class="drawer also"><p>Readers who wrote about the same</p><ul>{others}</ul></div>',
    )


def _note(note: Note) -> str:
    writer = note.writer
    thanks = "" if note.thanks is None else f'<span class="stamp" data-thanks="{note.thanks}">Was this of use?</span>'
    when = "" if note.day is None else f'<span class="when">{_day(note.day)}</span>'
    seal = '<img class="seal" src="/seal.svg" alt="">' if note.settled else ""
    remark = f'<div class="margin"><p>{escape(note.remark)}</p></div>' if note.remark else ""
    return (
        f'<div class="sheet note">{seal}<div class="ink">{_prose(note.paragraphs)}</div>'
        f'<div class="pen"><a href="{writer.path}">{escape(writer.name)}, {writer.suffix}</a></div>{when}{thanks}'
        f"{remark}</div>"
    )


def _prose(paragraphs: Sequence[str]) -> str:
    """Paragraphs, and lists of those that begin with a dash."""
    written = []
    for is_list, group in groupby(paragraphs, key=lambda paragraph: paragraph.startswith("- ")):
        if is_list:
            written.append("<ul>" + "".join(f"<li>{escape(entry[2:])}</li>" for entry in group) + "</ul>")
        else:
            written.extend(f"<p>{escape(paragraph)}</p>" for paragraph in group)
    return "\n".join(written)


def _list_page(part: Sequence[tuple[int, Letter]], turn: int) -> DemoPage:
    more = '<a href="/letters/?page=2">Older</a>' if turn == 1 else ""
    return _document("Letters", f"<ul>{''.join(_entry(number) for number, _ in part)}</ul>{more}")


def _entry(number: int) -> str:
    letter = LETTERS[number - 1]
    cut = escape(letter.paragraphs[0][:_CUT])
    return f'<li><a href="{_path(number)}">{escape(letter.title)}</a> <span class="cut">{cut}…</span></li>'


def _print_page(letter: Letter) -> DemoPage:
    return _document(letter.title, f'<div class="subject">{escape(letter.title)}</div>{_prose(letter.paragraphs)}')


def _about_page(note: Note) -> DemoPage:
    return _document(note.writer.name, f"<p>{escape(note.writer.name)} sees patients on weekdays.</p>")


def _front_page() -> DemoPage:
    return _document("Clinic letters", "<p>People write, and we answer.</p>")


def _document(title: str, body: str) -> DemoPage:
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{escape(title)} | Clinic letters</title>'
    menu = '<div class="ribbon"><a href="/">Home</a> <a href="/letters/">Letters</a> <a href="/private/">Desk</a></div>'
    return DemoPage(f"{head}<body>{menu}{body}<p>Invented for demonstrations.</p></body></html>".encode())


def _day(day: str) -> str:
    """As people write it: "12 March 2024"."""
    return f"{int(day[-2:])} {date.fromisoformat(day):%B %Y}"


def _text(paragraphs: Sequence[str]) -> str:
    r"""What the page prints, as corpora hold it: entries of a list on lines of their own.

    >>> _text(("Rest.", "- ice", "- sleep"))
    'Rest.\n\n- ice\n- sleep'
    """
    return "".join(_parted(paragraphs))


def _parted(paragraphs: Sequence[str]) -> Iterator[str]:
    for place, paragraph in enumerate(paragraphs):
        if place:
            is_inside = paragraph.startswith("- ") and paragraphs[place - 1].startswith("- ")
            yield "\n" if is_inside else "\n\n"
        yield paragraph


def _true(number: int, letter: Letter) -> TrueQuestion:
    return TrueQuestion(
        site="clinic_letters",
        url=ORIGIN + _path(number),
        generation=None,
        name=letter.title,
        headline=None,
        text=_text(letter.paragraphs),
        author=TrueAsker(name=letter.sender),
        date_created=letter.day,
        language="en",
        medical_specialty=None,
        keywords=(TrueKeyword(name=letter.topic, medical_specialty=None),),
        upvote_count=None,
        answer_count=len(letter.notes) or None,
        answers=tuple(_true_answer(place, note) for place, note in enumerate(letter.notes, 1)),
        site_text=None,
        related=(),
        teaser_texts=(),
    )


def _true_answer(position: int, note: Note) -> TrueAnswer:
    writer = note.writer
    return TrueAnswer(
        position=position,
        name=None,
        text=_text(note.paragraphs),
        author=TrueDoctor(name=writer.name, honorific_suffix=(writer.suffix,), url=ORIGIN + writer.path),
        date_created=note.day,
        upvote_count=note.thanks,
        is_accepted=note.settled,
    )
