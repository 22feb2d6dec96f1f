"""From measures as spotted to records: who imposes what on whom, on which goods, at which rate, since when.

Mentions of one measure become one record with all its terms. What has neither an imposer nor a target is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.grammar import Line
from communique.reading.measure_context import (
    complained_of,
    found_unfair,
    led,
    listed_terms,
    named_again,
    other_of_deal,
    remedy_near,
    signed_on,
    sold_from,
    tells_of_its_paper,
)
from communique.reading.measure_drafts import (
    BARE,
    RATED,
    STAGED,
    Draft,
    added,
    is_again,
    is_within_quota,
    merge,
)
from communique.reading.measure_goods import (
    exempted,
    goods_at_the_head,
    goods_before,
    goods_sold,
    is_of_goods,
    name_of,
    name_start,
    products_of,
)
from communique.reading.measure_later import add_later_rates, take_effect
from communique.reading.measure_laws import law_of
from communique.reading.measure_sellers import is_entered, is_whose_deal, market_of
from communique.reading.measure_sides import NO_IMPOSERS, imposer_of, is_borne
from communique.reading.measure_status import dates_of, status_of
from communique.reading.measure_targets import hit_by_sanctions, is_sanctioned, sanctioned_ahead, targets_of
from communique.reading.measure_words import GENERIC
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.measure_nouns import HELPERS, REMEDIES, Spotted, goods_words, names_instrument
from communique.reading.scene import Scene
from communique.reading.terms import terms_of
from communique.records import Measure, Record, unique


def measures(notes: Notes, cast: Cast) -> list[Record]:
    """The measures of a document, each once with all its terms; the headline's only where the body has none."""
    drafts: list[Draft] = []
    scene = Scene.of(notes, cast)
    context = Context(notes, cast, scene.parties if scene.is_bilateral and len(scene.parties) == 2 else ())
    context.signed = signed_on(notes)
    placed: list[tuple[int, Draft]] = []
    for sentence, match in notes.matches("measures"):
        if sentence.is_title and context.title is None:
            context.title = _draft(notes, cast, match.made, match.rule.name)
    for sentence, match in sorted(notes.matches("measures"), key=lambda one: one[0].is_title):
        draft = _draft(notes, cast, match.made, match.rule.name)
        before = context.before_of(sentence)
        if before and is_again(draft, before, match.made):
            merge(before, draft)  # "The duties range from 10% to 20%": those of the sentence before
            continue
        is_probe = draft.instrument == "investigation"
        if is_probe and (_is_only_mentioned(draft, match.made) or _is_of_no_trade(draft, match.made)):
            continue
        if draft.name.lower() in BARE and _is_exempting(match.made):
            continue  # "exempted aircraft from the tariff" tells of no other tariff
        if before and context.number == sentence.number and is_within_quota(draft, before, match.made):
            merge(before, draft)  # "a quota of 32 tonnes at a 25 percent tariff"
            continue
        context.complete(draft, sentence, match.made)
        if draft.imposer:
            context.last = sentence.number, draft.imposer
            context.imposers.add(draft.imposer)
        if context.before and _goes_on(sentence) and context.before.imposer == draft.imposer:
            draft.announced = draft.announced or context.before.announced
        if sentence.line.words(sentence.line.chunks[-1]) == ":":
            _add_list(notes, sentence, draft)
        if sentence.is_title and any(_is_headline_of(draft, one) for one in drafts):
            continue
        if draft.announced is None and draft.status == "announced" and tells_of_its_paper(sentence):
            draft.announced = context.signed
        context.before, context.number = added(drafts, draft), sentence.number
        placed.append((sentence.number, context.before))
    take_effect(notes, placed)
    add_later_rates(notes, placed)
    for draft in drafts:
        _come_true(draft, notes)
        if draft.imposer is None and not draft.targets and draft.is_nobodys and _is_definite(draft):
            draft.imposer = cast.home  # "import duty on wheat was raised": the publisher's own
    return [_record(draft) for draft in drafts if draft.is_enough]


