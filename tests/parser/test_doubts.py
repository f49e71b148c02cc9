"""The reader's doubts: their wording, and what they are about."""

import json
import re
from pathlib import Path

import pytest

import gaiparse
from gaiparse._doubts import KINDS, doubt
from shared_data import sample

TABLES = Path(__file__).parents[1] / "corpus" / "tables"
AMOUNT = "proactive_disclosure.fees.amount"
FACTS = dict.fromkeys(("table", "label", "found", "expected", "raw", "number", "section"), "7")


@pytest.mark.parametrize("code", KINDS)
def test_a_doubt_speaks_both_languages(code: str) -> None:
    """Every kind of doubt has a Chinese wording with the facts of the English one, and advice."""
    kind = KINDS[code]
    fields = [sorted(re.findall(r"\{\w+\}", one)) for one in (kind.message, kind.message_zh)]
    assert fields[0] == fields[1]
    assert re.search(r"[\u4e00-\u9fff]", kind.message_zh)
    assert kind.advice.endswith(".")
    one = doubt(code, (3, 4), variables=(AMOUNT,), **FACTS)
    assert (one.code, one.severity, one.span, one.variables) == (
        *(code, kind.severity, (3, 4)),
        (AMOUNT,),
    )
    assert str(one) == f"{kind.severity} {code}: {one.message}"
    assert not {"{", "}", "\n"} & {*one.message, *one.message_zh, *kind.advice}


def test_a_doubt_names_its_cell_in_words() -> None:
    """Messages name cells as the form does, in either language, and never by id."""
    one = doubt("unit_assumed", (0, 1), variables=(AMOUNT,))
    assert "administrative fees – charged this year" in one.message
    assert "行政事业性收费／本年收费金额" in one.message_zh
    assert AMOUNT not in one.message + one.message_zh


def test_a_doubt_about_one_cell_knows_it() -> None:
    """An amount without a unit, a number of the wrong kind and unlike copies name their cell."""
    report = gaiparse.parse(sample("county-2020-tab-rows"))
    (assumed,) = [one for one in report.doubts if one.code == "unit_assumed"]
    assert assumed.variables == ("proactive_disclosure.centralized_procurement.amount",)
    text = sample("bureau-2024-bookmarks")
    start, end = gaiparse.parse(text).cells["requests.carried_over.total"].span or (0, 0)
    report = gaiparse.parse(f"{text[:start]}1.5{text[end:]}")
    (fraction,) = [one for one in report.doubts if one.code == "not_a_number_of_its_kind"]
    assert fraction.variables == ("requests.carried_over.total",)
    assert "requests carried over from last year – total" in fraction.message


def test_a_doubt_about_a_row_knows_its_cells() -> None:
    """A row whose label is lost, that is missing or that was not placed names all its cells."""
    report = gaiparse.parse(sample("district-2021-lost-labels"))
    lost = [one for one in report.doubts if one.code == "row_label_lost"]
    assert [len(one.variables) for one in lost] == [7, 7, 7]
    assert all(report.cells[name].value is not None for one in lost for name in one.variables)
    case = TABLES / "a-value-too-few.json"
    open_cells = {
        name
        for name, (state, _) in json.loads(case.read_text(encoding="utf-8"))["cells"].items()
        if state == "ambiguous"
    }
    report = gaiparse.parse(case.with_suffix(".txt").read_text(encoding="utf-8"))
    (unplaced,) = [one for one in report.doubts if one.code == "values_unplaced"]
    assert set(unplaced.variables) == open_cells
    lines = gaiparse.render(gaiparse.parse(sample("city-2021-traditional")), layout="tab_rows")
    kept = [line for line in lines.splitlines() if "重复申请" not in line]
    report = gaiparse.parse("\n".join(kept))
    (missing,) = [one for one in report.doubts if one.code == "row_missing"]
    states = report.cells.states()
    assert set(missing.variables) == {name for name in states if states[name] == "absent"}
    assert len(missing.variables) == 7
