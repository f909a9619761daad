"""What becomes of the names of those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from normalize.settings import Privacy

if TYPE_CHECKING:
    from normalize.records import Asker


def protect_asker(asker: Asker | None, privacy: Privacy) -> Asker | None:
    """Leave the asker's name out, unless names are to be kept; an asker of whom nothing else is known is null.

    Only the `author` field is protected: no pseudonym takes the name's place, and a name that stands in a text (a
    greeting such as "Dear Ms Lind") stays there.

    >>> from normalize.records import Asker
    >>> protect_asker(Asker(name="Nia", pseudonym=None, age_min=20, age_max=29, sex=None), Privacy.PSEUDONYMIZE)
    Asker(name=None, pseudonym=None, age_min=20, age_max=29, sex=None)
    """
    if asker is None or privacy is Privacy.KEEP or asker.name is None:
        return asker
    if asker.age_min is None and asker.age_max is None and asker.sex is None:
        return None
    return structs.replace(asker, name=None)
