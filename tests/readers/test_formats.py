"""The table of formats, and what parse_file() makes of it."""

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import gaiparse
from documents import written
from gaiparse.readers import _formats
from gaiparse.readers._formats import FORMATS, Format
from gaiparse.readers._page import Reading
from shared_data import EXAMPLES

SAMPLE = EXAMPLES / "city-2021-traditional.txt"


def _drawing(data: bytes, _: str) -> bool:
    return data.startswith(b"drawing:")


DRAWING = Format("drawing", "a drawing", (".draw",), _drawing, read=True, extra="drawing")


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of a format that one more entry in the table tells."""
    monkeypatch.setattr(_formats, "FORMATS", (DRAWING, *FORMATS))
    path = tmp_path / "report.draw"
    path.write_bytes(b"drawing:" + SAMPLE.read_bytes())
    return path


def test_one_entry_is_a_format(drawing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry in the table and a module with its name are all that a new format takes."""
    module = ModuleType("drawing")
    module.read = lambda data, _: Reading(data.decode().removeprefix("drawing:"), "pen")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gaiparse.readers._drawing", module)
    report = gaiparse.parse_file(drawing)
    assert report == gaiparse.parse_file(SAMPLE)
    assert report.source is not None
    assert (report.source.format, report.source.reader) == ("drawing", "pen")
    assert report.source.size == drawing.stat().st_size
    assert _formats.is_readable("REPORT.DRAW")


def test_missing_extra_is_named(drawing: Path) -> None:
    """A format whose extra is not installed is a ReadError with the command that installs it."""
    with pytest.raises(gaiparse.ReadError) as caught:
        gaiparse.parse_file(drawing)
    assert caught.value.path == str(drawing)
    assert caught.value.reason == (
        'is a drawing, which takes an extra: pip install "gaiparse[drawing]"'
    )


def test_table_is_consistent() -> None:
    """Ids and suffixes are there once, and every reader is a module named after its format."""
    assert max(Counter(one.id for one in FORMATS).values()) == 1
    suffixes = [suffix for one in FORMATS for suffix in one.suffixes]
    assert max(Counter(suffixes).values()) == 1
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)
    for one in FORMATS:
        if one.read:
            assert callable(import_module(f"gaiparse.readers._{one.id}").read)


def test_text_is_read_with_or_without_mark(tmp_path: Path) -> None:
    """A byte-order mark changes nothing but size and hash of a text."""
    marked = tmp_path / "marked"
    marked.write_bytes(b"\xef\xbb\xbf" + SAMPLE.read_bytes())
    report, plain = gaiparse.parse_file(marked), gaiparse.parse_file(SAMPLE)
    assert report == plain
    assert report.source is not None
    assert plain.source is not None
    assert report.source.text == plain.source.text
    assert report.source.sha256 != plain.source.sha256
    assert report.source.format == "text"


def test_strict_refuses_files_as_it_refuses_texts(tmp_path: Path) -> None:
    """`strict` means for parse_file() what it means for parse(): the same report or ParseError."""
    assert gaiparse.parse_file(SAMPLE, strict=True) == gaiparse.parse_file(SAMPLE)
    text = "\n".join(SAMPLE.read_text(encoding="utf-8").splitlines()[:20])
    cut = tmp_path / "cut.txt"
    cut.write_text(text, encoding="utf-8")
    assert gaiparse.parse_file(cut).doubts
    with pytest.raises(gaiparse.ParseError) as of_file:
        gaiparse.parse_file(cut, strict=True)
    with pytest.raises(gaiparse.ParseError) as of_text:
        gaiparse.parse(text, strict=True)
    assert str(of_file.value) == str(of_text.value)
    assert of_file.value.position == of_text.value.position


@pytest.mark.parametrize("data", [None, "第一".encode("euc-kr"), b"\xff\xfe\x00\xd8"])
def test_a_file_that_cannot_be_read_is_one_exception(tmp_path: Path, data: bytes | None) -> None:
    """A missing file and text in no encoding show no exception but the ReadError."""
    path = tmp_path / "report.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(gaiparse.ReadError) as caught:
        gaiparse.parse_file(path)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_an_empty_name_is_no_folder() -> None:
    """An empty name is refused as what it is, though the system takes it for a folder."""
    with pytest.raises(gaiparse.ReadError, match="the name of the file is empty"):
        gaiparse.parse_file("")


@pytest.mark.parametrize("given", [SAMPLE, SAMPLE.read_bytes()], ids=["path", "bytes"])
def test_what_is_no_text_is_sent_to_parse_file(given: Path | bytes) -> None:
    """parse() of a path or of bytes says that it takes a str, and what takes a file."""
    with pytest.raises(TypeError, match="takes a str; for a file use parse_file"):
        gaiparse.parse(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("format_id", "package"),
    [("docx", "lxml"), ("html", "lxml"), ("odt", "lxml"), ("xlsx", "lxml"), ("pdf", "pypdfium2")],
)
def test_without_its_extra_a_format_asks_for_it(
    format_id: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing but gaiparse is installed, a file of another format names its extra."""
    data = written(gaiparse.parse_file(SAMPLE), format_id)
    for name in (
        "_docx",
        "_html",
        "_odt",
        "_package",
        "_pdf",
        "_pdf_glyphs",
        "_pdf_rules",
        "_xlsx",
    ):
        monkeypatch.delitem(sys.modules, f"gaiparse.readers.{name}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(gaiparse.ReadError) as caught:
        gaiparse.parse_file(data)
    assert f'pip install "gaiparse[{format_id}]"' in caught.value.reason
