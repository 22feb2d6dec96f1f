"""How fast, how early and in how little memory releases are read: `python -m benchmarks.reading [--write] [--quick]`.

Speed stands beside a plain regular-expression tokenizer and beside spaCy's blank pipeline with an EntityRuler of
100,000 phrases, in the same run and on the same texts; the first run, of text not seen before, is told by itself.
`--write` keeps the figures in benchmarks/results/reading.json. It refuses nothing and tests nothing: a figure depends
on the machine and on the interpreter.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import hostile, texts
from communique.reading import read
from communique.records import Document

RESULTS = Path(__file__).parent / "results" / "reading.json"
RUNS = 5  # the best of: a neighbour on the machine only ever makes a run slower
PHRASES = 100_000
SHORT_DOCUMENTS = 100_000
TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def main(words: list[str]) -> None:
    quick = "--quick" in words
    documents = list(texts.documents())[: 40 if quick else 300]
    found = {
        "processors": os.cpu_count(),
        "interpreter": interpreter(),
        "speed": speed(documents),
        "start": start(),
        "memory": memory(2_000 if quick else SHORT_DOCUMENTS),
        "hostile": hostile.ratios(),
    }
    print(json.dumps(found, indent=2))
    if "--write" in words:
        RESULTS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


def tables() -> Iterator[str]:
    """What was measured last, as the lines of tables: for docs/benchmarks-reading.md."""
    found = json.loads(RESULTS.read_text("utf-8"))
    told, begun, held = found["speed"], found["start"], found["memory"]
    yield f"{told['words']:,} words in {told['documents']} releases, on one of {found['processors']} cores,"
    yield f"by {found.get('interpreter', 'an interpreter that was not noted')}."
    yield from ("", "| way through the same texts | words a second | times Communiqué's |", "|---|--:|--:|")
    for name, rate in told["words_per_second"].items():
        yield f"| {name} | {rate:,} | {rate / told['words_per_second']['communique']:,.2f} |"
    if first := told.get("words_per_second_of_the_first_run"):
        share = first / told["words_per_second"]["communique"]
        yield f"| communique, the first of its runs: no word of the texts seen before | {first:,} | {share:,.2f} |"
    yield from ("", "| | |", "|---|--:|")
    yield f"| `communique read` of one short file, seconds of the processor | {begun['processor_seconds']} |"
    yield f"| the same, seconds by the clock | {begun['clock_seconds']} |"
    yield f"| most megabytes held over {held['documents']:,} documents | {max(held['megabytes']):,.0f} |"
    yield f"| megabytes held after the last of them | {held['megabytes'][-1]:,.0f} |"
    yield from ("", "| hostile text twice as long | takes so many times as long |", "|---|--:|")
    for name, ratio in found["hostile"].items():
        yield f"| {name} | {ratio} |"


def speed(documents: Sequence[Document]) -> dict[str, object]:
    """Words a second of processor time, on one core, of each way to go through the same texts."""
    unseen = documents[1:]
    words = sum(len(document.text.split()) for document in unseen)
    read(documents[0])  # builds the grammar, which is counted as start-up

    def ours() -> None:
        for document in unseen:
            read(document)

    def tokens() -> None:
        for document in unseen:
            TOKEN.findall(document.text)

    ways: dict[str, Callable[[], None]] = {"communique": ours, "tokenizer": tokens}
    if ruler := _ruler():
        ways["spacy blank with EntityRuler"] = lambda: [ruler(document.text) for document in unseen] and None
    runs = {name: _runs(way) for name, way in ways.items()}
    rates = {name: round(words / min(seconds)) for name, seconds in runs.items()}
    ratios = {f"to {name}": round(rates["communique"] / rate, 3) for name, rate in rates.items()}
    first = round(words / runs["communique"][0])
    return {
        "words": words,
        "documents": len(unseen),
        "words_per_second": rates,
        "words_per_second_of_the_first_run": first,
        "ratio": ratios,
    }


def _runs(way: Callable[[], None]) -> list[float]:
    """Seconds of processor time of each run."""
    seconds = []
    for _ in range(RUNS):
        before = time.process_time()
        way()
        seconds.append(time.process_time() - before)
    return seconds


def interpreter() -> str:
    """The Python that is measured: the same version reads a tenth faster where it was built with a profile of its own.

    A distribution builds with one and does not tell so in its configuration.
    """
    if "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or ""):
        built = "configured with --enable-optimizations"
    else:
        built = "the system's own" if sys.base_prefix == "/usr" else "configured without --enable-optimizations"
    return f"{platform.python_implementation()} {platform.python_version()}, {platform.python_compiler()}, {built}"


def _ruler() -> Callable[[str], object] | None:
    """spaCy's blank English pipeline with as many phrases as a big lexicon; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        print("spacy is not installed: pip install 'communique[bench]' for the comparison", file=sys.stderr)
        return None
    pipeline = spacy.blank("en")
    pipeline.max_length = 10**8
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "NAME", "pattern": phrase} for phrase in _phrases()])
    return pipeline


def _phrases() -> Iterator[str]:
    """The names of our lexicon, then made-up ones, up to the number asked for."""
    from communique import lexicon

    chance = random.Random(7)
    names = sorted({entry.name for entry in lexicon.entries()})
    yield from names[:PHRASES]
    heads = ["Ministry of", "Committee on", "Institute of", "Agency for", "Forum on", "Council of"]
    words = sorted({word for name in names for word in name.split() if word.isalpha() and len(word) > 3})
    for _ in range(PHRASES - len(names)):
        yield f"{chance.choice(heads)} {chance.choice(words)} {chance.choice(words)}"


def start() -> dict[str, float]:
    """Seconds from the shell until `communique read` of one short file is over: of processor time and of the clock."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text("Talks in Seoul\n\nKorea and Japan met in Seoul on May 3, 2025.\n", "utf-8")
        runs = [_run(path) for _ in range(RUNS + 2)]
    processor, clock = zip(*runs, strict=True)
    return {"processor_seconds": round(min(processor), 2), "clock_seconds": round(statistics.median(clock), 2)}


def _run(path: Path) -> tuple[float, float]:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "communique", "read", str(path)], check=True, capture_output=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - began


def memory(count: int) -> dict[str, object]:
    """Megabytes of this process, sampled at each tenth of many short documents, all different."""
    samples = []
    for number, document in enumerate(texts.short(count)):
        read(document)
        if number % (count // 10) == count // 10 - 1:
            samples.append(round(_resident(), 1))
    return {"documents": count, "megabytes": samples, "grown": round(samples[-1] - samples[0], 1)}


def _resident() -> float:
    """What the process holds now; where the system does not tell, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main(sys.argv[1:])
