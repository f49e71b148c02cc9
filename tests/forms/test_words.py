"""What the cells of the forms are called."""

from gaiparse import forms
from gaiparse._words import cell_en, cell_zh


def test_codebook_and_messages_name_a_cell_alike() -> None:
    """A message calls a cell what the codebook does, in Chinese without the groups around it."""
    for table in forms.NEWEST.tables:
        for variable in table.variables():
            row, *column = cell_zh(variable.id).split("／")
            parts = variable.label.split("／")
            assert cell_en(variable.id) == variable.en
            assert any(part.startswith(row) for part in parts)
            assert parts[-len(column) :] == column


def test_a_cell_is_named_by_row_and_column() -> None:
    """Groups stand before the row and before the column; in table 4 they are the row."""
    names = {one.id: one for table in forms.NEWEST.tables for one in table.variables()}
    petition = names["requests.outcomes.not_processed.petition_complaint.commercial"]
    assert petition.label == (
        "三、本年度办理结果／（五）不予处理／1.信访举报投诉类申请／法人或其他组织／商业企业"
    )
    assert cell_zh(petition.id) == "1.信访举报投诉类申请／商业企业"
    upheld = names["review_litigation.reconsideration.upheld"]
    assert (upheld.label, upheld.en) == (
        "行政复议／结果维持",
        "administrative reconsideration – upheld",
    )
    assert cell_zh("requests.outcomes.partially_granted.total") == "（二）部分公开／总计"
