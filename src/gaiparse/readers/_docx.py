"""Word files: the events of ``word/document.xml``."""

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from lxml import etree

from gaiparse.readers._builder import Builder
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._numbering import Lists
from gaiparse.readers._package import Package, read_xml, value
from gaiparse.readers._page import Attributes, Reading
from gaiparse.readers._walker import Walker

_BODY = "word/document.xml"
_NUMBERING = "word/numbering.xml"
# What Word shows of a change that is tracked once it is accepted.
_GONE = frozenset({"del", "moveFrom", "Fallback"})
# What stands in a cell beside its text: a picture, a symbol of another font, a reading aid.
_PICTURES = frozenset({"drawing", "pict", "object", "sym", "ruby"})
_OFF = frozenset({"0", "false", "off", "none", "baseline"})
_MARKS = {"tab": " ", "noBreakHyphen": "-", "ptab": " "}


def read(data: bytes, limits: Limits) -> Reading:
    """Read a Word file."""
    package = Package(data, limits)
    lists = Lists()
    if _NUMBERING in package:
        read_xml(package.part(_NUMBERING), lists)
    document = _Document(Builder(limits), lists)
    read_xml(package.part(_BODY), document)
    text, places = flatten(document.builder.finish())
    if not text.strip():
        raise UnreadableError(
            "is a Word file without text; if it shows pictures of pages, have their text "
            "recognised (OCR) first"
        )
    return Reading(text, f"lxml {etree.__version__}", places)


class _Row:
    """The row that is open in a table."""

    def __init__(self) -> None:
        self.merged: dict[int, int] = {}
        """Width of the cells that go on in the row below, by column."""
        self.column = 0


