"""The parts of the reader: folding, ordinals, numbers, labels."""

import json
from decimal import Decimal

import pytest

from gaiparse import _numbers, forms
from gaiparse._fold import fold, unfold
from gaiparse._headings import choose_headings, match_heading
from gaiparse._labels import compact, match_label
from gaiparse._ordinals import read_ordinal
from shared_data import ROOT


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）１２，３", "(一)12,3"),
        ("\u3000\xa0\u2003|", "   |"),
        ("a\r\nb\rc\fd\u2028e", "a \nb\nc\nd\ne"),
        ("−－‑", "---"),
        ("隻計 覆蓋麵 製發 複議 谘詢", "只计 覆盖面 制发 复议 咨询"),
        ("⼀⾏政", "一行政"),
        ("[bookmark: _Hlk66973412]一", " " * 24 + "一"),
        ("a\n-----\t---\nb", "a\n     \t   \nb"),
        ("a\n---\nb", "a\n---\nb"),
        ("[bookmark]-----", " " * 15),
        ("[bookmark [image: a] b]c", " " * 23 + "c"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Width, spaces, line ends, script, glyphs and converter marks fold at equal length."""
    assert fold(text).text == folded
    assert len(folded) == len(text)


def test_unfold_writes_traditional_script() -> None:
    """Labels written in traditional script are as long, and fold back."""
    label = "三、收到和处理政府信息公开申请情况"
    assert unfold(label) == "三、收到和處理政府信息公開申請情況"
    assert fold(unfold(label)).text == label


@pytest.mark.parametrize(
    ("text", "rank", "words"),
    [
        ("一、总体", 1, "总体"),
        ("十一、总体", 1, "总体"),
        ("―、总体", 1, "总体"),
        ("(一)总体", 2, "总体"),
        ("(一)、总体", 2, "总体"),
        ("1.总体", 3, "总体"),
        ("12、总体", 3, "总体"),
        ("(3)总体", 4, "总体"),
        ("①总体", 5, "总体"),
    ],
)
def test_read_ordinal(text: str, rank: int, words: str) -> None:
    """Each kind of ordinal has its rank, and the words behind it begin where it ends."""
    ordinal = read_ordinal(text)
    assert ordinal is not None
    assert (ordinal.rank, text[ordinal.end :]) == (rank, words)


@pytest.mark.parametrize("text", ["", "一", "一是", "2024年", "1.5万", "(一", "()", "总体", "-1"])
def test_what_is_no_ordinal(text: str) -> None:
    """Numerals without a mark, decimals and years are no ordinals."""
    assert read_ordinal(text) is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", 0),
        ("1,204", 1204),
        ("+37", 37),
        ("-17", -17),
        ("5.0", 5),
        ("6件", 6),
        ("5.5", None),
        ("3元", None),
        ("/", None),
        ("9" * 5000, None),
    ],
)
def test_count(printed: str, value: int | None) -> None:
    """A count is a whole number; a fraction, money or a dash is none."""
    assert _numbers.count(printed) == value


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("151.92万元", Decimal("151.92"), True),
        ("251000元", Decimal("25.1"), True),
        ("104.1572", Decimal("104.1572"), False),
        ("1,204.5万元", Decimal("1204.5"), True),
    ],
)
def test_money(printed: str, value: Decimal, unit: bool) -> None:
    """An amount is in 万元 whatever its unit, and knows whether a unit is printed."""
    assert _numbers.money(printed) == (value, unit)


@pytest.mark.parametrize(
    ("run", "layout", "rows"),
    [
        ("\n\t0\n\t\n\t3\n\n\t\n\t\n\t", "cells", ((0, None, 1),)),
        ("\t0\t\t3\n\t\t", "row", ((0, None, 1),)),
        ("\n\n0\n\n3\n\n", "lines", ((0, 1),)),
        ("\n\t\n\t\n\t\n\n", "cells", ((None, None, None),)),
        ("\n\t1\n \t2\n", "cells", ((0, 1),)),
        ("\t\n1\t2\n", "row", ((0, 1),)),
    ],
)
def test_scan(run: str, layout: str, rows: tuple[tuple[int | None, ...], ...]) -> None:
    """A run knows its layout, and its empty cells where tabs show them."""
    found = _numbers.scan(run)
    assert (found.layout, found.rows) == (layout, rows)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("2.其他法律行政止公开", "outcomes.denied.prohibited_by_law"),
        ("4.无正理由大量反申请", "outcomes.not_processed.excessive"),
        ("三、本年度办理结果(一)予以公开", "outcomes.granted"),
        ("三、本年度办理结果(三)不予公开1.属于国家秘密", "outcomes.denied.state_secret"),
    ],
)
def test_a_label_with_gaps_or_its_groups_is_recognised(text: str, row: str) -> None:
    """A numbered row is known by most of its characters, and behind the labels of its groups."""
    assert [label.id for label in match_label(text).labels] == [row]


@pytest.mark.parametrize(
    "text", ["5.其他法律行政止公开", "2.法律公开", "其他法律行政止公开", "2.其他法规"]
)
def test_what_is_no_label_with_gaps(text: str) -> None:
    """Words of another number, or too few of them, are no row."""
    assert match_label(text).labels == ()


@pytest.mark.parametrize("edition", forms.EDITIONS.values(), ids=forms.EDITIONS.keys())
def test_every_label_of_the_forms_is_recognised(edition: forms.Edition) -> None:
    """Each row and column label is found by its official wording, whatever stands between."""
    for table in edition.tables:
        for block in table.blocks:
            named = [(one.id, one.label) for one in block.rows]
            named += [(one.id, one.label) for one in block.columns]
            for name_, label in named:
                if label:
                    spaced = " ".join(fold(label).text)
                    names = {(found.table, found.id) for found in match_label(spaced).labels}
                    last = name_.rsplit(".", 1)[-1]
                    assert any(
                        name[0] == table.id and name[1].rsplit(".", 1)[-1] == last for name in names
                    )


def test_labels_in_traditional_script() -> None:
    """Every label and heading in five traditional forms is what it is in simplified script."""
    listed = ROOT / "benchmarks" / "reference" / "labels_traditional.json"
    if not listed.is_file():
        pytest.skip("benchmarks/ is not beside the tests")
    for label, forms_ in json.loads(listed.read_text(encoding="utf-8")).items():
        folded = fold(label).text
        found = match_label(folded).labels, match_heading(folded)
        assert any(found), label
        for key, traditional in forms_.items():
            if key != "id":
                folded = fold(traditional).text
                same = match_label(folded).labels, match_heading(folded)
                assert same == found, (key, traditional)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("一、总体情况", "overview"),
        ("## 二、主动公开政府信息情况", "proactive_disclosure"),
        ("三、行政机关收到和处理政府信息公开申请的情况", "requests"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "review_litigation"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "problems_improvements"),
        ("六、其他需要报告的事项", "other_matters"),
        ("三、收到和处理政府资讯公开申请情况", "requests"),
    ],
)
def test_match_heading(line: str, section: str) -> None:
    """The wordings of annex and notice open their section, numbered."""
    assert match_heading(line) == (section, True)


@pytest.mark.parametrize("line", ["（一）主动公开政府信息情况", "二、答复过程", "总体情况良好"])
def test_what_opens_no_section(line: str) -> None:
    """Parts of a section and other numbered lines open none."""
    assert match_heading(fold(line).text) is None


def test_numbered_headings_outweigh_the_same_words() -> None:
    """Words with a section's numeral open it; the same words without it do not."""
    lines = ["1.收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情况"]
    found = [(rank, match) for rank, line in enumerate(lines) if (match := match_heading(line))]
    assert choose_headings(found) == {1}


def test_a_list_of_contents_opens_nothing() -> None:
    """Headings with nothing between them are a list of contents where they come again."""
    lines = [f"{one.numeral}、{one.label}" for one in forms.SECTIONS]
    found = [(rank, match) for rank, line in enumerate(lines) if (match := match_heading(line))]
    again = [(rank + 10 + 2 * rank, match) for rank, match in found]
    assert choose_headings([*found, *again]) == {rank for rank, _ in again}


def test_a_heading_that_begins_a_text_is_no_list_of_contents() -> None:
    """The first line of a text opens its section, though the section comes again."""
    heading = match_heading("一、总体情况")
    assert heading
    assert choose_headings([(0, heading), (5, heading)]) == {0, 5}


def test_compact_drops_markup() -> None:
    """Spaces, quotes and markdown signs are no part of a label."""
    assert compact("**“三安全 一稳定”**") == "三安全一稳定"
