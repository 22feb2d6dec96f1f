"""The rules, by stage, in reading order. A stage's file holds the rules of one noun and their examples."""

from communique.reading.rules.amounts import amounts
from communique.reading.rules.days import days
from communique.reading.rules.names import bodies, people
from communique.reading.rules.offices import holders, offices
from communique.reading.rules.spans import spans

STAGES = (days, spans, amounts, bodies, offices, people, holders)

# A blank for a family takes a chunk of any of its kinds.
FAMILIES = {
    "actor": ("party", "body", "person", "holder", "office"),
    "someone": ("person", "holder"),
    "bound": ("about", "over", "under"),
}
