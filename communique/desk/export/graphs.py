"""A network as GEXF (edges with their days, as Gephi shows them over time) and as GraphML (extra `export`)."""

from __future__ import annotations

import io
import re
from typing import Any

from communique.desk.extras import extra
from communique.desk.network import Network

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def gexf(network: Network) -> bytes:
    """The network as GEXF 1.2, dynamic: an edge lives from its first to its last day. Raises ExtraMissingError."""
    library = extra("networkx", "export")
    out = io.BytesIO()
    library.write_gexf(_graph(library, network, is_dynamic=True), out, version="1.2draft")
    return out.getvalue()


def graphml(network: Network) -> bytes:
    """The network as GraphML, first and last day as attributes. Raises ExtraMissingError."""
    library = extra("networkx", "export")
    out = io.BytesIO()
    library.write_graphml(_graph(library, network, is_dynamic=False), out)
    return out.getvalue()


def _graph(library: Any, network: Network, *, is_dynamic: bool) -> Any:
    graph = library.MultiGraph(mode="dynamic", timeformat="date") if is_dynamic else library.MultiGraph()
    for node in network.nodes:
        graph.add_node(_clean(node.id), label=_clean(node.name), sort=node.sort, party=node.party or "")
    for edge in network.edges:
        days = {"start": edge.first, "end": edge.last} if is_dynamic else {"first": edge.first, "last": edge.last}
        stated = {name: day.isoformat() for name, day in days.items() if day}
        about = {"act": edge.act, "weight": edge.count, "records": " ".join(edge.records)}
        graph.add_edge(_clean(edge.one), _clean(edge.other), **about, **stated)
    return graph


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
