"""A site style with two faults: one page that it can't read, and one page that its spider fails on."""

from __future__ import annotations

from collections.abc import AsyncIterator

from scrapy import Request
from scrapy.http import Response
from web_poet import field

from crawler.records import RawRecord, SetAside
from crawler.sites.doctor_reply import DoctorReplyPage, DoctorReplySpider


class FaultyPage(DoctorReplyPage):
    style = "faulty"

    @field
    def language(self) -> str | None:
        if str(self.response.url).endswith("/en/article/3"):
            raise KeyError("no such block")
        return None


class FaultySpider(DoctorReplySpider):
    name = "faulty"
    page_class = FaultyPage

    async def parse(self, response: Response) -> AsyncIterator[Request | RawRecord | SetAside]:
        if response.url.endswith("/en/article/5"):
            raise ZeroDivisionError
        async for found in super().parse(response):
            yield found
