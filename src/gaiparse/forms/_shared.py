"""What both editions have in common: sections, applicants, table 4, most rows of table 3."""

from gaiparse.forms._types import Block, Column, Row, Section, SumRule, Table, variable_id

# Wordings of the notice's body occur as often as those of its annex; both are accepted.
SECTIONS = (
    Section(
        "overview",
        "一",
        "总体情况",
        r"(?:\d{4}年)?(?:度|年度报告)?(?:政府信息公开|政务公开|信息公开)?(?:工作)?总体(?:工作|落实)?情况",
        "Overview",
    ),
    Section(
        "proactive_disclosure",
        "二",
        "主动公开政府信息情况",
        r"(?:行政机关|本年度|本年)?主动公开(?:政府|政务)?信息的?情况",
        "Proactive disclosure",
    ),
    Section(
        "requests",
        "三",
        "收到和处理政府信息公开申请情况",
        r"(?:行政机关)?收到和处理(?:政府)?信息公开申请的?情况(?:统计表)?",
        "Requests received and processed",
    ),
    Section(
        "review_litigation",
        "四",
        "政府信息公开行政复议、行政诉讼情况",
        r"因?(?:政府)?信息公开(?:工作)?(?:被申请)?行政复议[和及无]?(?:提起)?行政诉讼的?情况",
        "Administrative reconsideration and litigation",
    ),
    Section(
        "problems_improvements",
        "五",
        "存在的主要问题及改进情况",
        r"(?:政府信息公开工作|政务公开工作|信息公开工作)?(?:存在的?主要问题|存在的?问题)"
        r"[及和与]?(?:改进情况|改进措施|改进方向|改进思路)",
        "Main problems and improvements",
    ),
    Section(
        "other_matters",
        "六",
        "其他需要报告的事项",
        r"其他需要(?:报告|说明)的(?:其他)?事项|需要报告的其他事项",
        "Other matters to be reported",
    ),
)

_ORGANISATION = "法人或其他组织"

APPLICANTS = (
    Column("natural_person", "自然人", "natural persons"),
    Column("commercial", "商业企业", "commercial enterprises", _ORGANISATION),
    Column("research", "科研机构", "research institutions", _ORGANISATION, ("科研",)),
    Column(
        "public_interest",
        "社会公益组织",
        "public-interest organisations",
        _ORGANISATION,
        ("公益组织", "社会组织"),
    ),
    Column("legal_service", "法律服务机构", "legal-service institutions", _ORGANISATION),
    Column("other", "其他", "other organisations", _ORGANISATION),
    Column("total", "总计", "total", aliases=("合计",)),
)

_DONE = "三、本年度办理结果"
_DENIED = (_DONE, "（三）不予公开")
_UNABLE = (_DONE, "（四）无法提供")
_NOT_PROCESSED = (_DONE, "（五）不予处理")

ROWS_BEFORE_OTHER = (
    Row(
        "new_received",
        "一、本年新收政府信息公开申请数量",
        "requests newly received",
        basis="Art. 29",
    ),
    Row("carried_over", "二、上年结转政府信息公开申请数量", "requests carried over from last year"),
    Row("outcomes.granted", "（一）予以公开", "granted", (_DONE,), basis="Art. 36(2)"),
    Row(
        "outcomes.partially_granted",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "partially granted",
        (_DONE,),
        ("（二）部分公开",),
        "Art. 37",
    ),
    Row(
        "outcomes.denied.state_secret",
        "1.属于国家秘密",
        "denied: state secret",
        _DENIED,
        basis="Art. 14",
    ),
    Row(
        "outcomes.denied.prohibited_by_law",
        "2.其他法律行政法规禁止公开",
        "denied: disclosure prohibited by law or administrative regulation",
        _DENIED,
        ("2.法律行政法规禁止公开", "2.其他法律法规禁止公开"),
        "Art. 14",
    ),
    Row(
        "outcomes.denied.security_stability",
        "3.危及“三安全一稳定”",
        "denied: would endanger national, public or economic security or social stability",
        _DENIED,
        ("3.三安全一稳定",),
        "Art. 14",
    ),
    Row(
        "outcomes.denied.third_party_rights",
        "4.保护第三方合法权益",
        "denied: protects lawful rights of third parties",
        _DENIED,
        basis="Art. 15, 32",
    ),
    Row(
        "outcomes.denied.internal_affairs",
        "5.属于三类内部事务信息",
        "denied: internal affairs (personnel, logistics, internal workflow)",
        _DENIED,
        basis="Art. 16",
    ),
    Row(
        "outcomes.denied.deliberative",
        "6.属于四类过程性信息",
        "denied: deliberative-process information",
        _DENIED,
        basis="Art. 16",
    ),
    Row(
        "outcomes.denied.enforcement_file",
        "7.属于行政执法案卷",
        "denied: administrative-enforcement case file",
        _DENIED,
        basis="Art. 16",
    ),
    Row(
        "outcomes.denied.registry_inquiry",
        "8.属于行政查询事项",
        "denied: a matter for registry inquiry",
        _DENIED,
        basis="Art. 36(7)",
    ),
    Row(
        "outcomes.unable.not_held",
        "1.本机关不掌握相关政府信息",
        "unable to provide: not held",
        _UNABLE,
        basis="Art. 36(4), 36(5)",
    ),
    Row(
        "outcomes.unable.needs_creation",
        "2.没有现成信息需要另行制作",
        "unable to provide: would have to be created",
        _UNABLE,
        basis="Art. 38",
    ),
    Row(
        "outcomes.unable.still_unclear",
        "3.补正后申请内容仍不明确",
        "unable to provide: still unclear after correction",
        _UNABLE,
        ("3.补正后仍不明确", "3.申请内容不明确"),
        "Art. 30",
    ),
    Row(
        "outcomes.not_processed.petition_complaint",
        "1.信访举报投诉类申请",
        "not processed: petition, report or complaint",
        _NOT_PROCESSED,
        basis="Art. 39",
    ),
    Row(
        "outcomes.not_processed.repeat",
        "2.重复申请",
        "not processed: repeated request",
        _NOT_PROCESSED,
        basis="Art. 36(6)",
    ),
    Row(
        "outcomes.not_processed.publication",
        "3.要求提供公开出版物",
        "not processed: asks for a publication",
        _NOT_PROCESSED,
        basis="Art. 39",
    ),
    Row(
        "outcomes.not_processed.excessive",
        "4.无正当理由大量反复申请",
        "not processed: excessive requests without proper reason",
        _NOT_PROCESSED,
        basis="Art. 35",
    ),
    Row(
        "outcomes.not_processed.confirm_or_reissue",
        "5.要求行政机关确认或重新出具已获取信息",
        "not processed: asks to confirm or reissue information already obtained",
        _NOT_PROCESSED,
        ("5.要求行政机关确认或者重新出具已获取信息",),
    ),
)

