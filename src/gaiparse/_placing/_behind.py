"""Tables whose lines end with a label: each run belongs to the label behind it."""

from collections.abc import Sequence

from gaiparse._numbers import scan
from gaiparse._placing._entries import SPACES, Entry
from gaiparse._sheet import Sheet


def with_labels_behind(sheet: Sheet, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries of a spaced table, each run with the label that ends its line.

    Unless every run has a label behind it on its line, and the one before it on another, nothing
    tells which label it belongs to, and the entries are returned as they are.
    """
    rows = {entry.label[0]: entry for entry in entries if entry.row}
    filled = [entry for entry in entries if entry.run.values]
    if not filled or not all(
        entry.next_label in rows and _ends_with_label(sheet, entry) for entry in filled
    ):
        return entries
    before = {entry.next_label: entry for entry in filled}
    return [
        before[start]._replace(row=row.row, odd=before[start].odd or row.odd)
        if start in before
        else row._replace(run=scan(""), region="")
        for start, row in rows.items()
    ]


def _ends_with_label(sheet: Sheet, entry: Entry) -> bool:
    """Tell whether the values of an entry begin a line of the source, and a label ends it."""
    values = entry.run.values
    start = entry.label[1]
    before = sheet.printed((start, start + values[0][0]))
    behind = sheet.printed((start + values[-1][1], entry.next_label))
    return bool(before.strip(SPACES) and behind) and not behind.strip(SPACES)
