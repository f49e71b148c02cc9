"""Cells of which it is known where they stand -> rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gaiparse._geometry._lines import begins_with_value, is_figure, is_value
from gaiparse._geometry._straight import APART, Piece, Rows
from gaiparse.model import Span


class PlacedCell(NamedTuple):
    """A cell of a table.

    Attributes
    ----------
    band
        The stretch of lines between two rules, or the row, in which it begins.
    left
        Where it begins in the line; cells of one column begin alike.
    pieces
        The lines that are not empty: the rank of each and what it holds, without outer blanks.
    """

    band: int
    left: int
    pieces: list[tuple[int, Span]]


def rows_of(text: str, cells: Sequence[PlacedCell]) -> Rows:
    """Return the rows of a table, each with a cell for every column.

    A cell that spans several rows or columns stands in the first of them. Where figures stand below
    each other in a cell they may be pieces of one number, or values of as many rows. They are rows
    if no other band holds figures and each line has a label; else `APART` stands between them.
    """
    columns = {left: rank for rank, left in enumerate(sorted({cell.left for cell in cells}))}
    bands: dict[int, list[PlacedCell]] = defaultdict(list)
    for cell in cells:
        bands[cell.band].append(cell)
    with_figures = [
        rank for rank, band in bands.items() if any(_figures(text, one) for one in band)
    ]
    broken = _broken_from(text, cells)
    rows: list[list[list[Piece]]] = []
    for rank, band in sorted(bands.items()):
        if with_figures == [rank] and _has_labels(text, band):
            rows += _lines_of_band(band, columns)
        elif any(cell.pieces for cell in band):
            row: list[list[Piece]] = [[] for _ in columns]
            for cell in band:
                row[columns[cell.left]] = _joined(text, cell, broken)
            rows.append(row)
    return rows


def has_several_figures(text: str, cell: PlacedCell) -> bool:
    """Tell whether figures stand below each other in a cell."""
    return len(_figures(text, cell)) > 1


def _figures(text: str, cell: PlacedCell) -> list[int]:
    """Return the lines of a cell that hold a number, a piece of one or a dash."""
    return [line for line, span in cell.pieces if is_figure(text[slice(*span)])]


def _has_labels(text: str, band: Sequence[PlacedCell]) -> bool:
    """Tell whether in each line of a band something stands beside its figures."""
    lines = {line for cell in band for line, _ in cell.pieces}
    labels = {
        line for cell in band for line, span in cell.pieces if not is_figure(text[slice(*span)])
    }
    figures = [text[slice(*span)] for cell in band for _, span in cell.pieces]
    return (
        len(lines) > 1
        and lines == labels
        and any(has_several_figures(text, one) for one in band)
        and all(is_value(piece) for piece in figures if is_figure(piece))
    )


def _lines_of_band(
    band: Sequence[PlacedCell], columns: dict[int, int]
) -> Iterator[list[list[Piece]]]:
    lines: dict[int, list[list[Piece]]] = {}
    for cell in band:
        for line, piece in cell.pieces:
            if line not in lines:
                lines[line] = [[] for _ in columns]
            lines[line][columns[cell.left]].append(piece)
    yield from (lines[line] for line in sorted(lines))


def _broken_from(text: str, cells: Sequence[PlacedCell]) -> int:
    """Return the shortest length of a figure at which a number may go on in the next line."""
    return min(
        (
            max(span[1] - span[0] for _, span in cell.pieces)
            for cell in cells
            if has_several_figures(text, cell)
        ),
        default=len(text) + 1,
    )


def _joined(text: str, cell: PlacedCell, broken: int) -> list[Piece]:
    """Return the pieces of a cell, with a mark between them if they may be read as one number.

    Where numbers are broken, one as long as their pieces may have lost its other ones.
    """
    spans = [span for _, span in cell.pieces]
    whole = "".join(text[slice(*span)] for span in spans)
    if len(spans) > 1 and (has_several_figures(text, cell) or begins_with_value(whole)):
        return [piece for span in spans for piece in (APART, span)]
    if len(whole) >= broken and _figures(text, cell):
        return [APART, *spans]
    return [_without_break(text, span) for span in spans[:-1]] + [*spans[-1:]]


def _without_break(text: str, span: Span) -> Piece:
    """Leave out the mark that says that the cell goes on in the next line."""
    start, end = span
    return (start, end - 1) if end - start > 1 and text[end - 1] == "\\" else span
