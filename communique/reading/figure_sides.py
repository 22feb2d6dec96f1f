"""Whose a figure is and with whom, by what it is of and where the parties stand beside it.

Where a clause names nobody, it says so and guesses nothing; who is meant then, the document tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.grammar import Line
from communique.reading.mentions import City, Demonym, Region
from communique.reading.rules.figures import FLOWS, Stated, code_of
from communique.reading.whose import Named


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose a figure is and with whom; `is_open` where a flow's owner is left to what was said before."""

    party: str | None = None
    partner: str | None = None
    is_open: bool = False


def sides_of(made: Stated, cast: Cast, both: tuple[str, ...]) -> Sides:
    """The parties of a figure, by what it is of."""
    line = made.line
    low, high = whose.clause(line, made.about)
    named = whose.parties(line, cast, low, high)
    if made.unit == "rank":
        return _rank_sides(line, named, made, cast, both)
    if bound := _bound(line, named, made):  # "U.S.-bound exports" are the publisher's
        seller = next((one.code for one in named if one.at < bound.at and one.is_owner), None)
        return Sides(seller, bound.code, is_open=seller is None)
    if made.unit == "people" and not EMPLOYS.isdisjoint(line.lowered[max(0, made.head - 4) : made.head]):
        ahead = [one for one in named if one.at < made.head]
        behind = [one for one in named if one.at > made.head and one.before in ("in", "and")]
        return Sides(ahead[-1].code if ahead else behind[0].code if len(behind) == 1 else cast.home)
    if "those" in line.lowered[: made.head] and (those := _of_those(line, cast, made)):
        return those
    if made.unit == "people" and isinstance(line.chunks[made.about].value, Demonym):
        return Sides(line.chunks[made.about].value.code)  # "3.5 million Indians"
    if made.unit == "jobs":
        return Sides(_of_jobs(line, named, made) or cast.home)
    if made.unit == "agreements" and len({one.code for one in named}) == 1 and named[0].is_owner:
        return Sides(named[0].code)
    if made.unit == "companies" and (backers := _backers(line, named, made)):
        return Sides(backers.code)
    if made.of == "participants" and "delegation" in " ".join(line.lowered[max(0, made.head - 4) : made.head + 5]):
        near = (one.code for one in named if abs(one.at - made.head) <= 4)
        return Sides(next(near, cast.home))  # "accompanied by a delegation of 35 firms"
    if made.of == "participants" or made.unit in ("meetings", "agreements", "projects"):
        return Sides()
    if made.of == "growth" and (flow := _flow_beside(line, made, low, high)) is not None:
        made = replace(made, of=code_of(line, flow) or "growth", about=flow)
    if made.head > 1 and line.words(line.chunks[made.head - 1]) == "(":  # "Brazil (11.2%), China (7.5%)"
        listed = next((one for one in named if one.at == made.head - 2), None)
        if listed:
            owner = whose.owner(line, named, made.about)
            with_it = "with" in line.lowered[made.about : listed.at] and owner is not None and owner != listed
            return Sides(owner.code, listed.code) if owner and with_it else Sides(listed.code)
    owner = whose.owner(line, named, made.about)
    if shared := _of_a_whole(made, named, owner):
        return shared
    if made.of == "members" and made.unit == "countries":
        return Sides(next((one.code for one in named if len(one.code) > COUNTRY and one.code.isupper()), None))
    if made.of == "trade" and low > 0 and not [one for one in named if one.at < made.head]:
        named = [one for one in whose.parties(line, cast) if one.at < made.head]  # "trade between A and B grew, while"
    found = _of_two(made, named, owner, both) or _of_one(made, named, owner)
    if made.unit == "companies" and made.of == "other" and (host := _hosting(line, named, made)):
        return replace(found, partner=host if host != found.party else found.partner)
    return found


def _hosting(line: Line, named: list[Named], made: Stated) -> str | None:
    """Where firms are at work: "1,000 Japanese companies operate in the Philippines"."""
    for one in named:
        if made.about < one.at <= made.about + 9 and one.before == "in" and not one.is_owner:
            told = line.lowered[made.about + 1 : one.at]
            return one.code if not WORKING.isdisjoint(told) else None
    return None


WORKING = frozenset(
    "operate operates operated operating active present established work working works registered functioning".split()
)