@dataclass(slots=True)
class Context:
    """What was told before: the measure named last and who imposed last, each with its sentence's number."""

    notes: Notes
    cast: Cast
    two: tuple[str, ...]  # the parties of a document of two, else none
    last: tuple[int, str] | None = None
    before: Draft | None = None
    number: int = 0
    title: Draft | None = None  # the headline's measure
    signed: str | None = None  # when the paper that the document is about was signed
    imposers: set[str] = field(default_factory=set)  # all who imposed so far

    def before_of(self, sentence: Sentence) -> Draft | None:
        """The measure named in this sentence or the two before it, or spoken of again in between."""
        return self.before if self._is_near(self.number, sentence) else None

    def _is_near(self, number: int, sentence: Sentence) -> bool:
        """Whether a sentence is near one that named a measure, its noun standing in those between."""
        gap = sentence.number - number
        if not 2 < gap <= 5:
            return 0 <= gap <= 2
        between = self.notes.sentences[number + 1 : sentence.number]
        return any(names_instrument(one.line) for one in between)

    def complete(self, draft: Draft, sentence: Sentence, made: Spotted) -> None:
        """Fill in who imposes, on whom and of what kind, where the sentence leaves that to the text around it."""
        before, two = self.before_of(sentence), self.two
        if draft.instrument == "tariff" and STAGED.search(draft.name):
            near = before.instrument if before and before.instrument in REMEDIES else None
            draft.instrument = near or remedy_near(self.notes, sentence.number) or draft.instrument
        if draft.imposer is None:
            told = named_again(sentence, made, self.cast, draft.targets) or led(made, self.cast)
            draft.imposer = told or complained_of(made, two, self.cast)
            draft.targets = tuple(one for one in draft.targets if one != draft.imposer)
        if not draft.products and not draft.targets and draft.instrument in RATED:
            self._unfair(draft, made)
        is_next = self.last is not None and self._is_near(self.last[0], sentence)
        is_untold = is_borne(made.line, made) or (made.deed or 0) > made.head  # "restrictions will be applied to"
        is_same = before is not None and before.imposer is not None and bool({*draft.targets} & {*before.targets})
        is_other = not draft.targets or is_same or (is_untold and self.last and self.last[1] not in draft.targets)
        if draft.imposer is None and is_other and is_next and self.last:
            draft.imposer = self.last[1]
        origin = sold_from(draft.products, "", self.cast)
        if draft.imposer in origin:  # a deal cuts tariffs on one's own goods: they are the other's
            draft.imposer, draft.targets = None, origin
        if not draft.targets and draft.imposer is not None:
            draft.targets = origin
        if draft.imposer is None and not draft.targets:
            words = made.line.between(made.line.chunks[made.head].start, made.line.chunks[-1].end)
            draft.targets = sold_from(draft.products, words, self.cast)
        if draft.imposer is None and draft.products and two and draft.targets and set(draft.targets) < set(two):
            draft.imposer = two[1] if draft.targets[0] == two[0] else two[0]  # on one's goods: the other's
        is_here = draft.imposer is None and bool(draft.targets) and self.cast.home not in draft.targets
        if is_here and draft.instrument in REMEDIES and (STAGED.search(draft.name) or draft.is_told):
            draft.imposer = self.cast.home  # "provisional duties are payable on": what an authority tells of its own
        if draft.imposer is None and len(draft.targets) == 1 and (other := other_of_deal(made, draft.targets[0])):
            draft.imposer = other  # "under the deal with Peru, tariffs on our goods will be cut"
        if draft.imposer is None and self.cast.home is None and len(self.imposers) == 1:
            draft.imposer = next(iter(self.imposers - {*draft.targets}), None)  # an agency's report on one who imposes
        self.same_again(draft, sentence, made)
        if not draft.targets and self.title and draft.instrument == self.title.instrument == "sanction":
            draft.targets = tuple(one for one in self.title.targets if one != draft.imposer)
        if draft.imposer is None and self.title and self.title.instrument == draft.instrument:
            draft.imposer = self.title.imposer if self.title.imposer not in draft.targets else None

    def _unfair(self, draft: Draft, made: Spotted) -> None:
        """Fill in the goods of a remedy that were found to be dumped just before it, and from where they are."""
        goods, sellers = found_unfair(made, self.cast)
        if not goods and not sellers:
            return
        draft.products, draft.targets = goods, tuple(one for one in sellers if one != draft.imposer)
        if draft.instrument == "tariff" and STAGED.search(draft.name):
            draft.instrument = "anti_dumping"

    def same_again(self, draft: Draft, sentence: Sentence, made: Spotted) -> None:
        """Fill in goods and targets that the sentence only points back to: "those imports", "the two countries"."""
        before = self.before_of(sentence)
        if before is None or before is draft:
            return
        line = made.line
        is_along = self.number == sentence.number and draft.imposer == before.imposer is not None
        if is_along and draft.instrument == before.instrument and draft.products and _has_its(line, made):
            draft.targets = (
                draft.targets or before.targets
            )  # "lowers the duty on Peru's beef and lifts its duty on pork"
        behind = line.between(line.chunks[made.head].end, line.chunks[-1].end)
        if is_borne(line, made) and SAME_SUBJECT.match(line.between(line.chunks[0].start, line.chunks[-1].end)):
            draft.products = draft.products or before.products
            draft.targets = draft.targets or tuple(one for one in before.targets if one != draft.imposer)
        if not draft.targets and SAME_COUNTRIES.search(behind):
            draft.targets = tuple(one for one in before.targets if one != draft.imposer)
        if not draft.products and SAME_GOODS.search(behind):
            draft.products = before.products
            draft.targets = draft.targets or tuple(one for one in before.targets if one != draft.imposer)


