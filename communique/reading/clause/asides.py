"""What stands between a subject and its verb and belongs to neither: adverbs, brackets, asides between commas."""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.clause.places import ACTORS, FINITE, heads_a_phrase, may_be_subject, word
from communique.reading.grammar import Line
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Gathering,
    Group,
    Holder,
    Instrument,
    Maybe,
    Office,
    Party,
    Person,
    Region,
    Sides,
    Verb,
)

NAMED = (Holder, Maybe, Person)
TITLED = (Body, Group, Office)
STEPPED_OVER = word_set("stepped_over")
AUXILIARIES = frozenset({"has", "have", "had"})
CLOSING = {")": "(", "]": "["}
LEADING = frozenset({"lead", "head", "chair"})
SENT = frozenset(
    {"delegation", "mission", "team", "group", "working group", "deputation", "trade mission"}
)  # travels under somebody, who acts
THREE = 3  # chunks: `Chile's neighbour`
LONG_OFFICE = 12  # chunks of an office behind its head
ARTICLES = frozenset({"a", "an", "the"})
DASHES = frozenset({"-", "–", "—"})
PACT_REACH = 5  # chunks from an agreement back to "under": `under | the new EU–Chile | agreement`
BEFORE_A_HOLDER = DASHES | {",", "", ")", ":"}
OPENS_A_RELATIVE = frozenset({"who", "whose"})
OPENS_AN_ASIDE = word_set("opens_an_aside")


def over_asides(line: Line, at: int) -> int:
    """Step left over adverbs, closing quotes, brackets and an aside between commas or dashes."""
    while at >= 0:
        text = word(line, at)
        if (text.endswith("ly") and line.chunks[at].value is None) or (
            text in STEPPED_OVER and not isinstance(line.chunks[at].value, ACTORS)
        ):
            at -= 1
        elif (text in CLOSING and (opening := _matching(line, at, CLOSING[text])) is not None) or (
            text in {"—", "–"} and (opening := _matching(line, at, text)) is not None
        ):
            at = opening - 1
        elif text == "turn" and word(line, at - 1) == "in":
            at -= 2  # `The Commission in turn | confirmed`
        elif (led := _led_by(line, at)) is not None:
            at = led
        elif text == "," and (opening := _within_a_verb(line, at)) is not None:
            at = opening - 1
        elif text == "," and (opening := _aside(line, at)) is not None:
            at = opening
        elif (body := _under_its_pact(line, at)) is not None:
            at = body
        elif _is_day_of(line, at) or _is_venue(line, at):
            at -= 2
        elif isinstance(line.chunks[at].value, Day) and at and _is_behind_who(line, at - 1):
            at -= 1  # `Canada last week | announced`
        elif isinstance(line.chunks[at].value, Day) and word(line, at - 1) in {",", ")"} and at > 1:
            at -= 1  # `the Secretary-General, Dr. Kao, this afternoon | met`
        else:
            return at
    return at


def _within_a_verb(line: Line, comma: int) -> int | None:
    """The auxiliary before an aside that parts it from its verb: `Peru | had, in May 2023, | banned`."""
    for at in range(comma - 1, max(1, comma - 8), -1):
        if isinstance(line.chunks[at].value, Verb):
            return None
        if word(line, at) == ",":
            return at - 1 if word(line, at - 1) in AUXILIARIES else None
    return None


def _is_behind_who(line: Line, at: int) -> bool:
    """Whether somebody who may act stands right before a day."""
    value = line.chunks[at].value
    stands = isinstance(value, ACTORS) or (isinstance(value, City) and value.is_capital)
    return stands and may_be_subject(line, at)


def _is_day_of(line: Line, at: int) -> bool:
    """Whether a day stands there behind its preposition: `Canada | on Monday`, `which | in October`."""
    day = line.chunks[at].value
    if not isinstance(day, Day) or at == 0:
        return False
    return word(line, at - 1) == "on" or (word(line, at - 1) == "in" and bool(day.month or day.year))


def _is_venue(line: Line, at: int) -> bool:
    """Whether a city stands there between who does it and the verb: `The ministers on Friday in Lima | held`."""
    if not isinstance(line.chunks[at].value, City) or word(line, at - 1) != "in" or at < 2:
        return False
    before = line.chunks[at - 2].value
    return isinstance(before, Day) or (isinstance(before, ACTORS) and may_be_subject(line, at - 2))


def _led_by(line: Line, at: int) -> int | None:
    """The body or the delegation before who leads it: `the Korean delegation led by Minister Kim, | visited`."""
    last = at - (line.lowered[at] == ",")
    if last < 3 or line.lowered[last - 1] != "by" or not isinstance(line.chunks[last].value, ACTORS):
        return None
    verb, whom = line.chunks[last - 2].value, last - 3 - (word(line, last - 3) == ",")
    leads = isinstance(verb, Verb) and verb.lemma in LEADING and verb.voice in {"ed", "part"}
    return whom if leads and (isinstance(line.chunks[whom].value, ACTORS) or word(line, whom) in SENT) else None


def _under_its_pact(line: Line, at: int) -> int | None:
    """The body before the agreement that it sits under: `The Joint Committee established under the pact | met`."""
    if not isinstance(line.chunks[at].value, Instrument):
        return None
    under = next((one for one in range(at - 1, max(-1, at - PACT_REACH), -1) if word(line, one) == "under"), 0)
    body = under - 1
    if body > 0 and isinstance(verb := line.chunks[body].value, Verb) and verb.acts[0] == "establish":
        body -= 1
    return body if under and isinstance(line.chunks[body].value, Gathering) else None


