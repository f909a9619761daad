"""From a page's bytes to its parts, without any input or output and without knowing any site.

As a library: `read_page` gives what a page says, in whichever site style it is written.
"""

from __future__ import annotations

from crawler.records import RawRecord

__all__ = ["NoRecordError", "read_page"]


class NoRecordError(Exception):
    """A page that gives no record.

    `reason` is a slug, as in `rejects/`: `unknown_style` for a page that shows no question in any style that was tried,
    `empty`, `binary`, `too_large` and the like for what can't be read, `extractor_fault` where a style failed on it.
    """

    def __init__(self, reason: str, detail: str | None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def read_page(
    html: str | bytes, *, url: str = "", style: str | None = None, content_type: str | None = None
) -> tuple[RawRecord, ...]:
    """Read what a page says of its questions: a record for each, at least one, in the page's order.

    Nothing is fetched and nothing is written, and no event loop is needed or disturbed. The first call takes half a
    second longer than the others: the site styles are loaded.

    Args:
        html: the page, or its bytes with the content encoding undone; at most 10 MiB. A string is read as UTF-8,
            whatever its head declares.
        url: where it was fetched; the records name it as their source, and its links are relative to it.
        style: the site style; None for the one of those that tell themselves whose landmarks the page shows most of.
        content_type: the HTTP header's value, which may tell the bytes' charset; "text/plain" for a text dump.

    Raises:
        NoRecordError: the page gives no record; its `reason` tells why.
        ValueError: there is no such style.

    >>> page = '''<body itemscope itemtype="https://schema.org/QAPage">
    ... <div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
    ...   <h1 itemprop="name">Can I halve a slow-release tablet?</h1> <p itemprop="text">30 mg makes me dizzy.</p>
    ...   <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">
    ...     <p itemprop="text">No: it would give its whole dose at once.</p> </div> </div>'''
    >>> (record,) = read_page(page, url="https://night-counter.test/asked/31")
    >>> record.question.site, record.question.title, record.question.answers[0].text
    ('qa_page', 'Can I halve a slow-release tablet?', 'No: it would give its whole dose at once.')
    >>> read_page("<p>Opening hours: 9 to 5.")
    Traceback (most recent call last):
    crawler.reading.NoRecordError: unknown_style: no question page of the styles doctor_panel, ...
    """
    from crawler.page_records import page_records  # here: it knows the styles, and they are made of this package

    return page_records(html, url=url, style=style, content_type=content_type)
