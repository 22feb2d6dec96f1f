"""By whom a deed is, to whom, and which parties take part: what the sentence names, then what the document tells.

Three kinds of deed matter here: those done to the other side, those that bind all sides, and those whose parties are
only those who do them, whomever the thing is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from communique.lexicon import country
from communique.lexicon.wordlists import word_set
from communique.reading.mentions import Actors, Body, City, Deed, Holder, Office, Person
from communique.reading.scene import Scene, codes_of, is_party, names, place
from communique.records import unique

TO_THE_OTHER = frozenset({"request", "criticise", "invite", "threaten", "impose", "ease"})
MUTUAL = frozenset(
    {"agree", "sign", "conclude", "meet", "support", "propose", "reject", "ratify", "enter_into_force", "hold"}
)
AMONG_THEMSELVES = frozenset({"agree", "support", "propose", "meet", "criticise", "request", "reject", "invite"})
MEASURES = frozenset({"impose", "ease", "investigate", "withdraw"})  # told in the passive, of one side or both
OF_SIDES = frozenset({"agree", "support", "propose", "criticise", "request", "reject"})  # told of the sides in turn
RULES = frozenset({"regulation", "regulations", "law", "act", "order", "decree", "directive", "rule", "rules", "bill"})
LEGISLATURES = frozenset(words.lower() for words in word_set("legislature"))
WORLDWIDE = re.compile(
    r"\b(?:global|worldwide|universal"
    r"|(?:all|most|certain|other) (?:countries|imports(?! from [A-Z])|trading partners))\b"
)
STANDS = frozenset({"support", "reject"})
OWN_STANDS = frozenset({"affirm", "reaffirm", "reiterate", "reassert"})  # what one's own side stands for
OWNED = re.compile(r"(?:the )?((?:[A-Z][\w.]*(?: of)?[ -]){0,3}[A-Z][\w.]*)['’]s? [a-z]")
UNNAMED = re.compile(r"\b(?:by|of) [“\"]?(?:certain|some|other) (?:countries|nations|states|governments|parties)\b")
VIOLENCE = re.compile(
    r"(?:(?:the|a|all|any|this|recent|latest|terrorist|terror|armed|deadly|heinous|cowardly|drone|missile) )*"
    r"(?:attacks?|bombings?|killings?|assaults?|strikes?|shootings?|violence|terrorism|hostage-taking)\b(?! by)"
)
CALM = re.compile(
    r"(?:(?:an?|the|immediate|full|complete|permanent|urgent|maximum|all|utmost) )*"
    r"(?:ceasefire|truce|cessation of|de-escalation|deescalation|restraint|calm"
    r"|end to (?:the )?(?:war|violence|fighting))"
)  # asked of those who fight
DONE_BY_ALL = frozenset({"sign", "conclude", "meet", "agree"})  # by all parties, where nobody is named
PAIR = 2
BODIES = frozenset({"commission", "committee", "council", "group", "subcommittee"})
SITTINGS = frozenset(
    "round session meeting talks consultations negotiations consultation rounds sessions meetings dialogue".split()
)
ROUND = re.compile(r"\b[Rr]ounds?\b(?! ?-?table)")
LOBBIES = frozenset(
    {"Association", "Federation", "Confederation", "Chamber", "Chambers", "Alliance", "Union", "Institute"}
)
OF_SIDES_OF_A_PACT = frozenset({"sign", "conclude", "ratify", "enter_into_force", "establish"})
OF_GOVERNMENT = ("Ministry of ", "Ministry for ")


@dataclass(frozen=True, slots=True)
class Participants:
    """The actors of an event and its parties, in the forms of the record format."""

    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def participants(deed: Deed, by: object, to: object, named: tuple[str, ...], scene: Scene) -> Participants | None:
    """Who takes part in a deed, `named` being the parties in its object's words; None when nobody can be told."""
    doers, done_to = unique(names(by, scene)), _done_to(to, scene)
    if deed.by is not None and not doers:
        return None
    if len(done_to) > 1:  # `invited both ministers`, one of whom he is
        done_to = tuple(one for one in done_to if one not in doers) or done_to
    own, theirs = list(deed.sides) or codes_of(by, scene), _codes_done_to(to, scene)
    if not own and isinstance(by, Office) and deed.act not in OF_SIDES and scene.cast.home:
        own = [scene.cast.home]  # `the Foreign Secretary`, whom nothing names: the publisher's own
    if own and scene.cast.home and _has_bare_office(by, scene):
        own = [scene.cast.home, *own]  # `the Foreign Secretary and Minister Kim`
    own = own or [doer for doer in doers if is_party(doer)]
    if not own and theirs and isinstance(by, Holder | Person) and scene.cast.home and scene.cast.home not in theirs:
        own = [scene.cast.home]  # `Sheikh Saud congratulated Norway`: one of the house's own
    is_told = bool(done_to) or (deed.lemma in OWN_STANDS and not own)
    if deed.act in STANDS and not is_told and (owner := _owner_of_what(deed, named, scene)) and owner not in own:
        done_to, theirs = (owner,), [owner]
    if not own and isinstance(by, Body) and _is_of_a_government(by.name) and scene.cast.home:
        own = [scene.cast.home]  # `the Ministry of Commerce`, of which every country has one
    if deed.act == "meet":
        doers, done_to = unique((*doers, *done_to)), ()
    if deed.act in {"support", "aid"} and theirs and set(theirs) <= set(own):
        done_to, theirs = (), []  # `will support U.S. leadership`: one's own
    if deed.act in TO_THE_OTHER and theirs and set(theirs) <= set(own) and not isinstance(to, (Body, Holder, Person)):
        done_to, theirs = (), []  # `requested that Seoul be exempted`: asked of the other side
    if deed.act == "investigate" and not (doers or own) and scene.cast.home and scene.cast.home not in named:
        own = [scene.cast.home]  # a probe that nobody is said to conduct is the publisher's own
        doers = (scene.cast.home,)
    parties = _coded((*own, *theirs, *deed.among))
    if deed.act in {"impose", "ease"} and theirs and not (own or doers):
        parties = _coded((scene.cast.home if scene.cast.home not in theirs else None, *theirs))
        parties = unique((*scene.other(parties), *parties)) if len(parties) == 1 else parties
    if deed.act in TO_THE_OTHER and not (done_to or deed.is_of_all or _is_of_the_world(deed, scene)):
        other = () if _is_lobby(by) or (deed.act in MEASURES and not scene.is_bilateral) else scene.other(parties)
        told = named if own or deed.act in MEASURES else _not_home(named, scene)
        told = tuple(code for code in told if code != "WTO")  # where it is asked for, not of whom
        done_to = _other_side(deed, other, told, parties)
        parties = unique((*parties, *(code for code in done_to if len(code) <= 12 and code.isupper())))
    parties = _all_parties(deed, doers, parties, named, scene)
    if not own and scene.cast.home and isinstance(by, Body) and by.name.lower() in LEGISLATURES:
        parties = unique((scene.cast.home, *parties))  # a parliament whose country nobody needs to be told
    if deed.act in DONE_BY_ALL and not doers and len(parties) > 1:
        doers = parties
    if deed.act == "hold" and not doers and len(parties) == PAIR and _is_round(deed, scene):
        doers = parties
    if deed.act == "sign" and not parties and len(doers) > 1 and scene.is_bilateral:
        parties = scene.parties  # signed by two whose sides nothing tells: those of the document
    if deed.act == "investigate" and not done_to:
        done_to = tuple(code for code in named if code not in own)
    if not parties and not doers:
        return None
    publisher = (scene.cast.home,) if scene.cast.home else ()  # of an office of the publisher's own government
    return Participants(doers, done_to, parties or publisher)


