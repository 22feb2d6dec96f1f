"""People by the form of their names. A run of words that only may be a name is a {maybe}.

An office or an honorific beside it makes a maybe a person; nothing here guesses from capitals alone.
"""

from __future__ import annotations

import re

from communique.lexicon.wordlists import word_set, words
from communique.reading.capitals import is_ordinary
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import City, Maybe, Office, Person, WeakParty

people = Stage("people", makes=("person", "maybe"))

SHORT = 3  # letters of initials, and of families in capitals beside them
GIVEN = frozenset(words()["given"])
FAMILY = frozenset(words()["family"])
FIRM = frozenset(words()["firm"])
TWO_WORDS = frozenset(words()["two_word_family"])
PARTICLE = re.compile(r"\b(?:bin|ibn|bint|binti|van der|von der|van|von|al)\s|\b[Aa]l-", re.UNICODE)
# Papers of law, ships, and the first half of the Indo-Pacific.
NO_NAMES = frozenset({"E.O.", "U.S.C.", "U.S.S.", "C.F.R.", "H.R.", "Indo", "Participant"})
MONTHS = frozenset(word.lower() for word in words()["month"]) - {"may"}  # Theresa May
SYLLABLES = re.compile(r"[A-Z][a-z]{1,6}-[A-Za-z][a-z]{1,6}")  # Jung-kwan


@people.rule(
    "{honorific: honorific&Cap}+ {name: Cap!title!honorific} {given: Name|initial|syllable&Cap}*"
    " [( {Cap} ) {rest: Name|initial}+] [{particle}+ {last: Name|initial}+]* [[al] {house: house&Cap}]"
    " [[,] {junior}] [[,] {letters}]*",
    "with Mr. {name: Stefano} said",
    "with H.E. {name: Asaad} {particle: bin} {last: Tareq} al {house: Said}, met",
    "with H.E. {name: Haitham} {particle: bin} {last: Tariq Al} {house: Said} met",
    "with Mr. {name: Park} {given: Jung-sung} said",
    "with H.E. Dr. {name: Thani} {particle: bin} {last: Ahmed Al Zeyoudi} said",
    "with Mr. {name: JK} (Jung-kwan) {rest: Kim} said",
    "with Mr. {name: Joseph} {given: Biden}, {junior: Jr.} said",
    "with Sir {name: Joseph} {given: Biden} {letters: MP} said",
    "with Sir {name: Joseph} {given: Biden}, {letters: MP} said",
    "with Mr. {name: Joseph} {given: Biden} {junior: Jr.} said",
    never=["Mr. president"],
)
def addressed(
    said: Said, name: Blank, honorific: Blank, given: Blank | None = None, rest: Blank | None = None,
    particle: Blank | None = None, last: Blank | None = None, house: Blank | None = None, junior: Blank | None = None,
    letters: Blank | None = None,
) -> Person | None:  # fmt: skip
    """A name behind an honorific."""
    whole = _without(letters, said.line.between(name.start, said.end))
    return None if whole.endswith(" Said") and not whole.lower().endswith("al said") else Person(whole)


@people.rule(
    "{honorific: honorific&Cap}+ {name: given&Cap} {middle: initial}* {word: Noun!title} [[,] {letters}]*",
    "with Mr. {name: Ed} {word: Fast} said",
    "with Hon. {name: Greg} {middle: J.} {word: Hands} {letters: MP} said",
    "with Hon. {name: Greg} {word: Hands}, {letters: MP} said",
    never=["with Mr. Ed and Greg", "with Mr. Park Trade said"],
)
def addressed_word_last(said: Said, name: Blank, letters: Blank | None = None, **_: Blank) -> Person:
    """A name behind an honorific that ends with an English word: Mr. Ed Fast."""
    return Person(_without(letters, said.line.between(name.start, said.end)))


@people.rule(
    "{honorific: honorific&Cap}+ {name: Name}+ [{particle}+ {last: Name}+]*"
    " {capitals: acronym!party!weak_party!body!weak_body!region}",
    "with Mr. {name: Samir} {capitals: ABID} said",
    "with Mr. {name: Samir} {particle: ben} {last: Ali} {capitals: ABID} said",
    never=["with Mr. Samir IMF"],
)
def addressed_capitals_last(said: Said, name: Blank, capitals: Blank, **_: Blank) -> Person | None:
    """A name behind an honorific, its last word in capitals: Mr. Samir ABID."""
    last = said.line.words(capitals)
    return Person(said.line.between(name.start, said.end)) if len(last) > 3 and not is_ordinary(last) else None


@people.rule(
    "{first: given&Cap!party!weak_party!city!region} {middle: Name}*"
    " {last: acronym!party!weak_party!body!weak_body!region}",
    "with {first: Ahmed} {last: ABIDINE} said",
    "with {first: Ahmed} {middle: Reda} {last: CHAMI} said",
    never=["with Ahmed ABC said"],
)
def capitals_last(said: Said, first: Blank, last: Blank, middle: Blank | None = None) -> Maybe | None:
    """A given name before a family name in capitals."""
    capitals = said.line.words(last)
    return Maybe(said.words) if len(capitals) > 3 and not is_ordinary(capitals) else None


