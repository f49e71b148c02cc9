"""Numbers as printed, and the cells of a run of them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gaiparse._digits import MOST_DIGITS
from gaiparse._fold import DASH
from gaiparse._worded import MARKS, has_marks, plain

_NUMBER = (
    r"(?P<sign>[+-])?(?P<digits>\d{1,3}(?:,\d{3})+|\d++)(?P<fraction>\.\d+)?"
    r"(?:[ ]?(?P<unit>万[ ]?元|亿元|[万元]|人次|[件条次个宗份项起]))?"
)
# What opens a section or a note may be glued to the last number before it.
_CELL_END = r"(?=[ ]*+(?:[\t\n]|\Z|[二三四五六]、\D|注:))"
VALUE_START = rf"[-+{DASH}/\\\d无]"
_NONE = r"无(?!\s*+法)"  # 无法提供 may be printed a character a line
VALUE = (
    rf"(?:\d++{_CELL_END}"  # Nine values in ten; tried first, it saves half the time.
    rf"|(?:{re.sub(r'[?]P<[a-z]+>', '?:', _NUMBER)}|[-{DASH}/\\]{{1,4}}|{_NONE}){_CELL_END})"
)
"""A folded value cell: a number with sign, grouping and unit, or a dash, up to the cell's end."""

VALUE_IN_MARKS = rf"[\d+.,万亿元-]*+[{MARKS}][\d+.,万亿元{MARKS}-]*+{_CELL_END}"
"""The same of a number in words, which is in marks."""

PAGE_NUMBER = re.compile(rf"[ ]*[-{DASH}]?[ ]*\d{{1,4}}[ ]*(?:[-{DASH}]|/[ ]*\d{{1,4}})[ ]*")
"""A folded line that numbers a page: 5 between dashes, or 5 / 12."""

# Whatever else stands in a run, the number of a page or a piece of a label, is no value.
_PIECES = re.compile(rf"\n(?:[ ]*+\n)*+|\t|{VALUE}|{VALUE_IN_MARKS}|(?P<other>[^\s][^\t\n]*+)")
_SPLIT_CELL = re.compile(r"\t[ ]*\n[ ]*[^\s]")
_TAB_INSIDE_LINE = re.compile(r"(?:\A|[^\n ])[ ]*\t|\t[ ]*\t")

_PARTS = {"": Decimal(10_000), "万": Decimal(1), "亿": Decimal("0.0001")}  # by unit less 元


class Amount(NamedTuple):
    """An amount in 万元 and whether its unit is printed."""

    value: Decimal
    unit_printed: bool


class Run(NamedTuple):
    """The cells between two labels.

    Attributes
    ----------
    values
        (start, end) of each value, relative to the run.
    counts
        The number of each value, None for a dash or what is no count.
    rows
        Physical rows; each a tuple of indexes into `values`, None for an empty cell.
    whole
        How many values the run holds if it is one row without an empty cell, else 0.
    before, behind
        The number of empty cells before the first value of the first row, and behind its last.
    adds_up
        Whether the last of several counts is the sum of the others.
    sound
        Whether every value may be one of its own.
    late
        Whether the values stand in a later row than the one in which the run begins.
    gaps
        How many line ends stand before each value.
    ended
        Whether the first line ends inside the run, so that nothing else stands on it.
    layout
        ``lines``: a value a line, empty cells not visible; ``cells``: a tab before each cell, each
        on its own line, an empty line after a row; ``row``: cells on one line between tabs.
    """

    values: tuple[tuple[int, int], ...]
    counts: tuple[int | None, ...]
    rows: tuple[tuple[int | None, ...], ...]
    whole: int
    before: int
    behind: int
    adds_up: bool
    sound: bool
    late: bool
    gaps: tuple[int, ...]
    ended: bool
    layout: str


def has_rows(text: str) -> bool:
    """Tell whether tabs stand inside lines, so that a line is a row."""
    return _TAB_INSIDE_LINE.search(text) is not None


def scan(run: str) -> Run:
    """Return the cells of a folded run that begins where a label ends."""
    return _scan_often(run) if len(run) <= _OFTEN else _scan(run)


