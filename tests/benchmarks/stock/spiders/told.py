"""What structured data tells of answers and the page does not show: votes, dates, profile links, accepted marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from parsel import Selector
from scrapy.http import HtmlResponse

_TELLING = 60


def supplemented(found: dict[str, Any], response: HtmlResponse) -> dict[str, Any]:
    """An item with what JSON-LD and microdata add to its answers."""
    told = [*_json_ld(response), *_microdata(response)]
    accepts = any(each["is_accepted"] for each in told)
    for answer in found.get("answers", ()):
        same = [each for each in told if _begin_alike(_letters(answer["text"]), _letters(each["text"]))]
        if len(same) == 1:
            for field in ("vote_count", "date_line", "profile_url"):
                answer[field] = answer.get(field) or same[0][field]
            if accepts:
                answer["is_accepted"] = same[0]["is_accepted"]
    return found


def _json_ld(response: HtmlResponse) -> Iterator[dict[str, Any]]:
    for script in response.css("script[type='application/ld+json']::text").getall():
        page: Any = None
        with suppress(ValueError):
            page = json.loads(script, strict=False)
        question = page.get("mainEntity") if isinstance(page, dict) and page.get("@type") == "QAPage" else None
        if isinstance(question, dict):
            for name in ("acceptedAnswer", "suggestedAnswer"):
                answers = question.get(name, [])
                for answer in answers if isinstance(answers, list) else [answers]:
                    yield _told(answer, response, is_accepted=name == "acceptedAnswer")


def _told(answer: dict[str, Any], response: HtmlResponse, *, is_accepted: bool) -> dict[str, Any]:
    author = answer.get("author") or {}
    return {
        "text": answer.get("text"),
        "vote_count": answer.get("upvoteCount"),
        "date_line": answer.get("dateCreated") or answer.get("datePublished"),
        "profile_url": author.get("url") and response.urljoin(author["url"]),
        "is_accepted": is_accepted,
    }


def _microdata(response: HtmlResponse) -> Iterator[dict[str, Any]]:
    for answer in response.css("[itemscope][itemtype$='/Answer']"):
        href = answer.css("[itemprop=author] a[itemprop=url]::attr(href)").get()
        yield {
            "text": " ".join(answer.css("[itemprop=text] ::text").getall()),
            "vote_count": _value(answer, "upvoteCount"),
            "date_line": _value(answer, "dateCreated") or _value(answer, "datePublished"),
            "profile_url": href and response.urljoin(href),
            "is_accepted": "acceptedAnswer" in answer.attrib.get("itemprop", ""),
        }


def _value(answer: Selector, name: str) -> str | None:
    place = answer.css(f"[itemprop={name}]")
    return place.attrib.get("content") or place.attrib.get("datetime") or place.css("::text").get()


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, text or "")).casefold()


def _begin_alike(one: str, other: str) -> bool:
    shared = min(len(one), len(other), _TELLING)
    return shared > 0 and one[:shared] == other[:shared]