def _of_those(line: Line, cast: Cast, made: Stated) -> Sides | None:
    """The partner of a flow told by a word for it: "while those to Japan fell"; whose it is, was told before."""
    at = next((at for at in range(made.head - 1, max(0, made.head - 12), -1) if line.lowered[at] == "those"), None)
    if at is None or line.lowered[at + 1 : at + 2] not in (["to"], ["from"], ["with"], ["in"], ["into"]):
        return None
    partner = next((one for one in whose.parties(line, cast, at, at + 5)), None)
    return Sides(None, partner.code, is_open=True) if partner else None


def _of_jobs(line: Line, named: list[Named], made: Stated) -> str | None:
    """Where jobs are: "4,000 UK jobs", "1,200 jobs in Ohio"."""
    near = next(
        (one.code for one in named if -3 <= one.at - made.about <= 4 and one.before in ("", "in", "across", "of")), None
    )
    if near is not None:
        return near
    places = (chunk.value for chunk in line.chunks[made.about + 1 : made.about + 6])
    return next((place.country for place in places if isinstance(place, City) and place.country), None)


def _is_of_an_area(made: Stated) -> bool:
    """Whether people are counted of an area that an agreement makes, which is no party's."""
    return not {"area", "zone", "bloc"}.isdisjoint(made.line.lowered[max(0, made.head - 4) : made.head])


COUNTRY = 2  # letters of a country's code; those of a bloc are more
PARTNERS = frozenset({"trading partner", "trade partner", "trading partners", "trade partners"})


def _as_partner(made: Stated, named: list[Named]) -> Sides | None:
    """The sides of trade told of a partner: "Japan is the UK’s fifth-largest trading partner, with trade of"."""
    line = made.line
    partner = next(
        (at for at in range(made.about - 1, max(0, made.about - 14), -1) if line.lowered[at] in PARTNERS), None
    )
    if partner is None or any(one.at > partner for one in named if one.at < made.head):
        return None
    owners = [one for one in named if one.at < partner and one.is_owner]
    subject = whose.subject(line, [one for one in named if one not in owners], partner)
    return Sides(owners[-1].code, subject.code) if owners and subject else None


MUTUAL = frozenset({"aid", "investment", "fdi"})
# Who gives aid rather than takes it, of two: the members of the OECD's Development Assistance Committee and the Gulf.
DONORS = frozenset(
    "AE AT AU BE CA CH CZ DE DK EE ES EU FI FR GB GR HU IE IS IT JP KR "
    "KW LT LU NL NO NZ PL PT QA SA SE SI SK US".split()
)


def with_the_other(sides: Sides, made: Stated, both: tuple[str, ...]) -> Sides:
    """The sides of what one of a document's two parties gives, where nobody is named: it goes to the other."""
    if sides == Sides() and made.of == "aid" and both and both[0] in DONORS and DONORS.isdisjoint(both[1:]):
        sides = Sides(both[0])
    if sides == Sides(is_open=True) and made.of in ("trade", "growth") and len(both) == 2 and _is_turnover(made):
        return Sides(*both)
    if made.of == "population" and not sides.party and len(both) == 2 and not _is_of_an_area(made):
        return Sides(both[1])
    if made.of in ("investment", "fdi") and not sides.party and len(both) == 2 and sides.partner in both:
        return replace(sides, party=both[1] if sides.partner == both[0] else both[0])
    is_of_firms = made.unit == "companies" and sides.party is not None and made.of == "other"
    if made.of == "aid" and not DONORS.isdisjoint(both[1:]):
        return sides
    if (made.of not in MUTUAL and not is_of_firms) or sides.partner or len(both) != 2 or sides.party not in both:
        return sides
    return replace(sides, partner=both[1] if sides.party == both[0] else both[0])


def _is_turnover(made: Stated) -> bool:
    """Whether trade of nobody named is told by a word for trade between some: the turnover, the trade volume."""
    words = made.line.between(made.line.chunks[0].start, made.line.chunks[-1].end).lower()
    return bool(TURNOVER.search(words)) and not ABROAD.search(words)


TURNOVER = re.compile(
    r"\b(?:trade turnover|mutual trade|trade volume|volume of trade|trade exchange|goods trade|commodity turnover)\b"
)
ABROAD = re.compile(r"\b(?:foreign|global|world|overall|external|total) trade\b")


