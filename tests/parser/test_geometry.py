"""Tables that geometry places: written straight, read, and traced back to the source."""

import pytest
from hypothesis import given, settings

from gaiparse import CellState, Report, parse, render
from gaiparse._geometry import straighten
from strategies import reports

BOXES = ("box_drawing", "box_ascii")
RULERS = ("ruler_lines", "ruler_rows")
few = settings(max_examples=max(4, settings().max_examples // 4))


@pytest.mark.parametrize("layout", [*BOXES, *RULERS, "box_narrow"])
@few
@given(reports())
def test_what_is_written_straight_stands_in_the_source(layout: str, report: Report) -> None:
    """Each character of a straight text is one of the source, but for what ends or parts cells."""
    source = render(report, layout=layout)
    straight = straighten(source)
    if straight is None:
        return
    for place, one in enumerate(straight.text):
        start, end = straight.place_of((place, place + 1))
        assert one in "\t\n\ufffd" or source[start:end] == one


@pytest.mark.parametrize("layout", BOXES)
@few
@given(reports())
def test_a_box_is_read_as_rows_between_tabs(layout: str, report: Report) -> None:
    """Borders tell as much as tabs do: values and states of all cells are the same."""
    boxed = parse(render(report, layout=layout))
    tabbed = parse(render(report, layout="tab_rows_trailing"))
    assert boxed.cells.states() == tabbed.cells.states()
    assert dict(boxed.cells.values_by_id()) == dict(tabbed.cells.values_by_id())


@pytest.mark.parametrize("layout", RULERS)
@few
@given(reports())
def test_rows_under_a_ruler_are_read_as_rows_between_tabs(layout: str, report: Report) -> None:
    """A ruler tells as much as tabs do; only a row of nothing but blanks is an empty line."""
    ruled = parse(render(report, layout=layout))
    tabbed = parse(render(report, layout="tab_rows_trailing"))
    assert dict(ruled.cells.values_by_id()) == dict(tabbed.cells.values_by_id())


@pytest.mark.parametrize("layout", [*BOXES, *RULERS])
@few
@given(reports())
def test_places_point_into_the_source(layout: str, report: Report) -> None:
    """Text, raw values and leftovers of a box are cut from the source at their spans."""
    text = render(report, layout=layout)
    again = parse(text)
    assert again.source is not None
    assert again.source.text == text
    for cell in again.cells.values():
        assert cell.span is None or text[slice(*cell.span)] == cell.raw
        assert cell.state is not CellState.READ or cell.raw.split() == [cell.raw.strip()]
    for passage in (*again.opening, *again.notes):
        assert passage.text in text[slice(*passage.span)]
    for section in again.sections:
        assert section.heading in text[slice(*section.span)]


def test_a_text_without_borders_is_left_alone() -> None:
    """Hyphens, bars and plus signs that draw no table change nothing."""
    assert straighten("| a | b |\n|---|---|\n| 1 | 2 |\n") is None
    assert straighten("本年增/减 +-3\n") is None


HEAD = """\
              申请人情况
             法人或其他组织
 自然              社会   法律        总
      商业   科研
  人               公益   服务  其他  计
      企业   机构
                   组织   机构
一、本年新收 1 0 0 0 0 0 1
"""
NAMES = "申请人情况 自然人 法人或其他组织 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"


def test_broken_names_of_columns_are_put_together() -> None:
    """A header whose words make up the names of the form is written with a name a line."""
    straight = straighten(HEAD)
    assert straight is not None
    *names, row = straight.text.splitlines()
    assert names == NAMES.split()
    assert row == HEAD.splitlines()[-1]
    for name in ("社会公益组织", "总计"):
        start, end = straight.place_of((straight.text.index(name), straight.text.index(name) + 1))
        assert HEAD[start:end] == name[0]


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (" 商业   科研", " 科研   商业"),
        ("企业   机构", "机构   企业"),
        ("公益", "    "),
        ("其他", "其他  个人"),
        (" 自然  ", "       "),
        ("法律        总", "法律总"),
        ("申请人情况", "申请人情况 2023年"),
    ],
)
def test_broken_names_that_are_not_the_forms_stay(words: str, others: str) -> None:
    """Where a word is missing, strange or out of order, a header is left as it is."""
    assert straighten(HEAD.replace(words, others)) is None


def test_a_header_of_many_like_words_is_given_up() -> None:
    """Words that could be combined in many ways cost no more than a header of the form."""
    head = "   申请人情况\n" + "   自 商 科 社 法 其 总\n" * 28 + "1 2\n"
    assert straighten(head) is None


def test_borders_that_do_not_meet_part_the_cells_of_a_line() -> None:
    """Where borders fit together in no measure, a line is a row; pieces of numbers are marked."""
    straight = straighten("+--+--+\n| 规章 | 2 |\n+--+--+\n")
    assert straight is not None
    assert straight.text == "规章\t2\n"
    straight = straighten("+--+--+\n| 12 | 2 |\n| ,3 |   |\n+--+--+\n")
    assert straight is not None
    assert straight.text == "\ufffd12\t\ufffd2\n\ufffd,3\t\n"
