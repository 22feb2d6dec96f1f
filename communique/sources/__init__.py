"""Where releases come from: file, feed, page, board, archive -> Document. Text is decided here, once.

`read` takes paths and addresses and gives documents and refusals; it never raises for what stands in a release.
"""

from communique.sources.intake import read
from communique.sources.refusal import Refusal

__all__ = ["Refusal", "read"]
