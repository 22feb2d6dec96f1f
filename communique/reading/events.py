"""Events: deeds with their actors, parties, days and places, as far as the document tells them.

A deed inside the reported meeting takes the meeting's day and place. The title repeats the body and is no event of
its own. Of deeds told twice the fuller one stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique import edtf
from communique.lexicon.wordlists import word_set
from communique.reading.cast import Cast
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Deed,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
)
from communique.reading.notes import Notes, Sentence
from communique.reading.scene import BARE_OFFICES, Scene, codes_of, names, place
from communique.records import Event, Record, unique

STAGES = ("deeds", "nominal")
# Deeds that officials do in a meeting, so that its day and place are theirs.
IN_MEETINGS = frozenset({"agree", "request", "criticise", "support", "propose", "invite", "reject", "threaten"})
# Deeds done to the other side, where the document has two.
TO_THE_OTHER = frozenset({"request", "criticise", "invite", "threaten", "impose", "ease"})
# Deeds that bind all sides, whoever is named.
MUTUAL = frozenset(
    {"agree", "sign", "conclude", "meet", "support", "propose", "reject", "ratify", "enter_into_force", "hold"}
)
# Deeds that a release tells once in full and then in short.
TOLD_AGAIN = frozenset({"sign", "conclude", "establish", "ratify", "enter_into_force"})
ARTICLES = frozenset({"the", "a", "an", "this", "these", "its", "their"})
PART_OF_WHAT_IS_AGREED = frozenset({"meet", "agree", "announce", "support", "hold"})
SPEAKERS = ("spokesperson", "spokesman", "spokeswoman")
# Deeds whose parties are those who do them, whomever the thing is about.
AMONG_THEMSELVES = frozenset({"agree", "support", "propose", "meet", "criticise", "request", "reject", "invite"})


@dataclass(slots=True)
class _Teller:
    """Makes events of deeds in the order of the text, remembering who acted last."""

    notes: Notes
    scene: Scene
    last: object = None
    last_person: object = None
    last_plural: object = None
    last_body: object = None

    def event(self, sentence: Sentence, deed: Deed, rule: str) -> Event | None:
        by_value = self._who(deed.by)
        self._remember(by_value)
        if deed.act == "state":
            return None
        to_value = self._who(deed.to)
        by = unique(names(by_value, self.scene, sentence))
        to = unique(names(to_value, self.scene, sentence))
        if deed.by is not None and not by:
            return None
        by_codes, to_codes = codes_of(by_value, self.scene), codes_of(to_value, self.scene)
        if isinstance(deed.to, City):
            to, to_codes = (deed.to.country,) if deed.to.country else (), [deed.to.country]
        parties = unique(code for code in (*by_codes, *to_codes) if code)
        if deed.act == "meet":
            by, to = unique((*by, *to)), ()
        named = self._in_words(deed, sentence)
        if deed.act in TO_THE_OTHER and set(to_codes) and set(to_codes) <= set(by_codes):
            to, to_codes = (), []  # `requested that Seoul be exempted`: asked of the other side
            parties = unique(by_codes)
        if deed.act in TO_THE_OTHER and not to:
            other = self.scene.other(parties)
            to = (
                other
                if set(other) & set(named) or not named
                else tuple(code for code in named if code not in parties) or other
            )
            parties = unique((*parties, *(code for code in to if len(code) <= 12 and code.isupper())))
        if deed.act not in AMONG_THEMSELVES:
            parties = unique((*parties, *named))
        if deed.act in MUTUAL and (parties or deed.act not in {"hold", "meet"}):
            parties = unique((*parties, *self.scene.other(parties)))
        if len(by) > 1 and len(parties) == 1:
            parties = unique((*parties, *self.scene.other(parties)))
        if not parties and deed.by is None:
            parties = named or self._bystanders(deed)
        if deed.act in {"sign", "conclude", "meet"} and not by and len(parties) > 1:
            by = parties
        if deed.act == "investigate" and not to:
            to = tuple(code for code in named if code not in by_codes)
        if not parties and not by:
            return None
        if not parties and self.scene.cast.home:  # an office of the publisher's own government
            parties = (self.scene.cast.home,)
        planned = deed.status in {"planned", "proposed"}
        date, where = self.scene.edtf(deed.day, planned=planned), place(deed.place)
        met = self.scene.encounter
        inside = deed.act in IN_MEETINGS and date is None and not planned
        if met and inside and deed.start >= met.start and set(parties) & set(met.parties):
            date, where = met.date, where or met.place
        status = deed.status
        if status == "done" and date and self._is_to_come(date):
            status = "planned"
        what = self.notes.document.text[deed.what[0] : deed.what[1]].strip() if deed.what else None
        condition = self.notes.document.text[deed.condition[0] : deed.condition[1]] if deed.condition else None
        return Event(
            quote=self.notes.quote(deed.start, max(deed.end, deed.what[1] if deed.what else 0)),
            rule=rule,
            act=deed.act,
            by=by,
            to=to,
            parties=parties,
            date=date,
            place=where,
            object=what,
            status=status,
            condition=condition if status in {"planned", "proposed"} else None,
        )

    def _is_to_come(self, date: str) -> bool:
        """Whether a date lies wholly after the day of publication."""
        published = self.notes.document.published
        return published is not None and edtf.span(date)[0] > published

    def _bystanders(self, deed: Deed) -> tuple[str, ...]:
        """Whose a deed is that names nobody: a mutual one is the document's sides', a planned forum its host's."""
        if deed.act not in MUTUAL:
            return ()
        if deed.act == "enter_into_force" and deed.what and self._is_measure(deed):
            return (self.scene.cast.home,) if self.scene.cast.home else ()
        if deed.act == "hold" and deed.status == "planned":
            where = place(deed.place)
            return (where.country,) if where and where.country else ()
        return self.scene.parties

    def _is_measure(self, deed: Deed) -> bool:
        words = self.notes.document.text[slice(*deed.what or (0, 0))].lower().split()
        return not word_set("barrier_word").isdisjoint(words)

    def _who(self, value: object) -> object:
        """The actor that a pronoun stands for."""
        if isinstance(value, Office) and value.title in BARE_OFFICES and isinstance(self.last_person, Holder):
            return self.last_person if value.title.lower() in self.last_person.office.title.lower() else value
        if isinstance(value, Office) and value.title.lower().endswith(SPEAKERS) and not value.party:
            return self._home()  # a spokesperson without a name speaks for the house that publishes
        if not isinstance(value, Pronoun):
            return value
        match value.words.lower():
            case "he" | "she":
                return self.last_person
            case "they":
                return self.last_plural or Sides("they", are_people=True)
            case "it":
                return self.last
            case (
                "the ministry"
                | "the department"
                | "the commission"
                | "the government"
                | "the administration"
                | "the council"
            ):
                return self.last_body if self.last_body is not None else self._home()
            case "we" | "i":
                return Sides("we") if self.scene.is_joint else self.last_person or self._home()
        return self._home()

    def _home(self) -> object:
        return Party(self.scene.cast.home) if self.scene.cast.home else None

    def _remember(self, value: object) -> None:
        if isinstance(value, Holder | Person | Maybe | Office):
            self.last_person = self.last = value
        elif isinstance(value, Actors | Sides):
            self.last_plural = value
        elif isinstance(value, Body | Party | Group):
            self.last = value
            self.last_body = value if isinstance(value, Body) else self.last_body

    def _in_words(self, deed: Deed, sentence: Sentence) -> tuple[str, ...]:
        """The parties named in the thing that is done."""
        if not deed.what:
            return ()
        inside = [chunk.value for chunk in sentence.line.chunks if deed.what[0] <= chunk.start < deed.what[1]]
        parties = [code for value in inside for code in (*codes_of(value, self.scene), *getattr(value, "parties", ()))]
        return unique(code for code in parties if code.isupper() and len(code) < 15)


