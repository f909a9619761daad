"""Text rules for what a template engine or a script left in a page. What is doubtful stays, and can be asked for.

    candidates ── evidence ──► cut, naming it        candidates that read like bindings, without evidence ──► doubtful

Removing every pair of double braces damages pages about templates, Ansible or LaTeX. So each cut has evidence that is
not in the braces alone, and `Edit.evidence` names it:

    cloak      the page's markup keeps the binding from sight, or hands it to a template engine
    twin       the value that it stands for is printed beside it
    operator   its expression has a ternary, a comparison, a logic operator or a constructor
    count      it is a vote count that has its line to itself
    repeated   pages all over the site have it at the same place, or its whole line
    tag        `<% … %>`, which no prose has
    alone      what a script prints for a value that it does not have, with nothing else on the line

Code is left alone whatever the evidence; texts about templates are, unless the markup itself tells.
"""

from normalize.text.artefacts.candidates import Candidate, Line, candidate_lines
from normalize.text.artefacts.doubtful import doubtful_bindings
from normalize.text.artefacts.rules import (
    ARTEFACT_RULES,
    artefact_rules,
    bindings,
    block_tags,
    erb_tags,
    script_debris,
    square_bindings,
    template_literals,
)
from normalize.text.artefacts.told import NOTHING_TOLD, Told, squeezed
from normalize.text.artefacts.whole_lines import template_lines

__all__ = [
    "ARTEFACT_RULES",
    "NOTHING_TOLD",
    "Candidate",
    "Line",
    "Told",
    "artefact_rules",
    "bindings",
    "block_tags",
    "candidate_lines",
    "doubtful_bindings",
    "erb_tags",
    "script_debris",
    "square_bindings",
    "squeezed",
    "template_lines",
    "template_literals",
]
