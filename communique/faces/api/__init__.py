"""The read API and the assistants' tools."""
