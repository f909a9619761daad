"""Every annotated page in every markup of its style.

``python -m tests.unseen.markups OUTDIR`` writes ``OUTDIR/<stem>.<markup>.html``. Names that start with ``hard_`` are
redesigns that move, merge or relabel parts of a page; the others keep the source's order and its landmarks.
``more`` holds a second set of them, written apart from the first.
The pages of one annotation tell the same question: replay them one markup at a time, or duplicates are merged.
"""

import argparse
import pathlib
from collections.abc import Iterator

from . import (
    panel_annotated,
    panel_hard,
    panel_legacy,
    panel_modern,
    panel_noisy,
    panel_scripted,
    reply_annotated,
    reply_hard,
    reply_legacy,
    reply_modern,
    reply_noisy,
    reply_scripted,
)
from .chrome import Render
from .gold import Gold, canonical, read
from .more.markups import ENCODINGS, PANELS, REPLIES


def joined(*kinds: dict[str, Render]) -> dict[str, Render]:
    """The markups of several kinds; ValueError where two of them share a name."""
    markups = {name: render for kind in kinds for name, render in kind.items()}
    if len(markups) < sum(map(len, kinds)):
        raise ValueError("two markups share a name")
    return markups


MARKUPS: dict[str, dict[str, Render]] = {
    "doctor_panel": joined(
        panel_modern.PANEL,
        panel_scripted.PANEL,
        panel_legacy.PANEL,
        panel_annotated.PANEL,
        panel_noisy.PANEL,
        panel_hard.PANEL,
        *PANELS,
    ),
    "doctor_reply": joined(
        reply_modern.REPLY,
        reply_scripted.REPLY,
        reply_legacy.REPLY,
        reply_annotated.REPLY,
        reply_noisy.REPLY,
        reply_hard.REPLY,
        *REPLIES,
    ),
}
"""For each style, its markups by name."""


def render(gold: Gold, markup: str) -> bytes:
    """One annotated page in one markup of its style; KeyError for a markup that the style does not have."""
    return MARKUPS[gold.site][markup](gold, canonical(gold, markup)).encode(ENCODINGS.get(markup, "utf8"))


def pages() -> Iterator[tuple[str, bytes]]:
    """(file name, HTML) of every annotated page in every markup."""
    for gold in read():
        for markup in MARKUPS[gold.site]:
            yield f"{gold.stem}.{markup}.html", render(gold, markup)


def main() -> None:
    """Write all pages."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.unseen.markups", description="Write the annotated pages in unseen markup."
    )
    parser.add_argument("outdir", type=pathlib.Path, metavar="OUTDIR")
    outdir: pathlib.Path = parser.parse_args().outdir
    outdir.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, page in pages():
        (outdir / name).write_bytes(page)
        written += 1
    print(f"{written} pages in {outdir}")


if __name__ == "__main__":
    main()
