"""Cited releases in the formats of reference managers."""

from communique.desk.citing.formats import bibtex, csl_json, ris

__all__ = ["bibtex", "csl_json", "ris"]
