"""Plain text."""

import codecs

from gaiparse.errors import ReadError


def read(data: bytes, name: str) -> str:
    """Decode UTF-8 text; anything else is a `ReadError` that says what was found."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(name, f"is not UTF-8 text {_instead(data, error.start)}") from None
    if not text.strip():
        raise ReadError(name, "is empty")
    return text


def _instead(data: bytes, start: int) -> str:
    """Return what stands there in place of UTF-8, and how to convert it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "but UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 FILE > FILE.txt"
    return (
        f"(byte 0x{data[start]:02x} at offset {start}); Chinese text that is not UTF-8 is mostly "
        "GBK; convert it first: iconv -f GB18030 -t UTF-8 FILE > FILE.txt"
    )
