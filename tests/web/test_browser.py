"""What a desk officer does, in a real browser that can reach nothing but the server on this machine."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from communique.register import Filter, Register, open_register
from tests.web.browser import chromium, opened, serious, serving, watched
from tests.web.releases import ALL

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "register.db"
    with open_register(path) as register:
        register.add_all(ALL)
    return path


@pytest.fixture(scope="module")
def register(path: Path) -> Iterator[Register]:
    with open_register(path) as register:
        yield register


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with serving(path) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which nothing may go wrong."""
    context = opened(browser, address)
    page = context.new_page()
    faults = watched(page, address)
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    context = opened(browser, address, java_script_enabled=False)
    yield context
    context.close()


def _paths(register: Register) -> dict[str, str]:
    """A page of every kind."""
    document = register.documents()[0].id
    record = register.records(Filter(documents=(document,)))[0].id
    things = {f"entity {kind}": f"/entity/{register.entities(kind)[0].id}" for kind in
              ("person", "organisation", "agreement", "measure", "series", "initiative")}  # fmt: skip
    return {
        "home": "/",
        "asking": "/brief",
        "brief": "/brief/KR/CA",
        "document": f"/document/{document}?record={record}",
        "why": f"/document/{document}/why/{record}",
        "register": "/measures?words=steel",
        "events": "/events",
        "timeline": "/timeline?party=KR",
        "network": "/network?party=KR",
        "calendar": "/calendar?as_of=2025-12-02",
        "search": "/search?q=steel",
        "review": "/review",
        "review records": "/review/records",
        "watches": "/watches",
        "refusal": "/nothing",
        "api": "/api/docs",
        **things,
    }


KINDS = (
    "home", "asking", "brief", "document", "why", "register", "events", "timeline", "network", "calendar", "search",
    "review", "review records", "watches", "refusal", "api", "entity person", "entity organisation",
    "entity agreement", "entity measure", "entity series", "entity initiative",
)  # fmt: skip


def test_two_countries_give_a_brief_whose_citations_light_the_sentence(page: Page) -> None:
    page.goto("/")
    page.locator("#q").fill("Korea and Canada")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/brief/KR/CA$"))
    expect(page.locator("h1")).to_have_text("South Korea and Canada")
    statement = page.locator(".told li", has_text="met in Seoul on 1 December 2025").first
    number = statement.locator(".marks a").first
    cited = page.locator(f"#note-{number.inner_text()} q").inner_text()
    number.click()
    beside = page.locator("#beside")
    expect(beside.locator("mark.lit")).to_have_text(cited)
    beside.get_by_role("link", name="Read it in the release").click()
    expect(page).to_have_url(re.compile(r"/document/\w+\?words="))
    lit = page.locator("article mark.lit")
    expect(lit.first).to_be_visible()
    assert "".join(lit.all_inner_texts()) == cited
    expect(lit.first).to_be_in_viewport()


