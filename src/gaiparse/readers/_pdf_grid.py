"""Ruled lines -> tables of cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from gaiparse.readers._pdf_rules import NEAR, Rule, places_of

_COVERED = 0.6
_MOST_CELLS = 20_000
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
                row.start - NEAR <= column.at <= row.end + NEAR
                and column.start - NEAR <= row.at <= column.end + NEAR
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
    columns = places_of(
        [*(one.at for one in upright), min(o.start for o in level), max(o.end for o in level)]
    )
    rows = places_of(
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
    for rank in range(bisect_left(rules, at - NEAR, key=_AT), len(rules)):
        one = rules[rank]
        if one.at > at + NEAR:
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
