"""doctor_panel in redesigns that move, merge or hide what the source shows in one order: judged apart."""

from .chrome import Render, css, head, popular, sections
from .gold import Answer, Doctor, Gold
from .prose import Prose, esc


def page(g: Gold, url: str, count: str, answers: str, rules: str = "") -> str:
    """A plain page around answers; ``count`` is the heading that declares them."""
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=css(rules))}</head><body>
<nav>{sections(g, "<span>", "</span> ")}</nav><h1>{esc(g.name)}</h1><div class="question">{Prose()(g.text)}</div>
{count}{answers}<p class="legal">{esc(g.disclaimer)}</p></body></html>"""


def heading(g: Gold) -> str:
    """The usual heading that declares the answers."""
    return f"<h2>Doctor Answers {g.answer_count}</h2>"


def named(a: Answer) -> str:
    """An answer's headline, where it has one."""
    return f"<h3>{esc(a.name)}</h3>" if a.name else ""


def block(d: Doctor) -> str:
    """The author lines as paragraphs, nothing where the page shows none."""
    name = f"<p>{esc(d.full_name)}</p>" if d.name else ""
    return f'<div class="by">{name}<p>{esc(d.place)}</p><p>{d.stars} {d.reviews}</p></div>' if d.shown else ""


def author_first(g: Gold, url: str) -> str:
    """The author block stands between the headline and the text."""
    answers = (
        f'<article>{named(a)}{block(a.author)}<div class="t">{Prose()(a.text)}</div></article>' for a in g.answers
    )
    return page(g, url, heading(g), "\n".join(answers), "article{border-top:1px solid}.by{color:#555}")


def author_above_headline(g: Gold, url: str) -> str:
    """The author block opens the card, the headline and the text follow."""
    answers = (f'<div class="card">{block(a.author)}{named(a)}<div>{Prose()(a.text)}</div></div>' for a in g.answers)
    return page(g, url, heading(g), "\n".join(answers), ".card{border:1px solid;margin:9px}")


def forum_left(g: Gold, url: str) -> str:
    """A bulletin board with the author in the left cell."""
    rows = (f"<tr><td width=170>{block(a.author)}</td><td>{named(a)}{Prose()(a.text)}</td></tr>" for a in g.answers)
    return page(g, url, heading(g), f'<table border="1">{"".join(rows)}</table>', "td{vertical-align:top}")


def preline(g: Gold, url: str) -> str:
    """Paragraphs, lines and bullets are nothing but line feeds that a style keeps."""
    keep = Prose(paragraph=("", ""), gap="\n\n", line="\n", bullet="• ")
    answers = (
        f'<div>{named(a)}<div style="white-space: pre-line">{keep(a.text)}</div>{block(a.author)}</div>'
        for a in g.answers
    )
    return page(g, url, heading(g), "\n".join(answers))


def promoted(g: Gold, url: str) -> str:
    """A promoted doctor with stars of his own and a list of links stand between answers, in plain divs."""
    promo = """<div class="promo"><div>Featured doctor near you</div><div>Harold Quist, MD</div>
<div>Portland Plastic Surgeon</div><div>4.2 out of 5 stars 61 reviews</div><div><a href="/book">Book now</a></div>\
</div>"""
    more = f'<div class="more"><div>You might also like...</div>{popular(g, "<div>", "</div>")}</div>'
    answers = [f'<div class="ans">{named(a)}{Prose()(a.text)}{block(a.author)}</div>' for a in g.answers]
    return page(g, url, heading(g), "\n".join([*answers[:2], more, *answers[2:], promo]), ".promo{background:#ffc}")


def count_first(g: Gold, url: str) -> str:
    """The count stands before the words that explain it."""
    answers = (f"<section>{named(a)}{Prose()(a.text)}{block(a.author)}</section>" for a in g.answers)
    return page(g, url, f"<h2>{g.answer_count} Doctor Answers</h2>", "\n".join(answers))


def rating_attributes(g: Gold, url: str) -> str:
    """Stars are an accessible name on an empty element; the number of reviews stands in brackets."""

    def by(d: Doctor) -> str:
        name = f"<p>{esc(d.full_name)}</p>" if d.name else ""
        stars = f'<span role="img" aria-label="{d.stars}" class="stars"></span> <a href="/r">({d.reviews})</a>'
        return f"<footer>{name}<p>{esc(d.place)}</p><p>{stars}</p></footer>" if d.shown else ""

    answers = (f"<article>{named(a)}{Prose()(a.text)}{by(a.author)}</article>" for a in g.answers)
    rules = '.stars::before{content:"\\2605\\2605\\2605\\2605\\2605"}'
    return page(g, url, heading(g), "\n".join(answers), rules)


def plain_noise(g: Gold, url: str) -> str:
    """Links to share, report and thank stand as plain divs inside each answer."""

    def tools(a: Answer) -> str:
        return f"""<div class="tools"><div>{a.votes + 1} people found this helpful</div><div><a href="#">Share</a></div>
<div><a href="#">Report</a></div></div>"""

    answers = (f"<div>{named(a)}<div>{Prose()(a.text)}</div>{block(a.author)}{tools(a)}</div>" for a in g.answers)
    return page(g, url, heading(g), "\n".join(answers), ".tools div{display:inline;font-size:11px}")


def hidden_positions(g: Gold, url: str) -> str:
    """Each answer opens with a position that only screen readers hear, and its name is a label as well."""
    found = len(g.answers)
    answers = (
        f"""<section aria-label="Answer {a.position}"><span class="sr-only">Answer {a.position} of {found}</span>\
{named(a)}
{Prose()(a.text)}{block(a.author)}</section>"""
        for a in g.answers
    )
    rules = ".sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}"
    return page(g, url, heading(g), "\n".join(answers), rules)


PANEL: dict[str, Render] = {
    "hard_author_first": author_first,
    "hard_author_above_headline": author_above_headline,
    "hard_forum_left": forum_left,
    "hard_preline": preline,
    "hard_promoted": promoted,
    "hard_count_first": count_first,
    "hard_rating_attributes": rating_attributes,
    "hard_plain_noise": plain_noise,
    "hard_hidden_positions": hidden_positions,
}
