"""`communique daily`: one round over the addresses that are followed, and what the watches say of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from communique import settings
from communique.desk.watch import WatchBook, report_text
from communique.faces.cli import options, show
from communique.faces.cli.options import RegisterOption
from communique.faces.cli.taking import Reader
from communique.faces.cli.watch import BOOK, BookOption
from communique.flow import following, telling
from communique.flow.readers import Choice, Readers
from communique.sources import Refusal


def daily(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="ADDRESS", help="Feeds and pages to follow from now on; those followed before stay."),
    ] = None,
    followed: Annotated[
        Path,
        typer.Option("--followed", envvar=settings.FOLLOWED.variable, metavar="FILE", help="Where addresses are kept."),
    ] = Path(settings.FOLLOWED.default),
    mail_to: Annotated[
        str | None, typer.Option("--mail", metavar="ADDRESS", help="Send what watches find, through COMMUNIQUE_SMTP.")
    ] = None,
    webhook: Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Post what watches find.")] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let addresses be private ones.")] = False,
    reader: Reader = Choice.GRAMMAR,
    book: BookOption = BOOK,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Fetch what is new at the addresses followed, read it, store it, and tell what the watches find.

    Made to be run by cron. Ends with status 1 when an address could not be had.
    """
    kept, watches = following.Followed.at(followed), WatchBook.at(book)
    counts: Counter[str] = Counter()
    readers = Readers.chosen(reader)
    with options.opened(register) as opened:
        asked = dict.fromkeys([*kept.seen, *(addresses or [])])
        for one in following.visit(opened, asked, kept, allow_private=allow_private, readers=readers):
            counts["refused" if isinstance(one, Refusal) else one.added] += 1
            if isinstance(one, Refusal):
                show.complaints().print(show.safe(f"refused {one}"), markup=False, soft_wrap=True)
        found = [told for told in following.watch(opened, watches) if told.matches]
    show.console().print(f"{counts['new']} new documents; {counts['refused']} refused", markup=False)
    for told in found:
        show.console().print(show.safe(report_text(told)), markup=False, soft_wrap=True)
        if mail_to:
            telling.mail(told, to=mail_to, sender=settings.MAIL_FROM.read(), server=settings.SMTP.read())
        if webhook:
            telling.post(told, url=webhook)
        watches.remember(told.watch.name, told.documents)
    raise typer.Exit(1 if counts["refused"] else 0)
