"""Writes what libraries know of countries into the TOML files of the lexicon above their line, and adds what lacks.
Never touches what stands below the line or is there already: that is kept by hand. Needs babel, pycountry and rigour
(extra `dev`). Afterwards run `python -m communique.lexicon.build`.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

import pycountry
from babel import Locale
from babel.core import get_global
from rigour.territories import get_territory

LEXICON = Path(__file__).parent.parent / "communique" / "lexicon"
LINE = "# ---- below this line by hand; above it tools/build_lexicon.py writes; fields are explained in README.md ----"
EVERYDAY = {"HK": "Hong Kong", "MO": "Macao", "NR": "Nauru", "FK": "Falkland Islands", "CI": "Côte d'Ivoire"}
"""Names that read better than the libraries' own."""


def main(lexicon: Path = LEXICON) -> None:
    """Rewrites the generated head of every country's file, and adds missing files and currencies."""
    (lexicon / "countries").mkdir(parents=True, exist_ok=True)
    for code in [*sorted(each.alpha_2 for each in pycountry.countries), "XK"]:
        write_head(lexicon / "countries" / f"{code}.toml", code)
    added = add_currencies(lexicon / "currencies.toml")
    print(
        f"{len(list((lexicon / 'countries').glob('*.toml')))} countries; currencies added: {', '.join(added) or 'none'}"
    )


def write_head(path: Path, code: str) -> None:
    """Writes a country's file anew down to the line; what stands below is kept letter for letter."""
    by_hand = path.read_text(encoding="utf-8").partition(LINE)[2] if path.exists() else "\n"
    path.write_text(head(code) + LINE + by_hand, encoding="utf-8")


def add_currencies(path: Path) -> list[str]:
    """Appends the currencies now in use that the file lacks, and gives their codes."""
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    codes = {each.alpha_3 for each in pycountry.currencies}
    missing = sorted(code for code in tenders() if code in codes and f'code = "{code}"' not in known)
    path.write_text(known + "".join(currency(code) for code in missing), encoding="utf-8")
    return missing


def currency(code: str) -> str:
    """One currency as TOML, with its English name and the countries that use it."""
    name = str(Locale("en").currencies.get(code, code))
    rows = {"code": code, "name": name, "names": [name], "countries": sorted(tenders()[code])}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items()]
    return "\n".join(["", "[[currency]]", *lines, ""])


@cache
def tenders() -> dict[str, list[str]]:
    """The territories in which each currency is legal tender today, by Unicode CLDR."""
    found: dict[str, list[str]] = {}
    for territory, rows in get_global("territory_currencies").items():
        for code, _, end, is_tender in rows:
            if end is None and is_tender:
                found.setdefault(code, []).append(territory)
    return found


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
