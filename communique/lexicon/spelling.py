"""How one name is spelled in different houses: "&" and "and", serial commas, British and American words.
Knows no names; two names that differ in any other way are two names.
"""

from __future__ import annotations

import re

TRANSATLANTIC = {
    "Defence": "Defense",
    "Labour": "Labor",
    "Organisation": "Organization",
    "Programme": "Program",
    "Centre": "Center",
    "Co-operation": "Cooperation",
    "Industrialisation": "Industrialization",
    "Digitalisation": "Digitalization",
    "Fertilisers": "Fertilizers",
    "Tyre": "Tire",
}
TRANSATLANTIC |= {american: british for british, american in TRANSATLANTIC.items()}
AMERICAN = {
    british.casefold(): american.casefold()
    for british, american in list(TRANSATLANTIC.items())[: len(TRANSATLANTIC) // 2]
}
SPELLED_TWO_WAYS = re.compile(r"\b(?:" + "|".join(TRANSATLANTIC) + r")\b")
BRITISH = re.compile(r"\b(?:" + "|".join(AMERICAN) + r")\b")

HALF = re.compile("[\ud800-\udfff]")


def without_halves(text: str) -> str:
    """The text with a mark for each half of a character, as a broken file has them: it is no letter, and no UTF-8."""
    try:
        text.encode()  # a tenth of the price of looking for one
    except UnicodeEncodeError:
        return HALF.sub("\ufffd", text)
    return text


def spellings(name: str) -> tuple[str, ...]:
    """The name as written, then the same name in the other spellings that releases use."""
    forms = [name, SPELLED_TWO_WAYS.sub(lambda word: TRANSATLANTIC[word.group()], name)]
    if ", " in name and " and " in name and ", and " not in name:
        forms += [form.replace(" and ", ", and ") for form in forms if form.count(" and ") == 1]
    forms += [form.replace(" and ", " & ") for form in forms if " and " in form and ", and " not in form]
    return tuple(dict.fromkeys(forms))


def folded(words: str) -> str:
    """A name without case, leading article, typographic apostrophes, serial commas, "&" or British spelling."""
    plain = " ".join(words.replace("’", "'").replace("&", "and").replace(", and ", " and ").casefold().split())
    return BRITISH.sub(lambda word: AMERICAN[word.group()], plain.removeprefix("the "))