def _scan(run: str) -> Run:
    layout = "lines" if "\t" not in run else "row" if has_rows(run) else "cells"
    split = _SPLIT_CELL.search(run) is not None if layout == "cells" else False
    usual = _line_ends_before_tab(run) if layout == "cells" else 1
    values: list[tuple[int, int]] = []
    rows: list[list[int | None]] = [[]]
    gaps: list[int] = []
    breaks, tab, sound = 0, False, True
    for match in _PIECES.finditer(run):
        piece = match[0]
        if piece == "\t":
            if layout == "row" and len(rows) > 1 and not rows[-1]:
                rows[-1].append(None)  # the cell before the first tab of a line
            rows[-1].append(None)
            tab = True
        elif match.lastgroup:
            continue
        elif not piece.isspace():
            # Between tabs each number has a tab of its own; two in one cell may be one number.
            sound = sound and (layout != "cells" or tab)
            if layout == "lines" or not rows[-1]:
                rows[-1].append(None)
            rows[-1][-1] = len(values)
            values.append(match.span())
            gaps.append(breaks)
            breaks, tab = 0, False
        else:
            lines = piece.count("\n")
            breaks += lines
            row_ends = layout == "row" or (layout == "cells" and lines > usual + (split and tab))
            tab = tab and lines < usual  # a value may stand on the line after its tab
            if row_ends:
                rows.append([])
    full = [tuple(row) for row in rows if any(cell is not None for cell in row)]
    counts = tuple(count(run[start:end]) for start, end in values)
    numbering = len(counts) >= _FEWEST_NUMBERED and counts == tuple(range(1, len(counts) + 1))
    before, behind = _empty_around(full[0]) if full else (0, 0)
    # On one line no cell may be empty between the first number and the last.
    is_whole = len(full) == 1 and None not in (
        full[0][before : len(full[0]) - behind] if layout == "row" else full[0]
    )
    return Run(
        tuple(values),
        counts,
        tuple(full) or (tuple(next(filter(None, rows), ())),),
        len(values) if is_whole and sound and not numbering else 0,
        before,
        behind,
        _adds_up(counts),
        sound and not numbering,
        bool(full) and tuple(rows[0]) != full[0],
        tuple(gaps),
        "\n" in run,
        layout,
    )


def _empty_around(row: Sequence[int | None]) -> tuple[int, int]:
    """Return how many cells stand before the first value of a row, and behind its last."""
    filled = [rank for rank, cell in enumerate(row) if cell is not None]
    return filled[0], len(row) - filled[-1] - 1


def _adds_up(counts: Sequence[int | None]) -> bool:
    known = [one for one in counts if one is not None]
    return len(known) == len(counts) > 1 and sum(known[:-1]) == known[-1]


def _line_ends_before_tab(run: str) -> int:
    """Return how many line ends at least stand before a tab that begins a line."""
    pieces = run.split("\t")[:-1]
    ends = (piece[len(piece.rstrip(" \n")) :].count("\n") for piece in pieces)
    return min(filter(None, ends), default=1)


_FEWEST_NUMBERED = 5  # A row of 1, 2, 3, ... numbers the columns.
_OFTEN = 240  # Most rows are zeros and come again; what is longer does not.
_scan_often = lru_cache(maxsize=4096)(_scan)


def is_dash(printed: str) -> bool:
    """Tell whether a value is a mark that stands for nothing."""
    return not (any(map(str.isdecimal, printed)) or has_marks(printed))


def count(printed: str) -> int | None:
    """Return the value of a folded count.

    None if it has a fraction or a unit of money, or a leading zero: another number may be glued to
    it.
    """
    if printed.isdecimal() and len(printed) <= MOST_DIGITS:
        return int(printed) if printed[0] != "0" or len(printed) == 1 else None
    if has_marks(printed):
        return None if has_marks(spelled := plain(printed)) else count(spelled)
    match = _number_in(printed)
    if match is None or (match["unit"] and _part(match["unit"])):
        return None
    if match["fraction"] and (match["fraction"].strip(".0") or match["fraction"] == ".000"):
        return None  # three digits behind a point may be thousands
    return int((match["sign"] or "") + match["digits"].replace(",", ""))


def money(printed: str, header_unit: str | None = None) -> Amount | None:
    """Return a folded amount, None if it is none.

    Parameters
    ----------
    printed
        The amount; a unit printed with it outweighs the header's.
    header_unit
        The unit that the header over it prints, None if it prints none.
    """
    match = _number_in(plain(printed))
    if match is None:
        return None
    unit = match["unit"] or header_unit
    part = _part(unit or "万元")
    if part is None:
        return None
    sign, fraction = match["sign"] or "", match["fraction"] or ""
    amount = Decimal(sign + match["digits"].replace(",", "") + fraction)
    return Amount(amount / part, unit is not None)


def _number_in(printed: str) -> re.Match[str] | None:
    """Return the parts of a number without a leading zero, None for anything else."""
    match = re.fullmatch(_NUMBER, printed)
    if match is None or len(printed) > MOST_DIGITS or re.match(r"0\d", match["digits"]):
        return None
    return match


def _part(unit: str) -> Decimal | None:
    """Return how many of a unit of money make up a 万元, None for any other unit."""
    return _PARTS.get(unit.replace(" ", "").removesuffix("元"))


def unit_of(header: str) -> str | None:
    """Return the unit of money that a folded header prints in brackets.

    None if it prints no brackets; `NO_UNIT` if what stands in them is no unit that is known.
    """
    printed = "".join(header.split())
    if "(" not in printed:
        return None
    found = re.search(r"\((?:(?:金额|计量)?单位[:为]?)?(?:人民币)?(万?元)(?:人民币)?\)", printed)
    return found[1] if found else NO_UNIT


NO_UNIT = "?"
"""A unit that is printed and not known."""


def states_yuan(text: str) -> bool:
    """Tell whether a folded text says that amounts are in 元."""
    return re.search(r"单位[ ]*[:为是]?[ ]*(?:人民币)?[ ]*元", text) is not None
