"""Folded text -> typed tokens with spans.

The cells of a flattened table end at a tab or a line end; so a token is a cell, several cells that
make up one label, the lines of running text in a row, or a run of numbers.
"""

import re

from gaiparse._fold import DASH
from gaiparse._headings import LONGEST_HEADING, HeadingMatch, choose_headings, match_heading
from gaiparse._labels import (
    Label,
    Match,
    glued_label,
    is_part_of_caption,
    is_part_of_label,
    match_label,
)
from gaiparse._numbers import PAGE_NUMBER, VALUE, VALUE_IN_MARKS, VALUE_START, has_rows
from gaiparse._worded import MAY_BEGIN, spell
from gaiparse.model import Span

# Possessive throughout: a megabyte of blank lines or of digits must cost a megabyte once.
_CELL = re.compile(rf"(?:(?={VALUE_START})((?:{VALUE}\s*+)++)|([^\s][^\t\n]*+))(\s*+)")
# Compiled where it is used: few texts have numbers in words.
_CELL_OR_MARKS = rf"(?:((?:(?:{VALUE}|{VALUE_IN_MARKS})\s*+)++)|([^\s][^\t\n]*+))(\s*+)"
_REMARK = r"\([^()\t\n]*\)\s*"

_NOTE_WITHIN = 8
_REACH = 8  # Vertical headers break a label into as many lines as it has characters.
_OPENING = {
    "proactive_disclosure": "PROACTIVE",
    "requests": "REQUESTS",
    "review_litigation": "REVIEW",
}
_DASHES = f"-{DASH}"
_IN_TABLE = ("ROW", "HEADER")
_LONGEST_HEADER = 20
_LONGEST_REST = 8


class Token:
    """A token of the grammar.

    Attributes
    ----------
    type
        Name of the terminal in ``grammars/report.lark``.
    start, end
        Its span; that of the labels or the text alone.
    until
        Where the next token starts.
    has_run
        Whether a run of numbers, dashes and empty cells stands between `end` and `until`.
    labels
        The labels that a HEADER or ROW is made of; the section that a HEADING opens.
    lines
        Spans of the lines of a TEXT or NOTE, or of the labels.
    odd
        Whether text that is no label stands in the same row of a table.
    """

    __slots__ = ("end", "has_run", "labels", "lines", "odd", "start", "type", "until")

    def __init__(
        self, kind: str, start: int, end: int, labels: list[Label], lines: list[Span]
    ) -> None:
        """Take what is known of the token; the rest is set when its run or the next one comes."""
        self.type = kind
        self.start = start
        self.end = self.until = end
        self.labels = labels
        self.lines = lines
        self.has_run = self.odd = False


def lex(folded: str) -> tuple[list[Token], str]:
    """Return the tokens of a folded text in reading order, and the text that they stand in.

    Each stretch of labels of one table begins with the opening token of that table. In the text
    that is returned, numbers in words are in marks.
    """
    tokens, spelled = _lex(folded)
    if not spelled:
        return tokens, folded
    pieces: list[str] = []
    last = 0
    for start, cell in spelled:
        pieces += (folded[last:start], cell)
        last = start + len(cell)
    folded = "".join((*pieces, folded[last:]))
    return _lex(folded, re.compile(_CELL_OR_MARKS))[0], folded


def _lex(
    folded: str, pattern: re.Pattern[str] = _CELL
) -> tuple[list[Token], list[tuple[int, str]]]:
    """Return tokens, and the numbers in words among them: where each begins, and its marks."""
    words: list[tuple[int, str]] = []
    start = len(folded) - len(folded.lstrip())
    cells = pattern.findall(folded, start)  # of each a run or a cell, and the gap behind it
    cells.append(("", "", ""))
    tokens = _Tokens(folded)
    rank = 0
    passed: set[int] = set()  # cells that end a label which began before its numbers
    while rank < len(cells) - 1:
        run, cell, gap = cells[rank]
        rank += 1
        if run:
            end = start + len(run)
            tokens.add_run(start, end)
        elif rank - 1 in passed:
            end = start + len(cell)
        else:
            end = start + len(cell)
            match = match_label(cell)
            if (
                cell[0] in MAY_BEGIN
                and not match.labels
                and (spelled := tokens.add_in_words(start, end))
            ):
                words.append((start, spelled))
                start = end + len(gap)
                continue
            if match.open:
                match, more, length, behind = _read_label(cells, rank - 1, match)
                passed |= behind
                if more:
                    rank += more
                    end += length
                    gap = cells[rank - 1][2]
            if not match.labels and tokens.in_header and (glued := glued_label(cell)):
                cells[rank - 1 : rank] = [("", cell[:glued], ""), ("", cell[glued:], gap)]
                passed = {one + (one >= rank) for one in passed}
                match, end, gap = match_label(cell[:glued]), start + glued, ""
            if match.labels:
                tokens.add_label(match, start, end, before_run=cells[rank][0] != "")
            elif not tokens.passes(cell):
                tokens.add_text(cell, start, end)
        start = end + len(gap)
    return tokens.finish(), words


