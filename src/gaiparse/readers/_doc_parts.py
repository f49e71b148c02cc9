"""The structures of an old Word file, by [MS-DOC]: pieces of text, and what is known of them."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from gaiparse.readers._limits import Limits, UnreadableError

_MAGIC = 0xA5EC
_FLAGS, _TEXT_LENGTH = 0x0A, 0x4C
_ENCRYPTED, _WHICH_TABLE = 0x0100, 0x0200
_CHARACTERS, _PARAGRAPHS, _PIECES = 0xFA, 0x102, 0x1A2
_COMPRESSED = 0x40000000
_PAGE = 512
_LAST_OF_ONE = "\uffff"
_MOST_PIECES = 1_000_000

_IN_TABLE, _ENDS_ROW = 0x2416, 0x2417
_ROW_CELLS = 0xD608
_HUGE = (0x6645, 0x6646)
_TABS = 0xC615
_DELETED, _STRUCK, _TWICE_STRUCK, _HIDDEN, _RAISED = 0x0800, 0x0837, 0x2A53, 0x083C, 0x2A48
_CELL_SIZE = 20
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_TOO_OLD = "is of Word 6 or 95, or no Word file at all; save it as .docx"


class Paragraph(NamedTuple):
    """A paragraph.

    Attributes
    ----------
    start
        Where it begins in the text.
    text
        With the sign that ends it.
    properties
        By code.
    """

    start: int
    text: str
    properties: Mapping[int, bytes]

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table."""
        return self.properties.get(_IN_TABLE, b"\0")[:1] != b"\0"

    @property
    def ends_row(self) -> bool:
        """Whether it is the sign that ends a row."""
        return self.properties.get(_ENDS_ROW, b"\0")[:1] != b"\0"


class Run(NamedTuple):
    """What is known of some characters."""

    deleted: bool = False
    hidden: bool = False
    changed: bool = False


class _Piece(NamedTuple):
    start: int
    end: int
    place: int
    narrow: bool


