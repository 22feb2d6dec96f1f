"""Conferences, seminars and receptions without a name of their own at which somebody appears or speaks.

One of which neither the day, the place nor the subject is told is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import object_after, stretch, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Deed, Gathering, Holder, Office, Person, Pronoun, Verb
from communique.reading.rules.nominal.forums import is_to_come
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

ABOUT = frozenset(
    {
        "on",
        "of",
        "with",
        "hosted",
        "organised",
        "organized",
        "to mark",
        "marking",
        "to celebrate",
        "celebrating",
        "to commemorate",
        "commemorating",
    }
)
PANELS = frozenset({"panel", "armchair", "fireside", "moderated", "open"})
IN_A_LIST = frozenset({",", "and", "the", "a", "an", "both", "as well as"})
APPEARS = (Holder, Office, Person, Pronoun)
MEETINGS = word_set("meeting_word")
NOT_HELD = frozenset({"committee", "council", "mission", "visit", "election", "exercise", "session", "round"})


@nominal.rule(
    "{attends: attend|attend.to} a|an {low!function}* {does: held_word}",
    "Minister Lee Min-ho {attends: attended} a {does: conference} on food trade in Lima.",
    "Minister Lee Min-ho {attends: will speak at} an {does: event} to mark the anniversary of the agreement.",
    "Minister Lee Min-ho {attends: took part in} a high-level {does: seminar} in Lima on Friday.",
    "Minister Lee Min-ho was in Lima {attends: to attend} a {does: conference} on food trade.",
    never=["Minister Lee Min-ho attended a conference.", "Exporters attended a seminar in Lima."],
)
def appears_at(said: Said, attends: Blank, does: Blank) -> Deed | Declined:
    """A conference, a seminar or an event without a name that an official attends or speaks at takes place."""
    line, verb = said.line, said.line.value(attends)
    is_panel = word(line, does.first) == "discussion" and word(line, does.first - 1) in PANELS
    if (word(line, does.first) in MEETINGS | NOT_HELD and not is_panel) or (
        isinstance(verb, Verb) and verb.status == "possible"
    ):
        return Declined("a meeting, or a body")
    who = _who(line, attends.first)
    if not isinstance(who, APPEARS) or (isinstance(who, Pronoun) and who.words.lower() == "they"):
        return Declined("nobody who appears")
    thing = object_after(line, attends.last)
    what = thing if thing and thing.last > does.first else stretch(line, attends.last, does.last)
    deed = told(said, does, "hold", what=what)
    if deed.day is None and deed.place is None and not _is_about(line, does.last):
        return Declined("nothing tells which one")
    return replace(deed, status="planned") if isinstance(verb, Verb) and verb.status == "planned" else deed


@nominal.rule(
    ", [and] [the|a|an] {does: gathering}",
    "Minister Lee Min-ho will attend the Energy Summit, the {does: Trade Forum}, and the Health Summit in Lima.",
    "Minister Lee Min-ho will attend the Energy Summit, a {does: Trade Forum}, and the Health Summit in Lima.",
    "Minister Lee Min-ho will attend the Trade Forum, an {does: Energy Summit}, and the Health Summit in Lima.",
    "Minister Lee Min-ho will attend the Trade Forum, the Health Summit, and {does: COP30} in Belém.",
    never=["Minister Lee Min-ho attended the Energy Summit.", "They praised the Energy Summit, the Trade Forum."],
)
def attended_in_a_list(said: Said, does: Blank) -> Deed | Declined:
    """A further forum of a list of those that somebody attends."""
    line, at = said.line, said.first - 1
    while at > 0 and (isinstance(line.chunks[at].value, Gathering) or word(line, at) in IN_A_LIST):
        at -= 1
    verb = line.chunks[at].value
    if isinstance(verb, Verb) and verb.lemma == "include":  # `will attend several meetings, including the ...`
        at = next((back for back in range(at, max(-1, at - 12), -1) if _attends(line, back)), at)
        verb = line.chunks[at].value
    if not _attends(line, at) or verb.status == "possible":
        return Declined("not attended")
    named: Gathering = line.value(does)
    if not named.is_named and named.edition is None:
        return Declined("no name")
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last))
    return replace(deed, status="planned" if is_to_come(line, at) else deed.status)


def _attends(line: Line, at: int) -> bool:
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.acts[0] == "attend"


def _who(line: Line, at: int) -> object | None:
    """Who attends it, or who travels to attend it."""
    verb = line.chunks[at].value
    if isinstance(verb, Verb) and verb.voice in {"to", "base"}:
        before = (back for back in range(at - 1, -1, -1) if isinstance(line.chunks[back].value, Verb))
        at = next(before, at)
    who = subject(line, at)
    return who[0] if who else None


def _is_about(line: Line, at: int) -> bool:
    value = line.chunks[at].value if at < len(line.chunks) else None
    return word(line, at) in ABOUT or (isinstance(value, Verb) and value.lemma in {"mark", "celebrate", "commemorate"})
