"""The fullest form of each person's name within one document: Minister Kim, JK Kim and Kim Jung-kwan are one.

Names are told apart by their words alone; what several people could mean stays as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from communique.reading.mentions import Holder, Maybe, Person

INITIALS = re.compile(r"\b[A-Z]{1,3}(?=[.\s])")
# Arabic given names that one document may spell in two ways, by the spelling taken for all.
SPELT = {
    other: one
    for one, others in {
        "mohammed": "mohamed mohammad muhammad muhammed mohamad",
        "abdullah": "abdulla abdallah", "ahmed": "ahmad", "yousef": "yusuf yousuf youssef yusef",
        "hussein": "hussain husain hossein", "abdulrahman": "abdelrahman abdurrahman", "khalid": "khaled",
        "saeed": "saeid", "nasser": "naser nasir", "omar": "omer", "faisal": "feisal faysal", "al": "el",
        "abdulaziz": "abdelaziz", "sultan": "soltan", "hamad": "hamed", "majid": "majed",
    }.items()
    for other in others.split()
}  # fmt: skip
SON_OF = re.compile(r"\b(?:bin|ibn|bint|binti|ben)\b")


def full_names(mentions: Sequence[object]) -> dict[str, str]:
    """Each name as written with the fullest name that holds all its words."""
    people = {name: _words(name) for mention in mentions if (name := _name(mention))}
    sure = {_name(mention) for mention in mentions if isinstance(mention, (Holder, Person))}
    holding = {mention.person.name for mention in mentions if isinstance(mention, Holder)}
    spouses, officers = _spouses(mentions), holding - _spouses(mentions)
    royal = _of_ruling_houses(mentions)
    named = _by_word(people)
    found: dict[str, str] = {}
    for name, words in people.items():
        fuller = [
            other
            for other in _sharing(name, words, named)
            if other in sure
            and (words <= people[other] or _abbreviates(name, other))
            and _may_be(name, other)
            and not (name in officers and other in spouses)
            and (name not in royal or other.split()[0] == name or SON_OF.search(other))
        ]
        held = [other for other in fuller if other in holding and len(people[other]) > len(words)]
        best = _fullest(name, held, people) or _fullest(name, fuller, people)
        if best or name in sure:
            found[name] = best or name
    return found


def _spouses(mentions: Sequence[object]) -> set[str]:
    """Those who are spouses of leaders: President Park is not the First Lady, Ann Park."""
    holders = (mention for mention in mentions if isinstance(mention, Holder))
    return {one.person.name for one in holders if one.office.title.endswith((" Lady", " Gentleman"))}


def _of_ruling_houses(mentions: Sequence[object]) -> set[str]:
    """Rulers called by a given name alone: King Abdullah, Sultan Ibrahim, who is no Anwar Ibrahim."""
    holders = (mention for mention in mentions if isinstance(mention, Holder))
    return {one.person.name for one in holders if RULER.search(one.office.title) and " " not in one.person.name}


RULER = re.compile(r"\b(?:King|Queen|Sultan|Emir|Amir|Emperor|Prince|Princess)$")


def _by_word(people: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for name, words in people.items():
        for word in words:
            named.setdefault(word, []).append(name)
    return named


def _sharing(name: str, words: frozenset[str], named: Mapping[str, list[str]]) -> Sequence[str]:
    """The names that can hold all words of a name, in the order of the text; an initial need not be in them.

    Those with its rarest word: of five thousand Kims, each is compared with its namesakes only.
    """
    whole = words - {word.casefold() for word in INITIALS.findall(name)}
    return min((named[word] for word in whole or words), key=len, default=())


def _abbreviates(shorter: str, longer: str) -> bool:
    """Whether a name has only initials where another is written out: JK Kim is Kim Jung-kwan, S. Rao Subbu Rao."""
    capitals = INITIALS.findall(shorter)
    family = _words(shorter) - {word.casefold() for word in capitals}
    parts = re.findall(r"[^\W\d_]+", longer)
    rest = [part for part in parts if part.casefold() not in family]
    initials = "".join(part[0].upper() for part in rest)
    return bool(family) and family < _words(longer) and "".join(capitals) == initials


def _may_be(shorter: str, longer: str) -> bool:
    """Whether names with a father's name begin alike: Mohammed bin Rashid is the father of Hamdan bin Mohammed.

    One word alone must be spelled alike: Lord Ahmad is not Sheikh Ahmed.
    """
    if " " not in shorter and shorter.casefold() in SPELT and shorter.casefold() not in longer.casefold():
        return False
    first, other = shorter.split()[0].casefold(), longer.split()[0].casefold()
    return not SON_OF.search(shorter) or SPELT.get(first, first) == SPELT.get(other, other)


def _fullest(name: str, fuller: Sequence[str], people: Mapping[str, frozenset[str]]) -> str | None:
    """The longest of the names that hold a shorter one; None when they are several people."""
    sets = {people[other] for other in fuller if len(people[other]) > len(people[name])}
    if not fuller or not _nested(sets):
        return None
    return max(fuller, key=lambda other: (len(people[other]), len(other)))


def _name(mention: object) -> str | None:
    match mention:
        case Holder():
            return mention.person.name
        case Person() | Maybe():
            return mention.name
    return None


def _nested(sets: Iterable[frozenset[str]]) -> bool:
    ordered = sorted(sets, key=len)
    return all(smaller <= larger for smaller, larger in pairwise(ordered))


def _words(name: str) -> frozenset[str]:
    """A name's words without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(SPELT.get(word, word) for word in re.findall(r"[^\W\d_]+", letters)) - {"jr", "sr"}
