"""The sample read into a register: what the demo, the tour and the tests begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from communique import reading, sample
from communique.flow.daily import Entry, Intake, fetch, store
from communique.records import Document, Reading
from communique.register import Register
from communique.sources import Refusal


class SampleError(RuntimeError):
    """A file of the sample cannot be read here; the message is its refusal."""


def readings() -> Iterator[Reading]:
    """The readings of the sample's releases, named by their files. Raises SampleError."""
    for path in sample.paths():
        for found in fetch([path], Intake()):
            if isinstance(found, Refusal):
                raise SampleError(f"{Path(found.path).name}: {found.fault}")
            yield reading.read(_named(found, path))


def read_sample(register: Register) -> list[Entry]:
    """Puts the sample into a register; what is there already stays as it is. Raises SampleError."""
    return list(store(register, list(readings())))


def _named(document: Document, path: str) -> Document:
    return replace(document, source=f"sample/{Path(path).name}")
