"""Headers whose labels are torn and mingled."""

import pytest

import gaiparse
from gaiparse import CellState
from gaiparse._fold import fold
from gaiparse._mingled import part_headers

CORNER = "（本列数据的勾稽关系为：第一项加第二项之\n和，等于第三项加第四项之和）\n"
ROW = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n"
ACROSS = "自然 社会 法律\n商业 科研 总计\n人 公益 服务 其他\n企业 机构\n组织 机构\n"
ONE_A_LINE = "自然\n人总\n计\n商业企业\n科研\n机构\n社会公益组织\n法律服务机构\n其他\n"
REVIEW = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n"
PROCEDURES = "未经复议直接起诉 复议后起诉\n"
RESULTS = (
    "结果 结果 其他 尚未\n总计 结果 结果 其他 尚未 结果 结果 其他 尚未\n"
    "维持 纠正 结果 审结 总计 总计\n维持 纠正 结果 审结 维持 纠正 结果 审结\n"
)
VALUES = "1 2 3 4 10 0 0 0 0 0 7 8 9 1 25\n五、存在的主要问题及改进情况\n"


@pytest.mark.parametrize(
    "header",
    [
        f"申请人情况\n法人或其他组织\n{CORNER}{ACROSS}",
        (
            f"{CORNER}申请人情况\n自然\n人\n法人或其他组织\n总\n"
            "计商业 企业 科研 机构 社会 公益 组织 法律 服务 机构 其他\n"
        ),
        (
            f"{CORNER}申请人情况\n自然\n人\n\n法人或其他组织\n总计商业\n\n企业\n科研\n机构\n\n"
            "社会\n公益\n组织\n\n法律\n服务\n机构\n\n其他\n"
        ),
        f"法人或其他组织\n{ACROSS}",
    ],
)
def test_applicants_are_parted(header: str) -> None:
    """Applicants read across their columns, or glued to each other, head the values below."""
    cells = gaiparse.parse(f"三、收到和处理政府信息公开申请情况\n{header}{ROW}").cells
    row = [cell.value for name, cell in cells.items() if name.startswith("requests.new_received.")]
    assert row == [1, 2, 3, 4, 5, 6, 21]


@pytest.mark.parametrize(
    "header",
    [
        f"{PROCEDURES}{RESULTS}",
        (
            f"{PROCEDURES}结果 结果 其他 尚未\n总 计\n维持 纠正 结果 审结 结果 结果 其他 "
            "尚未 结果 结果 其他 尚未\n总 计 总计\n维持 纠正 结果 审结 维持 纠正 结果 审结\n"
        ),
        "结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结总计\n" + PROCEDURES + "结果\n维持 结果 "
        "纠正\n其他\n结果\n尚未\n审结\n总计结果 维持\n结果 纠正\n其他\n结果\n尚未\n审结 总计\n",
    ],
)
def test_results_are_parted(header: str) -> None:
    """Results read across their columns, or glued to each other, head the values below."""
    cells = gaiparse.parse(REVIEW + header + VALUES).cells
    row = [cell.value for name, cell in cells.items() if name.startswith("review_litigation.")]
    assert row == [1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 7, 8, 9, 1, 25]


@pytest.mark.parametrize(
    "text",
    [
        f"申请人情况\n法人或其他组织\n{ACROSS.replace('商业 科研', '科研 商业')}{ROW}",
        f"申请人情况\n法人或其他组织\n总计\n{ACROSS.replace(' 总计', '')}{ROW}",
        "申请人情况\n法人或其他组织 自然 社会 法律\n" + ACROSS.partition("\n")[2] + ROW,
        f"申请人情况\n法人或其他组织\n{ONE_A_LINE}{ROW}",
        REVIEW + PROCEDURES + RESULTS.replace("维持 纠正", "纠正 维持") + VALUES,
        REVIEW.replace("行政复议 行政诉讼", "行政诉讼 行政复议") + PROCEDURES + RESULTS + VALUES,
        REVIEW + "复议后起诉 未经复议直接起诉\n" + RESULTS + VALUES,
        REVIEW + PROCEDURES + RESULTS.replace("总计 总计", "总计 合计") + VALUES,
    ],
)
def test_no_value_is_read_under_another_header(text: str) -> None:
    """Under pieces of labels in another order, or of others, no cell is read."""
    cells = gaiparse.parse(text).cells
    assert not [name for name, cell in cells.items() if cell.state is CellState.READ]


def test_nothing_but_the_header_moves() -> None:
    """The text keeps its length, and all that is no header its place."""
    text = fold(f"一、总体情况\n尚未审结的1件。\n{REVIEW}{PROCEDURES}{RESULTS}{VALUES}").text
    parted = part_headers(text)
    start, end = text.index("行政复议 行政诉讼"), text.index("\n1 2 3")
    assert parted != text
    assert len(parted) == len(text)
    assert (parted[:start], parted[end:]) == (text[:start], text[end:])
    assert sorted(parted.split()) != sorted(text.split())
