"""What is packed in a PDF, looked at before a library unpacks it."""

import re
import zlib
from collections.abc import Iterator

from gaiparse.readers._limits import Limits, UnreadableError

_STREAM = re.compile(rb"\bstream\r?\n")
_DICTIONARY = 4096
_PIECE = 1 << 20
_CONTENT = 8 << 20
_PACKED_TIGHTLY = re.compile(rb"/(?:LZW|LZWDecode|RL|RunLengthDecode)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FONT = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"\x01\x00", b"%!PS")
_CALL = re.compile(rb"\bDo\b")
_AGAIN = re.compile(rb"\b(\d{1,10}\s+\d{1,5}\s+R)(?:\s+\1){49}")
_MOST_TIGHT = 64 * 1024
_MOST_CALLS = 1_000_000


def scan(data: bytes, limits: Limits) -> None:
    """Refuse a PDF that would unpack to more than the limits allow.

    Raises
    ------
    UnreadableError
        A stream holds too much, or content calls other content so often that it grows without
        end, or the same content is listed again and again.
    """
    if _AGAIN.search(data):
        raise UnreadableError("is refused: the same part of a page is listed again and again")
    total, calls = 0, 1
    for dictionary, start, end in _streams(data):
        if _PACKED_TIGHTLY.search(dictionary) and end - start > _MOST_TIGHT:
            if not _IMAGE.search(dictionary):
                raise UnreadableError(
                    "is refused: it is packed in a way no longer in use; print it to a new PDF"
                )
        elif b"Fl" in dictionary and not _IMAGE.search(dictionary):
            size, called = _unpack(data[start:end], limits.unpacked - total, limits)
            total += size
            calls *= max(1, called)
            if calls > _MOST_CALLS:
                raise UnreadableError("is refused: its pages are built of parts without end")


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the dictionary of each stream, and where the stream begins and ends."""
    place = 0
    while found := _STREAM.search(data, place):
        start = found.end()
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        before = data[max(place, found.start() - _DICTIONARY) : found.start()]
        yield before[before.rfind(b"obj") + 3 :], start, end
        place = end


def _unpack(packed: bytes, left: int, limits: Limits) -> tuple[int, int]:
    """Return how much a stream holds and how often it calls other content."""
    size = called = 0
    for _ in range(3):  # A stream may be packed twice; nobody packs one thrice.
        unpacker = zlib.decompressobj()
        size, called, head = 0, 0, b""
        again = b""
        try:
            while packed:
                piece = unpacker.decompress(packed, _PIECE)
                if not piece:
                    break
                head = head or piece[:8]
                size += len(piece)
                called += len(_CALL.findall(piece))
                again += piece if size <= _PIECE else b""
                if size > left or (size > _CONTENT and not head.startswith(_FONT)):
                    limits.hold("unpacked", limits.unpacked + 1)
                packed = unpacker.unconsumed_tail
        except zlib.error:
            break  # Damaged, or of no interest to whoever unpacks it.
        if head[:1] != b"\x78":
            break
        packed = again
    return size, called
