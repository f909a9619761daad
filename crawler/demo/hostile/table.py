"""The table of what sites may do, what the crawl does about it, and the test that shows it."""

from __future__ import annotations

from crawler.demo.hostile import GROUPS
from crawler.demo.hostile.case import FORBIDDEN, ORIGIN, Case

_TEST = "tests/security/test_hostile.py"
_INTRO = f"""# Manners and guard

What a site may say or do, what the crawl does about it, and the test that shows it. Each line is a host of the hostile
demo site (`crawler/demo/hostile`), crawled for real over loopback; the site's own access log tells what reached it.
The tests are those of `{_TEST}`, one for each name: add `-k robots-503` to run one.

What a profile's own note says of licence or permission (`rights = …`) stands among a record's signals as
`profile_note`, with the verdict `noted`: it lifts no reservation.

This page is generated: `python -m crawler.demo.hostile table > docs/manners-and-guard.md`.
"""


def table() -> str:
    """The page in Markdown."""
    parts = [_INTRO]
    for group in GROUPS:
        parts.append(f"\n## {group.title}\n\n| the site | the crawl | test |\n|---|---|---|\n")
        parts.extend(map(_row, group.cases))
    return "".join(parts)


def _row(case: Case) -> str:
    return f"| {_cell(case.attack)} | {_cell(case.answer)} | `{case.name}` |\n"


def _cell(said: str) -> str:
    """As it reads in a cell: tokens by their meaning, nothing that Markdown or a terminal takes for its own."""
    said = said.replace(ORIGIN, "").replace(FORBIDDEN, "port")
    return "".join(f"\\{each}" if each in r"|*<\_[" else each for each in said if each.isprintable())
