"""What the commands' parsers share: how they refuse, and the options that several of them take."""

from __future__ import annotations

import argparse
import re
from argparse import SUPPRESS
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from normalize.settings import Engine
from normalize.storage import Remote, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


class Parser(argparse.ArgumentParser):
    """A wrong argument gets one line, and exit status 2; the epilog stands as it is written."""

    given: Sequence[str] = ()
    """What was typed, so that the value of a misspelt option is not taken for a command."""
    commands: Mapping[str, argparse.ArgumentParser] = MappingProxyType({})
    """The parsers of the commands, by name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": argparse.RawDescriptionHelpFormatter} | options)

    def add_argument(self, *names: str, **options: Any) -> argparse.Action:
        """Take an argument; its metavar tells with what a shell completes it."""
        argument = super().add_argument(*names, **options)
        if kind := _COMPLETED.get(str(argument.metavar)):
            argument.complete = kind  # type: ignore[attr-defined]  # shtab looks there
        return argument

    def error(self, message: str) -> NoReturn:
        """Refuse, and name what may have been meant."""
        known = _OPTION.findall(self.format_help())
        strange = [word for word in self.given if _OPTION.fullmatch(word) and not any(map(_begins(word), known))]
        if strange and message.startswith("argument COMMAND"):
            message = f"unrecognized arguments: {strange[0]}"
        self.exit(2, f"{self.prog}: {message}{self._meant(message)} (--help tells more)\n")

    def refuse_idle(self, chosen: argparse.Namespace) -> None:
        """Refuse an option before a command's name that the command has no use for, such as `--privacy keep export`."""
        named = ((name, each) for name, each in self.commands.items() if each.get_default("run") is chosen.run)
        for name, command in named:
            used = {action.dest for action in command._actions}
            for action in self._actions:
                is_said = action.dest in chosen and getattr(chosen, action.dest) != action.default
                if action.option_strings and is_said and action.dest not in used:
                    self.error(f"{action.option_strings[0]} does nothing for {name}")

    def _meant(self, message: str) -> str:
        wrong, choices = "", []
        if chosen := _CHOICE.search(message):
            wrong, choices = chosen[1], re.findall(r"[\w-]+", chosen[2])
        elif unknown := _UNKNOWN.match(message):
            command = next((self.commands[word] for word in self.given if word in self.commands), self)
            wrong, choices = unknown[1], sorted(set(_OPTION.findall(command.format_help())))
            if command is not self and wrong in _OPTION.findall(self.format_help()):
                return f", which {self.prog} takes only without a command"
        near = get_close_matches(wrong, choices, 1) if len(wrong) <= _LONGEST else []
        return f"; did you mean {near[0]}?" if near else ""


def _begins(word: str) -> Callable[[str], bool]:
    """Options may be abbreviated."""
    return lambda option: option.startswith(word)


_COMPLETED = {"FILE": "file"} | dict.fromkeys(("DIR", "FOLDER", "OLD", "NEW"), "directory")
_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")
_UNKNOWN = re.compile(r"unrecognized arguments: (--[^\s=]+)")
_OPTION = re.compile(r"--[a-z][a-z-]*")
_LONGEST = 80
"""Characters of a word that is looked for among the choices."""


def completed_with(values: Iterable[str], name: str) -> dict[str, object]:
    """Tell shtab which values a shell offers for an argument that takes others too.

    Args:
        values: words without signs that a shell knows.
        name: of the shell's function that offers them.
    """
    words = " ".join(values)
    function = f"{name}() {{ compgen -W '{words}' -- \"$1\"; }}"
    offered = {"bash": name, "zsh": f"({words})", "tcsh": f"({words})", "fish": words}
    return {"preamble": {"bash": function}, **offered}


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""Where a command's module adds its parser with `add_parser`; `set_defaults(run=…)` names what to run."""
Run: TypeAlias = "Callable[[argparse.Namespace], int]"
"""Does what the arguments say: the exit status."""


def add_output(parser: argparse.ArgumentParser, *, is_command: bool = True, is_local: bool = False) -> None:
    """Take `--output`; a command leaves alone what was said before its name, and `is_local` takes no storage."""
    whether_url = "" if is_local else ", or its URL on a storage"
    parser.add_argument(
        "--output",
        metavar="DIR",
        default=SUPPRESS if is_command else None,
        help=f"the output directory{whether_url} (default: output)",
    )


def add_workers(parser: argparse.ArgumentParser, *, is_command: bool = True) -> None:
    """Take `--workers` and `--engine`."""
    default = SUPPRESS if is_command else None
    parser.add_argument(
        "--workers", type=no_less_than(1), metavar="N", default=default, help="processes (default: as the input needs)"
    )
    parser.add_argument(
        "--engine",
        choices=[choice.value for choice in Engine],
        default=default,
        help="where the work is done: local (the default), or ray: on the cluster that RAY_ADDRESS names, else on one "
        "that is started here",
    )


def add_assignments(parser: argparse.ArgumentParser, *, is_command: bool = True) -> None:
    """Take `--set`."""
    parser.add_argument(
        "--set",
        action="append",
        default=SUPPRESS if is_command else [],
        metavar="NAME=VALUE",
        help="one setting, as often as needed",
    )


def local_output(chosen: argparse.Namespace) -> Path:
    """Give the output directory for a command that reads corpora on this machine alone.

    Raises:
        ValueError: it is on a storage.
    """
    return local_folder(chosen.output or "output")


def local_folder(text: str) -> Path:
    """Read the path of a folder on this machine.

    Raises:
        ValueError: it is on a storage.
    """
    home = place(text)
    if isinstance(home, Remote):
        raise ValueError(f"{home} is on a storage: copy the folder to this machine first")
    return home


def no_less_than(least: int) -> Callable[[str], int]:
    """Give what reads a number of things of which there must be so many."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(f"not a whole number from {least} on: {text!r}")
        return number

    return read
