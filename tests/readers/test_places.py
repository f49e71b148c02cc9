"""Where a file shows a cell: row and column, page and box, sheet and address."""

import pickle

import pytest

import gaiparse
from documents import FORMATS, written
from gaiparse import Place, Places
from shared_data import sample

REPORT = gaiparse.parse(sample("bureau-2024-bookmarks"))
CELL = "requests.outcomes.granted.commercial"  # row 6 of its table, fifth column of ten


@pytest.mark.parametrize("format_id", sorted(FORMATS.keys() - {"text"}))
def test_every_cell_has_its_place(format_id: str) -> None:
    """Each cell that was read stands in a cell of a table, with row and column counted from 1."""
    report = gaiparse.parse_file(written(REPORT, format_id))
    assert report.source is not None
    places = report.source.places
    assert all(places.of(cell.span) for cell in report.cells.values() if cell.span)
    place = places.of(report.cells[CELL].span or (0, 0))
    assert place is not None
    assert place.row == 6
    assert place.column == (4 if format_id == "rtf" else 5)


def test_a_workbook_tells_sheet_and_address() -> None:
    """A cell of a workbook is found under its address."""
    report = gaiparse.parse_file(written(REPORT, "xlsx"))
    assert report.source is not None
    place = report.source.places.of(report.cells[CELL].span or (0, 0))
    assert place is not None
    assert (place.sheet, (place.address or "")[0]) == ("Sheet", "E")


def test_a_pdf_tells_page_and_box() -> None:
    """Boxes of a row lie beside each other and do not overlap."""
    report = gaiparse.parse_file(written(REPORT, "pdf"))
    assert report.source is not None
    boxes = []
    for applicant in ("natural_person", "commercial", "research"):
        span = report.cells[f"requests.outcomes.granted.{applicant}"].span
        assert span is not None
        place = report.source.places.of(span)
        assert place is not None
        assert place.page == 1
        assert place.box is not None
        boxes.append(place.box)
    assert [box[2] for box in boxes[:2]] == pytest.approx([box[0] for box in boxes[1:]], abs=0.2)
    assert len({(box[1], box[3]) for box in boxes}) == 1


def test_places_are_values() -> None:
    """They compare by what they hold, are hashed and pickled, and know only their own spans."""
    places = Places(((0, 1), (2, 5)), (Place(1, 1, 1), Place(1, 1, 2)))
    assert pickle.loads(pickle.dumps(places)) == places
    assert hash(places) == hash(Places(tuple(places), tuple(places.values())))
    assert places != Places()
    assert dict(places)[2, 5] == Place(1, 1, 2)
    assert places.of((3, 4)) == Place(1, 1, 2)
    assert places.of((1, 2)) is None
    assert Places().of((0, 1)) is None
    with pytest.raises(KeyError):
        places[0, 2]
    assert repr(places) == "<Places: 2>"
