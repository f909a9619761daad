"""What the second set's pages share: the document, author lines, lines that announce, sentences of the site's own."""

from ..chrome import BRAND
from ..gold import Answer, Doctor, Gold, Teaser
from ..prose import Prose, esc

COOKIES = "We use cookies to keep this site running and to learn which pages are read. You can change this any time."
STORY = (
    "Our editors answer letters on weekdays between nine and five.",
    "The newsletter goes out on the first Monday of each month and can be cancelled with one click.",
)


def document(body: str, *, title: str = "", url: str = "", more: str = "", start: str = '<html lang="en">') -> str:
    """A whole HTML5 page; without a title there is no title element, without a URL no canonical link."""
    named = f"<title>{title}</title>" if title else ""
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return f"""<!DOCTYPE html>
{start}<head><meta charset="utf-8">{named}{link}{more}</head>
<body>{body}</body></html>"""


def star_line(d: Doctor, between: str = " ") -> str:
    """Stars and reviews in one string."""
    return f"{d.stars}{between}{d.reviews}"


def author(d: Doctor, start: str, end: str) -> str:
    """The author lines of doctor_panel, each between ``start`` and ``end``; empty where the page shows no author."""
    if not d.shown:
        return ""
    lines = [esc(d.full_name), esc(d.place), star_line(d)]
    return "".join(f"{start}{line}{end}\n" for line in lines if line)


def plain(g: Gold, *, mid: tuple[str, ...] = (), text: Prose | None = None) -> str:
    """doctor_panel in ordinary divs; ``mid`` stands in turn before the answers after the first."""
    prose = text or Prose()

    def answer(a: Answer) -> str:
        named = f"<h3>{esc(a.name)}</h3>" if a.name else ""
        by = f'<div class="by">{author(a.author, "<div>", "</div>")}</div>' if a.author.shown else ""
        before = mid[a.position % len(mid)] if mid and a.position > 1 else ""
        return f'{before}<div class="answer">{named}<div class="t">{prose(a.text)}</div>{by}</div>\n'

    return f"""<h1>{esc(g.name)}</h1><div class="t">{prose(g.text)}</div><h2>Doctor Answers {g.answer_count}</h2>
{"".join(answer(a) for a in g.answers)}<p class="legal">{esc(g.disclaimer)}</p>"""


def who(name: str | None, department: str | None) -> str:
    """The line that announces a reply of doctor_reply."""
    return f"Dr. {esc(name or '')} reply {esc(department or '')}"


def reply_line(a: Answer) -> str:
    """The line that announces an answer of the page."""
    return who(a.author.name, a.author.medical_specialty)


def teaser_line(t: Teaser) -> str:
    """The line that announces the answer of another page."""
    return who(t.answer_author, t.answer_specialty)


def about(g: Gold) -> str:
    """Sentences about the site, for footers."""
    return f"<p>About {BRAND[g.site]}. {STORY[0]}</p><p>{STORY[1]}</p><p>&copy; 2003-2019 {BRAND[g.site]}</p>"