def test_a_citation_far_down_a_release_is_scrolled_to(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto("/brief?measure=graphite")
    page.locator(".marks a").first.click()
    lit = page.locator("article mark.lit")
    expect(lit.first).to_contain_text("licensing rule on graphite")
    expect(lit.first).to_be_in_viewport()


def test_the_word_file_holds_the_same_statements_and_sources(page: Page) -> None:
    page.goto("/brief/KR/CA")
    told = [_bare(one) for one in page.locator(".told li").evaluate_all(_WITHOUT_MARKS)]
    cells = [_bare(one) for one in page.locator("section td").evaluate_all(_WITHOUT_MARKS)]
    quotes = page.locator(".notes q").all_inner_texts()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").first.click()
    assert waiting.value.suggested_filename == "brief-kr-ca.docx"
    file = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    paragraphs = [paragraph.text for paragraph in file.paragraphs]
    in_tables = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    whole = _bare(" ".join([*paragraphs, *in_tables, *_endnotes(file)]))
    assert len(told) >= 5
    assert len(quotes) > 5
    for statement in (*told, *cells):
        assert statement in whole
    for quote in quotes:
        assert _bare(quote) in whole


_WITHOUT_MARKS = """nodes => nodes.map(node => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll(".marks, em").forEach(one => one.remove());
    return copy.textContent;
})"""


def _bare(text: str) -> str:
    """Words alone: marks of notes, quotation marks and white space may differ between the forms."""
    return re.sub(r"[^\w.,]+", "", re.sub(r"\[\d+(?:, ?\d+)*\]", "", text), flags=re.UNICODE)


def _endnotes(file: object) -> list[str]:
    """The texts of parts that python-docx does not open, endnotes among them."""
    package = file.part.package  # type: ignore[attr-defined]
    return [
        re.sub(r"<[^>]+>", "", part.blob.decode("utf-8")).replace("&amp;", "&")
        for part in package.iter_parts()
        if "notes" in str(part.partname)
    ]


def test_measures_are_filtered_by_facet_and_set_free_again(page: Page) -> None:
    page.goto("/measures")
    expect(page.locator(".total strong")).to_have_text("2")
    page.locator(".facets").get_by_role("link", name="licensing").click()
    expect(page.locator(".total strong")).to_have_text("1")
    expect(page.locator("tbody th")).to_have_text("licensing rule on graphite")
    page.locator(".facets .chosen").click()
    expect(page.locator(".total strong")).to_have_text("2")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    assert len(Path(waiting.value.path()).read_text("utf-8").splitlines()) == 3


def test_a_facet_swaps_the_table_and_the_address_and_the_way_back_leads_back(page: Page) -> None:
    page.goto("/measures")
    page.evaluate("window.stayed = true")
    page.locator(".facets").get_by_role("link", name="licensing").click()
    expect(page.locator(".total strong")).to_have_text("1")
    assert page.evaluate("window.stayed") is True
    expect(page).to_have_url(re.compile(r"/measures\?.*licensing"))
    expect(page.locator("#forms").get_by_role("link", name="CSV")).to_have_attribute("href", re.compile("licensing"))
    assert page.evaluate("document.activeElement !== document.body")
    page.reload()
    expect(page.locator(".total strong")).to_have_text("1")
    page.goto("/measures")
    page.locator(".facets").get_by_role("link", name="licensing").click()
    expect(page.locator(".total strong")).to_have_text("1")
    page.go_back()
    expect(page.locator(".total strong")).to_have_text("2")
    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile("/entity/"))


def test_search_and_timeline_swap_what_they_found(page: Page) -> None:
    page.goto("/search?q=quota")
    page.evaluate("window.stayed = true")
    page.locator("#s").fill("nothingofthekind")
    page.locator("#s").press("Enter")
    expect(page.locator(".nothing")).to_have_text("No release holds these words.")
    expect(page).to_have_url(re.compile("q=nothingofthekind"))
    assert page.evaluate("window.stayed") is True
    page.goto("/timeline?party=KR&party=CA")
    expect(page.locator("#strip svg").first).to_be_visible()
    page.evaluate("window.stayed = true")
    moments = page.locator(".moments li").count()
    page.get_by_label("and party").fill("")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"party=KR&party=(&|$)"))
    expect(page.locator(".moments li")).not_to_have_count(moments)
    expect(page.locator("#strip svg").first).to_be_visible()
    assert page.evaluate("window.stayed") is True


def test_the_register_of_one_measure_leads_to_its_words(page: Page) -> None:
    page.goto("/measures")
    page.get_by_role("link", name="quota for Korean steel").click()
    expect(page.locator("h1")).to_have_text("quota for Korean steel")
    page.locator(".quoted figcaption a").first.click()
    expect(page.locator("article mark.lit").first).to_be_in_viewport()


def test_two_people_are_merged_by_key_and_parted_again(page: Page, register: Register) -> None:
    def names() -> set[str]:
        return {one.name for one in register.entities("person")}

    before = names()
    assert {"Kim Min-su", "Kim Min-soo"} <= before
    page.goto("/review")
    page.locator("form[data-htmx-powered]").first.wait_for()
    pair = page.locator(".pair", has_text="Kim Min-soo")
    page.keyboard.press("j")
    expect(pair).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator(".judged-line")).to_contain_text("Judged same")
    assert len(names()) == len(before) - 1
    page.keyboard.press("u")
    expect(page.locator(".judged-line")).to_contain_text("taken back")
    assert names() == before
    assert register.judging.history() == []


def test_a_record_is_rejected_by_key_and_taken_back(page: Page, register: Register) -> None:
    before = register.count(Filter())
    page.goto("/review/records")
    page.locator("form[data-htmx-powered]").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(page.locator(".judged-line")).to_contain_text("Found wrong")
    assert register.count(Filter()) == before - 1
    page.keyboard.press("u")
    expect(page.locator(".judged-line")).to_contain_text("taken back")
    assert register.count(Filter()) == before


def test_two_people_are_merged_and_parted_without_javascript(plain: BrowserContext, register: Register) -> None:
    page = plain.new_page()
    page.goto("/review")
    page.locator(".pair", has_text="Kim Min-soo").get_by_role("button", name="Same").click()
    expect(page.locator(".made li")).to_contain_text("are same")
    assert len(register.judging.history()) == 1
    page.locator(".made li").get_by_role("button").click()
    expect(page.locator(".made")).to_contain_text("Nobody judged anything yet")
    assert register.judging.history() == []


