"""The words of the files that people send: page, workbook, circular."""

from collections.abc import Mapping, Sequence

from cyjjq.words import Pair

HEAD: Mapping[str, Pair] = {
    "title": ("《{title}》目标进展报告", "{title}: progress report"),
    "circular": ("关于《{title}》目标进展情况的通报", "{title}: circular on progress"),
    "subtitle": ("（截至{year}年底）", "(as of the end of {year})"),
    "as_of": ("截至{year}年底", "as of the end of {year}"),
    "drawn_up": ("编制日期：{day}", "drawn up on {day}"),
    "method_sdg": ("评判方法：Open SDG（按增速比）", "method: Open SDG (by growth alone)"),
    "scope": ("本报告只含：{actions}", "covers only: {actions}"),
    "assumed": (
        "含假设值，仅供测算，不得作为实绩引用：{assumptions}",
        "with assumed figures, for calculation only, not to be quoted as reached: {assumptions}",
    ),
    "data": (
        "数据文件 SHA-256：targets.yaml {targets}，baseline.yaml {baseline}",
        "data files, SHA-256: targets.yaml {targets}, baseline.yaml {baseline}",
    ),
    "made_with": ("cyjjq {version} 生成", "made with cyjjq {version}"),
}

DAY: Pair = ("{y}年{m}月{d}日", "{d} {month} {y}")
MONTH: Sequence[str] = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

PART: Mapping[str, Pair] = {
    "contents": ("目录", "Contents"),
    "overview": ("总体情况", "Overall"),
    "by_action": ("分行动情况", "By action"),
    "behind": ("最滞后的目标", "Furthest behind"),
    "due": ("{year}年到期的目标（含逐年考核的）", "Due in {year} (yearly targets included)"),
    "missing": ("尚无数据的目标", "Without any figure"),
    "targets": ("逐项说明", "Target by target"),
    "sources": ("数据来源", "Sources"),
    "notes": ("说明", "Notes"),
    "worst_pace": ("最滞后目标的达序时进度", "Pace of those furthest behind"),
}

SAY: Mapping[str, Pair] = {
    "to": ("{to}：", "To: {to}"),
    "to_all": ("各有关单位", "all departments concerned"),
    "rest_action": (
        "其余{n}项尚无数据，见“尚无数据的目标”。",
        "Of the other {n} there is no figure yet; they are named below.",
    ),
    "due_waiting": ("其余{n}项待报。", "The other {n} wait for figures."),
    "due_all_waiting": ("{n}项均待报。", "All {n} wait for figures."),
    "opening": (
        "《{title}》（{issuer}，{issued}）列有数字目标{n}项。现根据已公布的数据，将截至{year}年底的进展情况通报如下。",
        "{title} ({issuer}, {issued}) sets {n} numeric targets. From what has been published, they stand at the end of {year} as follows.",
    ),
    "judged": ("可评判的目标{n}项：{counts}。", "Judged: {n} ({counts})."),
    "judged_none": (
        "{year}年底以前没有公布可供评判的数据，各项目标均不能评判。",
        "Nothing has been published by the end of {year} that any target could be judged by.",
    ),
    "waiting_only": ("待报的目标{n}项，都已有较早的数据。", "Waiting for figures: {n}, each with an older one."),
    "waiting": (
        "待报的目标{n}项；尚无任何公布数据的{missing}项。",
        "Waiting for figures: {n}; without any published figure at all: {missing}.",
    ),
    "not_available": (
        "另有{n}项此法不评（只评有数据的水平类目标）。",
        "Not judged by this method: {n} (it judges levels with figures only).",
    ),
    "undated": ("另有{n}项原文未写期限，不按进度评判。", "Without a deadline, and so not judged by pace: {n}."),
    "elapsed": (
        "从基期{base}年底到规划期末{end}年底，时间已过{elapsed}。",
        "Of the time from the base year, {base}, to the end of {end}, {elapsed} has passed.",
    ),
    "action": ("共{n}项：{counts}。", "Targets: {n} ({counts})."),
    "folded_sdg": (
        "此法不评的{n}项（只评有数据的水平类目标）：{names}。",
        "Not judged by this method (levels with figures only), {n}: {names}.",
    ),
    "sourced": ("{text}（{quality}）", "{text} ({quality})"),
    "folded": ("尚无数据、也算不出序时目标的{n}项：{names}。", "Without figures and without a path, {n}: {names}."),
    "behind_lead": (
        "按滞后程度，居前的{n}项如下。",
        "The {n} furthest behind, worst first:",
    ),
    "behind_none": ("尚无可判为滞后的目标。", "No target can be judged to be behind yet."),
    "due_none": ("没有{year}年到期的目标。", "No target is due in {year}."),
    "missing_lead": (
        "以下{n}项没有任何公布数据，不作推算：",
        "Of the following ({n}) nothing has been published, and nothing is guessed:",
    ),
    "missing_none": ("各项目标都已有数据。", "There is a figure for every target."),
    "missing_action": ("{heading}（{n}项）：{names}", "{heading} ({n}): {names}"),
    "named_status": ("{name}（{status}）", "{name} ({status})"),
    "later": ("晚于截至年份，未采用", "after the year of this report, not used"),
    "no_sources": ("没有用到任何公布数据。", "No published figure was used."),
    "stop": ("{text}。", "{text}."),
    "heading": ("{ordinal}、{text}", "{text}"),
    "numbered": ("{n}. {text}", "{n}. {text}"),
    "named": ("{name}：{text}", "{name}: {text}"),
}

