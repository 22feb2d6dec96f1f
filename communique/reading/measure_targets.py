"""On whom a measure is: by the parties beside and behind its noun, and by who bears it.

Who is at war, who only tells of a measure and who imposes it along with another is no target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.reading import whose
from communique.reading.grammar import Line
from communique.reading.measure_sellers import is_entered
from communique.reading.measure_sides import (
    ACCESS,
    PUTS,
    STOPPED,
    does,
    is_borne,
    is_hit,
    is_included,
    is_told_for,
)
from communique.reading.measure_span import is_at_the_head
from communique.reading.mentions import Amount, Party
from communique.reading.rules.measure_nouns import Spotted, is_head
from communique.reading.whose import Named
from communique.records import unique


def targets_of(line: Line, named: Sequence[Named], made: Spotted, upto: int, imposer: str | None) -> tuple[str, ...]:
    """On whom: parties behind the noun governed by on, from, against or to, and those in the name of the goods."""
    others = [one for one in named if one.code != imposer]
    found = [
        *_bearers(line, others, made),
        *_beside(line, named, others, made),
        *_behind(line, named, made, upto, imposer),
    ]
    end = line.chunks[min(len(line.chunks), upto + 2) - 1].end
    if not found and OF_ALL.search(line.between(line.chunks[made.head].start, end).lower()):
        return ("all",)
    return unique(found)


OF_ALL = re.compile(r"\b(all|any|every) (?:other )?(countr|trading partner|nation|import|foreign)")


def _bearers(line: Line, others: Sequence[Named], made: Spotted) -> list[str]:
    """Who bears a measure that a clause tells by its bearer: `Peru faces a tariff`."""
    if not is_borne(line, made) or made.deed is None:
        return []
    bearing = [one for one in others if one.at < made.head and not is_entered(line, one)]
    if line.lowered[made.deed] == "facing":
        bearing = [one for one in bearing if one.at == made.deed - 1] or bearing  # "with Peru facing a tariff of"
    found: list[str] = []
    last = next((at for at in reversed(range(len(bearing))) if does(line, bearing[at], made.deed)), None)
    if last is not None:  # "the President said | Chile would pay"
        first = last
        while first > 0 and bearing[first].before == "and":
            first -= 1
        bearing = bearing[first : last + 1]
    bearing = [one for one in bearing if ASIDES.isdisjoint(line.lowered[one.at + 1 : made.deed])]
    for at, one in enumerate(bearing):
        is_listed = at > 0 and one.before == "and" and bearing[at - 1].code in found
        if not at or one.before == "from" or (is_listed and bearing[at - 1].before in ("from", "and", "in", "of")):
            found.append(one.code)
    return found


ASIDES = frozenset({"as", "while", "whereas", "because", "since", "although", "though"})


def _beside(line: Line, named: Sequence[Named], others: Sequence[Named], made: Spotted) -> list[str]:
    """Who is hit by what stands beside the noun: its adjective, who is charged, for whom it is, who has the access."""
    head = made.head
    adopts = made.deed is not None and line.lowered[made.deed].startswith(ADOPTING)  # "Chile adopts EU sanctions"
    found = [one.code for one in others if one.at == head - 1 and not one.is_owner and not adopts]
    hit = whose.owner(line, list(named), head)
    if hit is not None and hit in others and hit.is_adjective and is_hit(line, named, hit, made):
        found.append(hit.code)
    found += [one.code for one in others if _is_charged(line, one, made)]
    found += [one.code for one in others if is_told_for(line, one, head)]
    is_stopped = line.lowered[head] in STOPPED
    if is_stopped or ACCESS.search(line.lowered[head]):
        near = [one for one in others if max(head - 6, made.deed or 0) <= one.at < head]
        found += [one.code for one in near if one.is_owner or is_stopped]
    return found


def _behind(line: Line, named: Sequence[Named], made: Spotted, upto: int, imposer: str | None) -> list[str]:
    """Who is named behind the noun and meant by it; not at war, not who only tells it, not who imposes along."""
    head, found = made.head, list[str]()
    named = [one for one in named if one.at <= head or not _is_of_another(line, head, one.at)]
    reach, last, last_with = _relative(line, head, max(upto + 10, head + 14)), 0, 0
    doers = [one.at for one in named if one.before == "by" and one.code == imposer]
    for one in named:
        ahead = line.lowered[max(0, one.at - 3) : one.at]
        if one.before in ("on", "against", "of") and AT_WAR.intersection(ahead):
            continue
        if one.before in ("for", "to", "of") and "support" in ahead:
            continue  # "sanctions in support of Peru"
        if one.code in ARENAS or _is_no_target(line, one) or _is_of_next_clause(line, one) or _has_its_own(line, one):
            continue
        if one.before == "with" or (one.before == "and" and last_with and one.at - last_with <= 3):
            last_with = one.at
            continue  # "imposed together with Chile and Peru"
        if one.before == "and" and any(0 < one.at - at <= 2 for at in doers):
            continue  # "imposed by Chile and Peru"
        is_behind = head < one.at <= reach or (one.at > head and _is_origin(line, upto, one, last))
        if is_behind and one.code != imposer and _is_meant(line, one, made, upto):
            found.append(one.code)
            last = one.at
    return found


def _is_of_next_clause(line: Line, one: Named) -> bool:
    """Whether a party only opens the next clause: "imposed a tariff on steel, and | Peru is considering one"."""
    before = one.at - 1 - (line.lowered[one.at - 1] == "the")
    is_parted = line.lowered[max(0, before - 1) : before + 1] == [",", "and"]
    return is_parted and is_at_the_head(line, one.at, is_parted=True)


def _has_its_own(line: Line, one: Named) -> bool:
    """Whether a party is told with a measure of its own: "Peru's tariffs and | Chile's export ban"."""
    if line.lowered[one.at - 1 - (line.lowered[one.at - 1] == "the")] not in {"and", ","}:
        return False
    behind = range(one.at + 1, min(one.at + 6, len(line.chunks)))
    upto = next((at for at in behind if line.lowered[at] in {"on", "from", "of", "in", "to", "and", ",", "."}), None)
    return any(is_head(line, at) for at in behind if upto is None or at < upto)


def _is_of_another(line: Line, head: int, at: int) -> bool:
    """Whether a verb and the measure that it changes stand before a party: "its tax | and lift tariffs on Peru"."""
    ands = (index for index in range(head + 1, at - 1) if line.lowered[index] == "and")
    return any(
        line.lowered[index + 1] in PUTS and any(is_head(line, near) for near in range(index + 2, at)) for index in ands
    )


ARENAS = frozenset({"G7", "G20", "WTO", "UN"})  # where sides meet, hit by nobody's tariffs
BEYOND = frozenset({"beyond", "outside", "within"})


def _is_no_target(line: Line, one: Named) -> bool:
    """Whether a party behind the noun only tells of a measure, or is the territory that goods may not leave."""
    if one.before == "of" and not ASKED.isdisjoint(line.lowered[max(0, one.at - 4) : one.at]):
        return True  # "at the request of Peru"
    if one.before == "by":  # "a statement seen by Reuters", "a review by Chile"
        is_seller = not SOLD_BY.isdisjoint(line.lowered[max(0, one.at - 5) : one.at])
        return not isinstance(line.chunks[one.at].value, Party) or not is_seller
    if "territory" in line.lowered[max(0, one.at - 4) : one.at]:
        return True  # "a ban on imports into the territory of Peru"
    if line.lowered[one.at + 1 : one.at + 3] in (["'s", "imports"], ["’s", "imports"], ["imports", "of"]):
        return True  # "duties on Peru's imports of copper" hit others
    return not BEYOND.isdisjoint(line.lowered[max(0, one.at - 6) : one.at])


ASKED = frozenset({"request", "behest", "initiative", "petition", "application", "complaint"})
SOLD_BY = frozenset(
    "exports goods products made sold imposed produced manufactured exported steel cars dumping dumped "
    "subsidising subsidizing".split()
)
AIMING = frozenset({"on", "from", "against", "to", "for", "of", "and", "by", "like"})


def _is_meant(line: Line, one: Named, made: Spotted, upto: int) -> bool:
    """Whether a party behind the noun is one on whom it is: `on Peru`, `originating in Peru`, `sanctions (Peru)`."""
    is_sanction = made.instrument == "sanction"
    behind = line.chunks[one.at + 1 : one.at + 2]
    is_before_people = bool(behind) and behind[0].value is None and behind[0].low[:1].isalpha()
    is_whose = one.is_adjective or (is_before_people and not one.before)  # "sanctioned 20 U.S. firms"
    if is_sanction and made.deed == made.head and is_whose and one.at <= made.head + 6:
        return True
    if is_sanction and line.lowered[one.at + 1 : one.at + 3] == [")", "regulations"]:
        return True
    if one.before == "in" and is_sanction and made.deed == made.head:
        return True  # "sanctioned dozens in Peru, Chile and Bolivia"
    if one.before == "in":
        return any(word.startswith(MADE_IN) for word in line.lowered[max(0, one.at - 3) : one.at])
    return one.before in AIMING or one.at < upto or is_included(line, one)


MADE_IN = ("originat", "made", "produced", "manufactured", "assembled", "grown", "mined", "raised", "built", "refined")
ADOPTING = ("adopt", "join", "implement", "support", "approv")


def _is_charged(line: Line, one: Named, made: Spotted) -> bool:
    """Whether a party between the deed and the noun is whom it hits: "charges Peru a duty", "put it on a list"."""
    if made.deed is None or not made.deed < one.at < made.head:
        return False
    between = line.lowered[one.at + 1 : made.head]
    is_list = line.lowered[made.head].endswith("list") and not {"on", "to"}.isdisjoint(between)
    return is_list or not {"a", "an"}.isdisjoint(between)


HIT = 22  # chunks from a sanction to whose people it hits


def hit_by_sanctions(line: Line, named: Sequence[Named], made: Spotted, imposer: str | None) -> tuple[str, ...]:
    """Whose people or firms sanctions hit where only they are told: "sanctions on 29 ships of Iran's fleet"."""
    for one in named:
        is_theirs = one.is_owner or one.before == "from"
        ahead = line.lowered[max(0, one.at - 3) : one.at]
        if (
            made.head < one.at <= made.head + HIT
            and is_theirs
            and one.code not in ARENAS | {imposer}
            and AT_WAR.isdisjoint(ahead)
        ):
            return (one.code,)
    return ()


def is_sanctioned(line: Line, made: Spotted) -> bool:
    """Whether sanctions are told in the passive of whom they hit: "two Omani banks were sanctioned"."""
    return made.instrument == "sanction" and made.deed == made.head and line.lowered[made.head - 1] in PASSIVE


PASSIVE = frozenset({"been", "were", "was", "are", "be"})


def sanctioned_ahead(
    line: Line, named: Sequence[Named], made: Spotted, imposer: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """Who sanctions, by `by` or by whose regime it is, and whose people or firms, ahead of the passive."""
    by = next((one.code for one in named if one.at > made.head and (one.before == "by" or _is_regime(line, one))), None)
    ahead = [one for one in named if one.at < made.head]
    theirs = [one for one in ahead if one.is_adjective or one.before in ("from", "of", "in", "and") or one.is_owner]
    imposer = by or (imposer if imposer not in {one.code for one in ahead} else None)
    theirs += [one for one in named if line.lowered[one.at + 1 : one.at + 2] in (["sanctions"], ["sanctions regime"])]
    hit = unique(one.code for one in theirs if one.code != imposer)
    return imposer, hit or hit_by_sanctions(line, named, made, imposer)


def _is_regime(line: Line, one: Named) -> bool:
    """Whether a party is whose rules somebody is sanctioned under: "under Chile's Peru sanctions regime"."""
    return one.is_owner and "under" in line.lowered[max(0, one.at - 2) : one.at]


AT_WAR = frozenset(
    "war wars invasion attack attacks aggression assault strikes sovereignty independence integrity".split()
)  # of whom these are told, nobody puts a measure on


def _is_origin(line: Line, upto: int, one: Named, last: int) -> bool:
    """Whether goods are from a party named further off: next in a list of parties, or behind an aside."""
    if one.before == "and":
        return 0 < one.at - last <= 6 and "that" not in line.lowered[last : one.at]
    if one.before != "from" or one.at > upto + 24:
        return False
    between = line.lowered[upto : one.at]
    return (
        bool(between[:1])
        and between[0] in AFTER_GOODS
        and between[-3:-1] != ["said", "on"]
        and not PUTS.intersection(between)
    )


AFTER_GOODS = frozenset({",", "(", "originating", "exported", "produced", "manufactured", "made"})
PARTNERS = frozenset({"partners", "allies", "neighbours", "members", "suppliers"})
BEGINS_A_REASON = frozenset(
    "that which who because due amid over unless until response retaliation reprisal retaliating citing".split()
)


def _relative(line: Line, head: int, reach: int) -> int:
    """The chunk before which a relative clause or a reason begins: whom it names is not whom the measure is on."""
    for index in range(head + 1, min(reach, len(line.chunks))):
        word = line.lowered[index].split(" ")[0]
        whose = line.lowered[index + 1 : index + 2] in (["its"], ["their"], ["his"], ["her"])
        is_of_deeds = whose and PARTNERS.isdisjoint(line.lowered[index + 2 : index + 6])  # not `for its FTA partners`
        is_why = word == "for" and (line.lowered[index - 1] in ("imposed", "levied", "applied") or is_of_deeds)
        is_amount = isinstance(line.chunks[index].value, Amount)  # "on over 95% of exports"
        if (word in BEGINS_A_REASON and not is_amount) or is_why:
            return index
    return reach
