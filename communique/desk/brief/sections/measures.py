"""Measures and irritants: who imposes what on whom, on which terms, and what the other side says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested, said_of
from communique.desk.brief.phrases import release_of
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections.grouping import grouped, same_event, same_name
from communique.desk.brief.weaving import is_cut
from communique.desk.cited import Statement
from communique.desk.english import amount, day_words, heading_name, listed, number_words, party_name, possessive, when
from communique.desk.wording import words_of
from communique.records import Measure, Term
from communique.register import Stored

COLUMNS = ("Imposed by", "Measure", "Towards", "Terms", "Status")
_INSTRUMENTS = {
    "anti_dumping": "an anti-dumping duty", "countervailing": "a countervailing duty", "other": "a measure",
    "subsidy": "a subsidy", "licensing": "a licensing requirement", "investigation": "an investigation",
    "import_ban": "an import ban", "export_control": "an export control", "export_ban": "an export ban",
    "investment_screening": "a screening of investments", "local_content": "a local content requirement",
}  # fmt: skip
_ANNOUNCED = re.compile(r"\b(?:announc|will\b|decid|unveil|impos|introduc|plan|to be\b)", re.I)
_BARE = re.compile(
    r"(?:the |these |such |new )?(?:export |import |trade )?(?:tariff|dut(?:y|ie)|quota|sanction|measure"
    r"|restriction|control|ban)s?",
    re.I,
)
# A name that says too little away from its sentence: it points back, counts, or breaks off.
_POINTS = re.compile(
    r"(?:other|rather|any|some|several|various|many|all|face|exempt|apply)\b|.*\b(?:such|these|those|this|that|full|same|entire)\b",
    re.I,
)
_FOOTNOTE = re.compile(r" ?\*\d*$")
# How many measures a pair's brief tells that are towards neither of the two.
_GENERAL, _A_SENTENCE = 3, 300
_RANGES = re.compile(r"\brang(?:e|es|ed|ing)\b|\bbetween\b")
_PROPOSED = re.compile(r"\b(?:propos|draft|consider|plan|would|may|could|intend|threat)", re.I)
_VERBS = {
    "proposed": "has proposed", "announced": "announced", "in_force": "applies", "under_review": "has under review",
    "ended": "ended",
}  # fmt: skip


def measures(evidence: Evidence, *, most: int, told: Told) -> Section:
    """Measures newest first, then the frictions that were not told before (as the state of play)."""
    between, towards, general = evidence.once(_ranked)
    made = [said for group in [*between, *towards][:most] if (said := _measure(evidence, group))]
    others = [said for group in general[: min(most, _GENERAL)] if (said := _measure(evidence, group))]
    groups = (
        Group("Measures", tuple(made)),
        Group("General measures", tuple(others)),
        Group("Irritants", tuple(_frictions(evidence, most, told))),
    )
    return Section("measures", "Measures and irritants", tuple(group for group in groups if group.statements), COLUMNS)


def newest_measure(evidence: Evidence) -> Statement | None:
    """The newest measure; of two parties, of those between them."""
    return next((said for group in evidence.once(_ranked)[0] if (said := _measure(evidence, group))), None)


def new_measures(evidence: Evidence, since: date, *, most: int) -> tuple[Statement, ...]:
    """The measures that no release before a day tells of, or that are announced or take effect since; bare of a row."""
    new = [group for group in evidence.once(_ranked)[0] if any(_is_new(one, since) for one in group)]
    told = (said for group in new[:most] if (said := _measure(evidence, group)))
    return tuple(Statement(one.text, one.citations, (), one.label, one.reckoned) for one in told)


def _is_new(stored: Stored, since: date) -> bool:
    published = stored.source.published
    if published is None or published < since:
        return False
    return stored.first_day is None or stored.first_day >= since


def _ranked(evidence: Evidence) -> tuple[list[list[Stored]], ...]:
    """The measures in question; of a pair those between the two, a third's towards both, and those towards neither."""
    groups = _groups(evidence)
    asked = evidence.question.parties
    if len(asked) != 2 or evidence.question.thing:
        return groups, [], []
    between = [group for group in groups if any(_is_between(one, asked) for one in group)]
    between.sort(key=lambda group: all(_is_vague(one) for one in group))
    others = [group for group in groups if not any(_is_between(one, asked) for one in group)]
    towards = [group for group in others if any(set(asked) <= set(_targets(one)) and _is_named(one) for one in group)]
    general = [group for group in others if group not in towards and any(_is_of(one, asked) for one in group)]
    return between, towards, general


