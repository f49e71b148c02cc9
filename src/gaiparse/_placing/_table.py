"""The bodies of a table -> its cells.

Labels, order and the number of values settle the place of a number; where they do not, every cell
in question is ambiguous.
"""

from collections.abc import Sequence

from gaiparse import forms
from gaiparse._lex import Token
from gaiparse._numbers import scan
from gaiparse._placing._behind import with_labels_behind
from gaiparse._placing._columns import out_of_columns
from gaiparse._placing._entries import (
    Entry,
    entries_of,
    has_stray,
    reach_of,
    set_on_lines,
    span_of,
    with_ends_of_labels,
    with_labels_once,
    with_wide_gaps,
)
from gaiparse._placing._headers import is_in_order, unit_of_amounts
from gaiparse._placing._regular import place_regular
from gaiparse._placing._rows import copies_of, place_copy
from gaiparse._placing._settings import Settings
from gaiparse._placing._sums import settle_by_sums
from gaiparse._sheet import Sheet
from gaiparse.model import Span


def place(sheet: Sheet, tokens: Sequence[Token], folded: str) -> None:
    """Fill the cells of a table from its labels and runs in reading order."""
    headers = [token for token in tokens if token.type == "HEADER"]
    if not all(is_in_order(sheet.plan, token, folded) for token in headers):
        leave_open(sheet, tokens, folded)
        return
    sheet.header_unit = unit_of_amounts(sheet, headers, tokens, folded)
    if not sheet.spaced and place_regular(sheet, tokens, folded):
        return
    plan = sheet.plan
    entries: Sequence[Entry] = list(
        entries_of(plan, [token for token in tokens if token.labels], folded)
    )
    entries = with_ends_of_labels(plan, with_labels_once(entries, folded))
    entries = with_wide_gaps(entries)
    if sheet.spaced:
        entries = with_labels_behind(sheet, [set_on_lines(sheet, one) for one in entries])
    settings = Settings(sheet, entries, folded)
    if sheet.spaced:
        entries = out_of_columns(sheet, entries, settings.placed)
    if _order_is_unclear(plan, entries):
        _give_up(sheet, "order_unclear", reach_of(entries))
    else:
        copies = copies_of(plan, entries)
        for copy in copies:
            place_copy(sheet, copy, folded, settings, last=copy is copies[-1])
        if len(copies) > 1:
            sheet.doubt("table_repeated", reach_of(copies[1]), table=plan.form.label)
            _open_what_one_copy_lacks(sheet, copies)
        elif copies:
            settle_by_sums(sheet, copies[0])
    _collect_rest(sheet, tokens, entries, folded, settings)


def _open_what_one_copy_lacks(sheet: Sheet, copies: Sequence[Sequence[Entry]]) -> None:
    """Leave the rows open that stand in one of two tables alone: they may be of another year."""
    rows = [{entry.row for entry in copy if entry.row is not None} for copy in copies]
    common = set.intersection(*rows)
    if len(common) < _FEWEST_COMMON:
        return
    for copy in copies:
        for entry in copy:
            if entry.row is not None and entry.row not in common:
                sheet.put_unsure(entry.row, span_of(entry))


_FEWEST_COMMON = 2


def leave_open(sheet: Sheet, tokens: Sequence[Token], folded: str) -> None:
    """Fill no cell of a table whose columns may mean one thing or another."""
    _give_up(sheet, "columns_unclear", (tokens[0].start, tokens[-1].until))
    for token in tokens:
        if token.has_run:
            sheet.collect_leftovers(scan(folded[token.end : token.until]), token.end)


def _collect_rest(
    sheet: Sheet,
    tokens: Sequence[Token],
    entries: Sequence[Entry],
    folded: str,
    settings: Settings,
) -> None:
    """Keep and doubt what no cell claimed."""
    plan = sheet.plan
    for entry in entries:
        sheet.collect_leftovers(entry.run, entry.label[1])
    if entries:
        sheet.doubt_missing_rows(reach_of(entries))
    strays = (entry for entry in entries if has_stray(plan, entry) and not settings.fit(entry))
    stray = next(strays, None)
    if stray:
        sheet.open_blanks(span_of(stray))
    for token in tokens:
        if token.has_run and not token.labels:
            sheet.collect_leftovers(scan(folded[token.end : token.until]), token.end)
            label = sheet.printed(token.lines[-1])
            sheet.doubt("row_unknown", (token.start, token.end), label=label)


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


def _give_up(sheet: Sheet, code: str, reach: Span) -> None:
    """Leave every cell of a table open, with one doubt about all of them."""
    sheet.doubt(code, reach, table=sheet.plan.form.label)
    for row in sheet.plan.rows:
        sheet.put_unsure(row, reach)
