"""What two manifests say of how their corpora were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from normalize.comparison.differences import Value
from normalize.comparison.excerpts import visible
from normalize.manifest import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from normalize.comparison.differences import Differences
    from normalize.manifest import Manifest


def compare_manifests(differences: Differences, old: Path, new: Path) -> None:
    """Take into the differences what the manifests of two folders tell otherwise: settings, extractors, privacy, files.

    Raises:
        ValueError: what is there is no manifest.
        OSError: a file can't be read.
    """
    found = [_manifest(folder) for folder in (old, new)]
    differences.without_manifest = [
        visible(str(folder)) for folder, manifest in zip((old, new), found, strict=True) if manifest is None
    ]
    before, after = found
    if before is None or after is None:
        return
    said, says = _values(before), _values(after)
    differences.manifest = {
        name: Value(old=said.get(name), new=says.get(name))
        for name in dict.fromkeys((*said, *says))
        if said.get(name) != says.get(name)
    }
    sums, now = _other_files(before), _other_files(after)
    differences.files = sorted(path for path in sums.keys() | now.keys() if sums.get(path) != now.get(path))


def _manifest(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError) as error:
        raise ValueError(
            f"{folder / 'manifest.json'} is no manifest of this version: {error}; run `make normalize` there again"
        ) from None


def _values(manifest: Manifest) -> dict[str, str]:
    settings = {f"settings.{name}": _json(value) for name, value in manifest.settings.items()}
    return {
        "schema": manifest.schema,
        "extractors": ", ".join(manifest.extractors),
        "privacy": manifest.privacy,
        "key": manifest.key or "none",
    } | settings


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _other_files(manifest: Manifest) -> dict[str, str]:
    """Give the SHA-256 of what is no corpus, for those are compared record by record."""
    files = {file.path: file.sha256 for file in manifest.files if "/" in file.path or not file.path.endswith(".jsonl")}
    return files | {rows.path: rows.sha256 for rows in manifest.shared}
