"""Verbs with what stands before them: has it happened, is it going on, is it planned, is it denied, who does it.

A verb form alone is folded too; a form that may as well be a noun only where something before it can do the deed.
"""

from __future__ import annotations

from functools import cache

from communique.lexicon import verbs as lexicon
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Declined, Line, Said, Stage, new
from communique.reading.mentions import (
    Auxiliary,
    Day,
    Demonym,
    Doer,
    MayAct,
    Party,
    Verb,
)
from communique.reading.rules.auxiliaries import is_negated
from communique.reading.rules.forms import (
    OPENS,
    PAPERS,
    STATED,
    TAKES_EFFECT,
    has_bare_verb,
    is_beside_the_rest,
    is_compound,
    is_dated,
    is_joined_alike,
    is_noun_or_direction,
    is_of_a_list,
    is_of_a_paper,
    is_of_a_plan,
    names_more,
    opens_the_next_plan,
    opens_with_a_stand,
    participles,
    stands_behind_an_aside,
    takes_place,
    will_on_a_day,
    word_before,
)

ACTS = lexicon.acts()
MAY_BE_PLANS = ("plain", "discuss", "raise", "support", "aid", "cut", "establish", "hold", "attend")
VOICES = ("active", "ed", "part", "passive", "to", "to_be", "ing", "base")
NOT_BEFORE_PAST = word_set("makes_an_adjective")
BESIDE = frozenset({"hereby", "also", "then", "now", "thus", "therefore"})
BESIDE_OR_QUOTED = BESIDE | {"“"}  # `Japan “strongly condemns” it`
BEFORE_BARE = word_set("before_a_bare_verb")
BEFORE_ING = word_set("before_a_gerund")
MAY_STAND_BEFORE = BEFORE_BARE | BESIDE | PAPERS | {",", ")", "]"}  # a form that may as well be a noun

STATES = {"planned": "planned", "proposed": "wished"}  # of verbs whose chunks rules tell from others


@cache
def kind_of(act: str, lemma: str, voice: str, status: str) -> str:
    """What a verb's chunk is: its act and voice, the sorts that its lemma is of, and whether it tells a plan or what
    somebody should do."""
    sorts = [f"sort.{sort}" for sort, lemmas in lexicon.sorts().items() if lemma in lemmas]
    return "+".join([f"{act}.{voice}", *sorts, *filter(None, [STATES.get(status)])])


def _kinds() -> tuple[str, ...]:
    told_apart = frozenset().union(*lexicon.sorts().values())  # all other verbs of an act are of one kind
    forms = {(form.acts[0], form.lemma): None for form in lexicon.forms().values() if form.lemma in told_apart}
    told = [*forms, *((act, "") for act in ACTS)]
    each = [kind_of(*one, voice, plan) for one in told for voice in VOICES for plan in ("", *STATES)]
    return tuple(dict.fromkeys(each))


verbs = Stage("verbs", makes=_kinds())

# A blank for an act takes every form whose subject does it; a blank for `act.p` every form that it is done to.
FAMILIES: dict[str, tuple[str, ...]] = (
    {act: tuple(f"{act}.{voice}" for voice in ("active", "ed", "ing", "base")) for act in ACTS}
    | {f"{act}.p": tuple(f"{act}.{voice}" for voice in ("passive", "ed", "part", "to_be")) for act in ACTS}
    | {"infinitive": tuple(f"{act}.{voice}" for act in ACTS for voice in ("to", "to_be"))}
    | {"verb": tuple(f"{act}.{voice}" for act in ACTS for voice in VOICES)}
    | {"plan": tuple(f"{act}&planned" for act in MAY_BE_PLANS)}
)


