"""What the demo sites say: different questions, all variants, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from crawler.demo import MAX_PAGES, DemoSite, build_sites
from crawler.demo.truth import FORUM_GENERATIONS, GENERATIONS, TrueQuestion


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = text.lower().split()
    return frozenset(zip(*(words[start:] for start in range(5)), strict=False))


def likeness(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    return len(left & right) / len(left | right)


@pytest.mark.parametrize("edition", [0, 3])
def test_two_builds_are_equal(edition: int) -> None:
    assert build_sites(edition=edition) == build_sites(edition=edition)


def test_another_seed_gives_other_pages(sites: list[DemoSite]) -> None:
    other = build_sites(12, seed=7)
    assert all(mine.truth[0].text != theirs.truth[0].text for mine, theirs in zip(sites, other, strict=True))


@pytest.mark.parametrize("pages", [11, MAX_PAGES + 1])
def test_number_of_pages_has_limits(pages: int) -> None:
    with pytest.raises(ValueError, match="demo site"):
        build_sites(pages)


def test_at_least_sixty_questions_each_about_something_else(first: list[DemoSite]) -> None:
    for site in first:
        assert len({question.name for question in site.truth}) >= 60
        assert len({question.url for question in site.truth}) == len(site.truth)


def test_no_two_questions_are_alike(sites: list[DemoSite]) -> None:
    for site in sites:
        texts = [shingles(question.text) for question in site.truth]
        assert max(likeness(left, right) for left, right in combinations(texts, 2)) < 0.5


def test_questions_stay_apart_when_there_are_many() -> None:
    for site in build_sites(1500):
        of_title: dict[str, list[frozenset[tuple[str, ...]]]] = {}
        for question in site.truth:
            of_title.setdefault(question.name, []).append(shingles(question.text))
        assert max(likeness(*pair) for texts in of_title.values() for pair in combinations(texts, 2)) < 0.5
        sample = [shingles(question.text) for question in site.truth[::7]]
        assert max(likeness(left, right) for left, right in combinations(sample, 2)) < 0.5
        assert len({question.url for question in site.truth}) == 1500


def test_every_generation_has_its_share(sites: list[DemoSite]) -> None:
    for site in sites:
        counts = Counter(question.generation for question in site.truth)
        generations = FORUM_GENERATIONS if site.style == "qa_page" else GENERATIONS
        assert set(counts) == set(generations)
        assert min(counts.values()) >= len(site.truth) // (len(generations) + 1)


def test_the_panel_shows_every_variant(panel: DemoSite) -> None:
    truth = panel.truth
    answers = [answer for question in truth for answer in question.answers]
    doctors = [answer.author for answer in answers if answer.author]
    assert {0, 1, 12} <= {len(question.answers) for question in truth}
    assert any(question.answer_count is None for question in truth)
    assert any(question.answer_count_mismatch for question in truth)
    assert any(answer.author is None for answer in answers)
    assert any(answer.name is None for answer in answers)
    assert any(doctor.name is None and doctor.rating_value is not None for doctor in doctors)
    assert any(doctor.name is not None and doctor.rating_value is None for doctor in doctors)
    assert {1, 1204} <= {doctor.review_count for doctor in doctors}
    assert {None, 0} < {answer.upvote_count for answer in answers}
    assert any("\n- " in question.text for question in truth)
    for generation in GENERATIONS:
        assert any(question.answers for question in truth if question.generation == generation)


def test_the_reply_site_shows_every_variant(reply: DemoSite) -> None:
    truth = reply.truth
    askers = [question.author for question in truth]
    assert {0, 1, 2, 3} <= {len(question.answers) for question in truth}
    assert any(question.headline is None for question in truth)
    assert any(question.site_text is None for question in truth)
    assert any(not question.related for question in truth)
    assert any(not question.keywords for question in truth)
    assert any(question.date_created is None for question in truth)
    assert any(answer.date_created is None for question in truth for answer in question.answers)
    assert None in askers
    for part in ("name", "age_min", "sex"):
        assert any(asker is not None and getattr(asker, part) is None for asker in askers)
    assert any(asker is not None and (asker.age_min, asker.age_max) == (0, 9) for asker in askers)


def texts(questions: tuple[TrueQuestion, ...]) -> list[str]:
    return [text for question in questions for text in (question.text, *(answer.text for answer in question.answers))]


@pytest.mark.parametrize(
    "phrase",
    [
        "5½ mg",
        "10³/µL",
        "More Info",
        "Similar Q&A",
        "4 out of 5 stars",
        " reply ",
        "{{",
        "}}`",
        "#healing",
        "detailled",
    ],
)
def test_what_must_be_kept_occurs(sites: list[DemoSite], phrase: str) -> None:
    assert any(phrase in text for site in sites for text in texts(site.truth))


def test_texts_read_as_a_corpus_should(sites: list[DemoSite]) -> None:
    for site in sites:
        for text in texts(site.truth):
            assert text == text.strip()
            assert "  " not in text
            assert "\n\n\n" not in text
            assert "\N{NO-BREAK SPACE}" not in text
            if site.style == "doctor_reply":
                assert "\n" not in text.replace("\n\n", "")
