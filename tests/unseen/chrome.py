"""What surrounds a question on a page: head, navigation, side columns, footers. All names and texts are invented."""

import json
from collections.abc import Callable, Iterable

from .gold import Gold
from .prose import esc

Render = Callable[[Gold, str], str]
"""A markup: the annotated page and its canonical URL in, a whole HTML page out."""

SECTIONS = {
    "doctor_panel": ("Reviews", "Photos", "Q&A", "Find a Doctor", "Ask a doctor"),
    "doctor_reply": ("Home", "Departments", "Doctors", "Latest Articles", "Ask a Doctor"),
}
POPULAR = {
    "doctor_panel": (
        "How soon can I fly after eyelid surgery?",
        "Is a lump under the chin normal in week three?",
        "What does a deep plane lift cost in Denver?",
    ),
    "doctor_reply": (
        "Night sweats in summer: when to worry",
        "Which department treats a clicking jaw?",
        "Is my blood pressure reading reliable?",
    ),
}
BRAND = {"doctor_panel": "SurgeonBoard", "doctor_reply": "TeleClinic"}
FINE_PRINT = ("Terms of Service", "Privacy Policy", "Contact Us", "Careers")


def links(texts: Iterable[str], before: str = "<li>", after: str = "</li>") -> str:
    """One link a text, each between ``before`` and ``after``."""
    return "\n".join(
        f'{before}<a href="/{"-".join(t.lower().split())[:24].strip("?&:")}">{esc(t)}</a>{after}' for t in texts
    )


def sections(gold: Gold, before: str = "<li>", after: str = "</li>") -> str:
    """The site's main navigation."""
    return links(SECTIONS[gold.site], before, after)


def popular(gold: Gold, before: str = "<li>", after: str = "</li>") -> str:
    """Links to pages that have nothing to do with this one."""
    return links(POPULAR[gold.site], before, after)


def fine_print(before: str = "<li>", after: str = "</li>") -> str:
    """The links at a page's end."""
    return links(FINE_PRINT, before, after)


def title(gold: Gold) -> str:
    """The window title: the page's first title and the site's name."""
    return esc(f"{gold.headline or gold.name} | {BRAND[gold.site]}")


def head(gold: Gold, url: str = "", *, charset: str = '<meta charset="utf-8">', more: str = "") -> str:
    """The content of ``head``; without a URL there is no canonical link."""
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return f"""{charset}
<title>{title(gold)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{link}
{more}"""


def css(rules: str) -> str:
    """A style sheet of the page's own."""
    return f"<style>{rules}</style>"


def linked_data(value: object) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">\n{json.dumps(value, ensure_ascii=False, indent=1)}\n</script>'


def cut(text: str, length: int = 90) -> str:
    """A text cut mid-word, as descriptions and structured data have it."""
    return text[:length].rstrip() + "..."