def _is_between(stored: Stored, asked: Sequence[str]) -> bool:
    """Whether one of two imposes it, and the other is who it is towards or is named in its words."""
    imposer = getattr(stored.record, "imposer", None)
    if imposer not in asked:
        return False
    other = asked[1] if imposer == asked[0] else asked[0]
    return other in _targets(stored) or words_of(stored.record.quote.words, None).names_country(other)


def _is_vague(stored: Stored) -> bool:
    """Whether neither a name nor terms say what it is."""
    return not _is_named(stored) and not getattr(stored.record, "terms", ())


def _is_named(stored: Stored) -> bool:
    name = getattr(stored.record, "name", None) or ""
    return bool(name) and not is_bare_name(name) and not _POINTS.match(name)


def _is_of(stored: Stored, asked: Sequence[str]) -> bool:
    return getattr(stored.record, "imposer", None) in asked


def _targets(stored: Stored) -> tuple[str, ...]:
    return tuple(getattr(stored.record, "targets", ()))


def _groups(evidence: Evidence) -> list[list[Stored]]:
    def same(one: Stored, other: Stored) -> bool:
        first, second = one.record, other.record
        assert isinstance(first, Measure)
        assert isinstance(second, Measure)
        if one.entity and other.entity:
            return one.entity == other.entity
        return (first.imposer, first.instrument) == (second.imposer, second.instrument) and same_name(
            first.name, second.name
        )

    return grouped(evidence.of_kind(Measure), same)


def _measure(evidence: Evidence, group: list[Stored]) -> Statement | None:
    main = max(
        group, key=lambda one: (len(getattr(one.record, "terms", ())), one.source.published or one.last_day is not None)
    )
    measure = main.record
    assert isinstance(measure, Measure)
    about = [main, *(one for one in group if one.source.id != main.source.id)]
    cells = (
        heading_name(measure.imposer) if measure.imposer else "",
        _called(measure, evidence.sentence(main)) or _kind(measure).partition(" ")[2],
        ", ".join("all" if code == "all" else heading_name(code) for code in measure.targets),
        _terms(measure),
        _standing(measure),
    )
    # Towards whom is often told elsewhere in the release; the row is dropped before the sentence is.
    told = list(_told(evidence, main, measure))
    for row in (cells, (cells[0], cells[1], "", cells[3], cells[4])):
        if said := say(evidence, told, about, cells=row):
            return said
    return say(evidence, told, about)


def _told(evidence: Evidence, stored: Stored, measure: Measure) -> Iterator[str]:
    name = _called(measure, evidence.sentence(stored))
    words = nested(event_words(stored) if name else evidence.sentence(stored)).strip(" ,;:.–—-")
    whole = f"the {release_of(stored)} says: “{said_of(words, evidence.sentence(stored), measure.name or '')}”"
    if name and measure.imposer and _verb(measure) == "has" and not measure.terms:
        named = f"on “{nested(name)}” of {party_name(measure.imposer)}"
        yield f"{named}{_towards(measure)}, {whole}"
        yield f"{named}, {whole}"
    kind = _kind(measure)
    if measure.imposer:
        imposer, verb = party_name(measure.imposer), _verb(measure)
        verb, under, goes_on = verb.partition(" under ")
        kind += under + goes_on
        terms = _terms(measure)
        # Without a name the terms alone do not say what they are on.
        is_sentence = not name and evidence.sentence(stored) != measure.quote.words and len(words) <= _A_SENTENCE
        whole_told = f"“{words}”" if is_sentence else ""
        called = f", “{nested(name)}”" if name else ""
        for day in dict.fromkeys((_days(measure), "")):
            for target in dict.fromkeys((_towards(measure), "")):
                for aside in dict.fromkeys((called, "")):
                    told = f"{imposer} {verb} {kind}{day}{aside}{target}"
                    says_more = not aside or len(words) >= len(name) + 12
                    more = (not aside and whole_told) or terms or (f"“{words}”" if says_more else "")
                    yield f"{told}: {more}" if more else told
    yield whole


