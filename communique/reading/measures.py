"""From measures as spotted to records: who imposes what on whom, on which goods, at which rate, since when.

Mentions of one measure become one record with all its terms. What has neither an imposer nor a target is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.likeness import NEAR
from communique.reading.measure_context import complained_of, led, listed_terms, named_again, sold_from
from communique.reading.measure_goods import exempted, goods_before, name_of, name_start, products_of
from communique.reading.measure_sides import imposer_of, is_borne, law_of, market_of, targets_of
from communique.reading.measure_status import dates_of, status_of
from communique.reading.measure_words import GENERIC
from communique.reading.mentions import Day
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.measures import Spotted
from communique.reading.scene import Scene
from communique.reading.terms import terms_of
from communique.records import Measure, Quote, Record, Term, unique

VAGUE = frozenset({"other", "export_control", "investment_screening", "investigation", "subsidy"})


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
    is_begun: bool = False  # it is said to have come into force
    is_over_quota: bool = False  # it is what is paid beyond a quota

    @property
    def is_enough(self) -> bool:
        """Whether enough is told for a record: a party, and one thing more; of a vague kind its goods or targets."""
        if not self.imposer and not self.targets:
            return False
        if self.instrument in VAGUE and not (self.products or self.targets):
            return False
        told = (self.imposer, self.targets, self.products, self.terms, self.is_told)
        return sum(1 for one in told if one) >= 2


def measures(notes: Notes, cast: Cast) -> list[Record]:
    """The measures of a document, each once with all its terms; the headline's only where the body has none."""
    drafts: list[Draft] = []
    scene = Scene.of(notes, cast)
    context = Context(cast, scene.parties if scene.is_bilateral and len(scene.parties) == 2 else ())
    placed: list[tuple[int, Draft]] = []
    for sentence, match in notes.matches("measures"):
        if sentence.is_title and context.title is None:
            context.title = _draft(notes, cast, match.made, match.rule.name)
    for sentence, match in sorted(notes.matches("measures"), key=lambda one: one[0].is_title):
        draft = _draft(notes, cast, match.made, match.rule.name)
        before = context.before_of(sentence)
        if before and _is_again(draft, before, match.made):
            _merge(before, draft)  # "The duties range from 10% to 20%": those of the sentence before
            continue
        if draft.name.lower() in BARE and _is_exempting(match.made):
            continue  # "exempted aircraft from the tariff" tells of no other tariff
        context.complete(draft, sentence, match.made)
        if draft.imposer:
            context.last = sentence.number, draft.imposer
        if context.before and _goes_on(sentence) and context.before.imposer == draft.imposer:
            draft.announced = draft.announced or context.before.announced
        if sentence.line.words(sentence.line.chunks[-1]) == ":":
            _add_list(notes, sentence, draft)
        context.before, context.number = draft, sentence.number
        placed.append((sentence.number, _added(drafts, draft)))
    _take_effect(notes, placed)
    for draft in drafts:
        _come_true(draft, notes)
    return [_record(draft) for draft in drafts if draft.is_enough]


