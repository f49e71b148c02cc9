"""Tables that say something else than the form, as tests/corpus/unsettled.json lists them."""

import json
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import gaiparse
from gaiparse import CellState

CASES = json.loads(
    (Path(__file__).parents[1] / "corpus" / "unsettled.json").read_text(encoding="utf-8")
)
TEXTS = json.loads(
    (Path(__file__).parents[1] / "corpus" / "unsettled_texts.json").read_text(encoding="utf-8")
)
HEADING = "二、主动公开政府信息情况\n\n"
SURE = (CellState.READ, CellState.INFERRED, CellState.BLANK, CellState.DASH)

LAYOUTS: dict[str, Callable[[Sequence[Sequence[str]]], str]] = {
    "cells": lambda rows: "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows),
    "rows": lambda rows: "".join("\t".join(row) + "\n" for row in rows),
    "lines": lambda rows: "".join(f"{cell}\n\n" for row in rows for cell in row if cell),
    "bars": lambda rows: "".join(f"| {' | '.join(row)} |\n" for row in rows),
}
ALL = [
    (case, layout)
    for case, layout in product(CASES, LAYOUTS)
    if layout in case.get("layouts", LAYOUTS)
]


@pytest.mark.parametrize(
    ("case", "layout"), ALL, ids=[f"{case['about']}, {layout}" for case, layout in ALL]
)
def test_what_the_form_does_not_say_is_not_claimed(case: dict[str, Any], layout: str) -> None:
    """Under a header, label or unit that is not the form's no cell claims a value or nothing."""
    cells = gaiparse.parse(HEADING + LAYOUTS[layout](case["rows"])).cells
    claimed = {key: cells[key] for key in case["open"] if key in cells and cells[key].state in SURE}
    assert claimed == {}


@pytest.mark.parametrize("case", TEXTS, ids=[case["about"] for case in TEXTS])
def test_what_stands_elsewhere_is_not_claimed(case: dict[str, Any]) -> None:
    """A number of another year, column, page or row fills no cell, nor makes one empty."""
    cells = gaiparse.parse(case["text"]).cells
    assert {key: cells[key] for key in case["open"] if cells[key].state in SURE} == {}
