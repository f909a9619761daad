"""The truth stands on the pages, and the pages hang together."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import date
from urllib.parse import urljoin

import pytest
from parsel import Selector

from crawler.demo import DemoSite
from crawler.demo.truth import TrueQuestion


def page_of(site: DemoSite, url: str) -> Selector:
    page = site.pages[url.removeprefix(site.origin)]
    encoding = "cp1252" if b"charset=windows-1252" in page.body else "utf-8"
    return Selector(page.body.decode(encoding), type="html", base_url=url)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("`", "").replace("•", "-")


def printed_forms(line: str) -> set[str]:
    forms = {line, unicodedata.normalize("NFD", line)}
    with suppress(UnicodeDecodeError):
        forms.add(line.encode().decode("cp1252"))
    return {squeezed(form) for form in forms}


def printed_day(day: str, question: TrueQuestion) -> str:
    if question.site != "qa_page":
        return day.replace("-", "/")
    told = date.fromisoformat(day)
    return f"{told:%b} {told.day}, {told.year}"


def texts(question: TrueQuestion) -> list[str]:
    return [question.text, question.site_text or "", *(answer.text for answer in question.answers)]


def facts(question: TrueQuestion) -> list[str]:
    asker = question.author
    lines: list[str | None] = [question.name, question.headline, asker.name if asker else None]
    dates = [question.date_created, *(answer.date_created for answer in question.answers)]
    lines += [printed_day(day, question) for day in dates if day]
    for answer in question.answers:
        lines.append(answer.name)
        if doctor := answer.author:
            lines += [doctor.name, doctor.medical_specialty, doctor.address_locality, *doctor.honorific_suffix]
            lines.append(f"{doctor.rating_value:.1f} out of 5 stars" if doctor.rating_value is not None else None)
            lines.append(f"{doctor.review_count:,} review" if doctor.review_count is not None else None)
    for keyword in question.keywords:
        lines += [keyword.name, keyword.medical_specialty and f"({keyword.medical_specialty})"]
    lines += [related.name for related in question.related]
    for line in "\n".join(texts(question)).split("\n"):
        head, _, tail = line.partition(" ")
        lines.append(tail if head == "-" or head.rstrip(".").isdigit() else line)
    return [line for line in lines if line]


def test_every_fact_is_on_its_page(sites: list[DemoSite]) -> None:
    for site in sites:
        for question in site.truth:
            page = squeezed(
                "".join(page_of(site, question.url).xpath("//body//text()[not(ancestor::script)]").getall())
            )
            missing = [line for line in facts(question) if not any(form in page for form in printed_forms(line))]
            assert not missing, (question.url, question.generation)


def test_votes_that_the_truth_knows_are_in_the_markup(panel: DemoSite) -> None:
    for question in panel.truth:
        body = panel.pages[question.url.removeprefix(panel.origin)].body.decode("utf-8", "replace")
        for answer in question.answers:
            count = answer.upvote_count
            marks = (
                f">+{count}<",
                f"voteCount = {count};",
                f'"likeCount":"{count}"',
                f'upvoteCount" content="{count}"',
            )
            assert any(mark in body for mark in marks) is (count is not None)


def test_profile_links_are_on_their_pages(sites: list[DemoSite]) -> None:
    for site in sites:
        for question in site.truth:
            selector = page_of(site, question.url)
            links = {urljoin(question.url, href) for href in selector.xpath("//a/@href").getall()}
            urls = {answer.author.url for answer in question.answers if answer.author and answer.author.url}
            assert urls <= links
            assert all(url.removeprefix(site.origin) in site.pages for url in urls)


@pytest.mark.parametrize("mark", [b"ng-cloak", b"question-overview_question__", b"<TR><TD>", b"windows-1252"])
def test_each_generation_leaves_its_mark(panel: DemoSite, mark: bytes) -> None:
    assert any(mark in page.body for page in panel.pages.values())


def test_unrendered_votes_are_cloaked(panel: DemoSite) -> None:
    found = 0
    for question in panel.truth:
        for binding in page_of(panel, question.url).xpath("//*[contains(text(), 'voteCount >=')]"):
            assert "ng-cloak" in binding.attrib
            found += 1
    assert found > 20


def test_one_page_in_windows_1252_and_one_that_does_not_say(sites: list[DemoSite]) -> None:
    for site in sites:
        pages = {question: site.pages[question.url.removeprefix(site.origin)] for question in site.truth}
        old = [question for question, page in pages.items() if b"charset=windows-1252" in page.body]
        unsaid = [question for question, page in pages.items() if b"charset" not in page.body.lower()]
        for some in (old, unsaid):
            assert {pages[question].content_type for question in some} == {"text/html"}
            assert any(not text.isascii() for question in some for text in texts(question))
            assert not all(pages[question].body.isascii() for question in some)
