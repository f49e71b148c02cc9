"""Tokens in the grammar's shape -> sections, running text and table bodies.

Each method of the builder is one production of ``grammars/report.lark``. The builder holds no
state, so that one serves every parse of a process.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias, cast

import lark

from gaiparse._lex import Token


class Line(NamedTuple):
    """Running text, a heading or labels of a table, and the run that follows."""

    token: Token
    run: Token | None = None


class Body(NamedTuple):
    """A stretch of one table: its lines in reading order."""

    table: str
    lines: list[Line]


Content: TypeAlias = list[Line | Body]
"""Running text and table bodies in reading order."""


class Part(NamedTuple):
    """A section: its heading and what follows."""

    heading: Line
    content: Content


class Draft(NamedTuple):
    """The whole text: what comes before the sections, and the sections."""

    front: Content
    sections: list[Part]


class Builder(lark.Transformer[Any, Draft]):
    """The inline transformer of the grammar."""

    def start(self, children: list[Any]) -> Draft:
        """start: front section*"""
        return Draft(children[0], children[1:])

    def front(self, children: list[Token | Body]) -> Content:
        """front: (TEXT RUN? | NOTE RUN? | proactive_table | requests_table | review_table)*"""
        return _lines(children)

    def section(self, children: list[Token | Body]) -> Part:
        """section: HEADING RUN? (TEXT RUN? | NOTE RUN? | proactive_table | ...)*"""
        heading, *content = _lines(children)
        return Part(cast("Line", heading), content)

    def proactive_table(self, children: list[Token]) -> Body:
        """proactive_table: PROACTIVE (HEADER RUN? | ROW RUN?)*"""
        return Body("proactive_disclosure", cast("list[Line]", _lines(children[1:])))

    def requests_table(self, children: list[Token]) -> Body:
        """requests_table: REQUESTS (HEADER RUN? | ROW RUN?)*"""
        return Body("requests", cast("list[Line]", _lines(children[1:])))

    def review_table(self, children: list[Token]) -> Body:
        """review_table: REVIEW (HEADER RUN?)*"""
        return Body("review_litigation", cast("list[Line]", _lines(children[1:])))


def _lines(children: Sequence[Token | Body]) -> Content:
    """Join each token with the run behind it."""
    lines: Content = []
    before: Token | None = None
    for child in children:
        if isinstance(child, Body):
            if before:
                lines.append(Line(before))
            lines.append(child)
            before = None
        elif child.type == "RUN" and before:
            lines.append(Line(before, child))
            before = None
        else:
            if before:
                lines.append(Line(before))
            before = child
    if before:
        lines.append(Line(before))
    return lines
