"""Names of people: their parts, and how two of them compare.

A name can be read in more ways than one (which part is the family name is often open); two names agree when any two
of their readings do. Knows nothing of offices and countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from communique import lexicon
from communique.lexicon.wordlists import word_set
from communique.register.identity.spelling import consonants, korean, plain, romans, spellings

_ALIAS = re.compile(r"\(([^)]*)\)")
# A given name shorter than this is too little to call a difference of one letter a slip.
_LONG = 8


@dataclass(frozen=True, slots=True)
class Split:
    """One reading of a name: the family name and the given names as plain words."""

    family: str
    given: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The given names as one word: Jung-sung, Jung Sung and Jungsung are equal."""
        return "".join(self.given)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of a person: all its words, its readings and the mark of its generation."""

    words: tuple[str, ...]
    splits: tuple[Split, ...]
    generation: str = ""

    @property
    def is_family_only(self) -> bool:
        """Whether only a family name is given."""
        return all(not split.given for split in self.splits)


@lru_cache(maxsize=65536)
def parse(name: str) -> PersonName:
    """The parts of a name as written in a release, honorifics and additions in brackets taken off."""
    aliases = tuple(plain(alias) for alias in _ALIAS.findall(name))
    raw = _ALIAS.sub(" ", name).replace(",", " ").split()
    tokens = tuple(word for token in raw for word in (_word(token),) if word)
    while len(tokens) > 1 and plain(tokens[0]) in (*spellings().honorifics, *spellings().ranks):
        tokens = tokens[1:]
    generation = ""
    if len(tokens) > 1 and plain(tokens[-1]) in spellings().generations:
        generation, tokens = _generation(plain(tokens[-1])), tokens[:-1]
    splits = list(dict.fromkeys(_splits(tokens)))
    for alias in aliases:
        if alias:
            splits += [Split(split.family, tuple(alias.split())) for split in tuple(splits)]
    words = tuple(plain(token).replace(" ", "") for token in tokens)
    return PersonName(words, tuple(dict.fromkeys(splits)), generation)


@lru_cache(maxsize=131072)
def compare(one: str, other: str) -> str:
    """The sign that two names give: `name_equal`, `name_differs` and what lies between."""
    first, second = parse(one), parse(other)
    if first.generation != second.generation and "" not in (first.generation, second.generation):
        return "generation"
    if first.words == second.words:
        return "family_only" if first.is_family_only else "name_equal"
    if first.is_family_only or second.is_family_only:
        return _family_only(first, second)
    found = {_of_splits(a, b) for a in first.splits for b in second.splits}
    if len(first.words) > 1 and sorted(first.words) == sorted(second.words) and FATHERS.isdisjoint(first.words):
        found.add("name_reordered")
    if _begins_with(first.words, second.words) or _begins_with(second.words, first.words):
        found.add("name_part")
    return min(found, key=_STRENGTH.index)


def _begins_with(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the shorter name leaves out the last of two family names, as Spanish and Portuguese ones may.

    A second given name may be left out with it.
    """
    is_outer = len(short) == 2 and len(long) == 4 and short == (long[0], long[-2])
    return is_outer or (2 <= len(short) < len(long) and long[: len(short)] == short)


# Who is whose son: in another order it is the father.
FATHERS = frozenset(("bin", "ibn", "bint"))
# From the most to the least alike.
_STRENGTH = (
    "name_equal",
    "name_reordered",
    "name_sounds_alike",
    "name_short",
    "name_part",
    "name_initials",
    "name_near",
    "middle_differs",
    "name_differs",
)


def _word(token: str) -> str:
    return token.strip('.;:"“”')


def _generation(mark: str) -> str:
    return {"junior": "jr", "ii": "jr", "senior": "sr"}.get(mark, mark)


@cache
def _family_names() -> frozenset[str]:
    """Family names that stand first in their countries."""
    countries = lexicon.load().countries.values()
    listed = (plain(name) for country in countries if country.family_first for name in country.family_names)
    return frozenset((*listed, *spellings().families))


def _splits(tokens: tuple[str, ...]) -> Iterator[Split]:
    words = [plain(token).replace(" ", "-") for token in tokens]
    if all(word in spellings().particles for word in words[:-1]):
        yield Split(_family(words), ())
        return
    given_last = tuple(part for word in words[1:] for part in word.split("-"))
    marked = _marked(tokens)
    first_is_family = marked == 0 or (marked is None and words[0] in _family_names())
    last_is_family = words[-1] in _family_names() and "-" not in words[-1]
    is_short = len(words) <= 3
    if first_is_family and is_short:
        yield Split(words[0].replace("-", ""), given_last)
    if not (first_is_family and is_short) or last_is_family:
        start = len(words) - 1
        while start > 1 and words[start - 1] in spellings().particles:
            start -= 1
        given = tuple(part for word in words[:start] for part in word.split("-"))
        yield Split(_family(words[start:]), given)


def _marked(tokens: tuple[str, ...]) -> int | None:
    """Where the family name begins, when it alone is in capitals: KISHIDA Fumio, Recep Tayyip ERDOĞAN."""
    capitals = [at for at, token in enumerate(tokens) if token.isupper() and len(token) > 2 and "." not in token]
    is_alone = any(not token.isupper() and plain(token) not in spellings().particles for token in tokens)
    return capitals[0] if capitals and is_alone else None


