"""What happens to a table between the printer and the reader, one disturbance a function.

Each takes a traced text and gives another, so that they can follow each other. One that finds no
place in a text leaves it as it was.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from hypothesis import strategies as st

from traced import Traced

Disturbance: TypeAlias = Callable[[st.DrawFn, Traced], Traced]

_FOOTERS = ("- {} -", "—{}—", "-{}-", "第 {} 页", "{} / 12")
_MARKS = ("[bookmark: _Hlk66973412]", "[image: ]", "[bookmark: _GoBack]")
_LABEL = re.compile(r"[\u4e00-\u9fff（]['\"\u2010-\u201f\u3000-\u9fff\uff00-\uffef]*")


def _between_lines(draw: st.DrawFn, text: Traced) -> int | None:
    """Draw a place between two lines of one table."""
    starts = [start for start, _ in text.lines() if start and text.tables[start - 1]]
    return draw(st.sampled_from(starts)) if starts else None


def _furniture(text: str, table: str | None) -> Traced:
    return Traced(text, (None,) * len(text), (table,) * len(text))


def _a_number(draw: st.DrawFn) -> str:
    return str(draw(st.integers(1, 30) | st.integers(0, 10**6)))


def page_number(draw: st.DrawFn, text: Traced) -> Traced:
    """Put a page number between two lines of a table."""
    at = _between_lines(draw, text)
    footer = draw(st.sampled_from(("{}", *_FOOTERS))).format(draw(st.integers(1, 30)))
    return text if at is None else text.put(at, f"{footer}\n")


def stray_number(draw: st.DrawFn, text: Traced) -> Traced:
    """Put a number that belongs nowhere between two lines of a table."""
    at = _between_lines(draw, text)
    return text if at is None else text.put(at, f"{_a_number(draw)}\n")


def line_dropped(draw: st.DrawFn, text: Traced) -> Traced:
    """Remove a line of a table."""
    if not (lines := text.lines()):
        return text
    start, end = draw(st.sampled_from(lines))
    return text.part(0, start).then(text.part(end))


def line_doubled(draw: st.DrawFn, text: Traced) -> Traced:
    """Print a line of a table twice."""
    if not (lines := text.lines()):
        return text
    start, end = draw(st.sampled_from(lines))
    return text.part(0, end).then(text.part(start))


def footer_glued(draw: st.DrawFn, text: Traced) -> Traced:
    """Print a page number behind the last value of a line, without a blank."""
    ends = _line_ends(text)
    footer = draw(st.sampled_from(_FOOTERS)).format(draw(st.integers(1, 30)))
    return text.put(draw(st.sampled_from(ends)), footer) if ends else text


def _starts(text: Traced) -> list[int]:
    """Return where values start."""
    return [
        at
        for at in range(1, len(text.text))
        if text.cells[at] is not None and text.cells[at] != text.cells[at - 1]
    ]


def _ends(text: Traced) -> list[int]:
    """Return where values end and something else follows."""
    return [
        at
        for at in range(1, len(text.text))
        if text.cells[at] is None and text.cells[at - 1] is not None
    ]


def _line_ends(text: Traced) -> list[int]:
    return [at for at in _ends(text) if text.text[at] == "\n"]


def heading_glued(draw: st.DrawFn, text: Traced) -> Traced:
    """Print what follows a table directly behind its last value."""
    ends = [
        (at, at + len(gap.group()))
        for at in _line_ends(text)
        if (gap := re.compile(r"\s+").match(text.text, at)) and _ends_table(text, gap.end())
    ]
    if not ends:
        return text
    start, end = draw(st.sampled_from(ends))
    return text.part(0, start).then(text.part(end))


def _ends_table(text: Traced, at: int) -> bool:
    return at < len(text.text) and text.tables[at] is None


def table_cut(draw: st.DrawFn, text: Traced) -> Traced:
    """Cut a table by the end of a page: a page number, then the table's first lines once more."""
    at = _between_lines(draw, text)
    if at is None:
        return text
    lines = text.lines(text.tables[at])
    first = next((start for start, end in lines if any(text.cells[start:end])), at)
    start = lines[0][0]
    header = text.part(start, max(start, min(first, at)))
    footer = draw(st.sampled_from(("", *_FOOTERS))).format(draw(st.integers(1, 30)))
    number = _furniture(f"{footer}\n" if footer else "", text.tables[at])
    return text.part(0, at).then(number, header, text.part(at))


