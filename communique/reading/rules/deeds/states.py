"""How far a deed has come, and on which day: what its clause and the clauses beside it tell.

A day that belongs to what a deed is for, or to another deed, is not its own.
"""

from __future__ import annotations

from communique.reading.clause import DETERMINERS, FINITE, Stretch, word
from communique.reading.grammar import Blank, Line
from communique.reading.mentions import Amount, Day, Verb

LATER = ("next", "tomorrow")  # days that lie ahead
LIKE_ITS_PAST = frozenset({"cut", "put", "set", "let", "hit", "spread", "shut", "split", "cast", "beat"})
AWAITING = frozenset({"before", "until", "till", "when", "once", "if", "unless", "after", "as soon as"})


def is_to_come(line: Line, does: Blank, verb: Verb, day: Day) -> bool:
    """Whether the present tense tells a day to come: `Minister Kim visits Lima next week`, `opens on Monday`."""
    if verb.voice != "active" and not (verb.voice == "base" and word(line, does.first - 1) in {"who", "which"}):
        return False
    is_weekday = day.weekday is not None and day.day is None and day.relative is None
    is_weekday = is_weekday or (day.day is not None and day.month is None)  # `opens on the 12th`
    return (day.relative or "").startswith(LATER) or (is_weekday and is_present(line, does, verb))


def present(lemma: str) -> frozenset[str]:
    """The forms of a verb in the present tense, of one that is another word in the past."""
    return frozenset({f"{lemma}s", f"{lemma}es"} if lemma in LIKE_ITS_PAST else {lemma, f"{lemma}s", f"{lemma}es"})


def day_before(line: Line, head: int) -> Day | None:
    """The day of the clause before, to which `and` joins another: `On Monday Korea acted and they | met`."""
    at = head - 1
    while at > 0 and line.chunks[at].value is None and word(line, at) != "and":
        at -= 1
    at -= 1 + (word(line, at - 1) in DETERMINERS)
    verb = line.chunks[head].value
    if at < 1 or word(line, at) != "and" or not isinstance(verb, Verb) or verb.voice not in {"ed", "active"}:
        return None
    before = next((back for back in range(at - 1, -1, -1) if isinstance(line.chunks[back].value, Verb)), None)
    if before is None or verb.status != "done":
        return None
    earlier: Verb = line.chunks[before].value
    if earlier.status != "done" or earlier.voice not in FINITE:
        return None
    return next((one.value for one in line.chunks[max(0, before - 3) : before + 3] if isinstance(one.value, Day)), None)


def before_purpose(line: Line, first: int, upto: int) -> int:
    """Where a year or a month is no longer that of a signature: `signed a pact to open a plant | in 2027`."""
    for at in range(first, min(upto, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.voice == "to":
            days = [one.value for one in line.chunks[at:upto] if isinstance(one.value, Day)]
            exact = any(one.day or one.weekday is not None or one.relative for one in days)
            return upto if exact else at
        if word(line, at) == "as" and word(line, at + 1) == "of":
            return at  # `approved its provisional application | as of May 3`
    return upto


def is_awaited(line: Line, does: Blank, verb: Verb) -> int:
    """Whether the present tense tells what must come first: `Before the ministry | submits its proposals, it asks`; 1
    where that opens the sentence, 2 elsewhere."""
    if verb.voice != "active" or line.text[verb.at : does.end].split()[0].lower() not in present(verb.lemma.split()[0]):
        return 0
    for at in range(does.first - 1, max(-1, does.first - 8), -1):
        if isinstance(line.chunks[at].value, Verb) or word(line, at) in {",", ";"}:
            return 0
        if word(line, at) in AWAITING:
            return 1 if at == 0 else 2
    return 0


def opens_with_once(line: Line, head: int) -> bool:
    """Whether the clause only tells what must happen first: `Once the sides have signed the agreement, it will ...`."""
    for at in range(head - 1, max(-1, head - 10), -1):
        if isinstance(line.chunks[at].value, Verb) or word(line, at) in {",", ";"}:
            return False
        if word(line, at) == "once":
            return True
    return False


def state_of(line: Line, head: int, verb: Verb) -> str:
    """A bare form joined by `and` has happened as far as the verb it is joined to (`will cut and impose`)."""
    if verb.voice != "base":
        return verb.status
    earlier = [chunk.value for chunk in line.chunks[:head] if isinstance(chunk.value, Verb)]
    return next((one.status for one in reversed(earlier) if one.voice == "active"), verb.status)


def is_present(line: Line, does: Blank, verb: Verb) -> bool:
    """Whether a verb stands in the present tense."""
    return line.text[verb.at : does.end].split()[0].lower() in present(verb.lemma.split()[0])


def nearest_phrase(line: Line, thing: Stretch) -> int:
    """Where the noun begins that a participle is about: `the decision aligns with | an agreement reached in May`."""
    ahead = range(thing.last - 2, thing.first, -1)
    return next((at for at in ahead if word(line, at) in {"a", "an"} and word(line, at - 1) in LEADS_IN), thing.first)


LEADS_IN = frozenset("with to under of in by for into via through against over about from on".split())


def stance_end(line: Line, head: int) -> int:
    """Up to where the day of a stand may be told: `threatened further action | last year`, not `backed the road map to
    | 2035`."""
    near = range(head + 3, min(head + 12, len(line.chunks)))
    return next((at for at in near if isinstance(line.chunks[at].value, Day) and word(line, at - 1) == "to"), near.stop)


def is_counted(line: Line, at: int) -> bool:
    """Whether so many things follow a verb: `added | 80 entities`."""
    value = line.chunks[at].value if at < len(line.chunks) else None
    return word(line, at).isdigit() or (isinstance(value, Amount) and value.unit != "percent")
