"""Organisations and places: when two names are one body, one place.

The dated lexicon knows former names and acronyms; a part, branch or office holder is never the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.register.identity import known, wordsets
from communique.register.identity.forms import Form
from communique.register.identity.spelling import plain

# Words that make another body of what bears the same name otherwise: parts, posts, places.
_LEVELS = frozenset(
    "department bureau division directorate office branch subcommittee committee team taskforce embassy delegation "
    "minister secretary director president ambassador chairman head deputy subsidiary foundation institute university "
    "council union bank agency service administration forum school hospital lab laboratory center centre section unit "
    "board court parliament mission consulate".split()
)


def body_keys(form: Form) -> Iterator[str]:
    """The blocks in which an organisation stands: the body known, its words, its acronyms."""
    yield from _body_blocks(form)
    yield from wordsets.acronym_keys(form.name, *form.all("acronym"))


def _body_blocks(form: Form) -> Iterator[str]:
    if body := known_body(form):
        yield f"b {body}"
    words = sorted(wordsets.content(_without_firm(form.name)), key=lambda word: (-len(word), word))
    yield f"w {'/'.join(sorted(words))}"
    if len(words) > 2:
        # Names a word apart still share one of the two longest words and their number of parts.
        yield f"l {words[0]} {_first(form)}"
        yield f"l {words[1]} {_first(form)}"


def body_sought(form: Form) -> Iterator[str]:
    """The blocks in which an organisation is looked for: its own, and the other side of its acronyms."""
    yield from _body_blocks(form)
    yield from wordsets.acronyms_sought(form.name, *form.all("acronym"))


def body_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of organisations give."""
    ours, theirs = known_body(one), known_body(other)
    if ours and theirs:
        return ["body_known"] if ours == theirs else ["body_differs"]
    seen = [_name_sign(one, other)]
    if seen == ["name_differs"]:
        return seen
    if _levels(one) != _levels(other) and seen[0] in ("name_part", "name_near"):
        seen.append("level_differs")
    parties, others = _parties(one), _parties(other)
    if parties and others:
        seen.append("party_same" if parties & others else "party_differs")
    elif known.is_general(one.name) or known.is_general(other.name):
        seen.append("name_general")
    return seen


def place_keys(form: Form) -> Iterator[str]:
    """A place is looked for under its name."""
    yield f"w {plain(form.name)}"


def place_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of places give."""
    if plain(one.name) != plain(other.name):
        return ["name_differs"]
    is_apart = one.parties and other.parties and one.parties != other.parties
    return ["name_equal", "country_differs"] if is_apart else ["name_equal"]


def known_body(form: Form) -> str | None:
    """The body of the lexicon that a mention means."""
    party = form.parties[0] if form.parties else None
    return known.body_of(form.name, party)


def _name_sign(one: Form, other: Form) -> str:
    how = wordsets.compare(_without_firm(one.name), _without_firm(other.name))
    if how == "equal":
        return "name_equal"
    if plain(other.name) in map(plain, one.all("acronym")) or plain(one.name) in map(plain, other.all("acronym")):
        return "acronym_stated"
    if how == "differs" and one.name.isupper() != other.name.isupper():
        return "acronym_alone"
    if _levels(one) ^ _levels(other) and how != "acronym":
        return "level_differs" if how in ("part", "near") else "name_differs"
    return {"acronym": "acronym_fits", "part": "name_part", "near": "name_near"}.get(how, "name_differs")


def _without_firm(name: str) -> str:
    """The name without the words for a firm at its end, where enough is left."""
    words = name.split()
    while len(words) > 2 and plain(words[-1]) in _FIRM:
        words.pop()
    return " ".join(words)


_FIRM = frozenset("company corporation corp inc incorporated ltd limited co plc ag sa gmbh llc pjsc".split())


def _levels(form: Form) -> frozenset[str]:
    return wordsets.content(form.name) & _LEVELS


def _parties(form: Form) -> frozenset[str]:
    return frozenset(form.parties) | frozenset(known.without_parties(form.name)[1])


def _first(form: Form) -> str:
    parties = sorted(_parties(form))
    return parties[0] if parties else ""
