"""Tables under a ruler: a line with a stretch of hyphens for each column.

A row is a line, or as many lines as stand between two empty ones. Every word has to stand below the
hyphens of one column, in one way of counting columns; else the table stays as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gaiparse._geometry._cells import PlacedCell, has_several_figures, rows_of
from gaiparse._geometry._lines import Line
from gaiparse._geometry._measure import MEASURES, Measure
from gaiparse._geometry._straight import Block, Rows
from gaiparse.model import Span

_RULER = re.compile(r"[ ]*-{2,}(?:[ ]+-{2,})+[ ]*\r?")
_DASHES = re.compile(r"[ ]*-{2,}[ -]*\r?")
_COLUMN = re.compile("-+")
_WORD = re.compile(r"\S+")


def find_ruled(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Yield every table under a ruler in a text."""
    rank = last = 0
    while rank < len(lines):
        if not ("--" in lines[rank].text and _RULER.fullmatch(lines[rank].text)):
            rank += 1
            continue
        ruler = lines[rank].text
        first = _first(lines, last, rank, ruler)
        end, closed = _end(lines, rank + 1, ruler)
        head = [line for line in lines[first:rank] if not _DASHES.fullmatch(line.text)]
        body = lines[rank + 1 : end]
        by_lines = (
            first == rank or not _is_rule(lines[first], ruler) or " " in lines[first].text.strip()
        )
        rank = last = end + closed
        if rows := _rows(text, head, body, ruler, by_lines=by_lines):
            until = lines[last - 1]
            span = lines[first].start, min(len(text), until.start + len(until.text) + 1)
            yield Block(span, rows)


def _first(lines: Sequence[Line], least: int, ruler: int, columns: str) -> int:
    """Return the rank of the first line of a table: that of its upper rule, or of its header."""
    rank = ruler
    while rank > least and lines[rank - 1].text.strip() and not _is_rule(lines[rank - 1], columns):
        rank -= 1
    return rank - 1 if rank > least and _is_rule(lines[rank - 1], columns) else rank


def _end(lines: Sequence[Line], rank: int, columns: str) -> tuple[int, bool]:
    """Return the rank behind the last line of a table, and whether a rule closes it there.

    Without a lower rule an empty line ends it.
    """
    start = rank
    while rank < len(lines) and not _DASHES.fullmatch(lines[rank].text):
        rank += 1
    if rank < len(lines) and _is_rule(lines[rank], columns):
        return rank, True
    rank = start
    while rank < len(lines) and lines[rank].text.strip():
        rank += 1
    return rank, False


def _is_rule(line: Line, columns: str) -> bool:
    """Tell whether a line is a rule as wide as a ruler."""
    return (
        _DASHES.fullmatch(line.text) is not None
        and line.text.rstrip().find("-") == columns.find("-")
        and len(line.text.rstrip()) == len(columns.rstrip())
    )


def _rows(
    text: str, head: Sequence[Line], body: Sequence[Line], ruler: str, *, by_lines: bool
) -> Rows | None:
    """Return the rows of a table, None if its words do not stand in its columns."""
    columns = [match.span() for match in _COLUMN.finditer(ruler)]
    single = [[line] for line in body if line.text.strip()]
    bands = single if by_lines and len(single) == len(body) else _between_blanks(body)
    for way in (bands, single):
        found = [
            cells
            for measure in MEASURES
            if (cells := _cells([*([head] if head else ()), *way], columns, measure))
        ]
        if not found or any(one != other for one, other in pairwise(found)):
            return None
        # An empty line may stand among rows of a line each, or be lost between others.
        if not any(has_several_figures(text, cell) for cell in found[0]):
            return rows_of(text, found[0])
    return None


def _between_blanks(body: Sequence[Line]) -> list[list[Line]]:
    groups = groupby(body, key=lambda line: bool(line.text.strip()))
    return [[*group] for filled, group in groups if filled]


def _cells(
    bands: Sequence[Sequence[Line]], columns: Sequence[Span], measure: Measure
) -> list[PlacedCell] | None:
    """Return the cells of all rows, None if a word stands outside the columns."""
    starts = [start for start, _ in columns]
    cells: list[PlacedCell] = []
    for band, lines in enumerate(bands):
        row = [PlacedCell(band, start, []) for start in starts]
        for rank, line in enumerate(lines):
            pieces: dict[int, Span] = {}
            behind = column = 0
            for word in _WORD.finditer(line.text):
                start = column + measure(line.text[behind : word.start()])
                column = start + measure(word[0])
                behind = word.end()
                place = bisect_right(starts, start) - 1
                if place < 0 or (column > columns[place][1] and place < len(columns) - 1):
                    return None
                first = pieces[place][0] if place in pieces else line.start + word.start()
                pieces[place] = (first, line.start + behind)
            for place, piece in pieces.items():
                row[place].pieces.append((rank, piece))
        cells += row
    return cells
