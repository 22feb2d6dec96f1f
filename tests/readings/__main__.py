"""`make readings`: rewrites the readings; the reviewer reads the diff."""

from __future__ import annotations

from tests.readings.written import HERE, pages

if __name__ == "__main__":
    written = pages()
    for path in set(HERE.glob("*.txt")) - set(written):
        path.unlink()
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(written)} readings in {HERE}")
