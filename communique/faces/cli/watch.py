"""`communique watch`: saved questions that tell what is new.

The book of watches lies beside the register; a watch remembers what it told only once it was delivered.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import settings
from communique.desk import asking
from communique.desk.export.atom import atom
from communique.desk.watch import Watch, WatchBook, look, report_json, report_text
from communique.faces.cli import options, show
from communique.faces.cli.options import JsonOption, PartyOption, PersonOption, RegisterOption, SectorOption
from communique.flow import telling

app = typer.Typer(no_args_is_help=True, help="Saved questions that tell what is new since they were last asked.")
BookOption = Annotated[
    Path,
    typer.Option("--book", envvar=settings.WATCHES.variable, metavar="FILE", help="The file that watches are kept in."),
]
BOOK = Path(settings.WATCHES.default)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What the watch is called.")],
    party: PartyOption = None,
    person: PersonOption = None,
    sector: SectorOption = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Words of a measure's name.")] = None,
    words: Annotated[str | None, typer.Option("--words", help="Words that the quote must hold.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only records of this kind: event, agreement, ...")] = None,
    book: BookOption = BOOK,
) -> None:
    """Keep a watch. All that is stated must hold."""
    asked = asking.sector(sector) if sector else None
    parties = asking.parties(party or [])
    watch = Watch(name=name, parties=parties, person=person, sector=asked, measure=measure, words=words, kind=kind)
    WatchBook.at(book).add(watch)
    show.console().print(show.safe(f"watching {name}: {_asks(watch)}"), markup=False)


@app.command("list")
def list_watches(is_json: JsonOption = False, book: BookOption = BOOK) -> None:
    """Show the watches that are kept."""
    watches = WatchBook.at(book).watches.values()
    if is_json:
        show.as_json([{"name": watch.name, **dict(watch.reasons), "told": len(watch.seen)} for watch in watches])
    for watch in () if is_json else watches:
        show.console().print(show.safe(f"{watch.name}: {_asks(watch)}; {len(watch.seen)} releases told"), markup=False)


@app.command()
def remove(name: Annotated[str, typer.Argument(help="What the watch is called.")], book: BookOption = BOOK) -> None:
    """Forget a watch."""
    WatchBook.at(book).remove(name)


@app.command()
def run(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Which watches; all when none is named.")
    ] = None,
    is_json: JsonOption = False,
    feed: Annotated[
        Path | None, typer.Option("--atom", metavar="FILE", help="Write what is new as an Atom feed.")
    ] = None,
    mail_to: Annotated[
        str | None,
        typer.Option("--mail", metavar="ADDRESS", help="Send what is new by e-mail, through COMMUNIQUE_SMTP."),
    ] = None,
    webhook: Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Post what is new as JSON.")] = None,
    peek: Annotated[bool, typer.Option("--peek", help="Tell it again the next time.")] = False,
    book: BookOption = BOOK,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Tell what is new for each watch, with the reason and the sentence."""
    kept = WatchBook.at(book)
    with options.existing(register) as opened:
        found = [look(opened, kept.named(name)) for name in names or list(kept.watches)]
    if is_json:
        show.as_json([report_json(one) for one in found])
    for one in () if is_json else found:
        show.console().print(show.safe(report_text(one)), markup=False, soft_wrap=True)
    if feed:
        stored = [match.stored for one in found for match in one.matches]
        feed.write_bytes(atom(stored, title="Communiqué watches", id="watches"))
    for one in (one for one in found if one.matches):
        if mail_to:
            telling.mail(one, to=mail_to, sender=settings.MAIL_FROM.read(), server=settings.SMTP.read())
        if webhook:
            telling.post(one, url=webhook)
        if not peek:
            kept.remember(one.watch.name, one.documents)


def _asks(watch: Watch) -> str:
    return ", ".join(f"{name} {value}" for name, value in watch.reasons)
