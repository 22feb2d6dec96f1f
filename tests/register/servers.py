"""A temporary PostgreSQL server from the installed programs, or the one that COMMUNIQUE_TEST_POSTGRES names.

In CI its absence is a failure; elsewhere the tests on PostgreSQL are then not collected.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_NAMES = itertools.count(1)


def programs() -> Path | None:
    """Where the newest installed server's programs are, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def backends() -> list[str]:
    """The databases to test on."""
    has_server = programs() or os.environ.get("COMMUNIQUE_TEST_POSTGRES") or os.environ.get("CI")
    return ["sqlite", "postgres"] if has_server else ["sqlite"]


@contextmanager
def server() -> Iterator[str]:
    """The address of a server's maintenance database, as long as the context lasts."""
    given = os.environ.get("COMMUNIQUE_TEST_POSTGRES")
    if given:
        yield given
        return
    at = programs()
    assert at, "PostgreSQL is not installed (Debian: postgresql) and COMMUNIQUE_TEST_POSTGRES is not set"
    folder = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    try:
        with _started(at, folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(address: str) -> Iterator[str]:
    """The address of a new, empty database on the server."""
    name = f"communique_{os.getpid()}_{next(_NAMES)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    try:
        yield address.rsplit("/", 1)[0] + "/" + name
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _started(at: Path, folder: Path) -> Iterator[str]:
    # The server refuses to run as root.
    as_owner: tuple[str, ...] = ()
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres" if any(one.pw_name == "postgres" for one in pwd.getpwall()) else "nobody")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ("runuser", "-u", owner.pw_name, "--")
    data, port = folder / "data", _free_port()
    initdb = [at / "initdb", "-D", data, "-U", "communique", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    _run(*as_owner, *initdb, folder=folder)
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c synchronous_commit=off -c max_connections=50"
    log = folder / "log"
    _run(*as_owner, at / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start", folder=folder)
    try:
        yield f"postgresql://communique@127.0.0.1:{port}/postgres"
    finally:
        _run(*as_owner, at / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", folder=folder)


def _run(*command: str | Path, folder: Path) -> None:
    # Not a pipe: the server would inherit it and keep the call waiting.
    with (folder.parent / f"{folder.name}.out").open("w+") as said:
        try:
            subprocess.run([str(part) for part in command], check=True, stdout=said, stderr=said, cwd="/")
        except subprocess.CalledProcessError as error:
            said.seek(0)
            raise AssertionError(f"{command[-1]}: {said.read()}") from error
        finally:
            Path(said.name).unlink()


def _free_port() -> int:
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        port: int = waiting.getsockname()[1]
        return port
