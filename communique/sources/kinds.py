"""What kind of source some bytes are, by what they begin with; names and media types only break ties.

Refuses, by name, the kinds that people do hand in and that we do not read.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from communique.sources.material import Material
from communique.sources.refusal import RefusedError

_NOT_READ = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file: save it as .docx or .pdf"),
    (b"{\\rtf", "an RTF file: save it as .docx or .pdf"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it, or pack it as .zip"),
    (b"Rar!", "a RAR archive: unpack it, or pack it as .zip"),
    (b"BZh", "a bzip2 archive: unpack it, or pack it as .gz"),
    (b"\xfd7zXZ", "an xz archive: unpack it, or pack it as .gz"),
    (b"\x7fELF", "a program"),
    (b"HWP Document File", "a Hangul file: save it as .pdf"),
)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.I)
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.I)
_TAGS = re.compile(rb"</(?:p|div|h[1-6]|span|li|table|article|section)>", re.I)
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_MAIL_HEADERS = re.compile(
    rb"^(?:from|date|subject|received|return-path|message-id|mime-version|delivered-to):", re.I | re.M
)


def kind_of(material: Material) -> str:
    """One of pdf, zip, gzip, json, feed, page, mail, text. Raises RefusedError for a kind that is not read."""
    data, head = material.data, _without_mark(material.data[:65536]).lstrip()
    for start, what in _NOT_READ:
        if data.startswith(start):
            raise RefusedError(f"{what} is not read" if ":" not in what else what)
    if data[257:262] == b"ustar":
        raise RefusedError("a tar archive: unpack it, or pack it as .zip")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return "zip"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    return _kind_of_text(material, head)


def _kind_of_text(material: Material, head: bytes) -> str:
    suffix = PurePosixPath(material.name).suffix.lower()
    if head[:1] in (b"{", b"[") and _is_json(head, suffix):
        return "json"
    if head[:1] == b"<" and _FEED.search(head[:4096]) and not _PAGE.search(head[:1024]):
        return "feed"
    if _is_page(material, head, suffix):
        return "page"
    if suffix == ".eml" or (_HEADER.match(head) and len(_MAIL_HEADERS.findall(_headers(head))) >= 2):
        return "mail"
    return "text"


def _is_page(material: Material, head: bytes, suffix: str) -> bool:
    if "html" in material.media_type or suffix in (".html", ".htm", ".xhtml"):
        return True
    return head[:1] == b"<" and bool(_PAGE.search(head[:8192]) or len(_TAGS.findall(head)) >= 3)


def _is_json(head: bytes, suffix: str) -> bool:
    """Whether text that begins with a brace is JSON: by its name, or because its first line or item parses."""
    if suffix in (".json", ".jsonl", ".ndjson") or re.match(rb'[\[{]\s*(?:[\[{]\s*)?"', head):
        return True
    try:
        json.loads(head.split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return True


def _headers(head: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]


def _without_mark(data: bytes) -> bytes:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return data.removeprefix(b"\xef\xbb\xbf")
