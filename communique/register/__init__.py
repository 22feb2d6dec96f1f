"""Who is who and what is one thing: records -> one register. The only room with a database."""

from communique.register.answers import Added, Filter, Found, Hit, Judged, Judgement, Quoted, Source, Status, Stored
from communique.register.facets import FACETS
from communique.register.identity.judged import Anchor
from communique.register.identity.signs import Sign
from communique.register.judging import Judging, Pair, Side
from communique.register.listening import Asked, pack, unpack
from communique.register.lives.answers import (
    AgreementLife,
    Change,
    Commitment,
    Disagreement,
    Edition,
    Entity,
    EventStory,
    MeasureLife,
    Office,
    PersonLife,
    Rung,
    SeriesLife,
    TermChange,
    TermsStated,
)
from communique.register.migrations import RegisterError
from communique.register.store import Register, open_register

__all__ = [
    "FACETS",
    "Added",
    "AgreementLife",
    "Anchor",
    "Asked",
    "Change",
    "Commitment",
    "Disagreement",
    "Edition",
    "Entity",
    "EventStory",
    "Filter",
    "Found",
    "Hit",
    "Judged",
    "Judgement",
    "Judging",
    "MeasureLife",
    "Office",
    "Pair",
    "PersonLife",
    "Quoted",
    "Register",
    "RegisterError",
    "Rung",
    "SeriesLife",
    "Side",
    "Sign",
    "Source",
    "Status",
    "Stored",
    "TermChange",
    "TermsStated",
    "open_register",
    "pack",
    "unpack",
]
