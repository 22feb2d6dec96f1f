"""What one side says of a document: its claims, in the record format, with the notes that gold may carry.

Lenient on purpose: a reader that is not ours may get quotes, kinds and fields wrong, and that is what is measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from typing import Any

from communique.records import PLOVER, FormatError
from communique.scoring.credits import distinct, part
from communique.scoring.slots import BESIDE_SLOTS, KNOWN_ACTS, PASSED_OVER, SLOTS

Line = Mapping[str, Any]  # a line of the record format as JSON gives it, nothing checked yet


@dataclass(frozen=True, eq=False)
class Claim:
    """A record as one side states it; of a prediction, the notes of gold mean nothing."""

    raw: Line = field(default_factory=dict)
    values: Mapping[str, tuple[object, ...]] = field(default_factory=dict)  # of the slots that are stated
    extent: range = range(0)  # of the quote, in letters without spaces; empty when its words do not stand there
    alternatives: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    optional: bool = False
    optional_slots: frozenset[str] = frozenset()

    @classmethod
    def of(cls, raw: Line, text: str, *, is_gold: bool) -> Claim:
        """A record of the record format as a claim about the text."""
        slots = SLOTS.get(str(raw.get("kind")), ())
        values = {slot: stated for slot in slots if (stated := distinct(raw.get(slot)))}
        notes = raw if is_gold else {}  # a prediction cannot excuse itself
        alternatives = {slot: distinct(other) for slot, other in notes.get("alt", {}).items()}
        optional, optional_slots = bool(notes.get("optional")), frozenset(notes.get("optional_slots", ()))
        return cls(raw, values, extent(raw.get("quote"), text), alternatives, optional, optional_slots)

    @property
    def kind(self) -> str:
        """The kind of record, as the side has it."""
        return str(self.raw.get("kind"))

    @property
    def acts(self) -> set[str]:
        """The acts stated."""
        return set(map(str, self.values.get("act", ())))

    @property
    def plover(self) -> set[str]:
        """The PLOVER types of its acts, those that may stand in for them included."""
        acts = self.acts.union(map(str, self.alternatives.get("act", ())))
        return {PLOVER[act] for act in acts & PLOVER.keys()}

    @property
    def unknown(self) -> list[str]:
        """Names that the record format does not have: most likely misspelt."""
        if self.kind not in SLOTS:
            return [f"unknown kind {self.kind}, passed over"]
        strange = {*self.raw, *self.alternatives, *self.optional_slots} - {*SLOTS[self.kind], *BESIDE_SLOTS}
        acts = [f"unknown act {act}" for act in self.acts - KNOWN_ACTS]
        return acts + [f"unknown field {self.kind}.{one}" for one in strange]

    def __str__(self) -> str:
        words = shorten(str(part(self.raw.get("quote"), "words")), 80, placeholder=" …")
        slots = ", ".join(f"{slot} {show(values)}" for slot, values in self.values.items())
        return f"{slots}  “{words}”"


def extent(quote: object, text: str) -> range:
    """Where a quote stands in the text. Spaces are not counted, so that texts which differ in them still compare."""
    start, end, words = (part(quote, one) for one in ("start", "end", "words"))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end and text[start:end] == words):
        return range(0)
    return range(*(len("".join(text[:offset].split())) for offset in (start, end)))


def show(values: Iterable[object]) -> str:
    """Values as a person reads them."""
    texts = (" ".join(map(str, value.values())) if isinstance(value, dict) else str(value) for value in values)
    return " + ".join(texts) or "nothing"


@dataclass(frozen=True, eq=False)
class Paper:
    """A document and one side's claims about it."""

    id: str | None = None
    title: str = ""
    text: str = ""
    sectors: frozenset[str] | None = None  # None: not stated
    claims: Sequence[Claim] = ()

    @classmethod
    def of(cls, raw: Line, *, is_gold: bool) -> Paper:
        """A line of the record format as a paper."""
        text = raw.get("text") or ""
        sectors = None if raw.get("sectors") is None else frozenset(raw["sectors"])
        claims = [Claim.of(record, text, is_gold=is_gold) for record in raw.get("records") or ()]
        # An order of their own, so that the order of the file decides nothing.
        claims.sort(key=lambda claim: (claim.extent.start, json.dumps(claim.raw, sort_keys=True)))
        own_id = None if raw.get("id") is None else str(raw["id"])
        return cls(own_id, str(raw.get("title") or ""), text, sectors, claims)

    def of_kind(self, kind: str) -> list[Claim]:
        """The claims of one kind that are scored."""
        return [claim for claim in self.claims if claim.kind == kind and not claim.acts & PASSED_OVER]

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.id, self.title))) or "a document without id and title"


NOTHING, NO_PAPER = Claim(), Paper()


def lines_of(path: Path) -> list[Line]:
    """The lines of a JSON Lines file. Raises FormatError naming the file and the line that is none."""
    try:
        rows = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: cannot be read ({error})") from error
    return [_line(path, number, row) for number, row in enumerate(rows, start=1) if row.strip()]


def _line(path: Path, number: int, row: str) -> Line:
    try:
        line = json.loads(row)
        Paper.of(line, is_gold=True)  # a line that is no paper is told here, where its place is known
    except (ValueError, TypeError, AttributeError) as error:
        raise FormatError(f"{path.name}, line {number}: not a document in the record format ({error})") from error
    return dict(line)


def papers(lines: Iterable[Line], *, is_gold: bool) -> list[Paper]:
    """Lines of the record format as papers."""
    return [Paper.of(line, is_gold=is_gold) for line in lines]
