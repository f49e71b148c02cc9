"""The bodies of a table -> its cells.

Labels, order and the number of values settle the place of a number; where they do not, every cell
in question is ambiguous. Nothing here looks at sums.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from gaiparse import forms
from gaiparse._labels import Label
from gaiparse._lex import Token
from gaiparse._numbers import NO_UNIT, Run, has_rows, scan, states_yuan, unit_of
from gaiparse._offsets import WIDEST, Cells, Offsets, Row, count_lines
from gaiparse._ordinals import read_ordinal
from gaiparse._sheet import Sheet
from gaiparse.model import Span

_MOST_EXTRA = 2  # Values beyond a row's cells of which something can still be said.


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


def place(sheet: Sheet, tokens: Sequence[Token], folded: str) -> None:
    """Fill the cells of a table from its labels and runs in reading order."""
    headers = [token for token in tokens if token.type == "HEADER"]
    if not all(_is_in_order(sheet.plan, token, folded) for token in headers):
        leave_open(sheet, tokens, folded)
        return
    sheet.header_unit = _unit(sheet, headers, tokens, folded)
    if not sheet.spaced and _place_regular(sheet, tokens, folded):
        return
    plan = sheet.plan
    entries = list(_entries(plan, [token for token in tokens if token.labels], folded))
    entries = _with_wide_gaps(entries)
    if sheet.spaced:
        entries = [one._replace(odd=one.odd or _is_torn(sheet, one)) for one in entries]
    settings = Settings(sheet, entries, folded)
    if _order_is_unclear(plan, entries):
        _give_up(sheet, entries)
    else:
        copies = _copies(plan, entries, folded)
        for copy in copies:
            _place_copy(sheet, copy, folded, settings, last=copy is copies[-1])
        if len(copies) > 1:
            sheet.doubt("table_repeated", _reach(copies[1]), table=plan.form.label)
    _collect_rest(sheet, tokens, entries, folded, settings)


def _collect_rest(
    sheet: Sheet,
    tokens: Sequence[Token],
    entries: Sequence[Entry],
    folded: str,
    settings: "Settings",
) -> None:
    """Keep and doubt what no cell claimed."""
    plan = sheet.plan
    for entry in entries:
        sheet.collect_leftovers(entry.run, entry.label[1])
    if entries:
        sheet.doubt_missing_rows(_reach(entries))
    strays = (entry for entry in entries if _has_stray(plan, entry) and not settings.fit(entry))
    stray = next(strays, None)
    if stray:
        sheet.open_blanks(_span(stray))
    for token in tokens:
        if token.has_run and not token.labels:
            sheet.collect_leftovers(scan(folded[token.end : token.until]), token.end)
            label = sheet.printed(token.lines[-1])
            sheet.doubt("row_unknown", (token.start, token.end), label=label)


def _has_stray(plan: forms.Plan, entry: Entry) -> bool:
    """Tell whether an entry holds more numbers than its row has cells."""
    numbers = sum(one is not None for one in entry.run.counts)
    return numbers > (len(plan.rows[entry.row].columns) if entry.row is not None else 0)


def _unit(
    sheet: Sheet, headers: Sequence[Token], tokens: Sequence[Token], folded: str
) -> str | None:
    """Return the unit of the amounts: that of their header, unless a line contradicts it."""
    if not sheet.plan.money:
        return None
    unit = next(
        (
            unit_of(folded[slice(*span)])
            for token in headers
            for label, span in zip(token.labels, token.lines, strict=True)
            if label.id == "amount"
        ),
        None,
    )
    if unit != "元" and tokens:
        before, behind = tokens[0].start, tokens[-1].until
        around = folded[max(0, before - _AROUND) : before], folded[behind : behind + _AROUND]
        if any(map(states_yuan, around)):
            return NO_UNIT
    return unit


_AROUND = 200  # Characters before and behind a table in which a line may state its unit.


def _is_in_order(plan: forms.Plan, header: Token, folded: str) -> bool:
    """Tell whether the columns that a header names stand in the order of the form.

    What spans several rows of a header, as 总计 does, may be printed before what stands left of it.
    """
    labels = header.labels
    if len(labels) == 1:
        return True
    if plan.table == "requests":
        ids = [label.id for label in labels]
        if not _is_sorted(ids, ("natural_person", "法人或其他组织")) or not _is_sorted(
            ids, ("申请人情况", "total")
        ):
            return False
        if "total" in ids and "natural_person" in ids[ids.index("total") :]:
            end = header.lines[ids.index("total")][1]
            start = header.lines[ids.index("natural_person", ids.index("total"))][0]
            if not _row_ends(folded[end:start]):
                return False
    return _follows_form(plan.edition, plan.table, tuple(labels))


def _is_sorted(ids: Sequence[str], pair: tuple[str, str]) -> bool:
    """Tell whether the first of two labels is not printed behind the second."""
    first, second = pair
    return first not in ids or second not in ids or ids.index(first) < ids.index(second)


@lru_cache(maxsize=1024)
def _follows_form(edition: str, table: str, labels: tuple[Label, ...]) -> bool:
    """Tell whether columns and groups, 总计 of table 3 aside, stand in the order of the form."""
    plan = forms.PLANS[edition, table]
    columns = [label.id for label in labels if label.kind == "column"]
    if table == "requests":
        columns = [column for column in columns if column != "total"]
    if table == "review_litigation" and not _groups_in_order(plan, labels):
        return False
    # A label is repeated for each cell that it spans.
    ranks = [plan.places.get(column, 0) for column, _ in groupby(columns)]
    # The results of table 4 have one name in three groups: a group begins behind a whole one.
    last = _RESULTS - 1 if table == "review_litigation" else None
    return all(after > before or (after, before) == (0, last) for before, after in pairwise(ranks))


def _groups_in_order(plan: forms.Plan, labels: Sequence[Label]) -> bool:
    """Tell whether the groups of table 4 that a header names stand in the order of the form."""
    first, *others = dict.fromkeys(column.group for column in plan.form.blocks[0].columns)
    groups = [first, plan.form.captions[0], *others]
    ids = [label.id for label, _ in groupby(labels) if label.id in groups]
    ranks = [groups.index(one) for one in ids]
    return all(before < after for before, after in pairwise(ranks))


_RESULTS = 5


def _row_ends(between: str) -> bool:
    """Tell whether a row of a table ends between two cells of it."""
    return "\n" in between if has_rows(between) else "\n\n" in between and "\t" in between


def leave_open(sheet: Sheet, tokens: Sequence[Token], folded: str) -> None:
    """Fill no cell of a table whose columns may mean one thing or another."""
    reach = (tokens[0].start, tokens[-1].until)
    sheet.doubt("columns_unclear", reach, table=sheet.plan.form.label)
    for row in sheet.plan.rows:
        sheet.put_unsure(row, reach)
    for token in tokens:
        if token.has_run:
            sheet.collect_leftovers(scan(folded[token.end : token.until]), token.end)


def _place_regular(sheet: Sheet, tokens: Sequence[Token], folded: str) -> bool:
    """Fill a table whose every row is there, in order, with all its values behind its label.

    Returns False, and fills nothing, for any other; the general way would do the same, slower.
    """
    plan = sheet.plan
    rows: list[str] = []
    runs: list[tuple[Run, int]] = []
    for token in tokens:
        if token.odd:
            return False
        is_row = token.type == "ROW"
        if not token.has_run:
            if is_row and token.labels[0].id in plan.rows:
                return False
            continue
        rows.append(token.labels[0].id if is_row else "")
        runs.append((scan(folded[token.end : token.until]), token.end))
    gaps = {
        gap
        for row, (run, _) in zip(rows, runs, strict=True)
        if run.layout == "lines"
        for gap in _inner_gaps(row, run)
    }
    if len(gaps) > 1 or any(run.late for run, _ in runs if plan.row_ids != ("",)):
        return False
    if tuple(rows) != plan.row_ids or any(
        run.whole != len(row.columns)
        for row, (run, _) in zip(plan.rows.values(), runs, strict=True)
    ):
        return False
    sheet.put_table(runs)
    return True


def edition_of(table: str, tokens: Sequence[Token], folded: str) -> str | None:
    """Return the edition that the labels of table 2 or the rows of table 3 settle, or None."""
    seen = {label for token in tokens for label in token.labels}
    if table == "proactive_disclosure":
        votes = {label.edition for label in seen if label.edition}
        return votes.pop() if len(votes) == 1 else None
    if table == "review_litigation":
        return None
    if any(label.edition == forms.FORMAT_2021.id for label in seen):
        return forms.FORMAT_2021.id
    # （六）其他处理 heads three rows in one edition and is a row in the other.
    heads = [token for token in tokens if _is_other(token)]
    if not heads:
        return None
    if any(token.has_run for token in heads):
        return forms.FORMAT_2019.id
    cells = scan(_region(folded, heads[-1].end, heads[-1].until))
    return forms.FORMAT_2019.id if len(cells.rows[0]) >= _APPLICANTS else None


_APPLICANTS = len(forms.APPLICANTS)


def _is_other(token: Token) -> bool:
    return token.type == "ROW" and token.labels[0].id == "outcomes.other.unspecified"


def _entries(plan: forms.Plan, tokens: Sequence[Token], folded: str) -> Iterator[Entry]:
    header = None
    header_is_odd = follows_header = False
    for token in tokens:
        if token.type == "HEADER":
            kinds = {label.kind for label in token.labels}
            begins = "block" in kinds or (not follows_header and "column" in kinds)
            counts = plan.table != "requests" or "column" in kinds
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
        region = _region(folded, end, token.until)
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


def _is_torn(sheet: Sheet, entry: Entry) -> bool:
    """Tell whether some values of an entry stand on one line, and others on another."""
    values = entry.run.values
    if not values:
        return False
    start = entry.label[1]
    first, last = values[0][0], values[-1][1]
    text = sheet.printed((start + first, start + last))
    ends = [
        printed for printed, one in zip(text, entry.region[first:last], strict=True) if one == "\n"
    ]
    spaces = sum(printed in _SPACES for printed in ends)
    return 0 < spaces < len(ends)


_SPACES = " \xa0\u3000"


def _inner_gaps(row: str | None, run: Run) -> tuple[int, ...]:
    """Return the line ends before each value that stands in one row with what is before it."""
    return run.gaps if row else run.gaps[1:]


def _usual_gap(entries: Sequence[Entry]) -> int:
    """Return how many line ends stand between two cells that fill a line each."""
    gaps = [_inner_gaps(one.row, one.run) for one in entries if one.run.layout == "lines"]
    return min(map(min, filter(None, gaps)), default=0)


def _with_wide_gaps(entries: Sequence[Entry]) -> list[Entry]:
    """Mark runs of bare lines whose gaps are wider than elsewhere: an empty cell may be in them."""
    usual = _usual_gap(entries)
    return [
        entry._replace(wide=True)
        if entry.run.layout == "lines" and max(_inner_gaps(entry.row, entry.run), default=0) > usual
        else entry
        for entry in entries
    ]


def _region(folded: str, start: int, until: int) -> str:
    """Return the cells between a label and the next token, whose own cell is not one of them."""
    region = folded[start:until]
    if until < len(folded) and region.rstrip(" ").endswith("\t"):
        return region.rstrip(" ")[:-1]
    return region


def _order_is_unclear(plan: forms.Plan, entries: Sequence[Entry]) -> bool:
    """Tell whether values may stand before their labels.

    Without tabs nothing ties a value to the label on one side of it; then the last label has to
    be followed by values, and values before the first label have to be a whole row that lost it.
    """
    if any(entry.run.values and entry.run.layout != "lines" for entry in entries):
        return False
    labelled = [entry for entry in entries if entry.row is not None]
    if not labelled or not labelled[-1].run.values:
        return any(entry.run.values for entry in entries)
    return len(labelled) < len(entries) and not all(
        entry.run.whole == len(plan.rows[entry.row].columns)
        for entry in labelled
        if entry.row is not None
    )


def _give_up(sheet: Sheet, entries: Sequence[Entry]) -> None:
    reach = _reach(entries)
    sheet.doubt("order_unclear", reach, table=sheet.plan.form.label)
    for row in sheet.plan.rows:
        sheet.put_unsure(row, reach)


def _copies(plan: forms.Plan, entries: Sequence[Entry], folded: str) -> list[list[Entry]]:
    """Split the entries where the order of the form begins again."""
    copies: list[list[Entry]] = [[]]
    highest = -1
    for entry in entries:
        part_of_row = False
        if entry.row is not None:
            rank = plan.rows[entry.row].rank
            if rank <= highest:
                before = copies[-1][-1]
                if before.row != entry.row or any(before.run.rows):
                    copies.append([])
                elif folded[slice(*before.label)] == folded[slice(*entry.label)]:
                    copies[-1].pop()  # a label printed twice
                else:
                    part_of_row = True
            highest = rank
        copies[-1].append(entry._replace(odd=True) if part_of_row else entry)
    return [copy for copy in copies if copy]


def _place_copy(
    sheet: Sheet, entries: Sequence[Entry], folded: str, settings: "Settings", *, last: bool
) -> None:
    """Fill the rows of one copy of the table; in the last one rows may be lost at the end."""
    plan = sheet.plan
    filled = -1
    for entry, until in zip(entries, _next_labels(plan, entries), strict=True):
        if entry.row is not None:
            filled = plan.rows[entry.row].rank
            if (
                not entry.wide
                and _is_settled(entry)
                and settings.is_usual(entry)
                and sheet.put_whole(entry.row, entry.run, entry.label[1])
            ):
                continue
        end = until
        if end is None:
            end = len(plan.rows) if last else filled + 1
        if _place_entry(sheet, entry, plan.row_ids[filled + 1 : end], folded, settings):
            filled = end - 1


def _is_settled(entry: Entry) -> bool:
    """Tell whether nothing but the number of its values speaks against an entry."""
    return not entry.odd and entry.run.sound and (not entry.run.late or entry.row == "")


def _next_labels(plan: forms.Plan, entries: Sequence[Entry]) -> list[int | None]:
    """Return for each entry the rank of the next row that has a label."""
    ranks: list[int | None] = []
    rank: int | None = None
    for entry in reversed(entries):
        ranks.append(rank)
        if entry.row is not None:
            rank = plan.rows[entry.row].rank
    return ranks[::-1]


class Settings:
    """How the rows of one table are set."""

    def __init__(self, sheet: Sheet, entries: Sequence[Entry], folded: str) -> None:
        """Learn from every entry that is one row."""
        self._plan = sheet.plan
        self._folded = folded
        self._step = _usual_gap(entries)
        if sheet.spaced:
            self._step = 0  # where cells stand on one line, no space tells of an empty one
        rows = [row for entry in entries if (row := self._row(entry))]
        # Lines are cells only where no row has too few of them; a page may end with empty ones too.
        if self._step and any(row.cells is None or len(row.cells) < row.size for row in rows):
            self._step = 0
            rows = [row for row in rows if row.ends]
        self._offsets = Offsets(rows)

    def fit(self, entry: Entry) -> Cells | None:
        """Return the cells of the form that an entry prints, None if they are not certain."""
        row = self._row(entry)
        return self._offsets.fit(row) if row else None

    def is_usual(self, entry: Entry) -> bool:
        """Tell whether no cell seems to have been added to a line or to have left it."""
        row = self._row(entry)
        return row is None or not row.ends or self._offsets.is_usual(row)

    def _row(self, entry: Entry) -> Row | None:
        if entry.row is None or not _is_settled(entry) or len(entry.run.rows) > 1:
            return None
        size = len(self._plan.rows[entry.row].columns)
        own = _rank(self._folded, entry.label[0])
        if entry.run.layout == "lines":
            if not self._step:
                return None
            kind = (own, _rank(self._folded, entry.next_label))
            # What stands before the first value of a row without a label ends its header.
            skipped = 0 if entry.row or not entry.run.values else entry.run.values[0][0]
            values = [(start - skipped, end - skipped) for start, end in entry.run.values]
            cells = count_lines(entry.region[skipped:], values, self._step, lead=not skipped)
            return Row(kind, size, cells, own, ends=False)
        if entry.run.layout == "row":
            return Row(own, size, self._without_repeats(entry, size), own, ends=True)
        return None

    def _without_repeats(self, entry: Entry, size: int) -> Cells:
        """Return the cells of a row of table 2, whose last one may be repeated where it is wide."""
        cells, values = entry.run.rows[0], entry.run.values
        if size < len(cells) <= WIDEST and None not in cells:
            texts = {
                entry.region[slice(*values[cell])] for cell in cells[size - 1 :] if cell is not None
            }
            if len(texts) == 1:
                return cells[:size]
        return cells


def _rank(folded: str, place: int) -> int:
    """Return the rank of the ordinal that a label begins with, 0 if with none."""
    ordinal = read_ordinal(folded, place)
    return ordinal.rank if ordinal else 0


def _place_entry(
    sheet: Sheet, entry: Entry, lost: tuple[str, ...], folded: str, settings: Settings
) -> bool:
    """Fill the row of an entry; return whether its run filled the `lost` rows behind it too."""
    run, start = entry.run, entry.label[1]
    rows = lost
    if entry.row is not None:
        size = len(sheet.plan.rows[entry.row].columns)
        cells = _fit(run, size) or settings.fit(entry) or _fit_columns(entry, size, folded)
        if cells is not None and _is_settled(entry):
            sheet.put_row(entry.row, run, start, cells)
            return False
        if not run.values:
            return False
        rows = (entry.row, *lost)
    if (
        entry.row is not None
        and lost
        and not entry.wide
        and _is_settled(entry)
        and sheet.plan.table == "requests"
    ):
        size = len(sheet.plan.rows[rows[0]].columns)
        if parts := _fit_rows(run, size, len(rows)):
            for row, part in zip(rows, parts, strict=True):
                sheet.put_row(row, run, start, part)
            for row in lost:
                names = sheet.plan.cells(row)
                sheet.doubt("row_label_lost", _span(entry), label=sheet.label(row), variables=names)
            return True
    if (
        entry.row is None
        or entry.wide
        or not _is_settled(entry)
        or not _place_overfull(sheet, entry)
    ):
        _leave_open(sheet, entry, lost)
    return False


def _fit(run: Run, size: int) -> Sequence[int | None] | None:
    """Return the cells of a run that is one row with empty cells, else None."""
    row = run.rows[0]
    if len(run.rows) > 1 or run.layout == "lines":
        return None
    if not run.values:
        return (None,) * size if len(row) >= size and run.ended else None
    return row if run.layout == "cells" and len(row) == size else None


def _fit_columns(entry: Entry, size: int, folded: str) -> Sequence[int | None] | None:
    """Return the cells of a line with empty cells, by the columns of the header above it."""
    if entry.run.layout != "row" or len(entry.run.rows) > 1:
        return None
    heads = _heads(entry.header)
    if len(heads) != size or not 0 < len(entry.run.values) <= size:
        return None
    columns = sorted(_tabs_before(folded, head) for head in heads)
    values = [entry.label[1] + start for start, _ in entry.run.values]
    if columns != list(range(columns[0], columns[0] + size)):
        return None
    lines = {_line(folded, place) for place in (*heads, values[0])}
    if len({folded.count("\t", *line) for line in lines}) > 1:
        return None
    places = [_tabs_before(folded, value) - columns[0] for value in values]
    if not all(0 <= place < size for place in places):
        return None
    cells: list[int | None] = [None] * size
    for cell, place in enumerate(places):
        cells[place] = cell
    return cells


_MOST_LABELS = 64  # A header has at most twenty; what has more is no header.


def _heads(header: Token | None) -> list[int]:
    """Return where the names of the columns in a header begin."""
    if header is None or len(header.labels) > _MOST_LABELS:
        return []
    named = zip(header.labels, header.lines, strict=True)
    return [span[0] for label, span in named if label.kind == "column"]


def _line(folded: str, place: int) -> Span:
    end = folded.find("\n", place)
    return folded.rfind("\n", 0, place) + 1, end if end >= 0 else len(folded)


def _tabs_before(folded: str, place: int) -> int:
    return folded.count("\t", folded.rfind("\n", 0, place) + 1, place)


def _fit_rows(run: Run, size: int, count: int) -> list[Sequence[int]] | None:
    """Return the rows of a run that holds exactly `count` rows without an empty cell."""
    values = range(len(run.values))
    if len(values) != size * count:
        return None
    if len(run.rows) == 1 and None in run.rows[0]:
        return None
    if len(run.rows) > 1 and any(len(row) - row.count(None) != size for row in run.rows):
        return None
    return [values[first : first + size] for first in range(0, len(values), size)]


def _place_overfull(sheet: Sheet, entry: Entry) -> bool:
    """Place what is the same whichever of too many values is the stranger."""
    run = entry.run
    size = len(sheet.plan.rows[entry.row or ""].columns)
    extra = len(run.values) - size
    visible = run.layout != "lines" and len(run.rows) == 1 and None not in run.rows[0]
    if not (visible and 0 < extra <= _MOST_EXTRA and size > 1):
        return False
    same = [len(set(run.counts[rank : rank + extra + 1])) == 1 for rank in range(size)]
    if None in run.counts or not all(same):
        return False
    sheet.put_row(entry.row or "", run, entry.label[1], range(size))
    sheet.doubt("extra_value", _span(entry), found=len(run.values), expected=size)
    return True


def _leave_open(sheet: Sheet, entry: Entry, lost: tuple[str, ...]) -> None:
    rows = [row for row in (entry.row, *lost) if row is not None]
    span = _span(entry)
    for row in rows:
        sheet.put_unsure(row, span)
    names = "、".join(sheet.label(row) for row in rows) or "—"
    cells = tuple(name for row in rows for name in sheet.plan.cells(row))
    facts = {"found": len(entry.run.values), "expected": len(cells), "label": names}
    sheet.doubt("values_unplaced", span, variables=cells, **facts)


def _span(entry: Entry) -> Span:
    """Return the span from the first to the last value."""
    start = entry.label[1]
    if not entry.run.values:
        return entry.label
    return start + entry.run.values[0][0], start + entry.run.values[-1][1]


def _reach(entries: Sequence[Entry]) -> Span:
    return entries[0].label[0], max(_span(entries[-1])[1], entries[-1].label[1])
