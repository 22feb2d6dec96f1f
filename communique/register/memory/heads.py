"""The heads of documents from memory: what stands over each record on a page, without a look at the database.

Answers as the database does; of documents that the columns do not have, nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

import numpy as np

from communique.register.answers import Source
from communique.register.kept import Head
from communique.register.memory.columns import NONE, places
from communique.register.memory.index import Index

# The columns of a document's head after its id, in the order in which a source has them.
HEAD = ("title", "publisher", "published", "url", "category", "language", "source")


def heads_of(index: Index, ids: Collection[str]) -> dict[str, Head]:
    """The heads of documents with their sectors, in the order of the alphabet; of those that are held."""
    documents = index.columns.documents
    some = np.array(list(ids), "S16")
    at = places(documents.ids, some)
    at = at[at != NONE]
    told: list[list[str]] = [[] for _ in at]
    for place, sector in zip(*(some.tolist() for some in index.sectors.at(at)), strict=True):
        told[place].append(documents.sector_names[sector])
    known = (id.decode() for id in documents.ids[at].tolist())
    heads = documents.heads[at].tolist()
    return {
        id: Head(_source(id, head), tuple(sorted(found))) for id, head, found in zip(known, heads, told, strict=True)
    }


def _source(id: str, head: str) -> Source:
    title, publisher, published, *others = json.loads(head)
    return Source(id, title, publisher, date.fromisoformat(published) if published else None, *others)
