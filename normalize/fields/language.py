"""The language of a record: as the page declares it, unless its text speaks against that.

Most pages are told by a glance at three pieces of the text: by its script where one language alone is written in it,
else by its function words. py3langid is asked where that does not settle the matter; it is loaded on the first such
text (1.5 s, once a process) and takes 0.1 to 0.5 ms a text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from normalize.fields.titles import read_language as read_declared

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

    from normalize.settings import Settings

_LEAST_LETTERS = 20
"""Below this no text tells its language: a title of three words is Latin as often as English."""
_LEAST_TO_CONTRADICT = 60
"""Letters of a text in the Latin alphabet; another script is evidence enough."""
_PIECE = 160
_MODEL_READS = 2_000
_WORD = re.compile(r"[^\W\d_]{1,40}+")
_CODE = re.compile(r"[a-z]{2}")

_SCRIPTS = {
    "ja": re.compile(r"[\u3041-\u30ff]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ko": re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ka": re.compile(r"[\u10a0-\u10ff]"),
    "hy": re.compile(r"[\u0530-\u058f]"),
    "ta": re.compile(r"[\u0b80-\u0bff]"),
}
"""Scripts in which one living language of medical pages is written; Japanese first, which writes Chinese signs too."""
_ANY_OF_THEM = re.compile(f"[{''.join(script.pattern.strip('[]') for script in _SCRIPTS.values())}]")
_OWN_SCRIPT = 0.5
_KANA = 0.15
"""Share of the letters from which a text is in the script's language; running Japanese is about half kana."""

_FUNCTION_WORDS = {
    "en": "the of and to in is i that it for you was with on as have but be they this my are not at or your from had"
    " has if can will would what which there their been more when after about do should may any some could by an we",
    "es": "de la que el en y los se del las por un para con no una su al lo como más pero sus le ya o este sí porque"
    " esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos tengo mi es si",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ou son je"
    " mais comme si leur y dont elle nous vous aux cette mon ma mes été ont ai depuis très bien",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er"
    " hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber ich",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou"
    " quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos tenho meu minha é",
    "it": "di e il la che in a per un è del non le si da una i con dei mi della ho come al più o ma nel lo se alla"
    " ha sono ed delle degli gli anche dal questo mio mia cosa quando dopo dalla sul molto essere stato",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog naar heb"
    " ik door over ze zich hij heeft werd was wel geen mijn kan je al deze we dit moet na worden",
}
"""About fifty of the commonest words of each language."""
_LANGUAGES_OF = {
    word: tuple(code for code, words in _FUNCTION_WORDS.items() if word in words.split())
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}
_LEAST_FUNCTION_WORDS = 0.18
"""Of all words. Running text of the seven languages has 0.35 to 0.55, another language's below 0.15."""
_CLEAR_LEAD = 1.5
_LEAST_WORDS = 8

_KIN = ({"no", "nb", "nn", "da"}, {"hr", "bs", "sr", "sh"}, {"id", "ms"}, {"pt", "gl"}, {"nl", "af"})
"""Languages that a model takes for one another in short texts: no contradiction of what a page declares."""


_NOBODYS = ("la", "vo")
"""Latin, which names of diagnoses and muscles look like, and Volapük: nobody asks a doctor in them."""


class Detected(NamedTuple):
    """A record's language as ISO 639-1, None where unknown; `mismatch`: it is not what the page declares."""

    code: str | None
    mismatch: bool


def read_language(page_language: str | None, text: str, settings: Settings) -> Detected:
    """Tell a page's language from its `lang` attribute and its human text.

    What the text says counts where the page declares nothing, and against the page only where the model is more
    certain than `language_certainty`, on sixty Latin letters or twenty others. Mixed texts have the language of most
    of what was looked at.

    >>> from normalize.settings import Settings
    >>> read_language("en-US", "The numbness is to be expected, and it should fade with time.", Settings())
    Detected(code='en', mismatch=False)
    >>> read_language(None, "Numb chin", Settings())
    Detected(code=None, mismatch=False)
    """
    declared = read_declared(page_language)
    pieces = _pieces(text)
    words = _WORD.findall(pieces.lower())
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        return Detected(declared, False)
    seen = _by_script(pieces, letters) or _by_function_words(words)
    if seen is None or (declared is not None and declared != seen):
        seen = _by_model(text, settings.language_certainty)
    if declared is None or seen is None or declared == seen:
        return Detected(declared or seen, False)
    latin = sum(letter < "\u0250" for word in words for letter in word)
    if (letters < _LEAST_TO_CONTRADICT and 2 * latin > letters) or any({declared, seen} <= kin for kin in _KIN):
        return Detected(declared, False)
    return Detected(seen, True)


def _pieces(text: str) -> str:
    """Take the text's start, middle and end, so that the cost does not grow with it."""
    if len(text) <= 3 * _PIECE:
        return text
    middle = (len(text) - _PIECE) // 2
    return f"{text[:_PIECE]} {text[middle : middle + _PIECE]} {text[-_PIECE:]}"


def _by_script(text: str, letters: int) -> str | None:
    if text.isascii() or not _ANY_OF_THEM.search(text):
        return None
    for code, script in _SCRIPTS.items():
        if len(script.findall(text)) >= letters * (_KANA if code == "ja" else _OWN_SCRIPT):
            return code
    return None


def _by_function_words(words: list[str]) -> str | None:
    """Name the language whose function words are common, and much commoner than any other language's."""
    if len(words) < _LEAST_WORDS:
        return None
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += 1
    first, second = sorted(counts, key=lambda code: (-counts[code], code))[:2]
    clear = counts[first] >= _LEAST_FUNCTION_WORDS * len(words) and counts[first] >= _CLEAR_LEAD * counts[second]
    return first if clear else None


def _by_model(text: str, certainty: float) -> str | None:
    """Ask the model; what it knows beside ISO 639-1 (Pidgin, Cantonese, Wu) is left out, so the nearest stands in."""
    if len(text) > _MODEL_READS:
        half = (len(text) - _MODEL_READS) // 2
        text = text[half : half + _MODEL_READS]
    found: tuple[str, float] = _model().classify(text)
    code, probability = found
    return code if probability > certainty else None


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([label for label in model.labels if _CODE.fullmatch(label) and label not in _NOBODYS])
    return model
