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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from communique.reading.alphabet import FIRST, LAST, Alphabet
from communique.records import Quote

PART = re.compile(
    r"\{(?:(?P<slot>\w+): *)?(?P<kinds>[\w.|!&-]+?|\.\.\.\+?)\}(?P<many>[+*]?)"
    r"|(?P<bracket>[\[\]])(?P<again>\*?)|(?P<gap>\.\.\.)|(?P<words>[\w'’-]+(?:\|[\w'’-]+)*)|(?P<mark>\S)"
)
FILLED_BLANK = re.compile(r"\{(\w+): ([^{}]+)\}")
STOP = "stop"  # the kind of what ends a clause: no gap reaches over it
_BITS = {chr(letter): 1 << letter - FIRST for letter in range(FIRST, LAST + 1)}
ANYTHING = (1 << LAST - FIRST + 1) - 1
GAP_LIMIT = 60  # chunks; what is longer is a list gone astray, and the bound keeps matching linear


class Chunk(NamedTuple):
    """A stretch of a sentence read as one thing: its letter, its place in the text, what it was read as."""

    letter: str
    start: int
    end: int
    value: Any = None


class Blank(NamedTuple):
    """What filled a blank: chunks first up to last of the line, and their place in the text."""

    first: int
    last: int
    start: int
    end: int


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

    @property
    def stage(self) -> str:
        """The name of the stage that the rule belongs to."""
        return self.name.partition(".")[0]

    @property
    def says(self) -> str:
        """What the rule reads, in one sentence: its function's docstring."""
        return (self.make.__doc__ or "").strip().split("\n")[0]