def _has_its(line: Line, made: Spotted) -> bool:
    return made.deed is not None and line.lowered[made.deed + 1 : made.deed + 2] == ["its"]


SAME_COUNTRIES = re.compile(
    r"\b(?:from|on|against|of) (?:both|(?:the|these|those) (?:two|three|four|same|said)|these|those) "
    r"(?:countries|nations|states|economies|origins)\b",
    re.IGNORECASE,
)
SAME_SUBJECT = re.compile(r"(?:the|these|those|such) (?:products?|goods|items|imports)\b", re.IGNORECASE)
SAME_GOODS = re.compile(
    r"\b(?:on|of|into|against) (?:(?:the|these|those|such|said|this|that) (?:above-mentioned |said |same |subject )?"
    r"(?:imports?|products?|goods|items?|shipments?|merchandise))\b(?! (?:of|from|that))",
    re.IGNORECASE,
)


def _add_list(notes: Notes, sentence: Sentence, draft: Draft) -> None:
    """Add the terms and goods of the list that a sentence leads into."""
    found = list(listed_terms(notes, sentence.number))
    draft.terms = tuple(dict.fromkeys((*draft.terms, *(term for term, _ in found))))
    listed = [one for _, goods in found for one in goods]
    known = draft.products if not listed else (one for one in draft.products if not FROM_SOMEWHERE.match(one))
    draft.products = unique((*known, *listed))


FROM_SOMEWHERE = re.compile(r"(?:all )?(?:imports|goods|products) (?:from|of) [A-Z]")


def _come_true(draft: Draft, notes: Notes) -> None:
    """Take a measure that was announced for a day that is past to be in force."""
    published = notes.document.published
    if draft.status == "announced" and draft.effective and published and draft.is_begun:
        draft.status = "in_force" if draft.effective <= published.isoformat() else draft.status


def _is_headline_of(draft: Draft, told: Draft) -> bool:
    """Whether a headline only repeats a measure of the body: the same kind, by the same, on the same or nobody told."""
    is_kind = draft.instrument == told.instrument or (draft.instrument == "tariff" and told.instrument in REMEDIES)
    same = is_kind and draft.imposer in (None, told.imposer)
    return same and set(draft.targets) <= set(told.targets)


def _is_only_mentioned(draft: Draft, made: Spotted) -> bool:
    """Whether a probe is one that the text is about already: "after the launch of the investigation"."""
    line, at = made.line, made.head
    if line.lowered[at] not in ("investigation", "investigations", "probe", "probes"):
        return False
    if made.deed is not None and line.lowered[made.deed - 1] != "the":  # "the launch of the probe"
        return False
    is_about = not {"into", "under", "against"}.isdisjoint(line.lowered[at + 1 : at + 4])
    return not is_about and not {"the", "this", "its", "an", "a", "that"}.isdisjoint(line.lowered[max(0, at - 2) : at])


def _is_of_no_trade(draft: Draft, made: Spotted) -> bool:
    """Whether a plain probe is into no trade: "an investigation into the origins of the outbreak"."""
    line, at = made.line, made.head
    if " " in line.lowered[at] or draft.targets or not draft.products:
        return False
    words = line.between(line.chunks[max(0, at - 3)].start, line.chunks[-1].end).lower()
    goods = {word for one in draft.products for word in one.lower().split()}
    return TRADE.search(words) is None and goods.isdisjoint(goods_words())


TRADE = re.compile(r"\b(?:dump|subsid|import|export|tariff|trade|section \d|safeguard|goods|price|suppl)")


def _is_exempting(made: Spotted) -> bool:
    return made.deed is not None and made.line.lowered[made.deed].startswith("exempt")