def _family(words: Sequence[str]) -> str:
    """A family name as one word without its particles; `Al Jadaan` and `Aljadaan` are equal."""
    bare = [re.sub(r"^[ae]l-", "", word) for word in words]
    joined = "".join(word for word in bare if word not in spellings().particles).replace("-", "")
    joined = joined or "".join(words)
    return joined[2:] if joined.startswith("al") and len(joined) >= 7 else joined


def _family_only(one: PersonName, other: PersonName) -> str:
    short, long = (one, other) if one.is_family_only else (other, one)
    family = short.splits[0].family
    is_held = any(_same_family(family, split.family) for split in long.splits)
    tail = "".join(word for word in long.words if word not in spellings().particles)
    # Of two words the first may be the family name, which no list has: Kishida Fumio.
    is_held |= len(long.words) == 2 and long.words[0] == family and family not in word_set("given")
    return "family_only" if is_held or (len(family) > 3 and tail.endswith(family)) else "name_differs"


def _same_family(one: str, other: str) -> bool:
    return one == other or korean_family(one) == korean_family(other) or romans(one) == romans(other)


def _of_splits(one: Split, other: Split) -> str:
    if not _same_family(one.family, other.family):
        return _of_unlike_families(one, other)
    if one.joined == other.joined:
        return "name_equal" if one.family == other.family else "name_sounds_alike"
    if _are_korean(one, other) and korean(one.joined) == korean(other.joined):
        return "name_sounds_alike"
    is_korean = _are_korean(one, other)
    if not is_korean and _sound_alike(one, other):
        return "name_sounds_alike"
    if _initials(one, other) or _initials(other, one):
        return "name_initials"
    return _near(one, other) if is_korean else _of_given(one.given, other.given)


def _of_unlike_families(one: Split, other: Split) -> str:
    """Family names a slip apart with the same given name; anything else is another name."""
    if romans(one.joined) == romans(other.joined) and len(one.family) >= 5:
        if _same_consonants_words(one.family, other.family):
            return "name_sounds_alike"
        if OSA.distance(one.family, other.family) == 1:
            return "name_near"
    return "name_differs"


def _of_given(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return "family_only"
    if _same_first(one[0], other[0]):
        rest, others = _middles(one), _middles(other)
        if rest and others and not _fit(rest, others):
            return "middle_differs"
        if one[0] != other[0] and romans(one[0]) != romans(other[0]):
            return "name_short"
        return "name_part" if len(rest) != len(others) or rest != others else "name_sounds_alike"
    if len(one) == len(other) == 1 and consonants(one[0]) == consonants(other[0]) and one[0][0] == other[0][0]:
        return "name_near"
    return _near(Split("", one), Split("", other))


def _near(one: Split, other: Split) -> str:
    is_long = min(len(one.joined), len(other.joined)) >= _LONG
    return "name_near" if is_long and OSA.distance(one.joined, other.joined) == 1 else "name_differs"


def _middles(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in given[1:] if word not in spellings().particles)


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names can be one person's: each of the shorter list is, or begins, one of the other."""
    if all(len(word) == 1 for word in (*one, *other)):
        return one[0] == other[0]
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return all(a == b or romans(a) == romans(b) or _begins(a, b) for a, b in zip(short, long, strict=True))
    return all(any(a == b or _begins(a, b) for b in long) for a in short)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _same_first(one: str, other: str) -> bool:
    if one == other or (len(one) > 3 and romans(one) == romans(other)):
        return True
    short = spellings().short
    return other in short.get(one, ()) or one in short.get(other, ())


def _initials(short: Split, long: Split) -> bool:
    """Whether the given name of `short` is initials of that of `long`: J, J.K., JK for Jung-kwan."""
    letters = short.joined
    if not letters or not (len(letters) == 1 or (len(letters) <= 3 and all(len(part) == 1 for part in short.given))):
        is_run = len(short.given) == 1 and len(letters) == len(long.given) and 2 <= len(letters) <= 3
        if not is_run:
            return False
    if len(long.joined) <= len(letters):
        return False
    starts = "".join(part[:1] for part in long.given)
    if starts.startswith(letters) or korean(starts) == korean(letters):
        return True
    return (
        len(long.given) == 1 and len(letters) == 2 and long.joined[:1] == letters[0] and letters[1] in long.joined[1:]
    )


def _are_korean(one: Split, other: Split) -> bool:
    return all(korean_family(split.family) in _korean_families() for split in (one, other))


def korean_family(name: str) -> str:
    """A Korean family name by one of its spellings: Lee, Yi and Rhee are one."""
    return spellings().families.get(name, name)


@cache
def _korean_families() -> frozenset[str]:
    return frozenset(korean_family(plain(name)) for name in lexicon.load().countries["KR"].family_names)


def _sound_alike(one: Split, other: Split) -> bool:
    if len(one.given) != len(other.given):
        return False
    return all(romans(a) == romans(b) for a, b in zip(one.given, other.given, strict=True)) or _same_consonants(
        one, other
    )


def _same_consonants(one: Split, other: Split) -> bool:
    """Arabic and kindred names: equal consonants, word by word, and some of them."""
    if len(one.given) != len(other.given):
        return False
    return all(_same_consonants_words(a, b) for a, b in zip(one.given, other.given, strict=True))


def _same_consonants_words(one: str, other: str) -> bool:
    return one == other or (len(consonants(one)) >= 4 and consonants(one) == consonants(other))
