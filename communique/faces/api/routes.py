"""What can be asked of the API, each question thin over the register or the desk.

Reads only. Refuses with 400 what is not understood and with 404 what is not there, each in one line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request

from communique.desk import asking
from communique.desk.asking import AskedError
from communique.desk.brief import Length, Question, compose
from communique.desk.brief.render.json import brief_json
from communique.desk.calendar import calendar
from communique.desk.network import around, network
from communique.desk.plain import answer_json, hit_json, source_json, stored_json
from communique.desk.timeline import timeline
from communique.faces.api.answers import (
    BriefForm,
    Counted,
    DocumentForm,
    EntityForm,
    FacetForm,
    Fault,
    HitForm,
    Items,
    LifeForm,
    NetworkForm,
    RecordForm,
    SourceForm,
    StatusForm,
)
from communique.faces.api.asked import Asked, Day, Kind, Limit, Paged, Text, storable
from communique.register import FACETS, Filter, Register


def _only_known(request: Request) -> None:
    """Refuse an operator that the question does not have: a mistyped filter would else answer with everything."""
    described = request.app.openapi()["paths"][request.scope["route"].path]["get"].get("parameters", ())
    known = {one["name"] for one in described if one["in"] == "query"}
    if unknown := sorted(set(request.query_params) - known):
        raise AskedError(f"unknown operator {unknown[0]!r}; there are {', '.join(sorted(known)) or 'none'}")


router = APIRouter(
    dependencies=[Depends(_only_known)],
    responses={400: {"model": Fault, "description": "The question is not understood"}},
)
NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"model": Fault, "description": "Nothing answers to this id"}}
Id = Annotated[str, Path(max_length=80, description="An id that an answer of this API gave")]
SOUGHT = "Words, or a phrase in double quotes; all must stand in the release"
CALLED = "Words of its name: the brief is about this one thing"
Thing = Annotated[Text, Query(description=CALLED)]
Life = Literal["agreements", "measures", "series", "people", "events", "commitments"]
EntityKind = Literal["person", "organisation", "place", "agreement", "series", "measure", "initiative"]


@router.get("/status", response_model=StatusForm)
def status(request: Request) -> Any:
    """Statistics of the register."""
    # Where the register lies is nobody's business over the network.
    return answer_json(replace(_register(request).status(), address=""))


@router.get("/documents", response_model=Items[SourceForm])
def documents(request: Request, asked: Paged) -> Any:
    """The heads of releases that match, newest first."""
    return {"items": [source_json(one) for one in _register(request).documents(asked)]}


@router.get("/documents/{id}", response_model=DocumentForm, responses=NOT_THERE)
def document(request: Request, id: Id) -> Any:
    """A release with its text and its records."""
    found = _register(request).document(storable(id))
    if found is None:
        raise HTTPException(404, f"there is no release {id}")
    records = _register(request).records(Filter(documents=(id,), order="oldest"))
    return found.document.as_json() | {
        "sectors": list(found.reading.sectors),
        "records": [stored_json(one) for one in records],
    }


@router.get("/records", response_model=Counted[RecordForm])
def records(
    request: Request,
    asked: Paged,
    kind: Annotated[list[Kind], Query(description="Kinds of record; any of several")] = [],  # noqa: B006
) -> Any:
    """Records that match, by day."""
    of_kind = replace(asked, kind=tuple(kind))
    found = _register(request).records(of_kind)
    return {"total": _register(request).count(of_kind), "items": [stored_json(one) for one in found]}


@router.get("/records/{id}", response_model=RecordForm, responses=NOT_THERE)
def record(request: Request, id: Id) -> Any:
    """A record with its quote and its release."""
    found = _register(request).record(storable(id))
    if found is None:
        raise HTTPException(404, f"there is no record {id}")
    return stored_json(found)


@router.get("/facets/{by}", response_model=Items[FacetForm])
def facets(
    request: Request,
    asked: Asked,
    by: Annotated[Literal[FACETS], Path(description="What is counted")],  # type: ignore[valid-type]
    kind: Annotated[list[Kind], Query(description="Kinds of record; any of several")] = [],  # noqa: B006
    limit: Limit = 50,
) -> Any:
    """How many matching records there are of each value, most first."""
    found = _register(request).facets(replace(asked, kind=tuple(kind)), by=by)
    return {"items": [{"value": value, "records": count} for value, count in found[:limit]]}


@router.get("/search", response_model=Items[HitForm])
def search(
    request: Request, asked: Paged, q: Annotated[str, Query(min_length=1, max_length=300, description=SOUGHT)]
) -> Any:
    """Releases that hold all the words, best first, with the stretch where they stand."""
    return {"items": [hit_json(hit) for hit in _register(request).search(storable(q), asked)]}


@router.get("/entities", response_model=Items[EntityForm])
def entities(
    request: Request,
    asked: Paged,
    kind: Annotated[EntityKind, Query(description="A kind of thing")] = "organisation",
    name: Annotated[Text, Query(description="Only things of this name")] = None,
) -> Any:
    """Things of one kind in matching records, most written about first; or those that bear a name."""
    register = _register(request)
    if name:
        named = register.named(storable(name), kind=kind, as_of=asked.as_of)
        found = named[asked.offset :][: asked.limit]
    else:
        found = register.entities(kind, asked)
    return {"items": [answer_json(one) for one in found]}


@router.get("/entities/{id}", response_model=EntityForm, responses=NOT_THERE)
def entity(request: Request, id: Id) -> Any:
    """One thing; its records are /records?entity=ID."""
    found = _register(request).entity(storable(id))
    if found is None:
        raise HTTPException(404, f"there is no thing {id}")
    return answer_json(found)


@router.get("/lives/{of}", response_model=Items[LifeForm])
def lives(request: Request, asked: Paged, of: Annotated[Life, Path(description="What lives are told of")]) -> Any:
    """Things over time: agreements with their ladders, measures with their terms, series with what is due."""
    register = _register(request)
    ask: Mapping[str, Callable[[Filter], Sequence[object]]] = {
        "agreements": register.agreements,
        "measures": register.measures,
        "series": register.series,
        "people": register.people,
        "events": register.events,
        "commitments": register.commitments,
    }
    return {"items": [answer_json(one) for one in ask[of](asked)]}


@router.get("/changes", response_model=Items[LifeForm])
def changes(
    request: Request,
    asked: Asked,
    after: Annotated[str, Query(max_length=30, description="The day since which it is otherwise")],
    limit: Limit = 100,
) -> Any:
    """What is otherwise than it was known to be on a day, newest first."""
    found = _register(request).changes(asking.first_day(after), asked)
    return {"items": [answer_json(one) for one in found[:limit]]}


@router.get("/timeline", response_model=Items[LifeForm])
def moments(request: Request, asked: Asked, limit: Limit = 200) -> Any:
    """What happened, day by day; the newest of them, oldest first. Of parties, a person, a sector or since a day."""
    named = (asked.parties, asked.any_party, asked.person, asked.organisation, asked.sector, asked.since)
    if not any(named):
        raise AskedError("a timeline is of a party, a person, a body, a sector or since a day")
    return {"items": [answer_json(one) for one in timeline(_register(request), asked)[-limit:]]}


@router.get("/network", response_model=NetworkForm)
def who_with_whom(
    request: Request,
    asked: Asked,
    centre: Annotated[Text, Query(description="A party, or the whole name of a person or body")] = None,
) -> Any:
    """Who dealt with whom and how often. Of parties, a person, a body or a sector; `centre` keeps its neighbours."""
    if not any((asked.parties, asked.any_party, asked.person, asked.organisation, asked.sector)):
        raise AskedError("a network is of a party, a person, a body or a sector")
    whole = network(_register(request), asked)
    return answer_json(around(whole, storable(centre)) if centre else whole)


@router.get("/calendar", response_model=Items[LifeForm])
def ahead(request: Request, asked: Asked, limit: Limit = 200) -> Any:
    """The days ahead: what releases announce, and which series are due."""
    found = calendar(_register(request), asked, asked.as_of or date.today())
    return {"items": [answer_json(one) for one in found[:limit]]}


@router.get("/brief", response_model=BriefForm)
def brief(
    request: Request,
    party: Annotated[list[str], Query(max_length=2, description="One or two countries or blocs")] = [],  # noqa: B006
    sector: Annotated[Text, Query(description="A sector, alone or of the parties")] = None,
    measure: Thing = None,
    person: Thing = None,
    agreement: Thing = None,
    series: Thing = None,
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
    changed_since: Day = None,
    length: Annotated[Length, Query(description="How much there is room for")] = "standard",
) -> Any:
    """The state of a relationship or a thing, every statement with the numbers of its sources."""
    for text in (*party, *filter(None, (measure, person, agreement, series))):
        storable(text)
    asked = Question(
        parties=asking.parties(party),
        sector=asking.sector(sector) if sector else None,
        measure=measure or None,
        person=person or None,
        agreement=agreement or None,
        series=series or None,
        since=asking.first_day(since) if since else None,
        until=asking.last_day(until) if until else None,
        as_of=asking.last_day(as_of) if as_of else None,
        changed_since=asking.first_day(changed_since) if changed_since else None,
        length=length,
    )
    if not (asked.parties or asked.thing or asked.sector):
        raise AskedError("a brief is about one or two parties, a sector, or one measure, person, agreement or series")
    return brief_json(compose(_register(request), asked, today=date.today()))


def _register(request: Request) -> Register:
    found: Register = request.app.state.register
    return found