@dataclass(slots=True)
class Context:
    """What was told before: the measure named last and who imposed last, each with its sentence's number."""

    cast: Cast
    two: tuple[str, ...]  # the parties of a document of two, else none
    last: tuple[int, str] | None = None
    before: Draft | None = None
    number: int = 0
    title: Draft | None = None  # the headline's measure

    def before_of(self, sentence: Sentence) -> Draft | None:
        """The measure named in this sentence or the two before it."""
        return self.before if 0 <= sentence.number - self.number <= 2 else None

    def complete(self, draft: Draft, sentence: Sentence, made: Spotted) -> None:
        """Fill in who imposes, on whom and of what kind, where the sentence leaves that to the text around it."""
        before, two = self.before_of(sentence), self.two
        if before and before.instrument in REMEDIES and draft.instrument == "tariff" and STAGED.search(draft.name):
            draft.instrument = before.instrument
        if draft.imposer is None:
            told = named_again(sentence, made, self.cast) or led(made, self.cast)
            draft.imposer = told or complained_of(made, two, self.cast)
            draft.targets = tuple(one for one in draft.targets if one != draft.imposer)
        is_next = self.last is not None and 0 <= sentence.number - self.last[0] <= 2
        is_other = not draft.targets or (is_borne(made.line, made) and self.last and self.last[1] not in draft.targets)
        if draft.imposer is None and is_other and is_next and self.last:
            draft.imposer = self.last[1]
        origin = sold_from(draft.products, "", self.cast)
        if draft.imposer in origin:  # a deal cuts tariffs on one's own goods: they are the other's
            draft.imposer, draft.targets = None, origin
        if draft.imposer is None and not draft.targets:
            words = made.line.between(made.line.chunks[made.head].start, made.line.chunks[-1].end)
            draft.targets = sold_from(draft.products, words, self.cast)
        if draft.imposer is None and draft.products and two and draft.targets and set(draft.targets) < set(two):
            draft.imposer = two[1] if draft.targets[0] == two[0] else two[0]  # on one's goods: the other's
        if draft.imposer is None and self.title and self.title.instrument == draft.instrument:
            draft.imposer = self.title.imposer if self.title.imposer not in draft.targets else None


REMEDIES = frozenset({"anti_dumping", "countervailing", "safeguard"})
STAGED = re.compile(r"\b(?:provisional|definitive|interim|preliminary|final)\b", re.IGNORECASE)


def _add_list(notes: Notes, sentence: Sentence, draft: Draft) -> None:
    """Add the terms and goods of the list that a sentence leads into."""
    found = list(listed_terms(notes, sentence.number))
    draft.terms = tuple(dict.fromkeys((*draft.terms, *(term for term, _ in found))))
    draft.products = unique((*draft.products, *(one for _, goods in found for one in goods)))


def _come_true(draft: Draft, notes: Notes) -> None:
    """Take a measure that was announced for a day that is past to be in force."""
    published = notes.document.published
    if draft.status == "announced" and draft.effective and published and draft.is_begun:
        draft.status = "in_force" if draft.effective <= published.isoformat() else draft.status


EFFECTIVE = re.compile(
    r"^(?:the|these|those|both)\s(?:new\s)?(?:measures?|tariffs?|duties|levies|restrictions|curbs|controls|rates?)\b"
    r"[^.]{0,40}\b(?:takes?|took|comes?|came|enters?|entered|go(?:es)?|went)\s(?:into\s)?(?:effect|force)\b",
    re.IGNORECASE,
)


def _take_effect(notes: Notes, placed: list[tuple[int, Draft]]) -> None:
    """Give the first measure of a sentence the day on which the sentence behind says that "the measures" begin."""
    first: dict[int, tuple[int, Draft]] = {}  # of each sentence, with its place in the order of telling
    for order, (number, draft) in enumerate(placed):
        first.setdefault(number, (order, draft))
    for sentence in notes.sentences:
        words = sentence.line.between(sentence.start, sentence.end)
        if not (found := EFFECTIVE.match(words)):
            continue
        near = [first[number] for number in (sentence.number - 2, sentence.number - 1) if number in first]
        behind = (one for one in sentence.line.chunks if one.start >= sentence.start + found.end())
        day = next((one.value for one in behind if isinstance(one.value, Day)), None)
        if near and day and not (told := min(near, key=itemgetter(0))[1]).effective:
            told.effective = edtf_of(day, notes.document.published)


BARE = frozenset("duties duty tariffs tariff measures levies levy surtax surtaxes".split())


def _is_again(draft: Draft, before: Draft, made: Spotted) -> bool:
    """Whether a bare noun with terms is the measure just named: "the duties range from 10% to 20%"."""
    is_bare = draft.name.lower() in BARE and bool(draft.terms) and not draft.products
    is_bare = is_bare and set(draft.targets) <= set(before.targets)
    opening = made.head <= 3 and bool({"the", "these", "those"}.intersection(made.line.lowered[: made.head]))
    is_plain = before.instrument in REMEDIES and not before.terms and draft.imposer in (None, before.imposer)
    return is_bare and (opening or is_plain)


