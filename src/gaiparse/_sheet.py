"""The cells of one table while they are being filled."""

from collections.abc import Sequence
from decimal import Decimal

from gaiparse import forms
from gaiparse._doubts import doubt
from gaiparse._numbers import Run, is_dash, money
from gaiparse._worded import net_change
from gaiparse.model import CellState, Doubt, Leftover, Span


class Sheet:
    """The cells of one table by column, its doubts and its leftovers.

    Attributes
    ----------
    plan
        The table of the edition it is filled for.
    edition
        Id of the edition that headers and rows settle, or None.
    spaced
        Whether line ends of the folded text stand for spaces between the cells of a line.
    header_unit
        The unit that the header over the amounts prints, None if it prints none.
    values, states, raws, starts
        By rank of the cell; `starts` holds the offset of each raw text, -1 for none.
    """

    def __init__(
        self,
        plan: forms.Plan,
        edition: str | None,
        text: str,
        folded: str,
        *,
        spaced: bool = False,
    ) -> None:
        """Start with every cell absent."""
        size = len(plan.ids)
        self.plan = plan
        self.edition = edition
        self.spaced = spaced
        self.values: list[int | Decimal | None] = [None] * size
        self.states = [CellState.ABSENT] * size
        self.raws = [""] * size
        self.starts = [-1] * size
        self.doubts: list[Doubt] = []
        self.leftovers: list[Leftover] = []
        self._text = text
        self._folded = folded
        self.header_unit: str | None = None
        self._claimed: set[int] = set()
        self._filled: set[str] = set()

    def doubt(
        self, code: str, span: Span, *, variables: tuple[str, ...] = (), **facts: object
    ) -> None:
        """Note a doubt."""
        self.doubts.append(doubt(code, span, variables=variables, **facts))

    def printed(self, span: Span) -> str:
        """Return a stretch of the source."""
        return self._text[slice(*span)]

    def label(self, row: str) -> str:
        """Return the label of a row as the form prints it."""
        found = (
            one.label for block in self.plan.form.blocks for one in block.rows if one.id == row
        )
        return next(found) or self.plan.form.label

    def put_row(self, row: str, run: Run, start: int, cells: Sequence[int | None]) -> None:
        """Fill a row with values of a run that starts at `start`; None is an empty cell."""
        first, columns, *_ = self.plan.rows[row]
        spans = [
            (-1, -1) if cell is None else (start + run.values[cell][0], start + run.values[cell][1])
            for cell in cells
        ]
        if None not in cells and row not in self._filled:
            counts = [run.counts[cell] for cell in cells if cell is not None]
            self._put(first, spans, counts)
        else:
            for rank, (column, span, cell) in enumerate(
                zip(columns, spans, cells, strict=True), first
            ):
                if cell is None:
                    self._set(rank, None, CellState.BLANK, span)
                elif column.unit == "count" and run.counts[cell] is not None:
                    self._set(rank, run.counts[cell], CellState.READ, span)
                else:
                    self._put_other(rank, column, span)
        self._filled.add(row)
        self._claimed.update(begin for begin, _ in spans)

    def put_whole(self, row: str, run: Run, start: int) -> bool:
        """Fill a row that takes every value of a run; return whether the run has that many."""
        size = len(self.plan.rows[row].columns)
        if run.whole == size:
            self.put_row(row, run, start, range(size))
        return run.whole == size

    def put_table(self, runs: Sequence[tuple[Run, int]]) -> None:
        """Fill every row, each with all values of a run and the place where the run begins."""
        self._put(
            0,
            [(start + begin, start + end) for run, start in runs for begin, end in run.values],
            [count for run, _ in runs for count in run.counts],
        )

    def _put(self, first: int, spans: Sequence[Span], counts: Sequence[int | None]) -> None:
        """Fill cells that are still absent, by column; what is no count is looked at alone."""
        last = first + len(spans)
        text = self._text
        self.values[first:last] = counts
        self.states[first:last] = [CellState.READ] * len(spans)
        self.raws[first:last] = [text[start:end] for start, end in spans]
        self.starts[first:last] = [start for start, _ in spans]
        for rank in self.plan.money:
            if first <= rank < last:
                self._put_again(rank, spans[rank - first])
        if None in counts:
            for rank, count in enumerate(counts, first):
                if count is None and rank not in self.plan.money:
                    self._put_again(rank, spans[rank - first])

    def _put_again(self, rank: int, span: Span) -> None:
        self.states[rank] = CellState.ABSENT
        self._put_other(rank, self.plan.columns[rank], span)

    def _put_other(self, rank: int, column: forms.Column, span: Span) -> None:
        printed = self._folded[span[0] : span[1]]
        variables = (self.plan.ids[rank],)
        amount = money(printed, self.header_unit) if column.unit == "wan_yuan" else None
        if is_dash(printed):
            self._set(rank, None, CellState.DASH, span)
        elif column.signed and (change := net_change(printed)) is not None:
            self._set(rank, change, CellState.READ, span)
        elif amount is None:
            self._set(rank, None, CellState.AMBIGUOUS, span)
            self.doubt(
                "not_a_number_of_its_kind", span, raw=self.printed(span), variables=variables
            )
        else:
            self._set(rank, amount.value, CellState.READ, span)
            if not amount.unit_printed and amount.value:
                self.doubt("unit_assumed", span, variables=variables)

    def infer(self, row: str, run: Run, start: int, choices: Sequence[set[int | None]]) -> None:
        """Fill those cells of an open row that have one choice among the values of a run.

        None stands for an empty cell.
        """
        first, *_ = self.plan.rows[row]
        for rank, choice in enumerate(choices, first):
            if len(choice) > 1:
                continue
            (value,) = choice
            span = (-1, -1)
            state = CellState.BLANK
            if value is not None:
                span = (start + run.values[value][0], start + run.values[value][1])
                state = CellState.DASH if run.counts[value] is None else CellState.INFERRED
                self._claimed.add(span[0])
            self.states[rank] = CellState.ABSENT
            self._set(rank, None if value is None else run.counts[value], state, span)

    def put_unsure(self, row: str, span: Span) -> None:
        """Mark the cells of a row as ambiguous: `span` holds what they could be."""
        first, columns, *_ = self.plan.rows[row]
        self._filled.add(row)
        for rank in range(first, first + len(columns)):
            self._set(rank, None, CellState.AMBIGUOUS, span)

    def _set(self, rank: int, value: int | Decimal | None, state: CellState, span: Span) -> None:
        before = self.states[rank]
        if before is not CellState.ABSENT:
            if before is state and self.values[rank] == value:
                return
            state = CellState.AMBIGUOUS
            value = None
            where = span if span[0] >= 0 else (self.starts[rank],) * 2
            self.doubt("copies_differ", where, variables=(self.plan.ids[rank],))
        self.values[rank] = value
        self.states[rank] = state
        start, end = span
        self.raws[rank] = self._text[start:end] if start >= 0 else ""
        self.starts[rank] = start

    def open_blanks(self, span: Span) -> None:
        """Let every empty cell be one that the number at `span` may belong to."""
        blanks = [rank for rank, state in enumerate(self.states) if state is CellState.BLANK]
        for rank in blanks:
            self.states[rank] = CellState.AMBIGUOUS
            self.raws[rank] = self.printed(span)
            self.starts[rank] = span[0]
        if blanks:
            names = tuple(self.plan.ids[rank] for rank in blanks)
            self.doubt("stray_number", span, variables=names, table=self.plan.form.label)

    def doubt_missing_rows(self, span: Span) -> None:
        """Doubt every row of which nothing was found, unless nothing was found at all."""
        if self._filled:
            for row in self.plan.rows:
                if row not in self._filled:
                    cells = self.plan.cells(row)
                    self.doubt("row_missing", span, label=self.label(row), variables=cells)

    def collect_leftovers(self, run: Run, start: int) -> None:
        """Keep the numbers of a run that no cell claimed."""
        for begin, end in run.values:
            span = (start + begin, start + end)
            raw = self._text[slice(*span)]
            if span[0] not in self._claimed and not is_dash(self._folded[slice(*span)]):
                self.leftovers.append(Leftover(raw, self.plan.table, span))