def _is_definite(draft: Draft) -> bool:
    """Whether something is done with a measure of which goods or rates are told."""
    goods = {word for one in draft.products for word in one.lower().split()}
    return draft.is_told and bool(draft.terms or not goods_words().isdisjoint(goods - GENERIC))


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence tells what a measure just named consists of: "Under this measure, Canada will ..."."""
    words = sentence.line.between(sentence.start, sentence.end)[:30].lower()
    return words.startswith(("under this", "under the plan", "under the measure", "under the new", "these measures"))


def _record(draft: Draft) -> Measure:
    is_of_exports = draft.instrument == "sanction" and OF_EXPORTS.search(draft.name)
    instrument = "export_control" if is_of_exports else draft.instrument
    return Measure(
        quote=draft.quote, rule=draft.rule, name=draft.name, imposer=draft.imposer, instrument=instrument,
        targets=draft.targets, products=draft.products, terms=draft.terms, status=draft.status,
        announced=draft.announced, effective=draft.effective,
    )  # fmt: skip


# Lists of those to whom goods may not be exported without a licence.
OF_EXPORTS = re.compile(r"\b(?:Entity List|(?<!reliable )entity list|(?i:export[- ]controls? list))\b")


def _is_told(made: Spotted) -> bool:
    """Whether the sentence says what is done: a deed of the imposer, a ban as a verb, a law known by name."""
    is_done = made.deed is not None and not is_borne(made.line, made)
    return is_done or made.instrument in ("import_ban", "export_ban") or law_of(made) is not None


def _draft(notes: Notes, cast: Cast, made: Spotted, rule: str) -> Draft:
    line, head = made.line, made.head
    low, high = whose.clause(line, head)
    named = [one for one in whose.parties(line, cast, low, high) if one.code.isupper()]  # regions impose nothing
    named = [one for one in named if not is_whose_deal(line, one)]
    is_of_whom = line.lowered[low : low + 5].count("which") and is_borne(line, made)  # "exports to Peru, which face"
    if is_of_whom or (is_borne(line, made) and not any(one.at < head for one in named)):
        named = [one for one in whose.parties(line, cast, 0, head) if one.code.isupper()] + named
    products, upto = products_of(line, head)
    if not products and made.deed is not None and _is_exempting(made):
        products = exempted(line, made.deed, head)
    elif not products and made.deed is not None and is_borne(line, made):
        verb = made.deed
        while verb > 1 and line.lowered[verb - 1] in HELPERS:
            verb -= 1  # "tomatoes | have been subject to"
        verb = verb if line.lowered[verb - 1] in goods_words() else made.deed
        borne = goods_before(line, verb) or goods_sold(line, verb)
        products = tuple(one for one in borne if not GENERIC.issuperset(one.lower().split()))
    if not products and made.instrument in ("quota", "tariff_quota"):
        products = goods_at_the_head(line)
    instrument = made.instrument
    if instrument == "sanction":
        products = tuple(one for one in products if is_of_goods(one))
        products = () if line.lowered[head].endswith("list") else products
        if products and line.lowered[head] == "restrictive measures":
            instrument = "other"  # on the goods of a trading partner: no sanction
    if not products and not goods_words().isdisjoint(line.lowered[head].split()[:1]):
        products = (line.words(line.chunks[head]).split()[0],)  # "the steel safeguard"
    terms = terms_of(line, made, upto)
    imposer, targets = _sides(named, made, cast, instrument, upto)
    if imposer is None and rule.endswith(AT_HOME) and cast.home not in targets:
        imposer = cast.home  # "imports of Chilean fruit have been suspended"
    first = name_start(line, head)
    start, end = line.chunks[min(first, made.first)].start, line.chunks[max(upto, made.last) - 1].end
    announced, effective = dates_of(line, made, notes.document.published)
    has_quota = made.instrument == "tariff" and any(term.of == "quota" for term in terms)
    if rule.endswith("halted_trade") and made.deed is not None:
        first = made.deed  # "will | ban copper exports"
    name = "sanctions" if rule.endswith(NAMELESS) else name_of(line, first, head, upto)
    has_quota = has_quota or (made.instrument == "quota" and name.lower().startswith(("tariff-free", "duty-free")))
    return Draft(
        quote=notes.quote(start, end), rule=rule, name=name,
        instrument="tariff_quota" if has_quota else instrument, imposer=imposer,
        targets=targets, products=products, terms=terms,
        status=status_of(line, made, low), announced=announced, effective=effective,
        is_nobodys=not named,
        is_told=_is_told(made) or (effective is not None and rule.endswith("in_place")),
        is_begun=BEGUN.search(line.between(line.chunks[head].end, line.chunks[-1].end)) is not None,
        is_over_quota=OVER_QUOTA.search(line.between(line.chunks[max(0, head - 12)].start, line.chunks[-1].end))
        is not None,
    )  # fmt: skip


def _is_on_own_goods(line: Line, named: Sequence[whose.Named], head: int, imposer: str) -> bool:
    """Whether the goods behind a measure's noun are of who seems to impose it: "a quota for Peru's beef"."""
    behind = next((one for one in named if one.at > head), None)
    if behind is None or behind.code != imposer or behind.at > head + 4:
        return False
    is_theirs = behind.is_owner or line.lowered[behind.at + 1 : behind.at + 2] in (["goods"], ["exports"], ["products"])
    return is_theirs and behind.before in ("on", "for", "of")


