"""Who is who and what is one thing: records -> one register. The only room with a database."""

from communique.register.answers import Added, Filter, Found, Hit, Judged, Source, Status, Stored
from communique.register.facets import FACETS
from communique.register.migrations import RegisterError
from communique.register.store import Register, open_register

__all__ = [
    "FACETS",
    "Added",
    "Filter",
    "Found",
    "Hit",
    "Judged",
    "Register",
    "RegisterError",
    "Source",
    "Status",
    "Stored",
    "open_register",
]
