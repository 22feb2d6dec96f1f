"""Trade remedies and stops of trade: findings of dumping, reviews of duties, trade that is banned, lists of sanctions.

Refuses findings on anything but trade, reviews of nothing in force and what is designated as something.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.clause import object_after, stretch, thing_before, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed, Verb
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import barrier, names

deeds = Stage("deeds", head="does")

STOPS = frozenset({"ban", "suspend", "halt", "prohibit", "restrict", "block", "freeze", "bar", "limit"})
FINDING = frozenset({"make", "issue", "reach", "deliver", "publish", "release", "return"})
REVIEWING = frozenset(
    {
        "conduct",
        "undertake",
        "launch",
        "initiate",
        "start",
        "begin",
        "open",
        "complete",
        "carry out",
        "hold",
        "announce",
    }
)
FOUND = frozenset({"say", "confirm", "find", "show", "conclude", "reveal", "state", "determine", "establish"})
UNFAIR = frozenset("dumping dumped dump subsidising subsidizing subsidised subsidized subsidisation injury".split())
SANCTIONED = word_set("sanctioned_word")
PASSIVE = frozenset({"passive", "to_be"})
NEAR = 12  # chunks from a finding to what it finds


@deeds.rule(
    "{flow: trade_flow} of {what: ...} {does: impose.p|cut.p|withdraw.p|plain.p|establish.p} [by {by: actor}]",
    "{flow: Exports} of {what: copper scrap} {does: were banned} by {by: Chile}.",
    "The {flow: import} of {what: beef} {does: will be suspended}.",
    "{flow: Imports} of {what: beef} {does: were halted} in May.",
    "{flow: Exports} of {what: castor oil} {does: will be allowed} from May.",
    "{flow: Imports} of {what: beef} {does: were resumed} in May.",
    never=["Exports of copper were discussed.", "Imports of beef banned in Peru rose."],
)
def trade_is_stopped(said: Said, flow: Blank, what: Blank, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """Trade in some goods is banned, suspended or restricted, or allowed again."""
    line, verb = said.line, verb_of(said, does)
    lets = verb.lemma in {"allow", "permit", "resume"}
    if not (lets or verb.lemma in STOPS) or verb.voice not in PASSIVE or verb.negated or verb.status == "possible":
        return Declined("no stop of trade")
    if any(isinstance(chunk.value, Verb) for chunk in line.chunks[what.first : what.last]):
        return Declined("another clause")
    thing = stretch(line, flow.first, does.first)
    agent = line.value(by) if by else None
    return deed_of(said, does, "ease" if lets else "impose", by=agent, what=thing, start=line.chunks[flow.first].start)


@deeds.rule(
    "{does: award} {what: ...+}",
    "Canada {does: designated} {what: 15 individuals and two banks under the act}.",
    never=["Canada designated three banks as clearing houses.", "Canada designated the port."],
)
def designates(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody puts people, firms or ships on a list of sanctions."""
    line = said.line
    near = [word for chunk in line.lowered[what.first : what.first + 8] for word in chunk.split()]
    is_listed = verb_of(said, does).lemma == "designate" and not SANCTIONED.isdisjoint(near)
    as_what = line.between(line.chunks[what.first].start, line.chunks[-1].end).lower().partition(" as ")[2]
    is_named = as_what and not as_what.startswith(("foreign terrorist", "specially designated", "a foreign terrorist"))
    if not (is_listed or (as_what and not is_named and verb_of(said, does).lemma == "designate")) or is_named:
        return Declined("no list of sanctions")
    return active(said, does, "impose", what_from=what.first)


@deeds.rule(
    "{does: hold|plain|establish|announce|agree} [{f: low}] [{g: low}] [{h: low}] {kind: review_word} of|into "
    "{what: ...+}",
    "Canada {does: will conduct} {f: a} {kind: sunset review} of {what: the duties on steel}.",
    "Canada {does: undertook} {f: the} {g: planned} {h: second} {kind: review} of {what: duties on steel}.",
    "Canada {does: announced} {f: its} {kind: review} of {what: the tariffs}.",
    "Canada {does: has launched} {f: an} {kind: expiry review} into {what: the quotas}.",
    never=["Canada conducted a review of its forests."],
)
def reviews(
    said: Said,
    does: Blank,
    kind: Blank,
    what: Blank,
    f: Blank | None = None,
    g: Blank | None = None,
    h: Blank | None = None,
) -> Deed | Declined:
    """Somebody reviews a measure that is in force."""
    is_measure = barrier(said.line, what.first) or "measure" in said.line.lowered[what.first : what.first + 5]
    is_measure = is_measure or any(word.endswith(" measure") for word in said.line.lowered[what.first : what.first + 3])
    if verb_of(said, does).lemma not in REVIEWING or not is_measure:
        return Declined("no review of a measure")
    return active(said, does, "investigate", what_from=does.last)


