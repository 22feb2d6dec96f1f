"""From measures as spotted to records: who imposes what on whom, on which goods, at which rate, since when.

Mentions of one measure become one record with all its terms. What has neither an imposer nor a target is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.lexicon.wordlists import words as word_classes
from communique.reading import whose
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.grammar import Line
from communique.reading.mentions import Amount, Day, Party
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.measures import Spotted, instrument_of
from communique.reading.terms import terms_of
from communique.reading.whose import Named
from communique.records import Measure, Quote, Record, Term, unique

GENERIC = frozenset(
    "imports import exports export goods products product articles items countries country all certain nearly "
    "some most other the its their these those any each of new additional foreign many nations partners trading "
    "trade companies related originating qualifying such this that a an".split()
)
ENDS_PRODUCTS = frozenset(
    "from to in into at by with under as after since effective over due because unless that which who while if "
    "when is are was were will has have had be been would could should may can imposed announced starting "
    "beginning until through including on against allocated set not without pursuant consistent where before "
    "following entering exported imported coming made during within for but whose also".split()
)


@dataclass(slots=True)
class Draft:
    """A measure while its mentions are gathered."""

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
    evidence: int = field(default=0)


def measures(notes: Notes, cast: Cast) -> list[Record]:
    """The measures of a document, each once with all its terms; the headline's only where the body has none."""
    drafts: list[Draft] = []
    both = whose.pair(notes, cast)
    for sentence, match in sorted(notes.matches("measures"), key=lambda one: one[0].is_title):
        made: Spotted = match.made
        draft = _draft(notes, cast, sentence, made, match.rule.name, both)
        if draft is None:
            continue
        same = next((one for one in drafts if _is_same(one, draft)), None)
        if same is None:
            drafts.append(draft)
        else:
            _merge(same, draft)
    return [_record(draft) for draft in drafts if draft.evidence >= 2]


def _record(draft: Draft) -> Measure:
    return Measure(
        quote=draft.quote, rule=draft.rule, name=draft.name, imposer=draft.imposer, instrument=draft.instrument,
        targets=draft.targets, products=draft.products, terms=draft.terms, status=draft.status,
        announced=draft.announced, effective=draft.effective,
    )  # fmt: skip


def _draft(
    notes: Notes, cast: Cast, sentence: Sentence, made: Spotted, rule: str, both: tuple[str, ...]
) -> Draft | None:
    line, head = made.line, made.head
    low, high = whose.clause(line, head)
    named = whose.parties(line, cast, low, high)
    products, upto = products_of(line, head)
    imposer = imposer_of(line, named, made, cast)
    targets = targets_of(line, named, made, upto, imposer)
    terms = terms_of(line, made, upto)
    first = _name_start(line, head)
    start, end = line.chunks[min(first, made.first)].start, line.chunks[max(upto, made.last) - 1].end
    announced, effective = dates_of(line, made, notes)
    has_quota = made.instrument == "tariff" and any(term.of == "quota" for term in terms)
    instrument = "tariff_quota" if has_quota else made.instrument
    return Draft(
        quote=notes.quote(start, end), rule=rule, name=_name(line, first, head, upto), instrument=instrument,
        imposer=imposer, targets=targets, products=products, terms=terms, status=status_of(line, made, low),
        announced=announced, effective=effective,
        evidence=_evidence(made, imposer, targets, products, terms),
    )  # fmt: skip


VAGUE = frozenset({"other", "export_control", "investment_screening", "investigation", "subsidy"})


def law_of(made: Spotted) -> str | None:
    """Whose a law known by its name is."""
    words = made.line.words(made.line.chunks[made.head]).lower()
    listed = word_classes()
    return next(
        (code.upper() for code in ("eu", "us") if words in {one.lower() for one in listed[f"law_of_{code}"]}), None
    )


def _evidence(
    made: Spotted, imposer: str | None, targets: tuple[str, ...], products: tuple[str, ...], terms: tuple[Term, ...]
) -> int:
    """How many things a sentence tells of a measure; one of them must be a party."""
    if not imposer and not targets:
        return 0
    words = made.line.between(made.line.chunks[max(0, made.head - 4)].start, made.line.chunks[made.head].start)
    if "average" in words:  # a figure
        return 0
    if made.instrument in VAGUE and not (products or targets):
        return 0
    counted = (imposer, targets, products, terms, made.deed is not None, law_of(made))
    return sum(1 for one in counted if one)


