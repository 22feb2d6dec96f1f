"""An event as English sentences, fullest first: who, did what, to whom, where, when, in whose words.

An object is woven into the sentence only where the release's own grammar shows that it fits ("to" before a verb, an
article before a noun); otherwise the release's words follow whole, in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique import edtf
from communique.desk.english import bears_article, listed, party_name, when
from communique.lexicon import country
from communique.records import Event
from communique.register import Stored

# Stands in a sentence for place and day until they are known; no release holds it, control characters do not pass.
SETTING, DAY, FIRST = "\0", "\1", "\2"
# More actors than this are named by their parties.
_MOST_NAMED = 5
_POSSESSOR = re.compile(r"((?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*)['’]s? ")
_ODD_SPACE = re.compile(r"[^\S ]|  ")
_LONGEST_NAME, _SHORTEST = 120, 3
# Acts that are told of the thing itself.
_OF_THEMSELVES: Mapping[str, Mapping[str, str]] = {
    "enter_into_force": {"done": "entered into force", "planned": "is to enter into force", "ongoing": "is in force"},
    "ratify": {"done": "was ratified", "planned": "is to be ratified", "ongoing": "is being ratified"},
}
_DETERMINER = re.compile(r"\b(the|a|an|its|his|her|their|our|this|these|those|both|all|more|two|three)$", re.I)
_BARE_VERB_BEFORE = re.compile(r"\b(?:to|will|would|shall|should|must)(?: \w+ly| also| continue to| further)*$", re.I)
_NOUN_BEGINS = re.compile(
    r"(?:the|a|an|its|his|her|their|our|this|these|those|all|both|more|further(?= \w+(?:ed|ing|[mt](?:ent|ion))\b))\b"
    r"|\w+ing\b|[A-Z0-9“\"'‘]"
)
_FINITE = re.compile(r"\b(?:could|would|will|can|cannot|should|may|might|must|shall|is|are|was|were|has|have|had)\b")
_POINTS_BACK = re.compile(r"(?:this|these|those|that|it|them|so)\b", re.I)
_BODY = re.compile(
    r"(?:Ministry|Department|Office|Government|Embassy|Commission|Council|Secretariat|Bureau|Agency)\b"
    r"|.* (?:Committee|Council|Commission|Agency|Association|Federation|Secretariat|Bureau|Office)$"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """How an act is told: done, planned and ongoing; with a noun, with a verb, and before words quoted whole.

    `noun` and `verb` go before an object ("asked {to} for" / "asked {to} to"); `said` before a colon and the quote.
    """

    said: str
    noun: str = ""
    verb: str = ""
    planned: str = ""


VERBS: Mapping[str, Verb] = {
    "propose": Verb("made a proposal{to}", "proposed", "proposed to"),
    "invite": Verb("made an invitation{to}", "", "invited {whom} to"),
    "request": Verb("made a request{of}", "", "asked {whom} to"),
    "criticise": Verb("raised a concern{with}", "raised a concern{with} over"),
    "support": Verb("expressed support{for}", "expressed support for"),
    "reject": Verb("expressed a refusal{towards}", "rejected", "declined to"),
    "threaten": Verb("gave a warning{to}", "warned{whom_} of"),
    "agree": Verb("reached an understanding", "agreed on", "agreed to"),
    "sign": Verb("signed an instrument", "signed", planned="are to sign"),
    "conclude": Verb("concluded negotiations", "concluded"),
    "ratify": Verb("took a step towards ratification", "ratified"),
    "establish": Verb("launched something", "established"),
    "announce": Verb("made an announcement", "", "announced a plan to"),
    "aid": Verb("gave or pledged assistance{to}"),
    "invest": Verb("made or pledged an investment", "invested in"),
    "award": Verb("made a selection or an award{concerning}"),
    "join": Verb("joined or took part", "joined"),
    "impose": Verb("imposed or tightened a measure{towards}"),
    "ease": Verb("lifted or relaxed a measure{towards}"),
    "investigate": Verb("opened or conducted an investigation{towards}"),
    "withdraw": Verb("left, suspended or ended something"),
    "enter_into_force": Verb("saw an instrument or measure take effect"),
    "hold": Verb("held an event", "held"),
    "state": Verb("made a statement"),
    "discuss": Verb("held a discussion"),
}


def tell(stored: Stored, words: str, *, is_dated: bool = True) -> Iterator[str]:
    """Sentences for an event, fullest first; the last ones leave out place, then day. `words` are quoted whole."""
    event = stored.record
    assert isinstance(event, Event)
    for where, day in _settings(stored, event, is_dated=is_dated):
        for told in _told(stored, event, words):
            first = f"{f'{day}{where}'.strip()}, " if where or day else ""
            yield told.replace(SETTING, where + day).replace(DAY, day).replace(FIRST, first)


def _is_bound(stored: Stored, date: str) -> bool:
    return not edtf.is_day(date) and bool(re.search(r"\b(?:by|until|before|within)\b", stored.record.quote.words))


def _settings(stored: Stored, event: Event, *, is_dated: bool) -> Iterator[tuple[str, str]]:
    place = event.place.name if event.place else None
    where = f" in {place}" if place else ""
    # "by 2028" is no "in 2028".
    is_told = event.date and is_dated and not (event.status == "planned" and _is_bound(stored, event.date))
    day = f" {when(event.date)}" if event.date and is_told else ""
    yield from dict.fromkeys(((where, day), ("", day), (where, ""), ("", "")))


def _told(stored: Stored, event: Event, words: str) -> Iterator[str]:
    if event.object and event.object[0].isupper() and event.act in _OF_THEMSELVES:
        yield f"{_the(event.object)} {_OF_THEMSELVES[event.act].get(event.status or 'done', 'is reported')}{SETTING}"
    quoted = f": “{nested(words)}”"
    for subject in _subjects(stored, event) if event.status not in ("proposed", "negated") else ():
        if event.act in ("meet", "visit"):
            yield from _encounter(stored, event, subject)
        if woven := _woven(stored, event, subject):
            yield woven
        yield f"{subject} {_before_quote(event)}{SETTING}{quoted}"
    yield f"{_impersonal(event)}{SETTING}{quoted}"


def _encounter(stored: Stored, event: Event, subject: str) -> Iterator[str]:
    """Meetings and visits need no object: who met whom, who went where."""
    whom = listed(_names(stored, event.to))
    is_planned = event.status == "planned"
    if event.act == "visit" and whom:
        yield f"{subject} {'is to visit' if is_planned else 'visited'} {whom}{DAY}"
    elif event.act == "meet" and whom:
        yield f"{subject} {'is to meet' if is_planned else 'met'} {whom}{SETTING}"
    elif event.act == "meet" and len(event.by) > 1:
        yield f"{subject} {'are to meet' if is_planned else 'met'}{SETTING}"


def _woven(stored: Stored, event: Event, subject: str) -> str | None:
    """The sentence with its object in it, where the release's own grammar shows how."""
    verb = VERBS.get(event.act)
    if verb is None or not event.object or event.status in ("planned", "proposed", "negated", "ongoing"):
        return None
    is_infinitive = event.object.startswith("to ")
    at = _place_of(event.object.removeprefix("to "), stored.record.quote.words)
    if at is None:
        # A name that another sentence gives: whether it does is for the gate to see.
        is_name = verb.noun and event.object[0].isupper() and len(event.object) < _LONGEST_NAME
        return f"{FIRST}{subject} {_filled(verb.noun, stored, event)} {_the(event.object)}" if is_name else None
    words, before = stored.record.quote.words, stored.record.quote.words[: at[0]].rstrip()
    object_words = words[at[0] : at[1]]
    if verb.verb and _BARE_VERB_BEFORE.search(before) and not _NOUN_BEGINS.match(object_words):
        if "{whom}" in verb.verb and not event.to:
            return None
        return f"{FIRST}{subject} {_filled(verb.verb, stored, event)} “{nested(object_words)}”"
    if _POINTS_BACK.match(object_words) or re.search(r"\b(?:this|these|those|that)$", before):
        return None  # "these measures" says nothing away from its sentence
    if event.act == "support" and re.search(r"\b(?:support|opposition|concern|condemnation)", object_words):
        return None
    if is_infinitive or _FINITE.search(object_words):
        return None  # a clause: the words of the release follow whole
    if verb.noun and (determined := _DETERMINER.search(before) or _NOUN_BEGINS.match(object_words)):
        shown = _noun(object_words, determined[1] if determined.re is _DETERMINER else "")
        if shown.startswith("“") and len(object_words.split()) < _SHORTEST:
            return None  # "an announcement" says too little away from its sentence
        return f"{FIRST}{subject} {_filled(verb.noun, stored, event)} {shown}"
    return None


