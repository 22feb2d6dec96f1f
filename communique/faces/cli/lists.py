"""The registers as lists: agreements, measures, series, people, events, figures, initiatives.

One command for each kind of record, all with the same options.
"""

from __future__ import annotations

from collections.abc import Callable

from communique.faces.cli import options, show
from communique.faces.cli.options import (
    CsvOption,
    JsonOption,
    LimitOption,
    OrganisationOption,
    PartyOption,
    PersonOption,
    PublisherOption,
    RegisterOption,
    SectorOption,
    SinceOption,
    UntilOption,
    WordsOption,
)


def command(kind: str) -> Callable[..., None]:
    """The command that lists records of one kind."""

    def listing(
        party: PartyOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        sector: SectorOption = None,
        person: PersonOption = None,
        organisation: OrganisationOption = None,
        words: WordsOption = None,
        publisher: PublisherOption = None,
        limit: LimitOption = None,
        is_json: JsonOption = False,
        is_csv: CsvOption = False,
        register: RegisterOption = options.REGISTER,
    ) -> None:
        asked = options.narrowed(
            party=party, since=since, until=until, sector=sector, person=person, organisation=organisation,
            words=words, publisher=publisher, limit=limit,
        )  # fmt: skip
        with options.existing(register) as opened:
            show.records(options.of_kind(opened, asked, kind), kind, is_json=is_json, is_csv=is_csv)

    return listing
