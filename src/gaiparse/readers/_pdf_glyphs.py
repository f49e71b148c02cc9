"""The characters of a PDF page with their boxes, and the lines they stand on."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

_LOST = "\ufffd"
_INVISIBLE = frozenset({3, 7})  # Without ink, and without ink for clipping.
_SAME_PLACE = 0.1
_SAME_LINE = 0.35
_SPACE = 0.25
_HAN_SPACE = 0.6
_WIDE = 1.5
_EM = 10.0
_HAN = "\u2e80"
_QUARTER = math.pi / 2


class Glyph(NamedTuple):
    """A character and its box; the vertical axis points down.

    Attributes
    ----------
    text
        The character.
    left, top, right, bottom
        Its box, from the upper left corner of the page in points.
    origin, base
        Where on its line it begins, and where that line runs.
    size
        Height of its font in points.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin: float
    base: float
    size: float


class TextLine(NamedTuple):
    """A line of text and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Turn(NamedTuple):
    """How a page is turned so that its text stands upright."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def shown_height(self) -> float:
        """How high the page is once it is turned."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page from its upper left corner once it is turned."""
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:  # noqa: PLR2004
            return self.right - x, y - self.bottom
        if self.quarters == 3:  # noqa: PLR2004
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def glyphs_of(
    text_page: "pdfium.FPDF_TEXTPAGE", area: tuple[float, float, float, float]
) -> tuple[list[Glyph], Turn, int]:
    """Return the characters that a page shows, how it is turned, and how many it hides.

    `area` is what is shown of it: left, bottom, right and top edge.
    """
    probe = _Probe(text_page)
    angles: Counter[int] = Counter()
    found: list[_Found] = []
    hidden = 0
    left, bottom, right, top = area
    for rank in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, rank)
        if code in _EMPTY or pdfium.FPDFText_IsGenerated(text_page, rank) == 1:
            continue
        style = probe.style(rank)
        if style is None:
            hidden += 1
            continue
        angle, size = style
        x, y = probe.origin(rank)
        if not (left <= x <= right and bottom <= y <= top):
            continue
        angles[angle] += 1
        text = _LOST if pdfium.FPDFText_HasUnicodeMapError(text_page, rank) == 1 else _text(code)
        found.append((text, *probe.box(rank, size), x, y, size))
    turn = Turn(angles.most_common(1)[0][0] if angles else 0, *area)
    return [_turned(one, turn) for one in found], turn, hidden


_Found: TypeAlias = tuple[str, float, float, float, float, float, float, float]


class _Probe:
    """Asks for what is known of a character, in memory that is taken once."""

    def __init__(self, text_page: "pdfium.FPDF_TEXTPAGE") -> None:
        self._page = text_page
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._loose = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._styles: dict[int, tuple[int, float] | None] = {}

    def style(self, rank: int) -> tuple[int, float] | None:
        """Return in which quarter text runs and how high its font is; None if it is not shown."""
        owner = pdfium.FPDFText_GetTextObject(self._page, rank)
        address = ctypes.cast(owner, ctypes.c_void_p).value or 0
        if address not in self._styles:
            shown = pdfium.FPDFTextObj_GetTextRenderMode(owner) not in _INVISIBLE
            self._styles[address] = self._ask(rank) if shown else None
        return self._styles[address]

    def _ask(self, rank: int) -> tuple[int, float]:
        angle = -round(pdfium.FPDFText_GetCharAngle(self._page, rank) / _QUARTER) % 4
        # The boxes of some fonts are far too large to tell.
        pdfium.FPDFText_GetMatrix(self._page, rank, self._matrix)
        size: float = pdfium.FPDFText_GetFontSize(self._page, rank)
        return angle, abs(size) * math.hypot(self._matrix.c, self._matrix.d)

    def origin(self, rank: int) -> tuple[float, float]:
        """Return where a character begins on its line."""
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self._page, rank, x, y)
        return x.value, y.value

    def box(self, rank: int, size: float) -> tuple[float, float, float, float]:
        """Return the box of a character, with the space that belongs to it on either side."""
        pdfium.FPDFText_GetCharBox(self._page, rank, *self._numbers)
        left, right, bottom, top = (one.value for one in self._numbers)
        loose = self._loose
        pdfium.FPDFText_GetLooseCharBox(self._page, rank, loose)
        if 0 < loose.right - loose.left <= _WIDE * size:
            left, right = min(left, loose.left), max(right, loose.right)
        return left, bottom, right, top


_EMPTY = frozenset({0, 0x9, 0xA, 0xD, 0x20, 0xA0, 0x3000, 0x200B, 0xFEFF, 0xFFFE, 0x2})


def _text(code: int) -> str:
    """Return a character; one that fonts define for themselves is not known."""
    text = chr(code)
    return _LOST if unicodedata.category(text) in ("Co", "Cs", "Cn", "Cc") else text


def _turned(one: _Found, turn: Turn) -> Glyph:
    text, left, bottom, right, top, x, y, size = one
    x0, y0 = turn.point(left, bottom)
    x1, y1 = turn.point(right, top)
    return Glyph(text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), *turn.point(x, y), size)


def lost_glyph(point: tuple[float, float]) -> Glyph:
    """Return what stands for a text that cannot be read."""
    x, y = point
    return Glyph(_LOST, x, y - _EM, x + _EM, y, x, y, _EM)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return some characters as lines from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.left)):
        if rows and glyph.base - rows[-1][0].base <= _SAME_LINE * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(row) for row in rows]


def _line(row: list[Glyph]) -> TextLine:
    row.sort(key=lambda one: one.origin)
    size = median(one.size for one in row)
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None:
            if glyph.origin - last.origin < _SAME_PLACE * size:
                # Bold type is at times one character printed twice.
                if glyph.text != last.text:
                    pieces.append(_LOST)
                continue
            han = min(last.text, glyph.text) >= _HAN
            if glyph.left - last.right > (_HAN_SPACE if han else _SPACE) * size:
                pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    return TextLine(
        "".join(pieces),
        row[0].left,
        min(one.top for one in row),
        max(one.right for one in row),
        max(one.bottom for one in row),
        size,
    )
