"""Judgements in the terminal: `review`, `merge`, `split`, `correct`, `undo`, `history`.

Each answer is applied at once and can be undone. Refuses a name that means several things, and lists them.
"""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Literal

import typer

from communique.desk.asking import AskedError
from communique.faces.cli import options, show
from communique.faces.cli.options import JsonOption, LimitOption, PartyOption, RegisterOption
from communique.register import Entity, Pair, Register, Side, Stored

Author = Annotated[str, typer.Option("--by", help="Who judges; else who is logged in.")]
Why = Annotated[str, typer.Option("--why", help="The reason, kept with the judgement.")]
Kind = Annotated[
    str | None,
    typer.Option("--kind", help="person, organisation, place, agreement, series, measure, initiative or event."),
]

_PAIR_KEYS = {"s": "same", "d": "different", "?": "unsure"}
_RECORD_KEYS = {"a": "right", "r": "wrong"}


def review(
    records: Annotated[bool, typer.Option("--records", help="Walk through records instead of unsure pairs.")] = False,
    kind: Kind = None,
    party: PartyOption = None,
    limit: LimitOption = None,
    author: Author = "",
    register: RegisterOption = options.REGISTER,
) -> None:
    """Walk through what the register is unsure of, or through records, one key for each answer.

    Pairs: s same, d different, ? unsure for good. Records: a accept, r reject. Always: k skip, u undo the last, q quit.
    """
    author = author or getpass.getuser()
    with options.opened(register) as opened:
        if records:
            asked = replace(options.narrowed(party=party, limit=limit), reviewed=False, kind=kind or ())
            _walk_records(opened, opened.records(asked), author)
        else:
            _walk_pairs(opened, opened.judging.unsure(kind=kind, limit=limit), author)


def merge(
    one: Annotated[str, typer.Argument(help="A name or an entity's id.")],
    other: Annotated[str, typer.Argument(help="The name or id of what is the same thing.")],
    kind: Kind = None,
    author: Author = "",
    why: Why = "",
    register: RegisterOption = options.REGISTER,
) -> None:
    """Make two entities one."""
    with options.opened(register) as opened:
        first, second = _entity(opened, one, kind), _entity(opened, other, kind)
        if first.id == second.id:
            raise AskedError(f"{one} and {other} are one already: {first.id}")
        number = opened.judging.merge(first.id, second.id, author=author or getpass.getuser(), why=why)
    _say(f"judgement {number}: {first.name} and {second.name} are one; undo {number} takes it back")


def split(
    entity: Annotated[str, typer.Argument(help="A name or an entity's id.")],
    document: Annotated[str, typer.Argument(help="The id of the document that means another one.")],
    kind: Kind = None,
    author: Author = "",
    why: Why = "",
    register: RegisterOption = options.REGISTER,
) -> None:
    """Part the mention in one document from an entity."""
    with options.opened(register) as opened:
        found = _entity(opened, entity, kind)
        number = opened.judging.split(found.id, document, author=author or getpass.getuser(), why=why)
    _say(f"judgement {number}: {found.name} in {document} is another one; undo {number} takes it back")


def correct(
    record: Annotated[str, typer.Argument(help="The record's id.")],
    changes: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE", help='Fields as they should be: date=2025-12-01 parties=["KR"].'),
    ],
    author: Author = "",
    why: Why = "",
    register: RegisterOption = options.REGISTER,
) -> None:
    """Set a record right: the reading stays, judged wrong, with the corrected record beside it.

    A value is JSON or plain words; FIELD= takes the field away.
    """
    with options.opened(register) as opened:
        number = opened.judging.correct(
            record, dict(map(_change, changes)), author=author or getpass.getuser(), why=why
        )
    _say(f"judgement {number}: {record} corrected; undo {number} takes it back")


def undo(
    number: Annotated[int | None, typer.Argument(help="The judgement's number; the last one where left out.")] = None,
    author: Author = "",
    register: RegisterOption = options.REGISTER,
) -> None:
    """Take a judgement back: the register answers as if it had never been made."""
    with options.opened(register) as opened:
        made = opened.judging.history()
        if number is None and not made:
            raise AskedError("no judgement to take back")
        taken = made[-1].number if number is None else number
        opened.judging.undo(taken, author=author or getpass.getuser())
    _say(f"judgement {taken} taken back")


