"""The dataset card: `README.md` beside the corpora, for people and for Hugging Face datasets.

A reader of JSON lines guesses types from the first records, and what is null in all of them has none to guess. With
the card, `datasets.load_dataset(FOLDER)` reads all corpora and `load_dataset(FOLDER, SITE)` those of one site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.card_text import ALL, code, config_name, flow, size_category, table
from normalize.columns import columns_of, huggingface_features
from normalize.croissant import corpus_version
from normalize.records import Question
from normalize.settings import Settings, lasting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from normalize.holdings import Holding, Holdings
    from normalize.manifest import Manifest

CARD: Final = "README.md"
_SPLITS = ("train", "validation", "test")
_TAGS = ["medical", "health", "question-answering", "forum", "medqa-corpus", "croissant"]
_PRIVACY = {
    "pseudonymize": "Askers have pseudonyms instead of names; e-mails, phones, handles, addresses and numbers that "
    "tell who somebody is are placeholders. That is no anonymization: a rare condition, a place and a date may tell.",
    "keep": "**Askers' names stand as the pages print them.** Publish nothing of this without a reason that the law "
    "knows.",
}


def dataset_card(manifest: Manifest, holdings: Holdings) -> str:
    """Give the card of corpora.

    Args:
        manifest: of the run that made them; that it names the card itself or not makes no difference.
        holdings: what their records tell.
    """
    sites = dict(sorted(holdings.sites.items()))
    return "\n".join((*_front_matter(sites, holdings), *_text(manifest, sites, holdings))) + "\n"


def _front_matter(sites: Mapping[str, Holding], holdings: Holdings) -> Iterator[str]:
    yield "---"
    yield "pretty_name: " + flow("Questions and answers from medical Q&A sites")
    yield "language: " + flow(holdings.languages)
    yield "license: other"
    yield "license_name: rights-of-the-pages"
    yield "license_details: " + flow("Each page keeps the rights that it has: see 'Rights' below.")
    yield "task_categories: " + flow(["question-answering", "text-generation"])
    yield "annotations_creators: " + flow(["no-annotation"])
    yield "language_creators: " + flow(["found"])
    yield "source_datasets: " + flow(["original"])
    yield "size_categories: " + flow([size_category(holdings.records)])
    yield "tags: " + flow(_TAGS)
    yield "configs:"
    yield "- " + flow({"config_name": ALL, "data_files": [f"{site}.jsonl" for site in sites], "default": True})
    yield from ("- " + flow({"config_name": config_name(site), "data_files": f"{site}.jsonl"}) for site in sites)
    yield "dataset_info:"
    for name in (ALL, *map(config_name, sites)):
        yield f"- config_name: {flow(name)}"
        yield "  features:"
        yield from ("  - " + flow(column) for column in huggingface_features(columns_of(Question)))
    yield "---"
    yield ""


def _text(manifest: Manifest, sites: Mapping[str, Holding], holdings: Holdings) -> Iterator[str]:
    yield "# Questions and answers from medical Q&A sites"
    yield ""
    yield (
        f"{holdings.records:,} questions with {sum(holding.answers for holding in sites.values()):,} answers, one "
        "question a line with all its answers: every answer with its author, date and votes where the page shows them, "
        "and nothing that it does not. Made with medqa-corpus."
    )
    yield from _section("Counts", _counts(sites))
    yield from _section("How to load it", _loading(sites))
    yield from _section("Columns", _columns())
    yield from _section("Rights", _rights(sites))
    yield from _section("How it was made", _making(manifest))
    yield from _section("Known limits", _limits(manifest))
    yield from _section("How to cite it", _citation(manifest))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *lines)


def _counts(sites: Mapping[str, Holding]) -> Iterator[str]:
    yield from table(
        ("site", *_SPLITS, "questions", "answers", "languages", "asked"),
        (
            (
                code(site),
                *(f"{holding.splits[split]:,}" for split in _SPLITS),
                f"{holding.records:,}",
                f"{holding.answers:,}",
                ", ".join(sorted(language or "unknown" for language in holding.languages)),
                f"{holding.first_date} to {holding.last_date}" if holding.first_date else "unknown",
            )
            for site, holding in sites.items()
        ),
    )
    yield ""
    yield (
        "Questions that are copies, tease one another or share an answer are one `group`, and a group is whole in one "
        "`split`. The files are by site, so a split is chosen by its column."
    )


def _loading(sites: Mapping[str, Holding]) -> Iterator[str]:
    yield "```python"
    yield "from datasets import load_dataset"
    yield ""
    yield '# "train" is what datasets calls files that are not parted by split: this is everything'
    yield 'corpus = load_dataset("path/of/this/folder", split="train")'
    for site in list(sites)[:1]:
        yield f'one_site = load_dataset("path/of/this/folder", "{config_name(site)}", split="train")'
    yield 'training = corpus.filter(lambda question: question["split"] == "train")'
    yield "```"
    yield ""
    yield "`croissant.json` describes the same columns to whatever reads Croissant (https://mlcommons.org/croissant)."


def _columns() -> Iterator[str]:
    yield "Every key stands in every record; unknown is null, for lists an empty list. Schema: `corpus.schema.json`."
    yield ""
    yield from table(
        ("column", "type", "meaning"),
        (
            (
                code(column.name),
                f"list of {column.kind}" if column.is_list else column.kind,
                column.meaning.replace("|", "/"),
            )
            for column in columns_of(Question)
        ),
    )


def _rights(sites: Mapping[str, Holding]) -> Iterator[str]:
    yield (
        "The texts belong to those who wrote them or to the sites; no licence comes with them from here, and what the "
        "sites' terms allow is for you to find out. What a crawl found of opt-outs stands with its evidence in each "
        "record's `provenance.rights`. A record that was fetched for one purpose is not thereby free for another: "
        "`noted` is a reservation that did not mean the purpose of the crawl, and may mean yours."
    )
    yield ""
    yield from table(
        ("site", "fetched for", "no known rights", "signals (questions)"),
        (
            (
                code(site),
                ", ".join(f"{code(purpose)} {count:,}" for purpose, count in sorted(holding.purposes.items())) or "-",
                f"{holding.without_rights:,}",
                ", ".join(
                    f"{code(kind)} {code(verdict)} {count:,}"
                    for (kind, verdict), count in sorted(holding.signals.items())
                )
                or "none",
            )
            for site, holding in sites.items()
        ),
    )
    yield ""
    yield "Pages without known rights were read from files that no crawl of medqa-corpus has fetched."


def _making(manifest: Manifest) -> Iterator[str]:
    yield f"- Read by {', '.join(map(code, manifest.extractors)) or 'nothing'}; schema {code(manifest.schema)}."
    yield f"- {_PRIVACY.get(manifest.privacy, code(manifest.privacy))}"
    usual = {name: flow([value])[1:-1] for name, value in lasting(Settings()).items()}
    chosen = {name: flow([value])[1:-1] for name, value in manifest.settings.items()}
    changed = sorted(name for name, value in chosen.items() if value != usual.get(name))
    if not changed:
        yield "- All settings have their defaults."
    for name in changed:
        yield f"- Setting {code(name)}: {code(chosen[name])}, by default {code(usual.get(name, ''))}."
    total = manifest.total
    yield (
        f"- Of {total.read:,} raw records {total.kept:,} were kept, {total.merged:,} merged into others, "
        f"{total.rejected:,} rejected and {total.quarantined:,} quarantined."
    )
    yield f"- {sum(manifest.cuts.values()):,} cuts were made in their texts; each stands in the ledger."


def _limits(manifest: Manifest) -> Iterator[str]:
    leak = manifest.leak
    yield (
        f"- Between the splits: {leak.leaking:,} of {leak.records:,} questions share a run of "
        f"{manifest.settings.get('shingle_words')} words with another split, on average {leak.mean_share:.1%} of a "
        f"question's runs, at most {leak.largest_share:.1%}."
    )
    yield f"- Groups: {manifest.groups:,}; the largest has {manifest.largest_group:,} questions."
    if manifest.borrowed_names:
        yield (
            f"- {manifest.borrowed_names:,} questions are in a group that bears the id of none that hangs together "
            "with them: what was published once stays together."
        )
    yield "- Names in the middle of a sentence that nobody greets and no asker line tells may have stayed."
    yield "- Nobody has checked the answers. Some are old, some are wrong, and none is medical advice."
    if manifest.warnings:
        yield ""
        yield from table(
            ("warning", "questions"), ((code(slug), f"{count:,}") for slug, count in manifest.warnings.items())
        )


def _citation(manifest: Manifest) -> Iterator[str]:
    yield "```bibtex"
    yield "@misc{medqa-corpus,"
    yield "  title = {Questions and answers from medical {Q\\&A} sites},"
    yield "  author = {{the medqa-corpus contributors}},"
    yield f"  version = {{{corpus_version(manifest.files)}}}"
    yield "}"
    yield "```"
