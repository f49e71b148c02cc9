"""Layouts in which only the place in the line says which column a value is in."""

from collections.abc import Callable

from gaiparse._render._items import Grid
from gaiparse._render._layout import Layout, Loses, plain, spaced
from gaiparse._render._sheet import Style, sheet
from gaiparse._render._width import width

_WRAPPED = Style(label=16, centred=True, between=True)
_STACKED = Style(label=24, header=4, centred=True, between=True, gap=3)
_NARROW = Style(label=16, value=2, centred=True)


def _aligned(style: Style, end: str = "\n") -> Callable[[Grid], str]:
    return lambda grid: "".join(f"{line}{end}" for line in sheet(grid, style))


def _ruled(grid: Grid) -> str:
    """Write a rule above and below the table, and an empty line between rows."""
    lines = [f"  {line}\n" for line in sheet(grid, Style())]
    rule = f"  {'-' * (max(map(width, lines)) - 3)}\n"
    return rule + "\n".join(lines) + rule + "\n"


ALIGNED_LAYOUTS = (
    Layout("aligned", Loses.NOTHING, plain, _aligned(Style())),
    # Padded by counting characters, so that columns shift to the eye.
    Layout("aligned_by_characters", Loses.NOTHING, plain, _aligned(Style(measure=len))),
    Layout("aligned_spaced", Loses.NOTHING, spaced, _aligned(Style(), "\n\n")),
    Layout("aligned_ruled", Loses.NOTHING, spaced, _ruled),
    # The values stand in the middle of a broken label, or between its halves.
    Layout("aligned_wrapped", Loses.NOTHING, plain, _aligned(_WRAPPED)),
    # The names of columns too: their pieces stand among those of their neighbours.
    Layout("aligned_stacked", Loses.NOTHING, plain, _aligned(_STACKED)),
    Layout("aligned_narrow", Loses.WRAPPED, plain, _aligned(_NARROW)),
)
"""Each column has its place in the line."""
