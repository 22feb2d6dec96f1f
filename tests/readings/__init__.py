"""Whole releases of our own beside their readings, as a text that a person can review."""
