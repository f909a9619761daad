"""Words by which a date is no post's: those of a later change and of the time since when somebody is a member."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:edited|modified|updated|joined|registered|member since|last (?:seen|visit)"
    r"|bearbeitet|geändert|aktualisiert|beigetreten|registriert|angemeldet"
    r"|mitglied seit|dabei seit|zuletzt (?:online|da)"
    r"|editad[oa]|modificad[oa]|actualizad[oa]|registrad[oa]|se unió|miembro desde|última (?:visita|conexión)"
    r"|modifiée?|éditée?|mise? à jour|inscrite?|membre depuis|dernière (?:visite|connexion)"
    r"|atualizad[oa]|inscrit[oa]|membro d[ea]sde"
    r"|modificat[oa]|aggiornat[oa]|registrat[oa]|iscritt[oa]|membro dal?|ultim[oa] (?:accesso|visita)"
    r"|bewerkt|gewijzigd|bijgewerkt|geregistreerd|lid sinds|laatst (?:gezien|online))\b"
)
_CHANGED = re.compile(rf"\b{_WORDS}", re.IGNORECASE)
_NOT_POSTED = re.compile(
    r"(?:last )?(?:edit|modif|updat|join|regist|member since|last (?:seen|active|visit|reply))", re.IGNORECASE
)
_BEGINNING = re.compile(
    rf"(?:zuletzt |última vez |dernière fois |ultima volta |laatst |(?:beitrag|mensaje|message|mensagem) )?{_WORDS}",
    re.IGNORECASE,
)


def tells_change(text: str) -> bool:
    """Whether a text says that something was changed, or since when somebody is a member.

    >>> tells_change("Zuletzt bearbeitet am 3. Mai"), tells_change("Beigetreten: "), tells_change("Gefragt am ")
    (True, True, False)
    """
    return _CHANGED.search(text) is not None


def begins_with_change(line: str) -> bool:
    """Whether a line begins with such words: what it tells is neither the author's name nor the post's date.

    >>> begins_with_change("Joined Mar 2015"), begins_with_change("Zuletzt bearbeitet: 3. Mai 2019")
    (True, True)
    >>> begins_with_change("I have joined the gym on Mar 3, 2015, and since then my knee hurts.")
    False
    """
    return _NOT_POSTED.match(line) is not None or _BEGINNING.match(line) is not None
