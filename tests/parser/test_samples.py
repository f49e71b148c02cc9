"""The samples, and the reports beside the clone, cell by cell."""

from decimal import Decimal
from pathlib import Path

import pytest

import gaiparse
from gaiparse import CellState, Report, Severity
from shared_data import SAMPLES, TRUTHS, sample, shared_cases, truth

SETTLED = (CellState.READ, CellState.INFERRED)


def wrong_cells(report: Report, values: dict[str, int | Decimal | None]) -> dict[str, object]:
    """Return the cells that claim something else than the truth."""
    wrong: dict[str, object] = {}
    for key, expected in values.items():
        cell = report.cells.get(key)
        if cell is None or cell.state in (CellState.AMBIGUOUS, CellState.ABSENT):
            continue
        if cell.value != expected:
            wrong[key] = (cell.state, cell.value, expected)
    for key, cell in report.cells.items():
        if cell.state in SETTLED and key not in values:
            wrong[key] = (cell.state, cell.value, "no such cell")
    return wrong


def test_a_cell_of_another_edition_is_wrong() -> None:
    """A number that is read into a cell that the truth does not have is wrong, as any other."""
    report = gaiparse.parse(sample("bureau-2024-bookmarks"))
    values = {key: cell.value for key, cell in report.cells.items()}
    assert wrong_cells(report, values) == {}
    values["requests.outcomes.other.unspecified.total"] = values.pop(
        "requests.outcomes.other.misc.total"
    )
    assert list(wrong_cells(report, values)) == ["requests.outcomes.other.misc.total"]


@pytest.mark.parametrize("stem", SAMPLES)
def test_every_cell_of_a_sample_is_what_is_printed(stem: str) -> None:
    """A sample's values, states, spans, doubts, year, agency and edition are its ground truth."""
    text, expected = sample(stem), truth(TRUTHS / f"{stem}.json")
    report = gaiparse.parse(text)
    assert {key: cell.value for key, cell in report.cells.items()} == expected["values"]
    assert (report.year, report.agency, report.edition) == (
        expected["year"],
        expected["agency"],
        expected["edition"],
    )
    assert [doubt.code for doubt in report.doubts] == expected["doubts"]
    states = expected.get("states", {})  # of the cells that are not read
    for key, cell in report.cells.items():
        assert cell.state == states.get(key, CellState.READ)
        assert (cell.span is None) is (cell.state is CellState.BLANK)
        assert cell.span is None or text[slice(*cell.span)] == cell.raw


@pytest.mark.parametrize(("path", "truth_path", "kind"), shared_cases("seeds.tsv"))
def test_every_cell_of_a_real_report_is_read(path: Path, truth_path: Path, kind: str) -> None:
    """A real report of the seeds is read whole, with its year, agency and edition."""
    expected = truth(truth_path)
    report = gaiparse.parse(path.read_text(encoding="utf-8"))
    assert {key: cell.value for key, cell in report.cells.items()} == expected["values"], kind
    assert (report.year, report.agency, report.edition) == (
        expected["year"],
        expected["agency"],
        expected["edition"],
    )


@pytest.mark.parametrize(
    ("path", "truth_path", "kind"),
    [*shared_cases("corpus/flattened.tsv"), *shared_cases("corpus/real_texts.tsv")],
)
def test_no_cell_is_silently_wrong(path: Path, truth_path: Path, kind: str) -> None:
    """Whatever the layout, a cell that claims to have been read holds the printed number."""
    report = gaiparse.parse(path.read_bytes().decode("utf-8-sig", "replace"))
    assert wrong_cells(report, truth(truth_path)["values"]) == {}, kind


def test_lost_labels_are_filled_by_order_with_a_doubt_each() -> None:
    """Three rows without labels are read by their order; each is a warning, none an error."""
    report = gaiparse.parse(sample("district-2021-lost-labels"))
    lost = [doubt for doubt in report.doubts if doubt.code == "row_label_lost"]
    assert len(lost) == 3
    assert all(doubt.severity is Severity.WARNING for doubt in report.doubts)
    row = report.requests.outcomes.denied.third_party_rights
    assert (row.commercial, row.total) == (1, 1)


def test_false_headings_stay_text_of_section_six() -> None:
    """Numbered lines that name no section open none, and stay in the section they stand in."""
    report = gaiparse.parse(sample("district-2021-lost-labels"))
    assert [section.id for section in report.sections] == [
        "overview",
        "proactive_disclosure",
        "requests",
        "review_litigation",
        "problems_improvements",
        "other_matters",
    ]
    last = report.sections[-1]
    assert any(passage.text.startswith("二、") for passage in last.paragraphs)
    assert any(heading.number == "二、" for heading in last.headings)


def test_a_sixteenth_value_is_a_leftover_with_a_doubt() -> None:
    """Of sixteen equal values in table 4 one belongs to no cell; it is kept, and warned of."""
    report = gaiparse.parse(sample("county-2020-tab-rows"))
    assert [leftover.table for leftover in report.leftovers] == ["review_litigation"]
    codes = {doubt.code: doubt.severity for doubt in report.doubts}
    assert codes["extra_value"] is Severity.WARNING
    assert codes["unit_assumed"] is Severity.WARNING
    assert report.proactive_disclosure.centralized_procurement.amount == Decimal("87.3264")


def test_notes_are_kept_beside_the_tables() -> None:
    """The notes under tables 3 and 4 are notes of the report and no paragraphs."""
    report = gaiparse.parse(sample("emergency-2020-wrong-total"))
    assert [note.text[:2] for note in report.notes] == ["注：", "注："]
    assert not any(
        passage.text.startswith("注：") for part in report.sections for passage in part.paragraphs
    )


def test_what_is_shown_stays_traditional() -> None:
    """Folding serves matching alone: title, headings and metadata stay as printed."""
    report = gaiparse.parse(sample("city-2021-traditional"))
    assert report.title is not None
    assert report.title.endswith("政府信息公開工作年度報告")
    assert report.sections[0].heading == "總體情況"
    assert report.metadata["publisher"] == "市政府辦公廳"
    assert "document_number" not in report.metadata


def test_metadata_of_opening_and_closing() -> None:
    """Period, contact data, signature and its date are read as printed."""
    report = gaiparse.parse(sample("bureau-2024-bookmarks"))
    assert report.period is not None
    assert [day.isoformat() for day in report.period] == ["2024-01-01", "2024-12-31"]
    assert {"address", "postcode", "telephone", "email", "signature", "signed_date"} <= set(
        report.metadata
    )
    assert report.metadata["signature"] == report.agency
