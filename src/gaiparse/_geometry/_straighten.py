"""Which blocks of a text are straightened."""

from gaiparse._geometry._boxes import find_boxes
from gaiparse._geometry._lines import lines_of
from gaiparse._geometry._straight import Straight

_STROKES = ("│", "┃", "║", "+-", "+=")


def straighten(text: str) -> Straight | None:
    """Return a text with its tables written a row a line, None if geometry places none."""
    if not any(stroke in text for stroke in _STROKES):
        return None
    blocks = sorted(find_boxes(text, lines_of(text)))
    return Straight(text, blocks) if blocks else None
