"""Summaries on standard output: plain text, and with some weight where a person looks at it on a terminal."""

from __future__ import annotations


def show(summary: str) -> None:
    """Print a summary whose first line is the verdict and whose most indented lines are details.

    Elsewhere than on a terminal it stays as it is. The environment's NO_COLOR and FORCE_COLOR are obeyed.
    """
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    if not console.is_terminal:
        print(summary)
        return
    from rich.text import Text

    first, *rest = summary.split("\n")
    console.print(Text(first, style="bold"))
    for line in rest:
        console.print(Text(line, style="dim" if line.startswith("    ") else ""))
