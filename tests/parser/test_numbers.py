"""Numbers as they are printed: each spelling of tests/corpus/numbers.json, in several layouts."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

import gaiparse
from gaiparse import CellState

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests" / "corpus" / "numbers.json").read_text("utf-8"))
CELLS = {
    "change": "proactive_disclosure.licensing.change",
    "count": "requests.new_received.commercial",
    "total": "requests.new_received.total",
    "amount": "proactive_disclosure.centralized_procurement.amount",
}
NEIGHBOURS = {
    "change": "proactive_disclosure.licensing.decisions",
    "count": "requests.new_received.total",
    "total": "requests.new_received.commercial",
    "amount": "proactive_disclosure.centralized_procurement.projects",
}
PLACE = 70919
TABBED = "tab_cells tab_rows tab_rows_one_line pipe_rows_padded html_spans"
LAYOUTS = f"{TABBED} lines_row_breaks lines_stripped"


@pytest.fixture(scope="module")
def report() -> gaiparse.Report:
    """A report of the form that has changes and amounts."""
    return gaiparse.parse_file(ROOT / "examples" / "emergency-2020-wrong-total.txt")


def _with(report: gaiparse.Report, cell: str, printed: str, layout: str) -> str:
    """Return the text of a report in which one cell prints something else."""
    data = gaiparse.to_dict(report)
    table, row, column = cell.split(".")
    data[table][row][column] = str(PLACE) if column == "amount" else PLACE
    text = gaiparse.render(gaiparse.from_dict(data), layout=layout)
    place = f"{PLACE}万元" if column == "amount" else str(PLACE)
    assert text.count(place) == 1
    return text.replace(place, printed)


@pytest.mark.parametrize(
    ("case", "layout"),
    [
        pytest.param(case, layout, id=f"{case['cell']} {case['printed']} {layout}")
        for case in CASES
        for layout in case.get("layouts", LAYOUTS).split()
    ],
)
def test_a_number_is_read_as_printed(
    report: gaiparse.Report, case: dict[str, str], layout: str
) -> None:
    """A spelling has one value and is all of the raw text, or its cell alone stays open."""
    name = CELLS[case["cell"]]
    text = _with(report, name, case["printed"], layout)
    again = gaiparse.parse(text)
    cell = again.cells[name]
    assert cell.state == case["state"]
    if case["state"] == CellState.READ:
        assert cell.value == Decimal(case["value"])
        assert cell.raw == case.get("raw", case["printed"].strip())
    assert cell.span is not None
    assert text[slice(*cell.span)] == cell.raw
    if case["state"] == CellState.READ or layout in TABBED:
        assert again.cells[NEIGHBOURS[case["cell"]]].state == CellState.READ
    else:
        assert {doubt.severity for doubt in again.doubts} >= {gaiparse.Severity.ERROR}


def test_numbers_in_words_may_stand_side_by_side(report: gaiparse.Report) -> None:
    """A row of nothing but numbers in words is read as a row of figures is."""
    text = gaiparse.render(report, layout="tab_rows")
    words = "\t".join(["零", "3（其中网上2件）", "十二"] * 5)
    text, found = re.subn(r"(?m)^(?:\d+\t){14}\d+$", words, text)
    assert found == 1
    again = gaiparse.parse(text)
    values = [again.cells.value(name) for name in again.cells if name.startswith("review")]
    assert values == [0, 3, 12] * 5
