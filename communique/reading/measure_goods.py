"""The goods that a measure is on, and its name: the words before its noun and behind its `on`.

Countries and "all imports" are no goods; a list is taken apart, a pair of longer phrases stays one.
"""

from __future__ import annotations

import re
from functools import cache

from communique.lexicon.verbs import judging
from communique.lexicon.wordlists import word_set
from communique.reading import whose
from communique.reading.grammar import Line
from communique.reading.measure_span import ALSO_GOODS, ends_goods, goods_included, goods_on, preface
from communique.reading.measure_words import (
    BEFORE_NAME,
    GENERIC,
    NO_GOODS,
    PEOPLE,
    SHARING,
)
from communique.reading.mentions import Amount, Party
from communique.reading.rules.measure_nouns import FORBIDDEN, STOPS_TRADE, deeds, goods_words, instrument_of

BEFORE_GOODS = whose.PREPOSITIONS | BEFORE_NAME


def name_start(line: Line, head: int) -> int:
    """Where the name of a measure begins: its adjectives, back to a verb, article, preposition or owner."""
    first = head
    if STOPS_TRADE.fullmatch(line.lowered[head]):
        return head  # "the package | bans imports"
    while first > 0 and head - first < 6:
        chunk = line.chunks[first - 1]
        word = line.words(chunk)
        if isinstance(chunk.value, Amount):
            first -= 1
            continue
        if is_joining_goods(line, first - 1):
            first -= 1
            continue
        if chunk.value is not None or not word[0].isalnum() or word.lower() in _before_a_name():
            break
        first -= 1
    return first


def is_joining_goods(line: Line, at: int) -> bool:
    """Whether an `and` or a comma joins two goods before a noun: "steel, copper and aluminium tariffs"."""
    if at < 1 or line.lowered[at] not in ("and", ","):
        return False
    ahead = line.lowered[at - 1 - (line.lowered[at - 1] == ",")]
    goods = goods_words()
    return ahead in goods and not goods.isdisjoint(line.lowered[at + 1 : at + 3])


@cache
def _before_a_name() -> frozenset[str]:
    return whose.PREPOSITIONS | BEFORE_NAME | deeds() | judging()


def name_of(line: Line, first: int, head: int, upto: int) -> str:
    """The measure's name, with what it is on."""
    last = max(min(upto, head + 14) - 1, head)
    if line.lowered[head].endswith("list"):
        last = head  # "the Entity List | for activities contrary to its interests"
    verb = next((at for at in range(head + 1, last + 1) if line.lowered[at] in TOLD_OF_IT), None)
    last = last if verb is None else verb - 1  # "duties | will be payable on"
    while last > head and line.lowered[last] in ENDING:
        last -= 1
    return line.between(line.chunks[first].start, line.chunks[last].end)


TOLD_OF_IT = frozenset(
    "included includes contained contains covered comprises is are was were will would shall has have had be "
    "applies apply".split()
)
ENDING = frozenset({",", "including", "targeting", "and", "on", "of"})


def products_of(line: Line, head: int) -> tuple[tuple[str, ...], int]:
    """The goods a measure is on, and the chunk behind their last word; else the goods named before its noun."""
    begin = goods_on(line, head) or goods_included(line, head)
    if begin is None:
        return goods_before(line, head), head + 1
    chunks = line.chunks
    if begin + 1 < len(chunks) and isinstance(chunks[begin].value, Amount):  # "on 100 percent of industrial goods"
        begin += 1
    while begin + 1 < len(chunks) and (
        chunks[begin].low in ("worth", "of", "in") or line.words(chunks[begin]).isdigit()
    ):
        begin += 1
    begin += preface(line, begin)
    end = begin
    while end < len(chunks) and end - begin < 24 and not ends_goods(line, end, begin):
        end += 1
    while end > begin and chunks[end - 1].low in (",", "and", "or", "the", "(", "“", "of", "at"):
        end -= 1
    if end == begin:
        listed = goods_included(line, head)
        return (_list_from(line, listed)[0] if listed else ()) or goods_before(line, head), head + 1
    such = end + (line.lowered[end : end + 1] == [","])
    if line.lowered[such : such + 2] == ["such", "as"] and (each := _list_from(line, such + 2))[0]:
        return each  # "on steel products such as bars and coils"
    goods = tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end))
    goods, end = _with_goods_behind_their_worth(line, goods, end)
    goods = (*goods, *_goods_of_next_rate(line, end)) if goods else goods
    words = [chunk.low for chunk in chunks[end : end + 2]]
    is_of_people = line.lowered[end - 1] in PEOPLE
    if words == [",", "including"] and end + 2 < len(chunks) and chunks[end + 2].value is None and not is_of_people:
        more, upto = _list_from(line, end + 2)
        return (*goods, *more), upto
    if not goods and not is_of_people and (listed := goods_included(line, head)):
        goods = _list_from(line, listed)[0]  # "on 89 products until July, including pasta"
    return goods or goods_before(line, head) or _from_somewhere(line, begin, end), end


