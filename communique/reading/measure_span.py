"""Where the goods of a measure begin and end: behind which preposition, up to which word.

Dates, durations and who imposes are stepped over; a list that an `and` closes is taken whole.
"""

from __future__ import annotations

import re

from communique.lexicon.verbs import forms
from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Line
from communique.reading.measure_words import ENDS_PRODUCTS, VERBS
from communique.reading.mentions import Amount, Day, Party
from communique.reading.rules.measure_nouns import deeds, instrument_of

# How goods are led in: `certain`, `the imports of`, `the alleged injurious dumping of certain`, `15 categories of`.
PREFACE = re.compile(
    r"(?:(?:the )?(?:application|imposition) of (?:\w+ )?(?:anti-?dumping|safeguard|countervailing) "
    r"(?:measures|duties|duty) (?:on|to|against) (?:certain |specific )?"
    r"|(?:the )?(?:full )?value of "
    r"|(?:the |a |an )?(?:(?:alleged |injurious )*"
    r"(?:dumping(?: (?:and|or|and/or) subsidi[sz]ing)?|subsidi[sz]ation|subsidi[sz]ing)"
    r"|imports?|exports?|importation|exportation|shipments?|sales?) of "
    r"(?:(?:the )?imports? of )?(?:certain )?(?:(?:types|kinds|grades|categories|forms) of )?"
    r"|an? (?:list|number|range|set|variety|series|subset|group|batch) of "
    r"|(?:\d+|various|several|all|some|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:grades|types|kinds|categories|forms) of "
    r"|(?:supply|supplies|deliver(?:y|ies)|purchases?) of "
    r"|(?:operators|owners|importers|exporters|makers|producers|suppliers|manufacturers) of "
    r"|(?:grades|types|kinds|categories|lines) of "
    r"|certain (?:(?:types|kinds|grades|categories|forms) of )?)"
)


def preface(line: Line, begin: int) -> int:
    """How many chunks before the goods only say that they are traded, or several: `imports of`, `15 categories of`."""
    if begin >= len(line.chunks):
        return 0
    start = line.chunks[begin].start
    found = PREFACE.match(line.between(start, line.chunks[-1].end).lower())
    return 0 if found is None else sum(1 for one in line.chunks[begin:] if one.end <= start + found.end())


def goods_on(line: Line, head: int) -> int | None:
    """The chunk behind the preposition that says what a measure is on."""
    if line.lowered[head].endswith((" to import", " to export", " importing", " exporting", " imported")):
        return head + 1  # "a ban to export | coal"
    words = line.lowered[head + 1 : head + 40]
    if "forth" in words[:6] and "on" in words[6:]:  # "the tariffs, as set forth in an order, on originating goods"
        return head + 2 + words.index("on", 6)
    for index in range(head + 1, min(head + 12, len(line.chunks))):
        word = line.chunks[index].low
        if word == "for" and _is_for_long(line, index + 1):
            continue
        if word == "upon" and line.lowered[index - 1] == "agreed":
            return None
        if word == "on" and line.lowered[index + 1 : index + 3] in (["top", "of"], ["the", "basis"]):
            return None
        if word == "for" and line.lowered[index - 1] in ("imposed", "levied", "applied", "list"):
            continue  # that is why
        is_given = line.lowered[head].endswith(("treatment", "access")) or _is_applied(line, head)
        if word == "by" and line.lowered[index - 1] in deeds():
            return _behind_doer(line, index)
        if word in ("on", "of") and isinstance(line.chunks[min(index + 1, len(line.chunks) - 1)].value, Day):
            continue  # "an investigation on 5 May respecting the dumping of pipes"
        if word in ("with", "in") and line.lowered[index + 1 : index + 2] == ["respect"]:
            return index + 3
        if word == "to" and ((index == head + 1 and is_given) or line.lowered[index - 1] in APPLIED):
            return index + 1
        if word in ON_GOODS or (word == "of" and index <= head + 2 and _is_ban(line, head)):
            return index + 1
        if word == "of" and "quota" in line.lowered[head] and line.lowered[index + 2 : index + 3] == ["of"]:
            amount = line.chunks[index + 1].value
            is_volume = isinstance(amount, Amount) and amount.unit != "percent"
            return index + 3 if is_volume else goods_on(line, index + 2)
        is_pair = word == "and" and any(
            instrument_of(line.words(chunk)) for chunk in line.chunks[index + 1 : index + 3]
        )
        if is_pair:
            continue
        if word in ("is", "was", "are", "were") and not (deeds() | APPLIED).isdisjoint(
            line.lowered[index + 1 : index + 4]
        ):
            continue  # "the duty was imposed on glass"
        if isinstance(line.chunks[index].value, Day) and line.lowered[index - 1] in (*deeds(), "on", "of"):
            continue  # "tariffs imposed last year on steel"
        if word in ("and", "from", "to", "in", ",", ".", "by", "is", "was", "that", "which", "who") or isinstance(
            line.chunks[index].value, Day
        ):
            return None
    return None


def _behind_doer(line: Line, by: int) -> int | None:
    """The chunk behind the `on` that follows who imposes: "tariffs imposed by the United States on copper"."""
    near = line.lowered[by + 1 : by + 7]
    at = min((near.index(word) for word in ("on", "against", "upon") if word in near), default=None)
    return None if at is None or "," in near[:at] else by + at + 2


def _is_applied(line: Line, head: int) -> bool:
    """Whether a measure is said to be applied to something: "will apply safeguard measures to imported beef"."""
    return any(word.startswith(("appl", "extend")) for word in line.lowered[max(0, head - 6) : head])


