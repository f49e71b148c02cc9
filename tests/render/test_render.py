"""Reports written back.

Files first: a file in ``golden`` is named after a sample, a layout and, if it is not the script of
the form, ``traditional``. A new one needs no Python: name it so, and put in what `render` gives.
"""

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from gaiparse import Cell, CellState, Metadata, Report, forms, parse, render
from gaiparse._render import LAYOUTS
from gaiparse._render._cell import printed
from gaiparse._render._grid import table_grid
from shared_data import WHOLE, sample
from strategies import as_cells

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
COUNT, AMOUNT_2021 = (
    forms.FORMAT_2021.table("proactive_disclosure").blocks[place].columns[0] for place in (0, -1)
)
AMOUNT_2019 = forms.FORMAT_2019.table("proactive_disclosure").blocks[-1].columns[1]


def number(value: int | Decimal, raw: str = "", state: CellState = CellState.READ) -> Cell:
    """Return a cell with a value."""
    return Cell(value, raw, (0, len(raw)) if raw else None, state)


def nothing(state: CellState, raw: str = "") -> Cell:
    """Return a cell without a value."""
    return Cell(None, raw, (0, len(raw)) if raw else None, state)


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_a_sample_is_written_as_the_file_shows(path: Path) -> None:
    """A sample, parsed and written in the layout of the file's name, is the file."""
    stem, layout, *script = path.stem.split(".")
    text = render(parse(sample(stem)), layout=layout, traditional=script == ["traditional"])
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("traditional", [False, True], ids=["as-is", "traditional"])
@pytest.mark.parametrize("layout", ["blank_lines", "tab_cells", "tab_rows"])
@pytest.mark.parametrize("stem", WHOLE)
def test_a_sample_written_back_is_read_again(stem: str, layout: str, traditional: bool) -> None:
    """A whole sample, written in any layout and script and read again, has the same cells."""
    report = parse(sample(stem))
    again = parse(render(report, layout=layout, traditional=traditional))
    assert again.table_editions == report.table_editions
    assert again.cells.states() == report.cells.states()
    assert dict(again.cells.values_by_id()) == dict(report.cells.values_by_id())
    assert [one.id for one in again.sections] == [one.id for one in report.sections]
    assert len(again.notes) == len(report.notes)


@pytest.mark.parametrize("stem", WHOLE)
def test_what_stands_outside_the_tables_comes_back(stem: str) -> None:
    """Title, agency, year, period, metadata, opening and sections of a whole sample survive."""
    report = parse(sample(stem))
    again = parse(render(report))
    for field in ("title", "agency", "year", "period", "metadata"):
        assert getattr(again, field) == getattr(report, field)
    assert [one.text for one in again.opening] == [one.text for one in report.opening]
    for one, before in zip(again.sections, report.sections, strict=True):
        assert (one.number, one.heading) == (before.number, before.heading)
        assert [line.text for line in one.paragraphs] == [line.text for line in before.paragraphs]


@pytest.mark.parametrize(
    ("cell", "column", "shown"),
    [
        (number(1204, "1,204"), COUNT, "1,204"),
        (number(12, "１２件"), COUNT, "１２件"),
        (number(5), COUNT, "5"),
        (number(12, "1 2", CellState.INFERRED), COUNT, "12"),
        (number(7, "7\n769"), COUNT, "7"),
        (number(Decimal("25.1"), "251000元"), AMOUNT_2019, "251000元"),
        (number(Decimal("104.1572"), "104.1572"), AMOUNT_2019, "104.1572"),
        (number(Decimal("104.1572")), AMOUNT_2019, "104.1572万元"),
        (number(Decimal("1E+2")), AMOUNT_2021, "100"),
        (nothing(CellState.BLANK), COUNT, ""),
        (nothing(CellState.ABSENT), COUNT, ""),
        (None, COUNT, ""),
        (nothing(CellState.DASH, "——"), COUNT, "——"),
        (nothing(CellState.DASH), COUNT, "/"),
        (nothing(CellState.AMBIGUOUS, "101"), COUNT, "\ufffd"),
    ],
)
def test_what_a_cell_prints(cell: Cell | None, column: forms.Column, shown: str) -> None:
    """A cell prints its raw text where that is its value, else its value, its mark or nothing."""
    assert printed(cell, column) == shown


def test_an_unknown_layout_is_refused() -> None:
    """An unknown layout is a ValueError that lists the layouts."""
    with pytest.raises(ValueError, match="no layout 'pdf'; there are aligned, "):
        render(parse(""), layout="pdf")


@pytest.mark.parametrize("edition", forms.EDITIONS)
def test_every_line_of_a_table_has_the_same_number_of_tabs(edition: str) -> None:
    """In `tab_rows` a table is a rectangle, covered cells and headers over headers included."""
    for table in forms.EDITIONS[edition].tables:
        lines = LAYOUTS["tab_rows"].grid(table_grid(table, lambda *_: "0")).splitlines()
        assert lines.pop() == ""
        assert len({line.count("\t") for line in lines}) == 1


def test_a_missing_table_is_left_out() -> None:
    """A table all of whose cells are absent leaves no line, not even its headers."""
    text = render(parse("四、政府信息公开行政复议、行政诉讼情况\n本年度未发生。"))
    assert text == "四、政府信息公开行政复议、行政诉讼情况\n本年度未发生。\n"


def test_a_table_whose_section_is_missing_stands_in_the_order_of_the_form() -> None:
    """A table without a place or a section stands behind the sections that come before it."""
    report = parse(sample("bureau-2024-bookmarks"))
    cut = tuple(one for one in report.sections if one.id not in ("requests", "review_litigation"))
    values = {name: Cell(cell.value, "", None, cell.state) for name, cell in report.cells.items()}
    text = render(attrs.evolve(report, sections=cut, cells=as_cells(values)))
    places = [text.index(one) for one in ("行政许可", "予以公开\n", "复议后起诉", "五、存在的主要")]
    assert places == sorted(places)
    assert parse(text).requests == report.requests


def test_metadata_that_no_line_states_is_printed() -> None:
    """Fields of the head, the contact and the signature are printed where no passage has them."""
    fields = {
        "index_number": "768315024/2022-00318",
        "published_date": "2022-01-24",
        "address": "云台市滨河路12号",
        "telephone": "0569-8420165",
        "signature": "云台市水务局",
        "signed_date": "2022年1月16日",
    }
    empty = parse("云台市水务局2021年政府信息公开工作年度报告\n一、总体情况\n各项工作有序开展。")
    report: Report = attrs.evolve(empty, metadata=Metadata(fields))
    text = render(report)
    assert text.splitlines() == [
        "索引号: 768315024/2022-00318",
        "发布日期: 2022-01-24",
        "云台市水务局2021年政府信息公开工作年度报告",
        "（地址：云台市滨河路12号；电话：0569-8420165）",
        "一、总体情况",
        "各项工作有序开展。",
        "云台市水务局",
        "2022年1月16日",
    ]
    assert parse(text).metadata == report.metadata
    assert render(parse(text)) == text


def test_an_agency_that_the_title_does_not_name_stands_above_it() -> None:
    """An agency that only another line names is printed above the title and read from there."""
    text = render(parse("云台市水务局\n2021年政府信息公开工作年度报告\n一、总体情况"))
    assert text.startswith("云台市水务局\n2021年政府信息公开工作年度报告\n")
    assert parse(text).agency == "云台市水务局"


def test_a_comma_of_the_opening_ends_a_contact() -> None:
    """A contact that the first section states between commas is not printed again."""
    text = render(parse(sample("county-2020-tab-rows")))
    assert text.count("488300") == 1
