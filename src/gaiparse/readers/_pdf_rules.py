"""The ruled lines of a PDF page -> tables of cells."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gaiparse.readers._limits import UnreadableError
from gaiparse.readers._pdf_glyphs import Turn

_THIN = 3.0
_NEAR = 3.0
_SHORT = 1.0
_NO_WIDTH = 0.01
_COVERED = 0.6
_DEEPEST = 8
_MOST_RULES = 20_000
_MOST_CELLS = 20_000


class Rule(NamedTuple):
    """A straight line: where it lies across, and from where to where it reaches."""

    at: float
    start: float
    end: float


_AT = itemgetter(0)


class Box(NamedTuple):
    """A cell of a ruled table: its place in the grid and its box on the page."""

    row: int
    column: int
    height: int
    width: int
    left: float
    top: float
    right: float
    bottom: float
    whole: bool = True
    """Whether it is a rectangle; if not, lines are missing."""
    bounded: bool = True
    """Whether it lies between lines; if not, it may be beside the table."""


class Ruled(NamedTuple):
    """A ruled table."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    boxes: tuple[Box, ...]
    of_square: tuple[tuple[int, ...], ...]
    """Index of the box that each square of the grid belongs to."""

    def box_at(self, x: float, y: float) -> int | None:
        """Return the index of the box at a point of the page."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right(self.rows, y) - 1
        if 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1:
            return self.of_square[row][column]
        return None


def rules_of(
    page: "pdfium.FPDF_PAGE", turn: Turn
) -> tuple[list[Rule], list[Rule], list[tuple[float, float]]]:
    """Return the horizontal and the vertical lines that a page draws, and where text is missing.

    PDFium leaves out a text without any width. That is a space, or a character of a font that
    neither the file nor this machine has.
    """
    level: list[Rule] = []
    upright: list[Rule] = []
    missing: list[tuple[float, float]] = []
    for x0, y0, x1, y1 in _strokes(page):
        if x0 == x1 and y0 == y1:
            missing.append(turn.point(x0, y0))
            continue
        (left, top), (right, bottom) = turn.point(x0, y0), turn.point(x1, y1)
        left, right = sorted((left, right))
        top, bottom = sorted((top, bottom))
        if bottom - top <= _THIN and right - left > max(_SHORT, bottom - top):
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top > _SHORT:
            upright.append(Rule((left + right) / 2, top, bottom))
        if len(level) + len(upright) > _MOST_RULES:
            raise UnreadableError("is refused: one of its pages draws more lines than tables have")
    return _joined(level), _joined(upright), missing


_Matrix = tuple[float, float, float, float, float, float]


def _strokes(page: "pdfium.FPDF_PAGE") -> Iterator[tuple[float, float, float, float]]:
    """Yield the ends of each straight stroke, and opposite corners of each thin filled box.

    A text that is missing is yielded as a stroke without length.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    for rank in range(count):
        yield from _strokes_of(pdfium.FPDFPage_GetObject(page, rank), (1, 0, 0, 1, 0, 0), 0)


def _strokes_of(
    thing: "pdfium.FPDF_PAGEOBJECT", outer: _Matrix, depth: int
) -> Iterator[tuple[float, float, float, float]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _times(_matrix(thing), outer)
        for rank in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _strokes_of(pdfium.FPDFFormObj_GetObject(thing, rank), inner, depth + 1)
    elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        if right.value - left.value < _NO_WIDTH and not pdfium.FPDFFont_GetIsEmbedded(
            pdfium.FPDFTextObj_GetFont(thing)
        ):
            a, b, c, d, e, f = outer
            x, y = left.value, (bottom.value + top.value) / 2
            yield (a * x + c * y + e, b * x + d * y + f) * 2
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        points = _points(thing, _times(_matrix(thing), outer))
        if stroke.value:
            yield from (one for one in points if one[:2] != one[2:])
        elif fill.value and points:
            xs = [one for line in points for one in line[::2]]
            ys = [one for line in points for one in line[1::2]]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
                yield min(xs), min(ys), max(xs), max(ys)


def _matrix(thing: "pdfium.FPDF_PAGEOBJECT") -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _points(
    path: "pdfium.FPDF_PAGEOBJECT", matrix: _Matrix
) -> list[tuple[float, float, float, float]]:
    """Return the straight pieces of a path on the page."""
    pieces = []
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for rank in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, rank)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            pieces.append((*last, *point))
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            pieces.append((*last, *start))
            last = start
    return pieces


def _joined(rules: list[Rule]) -> list[Rule]:
    """Join lines that go on in the same direction, such as those drawn cell by cell."""
    out: list[Rule] = []
    for place in _places([one.at for one in rules]):
        near = sorted((one for one in rules if abs(one.at - place) <= _NEAR), key=lambda o: o.start)
        for one in near:
            if out and out[-1].at == place and one.start - out[-1].end <= _NEAR:
                out[-1] = out[-1]._replace(end=max(out[-1].end, one.end))
            else:
                out.append(Rule(place, one.start, one.end))
    return out


