"""Texts in the encodings that they are published in."""

import io
from pathlib import Path

import pytest

import gaiparse
from shared_data import EXAMPLES, sample

STEM = "emergency-2020-wrong-total"
TRADITIONAL = gaiparse.render(gaiparse.parse(sample(STEM)), traditional=True)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
    ],
)
def test_an_encoding_is_told(encoding: str, named: str) -> None:
    """The same text in any encoding, with or without a mark, is the same report."""
    text = sample(STEM)
    report = gaiparse.parse_file(text.encode(encoding))
    assert report == gaiparse.parse(text)
    assert report.source is not None
    assert report.source.text == text
    assert report.source.reader == named


def test_big5_is_told_from_gb18030() -> None:
    """Bytes that both encodings can read are read in the one that gives words of a report."""
    data = TRADITIONAL.encode("big5", "ignore")
    data.decode("gb18030")
    report = gaiparse.parse_file(data)
    assert report.source is not None
    assert report.source.reader == "big5"
    assert report.cells == gaiparse.parse(data.decode("big5")).cells
    assert report.requests.new_received.total is not None


def test_a_page_may_name_its_encoding() -> None:
    """A page without a word of a report is read in the encoding that it names."""
    page = '<!DOCTYPE html><meta charset="big5"><p>甲乙丙</p>'
    source = gaiparse.parse_file(page.encode("big5")).source
    assert source is not None
    assert source.text == "甲乙丙\n"


def test_a_file_is_given_in_any_way(tmp_path: Path) -> None:
    """Path, bytes and open file give the same report; the name is theirs, or the one given."""
    data = (EXAMPLES / f"{STEM}.txt").read_bytes()
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    whole = gaiparse.parse_file(path)
    with path.open("rb") as file:
        opened = gaiparse.parse_file(file)
    for report, name in (
        (whole, str(path)),
        (opened, str(path)),
        (gaiparse.parse_file(data), None),
        (gaiparse.parse_file(bytearray(data), name="x.txt"), "x.txt"),
        (gaiparse.parse_file(memoryview(data), name="x.txt"), "x.txt"),
        (gaiparse.parse_file(io.BytesIO(data)), None),
    ):
        assert report == whole
        assert report.source is not None
        assert report.source.name == name
    with (
        path.open(encoding="utf-8") as text,
        pytest.raises(TypeError, match="opened for reading bytes"),
    ):
        gaiparse.parse_file(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("hint", [{"name": "x.html"}, {"media_type": "text/html; charset=utf-8"}])
def test_a_hint_helps_where_the_content_says_too_little(hint: dict[str, str]) -> None:
    """A piece of a page is one by its name or media type; what the content says goes first."""
    piece = "二、主动公开<b>政府</b>信息情况".encode()
    source = gaiparse.parse_file(piece, **hint).source  # type: ignore[arg-type]
    assert source is not None
    assert (source.format, source.text) == ("html", "二、主动公开政府信息情况\n")
    source = gaiparse.parse_file(piece).source
    assert source is not None
    assert source.format == "text"
    rich = gaiparse.parse_file(b"{\\rtf1 a}", **hint).source  # type: ignore[arg-type]
    assert rich is not None
    assert rich.format == "rtf"


def test_the_head_of_a_page_is_metadata() -> None:
    """What the elements of a page's head say is there where the page does not print it."""
    head = (
        '<meta name="PubDate" content="2025-01-09 10:00"><meta name="ContentSource" content="乙局">'
    )
    title = "丙局2024年政府信息公开工作年度报告"
    page = f"<!DOCTYPE html><head>{head}</head><p>来源：丙局</p><p>{title}</p>"
    metadata = gaiparse.parse_file(page.encode()).metadata
    assert metadata["published_date"] == "2025-01-09 10:00"
    assert metadata["source"] == "丙局"


def test_what_is_no_file_is_refused_by_its_type() -> None:
    """A number is neither path, bytes nor open file, and the error says what is."""
    with pytest.raises(TypeError, match="takes a path, bytes or an open file, not 3"):
        gaiparse.parse_file(3)  # type: ignore[arg-type]
