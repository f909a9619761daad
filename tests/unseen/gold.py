"""The annotated pages: what a person read on each page, and what the page shows beside it.

The annotations and the page texts lie in ``../shared`` beside the project and are read at run time.
"""

import pathlib
import re
import zlib

import msgspec

SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared"


class Asker(msgspec.Struct, frozen=True):
    """Who asks: a nickname, an age range in years, a sex."""

    name: str
    age_min: int
    age_max: int
    sex: str

    @property
    def age(self) -> str:
        """The age range as the site prints it: ``20~29``."""
        return f"{self.age_min}~{self.age_max}"

    @property
    def line(self) -> str:
        """The asker line without its date."""
        return f"{self.name}, {self.age} year old {self.sex}."


class Doctor(msgspec.Struct, frozen=True):
    """Who answers. Every part can be missing; with all of them missing the page shows no author block."""

    name: str | None
    honorific_suffix: tuple[str, ...]
    medical_specialty: str | None
    address_locality: str | None
    rating_value: float | None
    review_count: int | None

    @property
    def shown(self) -> bool:
        """Whether the page shows an author block (doctor_panel)."""
        return self.address_locality is not None

    @property
    def suffixes(self) -> str:
        """The degrees as printed after the name and a comma: ``MD, PhD``."""
        return ", ".join(self.honorific_suffix)

    @property
    def full_name(self) -> str:
        """Name and degrees as one printed line, empty where the page shows no name."""
        return ", ".join([self.name, *self.honorific_suffix]) if self.name else ""

    @property
    def place(self) -> str:
        """Locality and specialty, which the site prints as one line."""
        return f"{self.address_locality} {self.medical_specialty}"

    @property
    def stars(self) -> str:
        """The first half of the star line, empty without a rating."""
        return "" if self.rating_value is None else f"{self.rating_value:.1f} out of 5 stars"

    @property
    def reviews(self) -> str:
        """The second half of the star line, empty without a count."""
        return (
            "" if self.review_count is None else f"{self.review_count:,} review{'' if self.review_count == 1 else 's'}"
        )


class Answer(msgspec.Struct, frozen=True):
    """One answer, with its own headline where it has one."""

    position: int
    name: str | None
    text: str
    author: Doctor
    date_created: str | None

    @property
    def votes(self) -> int:
        """A vote count for markups that show one; the annotations do not hold it."""
        return self.position * 7 % 5

    @property
    def date(self) -> str:
        """The date as the site prints it: ``2007/12/13``."""
        return (self.date_created or "").replace("-", "/")


class Teaser(msgspec.Struct, frozen=True):
    """Another page in short: its question and answer cut, with a link to it."""

    name: str
    question: str
    answer_author: str
    answer_specialty: str
    answer: str

    @property
    def href(self) -> str:
        """The other page's path."""
        return f"/en/article/{1000 + zlib.crc32(self.name.encode()) % 90000}"


class Tag(msgspec.Struct, frozen=True):
    """One entry of "Related FAQ"."""

    name: str
    medical_specialty: str


class Gold(msgspec.Struct, frozen=True):
    """One annotated page; ``stem`` names it, ``vote_line`` and ``disclaimer`` are empty where it shows none."""

    source: str
    site: str
    name: str
    headline: str | None
    text: str
    author: Asker | None
    date_created: str | None
    medical_specialty: str | None
    answer_count: int | None
    answers: tuple[Answer, ...]
    site_text: str | None
    teasers: tuple[Teaser, ...]
    keywords: tuple[Tag, ...]
    stem: str = ""
    vote_line: str = ""
    disclaimer: str = ""

    @property
    def asker(self) -> Asker:
        """The asker of a page that shows one (doctor_reply)."""
        assert self.author is not None
        return self.author

    @property
    def essay(self) -> str:
        """The text under "More Info", empty where there is none."""
        return self.site_text or ""

    @property
    def department(self) -> str:
        """The department in the editorial title."""
        return self.medical_specialty or ""

    @property
    def editorial(self) -> str:
        """The editorial title with its department."""
        return f"{self.headline} - {self.department}"

    @property
    def date(self) -> str:
        """The question's date as the site prints it: ``2007/12/13``."""
        return (self.date_created or "").replace("-", "/")


def canonical(gold: Gold, markup: str) -> str:
    """A URL in the site's form, another one for each page and markup."""
    if gold.site == "doctor_reply":
        return f"https://www.teleclinic.test/en/article/{100000 + zlib.crc32((gold.stem + markup).encode()) % 800000}"
    slug = re.sub(r"[^a-z0-9]+", "-", f"{gold.name} {markup}".lower()).strip("-")
    return f"https://www.surgeonboard.test/question/{slug}"


def read(shared: pathlib.Path = SHARED) -> list[Gold]:
    """All annotated pages, sorted by stem, with what their stored text shows beyond the annotation."""
    pages = []
    for path in sorted((shared / "gold").glob("*.json")):
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
        lines = (shared / "seeds" / gold.source).read_text(encoding="utf8").splitlines()
        votes = next((line for line in lines if line.startswith("{{")), "")
        disclaimer = lines[-1] if gold.site == "doctor_panel" else ""
        pages.append(msgspec.structs.replace(gold, stem=path.stem, vote_line=votes, disclaimer=disclaimer))
    return pages
