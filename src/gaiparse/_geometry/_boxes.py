"""Tables with borders: drawn with line characters, or with hyphens, bars and plus signs.

Borders alone tell what a cell is: a piece of a line between two of them goes on in the next line
between the same two, until a rule closes it. Where the pieces of a block do not fit together that
way, edge to edge, it is read as rows of one line.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from gaiparse._geometry._cells import PlacedCell, rows_of
from gaiparse._geometry._lines import Line, is_figure, is_value, trimmed
from gaiparse._geometry._measure import MEASURES, Measure
from gaiparse._geometry._straight import APART, Block, Piece, Rows
from gaiparse.model import Span


class _Strokes(NamedTuple):
    """What a table is drawn with.

    Attributes
    ----------
    border
        Pattern of a stroke that ends a cell on its left or right.
    rule
        Pattern of the strokes between two borders that close a cell.
    corners
        The borders that end a rule.
    shortest
        How many strokes make a rule where no corner ends it.
    """

    border: re.Pattern[str]
    rule: re.Pattern[str]
    corners: str
    shortest: int


_ACROSS = "─━═╌╍┄┅┈┉"
_UPRIGHT = "│┃║╎╏┆┇┊┋"
_DRAWN = _Strokes(
    re.compile(rf"(?![{_ACROSS}])[\u2500-\u257f]"),
    re.compile(f"[{_ACROSS}]+"),
    "".join(one for one in map(chr, range(0x2500, 0x2580)) if one not in _ACROSS + _UPRIGHT),
    1,
)
# A plus sign is a corner only beside a rule: any other belongs to a number.
_TYPED = _Strokes(re.compile(r"\||\+(?=[-=+])|(?<=[-=+])\+"), re.compile("[-=]+"), "+", 3)
_FEWEST_RULES = 2


class _Part(NamedTuple):
    """A piece of a line between two borders.

    Attributes
    ----------
    place
        Its first column and the one behind its last.
    span
        Its place in the source, without outer blanks.
    ruled
        Whether it is a rule.
    """

    place: Span
    span: Span
    ruled: bool


def find_boxes(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Yield every table with borders in a text, in no order."""
    for strokes in (_DRAWN, _TYPED):
        if not any(corner in text for corner in strokes.corners):
            continue
        for block in _stretches(lines, strokes):
            found = (_rows(text, block, strokes, measure) for measure in MEASURES)
            rows = next(filter(None, found), None) or _lines(text, block, strokes)
            end = block[-1].start + len(block[-1].text) + 1
            yield Block((block[0].start, min(len(text), end)), rows)


def _stretches(lines: Sequence[Line], strokes: _Strokes) -> Iterator[Sequence[Line]]:
    """Yield lines in a row that borders begin and end, some of them rules."""
    first = rules = 0
    for rank, line in enumerate((*lines, Line("", 0))):
        shown = line.text.strip()
        if len(shown) > 1 and strokes.border.match(shown) and _ends(shown, strokes):
            rules += shown[0] in strokes.corners
            continue
        if rules >= _FEWEST_RULES:
            yield lines[first:rank]
        first, rules = rank + 1, 0


def _ends(shown: str, strokes: _Strokes) -> bool:
    return strokes.border.match(shown, len(shown) - 1) is not None


def _rows(text: str, lines: Sequence[Line], strokes: _Strokes, measure: Measure) -> Rows | None:
    """Return the rows of a block, None if its borders do not fit together."""
    open_cells: dict[Span, PlacedCell] = {}
    cells: list[PlacedCell] = []
    band = 0
    edges: set[Span] = set()
    for rank, line in enumerate(lines):
        parts = _parts(text, line, strokes, measure)
        edges.add((parts[0].place[0], parts[-1].place[1]))
        texts = {part.place: part.span for part in parts if not part.ruled}
        ruled = [part.place for part in parts if part.ruled]
        closed = [place for place in open_cells if place not in texts]
        if len(edges) > 1 or not _are_closed(closed, ruled, inside=bool(texts)):
            return None
        band += bool(ruled)
        for place in closed:
            del open_cells[place]
        for place, span in texts.items():
            if place not in open_cells:
                open_cells[place] = PlacedCell(band, place[0], [])
                cells.append(open_cells[place])
            if span[0] < span[1]:
                open_cells[place].pieces.append((rank, span))
    return None if open_cells else rows_of(text, cells)


def _lines(text: str, lines: Sequence[Line], strokes: _Strokes) -> Rows:
    """Return each line of a block as a row, with a cell between any two borders.

    Where a piece of a number stands in a line, all numbers of the block may be pieces.
    """
    parts = [_parts(text, line, strokes, len) for line in lines]
    figures = {
        part.span: is_value(piece)
        for row in parts
        for part in row
        if not part.ruled and is_figure(piece := text[slice(*part.span)])
    }
    broken = not all(figures.values())
    rows: list[list[list[Piece]]] = []
    for row in parts:
        if not all(part.ruled for part in row):
            cells = [[] if part.ruled else [part.span] for part in row]
            rows.append([_marked(cell, figures) if broken else [*cell] for cell in cells])
    return rows


def _marked(cell: list[Span], figures: Container[Span]) -> list[Piece]:
    return [piece for span in cell for piece in ((APART, span) if span in figures else (span,))]


def _are_closed(closed: Sequence[Span], ruled: Sequence[Span], *, inside: bool) -> bool:
    """Tell whether rules close certain cells whole, and `inside` a table nothing else."""
    rules = _merged(ruled)
    if not all(_lies_within(place, rules) for place in closed):
        return False
    cells = _merged(sorted(closed))
    return not inside or all(_lies_within(place, cells) for place in ruled)


def _merged(places: Sequence[Span]) -> list[Span]:
    """Join neighbours; borders are one column wide."""
    merged: list[Span] = []
    for left, right in places:
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged


def _lies_within(place: Span, merged: Sequence[Span]) -> bool:
    rank = bisect_right(merged, place[0], key=itemgetter(0)) - 1
    return rank >= 0 and place[1] <= merged[rank][1]


def _parts(text: str, line: Line, strokes: _Strokes, measure: Measure) -> list[_Part]:
    """Cut a line at its borders."""
    parts: list[_Part] = []
    behind = column = 0
    left = None
    corner = ""
    for border in strokes.border.finditer(line.text):
        start = border.start()
        column += measure(line.text[behind:start])
        if left is not None:
            ended = corner in strokes.corners or border[0] in strokes.corners
            ruled = (ended or start - behind >= strokes.shortest) and strokes.rule.fullmatch(
                line.text, behind, start
            ) is not None
            span = trimmed(text, (line.start + behind, line.start + start))
            parts.append(_Part((left, column), span, ruled))
        behind = border.end()
        column += 1
        left = column
        corner = border[0]
    return parts
