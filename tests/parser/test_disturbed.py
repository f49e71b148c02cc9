"""Samples with one disturbance each, as tests/corpus/disturbed.json lists them."""

import json
from pathlib import Path
from typing import Any

import pytest

import gaiparse
from gaiparse import CellState
from shared_data import sample

CASES = json.loads(
    (Path(__file__).parents[1] / "corpus" / "disturbed.json").read_text(encoding="utf-8")
)
SURE = (CellState.READ, CellState.INFERRED, CellState.BLANK, CellState.DASH)


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_what_nobody_can_know_is_not_claimed(case: dict[str, Any]) -> None:
    """A cell whose number is broken, moved or without a unit claims neither a value nor nothing."""
    text, (old, new) = sample(case["sample"]), case["replace"]
    assert old in text
    cells = gaiparse.parse(text.replace(old, new, 1)).cells
    claimed = {key: cells[key] for key in case["cells"] if cells[key].state in SURE}
    assert claimed == {}
