"""The proof of the manifest: its counts against those found, its checksums against the files."""

from __future__ import annotations

import os
import stat
from collections import Counter
from hashlib import file_digest
from typing import TYPE_CHECKING

import msgspec

from normalize.accounts import sorted_counts
from normalize.corpus import schema_json
from normalize.descriptions import descriptions
from normalize.manifest import Counts, manifest_json
from normalize.protect.key import FILE
from normalize.quarantine import read_rows
from normalize.records import SCHEMA_VERSION
from normalize.set_aside import STAGE, UNKNOWN, own_rows, rejects_by_stage, split_rows, stage_of
from normalize.settings import Privacy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from normalize.accounts import Accounts
    from normalize.derive import Derived
    from normalize.graph.leak import Leak
    from normalize.manifest import Manifest, WrittenFile
    from normalize.proof.corpora import Census
    from normalize.proof.failures import Failures


def prove_manifest(
    output: Path, manifest: Manifest, census: Census, derived: Derived, leak: Leak, failures: Failures
) -> None:
    """Compare the manifest with what the proof found itself."""
    if (output / "manifest.json").read_bytes() != manifest_json(manifest):
        failures.add("manifest.json", "not as it was written: keys, their order or white space differ")
    _prove_counts(output, manifest, census, derived.accounts, failures)
    groups = Counter(census.groups.values())
    graph: dict[str, object] = {
        "edges": derived.graph.edge_counts,
        "links": derived.graph.link_counts,
        "splits": sorted_counts(census.split_counts),
        "groups": len(groups),
        "borrowed_names": len(derived.graph.borrowed),
        "largest_group": max(groups.values(), default=0),
        "leak": leak,
    }
    _compare(manifest, graph, failures)
    _prove_files(output, manifest, census, failures)


def _prove_counts(output: Path, manifest: Manifest, census: Census, accounts: Accounts, failures: Failures) -> None:
    sites = {site: accounts.sites.get(site, Counts()) for site in sorted(accounts.sites.keys() | census.sites.keys())}
    rejected = {reason: count for (stage, reason), count in rejects_by_stage(output).items() if stage == STAGE}
    found: dict[str, object] = {
        "schema": SCHEMA_VERSION,
        "extractors": sorted(census.extractors),
        "total": accounts.total(),
        "sites": sites,
        "rejected": rejected,
        "cuts": sorted_counts(census.cuts),
        "warnings": sorted_counts(census.warnings),
    }
    _compare(manifest, found, failures)
    for site, counts in census.sites.items():
        if (counts.kept, counts.answers) != (sites[site].kept, sites[site].answers):
            told = f"{counts.kept} records with {counts.answers} answers"
            failures.add(
                f"{site}.jsonl", f"{told}, of which raw records prove {sites[site].kept}, {sites[site].answers}"
            )
    for place, books in (("total", manifest.total), *manifest.sites.items()):
        if books.lost:
            failures.add("manifest.json", f"{place}: read is not kept + merged + rejected + quarantined: {books}")
    if sum(rejected.values()) != manifest.total.rejected:
        failures.add("rejects", f"{sum(rejected.values())} rows, but {manifest.total.rejected} records rejected")
    if manifest.privacy not in list(Privacy):
        failures.add("manifest.json", f"privacy: {manifest.privacy!r}")
    if manifest.privacy != Privacy.KEEP and census.names:
        failures.add("manifest.json", f"privacy: {census.names} record(s) with an asker's name")


def _compare(manifest: Manifest, found: Mapping[str, object], failures: Failures) -> None:
    for key, value in found.items():
        if getattr(manifest, key) != value:
            failures.add("manifest.json", f"{key}: says {_short(getattr(manifest, key))}, found {_short(value)}")


def _prove_files(output: Path, manifest: Manifest, census: Census, failures: Failures) -> None:
    for file in manifest.files:
        _prove_file(output, file, failures)
    for rows in manifest.shared:
        if own_rows(output / rows.path, split_rows(output / rows.path)[0], output) != rows:
            failures.add(rows.path, "not the rows that the manifest names (number, SHA-256)")
    named = {file.path for file in manifest.files} | {rows.path for rows in manifest.shared}
    _prove_quarantine(output, named, failures)
    for path in sorted((*output.glob("*.jsonl"), *output.glob("ledger/*.jsonl"), *output.glob("graph/*.jsonl"))):
        if (name := path.relative_to(output).as_posix()) not in named:
            failures.add(name, "not in the manifest")
    for path in sorted((*output.glob("rejects/*.jsonl"), *output.glob("quarantine/index.jsonl"))):
        own, others = split_rows(path)
        name = path.relative_to(output).as_posix()
        if own and name not in named:
            failures.add(name, "rows that are not in the manifest")
        if any(stage_of(line) == UNKNOWN for line in others):
            failures.add(name, "a line that no stage wrote")
    made = {"corpus.schema.json": schema_json(), **descriptions(manifest, census.holdings)}
    for name, content in made.items():
        if name not in named:
            failures.add("manifest.json", f"{name} is not among the files")
        elif (output / name).exists() and (output / name).read_bytes() != content:
            failures.add(name, "not what these records need")


def _prove_quarantine(output: Path, named: set[str], failures: Failures) -> None:
    """See that every file of quarantine has a row, and that nobody else can read the key of the pseudonyms."""
    index = output / "quarantine" / "index.jsonl"
    rows = read_rows(index.read_bytes().splitlines() if index.exists() else ())
    explained = named | {f"quarantine/{row.copy_name}" for row in rows}
    for path in sorted(output.glob("quarantine/*")):
        if path != index and (name := path.relative_to(output).as_posix()) not in explained:
            failures.add(name, "of no row of quarantine/index.jsonl")
    key = output / FILE
    if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        failures.add(key.name, "readable for others than its owner: whoever has it can tell whose a pseudonym is")


def _prove_file(output: Path, file: WrittenFile, failures: Failures) -> None:
    if (output / file.path).is_symlink():
        failures.add(file.path, "a link, not a file")
    try:
        with (output / file.path).open("rb") as opened:
            status = os.fstat(opened.fileno())
            same = status.st_size == file.bytes and file_digest(opened, "sha256").hexdigest() == file.sha256
    except FileNotFoundError:
        failures.add(file.path, "missing")
        return
    if not same:
        failures.add(file.path, "not the bytes that the manifest names (size, SHA-256)")
    if file.path.startswith(("ledger/", "quarantine/")) and stat.S_IMODE(status.st_mode) & 0o077:
        failures.add(file.path, "readable for others than its owner: it is as private as the raw pages")


def _short(value: object) -> str:
    return msgspec.json.encode(value).decode()[:300]
