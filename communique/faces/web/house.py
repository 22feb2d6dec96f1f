"""What every page is made from: the open register, the book of watches, who may do what, and the day it is.

Holds no state of its own beyond these; refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from communique.faces.web.access import Access
from communique.faces.web.kept import Kept
from communique.faces.web.kept_rows import Rows
from communique.faces.web.making import Makers
from communique.faces.web.shelf import Shelf
from communique.faces.web.standing import Standing
from communique.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """An open register as the web serves it. `today` is asked anew for each page.

    `makers` make long pages beside the server; `ready` is how many pages are made before anybody asks; `shelf` keeps
    briefs on the disk.
    """

    register: Register
    book: Path = Path("communique.watches.json")
    access: Access = field(default_factory=Access)
    kept: Kept = field(default_factory=Kept)
    standing: Standing = field(default_factory=Standing)
    shelf: Shelf | None = None
    rows: Rows = field(default_factory=Rows)
    makers: Makers | None = None
    ready: int = 0
    today: Callable[[], date] = date.today
