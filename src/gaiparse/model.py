"""The report and its parts: frozen, comparable by value, without logic beyond access."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from gaiparse.tables import ProactiveDisclosure, Requests, ReviewLitigation

Span: TypeAlias = tuple[int, int]
"""Start and end offset in the text given to ``parse()``, in characters."""

_T = TypeVar("_T")


class CellState(StrEnum):
    """What the reader knows of a cell.

    ``READ``: a number is printed and its place is settled. ``INFERRED``: digits are printed and
    arithmetic settled their place. ``BLANK``: the cell is there and empty.
    ``DASH``: it holds a mark such as ``/``. ``AMBIGUOUS``: something is printed that could belong
    to it, and more than one value fits. ``ABSENT``: nothing was found for it.
    """

    READ = "read"
    INFERRED = "inferred"
    BLANK = "blank"
    DASH = "dash"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"


class Severity(StrEnum):
    """Weight of a doubt or a finding."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen
class Cell:
    """One cell of a statutory table.

    Attributes
    ----------
    value
        The number: int for counts, Decimal in 万元 (10,000 CNY) for money; None where no number
        is settled.
    raw
        The exact source text, ``text[span[0]:span[1]] == raw``.
    span
        Its place in the text given to ``parse()``, or None.
    state
        What the reader knows of the cell.
    """

    value: int | Decimal | None
    raw: str
    span: Span | None
    state: CellState


class Cells(Mapping[str, Cell]):
    """Every cell of a report by variable id, in the order of the form.

    Stored by column and turned into `Cell` objects on access: a report keeps about 200 cells, and
    archives keep many reports.
    """

    __slots__ = ("_index", "_raws", "_starts", "_states", "_values", "ids")

    def __init__(
        self,
        ids: tuple[str, ...],
        values: tuple[int | Decimal | None, ...],
        states: tuple[CellState, ...],
        raws: tuple[str, ...],
        starts: tuple[int, ...],
    ) -> None:
        """Take the columns; `starts` holds the offset of each raw text, -1 for none."""
        self.ids = ids
        self._values = values
        self._states = states
        self._raws = raws
        self._starts = starts
        self._index: dict[str, int] | None = None

    def _at(self, key: str) -> int:
        if self._index is None:
            self._index = {name: rank for rank, name in enumerate(self.ids)}
        try:
            return self._index[key]
        except KeyError:
            message = f"{key!r} is none of these cells; `gaiparse codebook` lists all variable ids"
            raise KeyError(message) from None

    def __getitem__(self, key: str) -> Cell:
        """Return the cell with this variable id.

        Raises
        ------
        KeyError
            The report has no such cell.
        """
        rank = self._at(key)
        return Cell(self._values[rank], self._raws[rank], self._span(rank), self._states[rank])

    def _span(self, rank: int) -> Span | None:
        start = self._starts[rank]
        return None if start < 0 else (start, start + len(self._raws[rank]))

    def __iter__(self) -> Iterator[str]:
        """Iterate over variable ids in the order of the form."""
        return iter(self.ids)

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.ids)

    def value(self, key: str) -> int | Decimal | None:
        """Return the value of a cell, None for one without a number or of another edition.

        Raises
        ------
        KeyError
            No edition has a cell with this id.
        """
        try:
            return self._values[self._at(key)]
        except KeyError:
            from gaiparse.tables import variables  # noqa: PLC0415

            if key in variables():
                return None
            raise

    def values_by_id(self) -> Iterator[tuple[str, int | Decimal | None]]:
        """Iterate over variable ids and values, without making a `Cell` of each."""
        return zip(self.ids, self._values, strict=True)

    def numbers(self, state: CellState = CellState.READ) -> dict[str, int | Decimal]:
        """Return the values of all cells in this state."""
        return {
            key: value
            for key, value, known in zip(self.ids, self._values, self._states, strict=True)
            if known is state and value is not None
        }

    def states(self) -> dict[str, CellState]:
        """Return the state of every cell."""
        return dict(zip(self.ids, self._states, strict=True))

    def tally(self) -> dict[str, dict[CellState, int]]:
        """Return how many cells of each table are in each state, in the order of the form.

        States without a cell are left out.
        """
        found = Counter(
            (key.partition(".")[0], state)
            for key, state in zip(self.ids, self._states, strict=True)
        )
        tally: dict[str, dict[CellState, int]] = {}
        for table in dict.fromkeys(table for table, _ in found):
            counts = ((state, found[table, state]) for state in CellState)
            tally[table] = {state: count for state, count in counts if count}
        return tally

    def _columns(self) -> tuple[object, ...]:
        return (self.ids, self._values, self._states, self._raws, self._starts)

    def __eq__(self, other: object) -> bool:
        """Compare every id, value, state, raw text and span."""
        if isinstance(other, Cells):
            return self._columns() == other._columns()
        return NotImplemented

    def __hash__(self) -> int:
        """Return a hash over every column."""
        return hash(self._columns())

    def __reduce__(self) -> tuple[type[Cells], tuple[object, ...]]:
        """Pickle the columns."""
        return (Cells, self._columns())

    def __repr__(self) -> str:
        """Name the number of cells rather than print two hundred."""
        return f"<Cells: {len(self)}>"


