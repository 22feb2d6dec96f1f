"""`communique score`: readings against annotated releases, as a table, in detail, or as JSON.

Thin: the scoring room counts, this prints and decides the exit status.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.faces.cli import show
from communique.faces.cli.options import JsonOption
from communique.flow import measured
from communique.scoring import Score, details, read_floors, table, write_floors

_FILE = {"exists": True, "dir_okay": False, "readable": True}


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Annotated releases: JSON Lines in the record format.", **_FILE)
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(metavar="[PREDICTED]", help="Readings to score; without it gold's texts are read now.", **_FILE),
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="What is missed, spurious and wrong in every document.")
    ] = False,
    is_json: JsonOption = False,
    floor: Annotated[
        float, typer.Option("--floor", metavar="F", help="Exit with 1 if the slot F1 of the total is below F.")
    ] = 0.0,
    set_floors: Annotated[
        bool, typer.Option("--set-floors", help="Keep what is reached as floors, in GOLD.floors.json.")
    ] = False,
    because: Annotated[str, typer.Option("--because", metavar="REASON", help="Why floors may be lowered.")] = "",
) -> None:
    """Score readings against annotated releases.

    Records are paired one to one and counted slot by slot (docs/accuracy.md). Where GOLD.floors.json lies beside GOLD,
    a kind that falls below its floor is named, and the exit status is 1.
    """
    found = measured.scored(gold, predicted)
    if is_json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
    else:
        _print(found, is_detailed=detail)
    _warn(found)
    is_low = found.total.slots.f1 < floor
    if not set_floors:
        is_low |= _is_below_floors(gold, found)
    else:
        _set_floors(gold, found, because)
    raise typer.Exit(1 if is_low else 0)


def _print(found: Score, *, is_detailed: bool) -> None:
    of_papers = (line for one in found.papers for line in details(one)) if is_detailed else ()
    for line in (*of_papers, *table(found, is_detailed=is_detailed)):
        print(show.safe(line))


def _warn(found: Score) -> None:
    for warning in found.warnings:
        print(show.safe(f"warning: {warning}"), file=sys.stderr)
    for failure in found.grounding.failures:
        print(show.safe(f"!!! QUOTE NOT IN ITS TEXT: {failure}"), file=sys.stderr)


def _floors_of(gold: Path) -> Path:
    return gold.with_name(f"{gold.name}.floors.json")


def _is_below_floors(gold: Path, found: Score) -> bool:
    floors = read_floors(_floors_of(gold)).get(gold.stem)
    misses = floors.misses(measured.floors(gold, found)) if floors else []
    for miss in misses:
        print(show.safe(f"below its floor: {miss}"), file=sys.stderr)
    return bool(misses)


def _set_floors(gold: Path, found: Score, because: str) -> None:
    before = read_floors(_floors_of(gold)).get(gold.stem)
    reached = measured.floors(gold, found)
    now = before.replaced_by(reached, because) if before and before.digest == reached.digest else reached
    write_floors(_floors_of(gold), {gold.stem: now})
