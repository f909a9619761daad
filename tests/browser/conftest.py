"""The fixture `browser`; other folders' conftest.py import it the same way."""

from __future__ import annotations

from tests.browser.chromium import browser

__all__ = ["browser"]
