"""How the report of a watch leaves the house: by e-mail (SMTP) or to a webhook (HTTP POST of JSON).

Sends only where the caller says. A report that cannot be delivered raises, so that it is not taken as told.
"""

from __future__ import annotations

import json
import smtplib
import urllib.error
import urllib.request
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from communique.desk.watch import Found, counted, report_json, report_text

_SECONDS = 30


class NotSentError(RuntimeError):
    """A report did not reach its reader; the message says where it was to go and why it did not."""


def mail(found: Found, *, to: str, sender: str, server: str) -> None:
    """Sends the report as plain text. `server` is smtp://, smtps:// or smtp+starttls://[user:password@]host[:port]."""
    message = EmailMessage()
    message["Subject"] = f"Communiqué: {_one_line(found.watch.name)}: {counted(found)}"
    message["From"], message["To"] = _one_line(sender), _one_line(to)
    message.set_content(report_text(found))
    address = urlsplit(server)
    host, port = address.hostname or "localhost", address.port
    try:
        is_wrapped = address.scheme == "smtps"
        opened = smtplib.SMTP_SSL if is_wrapped else smtplib.SMTP
        with opened(host, port or (465 if is_wrapped else 25), timeout=_SECONDS) as connection:
            if address.scheme == "smtp+starttls":
                connection.starttls()
            if address.username:
                connection.login(unquote(address.username), unquote(address.password or ""))
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSentError(f"{host}: the mail was not sent ({error})") from error


def post(found: Found, *, url: str) -> None:
    """Posts the report as JSON. Raises NotSentError for another scheme than http(s) and for any answer but success."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise NotSentError(f"{url}: a webhook is an http or https address")
    body = json.dumps(report_json(found), ensure_ascii=False).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json; charset=utf-8"})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):
            pass
    except (OSError, urllib.error.URLError) as error:
        raise NotSentError(f"{url}: the report was not taken ({error})") from error


def _one_line(text: str) -> str:
    return " ".join(text.split())
