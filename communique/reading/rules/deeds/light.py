"""Verbs that say little, so that their thing tells the deed: a proposal submitted, a case filed, an offer accepted.

A thing that tells no deed (a speech that is made, a report that is sent) is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon import verbs
from communique.reading.clause import ACTORS, Stretch, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Body, Deed, Group, Holder, Office, Party, Person
from communique.reading.rules.deeds.giving import receiver
from communique.reading.rules.deeds.making import active, passive, verb_of
from communique.reading.rules.deeds.objects import barrier, money, named_thing, names

deeds = Stage("deeds", head="does")

HANDING_IN = verbs.sorts()["handing_in"]
TELLING = frozenset({"present", "outline", "set out", "lay out", "spell out"})
GIVING = frozenset({"give"})
SENDING = frozenset({"send", "dispatch", "supply"})
KNOWN = frozenset(
    {"the", "this", "that", "such", "its", "his", "her", "their", "these", "those"}
)  # what was told before
HEAD = 7  # chunks in which the noun stands that tells the deed: `a joint proposal`
IN_TURN = (  # which verbs, with which noun behind them, tell which deed
    (SENDING, "relief_word", "aid"),
    (HANDING_IN, "proposed_word", "propose"),
    (HANDING_IN, "complaint_word", "criticise"),
    (HANDING_IN, "asked_word", "request"),
    (TELLING, "presented_word", "announce"),
    (frozenset({"accept"}), "accepted_word", "agree"),
    (GIVING, "backing_word", "support"),
    (GIVING, "consent_word", "ratify"),
    (GIVING, "let_off_word", "ease"),
    (frozenset({"make", "give"}), "pledge_word", "agree"),
    (frozenset({"make"}), "money_word", "invest"),
)
AT_A_COURT = frozenset({"case", "suit", "lawsuit", "challenge", "dispute"})
COURTS = frozenset({"wto", "court", "tribunal", "the wto", "organization", "organisation", "panel"})


@deeds.rule(
    "{does: plain&sort.telling_by_its_thing} {what: ...+}",
    "Korea {does: submitted} {what: a joint proposal to the committee}.",
    "Korea {does: filed} {what: a case against the duties at the WTO}.",
    "Korea {does: accepted} {what: the recommendation to extend the quota}.",
    "Korea {does: made} {what: a formal request for an exemption}.",
    "Korea {does: outlined} {what: its response to the tariffs}.",
    "Korea {does: gave} {what: its full backing to the plan}.",
    "Korea {does: gave} {what: its green light today to the agreement}.",
    "Korea {does: gave} {what: exemptions to Chile and Peru}.",
    "Korea {does: made} {what: a request to Minister Lee Min-ho for an exemption}.",
    "Korea {does: has dispatched} {what: relief supplies to Jordan}.",
    "Korea {does: sent} {what: ten tonnes of humanitarian aid to Jordan}.",
    "Korea {does: will give} {what: two million dollars to Jordan}.",
    "Korea {does: will not accept} {what: quotas on its steel}.",
    never=[
        "Korea sent a message to Jordan.",
        "Korea built relief centres.",
        "Korea made a speech.",
        "Korea made the request in Lima.",
        "Korea took the case of the exporters to heart.",
    ],
)
def does_a_thing(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody submits a proposal, files a case, outlines a plan, accepts an offer, sends relief."""
    line, verb = said.line, verb_of(said, does)
    if verb.negated and verb.lemma == "accept":
        deed = active(said, does, "reject", what_from=what.first)
        return replace(deed, status="done") if isinstance(deed, Deed) else deed
    act = _told_by(line, verb.lemma, what.first)
    if act == "invest" and line.chunks[what.first].value is not None:
        return Declined("made something by investment")  # `making Korea an investment hub`
    if act is None or (verb.lemma == "make" and word(line, what.first) in KNOWN):
        return Declined("a thing that tells no deed")
    if act == "ratify":
        return _consents(said, does, what)
    to = (
        receiver(line, what.first)
        if act in {"aid", "ease"}
        else _of_whom(line, what.first)
        if act == "request"
        else None
    )
    return active(said, does, act, to=to, what_from=what.first)


def _consents(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody gives the green light to an instrument: `gave its green light today | to the agreement`."""
    line = said.line
    at = next((one for one in range(what.first, what.first + HEAD) if word(line, one) in {"to", "for"}), None)
    is_bill = at is not None and (names(line, at + 1, "bill_word") or barrier(line, at + 1))
    if at is None or not (is_bill or named_thing(line, at + 1)):
        return Declined("nothing to ratify")
    return active(said, does, "ratify", what_from=at + 1)


def _of_whom(line: Line, first: int) -> object | None:
    """Of whom something is asked by its noun: `a request to | Minister Kim for an exemption`."""
    at = next((one for one in range(first, min(first + HEAD, len(line.chunks) - 1)) if word(line, one) == "to"), None)
    value = line.chunks[at + 1].value if at is not None else None
    return value if isinstance(value, (Body, Group, Holder, Office, Party, Person)) else None


@deeds.rule(
    "{does: plain.p&sort.handing_in} [by {by: actor}]",
    "A second complaint {does: was lodged} in 2021.",
    "A proposal on barley {does: was submitted} by {by: Korea}.",
    "Korea's proposal {does: was submitted} in May.",
    "The complaint {does: filed} by {by: Korea} in 2013 is old.",
    never=["A report was submitted by Korea.", "Korea submitted a proposal."],
)
def thing_is_done(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A proposal is submitted, a case or a complaint is lodged."""
    line, verb = said.line, verb_of(said, does)
    told = verb.voice == "passive" or (by is not None and verb.lemma in {"file", "lodge", "submit"})
    if verb.lemma not in HANDING_IN or not told:
        return Declined("nothing handed in")
    thing = thing_before(line, does.first)
    act = _told_by(line, verb.lemma, thing.first) if thing is not None else None
    if act is None or act == "aid":
        return Declined("a thing that tells no deed")
    deed = passive(said, does, "request" if act == "criticise" and verb.voice == "ed" else act, by)
    is_owned = isinstance(deed, Deed) and deed.by is None
    return replace(deed, by=_owner(line, thing)) if is_owned and isinstance(deed, Deed) and thing else deed


def _owner(line: Line, thing: Stretch) -> object | None:
    """Whose a thing is: `| Canada's proposal was submitted`."""
    at = thing.first - 1 if word(line, thing.first) == "'s" else thing.first
    value = line.chunks[at].value if at >= 0 else None
    return value if isinstance(value, ACTORS) and word(line, at + 1) == "'s" else None


def _told_by(line: Line, lemma: str, first: int) -> str | None:
    """The deed that the noun behind a verb tells; None for nouns that tell none."""
    if lemma in {"give", "send"} and money(line, first):
        return "aid"
    for lemmas, nouns, act in IN_TURN:
        told = lemma in lemmas and names(line, first, nouns, first + (12 if act == "aid" else HEAD))
        if told or (lemmas is TELLING and lemma in lemmas and word(line, first).startswith("plans to ")):
            return act if act != "request" or _is_asked(line, first) else None
    return None


def _is_asked(line: Line, first: int) -> bool:
    """Whether a case is one before a court, or before the WTO."""
    opening = line.lowered[first : first + HEAD]
    if AT_A_COURT.isdisjoint(opening):
        return True
    return any(not COURTS.isdisjoint(words.split()) for words in line.lowered[first : first + 2 * HEAD])
