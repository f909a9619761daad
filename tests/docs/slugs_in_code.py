"""The slugs that the code writes into records and rejects, found in its syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_SLUG = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
_TELL_A_REASON = {
    *("SetAside", "Reject", "Settlement", "settled", "Ending", "Damage", "NewRequest", "_leave"),
    *("UnreadablePageError", "UndecodableBodyError", "_NoPageError"),
}
"""What is called with a reason."""
_REASONS = {"reason", "_REFUSED", "_TRANSPORT"}
"""What reasons are assigned to."""
_CUT_WHOLE = {"_NOT_THE_PAGES_OWN"}
"""What the names of rules for whole texts are assigned to."""


def warnings_in_code() -> dict[str, str]:
    """Every warning that a record may bear, with the file that finds it."""
    found: dict[str, str] = {}
    for path, tree in _modules("normalize"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and _names(node) == {"signs"} and isinstance(node.value, ast.Dict):
                found |= {slug: path for key in node.value.keys if key for slug in _slugs(key, {})}
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "warnings.add":
                found |= dict.fromkeys(_slugs(node.args[0], {}), path)
    return found


def rejects_in_normalize() -> set[str]:
    """Every reason for which normalize rejects a record."""
    (tree,) = (tree for path, tree in _modules("normalize") if path == "normalize/quality/rejects.py")
    returned = (node.value for node in ast.walk(tree) if isinstance(node, ast.Return))
    return {slug for value in returned if isinstance(value, ast.Tuple) for slug in _slugs(value.elts[0], {})}


def rules_of_whole_texts_in_code() -> set[str]:
    """Every name under which a text is cut whole."""
    (tree,) = (tree for path, tree in _modules("normalize") if path == "normalize/clean.py")
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "_whole":
            found.update(_slugs(node.args[0], {}))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and _names(node) & _CUT_WHOLE:
            found.update(slug for value in node.value.values for slug in _slugs(value, {}))
    return found


def reasons_in_crawler() -> set[str]:
    """Every reason for which a crawl or a replay sets a page aside, but those that are made of an HTTP status."""
    modules = [(path, tree) for path, tree in _modules("crawler") if not path.startswith("crawler/demo/")]
    constants = {name: value for _, tree in modules for name, value in _constants(tree)}
    found: set[str] = set()
    for _, tree in modules:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _TELL_A_REASON:
                named = [keyword.value for keyword in node.keywords if keyword.arg in ("reason", "refused")]
                for told in (*node.args, *named):
                    found.update(_slugs(told, constants))
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _names(node) & _REASONS:
                found.update(_slugs(node.value, constants))
    return found


@cache
def _modules(package: str) -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted((PROJECT / package).rglob("*.py"))
    return tuple((path.relative_to(PROJECT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def _names(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {ast.unparse(target) for target in targets}


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The strings that have a name in a module."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                for name, value in pairs:
                    if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield name.id, value.value


def _slugs(told: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    """The slugs in an expression that is no call of its own."""
    values = ast.walk(told) if not isinstance(told, ast.Call | ast.JoinedStr) else ()
    for node in values:
        value = node.value if isinstance(node, ast.Constant) else constants.get(getattr(node, "id", ""))
        if isinstance(value, str) and _SLUG.fullmatch(value):
            yield value
