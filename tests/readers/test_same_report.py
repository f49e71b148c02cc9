"""One report through every format."""

import pytest
from hypothesis import Phase, given, settings

import gaiparse
from documents import FORMATS, written
from gaiparse import Report
from shared_data import WHOLE, sample
from strategies import reports

few = settings(max_examples=max(6, settings().max_examples // 10), phases=[Phase.generate])


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("stem", WHOLE)
def test_every_format_gives_the_same_report(stem: str, format_id: str) -> None:
    """Values, states, year, agency and sections do not depend on the format of the file."""
    report = gaiparse.parse(sample(stem))
    again = gaiparse.parse_file(written(report, format_id))
    assert again.source is not None
    assert again.source.format == format_id
    assert dict(again.cells.values_by_id()) == dict(report.cells.values_by_id())
    assert again.cells.states() == report.cells.states()
    assert (again.year, again.agency, again.edition) == (report.year, report.agency, report.edition)
    assert [(one.id, one.heading) for one in again.sections] == [
        (one.id, one.heading) for one in report.sections
    ]


@pytest.mark.parametrize("format_id", FORMATS)
@few
@given(reports())
def test_a_drawn_report_comes_back(format_id: str, report: Report) -> None:
    """Every cell of a drawn report is read from a file as it was written to it."""
    again = gaiparse.parse_file(written(report, format_id))
    assert {
        name: (cell, report.cells.get(name))
        for name, cell in again.cells.items()
        if cell.value != report.cells.value(name)
    } == {}
