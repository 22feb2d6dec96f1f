"""The whole of a name that a rule read only in part, where what it read could be the name of many things.

"Global Coalition" goes on with "to Defeat ISIS", "Trade Alliance" begins with "Africa Tech for". A name of three words
or more is left as it was read, and so is one beside a country, an office or a body.
"""

from __future__ import annotations

import re

from communique.reading.allegiance import party_named

WORD = r"[A-Z][\w’'-]*"
RUN = rf"{WORD}(?:(?: (?:and|of|the|in|to|&))* {WORD}|, {WORD}(?=[^.;:]*,? and))*"
BEHIND = re.compile(rf"(?: \([A-Z][\w-]+\))? (?:to|for|against|on|of) (?:the |a |an )?(?P<rest>{RUN})")
BEFORE = re.compile(rf"(?<!of )(?P<rest>{WORD}(?: {WORD}){{0,3}} (?:for|of) (?:the )?|{WORD}, )$")
# Whose or of what kind something is, not what it is called.
NOT_A_NAME = re.compile(
    r"\b(?:Minist(?!ers Responsible)|Secretar|President|Chair|Director|Head|Member|Deputy|Representative|Negotiat"
    r"|Leader|Sponsor|Parties|Department|Government|Republic|Kingdom|State|United|Bank|Office|Commission|Council"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|University|The|This|Chapter|Article|Annex|Under|In|At|On)\w*"
)
# A name that ends with one of these has been cut before what it is of or for.
CUT = re.compile(r"\b(?:Framework|Establishment|Principles|Rights|Implementation)$")
OF_WHAT = re.compile(
    rf"(?: (?:of|for|at|between|on) (?:(?:the|a|an|its) )?{WORD}(?:(?: (?:and|of|the|its)| [–-])* {WORD})*)+"
)
DANGLING = re.compile(
    r"(?: (?:and )?(?:to (?:[a-z]+)|for the (?:American|Indian|Korean|British|European)|including|between|with))+$"
)
# A headline: who does what at what is named last.
HEADLINE = re.compile(
    r"^[A-Z].* (?:Takes? Part in|Participates? in|Attends?|Addresses|Co-[Cc]hairs|Chairs|Hosts|Holds|Joins|to Attend"
    r"|to Host) (?:the )?(?=[A-Z])"
)
# What stands before a name and is tied to it: "Canada-in-" Asia Conference, "Andean Community (CAN)" Leaders' Meeting.
TIED = re.compile(r"(?:\b[A-Z]\w+-(?:in|for|to|and)-|\b[A-Z][\w-]+(?: (?:of |for )?[A-Z][\w-]+){1,4} \([A-Z]{3,9}\) )$")
OF_PEOPLES = re.compile(r" of (?:the )?(?:[A-Z]\w+ )?[A-Z]\w+(?:an|ic|ab|ish|ese)$")
PEOPLES = re.compile(r"(?: [Ss]peaking| [Mm]ember)? (?:[Cc]ountries|[Ss]tates|[Nn]ations|[Ee]conomies)\b")
FEW = 2  # words: a name so short may be another's as well


def whole_name(name: str, text: str, start: int, end: int) -> str:
    """The name with what stands before and behind it in the text where it is too short to tell the thing."""
    if HEADLINE.match(name):
        return HEADLINE.sub("", name)
    if DANGLING.search(name):
        return DANGLING.sub("", name)
    if tied := TIED.search(text, max(0, start - 60), start):
        name, start = tied.group() + name, tied.start()
    if OF_PEOPLES.search(name) and (rest := PEOPLES.match(text, end)):
        return name + rest.group()
    if CUT.search(name) and " on " in name and (rest := OF_WHAT.match(text, end)):
        return name + rest.group()
    if len(name.split(" (")[0].split()) > FEW or not text.startswith(name, start) or not name[0].isupper():
        return name
    end = start + len(name)  # what was read may hold the place as well
    behind = BEHIND.match(text, end)
    if behind and not NOT_A_NAME.match(behind["rest"]) and not party_named(behind["rest"]):
        return name + behind.group()
    before = BEFORE.search(text, max(0, start - 60), start)
    if (
        before
        and (", " not in before["rest"] or " and " in name)
        and not NOT_A_NAME.search(before["rest"])
        and not party_named(before["rest"].split()[0])
    ):
        return f"{before['rest']}{name}"
    return name
