"""Who does it: the actor that the verb belongs to, read outward from the verb by position alone."""

from __future__ import annotations

from communique.reading.clause.asides import LEADING, SENT, over_asides
from communique.reading.clause.places import (
    ACTORS,
    DETERMINERS,
    FINITE,
    STANDING,
    heads_a_phrase,
    may_be_subject,
    opens_item,
    word,
)
from communique.reading.grammar import Line
from communique.reading.mentions import (
    Body,
    City,
    Day,
    Gathering,
    Group,
    Holder,
    Instrument,
    Party,
    Sides,
    Verb,
)

SINCE = frozenset({"since", "until", "because", "before"})  # `visited Lima since Canada acted, | asking for talks`
TEAMS = (["negotiators"], ["parties"], ["members"], ["signatories"], ["ministers"], ["representatives"])
BEING = frozenset({"is", "was", "are", "were", "am", "be", "been", "also"})
HELPERS = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would", "can", "could"})
TWO = 2
SERIES_LIMIT = 30  # chunks between the verbs of a series
SPOKEN = frozenset({"criticise", "invite", "propose", "reject", "request", "support", "threaten"})
OF_ALL = frozenset({"agree", "criticise", "propose", "reject", "request", "support"})
AGENT_OR_PLACE = frozenset(
    {"by", "in", "on", "at", "under", "to", "from", "with", "as", "during", "between", "for", "last"}
)
ACTORS_AND_CITIES = (ACTORS, City)
MAY_STAND_BETWEEN = (ACTORS, City, Verb, Day)  # an earlier verb and this one
ASIDE = frozenset({",", "–", "—", "-"})
OPENS_ASIDE = ASIDE | {"the", "all"}
PEOPLE_BESIDE = frozenset(
    "mps lawmakers senators officials executives entrepreneurs exporters businesspeople investors leaders experts "
    "advisers negotiators delegates representatives governors mayors parliamentarians aides".split()
)  # people of no country that is told, beside somebody who is named
RULINGS = frozenset({"ruling", "decision", "verdict", "judgment", "judgement"})  # what a court acts by


def _we_explained(line: Line, head: int) -> int | None:
    """The "we" that tells between commas or dashes who it is: `We, the leaders of Peru and Chile, | met`."""
    if word(line, head - 1) not in ASIDE or not isinstance(line.chunks[head - 2].value, ACTORS):
        return None
    ahead = next((at for at in range(head - 3, max(-1, head - 7), -1) if word(line, at) not in OPENS_ASIDE), head)
    return ahead if word(line, ahead) == "we" else None


def subject(line: Line, head: int) -> tuple[object, int] | None:
    """The actor that does what the verb at `head` says, and the chunk that names it; None when no position tells."""
    if (named := _listed_under(line, head)) is not None:
        return named, head
    if (told := _we_explained(line, head)) is not None:
        return line.chunks[told].value, told
    at = over_asides(line, _before_looking(line, head) - 1)
    if at < 0:
        return None
    value = line.chunks[at].value
    if (court := _whose_ruling(line, at)) is not None:
        return line.chunks[court].value, court
    if (leads := leader(line, at)) is not None:
        return leads, at
    if (team := _negotiators_of(line, at)) is not None:
        return team
    if isinstance(value, City) and (government := _seated_in(value)) and may_be_subject(line, at):
        return Party(government, value.name), at  # a capital stands for its government
    if isinstance(value, (Gathering, Instrument)) and _acts(line, value, head) and may_be_subject(line, at):
        return _as_actor(value), at
    if (one := _beside_people(line, at)) is not None:
        return line.chunks[one].value, one
    if isinstance(value, Instrument) and (body := _body_under(line, at)) is not None:
        return _as_actor(line.chunks[body].value), body
    if isinstance(value, ACTORS) and (may_be_subject(line, at) or _must_be_subject(line, at, head)):
        return value, at
    if isinstance(value, ACTORS_AND_CITIES):
        if (heading := heads_a_phrase(line, at)) is not None:
            return _as_actor(line.chunks[heading].value), heading
        if _is_thing(line, at - 2 - (word(line, at - 2) in DETERMINERS)):  # `a deal with the Gulf states will ...`
            return None
    if word(line, at) in {"who", "which", "that"}:
        named = over_asides(line, at - 1 - (word(line, at - 1) == ","))
        return (
            (line.chunks[named].value, named) if named >= 0 and isinstance(line.chunks[named].value, ACTORS) else None
        )
    if word(line, at) in {"and", "or", "but", ",", "then", "not only", "while", "whilst"} or isinstance(
        value, MAY_STAND_BETWEEN
    ):
        return _of_earlier_verb(line, at, head) or nearest_subject(line, at)
    return nearest_of(line, at) or (None if _is_thing(line, at) else _of_earlier_verb(line, at, head))


