"""Pages of briefs on the disk, for the next start of a server: each with what it rests on, which is then asked again.

A page of another day or another version of the program is not found. Each file is whole or not there, may be thrown
away at any time, and is read by whoever runs the server alone. Refuses a folder that others may write to.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from threading import Lock

from communique.faces.web.kept import Answer, Key
from communique.faces.web.standing import Basis, Rested
from communique.register.database import Database

_LOG = logging.getLogger(__name__)
# A brief at its plain address, packed: others are asked too seldom to be worth a file.
_PATH = re.compile(r"/brief/[A-Z][A-Z0-9_]*(?:/[A-Z][A-Z0-9_]*)?")
# So many briefs in a folder; 15 kB each is what they took.
_MOST = 10_000
_MARK = b"communique page 1\n"
_DIGEST = 16


@cache
def program() -> str:
    """What tells this program from another version of it: a digest of its files and of what makes its pages."""
    root = Path(__file__).parents[2]
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    told = [sys.version, *(f"{name} {version(name)}" for name in ("jinja2", "markupsafe", "sqlalchemy", "starlette"))]
    made = hashlib.blake2b("\n".join(told).encode(), digest_size=_DIGEST)
    for path in files:
        made.update(f"\n{path.relative_to(root)}\n".encode() + path.read_bytes())
    return made.hexdigest()


@dataclass(slots=True)
class Shelf:
    """The pages of one register, in a folder of its own below `folder`."""

    folder: Path
    register: str  # its address: another register is another folder
    version: str = field(default_factory=program)  # the program as it was when the server began
    most: int = _MOST
    is_off: bool = False  # after a fault nothing more is kept
    _held: tuple[Path, set[str]] | None = None  # the folder of the day, and the names in it
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Key) -> Rested | None:
        """The page kept for this, or None."""
        if (place := self._place(key)) is None or place.name not in self._names(place.parent):
            return None
        try:
            return _read(place.read_bytes(), key)
        except (OSError, ValueError, zlib.error, KeyError, TypeError):
            return None

    def put(self, key: Key, rested: Rested) -> None:
        """Keeps a page, if it is of a kind that is kept and there is room; a disk that fails is told of once."""
        if self.is_off or (place := self._place(key)) is None:
            return
        names = self._names(place.parent)
        if place.name not in names and len(names) >= self.most:
            return
        try:
            _make(place.parent, self.folder)
            _write(place, _written(key, rested))
        except (OSError, TypeError) as fault:
            _LOG.warning("%s: pages are not kept on the disk: %s", self.folder, fault)
            self.is_off = True
            return
        names.add(place.name)

    def _place(self, key: Key) -> Path | None:
        path, query, _, is_packed, today = key
        if query or not is_packed or not isinstance(path, str) or not _PATH.fullmatch(path):
            return None
        assert isinstance(today, date)
        # A name of digits alone leads nowhere else, whatever was asked.
        name = hashlib.blake2b(repr(key[:4]).encode(), digest_size=_DIGEST).hexdigest()
        return self._own / f"{self.version}-{today.isoformat()}" / name

    @property
    def _own(self) -> Path:
        """The folder of the register."""
        return self.folder / hashlib.blake2b(self.register.encode(), digest_size=_DIGEST).hexdigest()

    def _names(self, folder: Path) -> set[str]:
        """The names in the folder of a day; when another day begins, what is of earlier ones is thrown away."""
        with self._lock:
            if self._held is None or self._held[0] != folder:
                is_ours = self._own.is_dir() and _is_ours(self._own)
                for other in self._own.iterdir() if is_ours else ():
                    if other != folder:
                        rmtree(other, ignore_errors=True)
                self._held = folder, set(os.listdir(folder)) if is_ours and folder.is_dir() else set()
            return self._held[1]


def _make(folder: Path, above: Path) -> None:
    """Makes a folder, and those above it, for whoever runs this alone. Raises OSError."""
    for one in (above, folder.parent, folder):
        one.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(folder.parent):
        raise OSError("others may write there")


def _is_ours(folder: Path) -> bool:
    """Whether nobody else may write into a folder or the one above it."""
    if not hasattr(os, "getuid"):
        return True
    kept = (one.stat() for one in (folder, folder.parent))
    return all(one.st_uid == os.getuid() and not one.st_mode & 0o022 for one in kept)


def _write(place: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there: nobody ever sees a part of it."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _written(key: Key, rested: Rested) -> bytes:
    """A page as a file: a mark, a digest of the rest, its head as JSON in a line, the questions, the body."""
    answer, basis = rested.answer, rested.basis
    head = {
        "key": repr(key),
        "headers": [[part.decode("latin-1") for part in pair] for pair in answer.headers],
        "said": [one.hex() for one in basis.said],
        "asked": len(basis.asked),
    }
    rest = json.dumps(head).encode() + b"\n" + basis.asked + answer.body
    return _MARK + hashlib.blake2b(rest, digest_size=_DIGEST).digest() + rest


def _read(content: bytes, key: Key) -> Rested | None:
    """The page that a file holds; None where it is no whole page of this key."""
    begins = len(_MARK) + _DIGEST
    rest = content[begins:]
    if content[:begins] != _MARK + hashlib.blake2b(rest, digest_size=_DIGEST).digest():
        return None
    line, _, rest = rest.partition(b"\n")
    head = json.loads(line)
    if head["key"] != repr(key):
        return None
    headers = tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in head["headers"])
    said = tuple(bytes.fromhex(one) for one in head["said"])
    return Rested(Answer(headers, rest[head["asked"] :]), Basis(rest[: head["asked"]], said))


def at(named: str, database: Database) -> Shelf | None:
    """The shelf of a register in a folder, or in the user's own cache where none is named; None for "none"."""
    if named == "none":
        return None
    folder = Path(named) if named else _usual()
    address = str(Path(database.address).resolve()) if database.is_sqlite else database.name
    return Shelf(folder, address) if folder else None


def _usual() -> Path | None:
    """The folder of this program in the user's own cache; None for a user without a home."""
    try:
        above = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    except RuntimeError:
        return None
    return Path(above) / "communique"
