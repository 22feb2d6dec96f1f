"""Series and initiatives: when two names are one forum, one project.

A forum and a committee of the same name are two, and so are two pairs' dialogues of a name that many pairs have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from communique.register.identity import known, wordsets
from communique.register.identity.forms import Form, codes_of
from communique.register.identity.spelling import plain

# What a meeting is and who attends: where these differ, the series differ.
_MEETING = frozenset(
    "forum meeting committee dialogue conference summit council session roundtable consultation expo group commission "
    "minister ministerial vice director leader business ceo senior official subcommittee week working parliamentary "
    "round talk negotiation seminar workshop network council exhibition fair symposium congress assembly board".split()
)
_SAME_MEETING = {"ministerial": "minister", "talk": "dialogue", "round": "negotiation"}
_GENERAL = frozenset(
    "project programme program initiative fund platform strategy plan development cooperation economic strategic trade "
    "joint national investment energy industrial industry infrastructure technology support business policy new "
    "dialogue high level agenda roadmap action network alliance coalition mission".split()
)
# Fields that the dialogues of many pairs are about.
_FIELDS = frozenset(
    "foreign office security energy defence defense cyber space climate health labour labor digital science commercial "
    "civil clean agriculture agricultural education culture cultural customs finance financial consular affair".split()
)
_VERSIONS = frozenset("version copy phase ii iii second pilot 2 3 plus next upgraded".split())
# What sort of undertaking it is may be said or left out.
_SORTS = frozenset("project programme program initiative fund platform strategy plan".split())


def name_keys(form: Form) -> Iterator[str]:
    """The blocks in which a series or an initiative stands: its words, its longest words, its acronym."""
    yield from _name_blocks(form)
    yield from wordsets.acronym_keys(form.name)


def _name_blocks(form: Form) -> Iterator[str]:
    words = wordsets.content(form.name)
    yield f"w {'/'.join(sorted(words))}"
    if words & wordsets.acronyms(form.name) and words - wordsets.acronyms(form.name):
        yield f"w {'/'.join(sorted(words - wordsets.acronyms(form.name)))}"
    parties = "/".join(sorted(codes_of(form)))
    # Names that are near share two of their longest words; a single word tells enough only with its parties.
    longest = sorted(words - _MEETING - _SORTS, key=lambda word: (-len(word), word))[:4]
    yield from (f"d {' '.join(sorted(two))}" for two in combinations(longest, 2))
    telling = [word for word in longest if word not in _GENERAL]
    if len(longest) == 1 and telling:
        yield f"p {telling[0]}"
    if not telling:
        yield f"g {parties} {'/'.join(sorted(words & _MEETING))}"


def name_sought(form: Form) -> Iterator[str]:
    """The blocks in which a series or an initiative is looked for: its own, and the other side of its acronym."""
    yield from _name_blocks(form)
    yield from wordsets.acronyms_sought(form.name)


def series_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of series give."""
    how = wordsets.compare(one.name, other.name)
    shared = wordsets.content(one.name) & wordsets.content(other.name)
    if how == "differs" or (how in ("part", "near") and shared <= _MEETING):
        return ["name_differs"]
    seen = [{"equal": "name_equal", "acronym": "acronym_fits", "part": "name_part", "near": "name_near"}[how]]
    if how != "acronym" and _meeting(one) != _meeting(other):
        seen.append("form_differs")
    ours, theirs = codes_of(one), codes_of(other)
    if ours and theirs:
        seen.append("parties_same" if ours == theirs else "parties_near" if ours & theirs else "parties_differ")
    if one.one("since") and other.one("since") and one.one("since")[:4] != other.one("since")[:4]:
        seen.append("founded_differs")
    if ours != theirs and not (_telling(one) and _telling(other)):
        seen.append("name_general")
    if _are_of_two_pairs(one, other):
        seen.append("pair_differs")
    return seen


def _telling(form: Form) -> frozenset[str]:
    return wordsets.content(form.name) - _MEETING - _GENERAL - _FIELDS


def _are_of_two_pairs(one: Form, other: Form) -> bool:
    """Whether they are of different pairs: both names could be of any pair, or one name holds its pair."""
    ours, theirs = codes_of(one), codes_of(other)
    if ours == theirs or len(ours) != 2 or len(theirs) != 2:
        return False
    is_in_name = any(len(known.without_parties(form.name)[1]) == 2 for form in (one, other))
    return is_in_name or not _telling(one) or not _telling(other)


def initiative_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of initiatives give."""
    how = wordsets.compare(one.name, other.name)
    ours, theirs = (wordsets.content(form.name) - _SORTS for form in (one, other))
    if how == "part" and ours == theirs:
        how = "equal"
    if how == "differs":
        return ["name_differs"]
    seen = [{"equal": "name_equal", "acronym": "acronym_fits", "part": "name_part", "near": "name_near"}[how]]
    if set(plain(one.name).split()) & _VERSIONS != set(plain(other.name).split()) & _VERSIONS:
        seen.append("version_differs")
    parties, others = codes_of(one), codes_of(other)
    if parties and others:
        if parties & others:
            seen.append("parties_same")
        elif not (known.with_members(parties) & known.with_members(others)):
            seen.append("parties_differ")
    if wordsets.content(one.name) & wordsets.content(other.name) <= _GENERAL:
        seen.append("name_general")
    return seen


def _meeting(form: Form) -> frozenset[str]:
    found = wordsets.content(form.name) & _MEETING
    return frozenset(_SAME_MEETING.get(word, word) for word in found)
