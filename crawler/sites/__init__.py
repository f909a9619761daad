"""The site styles, one file each; a new file in this folder is found without being registered anywhere."""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.reading.question_page import QuestionPage


@cache
def styles() -> dict[str, type[QuestionPage]]:
    """The page objects of the styles that pages are tried for, by the style's name, in alphabetical order."""
    return {style: page_class for style, page_class in every_style().items() if page_class.in_auto}


@cache
def every_style() -> dict[str, type[QuestionPage]]:
    """Every style's page object, of those too that have to be asked for by name."""
    found: dict[str, type[QuestionPage]] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        for _, member in inspect.getmembers(import_module(f"{__name__}.{module.name}"), inspect.isclass):
            if issubclass(member, QuestionPage) and "style" in vars(member):
                found[member.style] = member
    return found
