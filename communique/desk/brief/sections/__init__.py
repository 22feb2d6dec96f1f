"""The sections of a brief, each in a file of its own: evidence in, a section out."""
