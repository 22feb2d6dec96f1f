"""Which act a sentence tells, and whether the words it cites tell that act too.

Reads the finished sentence, without its quoted words, and the words of releases; the lexicon knows what verbs do.
Refuses to judge a sentence that tells no act: figures, agreements and dialogues are told by their own fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from communique.desk.wording import Words, plain
from communique.lexicon import verbs
from communique.lexicon.wordlists import words

# How a finished sentence tells each act; a test holds this against the templates. Where one phrase is part of another
# ("made a proposal", "made a proposal to") the shorter stands.
TOLD: Mapping[str, tuple[str, ...]] = {
    "meet": ("met", "is to meet", "are to meet", "a meeting is", "took part in a meeting"),
    "visit": ("visited", "is to visit", "made a visit", "is to make a visit", "are to make a visit", "a visit is"),
    "hold": ("held an event", "held", "an event is"),
    "propose": ("made a proposal", "proposed", "a proposal is"),
    "invite": ("made an invitation", "invited", "an invitation is"),
    "request": ("made a request", "asked", "a request is"),
    "criticise": ("raised a concern", "a concern is"),
    "support": ("expressed support", "support is"),
    "reject": ("expressed a refusal", "rejected", "declined to", "a refusal is"),
    "threaten": ("gave a warning", "warned", "a warning is"),
    "agree": ("reached an understanding", "agreed on", "agreed to", "an understanding is"),
    "sign": ("signed", "are to sign", "is to sign", "a signature is"),
    "conclude": ("concluded", "to conclude negotiations", "the end of negotiations is"),
    "ratify": ("step towards ratification", "ratified", "is to ratify", "are to ratify"),
    "establish": ("launched something", "established", "something new is"),
    "announce": ("made an announcement", "announced a plan", "a plan is"),
    "aid": ("gave or pledged assistance", "to give assistance", "assistance is"),
    "invest": ("made or pledged an investment", "invested in", "is to invest", "are to invest", "an investment is"),
    "award": ("made a selection or an award", "an award is"),
    "join": ("joined", "to join or take part", "a membership is"),
    "impose": ("imposed or tightened a measure", "to impose or tighten a measure", "a measure is"),
    "ease": ("lifted or relaxed a measure", "to lift or relax a measure", "the relaxing of a measure is"),
    "investigate": ("opened or conducted an investigation", "an investigation is"),
    "withdraw": ("left, suspended or ended something", "a step back is"),
    "enter_into_force": (
        "saw an instrument or measure take effect", "entered into force", "enter into force", "is in force",
        "an entry into force is",
    ),
    "state": ("made a statement", "a statement is"),
    "discuss": ("held a discussion", "a statement is"),
}  # fmt: skip
# Any act may be planned, or told as an announcement of itself.
_ANY = ("stated a plan",)
# Words that tell an act together with what they are done to, or with a time to come: other tables of the lexicon ...
_TABLES: Mapping[str, tuple[str, ...]] = {
    "meet": ("hold",), "hold": ("meet", "attend"), "impose": ("cut", "raise", "ratify"), 
    "ease": ("cut", "aid", "agree", "impose", "ratify"),
    "invest": ("agree", "aid"), "aid": ("agree", "invest"), "agree": ("announce",), "announce": ("agree",),
    "investigate": ("establish",),
}  # fmt: skip
# ... and words. "Will" and "intends to" announce; "the Forum on 17 November" tells that it is held.
_COMING = (
    "will shall would intend intends intended plan plans planned planning aim aims expect expects expected "
    "may must seek seeks hopes hope scheduled working"
)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "announce": ("is to", "are to", "be to", "set to", "look forward", "going to", "stand ready", *_COMING.split()),
    "agree": ("is to", "are to", "be to", "look forward", *_COMING.split()),
    "hold": (*words()["gathering_noun"], "summit", "day", "margins"),
    "threaten": ("may", "could", "would"),
    "reject": ("opposition",),
    "criticise": ("condemnation",),
    "impose": ("quota", "tariff", "tariffs", "duty", "duties"),
    "ease": ("tariff", "tariffs", "duty", "duties", "barriers", "requirements"),
}
_HEAD = re.compile(r"^\w+", re.M)
_QUOTED = re.compile(r"“[^“”]*”")


def tells(text: str, act: str) -> bool:
    """Whether a sentence tells an act outside quotation marks; one that only states a plan may tell any."""
    bare = plain(_QUOTED.sub(" ", text))
    return any(phrase in bare for phrase in _ANY) or bool(_phrases_of(act).search(bare))


def carries(words: Words, act: str) -> bool:
    """Whether words of a release hold a form of a verb that tells the act, or a noun that names it."""
    single, heads, several = _words_of(act)
    tokens = words.tokens
    return not tokens.isdisjoint(single) or (not tokens.isdisjoint(heads) and bool(several.search(words.flat)))


@cache
def _phrases_of(act: str) -> re.Pattern[str]:
    return _any_of(TOLD[act])


@cache
def _words_of(act: str) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The words that tell an act: single ones, and those of several words or parts with how these begin."""
    acts = (act, *_TABLES.get(act, ()))
    forms = (form for form, known in verbs.forms().items() if not set(known.acts).isdisjoint(acts))
    nouns = [noun for each in acts for noun in verbs.classes().get(f"noun.{each}", ())]
    told = frozenset(plain(one) for one in (*forms, *nouns, *(f"{noun}s" for noun in nouns), *_WORDS.get(act, ())))
    single = frozenset(one for one in told if one.isalnum())
    return single, frozenset(_HEAD.findall("\n".join(told - single))), _any_of(told - single)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted({plain(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
