"""The grammar: current tables, no conflict, one tree for every sequence of tokens."""

from hashlib import sha256
from itertools import chain
from pathlib import Path

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaiparse
from gaiparse._build import Body, Builder
from gaiparse._grammar import parse_tokens
from gaiparse._grammar_tables import SHA256
from gaiparse._lex import Token

IN_TABLE = ("HEADER", "ROW")
OPENERS = ("PROACTIVE", "REQUESTS", "REVIEW")


def grammar() -> str:
    """Return the grammar's text, from the wheel or from the repository around an editable one."""
    package = Path(gaiparse.__file__).parent
    inside = package / "grammars" / "report.lark"
    outside = package.parents[1] / "grammars" / "report.lark"
    return (inside if inside.exists() else outside).read_text(encoding="utf-8")


def test_the_shipped_tables_are_those_of_the_grammar() -> None:
    """The tables were compiled from grammars/report.lark as it stands."""
    assert sha256(grammar().encode()).hexdigest() == SHA256


def test_the_grammar_has_no_conflict() -> None:
    """Lark's strict mode, which refuses every ambiguity, accepts the grammar."""
    pytest.importorskip("interegular", reason="lark checks strictly only with interegular")
    lark.Lark(grammar(), parser="lalr", lexer="basic", strict=True)


def test_each_production_is_the_docstring_of_its_method() -> None:
    """Every rule of the grammar has a method, whose docstring begins with the rule's name."""
    rules = {
        line.split(":")[0] for line in grammar().splitlines() if ":" in line and line[0].isalpha()
    }
    for rule in rules:
        assert (getattr(Builder, rule).__doc__ or "").startswith(f"{rule}:")


@st.composite
def token_types(draw: st.DrawFn) -> list[str]:
    """Draw a sequence of tokens in which each stretch of labels begins with its opening token."""
    found: list[str] = []
    kinds = ("TEXT", "NOTE", "HEADING", "HEADER", "ROW", *OPENERS)
    for kind in draw(st.lists(st.sampled_from(kinds))):
        if kind in IN_TABLE:
            inside = next((one for one in reversed(found) if one not in IN_TABLE), "")
            if inside not in OPENERS or (inside == "REVIEW" and kind == "ROW"):
                found.append("REQUESTS")
        found.append(kind)
    return found


@given(token_types())
def test_every_sequence_of_tokens_has_a_tree(types: list[str]) -> None:
    """Whatever the order of tokens, all of them but the openers are in the tree, in order."""
    tokens = [Token(kind, rank, rank + 1, [], []) for rank, kind in enumerate(types)]
    draft = parse_tokens(tokens)
    kept: list[Token] = []
    parts = [draft.front, *([part.heading, *part.content] for part in draft.sections)]
    for item in chain.from_iterable(parts):
        kept += item.tokens if isinstance(item, Body) else [item]
    assert [token.type for token in kept] == [kind for kind in types if kind not in OPENERS]
