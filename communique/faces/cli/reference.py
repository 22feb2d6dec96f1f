"""The reference of the command line, made from the commands themselves: docs/cli.md is this.

Knows no command by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from communique.faces.cli.app import app

# What every command has, told once at the head of the reference.
_EVERYWHERE = ("--help",)


def commands() -> dict[str, Any]:
    """Every command by its full name ("communique watch add"), in the order of the help."""
    return dict(_commands(typer.main.get_command(app), "communique"))


def markdown() -> str:
    """The reference: a heading, the help and a table of options for each command."""
    return "\n".join(line for name, command in commands().items() for line in _command(name, command))


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for own, one in inner.items():
        yield from _commands(one, f"{name} {own}")


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [
        one for one in command.params if one.param_type_name == "option" and not set(one.opts) & set(_EVERYWHERE)
    ]
    yield f"## {name}"
    yield ""
    yield f"    {' '.join([name, *(_usage(one) for one in arguments), *(['[OPTIONS]'] if options else [])])}"
    yield ""
    yield from _paragraphs(command.help or "")
    if arguments or options:
        yield "| | |"
        yield "|---|---|"
        yield from (f"| `{_usage(one)}` | {_cell(one.help)} |" for one in arguments)
        yield from (f"| `{_flags(one)}` | {_cell(one.help)}{_default(one)} |" for one in options)
        yield ""


def _paragraphs(help: str) -> Iterator[str]:
    for paragraph in help.strip().split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""


def _usage(argument: Any) -> str:
    name = str(argument.metavar or argument.name).upper()
    return f"{name}..." if argument.nargs == -1 else name


def _flags(option: Any) -> str:
    flags = ", ".join([*option.opts, *option.secondary_opts])
    return flags if option.is_flag else f"{flags} {str(option.metavar or option.name).upper()}"


def _default(option: Any) -> str:
    default = option.default
    stated = default is not None and default is not False and not callable(default) and str(default) not in ("", "()")
    variable = f" (`{option.envvar}`)" if option.envvar else ""
    return f"{variable} Default: `{default}`." if stated else variable


def _cell(help: str | None) -> str:
    return " ".join((help or "").split()).replace("|", "\\|")