@people.rule(
    "HE {name: Name} {given: Name|initial}* [{particle}+ {last: Name|initial}+]*",
    "with HE {name: Akhannouch} said",
    "with HE {name: Ahmed} {given: Mansour} {particle: bin} {last: Zayed} said",
    never=["with He Lifeng said", "HE said"],
)
def addressed_in_short(said: Said, name: Blank, **rest: Blank) -> Person | Declined:
    """A name behind the short form of His Excellency."""
    if not said.line.words(said.line.chunks[said.first]).isupper():
        return Declined("no short form")
    return Person(said.line.between(name.start, said.end))


@people.rule(
    "{first: initial!party!demonym|acronym&Name|Name}+ [( {Cap} ) {rest: Name|initial}+]"
    " [{particle}+ {last: Name|initial!party}+]* [[,] {junior}] [[,] {letters}]*",
    "with {first: Park Jung-sung} said",
    "with {first: Thani} {particle: bin} {last: Ahmed Al Zeyoudi} said",
    "with {first: Jung-kwan} (Jack) {rest: Kim} said",
    "with {first: Joseph R. Biden}, {junior: Jr.} said",
    "with {first: Joseph R. Biden} {letters: MP} said",
    "with {first: Joseph R. Biden}, {letters: MP} said",
    "with {first: Joseph R. Biden} {junior: Jr.} said",
    never=["Ministry of Foreign Affairs", "the U.S. tariffs were raised", "under 19 U.S.C. 2902", "the Indo-Pacific"],
)
def by_form(
    said: Said,
    first: Blank,
    rest: Blank | None = None,
    particle: Blank | None = None,
    last: Blank | None = None,
    junior: Blank | None = None,
    letters: Blank | None = None,
) -> Person | Maybe | None:
    """A run of words that have the form of a name; a person when some are known as such."""
    name = _without(letters, said.words)
    if said.last == said.first + 1 and (len(name) < 2 or name in NO_NAMES or _is_place(said)):
        return None
    return Person(_in_small(name)) if _is_person(name) else Maybe(name)


def _in_small(name: str) -> str:
    """A name in capitals as others write it: JOHN A. SMITH JR. in a proclamation is John A. Smith Jr."""
    return name.title() if name.isupper() and " " in name and len(max(name.split(), key=len)) > SHORT else name


@people.rule(
    "{first: Name}+ ' {last: Name}+",
    "with {first: Mohammed Shia}’ {last: Al-Sudani} said",
    "with {first: Mohammed Shia}' {last: Al-Sudani} said",
    never=["with Mr. Park’ Kim said", "with 'Mohammed' Al-Sudani said"],
)
def with_apostrophe(said: Said, first: Blank, last: Blank) -> Maybe | None:
    """A name of which a word ends in an apostrophe: Mohammed Shia’ Al-Sudani."""
    glued = said.line.between(first.start, first.end + 1).endswith(("’", "'"))
    of_a_family = said.line.words(last).startswith(("Al-", "al-", "Al "))
    return Maybe(said.words) if glued and of_a_family and not _opens_quote(said) else None


@people.rule(
    "{particle}+ {name: Name}+",
    "with President {particle: von der} {name: Leyen} said",
    never=["with von der Leyen said", "with the President of Korea"],
)
def family_with_particle(said: Said, name: Blank, particle: Blank) -> Maybe | Declined:
    """A family name that opens with a particle, straight behind an office: President von der Leyen."""
    before = said.line.chunks[said.first - 1].value if said.first else None
    return Maybe(said.words) if isinstance(before, Office) else Declined("no office before it")


# Offices told by their letters, which are no part of the name behind, and whose they are.
OFFICE_IN_SHORT = {"USTR": "US", "EAM": "IN", "CIM": "IN"}


@people.rule(
    "{name: acronym} [( {Cap} )] {rest: Name}+",
    "with {name: MITSUYAMA} {rest: Mitsuaki} said",
    "with {name: JK} (Jung-Kwan) {rest: Kim} said",
    never=["with USTR Trade Policy"],
)
def capitals_first(said: Said, name: Blank, rest: Blank) -> Person | Maybe | None:
    """A family name in capitals before a given name, or initials without full stops."""
    capitals, others = said.line.words(name), said.line.words(rest)
    if is_ordinary(capitals) or _is_person(others):
        return None
    if capitals in OFFICE_IN_SHORT:
        return Person(others, OFFICE_IN_SHORT[capitals])
    known = {word.lower() for word in others.replace("-", " ").split()} & (GIVEN | FAMILY) or SYLLABLES.search(others)
    return Person(said.words) if (known and len(capitals) != 3) or capitals.lower() in FAMILY else Maybe(said.words)


