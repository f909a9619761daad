"""doctor_reply in redesigns that move, merge or relabel what the source shows in one order: judged apart."""

import dataclasses
import datetime

from .chrome import Render, css, cut, head, linked_data, sections
from .gold import Answer, Gold, Teaser
from .prose import Prose, esc, sentences

TEXT = Prose()


@dataclasses.dataclass(frozen=True)
class Parts:
    """The regions of an article as HTML, each replaceable by a redesign."""

    title: str
    question: str
    asker: str
    replies: str
    essay: str
    similar: str
    tags: str


def who(a: Answer) -> str:
    """The line that announces a reply."""
    return f"<p>Dr. {esc(a.author.name or '')} reply {a.author.medical_specialty}</p>"


def body(a: Answer) -> str:
    """A reply's text."""
    return f"<div>{TEXT(sentences(a.text))}</div>"


def teaser(t: Teaser) -> str:
    """Another page in short."""
    return f"""<div><h4><a href="{t.href}">{esc(t.name)}</a></h4><p>{esc(t.question)}</p>
<p>Dr. {t.answer_author} reply {t.answer_specialty}</p><p>{esc(t.answer)}</p><p>\
<a href="{t.href}">[Read More] {esc(t.name)}</a></p></div>"""


def parts(g: Gold) -> Parts:
    """The regions as the source has them."""
    tags = "".join(f"<li><div>{esc(t.name)}</div><div>({t.medical_specialty})</div></li>" for t in g.keywords)
    return Parts(
        title=f"<h1>{esc(g.editorial)}</h1><p>Share to:</p><h2>{esc(g.name)}</h2>",
        question=f"<div>{TEXT(sentences(g.text))}</div>",
        asker=f"<p>{esc(g.asker.line)} Ask Date: {g.date}</p>",
        replies="".join(f"<section>{who(a)}{body(a)}<p>Reply Date: {a.date}</p></section>" for a in g.answers),
        essay=f"<h3>More Info</h3><div>{TEXT(g.essay)}</div>",
        similar=f"<h3>Similar Q&amp;A</h3>{''.join(teaser(t) for t in g.teasers)}",
        tags=f"<h3>Related FAQ</h3><ul>{tags}</ul>",
    )


def page(g: Gold, url: str, content: str, more: str = "") -> str:
    """A plain page around the regions."""
    return f"""<!DOCTYPE html><html lang="en"><head>{head(g, url, more=more)}</head><body>
<nav>{sections(g, "<span>", "</span> ")}</nav>{content}</body></html>"""


def whole(g: Gold, url: str, p: Parts, more: str = "") -> str:
    """The regions in the source's order."""
    return page(g, url, "\n".join(dataclasses.astuple(p)), more)


def signature(g: Gold, url: str) -> str:
    """The reply's text comes first, who replied and when stand below it."""
    replies = "".join(
        f"<article>{body(a)}<footer>{who(a)}<p>Reply Date: {a.date}</p></footer></article>" for a in g.answers
    )
    return whole(g, url, dataclasses.replace(parts(g), replies=replies), css("article{border:1px solid}"))


def asker_first(g: Gold, url: str) -> str:
    """The asker line stands between the question's title and its text."""
    p = parts(g)
    return whole(g, url, dataclasses.replace(p, question=p.asker, asker=p.question))


def labels(g: Gold, url: str) -> str:
    """The asker and the date in a table of labels and values; the reply's date beside the doctor."""
    a = g.asker
    asker = f"""<table><tr><th>Asked by</th><td>{a.name}</td></tr><tr><th>Age</th><td>{a.age} year old</td></tr>
<tr><th>Sex</th><td>{a.sex}</td></tr><tr><th>Ask Date:</th><td>{g.date}</td></tr></table>"""
    return whole(g, url, dataclasses.replace(parts(g), asker=asker))


def ordered(g: Gold, url: str) -> str:
    """The essay's numbers are counted by the browser."""
    essay = Prose(ordered=("<ol>", "</ol>"), heading=("<h4>", "</h4>"))(g.essay)
    return whole(g, url, dataclasses.replace(parts(g), essay=f"<h3>More Info</h3><div>{essay}</div>"))


def similar_first(g: Gold, url: str) -> str:
    """Teasers and tags in a side column that stands before the article in the source."""
    p = parts(g)
    main = f"{p.title}{p.question}{p.asker}{p.replies}{p.essay}"
    aside = css("aside{float:right;width:35%}")
    return page(g, url, f"<aside>{p.similar}{p.tags}</aside><main>{main}</main>", aside)


def essay_last(g: Gold, url: str) -> str:
    """Teasers stand before the site's own text, tags at the page's top."""
    p = parts(g)
    return page(
        g,
        url,
        f"<section>{p.title}{p.question}{p.asker}{p.replies}</section><section>{p.similar}</section>"
        f"<section>{p.tags}</section><section>{p.essay}</section>",
    )


def dates(g: Gold, url: str) -> str:
    """Dates in words, with the machine's form in an attribute."""

    def words(iso: str | None) -> str:
        day = datetime.date.fromisoformat(iso or "")
        return f'<time datetime="{iso}">{day:%B} {day.day}, {day.year}</time>'

    replies = "".join(
        f"<section>{who(a)}{body(a)}<p>Reply Date: {words(a.date_created)}</p></section>" for a in g.answers
    )
    asker = f"<p>{esc(g.asker.line)} Ask Date: {words(g.date_created)}</p>"
    return whole(g, url, dataclasses.replace(parts(g), asker=asker, replies=replies))


def ld_counts(g: Gold, url: str) -> str:
    """JSON-LD declares no answers at all, and what it calls a comment is the reply cut short."""
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "name": g.name,
            "answerCount": 0,
            "comment": [{"@type": "Comment", "text": cut(a.text, 60)} for a in g.answers],
        },
    }
    return whole(g, url, parts(g), linked_data(data))


def merged_lines(g: Gold, url: str) -> str:
    """Doctor, reply date and asker share lines with what stands beside them."""
    replies = "".join(
        f"<section><header><span>Dr. {esc(a.author.name or '')} reply {a.author.medical_specialty}</span> "
        f"<small>Reply Date: {a.date}</small></header>{body(a)}</section>"
        for a in g.answers
    )
    return whole(g, url, dataclasses.replace(parts(g), replies=replies))


def plain_noise(g: Gold, url: str) -> str:
    """Links to thank, share and book stand as plain divs after the question and after each reply."""
    p = parts(g)
    tools = '<div class="tools"><div><a href="#">Thank</a></div><div><a href="#">Report</a></div></div>'
    book = '<div class="tools"><div>Was this reply useful?</div><div><a href="/book">Book a visit</a></div></div>'
    styled = css(".tools div{display:inline;font-size:11px}")
    return whole(g, url, dataclasses.replace(p, asker=p.asker + tools, replies=p.replies + book), styled)


REPLY: dict[str, Render] = {
    "hard_signature": signature,
    "hard_asker_first": asker_first,
    "hard_labels": labels,
    "hard_ordered": ordered,
    "hard_similar_first": similar_first,
    "hard_essay_last": essay_last,
    "hard_dates": dates,
    "hard_ld_counts": ld_counts,
    "hard_merged_lines": merged_lines,
    "hard_plain_noise": plain_noise,
}
