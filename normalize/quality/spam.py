"""How much a text looks like spam: advertisements of what no doctor sells, link farms, keys pressed at random.

A subject alone is no spam: gamblers ask psychiatrists, and people lose sleep over what they have invested. It takes
the subject and the pitch, and both close together.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.protect.words import gate, words_of

_READS = 20_000
_DENSE_WORDS = 150
"""Words in which hits count in full: twice as many words halve the score."""


_FOR_SALE = r"(?=[^.]{0,30}?\b(?:online|no prescription|without prescription|cheap|for sale|overnight)\b)"
_SUBJECTS = {
    stem: re.compile(phrase)
    for stem, phrase in {
        "casino": r"\bcasinos?\b",
        "jackpot": r"\bjackpots?\b",
        "sportsbook": r"\bsportsbooks?\b",
        "baccarat": r"\bbaccarat\b",
        "slot": r"\bslots? (?:machines?|games?|online)\b",
        "betting": r"\bbetting (?:sites?|tips|odds)\b",
        "poker": r"\bpoker (?:sites?|rooms?|online)\b",
        "bitcoin": r"\bbitcoins?\b",
        "crypto": r"\bcrypto(?:currency|currencies|s)?\b",
        "forex": r"\bforex\b",
        "binary": r"\bbinary options?\b",
        "investment": r"\binvestment (?:platform|plan|manager)s?\b",
        "viagra": rf"\bviagra\b{_FOR_SALE}",
        "cialis": rf"\bcialis\b{_FOR_SALE}",
        "kamagra": r"\bkamagra\b",
        "tramadol": rf"\btramadol\b{_FOR_SALE}",
        "xanax": rf"\bxanax\b{_FOR_SALE}",
        "oxycontin": rf"\boxycontin\b{_FOR_SALE}",
        "loan": r"\b(?:payday|instant|personal) loans?\b",
        "credit check": r"\bcredit checks?\b",
        "escort": r"\bescort (?:service|agency|girl)s?\b",
        "call girl": r"\bcall girls?\b",
        "seo ": r"\bseo services?\b",
        "backlink": r"\bbacklinks?\b",
        " writing": r"\b(?:essay|dissertation|assignment) writing\b",
        "replica": r"\breplica (?:watch|watches|bags?)\b",
        "spell": r"\b(?:spell ?cast(?:ers?|ing)|love spells?)\b",
        "herbal": r"\b(?:herbal (?:doctor|healer|cure)|(?:his|her) herbal (?:medicine|remedy))\b",
        "cured": r"\b(?:cured me (?:of|from)|got (?:totally |completely )?cured)\b",
        "lost lover": r"\blost lover\b",
        "ex back": r"\bget (?:my|your) ex back\b",
        "recovery expert": r"\brecovery experts?\b",
        "cloned cards": r"\bcloned cards\b",
        "gummies": r"\bweight loss gummies\b",
    }.items()
}
"""What no doctor sells, below a literal that each phrase holds."""
_WORDS_OF_SUBJECTS = gate(
    "casino casinos jackpot jackpots sportsbook sportsbooks baccarat slot slots betting poker bitcoin bitcoins crypto "
    "cryptos cryptocurrency cryptocurrencies forex binary investment viagra cialis kamagra tramadol xanax oxycontin "
    "loan loans credit escort girl girls seo backlink backlinks writing replica spell spells spellcaster spellcasters "
    "spellcasting herbal cured lover ex recovery cloned gummies"
)
"""Of which each phrase has one."""
_PITCHES = tuple(
    re.compile(phrase)
    for phrase in (
        r"\bclick (?:here|on this|the link|below)\b",
        r"\b(?:sign up|register|join|enroll?|apply) (?:now|today|here|with us)\b",
        r"\b(?:welcome|deposit|sign-?up) bonus(?:es)?\b",
        r"\bfree spins\b",
        r"\b(?:promo|coupon|discount) code\b",
        r"\bguaranteed? (?:profit|returns?|results?|wins?|cure|grades)\b"
        r"|\b100 ?% (?:guaranteed|safe|legit|real|profit)\b",
        r"\b(?:contact|reach|message|text|add|e-?mail) (?:(?:him|her|them|us|me|dr\.? \w{1,20}+) )?"
        r"(?:on|via|through|at|now)\b",
        r"\bwhats ?app\b",
        r"\btelegram\b",
        r"\b(?:no|without (?:a )?) ?prescription\b",
        r"\b(?:overnight|worldwide|discreet) (?:delivery|shipping)\b",
        r"\b(?:buy|order) (?:now|online|cheap)\b",
        r"\b(?:best|lowest|cheapest) (?:price|rate)s?\b",
        r"\b(?:earn|make|made) (?:up to |over )?[$\u20ac\u00a3]\d",
        r"\bdouble your\b",
        r"https?://|\bwww\.|\[url-",
        r"\[(?:email|phone|handle)-|[\w.]@\w|\+\d{9}",
    )
)
"""How it is sold."""
_LINK = re.compile(r"(?:https?://|www\.)([\w-]{1,60}+(?:\.[\w-]{1,60}+){1,5}+)")
_TRUSTED = re.compile(r"\.(?:gov|edu|org|int|mil)(?:\.[a-z]{2})?$|\.(?:ac|nhs)\.uk$|^(?:www\.)?(?:doi|nih|who)\.")
_LINKS_OF_A_FARM = 4
_WORDS_A_LINK = 12
_ADDRESS = re.compile(r"(?:https?://|www\.)\S++")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}+")
_WORD = re.compile(r"[a-z]{5,40}+")
_CONSONANTS = "[bcdfghjklmnpqrstvwxz]"
_NO_WORD = re.compile(rf"{_CONSONANTS}{{6}}|\b{_CONSONANTS}{{5}}|asdf|qwer|hjkl|zxcv|([a-z]{{2,4}}?)\1{{2}}")
_RUN = re.compile(r"([^\W\d_])\1{5,}+")
_OF_A_LANGUAGE = (" the ", " and ", " is ", " to ", " de ", " que ", " und ", " der ")
"""Nobody types them at random; they spare most texts the search."""
_NOISE_READS = 500
_LEAST_NOISE = 12


@lru_cache(maxsize=64)  # a record's texts are asked for twice: for its warnings, and whether to keep it
def spam_score(text: str) -> float:
    """Score a text from 0, no sign of spam, to 1: the highest of its scores as an advertisement, link farm, noise.

    Advertisements are told in English alone, by the first 20,000 characters.

    >>> spam_score("I gamble in an online casino every night and cannot stop. Which department should I go to?")
    0.0
    >>> spam_score("Best online casino! Register now for free spins and a welcome bonus: www.winbig.test") > 0.9
    True
    """
    said = text[:_READS].lower()
    advertisement = 0.0 if _WORDS_OF_SUBJECTS.isdisjoint(words_of(text)) else _advertisement(said)
    return round(max(advertisement, _link_farm(said), _noise(said)), 3)


def _advertisement(text: str) -> float:
    """One subject and one pitch are 0.5, each further one halves what is missing to 1."""
    subjects = sum(_SUBJECTS[stem].search(text) is not None for stem in [stem for stem in _SUBJECTS if stem in text])
    if not subjects:
        return 0.0
    pitches = sum(phrase.search(text) is not None for phrase in _PITCHES)
    if not pitches:
        return 0.0
    density = min(1.0, _DENSE_WORDS / (len(text.split()) or 1))
    return (1 - 0.5 ** (subjects + pitches - 1)) * density


def _link_farm(text: str) -> float:
    """Links to sites that sell, of all that a text of so many words may have: references to studies are none."""
    if text.count("://") + text.count("www.") < _LINKS_OF_A_FARM:
        return 0.0
    links = [host for host in _LINK.findall(text) if not _TRUSTED.search(host)]
    if len(links) < _LINKS_OF_A_FARM:
        return 0.0
    return min(1.0, len(links) * _WORDS_A_LINK / len(text.split()))


def _noise(text: str) -> float:
    """Share of the first letters that stand in one letter's long runs, or in longer words that no language forms."""
    text = text[:_NOISE_READS]
    if any(word in text for word in _OF_A_LANGUAGE):
        return 0.0
    text = _ADDRESS.sub(" ", text)
    runs = sum(match.end() - match.start() for match in _RUN.finditer(text))
    if not runs and not _NO_WORD.search(text):
        return 0.0
    words = _WORD.findall(_STRETCHED.sub(r"\1", text))
    noise = runs + sum(len(word) for word in words if _NO_WORD.search(word))
    return min(1.0, noise / sum(map(str.isalpha, text))) if noise >= _LEAST_NOISE else 0.0
