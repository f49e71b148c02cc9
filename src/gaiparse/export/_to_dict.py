"""to_dict(): a report as JSON-ready data."""

from decimal import Decimal
from typing import Any

from gaiparse._digits import digits
from gaiparse.model import Cells, Passage, Report, Section

SCHEMA = "https://gaiparse.readthedocs.io/schema/report-1.json"
"""Identifier of the JSON Schema that the data follow."""


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
