"""`communique serve`: the pages and the API in the browser, from this machine, for this machine.

Puts the web and the API behind one door; both are found by name, since the faces do not know each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import settings
from communique.desk.extras import extra
from communique.faces.cli import options
from communique.faces.cli.options import RegisterOption


def serve(
    register: RegisterOption = options.REGISTER,
    host: Annotated[str, typer.Option("--host", help="Where to listen; beyond this machine only with --token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port.")] = 8600,
    token: Annotated[
        list[str] | None,
        typer.Option("--token", metavar="ROLE:SECRET", help="reader:, reviewer: or admin: and a secret. Repeatable."),
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A name under which it is asked for.")
    ] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Believe X-Remote-User and X-Remote-Role, which a proxy sets.")
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=64, help="Processes that make long pages beside the server.")
    ] = 1,
    ready: Annotated[
        int, typer.Option("--ready", min=0, max=100_000, help="Pages made after a write, before anybody asks, at most.")
    ] = 5000,
    pages: Annotated[
        str,
        typer.Option("--pages", envvar=settings.PAGES.variable, metavar="FOLDER", help=settings.PAGES.help),
    ] = settings.PAGES.default,
    watches: Annotated[
        str, typer.Option("--watches", envvar=settings.WATCHES.variable, metavar="FILE", help="The book of watches.")
    ] = settings.WATCHES.default,
) -> None:
    """Serve the register in the browser: briefs, releases with their records lit, registers, review.

    Listens to this machine alone, checks the Host, and loads nothing from elsewhere.
    """
    web, api = (extra(f"communique.faces.{name}.app", "web") for name in ("web", "api"))
    named = ("serving", "house", "makers", "heap", "shelf", "kept_rows")
    serving, house, makers, heap, shelf, kept_rows = (extra(f"communique.faces.web.{name}", "web") for name in named)
    server = extra("uvicorn", "web")
    access = serving.access(host, tokens=token or (), hosts=allow_host or (), is_behind_proxy=behind_proxy)
    plan = makers.Plan(register, Path(watches), access)
    with options.opened(register) as opened, makers.at_work(plan, workers) as working:
        opened.hold()
        served = house.House(
            register=opened, book=plan.book, access=access, makers=working, ready=ready,
            shelf=shelf.at(pages, opened.database), rows=kept_rows.Rows(ahead=kept_rows.AHEAD),
        )  # fmt: skip
        app = web.application(served, {"/api": api.application(opened)})
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"Communiqué serves {register} at http://{shown}:{port}/ (Ctrl+C ends it)", err=True)
        heap.settle()
        server.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
