"""People: when two names with their offices are one person.

A name decides; office and country speak for and against; a person may change office. A family name alone is matched
only to who held the same office about that time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.register.identity import known, names
from communique.register.identity.forms import Form, years_of
from communique.register.identity.spelling import consonants, korean, plain, romans, spellings

# An incomplete name is taken for a holder of the office up to so many years away.
_YEARS = 2
_FULL = ("name_equal", "name_reordered", "name_sounds_alike", "name_short", "name_part")


def keys(form: Form) -> Iterator[str]:
    """The blocks in which a person stands: by name, and for incomplete names by family name with rank or initial."""
    side = "partial" if is_partial(form) else "whole"
    yield from _name_keys(form)
    yield from (f"{side} {key}" for key in _office_keys(form))


def sought(form: Form) -> Iterator[str]:
    """The blocks in which a person is looked for: only incomplete names are compared by family name and office.

    Else all the Kims of a government would be compared with one another.
    """
    yield from _name_keys(form)
    for key in _office_keys(form):
        yield f"partial {key}"
        if is_partial(form):
            yield f"whole {key}"


def _office_keys(form: Form) -> Iterator[str]:
    for split in names.parse(form.name).splits:
        family = _family_key(split.family)
        if split.given:
            yield f"f {family} {split.given[0][:1]} {_first(form.parties)}"
        for rank in {"secretary" if rank in _SHORT_RANK else rank for rank in ranks_of(form)}:
            yield f"r {family} {rank} {_first(form.parties)}"


def _name_keys(form: Form) -> Iterator[str]:
    name = names.parse(form.name)
    for split in name.splits:
        family = _family_key(split.family)
        if split.given and not is_partial(form):
            yield f"n {'/'.join(sorted((family, _given_key(split))))}"
            yield f"g {family} {_first_key(split.given[0])}"
    if len(name.words) > 2:
        # The last family name of two may be left out.
        yield f"g {_family_key(name.words[-2])} {_first_key(name.words[0])}"
    if len(name.words) > 2 and name.words[1] in names.FATHERS:
        # The family may be left out behind the father.
        yield f"g {_family_key(name.words[2])} {_first_key(name.words[0])}"
    if len(name.words) > 1:
        yield f"w {'/'.join(sorted(romans(word) for word in name.words))}"


def signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of people give."""
    seen = [names.compare(one.name, other.name)]
    if seen[0] in ("name_differs", "middle_differs"):
        return seen
    seen += _of_party(one, other)
    office = _of_office(one, other)
    seen += office
    if not office and not (one.all("office") and other.all("office")):
        seen.append("nothing_known")
    if seen[0] not in _FULL and _are_years_apart(one, other):
        seen.append("years_apart")
    if _is_frequent(one) and not {"office_same", "body_same", "office_near"} & set(seen):
        seen.append("name_common")
    return seen


def ranks_of(form: Form) -> tuple[str, ...]:
    """The ranks of the offices that a mention names: minister, ambassador."""
    return tuple(dict.fromkeys(rank for title in form.all("office") for rank, _ in (office_of(title, ""),) if rank))


@lru_cache(maxsize=65536)
def office_of(title: str, body: str) -> tuple[str, frozenset[str]]:
    """The rank of an office and the words of its field, from its title and its organisation."""
    words = f" {plain(title)} "
    rank = _rank(words)
    rest = words.replace(f" {plain(rank)} ", " ", 1) if rank else words
    field, _ = known.without_parties(f"{rest} {plain(body)}")
    return rank, frozenset(field) - _EMPTY


def _rank(words: str) -> str:
    """The rank that a title names first: an adviser to the president is an adviser."""
    found = [(at, -len(rank), rank) for rank in spellings().ranks if (at := words.find(f" {plain(rank)} ")) >= 0]
    rank = min(found)[2] if found else ""
    return "chair" if rank.startswith("chair") else "chief executive officer" if rank == "ceo" else rank


_EMPTY = frozenset("ministry department office commission mr former acting deputy affair national republic".split())


