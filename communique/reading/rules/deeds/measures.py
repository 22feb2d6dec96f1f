"""Putting on and lifting measures; probes; leaving."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import Stretch, is_subject_adjacent, object_after, subject, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.making import active, deed_of, passive, verb_of
from communique.reading.rules.deeds.objects import barrier, names, word_is

deeds = Stage("deeds", head="does")

MIGHT = frozenset({"may", "might", "could"})
BANS = frozenset({"ban", "sanction", "blacklist", "prohibit"})


@deeds.rule(
    "{does: impose} {what: ...+}",
    "Canada {does: imposed} {what: a tariff on steel}.",
    "Canada {does: may impose} {what: a tariff on steel}.",
    never=["the imposition of a tariff", "Canada imposed order."],
)
def imposes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody puts on or tightens a tariff, quota, ban or control."""
    if verb_of(said, does).lemma not in BANS and not barrier(said.line, what.first):
        return Declined("no measure")
    if verb_of(said, does).status == "possible":
        return threat(said, does)
    return active(said, does, "impose", what_from=what.first)


@deeds.rule(
    "{does: impose.p} [by|on] [{by: actor}]",
    "the tariffs {does: imposed} by {by: Canada}",
    "the tariffs {does: imposed} on {by: Canada}",
    "the tariffs {does: were imposed}",
    never=["The order was imposed."],
)
def is_imposed(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """A measure is put on."""
    agent = by if by and word_is(said.line, by.first - 1, {"by"}) else None
    return passive(said, does, "impose", agent, needs="barrier_word")


@deeds.rule(
    "{does: ease} {what: ...+}",
    "Canada {does: lifted} {what: the ban on beef}.",
    never=["the lifting of the ban", "Canada lifted spirits."],
)
def eases(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody lifts or relaxes a measure."""
    if not barrier(said.line, what.first):
        return Declined("no measure")
    return active(said, does, "ease", what_from=what.first)


@deeds.rule(
    "{does: cut} {what: ...+}",
    "Canada {does: reduced} {what: tariffs on beef}.",
    never=["the cut in tariffs", "Canada reduced emissions."],
)
def cuts(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """To cut a tariff or a ban eases; to cut a quota imposes; to end a programme withdraws."""
    line, verb = said.line, verb_of(said, does)
    if verb.lemma in {"streamline", "reform", "delay"}:
        return Declined("no step taken")
    if not barrier(line, what.first):
        return Declined("no measure")
    tightens = verb.lemma in {"reduce", "cut", "lower", "slash"} and names(line, what.first, "tightened")
    act = "impose" if tightens else "ease"
    return active(said, does, act, what_from=what.first)


@deeds.rule(
    "{does: raise} {what: ...+}",
    "Canada {does: raised} {what: tariffs on steel}.",
    never=["the raise in tariffs", "Canada raised hopes."],
)
def raises(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """To raise, apply or introduce a tariff, a ban or a control imposes it."""
    if not barrier(said.line, what.first):
        return Declined("no measure")
    if verb_of(said, does).status == "possible":
        return threat(said, does)
    return active(said, does, "impose", what_from=what.first)


@deeds.rule(
    "{does: investigate} {what: ...+}",
    "Canada {does: investigated} {what: imports of steel}.",
    never=["the investigation of imports"],
)
def investigates(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody opens or conducts a probe."""
    return active(said, does, "investigate", what_from=what.first)


@deeds.rule(
    "{does: withdraw} {what: ...+}",
    "Canada {does: terminated} {what: the agreement}.",
    never=["the termination of the agreement"],
)
def withdraws(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody leaves, suspends or ends something."""
    return active(said, does, "ease" if barrier(said.line, what.first) else "withdraw", what_from=what.first)


def threat(said: Said, does: Blank) -> Deed | Declined:
    """A measure that somebody may put on: a harmful step that is held out."""
    line, verb = said.line, verb_of(said, does)
    if verb.negated or word(line, does.first).split()[0] not in MIGHT:
        return Declined("only possible")
    who = subject(line, does.first)
    if who is None or not is_subject_adjacent(line, does.first):
        return Declined("nobody does it")
    what = object_after(line, does.first)
    thing = Stretch(what.first, what.last, verb.at, what.end) if what else None
    deed = deed_of(said, does, "threaten", by=who[0], what=thing, start=line.chunks[who[1]].start)
    return replace(deed, status="done", day=None)