def test_all_can_be_read_without_javascript(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto("/")
    expect(page.locator('.world a[data-party="KR"]')).to_have_attribute("href", "/brief/KR")
    page.locator("#q").fill("Korea Canada")
    page.get_by_role("button", name="Ask").click()
    number = page.locator(".marks a").first
    cited = page.locator(f"#note-{number.inner_text()} q").inner_text()
    number.click()
    expect(page.locator("article mark.lit").first).to_be_visible()
    assert "".join(page.locator("article mark.lit").all_inner_texts()) == cited
    page.locator("article a.n").first.click()
    expect(page.locator(".card:target")).to_be_visible()
    page.locator(".card:target").get_by_role("link", name="why was this read?").click()
    expect(page.locator("h1")).to_be_visible()
    page.goto("/timeline?party=KR&party=CA")
    assert page.locator(".moments li").count() > 3
    page.goto("/network?party=KR")
    assert page.locator("tbody tr").count() > 3


def test_a_brief_is_asked_for_and_a_source_opened_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "#q")
    page.keyboard.type("KR CA")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("South Korea and Canada")
    page.set_viewport_size({"width": 1000, "height": 800})
    _tab_to(page, ".marks a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/document/"))
    expect(page.locator("article mark.lit").first).to_be_in_viewport()


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_words_lead_to_their_record_and_the_record_to_its_words(page: Page, register: Register) -> None:
    stored = register.records(Filter(kind="measure", parties=("CA",)))[0]
    page.goto(f"/document/{stored.source.id}")
    mark = page.locator('article mark[data-kind="measure"]').first
    mark.click()
    card = page.locator(".card.is-lit")
    expect(card).to_contain_text("quota for Korean steel")
    card.get_by_role("link", name="words", exact=True).click()
    expect(page).to_have_url(re.compile(f"record={stored.id}"))
    expect(page.locator("article mark.lit").first).to_be_in_viewport()
    assert "".join(page.locator("article mark.lit").all_inner_texts()) == stored.record.quote.words
    page.locator(".card.is-lit").get_by_role("link", name="why was this read?").click()
    expect(page.locator(".card.is-lit .tree-of-rules")).to_be_visible()


def test_two_countries_are_chosen_on_the_map(page: Page) -> None:
    page.goto("/")
    page.locator('.world a[data-party="CA"]').dispatch_event("click")
    page.locator('.world a[data-party="KR"]').dispatch_event("click")
    expect(page).to_have_url(re.compile("/brief/CA/KR$"))


def test_the_strip_and_the_network_are_drawn(page: Page) -> None:
    page.goto("/timeline?party=KR&party=CA")
    expect(page.locator("#strip svg circle").first).to_be_visible()
    page.goto("/network?party=KR")
    expect(page.locator("#graph svg circle").first).to_be_visible()
    page.locator("#graph svg a", has_text="Canada").first.click()
    expect(page).to_have_url(re.compile("around=CA"))


def test_light_and_dark_are_chosen_and_kept(page: Page) -> None:
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.goto("/measures")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_a_watch_is_kept_and_forgotten(page: Page) -> None:
    page.goto("/watches")
    page.get_by_label("Name").fill("Steel with Canada")
    page.get_by_label("Parties, with commas").fill("Korea, Canada")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("h1")).to_have_text("Steel with Canada")
    assert page.locator("blockquote").count() > 3
    page.get_by_role("button", name="Seen all").click()
    expect(page.get_by_text("Nothing new.")).to_be_visible()
    page.get_by_role("button", name="Forget this watch").click()
    expect(page.get_by_text("No watch is kept yet.")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_shows_each_page_without_sideways_scrolling(
    browser: Browser, address: str, register: Register, kind: str
) -> None:
    context = opened(browser, address, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(_paths(register)[kind])
    width = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
    context.close()
    assert width <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(browser: Browser, address: str, register: Register, kind: str, scheme: str) -> None:
    context = opened(browser, address, color_scheme=scheme)
    page = context.new_page()
    faults = watched(page, address)
    page.goto(_paths(register)[kind])
    found = serious(page)
    context.close()
    assert found == []
    assert [fault for fault in faults if "404" not in fault] == []


def test_paper_gets_the_brief_and_nothing_around_it(page: Page) -> None:
    page.goto("/brief/KR/CA")
    page.emulate_media(media="print")
    for selector in (".top", ".foot", ".contents", ".tools"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".notes")).to_be_visible()