def _of_two(made: Stated, named: list[Named], owner: Named | None, both: tuple[str, ...]) -> Sides | None:
    """The sides of what is between two: `between X and Y`, `X-Y trade`, bilateral trade."""
    if made.of not in ("trade", "growth", "investment", "fdi"):
        return None
    if made.of == "trade" and (ranked := _as_partner(made, named)):
        return ranked
    between = [one for one in named if one.before == "between" or _is_second(named, one)]
    if len(between) >= 2:
        return Sides(between[0].code, between[1].code)
    if owner and (joined := _joined(made.line, named, owner)):
        return Sides(joined.code, owner.code)
    if made.of == "trade" and owner is None:  # "India and Russia set a trade target"
        free = [one for one in named if one.at < made.about and one.before in ("", "and") and not one.is_adjective]
        if len(free) == 2 and free[1].before == "and" and free[1].at - free[0].at <= 3:
            return Sides(free[0].code, free[1].code)
    if made.of == "trade" and owner is None and len(both) == 2 and _says_both(made):
        return Sides(*both)
    return None


def _of_a_whole(made: Stated, named: list[Named], owner: Named | None) -> Sides | None:
    """The sides of a share in somebody's flow: "Chile took 5% of Korea's exports", "sent 41% of its beef to Chile"."""
    line, head = made.line, made.head
    if made.of != "share" or line.lowered[head + 1 : head + 2] != ["of"]:
        return None
    behind = range(head + 2, min(len(line.chunks), head + 9))
    flow = next((at for at in behind if code_of(line, at) in (*FLOWS, "gdp", "output")), None)
    if flow is None:
        return None
    ahead = [one for one in named if one.at < head]
    subject = owner if owner and owner.at < head else whose.subject(line, ahead, head)
    whole = whose.owner(line, [one for one in named if one.at > head], flow)
    goes = next(
        (one for one in named if one.at > flow and one.before in TOWARDS.get(code_of(line, flow) or "", ())), None
    )
    if whole and subject and whole.code != subject.code:
        return Sides(subject.code, whole.code)
    if whole is None and subject and goes and goes.code != subject.code:
        return Sides(subject.code, goes.code)
    if whole is None:
        return None
    return Sides(whole.code, goes.code if goes and goes.code != whole.code else None)  # "6% of Peru's exports go to"


def _of_one(made: Stated, named: list[Named], owner: Named | None) -> Sides:
    """The sides of what is one party's: its owner, source or the subject, and the party that it goes to."""
    partner = _partner(named, made, owner)
    source = _source(named, made)
    others = [one for one in named if one != partner and (partner is None or one.code != partner.code)]
    party = source or owner or whose.subject(made.line, others, min(made.about, made.head))
    if party and partner and party.code == partner.code:
        party, partner = owner or source, None
    is_bought = re.match("purchas|buy|bought|procur", made.line.chunks[made.about].low)
    if source and partner is None and made.of in ("fdi", "investment"):  # "India received investment from Japan"
        partner = next(
            (one for one in (owner, whose.subject(made.line, others, made.about)) if one and one != source), None
        )
    is_open = party is None and not is_bought and _goes_on(made, named)
    return Sides(party.code if party else None, partner.code if partner else None, is_open)


def _goes_on(made: Stated, named: list[Named]) -> bool:
    """Whether a figure without an owner is one of those told before: a flow, or where its clause names nobody."""
    if made.of in ("exports", "imports", "trade"):
        return True
    if made.of == "fdi":
        return "inflow" in " ".join(made.line.lowered[max(0, made.about - 1) : made.about + 3])
    is_balance = made.of == "other" and made.line.lowered[made.about] in BALANCES | SALES
    return not named and (is_balance or made.of in ("growth", "output"))


EMPLOYS = frozenset("employ employs employed employing".split())
SALES = frozenset({"sales"})


def _flow_beside(line: Line, made: Stated, low: int, high: int) -> int | None:
    """The chunk of the flow that grows: behind its growth ("increase in purchases"), else in front of it."""
    behind, in_front = range(made.head, min(high, made.head + 8)), range(made.head, low - 1, -1)
    is_behind = made.about > made.head and line.lowered[made.about + 1 : made.about + 2] in (["in"], ["of"], ["for"])
    reach: list[int] = [*behind, *in_front] if is_behind else [*in_front, *behind]
    for index in reach:
        if code_of(line, index) in (*FLOWS, "output", "gdp") or line.lowered[index] in BALANCES:
            return index
    return None