class Doc:
    """A document: its text, and the properties of each part of it."""

    def __init__(self, streams: Mapping[str, bytes], limits: Limits) -> None:
        """Read the tables of a document.

        Raises
        ------
        UnreadableError
            It is locked, damaged, or older than the format.
        """
        try:
            self._main = streams["WordDocument"]
            magic, flags = self._short(0), self._short(_FLAGS)
            if magic != _MAGIC:
                raise UnreadableError(_TOO_OLD)
            if flags & _ENCRYPTED:
                raise UnreadableError("is locked by a password; save it without")
            self._table = streams["1Table" if flags & _WHICH_TABLE else "0Table"]
            self._data = streams.get("Data", b"")
            limits.hold("text", self._long(_TEXT_LENGTH))
            self._pieces = list(self._find_pieces(self._long(_TEXT_LENGTH)))
            self.text = "".join(map(self._piece, self._pieces))
            self._paragraphs = self._properties(_PARAGRAPHS, wide=True)
            self._characters = self._properties(_CHARACTERS, wide=False)
        except (KeyError, struct.error, IndexError) as error:
            raise UnreadableError(f"is damaged or cut: {error!r}") from error

    def _short(self, place: int) -> int:
        found: int = struct.unpack_from("<H", self._main, place)[0]
        return found

    def _long(self, place: int) -> int:
        found: int = struct.unpack_from("<I", self._main, place)[0]
        return found

    def _part(self, place: int) -> bytes:
        """Return the part of the table stream that two numbers at a place point to."""
        start, length = struct.unpack_from("<II", self._main, place)
        return self._table[start : start + length]

    def _find_pieces(self, length: int) -> Iterator[_Piece]:
        part = self._part(_PIECES)
        place = 0
        while place < len(part) and part[place] == 1:
            place += 3 + int(struct.unpack_from("<H", part, place + 1)[0])
        if place >= len(part) or part[place] != 2:  # noqa: PLR2004
            raise UnreadableError("is damaged: nothing says where its text stands")
        count = (struct.unpack_from("<I", part, place + 1)[0] - 4) // 12
        if not 0 <= count <= _MOST_PIECES:
            raise UnreadableError("is damaged: its text is in too many pieces")
        ends = struct.unpack_from(f"<{count + 1}I", part, place + 5)
        place += 5 + 4 * (count + 1)
        if ends[0] or any(start > end for start, end in pairwise(ends)):
            raise UnreadableError("is damaged: the pieces of its text overlap")
        for rank, (start, reach) in enumerate(pairwise(ends)):
            (at,) = struct.unpack_from("<I", part, place + 8 * rank + 2)
            end = min(reach, length)
            if end > start:
                narrow = bool(at & _COMPRESSED)
                at &= _COMPRESSED - 1
                yield _Piece(start, end, at // 2 if narrow else at, narrow)

    def _piece(self, piece: _Piece) -> str:
        size = (piece.end - piece.start) * (1 if piece.narrow else 2)
        packed = self._main[piece.place : piece.place + size]
        if len(packed) < size:
            raise UnreadableError("is cut: a part of its text is missing")
        if piece.narrow:
            return packed.decode("cp1252", "replace")
        text = packed.decode("utf-16-le", "replace")
        if len(text) < size // 2:
            # A character of two halves takes two places here as well.
            text = "".join(one if one <= _LAST_OF_ONE else f"{one}\x00" for one in text)
        return text

    def place_of(self, character: int) -> int:
        """Return where a character of the text stands in the file."""
        rank = bisect_right(self._pieces, character, key=lambda one: one.start) - 1
        piece = self._pieces[rank]
        return piece.place + (character - piece.start) * (1 if piece.narrow else 2)

    def _properties(self, place: int, *, wide: bool) -> "_Ranges":
        part = self._part(place)
        count = max(0, (len(part) - 4) // 8)
        pages = struct.unpack_from(f"<{count}I", part, 4 * (count + 1))
        ranges = _Ranges()
        for number in pages:
            start = (number & 0x3FFFFF) * _PAGE
            self._page(self._main[start : start + _PAGE], ranges, wide=wide)
        return ranges

    def _page(self, page: bytes, ranges: "_Ranges", *, wide: bool) -> None:
        """Take the properties on one page: what they are for, and where on it they stand."""
        if len(page) < _PAGE:
            return
        count, step = page[-1], 13 if wide else 1
        if 4 * (count + 1) + step * count >= _PAGE:
            raise UnreadableError("is damaged: a page of its properties lists too many")
        ends = struct.unpack_from(f"<{count + 1}I", page, 0)
        for rank in range(count):
            place = 2 * page[4 * (count + 1) + step * rank]
            listed = b""
            if place and wide:
                size = 2 * page[place] - 1 if page[place] else 2 * page[place + 1]
                place += 1 if page[place] else 2
                listed = page[place + 2 : place + size]
            elif place:
                listed = page[place + 1 : place + 1 + page[place]]
            ranges.add(ends[rank], ends[rank + 1], self._listed(listed))

    def _listed(self, listed: bytes) -> Mapping[int, bytes]:
        """Return a list of properties by code."""
        found: dict[int, bytes] = {}
        place = 0
        while place + 2 <= len(listed):
            (code,) = struct.unpack_from("<H", listed, place)
            place += 2
            size = _SIZES[code >> 13]
            if size < 0:
                size = listed[place] if place < len(listed) else 0
                place += 1
                if code == _ROW_CELLS:
                    size += 256 * (listed[place] if place < len(listed) else 0) - 1
                    place += 1
                elif code == _TABS and size == 255:  # noqa: PLR2004
                    break
            value = listed[place : place + size]
            place += max(size, 0)
            if code in _HUGE and len(value) == 4:  # noqa: PLR2004
                (start,) = struct.unpack("<I", value)
                length = int.from_bytes(self._data[start : start + 2], "little")
                found |= self._listed_once(self._data[start + 2 : start + 2 + length])
            else:
                found[code] = value
        return found

    def _listed_once(self, listed: bytes) -> Mapping[int, bytes]:
        """Return a list that stands elsewhere; it points nowhere else."""
        data, self._data = self._data, b""
        try:
            return self._listed(listed)
        finally:
            self._data = data

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield each paragraph; signs end them, or cells."""
        start = 0
        text = self.text
        while start < len(text):
            ends = [at for sign in "\r\x07" if (at := text.find(sign, start)) >= 0]
            end = min(ends, default=len(text) - 1)
            properties = self._paragraphs.at(self.place_of(end))
            yield Paragraph(start, text[start : end + 1], properties)
            start = end + 1

    def run_at(self, character: int) -> tuple[Run, int]:
        """Return what is known of a character, and for how many from there on it may hold."""
        rank = bisect_right(self._pieces, character, key=lambda one: one.start) - 1
        piece = self._pieces[rank]
        width = 1 if piece.narrow else 2
        place = piece.place + (character - piece.start) * width
        listed, end = self._characters.until(place)
        reach = min((end - place + width - 1) // width, piece.end - character)
        return _run(listed), max(1, reach)


def _run(listed: Mapping[int, bytes]) -> Run:
    def has(code: int) -> bool:
        return listed.get(code, b"\0")[:1] not in (b"\0", b"")

    hidden = has(_HIDDEN)
    changed = hidden or has(_STRUCK) or has(_TWICE_STRUCK) or has(_RAISED)
    return Run(has(_DELETED), hidden, changed)


class Runs:
    """The text of a paragraph, parted where what is known of it changes."""

    def __init__(self, doc: Doc, paragraph: Paragraph) -> None:
        """Take a paragraph."""
        self._doc = doc
        self._paragraph = paragraph

    def __iter__(self) -> Iterator[tuple[str, Run]]:
        """Yield each part with what is known of it."""
        start, text = self._paragraph.start, self._paragraph.text
        place = 0
        while place < len(text):
            run, reach = self._doc.run_at(start + place)
            yield text[place : place + reach], run
            place += reach


class _Ranges:
    """Properties of parts of the file."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._found: list[tuple[int, Mapping[int, bytes]]] = []

    def add(self, start: int, end: int, listed: Mapping[int, bytes]) -> None:
        """Add a part behind all others."""
        if not self._starts or start >= self._starts[-1]:
            self._starts.append(start)
            self._found.append((end, listed))

    def at(self, place: int) -> Mapping[int, bytes]:
        """Return the properties of what stands at a place."""
        return self.until(place)[0]

    def until(self, place: int) -> tuple[Mapping[int, bytes], int]:
        """Return the properties of what stands at a place, and where they end."""
        rank = bisect_right(self._starts, place) - 1
        if rank >= 0 and place < self._found[rank][0]:
            return self._found[rank][1], self._found[rank][0]
        following = self._starts[rank + 1] if rank + 1 < len(self._starts) else place + 1_000_000
        return {}, following


def cells_of(properties: Mapping[int, bytes]) -> list[bool]:
    """Return for each cell of a row whether it is covered by another."""
    listed = properties.get(_ROW_CELLS, b"")
    if not listed:
        return []
    count = listed[0]
    place = 1 + 2 * (count + 1)
    covered: list[bool] = []
    beside = False
    for rank in range(count):
        flags = int.from_bytes(listed[place + _CELL_SIZE * rank :][:2], "little")
        # The first of some cells that are merged with each other is shown.
        covered.append((beside and bool(flags & 0x3)) or flags & 0x60 == 0x20)  # noqa: PLR2004
        beside = bool(flags & 0x3)
    return covered