# ---- names and goods ----


def _name_start(line: Line, head: int) -> int:
    """Where the name of a measure begins: its adjectives, back to a verb, article, preposition or owner."""
    first = head
    while first > 0 and head - first < 6:
        chunk = line.chunks[first - 1]
        word = line.words(chunk)
        if isinstance(chunk.value, Amount):
            first -= 1
            continue
        if chunk.value is not None or not word[0].isalnum() or word.lower() in whose.PREPOSITIONS | _BEFORE_NAME:
            break
        first -= 1
    return first


_BEFORE_NAME = frozenset(
    "the a an its their his our and or is are was were will would to that which has have had be been not impose "
    "imposes imposed imposing lift lifting lifted reduce reducing eliminate remove cut raise raising apply "
    "tighten suspend withdraw end increase maintain introduce including 's ’s both any no all some".split()
)


def _name(line: Line, first: int, head: int, upto: int) -> str:
    """The measure's name, with what it is on."""
    end = line.chunks[min(upto, head + 14) - 1].end
    return line.between(line.chunks[first].start, max(end, line.chunks[head].end))


def products_of(line: Line, head: int) -> tuple[tuple[str, ...], int]:
    """The goods a measure is on, and the chunk behind their last word; else the goods named before its noun."""
    begin = _on(line, head) or _including(line, head)
    if begin is None:
        return goods_before(line, head), head + 1
    chunks = line.chunks
    if begin + 1 < len(chunks) and isinstance(chunks[begin].value, Amount):  # "on 100 percent of industrial goods"
        begin += 1
    while begin + 1 < len(chunks) and line.words(chunks[begin]).lower() in ("worth", "of"):
        begin += 1
    if [line.words(chunk).lower() for chunk in chunks[begin : begin + 2]] in (["imports", "of"], ["exports", "of"]):
        begin += 2
    end = begin
    while end < len(chunks) and end - begin < 16 and not _ends_products(line, end, begin):
        end += 1
    while end > begin and line.words(chunks[end - 1]).lower() in (",", "and", "or", "the", "(", "“"):
        end -= 1
    if end == begin:
        return goods_before(line, head), head + 1
    goods = tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end))
    return goods or goods_before(line, head), end


def _on(line: Line, head: int) -> int | None:
    """The chunk behind the preposition that says what a measure is on."""
    for index in range(head + 1, min(head + 8, len(line.chunks))):
        word = line.words(line.chunks[index]).lower()
        if word in ("on", "upon", "against", "for") or (word == "of" and index <= head + 2 and _is_ban(line, head)):
            return index + 1
        is_pair = word == "and" and any(
            instrument_of(line.words(chunk)) for chunk in line.chunks[index + 1 : index + 3]
        )
        if is_pair:
            continue
        if word in ("and", "from", "to", "in", ",", ".", "by", "is", "was") or isinstance(
            line.chunks[index].value, Day
        ):
            return None
    return None


def _including(line: Line, head: int) -> int | None:
    """The chunk behind an `including` that lists goods of a measure."""
    for index in range(head + 1, min(head + 12, len(line.chunks) - 1)):
        word = line.words(line.chunks[index]).lower()
        if word == "including":
            after = line.chunks[index + 1]
            return index + 1 if after.value is None and line.words(after).islower() else None
        if word in (".", ";", "will", "is", "was"):
            return None
    return None


def _is_ban(line: Line, head: int) -> bool:
    words = line.words(line.chunks[head]).lower()
    return (
        "ban" in words or "prohibition" in words or "restrictions on" in words or words.endswith(("import", "export"))
    )


def _ends_products(line: Line, index: int, begin: int) -> bool:
    chunk = line.chunks[index]
    word = line.words(chunk).lower()
    if isinstance(chunk.value, Day | Amount) or word in '.;:()–—“”"':
        return True
    if word in ENDS_PRODUCTS:
        return True
    if word in (",", "and") and index + 1 < len(line.chunks):
        after = line.words(line.chunks[index + 1]).lower()
        return after in ENDS_PRODUCTS or after in _VERBS or (word == "," and not _list_goes_on(line, index))
    return False


_VERBS = frozenset(
    "impose imposed imposing raise raised reduce reduced lift lifted called urged said agreed provide strengthen "
    "make made ensure address remove eliminate establish adopt implement expand promote create creating he she it "
    "they we other the to not then agreed further".split()
)


