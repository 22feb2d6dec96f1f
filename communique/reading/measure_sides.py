"""Who imposes a measure: by the parties of its clause and what is done with it.

Who bears a measure is not who imposes it; who urges another to lift one imposes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.lexicon.verbs import judging
from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.grammar import Line
from communique.reading.measure_laws import law_of
from communique.reading.measure_sellers import is_seller, is_whose_deal
from communique.reading.mentions import Body, Day, Demonym, Holder, Maybe, Party, Person
from communique.reading.rules.measure_nouns import Spotted, deeds, goods_words
from communique.reading.whose import Named

URGED = frozenset(
    "urge urged urges urging ask asked asks asking call called calls calling request requested press pressed "
    "demand demanded persuade".split()
)


OUR_OWN = re.compile(
    r"\b(Centre|Ministry of|Order|order|Proclamation|Kingdom|[Ww]e|[Oo]ur|President|Government|government|[Hh]e)\b"
    r"|^The (?:\w+ ){0,2}(?:commission|Commission|ministry|authority|agency|department|cabinet|package|regulation|"
    r"decree|notification|directive|amendments?)\b"
)
# Deeds whose subject bears the measure of another: to face a tariff, to be subject to one.
BORNE = frozenset(
    "subject subjected taxed face faces facing faced accept accepting accepted receive pay pays paying attract "
    "attracts attracted incur incurs incurring".split()
)


def imposer_of(line: Line, named: Sequence[Named], made: Spotted, cast: Cast) -> str | None:
    """Who imposes: the owner right before, the one an `its` points to, who is named by `by`, or the subject."""
    head = made.head
    if known := law_of(made) or _relative_doer(line, named, made) or _antecedent(line, made, cast):
        return known
    if cast.home and (whose.is_own_voice(line, head) or (made.deed is not None and _is_of_own_body(line, made.deed))):
        return cast.home
    answered = (one.code for one in named if one.at + 1 == head and one.before in ("against", "over"))
    if (other := next(answered, None)) is not None:
        return other  # "countermeasures against US tariffs"
    if (doer := _doer_of_what_goes_along(line, made)) is not None:
        return doer
    if (doer := _doer_named_behind(line, named, made)) is not None:
        return doer
    if (doer := _doer_right_before(line, named, made)) is not None:
        return doer
    if (owner := _owner_or_giver(line, named, made)) is not None:
        return owner
    behind = next((one for one in named if head < one.at <= head + BY and _is_doer(line, one, made)), None)
    if behind:
        return behind.code
    told = _reported(line, head)
    ahead = [one for one in named if told < one.at < head and not is_included(line, one)]
    if _has_its(line, head):
        owners = [one for one in ahead if one.before in ("", "and", "over", "by") or one.is_owner]
        owners = [one for one in owners if not is_seller(line, one) and not _is_let_off(line, one)]
        owners = [one for one in owners if not is_hit(line, named, one, made)]
        return _of_its(line, owners, ahead)
    return _of_those_ahead(line, named, made, cast, ahead, told)


def _of_its(line: Line, owners: Sequence[Named], ahead: Sequence[Named]) -> str | None:
    """Whose "its" is: of who is urged, else of who acts, not of whom he tells or hits."""
    for one in reversed(ahead):
        said = " ".join(line.lowered[max(0, one.at - 2) : one.at]).split(" ")
        if not URGED.isdisjoint(said) and not one.is_adjective:
            return one.code
    plain = [one for one in owners if not one.is_adjective] or owners
    told = [one for one in plain if line.lowered[one.at - 1] not in TOLD_TO or not one.at]
    return (told or plain)[-1].code if plain else None


TOLD_TO = frozenset("told notified informed assured warned reminded promised gave granted offered sanctioned".split())


def _owner_or_giver(line: Line, named: Sequence[Named], made: Spotted) -> str | None:
    """Whose the measure is called, or who gives the access that somebody enjoys."""
    head = made.head
    owner = whose.owner(line, list(named), head)
    is_enjoyed = ACCESS.search(line.lowered[head])
    if owner and made.deed is not None:  # whose goods are stopped, and who faces a tariff, impose nothing
        is_stopped = line.lowered[head] in STOPPED and owner.at > made.deed
        is_stopped = is_stopped or not {"a", "an"}.isdisjoint(
            line.lowered[owner.at + 1 : head]
        )  # "charges Peru a duty"
        owner = None if is_stopped or (is_borne(line, made) and owner.at < made.deed) else owner
    is_others = owner is not None and owner.before in ("on", "against", "from") and owner.is_adjective
    is_others = is_others and (owner is None or owner.at + 1 < head)  # but "a response to US tariffs"
    is_others = is_others or (
        owner is not None and (is_hit(line, named, owner, made) or is_told_for(line, owner, head))
    )
    if owner and owner.at < head and not is_others and not is_enjoyed:
        return owner.code
    if is_enjoyed and (giver := _market(line, named, head)):
        return giver
    return None


def _of_those_ahead(
    line: Line, named: Sequence[Named], made: Spotted, cast: Cast, ahead: Sequence[Named], told: int
) -> str | None:
    """Who imposes of those named before the measure: who decides, who does it, who is spoken of as `he` or `we`."""
    head = made.head
    verb = made.deed if made.deed is not None else head
    if line.lowered[verb - 1 : verb] == ["to"] and not ASKED.isdisjoint(line.lowered[max(0, verb - 3) : verb]):
        return cast.home  # "filed an application to impose a duty"
    if _is_decided(line, verb) and ahead:
        return ahead[-1].code
    if decider := next((one for one in named if _decides(line, one) and one.at == verb - 2), None):
        return decider.code  # "the decision by the United States to remove"
    if verb < head and not is_borne(line, made) and _is_passive(line, verb):
        return None  # "five banks were added to the list"
    if verb > head and line.lowered[verb].endswith("ed"):
        between = [one for one in named if head < one.at < verb]
        if line.lowered[head].startswith("export") and between and between[-1].before == "from":
            return between[-1].code  # "exports of rice from India were banned"
        if all(one.is_adjective or one.before for one in between):
            return None  # "a complaint over duties imposed on barley"
    if ahead and does(line, ahead[-1], verb) and not is_borne(line, made):
        together = len(ahead) > 1 and ahead[-1].before == "and" and ahead[-1].at - ahead[-2].at == 2
        return ahead[-2 if together and ahead[-2].before == "" else -1].code  # "Switzerland and Liechtenstein will"
    if _has_he(line, verb):  # "the President warned that he would raise tariffs"
        named = [one for one in whose.parties(line, cast, 0, verb) if one.before in ("", "and")]
        people = [one for one in named if isinstance(line.chunks[one.at].value, Holder | Maybe | Person)]
        tellers = (one for one in reversed(people) if TELLS.intersection(line.lowered[one.at + 1 : one.at + 3]))
        speaker = next(tellers, people[0] if people else None)
        is_unknown = any(isinstance(chunk.value, Maybe | Person) for chunk in line.chunks[:verb])
        return speaker.code if speaker else None if is_unknown else cast.home
    if is_borne(line, made):
        bears = any(one.code == cast.home and verb - 4 <= one.at < verb for one in named)
        return None if bears else cast.home  # "Australian goods face a tariff"
    if _has_pronoun(line, verb):
        return cast.home
    return _subject_of(line, made, cast, ahead, told)


def _subject_of(line: Line, made: Spotted, cast: Cast, ahead: Sequence[Named], told: int) -> str | None:
    """Who is urged, or whose verb it is, in the clause and then in the whole sentence; else the publisher's own."""
    head = made.head
    verb = made.deed if made.deed is not None else head
    if made.deed is None and not GAINED.isdisjoint(line.lowered[max(0, head - 8) : head]):
        return None  # "Peru secured a tariff reduction"
    if made.deed is None:  # who only speaks of a measure does not impose it
        ahead = [one for one in ahead if not _only_speaks(line, one)]
    for one in reversed([one for one in ahead if one.at < verb]):
        words = set(line.lowered[max(0, one.at - 3) : one.at])
        if words & URGED:
            return one.code
    subject = whose.subject(line, [one for one in ahead if one.at < verb and not is_seller(line, one)], verb)
    if subject and (subject.before in ("", "and") or subject.at == verb - 2):
        return subject.code
    whole = [
        one
        for one in whose.parties(line, cast, told + 1, verb)
        if one.code.isupper() and not is_seller(line, one) and not is_whose_deal(line, one)
    ]
    if made.deed is None:
        whole = [one for one in whole if not _only_speaks(line, one)]
    subject = whose.subject(line, [one for one in whole if not is_included(line, one)], verb)
    if subject and not (subject.is_adjective and subject.before in HIT_BY):
        return subject.code
    if teller := next((one for one in whose.parties(line, cast, head) if _tells_behind(line, one)), None):
        return teller.code if teller.code.isupper() else None
    clause = line.between(line.chunks[0].start, line.chunks[head].end)
    own = OUR_OWN.search(clause)
    is_said = own is not None and own.group() in ("he", "He") and made.deed is None  # who only speaks of a measure
    return cast.home if own is not None and not is_said else None


