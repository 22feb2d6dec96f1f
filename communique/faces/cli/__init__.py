"""The command line: thin commands over the desk and the flow, one file for each noun.

A command's file is imported when the command is called: reading one release must not wait for a database, nor a
question for the grammar.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from communique.faces.cli.app import app, shelf
from communique.faces.cli.kinds import LISTS


def _in(module: str, name: str) -> Callable[[], Any]:
    """What lies under a name in a file of this room, once it is asked for."""
    return lambda: getattr(import_module(f"communique.faces.cli.{module}"), name)


def _list(kind: str, help: str) -> Any:
    listing = _in("lists", "command")()(kind)
    listing.__doc__ = help
    return listing


# In the order of the help.
shelf.update(
    {
        "demo": _in("demo", "demo"),
        "add": _in("intake", "add"),
        "read": _in("read", "read"),
        "explain": _in("why", "explain"),
        "score": _in("score", "score"),
        "serve": _in("serve", "serve"),
        "mcp": _in("mcp", "mcp"),
        "brief": _in("brief", "brief"),
        "search": _in("questions", "search"),
        "timeline": _in("questions", "timeline"),
        "status": _in("register", "status"),
        "reread": _in("register", "reread"),
        **{name: _in("review", name) for name in ("review", "merge", "split", "correct", "undo", "history")},
        "register": _in("register", "app"),
        **{name: partial(_list, kind, help) for name, (kind, help) in LISTS.items()},
        "export": _in("export", "export"),
        "watch": _in("watch", "app"),
        "daily": _in("daily", "daily"),
        "impact": _in("impact", "app"),
    }
)


def main() -> None:
    """Run the command line."""
    app()
