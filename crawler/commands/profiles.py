"""How a command takes a profile: all of its faults at once, and exit status 2."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from crawler.commands import refuse
from crawler.log import printable
from crawler.profile.page import ProfiledPage, page_class
from crawler.profile.profile import Profile
from crawler.profile.profile_toml import ProfileError, read_profile_file
from crawler.sites import every_style

LAYOUT = "forum_page"
"""The style that reads pages by their layout alone, which a profile asks for with `layout = true`."""


def take_profile_option(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Make `--profile` name a site's profile.

    Scrapy's own option of that name writes Python's timings to the file: whoever means a site's profile would lose it.
    """
    parser.add_argument("--profile", dest="site_profile", metavar="FILE", help=meaning)
    parser.set_defaults(profile=None)


def named_profile(command: str, path: str, style: str | None = None) -> Profile:
    """Read the profile that a command was given, or refuse with a line for each of its faults.

    Args:
        command: what was typed.
        path: the profile's file.
        style: the site style that was named beside it.
    """
    if not path.strip() or "\0" in path:
        refuse(f"{command}: name the profile's file (PROFILE=my-site.toml)")
    try:
        profile = read_profile_file(Path(path), list(every_style()))
    except ProfileError as error:
        for fault in error.faults:
            print(printable(fault), file=sys.stderr)
        sys.exit(2)
    if style not in (None, profile.style):
        own = f"the style {profile.style}" if profile.style else "no style"
        refuse(f"{command}: {path} has {own}, not {style}")
    if _leaves_askers_unknown(profile):
        print(
            printable(
                f"{path}: select.asker is missing: where pages name who asks, their own later posts would count as "
                "answers and keep the name"
            ),
            file=sys.stderr,
        )
    return profile


def _leaves_askers_unknown(profile: Profile) -> bool:
    """Whether pages tell who answers, and nothing tells who asks."""
    answer, is_read = profile.select.answer, profile.style is not None or profile.layout
    return not is_read and profile.select.asker is None and answer is not None and answer.author is not None


def profiled_page(profile: Profile) -> type[ProfiledPage]:
    """The page object of a profile."""
    known = every_style()
    base = known[profile.style] if profile.style is not None else None
    return page_class(profile, base, known[LAYOUT] if profile.layout else None)
