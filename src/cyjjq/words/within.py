"""The words of the open year and of the supervision ledger."""

from collections.abc import Mapping

from cyjjq.words import Pair

PERIOD: Mapping[str, Pair] = {
    "year": ("{year}年", "{year}"),
    "january": ("{year}年1月", "January {year}"),
    "months": ("{year}年1—{month}月", "January to {name} {year}"),
    "end": ("{year}年{month}月底", "the end of {name} {year}"),
    "january_only": ("1月", "January"),
    "months_only": ("1—{month}月", "January to {name}"),
}
MONTH_OF: Pair = ("{year}年{month}月", "{iso}")
NOBODY: tuple[str, ...] = ("-", "无责任单位", "no_owner", "no owner")
MONTH: tuple[str, ...] = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TEXT: Mapping[str, Pair] = {
    "heading": ("{title} · {period}", "{title} · {period}"),
    "elapsed": ("本年已过{share}", "{share} of the year has gone"),
    "judged_whole": ("按全年数{n}项", "{n} by the whole year's figure"),
    "judged_own": ("按本年累计{n}项", "{n} by the year to date"),
    "judged_older": ("按以往的数{n}项", "{n} by an older figure"),
    "judged_none": ("待报{n}项", "{n} without the figures needed"),
    "note_season": (
        "同期应达：全年序时目标 × 上年同期占全年的比重",
        "due by then: the year's planned value times last year's share of the same period",
    ),
    "note_time": (
        "同期应达标 t 的，上年同期不详，按时间进度计",
        "due by then, with a t: last year's same period is not known, so it goes by the time gone",
    ),
    "note_ratio": (
        "时间进度达成率 = 本年累计 ÷ 全年序时目标 ÷ 时间进度；完成应达 = 本年累计 ÷ 应达",
        "time-progress ratio = year to date over the year's planned value over the time gone; of due = over what is due",
    ),
    "by_time": ("{value}t", "{value}t"),
    "changes_heading": ("{title} · {period}与{against}比较", "{title} · {period} against {against}"),
    "form_title": ("{title} · 数据填报表（{period}）", "{title} · figures asked for ({period})"),
    "as_of": ("截至{period}", "As of {period}"),
    "within": ("年内进展（{period}）", "Within the year ({period})"),
}

PAPER: Mapping[str, Pair] = {
    "annex": ("附件{number}：{name}", "Annex{number}: {name}"),
    "ledger": (
        "关于《{title}》{period}目标进展和数据报送情况的通报",
        "Circular: how the targets of {title} stand and how their figures came, {period}",
    ),
    "open_year": ("关于《{title}》{period}目标进展情况的通报", "Circular: how the targets of {title} stand, {period}"),
    "opening": ("现将《{title}》{period}目标进展情况通报如下。", "How the targets of {title} stand, {period}."),
    "by_state": ("报送", "reporting"),
    "by_action": ("行动", "action"),
    "stop": ("{text}。", "{text}."),
}
STATE: Mapping[str, Pair] = {
    "overdue": ("逾期", "overdue"),
    "due": ("待报", "due"),
    "no_owner": ("无责任单位", "no owner"),
    "reported": ("已报", "reported"),
    "none_due": ("未到期", "none due"),
}
LEDGER: Mapping[str, Pair] = {
    "title": ("{title} · 督办台账（{period}）", "{title} · supervision ledger ({period})"),
    "overview": ("{n}项目标：{states}（{today}）", "{n} targets: {states} ({today})"),
    "state_count": ("{state}{n}", "{state} {n}"),
    "counted": ("{n}项", "{n}"),
    "by_action": ("按行动考核", "Assessment by action"),
    "by_owner": ("按责任单位考核", "Assessment by owner"),
    "assessed_line": ("{name}：{text}", "{name}: {text}"),
    "assessed": ("{n}项", "{n} targets"),
    "assessed_kept": (
        "能评判{judged}项，其中达标或进度正常{kept}项（{share}）",
        "of {judged} judged {kept} met or on track ({share})",
    ),
    "assessed_none_kept": ("能评判{judged}项，均未达进度", "of {judged} judged none met or on track"),
    "assessed_unjudged": ("尚不能评判", "none can be judged yet"),
    "assessed_in_time": ("应报{due}项，按时{in_time}项（{timely}）", "of {due} due {in_time} in time ({timely})"),
    "assessed_none_in_time": ("应报{due}项，均未按时", "of {due} due none in time"),
    "assessed_none_due": ("尚无应报", "none due yet"),
    "assessed_overdue": ("逾期{n}项", "{n} overdue"),
    "of_these": ("（其中{states}）", " (of these {states})"),
    "due": ("{period}（{day}报）", "{period} (in {day})"),
    "base": ("（基期）", " (base)"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "note_due": (
        "时期结束后再过滞后月数即应报，当月未报为待报，过月为逾期；单独一月不公布",
        "a figure is due once its period and the lag are over: due in that month, overdue after it; January alone is not published",
    ),
    "note_assessment": (
        "按时：应报的最新数据在逾期之前录入（按录入日期，未写的按来源日期）",
        "in time: what was due last was entered before it was overdue (recorded, else the source's date)",
    ),
    "changes_title": (
        "{title} · 督办台账变化（{period}，自{against}以来）",
        "{title} · changes in the ledger ({period}, since {against})",
    ),
    "changes": ("{n}项目标中{changed}项有变化", "changed: {changed} of {n} targets"),
    "changes_none": ("{n}项目标均无变化", "none of {n} targets has changed"),
    "circular": (
        "现将《{title}》{period}目标进展和数据报送情况通报如下。",
        "How the targets of {title} stand and how their figures came, {period}.",
    ),
    "reporting_said": ("应报数据的目标{due}项：{parts}。", "Targets with a figure due, {due}: {parts}."),
    "reported_said": ("已报{n}项", "{n} reported"),
    "none_reported_said": ("均未报", "none reported"),
    "in_time_said": ("按时{n}项", "{n} in time"),
    "overdue_n_said": ("逾期{n}项", "{n} overdue"),
    "overdue_said": ("逾期未报：{names}。", "Overdue: {names}."),
    "named": ("{name}（{owner}，{period}）", "{name} ({owner}, {period})"),
    "standing_said": ("{parts}。", "{parts}."),
    "judged_said": ("能评判的目标{judged}项：{counts}", "Targets that can be judged, {judged}: {counts}"),
    "waiting_said": ("不能评判{n}项", "{n} cannot be judged"),
    "none_judged_said": ("{n}项目标均不能评判", "None of {n} targets can be judged"),
    "furthest_said": ("进度靠后：{names}。", "Furthest behind: {names}."),
    "nobody_said": (
        "尚未明确责任单位的目标{n}项，请先分办。",
        "Targets without an owner yet, {n}: name one for each first.",
    ),
    "sheet_changes": ("台账变化", "changes"),
    "sheet_ledger": ("督办台账", "ledger"),
    "sheet_actions": ("按行动考核", "by action"),
    "sheet_owners": ("按单位考核", "by owner"),
    "sheet_within": ("年内进展", "the open year"),
}
