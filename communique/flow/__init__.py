"""The one place where rooms meet: fetch, read, register, watch."""
