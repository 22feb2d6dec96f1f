"""Gatherings by name: forums, conferences, committees, dialogues, summits, rounds of negotiation.

It names them and reads their edition; when and where they were held is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading.grammar import Blank, Chunk, Declined, Said, Stage
from communique.reading.mentions import Body, City, Gathering, Instrument, Party, Region
from communique.records import unique

gatherings = Stage("gatherings", makes=("gathering",))
agendas = Stage("agendas", makes=("gathering",))
partners = Stage("partners", makes=("gathering",))
sessions = Stage("sessions", makes=("gathering",))

STANDING = re.compile(r"(?:Council|Committee|Commission|Dialogue|Forum|Conference|Group|Assembly|Congress)\b")
EDITIONS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth"
).split()
# What sits is the body: the Joint Committee Meeting is the Joint Committee.
SITTING = re.compile(
    r"(.(?:(?<!Ministerial )Council|Committee|Commission|Dialogue|Forum|Group)) (?:Ministerial )?(?:Meeting|Session)$"
)


OF_BLOCS = frozenset({"summit", "forum"})
STANDING_NOUNS = frozenset(
    "commission committee council dialogue subcommittee sub-committee sub-commission subcommission".split()
) | {"working group", "task force", "consultative body", "steering group"}
NO_SERIES = frozenset({"meeting", "meetings", "talks", "negotiations", "session", "week", "summit"})
COUNTRY = 2  # letters of a country's code; those of a bloc are more
TALKS = ("negotiations", "talks", "consultations")
SEPARATOR = re.compile(r"\s[–—-]\s")  # with spaces around it a dash parts a label from a name
ROMAN_ALONE = re.compile(r"[IVX]{2,6}")
ROMAN = re.compile(r"([IVX]{1,6}) (?=[A-Z])")


# What a title puts before the name: `Joint Statement Japan–EU Summit`.
PAPER = re.compile(
    r"^(?:Joint )?(?:Press |Media )?(?:Statement|Communiqu[eé]|Declaration)(?: (?:of|on|from))?(?: the)? "
)
OF_BODY = re.compile(
    r"^(?:\w+ )?(?:Meeting|Session|Plenary|Round) of (?:the )?"
    r"(?=.*\b(?:Committee|Council|Commission|Dialogue|Forum|Group|Conference)\b)"
)


def roman_number(words: str) -> int:
    """The value of a Roman numeral up to XXXIX."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in words]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def edition_of(words: str) -> int | None:
    """The number of an ordinal: `29th` is 29, `third` is 3, `inaugural` is 1."""
    plain = words.lower()
    if ROMAN_ALONE.fullmatch(words):
        return roman_number(words)
    if digits := re.match(r"\d{1,3}", plain):
        return int(digits.group())
    if plain in ("inaugural", "maiden"):
        return 1
    return EDITIONS.index(plain) + 1 if plain in EDITIONS else None


EVERYBODYS = "Foreign Office"  # consultations of foreign offices are not held by that of London


def takers(said: Said, first: int, last: int) -> tuple[str, ...]:
    """The parties among these chunks, also those of an instrument named there."""
    found: list[str] = []
    for chunk in said.line.chunks[first:last]:
        match chunk.value:
            case Party():
                found.append(chunk.value.code)
            case Instrument() | Gathering():
                found += [party for party in chunk.value.parties if len(party) == 2 or party.isupper()]
            case Body() if chunk.value.party and said.line.words(chunk) != EVERYBODYS:
                found.append(chunk.value.party)
            case City() if is_tied(said, chunk):
                found.append(chunk.value.country)
    return unique(found)


def start_of_name(said: Said, first: Blank, head: Blank) -> int:
    """Where the name starts: behind a dash with spaces around it, unless the dash joins two parties."""
    line, start = said.line, first.start
    chunks = line.chunks[first.first : head.first]
    for before, dash, after in zip(chunks, chunks[1:], chunks[2:], strict=False):
        if SEPARATOR.fullmatch(line.between(before.end, after.start)) and not isinstance(before.value, Party | Region):
            start = after.start if dash else start
    return start


