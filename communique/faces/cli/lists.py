"""The registers as lists: agreements, measures, series, people, events, figures, initiatives.

One command for each kind of record, all with the same options.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

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

# A command for each kind of record, and what its help says.
LISTS: Mapping[str, tuple[str, str]] = {
    "agreements": ("agreement", "Agreements and standing partnerships, with the stage that each release gives."),
    "measures": ("measure", "Trade and economic measures: who imposes what on whom, on which terms."),
    "series": ("series", "Recurring meetings and standing dialogues, with edition and day."),
    "people": ("role", "People and the offices they hold, as releases name them."),
    "events": ("event", "What somebody did, does or will do: meetings, requests, signatures, ..."),
    "figures": ("figure", "Quantities stated as fact, with whose figure they are."),
    "initiatives": ("initiative", "Named projects, programmes, strategies, platforms and funds."),
}


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
        with options.opened(register) as opened:
            show.records(options.of_kind(opened, asked, kind), kind, is_json=is_json, is_csv=is_csv)

    return listing
