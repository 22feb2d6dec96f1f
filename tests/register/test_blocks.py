"""Blocks: what is set side by side to be compared, and that nothing alike is left out of it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product
from random import Random

from communique.records import Event, Place, Quote
from communique.register.identity import kinds
from communique.register.identity.events import acted_on, event_form
from communique.register.identity.forms import Form
from communique.register.identity.signs import signs, thresholds

ACTS = ("meet", "sign", "announce", "establish")
PEOPLE = ("Park Jung-sung", "Jungsung Park", "Henna Larsen", "Ministry of Trade")
OBJECTS = (None, "cooperation", "MOU on hydrogen", "memorandum on hydrogen and ammonia", "port of Busan", "the port")
DAYS = ("2025-03-03", "2025-03-04", "2025-03-09", "2025-03", "2025", "2025-03-08/2025-03-10", None)


def event(seed: int) -> Form:
    """The form of an event of a small world in which many are alike."""
    chance = Random(seed)
    told = Event(
        quote=Quote(0, 1, "x"),
        rule="test",
        act=chance.choice(ACTS),
        by=tuple(chance.sample(PEOPLE, chance.randrange(3))),
        parties=tuple(chance.sample(("KR", "CA", "EU"), chance.choice((2, 2, 3)))),
        date=chance.choice(DAYS),
        object=chance.choice(OBJECTS),
        place=chance.choice((None, Place("Seoul", "KR"))),
        status=chance.choice(("done", "planned")),
    )
    published = date(2025, 3, 4) + timedelta(days=chance.randrange(9))
    form = event_form(told, record=f"{seed:016}", document=f"document {seed}", published=published)
    assert form
    return form


def within_reach(one: Form, other: Form) -> bool:
    (first, last, words), (other_first, other_last, other_words) = kinds.reach(one), kinds.reach(other)
    share_words = not words or not other_words or bool(words & other_words)
    return first - 1 <= other_last and other_first - 1 <= last and share_words


def test_what_days_and_words_part_is_never_alike() -> None:
    pairs = list(combinations([event(seed) for seed in range(400)], 2))
    parted = [pair for pair in pairs if pair[0].name == pair[1].name and not within_reach(*pair)]
    assert len(parted) > 5000
    assert not [pair for pair in parted if kinds.compare(*pair).verdict in ("same", "unsure")]


def test_events_of_the_same_parties_within_a_day_look_into_each_others_blocks() -> None:
    forms = [form for form in (event(seed) for seed in range(400)) if form.one("day") not in ("2025", "2025-03")]
    pairs = [
        pair for pair in combinations(forms, 2) if (pair[0].name, pair[0].parties) == (pair[1].name, pair[1].parties)
    ]
    near = [pair for pair in pairs if within_reach(*pair)]
    assert len(near) > 200
    assert all(kinds.sought(one) & kinds.keys(other) and kinds.sought(other) & kinds.keys(one) for one, other in near)


def test_other_days_or_objects_outweigh_all_that_could_speak_for_one_event() -> None:
    weights = {name: sign.weight for name, sign in signs("event").items()}
    best = {
        "days": weights["day_same"],
        "parties": weights["parties_same"],
        "people": weights["people_same"] + weights["people_all"],
        "objects": weights["object_same"] + weights["rarely_twice"],
        "places": weights["place_same"],
    }
    without_days = sum(best.values()) - best["days"] + weights["day_differs"]
    without_objects = sum(best.values()) - best["objects"] + weights["object_differs"]
    assert max(without_days, without_objects) < thresholds().unsure


def test_what_moved_an_agreement_stands_where_the_agreement_is_looked_for() -> None:
    objects = ("Korea–Chile FTA", "Korea-Chile Free Trade Agreement", "CEPA", "MOU on hydrogen", "the hydrogen MOU",
               "memorandum of understanding on hydrogen and ammonia", "free trade agreement", "CPTPP")  # fmt: skip
    forms = [Form("agreement", name, ("CL", "KR")) for name in objects]
    same = [pair for pair in product(forms, repeat=2) if kinds.compare(*pair).verdict == "same"]
    assert len(same) > len(forms)
    for named, agreement in same:
        signed = Form("event", "sign", ("CL", "KR"), (("act", "sign"), ("object", named.name)), "1")
        assert kinds.keys(signed) & {f"ev {key}" for key in acted_on(agreement)}, (named.name, agreement.name)
