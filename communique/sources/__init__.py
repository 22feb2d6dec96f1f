"""Where releases come from: file, feed, page, board, archive -> Document. Text is decided here, once."""
