"""The sections together, and the page that they are printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from normalize.report.sections.answers import Answers, answers
from normalize.report.sections.artefacts import Artefacts, artefacts
from normalize.report.sections.attention import Finding, attention
from normalize.report.sections.coverage import Coverage, coverage
from normalize.report.sections.cuts import Cuts, cuts
from normalize.report.sections.dates import Dates, dates
from normalize.report.sections.drift import Drift, drift
from normalize.report.sections.duplicates import Duplicates, duplicates
from normalize.report.sections.flow import Flow, flow
from normalize.report.sections.privacy import Hidden, privacy
from normalize.report.sections.specialties import Specialties, specialties
from normalize.report.sections.splits import Splits, splits
from normalize.report.sections.teasers import Teasers, teasers
from normalize.report.sections.warnings import Warnings, warnings
from normalize.report.shown import Change, Mean, Record, Share
from normalize.report.visible import plain, visible
from normalize.unseen import web_address

if TYPE_CHECKING:
    from normalize.manifest import Manifest
    from normalize.report.sources import Sources


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page says."""

    manifest: Manifest
    sites: tuple[str, ...]
    attention: tuple[Finding, ...]
    flow: Flow
    answers: Answers
    dates: Dates
    specialties: Specialties
    coverage: Coverage
    cuts: Cuts
    artefacts: Artefacts
    duplicates: Duplicates
    teasers: Teasers
    splits: Splits
    privacy: Hidden
    warnings: Warnings
    drift: Drift


def compute(sources: Sources) -> Report:
    """Compute all sections."""
    return Report(
        manifest=sources.manifest,
        sites=tuple(sources.sites),
        attention=attention(sources),
        flow=flow(sources),
        answers=answers(sources),
        dates=dates(sources),
        specialties=specialties(sources),
        coverage=coverage(sources),
        cuts=cuts(sources),
        artefacts=artefacts(sources),
        duplicates=duplicates(sources),
        teasers=teasers(sources),
        splits=splits(sources),
        privacy=privacy(sources),
        warnings=warnings(sources),
        drift=drift(sources),
    )


def page(report: Report) -> str:
    """Print the report: the same report gives the same page."""
    environment = Environment(
        loader=PackageLoader("normalize.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    environment.filters.update(attribute=plain, address=web_address, picture=Markup)
    environment.tests.update(number=_is_number, record=lambda cell: isinstance(cell, Record))
    return environment.get_template("report.html.j2").render(report=report, manifest=report.manifest)


def _printed(value: object) -> object:
    """Print a value: numbers in groups of three, texts with every hidden character made visible."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "–" if value is None else str(value)
    return f"{value:,}" if isinstance(value, int) else visible(value)


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | Share | Change | Mean)
