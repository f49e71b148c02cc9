"""Parser of Government Annual Information-disclosure reports (政府信息公开工作年度报告).

The names below are loaded when they are first used, so that a program that only imports gaiparse
does not wait for a grammar that it may never need.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from gaiparse._version import __version__

if TYPE_CHECKING:
    from gaiparse._render import render
    from gaiparse.errors import DataError, GaiparseError, ParseError, ReadError
    from gaiparse.export import from_dict, to_dict
    from gaiparse.findings import Finding, Sum, Suspect
    from gaiparse.model import (
        Cell,
        Cells,
        CellState,
        Doubt,
        Heading,
        Leftover,
        Metadata,
        Passage,
        Place,
        Places,
        Report,
        Section,
        Severity,
        Source,
        TableEditions,
    )
    from gaiparse.parser import parse
    from gaiparse.readers import Limits, parse_file
    from gaiparse.rules import validate

_HOMES = {
    "_render": ("render",),
    "errors": ("DataError", "GaiparseError", "ParseError", "ReadError"),
    "export": ("from_dict", "to_dict"),
    "findings": ("Finding", "Sum", "Suspect"),
    "model": (
        "Cell",
        "CellState",
        "Cells",
        "Doubt",
        "Heading",
        "Leftover",
        "Metadata",
        "Passage",
        "Place",
        "Places",
        "Report",
        "Section",
        "Severity",
        "Source",
        "TableEditions",
    ),
    "parser": ("parse",),
    "readers": ("Limits", "parse_file"),
    "rules": ("validate",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Cell",
    "CellState",
    "Cells",
    "DataError",
    "Doubt",
    "Finding",
    "GaiparseError",
    "Heading",
    "Leftover",
    "Limits",
    "Metadata",
    "ParseError",
    "Passage",
    "Place",
    "Places",
    "ReadError",
    "Report",
    "Section",
    "Severity",
    "Source",
    "Sum",
    "Suspect",
    "TableEditions",
    "__version__",
    "from_dict",
    "parse",
    "parse_file",
    "render",
    "to_dict",
    "validate",
]


def __getattr__(name: str) -> object:
    """Load a public name from its module."""
    try:
        home = _HOME_OF[name]
    except KeyError:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message) from None
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
