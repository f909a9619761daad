"""A question page of the panel site in tables."""

from __future__ import annotations

import html

from crawler.demo.markup.chrome import dialect_of
from crawler.demo.markup.inline import blocks, inline
from crawler.demo.markup.panel_lines import ALSO_LIKE, count_line, profile_href
from crawler.demo.panel import PanelDoctor, PanelQuestion
from crawler.demo.truth import DISCLAIMER


def tables_main(question: PanelQuestion) -> str:
    """The page's own content in rows of a table."""
    dialect, count = dialect_of("tables", question.number), count_line(question, str(question.declared))
    parts = ["<TABLE BORDER=0 WIDTH=740>"]
    if question.asks_a_doctor:
        parts.append('<TR><TD ALIGN=RIGHT><A HREF="/questions">Ask a doctor</A>')
    parts.append(f"<TR><TD><H1>{inline(question.title, dialect)}</H1>\n{blocks(question.prose, dialect)}")
    if count:
        parts.append(f"<TR><TD><H2>{count}</H2>")
    for place, answer in enumerate(question.answers, 1):
        parts.append("<TR><TD><HR>")
        if answer.headline:
            parts.append(f"<H3>{inline(answer.headline, dialect)}</H3>")
        if question.vote_form == "rendered":
            parts.append(f"<FONT COLOR=GREEN>+{answer.votes}</FONT>")
        parts.append(blocks(answer.prose, dialect, answer.print_form))
        if answer.doctor:
            parts.append(_tables_author(answer.doctor, place))
        if place == question.also_like_after:
            parts.append(f"<TR><TD><I>{ALSO_LIKE}</I>")
    parts.append(f"<TR><TD><HR><FONT SIZE=2>{DISCLAIMER}</FONT>\n</TABLE>")
    return "\n".join(parts)


def _tables_author(doctor: PanelDoctor, place: int) -> str:
    lines = []
    if doctor.name_line:
        name, profile = html.escape(doctor.name_line, quote=False), profile_href(doctor, place)
        lines.append(f'<A HREF="{profile}">{name}</A>' if profile else name)
    lines.append(f"{doctor.locality} {doctor.specialty}")
    if doctor.stars and doctor.reviews_line:
        lines.append(f"{doctor.stars} {doctor.reviews_line}")
    return "<TR><TD>" + "<BR>\n".join(lines)
