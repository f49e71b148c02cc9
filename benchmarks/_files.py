"""Reading files against what the libraries alone need for their text or tables."""

import io
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from _common import ROOT, Row, ratios, samples

import gaiparse


def against_libraries(*, quick: bool) -> Iterator[Row]:
    """Compare the readers of files with the libraries that they use, or with the usual ones."""
    rounds = 3 if quick else 21
    sys.path.insert(0, str(ROOT / "tests"))
    missing = [one for one in ("lxml", "openpyxl", "pypdfium2", "reportlab") if not find_spec(one)]
    for name, (by, alone) in _ALONE.items():
        row = f"read a file / {by} alone: {name}"
        if missing or not (ROOT / "tests" / "documents.py").exists():
            yield Row(row, None, note=f"no {' '.join(missing) or 'tests'}")
            continue
        documents: Any = import_module("documents")
        files = [documents.written(gaiparse.parse(text), name) for text in samples()]
        (value,) = ratios(files, [alone, _reader(name)], rounds)[1:]
        yield Row(row, value, target=1.3)


def _reader(name: str) -> Callable[[bytes], object]:
    module: Any = import_module(f"gaiparse.readers._{name}")
    limits = gaiparse.Limits()
    return lambda data: module.read(data, limits)


def _pages(data: bytes) -> object:
    """Take the text of each cell of each table, as is usual."""
    html: Any = import_module("lxml.html")
    page = html.document_fromstring(data)
    return [
        [cell.text_content() for cell in row.iter("td", "th")]
        for table in page.iter("table")
        for row in table.iter("tr")
    ]


def _cells(data: bytes) -> object:
    openpyxl: Any = import_module("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def _characters(data: bytes) -> object:
    """Take every character with its box, and the bounds of everything drawn."""
    pdfium: Any = import_module("pypdfium2")
    found = []
    document = pdfium.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        found += [text.get_charbox(rank) for rank in range(text.count_chars())]
        found += [one.get_bounds() for one in page.get_objects()]
        found.append(text.get_text_range())
    document.close()
    return found


_ALONE: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "html": ("lxml", _pages),
    "xlsx": ("openpyxl", _cells),
    "pdf": ("pypdfium2", _characters),
}
