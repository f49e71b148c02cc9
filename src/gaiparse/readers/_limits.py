"""How much of a file is read before it is refused."""

import attrs


class UnreadableError(Exception):
    """Raised by a reader; its argument says what is wrong with the file and what to do."""


@attrs.frozen(kw_only=True)
class Limits:
    """How large a file may be, and what is in it, before ``parse_file()`` refuses it.

    A report has about 60 rows of tables and 10,000 characters, so the defaults are far from any.
    They bound the time and the memory that a hostile file takes.

    Attributes
    ----------
    size
        Bytes of the file.
    unpacked
        Bytes of what is packed in it, for ZIP packages and PDFs.
    text
        Characters of its text.
    cells
        Cells of all tables, merged ones counted with what they cover.
    depth
        Tables inside tables, and groups inside groups.
    pages
        Pages of a PDF.
    seconds
        Time for the pages of a PDF.
    """

    size: int = 64 * 1024 * 1024
    unpacked: int = 64 * 1024 * 1024
    text: int = 2_000_000
    cells: int = 50_000
    depth: int = 50
    pages: int = 500
    seconds: float = 60.0

    def hold(self, name: str, found: float) -> None:
        """Raise `UnreadableError` if there is more of something than its limit."""
        limit = getattr(self, name)
        if found > limit:
            raise UnreadableError(
                f"is refused: {_WHAT[name]} beyond the limit of {limit:,}; "
                f"parse_file(..., limits=Limits({name}=...)) sets another"
            )


_WHAT = {
    "size": "its size in bytes is",
    "unpacked": "its unpacked size in bytes is",
    "text": "the number of its characters is",
    "cells": "the number of its table cells is",
    "depth": "the depth to which its parts are nested is",
    "pages": "the number of its pages is",
    "seconds": "the time in seconds it takes is",
}
