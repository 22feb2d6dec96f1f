"""Paths on this machine to bytes: files, folders with all that is in them, standard input.

Refuses what is missing, unreadable, no plain file (devices, pipes, sockets), larger than the limit, or a folder that
leads back into itself.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from communique.sources.material import Material
from communique.sources.refusal import Refusal, RefusedError

LINE_SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class LinesFile:
    """A file of JSON lines: read line by line, so that it may be larger than any limit."""

    name: str
    path: Path

    def lines(self, size_limit: int) -> Iterator[bytes]:
        """Its lines. Raises RefusedError when one is longer than the limit, or the file can no longer be read."""
        try:
            with self.path.open("rb") as stream:
                while line := stream.readline(size_limit + 1):
                    if len(line) > size_limit:
                        raise RefusedError(f"a line is larger than {_megabytes(size_limit)}")
                    yield line
        except OSError as error:
            raise RefusedError(_fault(error)) from error


def found_at(path: str, size_limit: int, stdin: BinaryIO | None = None) -> Iterator[Material | LinesFile | Refusal]:
    """What lies at the path: one file's bytes, or those of everything in the folder, in the order of names."""
    if path == "-":
        yield _standard_input(stdin or sys.stdin.buffer, size_limit)
        return
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        yield Refusal(path, _fault(error))
        return
    if is_folder:
        yield from _in_folder(path, size_limit)
    else:
        yield _file(path, size_limit)


def _in_folder(folder: str, size_limit: int) -> Iterator[Material | LinesFile | Refusal]:
    found = 0
    refused: list[OSError] = []
    seen = {os.path.realpath(folder)}
    for parent, folders, files in os.walk(folder, followlinks=True, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in list(folders):
            target = os.path.realpath(os.path.join(parent, name))
            if os.path.islink(os.path.join(parent, name)) and (target in seen or _holds(target, parent)):
                folders.remove(name)
                yield Refusal(os.path.join(parent, name), "a link that leads back to a folder already read")
            seen.add(target)
        for name in sorted(name for name in files if not name.startswith(".")):
            found += 1
            yield _file(os.path.join(parent, name), size_limit)
    yield from (Refusal(str(error.filename), _fault(error)) for error in refused)
    if not found and not refused:
        yield Refusal(folder, "a folder without files")


def _holds(folder: str, inside: str) -> bool:
    return (os.path.realpath(inside) + os.sep).startswith(folder + os.sep)


def _file(path: str, size_limit: int) -> Material | LinesFile | Refusal:
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError) as error:
        return Refusal(path, _fault(error))
    with os.fdopen(handle, "rb") as stream:
        mode = os.fstat(stream.fileno()).st_mode
        if not stat.S_ISREG(mode):
            return Refusal(path, "no plain file but a device, pipe, socket or folder")
        if path.lower().endswith(LINE_SUFFIXES):
            return LinesFile(path, Path(path))
        try:
            return Material(name=path, data=_up_to(stream, size_limit))
        except (OSError, RefusedError) as error:
            return Refusal(path, _fault(error))


def _standard_input(stream: BinaryIO, size_limit: int) -> Material | Refusal:
    try:
        return Material(name="-", data=_up_to(stream, size_limit))
    except (OSError, RefusedError) as error:
        return Refusal("-", _fault(error))


def _up_to(stream: BinaryIO, size_limit: int) -> bytes:
    data = stream.read(size_limit + 1)
    if len(data) > size_limit:
        raise RefusedError(f"larger than {_megabytes(size_limit)}; COMMUNIQUE_SIZE_LIMIT raises the limit")
    return data


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"


def _fault(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return str(error) or type(error).__name__
