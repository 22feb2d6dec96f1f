"""The goods that a measure is on, and its name: the words before its noun and behind its `on`.

Countries and "all imports" are no goods; a list is taken apart, a pair of longer phrases stays one.
"""

from __future__ import annotations

import re

from communique.lexicon.wordlists import word_set
from communique.reading import whose
from communique.reading.grammar import Line
from communique.reading.measure_words import (
    BEFORE_NAME,
    ENDS_PRODUCTS,
    GENERIC,
    NO_GOODS,
    PEOPLE,
    SHARING,
    VERBS,
)
from communique.reading.mentions import Amount, Day, Party
from communique.reading.rules.measure_nouns import deeds, goods_words, instrument_of


def name_start(line: Line, head: int) -> int:
    """Where the name of a measure begins: its adjectives, back to a verb, article, preposition or owner."""
    first = head
    while first > 0 and head - first < 6:
        chunk = line.chunks[first - 1]
        word = line.words(chunk)
        if isinstance(chunk.value, Amount):
            first -= 1
            continue
        if (
            chunk.value is not None
            or not word[0].isalnum()
            or word.lower() in whose.PREPOSITIONS | BEFORE_NAME | deeds()
        ):
            break
        first -= 1
    return first


def name_of(line: Line, first: int, head: int, upto: int) -> str:
    """The measure's name, with what it is on."""
    last = max(min(upto, head + 14) - 1, head)
    while last > head and line.lowered[last] in ENDING:
        last -= 1
    return line.between(line.chunks[first].start, line.chunks[last].end)


ENDING = frozenset({",", "including", "targeting", "and", "on", "of"})


def products_of(line: Line, head: int) -> tuple[tuple[str, ...], int]:
    """The goods a measure is on, and the chunk behind their last word; else the goods named before its noun."""
    begin = _on(line, head) or _including(line, head)
    if begin is None:
        return goods_before(line, head), head + 1
    chunks = line.chunks
    if begin + 1 < len(chunks) and isinstance(chunks[begin].value, Amount):  # "on 100 percent of industrial goods"
        begin += 1
    while begin + 1 < len(chunks) and (
        chunks[begin].low in ("worth", "of", "in") or line.words(chunks[begin]).isdigit()
    ):
        begin += 1
    opening = line.between(chunks[min(begin, len(chunks) - 1)].start, line.chunks[-1].end).lower()
    begin += _preface(opening)
    end = begin
    while end < len(chunks) and end - begin < 24 and not _ends_products(line, end, begin):
        end += 1
    while end > begin and chunks[end - 1].low in (",", "and", "or", "the", "(", "“", "of", "at"):
        end -= 1
    if end == begin:
        listed = _including(line, head)
        return (_list_from(line, listed)[0] if listed else ()) or goods_before(line, head), head + 1
    such = end + (line.lowered[end : end + 1] == [","])
    if line.lowered[such : such + 2] == ["such", "as"] and (each := _list_from(line, such + 2))[0]:
        return each  # "on steel products such as bars and coils"
    goods = tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end))
    goods, end = _with_goods_behind_their_worth(line, goods, end)
    words = [chunk.low for chunk in chunks[end : end + 2]]
    is_of_people = line.lowered[end - 1] in PEOPLE
    if words == [",", "including"] and end + 2 < len(chunks) and chunks[end + 2].value is None and not is_of_people:
        more, upto = _list_from(line, end + 2)
        return (*goods, *more), upto
    if not goods and not is_of_people and (listed := _including(line, head)):
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


# How goods are led in: `certain`, `the imports of`, `the alleged injurious dumping of certain`, `15 categories of`.
PREFACE = re.compile(
    r"(?:(?:the |a |an )?(?:(?:alleged |injurious )*"
    r"(?:dumping(?: (?:and|or|and/or) subsidi[sz]ing)?|subsidi[sz]ation|subsidi[sz]ing)"
    r"|imports?|exports?|importation|exportation|shipments?|sales?) of "
    r"(?:(?:the )?imports? of )?(?:certain )?(?:(?:types|kinds|grades|categories|forms) of )?"
    r"|an? (?:list|number|range|set|variety|series|subset|group|batch) of "
    r"|(?:various|several|all|some|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:grades|types|kinds|categories|forms) of "
    r"|(?:supply|supplies|deliver(?:y|ies)|purchases?) of "
    r"|(?:operators|owners|importers|makers|producers) of "
    r"|(?:grades|types|kinds|categories|lines) of "
    r"|certain (?:(?:types|kinds|grades|categories|forms) of )?)"
)


def _preface(opening: str) -> int:
    """How many words before the goods only say that they are traded, or several: `imports of`, `15 categories of`."""
    found = PREFACE.match(opening)
    return len(found.group().split()) if found else 0


def goods_between(line: Line, begin: int) -> tuple[str, ...]:
    """The goods of a list that begins at a chunk, without the words that only say that they are traded."""
    if begin >= len(line.chunks):
        return ()
    begin += _preface(line.between(line.chunks[begin].start, line.chunks[-1].end).lower())
    return _list_from(line, begin)[0]


def exempted(line: Line, deed: int, head: int) -> tuple[str, ...]:
    """The goods taken out of a measure: chips in "exempt its chips from the planned tariffs"."""
    if "from" not in line.lowered[deed + 1 : head]:
        return ()
    end = line.lowered.index("from", deed + 1)
    return tuple(one for one in _listed(line, deed + 1, end) if not _is_generic(one, line, deed + 1, end))


