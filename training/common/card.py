"""Pieces of model cards: Markdown tables out of stored results, and prose with places for them."""
from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from training.common.cache import Json

Row = list[str]


def filled(prose: Path, tables: Mapping[str, str]) -> str:
    """The prose with a table in place of each {{name}}."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: tables[match.group(1)], prose.read_text(encoding="utf8"))


def named_part(report: Json, name: str) -> Json:
    """One part of a report of `npm run evaluate`."""
    found: Json = next(one for one in report["parts"] if one["name"] == name)
    return found


def licence_table(licences: Json, other: str) -> str:
    """Totals of a ledger; `other`: its name for what people made."""
    return table(["stated licence", other, "AI", "sources"],
                 [[name, *(f"{count:,}" for count in (one[other], one["ai"], one["sources"]))] for name, one in licences.items()])


def counted(measured: Json) -> str:
    low, high = measured["wilson95"]
    return f"{percent(measured['rate'])} [{percent(low)}–{percent(high)}]"


def slice_table(name: str, slices: list[Json]) -> str:
    """One row a slice; AI-only slices stand against everything made by people."""
    head = [name, "human / AI", "human flagged", "AI flagged", "AUROC", "AI called no sign", "ECE", "best null"]
    return table(head, [slice_row(one) for one in slices])


def slice_row(one: Json) -> Row:
    figures, judged = one["figures"], one["judged"]
    nulls = [value for value in one["nulls"].values() if value is not None]
    return [one["name"].strip(), f"{judged['human']} / {judged['ai']}", share(figures["falsePositiveRate"]),
            share(figures["recall"]), number(figures["auroc"]), share(figures["noSignOfAi"]),
            number(figures["eceEqual"]), f"{max(nulls):.2f}" if nulls else "–"]


def trust_table(name: str, slices: list[Json]) -> str:
    """What words and likelihoods are worth: how many get an answer, how many of these are wrong, how true numbers are."""
    head = [name, "answered", "wrong of these", "ECE, equal prior", "ECE, the product's prior", "Cllr, bits"]
    return table(head, [[one["name"].strip(), *(share(one["figures"][figure]) for figure in ("coverage", "selectiveError")),
                         *(number(one["figures"][figure]) for figure in ("eceEqual", "ecePrior", "cllr"))] for one in slices])


def share(figure: Json) -> str:
    if figure["value"] is None:
        return "–"
    spread = "" if figure["low"] is None else f" [{percent(figure['low'])}–{percent(figure['high'])}]"
    return f"{percent(figure['value'])}{spread}"


def number(figure: Json) -> str:
    return "–" if figure["value"] is None else f"{figure['value']:.3f}"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def table(head: Row, rows: list[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
