"""to_dict() and from_dict(), and the schema of the data."""

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import jsonschema
import pytest

import gaiparse
from gaiparse import CellState, DataError, forms
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


def described(schema: Any) -> Any:
    """Return a schema that allows no key but those it names."""
    if isinstance(schema, list):
        return [described(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: described(value) for key, value in schema.items()}
    return {**found, "additionalProperties": False} if "properties" in schema else found


@pytest.mark.parametrize("cells", [False, True])
def test_the_schema_names_every_key(report: gaiparse.Report, cells: bool) -> None:
    """to_dict() writes no key that the schema does not name."""
    data = json.loads(json.dumps(gaiparse.to_dict(report, cells=cells)))
    jsonschema.Draft202012Validator(described(SCHEMA)).validate(data)


def test_the_schema_names_every_variable() -> None:
    """The three tables of the schema have the variables of every edition, money as strings."""

    def leaves(schema: dict[str, Any], *path: str) -> Iterator[tuple[str, str]]:
        kind = schema.get("$ref", "").removeprefix("#/$defs/")
        if kind in ("count", "amount"):
            yield ".".join(path), kind
        inside = SCHEMA["$defs"].get(kind, schema).get("properties", {})
        for name, one in inside.items():
            yield from leaves(one, *path, name)

    found = [one for table in forms.TABLE_IDS for one in leaves(SCHEMA["properties"][table], table)]
    units = {"count": "count", "wan_yuan": "amount"}
    assert dict(found) == {
        variable.id: units[variable.unit]
        for edition in forms.EDITIONS.values()
        for table in edition.tables
        for variable in table.variables()
    }


def with_more(data: Any) -> Any:
    """Return data with an unknown key in every object."""
    if isinstance(data, list):
        return [with_more(one) for one in data]
    if not isinstance(data, dict):
        return data
    found = {key: with_more(value) for key, value in data.items()}
    is_by_variable = any("." in key for key in data)
    return found if is_by_variable else {**found, "of_a_later_version": ["?"]}


@pytest.mark.parametrize("cells", [False, True])
def test_unknown_keys_are_ignored(report: gaiparse.Report, cells: bool) -> None:
    """Keys of a later version are valid by the schema, and from_dict() reads past them."""
    data = json.loads(json.dumps(gaiparse.to_dict(report, cells=cells)))
    more = with_more(data)
    assert more["requests"]["new_received"]["of_a_later_version"]
    jsonschema.Draft202012Validator(SCHEMA).validate(more)
    assert gaiparse.from_dict(more) == gaiparse.from_dict(data)


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


def test_small_amounts_have_no_exponent() -> None:
    """An amount far below a yuan is written as plain digits, as the schema asks."""
    text = sample("bureau-2024-bookmarks")
    start, end = gaiparse.parse(text).cells["proactive_disclosure.fees.amount"].span or (0, 0)
    data = gaiparse.to_dict(gaiparse.parse(f"{text[:start]}0.0000001{text[end:]}"))
    assert data["proactive_disclosure"]["fees"]["amount"] == "0.0000001"
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


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


def without_section_ids() -> dict[str, Any]:
    """Return good data whose first section is none of the form."""
    data = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")), cells=True)
    data["sections"][0]["id"] = "preface"
    return data


def with_cell(**changes: object) -> dict[str, Any]:
    """Return good data whose first cell says something else."""
    data = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")), cells=True)
    data["cells"]["proactive_disclosure.rules.issued"].update(changes)
    return data


HUGE = 10**5000  # repr() of it raises ValueError
LONGEST = "9" * 24


def test_the_longest_numbers_come_back() -> None:
    """A number of as many digits as parse() reads comes back, and one more digit is refused."""
    text = sample("bureau-2024-bookmarks")
    places = {
        "requests.new_received.total": LONGEST,
        "proactive_disclosure.fees.amount": f"0.{LONGEST[:-4]}1元",
    }
    for key, printed in places.items():
        start, end = gaiparse.parse(text).cells[key].span or (0, 0)
        text = f"{text[:start]}{printed}{text[end:]}"
    report = gaiparse.parse(text)
    data = gaiparse.to_dict(report, cells=True)
    assert data["requests"]["new_received"]["total"] == int(LONGEST)
    assert data["proactive_disclosure"]["fees"]["amount"] == f"0.0000{LONGEST[:-4]}1"
    assert gaiparse.from_dict(data) == report
    data["requests"]["new_received"]["total"] = int(LONGEST) + 1
    with pytest.raises(DataError, match=r"new_received\.total.* more than 24 digits"):
        gaiparse.from_dict(data)


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
        (without("schema"), "'schema' must be str, found nothing"),
        (with_("schema", "https://example.org/report-2.json"), "'schema' must be 'https://gai"),
        (with_("year", HUGE), "'year' must be an integer of at most 24 digits"),
        (with_("title", HUGE), "'title' must be str, found an integer of more"),
        (with_("title", [HUGE, {}]), r"found \[an integer of more than 24 digits, a dict\]"),
        (with_("period", [HUGE, HUGE]), "'period' must be two ISO dates"),
        (with_("notes", [{"text": "x", "span": [HUGE, 0]}]), "a span must be two offsets"),
        (with_("requests", {"new_received": {"total": HUGE}}), "new_received.total"),
        (with_("proactive_disclosure", {"fees": {"amount": "1" * 29}}), "fees.amount"),
        (with_("proactive_disclosure", {"fees": {"amount": "1E+9999"}}), "fees.amount"),
        (with_cell(span=[0, HUGE]), "a span must be two offsets"),
        (with_cell(state=HUGE), "'state' must be str"),
        (with_cell(raw=HUGE), "'raw' must be str"),
        (with_doubt(severity="x" * 10_000), "no severity '(x{40})'$"),
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
        (with_("requests", {"new_received": 5}), "'new_received' must be dict"),
        (with_("requests", None), "'requests' must be dict"),
        (with_("metadata", {"fax": 7}), "'fax' must be str"),
        (without_section_ids(), r"sections\[0\]: the form has no section 'preface'"),
        (with_("cells", {}), "must be dict"),
        (with_("table_editions", {"requests": "format_1999"}), "no edition 'format_1999'"),
    ],
)
def test_bad_data_are_refused_with_their_place(data: Any, where: str) -> None:
    """What is no report raises a DataError, a ValueError, that names the place."""
    with pytest.raises(DataError, match=where):
        gaiparse.from_dict(data)
    assert issubclass(DataError, ValueError)