@deeds.rule(
    "{does: plain|announce} [{f: low}] [{g: low}] [{h: low}] determination|ruling|finding|findings|determinations "
    "{what: ...+}",
    "Canada {does: made} {f: a} {g: preliminary} determination {what: of dumping of beef}.",
    "Canada {does: issued} {f: its} {g: final} {h: affirmative} findings {what: in the anti-dumping probe}.",
    "Canada {does: made} {f: the} ruling {what: that the dumped imports cause injury}.",
    "Canada {does: made} {f: final} determinations {what: of dumping}.",
    "Canada {does: made} {f: a} finding {what: of injury}.",
    never=["Canada made a determination of the border.", "Canada announced a ruling on its dumping probe."],
)
def finds(
    said: Said, does: Blank, what: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None
) -> Deed | Declined:
    """Somebody finds that goods are dumped or subsidised."""
    near = {word for chunk in said.line.lowered[what.first : what.first + NEAR] for word in chunk.split()}
    is_remedy = any(word.startswith(("dump", "subsid", "anti-dump", "anti-subsid", "injur")) for word in near)
    if verb_of(said, does).lemma not in FINDING or not is_remedy:
        return Declined("no finding on trade")
    return active(said, does, "investigate", what_from=does.last)


@deeds.rule(
    "investigation|probe|ruling|inquiry [by {by: actor}] {does: state|agree|establish} [that] {what: ...+}",
    "A ruling by {by: Canada} {does: said} that {what: beef was dumped}.",
    "An investigation {does: confirmed} that {what: beef had been dumped}.",
    "The probe {does: stated} {what: dumped imports of beef caused injury}.",
    "The inquiry {does: stated} that {what: beef was dumped}.",
    "The probe {does: established} that {what: beef was dumped}.",
    never=["The probe found that the pilot erred."],
)
def is_found(said: Said, does: Blank, what: Blank, by: Blank | None = None) -> Deed | Declined:
    """An investigation finds that goods are dumped or subsidised."""
    line, verb = said.line, verb_of(said, does)
    near = {word for chunk in line.lowered[what.first : what.first + 20] for word in chunk.split()}
    if verb.lemma not in FOUND or verb.voice not in {"ed", "active"} or UNFAIR.isdisjoint(near):
        return Declined("no finding on trade")
    agent = line.value(by) if by else None
    return deed_of(said, does, "investigate", by=agent, what=object_after(line, what.first), start=said.start)


@deeds.rule(
    "{does: plain&sort.letting|ratify&sort.letting} {whom: ...} {then: establish.to|plain.to} {what: ...+}",
    "Canada {does: allowed} {whom: nine firms} {then: to resume} {what: exports of beef}.",
    "Canada {does: has authorised} {whom: two mills} {then: to import} {what: beef}.",
    never=["Canada helped firms to export beef.", "Canada allowed its firms to invest."],
)
def lets_trade(said: Said, does: Blank, whom: Blank, then: Blank, what: Blank) -> Deed | Declined:
    """Somebody lets firms trade again in something."""
    next_one = said.line.value(then)
    is_trade = next_one.lemma in {"import", "export", "ship"} or (
        next_one.lemma == "resume" and names(said.line, what.first, "trade_flow", what.first + 4)
    )
    if whom.last - whom.first > 6 or not is_trade:
        return Declined("no trade allowed")
    return active(said, does, "ease", what_from=then.first)


@deeds.rule(
    "{does: plain&sort.letting|ratify&sort.letting} [the] [{low!function}] export|exports|import|imports|sale of"
    " {what: ...+}",
    "Canada {does: allowed} the export of {what: beef to Peru}.",
    "Canada {does: has authorised} duty-free imports of {what: beef}.",
    "Canada {does: will allow} the import of {what: beef}.",
    "Canada {does: allowed} exports of {what: beef}.",
    "Canada {does: will authorise} the sale of {what: chips to Peru}.",
    never=["Canada allowed the export.", "Canada allowed growth of exports."],
)
def lets_goods_through(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody lets goods be exported or imported."""
    return active(said, does, "ease", what_from=does.last)


@deeds.rule(
    "first|initially|originally {does: raise.p|establish.p|impose.p} in|on|from {when: day}",
    "the tariffs on wine, first {does: introduced} in {when: 2021}, remain.",
    "the duty, initially {does: imposed} on {when: 3 May 2021}, ends.",
    "the quotas originally {does: set} from {when: May} ended.",
    never=["the forum, first held in 2021, met."],
)
def was_put_on_first(said: Said, does: Blank, when: Blank) -> Deed | Declined:
    """A measure told with the day on which it was first put on."""
    line, verb = said.line, verb_of(said, does)
    thing = thing_before(line, said.first)
    if verb.voice in PASSIVE or thing is None or not names(line, thing.first, "barrier_word", thing.last):
        return Declined("no measure put on")
    first = thing.first + (word(line, thing.first) in {"of", "on", "over"})
    named = stretch(line, first + (word(line, first) in {"the", "a"}), thing.last)
    return deed_of(said, does, "impose", what=named, start=thing.start)
