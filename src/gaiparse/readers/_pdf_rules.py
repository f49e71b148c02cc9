"""The ruled lines of a PDF page."""

import ctypes
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gaiparse.readers._limits import UnreadableError
from gaiparse.readers._pdf_glyphs import Turn

_THIN = 3.0
NEAR = 3.0
_SHORT = 1.0
_NO_WIDTH = 0.01
_DEEPEST = 8
_MOST_RULES = 20_000


class Rule(NamedTuple):
    """A straight line: where it lies across, and from where to where it reaches."""

    at: float
    start: float
    end: float


def rules_of(
    page: "pdfium.FPDF_PAGE", turn: Turn
) -> tuple[list[Rule], list[Rule], list[tuple[float, float]]]:
    """Return the horizontal and the vertical lines that a page draws, and where text is missing.

    PDFium leaves out a text without any width. That is a space, or a character of a font that
    neither the file nor this machine has.
    """
    level: list[Rule] = []
    upright: list[Rule] = []
    missing: list[tuple[float, float]] = []
    for x0, y0, x1, y1 in _strokes(page):
        if x0 == x1 and y0 == y1:
            missing.append(turn.point(x0, y0))
            continue
        (left, top), (right, bottom) = turn.point(x0, y0), turn.point(x1, y1)
        left, right = sorted((left, right))
        top, bottom = sorted((top, bottom))
        if bottom - top <= _THIN and right - left > max(_SHORT, bottom - top):
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top > _SHORT:
            upright.append(Rule((left + right) / 2, top, bottom))
        if len(level) + len(upright) > _MOST_RULES:
            raise UnreadableError("is refused: one of its pages draws more lines than tables have")
    return _joined(level), _joined(upright), missing


_Matrix = tuple[float, float, float, float, float, float]


def _strokes(page: "pdfium.FPDF_PAGE") -> Iterator[tuple[float, float, float, float]]:
    """Yield the ends of each straight stroke, and opposite corners of each thin filled box.

    A text that is missing is yielded as a stroke without length.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    for rank in range(count):
        yield from _strokes_of(pdfium.FPDFPage_GetObject(page, rank), (1, 0, 0, 1, 0, 0), 0)


def _strokes_of(
    thing: "pdfium.FPDF_PAGEOBJECT", outer: _Matrix, depth: int
) -> Iterator[tuple[float, float, float, float]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _times(_matrix(thing), outer)
        for rank in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _strokes_of(pdfium.FPDFFormObj_GetObject(thing, rank), inner, depth + 1)
    elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        if right.value - left.value < _NO_WIDTH and not pdfium.FPDFFont_GetIsEmbedded(
            pdfium.FPDFTextObj_GetFont(thing)
        ):
            a, b, c, d, e, f = outer
            x, y = left.value, (bottom.value + top.value) / 2
            yield (a * x + c * y + e, b * x + d * y + f) * 2
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        points = _points(thing, _times(_matrix(thing), outer))
        if stroke.value:
            yield from (one for one in points if one[:2] != one[2:])
        elif fill.value and points:
            xs = [one for line in points for one in line[::2]]
            ys = [one for line in points for one in line[1::2]]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
                yield min(xs), min(ys), max(xs), max(ys)


def _matrix(thing: "pdfium.FPDF_PAGEOBJECT") -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _points(
    path: "pdfium.FPDF_PAGEOBJECT", matrix: _Matrix
) -> list[tuple[float, float, float, float]]:
    """Return the straight pieces of a path on the page."""
    pieces = []
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for rank in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, rank)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            pieces.append((*last, *point))
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            pieces.append((*last, *start))
            last = start
    return pieces


def _joined(rules: list[Rule]) -> list[Rule]:
    """Join lines that go on in the same direction, such as those drawn cell by cell."""
    out: list[Rule] = []
    for place in places_of([one.at for one in rules]):
        near = sorted((one for one in rules if abs(one.at - place) <= NEAR), key=lambda o: o.start)
        for one in near:
            if out and out[-1].at == place and one.start - out[-1].end <= NEAR:
                out[-1] = out[-1]._replace(end=max(out[-1].end, one.end))
            else:
                out.append(Rule(place, one.start, one.end))
    return out


def places_of(values: Iterable[float]) -> list[float]:
    """Return where lines lie that lie near each other."""
    groups: list[list[float]] = []
    for one in sorted(values):
        if groups and one - groups[-1][0] <= NEAR:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [sum(group) / len(group) for group in groups]
