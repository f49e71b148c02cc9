"""A table as entries: each row label, or lack of one, with the cells behind it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from gaiparse import forms
from gaiparse._lex import Token
from gaiparse._numbers import Run, scan
from gaiparse._sheet import Sheet
from gaiparse.model import Span


class Entry(NamedTuple):
    """A run of values and the row whose label stands before it.

    Attributes
    ----------
    row
        Id of the row, None if the label before the run names no row.
    label
        Span of the label; the run begins at its end.
    run
        The cells of the run.
    header
        The last header of columns before it.
    odd
        Whether something else stands in its row or in its header, or its label names a unit.
    wide
        Whether line ends in it are more than elsewhere, so that an empty cell may be among them.
    region
        The text from the end of the label to the next label.
    next_label
        Where the next label starts.
    """

    row: str | None
    label: Span
    run: Run
    header: Token | None
    odd: bool
    wide: bool
    region: str
    next_label: int


def entries_of(plan: forms.Plan, tokens: Sequence[Token], folded: str) -> Iterator[Entry]:
    """Yield each label with the cells behind it, as far as it names a row or has any."""
    heads = {plan.form.corner, plan.form.header}
    header = None
    header_is_odd = follows_header = False
    for token in tokens:
        if token.type == "HEADER":
            kinds = {label.kind for label in token.labels}
            begins = "block" in kinds or (not follows_header and "column" in kinds)
            counts = plan.table != "requests" or any(
                label.kind == "column" or label.id in heads for label in token.labels
            )
            header_is_odd = (header_is_odd and not begins) or (token.odd and counts)
        follows_header = token.type == "HEADER" and not token.has_run
        row = None
        if token.type == "ROW":
            row = token.labels[-1].id
            if row not in plan.rows:
                row = None  # （六）其他处理 as the head of three rows
        elif token.type == "HEADER" and any(label.kind == "column" for label in token.labels):
            header = token
        if plan.table == "review_litigation" and (token.has_run or token is tokens[-1]):
            row = ""  # its only row has no label
        if not token.has_run and row is None:
            continue
        end = token.end
        region = region_behind(folded, end, token.until)
        yield Entry(
            row,
            (token.start, end),
            scan(region),
            header,
            odd=token.odd or header_is_odd,
            wide=False,
            region=region,
            next_label=token.until,
        )


def with_labels_once(entries: Sequence[Entry], folded: str) -> list[Entry]:
    """Drop a label that is printed again at once: only the last one has its cells behind it."""
    return [
        entry
        for entry, following in zip_longest(entries, entries[1:])
        if not (
            following
            and entry.row
            and entry.row == following.row
            and not any(entry.run.rows)
            and folded[slice(*entry.label)].strip() == folded[slice(*following.label)].strip()
        )
    ]


def region_behind(folded: str, start: int, until: int) -> str:
    """Return the cells between a label and the next token, whose own cell is not one of them."""
    region = folded[start:until]
    if until < len(folded) and region.rstrip(" ").endswith("\t"):
        return region.rstrip(" ")[:-1]
    return region


def inner_gaps(row: str | None, run: Run) -> tuple[int, ...]:
    """Return the line ends before each value that stands in one row with what is before it."""
    return run.gaps if row else run.gaps[1:]


def ends_header(header: Token | None, gap: str, folded: str) -> bool:
    """Tell whether the empty lines between a header and values are such as end its rows.

    Where they are more than between two rows of the header, the first cell may be an empty one.
    """
    lines = gap.count("\n")
    if header is None or lines <= 1 or "\t" in gap:
        return True
    ends, starts = header.lines[:-1], header.lines[1:]
    return any(
        folded.count("\n", end, start) >= lines
        for (_, end), (start, _) in zip(ends, starts, strict=True)
    )


def usual_gap(entries: Sequence[Entry]) -> int:
    """Return how many line ends stand between two cells that fill a line each."""
    gaps = [inner_gaps(one.row, one.run) for one in entries if one.run.layout == "lines"]
    return min(map(min, filter(None, gaps)), default=0)


def with_ends_of_labels(plan: forms.Plan, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Count the line ends to a label that end it, where cells fill a line each.

    A label that is a paragraph of its own is followed by more line ends than a number. What every
    whole row has beyond a number of cells is the label's.
    """
    whole = [
        one.run.gaps
        for one in entries
        if one.row and one.run.layout == "lines" and one.run.whole == _size(plan, one.row) > 1
    ]
    firsts = {gaps[0] for gaps in whole}
    step = min((min(gaps[1:]) for gaps in whole), default=0)
    more = (firsts.pop() - step) % step if len(firsts) == 1 and step > 1 else 0
    if not more:
        return entries
    return [_without_lines(one, more) if one.run.layout == "lines" else one for one in entries]


def _size(plan: forms.Plan, row: str) -> int:
    return len(plan.rows[row].columns)


def _without_lines(entry: Entry, count: int) -> Entry:
    """Return an entry whose label takes in the first line ends behind it."""
    gap = entry.region[: entry.run.values[0][0]] if entry.run.values else entry.region
    if not entry.row or gap.count("\n") <= count:
        return entry
    length = len("\n".join(gap.split("\n")[:count])) + 1
    region = entry.region[length:]
    start, end = entry.label
    return entry._replace(label=(start, end + length), region=region, run=scan(region))


def with_wide_gaps(entries: Sequence[Entry]) -> list[Entry]:
    """Mark runs of bare lines whose gaps are wider than elsewhere: an empty cell may be in them."""
    usual = usual_gap(entries)
    return [
        entry._replace(wide=True)
        if entry.run.layout == "lines" and max(inner_gaps(entry.row, entry.run), default=0) > usual
        else entry
        for entry in entries
    ]


def set_on_lines(sheet: Sheet, entry: Entry) -> Entry:
    """Return an entry of a spaced table, marked by how its values stand on lines of the source.

    Where some stand on one line and others on another, a row is torn. Where all stand on one line,
    the empty lines around it hold no cell.
    """
    values = entry.run.values
    if not values:
        return entry
    start = entry.label[1]
    first, last = values[0][0], values[-1][1]
    text = sheet.printed((start + first, start + last))
    ends = [
        printed for printed, one in zip(text, entry.region[first:last], strict=True) if one == "\n"
    ]
    spaces = sum(printed in SPACES for printed in ends)
    torn = 0 < spaces < len(ends)
    on_one_line = spaces == len(ends) > 0
    return entry._replace(odd=entry.odd or torn, wide=entry.wide and not on_one_line)


SPACES = " \xa0\u3000"
"""What stands between two cells of a line in the source."""


def is_settled(entry: Entry) -> bool:
    """Tell whether nothing but the number of its values speaks against an entry."""
    return not entry.odd and entry.run.sound and (not entry.run.late or entry.row == "")


def has_stray(plan: forms.Plan, entry: Entry) -> bool:
    """Tell whether an entry holds more numbers than its row has cells."""
    numbers = sum(one is not None for one in entry.run.counts)
    return numbers > (len(plan.rows[entry.row].columns) if entry.row is not None else 0)


def span_of(entry: Entry) -> Span:
    """Return the span from the first to the last value."""
    start = entry.label[1]
    if not entry.run.values:
        return entry.label
    return start + entry.run.values[0][0], start + entry.run.values[-1][1]


def reach_of(entries: Sequence[Entry]) -> Span:
    """Return the span from the first label to the last label or value."""
    return entries[0].label[0], max(span_of(entries[-1])[1], entries[-1].label[1])
