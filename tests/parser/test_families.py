"""Samples without empty cells through layouts that keep every value, its row and its column."""

import pytest

import gaiparse
from shared_data import sample

SAMPLES = ("county-2020-tab-rows", "bureau-2024-bookmarks", "emergency-2020-wrong-total")
LAYOUTS = (
    "lines_repeated",
    "lines_shattered",
    "space_rows",
    "space_rows_around",
    "space_rows_broken",
    "space_rows_labels_last",
    "space_rows_shattered",
    "prose",
)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("stem", SAMPLES)
def test_every_cell_comes_through_a_layout(stem: str, layout: str) -> None:
    """A layout from which every cell can be known leaves none open, whatever sums say."""
    report = gaiparse.parse(sample(stem))
    again = gaiparse.parse(gaiparse.render(report, layout=layout))
    assert {name: cell.value for name, cell in again.cells.items()} == {
        name: cell.value for name, cell in report.cells.items()
    }
    assert again.cells.states() == report.cells.states()
