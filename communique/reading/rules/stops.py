"""Trade that is stopped and people who are sanctioned: measures told by a verb instead of a noun.

Refuses what stops by itself ("exports have been suspended by a strike" tells no measure's goods) and what is only
called so.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Blank, Line, Said, Stage
from communique.reading.mentions import Amount, Body, Day, Holder, Party, Pronoun
from communique.reading.rules.measure_nouns import Spotted, goods_words, instrument_of, is_negated

measures = Stage("measures", head="measure")


@measures.rule(
    "{deed: halts} [of] [{f: filler}] [{g: filler}] [{h: filler}] {measure: traded}",
    "Peru {deed: suspended} {f: US} {g: fresh} {h: beef} {measure: imports} in 2003",
    "India had {deed: banned} {f: wheat} {measure: exports}",
    "the {deed: prohibition} of {f: wheat} {measure: exports}",
    never=["they suspended talks on imports", "Peru banned imports"],
)
def halted_trade(
    said: Said, deed: Blank, measure: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None
) -> Spotted | None:
    """Goods between a ban and the trade that it stops: "banned wheat exports"."""
    line = said.line
    words = line.lowered[deed.last : measure.first]
    is_noun = line.lowered[deed.first] in ("ban", "bans") and line.lowered[deed.last] == "of"
    if not ATTEMPTS.isdisjoint(line.lowered[max(0, deed.first - 2) : deed.first]):
        return None  # "attempts to block food exports"
    is_unknown = goods_words().isdisjoint(words) and not (len(words) == 1 and _is_verb(line, deed))
    if is_unknown or is_negated(line, deed.first) or is_noun:
        return None
    is_of_others = any(isinstance(chunk.value, Party) for chunk in line.chunks[deed.last : measure.first])
    is_export = line.lowered[measure.first].startswith(("export", "shipment")) and not is_of_others
    kind = "export_ban" if is_export else "import_ban"  # "bans Peruvian beef exports" keeps them out
    if line.lowered[deed.first].startswith(CURBING):
        if goods_words().isdisjoint(words):
            return None  # "to curb Chinese imports"
        if line.chunks[deed.first].low.endswith("ed") and not _is_verb(line, deed):
            return None  # "exempts restricted chip exports"
        kind = "export_control" if kind == "export_ban" else "other"
    return Spotted(kind, measure.first, said.first, said.last, deed.first, line.snapshot())


ATTEMPTS = frozenset("attempt attempts tried try trying tries effort efforts".split())
CURBING = ("restrict", "limit", "curb")


@measures.rule(
    "{measure: flow} of {what: ...} {deed: stopped}",
    "{measure: exports} of {what: copper scrap from Peru were} {deed: banned} in May",
    "the {measure: import} of {what: Chilean poultry will be} {deed: prohibited}",
    never=["imports of banned goods", "exports of copper rose; coal was banned"],
)
def stopped_of(said: Said, measure: Blank, what: Blank, deed: Blank) -> Spotted | None:
    """Trade that is banned, suspended or restricted, with its goods behind `of`."""
    return _stopped(said, measure, deed, what.last - what.first)


@measures.rule(
    "{goods: low!function} {measure: traded} [{f: low}] [{g: low}] [{h: low}] {deed: stopped}",
    "{goods: poultry} {measure: imports} {f: from} {g: there} {h: are} {deed: suspended}",
    never=["the imports that they suspended"],
)
def stopped_trade(
    said: Said, goods: Blank, measure: Blank, deed: Blank, f: Blank | None = None, g: Blank | None = None,
    h: Blank | None = None,
) -> Spotted | None:  # fmt: skip
    """Trade that is banned, suspended or restricted, with its goods before it."""
    if said.line.lowered[goods.first] not in goods_words():
        return None
    return _stopped(said, measure, deed, 0)


STOP_LIMIT = 14  # chunks of goods between a trade and what stops it
PASSIVE = frozenset("is are was were been be being".split())


def _stopped(said: Said, measure: Blank, deed: Blank, between: int) -> Spotted | None:
    """A trade that is stopped in the passive; one that is only restricted is no ban."""
    line = said.line
    before = line.lowered[max(measure.last, deed.first - 2) : deed.first]
    if between > STOP_LIMIT or PASSIVE.isdisjoint(before) or not {"not", "never"}.isdisjoint(before):
        return None
    is_export = line.lowered[measure.first].startswith(("export", "shipment"))
    kind = "export_ban" if is_export else "import_ban"
    if line.lowered[deed.first] == "restricted":
        kind = "export_control" if is_export else "other"
    return Spotted(kind, measure.first, said.first, said.last, deed.first, line.snapshot())


@measures.rule(
    "{measure: m_export_ban|m_import_ban} [again] on|in|since|from|until {day}",
    "Chile had {measure: halted shipments} on {day: Oct. 28}",
    "Chile {measure: banned imports} again in {day: May}",
    "Chile has {measure: suspended exports} since {day: 2021}",
    "Chile {measure: halts imports} from {day: 1 June}",
    "Chile {measure: suspends exports} until {day: 1 June}",
    never=["Chile halted shipments to Peru"],
)
def stops_then(said: Said, measure: Blank, day: Blank) -> Spotted | None:
    """Trade that somebody stops, with no goods but its day."""
    line = said.line
    if line.lowered[measure.first].split()[0] not in STOPPING or is_negated(line, measure.first):
        return None
    kind = instrument_of(line.words(measure))
    return Spotted(kind, measure.first, said.first, said.last, measure.first, line.snapshot()) if kind else None


STOPPING = frozenset(
    "ban banned bans banning halt halted halts halting suspend suspended suspends suspending stop stopped stops "
    "prohibit prohibited prohibits block blocked blocks blocking".split()
)


@measures.rule(
    "{measure: trade_policy} [...] to|as|under {mark}* {state: regime}",
    "the {measure: import policy} of gold jewellery is amended from Free to {state: Restricted}",
    "the {measure: export policy} of rice was put under {state: prohibited}",
    "the {measure: import policy} for maize is now treated as {mark: ‘}{state: Restricted}’",
    never=["the import policy was discussed"],
)
def policy_amended(said: Said, measure: Blank, state: Blank, mark: Blank | None = None) -> Spotted | None:
    """A trade policy for some goods that is changed to restricted or prohibited."""
    line = said.line
    is_export = line.lowered[measure.first].startswith("export")
    kind = "licensing" if line.lowered[state.first] == "restricted" else "export_ban" if is_export else "import_ban"
    if is_export and kind == "licensing":
        kind = "export_control"
    return Spotted(kind, measure.first, said.first, said.last, state.first, line.snapshot())


@measures.rule(
    "{deed: allows} [the] [{f: low!function}] {measure: flow} of {what: amount}",
    "India {deed: allowed} {measure: exports} of {what: 5,000 tonnes} of rice to Nepal",
    "Peru will {deed: permit} the {f: duty-free} {measure: import} of {what: 5,000 tonnes} of rice",
    never=["India allowed exports of rice", "India allowed exports of 5 billion dollars"],
)
def allowed_volume(said: Said, deed: Blank, measure: Blank, what: Blank, f: Blank | None = None) -> Spotted | None:
    """How much of some goods may be traded, though the trade is held back else."""
    line = said.line
    if line.value(what).unit not in WEIGHED or is_negated(line, deed.first):
        return None
    return Spotted("quota", measure.first, said.first, said.last, deed.first, line.snapshot())


WEIGHED = frozenset({"tonnes", "kg", "vehicles", "barrels", "litres", "units", "products"})


@measures.rule(
    "{measure: flow} of [...] is|are|was|were|be|been [also|now|hereby] {deed: allows}",
    "the {measure: export} of 5,000 tonnes of rice to Nepal is {deed: permitted}",
    "{measure: exports} of 5,000 tonnes of rice are also {deed: allowed} through Peru",
    "{measure: exports} of rice to Nepal was {deed: notified} up to 5,000 tonnes",
    "{measure: exports} of rice were now {deed: authorised} up to 5,000 tonnes",
    "{measure: exports} of rice will be {deed: allowed} up to 5,000 tonnes",
    "{measure: exports} of rice have been hereby {deed: allowed} up to 5,000 tonnes",
    never=["exports of rice are permitted", "exports of 5,000 tonnes of rice were not allowed"],
)
def volume_is_allowed(said: Said, measure: Blank, deed: Blank) -> Spotted | None:
    """How much of some goods is allowed to be traded, told in the passive."""
    line = said.line
    told = line.chunks[measure.last : deed.last + 8]
    is_volume = any(isinstance(chunk.value, Amount) and chunk.value.unit in WEIGHED for chunk in told)
    if deed.first - measure.first > STOP_LIMIT or not is_volume or is_negated(line, deed.first):
        return None
    return Spotted("quota", measure.first, said.first, said.last, deed.first, line.snapshot())


@measures.rule(
    "{measure: flow} [...] under|in|into|to [the] [{m: mark}] {state: regime} [{n: mark}] category|list",
    "Peru placed sugar {measure: exports} under the {state: restricted} category",
    "Peru put wheat {measure: export} in the {m: ‘}{state: prohibited}{n: ’} list",
    "{measure: exports} of rice were moved to the {state: restricted} list",
    "{measure: imports} of gold were moved into {state: restricted} category",
    never=["exports to the restricted zone", "exports rose and the restricted list was long"],
)
def put_in_category(
    said: Said, measure: Blank, state: Blank, m: Blank | None = None, n: Blank | None = None
) -> Spotted | None:
    """Trade that is put into a category of restricted or prohibited trade."""
    return policy_amended(said, measure, state) if state.first - measure.last < STOP_LIMIT else None


@measures.rule(
    "{measure: designating} [{f: filler}] {what: number|amount|low|Cap|demonym}",
    "Chile has today {measure: designated} {what: 15 firms} and five tankers",
    "Chile is {measure: listing} {f: more} {what: Omani} tankers",
    never=["Chile designated the zone", "Chile listed five reasons", "the firms listed in the annex"],
)
def designated(said: Said, measure: Blank, what: Blank, f: Blank | None = None) -> Spotted | None:
    """People, firms or ships that somebody puts on a list of sanctions."""
    line = said.line
    behind = line.lowered[measure.last : measure.last + 8]
    listed = next((at for at, word in enumerate(behind) if not SANCTIONED.isdisjoint(word.split())), None)
    near = line.chunks[measure.last : measure.last + 4]
    is_named = any(chunk.value is not None or line.words(chunk).replace(",", "").isdigit() for chunk in near)
    is_named = is_named or not COUNTED.isdisjoint(behind[:4])
    if listed is None or not is_named or not NO_LIST.isdisjoint(behind[:listed]) or not _is_verb(line, measure):
        return None
    if line.lowered[measure.first] == "list" and line.lowered[measure.first - 1] not in PAPERS:
        return None
    if _is_no_sanction(line.lowered[measure.last : measure.last + 16]):
        return None  # "designated three banks as clearing houses"
    return Spotted("sanction", measure.first, said.first, said.last, measure.first, line.snapshot())


SANCTIONED = word_set("sanctioned_word")
PAPERS = frozenset({"amendments", "regulations", "measures", "will", "also", "to"})
COUNTED = frozenset("two three four five six seven eight nine ten eleven twelve several dozens more additional".split())
NO_LIST = frozenset("in by for on at with to".split())
NO_SANCTION = frozenset("as exchange bidders suppliers eligible preferred".split())
BLOCKED = frozenset("blocked specially property sdns being those persons".split())


def _is_no_sanction(behind: list[str]) -> bool:
    """Whether the words behind tell a listing that harms nobody: `as clearing houses`, not `as blocked property`."""
    if "as" in behind and not BLOCKED.isdisjoint(behind[behind.index("as") : behind.index("as") + 3]):
        return False
    return not NO_SANCTION.isdisjoint(behind)


@measures.rule(
    "{measure: sanctioning} {what: number|amount|low|Cap|demonym}",
    "Chile has today {measure: sanctioned} {what: 100} oil tankers",
    "Chile is {measure: sanctioning} {what: traders} from Oman",
    never=["the sanctioned traders"],
)
def sanctioned(said: Said, measure: Blank, what: Blank) -> Spotted | None:
    """People, firms or ships that somebody sanctions."""
    line = said.line
    if not _is_verb(line, measure) or line.lowered[what.first] in {"by", "in", "under", "for", "as", "on", "and"}:
        return None
    return Spotted("sanction", measure.first, said.first, said.last, measure.first, line.snapshot())


@measures.rule(
    "been|were|was|are|be {measure: sanctioning}",
    "two Omani firms and 10 tankers were {measure: sanctioned} in May",
    "three banks have been {measure: blacklisted}",
    "the company will be {measure: sanctioned}",
    "a network was {measure: sanctioned} by Chile",
    "40 ships are {measure: sanctioned}",
    never=["the sanctioned traders", "they were never sanctioned"],
)
def were_sanctioned(said: Said, measure: Blank) -> Spotted | None:
    """People, firms or ships that are sanctioned, told in the passive."""
    line = said.line
    ahead = line.lowered[max(0, measure.first - 12) : measure.first]
    told = next((len(ahead) - at for at, word in enumerate(ahead) if not SANCTIONED.isdisjoint(word.split())), None)
    if told is None or not RELATIVE.isdisjoint(ahead[-4:]) or is_negated(line, measure.first):
        return None  # "firms that have been sanctioned"
    return Spotted("sanction", measure.first, said.first, said.last, measure.first, line.snapshot())


RELATIVE = frozenset("that which who whom if unless whether already previously".split())


@measures.rule(
    "{who: body} [has|have] [also] {measure: designating} {what: Cap}",
    "the {who: Office of Foreign Assets Control} {measure: designated} {what: Golden} Shipping",
    "{who: OFAC} has also {measure: designated} {what: Golden} Shipping",
    "{who: OFAC} have {measure: designated} {what: Golden} Shipping",
    never=["the Office of Trade designated Golden Shipping"],
)
def designated_by_name(said: Said, who: Blank, measure: Blank, what: Blank) -> Spotted | None:
    """Somebody whom the office for sanctions puts on its list by name."""
    line = said.line
    if OFFICES_OF_SANCTIONS.isdisjoint(line.lowered[who.first : who.last]):
        return None
    return Spotted("sanction", measure.first, said.first, said.last, measure.first, line.snapshot())


OFFICES_OF_SANCTIONS = frozenset(
    {"office of foreign assets control", "ofac", "office of financial sanctions implementation", "ofsi"}
)


@measures.rule(
    "{deed: puts} further|additional|new|more|tougher {measure: measures_word} on|against {what: party}",
    "the Council also {deed: imposed} further {measure: measures} on {what: Peru}",
    "Chile {deed: adopted} additional {measure: measures} against {what: Peru}",
    "Chile {deed: adopted} new {measure: measures} against {what: Peru}",
    "Chile {deed: adopted} more {measure: measures} against {what: Peru}",
    "Chile {deed: adopted} tougher {measure: measures} against {what: Peru}",
    never=["Chile adopted further measures on trade", "Chile discussed new measures on Peru"],
)
def measures_on_somebody(said: Said, deed: Blank, measure: Blank, what: Blank) -> Spotted | None:
    """Measures put on a country, which are sanctions where nothing else is said of them."""
    line = said.line
    if is_negated(line, deed.first):
        return None
    return Spotted("sanction", measure.first, said.first, said.last, deed.first, line.snapshot())


def _is_verb(line: Line, measure: Blank) -> bool:
    """Whether somebody or what helps a verb stands right before it."""
    before = line.chunks[measure.first - 1] if measure.first else None
    if before is not None and line.words(before).lower() in PAPERS:
        return True
    is_doer = before is not None and isinstance(before.value, Party | Day | Body | Holder | Pronoun)
    return before is not None and (is_doer or before.low in HELPING or before.low == ")")


HELPING = frozenset({"and", "to", "shall", "has", "have", "is", "are", "also", "today", "already", "jointly", "will"})