def _of_party(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = set(one.parties), set(other.parties)
    if ours and theirs:
        if ours & theirs:
            yield "party_same"
        elif not any(known.is_bloc(code) for code in ours | theirs):
            yield "party_differs"
    elif ours or theirs:
        held, near = (ours, other) if ours else (theirs, one)
        # Somebody without an office of his own is of one of the parties to what he took part in.
        if near.all("with") and not held & set(near.all("with")):
            yield "party_differs"


def _of_office(one: Form, other: Form) -> list[str]:
    found = []
    bodies, others = _bodies(one), _bodies(other)
    pairs = [(a, b) for a in _held(one) for b in _held(other)]
    if any(_is_same_office(a, b) for a, b in pairs):
        found.append("office_same")
    elif any(a[1] & b[1] for a, b in pairs):
        found.append("office_near")
    elif pairs and not bodies & others:
        found.append("office_differs")
    if bodies & others:
        found.append("body_same")
    if pairs and _sphere(one) != _sphere(other) and not bodies & others:
        found.append("sphere_differs")
    return found


def _offices(form: Form) -> list[tuple[str, str]]:
    # A title that names its field says more than the house it stands in.
    body = form.one("body")
    return [(title, "" if office_of(title, "")[1] else body) for title in form.all("office")]


def _held(form: Form) -> list[tuple[str, frozenset[str]]]:
    """The offices of a mention, those told in one breath apart: President and CEO."""
    found = []
    for title, body in _offices(form):
        parts = _AND.split(title)
        posts = parts if len(parts) > 1 and all(office_of(part, "")[0] for part in parts) else [title]
        found += [office_of(post, body) for post in posts]
    return found


_AND = re.compile(r" (?:and|&) ")


# Secretary Blinken is a Secretary of State.
_SHORT_RANK = {"secretary", "secretary of state"}


def _is_same_office(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    (rank, field), (other_rank, other_field) = one, other
    if not rank or (rank != other_rank and {rank, other_rank} != _SHORT_RANK):
        return False
    return bool(field & other_field) or not field or not other_field


def _bodies(form: Form) -> set[str]:
    party = form.parties[0] if len(form.parties) == 1 else None
    return {known.body_of(name, party) or " ".join(known.without_parties(name)[0]) for name in form.all("body")}


def _sphere(form: Form) -> str:
    """`firm` for who leads a firm or an association, `state` for who holds public office."""
    ranks = set(ranks_of(form))
    bodies = " ".join(form.all("body")).lower()
    if any(word in f" {bodies} " for word in _PUBLIC):
        return "state"
    if ranks & spellings().firms or any(f" {word} " in f" {bodies} " for word in _PRIVATE):
        return "firm"
    return "state"


_PUBLIC = (
    " ministry",
    " department",
    " commission ",
    " parliament",
    " assembly",
    " government",
    " central bank",
    " committee",
)
_PRIVATE = frozenset(
    "corporation company co inc ltd group bank association federation university institute electronics motor motors "
    "steel energy chamber college times news".split()
)


def _are_years_apart(one: Form, other: Form) -> bool:
    years, others = years_of(one), years_of(other)
    return bool(years and others) and min(abs(a - b) for a in years for b in others) > _YEARS


def _is_frequent(form: Form) -> bool:
    return any(split.family in spellings().frequent for split in names.parse(form.name).splits)


def _first(parties: tuple[str, ...]) -> str:
    return parties[0] if parties else ""


def _family_key(family: str) -> str:
    return romans(names.korean_family(family))


def _first_key(given: str) -> str:
    """The first given name by sound, a short form as the long one."""
    long = spellings().short.get(given, (given,))[0]
    return consonants(korean(long) if len(long) < 4 else long)


def _given_key(split: names.Split) -> str:
    return consonants(korean(split.joined))


def is_partial(form: Form) -> bool:
    """Whether the name could be of many: a family name alone, or initials."""
    name = names.parse(form.name)
    # Capitals tell initials from a short given name: JK Kim, but Wang Yi.
    raw = (token.replace(".", "") for token in form.name.split())
    capitals = frozenset(token.lower() for token in raw if token.isupper() and not form.name.isupper())
    return name.is_family_only or all(_is_initials(split.given, capitals) for split in name.splits)


def _is_initials(given: tuple[str, ...], capitals: frozenset[str]) -> bool:
    if all(len(part) == 1 for part in given):
        return True
    return len(given) == 1 and len(given[0]) <= 3 and given[0] in capitals
