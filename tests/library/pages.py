"""Saved pages of an invented site, with schema.org's markup: what the library's examples and tests read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SITE = "https://night-counter.test/asked"


class _Answer(NamedTuple):
    author: str
    day: str
    votes: int
    text: str
    is_accepted: bool = False


def question_page(number: int, title: str, text: str, asker: str, day: str, answers: Sequence[_Answer]) -> str:
    """One question with its answers."""
    shown = "".join(_shown(answer) for answer in answers)
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>{title} | Night Counter</title>
<link rel="canonical" href="{SITE}/{number}"></head>
<body><nav><a href="/">Night Counter</a> <a href="/asked">All questions</a></nav>
<main itemscope itemtype="https://schema.org/QAPage">
<article itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<h1 itemprop="name">{title}</h1>
<p itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{asker}</span></p>
<time itemprop="dateCreated" datetime="{day}">{day}</time>
<div itemprop="text"><p>{text}</p></div>
<p><span itemprop="answerCount">{len(answers)}</span> answers</p>
{shown}</article></main>
<footer>Night Counter gives general advice.</footer></body></html>
"""


def _shown(answer: _Answer) -> str:
    return f"""<section itemprop="{"acceptedAnswer" if answer.is_accepted else "suggestedAnswer"}" itemscope
 itemtype="https://schema.org/Answer">
<p itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{answer.author}</span></p>
<time itemprop="dateCreated" datetime="{answer.day}">{answer.day}</time>
<span itemprop="upvoteCount">{answer.votes}</span>
<div itemprop="text"><p>{answer.text}</p></div>
</section>
"""


PAGES = {
    "tablet.html": question_page(
        31,
        "Can I halve a slow-release tablet?",
        "My tablets are 30 mg, slow release, and 30 mg makes me dizzy in the mornings.",
        "Oda Lindqvist",
        "2024-03-04",
        [
            _Answer(
                "Tomas Berec, MD",
                "2024-03-05",
                7,
                "No. A slow-release tablet that is cut gives its whole dose at once. Ask for the 15 mg tablet.",
                is_accepted=True,
            ),
            _Answer("Ines Calder, MD", "2024-03-06", 2, "Please do not; take it with supper and sit down for an hour."),
        ],
    ),
    "ankle.html": question_page(
        77,
        "How long does a sprained ankle stay swollen?",
        "I turned my left ankle three weeks ago, and it is thick again every evening.",
        "Piet Amsel",
        "2023-11-20",
        [
            _Answer(
                "Tomas Berec, MD", "2023-11-21", 4, "Six weeks are usual. Raise it in the evening and go on walking."
            )
        ],
    ),
    "eyelid.html": question_page(
        102,
        "Why does my eyelid twitch at night?",
        "The lid of my right eye twitches whenever I read late. It began after two weeks of night shifts.",
        "Runa Vey",
        "2022-06-09",
        [],
    ),
    "hours.html": "<!DOCTYPE html><html lang='en'><body><p>The counter is open from 9 to 5.</p></body></html>",
}


def write_pages(folder: Path) -> None:
    """Save the pages in a folder."""
    folder.mkdir(parents=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page, encoding="utf-8")