def _tells_behind(line: Line, one: Named) -> bool:
    """Whether a party's office tells, behind a comma, what was said before: `, the finance ministry of Peru | said`."""
    if "," not in line.lowered[max(0, one.at - 6) : one.at]:
        return False
    behind = range(one.at + 1, min(one.at + 6, len(line.chunks)))
    told = next((at for at in behind if line.lowered[at] in TELLS), 0)
    return bool(told) and {",", "that", "which", "and"}.isdisjoint(line.lowered[one.at + 1 : told])


def _only_speaks(line: Line, one: Named) -> bool:
    """Whether a party only says something of a measure, or judges it: `Peru criticised`."""
    return not (SPOKEN | judging()).isdisjoint(line.lowered[one.at + 1 : one.at + 3])


TELLS = frozenset("said says announced announces warned warns threatened threatens made declared wrote told".split())
GAINED = frozenset(
    "secure secures secured win wins won obtain obtained negotiated gain gains gained get gets got welcomed".split()
)
SPOKEN = frozenset("said says told added noted stressed".split())
HIT_BY = frozenset({"on", "against", "to", "for", "of", "with", "from", "in", "among", "into"})


def _doer_of_what_goes_along(line: Line, made: Spotted) -> str | None:
    """Who opens the sentence, for what goes along with its deed: `Peru listed ten firms, | prohibiting exports`."""
    words = line.lowered[made.head].split()
    if not words[0].endswith("ing") or made.head < 2 or line.lowered[made.head - 1] != ",":
        return None
    opening = line.chunks[0].value
    return opening.code if isinstance(opening, Party) and not isinstance(opening, Demonym) else None


