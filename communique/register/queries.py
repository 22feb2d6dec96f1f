"""A filter as SQL over the tables of the register.

One place where the words of `Filter` become conditions; every answer is made of these. Runs nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Float,
    FromClause,
    Integer,
    Select,
    Table,
    TextualSelect,
    and_,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    text,
    true,
    union,
    union_all,
)

from communique.register import words
from communique.register.answers import Filter
from communique.register.batches import among
from communique.register.schema import (
    UNKNOWN_DAY,
    document,
    document_party,
    document_sector,
    form,
    record,
    record_actor,
    record_pair,
    record_party,
)

Condition = ColumnElement[bool]
Row = TypeVar("Row", bound=tuple[Any, ...])


_WRONG = record.alias("wrong")
_OF_WRONG = select(_WRONG.c.number).where(_WRONG.c.judged == "wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheDay(Filter):
    """A filter with the forms that stood for whom and what it names on its day."""

    person_forms: tuple[str, ...] = ()
    organisation_forms: tuple[str, ...] = ()
    entity_forms: tuple[str, ...] = ()


def many(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """One value or several as several."""
    return (value,) if isinstance(value, str) else value


def matching_records(asked: Filter, *, is_sqlite: bool) -> tuple[FromClause, Condition, ColumnElement[date]]:
    """What to select from, under which condition, and the day to order by."""
    source: FromClause = record
    where = list(_of_records(asked, is_sqlite=is_sqlite))
    day: ColumnElement[date] = record.c.day
    parties = sorted(set(asked.parties))
    if asked.documents:
        # Documents that are named are far fewer than what two countries ever did.
        where += [*_window(asked, record.c.day), *_take_part(parties)]
    elif len(parties) == 1:
        source = record_party.join(record, record.c.number == record_party.c.record)
        where += [record_party.c.party == parties[0], *_window(asked, record_party.c.day)]
        day = record_party.c.day
    elif parties:
        source = record_pair.join(record, record.c.number == record_pair.c.record)
        where += [record_pair.c.one == parties[0], record_pair.c.other == parties[1]]
        where += [*_window(asked, record_pair.c.day), *(_takes_part((party,)) for party in parties[2:])]
        day = record_pair.c.day
    else:
        where += _window(asked, record.c.day)
    return source, and_(true(), *where), day


def is_stated() -> Condition:
    """The condition that nobody judged a record wrong."""
    return or_(record.c.judged.is_(None), record.c.judged != "wrong")


def is_named() -> Condition:
    """The condition that a form is a name and no event's act: in these words, so that PostgreSQL's index serves."""
    return form.c.kind != literal_column("'event'")


def _is_none_of_wrong(number: ColumnElement[int]) -> Condition:
    """The same of a record by its number: the few that are wrong are looked up beside."""
    return number.not_in(_OF_WRONG)


def entity_now(id: str) -> ColumnElement[str]:
    """The id of the entity that holds the form by which an id was given: where forms joined, an earlier id leads on."""
    named = form.alias("named")
    held = select(named.c.entity).where(named.c.id == id.partition("-")[2]).scalar_subquery()
    return func.coalesce(held, id)


def matching_documents(asked: Filter, *, is_sqlite: bool, are_looked_into: bool = True) -> Condition:
    """The condition on documents; a restriction on records keeps the documents that hold such a record.

    Where they are not looked into, those that name the parties in some record are kept, be it in one or in several.
    """
    where = [*_of_documents(asked)]
    if asked.since:
        where.append(document.c.published >= asked.since)
    if asked.until:
        where.append(document.c.published <= asked.until)
    if asked.as_of:
        where.append(document.c.published <= asked.as_of)
    if asked.words:
        where.append(document.c.number.in_(_having_words(asked.words, is_sqlite=is_sqlite)))
    # Most documents are not of these parties: that is known without a look at their records.
    where += [_names(party) for party in asked.parties]
    if are_looked_into and asks_of_records(asked):
        of_records = [*_of_fields(asked), *_take_part(sorted(set(asked.parties)))]
        where.append(exists().where(and_(record.c.document == document.c.id, *of_records)))
    return and_(true(), *where)


def days_of_parties(asked: Filter) -> Select[Any] | None:
    """How many matching records there are of each day, without a look at the records; None where one is needed."""
    if (found := _of_parties_alone(asked)) is None:
        return None
    held, where = found
    # One bound alone: of two SQLite would take the wrong one to the index.
    first = max(asked.since or UNKNOWN_DAY, UNKNOWN_DAY + timedelta(days=1))
    return select(held.c.day, func.count().label("records")).where(held.c.day >= first, where).group_by(held.c.day)


def number_of_parties(asked: Filter) -> Select[Any] | None:
    """How many records match, without a look at them; None where one is needed."""
    if (found := _of_parties_alone(asked)) is None:
        return None
    held, where = found
    since = (held.c.day >= asked.since,) if asked.since else ()
    return select(func.count()).select_from(held).where(where, *since)


def _of_parties_alone(asked: Filter) -> tuple[Table, Condition] | None:
    """Where the records of one or two parties stand by their days, and which; None if the filter asks more of them."""
    parties = sorted(set(asked.parties))
    if not _asks_of_parties_alone(asked) or not 1 <= len(parties) <= 2:
        return None
    held = record_party if len(parties) == 1 else record_pair
    names = ("party",) if len(parties) == 1 else ("one", "other")
    named = (held.c[name] == party for name, party in zip(names, parties, strict=True))
    return held, and_(_is_none_of_wrong(held.c.record), *named)


def facts_of_party(asked: Filter) -> Condition | None:
    """The condition on `record_party` where it holds all that is needed to count; None where it does not."""
    if not _asks_of_parties_alone(asked) or len(set(asked.parties)) != 1:
        return None
    first = asked.since or UNKNOWN_DAY
    of_party = record_party.c.party == asked.parties[0]
    return and_(of_party, record_party.c.day >= first, _is_none_of_wrong(record_party.c.record))


def _asks_of_parties_alone(asked: Filter) -> bool:
    """Whether nothing but parties and a first day is asked for."""
    plain = replace(asked, parties=(), since=None, limit=None, offset=0, order="newest", by="told")
    return plain == Filter()


def asks_of_records(asked: Filter) -> bool:
    """Whether the filter restricts something that only records have."""
    named = (asked.person, asked.organisation, asked.entity, asked.reviewed)
    fields = (asked.kind, asked.parties, asked.any_party, asked.acts, asked.status)
    return any((*fields, asked.stage, asked.type, asked.instrument)) or any(value is not None for value in named)


def ordered(query: Select[Row], asked: Filter, day: ColumnElement[date]) -> Select[Row]:
    """The query in the filter's order, which does not depend on the order in which documents were added."""
    by_day = day.desc() if asked.order == "newest" else day.asc()
    query = query.order_by(by_day, record.c.document, record.c.quote_start, record.c.id)
    return paged(query, asked)


