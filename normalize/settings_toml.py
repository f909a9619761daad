"""Settings from TOML files and the command line, and effective settings as TOML."""

from __future__ import annotations

import json
import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from msgspec import ValidationError, convert, inspect, to_builtins

from normalize.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class SettingsError(ValueError):
    """A setting that can't be, in one line that names it and the place where it was said."""


def read_settings(layers: Iterable[tuple[str, Mapping[str, object]]]) -> Settings:
    """Put the settings of named places over the defaults, a later place over an earlier one.

    >>> read_settings([("mine.toml", {"workers": 2, "train_share": 1}), ("--set", {"validation_share": 0})]).train_share
    1.0
    >>> read_settings([("mine.toml", {"trian_share": 0.7})])
    Traceback (most recent call last):
    normalize.settings_toml.SettingsError: mine.toml: there is no setting 'trian_share'; did you mean train_share?

    Raises:
        SettingsError: an unknown name, a wrong type, a value out of limits, or values that contradict one another.
    """
    said: dict[str, object] = {}
    places: dict[str, str] = {}
    for place, values in layers:
        for name in values:
            if name not in _FIELDS:
                near = get_close_matches(name, _FIELDS, 1, 0.5)
                advice = f"did you mean {near[0]}?" if near else "--show-settings lists them"
                raise SettingsError(f"{place}: there is no setting {name!r}; {advice}")
        said |= values
        places |= dict.fromkeys(values, place)
    try:
        return convert(said, Settings, dec_hook=_path)
    except ValidationError as error:
        what, _, at = str(error).replace("`", "").partition(" - at $.")
        blamed = [name for name in places if name in re.findall(r"\w+", at or what)]
        named = f"{blamed[0]}: {what[0].lower()}{what[1:]}" if at else what
        choices = "." + _limits(_FIELDS[blamed[0]].type).rstrip(".") if "enum" in what else ""
        raise SettingsError(
            f"{' and '.join(dict.fromkeys(map(places.__getitem__, blamed)))}: {named}{choices}"
        ) from None


def read_settings_file(path: Path) -> dict[str, object]:
    """Read a TOML file of settings; whether they can be is told by `read_settings`.

    Raises:
        SettingsError: it is not TOML.
        OSError: it can't be read.
    """
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from None


def read_assignments(assignments: Sequence[str]) -> dict[str, object]:
    """Read "name=value": what is text stays as it stands, a list is parted by commas, the rest is written as in TOML.

    >>> read_assignments(["near_duplicate=0.85", "languages=en,de", "split_key=7", "reject_unanswered=true"])
    {'near_duplicate': 0.85, 'languages': ['en', 'de'], 'split_key': '7', 'reject_unanswered': True}

    Raises:
        SettingsError: there is no "=", or the text is not UTF-8.
    """
    values: dict[str, object] = {}
    for assignment in assignments:
        name, sign, text = (part.strip() for part in assignment.partition("="))
        if not (name and sign) or not assignment.isprintable():
            raise SettingsError(f"--set: {assignment!r} is not of the form name=value")
        values[name] = _value(_kind(_FIELDS[name].type) if name in _FIELDS else None, text)
    return values


def _value(kind: inspect.Type | None, text: str) -> object:
    if isinstance(kind, inspect.StrType | inspect.EnumType | inspect.CustomType):
        return text
    if isinstance(kind, inspect.VarTupleType) and not text.startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return text


def show_settings(settings: Settings) -> str:
    """Write settings as TOML that can be read back, each below its meaning; what is not set is a comment."""
    values = to_builtins(settings, enc_hook=str)
    paragraphs = []
    for name, field in _FIELDS.items():
        assert isinstance(field.type, inspect.Metadata)
        meaning = (field.type.extra_json_schema or {})["description"] + _limits(field.type)
        toml = json.dumps(values[name], ensure_ascii=False).replace("\x7f", "\\u007F")
        line = f"# {name} is not set" if values[name] is None else f"{name} = {toml}"
        paragraphs.append("".join(f"# {part}\n" for part in wrap(meaning, 100)) + line + "\n")
    return "\n".join(paragraphs)


def _kind(of: inspect.Type) -> inspect.Type:
    return of.type if isinstance(of, inspect.Metadata) else of


def _limits(of: inspect.Type) -> str:
    match _kind(of):
        case inspect.EnumType(cls=choices):
            return f" One of: {', '.join(choice.value for choice in choices)}."
        case inspect.FloatType(ge=least, le=most):
            return f" From {least:g} to {most:g}."
    return ""


def _path(kind: type, value: object) -> object:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(f"expected the path of a directory, got {value!r}")
    if "://" in value:
        raise ValueError(f"expected the path of a directory; storage takes the URL {value}")
    return Path(value)


_FIELDS = {field.name: field for field in inspect.type_info(Settings).fields}  # type: ignore[attr-defined]
