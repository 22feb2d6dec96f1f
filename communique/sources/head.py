"""What stands above and below a release in plain text: title, day, house, labels. Refuses to take a sentence for them.

The head ends where the first paragraph of prose begins. A line that is wholly a label, a day, a masthead or furniture
is taken out of the text and becomes a fact; every other line stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from communique.sources import publishers
from communique.sources.dates import day_in, days_in
from communique.sources.material import Facts, Release
from communique.sources.text import ends_sentence, is_item

_DAY_LABELS = (
    r"(?:release|published?|publication|posted|issued|issue|press release|news release|posting|registered?)?\s*"
    r"(?:date|on|day|date/time)|(?:first )?published|posted|issued|released|date of (?:issue|publication|release)"
    r"|발표일|등록일|작성일|게시일|보도일시|発表日|公表日|发布日期|发布时间"
)
_LABELS = {
    "published": re.compile(rf"^(?:{_DAY_LABELS})\s*[:：|-]?\s*(?P<value>\S.*\d.*)$", re.I),
    "title": re.compile(r"^(?:title|headline|subject|제목|件名|标题)\s*[:：]\s*(?P<value>\S.*)$", re.I),
    "category": re.compile(r"^(?:category|section|topic|type|분류|カテゴリ|类别)\s*[:：]\s*(?P<value>\S.*)$", re.I),
    "publisher": re.compile(
        r"^(?:publisher|from|issued by|published by|source|department|ministry|organi[sz]ation)\s*[:：]"
        r"\s*(?P<value>\S.*)$",
        re.I,
    ),
    "url": re.compile(r"^(?:url|link|address|permalink)\s*[:：]\s*(?P<value>https?://\S+)$", re.I),
    "language": re.compile(r"^(?:language|lang)\s*[:：]\s*(?P<value>[A-Za-z]{2})$", re.I),
}
# What a house calls its texts: says what the document is, and is no title.
_SORTS = re.compile(
    r"^(?:joint )?(?:press|news|media) (?:release|statement|advisory|note)s?$|^statements?$|^readouts?$|^fact ?sheets?$"
    r"|^backgrounders?$|^communiqu[ée]s?$|^speech(?:es)?$|^announcements?$|^news stor(?:y|ies)$|^press corner$",
    re.I,
)
_FURNITURE = re.compile(
    r"^(?:for immediate release|embargoed? .*|print(?: this)?(?: page)?|share(?: this)?(?: on \w+)?|e-?mail|home"
    r"|back(?: to (?:top|list|news|press releases))?|skip to (?:main )?(?:content|navigation)|download(?: pdf)?"
    r"|(?:views?|hits?|visitor counter)\s*:?\s*\d*|last updated.*|editor\s*:.*"
    r"|file ?attachments?|attachments?\s*:?|list|prev|next|[-–—#*=_. ·]+|-?\s?ends?\s?-?|-30-|\(end\)"
    r"|page \d+ of \d+)$",
    re.I,
)
_FOOT = re.compile(
    r"^(?:\(?release id\s*:?\s*\d+\)?.*|\*{2,}|#{2,}|-?\s?ends?\s?-?\.?|-30-|visitor counter.*|\(end\)|/{2,}.*|x{2,}"
    r"|-+\s*[A-Z]{2,5})$",
    re.I,
)
_GLUED = re.compile(
    r"(?:^|(?<=[\s.”\"’')\]]))(?:date|posted|published|등록일|작성일|게시일)\s*:?\s*"
    r"(?P<day>(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})\.?\s*$",
    re.I,
)
_GLUED_HEAD = re.compile(r"^\s*date\s*:?\s*(?P<day>(?:19|20)\d\d-\d\d-\d\d)\s+(?=\S)", re.I)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?|\(local time\))?)"
_BESIDE_DAY = re.compile(
    rf"{_CLOCK}|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bby PIB [A-Z]\w+|\ball news\b"
    r"|\b(?:at|the|on|press release|news release|news|statement)\b|\b(?:gm|ks|js|is|es|ed|ut)[tc]\b|[\s,.|/()•·–—:-]",
    re.I,
)
# A body's name, and none of the verbs by which a headline tells what the body did.
_BODY = re.compile(
    r"^(?:the )?(?:federal |royal |state )?(?:ministry|department|office|embassy|bureau|secretariat|directorate"
    r"|delegation|permanent mission|government|prime minister[’']s office)(?: (?:of|for|to) .*)?$",
    re.I,
)
_DEEDS = re.compile(
    r"\b(?:opens?|holds?|signs?|hosts?|meets?|launch(?:es)?|announces?|welcomes?|says?|urges?|visits?|joins?|imposes?|bans?"
    r"|releases?|publish(?:es)?|issues?|starts?|begins?|concludes?|agrees?|discuss(?:es)?|to [a-z]+)\b",
    re.I,
)
_LAST_WORD = re.compile(r"\s+(?:Enditem|■|\((?:end|END)\))\s*$")  # what agencies put behind their last sentence
_DATELINE = re.compile(r"^(?P<place>[^\W\d_][\w .,'’()/-]{1,70}?)(?:\s?(?:--|—|–|-{1,2})\s|\s?:\s)", re.S)
_LONGEST_TITLE = 260  # characters; the longest in 300 stored releases has 229
_HEAD_LINES = 14


def headed(text: str, *, day_first: bool | None = None) -> Release:
    """The release with the facts of its head and foot taken out of its text."""
    text, glued = _unglued(text)
    blocks = text.split("\n")
    body, foot = without_foot(blocks)
    facts, start = _head(body, day_first)
    rest = "\n".join(body[start:]).strip("\n")
    if not rest.strip():
        return Release(text, Facts(published=glued))
    facts = facts | foot | Facts(published=glued or day_of_dateline(rest, day_first))
    return Release(rest, facts)


def is_title(line: str) -> bool:
    """Whether the line can be a title: short, and no sentence of prose."""
    words = len(line.split())
    return (
        1 <= words <= 45
        and len(line) <= _LONGEST_TITLE
        and not (ends_sentence(line) and words > 12 and "." in line[-2:])
    )


def _unglued(text: str) -> tuple[str, date | None]:
    """The text without a day that a scraper glued to its end or its head, and that day."""
    for form in (_GLUED, _GLUED_HEAD):
        found = form.search(text)
        day = day_in(found["day"]) if found else None
        if found and day:
            return (text[: found.start()] + text[found.end() :]).strip(), day
    return text, None


def _head(lines: list[str], day_first: bool | None) -> tuple[Facts, int]:
    """The facts that stand above the text, and the line where the text begins."""
    facts, titled = Facts(), -1
    for number, line in enumerate(lines[: _HEAD_LINES * 2]):
        if not line or number == titled:
            continue
        known = fact_of(line, day_first)
        if known is not None:
            facts = facts | known
        elif not facts.title and _is_masthead(lines, number):
            facts = facts | Facts(publisher=line)
        elif not facts.title and is_title(line) and _is_followed(lines, number):
            title, titled = _whole_title(lines, number)
            facts = facts | Facts(title=title)
        else:
            return facts, number
    return facts, len(lines)


def _whole_title(lines: list[str], number: int) -> tuple[str, int]:
    """The title that begins on the line, with its second half where it was broken over two; and its last line."""
    first, second = lines[number], lines[number + 1] if number + 1 < len(lines) else ""
    alone = number + 2 >= len(lines) or not lines[number + 2]
    open_ended = re.search(r"(?:\b(?:and|of|the|to|for|with|on|in|at|by|from|or)|[,:–—-])$", first, re.I)
    if second and alone and open_ended and is_title(second) and not _is_fact(second):
        return f"{first} {second}", number + 1
    return first, number


def _is_masthead(lines: list[str], number: int) -> bool:
    """Whether the line is the name of a house we do not know: a body that does nothing, and a title follows."""
    line = lines[number]
    if not _BODY.match(line) or _DEEDS.search(line) or len(line.split()) > 12:
        return False
    below = (line for line in lines[number + 1 : number + _HEAD_LINES] if line and fact_of(line) is None)
    title = next(below, "")
    return len(title) > 15 and is_title(title) and not ends_sentence(title) and len(next(below, "")) > 100


def _is_followed(lines: list[str], number: int) -> bool:
    """Whether prose follows: the only line of a text is no title."""
    return any(len(line) > 40 for line in lines[number + 1 :])


def _is_fact(line: str) -> bool:
    return fact_of(line) is not None


def fact_of(line: str, day_first: bool | None = None) -> Facts | None:
    """What a line states when it states nothing else; Facts() for furniture, None for a line of the text."""
    if _FURNITURE.match(line):
        return Facts()
    if len(line) > 160:
        return None
    for name, form in _LABELS.items():
        found = form.match(line)
        if found:
            fact = _labelled(name, found["value"].strip(), day_first)
            if fact is not None:
                return fact
    return _unlabelled(line, day_first)


def _labelled(name: str, value: str, day_first: bool | None) -> Facts | None:
    if name == "published":
        day = _bare_day(value, day_first)
        return Facts(published=day, publisher=_house_in(value)) if day else None
    if name == "publisher":
        house = publishers.by_name(value)
        return Facts(publisher=house.name if house else value) if len(value.split()) <= 14 else None
    words: dict[str, str] = {name: value}
    return Facts(**words)  # type: ignore[arg-type]  # of the labels left, none is a day


def _unlabelled(line: str, day_first: bool | None) -> Facts | None:
    if _SORTS.match(line):
        return Facts(category=line if not line.isupper() else line.capitalize())
    house = publishers.by_name(line)
    if house:
        return Facts(publisher=house.name)
    parts = [part.strip() for part in re.split(r"\s[|•·]\s", line)]
    if len(parts) > 1:
        return _all_parts(parts, day_first)
    day = _bare_day(line, day_first)
    return Facts(published=day, publisher=_house_in(line)) if day else None


def _all_parts(parts: list[str], day_first: bool | None) -> Facts | None:
    """The facts of "Press release | 28 November 2025 | Brussels": at least one part states the day."""
    facts = [_unlabelled(part, day_first) or Facts() for part in parts]
    together = Facts()
    for one in facts:
        together = together | one
    return together if together.published else None


def _bare_day(line: str, day_first: bool | None) -> date | None:
    """The day of a line that holds a day, and beside it only a clock, a weekday, a place or a bureau."""
    found = sorted(days_in(line, day_first=day_first))
    if not found:
        return None
    start, end, day = found[0]
    before, after = (_BESIDE_DAY.sub(" ", part).split() for part in map(_without_houses, (line[:start], line[end:])))
    placed = all(word[0].isupper() for word in (*before, *after))
    return day if len(before) + len(after) <= 3 and placed else None


def _without_houses(words: str) -> str:
    """The words of a day line without the names of houses in it ("Ottawa, Ontario - Global Affairs Canada")."""
    return " ".join(part for part in re.split(r"\s[-–—|]\s", words) if not publishers.by_name(part.strip(" -–—|,")))


def _house_in(words: str) -> str | None:
    house = publishers.by_name("PIB") if "by PIB" in words else None
    return house.name if house else None


def day_of_dateline(text: str, day_first: bool | None) -> date | None:
    """The day in "WASHINGTON, November 28, 2025 -" or "ABU DHABI, 28th November, 2025 (WAM) --"."""
    found = _DATELINE.match(text[:140].lstrip("“\"'("))
    return day_in(found["place"], day_first=day_first) if found else None


def without_foot(lines: list[str]) -> tuple[list[str], Facts]:
    """The lines without what houses put under a text, and the facts that stood there."""
    end = _end_of_text(lines)
    lines = [*lines[: end - 1], _LAST_WORD.sub("", lines[end - 1])]
    last = _LABELS["published"].match(lines[end - 1]) if end > 1 and not is_item(lines[end - 1]) else None
    day = _bare_day(last["value"], None) if last else None
    if day:
        return lines[: end - 1], Facts(published=day)
    return lines[:end], Facts()


def _end_of_text(lines: list[str]) -> int:
    """The line after the last of the text: before sign-offs, and before the initials that stand under three stars."""
    end = next((n for n in range(len(lines), 0, -1) if lines[n - 1]), 1)
    for number in range(max(1, len(lines) - 8), len(lines)):
        if re.match(r"^(?:\*{3,}|#{2,})$", lines[number]) and all(
            len(line) < 40 or _FOOT.match(line) for line in lines[number:]
        ):
            end = number
            break
    while end > 1 and (not lines[end - 1] or _FOOT.match(lines[end - 1])):
        end -= 1
    return end


def facts_of_lines(lines: list[str], title: str | None, *, day_first: bool | None = None) -> Facts:
    """What a page's visible lines around its title state: days with a label first, then a day that stands alone."""
    start = next((number for number, line in enumerate(lines) if title and line == title), 0)
    around = (line.removeprefix("- ") for line in lines[max(0, start - 6) : start + _HEAD_LINES])
    near = [line for line in around if len(line) <= 160]
    houses = (publishers.by_name(line) for line in near)
    masthead = Facts(publisher=next((house.name for house in houses if house), None))
    labelled, alone = Facts(), Facts()
    for line in near:
        found = fact_of(line, day_first)
        is_label = any(form.match(line) for form in _LABELS.values())
        labelled, alone = (labelled | (found or Facts()), alone) if is_label else (labelled, alone | (found or Facts()))
    return replace(masthead | labelled | alone, title=None)
