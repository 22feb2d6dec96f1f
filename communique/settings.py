"""Every setting, named once, read once from the environment. Options of a command override them."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its environment variable, its default, and what it is for (shown in docs/settings.md)."""

    variable: str
    default: str
    help: str

    def read(self) -> str:
        """The value in force: the environment's, else the default."""
        return os.environ.get(self.variable) or self.default


REGISTER = Setting(
    "COMMUNIQUE_REGISTER", "communique.db", "the register: a path to an SQLite file or a postgresql:// address"
)

SETTINGS: tuple[Setting, ...] = (REGISTER,)
