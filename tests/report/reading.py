"""Reads a report back: its tables by caption, its figures, its texts."""

from __future__ import annotations

import re

from lxml import html
from lxml.html import HtmlElement


def parse(report: str) -> HtmlElement:
    """The page as a tree."""
    return html.fromstring(report)


def words(element: HtmlElement) -> str:
    """An element's text, a space for every run of white space."""
    return " ".join(element.text_content().split())


def tables(report: str) -> dict[str, list[list[str]]]:
    """All tables' rows, their heads too, by caption; a table that stands there twice has the same rows."""
    found: dict[str, list[list[str]]] = {}
    for table in parse(report).iter("table"):
        rows = [[words(cell) for cell in row] for row in table.iter("tr")]
        caption = words(table.find("caption"))
        assert found.setdefault(caption, rows) == rows, caption
    return found


def counts(table: list[list[str]], column: int = -1) -> dict[str, int]:
    """A table's numbers of a column by the rows' names."""
    return {row[0]: number(row[column]) for row in table[1:]}


def number(text: str) -> int:
    """A number as it is printed.

    >>> number("1,204")
    1204
    """
    assert re.fullmatch(r"\d{1,3}(,\d{3})*", text), text
    return int(text.replace(",", ""))


def figures(report: str) -> dict[str, str]:
    """The headline figures by what they are."""
    [listed] = parse(report).find_class("figures")
    return {words(each.find("dt")): words(each.find("dd")) for each in listed}