def is_tied(said: Said, chunk: Chunk) -> bool:
    """Whether a dash joins a place to another: Guangdong in "Korea–Guangdong Forum"."""
    around = said.line.between(max(0, chunk.start - 1), chunk.start) + said.line.between(chunk.end, chunk.end + 1)
    return any(mark in around for mark in "-–/")


def gathering(
    said: Said, first: Blank, head: Blank, *, last: Blank | None = None, edition: Blank | None = None,
    short: Blank | None = None, is_named: bool = True,
) -> Gathering:  # fmt: skip
    """The gathering named from one blank to another, with its edition and short form."""
    line = said.line
    end = last or head
    name = " ".join(line.between(start_of_name(said, first, head), end.end).split())
    name = SITTING.sub(r"\1", OF_BODY.sub("", PAPER.sub("", name)))
    number = edition_of(line.words(edition)) if edition else None
    first_word, _, others = name.partition(" ")
    if number is None and " " in others and first_word.lower() in EDITIONS:  # `held the | Seventh FTA Joint Committee`
        number, name = edition_of(first_word), others
    if roman := ROMAN.match(name):
        number, name = number or roman_number(roman.group(1)), name[roman.end() :]
    return Gathering(
        name,
        number,
        line.words(head).lower(),
        takers(said, first.first, end.last),
        line.words(short) if short else None,
        is_named=is_named,
    )


@gatherings.rule(
    "[{edition: ordinal|edition_word}] {how_often|year}* {front: gathering_word}"
    " {rest: gathering_word|gathering_glue|number}* [( {inner: Cap} ) {inner_rest: gathering_word}*]"
    " [( {two: number} {gathering_glue} {number} ) {behind: gathering_word}*]"
    " {head: Cap&gathering_noun} [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "the {edition: 29th} {front: Korea}–Latin America Business {head: Forum} was held",
    "at the 2025 {front: Joint} Economic {head: Conference}",
    "the {edition: 26th} annual {front: Trade} {head: Talks}",
    "the {front: Korea}–Chile Foreign and Defence ({two: 2}+2) Ministers {head: Dialogue}",
    "the {front: Korea}–Chile Foreign and Defence ({two: 2}+2) {behind: Energy} {head: Meeting}",
    "the {edition: 33rd} {front: Border} Trade Area ({inner: BTA}) {head: Council}",
    "the {front: High-Level} Economic {head: Dialogue} ({short: HLED}) resumed",
    "the {edition: Third} Finance Ministers’ {head: Meeting}",
    never=["the Korean forum", "the Forum was held", "the Weekly Press Conference"],
)
def capitalised(
    said: Said, front: Blank, head: Blank, edition: Blank | None = None, short: Blank | None = None, **rest: Blank
) -> Gathering | Declined:  # fmt: skip
    """A name in capitals that ends in Forum, Dialogue, Committee and the like, with its edition and short form."""
    if said.line.words(said.line.chunks[head.first - 1]) in ("and", "&", "/"):
        return Declined("two names joined")
    if said.line.between(said.start, head.end).lower().endswith(("press conference", "cabinet meeting")):
        return Declined("no meeting of parties")
    return gathering(said, front, head, edition=edition, short=short)


@gatherings.rule(
    "[{edition: ordinal|edition_word}] {how_often|year}* {front: Cap&gatherer} 's {rest: gathering_word}*"
    " {head: Cap&gathering_noun}",
    "the Annual {front: Foreign Minister}'s {head: Meeting} was held",
    "the {edition: second} {front: Leaders}'s Strategic {head: Dialogue}",
    never=["the Foreign Minister's meeting", "the Foreign Minister's House"],
)
def of_whom(said: Said, front: Blank, head: Blank, edition: Blank | None = None, **_: Blank) -> Gathering:
    """A meeting named for those who meet, in the singular: the Foreign Minister's Meeting."""
    return gathering(said, front, head, edition=edition)


