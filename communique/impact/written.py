"""A proposed form written as a rule file: each line says whether it is stated, assumed or asked.

What was asked and not answered stands there as a comment, so that the file is refused until somebody fills it in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from communique.impact.terms import Form


def as_toml(form: Form, volumes: Mapping[str, float]) -> str:
    """The rule file of a form; `volumes` are the base year's tonnes by party. A quota is each party's own share."""
    lines = [
        "# Proposed from the words of a release. Stated lines carry its words; the others are assumed or asked.",
        *(f"# {one.what}: {_one_line(one.value)} -- stated: {_one_line(one.quote.words)}" for one in form.stated),
        *(f"# {one.what}: {_one_line(one.value)} -- assumed: {_one_line(one.why)}" for one in form.assumed),
        *(f"# {one.what} -- asked: {one.option}" for one in form.asked),
        "",
        'id = "proposed"',
        f"title = {_text(form.measure.name or 'A measure')}",
        f"imposer = {_text(form.imposer)}",
        f"products = {_list(form.measure.products)}",
        'quarters = ["01-01"]  # assumed: the text names no period, so a year',
    ]
    lines += _table(form, volumes) if form.kind == "quota" else []
    return "\n".join([*lines, "", "[[rules]]", *_rule(form)]) + "\n"


def _table(form: Form, volumes: Mapping[str, float]) -> list[str]:
    share = form.share or 0.0
    own = ", ".join(f"{party} = {share * tonnes:.6g}" for party, tonnes in volumes.items())
    names = ", ".join(form.measure.products) or "all"
    return ["", "[tables]", f"volumes = [{{ name = {_text(names)}, countries = {{ {own} }} }}]"]


def _rule(form: Form) -> list[str]:
    measure = form.measure
    lines = [
        'id = "measure"',
        f"title = {_text(measure.name or 'A measure')}",
        f"source = {_text(f'read by {measure.rule}: {_one_line(measure.quote.words)}')}",
        f"from = {form.effective}" if form.effective else "# from = the day is not stated",
        f"on = {_list(form.on)}" if form.on else "# on = all countries",
    ]
    if form.kind == "tariff":
        return [*lines, 'kind = "tariff"', f"rate = {form.rate:g}"]
    known = form.over_quota.is_known
    beyond = f"over_quota = {form.over_quota.central:g}" if known else "# over_quota = the rate is not stated"
    return [*lines, 'kind = "tariff_rate_quota"', 'tables = ["volumes"]', 'per = "year"', beyond]


def _one_line(words: str) -> str:
    """Words on one line, without the control characters that TOML refuses even in comments."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in " ".join(words.split())
    )


def _text(words: str) -> str:
    """Words as TOML writes them; its basic strings are JSON's."""
    return json.dumps(_one_line(words), ensure_ascii=False)


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, words))}]"
