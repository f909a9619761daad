"""Question pages of the panel style: one set of selectors for each generation of the site's markup."""

from __future__ import annotations

import re
from typing import Any

from parsel import Selector
from scrapy.http import HtmlResponse

from tests.benchmarks.stock.spiders.site import SiteSpider, absolute, text


class PanelSpider(SiteSpider):
    """See SiteSpider."""

    name = "doctor_panel"
    question_path = re.compile(r"/question/[^/]+/?")
    list_path = re.compile(r"/(?:questions?|topics?|tags?|list)?(?:/[^/]+)?/?")

    def item(self, response: HtmlResponse) -> dict[str, Any]:
        """See SiteSpider."""
        if response.css("section[class^=question-overview]"):
            return _hashed(response)
        return _angular(response) if response.css("div.question-body") else _tables(response)


def _angular(response: HtmlResponse) -> dict[str, Any]:
    return {
        "title": text(response.css("article h1")),
        "question": text(response.css("div.question-body")),
        "answer_count_line": text(response.css("h2.answers-heading")),
        "answers": [
            {
                "headline": text(answer.css("h3.answer-title")),
                "vote_line": text(answer.css("div.vote span.vote-count")[:1]),
                "vote_count": _held_count(answer),
                "text": text(answer.css("div.answer-text")),
                "author_lines": [
                    line
                    for part in ("div.author span[itemprop=name]", "div.author div.location", "div.author div.rating")
                    if (line := text(answer.css(part)))
                ],
                "profile_url": absolute(response, answer.css("div.author a[itemprop=url]::attr(href)").get()),
            }
            for answer in response.css("section.answer")
        ],
        "disclaimer": text(response.css("p.disclaimer")),
    }


def _held_count(answer: Selector) -> str | None:
    vote = answer.css("div.vote")
    held = vote.attrib.get("ng-init") or vote.attrib.get("rs-static-data")
    return held or vote.css("meta[itemprop=upvoteCount]::attr(content)").get() or vote.css("span.ng-hide::text").get()


def _hashed(response: HtmlResponse) -> dict[str, Any]:
    return {
        "title": text(response.css("section[class^=question-overview] h1")),
        "question": text(response.css("div[class^=question-overview_body]")),
        "answer_count_line": text(response.css("h2[class^=answer-list_heading]")),
        "answers": [
            {
                "headline": text(answer.css("h3[class^=answer_title]")),
                "vote_line": text(answer.css("div[class^=answer_votes] span")),
                "vote_count": None,
                "text": text(answer.css("div[class^=answer_text]")),
                "author_lines": [
                    line for part in answer.css("div[class^=author-card_box] > *") if (line := text(part))
                ],
                "profile_url": absolute(response, answer.css("a[class^=author-card_name]::attr(href)").get()),
            }
            for answer in response.css("article[class^=answer_card]")
        ],
        "disclaimer": text(response.css("small[class^=disclaimer]")),
    }


def _tables(response: HtmlResponse) -> dict[str, Any]:
    title = response.css("td > h1")
    answers: list[dict[str, Any]] = []
    disclaimer = None
    for cell in title.xpath("../../following-sibling::tr/td"):
        if cell.xpath("./hr"):
            if small := cell.xpath("./hr/following-sibling::font[@size]"):
                disclaimer = text(small)
            else:
                vote = text(cell.xpath("./font"))
                answers.append(
                    {
                        "headline": text(cell.xpath("./h3")),
                        "vote_line": vote,
                        "vote_count": None,
                        "text": text(cell.xpath("./*[not(self::hr or self::h3 or self::font)]")),
                        "author_lines": [],
                        "profile_url": None,
                    }
                )
        elif answers and not cell.xpath("./i"):
            printed = "".join("\n" if node == "<br>" else node for node in cell.xpath(".//text() | ./br").getall())
            answers[-1]["author_lines"] = [line for row in printed.split("\n") if (line := " ".join(row.split()))]
            answers[-1]["profile_url"] = absolute(response, cell.xpath("./a/@href").get())
    return {
        "title": text(title),
        "question": text(title.xpath("./following-sibling::*")),
        "answer_count_line": text(title.xpath("../../following-sibling::tr/td/h2")),
        "answers": answers,
        "disclaimer": disclaimer,
    }
