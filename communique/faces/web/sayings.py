"""What releases say of something, each record's words in their sentence, as pages show them.

Shows what one release says twice once; changes no words but the line ends and gaps between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.desk.sentences import set_in
from communique.register import Register, Stored


@dataclass(frozen=True, slots=True)
class Saying:
    """A record with what stands before and after its words in their sentence."""

    stored: Stored
    before: str
    after: str

    @property
    def gaps(self) -> tuple[str, str]:
        """What parts the words from those before and after: a space where these are words too."""
        return (
            " " if self.before and not self.before.endswith(tuple("(“‘-–—/\"'")) else "",
            " " if self.after and (self.after[0].isalnum() or self.after[0] in "(“‘–—…") else "",
        )


def sayings(register: Register, records: Sequence[Stored]) -> tuple[Saying, ...]:
    """Records in their sentences, in their order."""
    texts = register.texts({one.source.id for one in records})
    made = []
    for one in records:
        quote = one.record.quote
        around = set_in(texts[one.source.id].text, quote.start, quote.end) if one.source.id in texts else ("", "")
        made.append(Saying(one, *around))
    return tuple(made)


def without_repeats(records: Sequence[Stored]) -> list[Stored]:
    """Records without those whose words a release has said in another one of them, or within its words."""
    kept: list[Stored] = []
    of_release: dict[str, list[Stored]] = {}
    for one in records:
        before = of_release.setdefault(one.source.id, [])
        if not any(_is_in(one, other) for other in before):
            before.append(one)
            kept.append(one)
    return kept


def _is_in(one: Stored, other: Stored) -> bool:
    quote, whole = one.record.quote, other.record.quote
    return quote.words == whole.words or (whole.start <= quote.start and quote.end <= whole.end)
