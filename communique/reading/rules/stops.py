"""Trade that is stopped and people who are sanctioned: measures told by a verb instead of a noun.

Refuses what stops by itself ("exports have been suspended by a strike" tells no measure's goods) and what is only
called so.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Day, Party
from communique.reading.rules.measure_nouns import Spotted, goods_words, is_negated

measures = Stage("measures", head="measure")


@measures.rule(
    "{deed: halts} [{f: filler}] [{g: filler}] [{h: filler}] {measure: traded}",
    "Peru {deed: suspended} {f: US} {g: fresh} {h: beef} {measure: imports} in 2003",
    "India had {deed: banned} {f: wheat} {measure: exports}",
    never=["Peru suspended the talks on imports", "Peru banned imports"],
)
def halted_trade(
    said: Said, deed: Blank, measure: Blank, f: Blank | None = None, g: Blank | None = None, h: Blank | None = None
) -> Spotted | None:
    """Goods between a ban and the trade that it stops: "banned wheat exports"."""
    line = said.line
    words = line.lowered[deed.last : measure.first]
    if goods_words().isdisjoint(words) or is_negated(line, deed.first):
        return None
    kind = "export_ban" if line.lowered[measure.first].startswith(("export", "shipment")) else "import_ban"
    return Spotted(kind, measure.first, said.first, said.last, deed.first, line.snapshot())


@measures.rule(
    "{measure: sanctioning} {what: number|amount|low|Cap|demonym}",
    "Chile has today {measure: sanctioned} {what: 100} oil tankers",
    "Chile is {measure: sanctioning} {what: traders} from Oman",
    never=["the sanctioned traders"],
)
def sanctioned(said: Said, measure: Blank, what: Blank) -> Spotted | None:
    """People, firms or ships that somebody sanctions."""
    line = said.line
    before = line.chunks[measure.first - 1] if measure.first else None
    is_verb = before is not None and (isinstance(before.value, Party | Day) or line.words(before).lower() in HELPING)
    if not is_verb or line.lowered[what.first] in {"by", "in", "under", "for", "as", "on", "and"}:
        return None
    return Spotted("sanction", measure.first, said.first, said.last, measure.first, line.snapshot())


HELPING = frozenset({"has", "have", "is", "are", "also", "today", "already", "jointly", "will"})
