"""The gate: what the reader reaches on annotated releases, and the floors that it must not fall below."""