def _list_from(line: Line, begin: int) -> tuple[tuple[str, ...], int]:
    """The goods of a list that begins at a chunk, and the chunk behind it."""
    end = begin
    while end < len(line.chunks) and end - begin < 24 and not _ends_products(line, end, begin):
        end += 1
    if end == begin or (line.lowered[begin].endswith("ing") and line.lowered[begin] not in ALSO_GOODS):
        return (), begin
    return tuple(one for one in _listed(line, begin, end) if not _is_generic(one, line, begin, end)), end


def _from_somewhere(line: Line, begin: int, end: int) -> tuple[str, ...]:
    """Goods named only by where they come from: "imports from India", "qualifying exports from Ecuador"."""
    chunks = line.chunks
    words = [chunk.low for chunk in chunks[end : end + 3]]
    is_goods = chunks[end - 1].low in ("imports", "exports", "goods", "products", "articles")
    if not is_goods or words[:1] not in (["from"], ["of"]):
        return ()
    last = end + (2 if words[1:2] == ["the"] else 1)
    if last >= len(chunks) or not isinstance(chunks[last].value, Party):
        return ()
    return (line.between(chunks[begin].start, chunks[last].end),)


def _on(line: Line, head: int) -> int | None:
    """The chunk behind the preposition that says what a measure is on."""
    words = line.lowered[head + 1 : head + 40]
    if "forth" in words[:6] and "on" in words[6:]:  # "the tariffs, as set forth in an order, on originating goods"
        return head + 2 + words.index("on", 6)
    for index in range(head + 1, min(head + 8, len(line.chunks))):
        word = line.chunks[index].low
        if word == "for" and _is_for_long(line, index + 1):
            continue
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
    return bool(TIMES.intersection(words[: 5 if words[1:2] == ["period"] else 4]))


def _including(line: Line, head: int) -> int | None:
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
        or words.endswith(TRADE_OF)
        or (words.endswith("investigation") and bool(PREFACE.match(" ".join(line.lowered[head + 2 : head + 8]))))
    )


TRADE_OF = ("import", "export", "imports", "exports", "shipments", "policy", "importation", "exportation")


def _ends_products(line: Line, index: int, begin: int) -> bool:
    chunk = line.chunks[index]
    word = chunk.low
    if isinstance(chunk.value, Day | Amount) or word in '.;:()–—“”"':
        return True
    if isinstance(chunk.value, Party):  # the US is no "us"
        return False
    if word in ENDS_PRODUCTS or (" " in word and word[: word.index(" ")] in ENDS_PRODUCTS):  # `took effect`
        if word in ("made", "produced") and index and line.lowered[index - 1] == "-":  # Chinese-made cars
            return False
        is_adjective = word == "imported" and line.lowered[index + 1 : index + 2] not in (["from"], ["into"], ["by"])
        return not is_adjective and (index > begin or word not in ("originating", "imported", "used"))
    if word == "such" and line.lowered[index + 1 : index + 2] == ["as"]:
        return index > begin
    if word in (",", "and") and index + 1 < len(line.chunks):
        after = line.chunks[index + 1].low
        behind = line.chunks[index + 2].low if index + 2 < len(line.chunks) else ""
        first, *rest = after.split(" ")
        is_open = bool(rest) or behind in ("to", "the", "its", "their", "a", "that")
        if word == "," and first.endswith("ing") and first not in ALSO_GOODS and is_open:
            return True  # "on fuel, aiming to keep prices down"
        if first.endswith("ed") and (rest or behind in ("for", "that", "to", "the", "a", "on", "its", "their", "it")):
            return True
        if word == "," and after == "of":
            return True  # "fittings, of iron or steel"
        return after in ENDS_PRODUCTS | VERBS | deeds() or (word == "," and not _list_goes_on(line, index))
    return False


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
    if is_plain and last - first > 1 and line.lowered[last - 1] in TRADED and line.lowered[last - 2] in goods_words():
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
    if re.search(r"\b(quotas?|quantit(y|ies))\b", words):  # "quantities exceeding the quota"
        return True
    if re.match(r"[\d]|(one|two|three|four|five|six|ten)\b", words.lower()) or (
        words.istitle() and not _has_good(words)
    ):
        return True
    words = words.removeprefix("and ").removeprefix("or ")
    if (
        instrument_of(words.split(" ")[-1])
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
    hit = PEOPLE | word_set("sanctioned_word")
    return hit.isdisjoint((*plain[-1:], *plain[:1])) and not goods_words().isdisjoint(plain)


CIRCUMSTANCES = frozenset("basis grounds condition conditions part behalf account occasion how why whether top".split())
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
        if chunk.value is not None or word in whose.PREPOSITIONS | BEFORE_NAME or not word[0].isalpha():
            break
        if word in NO_GOODS or word.endswith(("ly", "ed", "ing")):
            if words:
                break
            continue
        words.append(index)
    if not words or not any(line.chunks[index].low in goods_words() for index in words):
        return ()
    first = min(words)
    if first > 1 and line.chunks[first - 1].low == "and" and _is_good(line, first - 2):
        first -= 2  # "whisky and gin tariffs"
    return (line.between(line.chunks[first].start, line.chunks[max(words)].end),)


def goods_sold(line: Line, verb: int) -> tuple[str, ...]:
    """The goods whose exports a clause in front of a verb names: "Korean steel exports to Peru, which face"."""
    for index in range(verb - 1, max(-1, verb - 12), -1):
        if line.lowered[index] in TRADED:
            return goods_before(line, index)
    return ()


def _is_good(line: Line, index: int) -> bool:
    """Whether a plain noun stands there, and no verb, name or adjective."""
    word = line.chunks[index].low
    plain = line.chunks[index].value is None and word[0].isalpha()
    return plain and word not in whose.PREPOSITIONS | BEFORE_NAME | NO_GOODS and not word.endswith(("ed", "ing"))
