"""to_dict() and from_dict(), and the schema of the data."""

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

import gaiparse
from gaiparse import CellState, DataError
from shared_data import SAMPLES, sample

SCHEMA = json.loads(
    (resources.files("gaiparse") / "schema" / "report-1.json").read_text(encoding="utf-8")
)


@pytest.fixture(params=[*SAMPLES, ""])
def report(request: pytest.FixtureRequest) -> gaiparse.Report:
    """Return each sample, and a text that is no report."""
    return gaiparse.parse(sample(request.param) if request.param else "")


@pytest.mark.parametrize("cells", [False, True])
def test_data_follow_the_schema(report: gaiparse.Report, cells: bool) -> None:
    """The output, through JSON, is valid against the schema shipped in the package."""
    data = json.loads(json.dumps(gaiparse.to_dict(report, cells=cells)))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_the_long_form_comes_back_exactly(report: gaiparse.Report) -> None:
    """from_dict() is the exact inverse of to_dict(cells=True), through JSON."""
    data = json.loads(json.dumps(gaiparse.to_dict(report, cells=True)))
    assert gaiparse.from_dict(data) == report


def test_the_short_form_keeps_values(report: gaiparse.Report) -> None:
    """The short form gives equal values, read or absent, whatever the order of keys."""
    data = json.loads(json.dumps(gaiparse.to_dict(report), sort_keys=True))
    again = gaiparse.from_dict(data)
    assert list(again.cells) == list(report.cells)
    for key, cell in again.cells.items():
        assert cell.value == report.cells[key].value
        assert cell.state is (CellState.ABSENT if cell.value is None else CellState.READ)
    assert again.sections == report.sections
    assert again.doubts == report.doubts


def test_data_nest_by_the_dots_of_variable_ids() -> None:
    """Counts are ints, amounts decimal strings, and nothing else stands among them."""
    data = gaiparse.to_dict(gaiparse.parse(sample("emergency-2020-wrong-total")))
    assert data["requests"]["outcomes"]["total"]["natural_person"] == 10
    assert data["proactive_disclosure"]["centralized_procurement"]["amount"] == "286.47"
    assert set(data["review_litigation"]) == {
        "reconsideration",
        "litigation_direct",
        "litigation_after_reconsideration",
    }


def without(key: str) -> dict[str, Any]:
    """Return good data without one key."""
    data = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")), cells=True)
    del data[key]
    return data


def with_(key: str, value: object) -> dict[str, Any]:
    """Return good data with something else under one key."""
    data = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")), cells=True)
    data[key] = value
    return data


def with_cell(**changes: object) -> dict[str, Any]:
    """Return good data whose first cell says something else."""
    data = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")), cells=True)
    data["cells"]["proactive_disclosure.rules.issued"].update(changes)
    return data


def with_doubt(**changes: object) -> dict[str, Any]:
    """Return good data whose only doubt says something else."""
    data = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")), cells=True)
    (doubt,) = data["doubts"]
    doubt.update(changes)
    return data


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (with_cell(state="sure"), "no state"),
        (with_cell(state="absent"), "is absent and its value 0"),
        (with_cell(span=[5, 9999]), "another length"),
        (with_cell(span=None), "another length"),
        (with_("proactive_disclosure", {"fees": {"amount": "NaN"}}), "fees.amount"),
        (with_("proactive_disclosure", {"fees": {"amount": 5}}), "fees.amount"),
        ([], "must be a dict"),
        (without("metadata"), "metadata"),
        (with_("year", "2024"), "year"),
        (with_("year", True), "year"),
        (with_("period", ["2024-01-01"]), "period"),
        (with_("sections", [{"id": "overview"}]), r"sections\[0\]: 'number'"),
        (with_("sections", [7]), r"sections\[0\]"),
        (
            with_("doubts", [{"code": "x", "severity": "loud", "message": "", "span": [0, 0]}]),
            "loud",
        ),
        (with_doubt(message_zh=None), r"doubts\[0\]: 'message_zh'"),
        (with_doubt(variables=None), r"doubts\[0\]: 'variables'"),
        (with_doubt(variables=[7]), r"doubts\[0\]: variables\[0\]"),
        (with_("notes", [{"text": "x", "span": [0]}]), "span"),
        (with_("requests", {"new_received": {"total": "many"}}), "new_received.total"),
        (with_("cells", {}), "must be dict"),
        (with_("table_editions", {"requests": "format_1999"}), "no edition 'format_1999'"),
    ],
)
def test_bad_data_are_refused_with_their_place(data: Any, where: str) -> None:
    """What is no report raises a DataError, a ValueError, that names the place."""
    with pytest.raises(DataError, match=where):
        gaiparse.from_dict(data)
    assert issubclass(DataError, ValueError)
