"""What stands around a verb form that may as well be a noun, or a form of another time: helpers of verbs.py.

Reads words by position and knows no rule.
"""

from __future__ import annotations

from functools import cache

from communique.lexicon import verbs as lexicon
from communique.lexicon.wordlists import word_set
from communique.reading.clause import opens_item
from communique.reading.grammar import Chunk, Line, Said
from communique.reading.lists import LeadIn
from communique.reading.mentions import Auxiliary, Body, Day, Gathering, Holder, Instrument, Office, Party, Person, Verb

PAPERS = word_set("deciding_paper")
STANDS = frozenset({"criticise", "support", "reject", "request"})  # what a sentence may open with
STEPS = frozenset({"cut", "ease", "impose", "raise"})
NOUNS = frozenset({"support", "visit", "request", "demand", "offer", "aid", "contact", "protest", "call", "calls"})
NOUNS |= {"pressure", "push"}
NOUN_FOR = frozenset({"for", "from", "of", "between", "on"})
OPENED_BY = {",": ",", ")": "("}
TOLD_OF_ALL = STANDS | {"agree", "announce"}
OPENS_AN_OBJECT = frozenset({"a", "an", "the", "its", "their", "new", "more"})
TAKES_EFFECT = frozenset(f"{verb} {into}" for verb in ("take", "takes") for into in ("effect",)) | frozenset(
    f"{verb} into {state}"
    for verb in ("come", "comes", "enter", "enters", "go", "goes")
    for state in ("force", "effect")
)  # which nobody does, and no noun is
OPENS = frozenset({"kick off", "get under way", "get underway", "take place"}).union(
    ("kicks off", "gets under way", "gets underway", "takes place"),
    ("open", "begin", "start", "resume", "commence", "convene", "conclude"),
    ("opens", "begins", "starts", "resumes", "commences", "convenes", "concludes"),
)  # what a session does
STATED = TAKES_EFFECT | OPENS
VENUES = frozenset("center centre club house hall hotel tower building theatre museum fund trust society".split())
PLACING = frozenset({"in", "at", "on", "today", "here", "later"})
SESSIONS = word_set("held_word")
CONCERNED = word_set("concerned_word")
BACK_TO = frozenset({"to", "in", "into", "from", "on", "at"})


def is_of_a_plan(line: Line, first: int, joined_by: set[str]) -> bool:
    """Whether a form goes on with a plan: `plans to launch a fund and | set up a desk`."""
    if word_before(line, first) not in joined_by:
        return False
    for chunk in reversed(line.chunks[max(0, first - 20) : first - 1]):
        words = chunk.low
        if isinstance(chunk.value, Auxiliary):
            return chunk.value.status == "planned"
        if words in {"will", "would", "shall", "'ll", "’ll"}:
            return True
        if words in participles() and words not in lexicon.bare_forms():
            return False
    return False


def opens_the_next_plan(said: Said) -> bool:
    """Whether a bare form behind a comma is the next of what is planned: `will open an office, | launch a fund and`."""
    behind = said.line.chunks[said.last].low if said.last < len(said.line.chunks) else ""
    return behind in OPENS_AN_OBJECT and is_of_a_plan(said.line, said.first, {","})


def stands_behind_an_aside(said: Said, doers: type) -> bool:
    """Whether a comma or a bracket parts a stand from who takes it: `We, the leaders of Korea and Chile, | welcome`."""
    line, closing = said.line, said.first - 1
    mark = line.chunks[closing].low if closing > 0 else ""
    owner = line.chunks[closing - 1] if closing > 0 else None
    if mark == "," and owner is not None and isinstance(owner.value, Holder) and "," in line.words(owner):
        return said.words.split()[0].endswith("s")  # `The Foreign Secretary, Ann Lee, | arrives in Lima`
    if mark not in OPENED_BY or TOLD_OF_ALL.isdisjoint(lexicon.forms()[said.words.lower()].acts[:1]):
        return False
    first = next((at for at, chunk in enumerate(line.chunks[:closing]) if isinstance(chunk.value, doers)), closing)
    who = line.chunks[first].value
    is_one = isinstance(who, (Body, Holder, Party, Person, Office))
    return line.chunks[first + 1].low == OPENED_BY[mark] and is_one == said.words.lower().endswith("s")


def is_beside_the_rest(line: Line, first: int, doers: type) -> bool:
    """Whether who does it stands behind `, with`: `they met, with Korea | proposing a fund`."""
    opens = first - 2 - (word_before(line, first - 1) in {"the", "both"})
    who = line.chunks[first - 1]
    if opens < 1 or not (isinstance(who.value, doers) or who.low in word_set("who_meets")):
        return False
    return line.chunks[opens].low == "with" and line.chunks[opens - 1].low in {",", "—", "–"}


def is_dated(line: Line, at: int, reach: int = 3) -> bool:
    """Whether a day stands behind: `the agreement takes effect | on May 3`."""
    return any(isinstance(chunk.value, Day) for chunk in line.chunks[at : at + reach])


