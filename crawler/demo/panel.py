"""The pages of the panel site as content: what each says and how much of it it shows, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crawler.demo.prose import Prose, as_text
from crawler.demo.truth import PANEL_HOST, Generation, TrueAnswer, TrueDoctor, TrueQuestion

VoteForm = Literal["absent", "rendered", "sibling", "init", "attribute", "microdata", "nowhere"]
"""How a vote line stands on the page: not at all; "+2"; or unrendered, with the true count in a hidden sibling, in
`ng-init`, in a JSON attribute, in microdata, or nowhere."""

CountForm = Literal["plain", "brackets", "absent"]
"""The heading above the answers: "Doctor Answers 5", "Doctor Answers (5)" or none."""

PrintForm = Literal["plain", "mojibake", "decomposed", "spaced"]
"""What happened to a text on its way to the page: nothing; UTF-8 read as Windows-1252; NFD; no-break spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDoctor:
    """One author block as shown; None where the page leaves a part out."""

    name: str | None
    suffixes: tuple[str, ...]
    specialty: str
    locality: str
    rating: float | None
    reviews: int | None
    profile_path: str | None

    @property
    def name_line(self) -> str | None:
        """ "Mia Okafor, MD, FACS"."""
        return None if self.name is None else ", ".join((self.name, *self.suffixes))

    @property
    def stars(self) -> str | None:
        """ "4.9 out of 5 stars", the first half of the rating line."""
        return None if self.rating is None else f"{self.rating:.1f} out of 5 stars"

    @property
    def reviews_line(self) -> str | None:
        """ "1,204 reviews" or "1 review", the second half."""
        return None if self.reviews is None else f"{self.reviews:,} review{'' if self.reviews == 1 else 's'}"

    def truth(self) -> TrueDoctor:
        """What the block means."""
        return TrueDoctor(
            name=self.name,
            honorific_suffix=self.suffixes if self.name else (),
            medical_specialty=self.specialty,
            address_locality=self.locality,
            rating_value=self.rating,
            review_count=self.reviews,
            url=f"https://{PANEL_HOST}{self.profile_path}" if self.profile_path else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAnswer:
    """One answer as shown; `votes` is the true count, told or not."""

    headline: str | None
    prose: Prose
    doctor: PanelDoctor | None
    votes: int
    print_form: PrintForm = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelQuestion:
    """One question page of the panel site."""

    path: str
    topic: str
    title: str
    prose: Prose
    answers: tuple[PanelAnswer, ...]
    generation: Generation
    number: int
    asks_a_doctor: bool
    count_form: CountForm
    vote_form: VoteForm
    declared: int
    also_like_after: int | None
    """After which answer "You might also like..." stands."""

    @property
    def url(self) -> str:
        """The canonical URL."""
        return f"https://{PANEL_HOST}{self.path}"

    @property
    def shows_votes(self) -> bool:
        """Whether the page tells the true counts."""
        return self.vote_form not in ("absent", "nowhere")

    def truth(self) -> TrueQuestion:
        """What the page means."""
        return TrueQuestion(
            site="doctor_panel",
            url=self.url,
            generation=self.generation,
            name=self.title,
            headline=None,
            text=as_text(self.prose),
            author=None,
            date_created=None,
            language="en",
            medical_specialty=None,
            keywords=(),
            upvote_count=None,
            answer_count=None if self.count_form == "absent" else self.declared,
            answers=tuple(
                TrueAnswer(
                    position=position,
                    name=answer.headline,
                    text=as_text(answer.prose),
                    author=answer.doctor.truth() if answer.doctor else None,
                    date_created=None,
                    upvote_count=answer.votes if self.shows_votes else None,
                )
                for position, answer in enumerate(self.answers, 1)
            ),
            site_text=None,
            related=(),
            teaser_texts=(),
        )
