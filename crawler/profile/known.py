"""By which reading of a site the pages of an output directory were last visited: a changed profile reads them anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec

from crawler.profile.profile import Profile

_STATE = ".crawl"
"""The folder, in an output directory, of what crawls keep for themselves."""


class KnownReading:
    """Remembers the patterns and selectors that every page of a site has been visited with.

    Args:
        output: the crawl's output directory.
        profile: as it is now.
    """

    def __init__(self, output: Path, profile: Profile) -> None:
        self._path = output / _STATE / f"profile.{profile.name}"
        said = (profile.style, profile.layout, profile.select)
        urls = (profile.urls.question, profile.urls.list, profile.urls.never)
        self._now = sha256(msgspec.json.encode((said, urls))).hexdigest()

    @property
    def is_first(self) -> bool:
        """Whether no crawl of this site has begun here."""
        return not self._path.exists()

    @property
    def has_changed(self) -> bool:
        """Whether pages may have been visited by another reading."""
        return not self.is_first and self._path.read_text("ascii", "replace") != self._now

    def remember(self) -> None:
        """Every page that was visited here was visited by this reading.

        Raises:
            OSError: the directory can't be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(f"{self._path.name}.part")
        part.write_text(self._now, "ascii")
        part.replace(self._path)
