"""The README's pictures, taken of the real thing: `python -m tests.browser.screenshots OUTPUT`.

OUTPUT holds the demo's corpora (`make corpus`) and their report. The pictures go to docs/images, in 64 colours, so that
they stay small.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from normalize.corpus_reader import read_corpus
from tests.browser.chromium import find_chromium, launch, watched

PROJECT = Path(__file__).parents[2]
_IMAGES = PROJECT / "docs" / "images"
_WIDE, _HIGH = 1200, 780
_COLOURS = 64


def main(output: Path) -> None:
    """Take all pictures."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium found: install it, or name it with CHROMIUM=/path/to/it")
    subprocess.run([sys.executable, "-m", "normalize", "report", "--output", str(output)], cwd=PROJECT, check=True)
    _IMAGES.mkdir(exist_ok=True)
    size = {"width": _WIDE, "height": _HIGH}
    with sync_playwright() as playwright, _explorer(output) as address:
        browser = launch(playwright, chromium)
        with watched(browser, viewport=size) as (page, _):
            page.goto((output / "report.html").as_uri())
            _save(page.screenshot(), "report.png")
            page.goto(address)  # which has the key in it
            page.goto(f"{address.partition('?')[0]}question/{_teased_question(output)}")
            _save(page.screenshot(), "question.png")
        browser.close()


def _teased_question(output: Path) -> str:
    """The first question with an answer, text and related questions of the corpus."""
    return next(
        question.id
        for question in read_corpus(output, site="doctor_reply")
        if question.text and question.answers and any(link.question_id for link in question.related)
    )


@contextmanager
def _explorer(output: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "normalize", "explore", "--output", str(output)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield next(word for line in process.stdout for word in line.split() if word.startswith("http://"))
        finally:
            process.terminate()


def _save(png: bytes, name: str) -> None:
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLOURS)
    picture.save(_IMAGES / name, optimize=True)
    print(f"{_IMAGES / name}  ({(_IMAGES / name).stat().st_size:,} bytes)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output"))
