"""Tables in small: a text and what its cells must be, both as files in tests/corpus/tables."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import gaiparse

CASES = sorted((Path(__file__).parents[1] / "corpus" / "tables").glob("*.json"))


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_table_is_read_as_its_case_says(case: Path) -> None:
    """State and value of the named cells, and the doubts about placing, are those of the case."""
    expected = json.loads(case.read_text(encoding="utf-8"))
    text = case.with_suffix(".txt").read_bytes().decode("utf-8")
    report = gaiparse.parse(text)
    found = {key: report.cells[key] for key in expected["cells"]}
    values = {
        key: [cell.state, str(cell.value) if isinstance(cell.value, Decimal) else cell.value]
        for key, cell in found.items()
    }
    assert values == expected["cells"]
    placing = {
        "columns_unclear",
        "copies_differ",
        "extra_value",
        "order_unclear",
        "row_label_lost",
        "values_unplaced",
    }
    codes = [doubt.code for doubt in report.doubts if doubt.code in placing]
    assert codes == expected["doubts"], expected["about"]