def _is_lobby(by: object) -> bool:
    """Whether an association of firms or workers acts, of which nothing tells to whom it speaks."""
    return isinstance(by, Body) and any(one in LOBBIES for one in by.name.split())


def _not_home(named: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The parties named, without the publisher's own, to whom its own people say nothing."""
    return tuple(code for code in named if code != scene.cast.home)


def _has_bare_office(by: object, scene: Scene) -> bool:
    """Whether one of several acts in an office of which nothing tells whose it is."""
    members = by.members if isinstance(by, Actors) else ()
    return any(isinstance(one, Office) and not codes_of(one, scene) for one in members)


def _is_of_a_government(name: str) -> bool:
    return name.startswith(OF_GOVERNMENT) or name.lower().endswith(" ministry")


def _all_parties(
    deed: Deed, doers: tuple[str, ...], parties: tuple[str, ...], named: tuple[str, ...], scene: Scene
) -> tuple[str, ...]:
    is_series = deed.act == "meet" and len(named) == PAIR and len(parties) == 1 and parties[0] in named
    if deed.act not in AMONG_THEMSELVES or (is_series and len(doers) > 1):
        parties = unique((*parties, *named))
    if deed.by is None and not doers and (home := _home_of_a_pact(deed, parties, scene)):
        return unique((home, *parties))
    elif deed.act in STANDS and (owner := _owner_of_what(deed, named, scene)):
        return unique((*parties, owner))
    if deed.act == "aid" and scene.is_bilateral and not named and len(parties) == 1:
        parties = unique((*parties, *scene.other(parties)))
    if deed.act in MUTUAL and (parties or deed.act not in {"hold", "meet"}):
        parties = unique((*parties, *scene.other(parties)))
    if len(doers) > 1 and len(parties) == 1:
        parties = unique((*parties, *scene.other(parties)))
    if deed.act == "agree" and deed.by is None and not doers and scene.is_bilateral:
        parties = unique((*scene.parties, *parties))  # `it was agreed that` is of both sides
    if not parties and deed.by is None:
        own_measure = (
            deed.act == "enter_into_force" and len(named) == 1 and scene.cast.home and _is_measure(deed, scene)
        )
        return unique((scene.cast.home or "", *named)) if own_measure else named or _bystanders(deed, scene)
    return parties


def _home_of_a_pact(deed: Deed, parties: tuple[str, ...], scene: Scene) -> str | None:
    """The house's own party, where an instrument is with one other: `the FTA with Peru was signed`."""
    if deed.act not in OF_SIDES_OF_A_PACT or len(parties) != 1 or scene.cast.home in parties:
        return None
    return scene.cast.home if " with " in scene.document.text[slice(*deed.what or (0, 0))] else None


def _owner_of_what(deed: Deed, named: tuple[str, ...], scene: Scene) -> str | None:
    """Whose the thing is that somebody takes a stand on: `welcomed | Peru's proposal`."""
    found = OWNED.match(scene.document.text[slice(*deed.what or (0, 0))])
    owner = country(found[1]) if found else None
    return owner if owner in named else None


def _bystanders(deed: Deed, scene: Scene) -> tuple[str, ...]:
    """Whose a deed is that names nobody: a mutual one is the document's sides', a planned forum its host's."""
    if deed.act in MEASURES:
        if scene.cast.home and scene.cast.home not in scene.parties:
            return (scene.cast.home,)  # sanctions told by who imposes them, not by those they are about
        return scene.parties if scene.is_bilateral else (scene.cast.home,) if scene.cast.home else scene.step
    if deed.act not in MUTUAL | {"establish"} and not (deed.act == "announce" and scene.is_joint):
        return ()
    if deed.act == "enter_into_force" and (deed.what is None or _is_measure(deed, scene)):
        return (scene.cast.home,) if scene.cast.home else scene.step
    if deed.act == "hold" and len(scene.parties) == PAIR and _is_round(deed, scene):
        return scene.parties
    if deed.act == "hold" and deed.status == "planned" and not (scene.is_bilateral and _is_theirs(deed, scene)):
        where = place(deed.place)
        return (where.country,) if where and where.country else ()
    return scene.parties


def _is_round(deed: Deed, scene: Scene) -> bool:
    """Whether what is held is a round of talks, which both sides hold."""
    return bool(ROUND.search(scene.document.text[slice(*deed.what or (0, 0))]))


def _is_theirs(deed: Deed, scene: Scene) -> bool:
    """Whether what is held is a round, a session or a meeting without a name: the sides' own."""
    words = scene.document.text[slice(*deed.what or (0, 0))].split()
    last = words[-1] if words else ""
    return last.lower() in SITTINGS | BODIES or (last.isupper() and len(last) > 1)  # `the next JWG`


def _is_of_the_world(deed: Deed, scene: Scene) -> bool:
    """Whether everybody is meant, or who is not named: `a global import tax`, `tariffs imposed by some countries`."""
    words = scene.document.text[slice(*deed.what or (0, 0))].lower()
    if deed.act == "request":
        return bool(CALM.match(words))
    if deed.act == "criticise":
        return bool(UNNAMED.search(words) or VIOLENCE.match(words))
    return deed.act in {"impose", "ease"} and bool(WORLDWIDE.search(words))


def _is_measure(deed: Deed, scene: Scene) -> bool:
    words = scene.document.text[slice(*deed.what or (0, 0))].lower().split()
    return not (word_set("barrier_word") | RULES).isdisjoint(words)


def _other_side(
    deed: Deed, other: tuple[str, ...], named: tuple[str, ...], parties: tuple[str, ...]
) -> tuple[str, ...]:
    """To whom a deed is done that does not say so: the other side, unless its words name somebody else."""
    if not named or (set(other) & set(named) and deed.act not in MEASURES):
        return other
    return tuple(code for code in named if code not in parties) or other


def _done_to(to: object, scene: Scene) -> tuple[str, ...]:
    if isinstance(to, City):
        return (to.country,) if to.country else ()
    return unique(names(to, scene))


def _codes_done_to(to: object, scene: Scene) -> list[str]:
    return [to.country] if isinstance(to, City) else codes_of(to, scene)


def _coded(codes: Iterable[str | None]) -> tuple[str, ...]:
    return unique(code for code in codes if code)
