"""The outcome of a comparison: counts, and the first examples. As JSON it is what programs read."""

from __future__ import annotations

from msgspec import Struct, field


class Excerpt(Struct, frozen=True, kw_only=True):
    """A field of one record, before and after, both short and with invisible characters written out."""

    field: str
    old: str
    new: str


class Example(Struct, frozen=True, kw_only=True):
    """A record that is not the same."""

    id: str
    excerpts: list[Excerpt]


class Site(Struct, kw_only=True):
    """How many records of a site are where."""

    old: int = 0
    new: int = 0
    same: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0


class FieldCount(Struct, kw_only=True):
    """How often a field is not the same."""

    records: int = 0
    times: int = 0
    """More than the records where a record has the field several times, as in its answers."""


class Value(Struct, frozen=True, kw_only=True):
    """A line of the manifest that is not the same; null where it is not there."""

    old: str | None
    new: str | None


class Differences(Struct, kw_only=True):
    """What changed from one folder's corpora to another's."""

    old: str
    new: str
    sites: dict[str, Site] = field(default_factory=dict)
    fields: dict[str, FieldCount] = field(default_factory=dict)
    """By path, such as `answers[].text`."""
    moved: dict[str, int] = field(default_factory=dict)
    """Records that are in another split, by "train -> test"."""
    fetched_anew: int = 0
    """Changed records in which nothing but `provenance` is not the same."""
    regrouped: int = 0
    """Records whose group has another name."""
    warnings_added: dict[str, int] = field(default_factory=dict)
    """Records that have a warning now and had not, by warning."""
    warnings_removed: dict[str, int] = field(default_factory=dict)
    manifest: dict[str, Value] = field(default_factory=dict)
    """By what it says: `privacy`, `settings.near_duplicate`, `extractors` …"""
    without_manifest: list[str] = field(default_factory=list)
    """The folders that have none; then nothing is compared but records."""
    files: list[str] = field(default_factory=list)
    """What stands in the manifests beside corpora with other bytes, such as ledgers."""
    added: list[str] = field(default_factory=list)
    """The ids of the first records that are there only now."""
    removed: list[str] = field(default_factory=list)
    changed: list[Example] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Whether there is no difference at all."""
        all_same = all(not (site.added or site.removed or site.changed) for site in self.sites.values())
        return all_same and not self.manifest and not self.files

    def total(self) -> Site:
        """Give the counts of all sites together."""
        return Site(
            **{name: sum(getattr(site, name) for site in self.sites.values()) for name in Site.__struct_fields__}
        )
