"""Tests of the register: on SQLite, and on PostgreSQL where its programs are at hand."""
