"""The proof that nobody is greeted by name; its pattern is its own and not the rules', so that a rule that fails shows.

What it can't tell are names in the middle of a sentence: "May" and "Rose" are words, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normalize.fields.people import read_asker, read_doctor
from normalize.proof.artefacts import texts_of

if TYPE_CHECKING:
    from crawler.records import RawQuestion
    from normalize.records import Question

_GREETING = r"\b(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening)),? (?:(?:Miss|Mrs?|Ms)\.? )?"

_ANYBODY = frozenset(
    ["sir", "madam", "doctor", "team", "you", "patient", "all", "everyone", "everybody", "there", "friend", "friends"]
)
"""What nobody is called, whatever an asker line says."""


def find_name(page: RawQuestion, question: Question) -> str | None:
    """Find a greeting of the asker by the name that the page's asker line tells.

    >>> _greeted("Hello Miss Nia: rest.", "Nia")
    'Hello Miss Nia'
    """
    asker = read_asker(page.asker_line)
    if asker is None or asker.name is None or not any(map(str.isalpha, asker.name)):
        return None
    doctors = [doctor for answer in page.answers if (doctor := read_doctor(answer.author_lines, None))]
    staff = {word for doctor in doctors for word in (doctor.name or "").split()}
    if asker.name in staff or asker.name.casefold() in _ANYBODY:
        return None
    return next((found for _, text in texts_of(question) if (found := _greeted(text, asker.name))), None)


def _greeted(text: str, name: str) -> str | None:
    if name not in text:
        return None
    found = re.search(rf"{_GREETING}{re.escape(name)}(?=\s{{0,2}}(?:[,:;.!?\n，：]|$))", text)
    return found[0] if found else None
