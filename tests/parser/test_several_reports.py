"""Several reports in one text."""

from itertools import product

import pytest

import gaiparse
from gaiparse import Severity
from shared_data import SAMPLES, sample


@pytest.mark.parametrize(("one", "other"), list(product(SAMPLES, SAMPLES)))
def test_the_first_of_two_reports_is_read(one: str, other: str) -> None:
    """Behind a whole report another adds nothing but one error-level doubt about its span."""
    first, second = sample(one), sample(other)
    alone, both = gaiparse.parse(first), gaiparse.parse(f"{first}\n{second}")
    assert both.cells == alone.cells
    assert (both.title, both.agency, both.year) == (alone.title, alone.agency, alone.year)
    assert [section.id for section in both.sections] == [section.id for section in alone.sections]
    doubts = [doubt for doubt in both.doubts if doubt.code == "another_report"]
    assert [doubt.severity for doubt in doubts] == [Severity.ERROR]
    start, end = doubts[0].span
    assert len(first) <= start < len(first) + len(second) // 10
    assert end == len(first) + 1 + len(second)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_that_the_first_report_lacks_is_not_taken_from_the_second(name: str) -> None:
    """What the first of two reports does not print stays absent."""
    first = sample(name)
    table = gaiparse.parse(first).sections[3].span[0]
    report = gaiparse.parse(first[:table] + "\n见附件。\n" + sample("district-2021-lost-labels"))
    assert all(
        cell.value is None
        for key, cell in report.cells.items()
        if key.startswith("review_litigation.")
    )


def test_a_title_at_the_head_of_each_page_is_no_other_report() -> None:
    """The title printed again before a section that is new opens nothing."""
    text = sample("bureau-2024-bookmarks")
    report = gaiparse.parse(text)
    title = report.title or ""
    pages = text
    for section in reversed(report.sections[1:]):
        pages = f"{pages[: section.span[0]]}{title}\n{pages[section.span[0] :]}"
    again = gaiparse.parse(pages)
    assert again.cells.states() == report.cells.states()
    assert all(doubt.code != "another_report" for doubt in again.doubts)
