"""Cells of which it is known where they stand -> rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gaiparse._geometry._lines import begins_with_value, is_value
from gaiparse._geometry._straight import Rows
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

    A cell that spans several rows or columns stands in the first of them.
    """
    columns = {left: rank for rank, left in enumerate(sorted({cell.left for cell in cells}))}
    bands: dict[int, list[PlacedCell]] = defaultdict(list)
    for cell in cells:
        bands[cell.band].append(cell)
    return [row for _, band in sorted(bands.items()) for row in _rows_of_band(text, band, columns)]


def _rows_of_band(
    text: str, band: Sequence[PlacedCell], columns: dict[int, int]
) -> Iterator[list[list[Span]]]:
    """Yield the row of a band; a row each line where values stand below each other."""
    lines: dict[int, list[list[Span]]] = {}
    single = all(_is_one(text, cell) for cell in band)
    for cell in band:
        for rank, piece in cell.pieces:
            line = 0 if single else rank
            if line not in lines:
                lines[line] = [[] for _ in columns]
            lines[line][columns[cell.left]].append(piece)
    yield from (lines[rank] for rank in sorted(lines))


def _is_one(text: str, cell: PlacedCell) -> bool:
    """Tell whether the lines of a cell are one label or one value.

    Several values may be pieces of one, or the values of as many rows; two pieces that would read
    as one value may be that, or a value and a unit of something else.
    """
    pieces = [text[slice(*piece)] for _, piece in cell.pieces]
    return len(pieces) < 2 or not (  # noqa: PLR2004
        sum(map(is_value, pieces)) > 1 or begins_with_value("".join(pieces))
    )
