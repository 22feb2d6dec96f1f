"""Writes what open libraries know of countries, currencies and goods into the lexicon's TOML files, above their line.
Never touches what stands below the line: that is made by hand. Needs babel, pycountry and rigour (extra `dev`).
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pycountry
from babel import Locale
from rigour.territories import get_territory

COUNTRIES = Path(__file__).parent.parent / "communique" / "lexicon" / "countries"
LINE = "# ---- below this line by hand; above it tools/build_lexicon.py writes; fields are explained in README.md ----"
EVERYDAY = {"HK": "Hong Kong", "MO": "Macao", "NR": "Nauru", "FK": "Falkland Islands", "CI": "Côte d'Ivoire"}
"""Names that read better than the libraries' own."""


def main() -> None:
    """Rewrites the generated head of every country's file, and makes the files that are missing."""
    COUNTRIES.mkdir(exist_ok=True)
    for code in [*sorted(each.alpha_2 for each in pycountry.countries), "XK"]:
        path = COUNTRIES / f"{code}.toml"
        by_hand = path.read_text(encoding="utf-8").partition(LINE)[2] if path.exists() else "\n"
        path.write_text(head(code) + LINE + by_hand, encoding="utf-8")
    print(f"{len(list(COUNTRIES.glob('*.toml')))} countries")


def head(code: str) -> str:
    """The generated fields of one country, as TOML."""
    iso = pycountry.countries.get(alpha_2=code)
    territory = get_territory(code.lower())
    assert territory is not None, code
    name = EVERYDAY.get(code, territory.name)
    official = getattr(iso, "official_name", None) or official_of(territory.full_name)
    names = {
        name,
        territory.name,
        str(Locale("en").territories.get(code, name)),
        getattr(iso, "common_name", name),
        getattr(iso, "name", name),
        official_of(territory.full_name),
    }
    rows = {
        "code": code,
        "alpha3": iso.alpha_3 if iso else "XKX",
        "name": name,
        "official": official,
        "names": sorted({form for each in names for form in written(each)} - {name, official}),
    }
    return f"# {name}\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items())


def official_of(full_name: str) -> str:
    """A full name without its leading article and bracketed notes."""
    return full_name.split(" [")[0].split(" (")[0].removeprefix("The ")


def written(name: str) -> list[str]:
    """The forms of a library's name that a release may use; none for a catalogue form ("Korea, Republic of")."""
    if any(mark in name for mark in ",([") or " - " in name:
        return []
    forms = {name, name.replace("&", "and"), name.replace("’", "'"), name.replace("'", "’")}
    forms |= {form.replace("St. ", "Saint ") for form in forms}
    return sorted(forms | {unaccented(form) for form in forms})


def unaccented(name: str) -> str:
    """The name without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
