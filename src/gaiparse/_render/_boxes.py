"""Layouts with borders around every cell."""

from gaiparse._render._items import Grid
from gaiparse._render._layout import Layout, Loses, spaced
from gaiparse._render._sheet import Style, sheet

_WAYS = ("ud", "lr", "dr", "dl", "ur", "ul", "udr", "udl", "dlr", "ulr", "udlr")
_DRAWN = ("─", "│", dict(zip(_WAYS, "│─┌┐└┘├┤┬┴┼", strict=True)))
_ASCII = ("-", "|", dict(zip(_WAYS, "|-+++++++++", strict=True)))

_DRAWING = Style(label=10, centred=True, strokes=_DRAWN)
_NARROW = Style(label=8, value=2, strokes=_DRAWN)
_TYPING = Style(strokes=_ASCII)


def _drawing(grid: Grid) -> str:
    """Write lines and corners; labels are broken, and everything is centred."""
    return _text(grid, _DRAWING)


def _typing(grid: Grid) -> str:
    """Write borders of hyphens, bars and plus signs; everything stands top left."""
    return _text(grid, _TYPING)


def _narrow(grid: Grid) -> str:
    """Write columns so narrow that numbers break."""
    return _text(grid, _NARROW)


def _text(grid: Grid, style: Style) -> str:
    return "".join(f"{line}\n" for line in sheet(grid, style)) + "\n"


BOX_LAYOUTS = (
    Layout("box_drawing", Loses.NOTHING, spaced, _drawing),
    Layout("box_ascii", Loses.NOTHING, spaced, _typing),
    Layout("box_narrow", Loses.WRAPPED, spaced, _narrow),
)
"""Each cell has borders; a row is as many lines as its longest cell."""
