"""What tells one state of a register from another: a text that is another one after every commit.

Costs no look at the data. Refuses to guess: where the database cannot be asked there is no stamp. What is written to
PostgreSQL by hand, past this program, it does not see.
"""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.exc import DBAPIError

# SQLite counts, for each connection, the commits of all others: this one never writes, so it sees every write.
# On PostgreSQL every writer touches one row, and the transaction that touched it last tells the state. A server's
# snapshot would not do: it is another one after every write to any database beside this one.
_ASKED = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT xmin::text FROM settled"}
TOUCH = "UPDATE settled SET matcher = matcher"


class Stamps:
    """Reads the stamp of a database's state, over one connection of its own that is asked by one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked = _ASKED[engine.dialect.name]
        self._connection: PoolProxiedConnection | None = None
        self._opened = 0
        self._lock = Lock()

    def read(self) -> str | None:
        """The stamp of what is committed now, or None where a server cannot be reached."""
        faults = (DBAPIError, self._engine.dialect.loaded_dbapi.Error)
        with self._lock:
            try:
                connection = self._connection or self._connected()
                cursor = connection.cursor()
                cursor.execute(self._asked)
                row = cursor.fetchone()
                cursor.close()
            except faults:
                self._drop()
                return None
        return f"{self._opened}-{row[0]}" if row else None

    def close(self) -> None:
        """Gives the connection back."""
        with self._lock:
            self._drop()

    def _connected(self) -> PoolProxiedConnection:
        """A connection outside transactions; what was counted over an earlier one means nothing to it."""
        connection = self._engine.raw_connection()
        if self._engine.dialect.name == "postgresql":
            connection.driver_connection.autocommit = True  # type: ignore[union-attr]
        self._connection = connection
        self._opened += 1
        return connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
        self._connection = None