@gatherings.rule(
    "{edition: ordinal|edition_word} {how_often}* {front: gathering_word} {rest: gathering_word|gathering_glue}* ,"
    " {gathering_word}+ [,] and {gathering_word}+ {head: Cap&gathering_noun}",
    "the {edition: second} {front: Korea}–Chile Food, Water and Energy {head: Forum}",
    "the {edition: 3rd} annual {front: Trade}, Investment, and Economic {head: Dialogue}",
    never=["Trade, Investment and the Economic Dialogue", "the third Trade Talks, Korea and the Economic Forum"],
)
def of_several(said: Said, edition: Blank, front: Blank, head: Blank, **_: Blank) -> Gathering:
    """A gathering on several things, which its edition makes one: the second Food, Water and Energy Forum."""
    return gathering(said, front, head, edition=edition)


@gatherings.rule(
    "[{edition: ordinal|edition_word}] {head: Cap&gathering_noun} {gathering_topic} {opening_glue}*"
    " [{topic: topical} {rest: topical|name_glue}*]"
    " {last: topical}",
    "the {edition: second} {head: Conference} on {topic: Ocean} {last: Research}",
    "the {head: Dialogue} on {last: Water} resumed",
    "the {head: Dialogue} on {topic: Water} {last: Quality} resumed",
    never=["the Committee on which they rely"],
)
def headed(said: Said, head: Blank, last: Blank, edition: Blank | None = None, **rest: Blank) -> Gathering | Declined:
    """A gathering named by its noun first: Conference on Supply Chains, Council of Trade Ministers."""
    inside = said.line.chunks[head.last : said.last]
    if said.line.words(head).lower() in {"meeting", "meetings"} and isinstance(
        said.line.chunks[said.last - 1].value, Party
    ):
        return Declined("a meeting of parties")
    if said.line.words(head).lower() in TALKS and any(isinstance(chunk.value, Instrument) for chunk in inside):
        return Declined("negotiations of an instrument")
    return gathering(said, head, head, last=last, edition=edition)


@gatherings.rule(
    "{edition: ordinal|edition_word} {how_often}* {front: gathering_word}"
    " {rest: gathering_word|gathering_glue|gathering_field}*"
    " {head: gathering_noun!Cap}",
    "the {edition: 13th} {front: Korea}–Japan–China trilateral {head: summit}",
    "the {edition: inaugural} {front: TTC} {head: meeting} in Pittsburgh",
    never=["the first meeting of the day", "the second Korean side met"],
)
def numbered(said: Said, edition: Blank, front: Blank, head: Blank, **rest: Blank) -> Gathering:
    """A gathering in small letters that its edition and a name in front of it make a particular one."""
    return gathering(said, front, head, edition=edition)


@gatherings.rule(
    "{edition: ordinal|edition_word|yearly} {how_often}* {front: gathering_field} {rest: gathering_field|shared_field}*"
    " {head: gathering_noun!Cap}",
    "the {edition: fourth} {front: foreign office} {head: consultations} were held",
    "the {edition: 52nd} {front: industrial} {rest: cooperation} {head: committee} met",
    "the {edition: second} annual {front: economic} {head: dialogue} was held",
    "they held their {edition: annual} {front: human rights} {head: dialogue}",
    never=["the first bilateral meeting", "the second session", "the economic dialogue"],
)
def numbered_by_field(said: Said, edition: Blank, front: Blank, head: Blank, **_: Blank) -> Gathering | Declined:
    """A dialogue, a committee or consultations in small letters that a number and a field make particular ones."""
    if said.line.words(head).lower() in NO_SERIES | {
        "roundtable",
        "workshop",
        "seminar",
        "briefing session",
        "ministerial",
    }:
        return Declined("a meeting of a day")
    return gathering(said, front, head, edition=edition)