def _doer_named_behind(line: Line, named: Sequence[Named], made: Spotted) -> str | None:
    """Who is named behind `imposed by`, whoever judges it: `Peru rejected the tariff | imposed by Chile`."""
    behind = (one for one in named if made.head < one.at <= made.head + BY and one.before == "by")
    for one in behind:
        ahead = line.lowered[max(0, one.at - 3) : one.at]
        verb = next((word for word in ahead if word in PUTS), "")
        if verb.endswith(("ed", "put")) and _is_doer(line, one, made):
            return one.code
    return None


def _doer_right_before(line: Line, named: Sequence[Named], made: Spotted) -> str | None:
    """Who stands right before what is done with his own measure: `Peru added 12 Chilean firms to its list`."""
    if made.deed is None or made.deed > made.head or is_borne(line, made) or not _has_its(line, made.head):
        return None
    doers = (one for one in reversed(named) if one.at < made.deed and not one.is_adjective)
    doer = next(doers, None)
    return doer.code if doer is not None and does(line, doer, made.deed) else None


OWN_BODIES = frozenset({"council", "commission", "government", "ministry", "department", "administration"})


def _is_of_own_body(line: Line, deed: int) -> bool:
    """Whether the publisher's own body is named without its country right before the deed: `the Council adopted`."""
    at = deed - 1
    while at > 0 and line.lowered[at] in HELPERS | {"today", "yesterday"}:
        at -= 1
    return at > 0 and line.lowered[at] in OWN_BODIES and line.lowered[at - 1] == "the"


def _decides(line: Line, one: Named) -> bool:
    """Whether a party is the one that decides: `by Canada`, `the decision of Canada`."""
    decided = DECIDED.intersection(line.lowered[max(0, one.at - 4) : one.at])
    return one.before == "by" or (one.before in {"of", "from"} and bool(decided))


def _is_let_off(line: Line, one: Named) -> bool:
    """Whether a party is whom a measure is not to hit: "to exempt Japan from its tariffs"."""
    return one.at > 0 and line.lowered[one.at - 1].startswith(("exempt", "exclud", "spar"))


STOPPED = frozenset({"imports", "exports", "shipments", "import", "export"})

# What a party enjoys in the market of another, who grants it.
ACCESS = re.compile(r"access|preferences?$|benefits?$|status$|eligibility$|designation$|treatment$|^designations? ")


def is_told_for(line: Line, one: Named, head: int) -> bool:
    """Whether a rate is told for a party in front of it: "For the EU the tariff is 20 percent"."""
    between = line.lowered[one.at + 1 : head]
    return one.before == "for" and one.at < head <= one.at + 4 and between[:1] in (["the"], [","])


