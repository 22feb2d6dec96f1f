"""Which stage of an agreement's life a step tells of, if it was taken at all.

A step in the future, in doubt or under a condition ("once it enters into force") tells at most of the stage before it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from communique.edtf import span
from communique.lexicon.wordlists import words
from communique.reading.mentions import Step
from communique.reading.notes import Sentence

# Words within LOOK_BACK before a step that make it a plan, a hope or a condition.
UNREAL = frozenset(
    "proposed propose proposes proposal advance will would shall should may could might must can to towards "
    "toward plan plans planned planning aim aims aiming hope hopes hoped expect expects expected expecting intend "
    "intends intention intent early swift prompt speedy timely once when if until unless ahead before pending "
    "possible possibility potential prospective future forthcoming upcoming soon seek seeks seeking pursue "
    "pursuing consider considering not yet never without urge urged urges need accelerate expedite goal target "
    "scheduled due prior wish desire rapid earliest explore expeditious working resume work discuss discussed "
    "importance".split()
)
LOOK_BACK = 5  # words
NEAREST = 5  # words before an instrument that what becomes of it may hang on: once the agreement is signed
PLANNED_IS = {"concluded": "negotiating", "negotiating": "proposed", "proposed": "proposed", "upgrading": "upgrading",
              "ratifying": "ratifying", "signed": "proposed"}  # fmt: skip
# Verbs of many uses: only an article or the like may stand between them and the instrument.
STRICT = frozenset(
    "agreed announced announcing issued issue issues completed completion reached reach reaches secured secures "
    "struck strike strikes sealed seal seals exchanged settled unveiled adopted approved approves approval "
    "consent assent approving cleared clears nod draft existing current "
    "entered enter enters seek seeks seeking sought eyes eyeing mulls mulling moots consider considers "
    "considering".split()
)
ONLY_ARTICLES = re.compile(
    r"(?:\W|\b(?:agreement in principle|"
    r"the|a|an|to|on|upon|of|its|their|this|that|new|historic|landmark|first|two|three|major|massive|joint|final|"
    r"bilateral|comprehensive|long|delayed|awaited|sought|wide|ranging|sweeping|limited|interim|partial|separate|broad|"
    r"political|mutual|modern|modernised|modernized|upgraded|today|formally|officially|great|initial|preliminary|s)\b)*"
)
# Before "negotiations": their end, not their course.
ENDS = re.compile(
    r"\b(conclu(?:de|des|ded|sion|ding)|complet(?:ed|es|ion)|finali[sz]ed|wrapp?(?:ed|s) up|ended)\b(?: of)?"
    r"(?: the| their| its| formal| successful| upgrade| trade| fta)*\s+$",
    re.IGNORECASE,
)
# Behind the instrument that talks are on: "negotiations on the CEPA have been concluded".
ENDED = re.compile(
    r"^\s*(?:,[^,.;]{0,60},\s*)?(?:(?:were|was|have been|has been|had been|, which|that)\s(?:\w+ly\s)?"
    r"(?:launched|started|opened|begun|resumed|initiated|began)\b[^,.;]{0,40}\band\s(?:\w+ly\s)?(?:were\s)?"
    r"|(?:were|was|have been|has been|had been)\s(?:\w+ly\s)?)(?:concluded|completed|finali[sz]ed)\b",
    re.IGNORECASE,
)
# Behind "reach": how far talks are, not that they are over.
HOW_FAR = re.compile(
    r"^\s*(?:(?:the|a|an|its|their) )?(?:\w+ )?(?:rounds?|stages?|phases?|impasse|deadlock|stalemate)\b", re.I
)
UNDER_WAY = re.compile(r"\b(?:undergoing|awaiting|pending|process|procedures|currently|submitted|under ?way)\b", re.I)
OWNED = re.compile(r"\w['’]s\s*$|s’\s*$")
AND = re.compile(r"\b(?:and|also)\b", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|signed|concluded|initialled)\b", re.IGNORECASE)
LAUNCHES = frozenset("launch launching begin beginning start starting open opening commence resume".split())
WISHED = re.compile(
    r"\b(?:wish(?:es|ed)?|interest(?:ed)?|willing(?:ness)?|desire[sd]?|wants?) (?:\w+ )?(?:to|in) \w*\s*$"
)
# Between "exploring" and an instrument: it is there, and is to be used.
USED = re.compile(
    r"\b(?:ways|build\w*|implement\w*|utili[sz]\w+|us(?:e|ing)|benefit\w*|opportunit\w+|under|through|within|progress)\b",
    re.IGNORECASE,
)
CONSENTS = frozenset({"approval", "consent", "assent", "nod", "green light", "go-ahead"})
NOUNS = frozenset(
    "consent assent signature conclusion negotiation negotiations talks finalisation finalization ratification "
    "approval entry completion issuance adoption termination suspension implementation".split()
)
DECIDED = re.compile(r"\bdecisions?\b[^.;]{0,40} on the $", re.IGNORECASE)
LIFTED = re.compile(r"elevat|rais|lift|upgrad")
ASIDE = re.compile(r"\s*(?:,|\bwhich\b|\bthat\b)")
# Before "sign": those who met have done it.
MET = re.compile(r"\b(?:joined|met|met with)\b[^.;]*\bto (?:\w+ly )?$")
# Before "signing of": somebody lets it be signed.
ALLOWED = re.compile(
    r"\b(?:approv\w+|nod|cleared|clears|endorsed|okayed|consent(?:ed)?|assent|green light|go-ahead|authori[sz]ed)\b"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)
# Before "approval" or "consent": it has been given.
GIVEN = re.compile(
    r"\b(?:g[ai]ves?|given|grants?|granted|accord(?:s|ed)|received|secured|won|obtained)\b[^.;]{0,60}$", re.I
)
# Before "ratifying": the law by which it is done has been signed.
LAW = re.compile(r"\b(?:signed|adopted|passed|approved|enacted)\b[^.;]{0,30}\b(?:law|bill|act|decree)\b[^.;]{0,12}$")
LAW_OF = re.compile(r"\b(?:law|bill|act|decree|motion|resolution)\b[^.;]{0,16}$", re.IGNORECASE)
PASSED = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|has been|have been|had been)\s(?:\w+ly\s)?(?:signed|adopted|passed|approved|enacted)\b"
)
BILL = re.compile(r"\b(?:passed|approved|adopted|endorsed|cleared|backed)\b[^.;]{0,30}$")
DECISION = re.compile(r"\bdecisions? $", re.IGNORECASE)
ADJECTIVE = re.compile(r"\b(?:the|a|an|any|this)\s$", re.IGNORECASE)
BILL_TO = re.compile(r"\b(?:legislation|bills?|motions?|laws?)\b[^.;]{0,12}$", re.IGNORECASE)
ADOPTED = re.compile(r"\b(?:adopted|adopts|took|approved|gave)\b", re.IGNORECASE)
CONFIRMED = frozenset("since after following witnessed welcomed welcoming marked celebrated announced".split())
PARLIAMENTS = re.compile(
    r"\b(?:parliament\w*|assembly|congress|senate|cabinet|council of (?:the )?\w+|duma|house|diet|saeima|bundestag|"
    r"government|legislature|lawmakers|meps)\b",
    re.IGNORECASE,
)


@cache
def _stages() -> dict[str, str]:
    prefix = "rung_"
    return {
        word.lower(): kind.removeprefix(prefix)
        for kind, listed in words().items()
        if kind.startswith(prefix) and kind not in ("rung_bridge", "rung_of")
        for word in listed
    }


def stage_of(step: Step, sentence: Sentence, stated: str | None, published: date | None) -> tuple[str, bool] | None:
    """The stage that a step shows and whether it was taken; None when it tells of none.

    `stated` is the step's day, if any: a day after publication makes it a plan.
    """
    stage = _stages()[step.word]
    if not _is_about(step, sentence, stage):
        return None
    before = sentence.line.between(sentence.start, step.start)[-60:]
    if step.word in ("signed", "agreed") and step.pact_start == step.end + 1 and ADJECTIVE.search(before):
        return None  # `within a year of the signed agreement`
    if step.word in (*NOUNS, "signing") and DECIDED.search(
        before
    ):  # "adopted a decision on the conclusion of the agreement"
        return ("ratified", True) if step.word == "conclusion" and ADOPTED.search(before) else None
    if step.word == "concluding" and DECISION.search(before):
        return ("ratified", True) if ADOPTED.search(before) else None
    if step.word == "sign" and MET.search(sentence.line.between(sentence.start, step.start)[-160:]):
        return "signed", True
    if _is_lifted(step, sentence, sentence.line.between(step.end, step.pact_start)):
        is_open = bool(UNREAL.intersection(re.findall(r"\w+", before.lower())[-LOOK_BACK:]))
        return None if is_open else ("in_force", True)
    if step.word == "draft":
        return "negotiating", False
    if step.word.startswith("reach") and HOW_FAR.match(sentence.line.between(step.end, sentence.end)):
        return "negotiating", False  # "talks on the FTA reach their fifth round"
    if step.word in ("approval", "approving") and _opens(step, sentence):
        return "ratified", True  # an item of what a cabinet decided
    far = sentence.line.between(sentence.start, step.start)[-140:]
    if step.word in ("sign", "ratify", "signing", "signature", "ratification", "conclusion") and ALLOWED.search(far):
        return "ratified", True
    if step.word in CONSENTS and GIVEN.search(before) and not UNREAL.intersection(before.lower().split()):
        return "ratified", True
    if stage == "negotiating" and (ended := ENDS.search(before)):
        is_open = bool(UNREAL.intersection(re.findall(r"\w+", before[: ended.start()].lower())[-LOOK_BACK:]))
        is_noun = ended.group(1).lower() == "conclusion" and not CONFIRMED.intersection(before.lower().split())
        return ("negotiating", False) if is_open or is_noun else ("concluded", True)
    if stage == "negotiating" and ENDED.match(sentence.line.between(step.pact_end, sentence.end)):
        return "concluded", True
    if step.word == "ratify" and BILL_TO.search(before):
        return "ratifying", False
    if step.word in ("ratification", "ratifying") and _is_by_law(step, sentence, before):
        return "ratified", True
    if step.word in ("ratification", "ratifying"):
        around = sentence.line.between(max(sentence.start, step.start - 30), min(sentence.end, step.end + 30))
        is_of_one = step.word == "ratification" and OWNED.search(before) is not None  # "Peru's ratification of"
        return ("ratifying", False) if is_of_one or UNDER_WAY.search(around) else None
    if step.word.startswith("implement"):
        return None
    if _is_planned(step, sentence, stage, stated, published):
        if stage == "concluded" and WISHED.search(before):
            return "proposed", False  # "wishes to clinch an FTA with Peru"
        return (PLANNED_IS[stage], False) if stage in PLANNED_IS else None
    return stage, True


def _is_by_law(step: Step, sentence: Sentence, before: str) -> bool:
    """Whether the law by which it is ratified has been signed or passed, told before it or behind."""
    if LAW.search(before) or (
        LAW_OF.search(before) and PASSED.match(sentence.line.between(step.pact_end, sentence.end))
    ):
        return True
    between = sentence.line.between(step.end, max(step.end, step.pact_start))
    return bool(re.match(r"\s(?:bill|motion|law|act)s?\b", between) and BILL.search(before))


def _is_of_a_law(step: Step, sentence: Sentence) -> bool:
    """Whether it is the law that ratifies an instrument that is signed: "the law on ratification of the Treaty"."""
    before = sentence.line.between(sentence.start, step.pact_start)[-80:]
    return re.search(r"\b(?:law|bill|act|decree)\b.{0,12}\b(?:ratif\w+|approv\w+)\b.{0,12}$", before, re.I) is not None


def _is_about(step: Step, sentence: Sentence, stage: str) -> bool:
    """Whether the words between step and instrument let the one be about the other."""
    between = sentence.line.between(*sorted((step.end, step.pact_start))) if step.end <= step.pact_start else ""
    if step.word in ("signed", "approved", "adopted") and step.pact_end <= step.start and _is_of_a_law(step, sentence):
        return False
    if step.word in ("in force", "in effect") and not re.fullmatch(r"(?:\W|\b(?:the|a|an|of)\b)*", between):
        return False  # "remains in force until a new agreement is signed"
    if stage == "proposed" and "potential of" in between:
        return False  # "exploring the full potential of the agreement"
    if stage == "proposed" and USED.search(between):
        return False  # "exploring ways to build on the agreement"
    if step.word in ("consultations", "discussions") and not re.search(r"\ban?\b", between):
        return False  # on one that there is
    if _is_lifted(step, sentence, between):
        return True
    if stage in ("signed", "ratified", "in_force") and step.word not in CONSENTS and re.search(r"\bto\b", between):
        return False
    if step.word in STRICT and not ONLY_ARTICLES.fullmatch(between.lower()):
        return False
    behind = sentence.line.between(*sorted((step.pact_end, step.start))) if step.pact_end <= step.start else ""
    is_past = step.word in STRICT or step.word.endswith("ed") or step.word in ("inked", "struck")
    if is_past and AND.search(behind) and not PASSIVE.search(behind):
        return False  # "the agreement, and agreed to meet": what follows is done by somebody
    if stage != "ratified" or step.word.startswith("ratif"):
        return True
    return _opens(step, sentence) or bool(PARLIAMENTS.search(_words(sentence)))


def _is_lifted(step: Step, sentence: Sentence, between: str) -> bool:
    """Whether relations are raised to a partnership: "elevated their ties to a Strategic Partnership"."""
    pact = sentence.line.between(step.pact_start, step.pact_end).lower()
    return bool(LIFTED.match(step.word)) and "partnership" in pact and re.search(r"\bto\b", between) is not None


def _opens(step: Step, sentence: Sentence) -> bool:
    """Whether a step opens its sentence, behind the number of an item at most."""
    return not re.search("[a-z]{2}", sentence.line.between(sentence.start, step.start))


def _words(sentence: Sentence) -> str:
    return sentence.line.between(sentence.start, sentence.end)


def _is_planned(step: Step, sentence: Sentence, stage: str, stated: str | None, published: date | None) -> bool:
    if stated and published and span(stated)[0] > published:
        return True
    ahead = sentence.line.between(sentence.start, step.start)
    if step.pact_end <= step.start:  # what the instrument is for is no plan: an MoU to share data that was signed
        behind = sentence.line.between(step.pact_end, step.start)
        front = re.split("[,;:]", sentence.line.between(sentence.start, step.pact_start))[-1].split()[-NEAREST:]
        ahead = behind if ASIDE.match(behind) else f"{' '.join(front)} {behind}"
    words = re.findall(r"[\w’']+", ahead)[-LOOK_BACK:]
    before = [word.lower() for word in words if word != "May"]
    if stage == "negotiating" and step.word in ("negotiations", "talks", "negotiation"):
        return bool(LAUNCHES.intersection(before)) and bool(UNREAL.intersection(before))
    if step.word.split(" ")[0] in NOUNS:
        is_dated = bool(stated) and stage == "in_force"
        return not (is_dated or CONFIRMED.intersection(before[-3:])) or bool(UNREAL.intersection(before))
    return bool(UNREAL.intersection(before))
