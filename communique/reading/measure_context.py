"""What a measure's own sentence leaves to the text around it: who imposes, of what kind it is, the terms of a list.

Only what was named shortly before counts; where nothing was, nobody is taken to impose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from communique.lexicon.wordlists import words as word_classes
from communique.reading import whose
from communique.reading.antecedents import BODY_AGAIN
from communique.reading.cast import Cast
from communique.reading.lists import LeadIn, is_item
from communique.reading.measure_goods import goods_before, goods_between, goods_sold
from communique.reading.mentions import Amount, Body, Day, Instrument, Party, Pronoun
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.measure_nouns import Spotted, names_instrument
from communique.records import Term, unique

NEAR = 60  # letters from "it" or "the Commission" to what it does


def named_again(sentence: Sentence, made: Spotted, cast: Cast, hit: tuple[str, ...] = ()) -> str | None:
    """Whose "it" or "the Commission" is that acts in the clause: of the body named so, or of who acted before."""
    if made.deed is None:
        return None
    at = made.line.chunks[made.deed].start
    found = [one for one in sentence.known if isinstance(one.value, Pronoun) and at - NEAR <= one.start < at]
    if not found:
        return None
    words = found[-1].value.words.lower()
    if words in BODY_AGAIN:
        return cast.body_before(at, words.split()[-1]) or cast.home
    if words != "it":
        return None
    before = (one.mention for one in cast.appearing_in(sentence.number - 1))
    codes = (cast.party(one) for one in before if isinstance(one, Body | Party))
    return next((code for code in codes if code and code not in hit), None)  # "it widened the quota for Chilean beef"


def led(made: Spotted, cast: Cast) -> str | None:
    """Whose the item of a list is, by the sentence that leads into the list: "The United States will:"."""
    return whose.code_of(made.line.context.actor, cast) if isinstance(made.line.context, LeadIn) else None


COMPLAINT = re.compile(
    r"\b(?:concerns?|regrets?|objections?|dissatisfaction|criticism|complain\w*|criticis\w*|criticiz\w*)\b"
)


def complained_of(made: Spotted, two: tuple[str, ...], cast: Cast) -> str | None:
    """The other of a document's two parties, where one of them complains: "Chile voiced concern over a new law"."""
    line = made.line
    if len(two) != 2 or not COMPLAINT.search(line.between(line.chunks[0].start, line.chunks[made.head].start)):
        return None
    by = next((one.code for one in whose.parties(line, cast, 0, made.head) if one.code in two and not one.before), None)
    return None if by is None else two[1] if by == two[0] else two[0]


REMEDY_NEAR = (("dump", "anti_dumping"), ("safeguard", "safeguard"), ("subsid", "countervailing"))


def remedy_near(notes: Notes, number: int) -> str | None:
    """The remedy that provisional duties are, by what a sentence and the two before it tell of."""
    for sentence in reversed(notes.sentences[max(0, number - 2) : number + 1]):
        words = sentence.line.between(sentence.start, sentence.end).lower()
        for told, remedy in REMEDY_NEAR:
            if told in words:
                return remedy
    return None


def other_of_deal(made: Spotted, code: str) -> str | None:
    """The other party of a deal of two that stands before a measure on the goods of one."""
    for chunk in made.line.chunks[: made.head]:
        parties = chunk.value.parties if isinstance(chunk.value, Instrument) else ()
        if len(parties) == 2 and code in parties:
            return parties[0] if parties[1] == code else parties[1]
    return None


DUMPED = frozenset({"dumped", "dumping", "subsidised", "subsidized", "subsidisation", "subsidization", "injury"})


def found_unfair(made: Spotted, cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The goods and origins of which the same sentence finds that they are dumped, ahead of the remedy."""
    line = made.line
    at = next((at for at in range(made.head - 2, 0, -1) if line.lowered[at] in DUMPED), None)
    if at is None:
        return (), ()
    verb = next((index for index in range(at, max(0, at - 4), -1) if line.lowered[index] in WERE), None)
    while verb is not None and line.lowered[verb - 1] in WERE:
        verb -= 1  # "are being dumped"
    if verb is not None and line.lowered[at] == "dumped":
        goods = goods_sold(line, verb) or goods_before(line, verb)
        named = whose.parties(line, cast, max(0, verb - 14), verb)
        sellers = [one for one in named if one.is_adjective or one.before in ("from", "in", "and")]
    elif line.lowered[at + 1 : at + 2] == ["of"]:
        goods = goods_between(line, at + 2)
        named = whose.parties(line, cast, at, made.head)
        sellers = [one for one in named if one.is_adjective or one.before in ("from", "in", "and")]
    else:
        return (), ()
    return goods, unique(one.code for one in sellers if one.code.isupper())


WERE = frozenset({"are", "were", "was", "is", "being", "been"})
OURS = re.compile(r"\bour (?:\w+ ){0,2}(?:exports|goods|products|exporters|farmers|businesses)\b", re.IGNORECASE)


def sold_from(products: tuple[str, ...], words: str, cast: Cast) -> tuple[str, ...]:
    """Where goods are from by their name ("Scotch whisky"), or because the publisher calls them its own."""
    for code, listed in _origins() if products else ():
        if any(one in product for product in products for one in listed):
            return (code,)
    return (cast.home,) if cast.home and OURS.search(words) else ()


@cache
def _origins() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Countries with the words that tell goods to be from them."""
    classes = word_classes().items()
    return tuple((kind.removeprefix("from_").upper(), words) for kind, words in classes if kind.startswith("from_"))


def listed_terms(notes: Notes, number: int) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """The terms of a list that a sentence leads into, each with its goods: "15 percent on cars"."""
    for sentence in islice(notes.sentences, number + 1, None):
        line = sentence.line
        if not is_item(line.between(sentence.start, sentence.end)):
            return
        if names_instrument(line):
            return
        for index, chunk in enumerate(line.chunks[:-1]):
            if isinstance(chunk.value, Amount) and chunk.value.unit == "percent" and line.lowered[index + 1] in ONTO:
                goods = goods_between(line, index + 2)
                yield Term("tariff", None, chunk.value.value, "percent"), goods


ONTO = frozenset({"on", "for", "to"})


# The paper that a sentence or an item opens with: what it puts on was announced when it was signed.
BY_ITS_PAPER = re.compile(r"\W*(?:The|This|Today’s|Today's) (?:Executive )?(?:Proclamation|Order|order|proclamation)\b")
SIGNED = re.compile(r"\b(?:signed|issued)\b")


def _words(sentence: Sentence) -> str:
    return sentence.line.between(sentence.start, sentence.end)


def signed_on(notes: Notes) -> str | None:
    """The day of publication, where a lead tells that an order was signed today."""
    published = notes.document.published
    lead = next((one for one in notes.sentences if not one.is_title), None)
    days = [one.value.relative for one in lead.line.chunks if isinstance(one.value, Day)] if lead else []
    is_told = lead is not None and "today" in days and SIGNED.search(_words(lead)) is not None
    return published.isoformat() if is_told and published else None


def tells_of_its_paper(sentence: Sentence) -> bool:
    """Whether a sentence or an item opens with the paper that puts a measure on: `The Proclamation imposes`."""
    return BY_ITS_PAPER.match(_words(sentence)) is not None