def _list_goes_on(line: Line, comma: int) -> bool:
    """Whether a comma parts the members of a list that an `and` closes."""
    words = [line.words(chunk).lower() for chunk in line.chunks[comma + 1 : comma + 14]]
    for place, word in enumerate(words):
        if word in ("and", "or"):
            return place <= 6
        if word in ENDS_PRODUCTS or word in ".;:":
            return False
        if word == "," and place > 5:
            return False
    return False


def _listed(line: Line, begin: int, end: int) -> list[str]:
    """The goods of a list one by one; a pair of longer phrases stays one."""
    parts: list[tuple[int, int]] = []
    start = begin
    for index in range(begin, end):
        if line.words(line.chunks[index]).lower() in (",", "and", "or"):
            if index > start:
                parts.append((start, index))
            start = index + 1
    if end > start:
        parts.append((start, end))
    if len(parts) == 2 and parts[1][1] - parts[1][0] > 3:
        parts = [(begin, end)]
    return [_stripped(line, *part) for part in parts]


def _stripped(line: Line, first: int, last: int) -> str:
    """The goods without articles and without the country in front: "Spanish olives" are olives."""
    while first < last - 1 and _is_leading(line, first, last):
        first += 1
    return line.between(line.chunks[first].start, line.chunks[last - 1].end)


def _is_leading(line: Line, first: int, last: int) -> bool:
    if isinstance(line.chunks[first].value, Party):
        return line.words(line.chunks[last - 1]).lower() not in GENERIC
    return line.words(line.chunks[first]).lower() in ("the", "all", "its", "their", "other", "any")


def _is_generic(words: str, line: Line, begin: int, end: int) -> bool:
    """Whether a phrase names no goods: imports, all countries, India, Japanese products."""
    if re.match(r"[\d]|(one|two|three|four|five|six|ten)\b", words.lower()) or words.istitle():
        return True
    is_whose = any(isinstance(chunk.value, Party) for chunk in line.chunks[begin:end])
    if is_whose and re.search(r"\b(imports|exports|products|goods|articles)\b", words):
        return False
    names = {line.words(chunk).lower() for chunk in line.chunks[begin:end] if chunk.value is not None}
    rest = [one for one in re.findall(r"[\w.’'-]+", words.lower()) if one not in GENERIC]
    text = " ".join(rest)
    return not text or text in names or all(any(one in name for name in names) for one in rest)


def goods_before(line: Line, head: int) -> tuple[str, ...]:
    """The goods named before a measure's noun: "steel tariffs", "its steel import quota"."""
    words: list[int] = []
    for index in range(head - 1, max(head - 5, -1), -1):
        chunk = line.chunks[index]
        word = line.words(chunk).lower()
        if chunk.value is not None or word in whose.PREPOSITIONS | _BEFORE_NAME or not word[0].isalpha():
            break
        if word in NO_GOODS or word.endswith(("ly", "ed", "ing")):
            if words:
                break
            continue
        words.append(index)
    if not words:
        return ()
    return (line.between(line.chunks[min(words)].start, line.chunks[max(words)].end),)


NO_GOODS = frozenset(
    "new additional reciprocal baseline existing retaliatory sweeping higher lower import export customs trade "
    "total average current punitive steep blanket universal global special preferential provisional definitive "
    "zero unilateral harsh extra further proposed planned longstanding long-standing strict stricter tough "
    "tougher economic international financial targeted secondary relevant such same different separate "
    "sector-specific sectoral safeguard measure measures permanent temporary annual final initial valorem ad mfn "
    "most-favored-nation applied agricultural-average high low unfair illegal unjustified discriminatory "
    "technical recent related similar formal national emergency investigation comprehensive broad wide bilateral "
    "mutual domestic foreign government state numerous several various many few significant certain respective "
    "broader so-called".split()
)


# ---- whose, on whom ----

URGED = frozenset(
    "urge urged urges urging ask asked asks asking call called calls calling request requested press pressed "
    "demand demanded persuade".split()
)


OUR_OWN = re.compile(r"\b(Order|order|Proclamation|[Ww]e|[Oo]ur|President|Government|government|[Hh]e)\b")
# Deeds whose subject bears the measure of another: to face a tariff, to be subject to one.
BORNE = frozenset("subject face faces facing faced accept accepting accepted receive pay".split())