class _Frozen(Mapping[str, _T]):
    """A small mapping that is a value: it never changes, and is hashable and picklable."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, _T] | None = None) -> None:
        """Copy `items`."""
        self._items = dict(items or {})

    def __getitem__(self, key: str) -> _T:
        """Return the value of a key."""
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        """Compare with another of its kind by value."""
        if isinstance(other, type(self)):
            return self._items == other._items
        return NotImplemented

    def __hash__(self) -> int:
        """Return a hash over all items."""
        return hash(frozenset(self._items.items()))

    def __reduce__(self) -> tuple[type[Self], tuple[dict[str, _T]]]:
        """Pickle the items."""
        return (type(self), (self._items,))

    def __repr__(self) -> str:
        """Show the items."""
        return f"{type(self).__name__}({self._items!r})"


class Metadata(_Frozen[str]):
    """What a page's head, the opening and the closing print, by field id.

    The ids are ``index_number``, ``title``, ``document_number``, ``publisher``, ``created_date``,
    ``published_date``, ``source``, ``subject_category``, ``assembly_category``, ``genre``,
    ``disclosure_mode``, ``validity``, ``keywords``, ``summary``, ``views``, ``address``,
    ``postcode``, ``telephone``, ``fax``, ``email``, ``signature`` and ``signed_date``. Only what
    is printed is there.
    """

    __slots__ = ()


class TableEditions(_Frozen[str | None]):
    """Edition id of each table that the editions print differently, by table id.

    ``report.table_editions["requests"]`` is ``format_2019`` or ``format_2021``, or None where
    headers and rows do not settle it. The keys are ``proactive_disclosure`` (table 2) and
    ``requests`` (table 3); table 4 is the same in both editions.
    """

    __slots__ = ()


@attrs.frozen
class Passage:
    """A piece of running text: a paragraph or a note.

    Attributes
    ----------
    text
        As printed, converter marks removed.
    span
        Its place in the source.
    """

    text: str
    span: Span


@attrs.frozen
class Heading:
    """A heading inside a section.

    Attributes
    ----------
    number
        The ordinal as printed, for example ``（一）``.
    text
        The heading without its ordinal.
    level
        1 for the outermost kind of ordinal used in the section, 2 for the next, ...
    span
        Its place in the source.
    """

    number: str
    text: str
    level: int
    span: Span


@attrs.frozen
class Section:
    """A section of the report.

    Attributes
    ----------
    id
        ``overview``, ``proactive_disclosure``, ``requests``, ``review_litigation``,
        ``problems_improvements`` or ``other_matters``.
    number
        The numeral as printed, for example ``一``; ``""`` if none is.
    heading
        As printed, without the numeral.
    paragraphs
        The text of the section line by line; the lines of tables are left out.
    headings
        Nested headings in reading order.
    span
        From its heading to the next section's.
    """

    id: str
    number: str
    heading: str
    paragraphs: tuple[Passage, ...]
    headings: tuple[Heading, ...]
    span: Span


@attrs.frozen
class Doubt:
    """Something the reader itself is unsure of; never the agency's mistake.

    Attributes
    ----------
    code
        Stable code, for example ``row_label_lost``.
    severity
        ``error`` when a table is missing, a printed number leaves a cell ambiguous or the text is
        no report; otherwise ``warning``.
    message, message_zh
        What was seen and what was made of it, in one English and one Chinese sentence.
    span
        The lines in question.
    variables
        Ids of the cells concerned, where they are known.
    """

    code: str
    severity: Severity
    message: str
    message_zh: str
    span: Span
    variables: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return severity, code and message on one line."""
        return f"{self.severity} {self.code}: {self.message}"


@attrs.frozen
class Leftover:
    """A number inside a table that no cell claimed.

    Attributes
    ----------
    raw
        The number as printed.
    table
        Id of the table.
    span
        Its place in the source.
    """

    raw: str
    table: str
    span: Span


@attrs.frozen
class Place:
    """Where a file shows a cell of a table.

    Attributes
    ----------
    table
        Rank of the table in the file, from 1; tables of the page's own make-up count.
    row, column
        Of the cell in its table, from 1; merged cells are counted with all they cover.
    page
        Page of a PDF, from 1.
    box
        Left, top, right and bottom edge on that page, in points from its upper left corner.
    sheet, address
        Name of the sheet of a workbook, and of the cell on it, such as ``B7``.
    """

    table: int
    row: int
    column: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    address: str | None = None


