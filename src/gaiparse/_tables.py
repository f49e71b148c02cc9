"""The three tables of a draft: gathering their bodies, deciding editions, filling cells."""

from collections.abc import Iterator, Sequence
from itertools import chain

from gaiparse import forms
from gaiparse._build import Body, Draft
from gaiparse._lex import Token
from gaiparse._placing import edition_of, leave_open, place
from gaiparse._sheet import Sheet
from gaiparse.model import Cells, CellState

_FEWEST_LABELS = 3  # Fewer labels without a number are words of the narrative.


def fill_tables(draft: Draft, text: str, folded: str, *, spaced: bool) -> list[Sheet]:
    """Return the filled sheets of the three tables in the order of the form."""
    bodies = {table: list(_tokens(draft, table)) for table in forms.TABLE_IDS}
    own = {table: edition_of(table, tokens, folded) for table, tokens in bodies.items()}
    known = [edition for edition in own.values() if edition]
    sheets = []
    for table, tokens in bodies.items():
        edition = own[table] or (known[0] if known else forms.NEWEST.id)
        sheet = Sheet(forms.PLANS[edition, table], own[table], text, folded, spaced=spaced)
        name = sheet.plan.form.label
        if table == "proactive_disclosure" and own[table] is None and _has_numbers(tokens):
            leave_open(sheet, tokens, folded)
        else:
            place(sheet, tokens, folded)
        if not tokens or all(state is CellState.ABSENT for state in sheet.states):
            sheet.doubt("table_missing", (0, len(text)), table=name)
        elif own[table] is None and table == "requests":
            reach = (tokens[0].start, tokens[-1].until)
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


def _tokens(draft: Draft, table: str) -> Iterator[Token]:
    """Yield the tokens of a table; text among them counts where numbers follow it."""
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
                    yield from item.tokens
            elif item.has_run:
                yield item


def _has_numbers(tokens: Sequence[Token]) -> bool:
    return any(token.has_run for token in tokens)


def _is_table(body: Body) -> bool:
    labels = sum(len(token.labels) for token in body.tokens)
    return labels >= _FEWEST_LABELS or _has_numbers(body.tokens)