class _Document(Walker):
    """Takes the events of a document."""

    def __init__(self, builder: Builder, lists: Lists) -> None:
        super().__init__(builder)
        self._lists = lists
        self._in_text = self._vanished = self._changed = False
        self._rows: list[_Row] = []
        self._cell_waits = False
        self._width, self._merge = 1, ""
        self._number: tuple[str, int] | None = None
        self._style = ""

    def before(self, name: str) -> None:
        """Begin a cell once its properties have been told."""
        if self._cell_waits and self.path[-2] == "tc" and name != "tcPr":
            self._open_cell()

    def hides(self, name: str) -> bool:
        """Tell whether a change is one of text, rather than of the mark of a paragraph or row."""
        return name not in _GONE or self.path[-2] not in ("rPr", "trPr")

    def data(self, text: str) -> None:
        """Take text."""
        if not self._in_text or self.unseen:
            return
        if (self._vanished or self._changed) and self.builder.in_cell and text.strip():
            self.builder.lose()
        if not self._vanished:
            self.builder.text(text)

    # Text

    def _text(self, _: Attributes) -> "_End":
        self._in_text = True
        return _Document._end_text

    def _end_text(self) -> None:
        self._in_text = False

    def _run(self, _: Attributes) -> None:
        self._vanished = self._changed = False

    def _vanish(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["r", "rPr"]:
            self._vanished = value(attributes, "val", "1") not in _OFF

    def _change(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["r", "rPr"] and value(attributes, "val", "1") not in _OFF:
            self._changed = True

    def _break(self, _: Attributes) -> None:
        self.builder.end_line()

    def _mark(self, _: Attributes) -> None:
        if self.path[-2] == "r":
            self.builder.text(_MARKS[self.path[-1]])

    def _picture(self, _: Attributes) -> None:
        if self.builder.in_cell:
            self.builder.lose()

    # Paragraphs

    def _paragraph(self, _: Attributes) -> "_End":
        self.builder.end_line()
        self._number, self._style = None, ""
        return _Document._end_paragraph

    def _end_paragraph(self) -> None:
        self.builder.end_line()

    def _properties(self, _: Attributes) -> "_End | None":
        return _Document._number_paragraph if self.path[-2] == "p" else None

    def _number_paragraph(self) -> None:
        if self._number is not None:
            self.builder.text(self._lists.next(*self._number))
        elif self._style in self._lists.styles:
            self.builder.text(self._lists.next_of_style(self._style))

    def _number_part(self, attributes: Attributes) -> None:
        if self.path[-4:-1] == ["p", "pPr", "numPr"]:
            number, level = self._number or ("", 0)
            said = value(attributes, "val")
            if self.path[-1] == "numId":
                number = said
            elif said.isdecimal() and len(said) == 1:
                level = int(said)
            self._number = number, level

    def _style_id(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["p", "pPr"]:
            self._style = value(attributes, "val")

    # Tables

    def _table(self, _: Attributes) -> "_End":
        self._rows.append(_Row())
        self.builder.open_table()
        return _Document._end_table

    def _end_table(self) -> None:
        self._rows.pop()
        self.builder.close_table()

    def _row(self, _: Attributes) -> "_End":
        if self._rows:
            self._rows[-1].column = 0
        self.builder.open_row()
        return _Document._end_row

    def _end_row(self) -> None:
        self.builder.close_row()

    def _skip(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["tr", "trPr"]:
            self._rows[-1].column += _number(value(attributes, "val"))

    def _deleted(self, _: Attributes) -> None:
        """Leave out a row whose deletion is tracked; its properties come before its cells."""
        if self.path[-3:-1] == ["tr", "trPr"]:
            self.unseen += 1
            self.ends[-2] = _Document._end_deleted_row

    def _end_deleted_row(self) -> None:
        self.show()
        self._end_row()

    def _cell(self, _: Attributes) -> "_End | None":
        if not self._rows:
            return None
        self._cell_waits, self._width, self._merge = True, 1, ""
        return _Document._end_waiting_cell

    def _span(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["tc", "tcPr"]:
            self._width = max(1, _number(value(attributes, "val")))

    def _merging(self, attributes: Attributes) -> None:
        if self.path[-3:-1] == ["tc", "tcPr"]:
            said = value(attributes, "val", "continue")
            self._merge = said if self.path[-1] == "vMerge" or said == "restart" else "covered"

    def _open_cell(self) -> None:
        """Begin the cell whose properties have been told, or leave it out where it is covered."""
        self._cell_waits = False
        row, width = self._rows[-1], self._width
        column = row.column
        row.column += width
        goes_on = self._merge == "continue" and row.merged.get(column) == width
        if goes_on or self._merge == "covered":
            self.unseen += 1
            self.ends[-1] = _Document.show
            return
        row.merged.pop(column, None)
        if self._merge == "restart":
            row.merged[column] = width
        self.builder.open_cell(column=column)
        self.ends[-1] = _Document._end_cell

    def _end_waiting_cell(self) -> None:
        """End a cell that holds nothing, not even a paragraph."""
        self.ends.append(None)
        self._open_cell()
        end = self.ends.pop()
        if end is not None:
            end(self)

    def _end_cell(self) -> None:
        self.builder.close_cell()

    hidden: ClassVar = _GONE
    begins: ClassVar = {
        "t": _text,
        "r": _run,
        "vanish": _vanish,
        "strike": _change,
        "dstrike": _change,
        "vertAlign": _change,
        "position": _change,
        "br": _break,
        "cr": _break,
        **dict.fromkeys(_MARKS, _mark),
        **dict.fromkeys(_PICTURES, _picture),
        "p": _paragraph,
        "pPr": _properties,
        "numId": _number_part,
        "ilvl": _number_part,
        "pStyle": _style_id,
        "tbl": _table,
        "tr": _row,
        "gridBefore": _skip,
        "del": _deleted,
        "tc": _cell,
        "gridSpan": _span,
        "vMerge": _merging,
        "hMerge": _merging,
    }


_End: TypeAlias = Callable[[_Document], None]


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < len("9999") else 0