@verbs.rule(
    "{modal} [{not}] [{adverb}]* {main: v.base}",
    "Korea {modal: will} {main: sign} the agreement",
    "Korea {modal: will} {not: not} {main: sign} the agreement",
    "Korea {modal: will} {adverb: soon} {main: sign} the agreement",
    never=["the will of Korea"],
)
def will_do(said: Said, modal: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody will do."""
    return told_by(said, main, "active", _of_modal(said.line.words(modal)))


@verbs.rule(
    "{should} [{not}] [{adverb}]* [be] {main: v.base|v.part}",
    "Korea {should: should} {main: sign} the agreement",
    "Korea {should: should} not {adverb: swiftly} {main: sign} the agreement",
    "the agreement {should: should} be {main: signed}",
    never=["a should-cost model"],
)
def should_do(said: Said, should: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody should do, in somebody else's view."""
    voice = "passive" if _words(said.line, said.first, main.first) & {"be"} else "active"
    return told_by(said, main, voice, "proposed")


@verbs.rule(
    "{modal} [{not}] [{adverb}]* be [{adverb}]* {main: v.part}",
    "the agreement {modal: will} be {main: signed} in May",
    "the agreement {modal: will} {not: not} be {main: signed} in May",
    "the agreement {modal: will} {adverb: also} be {main: signed} in May",
    "the agreement {modal: will} be formally {main: signed} in May",
    never=["the agreement will be ready"],
)
def will_be_done(said: Said, modal: Blank, main: Blank, **_: Blank) -> Verb:
    """What will be done."""
    return told_by(said, main, "passive", _of_modal(said.line.words(modal)))


@verbs.rule(
    "{modal} be [{adverb}]* {main: v.ing}",
    "Korea {modal: will} be {main: visiting} Canada in May",
    "Korea {modal: will} be also {main: visiting} Canada in May",
    never=["Korea will be willing"],
)
def will_be_doing(said: Said, modal: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody will be doing."""
    return told_by(said, main, "active", _of_modal(said.line.words(modal)))


@verbs.rule(
    "{have} [{not}] [{adverb: adverb|day}]* {main: v.part}",
    "Korea {have: has} {main: signed} the agreement",
    "Korea {have: has} {not: not} {adverb: yet} {main: signed} the agreement",
    "Korea {have: has} {adverb: this week} {main: signed} the agreement",
    never=["Korea has a signed agreement"],
)
def has_done(said: Said, have: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody has done."""
    return told_by(said, main, "active", "done")


@verbs.rule(
    "{have} [{not}] [{adverb}]* been [{adverb}]* {main: v.part}",
    "the agreement {have: has} been {main: signed}",
    "the agreement {have: has} {not: not} been {main: signed}",
    "the agreement {have: has} {adverb: already} been {main: signed}",
    "the agreement {have: has} been formally {main: signed}",
    never=["the talks have been long"],
)
def has_been_done(said: Said, have: Blank, main: Blank, **_: Blank) -> Verb:
    """What has been done."""
    return told_by(said, main, "passive", "done")


@verbs.rule(
    "{have} [{adverb}]* been [{adverb}]* {main: v.ing}",
    "Korea {have: has} been {main: negotiating} the agreement",
    "Korea {have: has} {adverb: also} been actively {main: negotiating} the agreement",
    never=["there have been meetings"],
)
def has_been_doing(said: Said, have: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody has been doing."""
    return told_by(said, main, "active", "ongoing")


@verbs.rule(
    "{be} [{not}] [being] [both|all|last|first] [{adverb}]* {main: v.part}",
    "the agreement {be: was} {main: signed} in May",
    "the agreements {be: were} both {main: signed} in May",
    "the agreements {be: were} all {main: signed} in May",
    "the talks {be: were} last {main: held} in May",
    "the talks {be: were} first {main: held} in May",
    "the agreement {be: was} {not: not} {main: signed} in May",
    "the agreement {be: was} {adverb: formally} {main: signed} in May",
    "the agreement {be: is} being {main: negotiated}",
    "the agreement {be: is} being actively {main: negotiated}",
    never=["the agreement is a signed one"],
)
def is_done(said: Said, be: Blank, main: Blank, **_: Blank) -> Verb:
    """What is, was or is being done."""
    ongoing = "being" in _words(said.line, said.first, main.first)
    if said.line.words(main).lower() == "committed":  # `is committed to` is somebody's own commitment
        return told_by(said, main, "active", "done")
    if said.line.words(main).lower().startswith("headed "):  # `is headed for Lima` tells a trip
        return told_by(said, main, "active", "planned")
    return told_by(said, main, "passive", "ongoing" if ongoing else "done")


@verbs.rule(
    "{be} [{not}] [{adverb: adverb|day}]* {main: v.ing}",
    "Korea {be: is} {main: negotiating} the agreement",
    "Korea {be: is} {not: not} {main: negotiating} the agreement",
    "Korea {be: is} {adverb: also} {main: negotiating} the agreement",
    "Korea {be: is} {adverb: today} {main: launching} the talks",
    never=["the aim is a meeting"],
)
def is_doing(said: Said, be: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody is doing."""
    return told_by(said, main, "active", "ongoing")


@verbs.rule(
    "{auxiliary} [{adverb}]* {main: v.base}",
    "Korea {auxiliary: plans to} {main: sign} the agreement",
    "Korea {auxiliary: plans to} {adverb: formally} {main: sign} the agreement",
    never=["Korea plans to"],
)
def plans_to_do(said: Said, auxiliary: Blank, main: Blank, **_: Blank) -> Verb:
    """What somebody plans to do, or continues to do."""
    before: Auxiliary = said.line.value(auxiliary)
    return told_by(said, main, "active", before.status, negated=before.negated)


@verbs.rule(
    "{be} [{adverb}]* {weighs} [{adverb}]* {main: v.ing}",
    "Korea {be: is} {weighs: considering} {main: signing} the agreement",
    "Korea {be: was} {adverb: also} {weighs: weighing} formally {main: signing} the agreement",
    never=["Korea is considering the agreement"],
)
def weighs_doing(said: Said, main: Blank, **_: Blank) -> Verb:
    """What somebody considers doing."""
    return told_by(said, main, "active", "proposed")


@verbs.rule(
    "{auxiliary} be [{adverb}]* {main: v.part}",
    "the agreement {auxiliary: is expected to} be {main: signed}",
    "the agreement {auxiliary: is expected to} be formally {main: signed}",
    never=["Korea plans to be ready"],
)
def planned_to_be_done(said: Said, auxiliary: Blank, main: Blank, **_: Blank) -> Verb:
    """What is expected or scheduled to be done."""
    return told_by(said, main, "passive", "planned")


@verbs.rule(
    "to [{not}] [{adverb}]* {main: v.base}",
    "urged Canada to {main: withdraw} the measures",
    "urged Canada to swiftly {main: withdraw} the measures",
    "urged Canada to {not: not} {main: withdraw} the offer",
    never=["Korea went to talks"],
)
def to_do(said: Said, main: Blank, **_: Blank) -> Verb:
    """A deed that another verb asks for, promises or allows."""
    return told_by(said, main, "to", "planned")


@verbs.rule(
    "{stays: be|stays} [{adverb}]* {main: concerned_word} by|about|over|at|with|that|to",
    "Korea {stays: is} deeply {main: concerned} by the quota",
    "Korea {stays: remains} {main: concerned} about the quota",
    "Korea {stays: was} {main: concerned} over the quota",
    "Korea {stays: was} {main: concerned} at the quota",
    "Korea {stays: was} {main: dissatisfied} with the quota",
    "Korea {stays: is} {main: disappointed} that the quota was cut",
    "Korea {stays: remains} {main: opposed} to the quota",
    never=["the parties concerned about trade met", "a concerned party", "The report is concerned with tariffs."],
)
def is_concerned(said: Said, main: Blank, **_: Blank) -> Verb | Declined:
    """That somebody is concerned or disappointed by what somebody does, or opposed to it."""
    feeling, behind = said.line.lowered[main.first], said.line.lowered[said.last - 1]
    if (feeling == "concerned" and behind == "with") or (feeling == "opposed") != (behind == "to"):
        return Declined("what it is about")
    if feeling == "opposed":
        return Verb("reject.active", "be opposed", ("reject",), "active", "done", False, main.start, None)
    return Verb("criticise.active", "be concerned", ("criticise",), "active", "done", False, main.start, None)


@verbs.rule(
    "{be} [{adverb}] [due] to {main: v.base}",
    "Korea {be: is} to {main: sign} the agreement",
    "Minister Lee, who {be: is} to {main: visit} Canada",
    "the talks {be: are} due to {main: begin} in May",
    "the talks {be: are} {adverb: now} due to {main: begin} in May",
    never=["the aim is to sign the agreement"],
)
def is_to_do(said: Said, be: Blank, main: Blank, **_: Blank) -> Verb | Declined:
    """What somebody is to do, or due to."""
    if word_before(said.line, main.first - 1) == "due":
        return told_by(said, main, "active", "planned")
    before = said.line.chunks[said.first - 1] if said.first else None
    if before is None or not (isinstance(before.value, MayAct) or said.line.words(before).lower() == "who"):
        return Declined("what an aim is")
    return told_by(said, main, "active", "planned")


@verbs.rule(
    "to be [{adverb}]* {main: v.part}",
    "the summit to be {main: held} in Seoul",
    "the summit to be {adverb: jointly} {main: held} in Seoul",
    never=["the talks to be"],
)
def to_be_done(said: Said, main: Blank, **_: Blank) -> Verb:
    """What is to be done."""
    return told_by(said, main, "to_be", "planned")


@verbs.rule(
    "{main: v.past}",
    "Korea {main: signed} the agreement",
    "the agreement {main: signed} in May",
    never=["the signed agreement"],
)
def did(said: Said, main: Blank) -> Verb | Declined:
    """What somebody did; or, said of the thing, what was done to it."""
    words = said.line.words(main).lower()
    if word_before(said.line, said.first) in NOT_BEFORE_PAST or is_compound(said):
        return Declined("an adjective")
    if words in lexicon.bare_forms() and is_of_a_plan(said.line, said.first, {"and"}):
        return told_by(said, main, "base", "planned")
    return told_by(said, main, "ed" if words in participles() else "active", "done")


@verbs.rule(
    "{main: v.part}",
    "the measures {main: taken} by Korea",
    never=["Korea took the measures"],
)
def done(said: Said, main: Blank) -> Verb | Declined:
    """What was done to the thing named before."""
    if word_before(said.line, said.first) in NOT_BEFORE_PAST:
        return Declined("an adjective")
    return told_by(said, main, "part", "done")


@verbs.rule(
    "{main: v.ing}",
    "Korea met them, {main: requesting} support",
    "Korea met them, while also {main: requesting} support",
    "Canada takes these steps:\n- {main: imposing} tariffs on steel",
    "{main: Welcoming} the agreement, Korea met them",
    "They met in Lima, with Korea {main: proposing} a fund",
    never=["the signing of the agreement", "a meeting"],
)
def doing(said: Said, main: Blank) -> Verb | Declined:
    """A deed told beside another, or in a list of steps."""
    if is_of_a_list(said):
        return told_by(said, main, "active", "planned")
    if is_beside_the_rest(said.line, said.first, Doer):
        return told_by(said, main, "ing", "done")
    if word_before(said.line, said.first) not in BEFORE_ING and not (opens_with_a_stand(said) or _is_while_also(said)):
        return Declined("a noun in -ing")
    behind = said.line.chunks[said.last].value if said.last < len(said.line.chunks) else None
    ahead = word_before(said.line, said.first) in {"to", "after", "before"}  # `looks forward to visiting Canada`
    ahead = ahead or (not said.first and type(behind) is Party)  # `Visiting Canada, Minister Kim said`
    if said.words.lower() == "visiting" and isinstance(behind, Doer) and not ahead:
        return Declined("who is visiting")
    return told_by(said, main, "ing", "done")


def _is_while_also(said: Said) -> bool:
    """Whether it goes with the rest of a sentence: `, while also | calling for talks`, `, also | calling for talks`."""
    line, at = said.line, said.first
    return word_before(line, at) in {"also", "jointly"} and word_before(line, at - 1) in {",", "while"}


@verbs.rule(
    "{main: v.s|v.base}",
    "Korea {main: welcomes} the agreement",
    "the two sides {main: welcome} the agreement",
    "Canada will:\n- {main: impose} tariffs on steel",
    "Canada will today {main: launch} talks",
    "Canada will tomorrow [3 May] {main: launch} talks",
    "the agreement {main: eliminates} tariffs on steel",
    "the agreement {main: takes effect} on May 3",
    "the tariffs {main: take effect} on May 3",
    "Korea will open an office, {main: launch} a fund and act",
    "We, the leaders of Korea and Canada, {main: welcome} the agreement",
    "Korea and Canada (the two sides) {main: announce} the launch of talks",
    "the talks {main: open} in Lima on Friday",
    "the third round {main: begins} on Friday",
    "Korea deplores and firmly {main: opposes} the duties",
    "Korea is dissatisfied with and {main: opposes} the duties",
    never=[
        "the visit of Korea",
        "the agreement supports",
        "with the support of Korea",
        "to curb Korean exports",
        "barriers to U.S. exports",
        "the (EU Exit) Regulations",
        "the talks end on the quota",
    ],
)
def does(said: Said, main: Blank) -> Verb | Declined:
    """What somebody does, in the present."""
    if _is_sure_to_be_notold_by(said):
        return Declined("as well a noun")
    line, words = said.line, said.words
    form = words.lower()
    if is_of_a_list(said):
        return told_by(said, main, "active", "planned")
    if words[0].isupper() and said.last < len(line.chunks) and names_more(line, said.last):
        return Declined("part of a name")  # `the (EU Exit) Regulations`, `the Korea Press Center`
    if words in {"direct", "Order", "Orders"}:
        return Declined("an adjective, or a paper")
    at = said.first - 1
    while at > 0 and (line.chunks[at].low.endswith("ly") or line.chunks[at].low in BESIDE_OR_QUOTED):
        at -= 1
    before = line.chunks[at] if at >= 0 else None
    if will_on_a_day(line, said.first):
        return told_by(said, main, "active", "planned")
    if before is not None and is_of_a_paper(line, before, form):
        return told_by(said, main, "active", "done")
    if isinstance(before.value if before else None, Demonym) or (form == "reform" and before and before.low == "wto"):
        return Declined("a noun")  # `Chinese imports`, `WTO reform`
    if is_noun_or_direction(line, said.last, form):
        return Declined("a noun or a direction")
    if (form in TAKES_EFFECT and is_dated(line, said.last)) or (form in OPENS and takes_place(line, said.first, form)):
        return told_by(said, main, "active", "done")
    if opens_the_next_plan(said):
        return told_by(said, main, "base", "planned")
    if stands_behind_an_aside(said, Doer) or is_joined_alike(line, at, form):
        return told_by(said, main, "active", "done")
    if before is None or not (isinstance(before.value, Doer) or word_before(line, said.first) in BEFORE_BARE):
        return Declined("as well a noun")
    is_joined = word_before(line, said.first) in {"and", "or", "also"} and not isinstance(before.value, Doer)
    if is_joined and not has_bare_verb(line, said.first):
        return Declined("a noun joined to another")
    return told_by(said, main, "active" if isinstance(before.value, Doer) else "base", "done")


def _is_sure_to_be_notold_by(said: Said) -> bool:
    """Whether a plain word stands before that lets no verb follow, as before most forms: so that it is asked first."""
    line, first = said.line, said.first
    if line.context is not None or line.lowered[first] in STATED:
        return False
    if not first:
        return True
    _, _, _, value, before = line.chunks[first - 1]
    return value is None and before not in MAY_STAND_BEFORE and not before.endswith("ly")


def told_by(said: Said, main: Blank, voice: str, status: str, *, negated: bool = False) -> Verb:
    """The verb in `main`, with its act, voice and status."""
    line = said.line
    form = lexicon.forms()[line.lowered[main.first]]
    kind = kind_of(form.acts[0], form.lemma, voice, status)
    if said.first == main.first:  # nothing stands before it, as with most
        return new(Verb, (kind, form.lemma, form.acts, voice, status, negated, main.start, None))
    day = next((chunk[3] for chunk in line.chunks[said.first : main.first] if isinstance(chunk[3], Day)), None)
    return Verb(kind, form.lemma, form.acts, voice, status, negated or is_negated(said), main.start, day)


def _of_modal(modal: str) -> str:
    return "planned" if modal.lower() in {"will", "shall", "'ll", "’ll", "would"} else "possible"


def _words(line: Line, first: int, last: int) -> set[str]:
    return set(line.lowered[first:last])
