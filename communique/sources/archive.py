"""Zip and gzip archives of releases. Refuses locked members, archives within archives within archives, and bombs.

Nothing is unpacked to disk, so a member's name cannot lead anywhere; sizes are counted as bytes come out, because an
archive may lie about them.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from communique.sources.docx import releases_of_docx
from communique.sources.material import Material, Release, Wishes
from communique.sources.refusal import Refusal, RefusedError, hostile

_DEEPEST = 2  # archives within one another
_MOST_MEMBERS = 20_000
_TIMES = 10  # all members together may be this many times the limit of one file
_OFFICE = {"xl/": "a spreadsheet", "ppt/": "a presentation"}


def opened_zip(material: Material, wishes: Wishes) -> Iterator[Release | Material | Refusal]:
    """What a zip holds: the release of a Word file, else its members, each to be read as a file of its own."""
    with hostile("zip archive"):
        archive = zipfile.ZipFile(io.BytesIO(material.data))
        members = [member for member in archive.infolist() if _is_wanted(member)]
        names = [member.filename for member in members]
    _check(members, wishes)
    if "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names):
        yield from releases_of_docx(material.data)
        return
    for start, what in _OFFICE.items():
        if "[Content_Types].xml" in names and any(name.startswith(start) for name in names):
            raise RefusedError(f"{what} is not read")
    if "mimetype" in names:
        raise RefusedError("an OpenDocument or EPUB file: save it as .docx or .pdf")
    _check_depth(material)
    yield from (_member(archive, member, material, wishes) for member in members)


def opened_gzip(material: Material, wishes: Wishes) -> Material:
    """The one file that a gzip holds. Raises RefusedError when it is broken or larger than the limit."""
    _check_depth(material)
    with hostile("gzip file"):
        unpacker = zlib.decompressobj(wbits=31)
        data = unpacker.decompress(material.data, wishes.size_limit + 1)
        if len(data) > wishes.size_limit:
            raise RefusedError("unpacks to more than the size limit")
        if not unpacker.eof:
            raise RefusedError("a gzip file that breaks off")
    name = material.name.removesuffix(".gz")
    return Material(name=name, data=data, url=material.url, charset=material.charset, depth=material.depth + 1)


def _check_depth(material: Material) -> None:
    if material.depth >= _DEEPEST:
        raise RefusedError(f"archives nested more than {_DEEPEST} deep")


def _check(members: list[zipfile.ZipInfo], wishes: Wishes) -> None:
    if len(members) > _MOST_MEMBERS:
        raise RefusedError(f"an archive of more than {_MOST_MEMBERS} files")
    # zipfile gives no more bytes of a member than its header states, so what the headers state is a true ceiling.
    if sum(member.file_size for member in members) > wishes.size_limit * _TIMES:
        raise RefusedError(f"unpacks to more than {_TIMES} times the size limit")
    if not members:
        raise RefusedError("an archive without files")


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and "__MACOSX" not in parts and not any(part.startswith(".") for part in parts)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, material: Material, wishes: Wishes
) -> Material | Refusal:
    name = f"{material.name}/{member.filename}"
    if member.flag_bits & 1:
        return Refusal(name, "locked with a password")
    if member.file_size > wishes.size_limit:
        return Refusal(name, f"larger than {wishes.size_limit / 1_000_000:g} MB")
    try:
        with hostile("member of a zip archive"), archive.open(member) as stream:
            data = stream.read(wishes.size_limit)
    except RefusedError as error:
        return Refusal(name, str(error))
    return Material(name=name, data=data, depth=material.depth + 1)
