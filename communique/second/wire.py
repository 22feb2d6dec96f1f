"""The typed answer that a model is asked for, and how it becomes claims.

The only file with pydantic models. The schema is strict towards the model and the reading of its answer forgiving: a
field of another form is left out, a record that is none is counted, and the rest of the answer stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WrapValidator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import from_json

from communique.records import (
    ACTS,
    AGREEMENT_TYPES,
    EVENT_STATUSES,
    FIGURE_OF,
    INITIATIVE_TYPES,
    INSTRUMENTS,
    MEASURE_STATUSES,
    SECTORS,
    STAGES,
)
from communique.second.grounding import ELSEWHERE, INITIATIVE_STATUSES, RULE, Claim
from communique.second.quantities import TERMS_OF

MANY = 400  # records of one answer, and values of one field: a part of a release states no more
_WIDE = 1000  # characters of any text: more than a quote may have
_HUGE = 1e18


def _listed(value: object) -> object:
    return [] if value is None else [value] if isinstance(value, str) else value


def _words_of(quote: object) -> object:
    """The words of a quote that came with offsets; where it stands we find ourselves."""
    return quote.get("words") if isinstance(quote, Mapping) else quote


def _chosen(codes: tuple[str, ...]) -> Any:
    """A code of a table, as far as the schema goes; whether it is one is checked when the record is grounded."""
    return Field(default=None, json_schema_extra={"enum": [*codes, None]})


def _bounded(value: str | int | float | list[Any]) -> str | int | float | list[Any]:
    """The value, unless it is longer or larger than any that a release states.

    Checked here and not by the schema: engines that write by a schema unroll its bounds, and grow slow.
    """
    if isinstance(value, int | float):
        is_much = not -_HUGE <= value <= _HUGE
    else:
        is_much = len(value) > (MANY if isinstance(value, list) else _WIDE)
    if is_much:
        raise ValueError("out of bounds")
    return value


_Bounded = AfterValidator(_bounded)
Text = Annotated[str, _Bounded]
Words = Text | None
Listed = Annotated[list[Text], _Bounded, BeforeValidator(_listed)]
Number = Annotated[int, _Bounded] | Annotated[float, _Bounded]
Amount = Number | Words
Date = Annotated[int, _Bounded] | Words


class _Part(BaseModel):
    model_config = ConfigDict(extra="allow", json_schema_extra={"additionalProperties": False})


class PlaceClaim(_Part):
    """Where: the place as written, its country."""

    name: Words = None
    country: Words = None


class TermClaim(_Part):
    """What a measure changes: from what, to what, counted by what."""

    of: Words = _chosen(TERMS_OF)
    from_: Amount = Field(default=None, alias="from")
    to: Amount = None
    unit: Words = None
    basis: Words = None


class RungClaim(_Part):
    """A stage that an agreement reached, and when."""

    stage: Words = _chosen(STAGES)
    date: Date = None


class ElsewhereClaim(_Part):
    """Words that state a field of a record, where its own quote does not."""

    field: Words = _chosen(tuple(sorted(ELSEWHERE)))
    quote: Annotated[Words, BeforeValidator(_words_of)] = None


class _Record(_Part):
    quote: Annotated[Text, BeforeValidator(_words_of)]
    elsewhere: Annotated[list[ElsewhereClaim], _Bounded] = []


class RoleClaim(_Record):
    """A person holds an office."""

    kind: Literal["role"]
    person: Words = None
    title: Words = None
    organisation: Words = None
    party: Words = None


class EventClaim(_Record):
    """Somebody did, does or will do something."""

    kind: Literal["event"]
    act: Words = _chosen(ACTS)
    by: Listed = []
    to: Listed = []
    parties: Listed = []
    date: Date = None
    place: PlaceClaim | Words = None
    object: Words = None
    status: Words = _chosen(EVENT_STATUSES)
    condition: Words = None


class AgreementClaim(_Record):
    """An instrument or standing partnership between parties."""

    kind: Literal["agreement"]
    name: Words = None
    type: Words = _chosen(AGREEMENT_TYPES)
    parties: Listed = []
    stage: Words = _chosen(STAGES)
    date: Date = None
    history: Annotated[list[RungClaim], _Bounded] = []


class SeriesClaim(_Record):
    """A recurring meeting, or a standing dialogue, forum, committee."""

    kind: Literal["series"]
    name: Words = None
    edition: Date = None
    date: Date = None
    place: PlaceClaim | Words = None
    since: Date = None
    frequency: Words = None
    attendance: Amount = None
    parties: Listed = []
    hosts: Listed = []


class MeasureClaim(_Record):
    """A trade or economic measure of a government."""

    kind: Literal["measure"]
    name: Words = None
    imposer: Words = None
    instrument: Words = _chosen(INSTRUMENTS)
    targets: Listed = []
    products: Listed = []
    terms: Annotated[list[TermClaim], _Bounded] = []
    status: Words = _chosen(MEASURE_STATUSES)
    announced: Date = None
    effective: Date = None


class FigureClaim(_Record):
    """A quantity stated as fact."""

    kind: Literal["figure"]
    value: Amount = None
    unit: Words = None
    of: Words = _chosen(FIGURE_OF)
    party: Words = None
    partner: Words = None
    period: Date = None
    bound: Words = None


class InitiativeClaim(_Record):
    """A named project, programme, strategy, platform or fund."""

    kind: Literal["initiative"]
    name: Words = None
    type: Words = _chosen(INITIATIVE_TYPES)
    parties: Listed = []
    status: Words = _chosen(INITIATIVE_STATUSES)
    place: PlaceClaim | Words = None


class Broken(BaseModel):
    """What stood where a record was due, and why it is none."""

    rule: str
    reason: str


_CLAIMS: Mapping[str, type[_Record]] = {
    "role": RoleClaim,
    "event": EventClaim,
    "agreement": AgreementClaim,
    "series": SeriesClaim,
    "measure": MeasureClaim,
    "figure": FigureClaim,
    "initiative": InitiativeClaim,
}


def _forgiving(value: object, _: object) -> _Record | Broken:
    """A record without the fields that are of another form than asked for."""
    kind = value.get("kind") if isinstance(value, Mapping) else None
    claimed = _CLAIMS.get(kind) if isinstance(kind, str) else None
    if claimed is None or not isinstance(value, Mapping):
        return Broken(rule=RULE, reason="no kind of ours" if isinstance(value, Mapping) else "no record")
    broken: set[str] = set()
    for _ in range(2):
        try:
            made = claimed.model_validate({name: one for name, one in value.items() if name not in broken})
        except ValidationError as error:
            broken |= {str(one["loc"][0]) for one in error.errors(include_url=False, include_input=False) if one["loc"]}
        else:
            return made
    return Broken(rule=f"{RULE}.{kind}", reason="quote: no text" if "quote" in broken else "no record")


AnyClaim = Annotated[
    RoleClaim | EventClaim | AgreementClaim | SeriesClaim | MeasureClaim | FigureClaim | InitiativeClaim
    | SkipJsonSchema[Broken],
    WrapValidator(_forgiving),
]  # fmt: skip


class SectorClaim(_Part):
    """What the release is about, and words that say so."""

    sector: Words = _chosen(SECTORS)
    words: Words = None


def _or_nothing(value: object, validate: Callable[[object], SectorClaim | str | None]) -> SectorClaim | str | None:
    try:
        return validate(value)
    except ValidationError:
        return None


class Answer(_Part):
    """Everything that one part of a release states."""

    records: list[AnyClaim]
    sectors: list[Annotated[SectorClaim | Words, WrapValidator(_or_nothing)]] = []


_SHOWN = 3000  # characters at the end of an answer in which a circle is looked for
_TIMES = 3  # how often something is said again, at the least, before it is a circle


def is_looped(text: str) -> bool:
    """Whether a text ends in the same words over and over, as small models do until they are stopped."""
    end = text[-_SHOWN:]
    is_long = len(end) >= _SHOWN // _TIMES
    return is_long and any(end[by:] == end[:-by] for by in range(1, len(end) // _TIMES + 1))


def begun(text: str) -> Answer | None:
    """The whole records of an answer that was cut off, without the last: it may be half of one. None without any."""
    try:
        found = from_json(text[max(0, text.find("{")) :], allow_partial=True)
    except ValueError:
        return None
    records = found.get("records") if isinstance(found, dict) else None
    if not isinstance(records, list) or len(records) < 2:
        return None
    return Answer.model_validate({"records": records[:-1]})


def claims(answer: Answer, declined: Counter[tuple[str, str]]) -> list[Claim]:
    """The records of an answer as claims; what is none is counted."""
    found: list[Claim] = []
    for one in answer.records[:MANY]:
        if isinstance(one, Broken):
            declined[one.rule, one.reason] += 1
        else:
            given = one.model_dump(by_alias=True, exclude_none=True, exclude={"kind", "quote", "elsewhere"})
            elsewhere = {each.field: each.quote for each in one.elsewhere if each.field and each.quote}
            found.append(Claim(one.kind, one.quote, given, elsewhere))
    if len(answer.records) > MANY:
        declined[RULE, "more records than a part can state"] += len(answer.records) - MANY
    return found


def sectors(answer: Answer) -> list[tuple[str, str]]:
    """The sectors of an answer, each with the words given for it; none for a bare code."""
    bare = [(one, "") for one in answer.sectors if isinstance(one, str)]
    return bare + [(one.sector or "", one.words or "") for one in answer.sectors if isinstance(one, SectorClaim)]
