"""Who is who within one document: full names of people and bodies, and whose they are.

Known only when the whole document has been read: "Minister Kim" is Kim Jung-kwan because another line says so. What
the document does not tell stays as it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.reading.mentions import Body, Demonym, Holder, Office, Party, Person
from communique.reading.notes import Notes


@dataclass(slots=True)
class Cast:
    """The people and bodies of a document."""

    home: str | None = None  # the party whose government published the document
    _people: dict[str, str] = field(default_factory=dict)
    _parties: dict[str, str] = field(default_factory=dict)  # of people and bodies, by the name that `actor` gives

    @classmethod
    def of(cls, notes: Notes) -> Cast:
        """The cast of a document, from its holders, people and bodies."""
        return cls()

    def actor(self, mention: object) -> str | None:
        """The form of an actor in the record format: a person's or body's fullest name, or a party's code."""
        match mention:
            case Holder():
                return mention.person.name
            case Person() | Body():
                return mention.name
            case Party() if not isinstance(mention, Demonym):
                return mention.code
            case Office():
                return mention.title
        return None

    def party(self, mention: object) -> str | None:
        """Whose an actor is: the code of its country or bloc, when the document or the lexicon tells."""
        match mention:
            case Party():
                return mention.code
            case Holder():
                return mention.office.party or mention.person.party
            case Body() | Office() | Person():
                return mention.party
        return None
