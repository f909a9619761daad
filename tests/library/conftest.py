"""A folder with saved pages and a corpus made of them, as a user makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.pages import write_pages
from tests.servers.commands import warm


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `saved/` and `mine/`."""
    folder = tmp_path_factory.mktemp("library")
    write_pages(folder / "saved")
    for command in (
        ("scrapy", "replay", str(folder / "saved"), "-s", f"OUTPUT={folder / 'mine'}"),
        ("normalize", "--output", str(folder / "mine")),
    ):
        done = warm().run(*command)
        assert done.status == 0, done.err or done.out
    return folder
