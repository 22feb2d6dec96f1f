"""Agreements, each as the ladder it climbed: the stages that releases state, oldest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from communique import edtf
from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested, said_of
from communique.desk.brief.phrases import release_of
from communique.desk.brief.saying import say
from communique.desk.brief.sections.grouping import grouped, same_name
from communique.desk.cited import Statement
from communique.desk.english import day_words, heading_name, listed, when
from communique.lexicon import country
from communique.records import STAGES, Agreement, Rung
from communique.register import Stored

COLUMNS = ("Agreement", "Parties", "Stages")
# A quote that holds hardly more than a name says nothing of what it names.
_HARDLY_MORE = 12
_NEWS = timedelta(days=5 * 365)
# What was concluded so long before comes before talks that a release mentions.
_TALKS = timedelta(days=60)
_SEVERAL = re.compile(
    r".*\b(?:Principles|Agreements|Arrangements|Minutes|Memoranda|Letters|Notes|MOUs|MoUs|Statements)”?(?: \([^)]*\))?"
)
_AHEAD = re.compile(r"\b(?:as soon as|once|ahead of|before|pending|until|when|will|to take effect|upon)\b", re.I)
_TOLD = {
    "proposed": "has been proposed", "negotiating": "is under negotiation", "concluded": "was concluded",
    "signed": "was signed", "ratifying": "is being ratified", "ratified": "was ratified", "in_force": "is in force",
    "upgrading": "is to be upgraded", "suspended": "was suspended", "ended": "was ended",
}  # fmt: skip


_TOLD_OF_A_DAY = {
    "proposed": "was proposed", "negotiating": "was under negotiation", "ratifying": "was being ratified",
    "in_force": "entered into force", "upgrading": "was to be upgraded",
}  # fmt: skip
_UNDER_WAY = frozenset({"proposed", "negotiating", "ratifying", "upgrading"})


def agreements(evidence: Evidence, *, most: int) -> Section:
    """Agreements with the newest word on them first; those under way, then those without a stage, stand behind."""
    told: list[Statement] = []
    for group in sorted(evidence.once(_named_apart), key=lambda one: (not _ladder(one), _is_plan(one))):
        if len(told) < most and (said := _agreement(evidence, group)):
            told.append(said)
    return Section("agreements", "Agreements", (Group("", tuple(told)),), COLUMNS)


def newest_agreement(evidence: Evidence) -> Statement | None:
    """The agreement with the newest word on its stage."""
    staged = [group for group in evidence.once(_named_apart) if _ladder(group) and _is_news(evidence, group)]
    staged.sort(key=lambda group: _newest_word(group) - (_TALKS if _is_plan(group) else timedelta(0)), reverse=True)
    said = (_agreement(evidence, group) for group in staged)
    return next((one for one in said if one and "“" not in one.text.partition(" says: ")[2]), None)


def _newest_word(group: Sequence[Stored]) -> date:
    """The day of its last stage, or when a release said so; that it is only mentioned since counts for nothing."""
    days = (edtf.span(rung.date)[1] if rung.date else stored.source.published for rung, stored in _ladder(group))
    return max((day for day in days if day), default=date.min)


def _is_plan(group: Sequence[Stored]) -> bool:
    """Whether it is only under way, without a day of its own."""
    return all(rung.stage in _UNDER_WAY and not rung.date for rung, _ in _ladder(group))


def _is_news(evidence: Evidence, group: Sequence[Stored]) -> bool:
    """Whether it moved in the years before the newest release: what was signed long ago is no news of today."""
    newest = max((one.published for one in evidence.sources if one.published), default=evidence.today)
    return _newest_word(group) >= min(newest, evidence.today) - _NEWS


def _groups(evidence: Evidence) -> list[list[Stored]]:
    def same(one: Stored, other: Stored) -> bool:
        if one.entity and other.entity:
            return one.entity == other.entity
        return same_name(getattr(one.record, "name", None), getattr(other.record, "name", None))

    return grouped(evidence.of_kind(Agreement), same)


def _named_apart(evidence: Evidence) -> list[list[Stored]]:
    return _apart(_groups(evidence))


def _apart(groups: Sequence[list[Stored]]) -> list[list[Stored]]:
    """The agreements without headings in capitals, and without what a name of the same stage and day is also called."""
    named = {_last(group) for group in groups if _is_named(group) and _ladder(group)}
    return [
        group
        for group in groups
        if not _is_heading(group) and (_is_named(group) or not _ladder(group) or _last(group) not in named)
    ]


def _is_named(group: Sequence[Stored]) -> bool:
    return any(getattr(one.record, "name", "")[:1].isupper() for one in group) and not _is_heading(group)


def _is_heading(group: Sequence[Stored]) -> bool:
    names = [getattr(one.record, "name", "") for one in group]
    return all(name.isupper() and name.count(" ") > 1 for name in names)


def _last(group: Sequence[Stored]) -> tuple[str, str | None]:
    """The last stage that a release tells of, with its day or that of the release."""
    rung, stored = _ladder(group)[-1]
    return rung.stage, rung.date or (stored.source.published.isoformat() if stored.source.published else None)


def _agreement(evidence: Evidence, group: list[Stored]) -> Statement | None:
    ladder = _ladder(group)
    main = max(group, key=lambda one: (len(getattr(one.record, "history", ())), len(getattr(one.record, "name", ""))))
    record = main.record
    assert isinstance(record, Agreement)
    about = list(dict.fromkeys((main, *(stored for _, stored in ladder))))
    parties = ", ".join(heading_name(one) if country(one) == one else one for one in record.parties)
    stages = "; ".join(
        " ".join(filter(None, (rung.stage.replace("_", " "), day_words(rung.date or "")))) for rung, _ in ladder
    )
    for cells in ((record.name, parties, stages), (record.name, "", stages)) if stages else ():
        if said := say(evidence, _told(evidence, main, record, ladder), about, cells=cells):
            return said
    return say(evidence, _told(evidence, main, record, []), [main])


def _ladder(group: Sequence[Stored]) -> list[tuple[Rung, Stored]]:
    """The stages that the releases state, each once and dated where any dates it, in the order of the ladder."""
    found: dict[str, tuple[Rung, Stored]] = {}
    for stored in group:
        record = stored.record
        assert isinstance(record, Agreement)
        now = (Rung(record.stage, record.date),) if record.stage and not _is_ahead(record) else ()
        for rung in (*now, *record.history):
            if rung.stage not in found or (rung.date and not found[rung.stage][0].date):
                found[rung.stage] = (rung, stored)
    return in_order(list(found.values()))


def in_order(ladder: list[tuple[Rung, Stored]]) -> list[tuple[Rung, Stored]]:
    """Dated stages by their day; one without a day stands before the first dated one that follows it on the ladder."""
    made = sorted((one for one in ladder if one[0].date), key=lambda one: (_first(one[0]), _height(one[0])))
    for one in sorted((one for one in ladder if not one[0].date), key=lambda one: _height(one[0])):
        after = (at for at, (rung, _) in enumerate(made) if _height(rung) > _height(one[0]))
        made.insert(next(after, len(made)), one)
    return made


def _height(rung: Rung) -> int:
    return STAGES.index(rung.stage) if rung.stage in STAGES else len(STAGES)


def _is_ahead(record: Agreement) -> bool:
    """Whether the words tell of a stage as yet to come: "once it takes effect" puts nothing in force."""
    return record.stage == "in_force" and not record.date and bool(_AHEAD.search(record.quote.words))


def _first(rung: Rung) -> str:
    return edtf.span(rung.date)[0].isoformat() if rung.date else "9999"


def _told(
    evidence: Evidence, stored: Stored, record: Agreement, ladder: Sequence[tuple[Rung, Stored]]
) -> Iterator[str]:
    name = _name(evidence, record.name, stored)
    if _SEVERAL.fullmatch(name):
        yield from (_of_several(told, name) for told in _told_of(evidence, name, stored, record, ladder))
    else:
        yield from _told_of(evidence, name, stored, record, ladder)


def _of_several(told: str, name: str) -> str:
    """ "The Principles were concluded and are in force": the verbs after a name in the plural."""
    if not told.startswith(name):
        return told
    return name + re.sub(r"\b(?:is|was|has)\b", lambda verb: _PLURAL[verb[0]], told.removeprefix(name))


_PLURAL = {"is": "are", "was": "were", "has": "have"}


def _told_of(
    evidence: Evidence, name: str, stored: Stored, record: Agreement, ladder: Sequence[tuple[Rung, Stored]]
) -> Iterator[str]:
    if ladder:
        last, teller = ladder[-1]
        # What was under way is over when a later stage is told.
        ladder = [*(one for one in ladder[:-1] if one[0].stage not in _UNDER_WAY), ladder[-1]]
        # A stage without a day of its own bears the day of the release that tells of it.
        told = "" if last.date else f" ({release_of(teller)})"
        yield f"{name} {listed([_stage(rung) for rung, _ in ladder])}{told}"
        yield f"{name} {listed([_TOLD.get(rung.stage, rung.stage) for rung, _ in ladder])} ({release_of(teller)})"
        yield f"{name} {_TOLD.get(last.stage, last.stage)} ({release_of(teller)})"
        yield f"{name} {_TOLD.get(last.stage, last.stage)}"
    words = said_of(event_words(stored), evidence.sentence(stored), record.name)
    if len(words) > len(record.name) + _HARDLY_MORE:
        yield f"on {name}, the {release_of(stored)} says: “{words}”"
        yield f"the {release_of(stored)} says of an agreement: “{words}”"
    yield f"{name} is named in the {release_of(stored)}"


def _stage(rung: Rung) -> str:
    told = _TOLD.get(rung.stage, rung.stage)
    return f"{_TOLD_OF_A_DAY.get(rung.stage, told)} {when(rung.date)}" if rung.date else told


def _name(evidence: Evidence, name: str, stored: Stored) -> str:
    """A name with its article; a description in lower case stands in quotation marks."""
    if not name[0].isupper():
        return f"the “{nested(name)}”"
    return evidence.named(name.removeprefix("The "), stored)
