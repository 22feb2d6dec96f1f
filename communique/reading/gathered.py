"""What several actors are when they are named together: people, parties, leaders.

Looks at how they are named only; who is meant by a word for them is in antecedents.py.
"""

from __future__ import annotations

from communique.lexicon import load
from communique.lexicon.wordlists import word_set
from communique.reading.mentions import Actors, Group, Holder, Party, Person, Pronoun

LEADING = word_set("title_of_a_leader")


def are_people(several: Actors) -> bool:
    """Whether all are people, named with an office or without one."""
    return all(isinstance(one, (Holder, Person)) for one in several.members)


def are_parties(several: Actors) -> bool:
    """Whether all are countries or blocs."""
    return all(isinstance(one, Party) for one in several.members)


def leads(value: object) -> bool:
    """Whether somebody is named as a president, a monarch or a prime minister, or without an office."""
    return not isinstance(value, Holder) or not LEADING.isdisjoint(value.office.title.lower().split())


def are_we(value: object) -> bool:
    """Whether it is "we" who act: how many these are, the document tells."""
    return isinstance(value, Pronoun) and value.words.lower() == "we"


def is_of_a_bloc(value: object) -> bool:
    """Whether officials or members of one bloc act: the leaders of the G7, EU ministers."""
    return isinstance(value, Group) and len(value.parties) == 1 and value.parties[0] in load().groups
