"""Who is let in, who may write, and what no foreign page can make the browser do."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.desk.asking import AskedError
from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.faces.web.serving import access
from communique.register import Filter, Register

READER, REVIEWER = "reader-secret", "reviewer-secret"


@pytest.fixture
def team(opened: Register, tmp_path: Path) -> TestClient:
    rules = access("127.0.0.1", tokens=[f"reader:{READER}", f"reviewer:{REVIEWER}"])
    house = House(register=opened, book=tmp_path / "watches.json", access=rules)
    return TestClient(application(house), base_url="http://localhost")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8600", ""])
def test_a_foreign_host_is_refused(ask: TestClient, host: str) -> None:
    assert ask.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8600", "[::1]:8600", "LOCALHOST:1"])
def test_this_machine_is_served(ask: TestClient, host: str) -> None:
    assert ask.get("/", headers={"host": host}).status_code == 200


def test_every_answer_forbids_what_is_not_ours(ask: TestClient) -> None:
    for path in ("/", "/measures.json", "/nothing", "/static/communique.css"):
        headers = ask.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'; style-src 'self' 'sha256-")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_without_a_token_a_team_server_answers_nobody(team: TestClient) -> None:
    for path in ("/", "/measures.json", "/document/x"):
        assert team.get(path).status_code == 401
    assert team.get("/", headers={"accept": "text/html"}, follow_redirects=False).headers["location"] == "/enter"
    assert team.get("/", headers={"authorization": "Bearer wrong-secret"}).status_code == 401


def test_a_token_is_entered_once(team: TestClient) -> None:
    assert team.post("/enter", data={"token": "wrong-secret"}, follow_redirects=False).status_code == 401
    answer = team.post("/enter", data={"token": READER}, follow_redirects=False)
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert team.get("/").status_code == 200


def test_a_reader_sees_no_form_and_may_not_judge(team: TestClient, opened: Register) -> None:
    record = opened.records(Filter())[0].id
    headers = {"authorization": f"Bearer {READER}"}
    assert "form_token" not in team.get("/review/records", headers=headers).text
    token = _token(team, {"authorization": f"Bearer {REVIEWER}"})
    form = {"form_token": token, "verdict": "right", "record": record}
    assert team.post("/review/record", data=form, headers=headers).status_code == 403
    assert opened.judging.history() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_write_from_a_foreign_page_is_refused(ask: TestClient, opened: Register, headers: dict[str, str]) -> None:
    form = {"form_token": _token(ask), "verdict": "right", "record": opened.records(Filter())[0].id}
    assert ask.post("/review/record", data=form, headers=headers).status_code == 403
    assert opened.judging.history() == []


@pytest.mark.parametrize("token", ["", "guessed"])
def test_a_write_without_our_token_is_refused(ask: TestClient, opened: Register, token: str) -> None:
    form = {"form_token": token, "verdict": "right", "record": opened.records(Filter())[0].id}
    assert ask.post("/review/record", data=form).status_code in (403, 422)
    assert opened.judging.history() == []


def test_a_judgement_is_made_and_taken_back(ask: TestClient, opened: Register) -> None:
    stored = opened.records(Filter())[0]
    form = {"form_token": _token(ask), "verdict": "wrong", "record": stored.id}
    assert ask.post("/review/record", data=form, follow_redirects=False).status_code == 303
    assert [one.author for one in opened.judging.history()] == ["local"]
    assert stored.id not in {one.id for one in opened.records(Filter())}
    ask.post("/review/undo", data={"form_token": form["form_token"]})
    assert opened.judging.history() == []
    assert stored.id in {one.id for one in opened.records(Filter())}


def test_where_a_form_leads_back_to_is_ours(ask: TestClient) -> None:
    form = {"form_token": _token(ask), "number": "0", "back": "//evil.example/"}
    ask.post("/watches", data={"form_token": form["form_token"], "name": "steel", "words": "steel"})
    answer = ask.post("/review/undo", data=form, follow_redirects=False)
    assert answer.status_code == 409
    assert "evil" not in answer.headers.get("location", "")


def test_behind_a_proxy_the_headers_name_the_caller(opened: Register, tmp_path: Path) -> None:
    house = House(
        register=opened, book=tmp_path / "w.json", access=access("0.0.0.0", is_behind_proxy=True, hosts=["desk"])
    )
    client = TestClient(application(house), base_url="http://desk")
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"x-remote-user": "ana"}).status_code == 200
    assert "form_token" not in client.get("/review/records", headers={"x-remote-user": "ana"}).text
    named = {"x-remote-user": "ana", "x-remote-role": "reviewer"}
    assert "form_token" in client.get("/review/records", headers=named).text
    assert client.get("/", headers={"x-remote-user": "ana", "x-remote-role": "king"}).status_code == 401


def test_a_proxy_header_means_nothing_without_a_proxy(team: TestClient) -> None:
    assert team.get("/", headers={"x-remote-user": "ana", "x-remote-role": "admin"}).status_code == 401


def test_listening_beyond_this_machine_needs_a_token() -> None:
    with pytest.raises(AskedError, match="needs --token"):
        access("0.0.0.0")
    assert access("0.0.0.0", tokens=["a-long-secret"]).tokens
    for token in ("king:a-long-secret", "reader:short"):
        with pytest.raises(AskedError):
            access("127.0.0.1", tokens=[token])


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fweb/app.py",
        "/static//etc/passwd",
        "/entity/..%2f..%2fetc",
    ],
)
def test_no_address_leaves_its_folder(ask: TestClient, path: str) -> None:
    answer = ask.get(path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text


def _token(client: TestClient, headers: dict[str, str] | None = None) -> str:
    shown = client.get("/review/records", headers={"accept": "text/html", **(headers or {})}).text
    return shown.split('name="form_token" value="')[1].split('"')[0]
