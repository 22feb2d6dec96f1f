"""Of deeds that a release tells twice, one event: the fuller, with what the other adds.

Two events are one only where nothing stands against it: the same act and state, the same doers, a thing by the same
name. A bare "the meeting" means the meeting told last.
"""

from __future__ import annotations

from dataclasses import replace

from communique import edtf
from communique.lexicon.wordlists import word_set
from communique.records import Event, unique

# Deeds that a release tells once in full and then in short.
TOLD_AGAIN = frozenset({"sign", "conclude", "establish", "ratify", "enter_into_force"})
TALKED = frozenset({"discussed", "exchanged", "reviewed", "discuss", "exchange", "review", "underlined"})
ARTICLES = frozenset({"the", "a", "an", "this", "these", "its", "their"})
OF_TALKS = frozenset({"of", "negotiations", "talks", "consultations"})  # `this round of negotiations`
BARE_PAPERS = frozenset("agreement memorandum mou document treaty protocol pact contract deal declaration".split())
SAME_SENTENCE = 160  # characters
NEXT_SENTENCE = 400  # characters
NEARBY = 60  # events of one act: how far back a repetition is looked for, which keeps the search linear


def meant_by(event: Event, told: list[Event]) -> int | None:
    """Which earlier meeting a bare `the meeting` or `the round` means: the last one told."""
    words = set(_plain(event.object or "").split()) - ARTICLES
    words -= OF_TALKS if "round" in words else set()
    if event.act not in {"meet", "hold"} or len(words) != 1 or words.isdisjoint(word_set("held_word")):
        return None
    at = (at for at in range(len(told) - 1, max(-1, len(told) - NEARBY), -1) if told[at].act in {"meet", "hold"})
    return next((one for one in at if set(told[one].parties) & set(event.parties)), None)


def is_chaired(event: Event, meeting: Event) -> bool:
    """Whether a bare meeting names chairs of its own, who are not those said to meet."""
    return event.act == "hold" and bool(event.by) and bool(meeting.by) and not set(event.by) <= set(meeting.by)


def at_their_session(event: Event, told: list[Event]) -> Event:
    """A meeting of those who led two delegations, with the day and place of the session that was told before it."""
    near = (one for one in reversed(told) if one.act in {"hold", "meet"} and one.status == event.status)
    session = next(near, None)
    far = session is None or event.quote.start - session.quote.start > 2 * NEXT_SENTENCE
    if session is None or far or not set(session.parties) & set(event.parties):
        return event
    parties = unique((*event.parties, *session.parties)) if len(event.parties) < len(event.by) else event.parties
    return replace(event, date=event.date or session.date, place=event.place or session.place, parties=parties)


def without_repeats(told: list[Event]) -> list[Event]:
    """The events in their order, each told once."""
    kept: list[Event] = []
    of_act: dict[str, list[int]] = {}
    for event in told:
        if kept and _is_its_occasion(event, kept[-1]):
            continue
        if event.act == "conclude" and _is_of_what_was_agreed(event, kept[-1] if kept else None):
            continue
        near = of_act.setdefault(event.act, [])
        if event.act == "sign" and near and (both := _signed_together(kept[near[-1]], event)):
            kept[near[-1]] = both
            if len(near) > 1 and (all_told := _signed_together(kept[near[-2]], both)):
                kept[near[-2]] = all_told
                del kept[near.pop()]
            continue
        twin = next((at for at in near[-NEARBY:] if _is_same(event, kept[at])), None)
        if twin is None:
            near.append(len(kept))
            kept.append(event)
        elif event.act == "hold" or (event.act == "meet" and _is_of_their_sides(event, kept[twin])):
            kept[twin] = joined(kept[twin], event)
        elif event.act == "meet" and _is_of_their_sides(kept[twin], event):
            kept[twin] = joined(event, kept[twin])
        elif _fullness(event) > _fullness(kept[twin]) and not _loses_people(kept[twin], event):
            kept[twin] = replace(event, date=event.date or kept[twin].date, place=event.place or kept[twin].place)
    return [one for at, one in enumerate(kept) if at == 0 or not _is_of_one_signer(one, kept[max(0, at - 3) : at])]


def _is_of_one_signer(event: Event, before: list[Event]) -> bool:
    """Whether one person is told to sign `the agreement` that both sides were just told to have signed."""
    if event.act != "sign" or len(event.by) != 1 or set(event.by) <= set(event.parties):
        return False
    bare = (event.object or "").lower().removeprefix("the ") in BARE_PAPERS
    return bare and any(
        one.act == "sign" and len(one.by) > 1 and one.status == event.status
        and set(one.by) == set(one.parties) >= set(event.parties)
        and event.quote.start - one.quote.start < NEXT_SENTENCE
        for one in before
    )  # fmt: skip


def _is_its_occasion(event: Event, before: Event) -> bool:
    """Whether a meeting was just told as what somebody attended: `attended the Forum, held in Lima`."""
    if {event.act, before.act} != {"meet", "hold"} or event.by or not event.object or not before.object:
        return False
    same = _plain(event.object) == _plain(before.object) and event.date in {None, before.date}
    return same and event.quote.start - before.quote.start < SAME_SENTENCE


