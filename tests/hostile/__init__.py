"""Text that nobody should have to read: made to be slow, to break, or to deceive."""
