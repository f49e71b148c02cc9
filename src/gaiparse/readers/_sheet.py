"""A sheet of a workbook: the cells of each row, as they are shown."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from gaiparse.readers._limits import Limits
from gaiparse.readers._package import local, value
from gaiparse.readers._page import Attributes
from gaiparse.readers._styles import Styles

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LETTERS = 26


class Area(NamedTuple):
    """A rectangle of cells; all from 0, the last row and column included."""

    top: int
    left: int
    bottom: int = -1
    right_edge: int = -1

    @property
    def right(self) -> int:
        """The last column."""
        return max(self.left, self.right_edge)

    @property
    def address(self) -> str:
        """The name of its first cell."""
        letters, number = "", self.left + 1
        while number:
            number, rest = divmod(number - 1, _LETTERS)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.top + 1}"


class Shown(NamedTuple):
    """A cell as it is shown.

    Attributes
    ----------
    area
        With all that it is merged with.
    lines
        Its text.
    lost
        Whether it shows something that is not known.
    covered
        Whether a cell above it is merged with it.
    """

    area: Area
    lines: tuple[str, ...] = ()
    lost: bool = False
    covered: bool = False


class Strings:
    """The texts that cells share; it takes the events of their part."""

    def __init__(self, limits: Limits) -> None:
        """Begin without any."""
        self.all: list[tuple[str, bool]] = []
        self._limits = limits
        self._pieces: list[str] = []
        self._path: list[str] = [""]
        self._changed = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a text or a piece of it."""
        name = local(tag)
        if name == "si":
            self._pieces, self._changed = [], False
        elif name in ("strike", "vertAlign") and value(attributes, "val", "1") not in _OFF:
            self._changed = True
        self._path.append(name)

    def end(self, _tag: str) -> None:
        """End a text or a piece of it."""
        if self._path.pop() == "si":
            self.all.append(("".join(self._pieces), self._changed))

    def data(self, text: str) -> None:
        """Take a piece of text; how it is pronounced is none."""
        if self._path[-1] == "t" and self._path[-2] != "rPh":
            self._pieces.append(text)


_OFF = frozenset({"0", "false", "baseline"})


class Sheet:
    """Takes the events of a sheet."""

    def __init__(self, strings: Strings, styles: Styles, limits: Limits) -> None:
        """Begin an empty sheet."""
        self._strings = strings
        self._styles = styles
        self._limits = limits
        self._rows: dict[int, dict[int, Shown]] = {}
        self._merged: list[Area] = []
        self._hidden: list[tuple[int, int]] = []
        self._zeros = True
        self._row = self._column = -1
        self._row_hidden = False
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._formula = self._takes = False
        self._count = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a row, a cell, or what it holds."""
        name = local(tag)
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._takes = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            said = value(attributes, "r")
            self._row = int(said) - 1 if said.isdecimal() else self._row + 1
            self._column = -1
            self._row_hidden = value(attributes, "hidden") in ("1", "true")
        elif name == "mergeCell":
            self._merge(value(attributes, "ref"))
        elif name == "col" and value(attributes, "hidden") in ("1", "true"):
            first, last = value(attributes, "min"), value(attributes, "max")
            if first.isdecimal() and last.isdecimal():
                self._hidden.append((int(first) - 1, int(last) - 1))
        elif name == "sheetView":
            self._zeros = value(attributes, "showZeros", "1") not in ("0", "false")

    def _begin_cell(self, attributes: Attributes) -> None:
        found = _REFERENCE.fullmatch(value(attributes, "r"))
        self._column = _column(found[1]) if found else self._column + 1
        self._type, self._style = value(attributes, "t", "n"), value(attributes, "s", "0")
        self._pieces, self._formula = [], False

    def _merge(self, reference: str) -> None:
        first, last = map(_REFERENCE.fullmatch, reference.partition(":")[::2])
        if first and last:
            self._merged.append(
                Area(int(first[2]) - 1, _column(first[1]), int(last[2]) - 1, _column(last[1]))
            )
            self._limits.hold("cells", len(self._merged))

    def end(self, tag: str) -> None:
        """End a cell, or what it holds."""
        name = local(tag)
        if name in ("v", "t"):
            self._takes = False
        elif name == "c" and not (self._row_hidden or self._is_hidden(self._column)):
            self._count += 1
            self._limits.hold("cells", self._count)
            self._rows.setdefault(self._row, {})[self._column] = self._shown()

    def data(self, text: str) -> None:
        """Take a piece of what a cell holds."""
        if self._takes:
            self._pieces.append(text)

    def _is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden)

    def _shown(self) -> Shown:
        area, stored = Area(self._row, self._column), "".join(self._pieces)
        if not stored:
            return Shown(area, lost=self._formula)  # What was computed has not been stored.
        if self._type == "s":
            rank = int(stored) if stored.isdecimal() else -1
            if not 0 <= rank < len(self._strings.all):
                return Shown(area, lost=True)
            text, changed = self._strings.all[rank]
            return Shown(area, tuple(text.splitlines()), lost=changed and bool(text.strip()))
        if self._type in ("str", "inlineStr"):
            return Shown(area, tuple(stored.splitlines()))
        if self._type != "n":
            return Shown(area, lost=True)
        text_or_none = self._styles.shown(stored, self._style, zeros=self._zeros)
        return Shown(area, lost=True) if text_or_none is None else Shown(area, (text_or_none,))

    def rows(self) -> Iterator[tuple[int, list[Shown]]]:
        """Yield number and cells of each row, those that are merged once."""
        numbers = sorted(self._rows)
        merged: dict[int, list[Area]] = {}
        for area in self._merged:
            some = numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]
            self._count += len(some)
            self._limits.hold("cells", self._count)
            for number in some:
                merged.setdefault(number, []).append(area)
        for number in numbers:
            yield number, self._merged_row(number, merged.get(number, []))

    def _merged_row(self, number: int, areas: list[Area]) -> list[Shown]:
        cells = self._rows[number]
        for area in sorted(areas, key=lambda one: one.left):
            inside = [column for column in cells if area.left <= column <= area.right]
            first = cells.get(area.left, Shown(Area(number, area.left)))
            for column in inside:
                del cells[column]
            begins = number == area.top
            cells[area.left] = Shown(
                area, first.lines if begins else (), begins and first.lost, covered=not begins
            )
        return [cells[column] for column in sorted(cells)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
