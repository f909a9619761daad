"""`python -m normalize completion SHELL`: what a shell needs to complete the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.commands.program import SCRIPT

if TYPE_CHECKING:
    import argparse

    from normalize.commands.options import Commands

_SHELLS = ("bash", "zsh", "fish", "tcsh")
_EPILOG = f"""install it, once:
  bash   mkdir -p ~/.local/share/bash-completion/completions
         {SCRIPT} completion bash > ~/.local/share/bash-completion/completions/{SCRIPT}
  zsh    {SCRIPT} completion zsh > DIR/_{SCRIPT}       DIR is one of $fpath
  fish   {SCRIPT} completion fish > ~/.config/fish/completions/{SCRIPT}.fish
  tcsh   {SCRIPT} completion tcsh > ~/.{SCRIPT}.tcsh   and `source` that file in ~/.tcshrc

in a clone, without installing the package (bash, zsh; in the clone's folder):
  {SCRIPT}() {{ .venv/bin/python -m normalize "$@"; }}
  eval "$({SCRIPT} completion bash)"                     zsh: the same with zsh, after compinit

exit status: 0 printed; 2 no such shell
"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "completion",
        help="print what completes this command line in a shell",
        description=f"Print a script that has a shell complete the options, choices and files of `{SCRIPT}`.",
        epilog=_EPILOG,
    )
    parser.add_argument("shell", choices=_SHELLS, metavar="SHELL", help=", ".join(_SHELLS))
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from normalize.commands.line import parser  # which knows all commands, this one too

    print(shtab.complete(parser(SCRIPT), chosen.shell))
    return 0
