"""Workbooks: each sheet that is shown, its cells as they are shown. No formula is computed."""

import posixpath
from collections.abc import Iterator, Sequence

from lxml import etree

from gaiparse._fold import fold
from gaiparse._headings import match_heading
from gaiparse.readers._builder import Builder
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._package import Package, local, read_xml, value
from gaiparse.readers._page import Attributes, Reading
from gaiparse.readers._sheet import Area, Sheet, Shown, Strings
from gaiparse.readers._styles import Styles

_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_PROSE = 60  # A lone cell with more characters is a paragraph.


def read(data: bytes, limits: Limits) -> Reading:
    """Read a workbook."""
    package = Package(data, limits)
    book, links, strings, styles = _Book(), _Links(), Strings(limits), Styles()
    read_xml(package.part(_BOOK), book)
    read_xml(package.part(_LINKS), links)
    for name, target in (("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)):
        if name in package:
            read_xml(package.part(name), target)
    builder = Builder(limits)
    for title, link in book.sheets:
        part = links.targets.get(link, "")
        if part.startswith("xl/worksheets/") and part in package:
            sheet = Sheet(strings, styles, limits)
            read_xml(package.part(part), sheet)
            for block in _blocks(sheet.rows()):
                _build(builder, block, title)
    text, places = flatten(builder.finish())
    if not text.strip():
        raise UnreadableError("is a workbook whose sheets are empty, or hidden")
    return Reading(text, f"lxml {etree.__version__}", places)


class _Book:
    """Takes the events of the workbook: name and link of each sheet that is shown."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take a sheet."""
        if local(tag) == "sheet" and value(attributes, "state", "visible") == "visible":
            self.sheets.append((value(attributes, "name"), value(attributes, "id")))

    def end(self, tag: str) -> None:
        """Take the end of an element, which says nothing."""

    def data(self, text: str) -> None:
        """Take text, of which there is none."""


class _Links:
    """Takes the events of the links of the workbook: the part behind each."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take a link."""
        if local(tag) == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", value(attributes, "Target")))
            self.targets[value(attributes, "Id")] = target.lstrip("/")

    def end(self, tag: str) -> None:
        """Take the end of an element, which says nothing."""

    def data(self, text: str) -> None:
        """Take text, of which there is none."""


_Row = Sequence[Shown]


def _blocks(rows: Iterator[tuple[int, _Row]]) -> Iterator[list[_Row]]:
    """Part a sheet into tables: an empty row, a heading and a paragraph stand between two."""
    block: list[_Row] = []
    last = 0
    for number, row in rows:
        shown = [one for one in row if one.lines or one.lost]
        apart = len(shown) == 1 and _is_line(shown[0])
        if block and (apart or not shown or number > last + 1):
            yield block
            block = []
        if apart:
            yield [shown]
        elif shown:
            block.append(row)
        last = number
    if block:
        yield block


def _is_line(cell: Shown) -> bool:
    text = "".join(cell.lines)
    return len(text) > _PROSE or match_heading(fold(text.strip()).text) is not None


def _build(builder: Builder, block: Sequence[_Row], sheet: str) -> None:
    """Add a table. It is as wide as what it shows: its rows may be stored shorter or longer."""
    used = [one.area for row in block for one in row if one.lines or one.lost]
    left, right = min(one.left for one in used), max(one.right for one in used)
    builder.open_table()
    for row in block:
        builder.open_row()
        column = left
        for cell in (*row, None):
            end = right + 1 if cell is None else cell.area.left
            for empty in range(column, min(end, right + 1)):
                if row:
                    _cell(builder, Shown(Area(row[0].area.top, empty)), sheet, left)
            if cell is None:
                break
            if left <= cell.area.left <= right and not cell.covered:
                _cell(builder, cell, sheet, left)
            column = max(column, cell.area.right + 1)
        builder.close_row()
    builder.close_table()


def _cell(builder: Builder, cell: Shown, sheet: str, left: int) -> None:
    where = (None, None, sheet, cell.area.address)
    builder.open_cell(column=cell.area.left - left, where=where)
    for line in cell.lines:
        builder.text(line)
        builder.end_line()
    if cell.lost:
        builder.lose()
    builder.close_cell()
