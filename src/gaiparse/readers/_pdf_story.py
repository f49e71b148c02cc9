"""Pages -> one story: without page numbers, paragraphs whole, tables joined over pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gaiparse._fold import fold
from gaiparse._headings import match_heading
from gaiparse.readers._builder import Builder
from gaiparse.readers._pdf_glyphs import TextLine
from gaiparse.readers._pdf_page import FilledBox, FilledTable, Page

_MARGIN = 0.12
_NUMBER = re.compile(
    r"[-—–－·.\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—–－·.\s]*"
)
_DECORATED = re.compile(r"[-—–－·].*\d.*[-—–－·]|第.*页")
_BEGINS = re.compile(
    r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[附注说]\s*[:：]"
)
_ENDS = re.compile(r"[。！？；:：;]$")
_EM = 1.2
_SAME = 3.0
_HAN_END = re.compile(r"[^\x00-\xff]$")


def tell(pages: Sequence[Page], builder: Builder) -> None:
    """Hand the pages to the builder."""
    furniture = _furniture(pages)
    open_table: FilledTable | None = None
    lines: list[TextLine] = []
    for page in pages:
        items = [one for one in page.items if id(one) not in furniture]
        for rank, item in enumerate(items):
            if isinstance(item, TextLine):
                _close(builder, open_table)
                open_table = None
                lines.append(item)
                continue
            _paragraphs(builder, lines)
            lines = []
            goes_on = open_table is not None and rank == 0 and _is_alike(open_table, item)
            if not goes_on:
                _close(builder, open_table)
                open_table = None
                builder.open_table()
            _rows(builder, item, page.number, open_table)
            open_table = item
    _close(builder, open_table)
    _paragraphs(builder, lines)


def _close(builder: Builder, table: FilledTable | None) -> None:
    if table is not None:
        builder.close_table()


def _furniture(pages: Sequence[Page]) -> set[int]:
    """Return what is not of the story: numbers of pages, and lines that every page repeats."""
    edges = [(page, item) for page in pages for item in _edges(page)]
    found: set[int] = set()
    shifts: Counter[int] = Counter()
    for page, item in edges:
        if number := _NUMBER.fullmatch(item.text):
            shifts[int(number[1]) - page.number] += 1
    for page, item in edges:
        number = _NUMBER.fullmatch(item.text)
        if number and (
            _DECORATED.search(item.text)
            or shifts[int(number[1]) - page.number] > len(pages) / 2 > 1
        ):
            found.add(id(item))
    repeated = Counter((item.text, round(item.top / _SAME)) for _, item in edges)
    met: set[str] = set()
    for _, item in edges:
        if repeated[item.text, round(item.top / _SAME)] > max(2, len(pages) / 2):
            if item.text in met:
                found.add(id(item))
            met.add(item.text)
    return found


def _edges(page: Page) -> Iterator[TextLine]:
    """Yield the lines in the margins of a page."""
    for item in page.items:
        if isinstance(item, TextLine) and not (
            page.height * _MARGIN < item.top < page.height * (1 - _MARGIN)
        ):
            yield item


def _paragraphs(builder: Builder, lines: Sequence[TextLine]) -> None:
    """Add lines; one that reaches the right edge goes on in the next."""
    if not lines:
        return
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    builder.end_line()
    builder.text(lines[0].text)
    for above, below in pairwise(lines):
        goes_on = (
            above.right > right - _EM * above.size
            and below.left < left + _EM * below.size
            and abs(above.size - below.size) < 1
            and not _BEGINS.match(below.text)
            and not _ENDS.search(above.text)
            and not any(match_heading(fold(one.text).text) for one in (above, below))
        )
        if not goes_on:
            builder.end_line()
        elif not _HAN_END.search(above.text):
            builder.text(" ")
        builder.text(below.text)
    builder.end_line()


def _is_alike(above: FilledTable, below: FilledTable) -> bool:
    """Tell whether a table goes on in another: their columns are parted at the same places."""
    shifts = [one for one in above.columns if all(abs(one - two) > _SAME for two in below.columns)]
    more = [one for one in below.columns if all(abs(one - two) > _SAME for two in above.columns)]
    return not (shifts and more) and len(shifts) + len(more) < len(above.columns) / 2


def _rows(builder: Builder, table: FilledTable, page: int, above: FilledTable | None) -> None:
    """Add the rows of a table, or of its next part, whose cells may have begun `above`."""
    rows: list[list[FilledBox]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.box.row].append(cell)
    for rank, row in enumerate(rows):
        builder.open_row()
        for cell in row:
            if not (rank == 0 and above is not None and _goes_on(cell, above)):
                _cell(builder, cell, page)
        builder.close_row()


def _goes_on(cell: FilledBox, above: FilledTable) -> bool:
    """Tell whether an empty cell at the top of a page is the rest of one on the page before."""
    return not cell.lines and any(
        one.box.height > 1
        and one.box.row + one.box.height == above.height
        and abs(one.box.left - cell.box.left) < _SAME
        and abs(one.box.right - cell.box.right) < _SAME
        for one in above.cells
    )


def _cell(builder: Builder, cell: FilledBox, page: int) -> None:
    left, top, right, bottom = (round(one, 1) for one in cell.box[4:8])
    builder.open_cell(column=cell.box.column, where=(page, (left, top, right, bottom)))
    for line in cell.lines:
        builder.text(line.text)
        builder.end_line()
    if not cell.box.whole:
        builder.lose()
    builder.close_cell()
