"""What the lexicon promises: complete, unambiguous where it says strong, dated, fresh."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date

import pycountry
import pytest

from communique import lexicon
from communique.lexicon.build import compiled_text
from communique.lexicon.files import LISTS, LexiconError, plain_lexicon
from communique.lexicon.nouns import first_day
from communique.lexicon.store import COMPILED

SECTORS = """agriculture ai automobiles aviation batteries biotech chemicals climate construction critical_minerals
culture customs defence development_aid digital_trade education electronics energy finance fisheries food gas health
hydrogen ict industrial_data intellectual_property investment labour logistics_ports machinery metals mobility nuclear
oil quantum renewables robotics security semiconductors services shipbuilding small_business space standards steel
supply_chains textiles tourism trade_facilitation trade_remedies transport""".split()


def test_the_compiled_file_is_fresh() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compiled_text(), "run python -m communique.lexicon.build"


def test_every_iso_country_is_there() -> None:
    missing = {each.alpha_2 for each in pycountry.countries} - set(lexicon.load().countries)
    assert not missing


def test_every_sector_of_the_record_format_is_there() -> None:
    assert list(lexicon.load().sectors) == SECTORS


def test_no_strong_name_belongs_to_two_parties() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for country in lexicon.load().countries.values():
        for kind, names in (("name", country.strong), ("adjective", country.adjectives), ("seat", country.seats)):
            for name in names:
                owners.setdefault((kind, name), set()).add(country.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_no_acronym_is_strong_for_two_parties() -> None:
    owners: dict[str, set[str]] = {}
    for body in lexicon.load().bodies():
        for short in body.short:
            owners.setdefault(short, set()).add(body.party)
    assert {short: codes for short, codes in owners.items() if len(codes) > 1} == {}


def test_every_renaming_leads_to_a_body_that_is_there() -> None:
    bodies = lexicon.load().bodies()
    known = {(body.party, body.name) for body in bodies}
    assert [body.name for body in bodies if body.becomes and (body.party, body.becomes) not in known] == []
    assert [body.name for body in bodies if body.parent and (body.party, body.parent) not in known] == []


def test_every_date_is_valid_and_in_order() -> None:
    noted = [*lexicon.load().bodies(), *(m for group in lexicon.load().groups.values() for m in group.members)]
    for each in noted:
        since = first_day(each.since) if each.since else date.min
        assert since < (first_day(each.until) if each.until else date.max), each


def test_every_member_is_a_country_or_group_and_appears_once_at_a_time() -> None:
    for group in lexicon.load().groups.values():
        today = Counter(member.code for member in group.members if member.until is None)
        assert [code for code, count in today.items() if count > 1] == [], group.code
        assert [member.code for member in group.members if lexicon.name_of(member.code) == member.code
                and member.code not in lexicon.load().groups] == [], group.code  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("KR", "KR"), ("KOR", "KR"), ("South Korea", "KR"), ("korea", "KR"), ("Korean", "KR"), ("KOREA", "KR"),
        ("the Republic of Korea", "KR"), ("the UAE", "AE"), ("U.S.", "US"), ("Turkey", "TR"), ("Türkiye", "TR"),
        ("Dutch", "NL"), ("Swedes", "SE"), ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("EU", "EU"),
        ("european union", "EU"), ("Mercosur", "MERCOSUR"), ("african union", "AFRICAN_UNION"), ("Niger", "NE"),
        ("DPRK", "KP"), ("Georgia", "GE"), ("Hong Kong", "HK"), ("Viet Nam", "VN"), ("in", "IN"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_every_form_of_its_name(words: str, code: str) -> None:
    assert lexicon.country(words) == code


@pytest.mark.parametrize("words", ["", "Atlantis", "Ministry of Trade", "Latin America"])
def test_what_is_no_country_has_no_code(words: str) -> None:
    assert lexicon.country(words) is None


@pytest.mark.parametrize("code", sorted(lexicon.load().countries))
def test_a_country_is_known_by_its_own_codes_and_name(code: str) -> None:
    country = lexicon.load().countries[code]
    assert {lexicon.country(form) for form in (code, country.alpha3, country.name)} == {code}


def test_names_that_also_mean_persons_and_states_are_weak() -> None:
    weak = {entry.name for entry in lexicon.entries() if entry.kind == "country" and not entry.strong}
    assert {"Georgia", "Jordan", "Turkey", "Chad", "Mali", "Niger", "Guinea", "Jersey", "GEORGIA"} <= weak


def test_no_country_matches_in_lower_case() -> None:
    names = {entry.name for entry in lexicon.entries() if entry.kind in ("country", "demonym", "people", "capital")}
    assert not {"turkey", "china", "japan", "chile", "polish", "georgia", "us"} & names


def test_each_entry_is_unique_by_name_and_kind() -> None:
    counts = Counter((entry.name, entry.kind) for entry in lexicon.entries())
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_body_name_that_many_countries_bear_has_no_party() -> None:
    entry = next(each for each in lexicon.entries() if (each.name, each.kind) == ("Ministry of Finance", "body"))
    assert entry.party is None
    assert entry.strong


@pytest.mark.parametrize(
    ("name", "day", "full"),
    [
        ("MOTIR", "2025-12-01", "Ministry of Trade, Industry and Resources"),
        ("MOTIE", "2025-09-30", "Ministry of Trade, Industry and Energy"),
        ("the Ministry of Trade, Industry and Energy", "2020-01-01", "Ministry of Trade, Industry and Energy"),
        ("USTR", "2025-01-01", "Office of the United States Trade Representative"),
    ],
)
def test_a_body_is_known_by_name_and_acronym_on_a_day(name: str, day: str, full: str) -> None:
    body = lexicon.body(name, on=date.fromisoformat(day))
    assert body is not None
    assert body.name == full


def test_a_body_does_not_exist_outside_its_dates() -> None:
    assert lexicon.body("MOTIR", on=date(2025, 9, 30)) is None


def test_a_shared_name_is_a_body_only_with_its_party() -> None:
    assert lexicon.body("Ministry of Finance") is None
    found = lexicon.body("Ministry of Finance", party="JP")
    assert found is not None
    assert found.party == "JP"


def test_all_names_a_ministry_bore_are_told_oldest_first() -> None:
    names = lexicon.renamed("MOTIE")
    assert names[-2:] == ("Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry and Resources")
    assert names == lexicon.renamed("MOTIR")


@pytest.mark.parametrize(
    ("group", "day", "code", "member"),
    [
        ("EU", "2019-01-01", "GB", True), ("EU", "2020-02-01", "GB", False), ("EU", "2020-01-31", "GB", True),
        ("ASEAN", "2025-10-25", "TL", False), ("ASEAN", "2025-10-26", "TL", True),
        ("G20", "2023-09-09", "AFRICAN_UNION", True), ("CPTPP", "2024-12-14", "GB", False),
        ("OPEC", "2020-01-01", "QA", False), ("BRICS", "2024-01-01", "AE", True),
    ],
)  # fmt: skip
def test_membership_holds_from_its_first_day_until_the_day_after_its_last(
    group: str, day: str, code: str, member: bool
) -> None:
    assert (code in lexicon.members(group, date.fromisoformat(day))) is member


def test_names_for_output_are_the_everyday_ones() -> None:
    assert [lexicon.name_of(code) for code in ("KR", "GB", "CZ")] == ["South Korea", "United Kingdom", "Czechia"]
    assert [lexicon.adjective_of(code) for code in ("KR", "NL", "EU")] == ["Korean", "Dutch", "EU"]


def test_a_file_with_an_unknown_field_is_refused_by_name(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "XX.toml").write_text(
        'code = "XX"\nalpha3 = "XXX"\nname = "X"\nofficial = "X"\nstorng = ["X"]\n'
    )
    with pytest.raises(LexiconError, match=r"XX\.toml: unknown field 'storng'"):
        plain_lexicon(tmp_path)


def test_no_group_has_the_code_of_a_country() -> None:
    countries = lexicon.load().countries.values()
    taken = {each.code for each in countries} | {each.alpha3 for each in countries}
    assert sorted(set(lexicon.load().groups) & taken) == []


def test_family_names_are_known_for_sixty_countries() -> None:
    known = [country for country in lexicon.load().countries.values() if country.family_names]
    assert len(known) >= 60
    assert {country.code for country in known if country.family_first} >= {"KR", "CN", "VN", "HU"}


def test_bodies_are_known_for_forty_countries() -> None:
    assert sum(1 for country in lexicon.load().countries.values() if len(country.bodies) >= 5) >= 40


def test_an_adjective_of_two_countries_is_no_entry() -> None:
    assert not [entry for entry in lexicon.entries() if entry.name in ("Congolese", "Dominican")]


def test_a_company_belongs_to_a_country_but_not_to_its_government() -> None:
    entry = next(each for each in lexicon.entries() if each.name == "Boeing")
    assert (entry.kind, entry.party, entry.private) == ("body", "US", True)
    ministry = next(each for each in lexicon.entries() if each.name == "MOTIR")
    assert not ministry.private


@pytest.mark.parametrize("name", ["Georgia Tech", "Bank of America", "Air India", "British Steel", "New South Wales"])
def test_a_longer_name_covers_the_country_in_it(name: str) -> None:
    assert [entry.kind for entry in lexicon.entries() if entry.name == name] in (["body"], ["city"])


@pytest.mark.parametrize(
    ("city", "code"), [("Seoul", "KR"), ("Washington", "US"), ("New Delhi", "IN"), ("Ottawa", "CA")]
)
def test_a_capital_that_may_stand_for_its_government_is_marked(city: str, code: str) -> None:
    entry = next(each for each in lexicon.entries() if each.name == city)
    assert (entry.kind, entry.party) == ("capital", code)


@pytest.mark.parametrize(
    ("name", "kind", "value", "party"),
    [
        ("CPTPP", "pact", "CPTPP", None),
        ("ASEAN", "group", "ASEAN", "ASEAN"),
        ("ADB", "body", "Asian Development Bank", None),
    ],
)
def test_a_bloc_is_a_party_and_a_pact_or_bank_is_none(name: str, kind: str, value: str, party: str | None) -> None:
    entry = next(each for each in lexicon.entries() if each.name == name)
    assert (entry.kind, entry.value, entry.party) == (kind, value, party)


def test_every_pact_tells_its_type_of_agreement() -> None:
    pacts = [group for group in lexicon.load().groups.values() if group.kind == "pact"]
    assert pacts
    assert [pact.code for pact in pacts if not pact.instrument] == []


@pytest.mark.parametrize("noun", [lexicon.Country, lexicon.Body, lexicon.Group, lexicon.Membership])
def test_every_field_is_explained_in_the_readme(noun: type) -> None:
    explained = (COMPILED.parent / "README.md").read_text(encoding="utf-8")
    made = {"party", "bodies", "members"}  # the file's own place tells the party; bodies and members have their tables
    assert [field.name for field in fields(noun) if f"`{field.name}`" not in explained and field.name not in made] == []


@pytest.mark.parametrize("room", sorted(LISTS))
def test_every_list_explains_its_fields_at_its_head(room: str) -> None:
    _, key = LISTS[room]
    head = (COMPILED.parent / f"{room}.toml").read_text(encoding="utf-8").partition(f"[[{key}]]\n")[0]
    used = {name for row in plain_lexicon()[room] for name in row}  # type: ignore[union-attr]
    assert sorted(name for name in used if name not in head) == []


@pytest.mark.parametrize(
    ("group", "count"), [("WTO", 166), ("UN", 193), ("EU", 27), ("ASEAN", 11), ("G20", 21), ("OECD", 38)]
)
def test_groups_have_as_many_members_as_they_say(group: str, count: int) -> None:
    assert len(lexicon.members(group, date(2025, 12, 1))) == count
