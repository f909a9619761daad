"""What stands at the end of a command's --help: examples, and its exit statuses."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyHelpFormatter


class _AsWritten(ScrapyHelpFormatter):
    """Scrapy's own, but what has lines of its own keeps them."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


def show_examples(parser: argparse.ArgumentParser, examples: str) -> None:
    """Have a command's --help end with these lines."""
    parser.epilog = examples
    parser.formatter_class = _AsWritten
