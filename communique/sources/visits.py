"""The network as the rest of the room sees it: an address in, its material or a refusal out.

Nothing of the [sources] extra is imported, and no connection opened, before the first address comes.
"""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from communique.sources.material import Material, Wishes
from communique.sources.refusal import RefusedError, extra

if TYPE_CHECKING:
    from communique.sources.web import Page, Visitor


class Visits:
    """The visits of one run, all made by one visitor."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._visitor: Visitor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._visitor is not None:
            self._visitor.__exit__(kind, error, trace)

    def material(self, url: str) -> Material:
        """What lies at the address. Raises RefusedError when it may not or cannot be had."""
        page = self.page(url)
        if page.material is None:
            raise RefusedError("the house answers that nothing changed, though nobody asked")
        return page.material

    def page(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """What lies at the address, or no material where nothing changed since its house gave these validators."""
        if self._visitor is None:
            for module in ("httpx2", "protego", "stamina"):
                extra(module)
            from communique.sources.web import Visitor

            self._visitor = Visitor(allow_private=self._wishes.allow_private, size_limit=self._wishes.size_limit)
        return self._visitor.fetch(url, etag=etag, modified=modified)
