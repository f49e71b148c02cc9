"""Layouts with tables in HTML."""

from collections.abc import Callable
from html import escape

from gaiparse._render._items import Box, Grid, Line
from gaiparse._render._layout import Layout, Loses, bold
from gaiparse._render._shape import Row, full


def _paragraph(line: Line) -> str:
    tag = f"h{line.level}" if line.level else "p"
    return f"<{tag}>{escape(line.text, quote=False)}</{tag}>\n"


def _cell(box: Box, empty: str = "") -> str:
    spans = (("colspan", box.width), ("rowspan", box.height))
    attributes = "".join(f' {name}="{number}"' for name, number in spans if number > 1)
    return f"<td{attributes}>{escape(box.text, quote=False) or empty}</td>"


def _spans(grid: Grid) -> str:
    """Write a tag a line."""
    rows = ("".join(f"{_cell(box)}\n" for box in row if box.height) for row in grid.rows)
    return (
        "<table>\n<tbody>\n"
        + "".join(map("<tr>\n{}</tr>\n".format, rows))
        + "</tbody>\n</table>\n\n"
    )


def _one_line(row: Callable[[Row], str], separator: str = "") -> Callable[[Grid], str]:
    """Return what writes a row as `row`, and `separator` between rows."""

    def write(grid: Grid) -> str:
        rows = (f"<tr>{row(one)}</tr>" for one in grid.rows)
        return f"<table>{separator}{separator.join(rows)}{separator}</table>\n"

    return write


def _nbsp(row: Row) -> str:
    return "".join(_cell(box, "&nbsp;") for box in row if box.height)


def _filler(row: Row) -> str:
    """Write an empty cell for each covered one."""
    return "".join(_cell(Box(text)) for text in full(row))


HTML_LAYOUTS = (
    Layout("html_spans", Loses.NOTHING, bold, _spans),
    Layout("html_nbsp", Loses.NOTHING, _paragraph, _one_line(_nbsp)),
    Layout("html_filler", Loses.NOTHING, _paragraph, _one_line(_filler, "\n")),
)
"""Each table is a ``<table>``; around it stand markdown or paragraphs."""
