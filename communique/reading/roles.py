"""Roles: who holds which office, one record for each person, office and document, in its fullest form.

An office that somebody has left is told as such; one of which only a title is known is no role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from communique.lexicon.lookup import bodies_by_name
from communique.lexicon.spelling import folded
from communique.lexicon.wordlists import word_set
from communique.reading.allegiance import holders_of
from communique.reading.cast import Cast
from communique.reading.mentions import Actors, Holder, Office, Person
from communique.reading.notes import Notes
from communique.records import Record, Role, unique

PUBLIC = re.compile(
    r"\b(?:Assembly|Congress|Parliament|Senate|House|Committee|Commission|Council|Board|Agency|Authority|Court|Ministry"
    r"|Department|Government|Bureau|Office|National|State|Central)\b"
)
HEAD_OF_FIRM = re.compile(
    r"\b(?:CEO|chief executive|chair(?:man|woman|person)?|president|founder|managing director|owner|partner)\b",
    re.IGNORECASE,
)
FIRM = re.compile(
    r"\b(?:Group|Holdings?|International|Inc|Ltd|Limited|GmbH|AG|Corp|Corporation|Company|Motors?|Industries)\b"
)


# What a sentence says before an office: "Under President Park", "the steel industry and President Park".
NOT_OF_TITLE = re.compile(
    r"^(?:Under (?=(?:Acting |Former |Vice )?(?:President|Prime Minister|Premier|Chancellor|King|Queen|Governor|Chair))"
    r"|[a-z][a-z -]*,? (?:and|&) (?=[A-Z]))"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A holder as one place of the document shows them."""

    person: str
    title: str
    organisation: str | None
    party: str | None
    start: int
    end: int
    rule: str
    written: str  # the person's name at this place

    @property
    def fullness(self) -> tuple[int, bool, int]:
        """How much it says, to prefer one mention over another of the same office."""
        return len(self.title.split()), self.organisation is not None, len(self.written)


def roles(notes: Notes, cast: Cast) -> list[Record]:
    """The document's roles."""
    found: dict[str, list[list[Seen]]] = {}
    for seen in (*_seen(notes, cast), *counterparts(notes, cast)):
        offices = found.setdefault(seen.person, [])
        same = next((office for office in offices if any(_is_same(one, seen) for one in office)), None)
        offices.append([seen]) if same is None else same.append(seen)
    return [_role(notes, office) for offices in found.values() for office in _held(offices)]


# What a minister who sits in a chamber is called for short.
# An office that somebody has left is told with the word for it; "the then President" was in office when it happened.
LEFT = re.compile(r"\b(?:[Ff]ormer|[Oo]utgoing)\b")
BARE_OFFICES = word_set("bare_office_title")
FORMS_OF_ADDRESS = frozenset({"Senator", "Dr", "Doctor", "Professor", "Sir", "Dame", "Lord"})


def _held(offices: list[list[Seen]]) -> list[list[Seen]]:
    """A person's offices without the form of address that one in a higher office is given: "Senator Wong"."""
    told = [office for office in offices if not FORMS_OF_ADDRESS.issuperset(seen.title for seen in office)]
    return told or offices


def _seen(notes: Notes, cast: Cast) -> list[Seen]:
    seen = []
    for _, match in notes.matches("holders", "appositions"):
        seen += [_see(one, match.rule.name, cast, notes.document.text) for one in holders_of(match.made)]
    return seen


COUNTERPARTS = frozenset({"glosses.counterpart", "glosses.counterparts", "glosses.counterpart_from"})
NEAR = 400  # letters: how far before a counterpart the one stands whose office both hold
OF_ONE_POST = re.compile(
    r"\b(?:ambassador|envoy|consul|governor|mayor|spokes|senator|king|queen|sultan|emir|amir)", re.I
)


