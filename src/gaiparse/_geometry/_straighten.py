"""Which blocks of a text are straightened."""

from gaiparse._geometry._boxes import find_boxes
from gaiparse._geometry._lines import lines_of
from gaiparse._geometry._ruled import find_ruled
from gaiparse._geometry._straight import Block, Straight

_STROKES = ("│", "┃", "║", "+-", "+=")
_RULER = "-- --", "--  --"


def straighten(text: str) -> Straight | None:
    """Return a text with its tables written a row a line, None if geometry places none."""
    boxed = any(stroke in text for stroke in _STROKES)
    ruled = any(hyphens in text for hyphens in _RULER)
    if not (boxed or ruled):
        return None
    lines = lines_of(text)
    blocks: list[Block] = []
    for block in sorted(
        (*(find_boxes(text, lines) if boxed else ()), *(find_ruled(text, lines) if ruled else ()))
    ):
        if not blocks or block.span[0] >= blocks[-1].span[1]:
            blocks.append(block)
    return Straight(text, blocks) if blocks else None
