"""The table of file formats: what each is told by, what reads it, or what to do without."""

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE
)

_TEXT_FIRST = "turn it into UTF-8 text first"
_LIBREOFFICE = "soffice --headless --convert-to 'txt:Text (encoded):UTF8' FILE"


class Format(NamedTuple):
    """A file format.

    Attributes
    ----------
    id
        Its name in ``Source.format``. The module ``readers/_{id}.py`` reads it, with a function
        ``read(data: bytes, name: str) -> str`` that raises `ReadError`.
    name
        What people call a file of it, with its article.
    suffixes
        File names in a folder that end so are read; lower-case.
    matches
        Tells by the content, or else by the suffix, whether a file is of this format.
    reader
        What reads it, for ``Source.reader``; None if nothing does yet.
    extra
        The extra of the package that brings what the reader imports.
    advice
        What to do as long as there is no reader.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    matches: Callable[[bytes, str], bool]
    reader: str | None = None
    extra: str | None = None
    advice: str = _TEXT_FIRST


def _begins(*marks: bytes, holding: bytes = b"") -> Callable[[bytes, str], bool]:
    return lambda data, _: data.startswith(marks) and holding in data


# The first that matches takes a file. Names inside a ZIP file stand there as they are, those
# inside an old Office file in UTF-16.
FORMATS = (
    Format(
        id="docx",
        name="a Word file",
        suffixes=(".docx",),
        matches=_begins(_ZIP, holding=b"word/document.xml"),
        advice=f"{_TEXT_FIRST}, for example: docx2txt FILE > FILE.txt",
    ),
    Format(
        id="xlsx",
        name="an Excel file",
        suffixes=(".xlsx",),
        matches=_begins(_ZIP, holding=b"xl/workbook.xml"),
    ),
    Format(
        id="zip",
        name="a ZIP archive, or a document packed like one",
        suffixes=(".zip", ".odt", ".ofd"),
        matches=_begins(_ZIP),
        advice=f"unpack it, or {_TEXT_FIRST}",
    ),
    Format(
        id="doc",
        name="a Word file of the old format",
        suffixes=(".doc", ".wps"),
        matches=_begins(_OLE, holding="WordDocument".encode("utf-16-le")),
        advice=f"{_TEXT_FIRST}, for example: {_LIBREOFFICE}",
    ),
    Format(
        id="ole",
        name="an Office file, old or locked by a password",
        suffixes=(".xls", ".et", ".ppt"),
        matches=_begins(_OLE),
    ),
    Format(
        id="rtf",
        name="an RTF file",
        suffixes=(".rtf",),
        matches=_begins(b"{\\rtf"),
        advice=f"{_TEXT_FIRST}, for example: {_LIBREOFFICE}",
    ),
    Format(
        id="pdf",
        name="a PDF",
        suffixes=(".pdf",),
        matches=_begins(b"%PDF-"),
        advice=f"{_TEXT_FIRST}, for example: pymupdf gettext -mode simple FILE",
    ),
    Format(
        id="picture",
        name="a picture",
        suffixes=(".jpg", ".jpeg", ".png", ".tif", ".tiff"),
        matches=_begins(b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*"),
        advice="have its text recognised (OCR) first",
    ),
    Format(
        id="html",
        name="a web page",
        suffixes=(".html", ".htm"),
        matches=lambda data, suffix: suffix in (".html", ".htm") or bool(_HTML.match(data)),
        advice=f"{_TEXT_FIRST}, for example with BeautifulSoup's get_text()",
    ),
    Format(
        id="text",
        name="a text file",
        suffixes=(".txt", ".md", ".text"),
        matches=lambda _data, _suffix: True,  # Whatever its name; the reader says if it is none.
        reader="utf-8",
    ),
)
"""Every format, told or read."""


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file."""
    suffix = PurePath(name).suffix.lower()
    return next(one for one in FORMATS if one.matches(data, suffix))


def is_readable(name: str) -> bool:
    """Tell by its name whether a file in a folder is to be read."""
    return name.lower().endswith(readable_suffixes())


def readable_suffixes() -> tuple[str, ...]:
    """Return the suffixes of the formats that have a reader."""
    return tuple(suffix for one in FORMATS if one.reader for suffix in one.suffixes)
