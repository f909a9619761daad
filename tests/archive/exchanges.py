"""Invented visits to archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawler.archive.exchange import Exchange

BODY = b"<!DOCTYPE html><title>Sore knee</title><p>It hurts when I kneel. What could it be?</p>"
VISIT = Exchange(
    url="https://ask.test/en/article/204117?page=2",
    fetched_at="2026-03-04T08:15:00.042Z",
    method="GET",
    request_headers=(("Host", "ask.test"), ("User-Agent", "medqa-corpus"), ("Accept", "text/html")),
    status=200,
    response_headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))),
    body=BODY,
)


def visit(**changes: Any) -> Exchange:
    """A visit that differs in some things from the others."""
    return replace(VISIT, **changes)
