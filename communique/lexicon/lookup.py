"""Questions of one name: which country, which body, who is a member on a day.
Answers None rather than guess; finding names inside a sentence is for the reading.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from communique.lexicon.nouns import Body, Country, Group
from communique.lexicon.spelling import folded
from communique.lexicon.store import load


def country(words: str) -> str | None:
    """The code of a country or group by any of its codes, names, adjectives or people, in any case; else None."""
    return forms().get(folded(words))


def name_of(code: str) -> str:
    """The everyday English name of a country or group ("South Korea"); an unknown code is given back as it is."""
    found = noun_of(code)
    return found.name if found else code


def adjective_of(code: str) -> str:
    """The first adjective of a country or group ("Korean", "EU"); where it has none, its name."""
    found = noun_of(code)
    if not found:
        return code
    known = (*found.adjectives, *found.weak_adjectives)
    return known[0] if known else found.name


def noun_of(code: str) -> Country | Group | None:
    """The country or group that a code stands for."""
    lexicon = load()
    return lexicon.countries.get(code) or lexicon.groups.get(code)


def members(group: str, on: date) -> tuple[str, ...]:
    """The codes of a group's members on a day, sorted; raises KeyError with the name of a group that is not known."""
    found = load().groups[group]
    return tuple(sorted({member.code for member in found.members if member.holds_on(on)}))


def body(name: str, *, on: date | None = None, party: str | None = None) -> Body | None:
    """The one body that a name or acronym means, of a party and on a day where given; None where several remain."""
    found = [each for each in bodies_by_name().get(folded(name), []) if party in (None, each.party)]
    if on is not None:
        found = [each for each in found if each.exists_on(on)]
    return found[0] if len({(each.party, each.name) for each in found}) == 1 else None


def renamed(name: str, *, party: str | None = None) -> tuple[str, ...]:
    """All names a body has borne or bears, oldest first, from any one of them; empty where it is not known."""
    found = body(name, party=party)
    if found is None:
        return ()
    return (*found.was, *later_names(found))


def later_names(body: Body) -> tuple[str, ...]:
    """The name of a body and those it took afterwards."""
    following = {each.name: each.becomes for each in load().bodies() if each.party == body.party}
    names = [body.name]
    while (name := following.get(names[-1])) and name not in names:
        names.append(name)
    return tuple(names)


@cache
def bodies_by_name() -> dict[str, list[Body]]:
    """Bodies by each of their folded names."""
    found: dict[str, list[Body]] = defaultdict(list)
    for each in load().bodies():
        for name in {folded(name) for name in (each.name, *each.also, *each.short, *each.weak)}:
            found[name].append(each)
    return found


@cache
def forms() -> dict[str, str]:
    """Codes by each folded form, surest forms first: a weaker form never displaces a surer one."""
    nouns: list[Country | Group] = [*load().countries.values(), *load().groups.values()]
    found: dict[str, str] = {}
    for rank in range(4):
        for noun in nouns:
            for form in forms_of(noun)[rank]:
                found.setdefault(folded(form), noun.code)
    return found


def forms_of(noun: Country | Group) -> tuple[tuple[str, ...], ...]:
    """The forms of a country or group in four ranks: codes, strong names, other names and adjectives, people."""
    if isinstance(noun, Group):
        return (noun.code,), (noun.name, *noun.strong), (*noun.weak, *noun.adjectives), ()
    codes = (noun.code, noun.alpha3)
    adjectives = (*noun.adjectives, *noun.weak_adjectives)
    return codes, (noun.name, *noun.strong), (*noun.weak, *adjectives), (*noun.person, *noun.people)
