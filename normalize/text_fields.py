"""The names under which the ledger keeps the cuts of a record's texts, raw and clean side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crawler.records import RawQuestion
    from normalize.records import Question
    from normalize.text.ledger import Cut


def raw_texts(page: RawQuestion) -> Iterator[tuple[str, str]]:
    """Name every text of a raw question that the page shows; entries count from 1 in the page's order.

    >>> from crawler.records import RawAnswer, RawQuestion
    >>> answers = [RawAnswer(text="Rest."), RawAnswer(text="Ice.", headline="Numb")]
    >>> list(raw_texts(RawQuestion(site="doctor_panel", title="Numb?", question=None, answers=answers)))
    [('name', 'Numb?'), ('answers/1/text', 'Rest.'), ('answers/2/name', 'Numb'), ('answers/2/text', 'Ice.')]
    """
    yield from ((field, text) for field, text in _all_texts(page) if text)


def _all_texts(page: RawQuestion) -> Iterator[tuple[str, str | None]]:
    yield "name", page.title
    yield "headline", page.editorial_title
    yield "text", page.question
    for at, answer in enumerate(page.answers, 1):
        yield f"answers/{at}/name", answer.headline
        yield f"answers/{at}/text", answer.text
    yield "site_text", page.more_info
    for at, teaser in enumerate(page.teasers, 1):
        yield f"related/{at}/name", teaser.title
        yield f"related/{at}/question", teaser.question
        yield f"related/{at}/answer", teaser.answer
    for at, tag in enumerate(page.tags, 1):
        yield f"keywords/{at}/name", tag.name
    yield "disclaimer", page.disclaimer


def clean_texts(page: RawQuestion, question: Question, cuts: Mapping[str, Sequence[Cut]]) -> dict[str, str]:
    """Give the texts of a clean question under the same names; what is not among them was cut whole."""
    texts = {"name": question.name, "headline": question.headline, "text": question.text}
    texts["site_text"] = question.site_text
    for answer in question.answers:
        texts[f"answers/{answer.position}/name"] = answer.name
        texts[f"answers/{answer.position}/text"] = answer.text
    lists = (
        ("related", [teaser.title for teaser in page.teasers], [link.name for link in question.related]),
        ("keywords", [tag.name for tag in page.tags], [keyword.name for keyword in question.keywords]),
    )
    for key, raw_names, clean_names in lists:
        names = iter(clean_names)
        for at, raw_name in enumerate(raw_names, 1):
            field = f"{key}/{at}/name"
            if len(raw_name) + sum(len(cut.now) - len(cut.was) for cut in cuts.get(field, ())):
                texts[field] = next(names, None)
    return {field: text for field, text in texts.items() if text}
