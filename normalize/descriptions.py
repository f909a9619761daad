"""The files that tell others what the corpora are: `README.md`, the dataset card, and `croissant.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.croissant import CROISSANT, croissant
from normalize.dataset_card import CARD, dataset_card
from normalize.manifest import written_file
from normalize.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from normalize.holdings import Holdings
    from normalize.manifest import Manifest


def descriptions(manifest: Manifest, holdings: Holdings) -> dict[str, bytes]:
    """Give the bytes of each file by its name; whether the manifest names them already makes no difference."""
    return {CARD: dataset_card(manifest, holdings).encode(), CROISSANT: croissant(manifest, holdings)}


def write_descriptions(output: Path, manifest: Manifest, holdings: Holdings) -> None:
    """Write them beside the corpora, and take them into the manifest's files.

    Args:
        output: the output directory.
        manifest: of the run, with all its other files.
        holdings: what the records tell.

    Raises:
        OSError: a file can't be written.
    """
    for name, content in descriptions(manifest, holdings).items():
        with whole_file(output / name) as file:
            file.write(content)
        manifest.files.append(written_file(output, output / name, file))
    manifest.files.sort(key=lambda file: file.path)