def counterparts(notes: Notes, cast: Cast) -> list[Seen]:
    """Those who hold an office elsewhere that somebody before holds: `and her Chilean counterpart, Ann Lee`."""
    held: dict[str, Office] = {}
    for one in cast.appearances:
        if isinstance(one.mention, Holder) and (name := cast.actor(one.mention)):
            held.setdefault(name, one.mention.office)
    found = []
    for _, match in notes.matches("glosses"):
        members = match.made.members if isinstance(match.made, Actors) else (match.made,)
        if match.rule.name not in COUNTERPARTS or not (office := _office_before(match.start, held, cast)):
            continue
        named = ((one, cast.actor(one)) for one in members if isinstance(one, Person) and one.party)
        found += [
            Seen(name, office.title, None, one.party, match.start, match.end, match.rule.name, one.name)
            for one, name in named
            if name and name not in held
        ]
    return found


def _office_before(at: int, held: Mapping[str, Office], cast: Cast) -> Office | None:
    """The office of the last one named before a place of the text, where others hold the like elsewhere."""
    for one in reversed([one for one in cast.appearances if at - NEAR < one.start and one.end <= at]):
        office = one.mention if isinstance(one.mention, Office) else held.get(cast.actor(one.mention) or "")
        if (
            office
            and office.title not in BARE_OFFICES
            and not office.is_plural
            and not OF_ONE_POST.search(office.title)
        ):
            return office
    return None


def _see(holder: Holder, rule: str, cast: Cast, text: str) -> Seen:
    office = holder.office
    title = " ".join(office.title.split())
    if title.isupper() and len(title) > 4:
        title = title.title()  # a headline in capitals
    title = NOT_OF_TITLE.sub("", title)
    if office.is_former and (left := LEFT.search(text, holder.start, holder.end)):
        title = f"{left.group()} {title}"
    return Seen(
        cast.actor(holder) or holder.person.name, title, cast.resolve(office.organisation or "") or office.organisation,
        None if _is_private(holder) else cast.party(holder), holder.start, holder.end, rule, holder.person.name,
    )  # fmt: skip


def _is_private(holder: Holder) -> bool:
    """Whether an office is a firm's or an association's, and so no country's."""
    office = holder.office
    if not office.organisation:
        return False
    known = bodies_by_name().get(folded(office.organisation))
    if known is None:
        is_public = PUBLIC.search(office.organisation) and "CEO" not in office.title
        heads = HEAD_OF_FIRM.search(office.title) or FIRM.search(office.organisation)
        return office.party is None and not is_public and bool(heads)
    return all(body.private for body in known)


def _is_same(one: Seen, other: Seen) -> bool:
    """Whether two titles are one office more or less fully written."""
    told = one.rule + other.rule
    if "appositions." in told and "listed_under" not in told and one.end > other.start and other.end > one.start:
        return True  # several offices told in one breath are one record
    if any(
        short.isupper() and _initials(full).startswith(short) for short, full in permutations((one.title, other.title))
    ):
        return True
    if "minister" in (one.title.lower(), other.title.lower()):
        return True  # a mere form of address: Federal Councillor Park is Minister Park
    words, others = ({*seen.title.lower().replace("-", " ").split()} for seen in (one, other))
    return words <= others or others <= words or bool({"minister"} & words & others)


def _initials(title: str) -> str:
    """The capitals of a title: EVP for an Executive Vice-President."""
    return "".join(word[0] for word in title.replace("-", " ").split() if word[0].isupper())


def _role(notes: Notes, office: list[Seen]) -> Role:
    best = max(office, key=lambda seen: seen.fullness)
    organisation = best.organisation or next(iter(unique(one.organisation for one in office if one.organisation)), None)
    party = best.party or next((one.party for one in office if one.party), None)
    quote = notes.quote(best.start, best.end)
    return Role(
        quote=quote,
        rule=best.rule,
        person=best.person,
        title=best.title or None,
        organisation=organisation,
        party=party,
    )
