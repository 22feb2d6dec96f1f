"""Events: when two releases tell of one meeting, one signature, one announcement.

The act decides what may be compared; parties, days, people and objects decide whether it is one. Two events of one
release are two. An event that states no day is compared by the day of its release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import combinations
from zlib import crc32

from communique import edtf, lexicon
from communique.records import Event
from communique.register import rows
from communique.register.identity import instruments, known, names, wordsets
from communique.register.identity.forms import Form
from communique.register.identity.spelling import plain
from communique.register.sorts import sort_of

# A release tells of what happened up to so many days before it, where it states no day.
_BEFORE = timedelta(days=14)
# One act of a pair of parties, told without object or people, is rarely done twice in a row.
_ONCE = frozenset(("sign", "conclude", "ratify", "enter_into_force", "establish", "join", "withdraw"))
# What takes an agreement to another stage.
MOVING = ("sign", "conclude", "ratify", "enter_into_force", "withdraw")
_OFTEN = frozenset(
    "agree propose request criticise support reject threaten announce invite aid invest award impose ease "
    "investigate".split()
)
_IGNORED = frozenset(("state", "discuss"))
# More parties than this are compared as one group.
_MOST_PAIRED = 4
_LONGEST = timedelta(days=100)
# As many as a number of both databases holds without its sign.
_BITS = 62


def event_form(event: Event, *, record: str, document: str, published: date | None) -> Form | None:
    """The form of an event, which is its own; None for what is merely said and for events without parties."""
    parties = tuple(sorted(set(rows.parties_of(event))))
    if event.act in _IGNORED or not parties:
        return None
    marks = {("act", event.act), ("document", document), ("day", event.date or ""), ("status", event.status or "")}
    marks |= {("published", published.isoformat() if published else ""), ("object", event.object or "")}
    marks |= {("who", name) for name in (*event.by, *event.to) if not rows.is_code(name)}
    marks |= {("place", event.place.name or "")} if event.place else set()
    return Form("event", event.act, parties, tuple(sorted(mark for mark in marks if mark[1])), record)


def keys(form: Form) -> Iterator[str]:
    """The blocks in which an event stands: act and parties in each week that its days touch, or the year.

    What moves an agreement stands as well in the blocks of the agreement that its object names, where it is looked for.
    """
    yield from _blocks(form, slack=timedelta())
    if form.one("act") in MOVING and form.one("object"):
        yield from acted_on(Form("agreement", form.one("object"), form.parties))


def acted_on(agreement: Form) -> Iterator[str]:
    """The blocks in which what moved an agreement stands."""
    return (f"of {key}" for key in instruments.keys(agreement))


def sought(form: Form) -> Iterator[str]:
    """The blocks in which an event is looked for: its own and those of the days next to its own."""
    # Sources may be a day apart.
    return _blocks(form, slack=timedelta(days=1))


def _blocks(form: Form, *, slack: timedelta) -> Iterator[str]:
    days = days_of(form)
    if days is None:
        return
    act = form.one("act")
    first, last = days
    if last - first > _LONGEST or not date.min.year < first.year <= last.year < date.max.year:
        times = [str(first.year)]
    else:
        times = list(_weeks(first - slack, last + slack))
        if act in _ONCE:
            times.append(str(last.year))
    for parties in _groups(form.parties):
        # In this order, as the events of a release share parties and time: their blocks then stand together.
        yield from (f"{parties} {time} {act}" for time in times)


def reach(form: Form) -> tuple[int, int, int]:
    """The first and last day that an event can be (as ordinals), and a bit for each word of its object, or 0.

    Events more than a day apart, or of objects that share no word, weigh less than any doubt: they are not compared.
    """
    days = days_of(form)
    first, last = (days[0].toordinal(), days[1].toordinal()) if days else (0, 0)
    return first, last, _bits(form.one("object"))


@lru_cache(maxsize=65536)
def _bits(words: str) -> int:
    bits = 0
    for word in wordsets.content(words):
        bits |= 1 << crc32(word.encode()) % _BITS
    return bits


def signs(one: Form, other: Form) -> list[str]:
    """The signs that two events of one act give."""
    if one.one("act") != other.one("act"):
        return ["one_release", "one_release"]
    seen = ["one_release"] if one.one("document") == other.one("document") else []
    seen += _of_days(one, other)
    if one.parties == other.parties:
        seen.append("parties_same")
    elif set(one.parties) & set(other.parties):
        seen.append("parties_near")
    seen += _of_people(one, other)
    seen += _of_objects(one, other)
    place, other_place = plain(one.one("place")), plain(other.one("place"))
    if place and other_place:
        seen.append("place_same" if place == other_place else "place_differs")
    return seen


def days_of(form: Form) -> tuple[date, date] | None:
    """The first and last day on which the event can be: its own, else up to two weeks before its release."""
    return _days(form.one("day"), form.one("published"), form.one("status"))


@lru_cache(maxsize=4096)
def _days(stated: str, published: str, status: str) -> tuple[date, date] | None:
    if stated:
        return edtf.span(stated)
    if not published:
        return None
    day = date.fromisoformat(published)
    return (day, day + _BEFORE) if status in ("planned", "proposed") else (day - _BEFORE, day)


@lru_cache(maxsize=4096)
def _weeks(first: date, last: date) -> tuple[str, ...]:
    """The Mondays of the weeks from the first day to the last."""
    monday = first - timedelta(days=first.weekday())
    return tuple((monday + timedelta(days=7 * week)).isoformat() for week in range((last - monday).days // 7 + 1))


def _groups(parties: tuple[str, ...]) -> Iterator[str]:
    if len(parties) == 1 or len(parties) > _MOST_PAIRED:
        yield "/".join(parties)
    else:
        yield from ("/".join(pair) for pair in combinations(parties, 2))


def _of_days(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = days_of(one), days_of(other)
    if not ours or not theirs:
        return
    gap = max(ours[0], theirs[0]) - min(ours[1], theirs[1])
    if gap > timedelta(days=1):
        yield "day_differs"
    elif gap == timedelta(days=1):
        yield "day_off"
    else:
        yield "day_same" if ours == theirs and ours[0] == ours[1] else "day_near"


def _of_people(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = one.all("who"), other.all("who")
    if not ours and not theirs:
        yield "between_parties"
    if any(_is_same(a, b) for a in ours for b in theirs):
        yield "people_same"
        if min(len(ours), len(theirs)) > 1 and all(any(_is_same(a, b) for b in theirs) for a in ours):
            yield "people_all"
    elif any({_sort(name) for name in ours} & {_sort(name)} for name in theirs):
        # A ministry in one release and its minister in the other contradict nothing.
        yield "people_differ"


@lru_cache(maxsize=65536)
def _sort(name: str) -> str:
    return sort_of(name, frozenset())


def _is_same(one: str, other: str) -> bool:
    if plain(one) == plain(other) or names.compare(one, other) in _ALIKE:
        return True
    ours, theirs = known.body_of(one, None), known.body_of(other, None)
    return bool(ours and ours == theirs)


_ALIKE = frozenset("name_equal name_reordered name_sounds_alike name_short name_part name_initials family_only".split())


_PAPER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{4,6}\b")


@lru_cache(maxsize=65536)
def _goods(words: str) -> frozenset[str]:
    return frozenset(plain(words).split()) & _products()


@cache
def _products() -> frozenset[str]:
    """Goods of one word and their plurals."""
    named = {name for product in lexicon.load().products for name in product.names if " " not in name}
    return frozenset(named)


def _are_twins(one: str, other: str) -> bool:
    """Whether two objects are of twin papers: on steel and on aluminium, of Proclamation 9704 and of 9705."""
    papers, others = set(_PAPER.findall(one)), set(_PAPER.findall(other))
    if papers and others and papers.isdisjoint(others):
        return True
    ours, theirs = _goods(one), _goods(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _of_objects(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = wordsets.content(one.one("object")), wordsets.content(other.one("object"))
    act = one.one("act")
    if ours and theirs:
        share = wordsets.share(ours, theirs)
        if _are_twins(one.one("object"), other.one("object")):
            yield "object_differs"
        elif ours == theirs:
            yield "object_same"
        elif share >= wordsets.NEAR or (min(len(ours), len(theirs)) >= 2 and (ours <= theirs or theirs <= ours)):
            yield "object_near"
        else:
            yield "object_differs"
        if act in _ONCE and share >= wordsets.NEAR:
            yield "rarely_twice"
    elif act in _OFTEN:
        yield "object_missing"
