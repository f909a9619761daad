"""The ids of questions and answers: the same wherever and whenever a page is read."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crawler.records import RawRecord


def question_id(record: RawRecord) -> str:
    """Make "site:key"; the key is 20 hex digits of the canonical URL's SHA-256, else of the page's bytes'.

    Of the questions that share a page each has a part: its key is of the URL (or of the digits of the page's SHA-256),
    "#" and the part. No canonical URL has a fragment, so that no other page has such a key.

    >>> from crawler.records import RawQuestion, RawRecord
    >>> page = RawQuestion(site="doctor_panel", title="Numb chin?", question=None, url="https://panel.test/question/numb")
    >>> question_id(RawRecord(question=page, source="numb.html", page_sha256="0" * 64))
    'doctor_panel:744b41682f3af333958e'
    >>> page = RawQuestion(site="faq", title="Dose?", question=None, url="https://faq.test/all", part="dose")
    >>> question_id(RawRecord(question=page, source="faq.html", page_sha256="0" * 64))
    'faq:d42c464844d868d882ea'
    """
    page = record.question
    if page.part:
        whole = f"{page.url or record.page_sha256}#{page.part}"
        return f"{page.site}:{sha256(whole.encode()).hexdigest()[:20]}"
    digest = sha256(page.url.encode()).hexdigest() if page.url else record.page_sha256
    return f"{page.site}:{digest[:20]}"


def answer_ids(question: str, answers: Iterable[tuple[str | None, str]]) -> list[str]:
    """Make the ids of a question's answers, given each one's author's name and text, in the page's order.

    The same words by the same author on one page get "-2", "-3" and so on.

    >>> answer_ids("s:1", [(None, "Rest."), ("Mia Okafor", "Rest."), (None, "Rest.")])
    ['s:1#7ee097051673', 's:1#26b2479a69d0', 's:1#7ee097051673-2']
    """
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for author, text in answers:
        said = (author or "") + "\n" + text
        base = f"{question}#{sha256(said.encode()).hexdigest()[:12]}"
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return ids
