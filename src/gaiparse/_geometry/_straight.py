"""A text in which blocks are written anew, and where each piece of it stood."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from gaiparse.model import Span

APART = "\ufffd"
"""Stands between pieces that make up nothing certain: the sign of a lost character."""

Piece: TypeAlias = Span | str
"""The place of a piece of a cell, or what stands between two of them."""

Rows: TypeAlias = Sequence[Sequence[Sequence[Piece]]]
"""Rows of cells, each the pieces that it is made of."""


class Block(NamedTuple):
    """A part of a text and the rows that it prints."""

    span: Span
    rows: Rows


class Straight:
    """A text with its blocks written a row a line, with a tab between cells.

    Attributes
    ----------
    text
        The straight text.
    """

    def __init__(self, source: str, blocks: Iterable[Block]) -> None:
        """Write the blocks of a source anew; they stand in reading order and never overlap."""
        self._source = source
        self._written: list[str] = []
        self._length = 0
        # Of each piece taken from the source: where it stands now and where it stood.
        self._starts: list[int] = []
        self._olds: list[Span] = []
        self._places: dict[Span, Span] = {}  # a whole table may be the place of each of its cells
        last = 0
        for block in blocks:
            self._take((last, block.span[0]))
            for row in block.rows:
                self._add_row(row)
            last = block.span[1]
        self._take((last, len(source)))
        self.text = "".join(self._written)

    def _take(self, span: Span) -> None:
        if span[0] < span[1]:
            self._starts.append(self._length)
            self._olds.append(span)
            self._write(self._source[slice(*span)])

    def _write(self, text: str) -> None:
        self._written.append(text)
        self._length += len(text)

    def _add_row(self, row: Sequence[Sequence[Piece]]) -> None:
        for rank, pieces in enumerate(row):
            if rank:
                self._write("\t")
            for piece in pieces:
                if isinstance(piece, str):
                    self._write(piece)
                else:
                    self._take(piece)
        self._write("\n")

    def place_of(self, span: Span) -> Span:
        """Return the shortest stretch of the source that holds what stands at `span`."""
        if span not in self._places:
            self._places[span] = self._place_of(*span)
        return self._places[span]

    def _place_of(self, start: int, end: int) -> Span:
        if not self._starts:
            return (0, 0)
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        places = [self._within(rank, start, end) for rank in range(first, last + 1)]
        full = [place for place in places if place[0] < place[1]] or places[:1]
        return min(place[0] for place in full), max(place[1] for place in full)

    def _within(self, rank: int, start: int, end: int) -> Span:
        """Return the part of a piece that stands between two places of the straight text."""
        now = self._starts[rank]
        old, until = self._olds[rank]
        return min(until, max(old, old + start - now)), max(old, min(until, old + end - now))
