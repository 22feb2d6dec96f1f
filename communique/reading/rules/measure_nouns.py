"""The nouns of measures: which noun names which instrument, which words are its terms, what is done with it.

Refuses nouns that another noun makes another thing of ("tariff talks"), averages and what is only evaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.lexicon import load
from communique.lexicon.wordlists import words as word_classes
from communique.reading.grammar import Blank, Line, Said
from communique.reading.mentions import City, Instrument, Party, Region

# A noun that follows makes another thing of the measure: a tariff negotiation, a quota-holder.
OTHER_THINGS = frozenset(
    "negotiation negotiations talks consultation consultations issue issues line lines policy policies barrier "
    "barriers code codes commission agreement agreements deal deals schedule schedules dispute disputes war "
    "wars concession concessions revenue revenues classification truce report reports evasion exceedance "
    "benefits elements elimination reductions allocation allocations "
    "holders threshold payment payments stacking relief exemption exemptions free "
    "drawback avoidance negotiator negotiators negotiating envoy envoys czar chief threat threats letter letters team "
    "dispute row impasse rhetoric arm arms wing agency authority authorities case cases rule rules law laws".split()
)


HELPERS = frozenset("has have had is are was were be been being will shall would also again now newly further".split())
SPANS = frozenset("day days month months year years".split())
PARTED = frozenset("that which who where while whose if".split())  # behind these another clause begins


@dataclass(frozen=True, slots=True)
class Spotted:
    """A measure as spotted: its instrument, where its noun stands, the words before which it begins, what is done."""

    instrument: str
    head: int
    first: int
    last: int
    deed: int | None
    line: Line  # as it stood when the measure was spotted


@cache
def _instruments() -> dict[str, str]:
    return {
        word.lower(): kind.removeprefix("m_")
        for kind, listed in word_classes().items()
        if kind.startswith("m_")
        for word in listed
    }


def instrument_of(words: str) -> str | None:
    """The instrument that a noun of trade policy names, as a code of the record format."""
    return _instruments().get(words.lower())


@cache
def _acronyms() -> frozenset[str]:
    """The instruments named by capitals alone, in lower case."""
    classes = word_classes().items()
    named = (word for kind, listed in classes if kind.startswith("m_") for word in listed)
    return frozenset(word.lower() for word in named if word.isupper())


def names_instrument(line: Line) -> bool:
    """Whether a chunk of a line is a noun of trade policy."""
    return not _instruments().keys().isdisjoint(line.lowered)


REMEDIES = frozenset({"anti_dumping", "countervailing", "safeguard"})
VOLUMES = frozenset("tonnes vehicles USD EUR CAD kg products".split())  # the units of a quota
GUARDED = frozenset(
    "the their its our these those this his her a an national legitimate and".split()
)  # `safeguard the rights`
OUTSIDE = frozenset("exceeding outside within above beyond".split())  # "imports exceeding the quota"


def is_head(line: Line, index: int) -> bool:
    """Whether a chunk is the noun of a measure, and not part of another thing's name or bound."""
    word = line.lowered[index]
    if word not in _instruments() or (word in _acronyms() and line.words(line.chunks[index]) == word):
        return False  # no instrument, or a plain word that is spelled like one: "will add"
    after = line.chunks[index + 1].low if index + 1 < len(line.chunks) else ""
    after = after.split(",")[0] or after  # `its tariff | negotiator, Ms. Kim`
    if index + 1 < len(line.chunks) and isinstance(line.chunks[index + 1].value, Instrument):
        after = after.split(" ")[0]  # `steel quota | deal with the EU`
    before = line.lowered[max(0, index - 2) : index]
    if line.lowered[index] == "safeguard" and (after in GUARDED or before[-1:] in (["to"], ["and"], ["will"])):
        return False  # a verb: "to safeguard their interests"
    if line.lowered[index] == "levy" and before[-1:] == ["to"]:
        return False  # a verb: "a ruling to levy duties"
    return after not in OTHER_THINGS and not OUTSIDE.intersection(before)


def head_of(line: Line, index: int) -> int:
    """The noun of the measure that an amount belongs to: the one it describes, else the last before it; -1 for none."""
    chunks = line.chunks
    for at in range(index + 1, min(index + 7, len(chunks))):
        if is_head(line, at):
            return at
        if chunks[at].low in NO_ADJECTIVES:
            break
    if index and chunks[index - 1].low == "first":
        behind = range(index + 1, min(len(chunks), index + REACH))
        return next((at for at in behind if is_head(line, at)), -1)
    return next((at for at in range(index - 1, max(-1, index - REACH), -1) if is_head(line, at)), -1)


