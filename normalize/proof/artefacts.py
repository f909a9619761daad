"""What must stand in no text of a corpus: debris of templates, text of other pages.

These patterns are the proof's own and not the text rules', so that a rule that fails is found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec
from ftfy import fix_encoding

from normalize.text.regions import code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crawler.records import RawQuestion
    from normalize.records import Question

_VOTE_BINDING = re.compile(r"\{\{[^{}\n]{0,200}(?:vote|like|count)[^{}\n]{0,400}\}\}", re.IGNORECASE)
_OPERATOR = re.compile(r"[<>=!]=|&&|\|\||\?[^:\n]{1,200}:")
_SIMPLE = re.compile(r"(?<!\{)\{\{[^{}]{1,300}+\}\}(?!\})")
_OPENING = re.compile(r"\{[{%#]|<%|[$#]\{|\[\[")
_DEBRIS = re.compile(r"\[object [A-Z][a-z]{1,20}\]|NaN ?%?|undefined|null")
_ABOUT = re.compile(
    r"\{[%#]|%\}|\bng-|\bv-(?:if|for|bind)|angular ?(?:js|\d)|\bvue|jinja|handlebars|ansible|playbook|django|nunjucks"
    r"|home assistant|java ?script|typescript|shell script|yaml|html|rails|\be(?:rb|js)\b|\bjsp\b|lodash|webpack|latex"
    r"|curly|template|interpolation|\b(?:angular|liquid|mustache|twig) (?:syntax|engine|literal|variable|expression"
    r"|binding|tag|language|file|component|helper|filter|app)",
    re.IGNORECASE,
)
"""In a text with one of these what looks like a binding may be its author's; wider than what the rules stop at."""
_QUOTED = re.compile(r"'[^']*+'|\"[^\"]*+\"")
_PROSE = re.compile(r"[^\W\d_]\s+[^\W\d_]|\\|//")
_SITE_LINE = re.compile(r"\[Read More\].{0,300}|Share to:|You might also like(?:\.\.\.|…)?")
_NOTICE = "These answers are for educational purposes"
_DISCLAIMER = "should not be relied upon as a substitute"
_SHORTEST_TEASER = 60
"""A teaser's text is looked for if it has more characters than this; shorter ones may be anybody's words."""


def texts_of(question: Question) -> Iterator[tuple[str, str]]:
    """Name every text of a record."""
    for name, text in (
        ("name", question.name),
        ("headline", question.headline),
        ("text", question.text),
        ("site_text", question.site_text),
    ):
        if text is not None:
            yield name, text
    for answer in question.answers:
        yield f"answers/{answer.position}/text", answer.text
        if answer.name is not None:
            yield f"answers/{answer.position}/name", answer.name
    for at, link in enumerate(question.related, 1):
        yield f"related/{at}/name", link.name
    for at, keyword in enumerate(question.keywords, 1):
        yield f"keywords/{at}/name", keyword.name


def find_artefact(text: str, *, is_title: bool = False) -> str | None:
    """Find the first line of debris: an unrendered vote count, a script's "undefined", a site's own line, its
    disclaimer at the end.

    Whole lines only, and outside code: within a sentence such words are somebody's. So are bindings in a text about
    templates, and a text of a single word. A title may say "[Read More]": a site's own lines stand among others.

    >>> find_artefact("Rest.\\n{{ votes >= 0 ? '+' + votes : votes }}")
    "{{ votes >= 0 ? '+' + votes : votes }}"
    >>> find_artefact("Write {{ name }} in the letter, then press [Read More].")
    """
    if not text or text.isspace():
        return "an empty text"
    spans = code(text)
    debris = list(_DEBRIS.finditer(text)) if "\n" in text and not _OPENING.search(text) else []
    own_lines = [] if is_title else [*_SITE_LINE.finditer(text)]
    for found in (*own_lines, *_votes(text), *debris):
        if not _is_code(*found.span(), spans) and _is_line(text, found):
            return found[0]
    notice = text.find(_NOTICE)
    is_left = notice >= 0 and _DISCLAIMER in text[notice:] and not _is_code(notice, len(text), spans)
    return text[notice:] if is_left else None


def _is_code(begin: int, stop: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for start, end in spans)


def _is_line(text: str, found: re.Match[str]) -> bool:
    before = text.rfind("\n", 0, found.start()) + 1
    after = text.find("\n", found.end())
    return not text[before : found.start()].strip() and not text[found.end() : after if after >= 0 else None].strip()


def _votes(text: str) -> list[re.Match[str]]:
    """Vote counts with an operator; none where braces do not pair up simply, or the author may have written them."""
    if "{{" not in text or not _is_simple(text) or _ABOUT.search(text):
        return []
    bare = ((vote, _QUOTED.sub("''", vote[0])) for vote in _VOTE_BINDING.finditer(text))
    return [vote for vote, written in bare if _OPERATOR.search(written) and not _PROSE.search(written)]


def _is_simple(text: str) -> bool:
    return len(_SIMPLE.findall(text)) == text.count("{{")


def find_unrendered(page: RawQuestion, question: Question) -> str | None:
    """Find a line of a record that is one of the bindings which the page marks as not yet rendered.

    Whole lines only, outside code, and in texts all of whose braces pair up simply: elsewhere it may be part of more.
    """
    unrendered = {"".join(binding.text.split()) for binding in page.unrendered if binding.text.startswith("{{")}
    if not unrendered:
        return None
    for _, text in texts_of(question):
        if "{{" not in text or "`" in text or "<%" in text or not _is_simple(text):
            continue
        for line in text.split("\n"):
            if "".join(line.split()) in unrendered:
                return line
    return None


def find_teaser(page: RawQuestion, question: Question) -> str | None:
    """Find text of one of the page's teasers anywhere in its record, unless the page says the same elsewhere.

    Letters and digits alone are compared: cleaning changes spaces, accents' forms and characters that nobody sees.
    """
    teasers = [
        folded
        for teaser in page.teasers
        for text in (teaser.question, teaser.answer)
        if len(folded := _fold((text or "").strip().removesuffix("...").removesuffix("…"))) > _SHORTEST_TEASER
    ]
    if not teasers:
        return None
    record = _fold("\n".join(_strings(msgspec.to_builtins(question))))
    found = [text for text in teasers if text in record]
    if found:
        own = _fold("\n".join(_own_texts(page)))
        found = [text for text in found if text not in own]
    return found[0] if found else None


def _own_texts(page: RawQuestion) -> Iterator[str]:
    """All texts of a page but the teasers' questions and answers, in whatever wrong encoding they came."""
    texts = [page.title, page.question, page.editorial_title, page.more_info]
    texts += [text for answer in page.answers for text in (answer.headline, answer.text)]
    texts += [teaser.title for teaser in page.teasers] + [tag.name for tag in page.tags]
    for text in texts:
        if text:
            yield from (text, fix_encoding(text))


def _fold(text: str | None) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text or "").casefold()))


def _strings(value: object) -> Iterator[str]:
    """Walk through all strings of a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
