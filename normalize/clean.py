"""The texts and people of one page, cleaned and protected, and the cuts that give the texts back as printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from normalize.fields.titles import read_headline
from normalize.protect import author_who_asks, find_asker_names, may_find, protect_asker, protect_doctor, rules_for
from normalize.settings import Clinicians
from normalize.text import human_text_rules, plain_text_rules, site_text_rules, title_rules
from normalize.text.ledger import Cut, Edit, Rule, apply_rules
from normalize.text.plain import is_plain
from normalize.text.repeated import told_by
from normalize.text_fields import raw_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crawler.records import RawQuestion
    from normalize.context import Context
    from normalize.fields.page_people import People
    from normalize.records import Doctor
    from normalize.text.artefacts import Told

Texts = dict[str, str]
"""By name; a text of which nothing is left is not there."""
Cuts = dict[str, list[Cut]]
"""By the text's name; a text that stands as printed is not there."""

_NOT_THE_PAGES_OWN = {"question": "teaser_text", "answer": "teaser_text", "disclaimer": "disclaimer"}


def clean_page(page: RawQuestion, context: Context) -> tuple[Texts, Cuts]:
    """Clean every text of a page; what is no text of the page's own is cut whole."""
    told = told_by(page, context.repeated)
    texts: Texts = {}
    cuts: Cuts = {}
    for field, raw in raw_texts(page):
        kind = field.rpartition("/")[2]
        if kind in _NOT_THE_PAGES_OWN:
            cuts[field] = [_whole(_NOT_THE_PAGES_OWN[kind], raw)]
            continue
        clean, made = apply_rules(raw, _rules(raw, kind, page.soft_line_breaks, partial(told, field)))
        if clean:
            texts[field] = clean
        if made:
            cuts[field] = made
    for at in range(1, len(page.answers) + 1):
        headline = f"answers/{at}/name"
        if headline in texts and f"answers/{at}/text" not in texts:
            cuts.setdefault(headline, []).append(_whole("headline_without_text", texts.pop(headline)))
    return texts, cuts


def _rules(text: str, kind: str, soft_line_breaks: bool, told: Callable[[], Told]) -> tuple[Rule, ...]:
    """Give the rules for a text of a kind, of which a plain one needs next to none."""
    plain = is_plain(text)
    if kind == "text":
        return plain_text_rules(soft_line_breaks) if plain else human_text_rules(soft_line_breaks, told())
    if kind == "site_text":
        return () if plain else site_text_rules(told())
    rules = () if plain and "\n" not in text else title_rules(told())
    return (*rules, department_of_title) if kind == "headline" else rules


def protect_texts(texts: Texts, cuts: Cuts, people: People, context: Context) -> tuple[Texts, Cuts]:
    """Put pseudonyms and placeholders into clean texts; with PRIVACY=keep they stay as they are.

    Args:
        texts: clean texts.
        cuts: what was cut from them so far.
        people: those of the page, as it names them; in answers by the asker it is the asker who signs, too, and others
            who are greeted.
        context: the key of the pseudonyms.
    """
    if context.key is None:
        return texts, cuts
    own = tuple(f"answers/{at}/" for at, is_asker in enumerate(people.by_asker, 1) if is_asker)
    asked = [text for field, text in texts.items() if field in ("name", "text") or field.startswith(own)]
    answered = [text for field, text in texts.items() if field.startswith("answers/") and not field.startswith(own)]
    rules = rules_for(
        people.asker.name if people.asker else None,
        people.clinicians,
        context.key,
        hide_clinicians=context.settings.clinicians is Clinicians.PSEUDONYMIZE,
        found=find_asker_names(asked, answered, people.clinicians),
    )
    whole = "\n".join(texts.values())
    able = tuple(rule for rule in rules if may_find(rule, whole))
    protected, all_cuts = {}, dict(cuts)
    for field, text in texts.items():
        protected[field], made = apply_rules(text, able)
        if made:
            protected[field], made = apply_rules(text, rules)  # for a rule may find something in another's outcome
            all_cuts[field] = [*cuts.get(field, ()), *made]
    return protected, all_cuts


def protect_people(people: People, context: Context) -> People:
    """Put a pseudonym in the place of the asker's name, wherever it stands; of clinicians' names if that is asked for.

    With PRIVACY=keep all stay as they are.
    """
    if context.key is None:
        return people
    asker = protect_asker(people.asker, context.key)
    authors: list[Doctor | None] = []
    for author, is_asker in zip(people.authors, people.by_asker, strict=True):
        if asker and is_asker:
            authors.append(author_who_asks(asker))
        elif context.settings.clinicians is Clinicians.PSEUDONYMIZE:
            authors.append(protect_doctor(author, context.key))
        else:
            authors.append(author)
    return people._replace(asker=asker, authors=authors)


def _whole(rule: str, text: str) -> Cut:
    """Cut a whole text."""
    return Cut(rule, 0, len(text), text, "")


def department_of_title(text: str) -> Iterator[Edit]:
    """Cut " - Department" from an editorial title: it is read into `medical_specialty`.

    >>> apply_rules("Numb Chin: Causes - Neurology", [department_of_title])[0]
    'Numb Chin: Causes'
    """
    headline, _ = read_headline(text)
    start = text.find(headline) if headline else len(text)
    if start < 0:
        return
    end = start + len(headline or "")
    if start:
        yield Edit(0, start, "")
    if end < len(text):
        yield Edit(end, len(text), "")


def editorial_title(page: RawQuestion, context: Context) -> str | None:
    """Give the site's own title for a page, clean, with its " - Department"."""
    title = page.editorial_title or ""
    if is_plain(title) and "\n" not in title:
        return title or None
    rules = title_rules(told_by(page, context.repeated)("headline"))
    return apply_rules(title, rules)[0] or None
