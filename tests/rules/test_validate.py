"""validate(): findings on the samples and on texts with one fault each."""

from typing import Any

import attrs
import pytest

import gaiparse
from gaiparse import Severity
from shared_data import SAMPLES, sample, shared_cases

WRONG = "emergency-2020-wrong-total"


def weighty(text: str, **options: bool) -> list[gaiparse.Finding]:
    """Return the errors and warnings of a text."""
    found = gaiparse.validate(gaiparse.parse(text), **options)
    return [one for one in found if one.severity is not Severity.INFO]


def test_two_wrong_totals_are_one_finding_with_two_suspects() -> None:
    """Two totals of one row that are wrong together are the suspects of one finding."""
    sums, section = weighty(sample(WRONG))
    assert [(one.variable, one.printed, one.proposed) for one in sums.suspects] == [
        ("requests.outcomes.total.natural_person", 10, 14),
        ("requests.outcomes.total.total", 14, 18),
    ]
    assert [(one.code, one.left, one.right, one.difference) for one in sums.sums] == [
        ("T3-BAL", 15, 11, 4),
        ("T3-BAL", 19, 15, 4),
        ("T3-SUM", 14, 10, 4),
        ("T3-SUM", 18, 14, 4),
    ]
    assert sums.code == "T3-BAL"
    assert sums.repairs == (sums.suspects,)
    report = gaiparse.parse(sample(WRONG))
    assert sums.spans == tuple(report.cells[one.variable].span for one in sums.suspects)
    assert section.code == "S-SECT"
    assert "六" in section.message


@pytest.mark.parametrize("stem", [stem for stem in SAMPLES if stem != WRONG])
def test_a_right_report_has_no_finding(stem: str) -> None:
    """A sample whose sums hold and whose six sections are there has no error and no warning."""
    assert weighty(sample(stem)) == []


@pytest.mark.parametrize(("path", "truth_path", "kind"), shared_cases("seeds.tsv"))
def test_findings_of_the_real_reports(path: object, truth_path: object, kind: str) -> None:
    """Of the real reports one has wrong totals, and no other any failed sum."""
    found = weighty(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    suspects = [(s.variable, s.printed, s.proposed) for one in found for s in one.suspects]
    if "000" in path.name:  # type: ignore[attr-defined]
        assert suspects == [
            ("requests.outcomes.total.natural_person", 4, 10),
            ("requests.outcomes.total.total", 6, 12),
        ]
    else:
        assert found == [], (truth_path, kind)


def test_validate_changes_nothing_and_repeats() -> None:
    """Findings are the same at every call, and the report is what it was."""
    report = gaiparse.parse(sample(WRONG))
    before = gaiparse.to_dict(report, cells=True)
    assert gaiparse.validate(report) == gaiparse.validate(report)
    assert gaiparse.to_dict(report, cells=True) == before


@pytest.mark.parametrize("other", ["file.txt", [gaiparse.parse("")], {}, None])
def test_what_is_no_report_is_refused(other: Any) -> None:
    """A path, a list or data in place of a report is a TypeError that says what gives one."""
    with pytest.raises(TypeError, match=r"takes a Report; parse\(\) or parse_file\(\) gives one"):
        gaiparse.validate(other)


def test_the_source_is_not_looked_at() -> None:
    """A report without its source text has the same findings."""
    report = gaiparse.parse(sample(WRONG))
    assert gaiparse.validate(attrs.evolve(report, source=None)) == gaiparse.validate(report)


def test_one_sum_of_table_4_suspects_all_its_cells() -> None:
    """A wrong total of table 4 makes each of its five cells a suspect."""
    text = sample("bureau-2024-bookmarks")
    start = text.index("四、政府信息公开行政复议")
    report = gaiparse.parse(text)
    span = report.cells["review_litigation.reconsideration.total"].span
    assert span is not None
    assert span[0] > start
    (finding,) = weighty(text[: span[0]] + "4" + text[span[1] :])
    assert finding.code == "T4-SUM"
    assert [[one.variable.rsplit(".", 1)[1] for one in repair] for repair in finding.repairs] == [
        ["total"],
        ["upheld"],
        ["corrected"],
        ["other"],
        ["pending"],
    ]


def test_a_blank_operand_is_not_assessable() -> None:
    """A sum with an empty cell is no error but one note a code, with all operands of its sums."""
    text = sample("bureau-2024-bookmarks")
    span = gaiparse.parse(text).cells["requests.carried_forward.other"].span
    assert span is not None
    blanked = text[: span[0]] + text[span[1] :]
    assert weighty(blanked) == []
    notes = gaiparse.validate(gaiparse.parse(blanked))
    assert {one.code: one.basis for one in notes} == {
        "T3-BAL": "勾稽关系 printed in the corner of the form's table 3",
        "T3-ROW": "column 总计 of the form's table 3",
    }
    assert {one.severity for one in notes} == {Severity.INFO}
    assert [len(one.variables) for one in notes] == [4, 7]
    assert all("requests.carried_forward.other" in one.variables for one in notes)
    assert all("carried forward to next year – other organisations" in one.message for one in notes)
    assert gaiparse.validate(gaiparse.parse(blanked), blank_as_zero=True) == ()


YEARS = {
    "period of another year": ("2024年1月1日至2024年12月31日", "2023年1月1日至2023年12月31日"),
    "period of half a year": ("2024年12月31日", "2024年6月30日"),
    "section one of another year": ("一、总体情况\n2024年，", "一、总体情况\n2023年，"),
    "title of another year": (
        "局2024年政府信息公开工作年度报告",
        "局2022年政府信息公开工作年度报告",
    ),
}


@pytest.mark.parametrize(("right", "wrong"), YEARS.values(), ids=YEARS.keys())
def test_years_that_disagree(right: str, wrong: str) -> None:
    """Title, statistics period and opening of different years are an error each."""
    text = sample("bureau-2024-bookmarks")
    assert right in text
    found = weighty(text.replace(right, wrong, 1))
    assert {one.code for one in found} == {"S-YEAR"}


def test_sections_out_of_order() -> None:
    """A section behind a later one is a warning, a missing one an error."""
    text = sample("bureau-2024-bookmarks")
    five, six = text.index("五、存在的主要"), text.index("六、其他需要")
    moved = text[:five] + text[six:] + "\n" + text[five:six]
    assert [one.code for one in weighty(moved)] == ["S-SECT-ORDER"]
    assert [one.code for one in weighty(text[:five] + text[six:])] == ["S-SECT"]
