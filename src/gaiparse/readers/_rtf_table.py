"""The tables of an RTF file: its paragraphs say how deep they stand in tables."""

from gaiparse.readers._builder import Builder

_MOST_COLUMNS = 1000


class TableOfRtf:
    """Follows the control words of tables."""

    def __init__(self, builder: Builder) -> None:
        """Begin outside of all tables."""
        self._builder = builder
        self._depth = 0
        self._open: list[bool] = []
        """For each open table, whether a cell is open in its row."""
        self._ranks: list[int] = []
        self._in_table = False
        self._level = 0
        self._covered: list[bool] = []
        self._next_covered = False

    def word(self, word: str, number: int | None) -> None:
        """Take a control word."""
        if word == "pard":
            self._in_table, self._level = False, 0
        elif word == "intbl":
            self._in_table = True
        elif word == "itap":
            self._level = max(0, number or 0)
            self._in_table = self._level > 0
        elif word == "trowd":
            self._covered, self._next_covered = [], False
        elif word in ("clvmrg", "clmrg"):
            self._next_covered = True
        elif word == "cellx":
            if len(self._covered) < _MOST_COLUMNS:
                self._covered.append(self._next_covered)
            self._next_covered = False
        elif word in ("cell", "nestcell"):
            self._end_cell(2 if word == "nestcell" else 1)
        elif word in ("row", "nestrow"):
            self._end_row(2 if word == "nestrow" else 1)

    def enter(self) -> None:
        """Open or close tables so that the next text stands as deep as its paragraph says."""
        self._go(max(1, self._level) if self._in_table else 0)

    def _go(self, level: int) -> None:
        self.leave(level)
        while self._depth < level:
            self._builder.open_table()
            self._depth += 1
            self._open.append(False)
            self._ranks.append(0)
            if self._depth < level:
                self._begin_cell()
        if level:
            self._begin_cell()

    def _begin_cell(self) -> None:
        if not self._open[-1]:
            if self._ranks[-1] == 0:
                self._builder.open_row()
            self._builder.open_cell(column=self._ranks[-1])
            self._open[-1] = True

    def leave(self, level: int) -> None:
        """Close the tables that are deeper than a level."""
        while self._depth > level:
            if self._open.pop():
                self._builder.close_cell()
            self._ranks.pop()
            self._builder.close_table()
            self._depth -= 1

    def _end_cell(self, level: int) -> None:
        self._go(max(level, self._level) if level > 1 else level)
        rank = self._ranks[-1]
        # What nested rows say of themselves comes behind their cells.
        if level == 1 and rank < len(self._covered) and self._covered[rank]:
            self._builder.drop_cell()
        else:
            self._builder.close_cell()
        self._open[-1] = False
        self._ranks[-1] += 1

    def _end_row(self, level: int) -> None:
        self.leave(level if level == 1 else max(level, self._level))
        if self._depth:
            if self._open[-1]:
                self._builder.close_cell()
                self._open[-1] = False
            self._ranks[-1] = 0
            self._builder.close_row()
