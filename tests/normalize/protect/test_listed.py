"""The word lists kept beside the code are those of the library Faker, word for word."""

from __future__ import annotations

from normalize.protect.listed import first_names_of_library, listed_first_names, listed_prose, prose_of_library


def test_first_names_are_the_librarys() -> None:
    assert listed_first_names() == first_names_of_library()


def test_prose_is_the_librarys() -> None:
    assert listed_prose() == prose_of_library()
