"""Companies and bodies that act in the relationship, each with its last deed; ministries speak elsewhere."""

from __future__ import annotations

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import say, tellings
from communique.desk.cited import Statement
from communique.lexicon import body, country
from communique.records import Event, Role
from communique.register import Stored


def bodies(evidence: Evidence, *, most: int, told: Told) -> Section:
    """The last deed of each body, newest first; a deed of several bodies is told once, and here if nowhere else."""
    made: list[Statement] = []
    known: set[str] = set()
    for stored in evidence.events():
        names = _bodies(evidence, stored)
        if len(made) == most or not names or names <= known:
            continue
        if told.has([stored]):
            known |= names
        elif evidence.shows_both(stored) and (said := say(evidence, tellings(evidence, stored), [stored])):
            made.append(said)
            known |= names
    return Section("bodies", "Companies and bodies", (Group("", tuple(made)),))


def _bodies(evidence: Evidence, stored: Stored) -> set[str]:
    event = stored.record
    assert isinstance(event, Event)
    named = {name for name in (*event.by, *event.to) if country(name) != name and _is_body(name)}
    # Few names look like a body's: whether one is a person's after all is seldom asked.
    around = evidence.roles_around(stored) if named else ()
    return named - {one.record.person for one in around if isinstance(one.record, Role)}


def _is_body(name: str) -> bool:
    """Whether a name is a body that is no government's ministry; two words with capitals may be a person."""
    if found := body(name):
        return not found.name.startswith(("Ministry", "Department"))
    words = name.split()
    is_ministry = name.startswith(("Ministry", "Minister", "Department", "Government"))
    return not is_ministry and name[0].isupper() and (len(words) > 3 or name.isupper() or words[-1] in _ENDINGS)


_ENDINGS = frozenset(
    "Corporation Company Inc Ltd Bank Fund Agency Association Council Institute Group Companies".split()
)
