"""Tokens in the grammar's shape -> sections, running text and table bodies.

Each method of the builder is one production of ``grammars/report.lark``. The builder holds no
state, so that one serves every parse of a process.
"""

from typing import Any, NamedTuple, TypeAlias

import lark

from gaiparse._lex import Token


class Body(NamedTuple):
    """A stretch of one table: its labels in reading order, each with the run behind it."""

    table: str
    tokens: list[Token]


Content: TypeAlias = list[Token | Body]
"""Running text and table bodies in reading order."""


class Part(NamedTuple):
    """A section: its heading and what follows."""

    heading: Token
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

    def front(self, children: Content) -> Content:
        """front: (TEXT | NOTE | proactive_table | requests_table | review_table)*"""
        return children

    def section(self, children: list[Any]) -> Part:
        """section: HEADING (TEXT | NOTE | proactive_table | requests_table | review_table)*"""
        return Part(children[0], children[1:])

    def proactive_table(self, children: list[Token]) -> Body:
        """proactive_table: PROACTIVE (HEADER | ROW)*"""
        return Body("proactive_disclosure", children[1:])

    def requests_table(self, children: list[Token]) -> Body:
        """requests_table: REQUESTS (HEADER | ROW)*"""
        return Body("requests", children[1:])

    def review_table(self, children: list[Token]) -> Body:
        """review_table: REVIEW HEADER*"""
        return Body("review_litigation", children[1:])
