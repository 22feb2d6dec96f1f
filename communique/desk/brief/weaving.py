"""An event's object woven into a sentence, behind the release's own verb or a plain one of its act.

Only where the release's own grammar shows that it fits: behind an active verb, "to" before a verb, an article before a
noun. Refuses clauses, words that point back, and an object whose verb the quote does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from communique.desk.brief.names import is_name, nested, the_name
from communique.lexicon import verbs
from communique.records import Event

_ODD_SPACE = re.compile(r"[^\S ]|  ")
_LONGEST_NAME, _SHORTEST, _LONGEST_VERB = 120, 3, 4
_DETERMINER = re.compile(r"\b(the|a|an|its|his|her|their|our|this|these|those|both|all|more|two|three)$", re.I)
_BARE_VERB_BEFORE = re.compile(r"\b(?:to|will|would|shall|should|must)(?: \w+ly| also| continue to| further)*$", re.I)
_NOUN_BEGINS = re.compile(
    r"(?:the|a|an|its|his|her|their|our|this|these|those|all|both|more|further(?= \w+(?:ed|ing|[mt](?:ent|ion))\b))\b"
    r"|\w+ing\b|[A-Z0-9“\"'‘]"
)
_FINITE = re.compile(r"\b(?:could|would|will|can|cannot|should|may|might|must|shall|is|are|was|were|has|have|had)\b")
_POINTS_BACK = re.compile(r"(?:this|these|those|that|it|them|so)\b", re.I)
# What leads to a deed to come, as the release says it of one, and how a sentence says it of one and of several.
_TO_COME: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(rf"\b(?:{words})(?: also| continue to)?$", re.I), one, several)
    for words, one, several in (
        ("will|shall|would", "will", "will"),
        ("plans? to|planned to|planning to", "plans to", "plan to"),
        ("intends?(?:ed)? to|intending to", "intends to", "intend to"),
        ("aims?(?:ed)? to|aiming to", "aims to", "aim to"),
        ("expects?(?:ed)? to", "expects to", "expect to"),
        ("(?:is|are) (?:set |due )?to", "is to", "are to"),
    )
)
_NEEDS_MORE = re.compile(
    r"\b(?:the|a|an|of|to|for|in|on|at|by|with|from|and|or|that|which|its|their|our|such|as)$"
    r"|, and (?:\w+ ){0,2}\w+ed$",
    re.I,
)
# "Adopt a structured", with its noun behind a comma.
_ADJECTIVE = re.compile(r"\b(?:a|an|the|more) \w+(?:ed|ous|able|ible)$", re.I)
_CLAUSE_GOES_ON = re.compile(
    r"\s+(?:is|are|was|were|has|have|had|will|would|can|could|should|shall|may|might|must|remains?|continues?)\b"
)
# "Held his seventh round" is of one.
_HIS = re.compile(r"\b(?:his|her)\b")
_IS = re.compile(r"\b(?:is|are)$")
_AUXILIARY = re.compile(r"\b(is|are|was|were|been|be|being|had|not|never|by|who|which|that)\b", re.I)


# A plain verb before a noun and before a verb; "{to}" and the like stand for whom it is done to.
NOUN, VERB = 0, 1
PLAIN: Mapping[str, tuple[str, str]] = {
    "propose": ("proposed", "proposed to"),
    "invite": ("", "invited {whom} to"),
    "request": ("", "asked {whom} to"),
    "criticise": ("raised a concern{with} over", ""),
    "support": ("expressed support for", ""),
    "reject": ("rejected", "declined to"),
    "threaten": ("warned{whom_} of", ""),
    "agree": ("agreed on", "agreed to"),
    "sign": ("signed", ""),
    "conclude": ("concluded", ""),
    "ratify": ("ratified", ""),
    "establish": ("established", ""),
    "announce": ("", "announced a plan to"),
    "invest": ("invested in", ""),
    "join": ("joined", ""),
    "hold": ("held", ""),
}
# These speak of a stance by its noun: "expressed support for their support" says nothing.
_STANCES = re.compile(r"\b(?:support|opposition|concern|condemnation|commitment|rejection)\b")
_STANCE_ACTS = ("support", "reject", "criticise")


def woven(event: Event, subjects: int, sentence: str, fill: Callable[[str], str]) -> Iterator[str]:
    """What follows the subject, fullest first: verb and object; nothing where the object does not fit.

    `subjects` says how many act; `sentence` is what stands around the words; `fill` puts into a plain verb to whom it
    is done.
    """
    if not event.object or event.status in ("proposed", "negated"):
        return
    quote = event.quote.words
    at = place_of(event.object.removeprefix("to "), quote)
    if at is None:
        if told := _name_of_another_sentence(event, fill):
            yield told
        return
    before, words = quote[: at[0]].rstrip(), quote[at[0] : at[1]]
    if _POINTS_BACK.match(words) or re.search(r"\b(?:this|these|those|that)$", before):
        return  # "these measures" says nothing away from its sentence
    if subjects > 1 and _HIS.search(f"{before} {words[:4]}"[-9:]):
        return
    if is_cut(words, quote[at[1] :] or sentence.partition(words)[2]):
        return
    if event.status in ("planned", "ongoing"):
        yield from _of_what_comes(event, before, words, subjects)
    else:
        yield from _of_what_is_done(event, before, words, fill)


def is_cut(words: str, after: str) -> bool:
    """Whether words break off: within a word or brackets, before what they need, or as the subject of a clause."""
    is_within = words[-1:].isalnum() and after[:1].isalnum()
    is_open = words.count("(") > words.count(")") or (bool(_ADJECTIVE.search(words)) and after[:1] in (",", " "))
    return is_within or is_open or bool(_NEEDS_MORE.search(words) or _CLAUSE_GOES_ON.match(after))


def _name_of_another_sentence(event: Event, fill: Callable[[str], str]) -> str | None:
    """A name that another sentence gives: whether it does is for the gate to see."""
    assert event.object
    noun = PLAIN.get(event.act, ("", ""))[NOUN]
    is_name = (
        noun and event.object[0].isupper() and len(event.object) < _LONGEST_NAME and event.status in ("done", None)
    )
    return f"{fill(noun)} {the_name(event.object)}" if is_name else None


def _of_what_comes(event: Event, before: str, words: str, subjects: int) -> Iterator[str]:
    """ "will “cut its quota”", "plans to open “a plant in Ohio”": as the release says it."""
    if _FINITE.search(words):
        return
    for pattern, one, several in _TO_COME:
        lead = several if subjects > 1 else one
        if pattern.search(before) and not _NOUN_BEGINS.match(words):
            yield f"{lead} “{nested(words)}”"
        elif (verb := _own_verb(event.act, before)) and pattern.search(verb[0]) and not verb[1].endswith("ing"):
            yield f"{lead} {verb[1]} {_noun(words, verb[2])}"
    if (verb := _own_verb(event.act, before)) and verb[1].split(" ")[0].endswith("ing") and _IS.search(verb[0]):
        yield f"{'are' if subjects > 1 else 'is'} {verb[1]} {_noun(words, verb[2])}"


def _of_what_is_done(event: Event, before: str, words: str, fill: Callable[[str], str]) -> Iterator[str]:
    is_clause = (event.object or "").startswith("to ") or bool(_FINITE.search(words))
    noun, verb = PLAIN.get(event.act, ("", ""))
    if verb and _BARE_VERB_BEFORE.search(before) and not _NOUN_BEGINS.match(words):
        if "{whom}" not in verb or event.to:
            yield f"{fill(verb)} “{nested(words)}”"
        return
    if is_clause or (event.act in _STANCE_ACTS and _STANCES.search(words)):
        return  # a clause: the words of the release follow whole
    if own := _own_verb(event.act, before):
        shown = _noun(words, own[2])
        if own[1] in verbs.classes()["v.past"] and not _AUXILIARY.search(own[0][-24:]) and not _is_too_short(shown):
            yield f"{own[1]} {shown}"
    if noun and (determined := _DETERMINER.search(before) or _NOUN_BEGINS.match(words)):
        shown = _noun(words, determined[1] if determined.re is _DETERMINER else "")
        if not _is_too_short(shown):
            yield f"{fill(noun)} {shown}"


def _is_too_short(shown: str) -> bool:
    """ "an announcement" says too little away from its sentence."""
    return shown.startswith("“") and len(shown.split()) < _SHORTEST


def _own_verb(act: str, before: str) -> tuple[str, str, str] | None:
    """What stands before the verb that leads to an object, the verb of the act, and a determiner behind it."""
    determined = _DETERMINER.search(before)
    ahead = before[: determined.start()].rstrip() if determined else before
    words = ahead.split(" ")
    for count in range(min(_LONGEST_VERB, len(words)), 0, -1):
        verb = " ".join(words[-count:])
        known = verbs.forms().get(verb)
        if known and act in known.acts:
            return " ".join(words[:-count]), verb, determined[1] if determined else ""
    return None


def _noun(words: str, determiner: str) -> str:
    """An object as a noun phrase: a name stands plain after its article, other words in quotation marks."""
    if not determiner and (own := re.match(r"(the|a|an) (?=[A-Z0-9])", words)):
        return words if is_name(words[own.end() :]) else f"“{nested(words)}”"
    if words[0].isupper() and is_name(words) and not determiner and len(words.split()) > 1:
        return the_name(words)
    if words[0].isupper() and is_name(words):
        return f"{determiner.lower()} {words}".strip() if determiner.lower() in ("the", "a", "an", "") else f"“{words}”"
    return f"“{nested(f'{determiner} {words}'.strip())}”"


def place_of(object_words: str, words: str) -> tuple[int, int] | None:
    """Where an object stands in the quote, apostrophes and spaces aside."""
    flat = words.lower()
    if object_words.isascii() and "'" not in object_words and len(flat) == len(words) and not _ODD_SPACE.search(words):
        # No pattern need be made for it.
        at = flat.find(" ".join(object_words.lower().split()))
        return (at, at + len(" ".join(object_words.split()))) if at >= 0 else None
    parts = (re.escape(part).replace("'", "['’‘]").replace("’", "['’‘]") for part in object_words.split())
    match = re.search(r"\s+".join(parts), words, re.I)
    return match.span() if match else None