def _is_exempting(made: Spotted) -> bool:
    return made.deed is not None and made.line.lowered[made.deed].startswith("exempt")


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence tells what a measure just named consists of: "Under this measure, Canada will ..."."""
    words = sentence.line.between(sentence.start, sentence.end)[:30].lower()
    return words.startswith(("under this", "under the plan", "under the measure", "under the new", "these measures"))


def _added(drafts: list[Draft], draft: Draft) -> Draft:
    """The measure that a mention is of, told of it what the mention tells."""
    same = next((one for one in drafts[-NEAR:] if _is_same(one, draft)), None)
    if same is None:
        drafts.append(draft)
        return draft
    _merge(same, draft)
    return same


def _record(draft: Draft) -> Measure:
    return Measure(
        quote=draft.quote, rule=draft.rule, name=draft.name, imposer=draft.imposer, instrument=draft.instrument,
        targets=draft.targets, products=draft.products, terms=draft.terms, status=draft.status,
        announced=draft.announced, effective=draft.effective,
    )  # fmt: skip


def _is_told(made: Spotted) -> bool:
    """Whether the sentence says what is done: a deed of the imposer, a ban as a verb, a law known by name."""
    is_done = made.deed is not None and not is_borne(made.line, made)
    return is_done or made.instrument in ("import_ban", "export_ban") or law_of(made) is not None


def _draft(notes: Notes, cast: Cast, made: Spotted, rule: str) -> Draft:
    line, head = made.line, made.head
    low, high = whose.clause(line, head)
    named = [one for one in whose.parties(line, cast, low, high) if one.code.isupper()]  # regions impose nothing
    if is_borne(line, made) and not any(one.at < head for one in named):
        named = [one for one in whose.parties(line, cast, 0, head) if one.code.isupper()] + named
    products, upto = products_of(line, head)
    if not products and made.deed is not None and _is_exempting(made):
        products = exempted(line, made.deed, head)
    elif not products and made.deed is not None and is_borne(line, made):
        borne = goods_before(line, made.deed)
        products = tuple(one for one in borne if not GENERIC.issuperset(one.lower().split()))
    imposer = imposer_of(line, named, made, cast)
    terms = terms_of(line, made, upto)
    targets = targets_of(line, named, made, upto, imposer)
    if imposer is None and (market := market_of(line, named, head)):
        imposer, targets = market, tuple(one for one in targets if one != market)
    first = name_start(line, head)
    start, end = line.chunks[min(first, made.first)].start, line.chunks[max(upto, made.last) - 1].end
    announced, effective = dates_of(line, made, notes.document.published)
    has_quota = made.instrument == "tariff" and any(term.of == "quota" for term in terms)
    name = name_of(line, first, head, upto)
    has_quota = has_quota or (made.instrument == "quota" and name.lower().startswith(("tariff-free", "duty-free")))
    return Draft(
        quote=notes.quote(start, end), rule=rule, name=name,
        instrument="tariff_quota" if has_quota else made.instrument, imposer=imposer,
        targets=targets, products=products, terms=terms,
        status=status_of(line, made, low), announced=announced, effective=effective,
        is_told=_is_told(made) or (effective is not None and rule.endswith("in_place")),
        is_begun=BEGUN.search(line.between(line.chunks[head].end, line.chunks[-1].end)) is not None,
        is_over_quota=OVER_QUOTA.search(line.between(line.chunks[max(0, head - 12)].start, line.chunks[-1].end))
        is not None,
    )  # fmt: skip


BEGUN = re.compile(r"\b(?:came|went|entered) into (?:force|effect)\b|\btook effect\b|\bhave been in (?:force|effect)\b")
OVER_QUOTA = re.compile(
    r"\b(?:out-of-quota|over-quota|above-quota|in-quota)\b"
    r"|\b(?:outside|above|beyond|exceed(?:s|ing)?|in excess of) (?:the|these|those|that) (?:quotas?|thresholds?|"
    r"volumes?|levels?|limits?)\b", re.IGNORECASE,
)  # fmt: skip


# ---- one measure, several mentions ----


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two mentions are of one measure: imposer and instrument agree, nothing else contradicts."""
    if not _is_same_kind(one, other) or (one.imposer and other.imposer and one.imposer != other.imposer):
        return False
    if one.targets and other.targets and set(one.targets).isdisjoint(other.targets):
        return False
    rates = [found.group() for name in (one.name, other.name) if (found := RATE.match(name))]
    if len(set(rates)) == 2:  # "a 15 percent tariff", "the 33 percent tariff"
        return False
    if _stage(one) and _stage(other) and _stage(one) != _stage(other):  # provisional duties, then definitive ones
        return False
    recip = ["reciprocal" in one.name.lower(), "reciprocal" in other.name.lower()]
    if any(recip) and not all(recip) and bool((other if recip[0] else one).products):
        return False
    if one.instrument == "sanction" and ("cap" in one.name.lower()) != ("cap" in other.name.lower()):
        return False
    if (one.imposer is None) != (other.imposer is None) and one.terms and other.terms and one.terms != other.terms:
        return False
    if one.products and other.products:
        mine, theirs = _stems(one.products), _stems(other.products)
        is_twice = one.products == other.products and one.imposer == other.imposer is not None
        return bool(mine & theirs) or (is_twice and not (mine or theirs))  # "U.S. goods" twice
    return bool(one.imposer and other.imposer) or bool(set(one.targets) & set(other.targets))