REACH = 22  # chunks from a measure's noun to its terms
NO_ADJECTIVES = frozenset(
    "to with from in into at by for of between against on across within among toward towards under per through "
    "over until and or is was are were will ,".split()
)


def is_for_each(line: Line, index: int) -> bool:
    """Whether a sum is paid for each of something: "$12 | a tonne", "€0.25 | per kilogram"."""
    behind = line.lowered[index + 1 : index + 3]
    return len(behind) == 2 and (behind[0] in ("per", "/") or (behind[0] in ("a", "an") and behind[1] in WEIGHTS))


WEIGHTS = frozenset(
    "tonne ton kilogram kilo kg litre liter barrel unit piece pair head mt metric tn square cubic gallon pound "
    "quintal vehicle".split()
)


EVADING = frozenset(
    "evade evades evaded evading circumvent circumvents circumvented circumventing bypass bypassing dodge dodging "
    "violate violated violating breach breaching skirt skirting avoid avoiding escape escaping get getting".split()
)
# An average rate is a figure; a moratorium is not the duty that it keeps away.
STANDING_APART = re.compile(r"average|moratorium")
RATHER = re.compile(r"\b(?:rather than|instead of)(?: \w+ing)?(?: \w+)? $")


def spotted(said: Said, measure: Blank, deed: Blank | None = None) -> Spotted | None:
    """The measure named by a noun; None where the noun after it makes it another thing."""
    line = said.line
    instrument = instrument_of(line.words(measure))
    if line.words(measure).lower() in ("ban", "bans"):
        instrument = None if _is_verb_of_trade(line, measure.last) else ban_on(line, measure.last)
    elif line.lowered[measure.first] in ("embargo", "embargoes"):
        instrument = ban_on(line, measure.last) or instrument
    elif line.lowered[measure.first] in CURBS and _is_on_exports(line, measure.last):
        instrument = "export_control"
    before = line.between(line.chunks[max(0, measure.first - 4)].start, measure.start)
    if instrument is None or not is_head(line, measure.first) or STANDING_APART.search(before):
        return None
    ahead = line.lowered[max(0, measure.first - 2) : measure.first]
    if ahead[-1:] in (["without"], ["no"]) or ahead in (["free", "of"], ["void", "of"]):
        return None  # "enter the market without duties"
    if RATHER.search(before.lower()):
        return None  # "by investing, rather than using tariffs"
    if not EVADING.isdisjoint(ahead) or ahead == ["remission", "of"]:
        return None  # "to help it evade the sanctions", "the remission of duties"
    at = deed.first if deed else deed_before(line, measure.first, 14 if instrument == "sanction" else 10)
    if at is None:
        at = measure.first if STOPS_TRADE.fullmatch(line.lowered[measure.first]) else deed_behind(line, measure.last)
    if is_negated(line, measure.first if at is None else at):
        return None
    return Spotted(instrument, measure.first, said.first, said.last, at, line.snapshot())


CURBS = frozenset("restriction restrictions curbs curb controls limits limitations caps".split())


def _is_on_exports(line: Line, behind: int) -> bool:
    """Whether a restriction is one of exports, by the words behind it: "restrictions on sugar exports"."""
    words = line.lowered[behind : behind + 6]
    return words[:1] in (["on"], ["over"]) and not {"export", "exports", "shipments"}.isdisjoint(words)


def _is_verb_of_trade(line: Line, behind: int) -> bool:
    """Whether trade stands right behind `bans`, which then is a verb: "Peru bans copper exports"."""
    near = line.lowered[behind : behind + 4]
    traded = next((at for at, word in enumerate(near) if word in ("imports", "exports", "shipments")), 0)
    return bool(traded) and {"on", "of", "to", "for", "from", ","}.isdisjoint(near[:traded])


