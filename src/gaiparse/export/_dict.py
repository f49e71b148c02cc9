"""to_dict() and from_dict(): a report as JSON-ready data and back."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from gaiparse import forms
from gaiparse._digits import digits
from gaiparse.errors import GaiparseError
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
    Span,
    TableEditions,
)

SCHEMA = "https://gaiparse.readthedocs.io/schema/report-1.json"
"""Identifier of the JSON Schema that the data follow."""

_T = TypeVar("_T")
_WITH_VALUE = (CellState.READ, CellState.INFERRED)
_MONEY = frozenset(plan.ids[rank] for plan in forms.PLANS.values() for rank in plan.money)
_FIELDS = (*forms.METADATA, *forms.CONTACT, "signature", "signed_date")
_SECTIONS = frozenset(section.id for section in forms.SECTIONS)
_AMOUNT = re.compile(r"-?[0-9]+(?:[.][0-9]+)?")
_MOST_DIGITS = 24  # As many as parse() reads.
_MOST_AMOUNT_DIGITS = _MOST_DIGITS + 4  # An amount in yuan has four more in 万元.


class DataError(GaiparseError, ValueError):
    """Data that ``from_dict()`` cannot turn into a report; the message says where."""


def to_dict(report: Report, *, cells: bool = False) -> dict[str, Any]:
    """Turn a report into plain data that ``json.dumps`` takes as it is.

    Parameters
    ----------
    report
        Any report. Its source text stays out.
    cells
        Add ``cells``: state, raw text and span of every cell by variable id.

    Returns
    -------
    dict
        The values of the three tables nested by the parts of their variable ids: counts as int,
        money as a decimal string in 万元, no value as None; beside them ``schema``, ``title``,
        ``agency``, ``year``, ``period``, ``edition``, ``metadata``, ``opening``, ``sections``,
        ``table_editions``, ``notes``, ``doubts`` and ``leftovers``. Spans are lists of two offsets.
        The shape is described by the JSON Schema ``gaiparse/schema/report-1.json``.

    Examples
    --------
    >>> import gaiparse
    >>> data = gaiparse.to_dict(gaiparse.parse(""))
    >>> data["year"] is None, data["doubts"][0]["code"]
    (True, 'not_a_report')
    """
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "edition": report.edition,
        "metadata": dict(report.metadata),
        "opening": [_passage(one) for one in report.opening],
        "sections": [_section(one) for one in report.sections],
    }
    data["table_editions"] = dict(report.table_editions)
    _nest(data, report.cells)
    data["notes"] = [_passage(one) for one in report.notes]
    data["doubts"] = [
        {
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message,
            "message_zh": one.message_zh,
            "span": list(one.span),
            "variables": list(one.variables),
        }
        for one in report.doubts
    ]
    data["leftovers"] = [
        {"raw": one.raw, "table": one.table, "span": list(one.span)} for one in report.leftovers
    ]
    if cells:
        data["cells"] = {
            key: {
                "state": cell.state.value,
                "raw": cell.raw,
                "span": list(cell.span) if cell.span else None,
            }
            for key, cell in report.cells.items()
        }
    return data


def _nest(data: dict[str, Any], cells: Cells) -> None:
    """Put every value where the dots of its variable id lead."""
    places: dict[str, dict[str, Any]] = {"": data}
    for key, value in cells.values_by_id():
        parent, _, leaf = key.rpartition(".")
        place = places.get(parent)
        if place is None:
            place = data
            for part in parent.split("."):
                place = place.setdefault(part, {})
            places[parent] = place
        place[leaf] = digits(value) if isinstance(value, Decimal) else value


def _passage(one: Passage) -> dict[str, Any]:
    return {"text": one.text, "span": list(one.span)}


def _section(one: Section) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "heading": one.heading,
        "paragraphs": [_passage(passage) for passage in one.paragraphs],
        "headings": [
            {
                "number": heading.number,
                "text": heading.text,
                "level": heading.level,
                "span": list(heading.span),
            }
            for heading in one.headings
        ],
        "span": list(one.span),
    }


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
    if _get(data, "schema", str) != SCHEMA:
        message = f"'schema' must be {SCHEMA!r}, found {_shown(data['schema'])}"
        raise DataError(message)
    return Report(
        title=_get(data, "title", str, None),
        agency=_get(data, "agency", str, None),
        year=_get(data, "year", int, None),
        period=_read_period(_get(data, "period", list, None)),
        metadata=_read_metadata(_get(data, "metadata", dict)),
        opening=_each(data, "opening", _read_passage),
        sections=_each(data, "sections", _read_section),
        cells=_read_cells(data),
        table_editions=_read_editions(_get(data, "table_editions", dict)),
        notes=_each(data, "notes", _read_passage),
        doubts=_each(data, "doubts", _read_doubt),
        leftovers=_each(data, "leftovers", _read_leftover),
    )


_REQUIRED = object()


def _get(data: Mapping[str, Any], key: str, kind: type[_T], default: object = _REQUIRED) -> _T:
    """Return ``data[key]`` if it is of this kind; None stands for `default` where there is one."""
    value = data.get(key)
    if value is None and default is not _REQUIRED:
        return cast("_T", default)
    if not isinstance(value, kind) or isinstance(value, bool):
        found = "nothing" if value is None else _shown(value)
        message = f"{key!r} must be {kind.__name__.lower()}, found {found}"
        raise DataError(message)
    if isinstance(value, int) and not _is_short(value):
        message = f"{key!r} must be an integer of at most {_MOST_DIGITS} digits"
        raise DataError(message)
    return value


def _is_short(value: int) -> bool:
    too_large: int = 10**_MOST_DIGITS
    return -too_large < value < too_large


_LONGEST_SHOWN = 40
_MOST_SHOWN = 2


def _shown(value: object) -> str:
    """Return a value as messages show it, short whatever its size."""
    match value:
        case str():
            return repr(value[:_LONGEST_SHOWN])
        case int() if not _is_short(value):
            return f"an integer of more than {_MOST_DIGITS} digits"
        case None | int() | float():
            return repr(value)
        case [*some] if len(some) <= _MOST_SHOWN and not any(isinstance(one, list) for one in some):
            return f"[{', '.join(map(_shown, some))}]"
        case _:
            return f"a {type(value).__name__}"


def _each(
    data: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], _T]
) -> tuple[_T, ...]:
    found = []
    for rank, item in enumerate(_get(data, key, list)):
        try:
            found.append(read(item))
        except (DataError, AttributeError, TypeError, ValueError) as error:
            message = f"{key}[{rank}]: {error}"
            raise DataError(message) from error
    return tuple(found)


def _span(value: object) -> Span:
    match value:
        case [int(start), int(end)] if _is_short(start) and _is_short(end):
            return start, end
        case _:
            message = f"a span must be two offsets, found {_shown(value)}"
            raise DataError(message)


def _read_period(value: list[str] | None) -> tuple[date, date] | None:
    if value is None:
        return None
    try:
        first, last = map(date.fromisoformat, value)
    except (TypeError, ValueError) as error:
        message = f"'period' must be two ISO dates, found {_shown(value)}"
        raise DataError(message) from error
    return first, last


def _read_metadata(item: Mapping[str, Any]) -> Metadata:
    return Metadata({field: _get(item, field, str) for field in _FIELDS if field in item})


def _read_editions(item: Mapping[str, Any]) -> TableEditions:
    found = {table: _get(item, table, str, None) for table in ("proactive_disclosure", "requests")}
    for table, edition in found.items():
        if edition not in (None, *forms.EDITIONS):
            message = f"{table!r} has no edition {_shown(edition)}"
            raise DataError(message)
    return TableEditions(found)


def _read_passage(item: Mapping[str, Any]) -> Passage:
    return Passage(_get(item, "text", str), _span(item.get("span")))


def _read_heading(item: Mapping[str, Any]) -> Heading:
    return Heading(
        _get(item, "number", str),
        _get(item, "text", str),
        _get(item, "level", int),
        _span(item.get("span")),
    )


def _read_section(item: Mapping[str, Any]) -> Section:
    name = _get(item, "id", str)
    if name not in _SECTIONS:
        message = f"the form has no section {_shown(name)}"
        raise DataError(message)
    return Section(
        name,
        _get(item, "number", str),
        _get(item, "heading", str),
        _each(item, "paragraphs", _read_passage),
        _each(item, "headings", _read_heading),
        _span(item.get("span")),
    )


def _read_doubt(item: Mapping[str, Any]) -> Doubt:
    severity = _get(item, "severity", str)
    if severity not in set(Severity):
        message = f"there is no severity {_shown(severity)}"
        raise DataError(message)
    return Doubt(
        _get(item, "code", str),
        Severity(severity),
        _get(item, "message", str),
        _get(item, "message_zh", str),
        _span(item.get("span")),
        _each(item, "variables", _read_name),
    )


def _read_name(item: object) -> str:
    return _get({"a variable": item}, "a variable", str)


def _read_leftover(item: Mapping[str, Any]) -> Leftover:
    return Leftover(_get(item, "raw", str), _get(item, "table", str), _span(item.get("span")))


def _read_cells(data: Mapping[str, Any]) -> Cells:
    """Read the nested values, and state, raw text and span where they are given."""
    given = _get(data, "cells", dict, None)
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
            state, raw, start = _read_cell(key, value, _get(given, key, dict))
        ids.append(key)
        values.append(value)
        states.append(state)
        raws.append(raw)
        starts.append(start)
    return Cells(tuple(ids), tuple(values), tuple(states), tuple(raws), tuple(starts))


def _read_cell(key: str, value: object, cell: Mapping[str, Any]) -> tuple[CellState, str, int]:
    """Read state, raw text and offset of a cell, and see that they agree with its value."""
    raw = _get(cell, "raw", str)
    start, end = (-1, -1 + len(raw)) if cell.get("span") is None else _span(cell["span"])
    name = _get(cell, "state", str)
    if name not in set(CellState):
        message = f"{key!r} has no state {_shown(name)}"
    elif (value is not None) != (name in _WITH_VALUE):
        message = f"{key!r} is {name} and its value {value!r}"
    elif end - start != len(raw) or (start < 0 and raw):
        message = f"{key!r} has a raw text of another length than its span"
    else:
        return CellState(name), raw, start
    raise DataError(message)


def _place(data: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, Any]:
    """Return where the parts of a variable id lead; the tables must be there, their rows may."""
    place: Mapping[str, Any] = _get(data, path[0], dict)
    for part in path[1:]:
        place = _get(place, part, dict) if part in place else {}
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
    elif isinstance(value, int) and not isinstance(value, bool) and _is_short(value):
        return value
    message = f"{key!r} must be a number, found {_shown(value)}"
    raise DataError(message)