BALANCES = frozenset({"trade deficit", "trade surplus", "trade balance", "deficit", "surplus", "trade gap"})


def _bound(line: Line, named: list[Named], made: Stated) -> Named | None:
    """To whom exports go by a word such as China-bound."""
    if made.of not in ("exports", "growth"):
        return None
    return next(
        (one for one in named if one.at < made.head and line.lowered[one.at + 1 : one.at + 3] == ["-", "bound"]), None
    )


def _backers(line: Line, named: list[Named], made: Stated) -> Named | None:
    """Whose companies are by the capital in them: "90 companies with Finnish capital"."""
    for one in named:
        behind = line.lowered[one.at + 1 : one.at + 2]
        if made.about < one.at <= made.about + 3 and one.is_adjective and behind and behind[0] in CAPITAL:
            return one
    return None


CAPITAL = frozenset({"capital", "participation", "investment", "shareholders", "partners", "ownership"})


def _is_second(named: list[Named], one: Named) -> bool:
    """Whether the party follows `between X and`."""
    at = named.index(one)
    return one.before == "and" and at > 0 and named[at - 1].before == "between"


def _joined(line: Line, named: list[Named], owner: Named) -> Named | None:
    """The first of two parties joined by a dash or `and`: Korea in "Korea-Chile trade", "Korea and Chile’s trade"."""
    place = named.index(owner) if owner in named else 0  # none before one who stands in another clause
    joints = ("-", "–", "—", "and") if not owner.is_adjective else ("-", "–", "—")
    if place and named[place - 1].at == owner.at - 2 and line.words(line.chunks[owner.at - 1]) in joints:
        return named[place - 1]
    return None


TOWARDS = {
    "exports": ("to", "into"), "imports": ("from",), "trade": ("with",), "investment": ("in", "into"),
    "fdi": ("in", "into", "to"), "aid": ("to", "for"), "growth": ("to", "from", "with", "in"), "other": ("with",),
    "project_cost": ("with",),
}  # fmt: skip
OUT_OF = {
    "exports": ("from", "by"), "imports": ("by", "into", "to"), "investment": ("from", "by"), "aid": ("from", "by"),
    "fdi": ("from", "by"), "gdp": ("of",), "share": ("by",), "population": ("of",), "trade": ("of",),
}  # fmt: skip


ECONOMIES = (["economy"], ["market"], ["side"], ["government"])


def _partner(named: list[Named], made: Stated, owner: Named | None) -> Named | None:
    """With or to whom: the party behind the noun (or the amount) that its preposition names."""
    wanted, noun = TOWARDS.get(made.of, ()), made.about
    named = _up_to_the_next(named, made)
    for one in named:
        is_whole = not one.is_adjective or made.line.lowered[one.at + 1 : one.at + 2] in ECONOMIES
        if one.at > noun and one.before in wanted and is_whole and one != owner:
            return one
    if made.of == "trade" and made.about == made.head:  # "; with Kenya it adds up to $7 million"
        return next((one for one in named if one.at < made.head and one.before == "with"), None)
    if made.of == "imports":  # "purchase $8 billion of American goods"
        goods = (one for one in named if noun < one.at and (one.before in ("of", "in") or one.at <= noun + 5))
        return next((one for one in goods if one.before in ("", "of", "in")), None)
    if made.of == "aid":  # "provided Kenya with a loan"
        others = (one for one in named[1:] if one.code != named[0].code)
        return next((one for one in others if one.at < made.head and not one.is_owner and not one.before), None)
    return None


def _up_to_the_next(named: list[Named], made: Stated) -> list[Named]:
    """The parties in front of the next flow behind a figure, whose own those are: "and its imports from Chile"."""
    if made.of not in FLOWS:
        return named
    line, behind = made.line, max(made.about, made.head) + 1
    cut = next((at for at in range(behind, len(line.chunks)) if code_of(line, at) in FLOWS), len(line.chunks))
    return [one for one in named if one.at < cut]


def _source(named: list[Named], made: Stated) -> Named | None:
    """Whose, where a preposition behind the noun says so: "exports from India", "investment by Japan"."""
    wanted, noun = OUT_OF.get(made.of, ()), made.about
    named = _up_to_the_next(named, made)
    near = [one for one in named if noun < one.at <= noun + 12 and one.before in wanted]
    near = [one for one in near if not one.is_adjective or one.before == "by"]  # "held by Chinese firms"
    return next((one for one in near if one.before != "of" or one.at < made.head), None)