def _stage(draft: Draft) -> str:
    found = STAGED.search(draft.name)
    return found.group().lower() if found else ""


RATE = re.compile(r"\d[\d.]*(?= ?(?:%|per ?cent))")


def _is_same_kind(one: Draft, other: Draft) -> bool:
    """Whether the instruments agree: the quota spoken of beside a tariff rate quota on the same goods is that."""
    if one.instrument == other.instrument:
        return True
    quotas = ("quota", "tariff_quota")
    if (one.is_over_quota and other.instrument in quotas) or (other.is_over_quota and one.instrument in quotas):
        return one.imposer == other.imposer
    kinds = {one.instrument, other.instrument}
    if "tariff" in kinds and kinds & REMEDIES and not (one if one.instrument == "tariff" else other).terms:
        return bool(_stems(one.products) & _stems(other.products))  # the headline's "duties" are a remedy's
    is_quota = {one.instrument, other.instrument} == {"tariff_quota", "quota"}
    if not is_quota or (one.products and other.products and not _stems(one.products) & _stems(other.products)):
        return False
    return one.imposer == other.imposer


@lru_cache(maxsize=10_000)
def _stems(products: tuple[str, ...]) -> frozenset[str]:
    words = {word for product in products for word in re.findall(r"[a-z]{3,}", product.lower())}
    return frozenset(word.removesuffix("s")[:4] for word in words - GENERIC)


def _merge(one: Draft, other: Draft) -> None:
    """Add to a measure what another mention of it tells."""
    is_beside = one.is_over_quota != other.is_over_quota and "tariff" in (one.instrument, other.instrument)
    if other.instrument == "tariff_quota" or is_beside:
        one.instrument = "tariff_quota"
    one.is_begun = one.is_begun or other.is_begun
    one.imposer = one.imposer or other.imposer
    one.targets = unique(party for party in (*one.targets, *other.targets) if party != one.imposer)
    one.products = one.products or other.products
    starts = {term.start for term in other.terms if term.start is not None}
    one.terms = tuple(dict.fromkeys((*(term for term in one.terms if term.to not in starts), *other.terms)))
    one.status = one.status or other.status
    one.announced = one.announced or other.announced
    one.effective = one.effective or other.effective
    one.is_told = one.is_told or other.is_told
