"""The rules, by stage, in reading order. A stage's file holds the rules of one noun and their examples."""

from communique.lexicon.wordlists import words
from communique.reading.grammar import Stage
from communique.reading.rules import verbs as _verbs
from communique.reading.rules.actors import groups as _named
from communique.reading.rules.again import again as _again
from communique.reading.rules.amounts import amounts
from communique.reading.rules.attending import attending as _attending
from communique.reading.rules.auxiliaries import auxiliaries
from communique.reading.rules.companies import bodies
from communique.reading.rules.counts import figures
from communique.reading.rules.crowds import crowds as _crowds
from communique.reading.rules.customs import customs
from communique.reading.rules.days import days
from communique.reading.rules.deeds import deeds
from communique.reading.rules.firms import offices
from communique.reading.rules.gatherings import agendas, partners, sessions
from communique.reading.rules.holders import appositions as _named_again
from communique.reading.rules.holders import holders as _named_once
from communique.reading.rules.joined import articles, coordination, glosses
from communique.reading.rules.led import verbs
from communique.reading.rules.measures import measures
from communique.reading.rules.nominal import nominal
from communique.reading.rules.papers import instruments
from communique.reading.rules.people import people
from communique.reading.rules.posts import posts
from communique.reading.rules.rungs import rungs
from communique.reading.rules.schemes import initiatives
from communique.reading.rules.seated import seated as _seated
from communique.reading.rules.several import signatories, subjects, topics
from communique.reading.rules.shared_titles import listed as _listed
from communique.reading.rules.shared_titles import shared as _shared
from communique.reading.rules.sides import sided as _sided
from communique.reading.rules.spans import spans
from communique.reading.rules.two_plus_two import gatherings
from communique.records import FIGURE_OF, INSTRUMENTS

groups = Stage(
    "groups",
    makes=_named.makes,
    rules=[*_named.rules, *_sided.rules, *_attending.rules, *_again.rules, *_crowds.rules],
)

holders = Stage("holders", makes=_named_once.makes, rules=[*_named_once.rules, *_seated.rules, *_shared.rules])
appositions = Stage("appositions", makes=_named_again.makes, rules=[*_named_again.rules, *_listed.rules])

# One a line, in the order in which they read.
STAGES = (
    days,
    spans,
    amounts,
    bodies,
    instruments,
    topics,
    signatories,
    subjects,
    gatherings,
    agendas,
    partners,
    sessions,
    initiatives,
    posts,
    offices,
    people,
    holders,
    appositions,
    rungs,
    measures,
    figures,
    customs,
    groups,
    glosses,
    coordination,
    articles,
    auxiliaries,
    verbs,
    deeds,
    nominal,
)

# A blank for a family takes a chunk of any of its kinds.
FAMILIES = _verbs.FAMILIES | {
    "single_actor": ("party", "weak_party", "body", "person", "holder", "office", "group", "maybe"),
    "actor": ("single_actor", "actors", "sides", "pronoun"),
    "name": ("Cap!headline!title!determiner!preposition!pronoun!month!weekday!adverb!conjunction", "weak_party"),
    "topical": ("topic_name!city", "instrument"),
    "topic_name": ("name!body",),
    "party_word": ("party", "weak_party", "demonym", "region"),
    "signer": ("party", "weak_party", "body", "acronym"),
    "side_word": (
        "Name!headline",
        "Noun!headline",
        "acronym",
        "body",
        "party",
        "weak_party",
        "demonym",
        "city!headline",
        "institution&Cap",
        "legal_form&Cap",
    ),
    "subject": (
        "low!function!preposition!conjunction!determiner!adverb!pronoun!headline!took_effect",
        "topic_name!city",
        "instrument",
    ),
    "quoted_word": ("Cap", "low", "number", "mixed", "party", "region", "city", "body", "demonym", "instrument"),
    "pact_noun": ("low!function!preposition!conjunction!determiner!adverb!pronoun!headline!pact!stage_word",),
    "aim_word": ("low!function!preposition!conjunction!determiner!adverb!pronoun!headline!pact", "topic_name!city"),
    "gathering_word": ("name", "Cap&gatherer", "instrument", "body", "demonym", "region"),
    "owned": tuple(sorted(kind for kind in words() if kind.startswith("owned_"))),
    "stage_word": (
        "rung_proposed",
        "rung_negotiating",
        "rung_concluded",
        "rung_signed",
        "rung_ratifying",
        "rung_ratified",
        "rung_in_force",
        "rung_upgrading",
        "rung_suspended",
        "rung_ended",
    ),
    "rung_filler": (
        "low!function!preposition!conjunction!pronoun!determiner",
        "determiner",
        "number",
        "year",
        "day",
        "party",
        "demonym",
        "possessive",
        "quote_mark",
        "ordinal",
    ),
    "someone": ("person", "holder"),
    "field_acronym": ("acronym!excellency!party!weak_party!body!weak_body!region!city",),
    "bound": ("about", "over", "under"),
    "flow": tuple(f"of_{code}" for code in (*FIGURE_OF, "other") if code not in ("growth", "meetings")),
    "measure": tuple(f"m_{code}" for code in INSTRUMENTS),
    "filler": (
        "low!function!preposition!conjunction!officials_of",
        "Cap!title",
        "party",
        "weak_party",
        "demonym",
        "region",
        "city",
        "body",
    ),
}
