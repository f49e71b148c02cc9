"""Plain text and markdown."""

from gaiparse.readers._decode import decode
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Reading


def read(data: bytes, limits: Limits) -> Reading:
    """Decode a text."""
    text, encoding = decode(data)
    if not text.strip():
        raise UnreadableError("is empty")
    if "\x00" in text:
        raise UnreadableError("is no text: it holds NUL characters; name the file it was made from")
    limits.hold("text", len(text))
    return Reading(text, encoding)
