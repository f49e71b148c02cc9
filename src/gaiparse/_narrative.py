"""Running text -> sections with their paragraphs and nested headings, and notes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gaiparse import forms
from gaiparse._build import Body, Content, Part
from gaiparse._doubts import doubt
from gaiparse._lex import Token
from gaiparse._numbers import scan
from gaiparse._ordinals import FIRST, Ordinal, read_ordinal
from gaiparse.model import Doubt, Heading, Passage, Section, Span

_STOP = re.compile(r"[。:;\n]")
_LONGEST_HEADING = 50
_NUMERALS = {section.id: section.numeral for section in forms.SECTIONS}
_TABLE_SECTIONS = frozenset(forms.TABLE_IDS)


_BLANK = " \t\r\n\xa0\u3000\ufeff#*"


class Printed(NamedTuple):
    """The source with its folded twin and the converter marks to leave out when showing it."""

    text: str
    folded: str
    marks: tuple[Span, ...]

    def show(self, start: int, end: int) -> str:
        """Return a stretch of the source as printed, without marks, markup and outer spaces."""
        shown = self.text[start:end]
        if self.marks:
            first = bisect_left(self.marks, (start, start))
            last = bisect_left(self.marks, (end, end))
            for mark_start, mark_end in reversed(self.marks[first:last]):
                shown = shown[: mark_start - start] + shown[mark_end - start :]
        return shown.strip(_BLANK)


class Narrative(NamedTuple):
    """The sections of a report, its notes and what is doubtful about its headings."""

    sections: tuple[Section, ...]
    notes: tuple[Passage, ...]
    doubts: list[Doubt]


def narrate(parts: Sequence[Part], printed: Printed) -> Narrative:
    """Return the sections that `parts`, each with a heading, make up."""
    sections: list[Section] = []
    notes: list[Passage] = []
    doubts: list[Doubt] = []
    starts = [part.heading.start for part in parts]
    for part, end in zip(parts, [*starts[1:], len(printed.folded)], strict=False):
        token = part.heading
        section_id = token.labels[0].id
        to_notes = notes if section_id in _TABLE_SECTIONS else None
        passages = _passages(part, printed, to_notes)
        number, words = _split_number(token, printed)
        headings = tuple(_headings(part, printed))
        section = Section(section_id, number, words, passages, headings, (token.start, end))
        doubts += _doubts(section, (token.start, token.end), sections)
        sections.append(section)
    return Narrative(tuple(sections), tuple(notes), doubts)


def lines_of(content: Content) -> list[Span]:
    """Return the spans of the lines of running text."""
    return [span for item in content if not isinstance(item, Body) for span in item.lines]


def _passages(part: Part, printed: Printed, notes: list[Passage] | None) -> tuple[Passage, ...]:
    """Return the lines of running text; notes go to `notes` where a list is given."""
    passages: list[Passage] = []
    for item in (part.heading, *part.content):
        if isinstance(item, Body):
            continue
        to = notes if notes is not None and item.type == "NOTE" else passages
        for span in item.lines:
            if shown := printed.show(*span):
                to.append(Passage(shown, span))
        if item.has_run:
            start = item.end
            for begin, end in scan(printed.folded[start : item.until]).values:
                span = (start + begin, start + end)
                passages.append(Passage(printed.text[slice(*span)], span))
    return tuple(passages)


def _split_number(token: Token, printed: Printed) -> tuple[str, str]:
    """Return the numeral of a section and the words of its heading, as printed."""
    start = token.start
    while printed.folded[start] in " #*":
        start += 1
    ordinal = read_ordinal(printed.folded, start)
    if ordinal is None:
        return "", printed.show(start, token.end)
    words = printed.show(ordinal.end, token.end)
    return printed.show(start, ordinal.end - 1), words


def _headings(part: Part, printed: Printed) -> Iterator[Heading]:
    """Yield what is numbered inside a section: at the start of a line or after a sentence."""
    found: list[tuple[Ordinal, Span]] = []
    folded = printed.folded
    for item in part.content:
        if isinstance(item, Body):
            continue
        for start, end in item.lines:
            place = start
            while place >= 0:
                if folded[place] in FIRST and (ordinal := read_ordinal(folded, place)):
                    stop = _STOP.search(folded, ordinal.end, end)
                    last = stop.start() if stop else end
                    if last - ordinal.end <= _LONGEST_HEADING:
                        found.append((ordinal, (place, last)))
                place = folded.find("。(", place, end)
                place += 1 if place >= 0 else 0
    ranks = sorted({ordinal.rank for ordinal, _ in found})
    for ordinal, (start, end) in found:
        yield Heading(
            printed.show(start, ordinal.end),
            printed.show(ordinal.end, end),
            ranks.index(ordinal.rank) + 1,
            (start, end),
        )


def _doubts(section: Section, span: Span, before: Sequence[Section]) -> Iterator[Doubt]:
    expected = _NUMERALS[section.id]
    if section.number != expected:
        yield doubt("heading_numeral", span, number=section.number or "—", expected=expected)
    if any(one.id == section.id for one in before):
        yield doubt("section_repeated", span, section=section.heading)
