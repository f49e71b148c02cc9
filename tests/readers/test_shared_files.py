"""The files beside the clone, cell by cell."""

from pathlib import Path

import pytest

import gaiparse
from gaiparse import CellState
from shared_data import shared_cases, truth

OPEN = (CellState.AMBIGUOUS, CellState.ABSENT)


@pytest.mark.parametrize(("path", "truth_path", "kind"), shared_cases("corpus/files.tsv"))
def test_a_file_is_read_whole(path: Path, truth_path: Path, kind: str) -> None:
    """Every cell of a document comes out as it was written, and so do year and agency."""
    expected = truth(truth_path)
    report = gaiparse.parse_file(path)
    values = {key: report.cells.value(key) for key in expected["values"]}
    assert values == expected["values"]
    assert not [key for key, cell in report.cells.items() if cell.state in OPEN]
    assert (report.year, report.agency) == (expected["year"], expected["agency"])
    assert report.source is not None
    assert report.source.format == {"txt": "text"}.get(kind, kind)
    assert all(
        report.source.text[slice(*cell.span)] == cell.raw
        for cell in report.cells.values()
        if cell.span
    )


@pytest.mark.parametrize(("path", "truth_path", "kind"), shared_cases("corpus/real.tsv"))
def test_a_published_file_is_not_misread(path: Path, truth_path: Path, kind: str) -> None:
    """No cell of a published report claims another number than the one that is printed."""
    expected = truth(truth_path)
    report = gaiparse.parse_file(path)
    wrong = {
        key: (cell, value)
        for key, value in expected["values"].items()
        if (cell := report.cells.get(key)) and cell.state not in OPEN and cell.value != value
    }
    assert not wrong
    if kind == "html":
        assert not [key for key, cell in report.cells.items() if cell.state in OPEN]
