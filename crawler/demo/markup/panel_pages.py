"""A question page of the panel site in each generation."""

from __future__ import annotations

import json

from crawler.demo.markup.chrome import Chrome, angular, hashed_classes, tables
from crawler.demo.markup.panel_angular import angular_main
from crawler.demo.markup.panel_hashed import hashed_main
from crawler.demo.markup.panel_tables import tables_main
from crawler.demo.panel import PanelQuestion
from crawler.demo.prose import as_text


def panel_page(question: PanelQuestion, chrome: Chrome) -> str:
    """The page in the question's own generation."""
    match question.generation:
        case "angular":
            return angular(chrome, angular_main(question))
        case "hashed":
            return hashed_classes(chrome, hashed_main(question), as_text(question.prose))
        case "tables":
            return tables(chrome, tables_main(question))


def linked_data(question: PanelQuestion) -> str:
    """JSON-LD poorer than the page: the question and the beginning of one answer."""
    first = as_text(question.answers[0].prose)[:80] if question.answers else None
    node: dict[str, object] = {"@type": "Question", "name": question.title}
    if first:
        node["suggestedAnswer"] = [{"@type": "Answer", "text": first}]
    page = json.dumps({"@context": "https://schema.org", "@type": "QAPage", "mainEntity": node}).replace("</", "<\\/")
    return f'<script type="application/ld+json">{page}</script>'
