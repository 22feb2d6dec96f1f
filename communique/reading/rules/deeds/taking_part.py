"""Who took part in a session, and where it was held, where words away from its verb tell it.

Words of another sentence are not looked at.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import DETERMINERS, FINITE, clause_end, day_of, place_of, word
from communique.reading.grammar import Blank, Line, Said
from communique.reading.mentions import Actors, Deed, Gathering, Group, Holder, Office, Person, Pronoun, Sides, Verb
from communique.reading.rules.deeds.objects import PEOPLE, several, with_whom

CHAIRING = frozenset(
    {"chair", "co-chair", "cochair", "preside over", "co-host", "cohost", "co-organise", "co-organize"}
)


def where_it_took_place(line: Line, first: int, deed: Deed) -> Deed:
    """A session with the day and the place that a verb behind tells: `chaired by Minister Kim | took place in Lima`."""
    for at in range(first, min(first + 8, len(line.chunks))):
        verb = line.chunks[at].value
        if isinstance(verb, Verb):
            if verb.lemma not in {"take place", "hold", "convene"} or verb.voice not in FINITE:
                return deed
            upto = clause_end(line, at)
            return replace(deed, day=day_of(line, at, upto) or deed.day, place=place_of(line, at, upto) or deed.place)
    return deed


def with_the_others(line: Line, first: int, deed: Deed) -> Deed:
    """A session with those who took part beside its chair: `chaired by Minister Kim with the participation of |`."""
    for at in range(first, min(first + 14, len(line.chunks) - 2)):
        if isinstance(line.chunks[at].value, Verb):
            return deed
        behind = _behind_the_chair(line, at, first)
        if behind is not None and deed.by is not None:
            value = line.chunks[behind].value
            return replace(deed, by=Actors((deed.by, value))) if isinstance(value, Actors | Holder | Person) else deed
    return deed


def _behind_the_chair(line: Line, at: int, first: int) -> int | None:
    """Where the other chair stands: `chaired by Minister Kim, with | Minister Lee`, `with the participation of |`."""
    if word(line, at) == "participation" and word(line, at + 1) == "of":
        return at + 2
    is_near = at <= first + 3 and word(line, at) in {"with", "together with", "alongside", "jointly with", "along with"}
    return at + 1 + (word(line, at + 1) in DETERMINERS) if is_near else None


def among(said: Said, does: Blank, deed: Deed) -> Deed:
    """A meeting with those between whom, or the one with whom, it is held."""
    if deed.act != "meet" or deed.by is not None:
        return deed
    line = said.line
    if (between := _between(line, deed)) is not None:
        return replace(deed, by=between)
    for at in range(does.last, min(does.last + 10, len(line.chunks) - 1)):
        if isinstance(line.chunks[at].value, Verb):
            break
        if word(line, at) == "between" and isinstance(line.chunks[at + 1].value, Actors | Holder | Sides):
            return replace(deed, by=line.chunks[at + 1].value, end=max(deed.end, line.chunks[at + 1].end))
    return _with_them(line, does.last, replace(deed, to=with_whom(line, does.last)))


def _with_them(line: Line, first: int, deed: Deed) -> Deed:
    """Talks held with people that are listed: by the one of whom was told before, with all of them: `negotiations were
    held with | Minister Kim, Minister Lee and other officials`."""
    if not isinstance(deed.to, Holder | Person) or deed.what is None:
        return deed
    listed: list[object] = []
    for at in range(first + 1, len(line.chunks)):
        value = line.chunks[at].value
        if isinstance(value, Holder | Person):
            listed.append(value)
        elif value is not None or word(line, at) not in {",", "and", "the", "with", "visiting", "as well as"}:
            break
    return replace(deed, by=Pronoun("he"), to=Actors(tuple(listed)) if len(listed) > 1 else deed.to)


def _between(line: Line, deed: Deed) -> object | None:
    """Those whom the thing itself names: `the first meeting between | EU and UK negotiators` takes place, `a meeting of
    | Minister Kim with Minister Lee`."""
    for at, chunk in enumerate(line.chunks[:-1]):
        inside = deed.what is not None and deed.what[0] <= chunk.start < deed.what[1]
        if inside and isinstance(chunk.value, Gathering) and " between " in chunk.low:
            both = line.chunks[at + 1].value  # `the consultation between Chilean | Minister Kim and Minister Lee`
            return both if isinstance(both, Actors) and isinstance(both.members[0], Holder) else None
        if inside and line.lowered[at] == "of" and (both := _of_one_with(line, at)) is not None:
            return both
        if inside and line.lowered[at] == "between":
            behind = next((one.value for one in line.chunks[at + 1 : at + 3] if one.value is not None), None)
            return behind if several(behind) else None
    return None


def _of_one_with(line: Line, at: int) -> Actors | None:
    """Two people who meet, told one after the other: `a meeting | of Minister Kim with Minister Lee`."""
    first = at + 1 + (word(line, at + 1) in DETERMINERS)
    behind = first + 2 + (word(line, first + 2) in DETERMINERS)
    if behind >= len(line.chunks) or word(line, first + 1) != "with":
        return None
    one, other = line.chunks[first].value, line.chunks[behind].value
    people = all(isinstance(whom, Holder | Office | Person) for whom in (one, other))
    return Actors((one, other)) if people else None


def chairs(line: Line, first: int) -> object | None:
    """Under whose chairmanship something is held, or who is told to have chaired it."""
    for at in range(first, min(first + 20, len(line.chunks) - 2)):
        verb, value = line.chunks[at].value, line.chunks[at + 2].value
        if isinstance(verb, Verb) and verb.lemma in CHAIRING and verb.voice in {"ed", "part"}:
            return value if word(line, at + 1) == "by" and isinstance(value, PEOPLE) else None
        if word(line, at) in {"chairmanship", "co-chairmanship", "chairpersonship", "leadership"}:
            value = line.chunks[at + 2].value
            return value if word(line, at + 1) == "of" and isinstance(value, PEOPLE) else None
    return None


def of_both(line: Line, does: Blank, by: object) -> object:
    """The two sides of the body that sits, where its name tells them: `the Council between Korea and Chile`."""
    named = [chunk.value for chunk in line.chunks[: does.first] if isinstance(chunk.value, Gathering)]
    parties = named[-1].parties if named else ()
    return Group(named[-1].name, parties) if len(parties) == 2 else by