def _with_goods_behind_their_worth(line: Line, goods: tuple[str, ...], end: int) -> tuple[tuple[str, ...], int]:
    """The goods of a list that tells the worth of each: "on steel worth $2 billion and cars worth $3 billion"."""
    while line.lowered[end : end + 1] == ["worth"] and end + 2 < len(line.chunks):
        begin = end + 2
        while begin < len(line.chunks) and line.lowered[begin] in (",", "and", "as well as", "as", "well"):
            begin += 1
        if begin == end + 2 or not isinstance(line.chunks[end + 1].value, Amount):
            break
        more, end = _list_from(line, begin)
        if not more:
            break
        goods = (*goods, *more)
    return goods, end


def _goods_of_next_rate(line: Line, end: int) -> tuple[str, ...]:
    """The goods on which a second rate is: the oil of "15% on coal and 10% on oil"."""
    if line.lowered[end : end + 1] != ["and"] or end + 3 >= len(line.chunks):
        return ()
    rate = line.chunks[end + 1].value
    is_rate = isinstance(rate, Amount) and rate.unit == "percent" and line.lowered[end + 2] == "on"
    return goods_between(line, end + 3) if is_rate else ()


def goods_between(line: Line, begin: int) -> tuple[str, ...]:
    """The goods of a list that begins at a chunk, without the words that only say that they are traded."""
    if begin >= len(line.chunks):
        return ()
    begin += preface(line, begin)
    return _list_from(line, begin)[0]


HAVING = frozenset({"will", "have", "has", "get", "gets", "receive", "receives", "start", "starts", "enjoy"})
OPENS_WITH = (["for"], ["on"], ["in", "terms", "of"], ["as", "for"], ["regarding"], ["in", "the", "case", "of"])


def goods_at_the_head(line: Line) -> tuple[str, ...]:
    """The goods with which a sentence opens that tells of their quota: "For beef, Chile will open a quota of"."""
    begin = next((len(words) for words in OPENS_WITH if line.lowered[: len(words)] == words), 0)
    end = next((at for at in range(begin, min(begin + 7, len(line.chunks))) if line.lowered[at] == ","), 0)
    if not begin:  # "Apples will have a quota of"
        end = next((at for at in range(1, min(4, len(line.chunks))) if line.lowered[at] in HAVING), 0)
    if not end or goods_words().isdisjoint(line.lowered[begin:end]):
        return ()
    return tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end))


def exempted(line: Line, deed: int, head: int) -> tuple[str, ...]:
    """The goods taken out of a measure: chips in "exempt its chips from the planned tariffs"."""
    if "from" not in line.lowered[deed + 1 : head]:
        return ()
    end = line.lowered.index("from", deed + 1)
    begin = min(deed + 1 + preface(line, deed + 1), end)
    return tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end))


def _list_from(line: Line, begin: int) -> tuple[tuple[str, ...], int]:
    """The goods of a list that begins at a chunk, and the chunk behind it."""
    end = begin
    while end < len(line.chunks) and end - begin < 24 and not ends_goods(line, end, begin):
        end += 1
    if end == begin or (line.lowered[begin].endswith("ing") and line.lowered[begin] not in ALSO_GOODS):
        return (), begin
    return tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end)), end


