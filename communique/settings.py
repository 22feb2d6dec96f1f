"""Every setting, named once, read once from the environment. Options of a command override them."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its environment variable, its default, and what it is for (shown in docs/settings.md)."""

    variable: str
    default: str
    help: str

    def read(self) -> str:
        """The value in force: the environment's, else the default."""
        return os.environ.get(self.variable) or self.default

    def number(self) -> int:
        """The value in force as a whole number. Raises ValueError naming the variable when it is none."""
        try:
            return int(self.read())
        except ValueError as error:
            raise ValueError(f"{self.variable} is no whole number: {self.read()!r}") from error


REGISTER = Setting(
    "COMMUNIQUE_REGISTER", "communique.db", "the register: a path to an SQLite file or a postgresql:// address"
)

SIZE_LIMIT = Setting("COMMUNIQUE_SIZE_LIMIT", "20", "megabytes: a larger file, page or line is refused")
FEED_LIMIT = Setting("COMMUNIQUE_FEED_LIMIT", "50", "entries taken from one reading of a feed, newest first")
FETCH_SECONDS = Setting("COMMUNIQUE_FETCH_SECONDS", "30", "seconds that one page may take to arrive")
FETCH_ATTEMPTS = Setting("COMMUNIQUE_FETCH_ATTEMPTS", "3", "times a page is asked for when its house does not answer")
FETCH_PAUSE = Setting("COMMUNIQUE_FETCH_PAUSE", "1000", "milliseconds between two pages of one house")
USER_AGENT = Setting(
    "COMMUNIQUE_USER_AGENT",
    "communique/0.1 (reads press releases)",
    "how we introduce ourselves to houses we fetch from",
)

PAGES = Setting(
    "COMMUNIQUE_PAGES",
    "",
    "the folder where the web keeps briefs for its next start; none for nowhere, empty for the user's own cache",
)
WATCHES = Setting("COMMUNIQUE_WATCHES", "communique.watches.json", "the file that watches are kept in")
FOLLOWED = Setting("COMMUNIQUE_FOLLOWED", "communique.followed.json", "the file that followed addresses are kept in")
SMTP = Setting(
    "COMMUNIQUE_SMTP",
    "smtp://localhost:25",
    "the mail server for watches: smtp://, smtps:// or smtp+starttls://[user:password@]host[:port]",
)
MAIL_FROM = Setting("COMMUNIQUE_MAIL_FROM", "communique@localhost", "who the mail of watches is from")

LLM_URL = Setting(
    "COMMUNIQUE_LLM_URL", "", "the second reader's endpoint, an OpenAI-compatible address: https://models.example/v1"
)
LLM_MODEL = Setting("COMMUNIQUE_LLM_MODEL", "", "the language model that is asked there, by its name")
LLM_KEY = Setting("COMMUNIQUE_LLM_KEY", "", "the key to that endpoint, where it needs one")
LLM_KEY_FILE = Setting("COMMUNIQUE_LLM_KEY_FILE", "", "a file that holds the key, where it is not in the environment")
LLM_SECONDS = Setting("COMMUNIQUE_LLM_SECONDS", "120", "seconds that one answer of the model may take")
LLM_ATTEMPTS = Setting("COMMUNIQUE_LLM_ATTEMPTS", "3", "times the model is asked when it fails or cannot be understood")
LLM_TOKENS = Setting("COMMUNIQUE_LLM_TOKENS", "8000", "tokens that one answer of the model may have")
LLM_PART = Setting("COMMUNIQUE_LLM_PART", "8000", "characters of a release that the model is asked about at once")
LLM_FORM = Setting(
    "COMMUNIQUE_LLM_FORM",
    "schema",
    "how the endpoint is told the form of an answer: schema (json_schema), object (json_object) or prompt (in words)",
)
LLM_PLAIN_HTTP = Setting(
    "COMMUNIQUE_LLM_PLAIN_HTTP", "no", "yes lets releases and key go unencrypted to another machine than this one"
)

SETTINGS: tuple[Setting, ...] = (
    REGISTER,
    SIZE_LIMIT,
    FEED_LIMIT,
    FETCH_SECONDS,
    FETCH_ATTEMPTS,
    FETCH_PAUSE,
    USER_AGENT,
    PAGES,
    WATCHES,
    FOLLOWED,
    SMTP,
    MAIL_FROM,
    LLM_URL,
    LLM_MODEL,
    LLM_KEY,
    LLM_KEY_FILE,
    LLM_SECONDS,
    LLM_ATTEMPTS,
    LLM_TOKENS,
    LLM_PART,
    LLM_FORM,
    LLM_PLAIN_HTTP,
)
