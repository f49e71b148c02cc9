"""Old Word files, written byte by byte: text, and what is said of its paragraphs and characters."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

_TEXT = 0x400
_PAGE = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

IN_TABLE = struct.pack("<HB", 0x2416, 1)
ENDS_ROW = struct.pack("<HB", 0x2417, 1)
DELETED = struct.pack("<HB", 0x0800, 1)
STRUCK = struct.pack("<HB", 0x0837, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)


class Part(NamedTuple):
    """Some text with what is said of its characters, and of the paragraph that it ends."""

    text: str
    characters: bytes = b""
    paragraph: bytes = b""


def row_of(*flags: int) -> bytes:
    """Return what says of a row how its cells are merged."""
    cells = b"".join(struct.pack("<H18x", one) for one in flags)
    edges = struct.pack(f"<{len(flags) + 1}h", *range(0, 1000 * len(flags) + 1, 1000))
    listed = bytes([len(flags)]) + edges + cells
    return ENDS_ROW + struct.pack("<HH", 0xD608, len(listed) + 1) + listed


def doc(parts: Sequence[Part]) -> bytes:
    """Return a file; each part that ends in a sign of a paragraph or cell ends a paragraph."""
    text = "".join(one.text for one in parts)
    length = len(text.encode("utf-16-le")) // 2
    characters, paragraphs = [], []
    place = start = _TEXT
    for one in parts:
        end = place + len(one.text.encode("utf-16-le"))
        characters.append((place, end, one.characters))
        if one.text[-1] in "\r\x07":
            paragraphs.append((start, end, one.paragraph))
            start = end
        place = end
    main = bytearray(_TEXT) + text.encode("utf-16-le")
    main += bytes(-len(main) % _PAGE)
    first = len(main) // _PAGE
    main += _page(characters, wide=False) + _page(paragraphs, wide=True)
    span = struct.pack("<II", _TEXT, place)
    table = span + struct.pack("<I", first) + span + struct.pack("<I", first + 1)
    pieces = struct.pack("<BIII", 2, 16, 0, length) + struct.pack("<HIH", 0, _TEXT, 0)
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<H", main, 0x0A, 0x0200)
    struct.pack_into("<I", main, 0x4C, length)
    struct.pack_into("<II", main, 0xFA, 0, 12)
    struct.pack_into("<II", main, 0x102, 12, 12)
    struct.pack_into("<II", main, 0x1A2, 24, len(pieces))
    return _package({"WordDocument": bytes(main), "1Table": table + pieces})


def _page(listed: Sequence[tuple[int, int, bytes]], *, wide: bool) -> bytes:
    """Return a page that says something of each range."""
    page = bytearray(_PAGE)
    count = len(listed)
    struct.pack_into(f"<{count + 1}I", page, 0, *(one[0] for one in listed), listed[-1][1])
    end = _PAGE - 1
    for rank, (_, _, properties) in enumerate(listed):
        said = bytes([len(properties)]) + properties
        if wide:
            own = b"\0\0" + properties
            odd = len(own) % 2
            said = bytes([(len(own) + 1) // 2] if odd else [0, len(own) // 2]) + own
        if properties:
            end = (end - len(said)) // 2 * 2
            page[end : end + len(said)] = said
            page[4 * (count + 1) + (13 if wide else 1) * rank] = end // 2
    page[-1] = count
    return bytes(page)


def _package(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; every stream is long enough to stand by itself."""
    chain, sectors = [_FAT, _END], b""
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for rank, (name, data) in enumerate(streams.items(), 1):
        padded = data + bytes(max(4096, len(data) + -len(data) % _PAGE) - len(data))
        start, count = len(chain), len(padded) // _PAGE
        chain += [*range(start + 1, start + count), _END]
        left = rank + 1 if rank < len(streams) else _FREE
        entries.append(_entry(name, 2, start, len(padded), left=left))
        sectors += padded
    chain += [_FREE] * (_PAGE // 4 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0
    )
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    table = struct.pack(f"<{len(chain)}I", *chain)
    return head + table + b"".join(entries).ljust(_PAGE, b"\0") + sectors


def _entry(
    name: str, kind: int, start: int, size: int, child: int = _FREE, left: int = _FREE
) -> bytes:
    named = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(named) + 2, kind, 1, left, _FREE, child)
    return named.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