def _seated_in(city: City) -> str | None:
    """The government that a city stands for: its country's in a capital, the Union's in Brussels."""
    return "EU" if city.name == "Brussels" else city.country if city.is_capital else None


def is_looked_forward_to(line: Line, head: int) -> bool:
    """Whether somebody looks forward to doing what the verb at `head` says."""
    return head > TWO and word(line, head - 1) == "to" and word(line, head - 2) == "forward"


def _before_looking(line: Line, head: int) -> int:
    """The verb, or the one that looks forward to it: `The Minister | looked forward to visiting Lima`."""
    if not is_looked_forward_to(line, head):
        return head
    return head - 3 - (word(line, head - 4) in BEING)


def _acts(line: Line, value: Gathering | Instrument, head: int) -> bool:
    """Whether a gathering acts: a standing one, or a meeting (or its statement) that welcomes, urges, agrees."""
    verb = line.chunks[head].value
    if isinstance(value, Instrument):
        return value.type == "declaration" and isinstance(verb, Verb) and verb.acts[0] in OF_ALL and verb.voice == "ed"
    if value.type in STANDING:
        return True
    is_stand = isinstance(verb, Verb) and verb.acts[0] in OF_ALL and verb.voice != "passive"
    return is_stand and verb.lemma not in {"support", "back"}  # `the forum will support exporters`


def _as_actor(value: object) -> object:
    """A standing gathering as the body that it is, a meeting as those who meet; anybody else as they are."""
    if isinstance(value, Instrument):
        return Group(value.name, value.parties) if len(value.parties) > 1 else Sides(value.name)
    if not isinstance(value, Gathering):
        return value
    if (value.type not in STANDING and value.parties) or sum(map(str.isupper, value.parties)) > 1:
        return Group(value.name, value.parties)  # a standing body of two sides: what it does, both do
    return Body(value.name, value.parties[0] if len(value.parties) == 1 else None, value.short)


def is_subject_adjacent(line: Line, head: int) -> bool:
    """Whether an actor stands right before the verb, or an earlier verb of the same subject is joined to it."""
    if _listed_under(line, head) is not None or _we_explained(line, head) is not None:
        return True
    at = over_asides(line, head - 1)
    if at < 0:
        return False
    if leader(line, at) is not None or _negotiators_of(line, at) is not None:
        return True
    value = line.chunks[at].value
    if _whose_ruling(line, at) is not None:
        return True
    if (isinstance(value, Instrument) and _body_under(line, at) is not None) or _beside_people(line, at) is not None:
        return True
    if isinstance(value, (Gathering, Instrument)):
        return _acts(line, value, head) and may_be_subject(line, at)
    if isinstance(value, ACTORS_AND_CITIES):
        stands = not isinstance(value, City) or _seated_in(value) is not None
        return (stands and (may_be_subject(line, at) or _must_be_subject(line, at, head))) or heads_a_phrase(
            line, at
        ) is not None
    if word(line, at) in {"who", "and", "but", "then"}:
        return subject(line, head) is not None
    near = at == head - 1 or (at == head - 2 and word(line, head - 1).endswith("ly"))
    return word(line, at) == "," and near and _is_in_series(line, head)


def _whose_ruling(line: Line, at: int) -> int | None:
    """The court before its ruling: `a Supreme Court | decision (that) struck down the tariffs`."""
    told = line.lowered[at]
    if told in {"that", "which"}:
        at -= 1
        told = word(line, at)
    return at - 1 if told in RULINGS and isinstance(line.chunks[at - 1].value, Body) else None


