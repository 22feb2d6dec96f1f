"""The forms of the API's answers, as its OpenAPI description states them; records keep the fields of the record format.

Shapes only: what stands in them comes from the desk's plain forms.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Answer(BaseModel):
    """An answer that may have more fields than are named here."""

    model_config = ConfigDict(extra="allow")


class QuoteForm(BaseModel):
    """Words of a release, by position in code points: text[start:end] == words."""

    start: int
    end: int
    words: str


class SourceForm(BaseModel):
    """The head of a release."""

    id: str
    title: str
    publisher: str | None
    published: str | None = Field(description="ISO day")
    url: str | None
    category: str | None
    language: str | None
    source: str


class RecordForm(Answer):
    """A record in the record format, with its id and its release. Fields that the text does not state are absent."""

    id: str
    kind: str
    quote: QuoteForm
    rule: str
    document: SourceForm
    sectors: list[str] = []


class DocumentForm(Answer):
    """A release with its text and its records."""

    id: str
    title: str
    text: str
    records: list[RecordForm]


class HitForm(BaseModel):
    """A place where the words sought stand; `marks` are offsets in the release's text."""

    document: SourceForm
    record: RecordForm | None
    snippet: str
    start: int
    end: int
    marks: list[list[int]]
    rank: float


class EntityForm(BaseModel):
    """One thing: its fullest name, all its names, its parties, and when releases spoke of it."""

    id: str
    kind: str
    name: str
    names: list[str]
    parties: list[str]
    first_seen: str | None
    last_seen: str | None
    documents: int


class LifeForm(Answer):
    """What the register knows of one thing over time; every statement leads to records."""


class Items(BaseModel, Generic[Item]):
    """Some of many."""

    items: list[Item]


class Counted(Items[Item], Generic[Item]):
    """Some of many, and how many there are."""

    total: int


class FacetForm(BaseModel):
    """A value and how many matching records have it."""

    value: str
    records: int


class StatusForm(Answer):
    """Statistics of the register."""

    documents: int
    records: int


class NetworkForm(BaseModel):
    """Nodes, and the edges between them with how often and when."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


class BriefForm(Answer):
    """A brief: sections of statements, each with the numbers of its sources."""

    title: str
    as_of: str
    sections: list[dict[str, Any]]
    sources: list[dict[str, Any]]


class Fault(BaseModel):
    """A question that cannot be answered, and why, in one line."""

    error: str
