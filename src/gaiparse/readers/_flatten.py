r"""Blocks -> the text that the parser reads, and where each cell stands in it.

A paragraph is a line. A row is a line with a tab between its cells; a cell that is merged stands
where it begins and nowhere else, so behind a label come as many cells as the form has columns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gaiparse import forms
from gaiparse.model import Place, Places, Span
from gaiparse.readers._page import Block, Cell, Table

_LOST = "\ufffd"
_PROSE = 60  # A single cell with more characters is no heading of a table.
_LONG = 300  # Nor is there a row of a form with so many in one cell and several paragraphs.
# Characters of Chinese and its punctuation, but no digits.
_HAN = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff5e]")
_FIELDS = frozenset(
    label for labels in (*forms.METADATA.values(), *forms.CONTACT.values()) for label in labels
)


def flatten(blocks: Sequence[Block]) -> tuple[str, Places]:
    """Return the text of some blocks, and the places of the cells in it."""
    pieces: list[str] = []
    spans: list[Span] = []
    places: list[Place] = []
    length = 0
    for piece, place in _pieces(blocks):
        if place is not None:
            spans.append((length, length + len(piece)))
            places.append(place)
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), Places(tuple(spans), tuple(places))


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[str, Place | None]]:
    for block in blocks:
        if isinstance(block, str):
            yield block, None
            yield "\n", None
        else:
            for row in filter(None, block.rows):
                yield from _row(row)
            yield "\n", None


def _row(row: Sequence[Cell]) -> Iterator[tuple[str, Place | None]]:
    if any(map(_is_part_of_page, row)) or (len(row) == 1 and _is_prose(row[0])):
        for cell in row:
            yield from _pieces(cell.blocks)
        return
    texts = [_text(cell) for cell in row]
    if _is_head(texts):
        texts = [text if rank % 2 else f"{_bare(text)}：" for rank, text in enumerate(texts)]
        between = ("\n", "")
    else:
        between = ("\t", "\t")
    for rank, (text, cell) in enumerate(zip(texts, row, strict=True)):
        if rank:
            yield between[rank % 2], None
        yield text, cell.place
    yield "\n", None


def _is_part_of_page(cell: Cell) -> bool:
    """Tell whether a cell frames a part of the page instead of being one of a table."""
    tables = [block for block in cell.blocks if isinstance(block, Table)]
    if any(sum(map(len, table.rows)) > 1 for table in tables):
        return True
    return len(cell.blocks) > 1 and len(_text(cell)) > _LONG


def _is_prose(cell: Cell) -> bool:
    return len(cell.blocks) > 1 and len(_text(cell)) > _PROSE


def _is_head(texts: Sequence[str]) -> bool:
    """Tell whether a row pairs the labels of a page's head with what they say."""
    return (
        len(texts) > 1 and not len(texts) % 2 and all(_bare(one) in _FIELDS for one in texts[::2])
    )


def _bare(text: str) -> str:
    return text.replace(" ", "").strip("：:【】")


def _text(cell: Cell) -> str:
    """Return what a cell holds on one line."""
    lines = [line for block in cell.blocks for line in _lines(block)]
    pieces = lines[:1]
    for above, below in pairwise(lines):
        # A label goes on without a space; what becomes of a number is for the parser to say.
        whole = _HAN.match(above[-1]) and _HAN.match(below)
        pieces += ("" if whole else " ", below)
    return "".join(pieces) + _LOST * cell.lost


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, str):
        yield block
    else:
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _lines(inner)
