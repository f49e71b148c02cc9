"""A grid -> a sheet of fixed-width characters, with or without borders.

Columns are as wide and rows as high as what stands in them needs. What is longer than it may be is
broken; what spans several rows stands between their lines.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gaiparse._render._items import Area, Grid, areas_of
from gaiparse._render._width import Measure, width, wrapped

_ENDLESS = 10**9
Place = tuple[int, int]


class Style(NamedTuple):
    """How cells stand in a sheet.

    Attributes
    ----------
    measure
        What counts as a column.
    label
        The columns after which a label breaks, for each column of the table that it spans.
    value
        Likewise a value, and a header above values.
    header
        Likewise a header above values, where it breaks sooner.
    centred
        Whether texts stand in the middle of their cells, and not top left.
    between
        Whether the middle of a label with an even number of lines is an empty one, in which the
        values of its row stand.
    strokes
        Horizontal, vertical and, by the directions they go in (up, down, left, right), crossings;
        empty for none.
    gap
        The columns between two columns without strokes.
    """

    measure: Measure = width
    label: int = _ENDLESS
    value: int = _ENDLESS
    header: int = _ENDLESS
    centred: bool = False
    between: bool = False
    strokes: tuple[str, str, dict[str, str]] | None = None
    gap: int = 2


class _Block(NamedTuple):
    """A cell with its lines."""

    area: Area
    lines: list[str]


class _Track(NamedTuple):
    """Rows or columns: where each starts, and how long each is."""

    starts: list[int]
    sizes: list[int]

    def span(self, first: int, count: int) -> tuple[int, int]:
        """Return where `count` of them start, and how long they are together."""
        last = first + count - 1
        return self.starts[first], self.starts[last] + self.sizes[last] - self.starts[first]


def sheet(grid: Grid, style: Style) -> list[str]:
    """Return the lines of a grid.

    Examples
    --------
    >>> from gaiparse._render._items import Box
    >>> sheet(Grid(((Box("规章"), Box("7")), (Box("许可数"), Box("12")))), Style())
    ['规章    7', '许可数  12']
    """
    areas = areas_of(grid)
    first = min((area.left for area in areas if area.value), default=0)
    blocks = [_Block(area, _lines(area, style, above=area.left >= first)) for area in areas]
    edge, gap = (1, 1) if style.strokes else (0, style.gap)
    columns = _track(
        [(one.area.left, one.area.width, max(map(style.measure, one.lines))) for one in blocks],
        (edge, gap),
    )
    rows = _track(
        [(one.area.top, one.area.height, len(one.lines)) for one in blocks],
        (edge, 1 if style.strokes else 0),
    )
    pieces = dict(_borders(blocks, columns, rows, style.strokes)) if style.strokes else {}
    for block in blocks:
        pieces |= _placed(block, columns, rows, style)
    return _written(pieces, rows.starts[-1] + rows.sizes[-1] + edge, style.measure)


def _lines(area: Area, style: Style, *, above: bool) -> list[str]:
    most = min(style.value, style.label, style.header) if above else style.label
    most = style.value if area.value else most * area.width
    lines = wrapped(area.text, most, style.measure)
    if style.between and len(lines) % 2 == 0 and area.height == 1:
        lines.insert(len(lines) // 2, "")
    return lines


def _track(needs: list[tuple[int, int, int]], edges: tuple[int, int]) -> _Track:
    """Return rows or columns that leave room for each need: first, count and length."""
    edge, gap = edges
    sizes = [1] * max(first + count for first, count, _ in needs)
    for first, count, need in sorted(needs, key=lambda one: one[1]):
        missing = need - sum(sizes[first : first + count]) - gap * (count - 1)
        for step in range(missing):
            sizes[first + step % count] += 1
    starts = [edge + sum(sizes[:rank]) + gap * rank for rank in range(len(sizes))]
    return _Track(starts, sizes)


def _placed(block: _Block, columns: _Track, rows: _Track, style: Style) -> dict[Place, str]:
    left, wide = columns.span(block.area.left, block.area.width)
    top, high = rows.span(block.area.top, block.area.height)
    if style.centred:
        top += (high - len(block.lines)) // 2
    return {
        (top + at, left + ((wide - style.measure(line)) // 2 if style.centred else 0)): line
        for at, line in enumerate(block.lines)
        if line
    }


def _written(pieces: dict[Place, str], height: int, measure: Measure) -> list[str]:
    lines = [""] * height
    ends = [0] * height
    for (y, x), text in sorted(pieces.items()):
        lines[y] += " " * (x - ends[y]) + text
        ends[y] = x + measure(text)
    return lines


def _borders(
    blocks: list[_Block],
    columns: _Track,
    rows: _Track,
    strokes: tuple[str, str, dict[str, str]],
) -> Iterator[tuple[Place, str]]:
    """Yield strokes wherever neighbours belong to two cells, and where strokes meet."""
    across, down, crossings = strokes
    owners = {
        (area.top + y, area.left + x): rank
        for rank, (area, _) in enumerate(blocks)
        for y in range(area.height)
        for x in range(area.width)
    }

    def ruled(y: int, x: int) -> bool:
        return owners.get((y - 1, x)) != owners.get((y, x))

    def walled(y: int, x: int) -> bool:
        return owners.get((y, x - 1)) != owners.get((y, x))

    ys = [*(start - 1 for start in rows.starts), rows.starts[-1] + rows.sizes[-1]]
    xs = [*(start - 1 for start in columns.starts), columns.starts[-1] + columns.sizes[-1]]
    for y, line in enumerate(ys):
        for x, column in enumerate(xs):
            arms = (walled(y - 1, x), walled(y, x), ruled(y, x - 1), ruled(y, x))
            if any(arms):
                name = "".join(one for one, arm in zip("udlr", arms, strict=True) if arm)
                yield (line, column), crossings[name]
            if arms[3]:
                yield (line, column + 1), across * columns.sizes[x]
            if arms[1]:
                yield from (((line + 1 + at, column), down) for at in range(rows.sizes[y]))
