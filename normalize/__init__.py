"""What pages mean: raw records become corpora, with a ledger of every change and the proof of it all.

As a library: `read_corpus` yields what `make normalize` has written, one typed `Question` at a time.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize.corpus_reader import Split, read_corpus
    from normalize.raw import MissingInputError
    from normalize.records import (
        SCHEMA_VERSION,
        Answer,
        ArchivePosition,
        Asker,
        Doctor,
        Keyword,
        Provenance,
        Question,
        Related,
        Rights,
        RightsSignal,
    )
else:

    def __getattr__(name: str) -> object:
        """Load what is offered when it is first asked for: the command line starts without it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_HOMES.get(name, "normalize.records")), name)
        globals()[name] = value
        return value


__all__ = [
    "SCHEMA_VERSION",
    "Answer",
    "ArchivePosition",
    "Asker",
    "Doctor",
    "Keyword",
    "MissingInputError",
    "Provenance",
    "Question",
    "Related",
    "Rights",
    "RightsSignal",
    "Split",
    "read_corpus",
]

_HOMES = {
    "MissingInputError": "normalize.raw",
    "Split": "normalize.corpus_reader",
    "read_corpus": "normalize.corpus_reader",
}
"""Where the names are defined that are none of normalize/records.py."""
