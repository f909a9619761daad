"""Answers that end by selling: English sentences that lead the reader to the writer's own office, pages or prices.

Advice to see a doctor, to call one's own surgeon or an emergency number, or to compare free consultations is no
selling, and neither is a signature with a practice's name. What tells them apart is the first person: "our office",
"visit us", "we offer". What names neither a person nor a price is missed rather than guessed.
"""

from __future__ import annotations

import re

_READS = 1_200
_FULL_SENTENCE = 5
_LAST_SENTENCES = 3
_MOST_PIECES = 16
_TITLE = re.compile(r"\bdrs?\.")
_BREAK = re.compile(r"(?<=[.!?])\s++|\n++")


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases))


_Gated = tuple[tuple[frozenset[str], re.Pattern[str]], ...]


def _gated(*patterns: tuple[str, re.Pattern[str]]) -> _Gated:
    """Put words before each pattern of which a sentence must have one: looking a word up costs next to nothing."""
    return tuple((frozenset(words.split()), pattern) for words, pattern in patterns)


_NAME = r"[\w-]{1,20}+"
_PLACE = (
    "(?:(?:office|clinic|practice|center|centre|spa|medspa|studio|location|surgicenter)s?"
    r"|team|staff|coordinator|secretary|receptionist|manager|number)\b"
)
_OURS = rf"(?:us\b|(?:our|my) (?!outpatient)(?:{_NAME} ){{0,3}}?{_PLACE})"
_MEETING = r"(?:consultations?|consults?|appointments?|visits?|evaluations?|assessments?|spot|session|slot)\b"
_FREE = r"(?:free|complimentary|no[- ]cost|no[- ]obligation|discounted)\b"
_CALL = (
    "(?:call|phone|ring|dial|contact|visit|e-?mail|text|message|stop by|reach(?: out to)?|get in touch with|follow"
    "|find)"
)

_INVITATION = _any(
    rf"\b(?<!patients )(?<!patients to ){_CALL} (?:(?:or|and) \w{{1,12}}+ )?{_OURS}"
    r"(?! if (?:it|the|there|you (?:have|get|develop|notice|run|feel|see|bleed))\b)",
    rf"\bgive (?:me|{_OURS}) a (?:call|ring)\b",
    r"\blike us on\b",
    r"\bsubscribe to (?:our|my)\b",
    r"\bfollow me on\b",
    r"\b(?:come|flying|fly) (?:in |by |over )?(?:and |to )?(?:see|visit) (?:us|me)\b",
    rf"\bconsider (?:our|my) {_PLACE}",
)
"""Come, call or write to us."""
_OWN_PAGE = _any(
    rf"\b(?:our|my) (?:{_NAME} ){{0,3}}?(?:(?:web ?)?site|(?:web ?|contact )?page|gallery|newsletter|channel|homepage"
    r"|profile|blog|instagram|facebook|youtube|tiktok)\b"
)
"""The writer's own pages."""
_OWN_OFFER = _any(
    rf"\b(?:we|i|dr {_NAME}|our {_NAME}(?: in(?: {_NAME}){{1,3}}?)?) "
    r"(?:(?:also|currently|now|often|do|can|will|are|am|is) )*+"
    rf"(?:offer|provide|give|have)(?:s|ing)?\b[^.;]{{0,50}}?(?:{_FREE}[^.;]{{0,30}}?{_MEETING}"
    rf"|\b(?:virtual|online|skype|zoom|video) {_MEETING}"
    r"|\b(?:financing|specials?|discounts?|promotions?|payment plans?|new patients|packages?)\b)",
    rf"\b(?:our|my) (?:{_NAME} )?(?:specials?|offers?|promotions?|prices?|pricing|packages|rates|fees)\b(?! of\b)",
    r"\bwe (?:also )?(?:accept|take) (?:carecredit|financing|payment plans|all major)\b",
    rf"^(?:(?:initial|all|our) )?{_MEETING} (?:are|is) (?:always )?{_FREE}",
    rf"\b{_FREE}[^.;]{{0,40}}? (?:when|if) (?:you|they) book\b",
    r"\bfinancing (?:is|options are) available\b",
    rf"\brunning an? (?:{_NAME} )?(?:special|promotion)\b",
)
"""What the writer offers, and for how much."""
_PITCH = _any(
    r"\bmention (?:this (?:post|ad|answer|page)|my name)\b",
    r"\$\d{1,4} off (?:your|any|all|the|our)\b",
    r"\b\d{1,2} ?% (?:off|discount on) (?:your|any|all|the|our)\b",
    r"\bclick (?:here|the link)\b",
    r"\bto get started ?[.!]?$",
    r"\bfilling (?:up )?(?:fast|quickly)\b",
    r"\bfor (?:pricing|prices|more information|an? (?:accurate |exact )?(?:quote|estimate))\b,? (?:please )?"
    r"(?:call|contact|send us|send me|e-?mail)\b",
    r"\bspecial pricing\b",
    r"\blimited[- ]time\b",
    r"\b(?:call|book|schedule|order|enroll?|sign up) (?:right )?now ?[.!]",
)
"""The phrases of advertisements."""
_MEET_US = _any(
    rf"\b(?:we|i|our {_NAME})(?:'d| (?:would|will|look|am|are))\b[^.;]{{0,30}}?"
    r"\b(?:see|seeing|meet|meeting|evaluate|evaluating|examine|assess|treat|help|helping|have|having|welcome) you\b"
    rf"(?! (?:are|have|had|were|did|can)\b)[^.;]{{0,60}}?\b(?:our|my) (?:{_NAME} ){{0,3}}?"
    r"(?:office|practice|clinic|location|center|centre)s?\b",
    r"\b(?:i|we)(?:'d| would| am| are) (?:be )?(?:love|happy|glad|pleased|delighted) to see you for a "
    rf"(?:{_NAME} )?{_MEETING}",
)
"""We should like to see you."""
_BOOKING = _any(
    rf"\b(?:schedule|book|arrange|set up|request|reserve|make) (?:a|an|your|the|for) (?:{_NAME} ){{0,2}}?{_MEETING}"
    r"[^.;]{0,60}?\b(?:now|today|online|us|me|here|at (?:our|my)|with (?:our|dr)|through (?:our|my)"
    r"|(?:one of|by calling) (?:our|my|us))\b",
    rf"\b(?:come|schedule|book|arrange|set up|request)\b[^.;]{{0,60}}?{_MEETING} (?:with|at|in) (?:me|us|our|my)\b",
    rf"\bcall (?:today |now )?(?:for|to schedule|to book|to make) (?:a|an|your) (?:{_NAME} )?{_MEETING}",
    rf"\b(?:schedule|book|reserve) (?:a|your) {_FREE}",
    r"\b(?:call|contact|visit) the (?:office|practice|clinic)s? of dr\b",
    r"^(?:please |so )?(?:call|book|schedule) (?:today|now) ?[.!]*+$",
    rf"\b(?:for|get|receive|claim) (?:a|an|your) {_FREE}[^.;]{{0,30}}?(?:{_MEETING}|\b(?:quote|estimate|guide)\b)",
)
"""Book now; come for nothing."""
_NUMBER = _any(
    r"\b(?:call|phone|text|dial|ring|reach|reached)\b[^.;]{0,30}?"
    r"(?:\[phone-|\+?\(?\d{2,4}\)?[-. /]?\d{3}[-. ]\d{3,4}\b)"
)
"""Call this number."""
_PAGE = _any(
    r"\b(?:visit|go to|check out|see more at) (?:https?://|www\.)?[a-z0-9-]{2,40}+(?:\.[a-z0-9-]{2,20}+){1,3}+"
    r"(?<!\.org)(?<!\.gov)(?<!\.edu)(?<!\.int)(?<!\.nhs\.uk)"
)
"""See this page; those of societies and authorities sell nothing."""