def _places(values: Iterable[float]) -> list[float]:
    """Return where lines lie that lie near each other."""
    groups: list[list[float]] = []
    for one in sorted(values):
        if groups and one - groups[-1][0] <= _NEAR:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [sum(group) / len(group) for group in groups]


def tables_of(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Ruled]:
    """Return the tables that lines make where they meet, from top to bottom."""
    tables = []
    for rows, columns in _meeting(level, upright):
        table = _ruled(rows, columns)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda one: one.rows[0])


def _meeting(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield groups of lines that touch each other."""
    parent = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for rank, row in enumerate(level):
        for other, column in enumerate(upright, len(level)):
            if (
                row.start - _NEAR <= column.at <= row.end + _NEAR
                and column.start - _NEAR <= row.at <= column.end + _NEAR
            ):
                parent[root(rank)] = root(other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for rank, rule in enumerate((*level, *upright)):
        groups.setdefault(root(rank), ([], []))[rank >= len(level)].append(rule)
    yield from groups.values()


def _ruled(level: list[Rule], upright: list[Rule]) -> Ruled | None:
    """Return the table that touching lines make, None if they make none."""
    if len(level) < 2 or not upright:  # noqa: PLR2004
        return None
    columns = _places(
        [*(one.at for one in upright), min(o.start for o in level), max(o.end for o in level)]
    )
    rows = _places(
        [*(one.at for one in level), min(o.start for o in upright), max(o.end for o in upright)]
    )
    if len(columns) < 3 or (len(rows) - 1) * (len(columns) - 1) > _MOST_CELLS:  # noqa: PLR2004
        return None
    return _boxes(_Grid(rows, columns, sorted(level), sorted(upright)))


class _Grid(NamedTuple):
    rows: list[float]
    columns: list[float]
    level: list[Rule]
    upright: list[Rule]

    def ruled_below(self, row: int, column: int) -> bool:
        """Tell whether a line parts a square from the one below it."""
        return _covers(self.level, self.rows[row + 1], *self.columns[column : column + 2])

    def ruled_right(self, row: int, column: int) -> bool:
        """Tell whether a line parts a square from the one on its right."""
        return _covers(self.upright, self.columns[column + 1], *self.rows[row : row + 2])


def _covers(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Tell whether lines, which are sorted, lie along most of an edge."""
    covered = 0.0
    for rank in range(bisect_left(rules, at - _NEAR, key=_AT), len(rules)):
        one = rules[rank]
        if one.at > at + _NEAR:
            break
        covered += max(0.0, min(one.end, end) - max(one.start, start))
    return covered >= _COVERED * (end - start)


def _boxes(grid: _Grid) -> Ruled:
    height, width = len(grid.rows) - 1, len(grid.columns) - 1
    of_square = [[-1] * width for _ in range(height)]
    boxes: list[Box] = []
    for row in range(height):
        for column in range(width):
            if of_square[row][column] >= 0:
                continue
            squares = _spread(grid, of_square, (row, column), len(boxes))
            boxes.append(_box(grid, squares))
    return Ruled(tuple(grid.columns), tuple(grid.rows), tuple(boxes), tuple(map(tuple, of_square)))


def _box(grid: _Grid, squares: Sequence[tuple[int, int]]) -> Box:
    """Return the cell that some squares make."""
    rows, columns = [one for one, _ in squares], [one for _, one in squares]
    first, tall = min(rows), max(rows) - min(rows) + 1
    left_most, wide = min(columns), max(columns) - min(columns) + 1
    left, right = grid.columns[left_most], grid.columns[left_most + wide]
    top, bottom = grid.rows[first], grid.rows[first + tall]
    between = all(_covers(grid.level, at, left, right) for at in (top, bottom))
    beside = all(_covers(grid.upright, at, top, bottom) for at in (left, right))
    return Box(
        first,
        left_most,
        tall,
        wide,
        left,
        top,
        right,
        bottom,
        whole=tall * wide == len(squares),
        bounded=between or beside,
    )


def _spread(
    grid: _Grid, of_square: list[list[int]], start: tuple[int, int], number: int
) -> list[tuple[int, int]]:
    """Return the squares that no line parts from the first one."""
    waiting, squares = [start], []
    of_square[start[0]][start[1]] = number
    while waiting:
        row, column = waiting.pop()
        squares.append((row, column))
        for to_row, to_column, parted in (
            (row + 1, column, row + 1 < len(of_square) and grid.ruled_below(row, column)),
            (row - 1, column, row > 0 and grid.ruled_below(row - 1, column)),
            (row, column + 1, column + 1 < len(of_square[0]) and grid.ruled_right(row, column)),
            (row, column - 1, column > 0 and grid.ruled_right(row, column - 1)),
        ):
            inside = 0 <= to_row < len(of_square) and 0 <= to_column < len(of_square[0])
            if inside and not parted and of_square[to_row][to_column] < 0:
                of_square[to_row][to_column] = number
                waiting.append((to_row, to_column))
    return squares
