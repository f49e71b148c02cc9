"""The page of a report as a file of every format, written by hand or by the usual libraries."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from html import escape
from unicodedata import normalize

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from gaiparse import Report
from gaiparse._render._items import Area, Grid, Item, Line, areas_of
from gaiparse._render._page import page

registerFont(UnicodeCIDFont("STSong-Light"))

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _by_row(grid: Grid) -> list[list[Area]]:
    rows: list[list[Area]] = [[] for _ in grid.rows]
    for area in areas_of(grid):
        rows[area.top].append(area)
    return [sorted(row, key=lambda one: one.left) for row in rows]


def html(items: Iterable[Item]) -> bytes:
    """Return a web page."""
    body = "".join(
        f"<p>{escape(one.text)}</p>\n" if isinstance(one, Line) else _html_table(one)
        for one in items
    )
    return (
        f"<!DOCTYPE html>\n<html><head><title>x</title></head><body>{body}</body></html>".encode()
    )


def _html_table(grid: Grid) -> str:
    rows = (
        "".join(
            f'<td colspan="{one.width}" rowspan="{one.height}">{escape(one.text)}</td>\n'
            for one in row
        )
        for row in _by_row(grid)
    )
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def word(body: str, **parts: str) -> bytes:
    """Return a Word file whose body holds some XML."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return packed(
        {
            "word/document.xml": document,
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def paragraph(text: str) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def docx(items: Iterable[Item]) -> bytes:
    """Return a Word file."""
    return word(
        "".join(paragraph(one.text) if isinstance(one, Line) else word_table(one) for one in items)
    )


def word_table(grid: Grid) -> str:
    """Return a table of a Word file."""
    rows = []
    for top, boxes in enumerate(grid.rows):
        begun = {one.left: one for one in areas_of(grid) if one.top == top}
        cells, left = [], 0
        for box in boxes:
            area = begun.get(left)
            merge = "" if area is None else ' w:val="restart"'
            down = area is None or area.height > 1
            cells.append(
                f'<w:tc><w:tcPr><w:gridSpan w:val="{box.width}"/>'
                f"{f'<w:vMerge{merge}/>' if down else ''}</w:tcPr>{paragraph(box.text)}</w:tc>"
            )
            left += box.width
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def xlsx(items: Iterable[Item]) -> bytes:
    """Return a workbook with everything below each other on one sheet."""
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    top = 1
    for one in items:
        if isinstance(one, Line):
            sheet.cell(top, 1).value = one.text
            top += 1
            continue
        for area in areas_of(one):
            cell = sheet.cell(top + area.top, 1 + area.left)
            cell.value = (
                int(area.text) if area.text.isascii() and area.text.isdigit() else area.text
            )
            if area.height * area.width > 1:
                sheet.merge_cells(
                    start_row=top + area.top,
                    start_column=1 + area.left,
                    end_row=top + area.top + area.height - 1,
                    end_column=area.left + area.width,
                )
        top += len(one.rows)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def odt(items: Iterable[Item]) -> bytes:
    """Return an OpenDocument text."""
    return open_document(
        "".join(
            f"<text:p>{escape(one.text)}</text:p>" if isinstance(one, Line) else _odt_table(one)
            for one in items
        )
    )


def open_document(body: str, styles: str = "") -> bytes:
    """Return an OpenDocument text whose body holds some XML."""
    spaces = " ".join(
        f'xmlns:{one}="{_ODF}{one}:1.0"' for one in ("office", "style", "table", "text")
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def _odt_table(grid: Grid) -> str:
    rows = []
    for top, boxes in enumerate(grid.rows):
        begun = {one.left: one for one in areas_of(grid) if one.top == top}
        cells, left = [], 0
        for box in boxes:
            area = begun.get(left)
            covered = box.width
            if area is not None:
                covered -= 1
                cells.append(
                    f'<table:table-cell table:number-columns-spanned="{area.width}" '
                    f'table:number-rows-spanned="{area.height}"><text:p>{escape(area.text)}'
                    "</text:p></table:table-cell>"
                )
            cells.append("<table:covered-table-cell/>" * covered)
            left += box.width
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f"<table:table>{''.join(rows)}</table:table>"


def rtf(items: Iterable[Item]) -> bytes:
    """Return an RTF file."""
    body = "".join(
        f"\\pard {_rtf_text(one.text)}\\par\n" if isinstance(one, Line) else _rtf_table(one)
        for one in items
    )
    return (
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}"
        "{\\info{\\title 7}}\n" + body + "}"
    ).encode("ascii")


def _rtf_text(text: str) -> str:
    """Write a text half in bytes of a code page, half in numbers of characters."""
    pieces = []
    for rank, one in enumerate(text):
        if one.isascii():
            pieces.append(f"\\{one}" if one in "\\{}" else one)
        elif rank % 2:
            pieces.append(f"\\u{(ord(one) + 0x8000) % 0x10000 - 0x8000}?")
        else:
            pieces += (f"\\'{byte:02x}" for byte in one.encode("gb18030"))
    return "".join(pieces)


def _rtf_table(grid: Grid) -> str:
    rows = []
    for top, boxes in enumerate(grid.rows):
        begun = {one.left: one for one in areas_of(grid) if one.top == top}
        defined, cells, left = [], [], 0
        for box in boxes:
            area = begun.get(left)
            merge = "\\clvmrg" if area is None else "\\clvmgf" if area.height > 1 else ""
            left += box.width
            defined.append(f"{merge}\\cellx{left * 1000}")
            cells.append(f"\\pard\\intbl {_rtf_text(box.text)}\\cell\n")
        rows.append("\\trowd" + "".join(defined) + "\n" + "".join(cells) + "\\row\n")
    return "".join(rows)


def pdf(items: Iterable[Item]) -> bytes:
    """Return a PDF of one long page, its tables ruled."""
    file = io.BytesIO()
    items = list(items)
    height = 60 + sum(40 if isinstance(one, Line) else 24 * len(one.rows) for one in items)
    canvas = Canvas(file, pagesize=(1400, height))
    y = height - 30
    for one in items:
        if isinstance(one, Line):
            y -= 40
            canvas.setFont(FONT, 12)
            canvas.drawString(40, y + 12, one.text)
        else:
            y -= 24 * len(one.rows)
            draw_table(canvas, one, 40, y)
    canvas.save()
    return file.getvalue()


FONT = "STSong-Light"
_DASHES = frozenset({"—", "——", "无", "–"})
_COLUMN, _ROW = 80, 24


def draw_table(canvas: Canvas, grid: Grid, left: float, bottom: float) -> None:
    """Draw a table with the line around each cell."""
    top = bottom + _ROW * len(grid.rows)
    canvas.setLineWidth(0.5)
    for area in areas_of(grid):
        width, height = _COLUMN * area.width, _ROW * area.height
        x, y = left + _COLUMN * area.left, top - _ROW * area.top - height
        canvas.rect(x, y, width, height)
        size = min(10, (width - 6) / max(len(area.text), 1))
        canvas.setFont(FONT, size)
        text = _drawable(area.text) if area.value else area.text
        canvas.drawCentredString(x + width / 2, y + height / 2 - size / 3, text)


def _drawable(text: str) -> str:
    """Return a value as every machine has a font for it."""
    return "/" if text in _DASHES else normalize("NFKC", text)


def txt(items: Iterable[Item]) -> bytes:
    """Return a text in the encoding of most Chinese machines, a cell a line behind a tab."""
    pieces = []
    for one in items:
        if isinstance(one, Line):
            pieces.append(f"{one.text}\n")
        else:
            pieces += ("\t".join(area.text for area in row) + "\n" for row in _by_row(one))
    return "".join(pieces).encode("gb18030")


FORMATS: Mapping[str, Callable[[Iterable[Item]], bytes]] = {
    "docx": docx,
    "html": html,
    "odt": odt,
    "pdf": pdf,
    "rtf": rtf,
    "text": txt,
    "xlsx": xlsx,
}
"""What writes each format."""


def written(report: Report, format_id: str) -> bytes:
    """Return a report as a file."""
    return FORMATS[format_id](list(page(report)))
