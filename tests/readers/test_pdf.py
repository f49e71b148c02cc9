"""What a PDF page may look like: turned, split, printed twice, with lines missing."""

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

import gaiparse
from documents import FONT, draw_table, pdf
from gaiparse import Report
from gaiparse._render._items import Area, Grid, Line, areas_of, grid_of
from gaiparse._render._page import page
from shared_data import WHOLE, sample

REPORT = gaiparse.parse(sample("bureau-2024-bookmarks"))
WIDTH, HEIGHT = 1400, 1000


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT)) -> Report:
    """Return the report that is read from what is drawn."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.save()
    return gaiparse.parse_file(file.getvalue())


def text_of(draw: Callable[[Canvas], None]) -> str:
    """Return the text that is read from what is drawn, and from a line that makes it enough."""

    def more(canvas: Canvas) -> None:
        canvas.drawString(40, 900, "甲乙丙丁戊己庚辛壬癸" * 3)
        draw(canvas)

    source = drawn(more).source
    assert source is not None
    return source.text.partition("\n")[2].strip("\n")


def tables() -> list[Grid]:
    """Return the tables of the sample."""
    return [one for one in page(REPORT) if isinstance(one, Grid)]


def rows_of(grid: Grid, start: int, end: int) -> Grid:
    """Return some rows of a table as a page shows them: what is cut goes on without its text."""
    areas = []
    for area in areas_of(grid):
        top, bottom = max(area.top, start), min(area.top + area.height, end)
        if top < bottom:
            text = area.text if area.top >= start else ""
            areas.append(area._replace(text=text, top=top - start, height=bottom - top))
    return grid_of(areas)


@pytest.mark.parametrize("cut", range(5, 27, 3))
@pytest.mark.parametrize("repeated", [0, 3])
def test_a_table_goes_on_over_pages(cut: int, repeated: int) -> None:
    """A table that is cut by a page gives the same cells, whether its header comes again or not."""
    grid = tables()[1]
    height = len(grid.rows)

    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 950, "三、收到和处理政府信息公开申请情况")
        draw_table(canvas, rows_of(grid, 0, cut), 40, 100)
        canvas.drawString(600, 30, "- 1 -")
        canvas.showPage()
        canvas.setFont(FONT, 12)
        if repeated:
            draw_table(canvas, rows_of(grid, 0, repeated), 40, 900)
        draw_table(canvas, rows_of(grid, cut, height), 40, 900 - 24 * (height - cut))
        canvas.drawString(600, 30, "- 2 -")

    report = drawn(draw)
    wrong = {
        name: (cell, REPORT.cells[name])
        for name, cell in report.cells.items()
        if name.startswith("requests.") and cell.value != REPORT.cells[name].value
    }
    assert not wrong


@pytest.mark.parametrize("quarters", range(4))
def test_a_turned_page_is_read_upright(quarters: int) -> None:
    """A page whose text runs upwards, downwards or upside down gives the same cells."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, WIDTH / 2)
        canvas.rotate(90 * quarters)
        canvas.translate(-WIDTH / 2, -WIDTH / 2)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(100, 560, "above the table")
        _row(canvas, "rules", "1", "", "23")
        canvas.drawString(100, 440, "below the table")

    source = drawn(draw, (WIDTH, WIDTH)).source
    assert source is not None
    assert source.text == "above the table\nrules\t1\t\t23\n\nbelow the table\n"


def _row(canvas: Canvas, *texts: str, left_out: Sequence[int] = ()) -> None:
    """Draw a row of cells, some of them without the line on their left."""
    for rank, text in enumerate(texts):
        canvas.line(100 + 60 * rank, 500, 160 + 60 * rank, 500)
        canvas.line(100 + 60 * rank, 530, 160 + 60 * rank, 530)
        if rank not in left_out:
            canvas.line(100 + 60 * rank, 500, 100 + 60 * rank, 530)
        canvas.drawCentredString(130 + 60 * rank, 510, text)
    canvas.line(100 + 60 * len(texts), 500, 100 + 60 * len(texts), 530)


def test_bold_type_is_printed_twice_and_read_once() -> None:
    """A number that is printed twice in nearly the same place is one number."""

    def draw(canvas: Canvas) -> None:
        _row(canvas, "规章", "11", "2")
        canvas.drawCentredString(190.3, 510, "11")

    assert text_of(draw) == "规章\t11\t2"


def test_numbers_over_each_other_are_none() -> None:
    """Where another number is printed over the first, neither is read."""

    def draw(canvas: Canvas) -> None:
        _row(canvas, "规章", "11", "2")
        canvas.drawCentredString(190, 510, "73")

    assert "\ufffd" in text_of(draw)


def test_a_missing_line_joins_no_numbers() -> None:
    """Two cells without a line between them are one, in which two numbers stand."""
    assert (
        text_of(lambda canvas: _row(canvas, "规章", "1", "2", "3", left_out=[2])) == "规章\t1 2\t3"
    )


