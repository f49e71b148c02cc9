"""The table of file formats: what each is told by, what reads it, or what to do without."""

import codecs
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WHOLE_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_PIECE_OF_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:article|center|div|font|h[1-6]|link|p|script|section|span|strong|style|"
    rb"table)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
# A PDF may stand behind a few bytes of something else.
_PDF_WITHIN = 1024

_TEXT_FIRST = "turn it into UTF-8 text first"


class Format(NamedTuple):
    """A file format.

    Attributes
    ----------
    id
        Its name in ``Source.format``. The module ``readers/_{id}.py`` reads it, with a function
        ``read(data: bytes, limits: Limits) -> Reading`` that raises `UnreadableError`.
    name
        What people call a file of it, with its article.
    suffixes
        File names in a folder that end so are read; lower-case.
    matches
        Tells by the content, or else by the suffix, whether a file is of this format.
    media_types
        What it is sent as.
    read
        Whether there is a reader.
    extra
        The extra of the package that brings what the reader imports.
    advice
        What to do as long as there is no reader.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    matches: Callable[[bytes, str], bool]
    media_types: tuple[str, ...] = ()
    read: bool = False
    extra: str | None = None
    advice: str = _TEXT_FIRST


def _begins(*marks: bytes, holding: bytes = b"") -> Callable[[bytes, str], bool]:
    return lambda data, _: data.startswith(marks) and holding in data


def _is_page(data: bytes, suffix: str) -> bool:
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(codecs.BOM_UTF8)
    if _WHOLE_PAGE.match(head):
        return True
    if suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return b"\x00" not in head or head is not data[:_HEAD]
    # Markdown may begin with a tag too; its name says so.
    return suffix not in (".txt", ".md", ".text") and bool(_PIECE_OF_PAGE.match(head))


# The first that matches takes a file. Names inside a ZIP file stand there as they are, those
# inside an old Office file in UTF-16.
FORMATS = (
    Format(
        id="docx",
        name="a Word file",
        suffixes=(".docx", ".docm"),
        matches=_begins(_ZIP, holding=b"word/document.xml"),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        read=True,
        extra="docx",
    ),
    Format(
        id="xlsx",
        name="an Excel file",
        suffixes=(".xlsx", ".xlsm"),
        matches=_begins(_ZIP, holding=b"xl/workbook.xml"),
        media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        read=True,
        extra="xlsx",
    ),
    Format(
        id="odt",
        name="an OpenDocument file",
        suffixes=(".odt", ".ods"),
        matches=_begins(_ZIP, holding=b"content.xml"),
        media_types=(
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
        read=True,
        extra="odt",
    ),
    Format(
        id="ofd",
        name="an OFD file (GB/T 33190)",
        suffixes=(".ofd",),
        matches=_begins(_ZIP, holding=b"OFD.xml"),
        advice="print it to a PDF, or turn it into UTF-8 text first",
    ),
    Format(
        id="zip",
        name="a ZIP archive, or a document packed like one",
        suffixes=(".zip",),
        matches=_begins(_ZIP, b"PK\x05\x06"),
        advice=f"unpack it, or {_TEXT_FIRST}",
    ),
    Format(
        id="doc",
        name="a Word file of the old format",
        suffixes=(".doc", ".wps"),
        matches=_begins(_OLE, holding="WordDocument".encode("utf-16-le")),
        media_types=("application/msword",),
        read=True,
        extra="doc",
    ),
    Format(
        id="locked",
        name="an Office file locked by a password",
        suffixes=(),
        matches=_begins(_OLE, holding="EncryptedPackage".encode("utf-16-le")),
        advice="save it without a password",
    ),
    Format(
        id="ole",
        name="an old Office file other than of Word",
        suffixes=(".xls", ".et", ".ppt"),
        matches=_begins(_OLE),
        advice="save it as .docx or .xlsx",
    ),
    Format(
        id="rtf",
        name="an RTF file",
        suffixes=(".rtf",),
        matches=_begins(b"{\\rtf"),
        media_types=("application/rtf", "text/rtf"),
        read=True,
    ),
    Format(
        id="pdf",
        name="a PDF",
        suffixes=(".pdf",),
        matches=lambda data, _: b"%PDF-" in data[:_PDF_WITHIN],
        media_types=("application/pdf",),
        read=True,
        extra="pdf",
    ),
    Format(
        id="picture",
        name="a picture",
        suffixes=(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp"),
        matches=_begins(b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8"),
        advice="have its text recognised (OCR) first",
    ),
    Format(
        id="html",
        name="a web page",
        suffixes=(".html", ".htm", ".xhtml", ".shtml"),
        matches=_is_page,
        media_types=("text/html", "application/xhtml+xml"),
        read=True,
        extra="html",
    ),
    Format(
        id="text",
        name="a text file",
        suffixes=(".txt", ".md", ".text"),
        matches=lambda _data, _suffix: True,  # Whatever its name; the reader says if it is none.
        media_types=("text/plain", "text/markdown"),
        read=True,
    ),
)
"""Every format, told or read."""


def format_of(data: bytes, name: str, media_type: str | None = None) -> Format:
    """Return the format of a file: what its content says, helped by name or media type."""
    suffix = PurePath(name).suffix.lower()
    if media_type is not None:
        sent_as = media_type.partition(";")[0].strip().lower()
        suffix = next((one.suffixes[0] for one in FORMATS if sent_as in one.media_types), suffix)
    return next(one for one in FORMATS if one.matches(data, suffix))


def is_readable(name: str) -> bool:
    """Tell by its name whether a file in a folder is to be read."""
    return name.lower().endswith(readable_suffixes())


def readable_suffixes() -> tuple[str, ...]:
    """Return the suffixes of the formats that have a reader."""
    return tuple(suffix for one in FORMATS if one.read for suffix in one.suffixes)
