"""Files of many kinds with one release in them, and the reading of one file."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx

from communique import sources
from communique.records import Document
from communique.sources import Refusal

TITLE = "Korea and Canada Review Their Steel Trade"
BODY = (
    "Minister Hong Gil-dong met the Canadian ambassador in Seoul on Monday to go over steel quotas and batteries.",
    "Both sides will meet again next spring, and will tell exporters of any change four weeks ahead.",
)
TEXT = "\n\n".join((TITLE, *BODY))


def taken(path: Path | str, **wishes: Any) -> list[Document | Refusal]:
    """What comes out of a path."""
    return list(sources.read([str(path)], **wishes))


def document(path: Path | str, **wishes: Any) -> Document:
    """The only document that comes out of a path."""
    (one,) = taken(path, **wishes)
    assert isinstance(one, Document), one
    return one


def fault(path: Path | str, **wishes: Any) -> str:
    """The only fault that comes out of a path."""
    (one,) = taken(path, **wishes)
    assert isinstance(one, Refusal), one
    return one.fault


def rss(*items: str, head: str = "") -> str:
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>"


def item(title: str = TITLE, link: str = "https://ustr.gov/a", *, body: str | None = None, cdata: bool = True) -> str:
    html = body or f"<p>{BODY[0]}</p><p>{BODY[1]}</p>"
    return (
        f"<item><title>{title}</title><link>{link}</link><category>Steel</category>"
        f"<pubDate>Fri, 28 Nov 2025 10:00:00 +0900</pubDate>"
        f"<description>{f'<![CDATA[{html}]]>' if cdata else escape(html)}</description></item>"
    )


def pdf(*lines: str, pages: int = 1, heading: tuple[str, ...] = ()) -> bytes:
    """A small PDF with these lines on each page, in a standard font, below a heading in larger letters."""
    large = " ".join(f"({line}) Tj T*" for line in heading)
    spoken = " ".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
    content = f"BT /F1 18 Tf 20 TL 60 780 Td {large} /F1 11 Tf 14 TL {spoken} ET".encode("latin-1")
    kids = " ".join(f"{5 + number} 0 R" for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
        ]
        * pages,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )


def word(*paragraphs: str, title: str | None = TITLE) -> bytes:
    """A Word file with a title and these paragraphs."""
    made = docx.Document()
    if title:
        made.add_heading(title, 0)
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def mail(body: str, *, html: str | None = None, attached: bytes | None = None, **headers: str) -> bytes:
    """An e-mail with these headers."""
    message = EmailMessage()
    defaults = {"From": "Press <press@ustr.gov>", "Subject": f"Fwd: {TITLE}", "Date": "Fri, 28 Nov 2025 10:00:00 -0500"}
    for name, value in (defaults | headers).items():
        message[name] = value
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="note.pdf")
    return message.as_bytes()


def zipped(**members: bytes) -> bytes:
    """A zip of these members; two underscores in a name stand for a dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


def record(**fields: Any) -> bytes:
    """A line of the record format."""
    return json.dumps({"text": TEXT, "title": TITLE, "published": "2025-11-28"} | fields).encode() + b"\n"
