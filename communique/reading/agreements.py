"""Agreements of a document: its instruments as records, each in its fullest form with the latest stage that is stated.

One that is only a common noun, with nothing done about it, is no record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from communique.lexicon.wordlists import word_set
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.dossiers import Dossier, Stand, fullness, gather, is_general
from communique.reading.likeness import NEAR, agree
from communique.reading.nearby import end_with_when_and_where, leading_day
from communique.reading.notes import Notes
from communique.reading.rules.instruments import TRADE_TYPES
from communique.reading.scene import Scene
from communique.reading.signatories import parties_of
from communique.reading.stands import DATED, place_coordinated, place_exchanges, place_lists, place_rounds, place_steps
from communique.reading.whole_names import whole_name
from communique.records import STAGES, Agreement, Record, Rung

# Kinds of which one that is only planned or hoped for is worth a record, though it has no name yet.
SOUGHT = frozenset({"fta", "cepa", "epa", "convention", "treaty", "mou"})
TRADE = re.compile(r"\btrade (?:agreement|deal|pact|accord)\b", re.IGNORECASE)
COMMON = frozenset(("Agreement", "Deal", "Pact", "Treaty", "Framework", "Partnership", "Memorandum", "Convention"))
OFFICER = re.compile(r" (?:Vice |Senior |Executive )*(?:President|CEO|Chair|Director|SVP|Chief)\b")
OPENING = 4  # sentences: what is told as concluded there, title included, is the news


def agreements(notes: Notes, cast: Cast) -> list[Record]:
    """One record for each instrument of the document, in its fullest form."""
    scene = Scene.of(notes, cast)
    dossiers = gather(notes, scene)
    place_steps(notes, dossiers, scene)
    place_rounds(dossiers)
    place_lists(notes, dossiers)
    place_coordinated(notes, dossiers)
    place_exchanges(notes, dossiers)
    of_type = defaultdict(list)
    for dossier in dossiers:
        of_type[dossier.type].append(dossier)
    told = [dossier for dossier in dossiers if not is_headline_only(dossier, of_type[dossier.type])]
    found = [record for dossier in united(told, scene) if (record := record_of(dossier, notes, scene))]
    if len(found) > 1:  # `an agreement` is one of those that are named
        found = [one for one in found if one.type in TRADE_TYPES or one.name not in word_set("pact")]
    return [one for record in found for one in in_turn(record, found)]


SEVERAL = re.compile(r"(?P<kind>.*\b(?:agreement|FTA|CEPA|EPA|deal|pact)(?=s\b))s(?: \(\w+\))? with (?P<whom>.+)")


def in_turn(record: Agreement, others: list[Agreement]) -> list[Agreement]:
    """An agreement with each of several parties, where they are told in the plural; else the record as it is."""
    told = SEVERAL.fullmatch(record.name)
    if told is None or record.type not in TRADE_TYPES:
        return [record]
    names = [one.removeprefix("the ").strip() for one in re.split(r", and |, | and ", told["whom"])]
    home, *partners = record.parties
    if len(names) != len(partners) or len(names) < 2:
        return [record]
    known = {frozenset(one.parties) for one in others}
    return [
        replace(record, name=f"{told['kind']} with {name}", parties=(home, party))
        for name, party in zip(names, partners, strict=True)
        if frozenset((home, party)) not in known
    ]


def united(dossiers: list[Dossier], scene: Scene) -> list[Dossier]:
    """The same dossiers, trade agreements of one type between the same parties, and "deals" for them, put together."""
    found: dict[object, Dossier] = {}
    deals: dict[frozenset[str], object] = {}  # the first trade agreement between the same parties
    for dossier in sorted(dossiers, key=lambda one: one.type not in TRADE_TYPES):
        parties = frozenset(parties_of(dossier, scene))
        key: object = id(dossier)
        if len(parties) > 1 and dossier.type in TRADE_TYPES:
            key = (dossier.type, parties, part_of_trade(dossier))
            deals.setdefault(parties, key)
        elif dossier.type == "other" and all(is_general(one.instrument.name, one.core) for one in dossier.mentions):
            key = deals.get(parties, key)
        if key in found:
            found[key].mentions += dossier.mentions
            found[key].stands += dossier.stands
        else:
            found[key] = dossier
    return list(found.values())


def part_of_trade(dossier: Dossier) -> str:
    """The part of trade that an agreement is on, where several make up one free trade area: goods, services."""
    found = (PART.search(one.instrument.name) for one in dossier.mentions)
    return next((part.group().lower() for part in found if part), "")


PART = re.compile(r"\b(?:Goods|Services|Investment)\b(?= Agreement)|(?<=Trade in )(?:Goods|Services)\b")


def is_headline_only(dossier: Dossier, of_its_type: list[Dossier]) -> bool:
    """Whether only the title names it, in words of its own for what the body names otherwise."""
    if not all(one.sentence.is_title for one in dossier.mentions) or dossier.type == "declaration":
        return False
    near = (one for one in of_its_type[:NEAR] if one is not dossier and agree(one.parties, dossier.parties))
    others = list(islice(near, 2))  # one, or more than one
    if len(others) == 1 and not others[0].is_named and dossier.is_named:
        others[0].mentions += dossier.mentions  # the title alone says what it is on
    return bool(others)


def record_of(dossier: Dossier, notes: Notes, scene: Scene) -> Agreement | None:
    """The instrument as a record; None when it is a common noun of which nothing is stated."""
    stands = [stand for stand in dossier.stands if not is_mere_adjective(stand, dossier.stands)]
    taken = [stand for stand in stands if stand.taken]
    is_bond = dossier.type == "partnership" and any(stand.stage == "upgrading" for stand in stands)
    is_abbreviated = is_bond or (any(one.instrument.short for one in dossier.mentions) and bool(dossier.stands))
    is_sought = bool(stands) and (dossier.type in SOUGHT or any(map(is_planned_on, stands)))
    if not dossier.is_named and not taken and not is_abbreviated and not is_sought:
        return None
    parties = parties_of(dossier, scene)
    if not parties and (not dossier.is_named or is_no_name(dossier)):
        return None
    top = max(stands, key=rank, default=None)
    if top and not top.taken and taken:
        best = max(taken, key=rank)
        top = best if STAGES.index(best.stage) >= STAGES.index(top.stage) else top
    mention = max(dossier.mentions, key=fullness)
    start, end = (top.start, top.end) if top else (mention.start, mention.end)
    if top and top.date:
        end = end_with_when_and_where(top.sentence, end)
    history = unique_rungs(
        Rung(one.stage, one.date) for one in taken if one.date and top and one.stage != top.stage and one.stage in DATED
    )
    return Agreement(
        quote=notes.quote(start, end), rule=top.rule if top else mention.rule,
        name=whole_name(dossier.name, notes.document.text, mention.start, mention.end),
        type=type_between(dossier, parties),
        parties=parties, stage=stage_of_type(top.stage, dossier.type) if top else None,
        date=date_of(top, notes, scene), history=history,
    )  # fmt: skip


def is_no_name(dossier: Dossier) -> bool:
    """Whether a capitalised name is only a common noun, a heading in capitals, or a firm's before its officer."""
    if dossier.name in COMMON:
        return True
    behind = [one.sentence.line.between(one.end, min(one.end + 24, one.sentence.end)) for one in dossier.mentions]
    is_heading = dossier.name.isupper() and " " in dossier.name and all(words[:1] == ":" for words in behind)
    return is_heading or all(OFFICER.match(words) for words in behind)


