"""A doctor_reply article of replaceable regions, for markups that change one part at a time."""

import dataclasses
from collections.abc import Callable

from ..chrome import sections
from ..gold import Answer, Gold, Tag, Teaser
from ..prose import Prose, esc, sentences
from .frame import who


def announce(name: str, department: str) -> str:
    """The line that announces a reply, as a paragraph."""
    return f"<p>{who(name, department)}</p>"


@dataclasses.dataclass
class Skin:
    """How each part is written; a markup replaces the ones it is about."""

    prose: Prose = dataclasses.field(default_factory=Prose)
    essay_prose: Callable[[str], str] | None = None
    title: Callable[[Gold], str] = lambda g: f"<h1>{esc(g.editorial)}</h1>"
    share: str = "<p>Share to:</p>"
    name: Callable[[Gold], str] = lambda g: f"<h2>{esc(g.name)}</h2>"
    asker: Callable[[Gold], str] = lambda g: f"<p>{esc(g.asker.line)} Ask Date: {g.date}</p>"
    announce: Callable[[str, str], str] = announce
    date: Callable[[Answer], str] = lambda a: f"<p>Reply Date: {a.date}</p>"
    landmark: Callable[[str], str] = lambda words: f"<h3>{words}</h3>"
    teaser: Callable[[Teaser, "Skin"], str] | None = None
    tag: Callable[[Tag], str] = lambda t: f"<li><div>{esc(t.name)}</div><div>({t.medical_specialty})</div></li>"
    tags: tuple[str, str, str] = ("<ul>", "", "</ul>")
    reply: tuple[str, str] = ("<section>", "</section>")
    text: tuple[str, str] = ("<div>", "</div>")
    mid: str = ""

    def _text(self, text: str, prose: Callable[[str], str] | None = None) -> str:
        return f"{self.text[0]}{(prose or self.prose)(text)}{self.text[1]}"

    def _teaser(self, t: Teaser) -> str:
        if self.teaser:
            return self.teaser(t, self)
        return f"""<div class="s"><h4><a href="{t.href}">{self.prose.escape(t.name)}</a></h4>{self.prose(t.question)}
{self.announce(t.answer_author, t.answer_specialty)}{self.prose(t.answer)}
<p><a href="{t.href}">[Read More] {self.prose.escape(t.name)}</a></p></div>"""

    def article(self, g: Gold) -> str:
        """The regions in the style's order."""
        replies = "".join(
            f"{self.reply[0]}{self.announce(a.author.name or '', a.author.medical_specialty or '')}"
            f"{self._text(sentences(a.text))}{self.date(a)}{self.reply[1]}{self.mid}"
            for a in g.answers
        )
        tags = self.tags[1].join(self.tag(t) for t in g.keywords)
        return f"""{self.title(g)}{self.share}{self.name(g)}{self._text(sentences(g.text))}{self.asker(g)}{replies}
{self.landmark("More Info")}{self._text(g.essay, self.essay_prose)}{self.mid}
{self.landmark("Similar Q&amp;A")}{"".join(f"{self._teaser(t)}{self.mid}" for t in g.teasers)}
{self.landmark("Related FAQ")}{self.tags[0]}{tags}{self.tags[2]}"""

    def body(self, g: Gold) -> str:
        """The article under a line of links."""
        return f"<div>{sections(g, '<span>', '</span> ')}</div>\n{self.article(g)}"