def test_a_number_that_runs_over_a_line_is_in_neither_cell() -> None:
    """Digits that are wider than their cell do not become those of the next."""

    def draw(canvas: Canvas) -> None:
        _row(canvas, "规章", "", "", "3")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(175, 510, "123456789012")
        canvas.drawString(270, 510, "7")

    _, first, second, third = text_of(draw).split("\t")
    assert "\ufffd" in first
    assert "\ufffd" in second
    assert third == "3"


def test_lines_in_a_cell_are_parted() -> None:
    """A number that is broken over lines is not put together; words are."""

    def draw(canvas: Canvas) -> None:
        canvas.setFontSize(9)
        _row(canvas, "", "", "2")
        for x, texts in ((130, ("结果", "维持")), (190, ("12", "34"))):
            canvas.drawCentredString(x, 518, texts[0])
            canvas.drawCentredString(x, 505, texts[1])

    assert text_of(draw) == "结果维持\t12 34\t2"


def test_a_label_may_run_downwards() -> None:
    """Characters below each other are a label."""

    def draw(canvas: Canvas) -> None:
        canvas.setFontSize(7)
        _row(canvas, "", "1")
        for rank, one in enumerate("ABC"):
            canvas.drawCentredString(130, 522 - 9 * rank, one)

    assert text_of(draw) == "A B C\t1"


def test_a_character_without_a_font_is_no_empty_cell() -> None:
    """A character in a font that is nowhere to be found leaves doubt where it stands."""
    assert text_of(lambda canvas: _row(canvas, "规章", "７", "8")) == "规章\t\ufffd\t8"


def test_filled_boxes_are_lines_where_they_are_thin() -> None:
    """Word processors fill thin boxes for lines, and white ones behind text."""

    def draw(canvas: Canvas) -> None:
        for x in (100, 160, 220):
            canvas.rect(x, 500, 0.5, 30, stroke=0, fill=1)
        for y in (500, 530):
            canvas.rect(100, y, 120, 0.5, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.rect(101, 501, 100, 28, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(110, 510, "规章")
        canvas.drawString(190, 510, "7")

    assert text_of(draw) == "规章\t7"


def test_hidden_text_is_not_read() -> None:
    """Text that is printed without ink, as OCR leaves it, is none."""

    def draw(canvas: Canvas) -> None:
        _row(canvas, "规章", "1")
        text = canvas.beginText(190, 510)
        text.setTextRenderMode(3)
        text.textOut("8")
        canvas.drawText(text)

    assert text_of(draw) == "规章\t1"


def test_wrapped_lines_are_paragraphs() -> None:
    """A line that reaches the edge goes on in the next, but for headings and ends of sentences."""
    wide = "各项公开任务均已按计划完成" * 3

    def draw(canvas: Canvas) -> None:
        for rank, text in enumerate((f"　　{wide}", wide + "完成", "任务。", "二、主动公开")):
            canvas.drawString(40, 800 - 20 * rank, text)

    assert text_of(draw).splitlines()[-1] == "二、主动公开"


def test_page_numbers_are_left_out() -> None:
    """Numbers that count the pages are no text; a number that does not is."""

    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            canvas.setFont(FONT, 12)
            canvas.drawString(40, 500, "甲乙丙丁戊己庚辛壬癸" * 2)
            canvas.drawString(600, 30, str(number))
            canvas.drawString(40, 980, "某某公报")
            canvas.showPage()
        canvas.drawString(600, 30, "77")

    source = drawn(draw).source
    assert source is not None
    assert source.text.split() == ["某某公报", *["甲乙丙丁戊己庚辛壬癸" * 2] * 4, "77"]


@pytest.mark.parametrize("stem", WHOLE)
def test_tables_without_lines_are_not_misread(stem: str) -> None:
    """Where no lines are drawn, what is read is right all the same."""
    report = gaiparse.parse(sample(stem))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, 3000))
    y = 2950.0
    for one in page(report):
        canvas.setFont(FONT, 8)
        if isinstance(one, Line):
            canvas.drawString(40, y, one.text)
            y -= 20
            continue
        for area in areas_of(one):
            _lay(canvas, area, y)
        y -= 24 * len(one.rows)
    canvas.save()
    again = gaiparse.parse_file(file.getvalue())
    numbers = again.cells.numbers()
    assert numbers.items() <= report.cells.numbers().items()


def _lay(canvas: Canvas, area: Area, top: float) -> None:
    x, y = 40 + 85 * (area.left + area.width / 2), top - 24 * (area.top + area.height / 2)
    canvas.drawCentredString(x, y, area.text)


def test_the_sample_is_drawn_as_it_is_read() -> None:
    """A whole report with its prose comes back with its sections."""
    again = gaiparse.parse_file(pdf(page(REPORT)))
    assert [one.heading for one in again.sections] == [one.heading for one in REPORT.sections]