def imposer_of(line: Line, named: Sequence[Named], made: Spotted, cast: Cast) -> str | None:
    """Who imposes: the owner right before, the one an `its` points to, who is named by `by`, or the subject."""
    head = made.head
    if law := law_of(made):
        return law
    owner = whose.owner(line, list(named), head)
    if owner and owner.at < head and owner.before not in ("on", "against", "from"):
        return owner.code
    behind = next((one for one in named if head < one.at <= head + 8 and one.before == "by"), None)
    if behind:
        return behind.code
    ahead = [one for one in named if one.at < head and not _is_included(line, one)]
    if _has_its(line, head):
        owners = [one for one in ahead if one.before in ("", "and", "over", "by") or one.is_owner]
        return owners[-1].code if owners else None
    verb = made.deed if made.deed is not None else head
    if _is_decided(line, verb) and ahead:
        return ahead[-1].code
    if _is_borne(line, made) or _has_pronoun(line, verb):
        return cast.home
    for one in reversed([one for one in ahead if one.at < verb]):
        words = {line.words(chunk).lower() for chunk in line.chunks[max(0, one.at - 3) : one.at]}
        if words & URGED:
            return one.code
    subject = whose.subject(line, [one for one in ahead if one.at < verb], verb)
    if subject and (subject.before in ("", "and") or subject.at == verb - 2):
        return subject.code
    whole = whose.parties(line, cast, 0, verb)
    if subject := whose.subject(line, [one for one in whole if not _is_included(line, one)], verb):
        return subject.code
    clause = line.between(line.chunks[0].start, line.chunks[head].end)
    return cast.home if OUR_OWN.search(clause) else None


DECIDED = frozenset("decision move plan announcement intention threat proposal pledge commitment bid vow step".split())


def _is_decided(line: Line, verb: int) -> bool:
    """Whether somebody's decision is what imposes: "the United States' decision to impose"."""
    words = [line.words(chunk).lower() for chunk in line.chunks[max(0, verb - 3) : verb]]
    return words[-1:] == ["to"] and bool(DECIDED.intersection(words))


def _is_borne(line: Line, made: Spotted) -> bool:
    """Whether the subject of the clause bears the measure, and does not impose it."""
    return made.deed is not None and line.words(line.chunks[made.deed]).lower() in BORNE


def _has_pronoun(line: Line, verb: int) -> bool:
    """Whether a pronoun right before the verb is its subject: "he is imposing"."""
    words = [line.words(chunk).lower() for chunk in line.chunks[max(0, verb - 4) : verb]]
    return any(word in ("he", "she", "we") for word in words)


def _has_its(line: Line, head: int) -> bool:
    words = [line.words(chunk).lower() for chunk in line.chunks[max(0, head - 6) : head]]
    return "its" in words or "their" in words


def _is_included(line: Line, one: Named) -> bool:
    """Whether a party stands behind `including`, or is acted upon."""
    return one.at > 0 and line.words(line.chunks[one.at - 1]).lower() in ("including", "excluding", "except")


def targets_of(line: Line, named: Iterable[Named], made: Spotted, upto: int, imposer: str | None) -> tuple[str, ...]:
    """On whom: parties behind the noun governed by on, from, against or to, and those in the name of the goods."""
    head = made.head
    found = [one.code for one in named if _is_borne(line, made) and one.at < head and one.code != imposer][:1]
    reach = _relative(line, head, max(upto + 6, head + 10))
    for one in named:
        is_behind = head < one.at <= reach
        is_meant = one.before in ("on", "from", "against", "to", "for", "of", "and", "by") or one.at < upto
        if is_behind and one.code != imposer and (is_meant or _is_included(line, one)) and one.before != "in":
            found.append(one.code)
    behind = line.between(line.chunks[head].start, line.chunks[min(len(line.chunks), upto + 2) - 1].end).lower()
    if not found and re.search(r"\b(all|any|every) (?:other )?(countr|trading partner|nation|import|foreign)", behind):
        found.append("all")
    return unique(found)


def _relative(line: Line, head: int, reach: int) -> int:
    """The chunk before which a relative clause begins: what it tells is not of the measure."""
    for index in range(head + 1, min(reach, len(line.chunks))):
        if line.words(line.chunks[index]).lower() in ("that", "which", "who"):
            return index
    return reach


