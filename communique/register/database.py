"""One door to a database: an SQLite file or a PostgreSQL server, opened for many readers and one writer.

Refuses to write beside another writer: it waits, then says who holds the register.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import local

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from communique.register import migrations
from communique.register.migrations import RegisterError
from communique.register.stamps import TOUCH, Stamps

# Any constant will do; it keeps two writers of one PostgreSQL register apart.
_WRITER_LOCK = 0x436F6D6D
_MIGRATE = "migrate"
# A batch touches a page for nearly every row of a large register: what the cache (kB) does not hold is written twice.
# What one batch leaves in the log (pages) the next often writes again: it goes into the file once for several.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-262144",
    "mmap_size=2147418112",
    "wal_autocheckpoint=32768",
)

# Questions are many and small: a page from anywhere costs little more than the next one, and compiling one costs more
# than it saves.
_SETTINGS = "-c random_page_cost=1.1 -c jit=off"


class Database:
    """An open database. `wait` is how many seconds a writer waits for another one.

    `tell` is told how far a migration has come, in a line.
    """

    def __init__(self, address: str | Path, *, wait: float = 30.0, tell: Callable[[str], None] | None = None) -> None:
        self.address = str(address)
        self.wait = wait
        self.tell = tell or _untold
        self.is_sqlite = not self.address.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))
        self.engine = self._sqlite() if self.is_sqlite else self._postgres()
        self.stamps = Stamps(self.engine)
        self._own = local()  # the transaction that a thread reads in, where it reads one state
        try:
            self._migrate()
        except DBAPIError as error:
            raise RegisterError(f"{self.name}: {_first_line(error)}") from error

    def _migrate(self) -> None:
        """Brings the tables to today's, slice by slice; what is done stays done when this is stopped."""
        with self.engine.connect() as connection:
            is_ready = migrations.is_current(connection)
        while not is_ready:
            with self.writing(_MIGRATE) as connection:
                place = migrations.migrate(connection)
            is_ready = place is None
            if place:
                self.tell(f"{self.name}: migrating, {place.says}")

    @property
    def name(self) -> str:
        """The address as it may be shown: without a password."""
        return self.address if self.is_sqlite else make_url(self.address).render_as_string(hide_password=True)

    def close(self) -> None:
        """Gives the connections back."""
        self.stamps.close()
        self.engine.dispose()

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that this thread reads meanwhile is read in one transaction, which sees one state of the register."""
        if getattr(self._own, "reading", None) is not None:
            yield
            return
        with self.reading() as connection:
            self._own.reading = connection
            try:
                yield
            finally:
                self._own.reading = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the register throughout."""
        if (held := getattr(self._own, "reading", None)) is not None:
            yield held
            return
        connection = self.engine.connect()
        if not self.is_sqlite:
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, deed: str) -> Iterator[Connection]:
        """The one writing transaction: all of it is stored, or nothing. Raises RegisterError when another has it."""
        with self.engine.connect().execution_options(writes=True) as connection:
            try:
                connection.begin()
                if not self.is_sqlite:
                    self._lock(connection, deed)
                    if deed != _MIGRATE:  # which makes the table
                        connection.execute(text(TOUCH))
            except (OperationalError, DBAPIError) as error:
                raise RegisterError(self._busy(error)) from error
            with self._held(deed):
                yield connection
                connection.commit()

    def _sqlite(self) -> Engine:
        path = Path(self.address)
        if path.is_dir() or not path.parent.is_dir():
            raise RegisterError(f"{path}: no register can stand here")
        engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": self.wait})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def _postgres(self) -> Engine:
        try:
            url = make_url(self.address).set(drivername="postgresql+psycopg")
            told = {"application_name": f"communique {os.getpid()}", "options": _SETTINGS}
            return create_engine(url, connect_args=told)
        except ImportError as error:
            raise RegisterError("a register on PostgreSQL needs the extra communique[postgres]") from error
        except (ArgumentError, ValueError) as error:
            raise RegisterError("this is no address of a PostgreSQL database") from error

    def _lock(self, connection: Connection, deed: str) -> None:
        connection.execute(text("SELECT set_config('application_name', :name, true)"), {"name": _note(deed)})
        connection.execute(text(f"SET LOCAL lock_timeout = '{int(self.wait * 1000)}ms'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})

    @property
    def _note_path(self) -> Path:
        return Path(self.address + "-writer")

    @contextmanager
    def _held(self, deed: str) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        self._note_path.write_text(_note(deed), encoding="utf-8")
        try:
            yield
        finally:
            with suppress(FileNotFoundError):
                self._note_path.unlink()

    def _busy(self, error: DBAPIError) -> str:
        message = _first_line(error)
        if "locked" not in message and "lock timeout" not in message:
            return f"{self.name}: {message}"
        return f"{self.name}: another process holds the register: {self._holder()}"

    def _holder(self) -> str:
        if self.is_sqlite:
            with suppress(OSError):
                return self._note_path.read_text(encoding="utf-8")
            return "unknown"
        asked = (
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            "WHERE l.locktype = 'advisory' AND l.objid = :key AND l.granted"
        )
        with self.engine.connect() as connection:
            return str(connection.execute(text(asked), {"key": _WRITER_LOCK}).scalar() or "unknown")


def _untold(line: str) -> None:
    """Nobody wants to know."""


def _note(deed: str) -> str:
    return f"process {os.getpid()}, {deed}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n", 1)[0]


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: a writer has to say IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