@gatherings.rule(
    "{front: party_word} {rest: party_word|tie_and}* {field: gathering_field}* {head: gathering_noun!Cap}",
    "after the {front: Korea}–UAE {head: summit} they spoke",
    "the {front: Tajik}–Chilean intergovernmental {head: commission} met",
    never=["the Korean side met at a summit"],
)
def bilateral(said: Said, front: Blank, head: Blank, **rest: Blank) -> Gathering:
    """A meeting in small letters between the parties named before it."""
    noun, parties = said.line.words(head).lower(), takers(said, front.first, head.first)
    of_bloc = bool(parties) and any(len(code) > COUNTRY for code in parties) and noun in OF_BLOCS
    is_alone = head.first == front.last
    stands = len(parties) > 1 and (noun in STANDING_NOUNS or (of_bloc and noun == "summit"))
    return gathering(said, front, head, is_named=stands or (of_bloc and is_alone))


@gatherings.rule(
    "{front: gathering_field} {gathering_field|tie_and}* {head: standing_noun!Cap}"
    " [on {subject} [{subject_glue|subject|comma}* {last: subject}]]",
    "agreed to form a {front: joint} {head: working group} on {subject: energy}",
    "they set up a {front: technical} {head: working group} to meet",
    "the {front: intergovernmental} {head: commission} on {subject: trade} and economic {last: cooperation} met",
    never=["the committee met", "a working group of experts"],
)
def standing(
    said: Said, front: Blank, head: Blank, subject: Blank | None = None, last: Blank | None = None, **rest: Blank
) -> Gathering:  # fmt: skip
    """A standing body in small letters, which is one of its own only where it is set up or its sessions are counted."""
    return gathering(said, front, head, last=last or subject, is_named=False)


@gatherings.rule(
    "{quote_mark} {front: gathering_field|shared_field|low!function} {rest: gathering_field|shared_field|low!function}*"
    " {head: gathering_noun!Cap} {quote_mark}",
    "agreed to launch an “{front: economic} {rest: security} {head: dialogue}” next year",
    "agreed to launch a “{front: climate} {head: dialogue}” next year",
    never=["they spoke of a dialogue of equals", "a “dialogue” was held"],
)
def quoted(said: Said, front: Blank, head: Blank, **_: Blank) -> Gathering | Declined:
    """A dialogue, a forum or a committee whose name stands in quotation marks."""
    if said.line.words(head).lower() in NO_SERIES:
        return Declined("a meeting, called so")
    return gathering(said, front, head)


@gatherings.rule(
    "[{edition: ordinal|edition_word}] {quote_mark} {front: party_word} {gathering_glue} {other: party_word}"
    " {quote_mark} {head: gathering_noun}",
    "the {edition: second} “{front: Central Asia} – {other: Italy}” {head: summit} was held",
    "the “{front: Central Asia} + {other: Japan}” {head: Dialogue} resumed",
    never=["the “Central Asia” summit", "the “Korea and Chile” report"],
)
def quoted_pair(said: Said, front: Blank, head: Blank, edition: Blank | None = None, **_: Blank) -> Gathering:
    """A summit or a dialogue of two sides whose names stand in quotation marks."""
    found = gathering(said, front, head, edition=edition)
    return replace(found, name=re.sub('[“”"‘’]', "", found.name))


@gatherings.rule(
    "{edition: ordinal|edition_word} {gathering_field}* round of [the] {instrument} [upgrade] {negotiation}",
    "the {edition: Sixth} Round of {instrument: FTA} Upgrade {negotiation: Negotiations}",
    "the {edition: sixth} round of the {instrument: India–EU FTA} {negotiation: negotiations}",
    "the {edition: sixth} round of {instrument: India–EU FTA} {negotiation: negotiations}",
    never=["the sixth round of applause"],
)
def round_of(said: Said, edition: Blank, instrument: Blank, **rest: Blank) -> Gathering:
    """A numbered round of negotiations on a named instrument."""
    return negotiations(said, edition, instrument)