def _read_label(
    cells: list[tuple[str, str, str]], rank: int, match: Match
) -> tuple[Match, int, int, set[int]]:
    """Join a cell that may go on with those behind it, as far as they belong to one label.

    Returns what it is, how many more cells it takes, their length, and the ranks of cells behind
    its numbers that belong to it.
    """
    near = cells[rank : rank + _REACH + 1]
    match, more, length = _longer_label(near, match)
    if match.labels:
        return match, more, length, set()
    match, behind = _label_around(near, match)
    return match, 0, 0, {rank + one for one in behind}


def _longer_label(cells: list[tuple[str, str, str]], match: Match) -> tuple[Match, int, int]:
    """Join the first cell with those behind it while they make up a label.

    Returns the longest label, how many more cells it takes, and their length.
    """
    (_, text, gap), *more = cells
    taken = length = 0
    passed = len(gap)
    for rank, (run, cell, gap) in enumerate(more, 1):
        if run or not cell:
            break  # numbers, or the end of the text
        text += cell
        passed += len(cell)
        longer = match_label(text)
        if longer.labels:
            match, taken, length = longer, rank, passed
        if not longer.open:
            break
        passed += len(gap)
    return match, taken, length


def _label_around(cells: list[tuple[str, str, str]], match: Match) -> tuple[Match, list[int]]:
    """Join the first cell with those behind it that make up a row, whatever stands between.

    The row's own numbers may, the number of a page, and shards of a label beside several rows.
    Returns the label, else `match`, and which cells behind the first belong to it.
    """
    text = cells[0][1]
    taken: list[int] = []
    runs = 0
    for rank, (run, cell, _) in enumerate(cells[1:], 1):
        runs += run != ""
        if runs > 1 or not (run or cell):
            break
        if run:
            continue
        longer = match_label(text + cell)
        if any(label.kind == "row" for label in longer.labels):
            return longer, [*taken, rank]
        if longer.open:
            text += cell
        elif not (PAGE_NUMBER.fullmatch(cell) or is_part_of_caption(cell)):
            break
        taken.append(rank)
    return match, []


