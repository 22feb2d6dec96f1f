"""From measures as spotted to records: who imposes what on whom, on which goods, at which rate, since when.

Mentions of one measure become one record with all its terms. What has neither an imposer nor a target is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.measure_goods import GENERIC, name_of, name_start, products_of
from communique.reading.measure_sides import imposer_of, is_borne, law_of, market_of, targets_of
from communique.reading.measure_status import dates_of, status_of
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
    two = scene.parties if scene.is_bilateral else ()
    placed: list[tuple[int, Draft]] = []
    last: tuple[int, str] | None = None
    before: Draft | None = None
    for sentence, match in sorted(notes.matches("measures"), key=lambda one: one[0].is_title):
        draft = _draft(notes, cast, match.made, match.rule.name)
        if before and last and 0 <= sentence.number - last[0] <= 2 and _is_again(draft, match.made):
            _merge(before, draft)  # "The duties range from 10% to 20%": those of the sentence before
            continue
        if draft.imposer is None and not draft.targets and last and 0 <= sentence.number - last[0] <= 2:
            draft.imposer = last[1]
        if (
            draft.imposer is None
            and draft.products
            and len(two) == 2
            and set(draft.targets) < set(two)
            and draft.targets
        ):
            draft.imposer = two[1] if draft.targets[0] == two[0] else two[0]  # on one's goods: the other's
        if draft.imposer:
            last = sentence.number, draft.imposer
        if before and _goes_on(sentence) and before.imposer == draft.imposer:
            draft.announced = draft.announced or before.announced
        before = draft
        placed.append((sentence.number, _added(drafts, draft)))
    _take_effect(notes, placed)
    return [_record(draft) for draft in drafts if draft.is_enough]


EFFECTIVE = re.compile(
    r"^(?:the|these|those|both)\s(?:new\s)?(?:measures?|tariffs?|duties|levies|restrictions|curbs|controls|rates?)\b"
    r"[^.]{0,40}\b(?:takes?|took|comes?|came|enters?|entered|go(?:es)?|went)\s(?:into\s)?(?:effect|force)\b",
    re.IGNORECASE,
)


def _take_effect(notes: Notes, placed: list[tuple[int, Draft]]) -> None:
    """Give the first measure of a sentence the day on which the sentence behind says that "the measures" begin."""
    for sentence in notes.sentences:
        words = sentence.line.between(sentence.start, sentence.end)
        if not (found := EFFECTIVE.match(words)):
            continue
        draft = next((one for number, one in placed if 0 < sentence.number - number <= 2), None)
        behind = (one for one in sentence.line.chunks if one.start >= sentence.start + found.end())
        day = next((one.value for one in behind if isinstance(one.value, Day)), None)
        if draft and day and not draft.effective:
            draft.effective = edtf_of(day, notes.document.published)


BARE = frozenset("duties duty tariffs tariff measures levies levy".split())


def _is_again(draft: Draft, made: Spotted) -> bool:
    """Whether a bare noun with terms is the measure just named: "the duties range from 10% to 20%"."""
    opening = made.head <= 3 and bool({"the", "these", "those"}.intersection(made.line.lowered[: made.head]))
    return opening and draft.name.lower() in BARE and bool(draft.terms) and not (draft.products or draft.targets)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence tells what a measure just named consists of: "Under this measure, Canada will ..."."""
    words = sentence.line.between(sentence.start, sentence.end)[:30].lower()
    return words.startswith(("under this", "under the plan", "under the measure", "under the new", "these measures"))


def _added(drafts: list[Draft], draft: Draft) -> Draft:
    """The measure that a mention is of, told of it what the mention tells."""
    same = next((one for one in drafts if _is_same(one, draft)), None)
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
    imposer = imposer_of(line, named, made, cast)
    terms = terms_of(line, made, upto)
    targets = targets_of(line, named, made, upto, imposer)
    if imposer is None and (market := market_of(line, named, head)):
        imposer, targets = market, tuple(one for one in targets if one != market)
    first = name_start(line, head)
    start, end = line.chunks[min(first, made.first)].start, line.chunks[max(upto, made.last) - 1].end
    announced, effective = dates_of(line, made, notes.document.published)
    has_quota = made.instrument == "tariff" and any(term.of == "quota" for term in terms)
    return Draft(
        quote=notes.quote(start, end), rule=rule, name=name_of(line, first, head, upto),
        instrument="tariff_quota" if has_quota else made.instrument, imposer=imposer,
        targets=targets, products=products, terms=terms,
        status=status_of(line, made, low), announced=announced, effective=effective,
        is_told=_is_told(made),
    )  # fmt: skip


# ---- one measure, several mentions ----


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two mentions are of one measure: imposer and instrument agree, nothing else contradicts."""
    if not _is_same_kind(one, other) or (one.imposer and other.imposer and one.imposer != other.imposer):
        return False
    if one.targets and other.targets and not set(one.targets) & set(other.targets):
        return False
    rates = [found.group() for name in (one.name, other.name) if (found := RATE.match(name))]
    if len(set(rates)) == 2:  # "a 15 percent tariff", "the 33 percent tariff"
        return False
    if one.products and other.products:
        return bool(_stems(one.products) & _stems(other.products))
    return bool(one.imposer and other.imposer) or bool(set(one.targets) & set(other.targets))


RATE = re.compile(r"\d[\d.]*(?= ?(?:%|per ?cent))")


def _is_same_kind(one: Draft, other: Draft) -> bool:
    """Whether the instruments agree: the quota spoken of beside a tariff rate quota on the same goods is that."""
    if one.instrument == other.instrument:
        return True
    is_quota = {one.instrument, other.instrument} == {"tariff_quota", "quota"}
    if not is_quota or (one.products and other.products and not _stems(one.products) & _stems(other.products)):
        return False
    return one.imposer == other.imposer


def _stems(products: tuple[str, ...]) -> set[str]:
    words = {word for product in products for word in re.findall(r"[a-z]{4,}", product.lower())}
    return {word[:4] for word in words - GENERIC}


def _merge(one: Draft, other: Draft) -> None:
    """Add to a measure what another mention of it tells."""
    if other.instrument == "tariff_quota":
        one.instrument = "tariff_quota"
    one.imposer = one.imposer or other.imposer
    one.targets = unique(party for party in (*one.targets, *other.targets) if party != one.imposer)
    one.products = one.products or other.products
    starts = {term.start for term in other.terms if term.start is not None}
    one.terms = tuple(dict.fromkeys((*(term for term in one.terms if term.to not in starts), *other.terms)))
    one.status = one.status or other.status
    one.announced = one.announced or other.announced
    one.effective = one.effective or other.effective
    one.is_told = one.is_told or other.is_told