# The page: what its parts are called for those who do not see them, and its small controls.
PAGE: Mapping[str, Pair] = {
    "skip": ("跳到正文", "Skip to the content"),
    "status_chart": ("各行动目标的状态（项数）", "Statuses by action (number of targets)"),
    "table_caption": ("{heading}：{n}项目标", "{heading}: {n} targets"),
    "path_chart": ("{name}：逐年路径", "{name}: path by year"),
    "chart_says": ("{name}图：{text}", "Chart of {name}: {text}"),
    "bar_says": ("增量完成率{progress}，时间已过{elapsed}", "progress {progress}, time elapsed {elapsed}"),
    "bar_legend": (
        "条形为增量完成率，竖线为实绩时点的时间进度",
        "bar: progress; mark: time elapsed at the latest figure",
    ),
    "filter": ("筛选", "Filter"),
    "filter_name": ("指标或编号", "name or id"),
    "filter_status": ("状态", "status"),
    "filter_all": ("全部", "all"),
    "to_top": ("回到目录", "Back to contents"),
    "link": ("原文链接", "link"),
    "planned": ("按规划", "as planned"),
    "required": ("按所需", "as required from the latest figure"),
    "observed": ("实绩", "observed"),
    "number": ("{n}项", "{n}"),
}

# The workbook: names of sheets (at most 31 characters, both together as well) and what stands on them.
SHEET: Mapping[str, Pair] = {
    "summary": ("概览", "Summary"),
    "assessment": ("评估表", "Assessment"),
    "years": ("年度分解", "By year"),
    "rates": ("增速测算", "Rates"),
    "figures": ("实绩", "Figures"),
    "catalogue": ("目标目录", "Catalogue"),
}

BOOK: Mapping[str, Pair] = {
    "assessment_note": (
        "本表是截至{year}年底的定值，已锁定（无密码，可筛选）；改动数据后须重新生成。灰色斜体为算不出的原因。",
        "These are the values as of the end of {year}, and the sheet is locked (no password; filters work); make the report anew after a change. Grey italics say why there is no value.",
    ),
    "rates_note": (
        "蓝色为输入，黑色为公式：改动“{figures}”或“{catalogue}”中的数值，本表和“{years}”随之重算；增加年份须重新生成。",
        "Blue is input, black is a formula: change a value on “{figures}” or “{catalogue}” and this sheet and “{years}” follow; a new year needs the report made anew.",
    ),
    "years_note": (
        "按等速（等量）从基期分解，公式取自“{rates}”。",
        "As planned from the base; the formulas read “{rates}”.",
    ),
    "figures_note": (
        "每个数字都有来源；空白处没有公布。",
        "Every figure has its source; what is empty has not been published.",
    ),
    "catalogue_note": ("目标值为原文所列，短语照录。", "Values as the plan prints them, with its phrase."),
    "year": ("截至年份（只影响“序时目标”一列）", "as of the end of (“planned” only)"),
    "cannot": ("无法计算", "cannot be computed"),
    "base_value": ("基期值", "base value"),
    "base_year": ("基期年", "base year"),
    "latest_value": ("实绩值", "latest value"),
    "latest_year": ("实绩年", "latest year"),
    "goal": ("目标水平", "target level"),
    "due": ("实绩年序时目标", "planned for the latest year"),
    "growth": ("增速%", "growth %"),
    "stage": ("阶段", "stage"),
    "confidence": ("可信度", "confidence"),
    "tolerance": ("容差", "tolerance"),
    "owner": ("责任单位", "owner"),
    "sign": ("方向 s", "direction s"),
    "total": ("合计", "total"),
    "limit": ("达标界线", "limit that counts as met"),
    "publisher": ("发布者", "publisher"),
    "title": ("标题", "title"),
    "date": ("发布日期", "date"),
    "url": ("网址", "link"),
    "where": ("位置", "where"),
    "notes": ("备注", "notes"),
    "undated_by": ("未写期限者按此年计", "undated targets are computed to"),
    "not_judged": ("不按进度评判", "not judged by pace"),
}

PROGRESS: Mapping[str, Pair] = {
    "compare": ("逐个读规划", "reading the plans"),
    "page": ("生成网页", "writing the page"),
    "workbook": ("生成工作簿", "writing the workbook"),
    "circular": ("生成通报", "writing the circular"),
    "md": ("生成文稿", "writing"),
}
