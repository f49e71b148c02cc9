"""The three tables of a draft: gathering their bodies, deciding editions, filling cells."""

import re
from collections.abc import Sequence
from itertools import chain, dropwhile

from gaiparse import forms
from gaiparse._build import Body, Content, Draft
from gaiparse._front import is_title
from gaiparse._lex import Token
from gaiparse._placing import edition_of, leave_open, place
from gaiparse._sheet import Sheet
from gaiparse.model import Cells, CellState

_FEWEST_LABELS = 3  # Fewer labels without a number are words of the narrative.


def fill_tables(draft: Draft, text: str, folded: str, *, spaced: bool) -> list[Sheet]:
    """Return the filled sheets of the three tables in the order of the form."""
    stretches = _stretches(draft)
    bodies = {table: _tokens(table, parts, folded) for table, parts in stretches.items()}
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


def _stretches(draft: Draft) -> dict[str, list[Content]]:
    """Return what stands from the first to the last body of each table, part by part."""
    found: dict[str, list[Content]] = {table: [] for table in forms.TABLE_IDS}
    for content in (draft.front, *(part.content for part in draft.sections)):
        ranks: dict[str, list[int]] = {}
        for rank, item in enumerate(content):
            if isinstance(item, Body) and _is_table(item):
                ranks.setdefault(item.table, []).append(rank)
        for table, own in ranks.items():
            found[table].append(content[own[0] : own[-1] + 1])
    return found


def _tokens(table: str, parts: Sequence[Content], folded: str) -> list[Token]:
    """Return the tokens of a table; text among them counts where numbers follow it.

    Where some part of it has headers, rows before them or in other sections are no part of it.
    """
    if any(_has_header(item) for part in parts for item in part):
        parts = [list(dropwhile(lambda item: not _has_header(item), part)) for part in parts]
        parts = [part for part in parts if part]
        for part in parts:
            _mark_before_header(part[0])
    tokens: list[Token] = []
    foreign = False
    for item in chain.from_iterable(parts):
        if isinstance(item, Body):
            foreign = foreign and not _has_header(item)
            if item.table == table:
                for token in item.tokens if foreign else ():
                    token.odd = True
                tokens += item.tokens
        else:
            foreign = foreign or _is_foreign(item, folded)
            if item.has_run:
                tokens.append(item)
    return tokens


def _mark_before_header(first: Token | Body) -> None:
    """Mark the rows that stand before the first header of a table."""
    for token in first.tokens if isinstance(first, Body) else ():
        if any(label.kind in ("block", "column") for label in token.labels):
            return
        token.odd |= token.has_run


def _has_header(item: Token | Body) -> bool:
    """Tell whether a stretch of a table names blocks or columns."""
    return isinstance(item, Body) and any(
        label.kind in ("block", "column") for token in item.tokens for label in token.labels
    )


def _is_foreign(text: Token, folded: str) -> bool:
    """Tell whether a text among rows says that those behind it are of another year."""
    return any(
        re.search(_OTHER_YEAR, line) and not is_title(line)
        for line in (folded[slice(*span)] for span in text.lines)
    )


_OTHER_YEAR = r"\d{4}年|[上去前往]一?年|同期|历年"


def _has_numbers(tokens: Sequence[Token]) -> bool:
    return any(token.has_run for token in tokens)


def _is_table(body: Body) -> bool:
    return (
        _has_numbers(body.tokens)
        or sum(len(token.labels) for token in body.tokens) >= _FEWEST_LABELS
    )