def _matching(line: Line, at: int, opening: str) -> int | None:
    return next((back for back in range(at - 1, max(-1, at - 40), -1) if word(line, back) == opening), None)


def _aside(line: Line, comma: int) -> int | None:
    """For a comma that closes an aside (`Kim, who led the talks, agreed`): the chunk before the aside."""
    if (whom := _before_relative(line, comma)) is not None:
        return whom
    if (holder := _of_a_long_office(line, comma)) is not None:
        return holder
    if (named := _before_another_office(line, comma)) is not None:
        return named
    before = comma - 1
    if word(line, before) == ")" and (bracket := _matching(line, before, "(")) is not None:
        before = bracket - 1
    if (
        before > 0
        and isinstance(line.chunks[before].value, (ACTORS, City))
        and heads_a_phrase(line, before) is not None
    ):
        return before
    is_first = not any(isinstance(chunk.value, ACTORS) for chunk in line.chunks[_dateline(line) : max(0, before)])
    is_first = is_first or (isinstance(line.chunks[before].value, Holder) and word(line, before - 1) in BEFORE_A_HOLDER)
    if before >= 0 and is_first and isinstance(line.chunks[before].value, ACTORS) and may_be_subject(line, before):
        return before
    opening = _opening(line, comma)
    if opening and isinstance(line.chunks[opening - 1].value, ACTORS):
        inside = line.chunks[opening + 1 : comma]
        if (
            len(inside) == 1
            and isinstance(inside[0].value, (*NAMED, Actors))
            and isinstance(line.chunks[opening - 1].value, (*TITLED, Sides))
        ):
            return comma - 1  # `the Director-General at the ministry, Ko Yun-ju, | met`
        if word(line, opening + 1) in OPENS_AN_ASIDE:
            return opening - 1
        if (
            len(inside) >= THREE
            and isinstance(inside[0].value, (Party, City, Region))
            and word(line, opening + 2) == "'s"
        ):
            return opening - 1  # `Peru, | Chile's northern neighbour, | welcomed`
        if inside and isinstance(inside[0].value, Verb) and inside[0].value.voice in {"ing", "ed", "part"}:
            return opening - 1
    return None


def _of_a_long_office(line: Line, comma: int) -> int | None:
    """The holder of an office told at length: `Kim, head of the fund | for ports and a former minister, met`."""
    for at in range(comma - 1, max(0, comma - LONG_OFFICE), -1):
        if isinstance(line.chunks[at].value, Verb) or word(line, at) in {",", ";"}:
            return None
        before = line.chunks[at - 1]
        if isinstance(before.value, Holder):
            goes_on = word(line, at) in {"for", "of", "at", "in", "on"}
            goes_on = goes_on or (word(line, at) == "and" and word(line, at + 1) in ARTICLES)
            return at - 1 if goes_on and "," in before.low else None
    return None


def _before_another_office(line: Line, comma: int) -> int | None:
    """Who is told to have another office: `Kim, also a member of the board, | met`, `Kim, Peru's envoy, |`."""
    opening = next((at for at in range(comma - 1, max(0, comma - LONG_OFFICE), -1) if word(line, at) == ","), 0)
    if not opening or not isinstance(line.chunks[opening - 1].value, NAMED):
        return None
    is_one = opening == comma - 2 and isinstance(line.chunks[opening + 1].value, Office)
    is_also = word(line, opening + 1) == "also" and word(line, opening + 2) in ARTICLES
    return opening - 1 if is_one or is_also else None


def _dateline(line: Line) -> int:
    """Where the text begins behind a place and a day: `TASHKENT, July 30 - | Minister Lee`; 0 without one."""
    dash = next((at for at in range(1, min(8, len(line.chunks))) if word(line, at) in DASHES), 0)
    return dash + 1 if any(isinstance(chunk.value, Day) for chunk in line.chunks[:dash]) else 0


def _before_relative(line: Line, comma: int) -> int | None:
    """The actor before a relative clause with commas of its own: `Kim, who is visiting Lima, Peru, | met`."""
    if OPENS_A_RELATIVE.isdisjoint(line.lowered[max(0, comma - 30) : comma]):
        return None  # as before most commas
    for at in range(comma - 1, max(0, comma - 30), -1):
        if word(line, at) == "who" and isinstance(line.chunks[at - 1].value, (Holder, Person)):
            return at - 1  # `Park Min-ho, president of Hanjin, who heads the association, | met`
        if word(line, at) == "," and word(line, at + 1) in OPENS_A_RELATIVE:
            told = [one.value for one in line.chunks[at:comma] if isinstance(one.value, Verb)]
            once = len([one for one in told if one.voice in FINITE]) <= 1
            return at - 1 if once and isinstance(line.chunks[at - 1].value, ACTORS) else None
    return None


def _opening(line: Line, comma: int) -> int | None:
    """The comma that opens the aside which `comma` closes: the nearest, or one that a participle follows."""
    commas = [at for at in range(comma - 1, max(0, comma - 60), -1) if word(line, at) == ","]
    for at in commas:
        value = line.chunks[at + 1].value
        if isinstance(value, Verb) and value.voice in {"ing", "ed", "part"} and at + 1 < comma:
            return at
    return commas[0] if commas else None
