"""What a release says: Document -> records. Pure: same in, same out; no network, no database."""
