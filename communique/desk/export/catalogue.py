"""A register described as a dataset, in JSON-LD that is schema.org and DCAT at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.register import Filter, Register

_FORMATS: Mapping[str, str] = {
    "records": "application/x-ndjson",
    "plover": "application/x-ndjson",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
    "ftm": "application/x-ndjson",
}


def catalogue(register: Register, *, base: str = "") -> dict[str, Any]:
    """What the register holds, from when to when, by whom, in which formats. `base` goes before each download."""
    status = register.status()
    days = sorted(one.published for one in register.documents() if one.published)
    parties = [name for name, _ in register.facets(Filter(), by="party")]
    return {
        "@context": {
            "@vocab": "https://schema.org/",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
        },
        "@type": ["Dataset", "dcat:Dataset"],
        "name": "A Communiqué register",
        "description": "What press releases of economic diplomacy say, each record with its exact words.",
        "measurementTechnique": "Rules over the text of each release; every record quotes the words that state it.",
        "temporalCoverage": f"{days[0].isoformat()}/{days[-1].isoformat()}" if days else None,
        "spatialCoverage": [{"@type": "Place", "identifier": party} for party in parties if len(party) == 2],
        "creator": [{"@type": "Organization", "name": name} for name, _ in status.by_publisher if name != "unknown"],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": kind, "value": count}
            for kind, count in sorted(dict(status.by_kind).items())
        ],
        "size": f"{status.documents} documents, {status.records} records",
        "distribution": [_distribution(name, media, base) for name, media in _FORMATS.items()],
    }


def _distribution(name: str, media: str, base: str) -> dict[str, Any]:
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": name,
        "encodingFormat": media,
        "dcat:mediaType": media,
        "contentUrl": f"{base}/export/{name}",
    }
