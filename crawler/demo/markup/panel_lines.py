"""What the panel's pages say in every generation: the count, the profile's address, fixed lines."""

from __future__ import annotations

from crawler.demo.panel import PanelDoctor, PanelQuestion
from crawler.demo.truth import PANEL_HOST

BINDING = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
"""The vote line before it was rendered: the count after a click."""

ALSO_LIKE = "You might also like..."


def count_line(question: PanelQuestion, number: str) -> str | None:
    """The heading above the answers, around the declared count as marked up."""
    match question.count_form:
        case "plain":
            return f"Doctor Answers {number}"
        case "brackets":
            return f"Doctor Answers ({number})"
        case "absent":
            return None


def profile_href(doctor: PanelDoctor, turn: int) -> str | None:
    """The profile's address as linked: relative to the root or absolute, by turns."""
    if doctor.profile_path is None:
        return None
    return doctor.profile_path if turn % 2 else f"https://{PANEL_HOST}{doctor.profile_path}"