ROWS_AFTER_OTHER = (
    Row("outcomes.total", "（七）总计", "all outcomes", (_DONE,), ("（七）合计", "办理结果合计")),
    Row(
        "carried_forward",
        "四、结转下年度继续办理",
        "requests carried forward to next year",
        aliases=("四、结转下一年度继续办理", "四、结转下一年继续办理", "四、结转下年"),
    ),
)


def requests_table(other_rows: tuple[Row, ...], notes: tuple[str, ...] = ()) -> Table:
    """Return table 3 with the given rows under （六）其他处理."""
    rows = (*ROWS_BEFORE_OTHER, *other_rows, *ROWS_AFTER_OTHER)
    outcomes = [
        row.id for row in rows if row.id.startswith("outcomes.") and row.id != "outcomes.total"
    ]
    kinds = [column.id for column in APPLICANTS]

    def cell(row: str, column: str) -> str:
        return variable_id("requests", row, column)

    balance = [
        SumRule(
            "T3-BAL",
            (cell("new_received", kind), cell("carried_over", kind)),
            (cell("outcomes.total", kind), cell("carried_forward", kind)),
            kind,
        )
        for kind in kinds
    ]
    outcome = [
        SumRule(
            "T3-SUM",
            tuple(cell(row, kind) for row in outcomes),
            (cell("outcomes.total", kind),),
            kind,
        )
        for kind in kinds
    ]
    applicant = [
        SumRule(
            "T3-ROW",
            tuple(cell(row.id, kind) for kind in kinds if kind != "total"),
            (cell(row.id, "total"),),
            row.id,
        )
        for row in rows
    ]
    return Table(
        "requests",
        "requests",
        "收到和处理政府信息公开申请情况",
        "Requests received and processed",
        (Block("requests", "", APPLICANTS, rows, "Art. 50(2)"),),
        (*balance, *outcome, *applicant),
        corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        header="申请人情况",
        groups=(_ORGANISATION, _DONE, "（三）不予公开", "（四）无法提供", "（五）不予处理"),
        notes=notes,
    )


_RESULTS = (
    ("upheld", "结果维持", "upheld"),
    ("corrected", "结果纠正", "corrected"),
    ("other", "其他结果", "other result"),
    ("pending", "尚未审结", "pending"),
    ("total", "总计", "total"),
)

_PROCEDURES = (
    ("reconsideration", "行政复议", "administrative reconsideration"),
    ("litigation_direct", "未经复议直接起诉", "litigation without prior reconsideration"),
    ("litigation_after_reconsideration", "复议后起诉", "litigation after reconsideration"),
)

REVIEW_LITIGATION = Table(
    "review_litigation",
    "review_litigation",
    "政府信息公开行政复议、行政诉讼情况",
    "Administrative reconsideration and litigation",
    (
        Block(
            "review_litigation",
            "",
            tuple(
                Column(f"{procedure}.{result}", label, f"{procedure_en}: {en}", group)
                for procedure, group, procedure_en in _PROCEDURES
                for result, label, en in _RESULTS
            ),
            (Row("", "", ""),),
            "Art. 50(3)",
        ),
    ),
    tuple(
        SumRule(
            "T4-SUM",
            tuple(
                variable_id("review_litigation", procedure, result)
                for result, _, _ in _RESULTS[:-1]
            ),
            (variable_id("review_litigation", procedure, "total"),),
            procedure,
        )
        for procedure, _, _ in _PROCEDURES
    ),
    supergroup="行政诉讼",
    groups=tuple(group for _, group, _ in _PROCEDURES),
    notes=(
        (
            "注：行政复议机关作为共同被告的行政诉讼案件，只计算原行为主体的案件数量，"
            "不计算行政复议机关的案件数量。"
        ),
    ),
)