@gatherings.rule(
    "{edition: ordinal|edition_word} {gathering_field}* round of {gathering_field}* {negotiation} {topic_word|towards}"
    " {improving|article}* {instrument}",
    "the {edition: sixth} round of negotiations to upgrade the existing {instrument: Korea–UK FTA}",
    "the {edition: third} round of negotiations for a {instrument: Free Trade Agreement between Korea and Mongolia}",
    "the {edition: third} round of negotiations towards a {instrument: Korea–Mongolia FTA}",
    never=["the sixth round of negotiations began"],
)
def round_on(said: Said, edition: Blank, instrument: Blank, **others: Blank) -> Gathering:
    """A numbered round of negotiations, and the instrument they are on."""
    return negotiations(said, edition, instrument)


@sessions.rule(
    "{edition: ordinal|edition_word} {gathering_field}* round [of {negotiation}]",
    "the {edition: 16th} round was held in Delhi",
    "the {edition: fifth} round of {negotiation: negotiations} followed",
    never=["a round of applause"],
)
def round_alone(said: Said, edition: Blank, **rest: Blank) -> Gathering:
    """A numbered round of negotiations that have been named before."""
    return Gathering(plain(said), edition_of(said.line.words(edition)), "round", is_named=False)


def plain(said: Said) -> str:
    """The words of the match on one line."""
    return " ".join(said.words.split())


@agendas.rule(
    "{gathering} {gathering_topic} {opening_glue}* {topic: topical} [{topical|name_glue}* {more: topical}]"
    " [{comma} {topical|name_glue|comma}* and {topical|name_glue}* {last: topical}]",
    "the {gathering: Trade Dialogue} on {topic: Steel} resumed",
    "the {gathering: Strategic Meetings} on {topic: Industry}, Energy and {last: Trade} with Korea",
    "the {gathering: Policy Forum} for {topic: Middle} Market {more: Enterprises} opened",
    never=["the Trade Dialogue on which they rely", "the Council for Canada, Min Park, and Canada Steel"],
)
def on_topic(said: Said, gathering: Blank, **topic: Blank) -> Gathering | Declined:
    """What a gathering is on or for, in capitals."""
    known: Gathering = said.line.value(gathering)
    if "last" in topic and isinstance(said.line.value(topic["topic"]), Party):
        return Declined("a council of a country, in a list")
    topic_words = said.line.between(gathering.end, said.end)
    behind = said.line.value(topic["topic"])
    if isinstance(behind, Instrument) and topic_words.startswith(" of"):
        known = replace(known, parties=unique((*known.parties, *behind.parties)))
    return replace(known, name=" ".join(f"{known.name}{topic_words}".split()), is_named=True)


@agendas.rule(
    "{gathering} of the {whose: body|party} [and [the] {other: body|party}]",
    "the {gathering: 2025 Spring Meetings} of the {whose: World Bank} closed",
    "the {gathering: Annual Meetings} of the {whose: World Bank} and the {other: WTO} closed",
    "the {gathering: Annual Meetings} of the {whose: World Bank} and {other: UNCTAD} closed",
    never=["the Spring Meetings of ministers", "the Trade Forum of the WTO"],
)
def meetings_of_bodies(said: Said, gathering: Blank, **_: Blank) -> Gathering | Declined:
    """The meetings of an international body by the season: the Spring Meetings of the IMF and the World Bank."""
    known: Gathering = said.line.value(gathering)
    if known.type != "meetings" or not SEASON.search(known.name):
        return Declined("no season of meetings")
    name = " ".join(said.words.split()).removeprefix(f"{said.words[:4]} " if YEARLY.match(said.words) else "")
    return replace(known, name=name, type="conference", parties=takers(said, gathering.first, said.last))


SEASON = re.compile(r"\b(?:Spring|Autumn|Annual)\b")
YEARLY = re.compile(r"20\d\d ")


