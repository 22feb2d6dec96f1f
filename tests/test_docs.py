"""The documents cannot lie: the tour runs, the reference names every command, option and setting."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from communique import sample
from communique.desk.brief import Question, compose
from communique.faces.cli import reference
from communique.faces.cli.brief import FORMS
from communique.faces.cli.export import Format
from communique.register import open_register
from communique.settings import SETTINGS
from tests.excerpt import excerpt

ROOT = Path(__file__).parents[1]
_CODE = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


def test_the_tour_runs(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "tour.md").read_text("utf-8")
    code = "".join(_CODE.findall(text))
    parsed = doctest.DocTestParser().get_doctest(code, {"folder": tmp_path}, "tour.md", "docs/tour.md", 0)
    told: list[str] = []
    ran = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
        parsed, out=told.append
    )
    assert ran.attempted > 20
    assert not ran.failed, "".join(told)


@pytest.mark.parametrize("command", reference.commands())
def test_every_command_and_option_is_in_the_reference(command: str) -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    section = text.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    assert section, f"{command} is not in docs/cli.md: run make docs"
    for parameter in reference.commands()[command].params:
        for flag in (flag for flag in parameter.opts if flag.startswith("--") and flag != "--help"):
            assert f"{flag}" in section, f"{command} {flag} is not in docs/cli.md: run make docs"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.variable)
def test_every_setting_is_documented(setting: object) -> None:
    assert f"`{setting.variable}`" in (ROOT / "docs" / "settings.md").read_text("utf-8")  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_links_within_the_documents_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_brief_in_the_readme_is_fresh() -> None:
    assert excerpt() in (ROOT / "README.md").read_text("utf-8"), "run make docs"


def test_every_section_form_and_export_is_in_the_page_on_the_desk(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "desk.md").read_text("utf-8")
    with open_register(tmp_path / "empty.db") as register:
        sections = [
            section.key for section in compose(register, Question(parties=("KR",)), today=sample.AS_OF).sections
        ]
    assert [key for key in sections if f"| `{key}` |" not in text] == []
    assert [form for form in FORMS if f"`.{form}`" not in text] == []
    assert [name for name in Format.__members__ if f"`{name}`" not in text] == []
