"""Verbs that another verb leads in, beside those that auxiliaries do: `moved to impose`, `should dovetail`.

Refuses what no verb follows ("moved to the second phase").
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Declined, Said
from communique.reading.mentions import Verb
from communique.reading.rules.auxiliaries import is_negated
from communique.reading.rules.verbs import kind_of, told_by, verbs

__all__ = ["verbs"]  # the stage, with these rules in it


@verbs.rule(
    "moved|acted|voted [{adverb: adverb|day}]* to {main: v.base}",
    "Canada acted {adverb: swiftly} to {main: impose} a tariff on steel",
    "Canada moved {adverb: Monday} to {main: impose} a tariff on steel",
    "Canada voted to {main: impose} a tariff on steel",
    never=["Canada moved to the second phase"],
)
def moved_to_do(said: Said, main: Blank, **_: Blank) -> Verb:
    """What somebody acted, moved or voted to do: it is done."""
    return told_by(said, main, "active", "done")


@verbs.rule(
    "{should} [{not}] [{adverb}]* {main: low!function|v.base|v.part|adverb}",
    "Korea {should: should} {main: dovetail} its steps with ours",
    "Korea {should: should} {not: not} {main: dovetail} its steps with ours",
    "Korea {should: should} {adverb: quickly} {main: dovetail} its steps with ours",
    never=["Korea should now", "Korea should be patient"],
)
def should_do_anything(said: Said, main: Blank, **_: Blank) -> Verb | Declined:
    """What somebody should do, by a verb that tells no deed."""
    word = said.line.lowered[main.first]
    if word in NO_VERBS:
        return Declined("no verb")
    return Verb(kind_of("plain", word, "active", "proposed"), word, ("plain",), "active", "proposed", is_negated(said),
                main.start)  # fmt: skip


NO_VERBS = frozenset("be have not also only never now then the a an it they he she we i you and or".split())