def _noun(words: str, determiner: str) -> str:
    """An object as a noun phrase: a name stands plain after its article, other words in quotation marks."""
    if not determiner and (own := re.match(r"(the|a|an) (?=[A-Z0-9])", words)):
        return words if _is_name(words[own.end() :]) else f"“{nested(words)}”"
    if words[0].isupper() and _is_name(words) and not determiner and len(words.split()) > 1:
        return _the(words)
    if words[0].isupper() and _is_name(words):
        return f"{determiner.lower()} {words}".strip() if determiner.lower() in ("the", "a", "an", "") else f"“{words}”"
    return f"“{nested(f'{determiner} {words}'.strip())}”"


def _is_name(words: str) -> bool:
    """Whether words look like a name throughout: small ones among them join capitals."""
    small = {"of", "on", "for", "and", "the", "in", "to", "between", "with", "de", "la"}
    return all(not word[0].islower() or word in small for word in re.findall(r"[^\W_][\w’'-]*", words))


def _before_quote(event: Event) -> str:
    verb = VERBS.get(event.act, Verb("took part in a meeting"))
    told = {"meet": "met", "visit": "made a visit"}.get(event.act, _filled(verb.said, None, event))
    return _plan(event) if event.status == "planned" else told


_PLANS = {
    "invest": "is to invest", "sign": "is to sign", "aid": "is to give assistance", "join": "is to join or take part",
    "impose": "is to impose or tighten a measure", "ease": "is to lift or relax a measure", "meet": "is to meet",
    "visit": "is to make a visit", "ratify": "is to ratify", "conclude": "is to conclude negotiations",
}  # fmt: skip


