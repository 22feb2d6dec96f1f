"""What the lexicon says of a name: the countries in it, the body that it means.

Refuses two- and three-letter words in small letters as countries ("in", "it"); ambiguity gives nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique import lexicon
from communique.lexicon.leaders import party_of_leader
from communique.lexicon.press import party_of_house, party_of_paper
from communique.register.identity.spelling import plain

# "Comprehensive and Progressive Agreement for Trans-Pacific Partnership" is the longest, its hyphen parting.
_LONGEST = 8
_STOPS = frozenset(
    "the of and for on in to a an with between at by de la et du des und der die im 's s its their".split()
)


@lru_cache(maxsize=65536)
def without_parties(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content words of a name and the codes of the countries and blocs that it names, sorted."""
    raw = re.sub(r"['’]s\b", "", name).replace("–", " ").replace("—", " ").replace("-", " ").split()
    tokens = [(token.strip('()[],.;:"“”'), plain(token)) for token in raw]
    words: list[str] = []
    codes: list[str] = []
    at = 0
    while at < len(tokens):
        length, code = _party_at(tokens, at)
        if code in _regions() or code in _pacts():
            words.append(str(code).casefold())
        elif code:
            codes.append(code)
        else:
            words += [word for word in tokens[at][1].split() if word not in _STOPS]
        at += length or 1
    return tuple(_one_spelling(word) for word in words), tuple(sorted(set(codes)))


# British spellings by American ones.
_SPELT = {
    "aluminium": "aluminum", "programme": "program", "defence": "defense", "centre": "center", "labour": "labor",
    "sulphur": "sulfur", "tyre": "tire", "fibre": "fiber",
}  # fmt: skip


def _one_spelling(word: str) -> str:
    """A word in the singular, as Americans spell it: technologies are technology, a programme is a program."""
    if len(word) > 5 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _SPELT.get(word, word.replace("isation", "ization"))


def _party_at(tokens: list[tuple[str, str]], at: int) -> tuple[int, str | None]:
    if tokens[at][1].partition(" ")[0] not in _firsts():
        return 0, None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        said = " ".join(word for _, word in tokens[at : at + length])
        code = said.replace(" ", "") if said in _region_forms() else _forms().get(said)
        if said == "america" and [word for _, word in tokens[at + 1 : at + 2]] == ["first"]:
            continue  # a programme, not a party
        if code and (len(said) > 3 or (tokens[at][0].isupper() and said not in _UNSURE)):
            return length, code
    return 0, None


# Short forms that mean other things far more often than a country.
_UNSURE = frozenset("ai it ict am is no in at be me so to ip ev rd pr mc do my as by".split())


@cache
def _region_forms() -> frozenset[str]:
    return frozenset(plain(form) for region in lexicon.load().regions for form in (region.name, *region.strong))


@cache
def _firsts() -> frozenset[str]:
    """The first words of all that can name a country, a bloc or a region: most words are none."""
    return frozenset(said.partition(" ")[0] for said in (*_forms(), *_region_forms()))


@cache
def _regions() -> frozenset[str]:
    return frozenset(form.replace(" ", "") for form in _region_forms())


@cache
def _pacts() -> frozenset[str]:
    """Groups that are agreements: in a name they are its subject, not a party."""
    return frozenset(code for code, group in lexicon.load().groups.items() if group.kind == "pact")


@cache
def _forms() -> dict[str, str]:
    known = lexicon.load()
    found: dict[str, str] = {}
    found |= {"european": "EU"}
    for group in known.groups.values():
        for form in (group.code, group.name, *group.strong, *group.adjectives):
            found.setdefault(plain(form), group.code)
    for country in known.countries.values():
        strong = (country.name, country.official, *country.strong)
        for form in (*strong, *country.adjectives, *country.weak, *country.weak_adjectives):
            found.setdefault(plain(form), country.code)
    return found


@lru_cache(maxsize=65536)
def body_of(name: str, party: str | None) -> str | None:
    """The latest name of the body that a name or acronym means, with its party; None where several remain."""
    codes = without_parties(name)[1]
    body = lexicon.body(name, party=party)
    for count in (1, 2):
        if body is None and len(codes) == 1:
            # "Korean Ministry of ..." stands in the lexicon without its country.
            body = lexicon.body(" ".join(name.split()[count:]), party=codes[0])
    if body is None or (party is None and is_general(name)):
        return None
    return f"{body.party}: {lexicon.renamed(body.name, party=body.party)[-1]}"


@lru_cache(maxsize=4096)
def home_of(publisher: str | None) -> str | None:
    """The country or bloc whose house publishes under a name; None for papers and agencies, which are of no side."""
    if not publisher or party_of_paper(publisher):
        return None
    head = publisher.split(",")[0]
    codes = without_parties(publisher)[1]
    body = lexicon.body(publisher) or lexicon.body(head)
    owner = body.party if body and not body.private else codes[0] if len(codes) == 1 else None
    return party_of_house(publisher) or owner


@lru_cache(maxsize=65536)
def owner_of(name: str, home: str | None) -> str | None:
    """Whose a body without a country in its name is: its leader's, else the publisher's where it has such a body."""
    first, _, last = name.rpartition(" ")
    if last in ("Administration", "administration", "Government", "government"):
        return party_of_leader(first.split("-")[0].split()[-1]) if first else None
    if home and name in _heads(home):
        return home
    body = lexicon.body(name, party=home) if home else None
    return body.party if body and body.party == home else None


@cache
def _heads(party: str) -> frozenset[str]:
    """What those are called who head a country's bodies: the Secretary of State."""
    lexis = lexicon.load()
    bodies = lexis.countries[party].bodies if party in lexis.countries else ()
    return frozenset(body.head for body in bodies if body.head and " " in body.head)


def is_general(name: str) -> bool:
    """Whether many countries have a body of such a name, so that it says nothing without its country."""
    words, codes = without_parties(name)
    return not codes and bool(words) and words[0] in _GENERAL and not name.isupper()


_GENERAL = frozenset(
    "ministry department parliament government embassy cabinet customs central national office council senate "
    "ministerial delegation foreign trade economic finance commerce".split()
)


def names_pact(words: frozenset[str]) -> bool:
    """Whether one of the words is an agreement of many, known by name."""
    return any(code.casefold() in words for code in _pacts())


@cache
def pact_of(parties: frozenset[str]) -> str | None:
    """The pact, as a word of a name, that these three or more parties and no others are in today."""
    for code in sorted(_pacts()):
        members = {one.code for one in lexicon.load().groups[code].members if one.until is None}
        if len(parties) > 2 and members == parties:
            return code.casefold()
    return None


def is_bloc(code: str) -> bool:
    """Whether a code is a bloc's."""
    return code in lexicon.load().groups


@lru_cache(maxsize=4096)
def with_members(codes: frozenset[str]) -> frozenset[str]:
    """The codes with those of the members, past and present, of the blocs among them."""
    groups = lexicon.load().groups
    return codes | {one.code for code in codes if code in groups for one in groups[code].members}


def initials_of(words: str) -> tuple[str, ...]:
    """The acronyms that a name makes: of its weighty words, and of all its words."""
    tokens = re.findall(r"[^\W_]+", words)
    weighty = [token for token in tokens if token.lower() not in _STOPS]
    return tuple({"".join(token[0] for token in some).upper() for some in (weighty, tokens) if len(some) > 1})
