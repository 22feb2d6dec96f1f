"""`make bench`: every benchmark that needs no data of its own, one after the other.

Words after the command are handed on: `python -m benchmarks --write` keeps the figures.
"""

from __future__ import annotations

import sys

from benchmarks import lexicon, reading


def main(words: list[str]) -> None:
    print("== the lexicon", flush=True)
    lexicon.main()
    print("== reading", flush=True)
    reading.main(words)


if __name__ == "__main__":
    main(sys.argv[1:])