# ---- status and days ----

_STATUS = (
    ("under_review", re.compile(r"\b(review\w*|reconsider\w*|reform\w*)\b", re.IGNORECASE)),
    ("proposed", re.compile(r"\b(propos(?:ed?|es|al|ing)|threaten\w*)\b", re.I)),
    ("announced", re.compile(
        r"\b(will|shall|announc\w+|plan\w*|intend\w*|commit\w*|agree\w*|pledge\w*|is to|are to|decided|is imposing|"
        r"imposing|to be)\b", re.I)),
)  # fmt: skip
_LIFTED = re.compile(
    r"\b(lift(ed|ing)|remov(ed|ing)|eliminat(ed|ing)|end(ed|ing)|scrap\w+|terminat(ed|ing)|abolish(ed|ing)|"
    r"withdr\w+n|repealed|no longer)\b", re.IGNORECASE,
)  # fmt: skip
_MAYBE = re.compile(r"\b(potential|possible|may|might|could|would|consider\w*|threat\w*)\b", re.IGNORECASE)


def status_of(line: Line, made: Spotted, low: int) -> str | None:
    """How far a measure has come, by the words of its clause up to its noun; what is spoken of as there is in force."""
    first = max(low, made.head - 40)
    before = line.between(line.chunks[first].start, line.chunks[made.head].end)
    for status, words in _STATUS:
        if words.search(before):
            return status
    near = line.between(line.chunks[max(low, made.head - 6)].start, line.chunks[made.head].end)
    if _MAYBE.search(near):
        return "proposed"
    return "ended" if _LIFTED.search(near) else "in_force"


_EFFECTIVE = re.compile(
    r"(effective|starting|beginning|as of|take effect|takes effect|took effect|from|into force|since)\W*(on|from)?\W*$"
)
_ANNOUNCED = re.compile(r"announce\w*[^.;]{0,40}$", re.IGNORECASE)


_OF_AN_ORDER = re.compile(r"(Executive Order|Proclamation|Notification|Regulation)[^,;.]{0,20} of\W*$")


def dates_of(line: Line, made: Spotted, notes: Notes) -> tuple[str | None, str | None]:
    """The days of announcement and of effect that stand in the sentence."""
    announced = effective = None
    for index, chunk in enumerate(line.chunks):
        if not isinstance(chunk.value, Day) or abs(index - made.head) > 30:
            continue
        before = line.between(line.chunks[max(0, index - 8)].start, chunk.start)
        meant = edtf_of(chunk.value, notes.document.published)
        if _EFFECTIVE.search(before.rstrip().lower()) and "announce" not in before.lower()[-25:]:
            effective = effective or meant
        elif _ANNOUNCED.search(before) or _OF_AN_ORDER.search(before):
            announced = announced or meant
    return announced, effective


# ---- one measure, several mentions ----


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two mentions are of one measure: imposer and instrument agree, nothing else contradicts."""
    if not _is_same_kind(one, other) or (one.imposer and other.imposer and one.imposer != other.imposer):
        return False
    if one.targets and other.targets and not set(one.targets) & set(other.targets):
        return False
    return not one.products or not other.products or bool(_stems(one.products) & _stems(other.products))


def _is_same_kind(one: Draft, other: Draft) -> bool:
    """Whether the instruments agree: the quota spoken of beside a tariff rate quota on the same goods is that."""
    if one.instrument == other.instrument:
        return True
    is_quota = {one.instrument, other.instrument} == {"tariff_quota", "quota"}
    return is_quota and bool(_stems(one.products) & _stems(other.products))


def _stems(products: tuple[str, ...]) -> set[str]:
    words = {word for product in products for word in re.findall(r"[a-z]{4,}", product.lower())}
    return {word[:5] for word in words - GENERIC}


def _merge(one: Draft, other: Draft) -> None:
    """Add to a measure what another mention of it tells."""
    if other.instrument == "tariff_quota":
        one.instrument = "tariff_quota"
    one.imposer = one.imposer or other.imposer
    one.targets = unique((*one.targets, *other.targets))
    one.products = one.products or other.products
    one.terms = tuple(dict.fromkeys((*one.terms, *other.terms)))
    one.status = one.status or other.status
    one.announced = one.announced or other.announced
    one.effective = one.effective or other.effective
    one.evidence = max(one.evidence, other.evidence)