_ELSEWHERE = _any(
    r"\b(?:your|an?|another|other|many|most|some|the|local|nearest) (?:board[- ]certified |[a-z]{1,20}+ )?"
    r"(?:surgeons?|doctor|physician|gp|dentist|injector|provider|midwife|nurse|optometrist|insurer|insurance|pharmacist"
    r"|\w{3,20}?(?:ologist|iatrist|pathist|therapist|practitioner|odontist)|hospital|health service)\b"
)
"""Somebody else than the writer."""
_HELPLINE = _any(r"\b(?:poison|crisis|suicid\w{1,6}+|lifeline|hotline|helpline|emergency|ambulance|national|nhs)\b")


_MEETINGS = (
    "consultation consultations consult consults appointment appointments visit visits evaluation evaluations"
    " assessment assessments spot session slot"
)
_BY_THE_WRITER = _gated(
    ("us our my me", _INVITATION),
    ("our my", _OWN_PAGE),
    (
        "free complimentary cost obligation discounted virtual online skype zoom video financing special specials offer"
        " offers discount discounts promotion promotions prices pricing package packages payment patients rates fees"
        " carecredit major",
        _OWN_OFFER,
    ),
    ("mention % off click started filling pricing prices information quote estimate limited now", _PITCH),
    ("our my see", _MEET_US),
)
_BY_ANYBODY = _gated(
    (f"{_MEETINGS} call book schedule reserve contact visit quote estimate guide", _BOOKING),
    ("call phone text dial ring reach reached", _NUMBER),
    ("visit go check see", _PAGE),
)
_WORD = re.compile(r"[a-z]++|%")
_NEEDED = frozenset().union(*(needs for needs, _ in (*_BY_THE_WRITER, *_BY_ANYBODY)))


def ends_by_selling(answer: str) -> bool:
    """Tell whether the last three sentences of an answer sell the writer's services; a signature is passed over.

    >>> ends_by_selling("It will settle. Call our office today for a free consultation.\\n\\nDr. Voss\\nTampa")
    True
    >>> ends_by_selling("It will settle. If it does not, call your surgeon's office today.")
    False
    """
    pieces = _BREAK.split(_TITLE.sub("dr", answer[-_READS:].lower().replace("\u2019", "'")))
    full = 0
    for piece in reversed(pieces[-_MOST_PIECES:]):
        words = piece.split()
        if _sells(" ".join(words)):
            return True
        full += len(words) > _FULL_SENTENCE
        if full == _LAST_SENTENCES:
            break
    return False


def _sells(sentence: str) -> bool:
    words = _NEEDED.intersection(_WORD.findall(sentence))
    if not words:
        return False
    if _finds(_BY_THE_WRITER, sentence, words):
        return True
    return _finds(_BY_ANYBODY, sentence, words) and not (_ELSEWHERE.search(sentence) or _HELPLINE.search(sentence))


def _finds(gated: _Gated, sentence: str, words: frozenset[str]) -> bool:
    return any(not needs.isdisjoint(words) and pattern.search(sentence) for needs, pattern in gated)
