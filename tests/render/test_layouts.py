"""The layouts, one by one.

Files first: each layout has a file in ``layouts`` that shows how it writes a small page. So that
every blank can be seen, a tab is ``→``, U+00A0 ``°``, U+3000 ``□``, each line ends in ``¶``, and a
text that does not end in a line end ends in ``∎``.
"""

from collections.abc import Sequence
from itertools import chain, groupby, product
from pathlib import Path

import pytest
from hypothesis import given, settings

from gaiparse import Report, forms, render
from gaiparse._render import LAYOUTS, Layout, Loses
from gaiparse._render._grid import table_grid
from gaiparse._render._items import Area, Grid, Item, Line, grid_of
from gaiparse._render._page import page
from shared_data import ROOT
from strategies import reports
from traced import printed, trace, traced

FILES = Path(__file__).parent / "layouts"
PAGE = ROOT / "docs" / "layouts.md"
SMALL: tuple[Item, ...] = (
    Line("三、处理情况", level=2),
    grid_of(
        [
            Area("第一项等于第二项", 0, 0, height=2, width=2),
            Area("申请人", 0, 2, width=3),
            Area("自然人", 1, 2),
            Area("企业", 1, 3),
            Area("总计", 1, 4),
            Area("一、新收", 2, 0, width=2),
            *(Area(text, 2, 2 + at, value=True) for at, text in enumerate(("1204", "6", "1210"))),
            Area("二、结果", 3, 0, height=2),
            Area("予以公开", 3, 1),
            *(Area(text, 3, 2 + at, value=True) for at, text in enumerate(("25", "", "25"))),
            Area("不予公开（含部分）", 4, 1),
            *(Area(text, 4, 2 + at, value=True) for at, text in enumerate(("/", "0", "0"))),
        ]
    ),
    Line("本年度未发生。"),
)

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def losing(*losses: Loses) -> pytest.MarkDecorator:
    """Return a parameter: each layout that loses just this."""
    found = [one for one in LAYOUTS.values() if one.loses in losses]
    return pytest.mark.parametrize("layout", found, ids=[one.name for one in found])


def shown(text: str) -> str:
    """Return a text with its blanks visible."""
    for blank, mark in (("\t", "→"), ("\xa0", "°"), ("\u3000", "□"), ("\n", "¶\n")):
        text = text.replace(blank, mark)
    return text if text.endswith("\n") else f"{text}∎\n"


@every_layout
def test_a_small_table_is_written_as_the_file_shows(layout: Layout) -> None:
    """A small page, written in a layout, is the file of the layout's name."""
    text = "".join(map(layout.write, SMALL))
    assert shown(text) == (FILES / f"{layout.name}.txt").read_text(encoding="utf-8")


def test_every_file_has_its_layout() -> None:
    """There is a file for each layout, and none besides."""
    assert sorted(path.stem for path in FILES.iterdir()) == sorted(LAYOUTS)
    assert all(name == layout.name for name, layout in LAYOUTS.items())


@settings(max_examples=settings().max_examples // 2)
@given(reports())
def test_every_number_is_printed_in_the_order_of_the_form(report: Report) -> None:
    """Only a layout that breaks numbers or loses rows prints cells in pieces or out of order."""
    grids = [item for item in page(report) if isinstance(item, Grid)]
    for grid, layout in product(grids, LAYOUTS.values()):
        if layout.loses not in (Loses.WRAPPED, Loses.ROWS, Loses.CELLS):
            runs = [run for run, _ in groupby(trace(grid, layout.name).runs())]
            assert runs == [value for value in printed(grid) if value[1]], layout.name


@settings(max_examples=settings().max_examples // 9)
@given(reports())
def test_a_trace_is_a_rendering(report: Report) -> None:
    """The text of a trace is that of the rendering, in every layout."""
    for layout in LAYOUTS:
        assert traced(report, layout).text == render(report, layout=layout)


def table_of(*rows: Sequence[str]) -> Grid:
    """Return a table of the form with these first rows, and zeros below."""
    form = forms.FORMAT_2021.table("requests")
    texts = dict(zip((one.id for one in form.variables()), chain(*rows), strict=False))
    return table_grid(form, lambda name, _: texts.get(name, "0"))


ONE_BLANK = table_of(("1", "", "2", "3", "4", "5", "6"))
ANOTHER_BLANK = table_of(("1", "2", "", "3", "4", "5", "6"))
UPPER_BLANK = table_of(("", "2", "3", "4", "5", "6", "7"), ("1", "2", "3", "4", "5", "6", "7"))
LOWER_BLANK = table_of(("1", "2", "3", "4", "5", "6", "7"), ("", "2", "3", "4", "5", "6", "7"))
ONE_EDGE = table_of(("1", "12", "3", "4", "5", "6", "7"))
ANOTHER_EDGE = table_of(("11", "2", "3", "4", "5", "6", "7"))


@losing(Loses.NOTHING, Loses.WRAPPED)
def test_a_layout_that_loses_nothing_tells_tables_apart(layout: Layout) -> None:
    """Tables that differ in the place of a blank or the edge of a cell give different texts."""
    tables = (ONE_BLANK, ANOTHER_BLANK, UPPER_BLANK, LOWER_BLANK, ONE_EDGE, ANOTHER_EDGE)
    assert len({layout.write(table) for table in tables}) == len(tables)


@losing(Loses.BLANKS, Loses.EDGES)
def test_a_layout_that_loses_blanks_makes_tables_alike(layout: Layout) -> None:
    """Tables that differ in which cell of a row is blank give one text, so nobody can know."""
    assert layout.write(ONE_BLANK) == layout.write(ANOTHER_BLANK)
    assert (layout.write(ONE_EDGE) == layout.write(ANOTHER_EDGE)) == (layout.loses is Loses.EDGES)


@losing(Loses.ROWS, Loses.CELLS)
def test_a_layout_that_loses_rows_makes_tables_alike(layout: Layout) -> None:
    """Tables that differ in which row of a column is blank give one text."""
    assert layout.write(UPPER_BLANK) == layout.write(LOWER_BLANK)
    assert (layout.write(ONE_EDGE) == layout.write(ANOTHER_EDGE)) == (layout.loses is Loses.CELLS)


@pytest.mark.skipif(not PAGE.is_file(), reason="docs/ is not beside these tests")
@every_layout
def test_the_page_on_layouts_says_what_is_lost(layout: Layout) -> None:
    """The page on layouts has each layout's example and says what it loses."""
    part = PAGE.read_text(encoding="utf-8").partition(f"\n### {layout.name}\n")[2].split("\n#")[0]
    assert f"Loses: {layout.loses}.\n" in part
    assert f"/layouts/{layout.name}.txt\n" in part
