"""Who dealt with whom and how often: the neighbourhood of a person, a body or a party, as a graph and as a table."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import partial

from fastapi import Request

from communique.desk.asking import AskedError
from communique.desk.export.graphs import gexf, graphml
from communique.desk.network import KINDS, Edge, Network, Node, around, network
from communique.desk.plain import answer_json
from communique.desk.tables import Table
from communique.faces.web.asked import Asked
from communique.faces.web.house import House
from communique.faces.web.page import Form, Page, as_csv, as_json
from communique.lexicon import country

# More nodes than this no eye can follow; the files have all.
_DRAWN, _ROWS = 48, 200
# The page is made from so many records, the newest.
_LOOKED_AT = 2500


def graph(house: House, request: Request) -> Page:
    """The network that an address asks for; without a restriction, the form."""
    asked = Asked.of(request.query_params)
    is_asked = bool(asked.stated or asked.one("around"))
    total, found = _found(house, asked, newest=_LOOKED_AT) if is_asked else (0, Network((), ()))
    everything = partial(_whole, house, asked, is_asked)
    drawn = _heaviest(found, asked.one("around"))
    names = {node.id: node for node in found.nodes}
    return Page(
        title="Network",
        template="network.html",
        parts={
            "asked": asked,
            "around": asked.one("around"),
            "network": found,
            "names": names,
            "edges": sorted(found.edges, key=lambda edge: (-edge.count, edge.one, edge.other))[:_ROWS],
            "drawn": json.dumps(_drawing(drawn), ensure_ascii=False),
            "looked_at": _LOOKED_AT if total > _LOOKED_AT else None,
            "total": total,
            "left_out": len(found.nodes) - len(drawn.nodes),
        },
        forms={
            "json": as_json(lambda: answer_json(everything())),
            "csv": as_csv(lambda: _table(everything()), "network"),
            "gexf": Form("application/gexf+xml", lambda: gexf(everything()), "network.gexf"),
            "graphml": Form("application/graphml+xml", lambda: graphml(everything()), "network.graphml"),
        },
    )


def _whole(house: House, asked: Asked, is_asked: bool) -> Network:
    return _found(house, asked, newest=None)[1] if is_asked else Network((), ())


def _found(house: House, asked: Asked, *, newest: int | None) -> tuple[int, Network]:
    """How many records match, and the network of the newest of them, or of all."""
    centre = asked.one("around")
    restricted = asked.filter()
    code = country(centre) if centre else None
    named = (restricted.parties, restricted.any_party, restricted.person, restricted.organisation, restricted.sector)
    if centre and not any(named):
        # The neighbours of a name are in the records that name it.
        pairs = [("party", code)] if code else [("words", centre)]
        restricted = Asked((*asked.pairs, *pairs)).filter()
    elif not any((*named, restricted.words)):
        raise AskedError("a network is of a party, a person, a body, a sector, or around a name")
    total = house.register.count(replace(restricted, kind=KINDS)) if newest else 0
    whole = network(house.register, restricted, newest=newest)
    return total, around(whole, code or centre) if centre else whole


def _heaviest(found: Network, centre: str | None) -> Network:
    """The nodes with the most dealings, and the edges among them."""
    weight: Counter[str] = Counter()
    for edge in found.edges:
        weight[edge.one] += edge.count
        weight[edge.other] += edge.count
    kept = {
        name for name, _ in sorted(weight.items(), key=lambda pair: (pair[0] != centre, -pair[1], pair[0]))[:_DRAWN]
    }
    edges = tuple(edge for edge in found.edges if edge.one in kept and edge.other in kept)
    return Network(tuple(node for node in found.nodes if node.id in kept), edges)


def _drawing(drawn: Network) -> dict[str, object]:
    pairs: Counter[tuple[str, str]] = Counter()
    for edge in drawn.edges:
        pairs[edge.one, edge.other] += edge.count
    return {
        "nodes": [_node(node) for node in drawn.nodes],
        "links": [{"source": one, "target": other, "count": count} for (one, other), count in sorted(pairs.items())],
    }


def _node(node: Node) -> dict[str, str]:
    return {"id": node.id, "name": node.name, "sort": node.sort}


def _table(found: Network) -> Table:
    return Table(("one", "other", "act", "count", "first", "last"), tuple(_row(edge) for edge in found.edges))


def _row(edge: Edge) -> tuple[str | int | None, ...]:
    first, last = (day.isoformat() if day else None for day in (edge.first, edge.last))
    return (edge.one, edge.other, edge.act, edge.count, first, last)
