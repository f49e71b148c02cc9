"""Every layout through the reader: what is read is so, whole or disturbed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disturb import disturbed
from disturbances import DISTURBANCES
from gaiparse import CellState, Report, parse, render
from gaiparse._render import LAYOUTS
from strategies import reports

PRINTED = (CellState.READ, CellState.INFERRED, CellState.BLANK, CellState.DASH)

few = settings(max_examples=max(4, settings().max_examples // 15))


@pytest.mark.parametrize("layout", LAYOUTS)
@few
@given(reports())
def test_a_layout_is_read_or_left_open(layout: str, report: Report) -> None:
    """In no layout does a cell claim what the report does not have."""
    again = parse(render(report, layout=layout))
    assert not {
        name: (cell, report.cells.get(name))
        for name, cell in again.cells.items()
        if cell.state in PRINTED and report.cells.value(name) != cell.value
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@few
@given(reports(), st.data())
def test_a_disturbed_layout_is_read_or_left_open(
    layout: str, report: Report, data: st.DataObject
) -> None:
    """Whatever disturbs a layout, no number is read that stands elsewhere or nowhere."""
    drawn = data.draw(disturbed(report, layout, DISTURBANCES))
    assert not drawn.false_claims(report, parse(drawn.text)), drawn.how
