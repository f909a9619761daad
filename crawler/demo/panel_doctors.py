"""The doctors of the panel site, and what its pages show of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from crawler.demo.panel import PanelDoctor
from crawler.demo.variety import slug
from crawler.demo.wording import people
from crawler.demo.wording.panel_topics import MOUTH, PROCEDURES, Procedure

SPECIALTIES = sorted({specialty for procedure in PROCEDURES for specialty in procedure.specialties})


def specialty_of(doctor: int) -> str:
    """The specialty of doctor `doctor`: each has the same number of doctors."""
    return SPECIALTIES[doctor % len(SPECIALTIES)]


def doctors_of(procedure: Procedure) -> list[int]:
    """The numbers of the doctors who answer questions about a procedure, 13 at least."""
    return [doctor for doctor in range(13 * len(SPECIALTIES)) if specialty_of(doctor) in procedure.specialties]


def panel_doctor(number: int, seed: int) -> PanelDoctor:
    """Doctor `number` of the site, shown in full."""
    rng = Random(f"{seed} panel doctor {number}")
    specialty = specialty_of(number)
    name = rng.choice(people.GIVEN) + rng.choice(people.MIDDLE) + " " + rng.choice(people.FAMILY)
    locality = rng.choice(people.LOCALITIES)
    name += rng.choice(people.GENERATIONAL)
    suffixes = rng.choice(people.DENTAL_SUFFIXES if specialty in MOUTH else people.SUFFIXES)
    return PanelDoctor(
        name=name,
        suffixes=suffixes,
        specialty=specialty,
        locality=locality,
        rating=rng.choice((5.0, 4.9, 4.8, 4.7, 4.5, 4.2, 3.9, 4.0)),
        reviews=rng.choice((1, 4, 12, 39, 58, 104, 173, 312, 1204, 2051)),
        profile_path=f"/find/{slug(locality)}/{slug(specialty)}/{slug(name)}-{number}",
    )


def shown_of(doctor: PanelDoctor, rng: Random) -> PanelDoctor | None:
    """The author block that a page shows: whole, in parts, or none."""
    chance = rng.random()
    if chance < 0.14:
        return None
    if chance < 0.24:
        return replace(doctor, name=None, suffixes=(), profile_path=None)
    if chance < 0.34:
        return replace(doctor, rating=None, reviews=None)
    if chance < 0.40:
        return replace(doctor, profile_path=None)
    return doctor