def events(notes: Notes, cast: Cast) -> list[Record]:
    """The events of a document."""
    scene = Scene.of(notes, cast)
    teller = _Teller(notes, scene)
    told: list[Event] = []
    body = [one for one in notes.sentences if not one.is_title]
    agreed = range(0)  # the stretch of what was agreed last: plans told in it are no deeds of their own
    for sentence, match in sorted(notes.matches(*STAGES), key=lambda told: told[1].made.start):
        if isinstance(match.made, Deed) and not (sentence.is_title and body):
            deed = match.made
            event = teller.event(sentence, deed, match.rule.name)
            if event and deed.act == "agree" and deed.what:
                agreed = range(deed.what[0] + 1, deed.what[1])
            elif event and deed.status == "planned" and deed.act in PART_OF_WHAT_IS_AGREED and deed.start - 1 in agreed:
                continue
            if event and deed.act == "announce" and deed.what:
                agreed = range(deed.what[0] - 1, deed.what[1])
            if event and (before := _meant(event, told)) is not None:
                told[before] = _joined(told[before], event)
            elif event:
                told.append(event)
    return [*_without_repeats(told)]


def _meant(event: Event, told: list[Event]) -> int | None:
    """Which earlier meeting a bare `the meeting` or `the round` means: the last one told."""
    words = set(_plain(event.object or "").split()) - ARTICLES
    if event.act not in {"meet", "hold"} or len(words) != 1 or words.isdisjoint(word_set("held_word")):
        return None
    at = (at for at in range(len(told) - 1, -1, -1) if told[at].act in {"meet", "hold"})
    return next((one for one in at if set(told[one].parties) & set(event.parties)), None)


def _without_repeats(told: list[Event]) -> list[Event]:
    kept: list[Event] = []
    for event in told:
        twin = next((at for at, other in enumerate(kept) if _is_same(event, other)), None)
        if twin is None:
            kept.append(event)
        elif event.act == "hold" and kept[twin].act == "hold":
            kept[twin] = _joined(kept[twin], event)
        elif _fullness(event) > _fullness(kept[twin]):
            kept[twin] = replace(event, date=event.date or kept[twin].date, place=event.place or kept[twin].place)
    return kept


def _is_same(one: Event, other: Event) -> bool:
    if one.act != other.act or one.status != other.status:
        return False
    if one.quote.start < other.quote.end and other.quote.start < one.quote.end:
        return one.object == other.object
    if one.act == "meet":
        return set(one.by) == set(other.by) and (one.date == other.date or not one.date or not other.date)
    if one.act == "hold" and one.object and other.object and _plain(one.object) == _plain(other.object):
        return not one.by or not other.by or set(one.by) == set(other.by)
    if set(one.by) != set(other.by) or not one.object or not other.object:
        return False
    return one.object == other.object or (one.act in TOLD_AGAIN and _names_the_same(one.object, other.object))


def _names_the_same(one: str, other: str) -> bool:
    """Whether the shorter of two names says nothing that the longer does not: the protocol, a protocol on trade."""
    words, others = set(_plain(one).split()) - ARTICLES, set(_plain(other).split()) - ARTICLES
    return bool(words and others) and (words <= others or others <= words)


def _joined(one: Event, other: Event) -> Event:
    """One event of two tellings of it."""
    return replace(
        one,
        by=one.by or other.by,
        parties=unique((*one.parties, *other.parties)),
        date=one.date or other.date,
        place=one.place or other.place,
    )


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _fullness(event: Event) -> int:
    return sum(bool(part) for part in (event.by, event.to, event.parties, event.date, event.place, event.object))
