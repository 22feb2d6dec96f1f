"""Whose a figure or measure is, and with whom: the parties of a clause by their place beside its noun.

Only what stands in the sentence counts; the two parties of the document stand in where it says "bilateral".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from communique.lexicon.verbs import judging
from communique.reading.cast import Cast
from communique.reading.grammar import Line
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Demonym,
    Group,
    Holder,
    Instrument,
    Maybe,
    Office,
    Party,
    Person,
    Region,
)
from communique.reading.notes import Notes
from communique.reading.rules.measure_nouns import goods_words

BESIDE = 6  # chunks between a possessor and its noun: "Korea's total exports of goods"
OF_BOTH = frozenset("bilateral two-way mutual two both reciprocal".split())
PREPOSITIONS = frozenset(
    "to with from in into by for of between against on at across within among toward towards".split()
)
LEADING = frozenset(
    "regarding concerning despite amid following under after about".split()
)  # at the head of a sentence
BREAKS = frozenset("; which while whereas whose but".split())
SKIPPED = frozenset(
    "the its their a an other all both neighboring neighbouring two three four five six seven eight nine ten several "
    "some certain".split()
)


class Named(NamedTuple):
    """A party as a clause names it: the chunk, its code, whether as an adjective, and the preposition before it."""

    at: int
    code: str
    is_adjective: bool
    before: str
    is_owner: bool


def parties(line: Line, cast: Cast, first: int = 0, last: int | None = None) -> list[Named]:
    """The parties named from one chunk up to another, in their order."""
    chunks = line.chunks
    found: list[Named] = []
    for index in range(first, min(len(chunks), len(chunks) if last is None else last)):
        if chunks[index].value is None:
            continue
        after = line.words(chunks[index + 1]) if index + 1 < len(chunks) else ""
        if index == 0 and after == ":":
            continue  # "Ukraine: the Council adopts sanctions": what a headline is about
        if isinstance(chunks[index].value, Actors):  # "from Laos, Cambodia and Peru"
            before = preposition(line, index)
            codes = [code for one in chunks[index].value.members if (code := code_of(one, cast))]
            found += [Named(index, code, False, before, after in POSSESSIVES) for code in codes]
            continue
        code = _possessor(line, index, found) or code_of(chunks[index].value, cast)
        code = code or _owning(chunks[index].value, after) or _capital(line, index)
        if code:
            is_adjective = isinstance(chunks[index].value, Demonym)
            is_owner = after in POSSESSIVES or is_adjective
            found.append(Named(index, code, is_adjective, preposition(line, index), is_owner))
    return found


def _possessor(line: Line, index: int, found: list[Named]) -> str | None:
    """Whose a body is where the words say so: "China’s Commerce Ministry", "the Indian Ministry of Trade"."""
    if not found or not isinstance(line.chunks[index].value, Body):
        return None
    between = [line.words(chunk) for chunk in line.chunks[found[-1].at + 1 : index]]
    is_owned = all(word in POSSESSIVES for word in between) and (between or found[-1].is_adjective)
    return found[-1].code if is_owned else None


POSSESSIVES = frozenset({"'s", "’s", "’", "'"})


def _owning(mention: object, after: str) -> str | None:
    """The one party in the name of an instrument that something belongs to: "the deal with Japan’s commitment"."""
    if after in POSSESSIVES and isinstance(mention, Instrument) and len(mention.parties) == 1:
        return mention.parties[0]
    return None


def _capital(line: Line, index: int) -> str | None:
    """The country of a capital that stands for its government: "Beijing launched", not "in Beijing"."""
    city = line.chunks[index].value
    if not isinstance(city, City):
        return None
    before = preposition(line, index)
    after = line.lowered[index + 1] if index + 1 < len(line.chunks) else ""
    is_subject = before == "and" and (after in VERBS or after.endswith("ed"))
    is_actor = before in ("", "by") or is_subject
    if city.name == "Brussels" and is_actor:
        return "EU"
    return city.country if city.is_capital and is_actor else None


def code_of(mention: object, cast: Cast) -> str | None:
    """The party that a mention stands for; a region under its own name."""
    if isinstance(mention, Party):
        return mention.code  # most mentions are one
    if isinstance(mention, Region):
        return mention.name
    if isinstance(mention, Body) and mention.name.lower().endswith(REPORTERS):
        return None  # "according to a note seen by Reuters"
    if isinstance(mention, Group) and len(mention.parties) == 1 and not mention.is_private:
        return mention.parties[0]  # "the government of Peru"
    if isinstance(mention, (Body, Holder, Office, Person, Maybe)):
        return cast.party(mention)
    return None


REPORTERS = ("news agency", "reuters", "press", "bloomberg", " times", " post", " journal", " news", " herald")


def preposition(line: Line, index: int) -> str:
    """The preposition in front of a chunk, articles skipped; empty when another word stands there."""
    at = index - 1
    while at >= 0 and (line.lowered[at] in SKIPPED or _is_count(line, at)):
        at -= 1
    word = line.chunks[at].low if at >= 0 else ""
    word = word.rsplit(" ", 1)[-1]  # "together with Chile", "the countries of the Gulf"
    if word == "of" and (governing := _governing(line, at)) is not None:
        return preposition(line, governing)  # "the Government of Peru raised"
    if at > 0 and word == "to" and line.chunks[at - 1].low in ("according", "due", "thanks", "similar"):
        return ""
    return (
        word
        if word in PREPOSITIONS or (word in LEADING and at == 0)
        else "and"
        if word in ("and", ",", "-", "–", "&") and at >= 0
        else ""
    )


GOVERNING = frozenset(
    "countries states nations economies government governments administration parliament cabinet republic authorities "
    "senate".split()
)


def _governing(line: Line, of: int) -> int | None:
    """The chunk of the word for who governs a country, before its `of` or in one chunk with it."""
    if " " in line.lowered[of]:
        return of if line.lowered[of].split(" ")[0] in GOVERNING else None
    return of - 1 if of > 0 and line.lowered[of - 1] in GOVERNING else None


def _is_count(line: Line, at: int) -> bool:
    """Whether a number counts what follows it ("to 12 Mexican companies") and is no year ("in 2017 Mexico")."""
    return line.lowered[at].isdigit() and not isinstance(line.chunks[at].value, Day)


def owner(line: Line, named: list[Named], noun: int) -> Named | None:
    """The party right before a noun that it belongs to: "Italian exports", "Korea's total exports"."""
    for one in reversed(named):
        if one.at < noun <= one.at + BESIDE and not _broken(line, one.at + 1, noun):
            return one
    return None


def _broken(line: Line, first: int, last: int) -> bool:
    """Whether a verb, mark or preposition parts what stands between."""
    if not judging().isdisjoint(line.lowered[first:last]):
        return True  # "Peru criticised the tariff"
    each = (at for at in range(first, last) if not _joins_goods(line, at))  # "US steel and aluminium tariffs"
    return not PARTING.isdisjoint(word for at in each for word in line.lowered[at].split(" "))


def _joins_goods(line: Line, at: int) -> bool:
    """Whether an `and` or a comma stands between two goods of one list."""
    if line.lowered[at] not in ("and", ",") or at + 1 >= len(line.chunks):
        return False
    behind = at + 1 + (line.lowered[at + 1] == "and")
    goods = goods_words()
    return line.lowered[at - 1] in goods and not goods.isdisjoint(line.lowered[behind : behind + 2])


VERBS = frozenset(
    "is are was were has have had will would to and or that reached rose grew expects agreed said announced".split()
)
PARTING = PREPOSITIONS | BREAKS | VERBS | frozenset(
    ", ( ) . about over regarding concerning since after before when if because until once whether "
    "the its their his our these those".split()
)  # fmt: skip


def subject(line: Line, named: Sequence[Named], before: int) -> Named | None:
    """Who does what a clause tells: the first party in front that no preposition governs, else one that owns."""
    in_front = [one for one in named if one.at < before]
    free = [
        one for at, one in enumerate(in_front) if _is_free(in_front, at) and not (one.is_adjective and one.is_owner)
    ]
    return free[0] if free else next((one for one in reversed(in_front) if one.is_owner), None)


def _is_free(in_front: Sequence[Named], at: int) -> bool:
    """Whether no preposition governs a party, nor the one before it that it is joined to: "between Kenya and Peru"."""
    one = in_front[at]
    if one.before == "and" and at and one.at - in_front[at - 1].at <= JOINED:
        return in_front[at - 1].before in ("", "and")
    return one.before in ("", "and")


JOINED = 3  # chunks


def pair(notes: Notes, cast: Cast) -> tuple[str, ...]:
    """The two parties that a document is about, its own government's first; fewer when it names fewer."""
    titles = {one.number for one in notes.sentences if one.is_title}
    counts: Counter[str] = Counter()
    for one in cast.appearances:
        if (code := code_of(one.mention, cast)) and not isinstance(one.mention, Person):
            counts[code] += 5 if one.sentence in titles else 1
    if cast.home:
        counts.pop(cast.home, None)
        return (cast.home, *(code for code, _ in counts.most_common(1)))
    return tuple(code for code, _ in counts.most_common(2))


def clause(line: Line, around: int) -> tuple[int, int]:
    """The chunks of the clause around one chunk: up to the next `;`, `while`, `which`."""
    words = line.lowered
    if BREAKS.isdisjoint(words):
        return 0, len(words)  # as in most lines
    breaks = [at for at, word in enumerate(words) if word in BREAKS]
    first = next((at + 1 for at in reversed(breaks) if at < around), 0)
    if first > 0 and words[first - 1] in ("which", "who"):  # whom it tells of stands in front
        first = max(0, first - 4)
    return first, next((at for at in breaks if at >= around), len(words))


OWN_VOICE = frozenset(("i", "my"))


def is_own_voice(line: Line, head: int) -> bool:
    """Whether a president speaks in a paper of his own: "I have determined that it is necessary to impose a tariff"."""
    ahead = line.lowered[:head]
    return not OWN_VOICE.isdisjoint(ahead) and QUOTES.isdisjoint(line.lowered)


QUOTES = frozenset(("“", "”", '"'))
