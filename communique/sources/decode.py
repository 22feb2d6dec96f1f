"""Bytes to text. Refuses what is empty, binary or in an encoding that is neither declared nor recognisable.

Order: a byte order mark, what the source declares, UTF-8, then cp1252, which any Western text without a declaration
is in. Nothing is decoded "with replacement": a text that does not decode is refused, not guessed.
"""

from __future__ import annotations

import codecs
import re

from communique.sources.refusal import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages call themselves against what they are: browsers read these the same way (WHATWG Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# Only text encodings: a page may not make us run "zip" or "rot13".
_KNOWN = re.compile(r"utf|cp\d+|iso-?8859|windows|euc|shift|big5|gb|koi8|mac|ks_c|latin|ascii|tis", re.I)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
# Control characters that no text has; a tab, line ends, form feed and escape-free text have none of these.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")


def text_of(data: bytes, *, charset: str | None = None, declares: bool = False) -> str:
    """The text of the bytes. `declares`: the head of the data may itself name a charset, as HTML and XML do.

    Raises RefusedError for what is empty, binary or wrongly encoded.
    """
    if not data.strip():
        raise RefusedError("empty")
    text = _decoded(data, [charset, _declared(data) if declares else None])
    if _looks_binary(text):
        raise RefusedError("binary, not text")
    if text.count("\ufffd") > 3:
        raise RefusedError("wrongly encoded: it already holds replacement characters")
    if not text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise RefusedError("empty")
    return text


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _decoded(data: bytes, stated: list[str | None]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding) or _refuse(encoding)
    names = [_MEANT.get(name.lower(), name) for name in stated if name and _KNOWN.search(name)]
    for name in ["utf-8", *names] if not any("16" in name for name in names) else names:
        text = _try(data, name)
        if text is not None:
            return text
    if names:
        return _refuse(names[0])
    if b"\x00" in data[:4096]:
        raise RefusedError("binary, not text")
    return _western(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _refuse(encoding: str) -> str:
    raise RefusedError(f"wrongly encoded: it is not the {encoding} that it says it is")


def _western(data: bytes) -> str:
    """Text in cp1252, where it looks like such: letters with few accents, not another alphabet read through it."""
    text = _try(data, "cp1252")
    high = sum(byte >= 0x80 for byte in data)
    if text is None or high > len(data) * 0.15:
        raise RefusedError("wrongly encoded: neither UTF-8 nor a declared encoding")
    return text


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    return "\x00" in sample or len(_BINARY.findall(sample)) > len(sample) // 100
