"""parse(): the steps from a text to a report, and nothing else."""

from collections.abc import Sequence
from itertools import chain

from gaiparse._delimited import delimit
from gaiparse._doubts import doubt
from gaiparse._first_report import end_of_first_report
from gaiparse._fold import fold
from gaiparse._front import Title, find_agency, find_period, find_title, split_titles
from gaiparse._geometry import straighten, traced
from gaiparse._grammar import parse_tokens
from gaiparse._inline import break_rows
from gaiparse._lex import lex
from gaiparse._metadata import find_metadata, is_head_line
from gaiparse._mingled import part_headers
from gaiparse._narrative import Printed, lines_of, narrate
from gaiparse._tables import cells_of, fill_tables
from gaiparse.errors import ParseError
from gaiparse.model import CellState, Passage, Report, Severity, Source, Span, TableEditions


def parse(text: str, *, strict: bool = False) -> Report:
    """Read a flattened annual report.

    Parameters
    ----------
    text
        The report as some converter flattened it. Any string at all is accepted.
    strict
        Raise on the first error-level doubt instead of returning a report that carries it.

    Returns
    -------
    Report
        With a cell for every variable of each table's edition. A number counts as read only where
        its place is settled; spans are offsets into `text`.

    Raises
    ------
    ParseError
        With `strict` alone: a table is missing, a printed number has no certain place, or the
        text is no annual report. It names position, line and column.

    Examples
    --------
    >>> report = parse("二、主动公开政府信息情况")
    >>> report.requests.new_received.total is None
    True
    """
    if not isinstance(text, str):
        raise TypeError("parse() takes a str; for a file use parse_file()")
    report = parse_source(Source(text))
    if strict:
        for one in report.doubts:
            if one.severity is Severity.ERROR:
                raise ParseError(one.message, one.code, text, one.span[0])
    return report


def parse_source(source: Source) -> Report:
    """Read the report whose text `source` holds."""
    straight = straighten(source.text)
    if straight is None:
        return _read(source)
    return traced(_read(Source(straight.text)), straight, source)


def _read(source: Source) -> Report:
    text = source.text
    folded, marks = fold(text)
    folded, tags = delimit(folded)
    folded = part_headers(folded)
    lines = folded
    folded = break_rows(folded)
    broken = folded
    tokens, folded = lex(folded)
    end = end_of_first_report(tokens, folded)
    if end is not None:
        folded = folded[:end]
        tokens, folded = lex(folded)
    spaced = broken[: len(folded)] != lines[: len(folded)]
    printed = Printed(text, folded, tuple(sorted((*marks, *tags))))
    draft = parse_tokens(tokens)
    narrative = narrate(draft.sections, printed)
    sheets = fill_tables(draft, text, folded, spaced=spaced)

    head = split_titles(lines_of(draft.front), folded)
    first = lines_of(draft.sections[0].content) if draft.sections else []
    closing = lines_of(draft.sections[-1].content if draft.sections else draft.front)
    title = find_title(head, printed)
    period = find_period(folded)
    metadata = find_metadata(head, head + first, closing, printed)
    year = title.year if title else None
    doubts = [*narrative.doubts, *chain.from_iterable(sheet.doubts for sheet in sheets)]
    if end is not None:
        doubts.append(doubt("another_report", (end, len(text))))
    if marks:
        doubts.append(doubt("marks_removed", marks[0], number=len(marks)))
    numbers = any(CellState.READ in sheet.states or sheet.leftovers for sheet in sheets)
    if not (title or numbers or len(draft.sections) > 1):
        doubts = [doubt("not_a_report", (0, len(text)))]
    return Report(
        title=title.text if title else None,
        agency=find_agency(title, head, printed, metadata),
        year=year or (period[0].year if period else None),
        period=period,
        metadata=metadata,
        opening=_opening(head, title, printed),
        sections=narrative.sections,
        cells=cells_of(sheets),
        table_editions=TableEditions({one.plan.table: one.edition for one in sheets[:2]}),
        notes=narrative.notes,
        doubts=tuple(sorted(doubts, key=lambda one: one.span)),
        leftovers=tuple(chain.from_iterable(sheet.leftovers for sheet in sheets)),
        source=source,
    )


def _opening(head: Sequence[Span], title: Title | None, printed: Printed) -> tuple[Passage, ...]:
    lines = head[title.lines.stop :] if title else head
    return tuple(
        Passage(shown, span)
        for span in lines
        if (shown := printed.show(*span)) and not is_head_line(span, printed.folded)
    )