def _from_somewhere(line: Line, begin: int, end: int) -> tuple[str, ...]:
    """Goods named only by where they come from: "imports from India", "qualifying exports from Ecuador"."""
    chunks = line.chunks
    words = [chunk.low for chunk in chunks[end : end + 3]]
    if "subject" in line.lowered[begin:end]:
        return ()  # "the subject goods from Peru": those of the notice
    is_goods = chunks[end - 1].low in ("imports", "exports", "goods", "products", "articles")
    if not is_goods or words[:1] not in (["from"], ["of"]):
        return ()
    last = end + (2 if words[1:2] == ["the"] else 1)
    if last >= len(chunks) or not isinstance(chunks[last].value, Party):
        return ()
    return (line.between(chunks[begin].start, chunks[last].end),)


def _listed(line: Line, begin: int, end: int) -> list[str]:
    """The goods of a list one by one; a pair of longer phrases stays one."""
    parts: list[tuple[int, int]] = []
    start = begin
    for index in range(begin, end):
        if line.chunks[index].low in (",", "and", "or"):
            if index > start:
                parts.append((start, index))
            start = index + 1
    if end > start:
        parts.append((start, end))
    parts = _joined(line, parts)
    lead = begin + (line.lowered[begin] in ("all", "the"))
    is_theirs = isinstance(line.chunks[min(lead, end - 1)].value, Party) and line.chunks[end - 1].low in GENERIC
    each = len(parts) == 2 and all(_has_party(line, part) for part in parts)  # "U.S. goods and U.S. food"
    if len(parts) == 2 and not each and (parts[1][1] - parts[1][0] > 3 or (is_theirs and parts[0][1] - lead <= 2)):
        parts = [(begin, end)]  # "U.S. car and truck imports"
    if len(parts) > 1 and _is_party(line, parts[-1]) and isinstance(line.chunks[parts[-2][1] - 1].value, Party):
        parts[-2:] = [(parts[-2][0], parts[-1][1])]  # "goods of Switzerland and Liechtenstein"
    return [_stripped(line, *part) for part in parts]


