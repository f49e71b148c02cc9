"""The Lark parser of ``grammars/report.lark``, one a process, loaded at first use."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
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


def grammar_file(name: str) -> str:
    """Return the text of a file in ``grammars/``: inside a wheel, else in the repository."""
    here = Path(__file__).parent
    path = here / "grammars" / name
    if not path.exists():
        # An editable install sees src/ alone.
        path = here.parents[1] / "grammars" / name
    return path.read_text(encoding="utf-8")


@cache
def _parser() -> lark.Lark:
    """Load the parser from ``grammars/report.json``, the compiled tables of the grammar.

    Building them from the grammar's text takes a fresh process longer than everything else it does
    before its first report.
    """
    tables: Any = json.loads(grammar_file("report.json"))
    # JSON has turned the integer keys into strings.
    tables["memo"] = {int(key): value for key, value in tables["memo"].items()}
    table = tables["data"]["parser"]["parser"]
    table["states"] = {
        int(state): {int(token): action for token, action in actions.items()}
        for state, actions in table["states"].items()
    }
    table["tokens"] = {int(key): value for key, value in table["tokens"].items()}
    tables["data"]["options"]["transformer"] = Builder()
    return lark.Lark.load(tables)