@people.rule(
    "{first: given!party!weak_party!city!region} {middle: initial!party}* {last: Noun|city|title_family&Cap|month}",
    "with {first: Wayne} {last: Farmer}, CEO",
    "with Prime Minister {first: Theresa} {last: May} in Seoul",
    "with {first: Simon} {last: Birmingham}, CEO",
    "with {first: Wayne} {middle: B.} {last: Farmer}, CEO",
    "with {first: Michelle} {last: King}, CEO",
    never=["with Farmer Wayne", "Wayne April"],
)
def given_and_noun(said: Said, first: Blank, last: Blank, middle: Blank | None = None) -> Maybe | None:
    """A known given name before a family name that is an English word."""
    noun = said.line.words(last).lower()
    return None if noun in word_set("named_after") | word_set("firm_noun") | MONTHS else Maybe(said.words)


@people.rule(
    "{family: family&Cap} {given: Name|syllable&Cap}+ {last: syllable&Cap|Name}",
    "with {family: Tan} {given: See} {last: Leng}",
    "with {family: Chan} {given: Chun} {last: See}",
    never=["with Tan See", "Tan sees Leng"],
)
def eastern(said: Said, family: Blank, given: Blank, last: Blank) -> Person | None:
    """A family name before two syllables, some of which are English words."""
    return Person(said.words) if len(said.words.split()) == 3 else None


@people.rule(
    "{first: Name}+ [{particle}+ {middle: Name}+]* Al Said",
    "with {first: Haitham} {particle: bin} {middle: Tariq} Al Said",
    "with {first: Theyazin} Al Said",
    never=["Al Zeyoudi said"],
)
def of_the_house_of_said(said: Said, first: Blank, **_: Blank) -> Person | Declined:
    """A name of Oman's ruling house, whose last word is also a verb."""
    return Person(said.words) if said.words.endswith("Al Said") else Declined("a verb")


@people.rule(
    "Sultan [{particle|particle}+ {last: Name}+]* {particle|particle}+ {end: Name}+",
    "with Sultan bin {end: Saif}",
    "with Sultan bin {last: Saif} Al {end: Nuaimi}",
    never=["the Sultan Haitham"],
)
def given_name_sultan(said: Said, end: Blank, last: Blank | None = None) -> Person:
    """The given name Sultan before a father's name."""
    return Person(said.words)


@people.rule(
    "Sultan {family: Name}+",
    "with Sultan {family: Al-Jaber} said",
    "with Sultan {family: Mohammed Al-Hosani} said",
    never=["the Sultan Haitham met"],
)
def given_name_before_a_family(said: Said, family: Blank) -> Person | Declined:
    """The given name Sultan before a name with its article: Sultan Al-Jaber, Sultan Mohammed Al-Hosani."""
    glued = any(word.startswith(("Al-", "al-")) or word == "Al" for word in said.line.words(family).split())
    return Person(said.words) if glued else Declined("a sultan")


@people.rule(
    "{family: title_family&Cap}",
    "with Minister {family: King} said",
    never=["the King said", "Secretary of the King said"],
)
def family_that_is_a_title(said: Said, family: Blank) -> Maybe | Declined:
    """A family name that is a title too, straight behind an office: Minister King."""
    before = said.line.chunks[said.first - 1].value if said.first else None
    return Maybe(said.words) if isinstance(before, Office) else Declined("a title")


@people.rule(
    "He {given: Name}",
    "with He {given: Lifeng} said",
    never=["He said"],
)
def family_that_is_a_pronoun(said: Said, given: Blank) -> Person:
    """The Chinese family name He before a given name."""
    return Person(said.words)


def _is_place(said: Said) -> bool:
    """Whether one word that is a city and a name too stands where a place stands: `in Sofia on Friday`; a country
    that is also a name is meant unless an office stands before it: Jordan, not Minister Jordan."""
    line = said.line
    if isinstance(line.chunks[said.first].value, WeakParty):
        return not (said.first and isinstance(line.chunks[said.first - 1].value, Office))
    behind = line.chunks[said.last].value if said.last < len(line.chunks) else None
    stands = said.first > 0 and line.chunks[said.first - 1].low in {"in", "at", "to", "from"}
    return stands and isinstance(line.chunks[said.first].value, City) and not isinstance(behind, City)


def _opens_quote(said: Said) -> bool:
    return bool(said.first) and said.line.lowered[said.first - 1] in {"'", "‘"}


def _without(letters: Blank | None, words: str) -> str:
    """A name without the letters behind it: Douglas Alexander MP."""
    return re.split(r",? (?:MP|KC|QC|[CODMK]BE|G?K?CMG|AO|P\.C\.|M\.P\.|K\.C\.|PhD)\b", words)[0] if letters else words


def _is_person(name: str) -> bool:
    """Whether a run of words has what only people's names have."""
    parts = name.split()
    lowered = [part.lower().strip("().,") for part in parts]
    if len(parts) < 2 or any(part in FIRM for part in lowered):
        return False
    first, last = lowered[0], lowered[-1]
    if any(part in GIVEN for part in lowered[:-1]) or PARTICLE.search(name):
        return True
    if first in FAMILY and (last in GIVEN or SYLLABLES.fullmatch(parts[-1])):
        return True
    return (len(first) == 1 and last in FAMILY) or (first in TWO_WORDS and len(parts) == 2 and len(last) > 4)
