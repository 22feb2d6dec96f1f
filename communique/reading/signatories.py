"""Between whom an instrument is: as its names tell, else those who sign it, else the two the document is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from communique.lexicon import load
from communique.reading.blocs import without_members
from communique.reading.cast import WIRES, Cast
from communique.reading.dossiers import Dossier, Stand
from communique.reading.mentions import Actors, Body, City, Day, Demonym, Holder, Party
from communique.reading.nearby import chunks_after, chunks_before
from communique.reading.rules.instruments import GENERAL
from communique.reading.scene import Scene
from communique.records import unique

REALMS = frozenset({"Kingdom", "Sultanate"})
OF_THE_REALM = re.compile(r" (?:of|in) the (?:Kingdom|Sultanate)$")
PLAIN = frozenset("interim digital economy enhanced association stabilisation stabilization".split())
DEEDS = frozenset({"signed", "concluded", "negotiating", "proposed"})
PRESS = frozenset("wam spa qna kuna bna ona petra irna trend azertac kazinform yonhap tass apa uza".split())
NOT_WORLD = frozenset({"WTO", "UN", "G7", "G20", "OECD", "IMF", "APEC", "NATO"})


def parties_of(dossier: Dossier, scene: Scene) -> tuple[str, ...]:
    """Its parties: as its names tell, else those who sign it, else the two that the document is about."""
    return without_members(unique(_own(one, scene) for one in _parties_of(dossier, scene)))


def _own(name: str, scene: Scene) -> str:
    """A party in the format's form: the Kingdom is the house's own country, a ministry of the Kingdom a ministry."""
    if name in REALMS:
        return scene.cast.home or name
    return OF_THE_REALM.sub("", name)


def _parties_of(dossier: Dossier, scene: Scene) -> tuple[str, ...]:
    named = unique((*owners(dossier, scene.cast), *dossier.parties, *with_whom(dossier, scene.cast)))
    if NOT_WORLD.issuperset(named):
        named = ()
    if len(named) > 1:
        home = (subject_of(dossier, scene.cast) or scene.cast.home) if is_with_several(dossier) else None
        return unique((home, *named)) if home else named
    signed = next((one for one in sorted(dossier.stands, key=order) if one.stage in DEEDS), None)
    subjects = (
        unique(found for tell in tellers(signed, scene.cast) for found in tell(signed, scene.cast)) if signed else ()
    )
    if len(subjects) > 1 and (not named or named[0] in subjects):
        return subjects
    if named and len(scene.parties) == 2 and named[0] in scene.parties:
        return scene.parties
    if named:
        home = subject_of(dossier, scene.cast) or scene.cast.home
        return unique((home, *named)) if home and is_shared(dossier) else named
    is_third = len(scene.parties) != 2 or not set(subjects) & set(scene.parties)
    if is_third and len(subjects) == 1 and scene.cast.home not in (None, *subjects):
        return unique((scene.cast.home, *subjects))  # "In Peru, she will discuss negotiations on a treaty"
    if not named and len(scene.parties) == 2 and is_of_members(dossier, scene.parties):
        return scene.parties
    if signed and not named and len(subjects) == 1 and subjects[0] not in scene.parties:
        return unique((*subjects, *behind(signed, scene.cast)))  # what a third country has signed
    if len(scene.parties) != 2 or not is_theirs(dossier):
        return ()
    return scene.parties if is_small(dossier) or scene.is_bilateral else ()


def is_of_members(dossier: Dossier, parties: tuple[str, ...]) -> bool:
    """Whether it is a pact of many of which both parties are members: the CPTPP of Canada and Japan."""
    known = (load().groups.get(one.instrument.short or one.instrument.name) for one in dossier.mentions)
    pact = next((group for group in known if group and group.kind == "pact"), None)
    return pact is not None and set(parties) <= {one.code for one in pact.members}


def is_small(dossier: Dossier) -> bool:
    """Whether it is only written in small letters or as a common noun: an agreement of those who speak."""
    return not dossier.is_named or dossier.name[:1].islower()


def order(stand: Stand) -> tuple[int, int]:
    """What was signed or concluded first, then in the order of the text."""
    return (0 if stand.stage in ("signed", "concluded") else 1), stand.start


def is_theirs(dossier: Dossier) -> bool:
    """Whether an instrument without named parties is the document's own: with a stage, or only described."""
    is_plain = all(one.core - {"agreement"} <= GENERAL | PLAIN for one in dossier.mentions)
    if dossier.type == "declaration" and any(one.sentence.is_title for one in dossier.mentions):
        return True
    return bool(dossier.stands) or not dossier.is_named or dossier.name[:1].islower() or is_plain or is_claimed(dossier)


def is_claimed(dossier: Dossier) -> bool:
    """Whether those who speak call it theirs: "their Horizontal Aviation Agreement"."""
    return any(re.search(r"\b(?:their|our)\s$", one.sentence.line.between(one.sentence.start, one.start)[-8:].lower())
               for one in dossier.mentions)  # fmt: skip


def owners(dossier: Dossier, cast: Cast) -> list[str]:
    """Whose it is by the words before its names: Korea in "Korea’s FTA with Chile"."""
    found: list[str] = []
    for one in dossier.mentions:
        before = list(islice(chunks_before(one.sentence, one.start), 2))
        mark = one.sentence.line.words(before[0]) if before else ""
        if mark in ("'s", "’s") and len(before) > 1 and (party := cast.party(before[1].value)):
            found.append(party)
    return found