ON_GOODS = frozenset(
    {"on", "upon", "against", "for", "into", "concerning", "respecting", "regarding", "targeting", "covering"}
)
APPLIED = frozenset("apply applies applied applicable payable".split())
TIMES = frozenset("day week month year days weeks months years quarter".split())


def _is_for_long(line: Line, index: int) -> bool:
    """Whether a duration stands there: "a duty for 200 days on certain goods"."""
    words = [word for chunk in line.chunks[index : index + 5] for word in chunk.low.split()]
    words = words[: words.index("for")] if "for" in words else words  # "a quota for copper | for five years"
    return bool(TIMES.intersection(words[: 5 if words[1:2] == ["period"] else 4]))


def goods_included(line: Line, head: int) -> int | None:
    """The chunk behind an `including` that lists goods of a measure."""
    for index in range(head + 1, min(head + 12, len(line.chunks) - 1)):
        word = line.chunks[index].low
        if word == "including":
            after = line.chunks[index + 1]
            return index + 1 if after.value is None and line.words(after).islower() else None
        if word in (".", ";", "will", "is", "was"):
            return None
    return None


ALSO_GOODS = frozenset("clothing bedding shipping fishing packaging engineering advertising".split())


def _is_ban(line: Line, head: int) -> bool:
    words = line.chunks[head].low
    return (
        "ban" in words
        or "prohibition" in words
        or "restrictions on" in words
        or words.endswith("screening")
        or words.endswith(TRADE_OF)
        or (words.endswith("investigation") and bool(PREFACE.match(" ".join(line.lowered[head + 2 : head + 8]))))
    )


TRADE_OF = ("import", "export", "imports", "exports", "shipments", "policy", "importation", "exportation")


def ends_goods(line: Line, index: int, begin: int) -> bool:
    """Whether the goods that begin at one chunk end before another: at a verb, a day, an amount or another clause."""
    chunk = line.chunks[index]
    word = chunk.low
    if isinstance(chunk.value, Day | Amount) or word in '.;:()–—“”"':
        return True
    if isinstance(chunk.value, Party):  # the US is no "us"
        return False
    if index > begin and (word in word_set("blame") or _tells_of_it(line, index)):
        return True
    if word in ENDS_PRODUCTS or (" " in word and word[: word.index(" ")] in ENDS_PRODUCTS):  # `took effect`
        if (
            word in ("made", "produced", "bound", "built") and index and line.lowered[index - 1] == "-"
        ):  # Chinese-made cars
            return False
        is_adjective = word == "imported" and line.lowered[index + 1 : index + 2] not in (
            ["from"],
            ["into"],
            ["by"],
            ["to"],
        )
        return not is_adjective and (index > begin or word not in ("originating", "imported", "used"))
    if word == "such" and line.lowered[index + 1 : index + 2] == ["as"]:
        return index > begin
    if word in (",", "and") and index + 1 < len(line.chunks):
        if _opens_a_clause(line, index):
            return True
        after = line.chunks[index + 1].low
        behind = line.chunks[index + 2].low if index + 2 < len(line.chunks) else ""
        if after.endswith("ly") and behind in forms() and after not in ("supply", "assembly", "family"):
            return True  # "on rare earths and strongly requested"
        first, *rest = after.split(" ")
        is_open = bool(rest) or behind in ("to", "the", "its", "their", "a", "that")
        if word == "," and first.endswith("ing") and first not in ALSO_GOODS and is_open:
            return True  # "on fuel, aiming to keep prices down"
        if first.endswith("ed") and (rest or behind in ("for", "that", "to", "the", "a", "on", "its", "their", "it")):
            return True
        if word == "," and after == "of":
            return True  # "fittings, of iron or steel"
        return (
            after in ENDS_PRODUCTS
            or after in VERBS
            or after in deeds()
            or (word == "," and not _list_goes_on(line, index))
        )
    return False


def _tells_of_it(line: Line, index: int) -> bool:
    """Whether a verb in the past tells what the measure did: "its controls on pipes | followed a series of bans"."""
    word = line.lowered[index]
    behind = line.lowered[index + 1] if index + 1 < len(line.chunks) else ""
    return word.endswith("ed") and behind in ARTICLES and word in forms()


ARTICLES = frozenset("the a an its their his her".split())


def _opens_a_clause(line: Line, mark: int) -> bool:
    """Whether somebody and what he does stand behind an `and` or a comma: "on fish, and | Peru would pay"."""
    is_parted = line.lowered[mark] == "," and line.lowered[mark + 1] in ("and", "but")
    at = mark + 1 + (line.lowered[mark + 1] in ("and", "but"))
    at += line.lowered[at : at + 1] == ["the"]
    return is_at_the_head(line, at, is_parted=is_parted)


def is_at_the_head(line: Line, at: int, *, is_parted: bool) -> bool:
    """Whether somebody stands at a chunk and does what stands behind him; a comma and `and` part him from the rest."""
    if at + 1 >= len(line.chunks) or line.chunks[at].value is None or isinstance(line.chunks[at].value, Day | Amount):
        return False
    word = line.lowered[at + 1].split(" ")[0]
    return word in DOES or (is_parted and (word == "still" or word.endswith("ed") or word in deeds()))


DOES = frozenset("will would shall has have had is are was were may might could should can must said also".split())


def _list_goes_on(line: Line, comma: int) -> bool:
    """Whether a comma parts the members of a list that an `and` closes."""
    gap = 0
    for chunk in line.chunks[comma + 1 : comma + 30]:
        word, gap = chunk.low, gap + 1
        if word in ("and", "or"):
            return gap <= 7
        if word in ENDS_PRODUCTS or word in ".;:" or gap > 7:
            return False
        if word == ",":
            gap = 0
    return False
