"""What a reader makes of a file: paragraphs, and tables of cells that hold the same."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from gaiparse.model import Place, Places

Attributes: TypeAlias = Mapping[str, str]
"""What an element of a document says of itself, by name."""


class Cell(NamedTuple):
    """A cell of a table.

    Attributes
    ----------
    blocks
        What it holds.
    place
        Where it stands.
    lost
        Whether it shows something beside its text that cannot be read, such as a picture.
    """

    blocks: tuple["Block", ...]
    place: Place
    lost: bool = False


class Table(NamedTuple):
    """A table: the cells that begin in each row."""

    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = str | Table


class Reading(NamedTuple):
    """A file as text.

    Attributes
    ----------
    text
        What the parser reads.
    reader
        What made it.
    places
        Where the file shows the cells of its tables.
    facts
        What it says about itself by the field ids of `Metadata`, and outside of its text.
    """

    text: str
    reader: str
    places: Places = Places()
    facts: Mapping[str, str] = {}