def _joined(line: Line, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The goods of a list, those that share their last word as one: "medium and heavy rare earths"."""
    found: list[tuple[int, int]] = []
    for first, last in parts:
        is_shared = bool(found) and line.lowered[found[-1][1] - 1] in SHARING and line.lowered[first - 1] == "and"
        if is_shared:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _has_party(line: Line, part: tuple[int, int]) -> bool:
    return any(isinstance(chunk.value, Party) for chunk in line.chunks[part[0] : part[1]])


def _is_party(line: Line, part: tuple[int, int]) -> bool:
    return part[1] - part[0] == 1 and isinstance(line.chunks[part[0]].value, Party)


def _stripped(line: Line, first: int, last: int) -> str:
    """The goods without articles and without the country in front: "Spanish olives" are olives."""
    while first < last - 1 and _is_leading(line, first, last):
        first += 1
    while last - 1 > first and line.lowered[first] in QUOTES:
        first += 1
    is_plain = not any(isinstance(chunk.value, Party) for chunk in line.chunks[first:last])
    is_trade = line.lowered[last - 1] in TRADED or line.lowered[last - 1] in ("export", "import")
    if is_plain and last - first > 1 and is_trade and line.lowered[last - 2] in goods_words():
        last -= 1  # "aluminium imports" are aluminium
    return line.between(line.chunks[first].start, line.chunks[last - 1].end)


TRADED = frozenset("imports exports shipments".split())
QUOTES = frozenset("‘’“”'")


def _is_leading(line: Line, first: int, last: int) -> bool:
    if isinstance(line.chunks[first].value, Party):
        return line.chunks[last - 1].low not in GENERIC
    word = line.chunks[first].low
    is_made = word in ("-", "made", "built", "origin", "produced") and first > 0
    return is_made or word in (
        "the",
        "all",
        "its",
        "their",
        "our",
        "other",
        "any",
        "imported",
        "targeted",
        "certain",
        "key",
        "some",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "select",
        "specific",
        "selected",
        "tariff-free",
        "duty-free",
        "similar",
        "'s",
        "’s",
        "investigated",
    )


def _is_generic(words: str, line: Line, begin: int, end: int) -> bool:
    """Whether a phrase names no goods: imports, all countries, India, Japanese products."""
    if re.search(
        r"\b(quotas?|quantit(y|ies))\b|^(?:alleged |injurious |the )*(?:dumping|subsidi[sz]\w+)$", words
    ):  # "quantities exceeding the quota"
        return True
    if re.match(r"[\d]|(one|two|three|four|five|six|ten|twenty|thirty|forty|fifty|sixty)\b", words.lower()) or (
        words.istitle() and not _has_good(words)
    ):
        return True
    words = words.removeprefix("and ").removeprefix("or ")
    if (
        instrument_of(words.split(" ")[-1])
        or instrument_of(" ".join(words.split(" ")[-2:]))
        or NO_INSTRUMENT.match(words.lower())
        or words.lower() in CIRCUMSTANCES
        or not PEOPLE.isdisjoint(words.lower().split()[-1:])
    ):
        return True
    is_whose = any(isinstance(chunk.value, Party) for chunk in line.chunks[begin:end])
    if is_whose and re.search(r"\b(imports|exports|products|goods|articles)\b", words):
        return False
    names = {line.words(chunk).lower() for chunk in line.chunks[begin:end] if chunk.value is not None}
    rest = [one for one in re.findall(r"[\w.’'-]+", words.lower()) if one not in GENERIC]
    text = " ".join(rest)
    return not text or text in names or all(any(one in name for name in names) for one in rest)


def is_of_goods(words: str) -> bool:
    """Whether what a sanction is on are goods, not people or firms."""
    plain = words.lower().split()
    if not FORBIDDEN.isdisjoint(plain) or plain[-1] in ("sector", "sectors", "industry"):
        return False  # "a ban on transport services"
    hit = PEOPLE | word_set("sanctioned_word")
    return hit.isdisjoint((*plain[-1:], *plain[:1])) and not goods_words().isdisjoint(plain)


CIRCUMSTANCES = frozenset(
    "rest remainder basis grounds condition conditions part behalf account occasion how why whether top".split()
)
NO_INSTRUMENT = re.compile(
    r"(?:export|import) (?:controls?|licen[cs]es?|bans?|restrictions?|quotas?)$|that level|which$"
)


def _has_good(words: str) -> bool:
    """Whether goods are among words in capitals: "Heavy Plate and Stainless Steel Wire"."""
    return not goods_words().isdisjoint(words.lower().split())


def goods_before(line: Line, head: int) -> tuple[str, ...]:
    """The goods named before a measure's noun: "steel tariffs", "its steel import quota"."""
    words: list[int] = []
    for index in range(head - 1, max(head - 5, -1), -1):
        chunk = line.chunks[index]
        word = chunk.low
        if chunk.value is not None or word in BEFORE_GOODS or not word[0].isalpha():
            break
        if word in NO_GOODS or word.endswith(("ly", "ed", "ing")):
            if words:
                break
            continue
        words.append(index)
    is_traded = line.lowered[head] in TRADED and len(words) == 1  # "banned onion exports"
    if not words or not (is_traded or any(line.chunks[index].low in goods_words() for index in words)):
        return ()
    first, found = min(words), [line.between(line.chunks[min(words)].start, line.chunks[max(words)].end)]
    while first > 1 and line.lowered[first - 1] in ("and", ",") and _is_joined(line, first):
        first -= 2 + (line.lowered[first - 2] == ",")
        found.insert(0, line.words(line.chunks[first]))  # "whisky and gin tariffs"
    return tuple(found)


def _is_joined(line: Line, first: int) -> bool:
    """Whether the word before an `and` or a comma is one more of the goods before a measure's noun."""
    if line.lowered[first - 1] == ",":
        return is_joining_goods(line, first - 1)
    at = first - 2 - (line.lowered[first - 2] == ",")
    return at >= 0 and not instrument_of(line.lowered[at]) and _is_good(line, at)


def goods_sold(line: Line, verb: int) -> tuple[str, ...]:
    """The goods whose exports a clause in front of a verb names: "Korean steel exports to Peru, which face"."""
    for index in range(verb - 1, max(-1, verb - 20), -1):
        if line.lowered[index] in TRADED and (index > verb - 12 or line.lowered[index + 1] == "of"):
            is_of = line.lowered[index + 1 : index + 2] == ["of"]  # "imports of eggs and sugar are subject to quotas"
            return goods_between(line, index + 2) if is_of else goods_before(line, index)
    return ()


def _is_good(line: Line, index: int) -> bool:
    """Whether a plain noun stands there, and no verb, name or adjective."""
    word = line.chunks[index].low
    plain = line.chunks[index].value is None and word[0].isalpha()
    return plain and word not in BEFORE_GOODS and word not in NO_GOODS and not word.endswith(("ed", "ing"))
