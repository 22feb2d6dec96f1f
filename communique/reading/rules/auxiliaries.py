"""What stands before a verb and says whether it happened: `plans to`, `continues to`, `failed to`.

A plan that somebody has ("a plan to") is a noun, and refused.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Auxiliary

PLANS = frozenset({"plan to", "plans to", "move to", "moves to"})  # what may as well be a noun
NEGATIONS = frozenset({"not", "never", "no longer"})
BEFORE_A_PLAN = word_set("before_a_plan")

auxiliaries = Stage("auxiliaries", makes=("auxiliary",))


@auxiliaries.rule(
    "[{modal}] [{be}] [{not}] [{adverb}] {plans}",
    "Korea {plans: plans to} sign the agreement",
    "Korea {be: is} {adverb: also} {plans: expected to} sign the agreement",
    "Korea {modal: will} {be: be} {plans: ready to} sign the agreement",
    "Korea {be: was} {not: not} {plans: likely to} sign the agreement",
    never=["the plans of Korea", "Korea announced a plan to sign the agreement"],
)
def planned(said: Said, plans: Blank, **_: Blank) -> Auxiliary | Declined:
    """What somebody plans, intends or is expected to do."""
    if plans.first == said.first and said.line.words(plans).lower() in PLANS and _is_noun(said):
        return Declined("a plan, not what somebody plans")
    return Auxiliary("planned", is_negated(said))


def _is_noun(said: Said) -> bool:
    """Whether a determiner or an adjective stands before a plan: `unveiled a | plan to`."""
    if not said.first:
        return False
    before = said.line.chunks[said.first - 1]
    return before.value is None and said.line.words(before).lower() in BEFORE_A_PLAN


@auxiliaries.rule(
    "[{modal}] [{have}] [{adverb}] {continues}",
    "Korea {continues: continues to} support the talks",
    "Korea {modal: will} {adverb: also} {continues: continue to} support the talks",
    "Korea {have: has} {continues: continued to} support the talks",
    never=["the talks continue"],
)
def continued(
    said: Said, continues: Blank, modal: Blank | None = None, have: Blank | None = None, adverb: Blank | None = None
) -> Auxiliary:
    """What goes on; with `will`, what is planned to go on."""
    return Auxiliary("planned" if modal else "ongoing")


@auxiliaries.rule("{did_next}", "Korea {did_next: went on to} sign the agreement", never=["Korea went on tour"])
def came_next(said: Said, did_next: Blank) -> Auxiliary:
    """What somebody did next."""
    return Auxiliary("done")


@auxiliaries.rule(
    "[{have}] {fails}",
    "Korea {fails: failed to} agree on the text",
    "Korea {have: has} {fails: failed to} agree on the text",
    never=["the talks failed"],
)
def did_not(said: Said, fails: Blank, **_: Blank) -> Auxiliary:
    """What somebody failed to do."""
    return Auxiliary("done", negated=True)


def is_negated(said: Said) -> bool:
    """Whether `not` or `never` stands inside of it."""
    return not NEGATIONS.isdisjoint(said.line.lowered[said.first : said.last])
