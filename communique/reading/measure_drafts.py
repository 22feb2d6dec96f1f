"""Measures while their mentions are gathered: which mentions are of one measure, and what each adds to it.

Mentions whose imposers, kinds, goods or rates contradict each other stay apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from communique.reading.likeness import NEAR
from communique.reading.measure_sides import is_borne
from communique.reading.measure_words import GENERIC
from communique.reading.rules.measure_nouns import REMEDIES, Spotted
from communique.records import Quote, Term, unique

# Measures that are rates: what is told of a rate behind them is told of them.
RATED = frozenset({"tariff", "surtax", "anti_dumping", "countervailing", "safeguard", "tariff_quota"})
VAGUE = frozenset({"other", "export_control", "investment_screening", "investigation", "subsidy"})
STAGED = re.compile(r"\b(?:provisional|definitive|interim|preliminary|final)\b", re.IGNORECASE)


PLAINLY = frozenset("new said same proposed resulting applicable relevant above".split())
BARE = frozenset("duties duty tariffs tariff measures levies levy surtax surtaxes".split())


@dataclass(slots=True)
class Draft:
    """A measure while its mentions are gathered; `is_told` when something is done with it or its law is known."""

    quote: Quote
    rule: str
    name: str
    instrument: str
    imposer: str | None
    targets: tuple[str, ...]
    products: tuple[str, ...]
    terms: tuple[Term, ...]
    status: str | None
    announced: str | None
    effective: str | None
    is_told: bool = False
    is_nobodys: bool = False  # its sentence names no party
    is_begun: bool = False  # it is said to have come into force
    is_over_quota: bool = False  # it is what is paid beyond a quota

    @property
    def is_enough(self) -> bool:
        """Whether enough is told for a record: a party, and one thing more; of a vague kind its goods or targets."""
        if not self.imposer and not self.targets:
            return False
        is_dated = self.is_told and self.announced is not None
        if self.instrument in VAGUE and not (self.products or self.targets or is_dated):
            return False
        if self.name.lower() in ("duty", "tariff", "levy") and not (self.products or self.targets or self.terms):
            return False  # "a call to impose the duty"
        told = (self.imposer, self.targets, self.products, self.terms, self.is_told)
        return sum(1 for one in told if one) >= 2


def is_again(draft: Draft, before: Draft, made: Spotted) -> bool:
    """Whether a bare noun with terms is the measure just named: "the duties range from 10% to 20%"."""
    is_bare = draft.name.lower().split(" ")[-1] in BARE and PLAINLY.issuperset(draft.name.lower().split(" ")[:-1])
    is_bare = is_bare and bool(draft.terms) and not draft.products
    is_bare = is_bare and set(draft.targets) <= set(before.targets)
    opening = made.head <= 3 and bool({"the", "these", "those"}.intersection(made.line.lowered[: made.head]))
    is_plain = before.instrument in REMEDIES and draft.imposer in (None, before.imposer)
    is_told_again = made.line.lowered[made.head] in BARE and not draft.products and not draft.targets and is_plain
    if is_told_again and made.line.lowered[made.head - 1] in ("the", "these", "those", "said"):
        return True  # "suspended the duties for a year"
    return (is_bare and (opening or is_plain)) or _is_paid(draft, before, made) or _is_of_remedy(draft, before)


def _is_of_remedy(draft: Draft, before: Draft) -> bool:
    """Whether plain duties on "Peruvian imports" are those of the remedy just named, on goods of Peru and others."""
    is_plain = all(OF_SOMEWHERE.fullmatch(one) for one in draft.products)
    if draft.instrument != "tariff" or before.instrument not in REMEDIES or not is_plain:
        return False
    is_theirs = draft.targets and set(draft.targets) <= set(before.targets)
    return bool(is_theirs and draft.imposer in (None, before.imposer))


def _is_paid(draft: Draft, before: Draft, made: Spotted) -> bool:
    """Whether somebody pays a rate of the remedy just named: "other mills face a 12 percent duty"."""
    if before.instrument not in REMEDIES or draft.instrument not in ("tariff", before.instrument) or draft.products:
        return False
    noun = made.line.lowered[made.head].removeprefix("anti-dumping ").removeprefix("antidumping ")
    is_bare = noun in BARE or noun in ("rate", "duty rate", "tariff rate")
    is_theirs = set(draft.targets) <= set(before.targets) and draft.imposer in (None, before.imposer)
    return is_bare and is_borne(made.line, made) and is_theirs and not STAGED.search(draft.name)


def is_within_quota(draft: Draft, before: Draft, made: Spotted) -> bool:
    """Whether a rate is the one within the quota just named: "a quota of 32,500 tonnes | at a 25 percent tariff"."""
    if before.instrument not in ("quota", "tariff_quota") or draft.instrument != "tariff" or draft.products:
        return False
    ahead = made.line.lowered[max(0, made.head - 5) : made.head]
    is_of_it = not {"at", "with"}.isdisjoint(ahead) and "and" not in ahead
    if is_of_it and draft.terms:
        before.instrument = "tariff_quota"
    return is_of_it and bool(draft.terms) and not draft.targets


OF_SOMEWHERE = re.compile(r"(?:[A-Z]\w+ )?(?:imports|exports|goods|products)(?: (?:from|of) .*)?")
OF_A_SHARE = re.compile(r"\bon \d[\d.]* ?(?:%|per ?cent) of\b")


def added(drafts: list[Draft], draft: Draft) -> Draft:
    """The measure that a mention is of, told of it what the mention tells."""
    same = next((one for one in drafts[-NEAR:] if _is_same(one, draft)), None)
    if same is None:
        drafts.append(draft)
        return draft
    merge(same, draft)
    return same


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two mentions are of one measure: imposer and instrument agree, nothing else contradicts."""
    if not _is_same_kind(one, other) or (one.imposer and other.imposer and one.imposer != other.imposer):
        return False
    if one.targets and other.targets and set(one.targets).isdisjoint(other.targets):
        return False
    rates = [found.group() for name in (one.name, other.name) if (found := RATE.match(name))]
    if len(set(rates)) == 2:  # "a 15 percent tariff", "the 33 percent tariff"
        return False
    if bool(OF_A_SHARE.search(one.name)) != bool(OF_A_SHARE.search(other.name)):
        return False  # "duties on 51 percent of our exports", "a 15 percent tariff on our exports"
    if _stage(one) != _stage(other) and ((_stage(one) and _stage(other)) or _rates_differ(one, other)):
        return False  # provisional duties, then definitive ones
    laws = [set(LAW.findall(name)) for name in (one.name, other.name)]
    if all(laws) and laws[0].isdisjoint(laws[1]):  # "IEEPA tariffs", "Section 232 tariffs"
        return False
    recip = ["reciprocal" in one.name.lower(), "reciprocal" in other.name.lower()]
    if any(recip) and not all(recip) and bool((other if recip[0] else one).products):
        return False
    if one.instrument == "tariff" and bool(one.targets) != bool(other.targets) and _rates_differ(one, other):
        return False  # "a 15 percent tariff on Japanese cars", "a 25 percent tariff on all cars"
    if one.instrument == "sanction" and ("cap" in one.name.lower()) != ("cap" in other.name.lower()):
        return False
    if (one.imposer is None) != (other.imposer is None) and one.terms and other.terms and one.terms != other.terms:
        return False
    if one.products and other.products:
        mine, theirs = stems(one.products), stems(other.products)
        is_twice = one.products == other.products and one.imposer == other.imposer is not None
        longest = max(len(one.products), len(other.products))
        if one.instrument == other.instrument == "other" and 2 * len(mine & theirs) < longest:
            return False  # barriers on barley, wine and coal; the restrictions on coal
        if _is_of_other_kinds(one.products, other.products):
            return False  # tariffs on canola seed, and on canola meal
        return bool(mine & theirs) or (is_twice and not (mine or theirs))  # "U.S. goods" twice
    return bool(one.imposer and other.imposer) or bool(set(one.targets) & set(other.targets))


