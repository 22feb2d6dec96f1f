"""Compiles the TOML files into compiled.json, which loads fast: `python -m communique.lexicon.build`.
Changes no TOML; tools/build_lexicon.py does that, from open libraries.
"""

from __future__ import annotations

import json

from communique.lexicon.files import plain_lexicon
from communique.lexicon.store import COMPILED


def compiled_text() -> str:
    """What compiled.json must hold: one line per country, group or list, so that a change shows as a small diff."""
    rooms = []
    for room, rows in plain_lexicon().items():
        assert isinstance(rows, list)
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        rooms.append(f'"{room}":[\n{lines}\n]')
    return "{" + ",\n".join(rooms) + "}\n"


if __name__ == "__main__":
    COMPILED.write_text(compiled_text(), encoding="utf-8")
    print(f"{COMPILED.name}: {COMPILED.stat().st_size:,} bytes")