def _sides(
    named: Sequence[whose.Named], made: Spotted, cast: Cast, instrument: str, upto: int
) -> tuple[str | None, tuple[str, ...]]:
    """Who imposes and on whom; where the words around tell better whose goods they are, by that."""
    line, head = made.line, made.head
    imposer = imposer_of(line, named, made, cast)
    imposer = None if imposer in NO_IMPOSERS else imposer
    targets = targets_of(line, named, made, upto, imposer)
    if imposer is None and instrument in ("export_ban", "export_control") and (seller := _leaving(line, named, head)):
        return seller, tuple(one for one in targets if one != seller)
    if imposer and instrument in AGAINST_GOODS and _is_on_own_goods(line, named, head, imposer):
        targets = unique((imposer, *targets))
        imposer = None  # a deal widens the quota for one's own goods
    if is_sanctioned(line, made):
        return sanctioned_ahead(line, named, made, imposer)
    if instrument == "sanction" and not targets:
        targets = hit_by_sanctions(line, named, made, imposer)
    market = market_of(line, named, head) or _market_faced(line, named, made)
    if market is None or not (imposer is None or instrument in RATED):
        return imposer, targets
    sellers = (imposer,) if imposer is not None and imposer != market else ()
    return market, unique((*sellers, *(one for one in targets if one != market)))


def _market_faced(line: Line, named: Sequence[whose.Named], made: Spotted) -> str | None:
    """Whose market goods are sold to that face a measure: "exports to the US face a tariff"."""
    ahead = (one for one in named if one.at < made.head and (one.before in ("to", "into") or is_entered(line, one)))
    return next((one.code for one in ahead if is_borne(line, made) and _is_sold(line, one)), None)


def _is_sold(line: Line, one: whose.Named) -> bool:
    return is_entered(line, one) or not {"exports", "shipments", "sales"}.isdisjoint(
        line.lowered[max(0, one.at - 6) : one.at]
    )


def _leaving(line: Line, named: Sequence[whose.Named], head: int) -> str | None:
    """Whose goods may not leave: "prohibits the export of oil from Peru"."""
    behind = (one for one in named if head < one.at <= head + 16)
    return next((one.code for one in behind if one.before == "from" or _is_territory(line, one)), None)


def _is_territory(line: Line, one: whose.Named) -> bool:
    return "from" in (ahead := line.lowered[max(0, one.at - 6) : one.at]) and "territory" in ahead


NAMELESS = ("sanctioned", "designated", "designated_by_name")  # rules of sanctions that no noun names
AGAINST_GOODS = RATED | {"quota", "import_ban", "other"}  # measures on what others sell
AT_HOME = (
    "policy_amended",
    "stopped_of",
    "stopped_trade",
    "designated",
    "designated_by_name",
    "were_sanctioned",
    "volume_is_allowed",
    "put_in_category",
)  # rules of what a country's own office tells of its trade
BEGUN = re.compile(r"\b(?:came|went|entered) into (?:force|effect)\b|\btook effect\b|\bhave been in (?:force|effect)\b")
OVER_QUOTA = re.compile(
    r"\b(?:out-of-quota|over-quota|above-quota|in-quota)\b"
    r"|\b(?:outside|above|beyond|exceed(?:s|ing)?|in excess of) (?:(?:them|it)\b|(?:the|these|those|that) (?:\w+ ){0,2}"
    r"(?:quotas?|thresholds?|volumes?|levels?|limits?|quantit(?:y|ies)|amounts?))\b", re.IGNORECASE,
)  # fmt: skip
