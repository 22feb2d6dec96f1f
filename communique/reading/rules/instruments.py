"""Instruments by name: agreements, memoranda, treaties, declarations, standing partnerships.

It names and sorts them; what became of them (signed, in force) is read elsewhere. Plurals are no instrument.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Chunk, Declined, Said, Stage
from communique.reading.mentions import Amount, Body, City, Instrument, Party
from communique.records import unique

TRADE_TYPES = frozenset({"fta", "cepa", "epa", "tipf"})
instruments = Stage("instruments", makes=("instrument",))
topics = Stage("topics", makes=("instrument",))

# The first that is found in the name, from the most telling words to the least.
TYPES = (
    ("other", r"\bterms of reference\b|^(?:joint )?(?:action|work) plan\b|^road ?map\b|^plan of action\b"),
    ("declaration", r"joint (?:\w+ )?statement|declaration|communiqu[eé]|joint vision|vision statement"
                    r"|leaders' statement"),
    ("mou", r"memorand|\bmou\b|\bmoc\b"),
    ("tipf", r"trade and investment promotion framework|\btipf\b"),
    ("cepa", r"comprehensive economic partnership agreement|\bcepa\b"),
    ("fta", r"free[ -]trade|\b[\w-]*fta\b|\bajcep\b|\ba(?:i)?tiga\b"
            r"|comprehensive economic and trade agreement|\bceta\b|comprehensive economic coop"
            r"|\bceca\b|\brcep\b|regional comprehensive economic|trans-pacific partnership|\bcptpp\b|\becta\b"
            r"|trade in (?:goods|services)(?: \(\w+\))? agreement|(?<!general )agreement on trade in (?:goods|services)"
            r"|economic cooperation and trade agreement|trade and economic partnership|\btepa\b"
            r"|\btpp(?:-?11)?\b|mexico-canada agreement|trade promotion agreement|\bcusma\b|\busmca\b|\bafcfta\b"),
    ("epa", r"economic partnership agreement|\bepa\b|\b(?:vj|ja|jt)epa\b"),
    ("treaty", r"^treaty o[nf]\b"),
    ("partnership", r"strategic (?:\w+ )?partnership"),
    ("convention", r"convention"),
    ("treaty", r"treaty|\bprotocol|association agreement"),
    ("contract", r"contract|(?:purchase|offtake|supply|sales?|lease|shareholders?|concession) (?:and \w+ )?"
                 r"(?:agreement|deal)"),
    ("framework", r"framework|\btifa\b|\bipef\b"),
    ("partnership", r"partnership(?! agree)|alliance"),
)  # fmt: skip
# Before "deal with" these make it a verb.
VERBAL = frozenset("to will can must not and who that would should could may we they it i you cannot also".split())
ARTICLES = re.compile(r"^(?:an?|the|draft) (?:new )?(?=[a-z])")
SEPARATOR = re.compile(r"\s[–—-]\s")  # with spaces around it a dash parts a label from a name
NO_SUBJECT = frozenset(
    "occasion margins sidelines basis behalf track part way table principle presence order line force place return "
    "exchange effect addition particular response accordance early late time full which whom june".split()
)
ONLY_BEHIND_IN = frozenset("exchange return order line force place part response effect presence".split())
PASSING_ANYWHERE = NO_SUBJECT - ONLY_BEHIND_IN
FIELDS = frozenset("field fields area areas sphere spheres domain domains sector sectors".split())
# Behind "for" they tell when or by what right, not about what.
PASSING = frozenset(
    "first second third years year months time times now signature approval consideration discussion ratification "
    "sake review example instance them us it which whom".split()
)
# Acronyms that name the parties of an agreement.
OF_ACRONYM = {
    "KORUS": ("KR", "US"), "IA-CEPA": ("ID", "AU"), "ChAFTA": ("CN", "AU"), "CUFTA": ("CA", "UA"),
    "JTEPA": ("JP", "TH"), "AANZFTA": ("ASEAN", "AU", "NZ"), "ANZCERTA": ("AU", "NZ"), "KAFTA": ("KR", "AU"),
    "CKFTA": ("CA", "KR"), "ACFTA": ("ASEAN", "CN"), "AKFTA": ("ASEAN", "KR"), "AJCEP": ("ASEAN", "JP"),
    "AITIGA": ("ASEAN", "IN"), "ATIGA": ("ASEAN",), "AHKFTA": ("ASEAN", "HK"), "EVFTA": ("EU", "VN"),
    "EVIPA": ("EU", "VN"), "UKVFTA": ("GB", "VN"), "EUSFTA": ("EU", "SG"), "UKSFTA": ("GB", "SG"),
    "VKFTA": ("VN", "KR"), "VJEPA": ("VN", "JP"), "JAEPA": ("JP", "AU"), "MAFTA": ("MY", "AU"),
    "TAFTA": ("TH", "AU"), "CUKTCA": ("CA", "GB"), "A-UKFTA": ("AU", "GB"), "PAFTA": ("PE", "AU"),
    "CETA": ("EU", "CA"), "ECTA": ("IN", "AU"), "TEPA": ("IN", "EFTA"),
}  # fmt: skip
OF_BLOCS = {"Brussels": "EU"}  # whose government a city stands for
PROPER = frozenset({"CETA", "ECTA", "TEPA", "KORUS"})  # acronyms that name one agreement
OF_A_PART = frozenset({"Investment Agreement"})  # one of several that make up a free trade area
JOINT = re.compile(r"joint (?:media|press|leaders[’']?|vision|ministerial) \w+", re.IGNORECASE)
INTERNAL = re.compile(
    r"(?:(?:national security )?presidential|national security|cabinet|policy) memorandum\b", re.IGNORECASE
)
# Before "agreement" they say nothing of what it is on.
PLAIN_BEFORE = frozenset(
    "broad good great fair firm quick early final formal full key large long major mutual necessary prior proper "
    "recent sure swift verbal written oral side draft package win-win mini big done such similar separate gentlemen "
    "no any fresh rare historic landmark new first second third phase one interim stand-alone standalone secret "
    "ever trading five-year three-year two-year ten-year year multi-year".split()
)
ADJECTIVAL = ("ing", "ed", "al", "ive", "ful", "ous", "ble", "ic", "ant", "ent", "er")
NOUNS = frozenset(  # that end as adjectives do
    "sharing power-sharing water-sharing revenue-sharing cost-sharing burden-sharing crossing landing farming lending "
    "screening pricing processing recycling testing listing tracking manufacturing building metal coal capital "
    "animal mineral chemical canal terminal hospital rental olive locomotive music traffic fabric vegetable table "
    "marble seed feed plant restaurant labour copper timber rubber carrier partner river tender prisoner paper "
    "fertiliser fertilizer container tanker reactor helicopter supplier customer passenger transfer order client "
    "content student talent accident forest harvest interest".split()
)
OWNS = frozenset({"'s", "s'"})
TIES = frozenset({"-", "–", "/", "and", "&"})
# An agreement to do something is no paper, unless it is signed.
TO_ACT = frozenset({"agreement", "deal", "arrangement", "pact", "accord"})
SIGNED = frozenset("signed sign signs signing inked ink initialled initialed exchanged".split())
COMMON = Declined("only a common noun")
BONDS = ("partnership", "framework", "alliance", "contract")
GENERAL = frozenset(
    "and historic landmark phase one major "
    "bilateral comprehensive cooperation economic first framework free investment joint new partnership special "
    "strategic the trade trilateral reciprocal".split()
)


def is_adverbial(behind: list[str], known: str = "other", within: int = 3) -> bool:
    """Whether what stands behind an instrument of a type says when or how, not what it is on: in principle."""
    passing = NO_SUBJECT if behind[0] == "in" else PASSING_ANYWHERE
    if not passing.isdisjoint(behind[:within]):
        return True
    return behind[0] == "in" and known != "mou" and FIELDS.isdisjoint(behind[1:4])


@lru_cache(maxsize=4096)
def type_of(name: str) -> str:
    """The type of an instrument by the words of its name; `other` when none tells."""
    plain = " ".join(name.lower().replace("’", "'").split())
    return next((kind for kind, words in TYPES if re.search(words, plain)), "other")


def parties_in(said: Said, first: int, last: int) -> tuple[str, ...]:
    """The codes of the parties among these chunks, and of the instruments named there."""
    found: list[str] = []
    for chunk in said.line.chunks[first:last]:
        if isinstance(chunk.value, Party):
            found.append(chunk.value.code)
        elif isinstance(chunk.value, Instrument):
            found += chunk.value.parties
    return unique(found)


def signers(said: Said, first: int, last: int) -> tuple[str, ...]:
    """Those an instrument is between: codes of parties; bodies by name where there is no party."""
    bodies = [one.value for one in said.line.chunks[first:last] if isinstance(one.value, Body)]
    cities = [one.value for one in said.line.chunks[first:last] if isinstance(one.value, City)]
    if cities and not bodies:  # a deal with Washington
        capitals = (OF_BLOCS.get(one.name, one.country) for one in cities if one.is_capital and one.country)
        return unique((*parties_in(said, first, last), *capitals))
    names = unique(body.name for body in bodies)
    if len(names) < len(bodies):  # the foreign ministries of two countries: told apart by whose they are
        return unique((*(body.party for body in bodies if body.party), *parties_in(said, first, last))) or names
    return names or parties_in(said, first, last)


def plain_words(said: Said) -> str:
    """The words of the match on one line."""
    return " ".join(said.words.split())


def named(said: Said, head: Blank, short: Blank | None = None) -> Instrument:
    """The instrument that the match names.

    A name of general words, or of small letters alone, is only a common noun unless it names a party.
    """
    line = said.line
    name = SEPARATOR.split(plain_words(said))[-1]
    parties = parties_in(said, said.first, head.first) or OF_ACRONYM.get(name.split(" ")[0], ())
    front = line.between(said.start, head.start).lower().replace("-", " ").split()
    is_titled = line.words(head)[0].isupper() and (not GENERAL.issuperset(front) or name in OF_A_PART)
    return Instrument(
        name, type_of(name), parties, line.words(short) if short else None, bool(parties) or is_titled or name in PROPER
    )


@instruments.rule(
    "[{front: name|body} {rest: name|tie_and}* [, {listed: name}+ and {name}*] [{version: number} {name|tie_and}*]"
    " [( {inner: Cap} ) {inner_rest: name|number|mixed}*]] [Upgrade]"
    " {head: Cap&pact|Cap&pact_name|Cap&bond}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "the {front: Korea}–UAE {head: Comprehensive Economic Partnership Agreement} ({short: CEPA}) was signed",
    "the {front: India}-European Union ({inner: EU}) {head: FTA} is near",
    "they signed a {front: Culture} and Tourism {head: Agreement}",
    "it has ratified the {front: Paris} {head: Agreement} since",
    "the {front: Korea}–Chile Trade Area {version: 3.0} Upgrade {head: Protocol} was signed",
    "they signed a {front: Trade}, {listed: Investment} and Technology {head: Agreement}",
    "the {head: MOU} covers energy",
    never=["a partnership for all", "the Partnership will grow", "the trade agreements of the region"],
)
def capitalised(
    said: Said, head: Blank, front: Blank | None = None, short: Blank | None = None, **rest: Blank
) -> Instrument | Declined:
    """A name in capitals that ends in Agreement, Treaty, MOU and the like, with its short form in brackets."""
    if INTERNAL.match(said.words):
        return Declined("a paper within one government")
    behind = said.line.chunks[said.last : said.last + 1]
    is_headed = bool(behind) and said.line.words(behind[0]) in ("for", "on")
    is_between = bool(behind) and behind[0].low in {"between", "among", "with"}
    if front is None and said.first == 0 and said.words in {"Agreement", "Agreements"} and not is_between:
        return Declined("a word that opens the sentence")  # `Agreement was reached on beef`
    if front is None and said.line.words(head).lower() in BONDS and not is_headed:
        return COMMON
    found = named(said, head, short)
    if line_word(said, head) in BONDS and said.first:
        before = said.line.chunks[said.first - 1].value
        if isinstance(before, Amount) or (line_word(said, head) == "alliance" and not found.parties):
            return Declined("a programme or a network")
    return found


def line_word(said: Said, blank: Blank) -> str:
    """The word of a blank in small letters."""
    return said.line.words(blank).lower()


@instruments.rule(
    "[{party: party_word} {rest: party_word|tie_and}* [( {inner: party_word} )]]"
    " {field: pact_field} [, {pact_field}]* [,] {pact_field|tie_and}* {head: pact!Cap}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "a {field: bilateral} trade {head: agreement} ({short: BTA}) is near",
    "the {party: UK}-India {field: trade} {head: deal} was reached",
    "the {party: UK}-European Union ({inner: EU}) {field: trade} {head: agreement} was reached",
    "a {field: defence} {head: agreement} signed in 2018",
    "an {field: engineering}, {pact_field: procurement}, and construction {head: contract} was signed",
    never=["they deal with trade", "several trade agreements"],
)
def described(said: Said, head: Blank, short: Blank | None = None, **parts: Blank) -> Instrument:
    """An instrument named in small letters by what it is about, after its parties if they are named."""
    return named(said, head, short)


@instruments.rule(
    "[{party: party_word} {rest: party_word|tie_and}*] [{field: pact_field} {pact_field|tie_and}*]"
    " {head: pact_name!Cap} [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "a {head: memorandum of understanding} ({short: MOU}) was signed",
    "a {field: customs} cooperation {head: framework agreement} was signed",
    "the {party: India}–Oman {head: free trade agreement} will be signed",
    never=["they signed two memoranda of understanding", "from non-free trade agreement partners"],
)
def standard(said: Said, head: Blank, short: Blank | None = None, **rest: Blank) -> Instrument | Declined:
    """An instrument of a usual kind in small letters: a memorandum of understanding, a free trade agreement."""
    behind = said.line.chunks[said.last : said.last + 1]
    if behind and behind[0].low in {"partner", "partners", "countries"}:
        return Declined("those with whom there is one")
    return named(said, head, short)


@instruments.rule(
    "{party: party_word} {tie} {rest: party_word|tie_and}+ {head: pact!Cap}",
    "the {party: EU}{tie: -}{rest: Chile} {head: agreement} was concluded",
    never=["the EU agreement", "Korea and Chile deal with trade"],
)
def of_its_parties(said: Said, head: Blank, **parts: Blank) -> Instrument:
    """A bare "agreement" or "deal" behind the parties that it is between: the EU-Chile agreement."""
    return named(said, head)


@instruments.rule(
    "a|an|the|draft [new] {head: pact!Cap} on|concerning|regarding|in|for {opening_glue}*"
    " {first: low!function!headline} [a|an]"
    " [{rest: subject|subject_glue}* [of|for a|an {rest: subject|subject_glue}*] {last: subject}]",
    "they signed a {head: contract} for the {first: construction} of a {last: bridge}",
    "they signed a {head: contract} for the {first: lease} of an {last: office}",
    "they signed a {head: treaty} on {first: plans} for a {last: port}",
    "they signed an {head: agreement} on maritime {last: transport} in May",
    "they signed a {head: treaty} concerning {first: extradition}",
    "they signed a new {head: treaty} on {first: extradition}",
    "they signed a {head: protocol} regarding {first: fisheries}",
    "the draft {head: agreement} on the {first: protection} of {last: investments}",
    "the {head: agreement} on {first: customs} {last: cooperation} was signed",
    "an {head: agreement} in the {first: field} of {last: tourism} was signed",
    "they signed a {head: protocol} on {first: establishing} a joint {last: council}",
    "they signed a {head: protocol} on {first: establishing} an {last: office}",
    never=[
        "they signed an agreement in May",
        "they reached agreement on fish",
        "an agreement on the occasion of the visit",
    ],
)
def on_a_subject(said: Said, head: Blank, **subject: Blank) -> Instrument | Declined:
    """An agreement in small letters by what it is on; of one that nothing is done with no more is made."""
    behind = said.line.between(head.end, said.end).lower().split()
    if is_adverbial(behind) or (behind[0] == "for" and not PASSING.isdisjoint(behind[:4])):
        return Declined("an adverbial: on the occasion of, for five years")
    name = " ".join(said.line.between(head.start, said.end).split())
    return Instrument(name, type_of(name), (), None, False)


@instruments.rule(
    "a|an [new] {head: pact!Cap} to {opening_glue}* {purpose} [{rest: subject|subject_glue|article}* {last: subject}]",
    "they signed a {head: protocol} to {purpose: amend} the {last: treaty}",
    "they signed an {head: agreement} to {purpose: amend} the {last: treaty}",
    "they signed a new {head: treaty} to {purpose: cooperate}",
    never=["they reached an agreement to hold talks", "the agreement to amend it"],
)
def to_a_purpose(said: Said, head: Blank, **purpose: Blank) -> Instrument | Declined:
    """A treaty or a protocol in small letters by what it is to do; an agreement, where it is signed."""
    line = said.line
    ahead = line.lowered[max(0, said.first - 3) : said.first]
    if line.words(head).lower() in TO_ACT and SIGNED.isdisjoint(ahead):
        return Declined("what is only agreed")
    name = " ".join(line.between(head.start, said.end).split())
    return Instrument(name, type_of(name), (), None, False)


@instruments.rule(
    "a|an|the|its|their [early] {field: pact_noun} {rest: pact_noun|tie_and}* {head: pact!Cap}",
    "they signed an early {field: fruit} {head: arrangement}",
    "they signed a {field: fruit} {rest: and nut} {head: protocol}",
    "the {field: fish} {head: protocol} was signed",
    "its {field: fish} {head: protocol} was signed",
    "their {field: fish} {head: protocol} was signed",
    "talks on a {field: region-to-region} {head: agreement} resumed",
    never=["a historic agreement was signed", "an agreement was signed", "a binding agreement on fish"],
)
def of_a_kind(said: Said, field: Blank, head: Blank, **rest: Blank) -> Instrument | Declined:
    """An agreement in small letters by nouns of any field; of one that nothing is done with no more is made."""
    line = said.line
    words = line.lowered[field.first : head.first]
    telling = words[_is_adjective(words[0]) :]
    if (words[0].endswith("est") and words[0] not in NOUNS) or not OWNS.isdisjoint(words):
        return Declined("the largest of its kind, or somebody's")
    if not telling or telling[0] in TIES or _is_adjective(words[-1]) or word_set("pact_field").issuperset(telling):
        return Declined("an adjective, or what it is about alone")
    name = " ".join(said.words.split(" ", 1)[1].split())
    return Instrument(name, type_of(name), (), None, False)


def _is_adjective(word: str) -> bool:
    """Whether a word before an agreement seems to say how it is, and not what it is on."""
    if word in PLAIN_BEFORE:
        return True
    return word.endswith(ADJECTIVAL) and not word.endswith("ment") and word not in NOUNS | word_set("pact_field")


@instruments.rule(
    "Joint {front: name|tie_and}+ {head: Cap&joint_noun}",
    "the Joint {front: Korea–EU} {head: Statement} on trade",
    never=["a Joint Korean statement"],
)
def joint_statement(said: Said, head: Blank, front: Blank) -> Instrument:
    """A joint statement whose parties stand inside its name."""
    parties = parties_in(said, said.first, said.last)
    is_named = bool(parties) or not JOINT.fullmatch(said.words)
    return Instrument(plain_words(said), "declaration", parties, None, is_named)


@topics.rule(
    "{instrument} {topic_word} {opening_glue}* {topic: topical}"
    " [{topical|name_glue}* [of a|an {topical|name_glue}*] {more: topical}]"
    " [{comma} {topical|name_glue|comma}* and {topical|name_glue}* {last: topical}]",
    "the {instrument: Agreement} on {topic: Agriculture} applies",
    "the {instrument: Agreement} on the {topic: Creation} of a Trade {more: Area} applies",
    "the {instrument: Agreement} on the {topic: Lease} of an {more: Office} applies",
    "the {instrument: Agreement} on {topic: Reciprocal} {more: Trade} was agreed",
    "the {instrument: MOU} on {topic: Nuclear} New Technologies, AI, and Global Market {last: Cooperation} was signed",
    never=[
        "the Agreement on which they rely",
        "the Agreement on Monday",
        "an agreement for the Aral 5 GW wind project",
    ],
)
def on_topic(said: Said, instrument: Blank, **topic: Blank) -> Instrument | Declined:
    """What an instrument is on, in capitals: a list ends in "and" and its last member."""
    behind = said.line.chunks[said.last : said.last + 1]
    if behind and isinstance(behind[0].value, Amount):
        return Declined("the name of a project that goes on")
    topics_read = said.line.chunks[topic["topic"].first : said.last]
    if behind and said.line.words(behind[0]).islower() and all(_is_of_parties(said, one) for one in topics_read):
        return Declined("whose it is, before what it is on")
    return extended(said, instrument)


def _is_of_parties(said: Said, chunk: Chunk) -> bool:
    """Whether a chunk names a party, or ties two of them."""
    return isinstance(chunk.value, Party) or said.line.words(chunk) in ("-", "–", "and", "&")


@topics.rule(
    "{instrument} {subject_word} {opening_glue}* [{party|demonym} {tie_and} {party|demonym}]"
    " {low!function!headline} [a|an]"
    " [{rest: subject|subject_glue}* [to|of|for|in a|an {more: subject|subject_glue}*] {subject}]",
    "an {instrument: MOU} on energy cooperation in the nuclear {subject: field} was signed",
    "a {instrument: joint statement} on building a steel {subject: plant} was issued",
    "a {instrument: joint statement} on founding an {subject: institute} was issued",
    "a {instrument: joint statement} on lifting ties to a {more: closer} {subject: cooperation} was issued",
    "a {instrument: joint statement} on lifting ties to an open {subject: exchange} was issued",
    "a {instrument: joint statement} on the building of a steel {subject: plant} was signed",
    "a {instrument: joint statement} on plans for a steel {subject: plant} was signed",
    "a {instrument: joint statement} on stakes in a steel {subject: plant} was signed",
    "an {instrument: MOU} on lithium was signed",
    "an {instrument: MOU} on Korea-Chile space {subject: travel} was signed",
    never=["the agreement on which they rely", "the Korea–Chile FTA on Monday"],
)
def on_subject(said: Said, instrument: Blank, **subject: Blank) -> Instrument | Declined:
    """What an instrument is on, in small letters."""
    known: Instrument = said.line.value(instrument)
    if known.parties and known.type in ("fta", "cepa", "epa"):
        return Declined("a name that is complete")
    if is_adverbial(said.line.between(instrument.end, said.end).lower().split(), known.type):
        return Declined("an adverbial: on the occasion of, in principle")
    return extended(said, instrument)


@topics.rule(
    "{instrument} for {opening_glue}* {subject: aim_word} [{rest: aim_word|subject_glue|article}* {last: aim_word}]",
    "a {instrument: memorandum of understanding} for {subject: cooperation} in the {last: field}",
    "a {instrument: memorandum of understanding} for {subject: fish}",
    never=["a memorandum of understanding for five years", "a free trade agreement for growth"],
)
def for_what(said: Said, instrument: Blank, subject: Blank, **_: Blank) -> Instrument | Declined:
    """What an instrument is for, in small letters; what a trade agreement is for is no part of its name."""
    known: Instrument = said.line.value(instrument)
    behind = said.line.between(instrument.end, said.end).lower().split()
    if said.line.words(subject)[:1].isupper():
        return Declined("a name, or a firm")
    if known.type in TRADE_TYPES or not PASSING_ANYWHERE.isdisjoint(behind[:4]) or not PASSING.isdisjoint(behind[:4]):
        return Declined("for how long, or whom")
    if said.last < len(said.line.chunks) and isinstance(said.line.chunks[said.last].value, Amount):
        return Declined("the name of a project that goes on")
    return extended(said, instrument)


@topics.rule(
    "{instrument} to {opening_glue}* {purpose} [{rest: subject|subject_glue|article}* {subject}]",
    "an {instrument: MOU} to {purpose: share} data and {subject: knowledge}",
    "an {instrument: MOU} to {purpose: cooperate}",
    "a {instrument: letter of intent} to {purpose: build} a battery {subject: plant}",
    never=["the Agreement to be signed", "a free trade agreement to boost trade"],
)
def for_purpose(said: Said, instrument: Blank, **purpose: Blank) -> Instrument | Declined:
    """What an instrument is to do, in small letters; what a trade agreement is for is no part of its name."""
    if said.line.value(instrument).type in TRADE_TYPES:
        return Declined("a trade agreement, and what it is for")
    return extended(said, instrument)


def extended(said: Said, instrument: Blank, upto: int | None = None) -> Instrument:
    """The instrument under the longer name that the match gives it; its signers stand before chunk `upto`."""
    known: Instrument = said.line.value(instrument)
    name = plain_words(said)
    name = ARTICLES.sub("", name)  # that an earlier rule took in
    others = signers(said, instrument.last, upto or said.last)
    kind = known.type if known.type != "other" else type_of(name)
    return replace(known, name=name, type=kind, parties=unique((*known.parties, *others)), is_named=True)