def _negotiators_of(line: Line, at: int) -> tuple[Group, int] | None:
    """The sides of an agreement by those who act for them: `the negotiators of the | Korea–Chile Agreement`."""
    pact = line.chunks[at].value
    if not isinstance(pact, Instrument) or len(parties := tuple(one for one in pact.parties if one.isupper())) < TWO:
        return None
    before = at - 1 - (word(line, at - 1) in DETERMINERS)
    if word(line, before) not in {"of", "for", "to"} or word(line, before - 1).split()[-1:] not in TEAMS:
        return None
    return Group(line.between(line.chunks[before - 1].start, line.chunks[at].end), parties), before - 1


def _is_in_series(line: Line, head: int) -> bool:
    """Whether the verb is one of a series of the same subject: `called for talks, | raised concerns, and asked`."""
    if _is_participle(line, head):
        return False  # `the measures, imposed by Canada, ...`
    later = range(head + 1, min(head + SERIES_LIMIT, len(line.chunks) - 1))
    goes_on = any(word(line, at) in {"and", ","} and _is_past(line, at + 1) for at in later)
    for at in range(head - 2, max(-1, head - SERIES_LIMIT), -1):
        if word(line, at) in {"which", "who", "that", ";"}:
            return False
        if _is_past(line, at):
            return goes_on and (is_subject_adjacent(line, at) and subject(line, at) is not None)
        if isinstance(line.chunks[at].value, Verb) and line.chunks[at].value.voice in FINITE:
            return False
    return False


def _is_participle(line: Line, head: int) -> bool:
    """Whether an agent, a place or a day stands behind the verb; `| committed to` and `| agreed on` only go on."""
    agrees = line.chunks[head].value.acts[0] == "agree"
    at = head + 1 + (agrees and word(line, head + 1) in {"to", "on"})
    behind = line.chunks[min(at, len(line.chunks) - 1)].value
    return word(line, at) in AGENT_OR_PLACE or isinstance(behind, Day)


def _is_past(line: Line, at: int) -> bool:
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.voice == "ed"


def leader(line: Line, at: int) -> object | None:
    """Who leads the delegation at `at`: `a Korean delegation led by | Minister Kim`."""
    if not (isinstance(line.chunks[at].value, Group) or line.lowered[at] in SENT):
        return None
    behind = at + 1 + (word(line, at + 1) == ",")
    return leader_of(line, behind) if behind + 2 < len(line.chunks) else None


def leader_of(line: Line, at: int) -> object | None:
    """Who leads or heads those before: `| headed by Minister Kim`."""
    if at + 2 >= len(line.chunks):
        return None
    named = at + 2
    while named < len(line.chunks) - 1 and word(line, named) in {"the", "first", "its", "their", "his", "her"}:
        named += 1
    verb, who = line.chunks[at].value, line.chunks[named].value
    leads = isinstance(verb, Verb) and verb.lemma in LEADING and word(line, at + 1) == "by"
    return who if leads and isinstance(who, ACTORS) else None


def _listed_under(line: Line, head: int) -> object | None:
    """Whom the lead-in of a list names, for the verb that opens one of its items."""
    return line.context.actor if line.context is not None and opens_item(line, head) else None


def nearest_actor(line: Line, before: int) -> tuple[object, int] | None:
    """The last actor named before a chunk."""
    for at in range(before - 1, -1, -1):
        if isinstance(line.chunks[at].value, ACTORS):
            return line.chunks[at].value, at
    return None


def nearest_subject(line: Line, before: int) -> tuple[object, int] | None:
    """The last actor before a chunk that stands where a subject stands."""
    for at in range(before - 1, -1, -1):
        if isinstance(line.chunks[at].value, ACTORS) and may_be_subject(line, at):
            if _is_in_a_relative(line, at) or (at > 1 and word(line, at - 1) in SINCE):
                continue
            return line.chunks[at].value, at
    return None


def _is_in_a_relative(line: Line, at: int) -> bool:
    """Whether an actor only does what tells a thing: `modified the step that | it took, and invited comments`."""
    opens = at - 1 - (word(line, at - 1) in DETERMINERS)
    return word(line, opens) in {"that", "which"} and _is_thing(line, opens - 1)