@sessions.rule(
    "{edition: ordinal|edition_word|roman&Cap} {gathering_field}* {sitting} of {article|opening_glue}*"
    " {gathering_field}* {gathering: gathering|body|instrument|party}",
    "the {edition: 3rd} {sitting: meeting} of the {gathering: OECD} closed",
    "the {edition: first} {sitting: session} of the {gathering: Joint Economic Committee} was held",
    "the {edition: 40th} ministerial {sitting: session} of the {gathering: Joint Economic Committee} was held",
    "they held the {edition: first} {sitting: meeting} of their {gathering: Trade Committee}",
    "the {edition: 9th} {sitting: meeting} of the {gathering: joint intergovernmental commission} was held",
    "the {edition: VI} {sitting: meeting} of the joint {gathering: Kenyan-Latvian intergovernmental commission}",
    never=["the first session of the day", "the first meeting of the Ministry of Health"],
)
def sitting_of(said: Said, edition: Blank, gathering: Blank, **rest: Blank) -> Gathering | Declined:
    """A numbered session of a standing body."""
    line, known = said.line, said.line.value(gathering)
    number = edition_of(line.words(edition))
    if isinstance(known, Gathering):
        return replace(known, edition=number, is_named=known.is_named or known.type in STANDING_NOUNS)
    parties = takers(said, gathering.first, gathering.last)
    if isinstance(known, Body) and (head := STANDING.search(known.name)):
        return Gathering(known.name, number, head.group().lower(), parties)
    if isinstance(known, Instrument) or (isinstance(known, Party) and len(known.code) > 2):
        name = f"{line.words(gathering)} {line.words(rest['sitting'])}"
        return Gathering(" ".join(name.split()), number, "meeting", parties)
    return Declined("no standing body")


@sessions.rule(
    "{edition: ordinal|edition_word} {gathering: body}",
    "the {edition: 13th} {gathering: WTO Ministerial Conference} met",
    never=["the first Ministry of Health"],
)
def numbered_body(said: Said, edition: Blank, gathering: Blank) -> Gathering | Declined:
    """A numbered conference that is known as a body."""
    known: Body = said.line.value(gathering)
    head = STANDING.search(known.name) if known else None
    if head is None:
        return Declined("no standing body")
    number = edition_of(said.line.words(edition))
    return Gathering(known.name, number, head.group().lower(), takers(said, gathering.first, gathering.last))


@sessions.rule(
    "{name: conference_mark}", "at {name: COP30} in Belém", "at {name: TICAD 9} in Yokohama", never=["at the cop"]
)
def marked(said: Said, name: Blank) -> Gathering:
    """A conference by its number alone: COP30, TICAD 9."""
    short, _, number = said.words.partition(" ")
    edition = int(number) if number and len(number) < len("2025") else None
    return Gathering(short, edition, "conference", short=short)


@partners.rule(
    "{gathering} {with_word} {article|officials_of}* {partner: party_word}"
    " [{party_word|comma|article|officials_of}* and {article|officials_of}* {last: party_word}]",
    "a {gathering: High-Level Security Dialogue} with {partner: Mexico} began",
    "the {gathering: Trade Dialogue} between {partner: Korea} and {last: Japan}",
    never=["the Trade Dialogue with which they began"],
)
def between(said: Said, gathering: Blank, **partners: Blank) -> Gathering:
    """A gathering and the parties it is with or between."""
    known: Gathering = said.line.value(gathering)
    return replace(known, parties=unique((*known.parties, *takers(said, gathering.last, said.last))))


def negotiations(said: Said, edition: Blank, instrument: Blank) -> Gathering:
    """The negotiations of an instrument as a series of rounds."""
    known: Instrument = said.line.value(instrument)
    return Gathering(
        f"{known.name} negotiations", edition_of(said.line.words(edition)), "round", takers(said, said.first, said.last)
    )
