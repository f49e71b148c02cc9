"""The format in force for report years from 2021 on (国办公开办函〔2021〕30号)."""

from gaiparse.forms._shared import REVIEW_LITIGATION, requests_table
from gaiparse.forms._types import Block, Column, Edition, Row, Table

_DECISIONS = (Column("decisions", "本年处理决定数量", "decisions made this year"),)
_OTHER = ("三、本年度办理结果", "（六）其他处理")

FORMAT_2021 = Edition(
    "format_2021",
    "国办公开办函〔2021〕30号",
    (
        Table(
            "proactive_disclosure",
            "proactive_disclosure",
            "主动公开政府信息情况",
            "Proactive disclosure",
            (
                Block(
                    "art20_1",
                    "第二十条第（一）项",
                    (
                        Column("issued", "本年制发件数", "issued this year"),
                        Column("repealed", "本年废止件数", "repealed this year"),
                        Column("in_force", "现行有效件数", "in force"),
                    ),
                    (
                        Row("rules", "规章", "rules"),
                        Row(
                            "normative_documents",
                            "行政规范性文件",
                            "administrative normative documents",
                            aliases=("规范性文件",),
                        ),
                    ),
                    "Art. 20(1)",
                ),
                Block(
                    "art20_5",
                    "第二十条第（五）项",
                    _DECISIONS,
                    (Row("licensing", "行政许可", "administrative licensing"),),
                    "Art. 20(5)",
                ),
                Block(
                    "art20_6",
                    "第二十条第（六）项",
                    _DECISIONS,
                    (
                        Row("penalties", "行政处罚", "administrative penalties"),
                        Row("compulsion", "行政强制", "administrative compulsion"),
                    ),
                    "Art. 20(6)",
                ),
                Block(
                    "art20_8",
                    "第二十条第（八）项",
                    (
                        Column(
                            "amount",
                            "本年收费金额（单位：万元）",
                            "charged this year, in 10,000 CNY",
                            aliases=("本年收费金额（万元）", "本年收费金额"),
                            unit="wan_yuan",
                        ),
                    ),
                    (Row("fees", "行政事业性收费", "administrative fees"),),
                    "Art. 20(8)",
                ),
            ),
            corner="信息内容",
        ),
        requests_table(
            (
                Row(
                    "outcomes.other.overdue_correction",
                    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                    "otherwise processed: correction overdue without proper reason",
                    _OTHER,
                    ("1.申请人无正当理由逾期不补正",),
                    "Art. 30",
                ),
                Row(
                    "outcomes.other.overdue_fee",
                    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                    "otherwise processed: fee overdue",
                    _OTHER,
                    ("2.申请人逾期未按收费通知要求缴纳费用",),
                    "Art. 42",
                ),
                Row("outcomes.other.misc", "3.其他", "otherwise processed: other", _OTHER),
            )
        ),
        REVIEW_LITIGATION,
    ),
)