class _Tokens:
    """The tokens so far, and where in the report they have led."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._last = Token("START", 0, 0, [], [])  # stands before the first, and is dropped
        self._tokens = [self._last]
        self._headings: list[tuple[int, HeadingMatch]] = []
        self._table = ""
        self._section = ""
        self._rows = False

    @property
    def in_table(self) -> bool:
        """Whether the last token is a label of a table."""
        return self._last.type in _IN_TABLE

    @property
    def in_header(self) -> bool:
        """Whether the last token is a header without numbers behind it."""
        return self._last.type == "HEADER" and not self._last.has_run

    def passes(self, cell: str) -> bool:
        """Tell whether a cell among labels is a piece of one of several rows, or numbers a page.

        5 between dashes may also be the three cells that a row of table 2 has.
        """
        if not self.in_table:
            return False
        ends = cell[0] in _DASHES and cell.rstrip()[-1] in _DASHES
        is_page = ends and PAGE_NUMBER.fullmatch(cell) is not None
        wide = self._tokens[-1].has_run or self._table != "proactive_disclosure"
        return is_part_of_caption(cell) or (is_page and wide)

    def _add(
        self, kind: str, start: int, end: int, labels: list[Label], lines: list[Span]
    ) -> Token:
        """Begin a token."""
        self._last.until = start
        self._last = Token(kind, start, end, labels, lines)
        self._tokens.append(self._last)
        return self._last

    def add_run(self, start: int, end: int) -> None:
        """Add a run of numbers to the token before it; before all text it is text."""
        if self._last.type == "START":
            self._add("TEXT", start, end, [], [(start, end)])
        else:
            self._last.has_run = True

    def add_in_words(self, start: int, end: int) -> str | None:
        """Add a cell as a number if it is one in words and values may follow; return its marks."""
        if self._last.type not in _IN_TABLE and not self._last.has_run:
            return None
        spelled = spell(self._folded, start, end)
        if spelled:
            self._last.has_run = True
        return spelled

    def add_label(self, match: Match, start: int, end: int, *, before_run: bool) -> None:
        """Add a cell that is one of the labels of a match: a row, or a part of a header."""
        labels, _, odd = match
        odd = odd or (self._last.type == "TEXT" and self._stands_behind_text(start))
        label = labels[0]
        if len(labels) > 1:
            label = _pick(labels, self._table or self._section, row=self._rows and before_run)
        kind, table, *_ = label
        if table != self._table:
            self._table = table
            self._rows = False
            self._add(_OPENING[table], start, start, [], [])
        last = self._last
        if kind == "row":
            self._rows = True
            last = self._add("ROW", start, end, [label], [])
        elif last.type == "HEADER" and not last.has_run:
            last.end = end
            last.labels.append(label)
            last.lines.append((start, end))
        else:
            last = self._add("HEADER", start, end, [label], [(start, end)])
        if odd:
            last.odd = True

    def _stands_behind_text(self, start: int) -> bool:
        """Tell whether a label that starts here has the text before it in its row.

        A text of one cell between two labels is a header that the form does not have; it makes the
        labels before it odd too.
        """
        text, before = self._last, self._tokens[-2]
        if text.has_run:
            return False
        if (
            before.type == "HEADER"
            and not before.has_run
            and len(text.lines) == 1
            and text.end - text.start <= _LONGEST_HEADER
            and not is_part_of_label(self._folded[text.start : text.end])
        ):
            before.odd = True
            return True
        return "\n" not in self._folded[text.end : start]

    def add_text(self, cell: str, start: int, end: int) -> None:
        """Add a cell that is no label: a heading, a note, or running text."""
        heading = match_heading(cell) if end - start <= LONGEST_HEADING else None
        if heading:
            self._headings.append((len(self._tokens), heading))
            self._section = heading.section
            self._add("HEADING", start, end, [Label("section", "", heading.section)], [])
        elif cell[0] == "(" and self._is_remark(start, end):
            last = self._last
            last.end = end
            last.odd |= match_label(self._folded[last.start : end]).qualified
            return
        elif _is_note(cell):
            self._add("NOTE", start, end, [], [(start, end)])
        else:
            self._mark_odd(start, end)
            last = self._last
            if last.type == "TEXT" and not last.has_run:
                last.end = end
                last.lines.append((start, end))
            else:
                self._add("TEXT", start, end, [], [(start, end)])
        self._table = ""

    def _mark_odd(self, start: int, end: int) -> None:
        """Mark the labels or numbers before a text if it stands in their row."""
        last = self._last
        if last.type not in _IN_TABLE and not last.has_run:
            return
        region = self._folded[last.end : start]
        gap = region[len(region.rstrip()) :]
        # Between tabs a line end ends a row, unless a few words go on with its last cell; else an
        # empty line does.
        is_row = self._folded[end : end + 1] == "\t"
        ends_row = has_rows(region) and (is_row or end - start > _LONGEST_REST)
        _, tab, rest = region.rpartition("\t")
        in_cell = tab and not has_rows(region) and rest.strip() == "" and rest.count("\n") <= 1
        last.odd |= bool(in_cell) or not re.search(r"\n" if ends_row else r"\n *\n", gap)

    def _is_remark(self, start: int, end: int) -> bool:
        """Tell whether a cell is a bracketed remark on the next line of a row label's own cell."""
        return (
            self._last.type == "ROW"
            and not self._last.has_run
            and "\t" not in self._folded[self._last.end : start]
            and re.fullmatch(_REMARK, self._folded[start:end]) is not None
        )

    def finish(self) -> list[Token]:
        """Return the tokens; what only reads like a heading becomes text again."""
        self._last.until = len(self._folded)
        chosen = choose_headings(self._headings)
        for rank, _ in self._headings:
            if rank not in chosen:
                token = self._tokens[rank]
                token.type, token.labels = "TEXT", []
                token.lines = [(token.start, token.end)]
        return self._tokens[1:]


def _is_note(cell: str) -> bool:
    """Tell whether a line begins with 注: or 备注1: or the like."""
    if "注" not in cell[:_NOTE_WITHIN]:
        return False
    words = cell.lstrip("*#( ").removeprefix("备")
    return words.startswith("注") and ":" in words[1:3]


def _pick(labels: tuple[Label, ...], table: str, *, row: bool) -> Label:
    """Choose among labels that read alike (其他, 总计): the open table's, and its header first.

    `row` tells that rows have begun and numbers follow, so that a row is meant.
    """
    near = [label for label in labels if label.table == table] or labels
    if row:
        return next((label for label in near if label.kind == "row"), near[0])
    return near[0]
