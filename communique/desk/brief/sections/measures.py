"""Measures and irritants: who imposes what on whom, on which terms, and what the other side says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested, said_of
from communique.desk.brief.phrases import release_of
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections.grouping import grouped, same_event, same_name
from communique.desk.cited import Statement
from communique.desk.english import amount, day_words, heading_name, listed, number_words, party_name, possessive, when
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
_BARE = re.compile(r"(?:the |these |such |new )?(?:tariff|dut(?:y|ie)|quota|sanction|measure|restriction)s?", re.I)
_RANGES = re.compile(r"\brang(?:e|es|ed|ing)\b|\bbetween\b")
_PROPOSED = re.compile(r"\b(?:propos|draft|consider|plan|would|may|could|intend|threat)", re.I)
_VERBS = {
    "proposed": "has proposed", "announced": "announced", "in_force": "applies", "under_review": "has under review",
    "ended": "ended",
}  # fmt: skip


def measures(evidence: Evidence, *, most: int, told: Told) -> Section:
    """Measures newest first, then the frictions that were not told before (as the state of play)."""
    made = [said for group in _groups(evidence)[:most] if (said := _measure(evidence, group))]
    groups = (Group("Measures", tuple(made)), Group("Irritants", tuple(_frictions(evidence, most, told))))
    return Section("measures", "Measures and irritants", tuple(group for group in groups if group.statements), COLUMNS)


def newest_measure(evidence: Evidence) -> Statement | None:
    """The newest measure."""
    return next((said for group in _groups(evidence) if (said := _measure(evidence, group))), None)


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
        measure.name or event_words(main),
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
    words = nested(event_words(stored))
    whole = f"the {release_of(stored)} says: “{said_of(words, evidence.sentence(stored), measure.name or '')}”"
    if measure.name and measure.imposer and _verb(measure) == "has" and not measure.terms:
        named = f"on “{nested(measure.name)}” of {party_name(measure.imposer)}"
        yield f"{named}{_towards(measure)}, {whole}"
        yield f"{named}, {whole}"
    kind = _INSTRUMENTS.get(measure.instrument or "other") or f"a {(measure.instrument or 'measure').replace('_', ' ')}"
    if measure.imposer:
        imposer, verb = party_name(measure.imposer), _verb(measure)
        verb, aside, goes_on = verb.partition(" under ")
        kind += aside + goes_on
        terms = _terms(measure)
        called = f", “{nested(measure.name)}”" if measure.name and not is_bare_name(measure.name) else ""
        for day in dict.fromkeys((_days(measure), "")):
            for target in dict.fromkeys((_towards(measure), "")):
                for name in dict.fromkeys((called, "")):
                    told = f"{imposer} {verb} {kind}{day}{name}{target}"
                    more = terms or (
                        "" if name and measure.name and len(words) < len(measure.name) + 12 else f"“{words}”"
                    )
                    yield f"{told}: {more}" if more else told
    yield whole


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
    basis = f" of “{nested(term.basis)}”" if term.basis else ""
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
