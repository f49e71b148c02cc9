"""The disturbances themselves: what each says to be true of its text is so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disturb import disturbed, judged, values
from disturbances import (
    DISTURBANCES,
    Disturbance,
    empty_line,
    footer_glued,
    heading_glued,
    label_lost,
    line_doubled,
    line_dropped,
    lines_joined,
    mark_left,
    number_added,
    number_wrapped,
    page_number,
    prose_wrapped,
    stray_number,
    table_cut,
    table_twice,
    table_twice_unlike,
    value_displaced,
)
from gaiparse import Report, render
from gaiparse._render import LAYOUTS
from strategies import reports
from traced import traced

ADDING = (
    page_number,
    stray_number,
    footer_glued,
    number_wrapped,
    number_added,
    value_displaced,
    empty_line,
    prose_wrapped,
    mark_left,
)
KEEPING = (*ADDING, line_doubled, heading_glued, table_cut, label_lost, lines_joined, table_twice)

layouts = st.sampled_from(sorted(LAYOUTS.keys() - {"placeholder"}))


def is_within(part: str, whole: str) -> bool:
    """Tell whether all characters of a text come in another one, in their order."""
    rest = iter(whole)
    return all(one in rest for one in part)


@given(reports(), layouts)
def test_nothing_is_lost_without_a_disturbance(report: Report, layout: str) -> None:
    """Every cell of an undisturbed rendering is kept."""
    found = judged(report, traced(report, layout), [])
    assert found.kept == set(values(report))
    assert not found.lost | found.open


@pytest.mark.parametrize("disturbance", KEEPING, ids=lambda one: one.__name__)
@settings(max_examples=settings().max_examples // 4)
@given(reports(), layouts, st.data())
def test_furniture_takes_no_cell_away(
    disturbance: Disturbance, report: Report, layout: str, data: st.DataObject
) -> None:
    """Furniture, lost labels and broken numbers leave every cell as it was printed."""
    found = data.draw(disturbed(report, layout, [disturbance], most=3))
    assert found.kept == set(values(report))


@pytest.mark.parametrize("disturbance", ADDING, ids=lambda one: one.__name__)
@settings(max_examples=settings().max_examples // 4)
@given(reports(), layouts, st.data())
def test_furniture_only_adds(
    disturbance: Disturbance, report: Report, layout: str, data: st.DataObject
) -> None:
    """What is put in leaves the rendering around it."""
    found = data.draw(disturbed(report, layout, [disturbance], most=3))
    assert is_within(render(report, layout=layout), found.text)


@given(reports(), st.data())
def test_a_dropped_line_loses_its_cells(report: Report, data: st.DataObject) -> None:
    """A cell is lost if its line is dropped, and no other is."""
    found = data.draw(disturbed(report, "tab_cells", [line_dropped], most=1))
    assert not found.open
    assert len(found.lost) <= 1
    for name in found.lost:
        text = render(report, layout="tab_cells")
        assert len(text) - len(found.text) == len(f"\t{values(report)[name]}\n")


@given(reports(), layouts, st.data())
def test_copies_that_differ_leave_one_cell_open(
    report: Report, layout: str, data: st.DataObject
) -> None:
    """Of a table that is printed twice, only a cell with another digit in the copy is open."""
    found = data.draw(disturbed(report, layout, [table_twice_unlike], most=1))
    assert len(found.open) == any(one in "0123456789" for one in "".join(values(report).values()))
    assert not found.lost


@given(reports(), layouts, st.data())
def test_disturbances_follow_each_other(report: Report, layout: str, data: st.DataObject) -> None:
    """Whatever disturbances follow each other, each cell is kept, lost or open."""
    found = data.draw(disturbed(report, layout, DISTURBANCES, most=4))
    assert found.kept | found.lost | found.open == set(values(report))
    assert len(found.kept) + len(found.lost) + len(found.open) == len(values(report))
