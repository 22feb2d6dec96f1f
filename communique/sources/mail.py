"""E-mails: the body as a release, and the releases attached to it. Refuses mails that say nothing."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from communique.sources import publishers
from communique.sources.blocks import text_of_html
from communique.sources.dates import moment
from communique.sources.material import Facts, Material, Release
from communique.sources.plain import releases_of_text
from communique.sources.refusal import RefusedError, hostile
from communique.sources.text import one_line

_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|tr)\s*:\s*)+", re.I)
_ATTACHED = (".pdf", ".docx")
_MOST_PARTS = 200
# The library takes time by the square of a header's length.
_LONGEST_HEADER = 8000  # bytes, folded lines together
_HEADERS = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{0,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.M)


def releases_of_mail(material: Material) -> Iterator[Release | Material]:
    """The release in the mail's body, then each PDF and Word file attached to it."""
    if any(len(header.group()) > _LONGEST_HEADER for header in _HEADERS.finditer(material.data)):
        raise RefusedError("an e-mail with a header longer than any real one")
    if material.data.count(b"\n--") > _MOST_PARTS * 10:
        raise RefusedError("an e-mail of too many parts")
    with hostile("e-mail"):
        message = email.message_from_bytes(material.data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        if sum(1 for _ in message.walk()) > _MOST_PARTS:
            raise RefusedError("an e-mail of too many parts")
        facts, body = _facts(message), _body(message)
        attached = list(_attachments(message, material))
    if body.strip():
        yield _release(body, facts)
    elif not attached:
        raise RefusedError("an e-mail without text")
    yield from attached


def _release(body: str, facts: Facts) -> Release:
    found = releases_of_text(body)[0]
    title, own = facts.title, found.facts.title
    text = found.body if not own or one_line(own) == title else f"{own}\n\n{found.body}"
    return Release(text, Facts(title=title, published=found.facts.published) | found.facts | facts)


def _facts(message: EmailMessage) -> Facts:
    address = parseaddr(str(message.get("From") or ""))[1]
    house = publishers.by_address(f"https://{address.rpartition('@')[2]}/") if "@" in address else None
    subject = _FORWARDED.sub("", one_line(str(message.get("Subject") or "")))
    return Facts(
        title=subject or None,
        published=moment(str(message.get("Date") or ""), utc_offset=house.utc_offset if house else None),
        publisher=house.name if house else None,
        language=str(message.get("Content-Language") or "") or None,
    )


def _body(message: EmailMessage) -> str:
    """The plain body; the HTML one where there is no plain one, or one that only says to look at the other."""
    plain, html = (_content(message, kind) for kind in ("plain", "html"))
    if html and len(plain.split()) < 25:
        return text_of_html(html)
    return plain


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    content = part.get_content() if part is not None else ""
    if not isinstance(content, str):
        return ""
    if content.count("\ufffd") > 3:
        raise RefusedError("wrongly encoded: its text is not in the charset that it states")
    return content


def _attachments(message: EmailMessage, material: Material) -> Iterator[Material]:
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        data = part.get_payload(decode=True)
        if name.lower().endswith(_ATTACHED) and isinstance(data, bytes):
            yield Material(name=f"{material.name}/{name}", data=data, depth=material.depth + 1)
