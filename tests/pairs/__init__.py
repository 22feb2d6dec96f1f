"""Pairs of mentions, same and different, and how well the matcher tells them; see README.md."""
