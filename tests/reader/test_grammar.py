"""The grammar: current tables, no conflict, one tree for every sequence of tokens."""

import json
from hashlib import sha256
from itertools import chain

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiparse._build import Body, Builder
from gaiparse._grammar import grammar_file, parse_tokens
from gaiparse._lex import Token

OPENERS = ("PROACTIVE", "REQUESTS", "REVIEW")


def test_the_shipped_tables_are_those_of_the_grammar() -> None:
    """grammars/report.json was compiled from grammars/report.lark as it stands."""
    text = grammar_file("report.lark")
    assert json.loads(grammar_file("report.json"))["sha256"] == sha256(text.encode()).hexdigest()


def test_the_grammar_has_no_conflict() -> None:
    """Lark's strict mode, which refuses every ambiguity, accepts the grammar."""
    pytest.importorskip("interegular", reason="lark checks strictly only with interegular")
    lark.Lark(grammar_file("report.lark"), parser="lalr", lexer="basic", strict=True)


def test_each_production_is_the_docstring_of_its_method() -> None:
    """Every rule of the grammar has a method, whose docstring begins with the rule's name."""
    rules = {
        line.split(":")[0]
        for line in grammar_file("report.lark").splitlines()
        if ":" in line and line[0].isalpha()
    }
    for rule in rules:
        assert (getattr(Builder, rule).__doc__ or "").startswith(f"{rule}:")


@st.composite
def token_types(draw: st.DrawFn) -> list[str]:
    """Draw a sequence of tokens that keeps the lexer's two promises."""
    found: list[str] = []
    for kind in draw(
        st.lists(st.sampled_from(["TEXT", "NOTE", "HEADING", "HEADER", "ROW", "RUN", "REVIEW"]))
    ):
        if kind == "RUN" and (not found or found[-1] in ("RUN", *OPENERS)):
            continue
        if kind in ("HEADER", "ROW"):
            inside = next(
                (one for one in reversed(found) if one not in ("HEADER", "ROW", "RUN")), ""
            )
            if inside not in OPENERS or (inside == "REVIEW" and kind == "ROW"):
                found.append("REQUESTS")
        found.append(kind)
    return found


@given(token_types())
def test_every_sequence_of_tokens_has_a_tree(types: list[str]) -> None:
    """Whatever the order of tokens, all of them but the openers are in the tree, in order."""
    tokens = [Token(kind, rank, rank + 1) for rank, kind in enumerate(types)]
    draft = parse_tokens(tokens)
    kept: list[Token] = []
    parts = [draft.front, *([part.heading, *part.content] for part in draft.sections)]
    for item in chain.from_iterable(parts):
        for line in item.lines if isinstance(item, Body) else [item]:
            kept += [token for token in line if token is not None]
    assert [token.type for token in kept] == [kind for kind in types if kind not in OPENERS]
