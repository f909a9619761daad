"""What a page's markup and its site tell of the bindings in one text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_QUOTED = re.compile(r"'[^'\n]{0,200}+'|\"[^\"\n]{0,200}+\"")
_DIGITS = re.compile(r"\d++")

Repeated = tuple[str, str]
"""The shape of a binding, and its place on its line; or a line's shape, and "whole"."""


@dataclass(frozen=True, slots=True)
class Told:
    """Evidence from outside a text."""

    unrendered: Mapping[str, str] = field(default_factory=dict)
    """By binding without its white space: `cloak` or `twin`."""
    repeated: frozenset[Repeated] = frozenset()
    """What pages all over the site have in texts of this kind."""


NOTHING_TOLD = Told()


def squeezed(binding: str) -> str:
    """A binding without its white space: engines read it the same, and text rules may have folded it.

    >>> squeezed("{{ votes |  number }}")
    '{{votes|number}}'
    """
    return "".join(binding.split())


def shape(binding: str) -> str:
    """What stays the same of a binding from page to page: numbers and quoted words may differ.

    >>> shape("{{ errors[1793].message || 'none' }}")
    "{{errors[0].message||''}}"
    """
    return squeezed(_DIGITS.sub("0", _QUOTED.sub("''", binding)))
