"""Whose each person is, where no office says so: by side, list, leader, ministry, name; else the publisher's.

Each way of telling is one function, tried in the order of WAYS from the surest; none invents a person or an office.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from communique import lexicon
from communique.lexicon.leaders import party_of_leader, party_of_title
from communique.reading.mentions import Actors, City, Deed, HeadedBody, Holder, Party
from communique.reading.notes import Notes, Sentence

SIDE = re.compile(
    r"(?P<whose>(?:[A-Z][\w.’'-]{0,40}+\s{1,9}+){1,3})"  # bounded: a run of capitals must not be tried from each
    r"(?:[a-z-]{1,40}+\s{1,9}+)?(?:side|delegation|delegates|representatives|officials|participants|counterparts?|attendees|team|ministers)\b"
)
SENT_BY = re.compile(
    r"\b(?:delegation|team|mission|officials|representatives)\s(?:of|from)\s(?:the\s)?"
    r"(?P<whose>(?:[A-Z][\w.’'-]{0,40}+\s?){1,4}),?\s?(?:headed|led|chaired)\sby\b"
)
# Between people of one list stand no verbs: only marks, small words, and titles that no rule read.
BETWEEN = re.compile(r"(?:[\s,;]++|and\b|of\b|the\b|for\b|as well as\b|along with\b|[A-Z][\w.’'-]*+){0,30}")
MINISTER = re.compile(r"(?<!Under-)(?<!Under )\b(?:Minister|Secretary|Ministers) (?P<of>of|for) (?P<field>.+)")
FEW_NAMES = frozenset({"KR", "CN", "VN"})  # nearly everybody there bears one of the family names that the lexicon lists
STYLE_OTHERS = frozenset({"JP", "IN"})  # houses that call those of other countries H.E., and their own by name
TOGETHER = frozenset({"meet", "agree", "sign"})
PAIR = 2
# States that have no prime minister, and those that have no president.
WITHOUT_PREMIER = frozenset("US BR MX AR ID PH CO CL PY UY EC BO CR PA NG KE GH ZA AO CH CY TR".split())
WITHOUT_PRESIDENT = frozenset("JP GB CA AU NZ TH MY NL SE NO DK BE LU JO SA QA KW OM BH MA BT KH LS SZ".split())
HEAD_OF_STATE = re.compile(r"\b(?:president|prime minister|premier|chancellor|king|emir)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A holder whose office says no party, and what is known around it."""

    holder: Holder
    person: str  # by the fullest name
    home: str | None
    mentioned: frozenset[str]


def parties_of_people(
    notes: Notes, stated: Mapping[str, str], full: Callable[[str], str], home: str | None, mentioned: frozenset[str]
) -> dict[str, str]:
    """The party of each person who holds an office, by fullest name; `stated` are those that an office tells."""
    found = dict(stated)
    peopled = [(sentence, here) for sentence in notes.sentences if (here := held(sentence))]
    holders = [holder for _, here in peopled for holder in here]
    for holder in holders:
        name = full(holder.person.name)
        if " " in name and name not in found and (party := party_of_leader(name)):
            found[name] = party  # `President Trump` among Indian officials
    for sentence, here in peopled:
        for holder, party in _of_sides(sentence, here, notes.document.text):
            found.setdefault(full(holder.person.name), party)
    for holder in holders:
        case = Case(holder, full(holder.person.name), home, mentioned)
        if case.person not in found and (known := _sure(case)):
            found[case.person] = known
    for holder, party in _of_hosts(notes, found, full, home, mentioned):
        found.setdefault(full(holder.person.name), party)
    for sentence, here in peopled:
        if sentence.is_title:
            continue  # verbs have capitals there, so that lists do not show
        for name, party in _of_lists(here, notes.document.text, found, full, home):
            found.setdefault(name, party)
    for holder, party in _of_pairs(notes, found, full, home, mentioned):
        found.setdefault(full(holder.person.name), party)
    for sentence, holder in ((sentence, one) for sentence, here in peopled for one in here):
        case = Case(holder, full(holder.person.name), home, mentioned)
        if case.person in found:
            continue
        own = of_name(case) or _default(case)
        if own == home and (_is_styled(case, notes.document.text) or _is_of_a_state(case)):
            own = _abroad(case, sentence)
        if own:
            found[case.person] = own
    return found


def _is_styled(case: Case, text: str) -> bool:
    """Whether somebody is styled as houses style those of other countries only: H.E. in Tokyo and New Delhi."""
    return case.home in STYLE_OTHERS and "H.E" in text[case.holder.start : case.holder.end]


