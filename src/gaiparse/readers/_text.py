"""Plain text."""

from gaiparse.errors import ReadError

_MAGIC = {
    b"PK\x03\x04": "a ZIP-based document such as Word, Excel or OpenDocument",
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0": "a legacy Office document",
    b"{\\rtf": "an RTF document",
}


def read(data: bytes, name: str) -> str:
    """Decode UTF-8 text; anything else is a `ReadError` that says what was found."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(name, f"is {kind}; convert it to text first")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = (
            f"is not UTF-8 text (byte 0x{data[error.start]:02x} at offset {error.start}); "
            "convert it to UTF-8 first"
        )
        raise ReadError(name, reason) from error
    if not text.strip():
        raise ReadError(name, "is empty")
    return text
