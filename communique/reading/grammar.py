"""A rule is a sentence with blanks; an example is the same sentence filled in.

A sentence is a line of chunks: words, marks, names from the lexicon. Each chunk is spelled as ONE character, so a
sentence becomes a short string and every rule one ordinary regular expression over it. Stages run in order; what a rule
of a folding stage matches becomes a single chunk for the stages after it. Leftmost, longest, first written: one pass,
always the same reading. This file knows no rule, no record and no word.

    word          that word, in any case; `Word` only with a capital   [ ... ]         may be missing
    this|that     either word                                          {kind}          a blank for a chunk of that kind
    , ( ) . –     that mark                                            {slot: a|b}     a blank with a name of its own
    {a: x}+       one or more of them                                  {a: x}*         none or more
    ...           anything that stands in the same clause, as little as will do; {slot: ...} gives it a name
    {slot: ...+}  the same, as much as possible
    {a: x!y}      a chunk of kind x that is not also of kind y; {a: x&y} one that is of both
"""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from communique.reading.alphabet import Alphabet
from communique.reading.patterns import Translator
from communique.reading.sieve import Sieve

LED = (
    "led"  # stands nowhere in a line: what a line has that another leads into, for the rules that read only such lines
)
new = tuple.__new__  # makes the named tuples of which there are thousands: half the price of calling their class
ASKED = 3  # of the parts that must be there so many are looked for, the rarest: more cost more than they keep away
CHOICES = 10_000  # of rules that a stage keeps at most


class Chunk(NamedTuple):
    """A stretch of a sentence read as one thing: its letter, its place in the text, what it was read as, its words in
    lower case with a plain apostrophe."""

    letter: str
    start: int
    end: int
    value: Any = None
    low: str = ""


class Blank(NamedTuple):
    """What filled a blank: chunks first up to last of the line, and their place in the text."""

    first: int
    last: int
    start: int
    end: int


def plain(words: str) -> str:
    """Words in lower case with a plain apostrophe."""
    return words.lower().replace("’", "'")


class Declined(NamedTuple):
    """What a rule's function returns to refuse what its pattern matched, with the reason that is counted."""

    reason: str


@dataclass(slots=True)
class Rule:
    """A pattern, the function that makes something of it, and sentences that prove it."""

    name: str
    pattern: str
    make: Callable[..., Any]
    examples: tuple[str, ...]
    never: tuple[str, ...]
    not_yet: tuple[str, ...]
    led: bool = False
    stage: str = field(init=False)  # the name of the stage that it belongs to

    def __post_init__(self) -> None:
        self.stage = self.name.partition(".")[0]

    @property
    def says(self) -> str:
        """What the rule reads, in one sentence: its function's docstring."""
        return (self.make.__doc__ or "").strip().split("\n")[0]


