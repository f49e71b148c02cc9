"""Word files of the old format (97 to 2003), and what WPS saves as such."""

import io

import olefile

from gaiparse.readers._builder import Builder
from gaiparse.readers._doc_parts import Doc, Paragraph, Run, Runs, cells_of
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Reading

_CELL = "\x07"
_BREAKS = "\x0b\x0c\x0e\r\x07"
_FIELDS = _FIELD, _RESULT, _ = "\x13", "\x14", "\x15"
_PICTURES = "\x01\x08"
_SIGNS = {"\x1e": "-", "\xa0": " ", "\t": " "}
_STREAMS = ("1Table", "0Table", "Data", "WordDocument")


def read(data: bytes, limits: Limits) -> Reading:
    """Read a Word file of the old format."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as package:
            streams = {
                name: package.openstream(name).read() for name in _STREAMS if package.exists(name)
            }
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise UnreadableError(
            f"is damaged or cut: {error}; get it again from where it came"
        ) from error
    doc = Doc(streams, limits)
    builder = Builder(limits)
    _Writer(builder, doc).write()
    text, places = flatten(builder.finish())
    if not text.strip():
        raise UnreadableError("is a Word file without text")
    return Reading(text, f"olefile {olefile.__version__}", places)


class _Writer:
    """Hands the characters of a document to the builder."""

    def __init__(self, builder: Builder, doc: Doc) -> None:
        self._builder = builder
        self._doc = doc
        self._fields: list[bool] = []
        """For each field that is open, whether its result is being shown."""

    def write(self) -> None:
        """Write paragraph by paragraph, rows of tables as they end."""
        row: list[list[Paragraph]] = [[]]
        for paragraph in self._doc.paragraphs():
            if not paragraph.in_table:
                self._leave(row)
                row = [[]]
                self._lines(paragraph)
            elif paragraph.ends_row:
                self._row(row[:-1] if not row[-1] else row, paragraph)
                row = [[]]
            else:
                row[-1].append(paragraph)
                if paragraph.text.endswith(_CELL):
                    row.append([])
        self._leave(row)

    def _leave(self, row: list[list[Paragraph]]) -> None:
        """End a table; a row that has no end is no row."""
        for paragraphs in row:
            for one in paragraphs:
                self._lines(one)
        self._builder.close_table()

    def _row(self, cells: list[list[Paragraph]], end: Paragraph) -> None:
        builder = self._builder
        if not builder.in_table:
            builder.open_table()
        builder.open_row()
        covered = cells_of(end.properties)
        for rank, paragraphs in enumerate(cells):
            builder.open_cell(column=rank)
            for one in paragraphs:
                self._lines(one)
            if rank < len(covered) and covered[rank]:
                builder.drop_cell()
            else:
                builder.close_cell()
        builder.close_row()

    def _lines(self, paragraph: Paragraph) -> None:
        """Write a paragraph without what its fields hide and what was deleted from it."""
        for text, run in Runs(self._doc, paragraph):
            for character in text:
                if character in _FIELDS:
                    self._field(character)
                elif not run.deleted and all(self._fields):
                    self._character(character, run)
        self._builder.end_line()

    def _character(self, character: str, run: Run) -> None:
        builder = self._builder
        if character in _BREAKS:
            builder.end_line()
        elif character in _PICTURES:
            if builder.in_cell:
                builder.lose()
        elif character >= " " or character in _SIGNS:
            if run.changed and builder.in_cell and not character.isspace():
                builder.lose()
            if not run.hidden:
                builder.text(_SIGNS.get(character, character))

    def _field(self, character: str) -> None:
        if character == _FIELD:
            self._fields.append(False)
        elif self._fields:
            self._fields.pop()
            if character == _RESULT:
                self._fields.append(True)
