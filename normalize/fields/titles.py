"""Titles, departments and languages as pages print them."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"(?:^|(?<=\s))[-\u2010-\u2015](?=\s)")
_DEPARTMENT = re.compile(r"[^\W\d_](?:[^\W\d_]|[&/,()' \u2019-]){1,48}")
_MOST_WORDS = 6
_BRACKETS = str.maketrans("（）【】［］", "()[][]")
_SUBTAG = re.compile(r"\s*([A-Za-z]{2})(?:[-_][A-Za-z0-9]{1,8}){0,6}\s*")
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de"
    " dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id"
    " ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu"
    " lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu"
    " rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr"
    " ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)


def read_headline(editorial_title: str | None) -> tuple[str | None, str | None]:
    """Split the site's title into headline and department at its last dash between spaces.

    The tail is a department when it is short and has no digit and no sentence's punctuation; else all is headline.

    >>> read_headline("Numb Toes - After Running: What Now? - Sports Medicine")
    ('Numb Toes - After Running: What Now?', 'Sports Medicine')
    >>> read_headline("Numb Toes - What Now?")
    ('Numb Toes - What Now?', None)
    """
    title = (editorial_title or "").strip()
    separator = None
    for separator in _SEPARATOR.finditer(title):  # noqa: B007 -- the last one is wanted
        pass
    if separator:
        tail = title[separator.end() :].strip()
        if _DEPARTMENT.fullmatch(tail) and len(tail.split()) <= _MOST_WORDS:
            return title[: separator.start()].strip() or None, tail
    return title or None, None


def read_specialty(department: str | None) -> str | None:
    """Read a department printed in brackets.

    >>> read_specialty("(Neurology)"), read_specialty("Ear, Nose (ENT)"), read_specialty("()")
    ('Neurology', 'Ear, Nose (ENT)', None)
    """
    text = " ".join((department or "").split())
    plain = text.translate(_BRACKETS)
    if plain[:1] + plain[-1:] in ("()", "[]") and plain.count(plain[0]) == 1:
        text = text[1:-1].strip()
    return text or None


def read_language(lang: str | None) -> str | None:
    """Read a `lang` attribute (BCP 47, or with an underscore) to an ISO 639-1 code.

    >>> read_language("en-US"), read_language("zh_TW"), read_language("english"), read_language("xx")
    ('en', 'zh', None, None)
    """
    tag = _SUBTAG.fullmatch(lang or "")
    code = tag[1].lower() if tag else ""
    return code if code and code in _ISO_639_1.split() else None
