"""Tables and doubts in small: a text, its cells and its doubts, as files below tests/corpus."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import gaiparse
from gaiparse._doubts import KINDS

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = [path for name in ("doubts", "tables") for path in sorted((CORPUS / name).glob("*.json"))]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_table_is_read_as_its_case_says(case: Path) -> None:
    """State and value of the named cells, and every doubt in its order, are those of the case."""
    expected = json.loads(case.read_text(encoding="utf-8"))
    text = case.with_suffix(".txt").read_bytes().decode("utf-8")
    report = gaiparse.parse(text)
    found = {key: report.cells[key] for key in expected["cells"]}
    values = {
        key: [cell.state, str(cell.value) if isinstance(cell.value, Decimal) else cell.value]
        for key, cell in found.items()
    }
    assert values == expected["cells"]
    codes = [doubt.code for doubt in report.doubts]
    assert codes == expected["doubts"], expected["about"]


def test_every_doubt_has_a_case() -> None:
    """Each code of a doubt is expected by a case or by a sample."""
    paths = [*CASES, *(CORPUS / "examples").glob("*.json")]
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    assert {code for case in cases for code in case["doubts"]} == set(KINDS)