def _plan(event: Event) -> str:
    many = len(event.by) > 1
    told = _PLANS.get(event.act, "stated a plan")
    return told.replace("is to", "are to", 1) if many else told


def _impersonal(event: Event) -> str:
    """For what has no actor that could be named: the kind of thing alone."""
    things = {
        "meet": "A meeting", "visit": "A visit", "hold": "An event", "sign": "A signature", "impose": "A measure",
        "establish": "Something new", "invest": "An investment", "award": "An award", "request": "A request",
        "criticise": "A concern", "support": "Support", "agree": "An understanding", "announce": "A plan",
        "enter_into_force": "An entry into force", "ratify": "A step towards ratification", "join": "A membership",
        "conclude": "The end of negotiations", "ease": "The relaxing of a measure", "aid": "Assistance",
        "investigate": "An investigation", "propose": "A proposal", "invite": "An invitation", "reject": "A refusal",
        "threaten": "A warning", "withdraw": "A step back",
    }  # fmt: skip
    told = {"planned": "planned", "proposed": "proposed", "negated": "denied"}.get(event.status or "", "reported")
    return f"{things.get(event.act, 'A statement')} is {told}"


def _filled(told: str, stored: Stored | None, event: Event) -> str:
    """A verb with its whom: in words before an object, after a preposition elsewhere, or not at all."""
    whom = listed(_names(stored, event.to)) if event.to and len(event.to) <= 3 else ""
    told = told.replace("{whom}", whom).replace("{whom_}", f" {whom}" if whom else "")
    for word in ("to", "of", "with", "for", "towards", "concerning"):
        told = told.replace(f"{{{word}}}", f" {word} {whom}" if whom else "")
    return told


def _subjects(stored: Stored, event: Event) -> Iterator[str]:
    """Who acts: by name, and where there are many or the names cannot be cited, by the countries."""
    named = _names(stored, event.by)
    if named and len(named) <= _MOST_NAMED:
        yield listed(named)
    elif named:
        yield f"{', '.join(named[:_MOST_NAMED])} and others"
    if len(event.parties) > 1 and event.act in ("meet", "agree", "sign", "conclude") and len(event.parties) <= 4:
        yield listed([party_name(code) for code in event.parties])


def _names(stored: Stored | None, names: tuple[str, ...]) -> list[str]:
    return [name_in_text(name, stored) for name in names]


def name_in_text(name: str, stored: Stored | None = None) -> str:
    """An actor as a sentence names it: countries by their names, bodies with the article that they take."""
    if country(name) == name:
        return party_name(name)
    words = stored.record.quote.words if stored else ""
    if _BODY.match(name) or bears_article(name, words):
        return f"the {name}"
    return name


def _the(name: str) -> str:
    """A name with its article; "Canada’s announcement" has its determiner already, "United States’ tariff" has not."""
    possessor = _POSSESSOR.match(name)
    code = country(possessor[1]) if possessor else None
    is_bare = possessor is not None and not (code and party_name(code).startswith("the "))
    return name if name.startswith("The ") or is_bare else f"the {name}"


def event_words(stored: Stored) -> str:
    """The words of a record, without loose marks at their ends."""
    return stored.record.quote.words.strip(" ,;:.–—-")


def said_of(words: str, sentence: str, name: str) -> str:
    """The words to quote of a thing: the record's own, or its sentence where these hardly say more than the name."""
    return nested((words if len(words) > len(name) + 20 else sentence).strip(" ,;:.–—-"))


def nested(words: str) -> str:
    """Words to stand inside quotation marks: their own marks become single ones, line ends spaces."""
    return " ".join(words.replace("“", "‘").replace("”", "’").replace('"', "’").split())


def _place_of(object_words: str, words: str) -> tuple[int, int] | None:
    """Where an object stands in the quote, apostrophes and spaces aside."""
    flat = words.lower()
    if object_words.isascii() and "'" not in object_words and len(flat) == len(words) and not _ODD_SPACE.search(words):
        # No pattern need be made for it.
        at = flat.find(" ".join(object_words.lower().split()))
        return (at, at + len(" ".join(object_words.split()))) if at >= 0 else None
    parts = (re.escape(part).replace("'", "['’‘]").replace("’", "['’‘]") for part in object_words.split())
    match = re.search(r"\s+".join(parts), words, re.I)
    return match.span() if match else None
