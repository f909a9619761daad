"""Privacy: who asks becomes a pseudonym, what leads to a person a typed placeholder; what heals stays as it is.

For a page: `find_asker_names` over its clean texts, then `rules_for` for every text, after the cleaning rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from normalize.protect.addresses import addresses, may_have_addresses
from normalize.protect.asker import AskerName, asker_names, find_asker_names
from normalize.protect.clinicians import clinician_names
from normalize.protect.digits import may_have_numbers
from normalize.protect.emails import emails, may_have_emails
from normalize.protect.handles import handles
from normalize.protect.identifiers import identifiers, record_numbers
from normalize.protect.key import PseudonymKey, UnusableKeyError, find_key, read_key
from normalize.protect.links import links, may_have_links
from normalize.protect.mentions import asker_mentions, may_have_mentions
from normalize.protect.phones import phones
from normalize.protect.pseudonyms import Kind, replacement, stand_in
from normalize.records import Doctor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from normalize.records import Asker
    from normalize.text.ledger import Rule

__all__ = [
    "AskerName",
    "PseudonymKey",
    "UnusableKeyError",
    "author_who_asks",
    "find_asker_names",
    "find_key",
    "may_find",
    "protect_asker",
    "protect_doctor",
    "read_key",
    "rules_for",
]


_MAY_FIND: Mapping[str, Callable[[str], bool]] = {
    "url": may_have_links,
    "email": may_have_emails,
    "asker_mention": may_have_mentions,
    "address": may_have_addresses,
    "record_number": may_have_numbers,
    "identifier": may_have_numbers,
    "phone": may_have_numbers,
}
"""By rule: what a text has wherever the rule finds something. It holds for texts in one string, a line feed between,
if it holds for one of them, so that a page is looked at once."""


def may_find(rule: Rule, texts: str) -> bool:
    """Whether a privacy rule may find something in one of the texts that a string holds, a line feed between.

    >>> rules = rules_for("Nia", [], PseudonymKey(bytes(16)), hide_clinicians=False)
    >>> [rule.__name__ for rule in rules if may_find(rule, "Rest and ice.\\nTake 5 mg.")]
    ['handle', 'address', 'asker_name']
    """
    gate = _MAY_FIND.get(rule.__name__)
    return gate is None or gate(texts)


def protect_asker(asker: Asker | None, key: PseudonymKey) -> Asker | None:
    """Put a pseudonym in the place of the asker's name; what else is known of the asker stays.

    >>> from normalize.records import Asker
    >>> protect_asker(Asker(name="Nia", pseudonym=None, age_min=20, age_max=29, sex=None), PseudonymKey(bytes(16)))
    Asker(name=None, pseudonym='Asker-2ypkottk', age_min=20, age_max=29, sex=None)
    """
    if asker is None or asker.name is None:
        return asker
    return structs.replace(asker, name=None, pseudonym=stand_in(key, Kind.ASKER, asker.name))


def protect_doctor(doctor: Doctor | None, key: PseudonymKey) -> Doctor | None:
    """Put a pseudonym in the place of a clinician's name, and leave the profile's address out."""
    if doctor is None:
        return None
    name = stand_in(key, Kind.CLINICIAN, doctor.name) if doctor.name else None
    return structs.replace(doctor, name=name, url=None)


def author_who_asks(asker: Asker) -> Doctor:
    """Give the author of an answer by the person who asks: their pseudonym, and nothing else that tells of them.

    `asker` is protected already.

    >>> from normalize.records import Asker
    >>> author_who_asks(Asker(name=None, pseudonym="Asker-2ypkottk", age_min=None, age_max=None, sex=None)).name
    'Asker-2ypkottk'
    """
    return Doctor(
        name=asker.pseudonym,
        honorific_suffix=[],
        medical_specialty=None,
        address_locality=None,
        rating_value=None,
        review_count=None,
        url=None,
    )


def rules_for(
    asker: str | None,
    clinicians: Sequence[str],
    key: PseudonymKey,
    *,
    hide_clinicians: bool,
    found: Sequence[AskerName] = (),
) -> tuple[Rule, ...]:
    """Give the privacy rules for every text of a page; they work on clean text, and twice is once.

    `asker` is the asker line's name, `clinicians` are the names of the author blocks, `found` is what
    `find_asker_names` found in the page's texts. Links come first, since they hold names and figures of their own;
    numbers with a label come before phones, and people last; but who asks is no handle of somebody else's.

    >>> from normalize.text.ledger import apply_rules
    >>> rules = rules_for("Nia", ["Mia Okafor"], PseudonymKey(bytes(16)), hide_clinicians=False)
    >>> apply_rules("Dear Nia, take 5 mg. MRN 48-22130. Regards, Dr. Okafor", rules)[0]
    'Dear Asker-2ypkottk, take 5 mg. MRN [RECORD-w2t3maby]. Regards, Dr. Okafor'
    """
    rules = [
        replacement("url", Kind.URL, links, key),
        replacement("email", Kind.EMAIL, emails, key),
        replacement("asker_mention", Kind.ASKER, asker_mentions(asker, clinicians), key),
        replacement("handle", Kind.HANDLE, handles, key),
        replacement("address", Kind.ADDRESS, addresses, key),
        replacement("record_number", Kind.RECORD, record_numbers, key),
        replacement("identifier", Kind.ID, identifiers, key),
        replacement("phone", Kind.PHONE, phones, key),
        replacement("asker_name", Kind.ASKER, asker_names(asker, found, clinicians), key),
    ]
    if hide_clinicians:
        rules.append(replacement("clinician_name", Kind.CLINICIAN, clinician_names(clinicians), key))
    return tuple(rules)