@dataclass(slots=True)
class Stage:
    """Rules that read the same layer of a sentence; earlier ones win ties.

    `makes` names the kinds of chunk that its rules fold into; a stage that makes none only spots: its matches may
    overlap, one for each chunk that fills the blank `head`, and the line stays as it is.
    """

    name: str
    makes: tuple[str, ...] = ()
    head: str = ""
    rules: list[Rule] = field(default_factory=list)

    def rule(
        self, pattern: str, *examples: str, never: Iterable[str] = (), not_yet: Iterable[str] = ()
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Keep the decorated function as the maker of what this pattern reads."""

        def keep(make: Callable[..., Any]) -> Callable[..., Any]:
            self.rules.append(
                Rule(f"{self.name}.{make.__name__}", pattern, make, examples, tuple(never), tuple(not_yet))
            )
            return make

        return keep


class Line:
    """A sentence while it is read: its chunks, how they spell, and where in the text it stands."""

    __slots__ = ("_lowered", "_text", "chunks", "context", "spelling")

    def __init__(self, text: str, chunks: list[Chunk], context: Any = None) -> None:
        self._text = text
        self._lowered: list[str] | None = None
        self.chunks = chunks
        self.spelling = "".join([chunk[0] for chunk in chunks])
        self.context = context

    def words(self, blank: Blank | Chunk) -> str:
        """The words of a blank or a chunk, exactly as they stand."""
        return self._text[blank.start : blank.end]

    def between(self, start: int, end: int) -> str:
        """The words from one place of the text to another."""
        return self._text[start:end]

    @property
    def lowered(self) -> list[str]:
        """The words of every chunk in lower case with a plain apostrophe; made once for all who ask."""
        if self._lowered is None:
            text = self._text
            self._lowered = [text[chunk[1] : chunk[2]].lower().replace("’", "'") for chunk in self.chunks]
        return self._lowered

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
        return Line(self._text, self.chunks, self.context)

    def fold(self, matches: Sequence[Match]) -> None:
        """Put one chunk where each match was. Matches are in order and do not overlap."""
        chunks: list[Chunk] = []
        upto = 0
        for match in matches:
            chunks += self.chunks[upto : match.first]
            chunks.append(Chunk(match.letter, match.start, match.end, match.made))
            upto = match.last
        chunks += self.chunks[upto:]
        self.chunks = chunks
        self._lowered = None
        self.spelling = "".join([chunk[0] for chunk in chunks])


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
        return self.line.between(self.start, self.end)


class _Compiled:
    """A rule ready to read; `slots` are its blanks' names and groups, `musts` a mask for each part that must be there,
    the rarest first. Its regex is compiled when it is first tried: most documents try a few rules, and starting up must
    not wait for the others."""

    __slots__ = ("_regex", "head", "musts", "pattern", "rule", "slots")

    def __init__(
        self, rule: Rule, pattern: str, slots: tuple[tuple[str, int], ...], head: int, musts: tuple[int, ...]
    ) -> None:
        self.rule = rule
        self.pattern = pattern
        self.slots = slots
        self.head = head
        self.musts = musts
        self._regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        if self._regex is None:
            self._regex = re.compile(self.pattern)
        return self._regex


class _CompiledStage(NamedTuple):
    stage: Stage
    rules: list[_Compiled]
    anchors: int  # a line that has no letter of these has nothing for any rule
    folds: bool


_Hit = tuple[int, int, int, re.Match[str]]  # start, -end, order of the rule: no two are alike, so matches never compare


class Grammar:
    """Stages in the order they read, compiled against one alphabet."""

    def __init__(self, stages: Sequence[Stage], alphabet: Alphabet) -> None:
        self.stages = tuple(stages)
        self._alphabet = alphabet
        self._folded: dict[str, str] = {}
        for stage in stages:
            for kind in stage.makes:
                self._folded[kind] = alphabet.letter({kind})
        self._compiled = [self._compile(stage) for stage in stages]

    def with_stage(self, stage: Stage, other: Stage) -> Grammar:
        """The same grammar with one stage in the place of another; the rest is not compiled again."""
        grammar = copy(self)
        grammar.stages = tuple(other if one is stage else one for one in self.stages)
        grammar._compiled = [self._compile(other) if one.stage is stage else one for one in self._compiled]
        return grammar

    def read(self, line: Line, declined: Counter[tuple[str, str]] | None = None) -> list[Match]:
        """Fold the line stage by stage; every match on the way, in the order it was made."""
        read: list[Match] = []
        present = mask(line.spelling)
        for compiled in self._compiled:
            if not compiled.anchors & present:
                continue
            if not (hits := _hits(compiled, line.spelling, present)):
                continue
            if compiled.folds:
                matches = list(self._folding(compiled, hits, line, declined))
                if matches:
                    line.fold(matches)
                    present |= mask(match.letter for match in matches)  # what was folded away may be tried in vain
            else:
                matches = list(self._spotting(compiled, hits, line, declined))
            read += matches
        return read

    def _folding(
        self, compiled: _CompiledStage, hits: Iterable[_Hit], line: Line,
        declined: Counter[tuple[str, str]] | None,
    ) -> Iterator[Match]:  # fmt: skip
        upto = 0
        for first, last, order, hit in hits:
            if first >= upto and (match := self._make(compiled.rules[order], hit, line, declined)):
                if not match.letter:  # a chunk without a letter would put the spelling out of step with its chunks
                    raise TypeError(f"rule {match.rule.name} makes {match.made!r}, which its stage does not declare")
                upto = -last
                yield match

    def _spotting(
        self, compiled: _CompiledStage, hits: Iterable[_Hit], line: Line,
        declined: Counter[tuple[str, str]] | None,
    ) -> Iterator[Match]:  # fmt: skip
        """For each head the longest match, counted from the head on, then the first written."""
        heads: dict[int, list[tuple[int, int, re.Match[str]]]] = {}
        for _, last, order, hit in hits:
            heads.setdefault(hit.start(compiled.rules[order].head), []).append((order, last, hit))
        for _, of_head in sorted(heads.items()):
            for order, _, hit in sorted(of_head, key=_order):
                if match := self._make(compiled.rules[order], hit, line, declined):
                    yield match
                    break

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
                blanks[slot] = Blank(first, last, chunks[first][1], chunks[last - 1][2])
        first, last = spans[0]
        start, end = chunks[first][1], chunks[last - 1][2]
        made = compiled.rule.make(Said(line, first, last, start, end), **blanks)
        if made is None or isinstance(made, Declined):
            if declined is not None:
                declined[compiled.rule.name, made.reason if made else "declined"] += 1
            return None
        letter = self._folded.get(getattr(made, "kind", ""), "")
        return Match(compiled.rule, first, last, start, end, blanks, made, letter)

    # ---- compiling ----

    def _compile(self, stage: Stage) -> _CompiledStage:
        """Each rule's regex and masks, and the mask of the letters by which any of them can begin to match."""
        rules: list[_Compiled] = []
        anchors = 0
        for rule in stage.rules:
            pattern, slots, parts = self._translate(rule)
            head = next((group for slot, group in slots if slot == stage.head), 0)
            if stage.head and not head:
                raise ValueError(f"rule {rule.name} has no blank {stage.head}: the stage spots by it")
            musts = tuple(mask(part) for part in sorted(set(parts), key=len))
            rules.append(_Compiled(rule, pattern, slots, head, musts))
            anchors |= musts[0] if musts else ANYTHING
        return _CompiledStage(stage, rules, anchors, bool(stage.makes))

    def _translate(self, rule: Rule) -> tuple[str, tuple[tuple[str, int], ...], list[str]]:
        """The pattern as a regex over letters, its groups, and the letters of each part that must be there."""
        parts: list[str] = []
        slots: list[tuple[str, int]] = []
        musts: list[str] = []
        depth, groups = 0, 0
        for part in PART.finditer(rule.pattern):
            if part["bracket"]:
                depth += 1 if part["bracket"] == "[" else -1
                parts.append("(?:" if part["bracket"] == "[" else ")*" if part["again"] else ")?")
                continue
            if part["gap"] or (part["kinds"] or "").startswith("..."):
                anything = f"[^{self._alphabet.of(STOP)}]{{1,{GAP_LIMIT}}}" + (
                    "" if (part["kinds"] or "").endswith("+") else "?"
                )
                letters = ""
            else:
                letters = self._letters(part, rule)
                anything = f"[{letters}]{part['many'] or ''}"
            if part["slot"] or (part["kinds"] and re.fullmatch(r"[a-z_]+", part["kinds"])):
                groups += 1
                slots.append((part["slot"] or part["kinds"], groups))
                anything = f"({anything})"
            parts.append(anything)
            if depth == 0 and letters and part["many"] != "*":
                musts.append(letters)
        return "".join(parts), tuple(slots), musts

    def _letters(self, part: re.Match[str], rule: Rule) -> str:
        """The letters that may stand at one part of a pattern; a part that nothing fits can never match."""
        if part["kinds"]:
            letters = "".join(map(self._alphabet.of, part["kinds"].split("|")))
        elif part["words"]:
            letters = "".join(map(self._word, part["words"].split("|")))
        else:
            letters = self._alphabet.of(f"mark {part['mark']}")
        if not letters:
            raise ValueError(f"rule {rule.name}: nothing can fill {part.group()}")
        return letters

    def _word(self, word: str) -> str:
        letters = self._alphabet.of(f"word {word.lower()}")
        if word[0].isupper():
            capitals = set(self._alphabet.of("Cap"))
            letters = "".join(letter for letter in letters if letter in capitals)
        return letters


def literal_words(stages: Iterable[Stage]) -> set[str]:
    """Every word and mark that some pattern names, words in lower case: each needs letters of its own."""
    found: set[str] = set()
    for stage in stages:
        for rule in stage.rules:
            for part in PART.finditer(rule.pattern):
                found.update(
                    part["words"].lower().split("|") if part["words"] else [part["mark"]] if part["mark"] else []
                )
    return found


def named_kinds(stages: Iterable[Stage], families: Mapping[str, Iterable[str]]) -> set[str]:
    """Every kind that some pattern or family names; a class of words that none names needs no letters."""
    patterns = [rule.pattern for stage in stages for rule in stage.rules]
    kinds = [part["kinds"] for pattern in patterns for part in PART.finditer(pattern) if part["kinds"]]
    named = [*kinds, *(kind for listed in families.values() for kind in listed)]
    return {one for kind in named for one in re.split(r"[|!&]", kind)}


def fill_in(example: str) -> tuple[str, dict[str, str]]:
    """An example as a plain sentence, and the words in each of its blanks."""
    return FILLED_BLANK.sub(r"\2", example), dict(FILLED_BLANK.findall(example))


def quote_of(match: Match, quote: Callable[[int, int], Quote]) -> Quote:
    """The words that a match read, as a quote."""
    return quote(match.start, match.end)


def mask(letters: Iterable[str]) -> int:
    """Letters as one number, a bit for each: whether a line has any of some letters is then one operation."""
    found = 0
    for letter in set(letters):
        found |= _BITS[letter]
    return found


def _hits(compiled: _CompiledStage, spelling: str, present: int) -> list[_Hit]:
    """Where rules of the stage match: leftmost, longest, first written. Rules that lack a part are not tried."""
    hits: list[_Hit] = []
    for order, rule in enumerate(compiled.rules):
        for must in rule.musts:
            if not must & present:
                break
        else:
            if head := rule.head:  # spotting: the next match may begin inside this one
                search, hit = rule.regex.search, rule.regex.search(spelling)
                while hit:
                    hits.append((hit.start(), -hit.end(), order, hit))
                    hit = search(spelling, hit.end(head))
            else:
                hits += [(hit.start(), -hit.end(), order, hit) for hit in rule.regex.finditer(spelling)]
    hits.sort()
    return hits


def _order(hit: tuple[int, int, re.Match[str]]) -> tuple[int, int]:
    return hit[1], hit[0]
