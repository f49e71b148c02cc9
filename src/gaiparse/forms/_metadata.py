"""Labels of the metadata that web pages, openings and closings print."""

# 政府信息公开目录系统实施指引（试行） names the elements; the labels are those in use.
METADATA = {
    "index_number": ("索引号", "信息索引号"),
    "title": ("信息名称", "名称", "标题"),
    "document_number": ("文号", "发布文号", "发文字号", "文件编号"),
    "publisher": ("发布机构", "发布单位", "发文机关", "公开责任部门"),
    "created_date": ("成文日期", "生成日期", "产生日期"),
    "published_date": (
        "发布日期",
        "发布时间",
        "公开日期",
        "发文日期",
        "时间",
        "日期",
        "更新时间",
    ),
    "source": ("信息来源", "来源", "作者"),
    "subject_category": ("主题分类", "信息分类", "主题导航", "分类"),
    "assembly_category": ("组配分类",),
    "genre": ("体裁分类",),
    "disclosure_mode": ("公开方式", "公开属性"),
    "validity": ("有效性", "时效"),
    "keywords": ("关键词", "主题词"),
    "summary": ("内容概述",),
    "views": ("浏览次数", "浏览量", "点击数", "访问量", "点击量"),
}

CONTACT = {
    "address": ("联系地址", "办公地址", "通讯地址", "地址"),
    "postcode": ("邮政编码", "邮编"),
    "telephone": ("联系电话", "办公电话", "咨询电话", "电话"),
    "fax": ("传真号码", "传真"),
    "email": ("电子邮箱", "电子邮件", "邮箱"),
}