def paged(query: Select[Row], asked: Filter) -> Select[Row]:
    """The query within the filter's limit and offset."""
    if asked.limit is not None:
        query = query.limit(asked.limit)
    return query.offset(asked.offset) if asked.offset else query


def _of_records(asked: Filter, *, is_sqlite: bool) -> Iterable[Condition]:
    yield from _of_fields(asked)
    if asked.as_of:
        yield record.c.published <= asked.as_of
    if any((asked.sector, asked.publisher)):
        yield record.c.document.in_(select(document.c.id).where(and_(true(), *_of_documents(asked))))
    if asked.documents:
        yield among(record.c.document, asked.documents)
    if asked.words:
        of_words = document.c.number.in_(_having_words(asked.words, is_sqlite=is_sqlite))
        yield record.c.document.in_(select(document.c.id).where(of_words))
        for term in words.terms(asked.words):
            yield record.c.quote.icontains(term, autoescape=True)


def _of_fields(asked: Filter) -> Iterable[Condition]:
    plain = (("act", asked.acts), ("status", asked.status), ("stage", asked.stage), ("type", asked.type))
    if asked.kind:
        # Of a few documents the index by document is the short way, and SQLite would go by the kind.
        kind = func.coalesce(record.c.kind, "") if asked.documents else record.c.kind
        yield kind.in_(many(asked.kind))
    for name, value in (*plain, ("instrument", asked.instrument)):
        if value:
            yield record.c[name].in_(many(value))
    if asked.any_party:
        yield _takes_part(asked.any_party)
    then = asked if isinstance(asked, OnTheDay) else None
    if asked.person:
        yield _act(then.person_forms) if then else _acts(asked.person, "person")
    if asked.organisation:
        yield _act(then.organisation_forms) if then else _acts(asked.organisation, "organisation")
    if asked.entity and then:
        yield _tells_of(lambda held: among(held, then.entity_forms))
    elif asked.entity:
        forms = select(form.c.id).where(form.c.entity == entity_now(asked.entity))
        yield _tells_of(lambda held: held.in_(forms))
    if asked.reviewed is not None:
        yield record.c.judged == "right" if asked.reviewed else record.c.judged.is_(None)
    elif not asked.wrong:
        # Of a few documents the index leads to the records that matter without a look at the others.
        yield _is_none_of_wrong(record.c.number) if asked.documents else is_stated()