def _rank_sides(line: Line, named: list[Named], made: Stated, cast: Cast, both: tuple[str, ...]) -> Sides:
    """Who holds a rank, and for whom: ASEAN is Korea's second-largest trading partner."""
    reach = 5 if made.head and line.lowered[made.head - 1] == "-" else 3  # "Chile's 11th-largest partner"
    holder_of = [one for one in named if one.at < made.head and one.is_owner and made.head - one.at <= reach]
    owner = holder_of[-1] if holder_of else _owner_of_both(line, named, made)
    whose_rank = _pronoun_before(line, made.head)
    if whose_rank and (told := _told_behind(line, named, made)):  # "its largest partner, Australia"
        whom = cast.home if whose_rank == "our" else _code(whose.subject(line, named, made.head))
        return Sides(told.code, whom)
    near = (one for one in named if made.about < one.at <= made.about + 6)
    behind = next((one for one in near if one.before in ("of", "in", "for", "to", "among")), None)
    if behind and isinstance(line.chunks[behind.at].value, Region) and made.of not in ("investment", "fdi", "aid"):
        named, behind = [one for one in named if one is not behind], None  # "the largest market in Southeast Asia"
    against = owner or behind
    others = [one for one in named if one not in (owner, behind)]
    subject = _beside(line, named, owner.at if owner else made.head) or whose.subject(line, others, made.head)
    if whose_rank == "our":
        other = both[1] if len(both) == 2 and both[0] == cast.home else None
        return Sides(_code(subject) if _code(subject) != cast.home else other, cast.home)
    if subject is None:
        subject = next((one for one in others if one.at > made.about), None)
    return Sides(_code(subject), _code(against))


def _owner_of_both(line: Line, named: list[Named], made: Stated) -> Named | None:
    """For whom a second rank is told: "Kenya's first market and second largest partner"."""
    before = line.lowered[max(0, made.head - 2) : made.head]
    if "and" not in before:
        return None
    ranked = line.between(line.chunks[max(0, made.head - 8)].start, line.chunks[made.head].start).lower()
    near = [one for one in named if made.head - 10 <= one.at < made.head and one.is_owner]
    return near[-1] if near and RANKED.search(ranked) else None


RANKED = re.compile(r"\b(?:partner|market|investor|source|supplier|destination|exporter|importer)\b")


def _code(one: Named | None) -> str | None:
    return one.code if one else None


APPOSED = frozenset({",", "–", "—", "-", "("})
PASSED = frozenset("the a its our now also currently still world world's 's ’s and".split())


def _beside(line: Line, named: list[Named], at: int) -> Named | None:
    """The party that a rank stands beside as an apposition: "Japan – the third-biggest economy"."""
    while at > 0 and line.lowered[at - 1] in PASSED:
        at -= 1
    is_apposed = at > 1 and line.words(line.chunks[at - 1]) in APPOSED
    return next((one for one in named if one.at == at - 2), None) if is_apposed else None


def _pronoun_before(line: Line, head: int) -> str | None:
    """`our` or `its` right before a rank."""
    word = line.lowered[head - 1] if head else ""
    return word if word in ("our", "its") else None


def _told_behind(line: Line, named: list[Named], made: Stated) -> Named | None:
    """The party that follows a rank as its apposition: "its largest partner, Australia"."""
    behind = line.lowered[made.about + 1 : made.about + 2]
    is_apposed = behind in ([","], ["–"], ["—"])
    return next((one for one in named if one.at == made.about + 2), None) if is_apposed else None


_TWO = re.compile(
    r"\b(the two|both|between the|between our|between our two) (countries|sides|nations|parties|economies)\b"
)
_BOTH = re.compile(r"\b(bilateral|two-way|mutual|reciprocal|between the two|between both|between us)\b")


def _says_both(made: Stated) -> bool:
    """Whether the words around the noun say that it is between two."""
    line = made.line
    first, last = max(0, made.about - 4), min(len(line.chunks), made.about + 7)
    words = line.between(line.chunks[first].start, line.chunks[last - 1].end).lower()
    before = line.between(line.chunks[0].start, line.chunks[made.about].end).lower()
    return bool(_BOTH.search(words) or _TWO.search(before))