@dataclass(slots=True)
class Stage:
    """Rules that read the same layer of a sentence; earlier ones win ties.

    `makes` names the kinds of chunk that its rules fold into, `x+y` a chunk that is of both; a stage that makes none
    only spots: its matches may overlap, one for each chunk that fills the blank `head`, and the line stays as it is.
    """

    name: str
    makes: tuple[str, ...] = ()
    head: str = ""
    rules: list[Rule] = field(default_factory=list)

    def rule(
        self, pattern: str, *examples: str, never: Iterable[str] = (), not_yet: Iterable[str] = (), led: bool = False
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Keep the decorated function as the maker of what this pattern reads; where `led`, only in lines that another
        leads into, which have a context."""

        def keep(make: Callable[..., Any]) -> Callable[..., Any]:
            name = f"{self.name}.{make.__name__}"
            self.rules.append(Rule(name, pattern, make, examples, tuple(never), tuple(not_yet), led))
            return make

        return keep


class Line:
    """A sentence while it is read: its chunks, what each has as `low`, how they spell, and where in the text it stands.

    Its lists are replaced when it is folded, never changed: who keeps one keeps what stood there.
    """

    __slots__ = ("chunks", "context", "lowered", "spelling", "text")

    def __init__(self, text: str, chunks: list[Chunk], spelling: str, context: Any = None) -> None:
        self.text = text
        self.chunks = chunks
        self.lowered = [chunk[4] for chunk in chunks]
        self.spelling = spelling
        self.context = context

    def words(self, blank: Blank | Chunk) -> str:
        """The words of a blank or a chunk, exactly as they stand."""
        return self.text[blank.start : blank.end]

    def between(self, start: int, end: int) -> str:
        """The words from one place of the text to another."""
        return self.text[start:end]

    def value(self, blank: Blank) -> Any:
        """What the blank's only chunk was read as; None for plain words."""
        return self.chunks[blank.first].value if blank.last == blank.first + 1 else None

    def values(self, blank: Blank | None) -> list[Any]:
        """What the blank's chunks were read as, plain words left out."""
        if blank is None:
            return []
        return [chunk.value for chunk in self.chunks[blank.first : blank.last] if chunk.value is not None]

    def snapshot(self) -> Line:
        """The line as it stands now: what a spotting stage keeps, since later stages fold the line itself on."""
        return Line(self.text, self.chunks, self.spelling, self.context)

    def fold(self, matches: Sequence[Match]) -> None:
        """Put one chunk where each match was. Matches are in order and do not overlap."""
        chunks: list[Chunk] = []
        lowered: list[str] = []
        spelling = ""
        upto = 0
        for _, first, last, start, end, _, made, letter in matches:
            words = self.lowered[first] if last - first == 1 else plain(self.text[start:end])
            chunks += self.chunks[upto:first]
            chunks.append(new(Chunk, (letter, start, end, made, words)))
            lowered += self.lowered[upto:first]
            lowered.append(words)
            spelling += self.spelling[upto:first] + letter
            upto = last
        self.chunks = chunks + self.chunks[upto:]
        self.lowered = lowered + self.lowered[upto:]
        self.spelling = spelling + self.spelling[upto:]


class Match(NamedTuple):
    """Chunks first up to last as one rule read them: what filled its blanks, what it made of them."""

    rule: Rule
    first: int
    last: int
    start: int
    end: int
    blanks: Mapping[str, Blank]
    made: Any
    letter: str = ""


class Said(NamedTuple):
    """What a rule's function is given first: the line, and the stretch that matched."""

    line: Line
    first: int
    last: int
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words that matched, exactly as they stand."""
        return self.line.text[self[3] : self[4]]


FAULT = "a fault of the rule"
"""What a rule is declined for whose function raised; `explain` shows it with what was raised."""


class _Compiled:
    """A rule ready to read; `slots` are its blanks' names and groups, `musts` the letters of each part that must be
    there. Its regex is compiled when it is first tried: most documents try a few rules, and starting up must not wait
    for the others."""

    __slots__ = ("head", "make", "musts", "order", "pattern", "rule", "search", "slots")

    def __init__(
        self, rule: Rule, order: int, pattern: str, slots: tuple[tuple[str, int], ...], head: int, musts: Sequence[str]
    ) -> None:
        self.rule = rule
        self.order = order  # in its stage
        self.make = rule.make
        self.pattern = pattern
        self.slots = slots
        self.head = head
        self.musts = musts
        self.search: Callable[..., re.Match[str] | None] = self._search_first

    def _search_first(self, spelling: str, start: int = 0) -> re.Match[str] | None:
        self.search = re.compile(self.pattern).search
        return self.search(spelling, start)


class _CompiledStage(NamedTuple):
    stage: Stage
    rules: list[_Compiled]
    first: int  # the number of its first rule, of all rules of the grammar; a later stage has lower ones
    every: int  # a bit for each of its rules, where it stands among those of the grammar
    folds: bool
    known: dict[int, tuple[_Compiled, ...]]  # what `chosen` has given; lines ask for the same rules again and again

    def chosen(self, bits: int) -> tuple[_Compiled, ...]:
        """The rules that have a bit."""
        if len(self.known) >= CHOICES:
            self.known.clear()
        rules = self.known[bits] = tuple(rule for rule in self.rules if bits >> self.first + rule.order & 1)
        return rules


# Where the head starts (of a rule without one: the match), -end, order of the rule: no two of a stage are alike.
_Hit = tuple[int, int, int, re.Match[str]]


class Grammar:
    """Stages in the order they read, compiled against one alphabet."""

    def __init__(self, stages: Sequence[Stage], alphabet: Alphabet) -> None:
        self.stages = tuple(stages)
        self._translator = Translator(alphabet)
        self._led = alphabet.letter({LED})
        self._folded = {kind: alphabet.letter(kind.split("+")) for stage in stages for kind in stage.makes}
        self._compiled: list[_CompiledStage] = []  # for each rule by its number, the stage that it belongs to
        for stage in reversed(stages):
            self._compiled += [self._compile(stage, len(self._compiled))] * len(stage.rules)
        self._sieve = Sieve([compiled.rules[at - compiled.first].musts for at, compiled in enumerate(self._compiled)])
        self._always = 0  # rules that are tried whatever the sieve says

    def with_stage(self, stage: Stage, other: Stage) -> Grammar:
        """The same grammar with one stage in the place of another of as many rules; the rest is not compiled again."""
        grammar = copy(self)
        at = self.stages.index(stage)
        first = sum(len(later.rules) for later in self.stages[at + 1 :])
        new = self._compile(other, first)
        grammar.stages = (*self.stages[:at], other, *self.stages[at + 1 :])
        grammar._compiled = [new if first <= number < first + len(new.rules) else old
                             for number, old in enumerate(self._compiled)]  # fmt: skip
        grammar._always = new.every
        return grammar

    def read(self, line: Line, declined: Counter[tuple[str, str]] | None = None) -> list[Match]:
        """Fold the line stage by stage; every match on the way, in the order it was made."""
        read: list[Match] = []
        sieve, always = self._sieve, self._always
        met = sieve.met(line.spelling if line.context is None else line.spelling + self._led)
        left = sieve.left(met) | always
        while left:  # the highest bit is of the first stage that has a rule to try
            _, _, first, every, folds, known = compiled = self._compiled[left.bit_length() - 1]
            tried = left & every
            later = (1 << first) - 1
            left &= later
            if not (hits := _hits(known.get(tried) or compiled.chosen(tried), line.spelling)):
                continue
            matches = self._matches(compiled, hits, line, declined)
            if matches and folds:
                line.fold(matches)
                more = sieve.met([match[7] for match in matches], met)  # what was folded away may be tried in vain
                if more != met:
                    met = more
                    left = (sieve.left(met) | always) & later
            read += matches
        return read

    def _matches(
        self, compiled: _CompiledStage, hits: list[_Hit], line: Line,
        declined: Counter[tuple[str, str]] | None,
    ) -> list[Match]:  # fmt: skip
        """Of a folding stage the first match wherever the line is free; of a spotting one the first for each head."""
        matches: list[Match] = []
        free, folds = 0, compiled.folds
        for first, last, order, hit in hits:
            if first < free:
                if folds and free < -last:  # what the rule would read of the chunks that are left
                    _add(hits, compiled.rules[order].search(line.spelling, free), order)
            elif match := self._make(compiled.rules[order], hit, line, declined):
                if folds and not match[7]:  # it would put the spelling out of step with its chunks
                    raise TypeError(f"rule {match.rule.name} makes {match.made!r}, which its stage does not declare")
                matches.append(match)
                free = -last if folds else first + 1
        return matches

    def _make(
        self, compiled: _Compiled, hit: re.Match[str], line: Line, declined: Counter[tuple[str, str]] | None
    ) -> Match | None:
        """Call the rule's function with what fills its blanks; it may decline."""
        chunks = line.chunks
        blanks: dict[str, Blank] = {}
        spans = hit.regs
        for slot, group in compiled.slots:
            first, last = spans[group]
            if last > first >= 0 and slot not in blanks:
                blanks[slot] = new(Blank, (first, last, chunks[first][1], chunks[last - 1][2]))
        first, last = spans[0]
        start, end = chunks[first][1], chunks[last - 1][2]
        try:
            made = compiled.make(new(Said, (line, first, last, start, end)), **blanks)
        except Exception as error:  # a fault of one rule costs its record, not the release; tests refuse any
            made = Declined(f"{FAULT}: {error!r}")
        if made is None or made.__class__ is Declined:
            if declined is not None:
                declined[compiled.rule.name, made.reason if made else "declined"] += 1
            return None
        letter = self._folded.get(getattr(made, "kind", ""), "")
        return new(Match, (compiled.rule, first, last, start, end, blanks, made, letter))

    # ---- compiling ----

    def _compile(self, stage: Stage, first: int) -> _CompiledStage:
        """Each rule's regex and what must be there for it; `first` is the number of the stage's first rule."""
        rules: list[_Compiled] = []
        for rule in stage.rules:
            pattern, slots, musts = self._translator.translate(rule.pattern, rule.name)
            head = next((group for slot, group in slots if slot == stage.head), 0)
            if stage.head and not head:
                raise ValueError(f"rule {rule.name} has no blank {stage.head}: the stage spots by it")
            if not musts:
                raise ValueError(f"rule {rule.name} has no part that must be there: it would read nothing everywhere")
            rarest = sorted(dict.fromkeys(musts + [self._led] * rule.led), key=len)[:ASKED]
            rules.append(_Compiled(rule, len(rules), pattern, slots, head, rarest))
        return _CompiledStage(stage, rules, first, (1 << len(rules)) - 1 << first, bool(stage.makes), {})


def _add(hits: list[_Hit], hit: re.Match[str] | None, order: int) -> None:
    """Put a late match of a rule in its place, unless it is there."""
    if hit and (found := (hit.start(), -hit.end(), order)) not in (one[:3] for one in hits):
        insort(hits, (*found, hit), key=itemgetter(0, 1, 2))


def _hits(rules: Sequence[_Compiled], spelling: str) -> list[_Hit]:
    """Where rules match: leftmost, longest, first written. The next match of a rule may begin inside this one where
    the rule has a head."""
    hits: list[_Hit] = []
    for rule in rules:
        search = rule.search  # a name of its own: to look a method up each time costs as much as to search
        hit = search(spelling)
        while hit:
            first, upto = hit.span(rule.head)
            hits.append((first, -hit.end(), rule.order, hit))
            hit = search(spelling, upto)
    hits.sort()
    return hits