def takes_place(line: Line, first: int, form: str) -> bool:
    """Whether a form tells what a session does, its day or its place told behind: `the talks | open in Lima`."""
    behind = first + 1
    if behind >= len(line.chunks):
        return False
    told = isinstance(line.chunks[behind].value, Day) or (
        word_before(line, behind + 1) in PLACING and is_dated(line, behind, 6)
    )
    if not told:
        return False
    before = line.chunks[first - 1]
    many = before.low.split()[-1].endswith("s")
    is_session = isinstance(before.value, Gathering) or before.low in SESSIONS
    return is_session and form.split()[0].endswith("s") != (many and not isinstance(before.value, Gathering))


def opens_with_a_stand(said: Said) -> bool:
    """Whether a sentence opens with the stand that its subject takes: `| Welcoming the deal, the minister said`."""
    if said.first:
        return False
    verb = lexicon.forms()[said.words.lower()]
    return verb.acts[0] in STANDS or verb.lemma in {"express", "voice", "convey"}


def is_of_a_list(said: Said) -> bool:
    """Whether the verb opens an item of a list of what somebody will do."""
    led = said.line.context
    return isinstance(led, LeadIn) and led.is_planned and opens_item(said.line, said.first)


def is_of_a_paper(line: Line, before: Chunk, form: str) -> bool:
    """Whether an agreement or an order does it: `the agreement | eliminates tariffs`, `the order | imposes a duty`."""
    is_paper = isinstance(before.value, Instrument) or line.words(before).lower() in PAPERS
    return is_paper and form.endswith("s") and not STEPS.isdisjoint(lexicon.forms()[form].acts)


def will_on_a_day(line: Line, first: int) -> bool:
    """Whether `will` and a day stand before a bare form: `will today launch`, `will tomorrow (3 May) launch`."""
    at = first - 1
    if at >= 2 and line.words(line.chunks[at]) in {")", "]"}:
        at -= 3
    if at < 1 or not isinstance(line.chunks[at].value, Day):
        return False
    return line.chunks[at - 1].low in {"will", "shall"}


def is_noun_or_direction(line: Line, behind: int, form: str) -> bool:
    """Whether the words behind show a noun (`and support for trade`) or an adverb (`bring Korea back to the table`)."""
    after = line.chunks[behind].low if behind < len(line.chunks) else ""
    if form == "issues" and after in {"of", "related", "relating", "concerning", "pertaining"}:
        return True  # `discussed with Minister Kim issues | of cooperation`
    return is_of_a_country(line, behind - 1, form) or after in (
        BACK_TO if form == "back" else NOUN_FOR if form in NOUNS else ()
    )


# What a form that is a verb's and a noun's is behind "to U.S.", "of UK": a noun.
ALSO_NOUNS = frozenset(
    "exports imports supply supplies purchases demand support trade concerns markets interests measures controls plans"
    " needs claims reports work sanctions orders contracts investments produce ships talks pledges offers sales".split()
)
ADJECTIVAL = frozenset(("u.s.", "us", "u.k.", "uk", "u.s", "u.k"))
AHEAD_OF_NOUNS = frozenset("to of for into against on by from with in more new all increased additional".split())


def is_of_a_country(line: Line, first: int, form: str) -> bool:
    """Whether a form is a noun by the country before it: `barriers to U.S. | exports`, `a view of U.S. | supply`."""
    if form == "states" and line.lowered[first - 1] in ADJECTIVAL:
        return True  # `governors of six U.S. | states`
    if form not in ALSO_NOUNS or first < 2 or line.lowered[first - 1] not in ADJECTIVAL:
        return False
    return line.lowered[first - 2] in AHEAD_OF_NOUNS or isinstance(line.chunks[first - 2].value, Verb)


def has_bare_verb(line: Line, before: int) -> bool:
    """Whether an infinitive or a `will do` stands before, that a bare form can be joined to."""
    bare = lexicon.bare_forms()
    words = line.lowered[max(0, before - 30) : before]
    return any(word in bare for word in words)


def word_before(line: Line, first: int) -> str:
    """The words of the chunk before one, in lower case; empty at the start of a line."""
    return line.chunks[first - 1].low if first > 0 else ""


@cache
def participles() -> frozenset[str]:
    """Every participle that tells what was done to something."""
    return frozenset(lexicon.classes()["v.part"])


def is_joined_alike(line: Line, joint: int, form: str) -> bool:
    """Whether a stand in the same form is joined by `and`: `Korea regrets and firmly | opposes the duties`."""
    if joint < 1 or line.lowered[joint] != "and" or STANDS.isdisjoint(lexicon.forms()[form].acts):
        return False
    before = line.lowered[joint - 1]
    alike = before in lexicon.forms() and before.endswith("s") and form.endswith("s")
    return alike or not CONCERNED.isdisjoint(line.lowered[max(0, joint - 3) : joint])


def is_compound(said: Said) -> bool:
    """Whether a hyphen ties the word to the one before it: `Japanese-invested firms`."""
    before = said.line.chunks[said.first - 1] if said.first else None
    return before is not None and before.low == "-" and before.end == said.start


def names_more(line: Line, behind: int) -> bool:
    """Whether what stands behind a capitalised word closes a name: a bracket, a Centre, a Club."""
    return line.lowered[behind] == ")" or (
        line.lowered[behind] in VENUES and line.words(line.chunks[behind])[0].isupper()
    )
