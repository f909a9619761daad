"""Articles of the reply style: one set of selectors for each generation of the site's markup."""

from __future__ import annotations

import re
from typing import Any

from parsel import Selector
from scrapy.http import HtmlResponse

from tests.benchmarks.stock.spiders.site import SiteSpider, absolute, one_line, text


class ReplySpider(SiteSpider):
    """See SiteSpider."""

    name = "doctor_reply"
    question_path = re.compile(r"/en/article/\d+/?")
    list_path = re.compile(r"/(?:en(?:/(?:list|tags?|department|category)(?:/[^/]+)?)?)?/?")

    def item(self, response: HtmlResponse) -> dict[str, Any]:
        """See SiteSpider."""
        if response.css("article[class^=article_page]"):
            return _hashed(response)
        return _angular(response) if response.css("div.article") else _tables(response)


def _angular(response: HtmlResponse) -> dict[str, Any]:
    return {
        "editorial_title": text(response.css("h1.article-title")),
        "title": text(response.css("div.question > h2")),
        "question": text(response.css("div.question > div.content")),
        "asker_line": text(response.css("p.asker")),
        "answers": [
            {
                "text": text(reply.css("div.content")),
                "author_lines": [text(reply.css("h3.doctor"))],
                "profile_url": None,
                "date_line": text(reply.css("p.date")),
            }
            for reply in response.css("div.reply")
        ],
        "more_info": text(response.css("section.more-info > :not(h2)")),
        "teasers": [
            {
                "title": text(card.css("h4")),
                "question": text(card.css("h4 + p")),
                "answer_author": text(card.css("div.by")),
                "answer": text(card.css("div.by + p")),
                "url": absolute(response, card.css("a.more::attr(href)").get()),
            }
            for card in response.css("section.similar div.card")
        ],
        "tags": [
            {
                "name": text(tag.css("a")),
                "department": text(tag.css("p")),
                "url": absolute(response, tag.css("a::attr(href)").get()),
            }
            for tag in response.css("section.faq div.tag")
        ],
    }


def _hashed(response: HtmlResponse) -> dict[str, Any]:
    question = response.css("div[class^=article_question]")
    return {
        "editorial_title": text(response.css("article[class^=article_page] > h1")),
        "title": text(question.css("h2")),
        "question": text(question.xpath("./*[not(self::h2 or starts-with(@class, 'article_asker'))]")),
        "asker_line": text(question.css("div[class^=article_asker]")),
        "answers": [_hashed_reply(response, reply) for reply in response.css("div[class^=article_reply]")],
        "more_info": text(response.css("section[class^=essay_box] > :not(h3)")),
        "teasers": [
            {
                "title": text(card.css("a > strong")),
                "question": text(card.xpath("./div[1]")),
                "answer_author": text(card.xpath("./div[2]")),
                "answer": text(card.xpath("./div[3]")),
                "url": absolute(response, card.css("a::attr(href)").get()),
            }
            for card in response.css("div[class^=similar_card]")
        ],
        "tags": [
            {
                "name": text(tag.css("span")),
                "department": text(tag.css("div")),
                "url": absolute(response, tag.css("a::attr(href)").get()),
            }
            for tag in response.css("section[class^=faq_box] li")
        ],
    }


def _hashed_reply(response: HtmlResponse, reply: Selector) -> dict[str, Any]:
    return {
        "text": text(reply.xpath("./*[position() > 1 and not(time)]")),
        "author_lines": [text(reply.xpath("./div[1]"))],
        "profile_url": absolute(response, reply.xpath("./div[1]/a/@href").get()),
        "date_line": text(reply.xpath("./div[time]")),
    }


def _tables(response: HtmlResponse) -> dict[str, Any]:
    title = response.xpath("//td[h2][not(../preceding-sibling::tr/td/h2)]/h2[1]")
    found: dict[str, Any] = {
        "editorial_title": text(response.css("td > h1")),
        "title": text(title),
        "question": text(title.xpath("./following-sibling::*")),
        "asker_line": text(title.xpath("../../following-sibling::tr[1]/td/i")),
        "answers": [],
        "more_info": None,
        "teasers": [],
        "tags": [],
    }
    for cell in title.xpath("../../following-sibling::tr[position() > 1]/td"):
        _add_cell(response, cell, found)
    return found


def _add_cell(response: HtmlResponse, cell: Selector, found: dict[str, Any]) -> None:
    if cell.attrib.get("bgcolor"):
        found["answers"].append(
            {
                "text": text(cell.xpath("./*[position() > 1]")),
                "author_lines": [text(cell.xpath("./b"))],
                "profile_url": None,
                "date_line": None,
            }
        )
    elif cell.attrib.get("align"):
        found["answers"][-1]["date_line"] = text(cell)
    elif cell.xpath("./h3"):
        found["teasers"].append(
            {
                "title": text(cell.xpath("./h3")),
                "question": text(cell.xpath("./p[1]")),
                "answer_author": one_line(cell.xpath("./p[2]/br[1]/preceding-sibling::text()").getall()),
                "answer": one_line(cell.xpath("./p[2]/br[1]/following-sibling::text()").getall()),
                "url": absolute(response, cell.xpath("./p[3]/a/@href").get()),
            }
        )
    elif cell.xpath("./a"):
        found["tags"].append(
            {
                "name": text(cell.xpath("./a")),
                "department": one_line(cell.xpath("./br/following-sibling::text()").getall()),
                "url": absolute(response, cell.xpath("./a/@href").get()),
            }
        )
    elif text(cell.xpath("./h2")) == "More Info":
        found["more_info"] = text(cell.xpath("./*[position() > 1]"))
