"""from_dict(): the data of to_dict() as a report again."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from gaiparse import forms
from gaiparse._digits import MOST_DIGITS
from gaiparse.errors import DataError
from gaiparse.export._checked import each, get, is_short, shown, span_of
from gaiparse.export._to_dict import SCHEMA
from gaiparse.export.rows import variables
from gaiparse.model import (
    Cells,
    CellState,
    Doubt,
    Heading,
    Leftover,
    Metadata,
    Passage,
    Report,
    Section,
    Severity,
    TableEditions,
)

_WITH_VALUE = (CellState.READ, CellState.INFERRED)
_MONEY = frozenset(plan.ids[rank] for plan in forms.PLANS.values() for rank in plan.money)
_FIELDS = (*forms.METADATA, *forms.CONTACT, "signature", "signed_date")
_SECTIONS = frozenset(section.id for section in forms.SECTIONS)
_AMOUNT = re.compile(r"-?[0-9]+(?:[.][0-9]+)?")
_MOST_AMOUNT_DIGITS = MOST_DIGITS + 4  # An amount in yuan has four more in 万元.


def from_dict(data: object) -> Report:
    """Turn the data of ``to_dict()`` back into a report.

    Parameters
    ----------
    data
        With ``cells`` the report comes back exactly; without, its numbers are ``read`` and its
        nulls ``absent``, without raw text and place. Keys that the schema does not name are
        ignored, wherever they stand.

    Returns
    -------
    Report
        Its `source` is None.

    Raises
    ------
    DataError
        ``schema`` names no schema or another one; a required key is missing or holds something
        else than the schema says; a number has more digits than ``parse()`` would read.

    Examples
    --------
    >>> import gaiparse
    >>> report = gaiparse.parse("")
    >>> gaiparse.from_dict(gaiparse.to_dict(report, cells=True)) == report
    True
    """
    if not isinstance(data, dict):
        message = f"a report must be a dict, not {type(data).__name__}"
        raise DataError(message)
    if get(data, "schema", str) != SCHEMA:
        message = f"'schema' must be {SCHEMA!r}, found {shown(data['schema'])}"
        raise DataError(message)
    return Report(
        title=get(data, "title", str, None),
        agency=get(data, "agency", str, None),
        year=get(data, "year", int, None),
        period=_read_period(get(data, "period", list, None)),
        metadata=_read_metadata(get(data, "metadata", dict)),
        opening=each(data, "opening", _read_passage),
        sections=each(data, "sections", _read_section),
        cells=_read_cells(data),
        table_editions=_read_editions(get(data, "table_editions", dict)),
        notes=each(data, "notes", _read_passage),
        doubts=each(data, "doubts", _read_doubt),
        leftovers=each(data, "leftovers", _read_leftover),
    )


def _read_period(value: list[str] | None) -> tuple[date, date] | None:
    if value is None:
        return None
    try:
        first, last = map(date.fromisoformat, value)
    except (TypeError, ValueError) as error:
        message = f"'period' must be two ISO dates, found {shown(value)}"
        raise DataError(message) from error
    return first, last


def _read_metadata(item: Mapping[str, Any]) -> Metadata:
    return Metadata({field: get(item, field, str) for field in _FIELDS if field in item})


def _read_editions(item: Mapping[str, Any]) -> TableEditions:
    found = {table: get(item, table, str, None) for table in ("proactive_disclosure", "requests")}
    for table, edition in found.items():
        if edition not in (None, *forms.EDITIONS):
            message = f"{table!r} has no edition {shown(edition)}"
            raise DataError(message)
    return TableEditions(found)


def _read_passage(item: Mapping[str, Any]) -> Passage:
    return Passage(get(item, "text", str), span_of(item.get("span")))


def _read_heading(item: Mapping[str, Any]) -> Heading:
    return Heading(
        get(item, "number", str),
        get(item, "text", str),
        get(item, "level", int),
        span_of(item.get("span")),
    )


def _read_section(item: Mapping[str, Any]) -> Section:
    name = get(item, "id", str)
    if name not in _SECTIONS:
        message = f"the form has no section {shown(name)}"
        raise DataError(message)
    return Section(
        name,
        get(item, "number", str),
        get(item, "heading", str),
        each(item, "paragraphs", _read_passage),
        each(item, "headings", _read_heading),
        span_of(item.get("span")),
    )


def _read_doubt(item: Mapping[str, Any]) -> Doubt:
    severity = get(item, "severity", str)
    if severity not in set(Severity):
        message = f"there is no severity {shown(severity)}"
        raise DataError(message)
    return Doubt(
        get(item, "code", str),
        Severity(severity),
        get(item, "message", str),
        get(item, "message_zh", str),
        span_of(item.get("span")),
        each(item, "variables", _read_name),
    )


def _read_name(item: object) -> str:
    return get({"a variable": item}, "a variable", str)


def _read_leftover(item: Mapping[str, Any]) -> Leftover:
    return Leftover(get(item, "raw", str), get(item, "table", str), span_of(item.get("span")))


def _read_cells(data: Mapping[str, Any]) -> Cells:
    """Read the nested values, and state, raw text and span where they are given."""
    given = get(data, "cells", dict, None)
    ids, values, states, raws, starts = [], [], [], [], []
    for key in variables():
        *path, leaf = key.split(".")
        place = _place(data, path)
        if leaf not in place:
            continue
        value = _number(key, place[leaf])
        state = CellState.ABSENT if value is None else CellState.READ
        raw, start = "", -1
        if given is not None:
            state, raw, start = _read_cell(key, value, get(given, key, dict))
        ids.append(key)
        values.append(value)
        states.append(state)
        raws.append(raw)
        starts.append(start)
    return Cells(tuple(ids), tuple(values), tuple(states), tuple(raws), tuple(starts))


def _read_cell(key: str, value: object, cell: Mapping[str, Any]) -> tuple[CellState, str, int]:
    """Read state, raw text and offset of a cell, and see that they agree with its value."""
    raw = get(cell, "raw", str)
    start, end = (-1, -1 + len(raw)) if cell.get("span") is None else span_of(cell["span"])
    name = get(cell, "state", str)
    if name not in set(CellState):
        message = f"{key!r} has no state {shown(name)}"
    elif (value is not None) != (name in _WITH_VALUE):
        message = f"{key!r} is {name} and its value {value!r}"
    elif end - start != len(raw) or (start < 0 and raw):
        message = f"{key!r} has a raw text of another length than its span"
    else:
        return CellState(name), raw, start
    raise DataError(message)


def _place(data: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, Any]:
    """Return where the parts of a variable id lead; the tables must be there, their rows may."""
    place: Mapping[str, Any] = get(data, path[0], dict)
    for part in path[1:]:
        place = get(place, part, dict) if part in place else {}
    return place


def _number(key: str, value: object) -> int | Decimal | None:
    if value is None:
        return None
    if key in _MONEY:
        if (
            isinstance(value, str)
            and _AMOUNT.fullmatch(value)
            and sum(map(str.isdecimal, value)) <= _MOST_AMOUNT_DIGITS
        ):
            return Decimal(value)
    elif isinstance(value, int) and not isinstance(value, bool) and is_short(value):
        return value
    message = f"{key!r} must be a number, found {shown(value)}"
    raise DataError(message)
