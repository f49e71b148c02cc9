"""Layouts with a line for each row, its cells between vertical bars."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import TypeAlias

from gaiparse._render._items import Box, Grid
from gaiparse._render._layout import Layout, Loses, bold, hashed, plain, strong
from gaiparse._render._shape import Row, begun, full, repeated, with_labels
from gaiparse._render._width import padded, width, wrapped

Texts: TypeAlias = list[str]

_LABEL = 16


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |\n"


def _rule(columns: int) -> str:
    return _row(["---"] * columns)


def _markdown(grid: Grid, header: Callable[[Texts], Texts] = list) -> str:
    """Write every column in every row; the first row is the header."""
    first, *others = map(full, grid.rows)
    return "".join((_row(header(first)), _rule(len(first)), *map(_row, others))) + "\n"


def _without_rule(grid: Grid) -> str:
    return "".join(_row(full(row)) for row in grid.rows)


def _ragged(grid: Grid) -> str:
    """Write an empty header; cells covered from above are absent, those beside are empty."""

    def line(row: Row) -> str:
        boxes = (f"| {box.text} " + "| " * (box.width - 1) for box in row if box.height)
        return "".join(boxes) + "|\n"

    columns = len(full(grid.rows[0]))
    header = "|" + "  |" * columns + "\n"
    return header + _rule(columns) + "".join(map(line, grid.rows)) + "\n"


def _bare(grid: Grid) -> str:
    """Write no outer bars, and no covered cells."""
    first, *others = (" |  ".join(text or " " for text in begun(row)) for row in grid.rows)
    rule = "|".join(["---"] * len(begun(grid.rows[0])))
    return "".join(f"{line}  \n" for line in (first, rule, *others)) + "\n"


def _bare_repeated(grid: Grid) -> str:
    return "".join(" | ".join(row) + "\n" for row in repeated(grid))


def _trailing(grid: Grid) -> str:
    """Write a bar behind each cell; one covered from above is empty."""
    return "".join("".join(f"{box.text}|" for box in row) + "\n" for row in grid.rows)


def _padded(rows: Sequence[Texts]) -> str:
    """Pad every column to its width."""
    widths = [max(3, *map(width, column)) for column in zip(*rows, strict=True)]
    first, *others = (_row(map(padded, row, widths)) for row in rows)
    rule = "".join("-" * (one + 2) + "|" for one in widths)
    return "".join((first, f"|{rule}\n", *others)) + "\n"


def _indexed(grid: Grid) -> str:
    """Number the columns and the rows."""
    rows = [[f"{number}", *row] for number, row in enumerate(repeated(grid))]
    numbers = ["", *map(str, range(len(rows[0]) - 1))]
    rule = ["---:", *[":---"] * (len(rows[0]) - 1)]
    return "".join(map(_row, (numbers, rule, *rows))) + "\n"


def _compact(grid: Grid) -> str:
    """Write no blanks around cells, and a mark where a label breaks."""
    rows = [full(row) for row in with_labels(grid, lambda box: _pieces(box, "<br>")).rows]
    first, *others = (f"|{'|'.join(row)}|\n" for row in rows)
    return "".join((first, "|---" * len(rows[0]) + "|\n", *others)) + "\n"


def _pieces(box: Box, between: str) -> str:
    return between.join(wrapped(box.text, _LABEL * box.width))


def _broken(grid: Grid) -> str:
    """Write line ends inside labels."""
    return _markdown(with_labels(grid, lambda box: _pieces(box, "\n")))


def _continued(grid: Grid) -> str:
    """Write the rest of a label in rows of its own, in the same column."""
    lines: list[str] = []
    for row in with_labels(grid, lambda box: _pieces(box, "\n")).rows:
        columns = [text.split("\n") for text in full(row)]
        lines += map(_row, zip_longest(*columns, fillvalue=""))
    first, *others = lines
    return "".join((first, _rule(len(full(grid.rows[0]))), *others)) + "\n"


def _tables(grid: Grid) -> str:
    """Write each row as a table without rows below its header."""
    rows = (begun(row) for row in grid.rows)
    return "".join(f"{_row(row)}{_rule(len(row))}\n" for row in rows)


def _named(header: Texts) -> Texts:
    return [text or f"Col{number}" for number, text in enumerate(header, 1)]


def _invented(grid: Grid) -> str:
    """Write a header of invented names."""
    rows = [full(row) for row in grid.rows]
    header = ["项目", *(f"数据{number}" for number in range(1, len(rows[0])))]
    return "".join((_row(header), _rule(len(header)), *map(_row, rows))) + "\n"


PIPE_LAYOUTS = tuple(
    Layout(name, Loses.NOTHING, line, grid)
    for name, line, grid in (
        ("pipe_rows", hashed, _markdown),
        ("pipe_rows_no_rule", plain, _without_rule),
        ("pipe_rows_ragged", bold, _ragged),
        ("pipe_rows_bare", bold, _bare),
        ("pipe_rows_bare_repeated", plain, _bare_repeated),
        ("pipe_rows_trailing", plain, _trailing),
        ("pipe_rows_padded", bold, lambda grid: _padded([full(row) for row in grid.rows])),
        ("pipe_rows_padded_repeated", bold, lambda grid: _padded(repeated(grid))),
        ("pipe_rows_indexed", hashed, _indexed),
        ("pipe_rows_compact", strong, _compact),
        ("pipe_rows_broken", hashed, _broken),
        ("pipe_rows_continued", hashed, _continued),
        ("pipe_rows_tables", hashed, _tables),
        ("pipe_rows_named_columns", hashed, lambda grid: _markdown(grid, _named)),
        ("pipe_rows_invented_header", hashed, _invented),
    )
)
"""Each row is a line between bars, as in markdown; labels may break it."""