def _is_of_a_state(case: Case) -> bool:
    """Whether somebody holds what the publisher's side has not: a minister of a bloc, a President of Japan."""
    title = case.holder.office.title.lower()
    if case.home in lexicon.load().groups:
        return "minister" in title or title in {"president", "king", "chancellor"}
    if "prime minister" in title or title == "premier":
        return case.home in WITHOUT_PREMIER
    return (title == "president" and case.home in WITHOUT_PRESIDENT) or ("minister" in title and case.home == "US")


def _abroad(case: Case, sentence: Sentence) -> str | None:
    """The country named last before somebody in the sentence, else the only other one of the document."""
    others = case.mentioned - {case.home} - lexicon.load().groups.keys()
    before = [chunk.value for chunk in sentence.known if chunk.start < case.holder.start]
    places = [one.code if isinstance(one, Party) else one.country for one in before if isinstance(one, (Party, City))]
    if named := [code for code in places if code in others or (code and code != case.home and case.home == "EU")]:
        return named[-1]
    return next(iter(others)) if len(others) == 1 else None


def held(sentence: Sentence) -> list[Holder]:
    """The holders that a sentence names, in order, also the heads of bodies."""
    made = [match[6] for match in sentence.matches if isinstance(match[6], (Holder, HeadedBody, Actors))]
    return sorted([one for each in made for one in holders_of(each)], key=attrgetter("start")) if made else []


def holders_of(made: object) -> list[Holder]:
    """The holders within what a rule made: itself, the head of a body, several in one phrase."""
    match made:
        case Holder():
            return [made]
        case HeadedBody():
            return [made.head] if made.head else []
        case Actors():
            return [one for one in made.members if isinstance(one, Holder)]
    return []


def _sure(case: Case) -> str | None:
    return of_leader(case) or party_of_title(case.holder.office.title) or of_ministry(case)


def _default(case: Case) -> str | None:
    """The publisher's party, but not for officers of an international organisation."""
    organisation = case.holder.office.organisation
    if organisation and lexicon.country(organisation) in lexicon.load().groups:
        return None
    if case.home in FEW_NAMES and not _is_at_home(case.person, case.home):
        others = case.mentioned - {case.home} - lexicon.load().groups.keys()
        return next(iter(others)) if len(others) == 1 else None  # no Korean is called Whitfield
    return case.home


def of_leader(case: Case) -> str | None:
    """The party whose known leader bears the name; by family name alone only where the document names the party."""
    party = party_of_leader(case.person)
    if party and (" " in case.person or party in case.mentioned or HEAD_OF_STATE.search(case.holder.office.title)):
        return party
    return None


def of_ministry(case: Case) -> str | None:
    """The only country with a ministry of the minister's field: Trade, Industry and Resources is Korea's."""
    found = MINISTER.search(case.holder.office.title.replace("Minister of State", "Minister"))
    party = _party_of_field(found["of"], found["field"]) if found else None
    is_plain = found is not None and " " not in found["field"]  # of Tourism, Labour: every country may have one
    return None if is_plain and party not in {*case.mentioned, case.home} else party


@lru_cache(maxsize=4096)
def _party_of_field(of: str, field: str) -> str | None:
    bodies = (lexicon.body(f"{head} {of} {field}") for head in ("Ministry", "Department"))
    parties = {body.party for body in bodies if body}
    return parties.pop() if len(parties) == 1 else None


def of_name(case: Case) -> str | None:
    """The one party, of those that the document names, where the family name is at home."""
    words = case.person.split()
    at_home = {party for party in case.mentioned if _family(words, party) in _family_names(party)}
    return at_home.pop() if len(at_home) == 1 and case.home not in at_home else None


@lru_cache(maxsize=512)
def _family_names(party: str) -> frozenset[str]:
    country = lexicon.load().countries.get(party)
    return frozenset(country.family_names) if country else frozenset()


@lru_cache(maxsize=512)
def _is_family_first(party: str) -> bool:
    country = lexicon.load().countries.get(party)
    return bool(country and country.family_first)


def _family(words: list[str], party: str) -> str:
    """The family name, by the order that the party's names have; a Korean given name has two syllables."""
    has_two = len(words) > 2 or "-" in words[-1]
    return words[0] if _is_family_first(party) and (party != "KR" or has_two) else words[-1]


