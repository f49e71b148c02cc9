"""The reader against the floor, against an Earley parser, and against reading HTML tables."""

from collections.abc import Callable, Iterator
from html import escape
from importlib.util import find_spec
from io import StringIO
from itertools import groupby
from typing import Any

import lark  # noqa: TID251  # Earley is what ours is compared with
from _common import ROOT, Row, memos, ratios, samples, seeds
from floor import floor

import gaiparse
from gaiparse._fold import fold
from gaiparse._grammar import parse_tokens
from gaiparse._lex import lex


def against_floor(*, quick: bool) -> Iterator[Row]:
    """Compare reading, and reading with checks and data, with the floor."""
    rounds = 5 if quick else 101
    for name, texts in (("samples", samples()), ("seeds", seeds())):
        for state in ("warm", "memos cleared"):
            where = f"{name}, {state}"
            if not texts:
                for subject in ("parse", "parse + validate + to_dict"):
                    yield Row(f"{subject} / floor: {where}", None, note="no ../shared/seeds")
                continue
            read, whole = _against_floor(texts, rounds, cold=state != "warm")
            yield Row(f"parse / floor: {where}", read, target=4)
            yield Row(f"parse + validate + to_dict / floor: {where}", whole, target=8)


def _against_floor(texts: list[str], rounds: int, *, cold: bool) -> list[float]:
    subjects: list[Callable[[str], object]] = [floor, gaiparse.parse, _whole]
    clear = list(memos()) if cold else []

    def before() -> None:
        for one in clear:
            one()

    return ratios(texts, subjects, rounds, before=before)[1:]


def _whole(text: str) -> dict[str, Any]:
    report = gaiparse.parse(text)
    gaiparse.validate(report)
    return gaiparse.to_dict(report)


def against_earley(*, quick: bool) -> Iterator[Row]:
    """Compare parsers of one grammar on the same tokens."""
    grammar = (ROOT / "grammars" / "report.lark").read_text(encoding="utf-8")
    earley = lark.Lark(grammar, parser="earley", lexer=_Given)
    ours = {text: lex(fold(text).text)[0] for text in samples()}
    theirs = {text: [lark.Token(one.type, "") for one in ours[text]] for text in ours}
    subjects: list[Callable[[str], object]] = [
        lambda text: parse_tokens(ours[text]),
        lambda text: earley.parse(theirs[text]),
    ]
    value = ratios(list(ours), subjects, 2 if quick else 11)[1]
    yield Row("Earley / our LALR, same tokens", value, target=40, at_least=True)


class _Given(lark.lexer.Lexer):
    """A lexer that hands out the tokens it is given for a text."""

    __future_interface__ = True

    def __init__(self, _: object) -> None:
        pass

    def lex(self, lexer_state: lark.lexer.LexerState, _: object) -> Iterator[lark.Token]:
        return iter(lexer_state.text)  # type: ignore[arg-type]  # the list of tokens


def against_pandas(*, quick: bool) -> Iterator[Row]:
    """Compare the whole reader with ``pandas.read_html`` alone on the same report as HTML."""
    name = "pandas.read_html / parse, one report"
    missing = [module for module in ("pandas", "lxml") if find_spec(module) is None]
    if missing:
        yield Row(name, None, target=1, at_least=True, note=f"not installed: {', '.join(missing)}")
        return
    import pandas as pd  # noqa: PLC0415  # it may not be there

    text = (ROOT / "examples" / "county-2020-tab-rows.txt").read_text(encoding="utf-8")
    page = _html(text)
    subjects: list[Callable[[str], object]] = [
        gaiparse.parse,
        lambda _: pd.read_html(StringIO(page), flavor="lxml"),
    ]
    value = ratios([text], subjects, 5 if quick else 51)[1]
    yield Row(name, value, target=1, at_least=True)


def _html(text: str) -> str:
    """Return a text as a page: lines with tabs are rows of cells, the others paragraphs."""
    parts = []
    for tabs, lines in groupby(text.splitlines(), lambda line: "\t" in line):
        if tabs:
            cells = (
                "".join(f"<td>{escape(cell)}</td>" for cell in one.split("\t")) for one in lines
            )
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in lines]
    return f"<html><body>{''.join(parts)}</body></html>"
