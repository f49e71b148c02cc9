"""The Lark parser of ``grammars/report.lark``, one a process, loaded at first use."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import lark

from gaiparse._build import Builder, Draft
from gaiparse._lex import Token


def parse_tokens(tokens: Iterable[Token]) -> Draft:
    """Return the sections and table bodies that `tokens` make up."""
    # Lark asks no more of a token than its type; its own class would cost half the parse.
    parsing: Any = _parser().parse_interactive()
    feed = parsing.parser_state.feed_token
    for token in tokens:
        feed(token)
    return cast("Draft", parsing.feed_eof())


@cache
def _parser() -> lark.Lark:
    """Load the parser from the compiled tables of the grammar.

    Building them from the grammar's text takes a fresh process longer than everything else it does
    before its first report.
    """
    from gaiparse._grammar_tables import DATA, MEMO  # noqa: PLC0415  # not kept once loaded

    options = {**DATA["options"], "transformer": Builder()}
    return lark.Lark.load({"data": {**DATA, "options": options}, "memo": MEMO})
