"""`communique mcp`: the register for assistants, over standard input and output."""

from __future__ import annotations

from communique.desk.extras import extra
from communique.faces.cli import options
from communique.faces.cli.options import RegisterOption


def mcp(register: RegisterOption = options.REGISTER) -> None:
    """Let an assistant read the register (Model Context Protocol): eight tools, each answer with id, quote, address."""
    assistants = extra("communique.faces.api.assistants", "mcp")
    with options.opened(register) as opened:
        assistants.server(opened).run("stdio")