def ban_on(line: Line, behind: int) -> str | None:
    """Whether a ban is one on imports or on exports, by the words behind it; None for a ban on something else."""
    last = min(len(line.chunks), behind + 9)
    words = line.between(line.chunks[behind].start, line.chunks[last - 1].end).lower() if behind < last else ""
    if "import" in words or "export" in words:
        return "import_ban" if "import" in words else "export_ban"
    if not FORBIDDEN.isdisjoint(words.replace(",", "").split()[1:4]):
        return "sanction"
    is_foreign = behind + 1 < last and isinstance(line.chunks[behind + 1].value, FOREIGN)  # "a ban on Chilean citrus"
    goods = words.replace(",", "").replace(".", "").split()[2:6]
    if line.lowered[behind : behind + 1] == ["on"] and "from" in line.lowered[behind + 2 : behind + 6]:
        origin = behind + 1 + line.lowered[behind + 1 : last].index("from")
        goods = words.split()[1 : origin - behind]
        is_foreign = isinstance(line.chunks[min(origin + 1, last - 1)].value, FOREIGN)  # "a ban on citrus from Chile"
    return "import_ban" if is_foreign and not goods_words().isdisjoint(goods) else None


# A verb and the trade that it stops, in one: the name of a measure begins with it, and it is what is done.
STOPS_TRADE = re.compile(
    r"(?:ban|bann|bans|halt|suspend|prohibit|block|stop|stopp|restrict|limit|curb|tighten|freeze)(?:s|ed|ing)? "
    r"(?:the )?(?:imports?|exports?|importation|importing|exporting|shipments)"
)


# What sanctions forbid beside trade in goods: "a ban on transactions with three banks".
FORBIDDEN = frozenset(
    "transactions services investment investments insurance reinsurance transport overflights".split()
)
FOREIGN = (City, Party, Region)


@cache
def goods_words() -> frozenset[str]:
    """Every word for goods that the lexicon knows, and the adjectives of whole trades."""
    names = (word for product in load().products for name in product.names for word in name.lower().split())
    more = "automotive agricultural industrial digital pharmaceutical auto energy chip".split()
    return frozenset({*names, *more}) - {"of", "and", "or", "the", "for", "in", "with", "to", "from", "a", "an", "not"}


def is_negated(line: Line, at: int) -> bool:
    """Whether a deed is one that is not done: "shall not impose", "refrain from imposing"; not "no longer"."""
    words = [word for chunk in line.chunks[max(0, at - 4) : at] for word in chunk.low.split()]
    is_refused = not {"not", "never", "refrain", "refrains", "without"}.isdisjoint(words)
    if words[-3:] == ["or", "not", "to"]:
        return False  # "whether or not to impose"
    return is_refused and line.chunks[at].low not in ("apply", "be", "subject")


@cache
def deeds() -> frozenset[str]:
    """The words for what is done with a measure, in lower case."""
    return frozenset(word.lower() for kind in ("puts", "lifts") for word in word_classes()[kind])


def deed_before(line: Line, head: int, reach: int = 10) -> int | None:
    """What is done with a measure, when a word close before its noun says so."""
    for index in range(head - 1, max(-1, head - 1 - reach), -1):
        word = line.chunks[index].low
        if word in deeds():
            return index
        if word in (";", ".", ",", "that", "which", "while"):
            return None
    return None


def _joins(line: Line, index: int) -> bool:
    """Whether an `and` joins plain words, as in a list of goods: "a duty on alloy | and | carbon steel was put on"."""
    behind = line.chunks[index + 1] if index + 1 < len(line.chunks) else None
    if behind is None or behind.value is not None or behind.low in OPENING or behind.low in deeds():
        return False
    return _instruments().keys().isdisjoint(line.lowered[index + 1 : index + 5])


OPENING = frozenset("the a an its their his our it they".split())
BE = frozenset("is are was were be been being".split())
BEHIND = 16  # chunks from a measure's noun, with its goods, to the passive that tells what is done with it


def deed_behind(line: Line, first: int) -> int | None:
    """What is done with a measure, told in the passive behind its goods: "the duty on rice has been cut"."""
    for index in range(first, min(len(line.chunks), first + BEHIND)):
        word = line.lowered[index]
        if word in PARTED or word in (";", ".", ",", "—") or (word == "and" and not _joins(line, index)):
            return None
        if word in BE and index + 2 < len(line.chunks):
            at = index + 1 + (line.lowered[index + 1] in HELPERS or line.lowered[index + 1].endswith("ly"))
            is_done = line.lowered[at] in deeds() and line.lowered[at].endswith(("ed", "cut", "set", "put"))
            return at if is_done else None
    return None