def _signed_together(one: Event, other: Event) -> Event | None:
    """One signature told by each side or each signer in turn: by the two sides, then by those who sign for them."""
    by, others = set(one.by), set(other.by)
    on = one.date is None or other.date in (one.date, None)
    alike = one.status == other.status and set(other.parties) <= set(one.parties) and on
    if (
        not alike
        or by & others
        or not others
        or bool(one.object) != bool(other.object)
        or not others.isdisjoint(other.parties)
    ):
        return None
    same = one.object == other.object or _names_the_same(one.object or "", other.object or "")
    if not same or other.quote.start - one.quote.start > NEXT_SENTENCE:
        return None
    if len(by) > 1 and by <= set(one.parties) and len(others) > 1:
        return replace(joined(one, other), by=other.by)
    in_turn = len(by) == len(others) == 1 and by.isdisjoint(one.parties) and len(one.parties) > 1
    return replace(joined(one, other), by=(*one.by, *other.by)) if in_turn else None


def _loses_people(one: Event, other: Event) -> bool:
    """Whether the second telling of a meeting names fewer of those who met."""
    return one.act == "meet" and not set(one.by) <= set(other.by) and not _is_of_their_sides(one, other)


def _is_of_what_was_agreed(event: Event, before: Event | None) -> bool:
    """Whether `the agreement was reached` only says of what was just agreed when that was."""
    bare = _plain(event.object or "") in {"agreement", "the agreement", "understanding", "consensus"}
    return bare and before is not None and before.act == "agree" and set(before.parties) == set(event.parties)


def joined(one: Event, other: Event) -> Event:
    """One event of two tellings of it."""
    return replace(
        one,
        by=one.by or other.by,
        parties=unique((*one.parties, *other.parties)),
        date=one.date or other.date,
        place=one.place or other.place,
    )


def _is_same(one: Event, other: Event) -> bool:
    if one.act == "visit" and {one.status, other.status} <= {"done", "ongoing"}:
        return _is_same_trip(one, other)
    if one.status != other.status:
        return False
    if one.quote.start < other.quote.end and other.quote.start < one.quote.end:
        if one.act == "meet" and not (one.object and other.object):
            return set(one.by) <= set(other.by) or set(other.by) <= set(one.by)
        if one.act == "hold" and one.object and other.object and (one.date == other.date or not other.date):
            return _names_the_same(one.object, other.object)
        return one.object == other.object
    if one.act == "meet":
        words = {*one.quote.words.split()}
        if "also" in words and words.isdisjoint(TALKED):  # another meeting, if of the same sides
            return False
        if _is_part_of(one, other):
            return True
        if one.place and other.place and one.rule.endswith("_elsewhere") and one.place.name != other.place.name:
            return False  # the leaders met elsewhere
        same = set(one.by) == set(other.by) or _is_of_their_sides(one, other) or _is_of_their_sides(other, one)
        return same and (one.date == other.date or not one.date or not other.date)
    if one.act == "hold" and one.object and other.object and _plain(one.object) == _plain(other.object):
        return _may_be_of_one_day(one, other) and (not one.by or not other.by or set(one.by) == set(other.by))
    if set(one.by) != set(other.by) or not one.object or not other.object:
        return False
    if one.act in TOLD_AGAIN and "also" in one.quote.words.split():
        return False  # `notes were also exchanged`: others
    return one.object == other.object or (one.act in TOLD_AGAIN and _names_the_same(one.object, other.object))


def _may_be_of_one_day(one: Event, other: Event) -> bool:
    """Whether the days of two tellings do not part them: `was last held in 2018` is another session than today's."""
    if not one.date or not other.date:
        return True
    first, second = edtf.span(one.date), edtf.span(other.date)
    return first[0] <= second[1] and second[0] <= first[1]


def _is_of_their_sides(one: Event, other: Event) -> bool:
    """Whether a meeting is told once by the two sides and once by the people who meet for them."""
    sides, near = set(one.by), abs(one.quote.start - other.quote.start) < NEXT_SENTENCE
    bare = near and not one.date and not one.object and not (one.place and other.place)
    return bare and len(sides) > 1 and sides == {*one.parties} == {*other.parties} and sides.isdisjoint(other.by)


def _is_same_trip(one: Event, other: Event) -> bool:
    """Whether the same people travel to the same country, on days of which nothing tells that they differ."""
    if bool(one.object) != bool(other.object):
        return False  # `visited Lima`, and there `toured a plant`
    if one.object and other.object and not _names_the_same(one.object, other.object):
        return False  # a shop, then a pavilion
    to = (one.place and one.place.country) or one.to, (other.place and other.place.country) or other.to
    return bool(one.by) and one.by == other.by and to[0] == to[1] and (one.date == other.date or not one.date)


def _is_part_of(one: Event, other: Event) -> bool:
    """Whether somebody's talks with nobody named are those of the meeting in the same sentence."""
    near = 0 < one.quote.start - other.quote.start < SAME_SENTENCE
    return near and len(one.by) == 1 and len(other.by) > 1 and one.by[0] in other.by


def _names_the_same(one: str, other: str) -> bool:
    """Whether the shorter of two names says nothing that the longer does not: the protocol, a protocol on trade."""
    words, others = set(_plain(one).split()) - ARTICLES, set(_plain(other).split()) - ARTICLES
    return bool(words and others) and (words <= others or others <= words)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _fullness(event: Event) -> int:
    return sum(bool(part) for part in (event.by, event.to, event.parties, event.date, event.place, event.object))
