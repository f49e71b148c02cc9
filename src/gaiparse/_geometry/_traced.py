"""A report of a straight text -> the same with the places of the source."""

from collections.abc import Iterator

import attrs

from gaiparse._geometry._straight import Straight
from gaiparse.model import (
    Cells,
    Leftover,
    Passage,
    Report,
    Section,
    Source,
)


def traced(report: Report, straight: Straight, source: Source) -> Report:
    """Return a report of a straight text with every place as it is in the source."""
    doubts = [attrs.evolve(one, span=straight.place_of(one.span)) for one in report.doubts]
    return attrs.evolve(
        report,
        opening=_passages(report.opening, straight),
        sections=tuple(_section(one, straight) for one in report.sections),
        cells=_cells(report.cells, straight, source.text),
        notes=_passages(report.notes, straight),
        doubts=tuple(sorted(doubts, key=lambda one: one.span)),
        leftovers=tuple(_leftovers(report.leftovers, straight, source.text)),
        source=source,
    )


def _passages(passages: tuple[Passage, ...], straight: Straight) -> tuple[Passage, ...]:
    return tuple(attrs.evolve(one, span=straight.place_of(one.span)) for one in passages)


def _section(section: Section, straight: Straight) -> Section:
    return attrs.evolve(
        section,
        paragraphs=_passages(section.paragraphs, straight),
        headings=tuple(
            attrs.evolve(one, span=straight.place_of(one.span)) for one in section.headings
        ),
        span=straight.place_of(section.span),
    )


def _leftovers(
    leftovers: tuple[Leftover, ...], straight: Straight, text: str
) -> Iterator[Leftover]:
    for one in leftovers:
        span = straight.place_of(one.span)
        yield attrs.evolve(one, span=span, raw=text[slice(*span)])


def _cells(cells: Cells, straight: Straight, text: str) -> Cells:
    """Return the cells; what an ambiguous one could be may stand in several pieces."""
    found = list(cells.values())
    spans = [straight.place_of(cell.span) if cell.span else None for cell in found]
    return Cells(
        cells.ids,
        tuple(cell.value for cell in found),
        tuple(cell.state for cell in found),
        tuple(text[slice(*span)] if span else "" for span in spans),
        tuple(span[0] if span else -1 for span in spans),
    )
