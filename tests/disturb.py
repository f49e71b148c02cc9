"""Renderings after one disturbance or a few, and what stays true of them.

It is known from the trace which cells are still printed as they were, and which are not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from disturbances import DISTURBANCES, Disturbance
from gaiparse import CellState, Report
from gaiparse._render._items import Grid
from gaiparse._render._page import page
from traced import Traced, printed, traced

_CLAIMED = (CellState.READ, CellState.INFERRED)


class Disturbed(NamedTuple):
    """A rendering that was disturbed, and what is true of it.

    Attributes
    ----------
    text
        The whole text.
    how
        The names of the disturbances: for the reader of a failing test.
    kept
        The variables whose cells are printed as before, once or more often alike; empty ones too.
    lost
        Those of which nothing is left.
    open
        Those of which a piece is left, or that are printed in more than one way.
    """

    text: str
    how: tuple[str, ...]
    kept: frozenset[str]
    lost: frozenset[str]
    open: frozenset[str]

    def false_claims(self, report: Report, again: Report) -> dict[str, object]:
        """Return the cells that `again`, read from the text, claims and that are not so."""
        return {
            name: cell.value
            for name, cell in again.cells.items()
            if cell.state in _CLAIMED
            and not (name in self.kept and report.cells.value(name) == cell.value)
        }


def values(report: Report) -> dict[str, str]:
    """Return what a rendering of the report prints for each cell of its tables."""
    grids = (item for item in page(report) if isinstance(item, Grid))
    return dict(value for grid in grids for value in printed(grid))


def judged(report: Report, text: Traced, how: Sequence[str]) -> Disturbed:
    """Return what is true of a text that began as a rendering of the report."""
    before = values(report)
    now = dict.fromkeys(before, "")
    for name, run in text.runs():
        now[name] += run.replace("\n", "")
    kept = {name for name, run in now.items() if _is_repeated(run, before[name].replace("\n", ""))}
    lost = {name for name, run in now.items() if not run} - kept
    return Disturbed(
        text.text, tuple(how), frozenset(kept), frozenset(lost), frozenset(now.keys() - kept - lost)
    )


def _is_repeated(run: str, once: str) -> bool:
    return run == once * max(1, len(run) // max(1, len(once)))


@st.composite
def disturbed(
    draw: st.DrawFn,
    report: Report,
    layout: str,
    disturbances: Sequence[Disturbance] = (),
    most: int = 2,
) -> Disturbed:
    """Draw a rendering of a report, disturbed once or a few times.

    Parameters
    ----------
    draw
        Supplied by Hypothesis.
    report
        A report with a table.
    layout
        The name of a layout.
    disturbances
        Those to draw from; all, if there are none.
    most
        How many may follow each other.
    """
    known = st.sampled_from(disturbances or DISTURBANCES)
    text = traced(report, layout)
    chosen = draw(st.lists(known, min_size=1, max_size=most))
    for one in chosen:
        text = one(draw, text)
    return judged(report, text, [one.__name__ for one in chosen])