def is_hit(line: Line, named: Sequence[Named], owner: Named, made: Spotted) -> bool:
    """Whether the country in front of the noun is the one hit: "Australia extended its Russia sanctions"."""
    is_of_regime = made.instrument == "sanction" and not owner.is_owner and owner.code not in IMPOSERS
    if is_of_regime and owner.at + 1 == made.head:
        return True  # "under the Russia sanctions regime"
    if made.deed is None or not made.deed < owner.at or is_borne(line, made):
        return False  # "goods that face a Chilean tariff"
    if owner.before in NOT_ITS_OBJECT and owner.at + 1 == made.head:
        return False  # "set up a desk for firms affected by Chilean tariffs"
    if owner.is_adjective and owner.at + 1 < made.head:  # "Canada lowers Mexican car tariffs to 15 percent"
        doer = next((one for one in reversed(named) if one.at < made.deed), None)
        is_of_goods = line.lowered[made.head - 1] in goods_words()
        return is_of_goods and doer is not None and doer.code != owner.code and does(line, doer, made.deed)
    is_theirs = made.instrument == "sanction" and owner.is_adjective and owner.code not in IMPOSERS
    if (owner.is_owner and not is_theirs) or owner.at + 1 != made.head:
        return False  # but "Japan tightens Russian sanctions"
    if any(one.at > made.head and one.is_adjective and one.code != owner.code and one.before == "on" for one in named):
        return False  # "the deal with Peru ends UK tariffs on Peruvian goods"
    return any(one.at < made.deed and one.before == "" and one.code != owner.code for one in named)


NOT_ITS_OBJECT = frozenset({"by", "over", "about", "amid", "under", "to", "due", "with", "despite", "after"})
NO_IMPOSERS = frozenset({"WTO", "G20"})  # who settles disputes and talks, and taxes nothing
IMPOSERS = frozenset(
    {"US", "EU", "GB", "UN", "CA", "AU", "JP"}
)  # whose name alone before `sanctions` is who imposes them
BY = 16  # chunks from a measure's noun, with its goods, to the "by" of who imposes it


def _antecedent(line: Line, made: Spotted, cast: Cast) -> str | None:
    """Who imposes by the clause that tells more of him: "with Chile, which has imposed a tariff on copper"."""
    if made.deed is None:
        return None
    for index in range(made.deed - 1, max(1, made.deed - 4), -1):
        if line.lowered[index] not in ("which", "that", "who"):
            continue
        before = index - 2 if line.lowered[index - 1] == "," else index - 1
        mention = line.chunks[before].value
        is_doer = isinstance(mention, Party | Body) and not isinstance(mention, Demonym)
        return whose.code_of(mention, cast) if is_doer and made.deed < made.head else None
    return None


def _market(line: Line, named: Sequence[Named], head: int) -> str | None:
    """Whose market it is: the EU's in "preferential access to the EU market"."""
    for one in named:
        if head < one.at <= head + 4 and one.before in ("to", "in") and line.lowered[head + 1 : head + 2] == ["to"]:
            behind = line.lowered[one.at + 1 : one.at + 4]
            return one.code if not {"market", "markets"}.isdisjoint(behind) else None
    return None


def _relative_doer(line: Line, named: Sequence[Named], made: Spotted) -> str | None:
    """Who imposes by a clause behind the goods: Kenya in "the levy on used cars that Kenya plans to introduce"."""
    for one in named:
        if not made.head + 2 < one.at <= made.head + 14:
            continue
        lead = line.lowered[one.at - 1] if line.lowered[one.at - 1] != "the" else line.lowered[one.at - 2]
        is_doer = lead in ("that", "which") and not one.is_adjective  # not "asked that Chilean goods be excluded"
        if is_doer and PUTS.intersection(line.lowered[one.at + 1 : one.at + 6]):
            return one.code
    return None


PUTS = deeds()


REPORTED = frozenset(
    "said stated noted emphasized emphasised stressed requested argued claimed explained added pointed "
    "expressed voiced raised conveyed reiterated underlined highlighted reported warned reminded recalled confirmed "
    "informed acknowledged indicated noting saying adding".split()
)