def nearest_of(line: Line, at: int) -> tuple[object, int] | None:
    """The actor whose thing stands before the verb: `the decision of Canada`, `Canada's decision`."""
    for back in range(at, max(-1, at - 6), -1):
        value = line.chunks[back].value
        if isinstance(value, Verb) or word(line, back) in {",", ";"}:
            return None
        if isinstance(value, ACTORS) and (word(line, back + 1) == "'s" or word(line, back - 1) in {"of", "from"}):
            return value, back
    return None


def _beside_people(line: Line, at: int) -> int | None:
    """Somebody who acts with people told by their kind: `| Minister Kim and a group of lawmakers` left."""
    if line.chunks[at].value is not None or line.lowered[at] not in PEOPLE_BESIDE:
        return None
    joined = next((one for one in range(at - 1, max(0, at - 5), -1) if word(line, one) == "and"), 0)
    ahead = line.chunks[joined - 1].value if joined else None
    plain = all(line.chunks[one].value is None for one in range(joined + 1, at))
    return joined - 1 if plain and isinstance(ahead, Holder) and may_be_subject(line, joined - 1) else None


def _body_under(line: Line, at: int) -> int | None:
    """The standing body of an instrument: `the first | Joint Committee under the new Korea–Chile Agreement` met."""
    of = next((one for one in range(at - 1, max(-1, at - 5), -1) if word(line, one) in {"under", "of"}), 0)
    body = line.chunks[of - 1].value if of else None
    return of - 1 if isinstance(body, Gathering) and body.type in STANDING and may_be_subject(line, of - 1) else None


def _must_be_subject(line: Line, at: int, head: int) -> bool:
    """Whether the actor stands between two verbs, the second with its auxiliary: `hailed | Korea | will act`."""
    verb, before = line.chunks[head].value, line.chunks[at - 1].value if at else None
    if at == head - 1 and word(line, at - 1) == "as" and isinstance(verb, Verb) and verb.voice in FINITE:
        return True  # `as Korea signed the agreement`
    return at == head - 1 and isinstance(verb, Verb) and verb.voice == "active" and isinstance(before, Verb)


def _of_earlier_verb(line: Line, before: int, head: int) -> tuple[object, int] | None:
    told = [
        at
        for at in range(before, -1, -1)
        if isinstance(value := line.chunks[at].value, Verb)
        and value.voice in FINITE
        and value.kind.split(".")[0] != "plain"
    ]
    if (unknown := _of_an_unknown_verb(line, before, told[0] if told else 0)) is not None:
        return unknown
    if told and _is_past(line, head) and _is_planned(line, told[0]):
        # `noted the levy that Canada plans to impose, and | asked for ...`: goes on from what was done
        told = next((told[at:] for at in range(1, len(told)) if _is_past(line, told[at])), told)
    elif len(told) > 1 and _is_stand(line, head) and _is_reported(line, told[1], told[0]):
        told = told[1:]  # `regretted that Canada has raised its duties and | called for talks`
    return subject(line, told[0]) if told else None


def _of_an_unknown_verb(line: Line, before: int, last: int) -> tuple[object, int] | None:
    """Who does what a verb that no list has tells: `said | the ministry has overstretched the rules, and imposed`."""
    for at in range(before, last + 1, -1):
        if word(line, at) in HELPERS and line.chunks[at].value is None:
            doer = over_asides(line, at - 1)
            value = line.chunks[doer].value if doer > last else None
            return (value, doer) if isinstance(value, ACTORS) and may_be_subject(line, doer) else None
    return None


def _is_stand(line: Line, at: int) -> bool:
    """Whether a verb tells what somebody says: it asks, welcomes, regrets, proposes, invites."""
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.acts[0] in SPOKEN


def _is_reported(line: Line, speech: int, at: int) -> bool:
    """Whether a verb tells what is said by the verb at `speech`: `regretted that Canada | has raised its duties`."""
    says = line.chunks[speech].value
    return (
        says.acts[0] in SPOKEN | {"state", "announce"}
        and word(line, speech + 1) == "that"
        and not _is_stand(line, at)
        and "state" not in line.chunks[at].value.acts
    )


def _is_planned(line: Line, at: int) -> bool:
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.voice == "active" and value.status == "planned"


def _is_thing(line: Line, at: int) -> bool:
    return line.chunks[at].value is None and word(line, at).isalpha()
