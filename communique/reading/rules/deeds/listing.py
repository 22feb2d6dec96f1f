"""Steps that name no tariff or ban: who is put on a list, which measure is reviewed.

A list of something else and a review between two sides are no steps.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.clause import subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Body, Deed, Demonym, Group, Party, Pronoun
from communique.reading.rules.deeds.making import active, passive, verb_of
from communique.reading.rules.deeds.measures import by_the_paper
from communique.reading.rules.deeds.objects import barrier

deeds = Stage("deeds", head="does")

ADDING = frozenset({"add", "place", "put"})
ENDING = frozenset({"complete", "conclude"})
LISTS = word_set("restricting_list")
RESTRICTING = frozenset(
    "entity sanctions sanction control controls controlled control-list export restricted regulated unverified "
    "watch prohibited".split()
)
SANCTIONED = frozenset({"entities", "individuals", "vessels", "tankers"})  # what lists of sanctions are made of
REACH = 24  # chunks from the verb to the list


@deeds.rule(
    "{does: raise|state|plain} {what: ...} {list: restricting_list}",
    "Canada {does: added} {what: twelve firms to the} {list: Entity List}.",
    "Canada {does: placed} {what: two banks on the} {list: sanctions list}.",
    "Canada {does: placed} {what: ten Chilean entities on its} {list: unreliable entity list}.",
    "Canada said it {does: will add} {what: goods to the} {list: list} of items regulated for export to Chile.",
    "The rule {does: adds} {what: twelve firms to the} {list: Entity List}.",
    "Canada {does: added} {what: 27 new entities to the} {list: list} of those that support the war.",
    never=["Canada added twelve firms.", "Canada added twelve names to the list of guests."],
)
def puts_on_a_list(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody puts firms, people or goods on a list that restricts them."""
    if verb_of(said, does).lemma not in ADDING or not _is_on_a_list(said.line, what.first):
        return Declined("no list that restricts")
    deed = active(said, does, "impose", what_from=what.first, to=_listed(said.line, what.first))
    return by_the_paper(said, does, what, "impose") if isinstance(deed, Declined) else deed


@deeds.rule(
    "{does: cut} {what: ...} from [{determiner}] {list: low|Cap}",
    "Canada {does: removed} {what: three firms} from the {list: Entity List}.",
    never=["Canada removed three names from the list of guests.", "Canada removed the tariffs on goods from Chile."],
)
def takes_off_a_list(said: Said, does: Blank, what: Blank, list: Blank, **_: Blank) -> Deed | Declined:
    """Somebody takes firms, people or goods off a list that restricts them."""
    if verb_of(said, does).lemma != "remove" or not _restricts(said.line, list.first):
        return Declined("no list that restricts")
    return active(said, does, "ease", what_from=what.first, to=_listed(said.line, what.first))


@deeds.rule(
    "{does: raise.p|plain.p} {what: ...} {list: restricting_list}",
    "Twelve firms {does: were added} {what: to the} {list: Entity List}.",
    never=["Twelve names were added to the list of guests."],
)
def is_put_on_a_list(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Firms, people or goods are put on a list that restricts them."""
    if verb_of(said, does).lemma not in ADDING or not _is_on_a_list(said.line, what.first):
        return Declined("no list that restricts")
    if word(said.line, does.first - 1) in {"which", "that", "who"} and verb_of(said, does).voice == "ed":
        return Declined("who adds them")  # `the United States, which | added six firms to the Entity List`
    return passive(said, does, "impose", None)


@deeds.rule(
    "{does: discuss|conclude} [...] {barrier: barrier_word}",
    "Canada {does: is reviewing} its {barrier: restrictions} on lobster.",
    "Canada {does: is reviewing} {barrier: tariffs} on lobster.",
    "Canada {does: will complete} a review of its {barrier: tariffs} on wine.",
    never=["Canada and Korea reviewed the tariffs.", "Canada reviewed the progress.", "Canada completed the tariffs."],
)
def reviews_a_measure(said: Said, does: Blank, **_: Blank) -> Deed | Declined:
    """A government reviews a measure of its own."""
    line, verb = said.line, verb_of(said, does)
    ends_one = verb.lemma in ENDING and "review" in line.lowered[does.last : does.last + 4]
    is_review = verb.lemma == "review" or ends_one
    who = subject(line, does.first)
    if not is_review or who is None or not isinstance(who[0], Body | Party | Pronoun):
        return Declined("no review of one government")
    return (
        active(said, does, "investigate", what_from=does.last) if barrier(line, does.last) else Declined("no measure")
    )


@deeds.rule(
    "{does: discuss} whether {what: ...+}",
    "Canada {does: will examine} whether {what: Chile has dumped steel}.",
    never=["Canada discussed whether Chile has dumped steel.", "Canada said whether it will act."],
)
def examines_whether(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """A government examines whether somebody keeps to the rules."""
    verb, who = verb_of(said, does), subject(said.line, does.first)
    if (
        verb.lemma not in {"examine", "assess", "review"}
        or who is None
        or not isinstance(who[0], Body | Party | Pronoun)
    ):
        return Declined("no probe of one government")
    return active(said, does, "investigate", what_from=what.first)


def _is_on_a_list(line: Line, first: int) -> bool:
    """Whether a list that restricts stands behind `to` or `on`: `to the Entity List`, `on a list of banned goods`."""
    for at in range(first, min(first + REACH, len(line.chunks) - 1)):
        if any(word(line, back) in {"to", "on", "onto"} for back in range(max(first, at - 6), at)) and _restricts(
            line, at
        ):
            return True
    return False


def _restricts(line: Line, at: int) -> bool:
    """Whether a list stands there, and words beside it say that it restricts."""
    if word(line, at) not in LISTS:
        return False
    about = {one for words in line.lowered[max(0, at - 4) : at + 8] for one in words.split()}
    ahead = {one for words in line.lowered[max(0, at - 8) : at] for one in words.split()}
    return not RESTRICTING.isdisjoint(about) or not SANCTIONED.isdisjoint(ahead)


def _listed(line: Line, first: int) -> object | None:
    """Whose the listed are: `four Chinese firms`, `11 firms ..., under the destination of China`."""
    for at in range(first, min(first + REACH, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, Group) and len(value.parties) == 1:
            return Party(value.parties[0])
        is_theirs = word(line, at - 1) in {"of", "in", "from"}
        is_theirs = is_theirs or word(line, at + 1) in {"entities", "companies", "firms", "individuals", "persons"}
        if isinstance(value, Demonym) or (isinstance(value, Party) and is_theirs):
            return value
    return None
