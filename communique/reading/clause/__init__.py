"""Who does it, what is done, when and where: the parts of a clause around its verb, by position alone.

A clause is read outward from its verb. What cannot be told by position is left out (None); the document may tell later.
"""

from communique.reading.clause.asides import over_asides
from communique.reading.clause.circumstances import (
    clause_end,
    condition_after,
    condition_ahead,
    day_of,
    next_verb,
    partner_after,
    place_of,
    unlisted_city,
)
from communique.reading.clause.destinations import destination
from communique.reading.clause.fronts import whole_thing_before
from communique.reading.clause.places import ACTORS, DETERMINERS, FINITE, STANDING, Stretch, opens_item, stretch, word
from communique.reading.clause.subjects import (
    is_looked_forward_to,
    is_subject_adjacent,
    leader,
    leader_of,
    nearest_actor,
    nearest_subject,
    subject,
)
from communique.reading.clause.things import after_aside, object_after, thing_before

__all__ = [
    "ACTORS",
    "DETERMINERS",
    "FINITE",
    "STANDING",
    "Stretch",
    "after_aside",
    "clause_end",
    "condition_after",
    "condition_ahead",
    "day_of",
    "destination",
    "is_looked_forward_to",
    "is_subject_adjacent",
    "leader",
    "leader_of",
    "nearest_actor",
    "nearest_subject",
    "next_verb",
    "object_after",
    "opens_item",
    "over_asides",
    "partner_after",
    "place_of",
    "stretch",
    "subject",
    "thing_before",
    "unlisted_city",
    "whole_thing_before",
    "word",
]
