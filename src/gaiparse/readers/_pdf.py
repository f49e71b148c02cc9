"""PDFs with a text layer, by PDFium: characters with their boxes, tables by their ruled lines."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2 as pdfium
from pypdfium2 import raw

from gaiparse.readers._builder import Builder
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Reading
from gaiparse.readers._pdf_glyphs import glyphs_of, lost_glyph
from gaiparse.readers._pdf_grid import tables_of
from gaiparse.readers._pdf_page import Page, page_of
from gaiparse.readers._pdf_rules import rules_of
from gaiparse.readers._pdf_scan import scan
from gaiparse.readers._pdf_story import tell

_ONE_AT_A_TIME = Lock()  # PDFium keeps what it knows in one place for all threads.
_FEW = 20
_OCR = "have its text recognised (OCR) first, and check the numbers by eye"
_SCANNED = f"is a scanned PDF: its pages are pictures without a text layer; {_OCR}"
_HIDDEN = f"is a scanned PDF: its text is hidden under pictures, as OCR leaves it; {_OCR}"
_NO_LETTERS = (
    "is a PDF whose fonts do not say which characters they show; print it to a new one, or {}"
)


def read(data: bytes, limits: Limits) -> Reading:
    """Read a PDF."""
    scan(data, limits)
    end = time.monotonic() + limits.seconds
    pages: list[Page] = []
    hidden = 0
    with _ONE_AT_A_TIME, _opened(data) as document:
        limits.hold("pages", len(document))
        for number in range(len(document)):
            if time.monotonic() > end:
                limits.hold("seconds", limits.seconds + 1)
            page, unseen = _read_page(document, number)
            pages.append(page)
            hidden += unseen
            limits.hold("text", sum(one.size for one in pages))
    _require_text(pages, hidden)
    builder = Builder(limits)
    tell(pages, builder)
    text, places = flatten(builder.finish())
    return Reading(text, f"pypdfium2 {pdfium.PYPDFIUM_INFO}", places)


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError("is locked by a password; save it without") from error
        raise UnreadableError(
            f"is damaged or cut: {error}; get it again from where it came"
        ) from error
    try:
        yield document
    finally:
        document.close()


def _read_page(document: pdfium.PdfDocument, number: int) -> tuple[Page, int]:
    """Return a page, and how many characters it hides."""
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"is damaged: its page {number + 1} cannot be read") from error
    try:
        text = page.get_textpage()
        try:
            left, bottom, right, top = page.get_cropbox()
            glyphs, turn, hidden = glyphs_of(text.raw, (left, bottom, right, top))
        finally:
            text.close()
        level, upright, missing = rules_of(page.raw, turn)
        glyphs += map(lost_glyph, missing)
        return page_of(number + 1, glyphs, tables_of(level, upright), turn), hidden
    finally:
        page.close()


def _require_text(pages: list[Page], hidden: int) -> None:
    count = sum(one.size for one in pages)
    if count < _FEW * len(pages) and hidden > count:
        raise UnreadableError(_HIDDEN)
    if count < _FEW:
        raise UnreadableError(_SCANNED)
    if sum(one.unknown for one in pages) * 2 > count:
        raise UnreadableError(_NO_LETTERS.format(_OCR))
