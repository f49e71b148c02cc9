"""OpenDocument texts and spreadsheets: the events of ``content.xml``."""

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from lxml import etree

from gaiparse.readers._builder import Builder
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._package import Package, read_xml, value
from gaiparse.readers._page import Attributes, Reading
from gaiparse.readers._walker import Walker

_CONTENT = "content.xml"
_LOCKED = b"encryption-data"
# What is not shown where it stands: notes, changes that are undone, the number of a page.
_UNSEEN = frozenset(
    {
        "annotation",
        "forms",
        "note",
        "page-number",
        "page-count",
        "script",
        "tracked-changes",
    }
)
_PICTURES = frozenset({"image", "object", "object-ole", "custom-shape", "line", "rect"})
_MOST_REPEATED = 64  # More cells than a form has columns are empty ones to the edge of the sheet.


def read(data: bytes, limits: Limits) -> Reading:
    """Read an OpenDocument file."""
    package = Package(data, limits)
    if _LOCKED in package.part("META-INF/manifest.xml"):
        raise UnreadableError("is locked by a password; save it without")
    document = _Document(Builder(limits))
    read_xml(package.part(_CONTENT), document)
    text, places = flatten(document.builder.finish())
    if not text.strip():
        raise UnreadableError("is an OpenDocument file without text")
    return Reading(text, f"lxml {etree.__version__}", places)


class _Document(Walker):
    """Takes the events of a document."""

    def __init__(self, builder: Builder) -> None:
        super().__init__(builder)
        self._in_text = 0
        self._style = ""
        self._changing: set[str] = set()
        self._vanishing: set[str] = set()
        self._changed = 0
        self._repeated: list[int] = []

    def data(self, text: str) -> None:
        """Take text; what stands between paragraphs is the make-up of the file."""
        if self._in_text and not self.unseen:
            if self._changed and self.builder.in_cell and text.strip():
                self.builder.lose()
            self.builder.text(text)

    # Styles

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = value(attributes, "name")

    def _text_style(self, attributes: Attributes) -> None:
        struck = value(attributes, "text-line-through-style", "none") != "none"
        raised = value(attributes, "text-position", "0%").split()[0] not in ("0%", "0")
        if struck or raised:
            self._changing.add(self._style)
        if value(attributes, "display") == "none":
            self._vanishing.add(self._style)

    # Text

    def _paragraph(self, _: Attributes) -> "_End":
        self.builder.end_line()
        self._in_text += 1
        return _Document._end_paragraph

    def _end_paragraph(self) -> None:
        self._in_text -= 1
        self.builder.end_line()

    def _span(self, attributes: Attributes) -> "_End | None":
        style = value(attributes, "style-name")
        if style in self._vanishing:
            self.unseen += 1
            if self.builder.in_cell:
                self.builder.lose()
            return _Document.show
        if style in self._changing:
            self._changed += 1
            return _Document._end_change
        return None

    def _end_change(self) -> None:
        self._changed -= 1

    def _space(self, _: Attributes) -> None:
        self.builder.text(" ")

    def _break(self, _: Attributes) -> None:
        self.builder.end_line()

    def _picture(self, _: Attributes) -> None:
        if self.builder.in_cell:
            self.builder.lose()

    # Tables

    def _table(self, _: Attributes) -> "_End":
        self.builder.open_table()
        return _Document._end_table

    def _end_table(self) -> None:
        self.builder.close_table()

    def _row(self, attributes: Attributes) -> "_End":
        self._repeated.append(_more(value(attributes, "number-rows-repeated")))
        self.builder.open_row()
        return _Document._end_row

    def _end_row(self) -> None:
        self.builder.close_row()
        self.builder.repeat_row(self._repeated.pop())

    def _cell(self, attributes: Attributes) -> "_End | None":
        if not self.builder.open_cell():
            return None
        self._repeated.append(_more(value(attributes, "number-columns-repeated")))
        return _Document._end_cell

    def _end_cell(self) -> None:
        self.builder.close_cell()
        self.builder.repeat_cell(self._repeated.pop())

    def _covered(self, attributes: Attributes) -> "_End":
        self.builder.skip_cells(1 + _more(value(attributes, "number-columns-repeated")))
        self.unseen += 1
        return _Document.show

    hidden: ClassVar = _UNSEEN
    begins: ClassVar = {
        "style": _begin_style,
        "text-properties": _text_style,
        "p": _paragraph,
        "h": _paragraph,
        "span": _span,
        "s": _space,
        "tab": _space,
        "line-break": _break,
        **dict.fromkeys(_PICTURES, _picture),
        "table": _table,
        "table-row": _row,
        "table-cell": _cell,
        "covered-table-cell": _covered,
    }


_End: TypeAlias = Callable[[_Document], None]


def _more(repeated: str) -> int:
    """Return how many times more something is there, and not how often to the edge of a sheet."""
    number = int(repeated) if repeated.isdecimal() and len(repeated) <= len("9999") else 1
    return number - 1 if 0 < number <= _MOST_REPEATED else 0
