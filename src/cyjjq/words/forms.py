"""The words of forms: how people head their columns, and why a file is no form."""

from collections.abc import Mapping

from cyjjq.words import Pair

# Headings that mean the same as those of our own form (`terms.FORM`), as departments write them.
ALSO: Mapping[str, tuple[str, ...]] = {
    "indicator": ("指标代码", "id"),
    "name": ("指标", "指标名", "项目", "名称"),
    "definition": ("指标口径", "统计口径"),
    "unit": ("计量单位",),
    "phrase": ("原文", "目标", "规划目标", "目标值"),
    "known": ("已有值",),
    "year": ("年度", "年", "时期", "所属时期", "period"),
    "value": (
        *("实绩", "实绩值", "实际值", "实际数", "实际完成", "完成值", "完成数", "完成情况", "指标值", "数据", "本期数"),
        *("本年数", "当年值", "填报值", "填报数", "values", "actual", "figure", "amount"),
    ),
    "growth": (
        *("增速", "增长", "增长率", "增幅", "同比", "同比增长", "同比增速", "同比增幅", "比上年增长", "比上年增速"),
        *("较上年增长", "growth rate", "growth %", "yoy"),
    ),
    "publisher": ("发布机构", "发布部门", "来源单位"),
    "title": ("标题", "文件名称", "文件"),
    "date": ("日期", "发布时间"),
    "url": ("链接", "网页", "url"),
    "reliability": ("来源性质",),
    "note": ("说明", "备注说明", "notes", "remark", "remarks"),
    "source": ("数据来源", "来源编号", "资料来源"),
}

# Columns that forms carry along and that say nothing of a figure.
BESIDE = frozenset(
    [
        "序号",
        "填报人",
        "填表人",
        "联系人",
        "联系电话",
        "电话",
        "手机",
        "审核人",
        "负责人",
        "责任单位",
        "牵头单位",
        "配合单位",
        "责任科室",
        "科室",
        "填报单位",
        "填报日期",
        "填报时间",
        "签字",
        "盖章",
        "no",
        "no.",
        "#",
        "owner",
        "contact",
        "phone",
    ]
)

WHY: Mapping[str, Pair] = {
    "old_or_protected": (
        "旧格式 .xls、.et 或加了密码的工作簿",
        "an old .xls or a workbook that is protected by a password",
    ),
    "ods": ("OpenDocument 表格（.ods）", "an OpenDocument sheet (.ods)"),
    "xlsb": ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"),
    "no_workbook": ("压缩包里没有工作簿", "the archive holds no workbook"),
    "web_page": ("网页", "a web page"),
    "encoding": ("编码不明", "the encoding is unknown"),
    "no_text": ("没有内容", "there is no text in it"),
    "rows": ("超过 {n} 行", "more than {n} rows"),
    "columns": ("超过 {n} 列", "more than {n} columns"),
    "unpacked": ("解开超过 {n} MB", "more than {n} MB unpacked"),
    "merged": ("合并的单元格过多", "too many merged cells"),
    "hidden": ("隐藏的工作表", "a hidden sheet"),
    "without_headings": ("没有表头的工作表", "a sheet without headings"),
    "percent_of": ("百分比", "a percentage"),
    "link": ("网址", "link"),
    "date": ("日期", "date"),
    "stage": ("数据阶段", "stage"),
}