def history(
    entity: Annotated[str | None, typer.Argument(help="A name or an entity's id; all where left out.")] = None,
    is_journal: Annotated[bool, typer.Option("--journal", help="All that was done, undone judgements too.")] = False,
    is_json: JsonOption = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Print the judgements in force and, of an entity, the signs that made it one."""
    with options.opened(register) as opened:
        found = _entity(opened, entity, None) if entity else None
        made = opened.judging.history(found.id if found else None)
        why = opened.judging.why(found.id) if found else []
        journal = opened.judging.journal() if is_journal else []
    if is_json:
        show.as_json([{"number": one.number, "says": one.says, "by": one.author, "made": one.made} for one in made])
        return
    for line in (*_joined(why), *(f"{one.number}  {one.made}  {one.author}  {one.says}" for one in made)):
        _say(line)
    for moment, who, deed, what in journal:
        _say(f"{moment}  {who}  {deed}: {what}")
    if not (made or why or journal):
        show.complaints().print("no judgement")


def _walk_pairs(opened: Register, pairs: list[Pair], author: str) -> None:
    made: list[int] = []
    for at, pair in enumerate(pairs, start=1):
        _say(f"\n{at} of {len(pairs)}: one {pair.kind}? (weight {pair.weight:g})")
        for side in (pair.one, pair.other):
            _show_side(side)
        for sign in pair.signs:
            _say(f"    {sign.weight:+g}  {sign.says}")
        key = _key("same, different, ? unsure, skip, undo, quit", (*_PAIR_KEYS, "k", "u", "q"), opened, made, author)
        if key == "q":
            break
        if key in _PAIR_KEYS:
            verdict: Literal["same", "different", "unsure"] = _PAIR_KEYS[key]  # type: ignore[assignment]
            mentions = (pair.one.mention, pair.other.mention)
            made.append(opened.judging.pair(verdict, *mentions, author=author, why="review"))
    _say(f"{len(made)} judged")


def _walk_records(opened: Register, records: list[Stored], author: str) -> None:
    made: list[int] = []
    for at, stored in enumerate(records, start=1):
        line = {name: value for name, value in stored.record.as_json().items() if name not in ("quote", "plover")}
        _say(f"\n{at} of {len(records)}: {stored.source.title}")
        _say(f"    “{stored.record.quote.words}”")
        _say(f"    {json.dumps(line, ensure_ascii=False)}")
        key = _key("accept, reject, skip, undo, quit", (*_RECORD_KEYS, "k", "u", "q"), opened, made, author)
        if key == "q":
            break
        if key in _RECORD_KEYS:
            verdict: Literal["right", "wrong"] = _RECORD_KEYS[key]  # type: ignore[assignment]
            made.append(opened.judging.record(verdict, stored.id, author=author, why="review"))
    _say(f"{len(made)} judged")


def _key(prompt: str, keys: tuple[str, ...], opened: Register, made: list[int], author: str) -> str:
    """The key pressed; undo is done here, and the question asked again."""
    while True:
        show.console().print(f"[{'/'.join(keys)}] {prompt}: ", end="", markup=False)
        key = _pressed()
        show.console().print()
        if key in ("\x03", "\x04", ""):
            return "q"
        if key == "u":
            if made:
                opened.judging.undo(made.pop(), author=author)
                _say("the last answer is taken back")
        elif key in keys:
            return key


def _pressed() -> str:
    """One key from the terminal; through a pipe, the next character that is no white space."""
    if sys.stdin.isatty():
        return str(typer.getchar(echo=True)).lower()
    while (key := sys.stdin.read(1)).isspace():
        pass
    return key.lower()


def _show_side(side: Side) -> None:
    others = ", ".join(side.entity.names[1:4])
    also = f" (also {others})" if others else ""
    source = side.record.source
    day = source.published.isoformat() if source.published else "no day"
    _say(f"  {side.mention.name or side.entity.name}{also} {' '.join(side.entity.parties)}")
    _say(f"    “{side.record.record.quote.words}”")
    _say(f"    {source.publisher or 'no publisher'}, {day}: {source.title}")


def _joined(pairs: list[Pair]) -> Iterator[str]:
    for pair in pairs:
        because = "; ".join(f"{sign.weight:+g} {sign.says}" for sign in pair.signs)
        yield f"{pair.one.mention.name} ~ {pair.other.mention.name}: {pair.weight:g} {pair.verdict} ({because})"


def _entity(opened: Register, name: str, kind: str | None) -> Entity:
    by_id = opened.entity(name)
    if by_id:
        return by_id
    found = opened.named(name, kind=kind)
    whole = [one for one in found if name.casefold() in (other.casefold() for other in one.names)]
    chosen = whole or found
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise AskedError(f"nothing is called {name!r}")
    several = ", ".join(f"{one.id} ({one.name})" for one in chosen[:5])
    raise AskedError(f"{name!r} means several things: {several}")


def _change(given: str) -> tuple[str, object]:
    field, equals, value = given.partition("=")
    if not equals:
        raise AskedError(f"not FIELD=VALUE: {given!r}")
    if not value:
        return field, None
    try:
        return field, json.loads(value)
    except json.JSONDecodeError:
        return field, value


def _say(line: str) -> None:
    show.console().print(show.safe(line), markup=False, soft_wrap=True)
