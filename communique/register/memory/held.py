"""The columns that a process holds, made anew when somebody has written.

Answers None while they are first made: the database is asked meanwhile. Refuses to answer of another state than the
register's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock, Thread

from sqlalchemy.exc import DBAPIError

from communique.register.database import Database
from communique.register.memory.loading import load
from communique.register.memory.tallies import Tallies


@dataclass(slots=True)
class Held:
    """The tallies of a register and the stamp of the state that they are of."""

    database: Database
    tallies: Tallies | None = None
    stamp: str | None = None
    _making: Lock = field(default_factory=Lock)

    def begin(self) -> Thread:
        """Makes them in a thread of its own, which does not keep the process alive."""
        thread = Thread(target=self._first, name="columns", daemon=True)
        thread.start()
        return thread

    def current(self) -> Tallies | None:
        """The tallies of the register as it stands now; whoever asks first after a write waits for what was written."""
        if self.tallies is None:
            return None
        stamp = self.database.stamps.read()
        if stamp is not None and stamp != self.stamp:
            with self._making:
                stamp = self.database.stamps.read()
                if stamp != self.stamp:
                    self._make(stamp)
        return self.tallies if stamp is not None and stamp == self.stamp else None

    def refresh(self) -> None:
        """Makes them anew where somebody has written, and all that is looked up in them, before anybody asks."""
        if tallies := self.current():
            tallies.index.prepare()

    def _first(self) -> None:
        with self._making:
            try:
                self._make(self.database.stamps.read(), is_first=True)
            except DBAPIError:
                self.stamp = None  # the database went away while it was read: it is asked itself, and says why

    def _make(self, stamp: str | None, *, is_first: bool = False) -> None:
        """Reads what was committed when the stamp was read, or later: no state bears the stamp of a later one."""
        before = self.tallies.columns if self.tallies else None
        with self.database.reading() as connection:
            made = Tallies.over(load(connection, before))
            if is_first:  # nobody waits for the first of them
                made.prepare(connection)
        self.tallies, self.stamp = made, stamp
