"""Where releases come from: file, feed, page, board, archive -> Document. Text is decided here, once.

`read` takes paths and addresses and gives documents and refusals; it never raises for what stands in a release.
`poll` gives what is new at a feed since it was last seen; `health` holds releases against what their house should give.
"""

from communique.sources.health import Health, health
from communique.sources.intake import read
from communique.sources.polling import Seen, Visit, poll
from communique.sources.refusal import Refusal

__all__ = ["Health", "Refusal", "Seen", "Visit", "health", "poll", "read"]