class Places(Mapping[Span, Place]):
    """Where a file shows the cells of its tables, by their spans in the text made of it."""

    __slots__ = ("_places", "_spans")

    def __init__(self, spans: tuple[Span, ...] = (), places: tuple[Place, ...] = ()) -> None:
        """Take the spans in rising order, and the place of each."""
        self._spans = spans
        self._places = places

    def of(self, span: Span) -> Place | None:
        """Return the place of the cell that holds a span, None if none does.

        Examples
        --------
        >>> places = Places(((4, 7),), (Place(table=1, row=2, column=3),))
        >>> places.of((5, 6)).column
        3
        >>> places.of((5, 9)) is None
        True
        """
        rank = bisect_right(self._spans, span[0], key=itemgetter(0)) - 1
        if rank < 0 or span[1] > self._spans[rank][1]:
            return None
        return self._places[rank]

    def __getitem__(self, span: Span) -> Place:
        """Return the place of the cell with exactly this span."""
        rank = bisect_left(self._spans, span)
        if rank == len(self._spans) or self._spans[rank] != span:
            raise KeyError(span)
        return self._places[rank]

    def __iter__(self) -> Iterator[Span]:
        """Iterate over the spans in reading order."""
        return iter(self._spans)

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self._spans)

    def __eq__(self, other: object) -> bool:
        """Compare every span and place."""
        if isinstance(other, Places):
            return (self._spans, self._places) == (other._spans, other._places)
        return NotImplemented

    def __hash__(self) -> int:
        """Return a hash over every span and place."""
        return hash((self._spans, self._places))

    def __reduce__(self) -> tuple[type[Places], tuple[object, ...]]:
        """Pickle spans and places."""
        return (Places, (self._spans, self._places))

    def __repr__(self) -> str:
        """Name the number of cells."""
        return f"<Places: {len(self)}>"


@attrs.frozen
class Source:
    """Where a report was read from.

    Attributes
    ----------
    text
        The text that all spans point into.
    name
        Path of the file as it was given to ``parse_file()``; None for ``parse()``.
    format, reader
        Format of the file, and what made text of it; None for ``parse()``.
    size, sha256
        Of the file's bytes; None for ``parse()``.
    places
        Where the file shows the cells of its tables; empty where nothing is known of cells.
        ``report.source.places.of(cell.span)`` is the place of a cell.
    """

    text: str
    name: str | None = None
    format: str | None = None
    reader: str | None = None
    size: int | None = None
    sha256: str | None = None
    places: Places = attrs.field(factory=Places)


@attrs.frozen
class Report:
    """A Government Annual Information-disclosure report.

    Attributes
    ----------
    title
        As printed, its lines joined; None if the text has none.
    agency
        The agency as printed in the title, else above it, else in the opening, else in the
        signature.
    year
        Report year of the title, else of the statistics period.
    period
        First and last day of the statistics.
    metadata
        What the page head, the opening and the closing print.
    opening
        The lines between the title and the first section.
    sections
        In reading order.
    cells
        Every cell of every table by variable id.
    table_editions
        Edition ids of tables 2 and 3 by table id, None where headers and rows do not settle them.
    notes
        Notes printed with the tables.
    doubts
        What the reader is unsure of, in reading order.
    leftovers
        Numbers inside tables that no cell claimed.
    source
        The text and, for files, their name, format and hash; not part of comparisons.
    """

    title: str | None
    agency: str | None
    year: int | None
    period: tuple[date, date] | None
    metadata: Metadata
    opening: tuple[Passage, ...]
    sections: tuple[Section, ...]
    cells: Cells
    table_editions: TableEditions
    notes: tuple[Passage, ...]
    doubts: tuple[Doubt, ...]
    leftovers: tuple[Leftover, ...]
    source: Source | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def edition(self) -> str | None:
        """``format_2019`` or ``format_2021``, None where tables 2 and 3 differ or settle none.

        Where one of the two settles none, it is the edition of the other.
        """
        known = {edition for edition in self.table_editions.values() if edition is not None}
        return known.pop() if len(known) == 1 else None

    # The classes of the tables are loaded at first access: building them takes a fresh process
    # a fifth of its time to the first report, and many programs read cells alone.

    @cached_property
    def proactive_disclosure(self) -> ProactiveDisclosure:
        """Table 2 (二、主动公开政府信息情况), Art. 20 and 50(1) of the OGI Regulations."""
        from gaiparse.tables import ProactiveDisclosure, view  # noqa: PLC0415

        edition = self.table_editions["proactive_disclosure"]
        return view(ProactiveDisclosure, "proactive_disclosure", self.cells.value, edition=edition)

    @cached_property
    def requests(self) -> Requests:
        """Table 3 (三、收到和处理政府信息公开申请情况), Art. 50(2) of the OGI Regulations."""
        from gaiparse.tables import Requests, view  # noqa: PLC0415

        edition = self.table_editions["requests"]
        return view(Requests, "requests", self.cells.value, edition=edition)

    @cached_property
    def review_litigation(self) -> ReviewLitigation:
        """Table 4 (四、政府信息公开行政复议、行政诉讼情况), Art. 50(3) of the OGI Regulations."""
        from gaiparse.tables import ReviewLitigation, view  # noqa: PLC0415

        return view(ReviewLitigation, "review_litigation", self.cells.value, edition=self.edition)