def _is_at_home(person: str, party: str) -> bool:
    """Whether a name has a family name of the country, first or last, in any capitals."""
    words = person.replace("-", " ").split()
    families = {family.casefold() for family in _family_names(party)}
    return not families or bool({words[0].casefold(), words[-1].casefold()} & families)


def _of_sides(sentence: Sentence, holders: Sequence[Holder], text: str) -> Iterator[tuple[Holder, str]]:
    """People named after "the Tajik delegation" or "on the Korean side" in the same sentence."""
    spots = (spot for form in (SIDE, SENT_BY) for spot in form.finditer(text, sentence.start, sentence.end))
    sides = sorted((spot.end(), code) for spot in spots if (code := _party_in(spot["whose"])))
    for holder in holders if sides else ():
        before = [party for end, party in sides if end <= holder.start]
        if before:
            yield holder, before[-1]


@lru_cache(maxsize=4096)
def _party_in(words: str) -> str | None:
    """The party that the last words name: The Tajik, the South Korean's."""
    plain = re.sub(r"['’]s?\b|['’](?=\s)", "", words).split()
    codes = (party_named(" ".join(plain[at:])) for at in range(len(plain)))
    return next((code for code in codes if code), None)


def party_named(words: str) -> str | None:
    """The party that words name as written; "and" and "Are" are no codes of Andorra and the Emirates."""
    return lexicon.country(words) if words[:1].isupper() and (len(words) > 3 or words.isupper()) else None


def _of_hosts(
    notes: Notes, found: Mapping[str, str], full: Callable[[str], str], home: str | None, mentioned: frozenset[str]
) -> Iterator[tuple[Holder, str]]:
    """Those whom an official of the publisher's government meets in a release about one other country are its own."""
    others = _others(notes, home, mentioned)
    if home is None or len(others) != 1:
        return
    for _, match in notes.matches("deeds"):
        deed = match.made
        if not isinstance(deed, Deed) or deed.act not in {"meet", "visit"}:
            continue
        if any(found.get(full(one.person.name), home) != home for one in holders_of(deed.by)):
            continue  # a guest, who meets the publisher's own officials
        if any(found.get(full(one.person.name)) == home for one in holders_of(deed.to)):
            continue  # so does one who is met together with some of them
        for holder in holders_of(deed.to):
            if HEAD_OF_STATE.search(holder.office.title) or "foreign" in holder.office.title.lower():
                yield from ((one, next(iter(others))) for one in holders_of(deed.to))


def _others(notes: Notes, home: str | None, mentioned: frozenset[str]) -> frozenset[str]:
    """The countries other than the publisher's that the title names, else the document."""
    titled = {
        chunk.value.code
        for sentence in notes.sentences
        if sentence.is_title
        for chunk in sentence.known
        if isinstance(chunk.value, Party)
    }
    return frozenset(titled & mentioned or mentioned) - {home} - lexicon.load().groups.keys()


def _of_pairs(
    notes: Notes, found: Mapping[str, str], full: Callable[[str], str], home: str | None, mentioned: frozenset[str]
) -> Iterator[tuple[Holder, str]]:
    """Of two who meet, agree or sign, both of unknown sides, the second is of the one other country."""
    others = _others(notes, home, mentioned)
    if home is None or len(others) != 1:
        return
    for _, match in notes.matches("deeds"):
        deed = match.made
        if not isinstance(deed, Deed) or deed.act not in TOGETHER or deed.to or not isinstance(deed.by, Actors):
            continue
        both = holders_of(deed.by)
        if len(both) != PAIR or len(deed.by.members) != PAIR or any(full(one.person.name) in found for one in both):
            continue
        last = both[-1]
        is_envoy = "ambassador" in last.office.title.lower() or last.office.organisation
        if not is_envoy and not (home in FEW_NAMES and _is_at_home(full(last.person.name), home)):
            yield last, next(iter(others))


def _of_lists(
    holders: Sequence[Holder], text: str, found: Mapping[str, str], full: Callable[[str], str], home: str | None
) -> Iterator[tuple[str, str]]:
    """People named in one list with somebody of another country, and no party of their own."""
    inherited: str | None = None
    for last, holder in zip([None, *holders], holders, strict=False):
        name = full(holder.person.name)
        if last is None or not BETWEEN.fullmatch(text, last.end, holder.start):
            inherited = None
        known = found.get(name)
        if known:
            inherited = known if known != home else None
        elif inherited:
            yield name, inherited