def stage_of_type(stage: str, kind: str) -> str:
    """The stage of an instrument: a memorandum that is concluded is signed."""
    return "signed" if stage == "concluded" and kind == "mou" else stage


def is_planned_on(stand: Stand) -> bool:
    """Whether it is told that an agreement on something in particular is to be signed."""
    words = stand.sentence.line.between(stand.start, stand.end).lower()
    return stand.stage == "proposed" and words.startswith(("sign ", "signing ")) and " on " in words


def type_between(dossier: Dossier, parties: tuple[str, ...]) -> str:
    """The type of an instrument: a bare "trade agreement" is a free trade one, but with the United States."""
    is_plain = dossier.type == "other" and any(TRADE.search(one.instrument.name) for one in dossier.mentions)
    return "fta" if is_plain and len(parties) > 1 and "US" not in parties else dossier.type


def rank(stand: Stand) -> tuple[int, bool, str]:
    """How late a stage is; of two tellings of one stage the news, then the later day."""
    return STAGES.index(stand.stage), stand.is_news and stand.sentence.number < OPENING, stand.date or ""


def is_mere_adjective(stand: Stand, stands: list[Stand]) -> bool:
    """Whether "upgraded" only describes an agreement of which something else is told: "the upgraded FTA was signed"."""
    if stand.stage != "upgrading" or not stand.rule.endswith("step_first"):
        return False
    word = stand.sentence.line.between(stand.start, stand.end).lower().split()[0]
    others = [one for one in stands if one.sentence is stand.sentence and one.taken and one.stage in DATED]
    return word.endswith("ed") and bool(others)


def unique_rungs(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """The rungs by stage, the first of each."""
    found: dict[str, Rung] = {}
    for rung in rungs:
        found.setdefault(rung.stage, rung)
    return tuple(sorted(found.values(), key=lambda rung: STAGES.index(rung.stage)))


def date_of(top: Stand | None, notes: Notes, scene: Scene) -> str | None:
    """The day of the latest stage: as stated with it, else the day of the news for what is signed in it."""
    if top is None or not top.taken:
        return None
    is_recent = top.stage == "signed" or (top.stage == "concluded" and top.sentence.number < OPENING)
    if top.date is None and top.is_news and is_recent:
        day = scene.day_of_section(top.sentence.start)  # "2. Meeting with Minister Kim (January 13)"
        return (edtf_of(day, notes.document.published, past=True) if day else None) or leading_day(notes)
    return top.date
