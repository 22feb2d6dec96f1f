"""The tables of a register, each with a sentence that a reader of the database sees.

Refuses nothing by itself; columns change only through a numbered step in migrations.py. Evidence (document, record and
what hangs on them) is never rewritten except by a re-reading; what is derived from it can be thrown away and made anew.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()

# Stands in `record.day` for "no day known", so that the index orders such records before all others.
UNKNOWN_DAY = date.min


def _refers(column: str, to: str) -> ForeignKeyConstraint:
    """A reference that SQLite checks: PostgreSQL would look up and lock a row for each part of a record.

    Parts are stored in one transaction with what they are parts of, and nowhere else.
    """
    return ForeignKeyConstraint([column], [to]).ddl_if(dialect="sqlite")


migration = Table(
    "migration",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="steps are applied in this order, once"),
    Column("name", Text, nullable=False, comment="what the step does"),
    Column("applied", Text, nullable=False, comment="when it was applied (UTC); empty while it is under way"),
    comment="The numbered forward steps that made these tables.",
)

migrating = Table(
    "migrating",
    metadata,
    Column("step", Integer, primary_key=True, autoincrement=False, comment="the step under way"),
    Column("part", Integer, nullable=False, comment="which part of it, from 0"),
    Column("after", BigInteger, nullable=False, comment="how far that part has come"),
    comment="How far a migration that was stopped has come; empty when none is under way.",
)

settled = Table(
    "settled",
    metadata,
    Column(
        "matcher", Integer, primary_key=True, autoincrement=False, comment="who was who by it; 0 for an unknown one"
    ),
    Column("toward", Integer, nullable=False, comment="the matcher by which it is being settled anew, else 0"),
    Column("part", Integer, nullable=False, comment="which part of that is under way, from 0"),
    Column("after", BigInteger, nullable=False, comment="how far that part has come"),
    comment="The version of the matcher that settled who is who in the whole register: one row.",
)

about = Table(
    "about",
    metadata,
    Column("table_name", Text, primary_key=True, comment="a table of this register"),
    Column("column_name", Text, primary_key=True, comment="one of its columns; empty for the table itself"),
    Column("meaning", Text, nullable=False, comment="what stands there"),
    comment="What each table and column of this register means.",
)

document = Table(
    "document",
    metadata,
    Column("id", String(16), primary_key=True, comment="content hash of the text: the same release is one document"),
    Column("number", Integer, nullable=False, unique=True, comment="internal; ties the document to its search index"),
    Column("title", Text, nullable=False, comment="title as published"),
    Column("publisher", Text, comment="who published it"),
    Column("published", Date, comment="day of publication"),
    Column("category", Text, comment="the publisher's own heading"),
    Column("language", Text, comment="language of the text (ISO 639-1)"),
    Column("url", Text, comment="address of the release"),
    Column("source", Text, nullable=False, comment="where it was taken from: a path, an address, a publisher's key"),
    Column("grammar", Text, nullable=False, comment="version of the grammar that read it last"),
    Column("declined", Text, nullable=False, comment="what the reader saw and refused, by rule and reason (JSON)"),
    Column("added", Text, nullable=False, comment="when it came into the register (UTC)"),
    Column("read", Text, nullable=False, comment="when it was last read (UTC)"),
    Column("text", Text, nullable=False, comment="title, blank line, body: what every quote points into"),
    Index("document_published", "published", "id"),
    Index("document_by_number", "number", "id"),
    Index("document_publisher", "publisher", "published"),
    comment="One release as published.",
)

document_sector = Table(
    "document_sector",
    metadata,
    Column("document", String(16), primary_key=True, comment="the document"),
    Column("sector", Text, primary_key=True, comment="code of a sector that it is about"),
    _refers("document", "document.id"),
    Index("document_sector_of", "sector", "document"),
    comment="The sectors that a document is about.",
)

document_party = Table(
    "document_party",
    metadata,
    Column("document", String(16), primary_key=True, comment="the document"),
    Column("party", Text, primary_key=True, comment="code of a country or bloc that takes part in one of its records"),
    _refers("document", "document.id"),
    comment="Derived: the countries and blocs of a document.",
    sqlite_with_rowid=False,
)

record = Table(
    "record",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="internal; ties a record to its parts"),
    Column(
        "id",
        String(16),
        nullable=False,
        unique=True,
        comment="six digits of the document's, then a hash of quote and fields",
    ),
    Column("document", String(16), nullable=False, comment="the document that says it"),
    Column("kind", Text, nullable=False, comment="role, event, agreement, series, measure, figure or initiative"),
    Column("quote_start", Integer, nullable=False, comment="first code point of the quote in document.text"),
    Column("quote_end", Integer, nullable=False, comment="code point after the quote's last"),
    Column("quote", Text, nullable=False, comment="the words that state it"),
    Column("rule", Text, nullable=False, comment="the rule that read it"),
    Column("name", Text, comment="name of the agreement, series, measure or initiative; person of a role"),
    Column("act", Text, comment="act of an event"),
    Column("status", Text, comment="status of an event, measure or initiative"),
    Column("stage", Text, comment="stage of an agreement"),
    Column("type", Text, comment="type of an agreement or initiative; what a figure is a figure of"),
    Column("instrument", Text, comment="instrument of a measure"),
    Column("first_day", Date, comment="first day that its own date covers; empty when it states none"),
    Column("last_day", Date, comment="last day that its own date covers"),
    Column("day", Date, nullable=False, comment="its own last day, else the day of publication, else 0001-01-01"),
    Column("published", Date, comment="day on which its document was published"),
    Column("form", String(16), comment="derived: the form of what it is about; an event is its own"),
    Column("judged", Text, comment="derived from judgements: right or wrong"),
    _refers("document", "document.id"),
    Index("record_document", "document", "quote_start"),
    Index("record_kind", "kind", "day"),
    Index("record_day", "day"),
    Index("record_form", "form"),
    # Few are judged: what is wrong is looked up here instead of in every record.
    Index(
        "record_judged",
        "judged",
        sqlite_where=text("judged IS NOT NULL"),
        postgresql_where=text("judged IS NOT NULL"),
    ),
    comment="Something that a release says, with the words that say it.",
)

# PostgreSQL would read the whole of every record to count a field of it.
record_facts = Index("record_facts", record.c.number, postgresql_include=["judged", "act", "document"]).ddl_if(
    dialect="postgresql"
)

record_body = Table(
    "record_body",
    metadata,
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the record"),
    Column("body", Text, nullable=False, comment="all its fields in the record format (JSON), without the quote"),
    _refers("record", "record.number"),
    comment="The whole of a record, in the record format.",
)

record_party = Table(
    "record_party",
    metadata,
    Column("party", Text, primary_key=True, comment="code of a country or bloc that takes part"),
    Column("day", Date, primary_key=True, comment="the record's day"),
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the record"),
    # What the records of a party are counted by stands in the index that finds them.
    Column("document_number", Integer, primary_key=True, autoincrement=False, comment="its document's number"),
    Column("act", Text, primary_key=True, comment="its act, empty where it has none"),
    _refers("record", "record.number"),
    Index("record_party_record", "record"),
    comment="The countries and blocs of a record.",
    sqlite_with_rowid=False,
)

record_pair = Table(
    "record_pair",
    metadata,
    Column("one", Text, primary_key=True, comment="the code that comes first in the alphabet"),
    Column("other", Text, primary_key=True, comment="the other code"),
    Column("day", Date, primary_key=True, comment="the record's day"),
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the record"),
    _refers("record", "record.number"),
    Index("record_pair_record", "record"),
    comment="Each two parties of a record: the index behind timelines and briefs.",
    sqlite_with_rowid=False,
)

record_actor = Table(
    "record_actor",
    metadata,
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the record"),
    Column("slot", Text, primary_key=True, comment="by, to, person, organisation, hosts, parties or place"),
    Column("position", Integer, primary_key=True, comment="place in the slot, from 0"),
    Column("name", Text, nullable=False, comment="the name as read"),
    Column("sort", Text, nullable=False, comment="person, organisation, party or place"),
    Column("form", String(16), comment="derived: the form under which it is known"),
    _refers("record", "record.number"),
    Index("record_actor_form", "form", "record"),
    comment="The people and bodies of a record, by the part they play in it.",
)

term = Table(
    "term",
    metadata,
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the measure"),
    Column("position", Integer, primary_key=True, comment="order in the text, from 0"),
    Column("of", Text, nullable=False, comment="tariff, quota, cap, price, amount or other"),
    Column("start", Float, comment="from which number"),
    Column("to", Float, comment="to which number"),
    Column("unit", Text, comment="unit of both"),
    Column("basis", Text, comment="on which basis"),
    _refers("record", "record.number"),
    comment="What a measure changes, from what to what.",
)

rung = Table(
    "rung",
    metadata,
    Column("record", Integer, primary_key=True, autoincrement=False, comment="agreement"),
    Column("position", Integer, primary_key=True, comment="0 for the stage of the record, then its history"),
    Column("stage", Text, nullable=False, comment="the stage"),
    Column("date", Text, comment="its date (EDTF)"),
    _refers("record", "record.number"),
    comment="The stages of an agreement that a release states.",
)

form = Table(
    "form",
    metadata,
    Column("id", String(16), primary_key=True, comment="content hash; of an event, the id of its record"),
    Column("kind", Text, nullable=False, comment="person, organisation, place, agreement, series, measure, ..."),
    Column("name", Text, nullable=False, comment="the name as releases write it; the act of an event"),
    Column("body", Text, nullable=False, comment="parties and marks (JSON); empty for events, whose record has them"),
    Column("entity", String(40), comment="derived: the one thing that it stands for"),
    Index("form_entity", "entity"),
    Index("form_name", "kind", "name"),
    comment="A way to speak of a person, body, agreement ...: equal mentions are one form.",
)

form_key = Table(
    "form_key",
    metadata,
    Column("key", Text, primary_key=True, comment="the block"),
    Column("form", String(16), primary_key=True, comment="a form in it"),
    Column("first_day", Integer, nullable=False, server_default="0", comment="of events: the first day it can be"),
    Column("last_day", Integer, nullable=False, server_default="9999999", comment="of events: the last day it can be"),
    Column("words", BigInteger, nullable=False, server_default="0", comment="of events: a bit for each word of it"),
    Index("form_key_form", "form"),
    comment="The blocks in which forms are looked for when they are compared.",
    sqlite_with_rowid=False,
)

likeness = Table(
    "likeness",
    metadata,
    Column("one", String(16), primary_key=True, comment="the form whose id sorts first"),
    Column("other", String(16), primary_key=True, comment="the other form"),
    Column("kind", Text, nullable=False, comment="kind of both"),
    Column("weight", Float, nullable=False, comment="sum of the signs' weights"),
    Column("verdict", Text, nullable=False, comment="same, unsure or apart, by the thresholds"),
    Column("signs", Text, nullable=False, comment="the signs seen, in words of signs.toml"),
    Column("open", Integer, nullable=False, comment="derived: 1 when a person should say"),
    Index("likeness_other", "other"),
    Index("likeness_open", "open", "kind"),
    comment="Pairs of forms that were compared and found alike, doubtful, or to be kept apart.",
)

entity = Table(
    "entity",
    metadata,
    Column("id", String(40), primary_key=True, comment="kind and first form: the same in any order"),
    Column("kind", Text, nullable=False, comment="kind of thing"),
    Column("name", Text, nullable=False, comment="its fullest name"),
    Column("parties", Text, nullable=False, comment="codes of its countries and blocs, parted by spaces"),
    Column("forms", Integer, nullable=False, comment="how many forms it has"),
    Index("entity_name", "kind", "name"),
    comment="One person, body, place, agreement, series, measure, initiative or event, derived from all evidence.",
)

judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="in the order of judging"),
    Column("verdict", Text, nullable=False, comment="same, different, unsure; right, wrong"),
    Column("one", Text, nullable=False, comment="the mention or record judged (JSON)"),
    Column("other", Text, comment="the mention it was compared with (JSON)"),
    Column("one_document", String(16), nullable=False, comment="document of the one"),
    Column("other_document", String(16), comment="document of the other"),
    Column("instead", Text, comment="the record as it should read (JSON), where a person corrected it"),
    Column("one_form", String(16), comment="derived: the form of the one, where a reading still has it"),
    Column("other_form", String(16), comment="derived: the form of the other"),
    Column("pinned", String(16), comment="derived: the form made for the other mention alone"),
    Column("author", Text, nullable=False, comment="who judged"),
    Column("made", Text, nullable=False, comment="when (UTC)"),
    Column("why", Text, nullable=False, comment="the reason given"),
    Index("judgement_one", "one_document"),
    Index("judgement_other", "other_document"),
    comment="What a person decided, beside the evidence; taking a row away restores the earlier answer.",
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="in order"),
    Column("made", Text, nullable=False, comment="when (UTC)"),
    Column("author", Text, nullable=False, comment="who"),
    Column("deed", Text, nullable=False, comment="judge, undo, reread, copy"),
    Column("what", Text, nullable=False, comment="in one sentence"),
    comment="What was done to the register, undone judgements too; nothing is derived from it.",
)

promise = Table(
    "promise",
    metadata,
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the event"),
    Column("is_planned", Integer, nullable=False, comment="1 when it is planned, 0 when announced or agreed"),
    Column("due", Date, comment="the last day on which it is due, where its day is told"),
    _refers("record", "record.number"),
    comment="Events that bind somebody to do something later.",
)

promise_key = Table(
    "promise_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="hash of two of its words"),
    Column(
        "day", Integer, primary_key=True, autoincrement=False, comment="day of publication, counted from 0001-01-01"
    ),
    Column("record", Integer, primary_key=True, autoincrement=False, comment="the promise"),
    Column(
        "parties", BigInteger, primary_key=True, autoincrement=False, comment="a bit for each who must act to keep it"
    ),
    comment="The blocks in which promises are looked for when something is done.",
    sqlite_with_rowid=False,
)

deed_key = Table(
    "deed_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="hash of two words"),
    Column(
        "day", Integer, primary_key=True, autoincrement=False, comment="day of publication, counted from 0001-01-01"
    ),
    Column("record", Integer, primary_key=True, autoincrement=False, comment="what was done"),
    Column("parties", BigInteger, nullable=False, comment="a bit for each who did it"),
    comment="The blocks in which deeds are looked for when something is promised.",
    sqlite_with_rowid=False,
)

keeping = Table(
    "keeping",
    metadata,
    Column("promise", Integer, primary_key=True, autoincrement=False, comment="record of the promise"),
    Column("deed", Integer, primary_key=True, autoincrement=False, comment="record of the later deed that keeps it"),
    Index("keeping_deed", "deed"),
    comment="Which later deed shows that a promise was kept; derived.",
    sqlite_with_rowid=False,
)

commitment = Table(
    "commitment",
    metadata,
    Column("event", String(40), primary_key=True, comment="the event entity; without parties, the record"),
    Column("since", Date, comment="first publication that promises it"),
    Column("is_done", Integer, nullable=False, comment="1 when a later release shows it done"),
    Column("done_since", Date, comment="first publication that shows it done"),
    Column("due", Date, nullable=False, comment="the last day on which it is due, else 9999-12-31"),
    Index("commitment_order", "is_done", "due", "event"),
    Index("commitment_due", "due", "is_done"),
    comment="Derived: what is owed, one row for each event that promises something.",
)

commitment_party = Table(
    "commitment_party",
    metadata,
    Column("one", Text, primary_key=True, comment="a party, or the first of two"),
    Column("other", Text, primary_key=True, comment="the second of two parties, else empty"),
    Column("is_done", Integer, primary_key=True, autoincrement=False, comment="as in commitment"),
    Column("due", Date, primary_key=True, comment="as in commitment"),
    Column("event", String(40), primary_key=True, comment="the commitment"),
    Index("commitment_party_event", "event"),
    comment="Derived: the parties of what is owed, and each two of them, in the order in which it is shown.",
    sqlite_with_rowid=False,
)

# What the fifth step makes: who owes what.
PROMISE_TABLES = (promise, promise_key, deed_key, keeping, commitment, commitment_party)

# What the second step makes: who is who.
IDENTITY_TABLES = (form, form_key, likeness, entity, judgement, journal)

# What a step of migrations.py makes; later steps name their own tables.
FIRST_TABLES = (
    about,
    document,
    document_sector,
    record,
    record_body,
    record_party,
    record_pair,
    record_actor,
    term,
    rung,
)
