"""Texts that are no reports, hostile texts, and refusal on request."""

import re
import time
from collections.abc import Callable

import pytest

import gaiparse
from gaiparse import CellState, ParseError, Severity, forms

HEADING = "一、总体情况\n"

HOSTILE = {
    "empty": "",
    "lone surrogate": "\ud800",
    "surrogate in a report": "二、主动公开政府信息情况\n行政许可\n\udfff\n",
    "NULs": "\0" * 1000,
    "ten thousand headings": HEADING * 10_000,
    "twenty thousand numbers": "1\n" * 20_000,
    "twenty thousand numbers behind a label": "本年新收政府信息公开申请数量" + "\t1" * 20_000,
    "a huge number": "行政许可\t" + "9" * 100_000,
    "a megabyte of one character": "申" * 1_000_000,
    "a megabyte of blank lines": "\n" * 1_000_000,
    "a megabyte of tabs": "\t" * 1_000_000,
    "a megabyte of hyphens": "-" * 1_000_000,
    "a megabyte of brackets": "[bookmark: " * 100_000,
    "ten thousand labels": "".join(f"{section.label}\n商业\n" for section in forms.SECTIONS)
    * 2_000,
    "a header of ten thousand columns": "三、收到和处理政府信息公开申请情况\n"
    + "自然人\n" * 10_000
    + "一、本年新收政府信息公开申请数量\t1\t2\n" * 10_000,
    "twenty thousand rows": "（一）予以公开\n1\n" * 20_000,
    "ten thousand colons": "电话:地址:" * 10_000,
    "ten thousand sentences": "。（一）" * 10_000,
    "ten thousand years": "2024年" * 10_000,
    "ten thousand periods": "统计2024年1月1日至" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_returns_a_report(text: str) -> None:
    """Every string gives a report whose cells claim nothing, and a doubt that says why."""
    report = gaiparse.parse(text)
    assert len(report.cells) == 200
    assert set(report.cells.states().values()) <= {CellState.ABSENT, CellState.AMBIGUOUS}
    assert any(doubt.severity is Severity.ERROR for doubt in report.doubts)


def test_a_text_that_ends_inside_a_label_returns_a_report() -> None:
    """Every beginning of every label of the forms is a text like any other."""
    labels = {
        wording
        for plan in forms.PLANS.values()
        for block in plan.form.blocks
        for wordings in (
            *((column.label, *column.aliases) for column in block.columns),
            *((row.label, *row.aliases) for row in block.rows),
        )
        for wording in wordings
    }
    for beginning in {label[:end] for label in labels for end in range(len(label) + 1)}:
        assert not gaiparse.parse(beginning).cells.numbers()


@pytest.mark.parametrize("text", ["", "今天天气很好。", "1\n2\n3\n", "\ufeff", "注：\n"])
def test_a_text_that_is_no_report_says_so_once(text: str) -> None:
    """A text without title, sections and tables has one doubt, an error, and no findings."""
    report = gaiparse.parse(text)
    assert [(doubt.code, doubt.severity) for doubt in report.doubts] == [
        ("not_a_report", Severity.ERROR)
    ]
    assert report.leftovers == ()
    assert gaiparse.validate(report) == ()


def test_strict_names_line_and_column() -> None:
    """With strict=True an error-level doubt is a ParseError that points at its place."""
    text = "某县水利局2024年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
    text += "申请人情况\n自然人\n一、本年新收政府信息公开申请数量\n1\n2\n3\n"
    with pytest.raises(ParseError) as caught:
        gaiparse.parse(text, strict=True)
    error = caught.value
    assert (error.line, error.column) == (1, 1)
    assert error.code == "table_missing"
    assert "line 1, column 1" in str(error)


def test_strict_accepts_a_whole_report(sample_text: str) -> None:
    """With strict=True a report whose doubts are all warnings is returned as without."""
    assert gaiparse.parse(sample_text, strict=True) == gaiparse.parse(sample_text)


SHORTEST = 0.02  # Seconds of CPU time; in less the clock and the caches show more than the work.
STEEPEST = 24  # Of eight times the text: linear work takes 8 times as long, quadratic 64 times.


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the CPU time of some work on a text, the least of three runs."""

    def once() -> float:
        start = time.process_time()
        work(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


def growth(work: Callable[[str], object], line: str) -> float:
    """Return how many times longer some work takes on eight times as many lines."""
    lines = 500
    while (small := seconds(work, line * lines)) < SHORTEST:
        lines *= 2
    return seconds(work, line * lines * 8) / small


TABLE = "二、主动公开政府信息情况\n信息内容\t本年制发件数\n规章\t1\t2\t3"

REPEATED = {
    "line ends behind a row": "\n",
    "blank lines of spaces": " \n",
    "open cells": "<td>",
    "open scripts": "<td><script>",
    "open comments": "<td><!--",
    "bars": "|\n",
    "bars in a row": "|",
    "sections that begin again": "一、总体情况\n已办结。\n",
    "headings in a line": "一、总体情况 ",
    "numbers in a line": "1 ",
    "narrative": "全年办理各类事项若干件，按时办结，群众满意。\n",
    "long lines": "全年办理各类事项若干件，按时办结，群众满意。" * 20 + "\n",
    "headings": HEADING,
    "contents": "一、总体情况\n二、主动公开政府信息情况\n",
    "labels": "行政许可\n行政处罚\n",
    "rows": "行政许可\t1\n",
    "broken labels": "结果\n维\n",
    "numbers": "7\n",
    "fields": "地址：某路；电话：1；\n",
    "ordinals": "（一）1.①\n",
    "notes": "注：一\n",
    "titles": "政府信息公开年度报告\n",
}


@pytest.mark.parametrize("line", REPEATED.values(), ids=REPEATED.keys())
def test_work_grows_linearly(line: str) -> None:
    """Eight times the text takes about eight times as long, and never three times that."""
    assert growth(lambda text: gaiparse.parse(TABLE + text), line) < STEEPEST


def test_quadratic_work_is_seen() -> None:
    """A regular expression that looks again from each place grows more than is allowed."""
    assert growth(re.compile("a*b").search, "a") > STEEPEST
