"""Stands and probes told from what undergoes them: a plan that is proposed, a claim that is rejected by somebody.

Help that a thing gets from somebody ("is supported by a grant") is refused.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.making import passive, verb_of

deeds = Stage("deeds", head="does")

UNDERGONE = frozenset({"propose", "support", "reject", "criticise", "investigate", "request"})
HELP_OR_WISH = frozenset({"support", "back", "champion", "drive", "expect", "seek", "direct", "press", "offer", "task"})


@deeds.rule(
    "{does: propose.p|support.p|reject.p|criticise.p|investigate.p|request.p} by {by: actor}",
    "The plan {does: was proposed} by {by: Korea}.",
    "The plan {does: has been welcomed} by {by: Korea}.",
    "The claim {does: was rejected} by {by: Korea}.",
    "The quota {does: was condemned} by {by: Korea}.",
    "The imports {does: are being investigated} by {by: Korea}.",
    "The review {does: was requested} by {by: Korea}.",
    never=["The plan is supported by Korea.", "Korea proposed a plan.", "The plan proposed by Korea was long."],
)
def is_done_by(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """Something is proposed, welcomed, rejected, condemned, investigated or asked for by somebody."""
    verb = verb_of(said, does)
    if verb.voice != "passive" or verb.acts[0] not in UNDERGONE or verb.lemma in HELP_OR_WISH:
        return Declined("help or a wish, or only mentioned")
    return passive(said, does, verb.acts[0], by)
