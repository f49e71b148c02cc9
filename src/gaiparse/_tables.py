"""The three tables of a draft: gathering their bodies, deciding editions, filling cells."""

from collections.abc import Iterator, Sequence
from itertools import chain

from gaiparse import forms
from gaiparse._build import Body, Draft, Line
from gaiparse._place import edition_of, leave_open, place
from gaiparse._sheet import Sheet
from gaiparse.model import Cells, CellState

_FEWEST_LABELS = 3  # Fewer labels without a number are words of the narrative.


def fill_tables(draft: Draft, text: str, folded: str) -> list[Sheet]:
    """Return the filled sheets of the three tables in the order of the form."""
    bodies = {table: list(_lines(draft, table)) for table in forms.TABLE_IDS}
    own = {table: edition_of(table, lines, folded) for table, lines in bodies.items()}
    known = [edition for edition in own.values() if edition]
    sheets = []
    for table, lines in bodies.items():
        edition = own[table] or (known[0] if known else forms.NEWEST.id)
        sheet = Sheet(forms.PLANS[edition, table], own[table], text, folded)
        name = sheet.plan.form.label
        if table == "proactive_disclosure" and own[table] is None and _has_numbers(lines):
            leave_open(sheet, lines, folded)
        else:
            place(sheet, lines, folded)
        if not lines or all(state is CellState.ABSENT for state in sheet.states):
            sheet.doubt("table_missing", (0, len(text)), table=name)
        elif own[table] is None and table == "requests":
            reach = (lines[0].token.start, lines[-1].token.until)
            sheet.doubt("edition_unclear", reach, table=name)
        sheets.append(sheet)
    return sheets


def cells_of(sheets: Sequence[Sheet]) -> Cells:
    """Return the cells of all sheets in the order of the form."""
    return Cells(
        tuple(chain.from_iterable(sheet.plan.ids for sheet in sheets)),
        tuple(chain.from_iterable(sheet.values for sheet in sheets)),
        tuple(chain.from_iterable(sheet.states for sheet in sheets)),
        tuple(chain.from_iterable(sheet.raws for sheet in sheets)),
        tuple(chain.from_iterable(sheet.starts for sheet in sheets)),
    )


def _lines(draft: Draft, table: str) -> Iterator[Line]:
    """Yield the lines of a table; text among them counts where numbers follow it."""
    for content in (draft.front, *(part.content for part in draft.sections)):
        ranks = [
            rank
            for rank, item in enumerate(content)
            if isinstance(item, Body) and item.table == table and _is_table(item)
        ]
        if not ranks:
            continue
        for item in content[ranks[0] : ranks[-1] + 1]:
            if isinstance(item, Body):
                if item.table == table:
                    yield from item.lines
            elif item.run:
                yield Line(item.token, item.run)


def _has_numbers(lines: Sequence[Line]) -> bool:
    return any(line.run for line in lines)


def _is_table(body: Body) -> bool:
    labels = sum(len(line.token.labels) for line in body.lines)
    return labels >= _FEWEST_LABELS or any(line.run for line in body.lines)