def _of_documents(asked: Filter) -> Iterable[Condition]:
    if asked.sector:
        of_sector = select(document_sector.c.document).where(document_sector.c.sector.in_(many(asked.sector)))
        yield document.c.id.in_(of_sector)
    if asked.publisher:
        yield document.c.publisher.in_(many(asked.publisher))
    if asked.documents:
        yield among(document.c.id, asked.documents)


def _window(asked: Filter, day: ColumnElement[date]) -> Iterable[Condition]:
    """The record's days overlap the window; `day` is its last day, so only `until` needs the first one."""
    if asked.since:
        yield day >= asked.since
    if asked.until:
        yield func.coalesce(record.c.first_day, day) <= asked.until
        yield not_(day == UNKNOWN_DAY)


def _take_part(parties: Sequence[str]) -> Iterable[Condition]:
    """Whether all the parties take part; two of them by the index of pairs, as everywhere."""
    if len(parties) > 1:
        one, other = parties[:2]
        is_pair = (record_pair.c.one == one, record_pair.c.other == other)
        yield exists().where(record_pair.c.record == record.c.number, *is_pair)
    yield from (_takes_part((party,)) for party in (parties[2:] if len(parties) > 1 else parties))


def _takes_part(parties: tuple[str, ...]) -> Condition:
    return exists().where(record_party.c.record == record.c.number, record_party.c.party.in_(parties))


def _names(party: str) -> Condition:
    """Whether a document's records name a party."""
    return exists().where(document_party.c.document == document.c.id, document_party.c.party == party)


def called(name: str, kind: str) -> Condition:
    """Whether a form of a kind bears a name or a part of it."""
    return and_(form.c.kind == kind, form.c.name.icontains(name, autoescape=True), is_named())


def entities_called(name: str, kind: str) -> CompoundSelect[str]:
    """The entities of a kind that bear a name or a part of it in some release, and that of an id."""
    # Joined by "or", neither would be looked up in its index.
    return union(select(form.c.entity).where(called(name, kind)), select(entity_now(name)))


def _tells_of(is_meant: Callable[[ColumnElement[str | None]], Condition]) -> Condition:
    """Whether a record is about what a form stands for, or names it."""
    about = record.alias("about")
    own = select(about.c.number).where(is_meant(about.c.form))
    return record.c.number.in_(union_all(own, select(record_actor.c.record).where(is_meant(record_actor.c.form))))


def _acts(name: str, kind: str) -> Condition:
    """Whoever is called so in some release, under all names that the register knows for them."""
    forms = select(form.c.id).where(form.c.entity.in_(entities_called(name, kind)))
    return record.c.number.in_(select(record_actor.c.record).where(record_actor.c.form.in_(forms)))


def _act(forms: tuple[str, ...]) -> Condition:
    """Whoever these forms stand for."""
    return record.c.number.in_(select(record_actor.c.record).where(among(record_actor.c.form, forms)))


def word_matches(asked: str, *, is_sqlite: bool, is_ranked: bool = True) -> TextualSelect:
    """The numbers of the documents that hold every term, and with `is_ranked` how well (a higher rank is better)."""
    columns = [literal_column("number", Integer), *([literal_column("rank", Float)] if is_ranked else [])]
    if is_sqlite:
        chosen = "rowid AS number" + (", -bm25(document_words, 8.0, 1.0) AS rank" if is_ranked else "")
        query = text(f"SELECT {chosen} FROM document_words WHERE document_words MATCH :words")
        return query.bindparams(words=words.fts5(asked) or '""').columns(*columns)
    question, values = _tsquery(asked)
    chosen = "number" + (f", ts_rank_cd(words, {question}) AS rank" if is_ranked else "")
    query = text(f"SELECT {chosen} FROM document_words WHERE words @@ ({question})")
    return query.bindparams(**values).columns(*columns)


def _having_words(asked: str, *, is_sqlite: bool) -> TextualSelect:
    return word_matches(asked, is_sqlite=is_sqlite, is_ranked=False)


def _tsquery(asked: str) -> tuple[str, dict[str, str]]:
    parts = words.tsquery(asked) or (("", False),)
    made = [
        f"to_tsquery('english', :term{at})" if is_single else f"phraseto_tsquery('english', :term{at})"
        for at, (_, is_single) in enumerate(parts)
    ]
    values = {f"term{at}": term + (":*" if is_single else "") for at, (term, is_single) in enumerate(parts)}
    return " && ".join(made), values
