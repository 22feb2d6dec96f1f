"""What is broken, hostile or not for us gets one clear line, and stops nothing else."""

from __future__ import annotations

import gzip
import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import sources
from communique.records import Document
from communique.sources import Refusal
from communique.sources.archive import opened_gzip
from communique.sources.material import Material, Wishes
from tests.sources import makers
from tests.sources.makers import BODY, TEXT, TITLE, fault, taken

DEEP = "<html><body>" + "<div>" * 5000 + "words" + "</div>" * 5000 + "</body></html>"
LINKS = "<html><body><main>" + "".join(f"<p><a href='/{n}'>Release number {n} of the week</a></p>" for n in range(40))
BOMB = "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
LOCKED = makers.pdf(*BODY).replace(b"/Size", b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >> /Size")


def office(folder: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{folder}document.xml", "<x/>")
    return stream.getvalue()


FAULTS = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t\n", "empty"),
    ("a.txt", bytes(range(256)) * 40, "binary, not text"),
    ("a.txt", "철강 협의를 열었다 ".encode("euc-kr") * 20, "wrongly encoded"),
    ("a.txt", ("\ufffd" * 9 + TEXT).encode(), "wrongly encoded"),
    ("a.txt", "⚖ 12 -- 34".encode(), "no words"),
    ("a.html", ("<meta charset='utf-8'>" + TEXT).encode("utf-8") + b"\xff\xfe\xfd", "wrongly encoded"),
    ("a.html", DEEP.encode(), "nested deeper"),
    ("a.html", LINKS.encode(), "page of links"),
    ("a.html", b"<html><body><script>x()</script></body></html>", "no article"),
    ("a.rss", makers.rss(makers.item(), head=BOMB).encode(), "declares entities"),
    ("a.rss", makers.rss().encode(), "feed without entries"),
    ("a.rss", b"<rss><channel><item>", "no words"),
    ("a.json", b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "feed without entries"),
    ("a.json", b"[" * 100_000, "no JSON"),
    ("a.json", b'{"text": "\\ud800 half a character"}', "half a character"),
    ("a.json", b'{"text": "words", "title": 3}', "title is no text"),
    ("a.pdf", b"%PDF-1.7 nothing follows", "not a readable PDF"),
    ("a.pdf", makers.pdf(""), "scanned PDF"),
    ("a.pdf", LOCKED, "locked with a password"),
    ("a.docx", b"PK\x03\x04 nothing follows", "not a readable zip"),
    ("a.docx", office("word/"), "not a readable Word file"),
    ("a.xlsx", office("xl/"), "spreadsheet"),
    ("a.pptx", office("ppt/"), "presentation"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "old Office file"),
    ("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "picture"),
    ("a.db", b"SQLite format 3\x00", "database"),
    ("a.tar", b"x" * 257 + b"ustar" + b"x" * 300, "tar archive"),
    ("a.eml", b"From: a@b.example\nSubject: \nDate: x\n\n", "without text"),
    ("a.eml", b"From: a@b.example\nSubject: " + b"=?utf-8?q?x?= " * 9000 + b"\n\nwords", "header longer"),
    ("a.eml", b"From: a@b.example\nSubject: x\n\n" + b"--b\n\nwords\n" * 9000, "too many parts"),
    ("a.gz", gzip.compress(TEXT.encode())[:-9], "breaks off"),
    ("a.gz", b"\x1f\x8b nothing follows", "not a readable gzip"),
    ("a.zip", makers.zipped(), "without files"),
    ("a.zip", makers.zipped(a__zip=makers.zipped(b__zip=makers.zipped(c__txt=TEXT.encode()))), "archives nested"),
    ("a.jsonl", b"", "empty"),
]


@pytest.mark.parametrize(("name", "data", "wanted"), FAULTS)
def test_fault_is_one_clear_line(tmp_path: Path, name: str, data: bytes, wanted: str) -> None:
    (tmp_path / name).write_bytes(data)
    said = fault(tmp_path / name)
    assert wanted in said
    assert "\n" not in said
    assert len(said) < 200


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    (tmp_path / "b.txt").write_text(TEXT)
    found = list(sources.read([str(tmp_path / "missing.txt"), str(tmp_path)]))
    assert [type(one) for one in found] == [Refusal, Refusal, Document]
    assert str(found[0]) == f"{tmp_path}/missing.txt: no such file or folder"


def test_file_over_the_limit_is_refused_and_lines_under_it_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_SIZE_LIMIT", "1")
    (tmp_path / "a.txt").write_bytes(b"word " * 300_000)
    (tmp_path / "a.jsonl").write_bytes(makers.record(text="word " * 90_000) * 4)
    (tmp_path / "b.jsonl").write_bytes(makers.record() + makers.record(text="word " * 300_000))
    assert "larger than 1 MB" in fault(tmp_path / "a.txt")
    assert [type(one) for one in taken(tmp_path / "a.jsonl")] == [Document] * 4
    assert "a line is larger than 1 MB" in str(taken(tmp_path / "b.jsonl")[-1])


def test_zip_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SIZE_LIMIT", "1")
    zeros = b"\n" * 1_500_000
    (tmp_path / "one.zip").write_bytes(makers.zipped(a__txt=zeros))
    (tmp_path / "many.zip").write_bytes(makers.zipped(**{f"a{n}__txt": zeros[:900_000] for n in range(12)}))
    (tmp_path / "a.gz").write_bytes(gzip.compress(zeros))
    assert "larger than 1 MB" in fault(tmp_path / "one.zip")
    assert "times the size limit" in fault(tmp_path / "many.zip")
    assert "more than the size limit" in fault(tmp_path / "a.gz")


def test_bomb_is_not_held_in_memory_before_it_is_refused() -> None:
    bomb = gzip.compress(b"\n" * 50_000_000)
    with pytest.raises(Exception, match="more than the size limit"):
        opened_gzip(Material(name="a.gz", data=bomb), Wishes(size_limit=1000))


def test_locked_member_of_a_zip_is_refused_and_the_others_are_taken(tmp_path: Path) -> None:
    data = bytearray(makers.zipped(a__txt=TEXT.encode(), b__txt=TEXT.encode()))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    first, second = taken(tmp_path / "a.zip")
    assert (str(first), type(second)) == (f"{tmp_path}/a.zip/a.txt: locked with a password", Document)


def test_pipes_devices_and_looping_links_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text(TEXT)
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    said = {Path(one.path).name: one.fault for one in taken(tmp_path) if isinstance(one, Refusal)}
    assert said["pipe"].startswith("no plain file")
    assert "leads back" in said["loop"]
    assert said["dangling"] == "no such file or folder"
    assert fault("/dev/null").startswith("no plain file")
    assert sum(isinstance(one, Document) for one in taken(tmp_path)) == 1


def test_empty_folder_and_hidden_files_are_named(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text(TEXT)
    assert fault(tmp_path) == "a folder without files"


def test_missing_library_is_named_with_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("trafilatura", "lxml.html", "pypdf", "feedparser", "docx"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "a.html").write_text(f"<html><body><main><p>{TEXT}</p></main></body></html>")
    (tmp_path / "b.pdf").write_bytes(makers.pdf(*BODY))
    (tmp_path / "c.rss").write_text(makers.rss(makers.item()))
    (tmp_path / "d.docx").write_bytes(makers.word(*BODY))
    (tmp_path / "e.txt").write_text(TEXT)
    (tmp_path / "f.jsonl").write_bytes(makers.record())
    found = taken(tmp_path)
    assert [one.fault for one in found if isinstance(one, Refusal)] == ["needs pip install 'communique[sources]'"] * 4
    assert sum(isinstance(one, Document) for one in found) == 2


def test_fault_cannot_break_its_line_or_the_terminal() -> None:
    assert str(Refusal("a\nb\x1b[2J", "bad\r\nthing\u202e")) == "a?b?[2J: bad thing"


TEDIOUS = [
    "A Title Case Run Of Words. " * 20_000,
    "January 5, 2025 January 5, 2025 January 5, 2025\n" * 10_000,
    "-\n" * 200_000 + TEXT,
    "date " * 100_000,
    "(" * 200_000 + TEXT,
    "word " * 200_000,
]


@pytest.mark.parametrize("text", TEDIOUS)
def test_half_a_megabyte_of_anything_is_read_in_seconds(tmp_path: Path, text: str) -> None:
    """All of it is linear: what takes the square of the length would take minutes here, not seconds."""
    (tmp_path / "a.txt").write_text(text)
    started = time.process_time()
    assert len(taken(tmp_path / "a.txt")) == 1
    assert time.process_time() - started < 10


SEEDS = [
    TEXT.encode(),
    f"-\nNews\n{TITLE}\n{BODY[0]} date2025-11-28\n".encode(),
    f"<html><head><title>{TITLE}</title></head><body><p>{BODY[0]}</p></body></html>".encode(),
    makers.rss(makers.item()).encode(),
    makers.pdf(*BODY),
    makers.word(*BODY),
    makers.mail(BODY[0], html=f"<p>{BODY[0]}</p>"),
    makers.record(),
    makers.zipped(a__txt=TEXT.encode()),
    gzip.compress(TEXT.encode()),
]
SUFFIXES = "txt html rss pdf docx eml json jsonl zip gz".split()


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A good file with some of its bytes replaced, cut out or doubled."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = data[:start] + draw(st.binary(max_size=20)) + data[end:]
    return data


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(data=st.one_of(st.binary(max_size=400), spoiled()), suffix=st.sampled_from(SUFFIXES))
def test_no_bytes_of_any_kind_raise_and_all_are_answered(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    found = taken(path)
    assert found
    for one in found:
        if isinstance(one, Document):
            one.text.encode("utf-8")
            one.title.encode("utf-8")
            assert any(character.isalpha() for character in one.text)
        else:
            assert one.fault


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(text=st.text(max_size=600))
def test_any_text_gives_a_document_that_reads_the_same_again(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TITLE}\n\n{text}\n\n{BODY[0]}", encoding="utf-8", errors="ignore", newline="")
    (one,) = taken(path)
    if isinstance(one, Document):
        path.write_text(one.text, encoding="utf-8", newline="")
        (again,) = taken(path)
        assert isinstance(again, Document)
        assert "".join(again.text.split()) == "".join(one.text.split())
