"""The third witness: what sums settle is so, and is all that they can settle."""

from random import Random

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gaiparse import Cell, CellState, Report, forms, parse, parse_file, render
from gaiparse._render import LAYOUTS
from gaiparse._render._layout import Loses
from oracle import rows_of, settled
from shared_data import EXAMPLES
from strategies import as_cells, reports

SETTLED = (CellState.READ, CellState.INFERRED, CellState.BLANK, CellState.DASH)
BLANKS_LOST = [name for name, layout in LAYOUTS.items() if layout.loses is Loses.BLANKS]
TABLES = ("requests", "review_litigation")

few = settings(max_examples=max(4, settings().max_examples // 4))


def with_values(report: Report, values: dict[str, int | None]) -> Report:
    """Return a report with other counts in some cells; None leaves a cell empty."""
    cells = dict(report.cells)
    for name, value in values.items():
        state = CellState.BLANK if value is None else CellState.READ
        raw = "" if value is None else str(value)
        cells[name] = Cell(value, raw, None if value is None else (0, len(raw)), state)
    return attrs.evolve(report, cells=as_cells(cells))


@st.composite
def thinned(draw: st.DrawFn, most_rows: int = 99) -> Report:
    """Draw a report that adds up, with empty cells for many of the zeros in some of its rows."""
    report = draw(reports(consistent=True))
    random = Random(draw(st.integers(0, 99_999)))
    share = draw(st.sampled_from((0.1, 0.4, 0.8, 1)))
    rows = sorted({name.rpartition(".")[0] for name in report.cells if name.startswith(TABLES)})
    chosen = random.sample(rows, min(most_rows, len(rows)))
    return with_values(
        report,
        {
            name: None
            for name, cell in report.cells.items()
            if cell.value == 0 and name.rpartition(".")[0] in chosen and random.random() < share
        },
    )


@st.composite
def misprinted(draw: st.DrawFn, report: Report) -> Report:
    """Draw a report with another number in one cell, or none where there was one."""
    names = [name for name in report.cells if name.startswith(TABLES)]
    printed = [name for name in names if report.cells[name].value]
    name = draw(st.sampled_from(printed or names) | st.sampled_from(names))
    before = report.cells[name].value or 0
    values = st.integers(0, 9) | st.integers(0, 2000) | st.just(int(before) + 1)
    return with_values(report, {name: draw(values | st.none())})


def false_claims(report: Report, again: Report) -> dict[str, object]:
    """Return the cells that claim something else than the report has."""
    return {
        name: (cell.state, cell.value, report.cells.value(name))
        for name, cell in again.cells.items()
        if cell.state in SETTLED and cell.value != report.cells.value(name)
    }


@pytest.mark.parametrize("layout", BLANKS_LOST)
@few
@given(thinned())
def test_what_sums_settle_is_so(layout: str, report: Report) -> None:
    """Where a report adds up and its empty cells are lost, no value is put in a wrong place."""
    assert not false_claims(report, parse(render(report, layout=layout)))


@pytest.mark.parametrize("layout", BLANKS_LOST)
@few
@given(thinned().flatmap(misprinted))
def test_a_misprint_settles_nothing_wrong(layout: str, report: Report) -> None:
    """One number that is not what the sums ask for, or is missing, leads no other astray."""
    assert not false_claims(report, parse(render(report, layout=layout)))


@few
@given(thinned(most_rows=3))
def test_sums_settle_no_more_than_they_can(report: Report) -> None:
    """A place is settled only where trying every place of every value leaves no other."""
    again = parse(render(report, layout="lines_stripped"))
    for table in TABLES:
        can_be = settled(form_of(report, table), rows_of(report, table))
        found = {name for name in cells_of(again, table) if again.cells[name].state in SETTLED}
        assert found <= can_be.keys()


# Columns are asked one by one: in a report among very many only all of them together leave a place.
@settings(max_examples=15, derandomize=True)
@given(thinned(most_rows=3))
def test_sums_settle_all_that_they_can(report: Report) -> None:
    """In a row of table 3 with lost blanks and a number, no place stays open without need.

    The sums are asked of what the reader has: every row that is printed whole is read.
    """
    again = parse(render(report, layout="lines_stripped"))
    rows = rows_of(report, "requests")
    can_be = settled(form_of(report, "requests"), rows)
    told = {f"requests.{row}" for row, values in rows.items() if any(values) and None in values}
    whole = {f"requests.{row}" for row, values in rows.items() if None not in values}
    unsettled = {name for name, cell in again.cells.items() if cell.state is CellState.AMBIGUOUS}
    assume(whole.isdisjoint(name.rpartition(".")[0] for name in unsettled))
    assert not {name for name in can_be.keys() & unsettled if name.rpartition(".")[0] in told}


def form_of(report: Report, table: str) -> forms.Table:
    """Return the form of a table of a report."""
    return forms.PLANS[report.edition or "", table].form


def cells_of(report: Report, table: str) -> list[str]:
    """Return the variables of a table."""
    return [name for name in report.cells if name.startswith(f"{table}.")]


@pytest.mark.parametrize("layout", ["tab_rows", "pipe_rows_ragged"])
def test_a_lost_cell_beside_a_lost_row_stays_open(layout: str) -> None:
    """Where the numbers of a row may be those of the next one too, the sums settle neither."""
    whole = parse_file(EXAMPLES / "bureau-2024-bookmarks.txt")
    lines = render(whole, layout=layout).split("\n")
    printed = {key: one.value for key, one in whole.cells.items()}
    for rank, line in enumerate(lines[:-1]):
        for cell in ("\t0", "| 0 "):
            if cell in line:
                left = [*lines[:rank], line.replace(cell, "", 1), *lines[rank + 2 :]]
                cells = parse("\n".join(left)).cells
                claimed = {key: one.value for key, one in cells.items() if one.value is not None}
                assert claimed.items() <= printed.items()
