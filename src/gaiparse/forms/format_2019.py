"""The trial format of report years 2019 and 2020 (国办公开办函〔2019〕60号)."""

from gaiparse.forms._shared import REVIEW_LITIGATION, requests_table
from gaiparse.forms._types import Block, Column, Edition, Row, Table

_PRIOR = Column("prior_year_items", "上一年项目数量", "items of the year before")
_CHANGE = Column("change", "本年增/减", "net change this year", aliases=("本年增减",), signed=True)
_DECISIONS = Column("decisions", "处理决定数量", "decisions made")

FORMAT_2019 = Edition(
    "format_2019",
    "国办公开办函〔2019〕60号",
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
                        Column("newly_made", "本年新制作数量", "newly made this year"),
                        Column("newly_disclosed", "本年新公开数量", "newly disclosed this year"),
                        Column("total_disclosed", "对外公开总数量", "disclosed in all"),
                    ),
                    (
                        Row("rules", "规章", "rules"),
                        Row(
                            "normative_documents",
                            "规范性文件",
                            "normative documents",
                            aliases=("行政规范性文件",),
                        ),
                    ),
                    "Art. 20(1)",
                ),
                Block(
                    "art20_5",
                    "第二十条第（五）项",
                    (_PRIOR, _CHANGE, _DECISIONS),
                    (
                        Row("licensing", "行政许可", "administrative licensing"),
                        Row(
                            "other_external_services",
                            "其他对外管理服务事项",
                            "other external management and service matters",
                        ),
                    ),
                    "Art. 20(5)",
                ),
                Block(
                    "art20_6",
                    "第二十条第（六）项",
                    (_PRIOR, _CHANGE, _DECISIONS),
                    (
                        Row("penalties", "行政处罚", "administrative penalties"),
                        Row("compulsion", "行政强制", "administrative compulsion"),
                    ),
                    "Art. 20(6)",
                ),
                Block(
                    "art20_8",
                    "第二十条第（八）项",
                    (_PRIOR, _CHANGE),
                    (Row("fees", "行政事业性收费", "administrative fees"),),
                    "Art. 20(8)",
                ),
                Block(
                    "art20_9",
                    "第二十条第（九）项",
                    (
                        Column("projects", "采购项目数量", "procurement projects"),
                        Column(
                            "amount",
                            "采购总金额",
                            "procurement amount, in 10,000 CNY",
                            unit="wan_yuan",
                        ),
                    ),
                    (
                        Row(
                            "centralized_procurement",
                            "政府集中采购",
                            "centralised government procurement",
                        ),
                    ),
                    "Art. 20(9)",
                ),
            ),
            corner="信息内容",
        ),
        requests_table(
            (
                Row(
                    "outcomes.other.unspecified",
                    "（六）其他处理",
                    "otherwise processed",
                    ("三、本年度办理结果",),
                ),
            ),
            (
                (
                    "注：“其他处理”项目，主要是考虑新旧条例执行衔接以及极少数特殊情况。"
                    "原则上，所有的政府信息公开申请，都应当按照法定的处理方式做出处理。"
                ),
            ),
        ),
        REVIEW_LITIGATION,
    ),
)