def with_whom(dossier: Dossier, cast: Cast) -> list[str]:
    """The parties of those it is with by office, right behind its names: "an MoU with Zambian Minister Lena Marsh"."""
    found: list[str] = []
    for one in dossier.mentions:
        behind = list(islice((chunk for chunk in chunks_after(one.sentence, one.end) if chunk.low != "the"), 3))
        if not behind or behind[0].low not in ("with", "between"):
            continue
        whose = (chunk.value for chunk in behind[1:] if isinstance(chunk.value, Demonym | Party | Holder))
        found += [party for value in islice(whose, 1) if (party := cast.party(value))]
    return found


def subject_of(dossier: Dossier, cast: Cast) -> str | None:
    """The party named last before it in its sentence: New Zealand in "New Zealand will sign an FTA with the GCC"."""
    for one in dossier.mentions:
        for chunk in chunks_before(one.sentence, one.start):
            if isinstance(chunk.value, Party | Holder | Body) and (party := cast.party(chunk.value)):
                return party
            if isinstance(chunk.value, City) and chunk.value.is_capital and chunk.start == one.sentence.start:
                return chunk.value.country or None  # `Jakarta is close to a deal with the EU`
    return None


def is_with_several(dossier: Dossier) -> bool:
    """Whether its names only say with whom it is: "free trade agreements with Japan and Singapore"."""
    names = [one.instrument.name for one in dossier.mentions]
    return all(re.match(r"(?:[a-z-]+ )*\S+(?: \(\w+\))? with ", name) for name in names)


SHARED = re.compile(r"\bwith\b|\b(?:[Gg]rant|[Ll]oan|[Aa]id|[Cc]redit)\b.*\bto\b")


def is_shared(dossier: Dossier) -> bool:
    """Whether a name says that somebody else is the other party: "FTA with Chile"."""
    return any(SHARED.search(one.instrument.name) for one in dossier.mentions)


def tellers(stand: Stand, cast: Cast) -> tuple[Callable[[Stand, Cast], tuple[str, ...]], ...]:
    """Where those who sign are looked for: of an agreement that Korea signed with Peru, not in the clause before."""
    if stand.rule.endswith("step_last") and len(after(stand, cast)) > 1:
        return (after,)  # `a deal agreed between Peru and Chile`
    return (within, after) if within(stand, cast) else (signing, inside, after)


def within(stand: Stand, cast: Cast) -> tuple[str, ...]:
    """Those named between an instrument and the verb of its relative clause: "the FTA that Korea | signed"."""
    if not stand.rule.endswith("step_last"):
        return ()
    between = [one for one in stand.sentence.line.chunks if stand.start < one.start < stand.end]
    named = next((at for at, one in enumerate(between) if one.low in ("that", "which")), None)
    values = (one.value for one in between[named + 1 :]) if named is not None else ()
    return unique(party for value in values for one in members(value) if (party := cast.party(one)))


def after(stand: Stand, cast: Cast) -> tuple[str, ...]:
    """Those named right behind the signing: "signed by Korea and Peru", "signed with the United States"."""
    behind = [one for one in chunks_after(stand.sentence, stand.end) if not isinstance(one.value, Day | City)]
    words = [stand.sentence.line.words(one).lower() for one in behind[:4]]
    lead = next((at for at, word in enumerate(words) if word in ("by", "with", "between")), None)
    if lead is None or any(word in (",", ";", ".") for word in words[:lead]):
        return ()
    for one in behind[lead + 1 : lead + 3]:
        if found := tuple(members(one.value)):
            return unique(party for actor in found if (party := cast.party(actor)))
    return ()


def behind(stand: Stand, cast: Cast) -> tuple[str, ...]:
    """The one party named behind an instrument: "signed a memorandum giving the United States control"."""
    values = (one.value for one in chunks_after(stand.sentence, stand.end))
    found = unique(party for value in values for one in members(value) if (party := cast.party(one)))
    return found if len(found) == 1 else ()


def inside(stand: Stand, cast: Cast) -> tuple[str, ...]:
    """Those named between the talks and the instrument: "negotiations with Peru on a trade agreement"."""
    between = stand.sentence.line.between(stand.start, stand.end).lower().split()[1:2]
    if between not in (["with"], ["between"]):
        return ()
    values = (one.value for one in stand.sentence.line.chunks if stand.start <= one.start < stand.end)
    return unique(party for value in values for one in members(value) if (party := cast.party(one)))


def signing(stand: Stand, cast: Cast) -> tuple[str, ...]:
    """Those named before the signing in its sentence: bodies if all are, else their parties."""
    values = [one.value for one in chunks_before(stand.sentence, stand.start)]
    actors = [one for value in reversed(values) for one in members(value) if not isinstance(one, Demonym)]
    actors = [one for one in actors if not (isinstance(one, Body) and is_reporter(one))]
    bodies = [one for one in actors if isinstance(one, Body)]
    among_parties = sum(isinstance(one, Party) for one in actors) > 1 and any(not cast.party(one) for one in bodies)
    if among_parties:  # "the EU, Zambia and the African Development Bank"
        return unique(cast.party(one) or (one.name if isinstance(one, Body) else "") for one in actors)
    if len(bodies) > 1 and len(bodies) == sum(not isinstance(one, Party) for one in actors):
        return unique(cast.actor(body) or body.name for body in bodies)
    return unique(party for one in actors if (party := cast.party(one)))


def is_reporter(body: Body) -> bool:
    """Whether a body only reports what others sign: a news agency."""
    name = body.name.casefold()
    return name in WIRES or name in PRESS or name.endswith(("news agency", "journal", "times", "news", "post"))


def members(value: object) -> Iterator[Party | Body | Holder]:
    """The parties, bodies and holders in a phrase of actors."""
    for one in value.members if isinstance(value, Actors) else (value,):
        if isinstance(one, Party | Body | Holder):
            yield one
