"""Which articles tease which: partners tease each other, withdrawn pages are still teased, some pages tease nobody."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from random import Random

from crawler.demo.prose import as_text
from crawler.demo.reply import ReplyQuestion, Teaser, cut


def with_teasers(
    articles: Sequence[ReplyQuestion], withdrawn: Sequence[ReplyQuestion], seed: int
) -> list[ReplyQuestion]:
    """The articles, each with up to four teasers of others.

    Every article but each eleventh teases its partner (the one beside it in its department) and two more.
    """
    of_department: dict[str, list[int]] = {}
    for place, article in enumerate(articles):
        of_department.setdefault(article.department, []).append(place)
    out = []
    for place, article in enumerate(articles):
        rng = Random(f"{seed} teasers {article.number}")
        siblings = of_department[article.department]
        rank = siblings.index(place)
        partner = siblings[rank ^ 1] if rank ^ 1 < len(siblings) else (place + 1) % len(articles)
        others = [
            other for other in (siblings[(rank + 2) % len(siblings)], rng.randrange(len(articles))) if other != place
        ]
        chosen = list(dict.fromkeys(other for other in (partner, *others) if other != place))
        targets = [(articles[other], False) for other in chosen]
        if withdrawn and article.number % 16 == 7:
            targets.append((withdrawn[article.number // 16 % len(withdrawn)], True))
        if article.number % 11 == 8:
            targets = []
        out.append(
            replace(
                article,
                teasers=tuple(
                    _teaser(target, gone, turn + article.number)
                    for turn, (target, gone) in enumerate(targets)
                    if target.replies
                ),
            )
        )
    return out


def marked_withdrawn(article: ReplyQuestion, standing: Set[str]) -> ReplyQuestion:
    """The article, its teasers marked as withdrawn whose pages are not among those `standing`: it prints the same."""
    teasers = tuple(replace(teaser, withdrawn=teaser.path not in standing) for teaser in article.teasers)
    return replace(article, teasers=teasers)


def _teaser(target: ReplyQuestion, withdrawn: bool, turn: int) -> Teaser:
    first = target.replies[0]
    plain = turn % 3 or target.headline.startswith("Understanding ")
    return Teaser(
        title=target.headline if plain else f"Understanding {target.headline}",
        path=target.path,
        withdrawn=withdrawn,
        question=cut(_one_line(as_text(target.prose, soft_line_breaks=True))),
        doctor=first.doctor,
        department=first.department,
        answer=cut(_one_line(as_text(first.prose, soft_line_breaks=True))),
    )


def _one_line(text: str) -> str:
    """Plain text in one line: teasers keep neither paragraphs nor code marks."""
    return " ".join(text.replace("`", "").split())
