"""Why was this read: each record, its words, and the tree of rules behind it.

Prints what communique.reading.explain finds; decides nothing.
"""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from communique.faces.cli import show
from communique.faces.cli.taking import Reader
from communique.flow import daily
from communique.flow.readers import Choice, Readers, explained
from communique.reading.explain import Explanation, Step
from communique.records import Reading
from communique.sources import Refusal

# What stands elsewhere in the tree, or says the act again in another coding.
_ASIDE = ("kind", "quote", "rule", "plover")
# Longer words are shown by their beginning and end.
_WIDTH = 70


def explain(
    path: Annotated[str, typer.Argument(metavar="FILE", help='A file, an address, or "-" for standard input.')],
    kind: Annotated[str | None, typer.Option("--kind", help="Only records of this kind.")] = None,
    declined: Annotated[
        bool, typer.Option("--declined", help="Instead, what was seen but declined: how often, by which rule, why.")
    ] = False,
    reader: Reader = Choice.GRAMMAR,
) -> None:
    """Show each record of a release, its words, and the tree of rules that read them.

    For a record by a language model: the model's name, the words found for each field, and the checks passed.
    """
    refused = False
    for found in daily.read([path], daily.Intake(readers=Readers.chosen(reader))):
        if isinstance(found, Refusal):
            refused = True
            show.complaints().print(show.safe(f"refused {found}"), markup=False, soft_wrap=True)
            continue
        show.console().print(show.title(found.document), style="bold", markup=False)
        if declined:
            _print_declined(found)
            continue
        for explanation in explained(found):
            if kind in (None, explanation.record.kind):
                show.console().print(_tree(explanation))
    raise typer.Exit(1 if refused else 0)


def _print_declined(reading: Reading) -> None:
    """What rules matched and then refused, the most frequent first."""
    for rule, reason, count in sorted(reading.declined, key=lambda one: (-one[2], one[:2])):
        line = Text(f"{count:6}  ")
        line.append(rule, style="cyan").append(show.safe(f"  {reason}"))
        show.console().print(line, soft_wrap=True)
    if not reading.declined:
        show.console().print("nothing was declined", markup=False)


def _said(value: object) -> str:
    """A field's value as a line says it: several parted by semicolons, what has parts by commas."""
    if isinstance(value, dict):
        return ", ".join(_said(each) for each in value.values())
    return "; ".join(_said(each) for each in value) if isinstance(value, list | tuple) else str(value)


def _tree(explanation: Explanation) -> Tree:
    record = explanation.record
    fields = {name: value for name, value in record.as_json().items() if name not in _ASIDE}
    head = Text(f"{record.kind}  ", style="bold")
    head.append(show.safe(", ".join(f"{name}={_said(value)}" for name, value in fields.items())), style="not bold")
    tree = Tree(head)
    tree.add(Text(show.safe(f"“{record.quote.words}”"), style="italic"))
    under = tree.add(Text(f"read by {record.rule or 'no rule named'}", style="cyan"))
    _grow(under, explanation.steps)
    return tree


def _grow(tree: Tree, steps: tuple[Step, ...]) -> None:
    for step in steps:
        line = Text(step.rule, style="cyan")
        line.append(f"  {step.says}", style="dim")
        line.append(show.safe(f"  “{_short(step.quote.words)}”"), style="default")
        _grow(tree.add(line), step.steps)


def _short(words: str) -> str:
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 25]} … {words[-22:]}"
