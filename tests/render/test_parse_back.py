"""Layouts read back by readers that are not ours: what a text shows is what the table holds."""

from html.parser import HTMLParser
from itertools import product

from hypothesis import given

from gaiparse import Report
from gaiparse._render import LAYOUTS
from gaiparse._render._items import Area, Grid, areas_of, grid_of
from gaiparse._render._page import page
from gaiparse._render._width import Measure, width
from strategies import reports
from traced import printed, trace

ALIGNED: dict[str, Measure] = {"aligned": width, "aligned_by_characters": len}


def tables(report: Report) -> list[Grid]:
    """Return the tables of a report."""
    return [item for item in page(report) if isinstance(item, Grid)]


def columns_of(grid: Grid) -> list[list[str]]:
    """Return a text for each column of each row; covered cells are empty."""
    width = sum(box.width for box in grid.rows[0])
    rows = [[""] * width for _ in grid.rows]
    for area in areas_of(grid):
        rows[area.top][area.left] = area.text
    return rows


class Cells(HTMLParser):
    """Places the cells of a table as a browser does: each in the first column that is free."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.areas: list[Area] = []
        self.taken: set[tuple[int, int]] = set()
        self.row = -1
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.row += 1
        if tag == "td":
            spans = {name: int(number or 1) for name, number in attrs}
            width, height = spans.get("colspan", 1), spans.get("rowspan", 1)
            left = next(at for at in range(99) if (self.row, at) not in self.taken)
            self.areas.append(Area("", self.row, left, height, width))
            self.taken |= {
                (self.row + down, left + across)
                for down in range(height)
                for across in range(width)
            }

    def handle_data(self, data: str) -> None:
        """Add to the last cell."""
        if data.strip("\n"):
            self.areas[-1] = self.areas[-1]._replace(text=data.replace("\xa0", ""))


@given(reports())
def test_a_browser_shows_the_same_table(report: Report) -> None:
    """Each cell of an HTML table stands where it stands in the form, with its spans."""
    for grid, layout in product(tables(report), ("html_spans", "html_nbsp")):
        areas = Cells(LAYOUTS[layout].grid(grid)).areas
        assert areas == [area._replace(value=False) for area in areas_of(grid)]


@given(reports())
def test_fillers_stand_for_covered_cells(report: Report) -> None:
    """A table without spans has a cell for each column of each row."""
    for grid in tables(report):
        found = grid_of(Cells(LAYOUTS["html_filler"].grid(grid)).areas)
        assert [[box.text for box in row] for row in found.rows] == columns_of(grid)


@given(reports())
def test_bars_part_the_cells(report: Report) -> None:
    """Each line between bars, the rule aside, is a row with all its columns."""
    for grid, layout in product(tables(report), ("pipe_rows", "pipe_rows_padded")):
        header, _, *others = LAYOUTS[layout].grid(grid).strip("\n").split("\n")
        rows = [[text.strip(" ") for text in one.split("|")[1:-1]] for one in (header, *others)]
        assert rows == columns_of(grid)


@given(reports())
def test_tabs_part_the_cells(report: Report) -> None:
    """Each line is a row with all its columns between tabs."""
    for grid, layout in product(tables(report), ("tab_rows", "tab_rows_trailing")):
        lines = LAYOUTS[layout].grid(grid).rstrip("\n").split("\n")
        width = len(columns_of(grid)[0])
        assert [line.split("\t")[:width] for line in lines] == columns_of(grid)


@given(reports())
def test_borders_part_the_cells(report: Report) -> None:
    """Between two borders there is a line for each row, its cells between bars."""
    for grid in tables(report):
        lines = LAYOUTS["box_ascii"].grid(grid).strip("\n").split("\n")
        inner = [line.split("|")[1:-1] for line in lines if "+-" not in line]
        rows = [[text.strip(" ") for text in one] for one in inner]
        assert rows == [[box.text for box in row] for row in grid.rows]


@given(reports())
def test_offsets_part_the_cells(report: Report) -> None:
    """Values of one column begin at one place of their lines."""
    for grid, (layout, measure) in product(tables(report), ALIGNED.items()):
        text = trace(grid, layout)
        columns = dict(
            zip(
                [name for name, _ in printed(grid)],
                [area.left for area in areas_of(grid) if area.value],
                strict=True,
            )
        )
        offsets: dict[int, set[int]] = {}
        for start, end in text.lines():
            for at in range(start, end):
                cell = text.cells[at]
                if cell and cell != text.cells[at - 1]:
                    offset = measure(text.text[start:at])
                    offsets.setdefault(columns[cell], set()).add(offset)
        assert all(len(found) == 1 for found in offsets.values())
        places = [place for _, (place,) in sorted(offsets.items())]
        assert places == sorted(set(places))
