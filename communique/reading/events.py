"""Events: deeds with their actors, parties, days and places, as far as the document tells them.

A deed inside the reported meeting takes the meeting's day and place. The title repeats the body and is no event of
its own. Plans told inside of what was agreed or announced are part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique import edtf
from communique.reading import itinerary
from communique.reading.antecedents import Antecedents
from communique.reading.cast import Cast
from communique.reading.dossiers import instruments_before
from communique.reading.gathered import are_we
from communique.reading.mentions import (
    Actors,
    City,
    Day,
    Deed,
    Holder,
    Instrument,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
)
from communique.reading.notes import Notes, Sentence
from communique.reading.participants import Participants, participants
from communique.reading.retold import at_their_session, is_chaired, joined, meant_by, without_repeats
from communique.reading.scene import Encounter, Scene, codes_of, is_behind_city, is_party, names, place
from communique.reading.stretches import WHY, guests_of, is_at_war, owners, partners, where_to
from communique.records import Event, Place, Record, unique

STAGES = ("deeds", "nominal")
# Deeds that officials do in a meeting, so that its day and place are theirs.
IN_MEETINGS = frozenset({"agree", "request", "criticise", "support", "propose", "invite", "reject", "threaten"})
STEPS = frozenset({"impose", "ease"})
OPEN = frozenset({"planned", "proposed"})  # states in which a condition still matters
OWN_COUNTRY = frozenset({"the country", "the Kingdom", "the Sultanate", "the Emirates"})
CONTRACTS = frozenset({"sign", "conclude"})
TRIPS = frozenset({"visit", "meet", "hold"})
PART_OF_A_PLAN = frozenset(
    {"meet", "agree", "announce", "support", "hold", "propose", "reject", "request", "criticise", "invite"}
)

# Deeds told in passing by whose they are: `he` afterwards is somebody else.
BACKGROUND = ("nominal.visit_named",)
IN_PASSING = frozenset({"nominal.lifting", "nominal.measure_of_somebody", "nominal.on_what_was_done_by"})
TO_ANOTHER = frozenset({"invite", "meet", "request"})  # what nobody does to himself
ONE_IS_LED = frozenset({"deeds.one_is_led", "deeds.one_leads"})
BOTH_ARE_LED = "deeds.both_are_led"
ATTENDED = "nominal.attended"  # a forum of which nothing tells whose it is: the publisher's people attend it
OF_SEVERAL = "deeds.attended_together"  # a meeting only where those who attend are of several countries
PAIR = 2
LED_TOGETHER = frozenset(
    {
        BOTH_ARE_LED,
        "deeds.each_leads",
        "deeds.meeting_is_led",
        "deeds.was_attended",
        "deeds.attended_together",
        "deeds.chaired_there",
    }
)


def events(notes: Notes, cast: Cast) -> list[Record]:
    """The events of a document."""
    scene = replace(Scene.of(notes, cast))  # its own: while events are told, the meeting in hand changes
    teller = _Teller(notes, scene, Antecedents(scene), itinerary.stops(notes))
    for sentence in notes.sentences:
        if sentence.is_title:
            teller.antecedents.hear_title(sentence)
    told: list[Event] = []
    plan = range(0)  # the stretch of what was agreed or announced last
    for sentence, deed, rule in _deeds(notes):
        event = teller.event(sentence, deed, rule)
        if event is None or (deed.start in plan and _is_part_of_a_plan(deed, rule)):
            continue
        if (
            deed.start in plan
            and event.status == "planned"
            and event.act in TRIPS
            and told
            and told[-1].act == "announce"
        ):
            told.pop()  # `announced that Minister Kim will visit Peru`: the visit is told by itself
        if _is_what_is_announced(deed, rule, plan, told):
            said = told.pop()  # `announced the launch of talks`: one deed, on the day of its announcement
            event = replace(event, by=said.by, date=event.date or said.date, place=event.place or said.place)
        if deed.act in {"agree", "announce"} and deed.what:
            plan = range(deed.what[0], deed.what[1])
        if rule in ONE_IS_LED and told and told[-1].rule in ONE_IS_LED and event.by != told[-1].by:
            both = (*told[-1].by, *event.by)
            sides = unique((*told[-1].parties, *event.parties))
            told[-1] = at_their_session(replace(told[-1], by=both, parties=sides, rule=BOTH_ARE_LED), told[:-1])
            continue
        if rule in LED_TOGETHER:
            event = at_their_session(event, told)
        before = meant_by(event, told)
        if before is not None and "round" in (event.object or "").lower():
            event = replace(event, by=(), parties=())  # of whom it is, the round itself tells
        if before is not None and is_chaired(event, told[before]):
            event = replace(event, date=event.date or told[before].date, place=event.place or told[before].place)
            before = None
        if before is None:
            told.append(event)
            if _are_chairs(deed.by, event) and not _is_told_of_sides(event, told):
                told.append(replace(event, act="meet", object=None))  # who chair a session together meet there
        else:
            told[before] = joined(told[before], event)
            if _are_chairs(deed.by, replace(event, object=told[before].object)) and not _is_told_of_sides(event, told):
                told.append(replace(told[before], act="meet", object=None, by=event.by, quote=event.quote))
    return [*without_repeats([one for one in told if one.rule not in ONE_IS_LED])]


def _are_chairs(by: object, event: Event) -> bool:
    """Whether two people of different parties are told to chair a session together."""
    both = (
        event.act == "hold"
        and len(event.by) > 1
        and len(event.parties) > 1
        and "chair" in event.quote.words
        and " " in (event.object or "")
        and not set(event.by) <= set(event.parties)
    )
    return both and _is_person(by)


def _is_told_of_sides(event: Event, told: list[Event]) -> bool:
    """Whether the same session has been told as one that its sides hold."""
    sides = set(event.parties)
    return any(one.act in {"meet", "hold"} and one.by and set(one.by) <= sides for one in told)


def _is_person(value: object) -> bool:
    return (
        all(map(_is_person, value.members))
        if isinstance(value, Actors)
        else isinstance(value, (Holder, Office, Person))
    )


def _is_what_is_announced(deed: Deed, rule: str, plan: range, told: Sequence[Event]) -> bool:
    """Whether a noun that tells a deed is what was announced just before: `announced | the imposition of duties`."""
    if not rule.startswith("nominal.") or not told or told[-1].act != "announce" or deed.status != told[-1].status:
        return False
    return 0 <= deed.start - plan.start <= len("the first ")


def _is_part_of_a_plan(deed: Deed, rule: str) -> bool:
    """Whether a deed told inside of a plan is no deed of its own: a meeting with nobody by name, what is held on no day
    and at no place that is told."""
    if deed.status != "planned" or deed.act not in PART_OF_A_PLAN:
        return False
    is_told = deed.act == "hold" and (deed.day or deed.place or rule == ATTENDED)
    return not is_told and not (deed.act == "meet" and isinstance(deed.to, (Holder, Person)))


def _deeds(notes: Notes) -> list[tuple[Sentence, Deed, str]]:
    """The deeds of the body in the order of the text; those of the title where there is no body."""
    has_body = any(not one.is_title for one in notes.sentences)
    found = [
        (sentence, match.made, match.rule.name)
        for sentence, match in notes.matches(*STAGES)
        if isinstance(match.made, Deed) and not (sentence.is_title and has_body)
    ]
    return sorted(found, key=lambda told: told[1].start)


ELSEWHERE = "nominal.own_meeting_elsewhere"
OF_INSTRUMENTS = frozenset({"sign", "conclude", "ratify", "enter_into_force"})
AHEAD = 8  # letters behind a deed where a "here" still belongs to it

ON_THE_TRIP = re.compile(
    r"(?:During|On|In the course of|Within the framework of|As part of) (?:the|this|that|his|her|their) "
    r"(?:[\w-]+ ){0,2}(?:visit|trip|tour|stay|mission)\b"
)


@dataclass(slots=True)
class _Teller:
    """Makes events of deeds in the order of the text."""

    notes: Notes
    scene: Scene
    antecedents: Antecedents
    stops: itinerary.Stops
    _upto: int = 0  # the sentence whose deeds are told
    _has_told: bool = True  # whether a person acts in one of them
    _trip: Event | None = None  # the visit told last
    _day: str | None = None  # the day of the deed told last

    def event(self, sentence: Sentence, deed: Deed, rule: str) -> Event | None:
        self._catch_up(sentence)
        self.antecedents.hear(sentence, deed.start)
        before = self.antecedents.person
        by = Sides("we") if self._is_ours(deed) else self.antecedents.who(deed.by)
        if rule not in IN_PASSING and not (rule.startswith(BACKGROUND) and self.antecedents.person is not None):
            self.antecedents.remember(by)
        self._has_told = self._has_told or isinstance(by, (Holder, Person, Actors))
        if deed.act == "state" or (deed.is_vague and not self.scene.is_joint):
            return None
        if deed.act == "visit" and deed.to is None and deed.what is None and (here := self._here(deed)) is not None:
            deed = replace(deed, to=here)  # `arrived here on Monday`
        deed = self._of_it(self._to_the_country(deed), sentence)
        to = self.antecedents.done_to(deed.to, deed.act)
        if isinstance(deed.by, Office) and self.antecedents.is_met_as_namesake(deed.by, names(to, self.scene)):
            by = self.antecedents.who(deed.by)
        if isinstance(deed.by, Office) and set(names(by, self.scene)) & set(names(to, self.scene)):
            by = before or by  # `The minister met the Minister of Trade, Ann Lee`: another one
        if deed.act == "meet" and isinstance(deed.by, Office) and codes_of(by, self.scene) == codes_of(to, self.scene):
            by = self.antecedents.other_so_called(deed.by, codes_of(to, self.scene)) or by  # not the own prime minister
        if deed.act == "visit" and isinstance(deed.by, Pronoun) and self._is_at_home(by, deed.to):
            by = self.antecedents.of_another(codes_of(by, self.scene))  # `met Minister Kim during her visit to Chile`
        if deed.act == "visit" and isinstance(by, Sides):
            by = itinerary.travellers(by, deed.to, self.scene)
        if deed.act == "visit" and isinstance(deed.by, Office) and self._is_at_home(by, deed.to):
            by = self._guest(deed.by, deed.to)  # `the visit of the Crown Prince to India`
        if (
            deed.act in TO_ANOTHER
            and isinstance(deed.by, Pronoun)
            and isinstance(to, (Holder, Person))
            and self.antecedents.is_same(by, to)
        ):
            by = self.antecedents.other or by  # `he invited Minister Kim`, who spoke last
        self.antecedents.remember_other(to)
        who = participants(deed, by, to, self._named(deed, sentence), self.scene)
        if who is None and (rule == ATTENDED or deed.act == "hold"):
            who = self._of_the_house()
        is_mutual = rule == OF_SEVERAL or (deed.act == "meet" and deed.to is None and are_we(deed.by))
        if who is None or (is_mutual and not self._are_several(by)):
            return None
        who = self._with_guests(deed, by, sentence, who)
        event = self._on_the_trip(sentence, self._of(deed, self._signers(deed, sentence, who), rule))
        self._day = event.date or self._day
        if deed.act == "meet" and not self._is_background(event):
            self.antecedents.remember_meeting(by, to)
        self._follow(event)
        return event

    def _of_the_house(self) -> Participants | None:
        """Whose an occasion is that nothing else tells: of the document's two sides, else of the publisher."""
        home = self.scene.cast.home
        sides = self.scene.parties if self.scene.is_bilateral else (home,) if home else ()
        return Participants(parties=tuple(sides)) if sides else None

    def _on_the_trip(self, sentence: Sentence, event: Event) -> Event:
        """What is done during a visit, with the visit's days and place where it has none of its own."""
        if event.act == "visit":
            self._trip = event if event.status in {"done", "ongoing"} else None
            return event
        trip = self._trip
        on_it = ON_THE_TRIP.match(sentence.line.between(sentence.start, sentence.end))
        if trip is None or on_it is None or event.status != "done" or not set(trip.parties) & set(event.parties):
            return event
        where = event.place or (trip.place if event.act != "support" else None)
        return replace(event, date=event.date or trip.date, place=where)

    def _with_guests(self, deed: Deed, by: object, sentence: Sentence, who: Participants) -> Participants:
        """Whoever holds an occasion with those who attend it: `they` afterwards are all of them."""
        guests = guests_of(sentence) if deed.act == "hold" else None
        if guests is None:
            return who
        self.antecedents.several = everybody = Actors((*((by,) if by is not None else ()), *guests.members))
        return replace(who, parties=unique(codes_of(everybody, self.scene)) or who.parties)

    def _are_several(self, by: object) -> bool:
        """Whether those who meet one another are of several countries, or of a bloc that speaks as "we"."""
        codes = unique(codes_of(by, self.scene))
        return len(codes) >= PAIR or (bool(codes) and tuple(codes) == self.scene.speakers)

    def _catch_up(self, sentence: Sentence) -> None:
        """Hear who acts in the sentences since the last deed in which a person did."""
        if sentence.number == self._upto:
            return
        for one in self.notes.sentences[self._upto + self._has_told : sentence.number]:
            if not one.is_title:
                self.antecedents.pass_by(one)
        self._upto, self._has_told = sentence.number, False

    def _to_the_country(self, deed: Deed) -> Deed:
        """A visit to `the country` as one to that of the house that publishes."""
        home = self.scene.cast.home
        if deed.act != "visit" or deed.to is not None or home is None or self._words(deed.what) not in OWN_COUNTRY:
            return deed
        return replace(deed, to=Party(home), what=None)

    def _of_it(self, deed: Deed, sentence: Sentence) -> Deed:
        """A deed done to `it`, or to what nothing names, as done to the instrument named last, near before."""
        if deed.act not in OF_INSTRUMENTS or (self._words(deed.what) or "it").lower() != "it":
            return deed
        near = self.notes.sentences[max(0, sentence.number - 1) : sentence.number + 1]
        for one in reversed([one for one in near if not one.is_title]):
            named = instruments_before(one, deed.start)
            if len(named) > 1 and deed.by is not None and deed.what is None:
                break  # several are signed, by somebody for a side
            if named:
                return replace(deed, what=(named[-1].start, named[-1].end))
        return replace(deed, what=None)

    def _is_ours(self, deed: Deed) -> bool:
        """Whether `we agreed` stands for both sides: nobody agrees alone."""
        return are_we(deed.by) and deed.lemma == "agree" and deed.status == "done" and self.scene.is_bilateral

    def _is_at_home(self, who: object, where: object) -> bool:
        """Whether somebody would travel to the own country."""
        to = place(where) if isinstance(where, (City, Party)) else None
        if to is None or to.country is None:
            return False
        own = codes_of(who, self.scene)
        return own == [to.country] or (not own and isinstance(who, Office) and to.country == self.scene.cast.home)

    def _guest(self, office: Office, where: object) -> object:
        """Who comes to a country in an office that it has as well: who was so called, else the other side."""
        told = place(where) if isinstance(where, (City, Party)) else None
        home = (told.country,) if told and told.country else ()
        other = self.scene.other(home)
        return self.antecedents.other_so_called(office, home) or (Party(other[0]) if other else Pronoun("nobody"))

    def _is_background(self, event: Event) -> bool:
        """Whether a meeting is earlier than the one in hand, and only told with it."""
        met = self.scene.encounter
        if event.rule == ELSEWHERE:
            return True  # `the consensus reached at their meeting in Lima`
        return bool(met and met.date and event.date and event.date[:10] < met.date[:10])

    def _follow(self, event: Event) -> None:
        """A meeting of named people, or a step of trade policy, is the one that later sentences are about."""
        if event.act in STEPS and event.by and event.status != "negated":
            self.scene.step = event.parties
        if event.act == "meet" and event.status == "done" and len(event.by) > 1 and event.parties:
            met = self.scene.encounter
            if self._is_background(event) or (
                self.scene.is_bilateral and not {*self.scene.parties} <= {*event.parties}
            ):
                return  # `the two sides` are those whom the title or the lead names
            on, where = event.date or (met.date if met else None), event.place or (met.place if met else None)
            self.scene.encounter = Encounter(event.by, event.parties, on, where, event.quote.start)

    def _signers(self, deed: Deed, sentence: Sentence, who: Participants) -> Participants:
        """An instrument `between` bodies is theirs where nobody else signs it; one `with` a country of both."""
        if deed.act in CONTRACTS and len(who.by) == 1 and is_party(who.by[0]) and deed.what:
            return replace(who, by=(*who.by, *partners(deed.what, sentence, who.by)))
        if deed.act != "sign" or deed.by is not None or not deed.what:
            return who
        for chunk in sentence.line.chunks:
            if isinstance(chunk.value, Instrument) and deed.what[0] <= chunk.start < deed.what[1]:
                bodies = tuple(one for one in chunk.value.parties if not one.isupper())
                is_mixed = (
                    bool(bodies) and len(chunk.value.parties) > 1
                )  # ministries told by their countries, and banks
                return replace(who, by=chunk.value.parties) if is_mixed else who
        return who

    def _of(self, deed: Deed, who: Participants, rule: str) -> Event:
        day, where = self._when_and_where(deed, who.parties)
        status = "planned" if deed.status == "done" and self._is_to_come(day) else deed.status
        return Event(
            quote=self.notes.quote(deed.start, max(deed.end, deed.what[1] if deed.what else 0)),
            rule=rule,
            act=deed.act,
            by=who.by,
            to=who.to,
            parties=who.parties,
            date=day,
            place=where,
            object=self._words(deed.what),
            status=status,
            condition=self._words(deed.condition) if status in OPEN or deed.act == "threaten" else None,
        )

    def _when_and_where(self, deed: Deed, parties: tuple[str, ...]) -> tuple[str | None, Place | None]:
        """The deed's own day and place, else those of the meeting in which it is done."""
        planned = deed.status in {"planned", "proposed"}
        in_section = deed.act in {"meet", "visit"} and not planned
        told = deed.day
        if told is not None and told.counted is not None:
            told = self._counted(told.counted)
        if told is not None and deed.status == "done" and (told.relative or "").startswith(("tomorrow", "next")):
            told = None  # the day of something else
        day = told or (self.scene.day_of_section(deed.start) if in_section else None)
        on = self.scene.edtf(day, planned=planned, is_present=deed.is_present)
        stop = itinerary.stop_at(self.stops, deed.start) if deed.act in {"meet", "hold"} else None
        where = place(deed.place or self._here(deed) or stop)
        if deed.act == "visit":
            where = where_to(deed.to, where)
        if deed.act in {"impose", "ease"} and where is not None and where.name is None:
            where = None  # `sanctions on banks in Peru`: where those are whom it hits
        if (
            deed.act in {"impose", "ease"}
            and where is not None
            and f" on {where.name}" in (self._words(deed.what) or "")
        ):
            where = None  # `sanctions on Moscow`: a capital that stands for its government
        met = self.scene.encounter
        if met is None or planned or on is not None or deed.act not in IN_MEETINGS or deed.start < met.start:
            return on, where
        return (met.date, where or met.place) if set(parties) & set(met.parties) else (on, where)

    def _counted(self, days: int) -> Day | None:
        """So many days after the deed told last: `on the same day`, `the day before`."""
        if self._day is None or "/" in self._day or len(self._day) != len("2025-12-01"):
            return None
        return Day(edtf=(date.fromisoformat(self._day) + timedelta(days)).isoformat())

    def _here(self, deed: Deed) -> City | None:
        """The city of the dateline where a deed is told to be done here."""
        told = self.notes.document.text[deed.start : deed.end + AHEAD].split()
        return self.scene.dateline if "here" in told else None

    def _is_to_come(self, day: str | None) -> bool:
        """Whether a date lies wholly after the day of publication."""
        published = self.notes.document.published
        return day is not None and published is not None and edtf.span(day)[0] > published

    def _words(self, span: tuple[int, int] | None) -> str | None:
        return self.notes.document.text[span[0] : span[1]].strip() if span else None

    def _named(self, deed: Deed, sentence: Sentence) -> tuple[str, ...]:
        """The parties named in the thing that is done."""
        if not deed.what:
            return ()
        if deed.act in {"criticise", "impose"} and (theirs := owners(sentence, deed.what)):
            return theirs  # `condemned Russia's attack on Ukraine`
        told_in = sentence if deed.what[0] >= sentence.start else self.notes.sentences[sentence.number - 1]
        chunks = [one for one in told_in.known if deed.what[0] <= one.start < deed.what[1]]
        if deed.act in {"impose", "ease", "criticise"}:
            chunks = [one for one in chunks if not is_at_war(sentence, one)]
        if deed.act in {"impose", "ease"} and (why := WHY.search(self.notes.document.text, *deed.what)):
            chunks = [one for one in chunks if one.start < why.start()]  # `over its purchases of Peru's oil`
        inside = [one.value for one in chunks if not (isinstance(one.value, Party) and is_behind_city(sentence, one))]
        parties = [code for value in inside for code in (*codes_of(value, self.scene), *getattr(value, "parties", ()))]
        is_there = deed.act in {"invest", "aid"} or (deed.act == "establish" and deed.by is not None)
        places = [place(deed.place), *(place(value) for value in inside if isinstance(value, City))] if is_there else []
        return unique(code for code in (*parties, *(one.country for one in places if one)) if code and is_party(code))
