"""Verbs and what they do: every form of every verb of verbs.toml, by the act it tells.

A form is `base`, `s`, `ing`, `past`, `part`; where past and participle are one word it is both. A verb may tell several
acts ("suspend" a tariff, an agreement): the first table that names it comes first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "verbs.toml"
VOWELS = "aeiou"
DOUBLED = frozenset(
    (
        "commit ban stop plan cut set put quit begin win drop scrap slap sit wrap permit regret concur refer occur "
        "submit transfer equip ship step control travel cancel label transmit admit rebut bar "
        "deter fulfil tap compel propel annul cap confer extol flag prod slam snub spur stem"
    ).split()
)

SINGLE_IN_AMERICA = frozenset({"travel", "cancel", "label"})  # traveled, traveling


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb: what it is a form of, and the acts it can tell, first the likeliest."""

    lemma: str
    acts: tuple[str, ...]


@cache
def forms() -> Mapping[str, VerbForm]:
    """From each form, in lower case, to its verb. Which forms are which is in `classes`."""
    found: dict[str, VerbForm] = {}
    for act, lemma, _, word in _all():
        form = word.lower()
        known = found.get(form)
        acts = (*known.acts, act) if known and act not in known.acts else known.acts if known else (act,)
        found[form] = VerbForm(known.lemma if known else lemma, acts)
    return found


@cache
def judging() -> frozenset[str]:
    """The finite forms by which somebody only judges or speaks of a thing: criticised, welcomed, rejects."""
    acts = {"criticise", "support", "reject", "request", "state"}
    plain = {"ordered", "mandated", "directed", "expected", "reported", "stated", "backed", "reflected", "instructed"}
    return frozenset(
        word
        for word, form in forms().items()
        if form.acts[0] in acts and word not in plain and (word.endswith("ed") or _is_told_now(word, form))
    )


def _is_told_now(word: str, form: VerbForm) -> bool:
    return form.acts[0] in {"criticise", "reject"} and word.endswith("s") and " " not in word and word != "protests"


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """The word classes that rules name: `v.past` and so on for any verb, `noun.sign` for what names a deed."""
    found: dict[str, list[str]] = {}
    for _, _, form, word in _all():
        found.setdefault(f"v.{form}", []).append(word)
    for act, table in _tables().items():
        if nouns := table.get("nouns"):
            found[f"noun.{act}"] = list(nouns)
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


@cache
def _file() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return {act: table for act, table in _file().items() if act not in ("irregular", "sorts")}


@cache
def sorts() -> Mapping[str, frozenset[str]]:
    """Verbs, by their base forms, that rules tell from others of the same act."""
    return {sort: frozenset(lemmas) for sort, lemmas in _file()["sorts"].items()}


def _all() -> Iterator[tuple[str, str, str, str]]:
    """(act, lemma, form, word) for every verb."""
    irregular = _file()["irregular"]
    for act, table in _tables().items():
        for lemma in table["verbs"]:
            head, _, tail = lemma.partition(" ")
            for form, word in _inflected(head, irregular):
                yield act, lemma, form, f"{word} {tail}".strip()


def _inflected(base: str, irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    yield "base", base
    yield "s", _with_s(base)
    yield "ing", _with_ing(base)
    past, part = irregular.get(base) or [_with_ed(base)] * 2
    yield "past", past
    yield "part", part
    if base in SINGLE_IN_AMERICA:
        yield "ing", base + "ing"
        yield "past", base + "ed"
        yield "part", base + "ed"


def _with_s(base: str) -> str:
    if base == "have":
        return "has"
    if re.search(r"(s|x|z|ch|sh|o)$", base):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in VOWELS else base + "s"


def _with_ing(base: str) -> str:
    if base in DOUBLED:
        return base + base[-1] + "ing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base + "ing"


def _with_ed(base: str) -> str:
    if base in DOUBLED:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in VOWELS else base + "ed"


def acts() -> tuple[str, ...]:
    """The tables of verbs.toml: the acts of the record format, and those that are no acts by themselves."""
    return tuple(_tables())


@cache
def bare_forms() -> frozenset[str]:
    """Every base form and every form that ends like its base form, to look a word up."""
    return frozenset(classes()["v.base"]) | frozenset(classes()["v.s"])
