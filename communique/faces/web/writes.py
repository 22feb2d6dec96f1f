"""What people change through the web: judgements, watches, and the token they enter with.

Every write shows the token of our own page and the role that it needs; each can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.desk import asking
from communique.desk.asking import AskedError
from communique.desk.watch import Watch, WatchBook, look
from communique.faces.web import shown
from communique.faces.web.access import COOKIE, Access, Caller, Role
from communique.faces.web.house import House
from communique.faces.web.page import Page
from communique.register import Anchor, RegisterError

Token = Annotated[str, Form()]
Text = Annotated[str, Form(max_length=2000)]
_PAIRS = ("same", "different", "unsure")


def add(app: FastAPI) -> None:
    """Adds the addresses that are written to."""
    posts: dict[str, Callable[..., Response]] = {
        "/review/pair": judge_pair,
        "/review/record": judge_record,
        "/review/undo": undo,
        "/entity/{id}/merge": merge,
        "/entity/{id}/split": split,
        "/watches": add_watch,
        "/watches/{name}/remove": remove_watch,
        "/watches/{name}/seen": mark_seen,
        "/enter": enter,
    }
    for path, deed in posts.items():
        app.add_api_route(path, deed, methods=["POST"], include_in_schema=False, response_model=None)
    app.add_api_route("/enter", entering, methods=["GET"], include_in_schema=False, response_model=None)


def judge_pair(
    request: Request, form_token: Token, verdict: Text, one: Text, other: Text, back: Text = "/review"
) -> Response:
    """Judges two mentions."""
    house, caller = _writer(request, form_token)
    if verdict not in _PAIRS:
        raise AskedError(f"a pair is judged {', '.join(_PAIRS)}, not {verdict!r}")
    number = house.register.judging.pair(verdict, _anchor(one), _anchor(other), author=caller.name)  # type: ignore[arg-type]
    return _done(request, number, f"judged {verdict}", back)


def judge_record(request: Request, form_token: Token, verdict: Text, record: Text, back: Text = "/review") -> Response:
    """Judges a record right or wrong."""
    house, caller = _writer(request, form_token)
    if verdict not in ("right", "wrong"):
        raise AskedError(f"a record is judged right or wrong, not {verdict!r}")
    number = house.register.judging.record(verdict, record, author=caller.name)  # type: ignore[arg-type]
    return _done(request, number, f"found {verdict}", back)


def undo(request: Request, form_token: Token, number: Annotated[int, Form()] = 0, back: Text = "/review") -> Response:
    """Takes a judgement back: the one of a number, else the last one."""
    house, caller = _writer(request, form_token)
    made = house.register.judging.history()
    if not number and not made:
        raise RegisterError("no judgement to take back")
    taken = number or made[-1].number
    house.register.judging.undo(taken, author=caller.name)
    return _done(request, 0, f"judgement {taken} taken back", back)


def merge(request: Request, id: str, form_token: Token, other: Text, why: Text = "") -> Response:
    """Makes two things one."""
    house, caller = _writer(request, form_token)
    number = house.register.judging.merge(id, other.strip().rsplit("/", 1)[-1], author=caller.name, why=why)
    found = house.register.entity(id) or house.register.entity(other.strip().rsplit("/", 1)[-1])
    return _done(request, number, "made one", f"/entity/{found.id}" if found else "/review")


def split(request: Request, id: str, form_token: Token, document: Text, why: Text = "") -> Response:
    """Parts the mention in a document from a thing."""
    house, caller = _writer(request, form_token)
    number = house.register.judging.split(id, document.strip(), author=caller.name, why=why)
    return _done(request, number, "parted", f"/entity/{id}" if house.register.entity(id) else "/review")


def add_watch(
    request: Request,
    form_token: Token,
    name: Text,
    party: Text = "",
    person: Text = "",
    sector: Text = "",
    measure: Text = "",
    words: Text = "",
) -> Response:
    """Keeps a new watch."""
    house, _ = _writer(request, form_token)
    made = Watch(
        name=" ".join(name.split()),
        parties=asking.parties([one for one in (part.strip() for part in party.split(",")) if one]),
        person=person.strip() or None,
        sector=asking.sector(sector) if sector.strip() else None,
        measure=measure.strip() or None,
        words=words.strip() or None,
    )
    if "/" in made.name or "." in made.name:
        raise AskedError("the name of a watch has no / and no full stop: it is part of an address")
    WatchBook.at(house.book).add(made)
    return RedirectResponse(f"/watches/{quote(made.name, safe='')}", 303)


def remove_watch(request: Request, name: str, form_token: Token) -> Response:
    """Forgets a watch."""
    house, _ = _writer(request, form_token)
    WatchBook.at(house.book).remove(name)
    return RedirectResponse("/watches", 303)


def mark_seen(request: Request, name: str, form_token: Token) -> Response:
    """Notes that what is new for a watch was seen."""
    house, _ = _writer(request, form_token)
    book = WatchBook.at(house.book)
    book.remember(name, look(house.register, book.named(name)).documents)
    return RedirectResponse(f"/watches/{quote(name, safe='')}", 303)


def entering(request: Request) -> Response:
    """The page where a token is entered."""
    return shown.html(request, Page(title="Enter", template="enter.html", parts={"message": None}))


def enter(request: Request, token: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Remembers the token in this browser, for as long as it is open."""
    access: Access = request.app.state.house.access
    if access.role_of(token) == Role.NOBODY:
        refused = Page(title="Enter", template="enter.html", parts={"message": "This token is not known."}, status=401)
        return shown.html(request, refused)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def _writer(request: Request, form_token: str) -> tuple[House, Caller]:
    house: House = request.app.state.house
    return house, house.access.check_write(request, form_token=form_token)


def _anchor(text: str) -> Anchor:
    """The mention that a form carries. Raises AskedError."""
    try:
        line = json.loads(text)
        texts = {name: line[name] for name in ("document", "kind", "name", "record")}
        places = {name: line[name] for name in ("start", "end")}
    except (ValueError, TypeError, KeyError) as error:
        raise AskedError("this is no mention of the register") from error
    are_texts = all(isinstance(one, str) for one in texts.values())
    if not are_texts or not all(isinstance(one, int) for one in places.values()):
        raise AskedError("this is no mention of the register")
    return Anchor(**texts, **places)


def _done(request: Request, number: int, says: str, back: str) -> Response:
    """A line in place of what was judged where a script asked, else the page again."""
    if request.headers.get("hx-request"):
        return shown.fragment(request, "judged.html", {"number": number, "says": says})
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return RedirectResponse(back if is_ours else "/review", 303)
