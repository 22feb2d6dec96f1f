"""Communiqué reads the press releases of economic diplomacy into a register of cited facts."""

__version__ = "0.1.0"