def _reported(line: Line, head: int) -> int:
    """The chunk behind which what somebody merely says begins: its subject imposes nothing; -1 for none."""
    words = line.lowered[:head]
    for index in range(head - 1, 0, -1):
        if words[index] in ("that", "over", "about", "regarding"):
            said = " ".join(words[max(0, index - 4) : index]).split(" ")
            if REPORTED.intersection(said):
                return index
    return -1


def _is_doer(line: Line, one: Named, made: Spotted) -> bool:
    """Whether a party behind the noun imposes the measure: "by the EU", "the tariffs the EU has imposed"."""
    if any(text.startswith(GOVERNING) for text in line.lowered[max(0, one.at - 2) : one.at]):
        return "by" in line.lowered[max(0, one.at - 5) : one.at]  # "introduced by the administration of President Lee"
    if one.before == "by" and one.is_adjective and is_seller(line, one):
        return False  # "dumping by six Japanese firms"
    if one.before == "by" and not CITING.isdisjoint(line.lowered[made.head + 1 : one.at]):
        return False  # "a tariff on ethanol, citing unfair trade by Brazil"
    if one.before == "by":
        return not PAID.intersection(line.lowered[max(0, one.at - 3) : one.at])
    return made.deed is not None and made.head < one.at < made.deed and not one.before and not one.is_adjective


CITING = frozenset({"citing", "cited", "alleging", "following", "after", "response", "retaliation", "because", "over"})
GOVERNING = ("administration", "government", "cabinet")
PAID = frozenset(
    "paid borne faced owed charged made produced manufactured exported sold imported built grown caused received "
    "enjoyed obtained supplied".split()
)  # "tariffs paid by India" are another's


HELPERS = frozenset(
    "will shall has have had is are would should must also not now already can may intends plans agreed to on decided "
    "decides pledged promised vowed committed voted moved began begun started immediately temporarily formally "
    "continue continues".split()
)


def does(line: Line, one: Named, verb: int) -> bool:
    """Whether a party is the subject right before a verb: "and the EU will suspend"."""
    told = (chunk for chunk in line.chunks[one.at + 1 : verb] if not isinstance(chunk.value, Day))
    between = [word for chunk in told for word in chunk.low.split()]
    if one.is_adjective and between[:1] and between[0] in GOVERNMENTS:
        between = between[1:]  # "the Chinese | government | decided to"
    return one.at < verb and one.before in ("", "and") and all(word in HELPERS for word in between)


GOVERNMENTS = frozenset(
    "government governments authorities authority administration cabinet parliament ministry regulators customs".split()
)
ASKED = frozenset(
    "application applications petition petitions request requests complaint complaints call calls".split()
)
DECIDED = frozenset("decision move plan announcement intention threat proposal pledge commitment bid vow step".split())


def _is_decided(line: Line, verb: int) -> bool:
    """Whether somebody's decision is what imposes: "Peru's decision to impose", "of 4 May, to impose"."""
    has_day = any(isinstance(chunk.value, Day) for chunk in line.chunks[max(0, verb - 3) : verb])
    first = max(0, verb - (6 if has_day else 3))
    words = [word for chunk in line.chunks[first:verb] for word in chunk.low.split()]
    return words[-1:] == ["to"] and bool(DECIDED.intersection(words))


def is_borne(line: Line, made: Spotted) -> bool:
    """Whether the subject of the clause bears the measure, and does not impose it."""
    if made.deed is None:
        return False
    words = line.lowered[made.deed : made.deed + 2]
    return words[0] in BORNE or words == ["slapped", "with"]


def _is_passive(line: Line, verb: int) -> bool:
    """Whether a participle tells what is done to its subject: "were added", "has been put"."""
    return line.lowered[verb - 1] in ("were", "was", "been", "be") and line.lowered[verb].endswith(("ed", "put", "set"))


def _has_pronoun(line: Line, verb: int) -> bool:
    """Whether a pronoun right before the verb is its subject: "he is imposing"."""
    words = line.lowered[max(0, verb - 4) : verb]
    return any(word in ("he", "she", "we") for word in words)


def _has_he(line: Line, verb: int) -> bool:
    """Whether he or she, named before in the sentence, is the subject of a verb."""
    return not {"he", "she"}.isdisjoint(line.lowered[max(0, verb - 4) : verb])


def _has_its(line: Line, head: int) -> bool:
    words = line.lowered[max(0, head - 6) : head]
    return "its" in words or "their" in words


def is_included(line: Line, one: Named) -> bool:
    """Whether a party stands behind `including`, or is acted upon."""
    return one.at > 0 and line.chunks[one.at - 1].low in ("including", "excluding", "except")
