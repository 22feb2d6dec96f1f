"""A process that is killed leaves what it had committed, and nothing by half; readers and writers do not mix."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from communique.register import Filter, Register, RegisterError, open_register
from tests.register.state import state
from tests.register.test_identity import OFFICIALS, officials

ROOT = Path(__file__).parents[2]
READINGS = [officials(number) for number in range(3 * len(OFFICIALS))]

# Each deed runs in a process of its own, which says when it is in the middle and then waits to be killed.
DEEDS = {
    "add": """
        register.add_all(READINGS[:20])
        halt()
        register.add_all(READINGS[20:])
        """,
    "reread": """
        halt()
        register.add_all(replace(one, records=one.records[:2], grammar="2") for one in READINGS[:20])
        """,
    "settle": """
        halt()
        list(register.settle_anew())
        """,
    "merge": """
        one, other = (register.named(name, kind="person")[0].id for name in ("Park Jin-kyu", "Kim Jong-hwan"))
        halt()
        register.judging.merge(one, other, author="han")
        """,
}

PROGRAM = """
import sys, time
from dataclasses import replace
import psycopg
from sqlalchemy import event
from communique.register import open_register
from tests.register.test_crash import READINGS

register = open_register(sys.argv[1])

def halt():
    # From now on the process stops when so many statements of one transaction have been sent.
    left = [int(sys.argv[2])]
    def stop(connection, cursor, statement, *rest):
        left[0] -= statement.startswith(("INSERT", "UPDATE", "DELETE"))
        if left[0] == 0:
            print("in the middle", flush=True)
            time.sleep(60)
    event.listen(register.database.engine, "before_cursor_execute", stop)
    # Rows in bulk go to PostgreSQL past the events of the engine.
    copy = psycopg.Cursor.copy
    psycopg.Cursor.copy = lambda cursor, told: stop(None, cursor, "INSERT") or copy(cursor, told)
"""


def killed_within(deed: str, address: str, statements: int) -> None:
    """Runs a deed in another process and kills it (-9) when it has sent so many statements of one transaction."""
    program = PROGRAM + textwrap.dedent(DEEDS[deed]) + '\nprint("done", flush=True)\n'
    command = [sys.executable, "-c", program, address, str(statements)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == "in the middle"
        os.kill(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("statements", [1, 4, 12])
def test_a_kill_within_adding_loses_nothing_committed_and_leaves_nothing_by_half(
    address: str, tmp_path: Path, statements: int
) -> None:
    killed_within("add", address, statements)
    with open_register(tmp_path / "whole.db") as whole, open_register(address) as register:
        whole.add_all(READINGS[:20])
        assert state(register) == state(whole)
        register.add_all(READINGS)
        whole.add_all(READINGS)
        assert state(register) == state(whole)


@pytest.mark.parametrize("statements", [2, 15])
@pytest.mark.parametrize("deed", ["reread", "merge"])
def test_a_kill_within_a_deed_leaves_the_register_as_it_was(address: str, deed: str, statements: int) -> None:
    with open_register(address) as register:
        register.add_all(READINGS)
        before = state(register)
    killed_within(deed, address, min(statements, 4) if deed == "merge" else statements)
    with open_register(address) as register:
        assert state(register) == before
        assert register.judging.history() == []


@contextmanager
def writing(register: Register) -> Iterator[None]:
    """Another writer in the middle of its transaction."""
    with register.database.writing("add"):
        yield


def test_two_read_while_one_writes(address: str) -> None:
    with open_register(address) as writer, open_register(address) as first, open_register(address) as second:
        writer.add_all(READINGS[:5])
        with writer.database.writing("add") as connection:
            connection.execute(text("UPDATE record SET judged = 'wrong'"))
            assert first.count() == second.count() == 15
            assert first.search("envoy")
        assert first.count() == 0
        assert first.count(Filter(wrong=True)) == 15


def test_a_second_writer_is_told_who_holds_the_register(address: str) -> None:
    told = rf"another process holds the register: process {os.getpid()}, add"
    with open_register(address) as holder, open_register(address, wait=0.2) as other:
        holding = writing(holder)
        with holding, pytest.raises(RegisterError, match=told):
            other.add(READINGS[0])


def test_a_second_writer_waits_for_its_turn(address: str) -> None:
    with open_register(address) as holder, open_register(address, wait=30) as other:
        with writing(holder):
            waiting = threading.Thread(target=other.add, args=(READINGS[0],))
            waiting.start()
            assert holder.count() == 0
        waiting.join()
        assert other.count() == 3


def test_a_writer_that_fails_gives_the_register_back(address: str) -> None:
    with open_register(address, wait=0.2) as register:
        bad = replace(READINGS[0], records=(replace(READINGS[1].records[0]),))
        with pytest.raises(Exception, match="quotes"):
            register.add(bad)
        assert register.add_all(READINGS[:2])
