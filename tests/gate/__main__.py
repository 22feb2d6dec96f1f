"""`make score`: the tables, the floors, and the figures that docs/accuracy.md shows.

    python -m tests.gate                            score, and hold the floors
    python -m tests.gate --update                   raise the floors to what is reached
    python -m tests.gate --update --because "..."   also lower one; the reason is kept in floors.json

Exit status 1 when a kind is below its floor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from communique.scoring import Floors, Score, ScoringError, read_floors, table, write_floors
from tests.gate.measured import keep
from tests.gate.sets import HERE, Annotated, sets

FLOORS = HERE / "floors.json"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description="Score the reader and hold its floors.")
    parser.add_argument("--update", action="store_true", help="make what is reached the floors")
    parser.add_argument("--because", default="", metavar="REASON", help="why a floor may be lowered")
    options = parser.parse_args(arguments)
    scores = [(one, one.scored()) for one in sets()]
    for one, found in scores:
        print(f"== {one.name}", *table(found), "", sep="\n")
    keep({one.name: found for one, found in scores})
    if options.update:
        return _update(scores, options.because)
    misses = below(scores, read_floors(FLOORS))
    print(*misses, sep="\n", file=sys.stderr)
    return int(bool(misses))


def below(scores: Sequence[tuple[Annotated, Score]], floors: Mapping[str, Floors]) -> list[str]:
    """What fell below its floor, set by set; a set without floors is told as well."""
    found = []
    for one, score in scores:
        misses = floors[one.name].misses(one.floors(score)) if one.name in floors else ["no floors were set yet"]
        found += [f"{one.name}: {miss}" for miss in misses]
    return found


def _update(scores: Sequence[tuple[Annotated, Score]], because: str) -> int:
    """Replaces the floors of the sets that are here; those of sets that are not stay."""
    floors = read_floors(FLOORS)
    for one, found in scores:
        reached, before = one.floors(found), floors.get(one.name)
        try:
            floors[one.name] = before.replaced_by(reached, because) if before else reached
        except ScoringError as error:
            print(f"{one.name}: {error}", file=sys.stderr)
            return 1
    write_floors(FLOORS, floors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
