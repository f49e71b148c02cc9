"""Titles and agencies, however the first lines were flattened."""

import pytest

import gaiparse
from gaiparse._render import LAYOUTS
from shared_data import sample

TITLE = "云台县水务局2023年政府信息公开工作年度报告"
OPENING = "根据《条例》编制本报告。如有疑问，请与云台县水务局办公室联系（电话：000-0000）。"
SECTION = "一、总体情况\n全年发布信息5条。\n"
WITHOUT_EDGES = ("fused",)


@pytest.mark.parametrize(
    "head",
    [
        f"**{TITLE}**\n\n{OPENING}\n",
        f"# **{TITLE}** \n\n{OPENING}\n",
        f"{TITLE} {OPENING}\n",
        f"{TITLE} {TITLE} {OPENING}\n",
        f"{TITLE}{OPENING}\n",
        f"{TITLE}{TITLE}{OPENING}\n",
    ],
)
def test_a_title_is_found_between_marks_and_before_the_opening(head: str) -> None:
    """Markup around a title, or the opening behind it on its line, leaves title and agency."""
    report = gaiparse.parse(head + SECTION)
    assert (report.title, report.agency, report.year) == (TITLE, "云台县水务局", 2023)
    assert report.opening[-1].text == OPENING


@pytest.mark.parametrize(
    "line",
    [
        "关于公布云台县水务局2023年政府信息公开工作年度报告的通知",
        f"本页有{TITLE}，请点击查看",
        "云台县水务局政府信息公开指南 本指南供查阅",
    ],
)
def test_a_sentence_about_a_report_is_no_title(line: str) -> None:
    """A line that goes on after the words of a title, or has no year, names no agency."""
    report = gaiparse.parse(f"{line}\n{SECTION}")
    assert (report.title, report.agency) == (None, None)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in WITHOUT_EDGES])
def test_every_layout_leaves_the_title(layout: str) -> None:
    """Title, agency and year come out of every layout that keeps the edges of lines or words."""
    report = gaiparse.parse(sample("education-2023-blank-cells"))
    again = gaiparse.parse(gaiparse.render(report, layout=layout))
    assert (again.title, again.agency, again.year) == (report.title, report.agency, report.year)
