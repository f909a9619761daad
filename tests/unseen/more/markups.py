"""The second set's markups by name, and which of them are not written in UTF-8."""

from . import (
    panel_annotated,
    panel_authors,
    panel_hard,
    panel_headlines,
    panel_legacy,
    panel_noisy,
    panel_tables,
    reply_annotated,
    reply_hard,
    reply_headings,
    reply_legacy,
    reply_lines,
    reply_noisy,
    reply_tables,
    reply_teasers,
)

PANELS = (
    panel_legacy.PANEL,
    panel_tables.PANEL,
    panel_headlines.PANEL,
    panel_authors.PANEL,
    panel_annotated.PANEL,
    panel_noisy.PANEL,
    panel_hard.PANEL,
)
REPLIES = (
    reply_legacy.REPLY,
    reply_tables.REPLY,
    reply_headings.REPLY,
    reply_lines.REPLY,
    reply_teasers.REPLY,
    reply_annotated.REPLY,
    reply_noisy.REPLY,
    reply_hard.REPLY,
)
ENCODINGS = {"windows1252": "cp1252"}
"""Markups whose bytes are not UTF-8."""