def label_lost(draw: st.DrawFn, text: Traced) -> Traced:
    """Leave out a label or a header; where columns are aligned, blanks stand in its place."""
    labels = [
        found.span()
        for start, end in text.lines()
        for found in _LABEL.finditer(text.text, start, end)
        if not any(text.cells[slice(*found.span())])
    ]
    if not labels:
        return text
    start, end = draw(st.sampled_from(labels))
    before, label, behind = text.part(0, start), text.part(start, end), text.part(end)
    aligned = behind.text.startswith("  ")
    blanks = label._replace(text=" " * len(label.text)) if aligned else label.part(0, 0)
    return before.then(blanks, behind)


def number_wrapped(draw: st.DrawFn, text: Traced) -> Traced:
    """Break a number over two lines."""
    inside = [
        at
        for at in range(1, len(text.text))
        if text.cells[at] is not None
        and text.cells[at] == text.cells[at - 1]
        and text.text[at - 1 : at + 1].isdigit()
    ]
    return text.put(draw(st.sampled_from(inside)), "\n") if inside else text


def number_added(draw: st.DrawFn, text: Traced) -> Traced:
    """Print a number too many behind a value, in its line."""
    ends = [at for at in _ends(text) if text.text[at] in " \t"]
    if not ends:
        return text
    at = draw(st.sampled_from(ends))
    return text.put(at, f"{text.text[at]}{_a_number(draw)}")


def value_displaced(draw: st.DrawFn, text: Traced) -> Traced:
    """Print a value, and what follows it, on a line of its own."""
    starts = [at for at in _starts(text) if text.text[at - 1] in " \t"]
    return text.put(draw(st.sampled_from(starts)), "\n") if starts else text


def empty_line(draw: st.DrawFn, text: Traced) -> Traced:
    """Leave a line between two lines of a table empty."""
    at = _between_lines(draw, text)
    return text if at is None else text.put(at, "\n")


def lines_joined(draw: st.DrawFn, text: Traced) -> Traced:
    """Print two lines of a table as one."""
    at = _between_lines(draw, text)
    if at is None or text.text[at - 1] != "\n":
        return text
    return text.part(0, at - 1).then(_furniture(" ", text.tables[at]), text.part(at))


def prose_wrapped(draw: st.DrawFn, text: Traced) -> Traced:
    """Break the lines outside the tables where a page is full."""
    width = draw(st.integers(12, 40))
    column = 0
    parts = []
    for at, one in enumerate(text.text):
        column = 0 if one == "\n" or text.tables[at] else column + 1
        parts.append(text.part(at, at + 1))
        if column == width:
            parts.append(_furniture("\n", None))
            column = 0
    return Traced("", (), ()).then(*parts)


def mark_left(draw: st.DrawFn, text: Traced) -> Traced:
    """Leave a converter's mark before a value."""
    starts = _starts(text)
    mark = draw(st.sampled_from(_MARKS))
    return text.put(draw(st.sampled_from(starts)), mark) if starts else text


def table_twice(draw: st.DrawFn, text: Traced) -> Traced:
    """Print a table twice."""
    if not (tables := _tables(text)):
        return text
    start, end = draw(st.sampled_from(tables))
    return text.part(0, end).then(text.part(start))


def table_twice_unlike(draw: st.DrawFn, text: Traced) -> Traced:
    """Print a table twice, with another digit in one cell of the copy."""
    digits = [
        at for at, one in enumerate(text.text) if text.cells[at] and one.isascii() and one.isdigit()
    ]
    if not digits:
        return text
    at = draw(st.sampled_from(digits))
    start, end = next(one for one in _tables(text) if one[0] <= at < one[1])
    digit = (int(text.text[at]) + draw(st.integers(1, 9))) % 10
    other = text._replace(text=f"{text.text[:at]}{digit}{text.text[at + 1 :]}")
    return text.part(0, end).then(other.part(start, end), text.part(end))


def _tables(text: Traced) -> list[tuple[int, int]]:
    """Return where each table starts and ends."""
    ids = sorted({one for one in text.tables if one})
    starts = {one: text.tables.index(one) for one in ids}
    return [(start, start + text.tables.count(one)) for one, start in starts.items()]


DISTURBANCES: tuple[Disturbance, ...] = (
    page_number,
    stray_number,
    line_dropped,
    line_doubled,
    footer_glued,
    heading_glued,
    table_cut,
    label_lost,
    number_wrapped,
    number_added,
    value_displaced,
    empty_line,
    lines_joined,
    prose_wrapped,
    mark_left,
    table_twice,
    table_twice_unlike,
)
"""All of them."""