def _kind(measure: Measure) -> str:
    """ "a tariff", "an import ban"."""
    return _INSTRUMENTS.get(measure.instrument or "other") or f"a {(measure.instrument or 'measure').replace('_', ' ')}"


def _called(measure: Measure, sentence: str) -> str:
    """The name to tell a measure by; nothing where what was read is none."""
    name = _FOOTNOTE.sub("", measure.name or "")
    return "" if not name or is_bare_name(name) or is_fragment(name, sentence) else name


def is_fragment(name: str, sentence: str) -> bool:
    """Whether a name is none away from its sentence: it points back, has no number of its own, or breaks off there."""
    return bool(_POINTS.match(name)) or is_cut(name, sentence.partition(name)[2])


def is_bare_name(name: str) -> bool:
    """Whether a name says no more than what sort of measure it is: "tariffs", "the duties"."""
    return bool(_BARE.fullmatch(name))


def _verb(measure: Measure) -> str:
    """How it stands; "has" where the words do not show that it is only proposed."""
    if measure.status == "proposed" and not _PROPOSED.search(measure.quote.words):
        return "has"
    if measure.status == "announced" and not (measure.announced or _ANNOUNCED.search(measure.quote.words)):
        return "has"
    if measure.instrument == "investigation" and measure.status == "in_force":
        return "has under way"
    return _VERBS.get(measure.status or "", "has")


def _days(measure: Measure) -> str:
    told = [f" {when(measure.announced)}"] if measure.announced and measure.status in ("announced", "proposed") else []
    told += [f", announced {when(measure.announced)}"] if measure.announced and not told else []
    told += [f", effective {when(measure.effective)}"] if measure.effective else []
    return "".join(told)


def _towards(measure: Measure) -> str:
    targets = [party_name(code) for code in measure.targets if code != "all"]
    return f", towards {listed(targets)}" if 0 < len(targets) <= 4 else ""


def _terms(measure: Measure) -> str:
    """What the terms come to; what is only announced or proposed "is to go", and does not yet."""
    goes = "is to go" if measure.status in ("announced", "proposed") else "goes"
    if _RANGES.search(measure.quote.words) or measure.instrument in ("anti_dumping", "countervailing"):
        goes = "ranges"  # by firm or by product
    return "; ".join(filter(None, (_term(term, goes) for term in measure.terms)))


def _term(term: Term, goes: str) -> str:
    """ "the quota goes from 100 to 75 percent of “2024 import volumes”"; nothing for terms that need their sentence."""
    if term.of == "other" or term.unit in ("months", "years", "days", "weeks"):
        return ""
    basis = f" of “{nested(term.basis)}”" if term.basis and not term.basis.isdigit() else ""
    if term.start is not None and term.to is not None:
        return f"the {term.of} {goes} from {number_words(term.start)} to {amount(term.to, term.unit)}{basis}"
    value = term.to if term.to is not None else term.start
    return f"the {term.of} is {amount(value, term.unit)}{basis}" if value is not None else ""


def _standing(measure: Measure) -> str:
    told = (measure.status or "").replace("_", " ")
    day = measure.effective or measure.announced
    return f"{told}, {day_words(day)}".strip(", ") if day else told


def _frictions(evidence: Evidence, most: int, told: Told) -> list[Statement]:
    """Concerns, requests to undo, refusals, warnings, investigations; what both parties criticise parts them not."""
    made: list[Statement] = []
    acts = ("criticise", "reject", "threaten", "investigate", "withdraw")
    for group in grouped([one for one in evidence.events(*acts) if not evidence.is_of_both(one)], same_event):
        if len(made) == most:
            break
        if told.has(group):
            continue
        sides = evidence.sides(group[0])
        label = (
            f"{possessive(heading_name(next(iter(sides)) or ''))} side" if len(sides) == 1 and None not in sides else ""
        )
        if said := say(evidence, tellings(evidence, group[0]), group[:2], label=label):
            made.append(said)
            told.add(group)
    return made