def _is_of_other_kinds(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two mentions name goods of one sort by other last words, so that neither is the other told shorter."""
    return not any(_may_be_same(stems((mine,)), stems((theirs,)), mine, theirs) for mine in one for theirs in other)


def _may_be_same(mine: frozenset[str], theirs: frozenset[str], one: str, other: str) -> bool:
    """Whether two names of goods may be of the same: alike by their last word, or one the shorter of the other."""
    lasts = stem(one.lower().split()[-1]), stem(other.lower().split()[-1])
    is_generic = not {lasts[0], lasts[1]}.isdisjoint(GENERIC_STEMS)
    return mine <= theirs or theirs <= mine or (bool(mine & theirs) and (is_generic or lasts[0] == lasts[1]))


def stem(word: str) -> str:
    """A word without its plural."""
    return word.removesuffix("s")


GENERIC_STEMS = frozenset(stem(word) for word in GENERIC)


def _rates_differ(one: Draft, other: Draft) -> bool:
    """Whether both tell rates, and none that is the other's."""
    rates, others = ({end for term in draft.terms for end in (term.start, term.to)} for draft in (one, other))
    return bool(rates and others) and rates.isdisjoint(others)


ALIKE = {"preliminary": "provisional", "interim": "provisional", "final": "definitive"}


def _stage(draft: Draft) -> str:
    found = STAGED.search(draft.name)
    return ALIKE.get(found.group().lower(), found.group().lower()) if found else ""


LAW = re.compile(r"\b(?:IEEPA|1\d\d|2\d\d|3\d\d)\b(?! (?:products|goods|items|companies))")
RATE = re.compile(r"\d[\d.]*(?= ?(?:%|per ?cent))")


def _is_same_kind(one: Draft, other: Draft) -> bool:
    """Whether the instruments agree: the quota spoken of beside a tariff rate quota on the same goods is that."""
    if one.instrument == other.instrument:
        return True
    quotas = ("quota", "tariff_quota")
    if (one.is_over_quota and other.instrument in quotas) or (other.is_over_quota and one.instrument in quotas):
        return one.imposer == other.imposer
    kinds = {one.instrument, other.instrument}
    if kinds == {"other", "licensing"} and one.imposer == other.imposer:
        return bool(stems(one.products) & stems(other.products))  # "import restrictions": the licences just told of
    if "tariff" in kinds and kinds & REMEDIES and not (one if one.instrument == "tariff" else other).terms:
        return bool(stems(one.products) & stems(other.products))  # the headline's "duties" are a remedy's
    is_quota = {one.instrument, other.instrument} == {"tariff_quota", "quota"}
    if not is_quota or (one.products and other.products and not stems(one.products) & stems(other.products)):
        return False
    return one.imposer == other.imposer


@lru_cache(maxsize=10_000)
def stems(products: tuple[str, ...]) -> frozenset[str]:
    """The beginnings of the words that name goods, by which two mentions of them are told to be alike."""
    words = {word for product in products for word in re.findall(r"[a-z]{3,}", product.lower())}
    return frozenset(word.removesuffix("s")[:4] for word in words - GENERIC)


def merge(one: Draft, other: Draft) -> None:
    """Add to a measure what another mention of it tells."""
    if one.instrument == "other" and other.instrument == "licensing":
        one.instrument = other.instrument
    is_beside = one.is_over_quota != other.is_over_quota and "tariff" in (one.instrument, other.instrument)
    if other.instrument == "tariff_quota" or is_beside:
        one.instrument = "tariff_quota"
    one.is_begun = one.is_begun or other.is_begun
    one.imposer = one.imposer or other.imposer
    one.targets = unique(party for party in (*one.targets, *other.targets) if party != one.imposer)
    one.products = one.products or other.products
    ends = {end for term in other.terms if term.start is not None for end in (term.start, term.to)}
    kept = (term for term in one.terms if term.start is not None or term.to not in ends)
    one.terms = tuple(dict.fromkeys((*kept, *other.terms)))
    one.status = one.status or other.status
    one.announced = one.announced or other.announced
    one.effective = one.effective or other.effective
    one.is_told = one.is_told or other.is_told
