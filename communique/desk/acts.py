"""Which act a sentence tells, and whether the words it cites tell that act too.

Reads the finished sentence, without its quoted words, and the words of releases; the lexicon knows what verbs do.
Refuses to judge a sentence that tells no act: figures, agreements and dialogues are told by their own fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from communique.desk.wording import Phrases, Words, plain, words_of
from communique.lexicon import verbs
from communique.lexicon.wordlists import words

# How a finished sentence of ours tells each act, beside the verbs of the lexicon; a test holds this against the
# templates.
TOLD: Mapping[str, tuple[str, ...]] = {
    "meet": ("met", "is to meet", "are to meet"),
    "visit": ("visited", "is to visit", "are to visit"),
    "hold": ("held",),
    "propose": ("proposed",),
    "invite": ("invited",),
    "request": ("asked",),
    "criticise": ("raised a concern",),
    "support": ("expressed support",),
    "reject": ("rejected", "declined to"),
    "threaten": ("warned",),
    "agree": ("agreed on", "agreed to"),
    "sign": ("signed",),
    "conclude": ("concluded",),
    "ratify": ("ratified", "is being ratified"),
    "establish": ("established",),
    "announce": ("announced a plan",),
    "invest": ("invested in",),
    "join": ("joined",),
    "enter_into_force": ("entered into force", "enter into force", "is in force"),
}
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
_NEVER = re.compile(r"(?!)")
_QUOTED = re.compile(r"“[^“”]*”")
# A sentence that lets the release speak: who, where and when, and the words whole.
_LETS_SPEAK = re.compile(r"[^“”]*: “[^“”]*”[.?!]?")
_RELEASE = frozenset({"release"})
# A deed to come is told as the release tells it, whatever its act.
_TO_COME = re.compile(r"\b(?:will|is to|are to|plans? to|intends? to|aims? to|expects? to)\b")


def tells(text: str, act: str) -> bool:
    """Whether a sentence tells an act outside quotation marks; one that lets the release speak tells none itself."""
    bare = _QUOTED.sub(" ", text)
    if _LETS_SPEAK.fullmatch(text) and not _says_itself(bare):
        return True
    return (
        bool(_phrases_of(act).search(plain(bare))) or carries(words_of(bare, None), act) or bool(_TO_COME.search(bare))
    )


def _says_itself(bare: str) -> bool:
    """Whether the words before a colon hold a verb: "Canada said: …"."""
    return any(word in verbs.forms() for word in re.findall(r"\b[a-z]+\b", bare) if word not in _RELEASE)


def carries(words: Words, act: str) -> bool:
    """Whether words of a release hold a form of a verb that tells the act, or a noun that names it."""
    single, several = _words_of(act)
    return not words.tokens.isdisjoint(single) or several.stand_in(words)


@cache
def _phrases_of(act: str) -> re.Pattern[str]:
    return _any_of(TOLD.get(act, ()))


@cache
def _words_of(act: str) -> tuple[frozenset[str], Phrases]:
    """The words that tell an act: single ones, and those of several words or parts."""
    acts = (act, *_TABLES.get(act, ()))
    forms = (form for form, known in verbs.forms().items() if not set(known.acts).isdisjoint(acts))
    nouns = [noun for each in acts for noun in verbs.classes().get(f"noun.{each}", ())]
    told = frozenset(plain(one) for one in (*forms, *nouns, *(f"{noun}s" for noun in nouns), *_WORDS.get(act, ())))
    single = frozenset(one for one in told if one.isalnum())
    return single, Phrases(sorted(told - single))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted({plain(phrase) for phrase in phrases}, key=len, reverse=True)
    if not longest:
        return _NEVER
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
