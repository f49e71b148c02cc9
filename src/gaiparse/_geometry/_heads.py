"""Headers of aligned tables: the names of columns, broken over lines, in their place in the line.

Where a name is broken, its pieces stand below each other, among those of its neighbours. The pieces
are put together where all words of a header make up the names that the form has, each line holds
them in the order of the form, and each name stands to the right of the one before.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gaiparse import forms
from gaiparse._fold import fold
from gaiparse._geometry._lines import Line, is_value
from gaiparse._geometry._measure import MEASURES, Measure
from gaiparse._geometry._straight import Block, Piece
from gaiparse.model import Span

_FIRST = (
    ("requests", re.compile(r"(?<=   )申请人情况[ \r\n]")),
    ("review_litigation", re.compile(r"行政复议 {2,}行政诉讼[ \r\n]")),
)
_WORD = re.compile(r"\S+")
_FIRST_ROW = "一、"
_MOST_LINES, _MOST_WORDS = 30, 80
_MOST_STEPS = 2000  # A header of the form takes less than a hundred.


class _Name(NamedTuple):
    """A name in a header.

    Attributes
    ----------
    text
        Its folded wording.
    rank
        Rank of its column in the form, None for the name of several columns.
    """

    text: str
    rank: int | None


class _Part(NamedTuple):
    """A part of a word.

    Attributes
    ----------
    name
        Rank of the name that it belongs to.
    line
        Rank of its line in the header.
    span
        Its place in the line.
    """

    name: int
    line: int
    span: Span


def find_heads(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Yield every broken header of tables 3 and 4 in a text, with a name a row."""
    starts = [line.start for line in lines]
    for table, pattern in _FIRST:
        names = _names(table)
        for first in pattern.finditer(text):
            rank = bisect_right(starts, first.start()) - 1
            head = _lines_of_head(lines[rank : rank + _MOST_LINES])
            parts = _Search(names, head).parts
            if parts and _stand_in_order(names, head, parts):
                yield _block(head, parts)


@lru_cache
def _names(table: str) -> tuple[_Name, ...]:
    """Return the names in the header of a table in the order of the form."""
    form = forms.PLANS[forms.NEWEST.id, table].form
    columns = form.blocks[0].columns
    names: dict[str, None] = dict.fromkeys((form.corner, form.header))
    found = [_Name(fold(name).text, None) for name in names if name]
    groups: set[str] = set()
    for rank, column in enumerate(columns):
        first = column.group and column.group not in groups
        if first and groups and form.supergroup and form.supergroup not in groups:
            groups.add(form.supergroup)
            found.append(_Name(fold(form.supergroup).text, None))
        if first:
            groups.add(column.group)
            found.append(_Name(fold(column.group).text, None))
        found.append(_Name(fold(column.label).text, rank))
    return tuple(found)


def _lines_of_head(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a header that are not empty; the first row of the table ends it."""
    head: list[Line] = []
    for line in lines:
        words = line.text.split()
        if words and (is_value(words[-1]) or words[0].startswith(_FIRST_ROW)):
            return head
        if words:
            head.append(line)
    return []


class _Search:
    """The search for the names that the words of a header make up.

    Attributes
    ----------
    parts
        The parts of all words, None if they do not make up the names.
    """

    def __init__(self, names: Sequence[_Name], head: Sequence[Line]) -> None:
        self._names = names
        self._words = [
            (rank, match.start(), fold(match[0]).text)
            for rank, line in enumerate(head)
            for match in _WORD.finditer(line.text)
        ]
        self._failed: set[tuple[int, int, tuple[int, ...], int]] = set()
        whole = len(self._words) <= _MOST_WORDS
        self.parts = self._go_on(0, 0, (0,) * len(names), 0) if whole else None

    def _go_on(
        self, rank: int, begin: int, done: tuple[int, ...], least: int
    ) -> list[_Part] | None:
        """Return the parts of the words from a place in one of them, None if there is no way.

        `done` tells how much of each name stands before, `least` the lowest rank of a column that
        may follow in the line.
        """
        if rank == len(self._words):
            return [] if self._is_whole(done) else None
        state = (rank, begin, done, least)
        if state in self._failed or len(self._failed) > _MOST_STEPS:
            return None
        line, start, word = self._words[rank]
        for one, name in enumerate(self._names):
            if name.rank is not None and name.rank < least:
                continue
            size = _alike(word[begin:], name.text[done[one] :])
            end = begin + size
            if not size or (end < len(word) and done[one] + size < len(name.text)):
                continue
            behind = (rank, end) if end < len(word) else (rank + 1, 0)
            next_line = end == len(word) and self._ends_line(rank)
            lowest = 0 if next_line else least if name.rank is None else name.rank
            now = (*done[:one], done[one] + size, *done[one + 1 :])
            rest = self._go_on(*behind, now, lowest)
            if rest is not None:
                return [_Part(one, line, (start + begin, start + end)), *rest]
        self._failed.add(state)
        return None

    def _ends_line(self, rank: int) -> bool:
        return rank + 1 == len(self._words) or self._words[rank + 1][0] > self._words[rank][0]

    def _is_whole(self, done: Sequence[int]) -> bool:
        """Tell whether all columns are named, and other names stand there whole or not at all."""
        return all(
            count == len(name.text) or (not count and name.rank is None)
            for count, name in zip(done, self._names, strict=True)
        )


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((rank for rank, (it, its) in pairs if it != its), min(len(one), len(other)))


def _stand_in_order(names: Sequence[_Name], head: Sequence[Line], parts: Sequence[_Part]) -> bool:
    """Tell whether each column is named to the right of the one before it."""
    return any(_is_in_order(names, head, parts, measure) for measure in MEASURES)


def _is_in_order(
    names: Sequence[_Name], head: Sequence[Line], parts: Sequence[_Part], measure: Measure
) -> bool:
    places: dict[int, list[int]] = {}
    for part in parts:
        text = head[part.line].text
        both = sum(measure(text[:place]) for place in part.span)
        places.setdefault(part.name, []).append(both)
    middles = [
        sum(places[one]) / len(places[one])
        for one, name in enumerate(names)
        if name.rank is not None
    ]
    return all(before < behind for before, behind in pairwise(middles))


def _block(head: Sequence[Line], parts: Sequence[_Part]) -> Block:
    """Return a header with a name a row."""
    rows: dict[int, list[Piece]] = {}
    for part in parts:
        start = head[part.line].start
        rows.setdefault(part.name, []).append((start + part.span[0], start + part.span[1]))
    span = head[0].start, head[-1].start + len(head[-1].text) + 1
    return Block(span, [[rows[name]] for name in sorted(rows)])
