"""The language of a text, by its script or its commonest words. Refuses (None) where no language clearly leads."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
_WORDS = {
    "en": "the of and to in with for on that is was by at from",
    "fr": "le la les des et du une dans pour que sur est par au aux avec",
    "de": "der die und das den von mit im des für auf ist zu ein eine dem",
    "es": "el los las del y en que una por para con se su al",
    "it": "il di che della del per una con dei gli nel alla è sono le",
    "pt": "o os do da das dos em que uma para com não pelo ao e",
    "nl": "de het een van en in op dat te voor met zijn is aan",
    "tr": "ve bir bu ile için da de olarak olan",
    "pl": "i w na z do się nie że oraz przez",
    "vi": "và của là các trong cho với được có",
    "id": "dan yang di dengan untuk dari pada ini dalam akan",
    "uz": "va bilan uchun bu ham dan ning",
}
_COMMON = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_TAG = re.compile(r"^([a-z]{2,3})(?:[-_][a-z0-9]+)*$")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None."""
    sample = text[:4000]
    letters = sum(character.isalpha() for character in sample)
    for language, script in _SCRIPTS:
        if letters and len(script.findall(sample)) > letters * (0.08 if language == "ja" else 0.3):
            return language
    return _by_common_words(sample)


def tag(words: str | None) -> str | None:
    """The language of a tag such as "en-GB" as ISO 639-1, or None when it is no tag."""
    found = _TAG.match((words or "").strip().lower())
    return found.group(1) if found else None


def _by_common_words(sample: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    counts = sorted(((sum(word in common for word in words), code) for code, common in _COMMON.items()), reverse=True)
    (most, language), (second, _) = counts[0], counts[1]
    return language if most >= max(3, len(words) // 10) and most >= 1.5 * second else None
