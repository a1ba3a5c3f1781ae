"""The words of reports: statuses, reasons, columns, headings, sentences."""

from collections.abc import Mapping

from cyjjq.words import Pair

STATUS: Mapping[str, Pair] = {
    "met": ("已达标", "met"),
    "on_track": ("进度正常", "on track"),
    "behind": ("进度滞后", "behind"),
    "off_track": ("严重滞后", "off track"),
    "missed": ("未完成", "missed"),
    "undated": ("无期限", "undated"),
    "no_data": ("待报", "no data"),
}

# The statuses of Open SDG, which judges by growth alone.
SDG_STATUS: Mapping[str, Pair] = {
    "target_achieved": ("目标实现", "target achieved"),
    "substantial_progress": ("显著进展", "substantial progress"),
    "moderate_progress": ("中等进展", "moderate progress"),
    "limited_progress": ("有限进展", "limited progress"),
    "deterioration": ("倒退", "deterioration"),
    "not_available": ("无法评定", "not available"),
}

# By which of our tones they are coloured.
SDG_TONE: Mapping[str, str] = {
    "target_achieved": "met",
    "substantial_progress": "on_track",
    "moderate_progress": "behind",
    "limited_progress": "off_track",
    "deterioration": "missed",
    "not_available": "no_data",
}

REASON: Mapping[str, Pair] = {
    "not_applicable": ("不适用", "not applicable"),
    "no_base": ("缺基期数据", "no base figure"),
    "no_observation": ("缺实绩数据", "no figure yet"),
    "incomplete": ("数据链不完整", "figures incomplete"),
    "no_benchmark": ("缺对比数据", "no figure to compare with"),
    "already_met": ("已达标", "already met"),
    "undated": ("文件未写期限", "no deadline"),
    "deadline_passed": ("期限已到", "deadline passed"),
    "zero_base": ("基期为零", "base is zero"),
    "zero_target": ("目标为零", "target is zero"),
    "zero_value": ("实绩为零", "figure is zero"),
    "sign_change": ("正负号相反", "change of sign"),
    "no_change": ("基期以来无变化", "no change since the base"),
    "wrong_way": ("方向相反", "moving the wrong way"),
}

COLUMN: Mapping[str, Pair] = {
    "id": ("编号", "id"),
    "indicator": ("指标代码", "indicator"),
    "name": ("指标", "indicator"),
    "name_zh": ("指标名称", "name (Chinese)"),
    "name_en": ("指标英文名", "name (English)"),
    "action": ("行动", "action"),
    "task": ("任务", "task"),
    "place": ("行动·任务", "action, task"),
    "unit": ("单位", "unit"),
    "level_unit": ("数值单位", "level unit"),
    "gap_unit": ("差距单位", "gap unit"),
    "scale": ("量的性质", "scale"),
    "timing": ("时点时期", "timing"),
    "kind": ("目标类型", "kind"),
    "bound": ("方向", "bound"),
    "value": ("目标值", "value"),
    "wanted": ("目标", "target"),
    "by": ("期限", "by"),
    "by_assumed": ("期限为推定", "deadline assumed"),
    "nature": ("属性", "nature"),
    "wording": ("文件措辞", "wording"),
    "phrase": ("原文", "phrase"),
    "base": ("基期", "base"),
    "latest": ("实绩", "latest"),
    "basis": ("增速依据", "basis"),
    "path": ("路径", "path"),
    "target": ("目标水平", "target level"),
    "planned": ("序时目标", "planned"),
    "planned_year": ("{year}应达", "due {year}"),
    "gap_short": ("差距", "gap"),
    "gap": ("距目标差距", "gap to target"),
    "schedule_gap": ("序时差距", "schedule gap"),
    "attainment": ("目标完成率", "attainment"),
    "progress": ("增量完成率", "progress"),
    "pace": ("达序时进度", "pace"),
    "time_elapsed": ("时间进度", "time elapsed"),
    "elapsed_latest": ("实绩时点时间进度", "time elapsed at latest"),
    "plan_rate": ("规划年均增速", "plan rate"),
    "plan_step": ("规划年均增量", "plan step"),
    "required_rate": ("所需年均增速", "required rate"),
    "required_step": ("所需年均增量", "required step"),
    "observed_rate": ("实际年均增速", "observed rate"),
    "observed_step": ("实际年均增量", "observed step"),
    "acceleration": ("提速倍数", "acceleration"),
    "asked": ("年均需", "per year"),
    "bar": ("进度与时间", "progress"),
    "planned_change": ("规划年均", "planned p.a."),
    "observed_change": ("实际年均", "observed p.a."),
    "required_change": ("所需年均", "required p.a."),
    "why": ("说明", "remark"),
    "status": ("状态", "status"),
    "identity": ("关系", "identity"),
    "implied": ("推算值", "implied"),
    "range": ("上下限允许", "bounds allow"),
    "needed_rate": ("年均需", "per year"),
    "other": ("另一算法", "other way"),
    "difference": ("相差", "difference"),
    "verdict": ("结论", "verdict"),
    "series_pace": ("历年年均", "own pace"),
    "projected": ("期末延续值", "continued"),
    "reached": ("达标年份", "reached"),
    "fastest": ("最快一次", "fastest"),
    "interval": ("80%区间", "80% interval"),
    "probability": ("达标概率", "probability"),
    "years": ("各年情况", "years"),
    "years_kept": ("达标年数", "years kept"),
    "years_observed": ("有数年数", "years observed"),
    "reasons": ("缺项原因", "reasons"),
    "period": ("时期", "period"),
    "observed_value": ("数值", "value"),
    "growth": ("增速", "growth"),
    "quality": ("数据质量", "quality"),
    "source": ("来源", "source"),
    "year": ("年份", "year"),
    "owner": ("责任单位", "owner"),
    "owner_lead": ("牵头单位", "lead"),
    "owner_with": ("配合单位", "with"),
    "figure": ("最新数据", "latest figure"),
    "age": ("距今月数", "months old"),
    "state": ("报送", "reporting"),
    "reporting": ("数据报送", "figures"),
    "due_now": ("应报", "due now"),
    "due_next": ("下次应报", "due next"),
    "ask": ("须催报", "to ask for"),
    "in_time": ("按时", "in time"),
    "group": ("行动、单位", "action, owner"),
    "met": ("已达标", "met"),
    "on_track": ("进度正常", "on track"),
    "behind": ("进度滞后", "behind"),
    "off_track": ("严重滞后", "off track"),
    "missed": ("未完成", "missed"),
    "waiting": ("不能评判", "not judged"),
    "kept_share": ("达标正常率", "met or on track"),
    "due": ("应报数", "due"),
    "reported": ("已报数", "reported"),
    "in_time_share": ("按时率", "in time, share"),
    "overdue": ("逾期", "overdue"),
    "no_owner": ("无责任单位", "no owner"),
    "ytd": ("本年累计", "year to date"),
    "ytd_before": ("此前累计", "to date before"),
    "ytd_growth": ("同比%", "growth %"),
    "ytd_period": ("累计时期", "period to date"),
    "year_planned": ("全年序时目标", "planned for the year"),
    "expected": ("同期应达", "due by then"),
    "expected_by": ("应达依据", "due by"),
    "time_ratio": ("时间进度达成率", "time-progress ratio"),
    "season_ratio": ("完成应达", "of what is due"),
    "growth_asked": ("全年需增%", "growth asked %"),
    "required": ("按所需", "required"),
    "observed": ("实绩", "observed"),
    "targets": ("目标数", "targets"),
    "reason": ("原因", "reason"),
    "status_change": ("状态", "status"),
    "method": ("方法", "method"),
    "progress_value": ("进展值 R", "progress R"),
    "score": ("得分", "score"),
    "line": ("行", "line"),
    "column": ("列", "column"),
    "unit_printed": ("原文单位", "unit as printed"),
    "stage": ("数据阶段", "stage"),
}

PART: Mapping[str, Pair] = {
    # the suffix of a flattened column of base and latest
    "period": ("时期", "period"),
    "year": ("年份", "year"),
    "value": ("数值", "value"),
    "quality": ("质量", "quality"),
    "source": ("来源", "source"),
    "assumed": ("为假设值", "assumed"),
}

KIND: Mapping[str, Pair] = {
    "level": ("达到水平", "level"),
    "growth": ("年均增速", "growth a year"),
    "increase": ("新增量", "increase"),
    "change": ("累计变化", "change over the whole way"),
    "multiple": ("倍数", "multiple"),
    "yearly": ("每年", "every year"),
    "benchmark": ("对比", "benchmark"),
}

BOUND: Mapping[str, Pair] = {"at_least": ("不低于", "at least"), "at_most": ("不高于", "at most")}
NATURE: Mapping[str, Pair] = {"binding": ("约束性", "binding"), "expected": ("预期性", "expected")}
PATH: Mapping[str, Pair] = {"compound": ("按比例（复合）", "compound"), "linear": ("按等量（线性）", "linear")}
BASIS: Mapping[str, Pair] = {
    "index": ("公布增速连乘的指数", "index of published growths"),
    "levels": ("绝对额", "levels"),
}
QUALITY: Mapping[str, Pair] = {
    "official": ("官方", "official"),
    "secondary": ("转载", "secondary"),
    "derived": ("推算", "derived"),
    "estimated": ("估计", "estimated"),
    "definition": ("按定义", "by definition"),
}
STAGE: Mapping[str, Pair] = {
    "preliminary": ("初步数", "preliminary"),
    "final": ("最终数", "final"),
    "revised": ("修订数", "revised"),
}

GROWTH_BASIS: Mapping[str, Pair] = {"nominal": ("（名义）", "(nominal)"), "real": ("（实际）", "(real)")}

# Why a figure of a communiqué is no observation of the indicator that stands beside it.
REFUSED: Mapping[str, Pair] = {
    "bound": ("约数或界限（超、突破、左右）", "a bound or about so much (超, 突破, 左右)"),
    "target": ("目标、预期", "a target or what is expected"),
    "mean": ("年均", "a mean of years"),
    "five_years": ("五年合计或五年增长", "of five years together"),
    "points": ("只说提高或降低的百分点", "a change in points without the level"),
    "contribution": ("贡献、拉动", "a contribution"),
    "quarter": ("环比", "against the period before"),
    "subject": ("其中项或另一对象", "a part of it, or another subject"),
    "place": ("别的地方", "another place"),
    "period": ("别的时期", "another period"),
    "basis": ("另一口径的增速", "a second growth on another basis"),
    "unit": ("单位不符", "a unit that does not fit"),
}

# How a target's value reads in a cell: {sign} is the bound's symbol, {value} the number with its unit where it has one.
WANTED: Mapping[str, Pair] = {
    "level": ("{sign}{value}", "{sign}{value}"),
    "growth": ("年均{sign}{value}", "{sign}{value} a year"),
    "increase": ("新增{sign}{value}", "{sign}{value} new"),
    "increase_points": ("提高{sign}{value}", "{sign}{value} added"),
    "change": ("累计{sign}{value}", "{sign}{value} in all"),
    "change_since": ("比{since}年{sign}{value}", "{sign}{value} on {since}"),
    "multiple": ("{sign}基期{value}倍", "{sign}{value} x base"),
    "yearly": ("每年{sign}{value}", "{sign}{value} yearly"),
    "benchmark": ("{sign}{other}", "{sign}{other}"),
}

UNIT_ZH: Mapping[str, str] = {"index": "指数", "pp": "百分点"}

UNIT_EN: Mapping[str, str] = {
    "亿元": "100m yuan",
    "万元": "10k yuan",
    "元": "yuan",
    "亿美元": "100m USD",
    "万人": "10k people",
    "万人次": "10k visits",
    "人": "people",
    "人/亿元": "per 100m yuan",
    "个": "",
    "户": "",
    "家": "",
    "所": "",
    "次": "",
    "年": "years",
    "公里": "km",
    "平方公里": "sq km",
    "万亩": "10k mu",
    "亩": "mu",
    "平方米": "sq m",
    "平方米/人": "sq m each",
    "公顷": "ha",
    "万吨": "10k t",
    "万立方米": "10k cu m",
    "万元/人": "10k yuan each",
    "人/师": "pupils per teacher",
    "元/人次": "yuan a visit",
    "吨标准煤/万元": "tce per 10k yuan",
    "万人/平方公里": "10k people per sq km",
    "类": "class",
    "倍": "x",
    "%": "%",
    "index": "index",
    "pp": "pp",
}

TEXT: Mapping[str, Pair] = {
    "lacks_base": ("缺{years}年基期", "no base of {years}"),
    "lacks_chain": ("缺{years}年", "{years} missing"),
    "lacks_benchmark": ("缺{years}年对比指标", "no comparison of {years}"),
    "lacks_base_part": ("缺{years}基期", "no base of {years}"),
    "lacks_chain_part": ("缺{years}", "{years} missing"),
    "lacks_benchmark_part": ("缺{years}对比指标", "no comparison of {years}"),
    "lacks_latest_part": ("待报{years}", "{years} awaited"),
    "lacks_latest": ("待报{years}年", "{years} awaited"),
    "year_separator": ("、", ", "),
    "form_of_year": ("{year}年{what}", "{year} {what}"),
    "form_prompt": ("单位：{unit}；{counted}", "unit: {unit}; {counted}"),
    "form_definition": ("；口径：{definition}", "; definition: {definition}"),
    "reading_heading": ("{file} · {period} 的数据草稿", "{file} · figures drafted for {period}"),
    "reading_counts": (
        "起草{drafts}条，待人工确认；未采用{refused}处；文中没有的指标{absent}个",
        "{drafts} drafted, for a person to confirm; {refused} refused; {absent} indicators are not in the text",
    ),
    "reading_drafts": ("起草的数据（{n}）", "Drafts ({n})"),
    "reading_refused": ("未采用 · {reason}（{n}）：", "Refused, {reason} ({n}):"),
    "reading_place": ("  第{line}行 {name}：{phrase}", "  line {line}, {name}: {phrase}"),
    "reading_absent": ("文中没有{n}个指标：{names}", "Not in the text, {n}: {names}"),
    "reading_alias": (
        "第{line}行“{phrase}”：如指{name}，可在 {indicator} 的 aliases 中写 {alias}",
        "Line {line}, “{phrase}”: if {name} is meant, add {alias} to the aliases of {indicator}",
    ),
    "reading_where": ("{title}，第{line}行", "{title}, line {line}"),
    "reading_sheet": ("数据草稿", "drafts"),
    "reading_hint": (
        "核对每一行，要的在“采用”列写“是”，其余留空；用 cyjjq import 读入，只收写了“是”的行。",
        "Look at each row and write yes under accept where it is right; cyjjq import takes those rows alone.",
    ),
    "reading_basis": ("增速为{basis}，与指标口径不同", "the growth is {basis}, other than the indicator's"),
    "form_sheet": ("填报表", "figures"),
    "form_title": ("{title} · 数据填报表（{year}年）", "{title} · figures asked for ({year})"),
    "form_hint": (
        "只填黄色各列；数值按所列单位，日期写 2025-03-20，发布单位必填；没有的留空。填好后交回，用 cyjjq import 读入。",
        "Fill in the yellow columns: values in the unit given, dates as 2025-03-20, the publisher always; leave empty what there is not.",
    ),
    "form_value": ("只填数字", "digits only"),
    "form_growth": ("只填数字（%）", "digits only (%)"),
    "form_date": ("填日期，如 2025-03-20", "a date, like 2025-03-20"),
    "form_reliability": ("official 官方，secondary 转载", "official or secondary"),
    "identities": ("核算关系", "Identities"),
    "bindings": ("同一指标有几个目标的", "Indicators with several targets"),
    "cohere_heading": ("{title} · 目标之间", "{title} · the targets together"),
    "cohere_overview": (
        "推算值以各项目标恰好完成为前提；目标是上下限，只有上下限容不下才算矛盾",
        "implied values hold if every target is met exactly; targets are bounds, and only ranges that do not meet contradict",
    ),
    "no_identities": (
        "没有登记核算关系（targets.yaml 的 identities）",
        "no identities are entered (targets.yaml, identities)",
    ),
    "range_low": ("≥{low}", "≥{low}"),
    "range_high": ("≤{high}", "≤{high}"),
    "range_both": ("{low}～{high}", "{low} to {high}"),
    "range_none": ("不限", "no limit"),
    "named": ("{name}{value}", "{name} {value}"),
    "asks": ("{id} 要求{value}", "{id} asks for {value}"),
    "cohere_missing": ("推算不了（{reason}）；已知：{inputs}", "cannot be computed ({reason}); known: {inputs}"),
    "cohere_exact": (
        "各项目标恰好完成时，{name}为{value}（{inputs}）；上下限允许：{range}",
        "if every target is met exactly, {name} is {value} ({inputs}); the bounds allow: {range}",
    ),
    "cohere_growth": (
        "从{observed}（{quality}）起到{year}年，年均{rate}",
        "from {observed} ({quality}) to {year} that is {rate} a year",
    ),
    "cohere_growth_prices": (
        "从{observed}（{quality}）起到{year}年，按现价年均{rate}",
        "from {observed} ({quality}) to {year} that is {rate} a year at current prices",
    ),
    "cohere_agree": ("与另一算法（{id}）的{value}一致", "the other way ({id}) gives {value}: the same"),
    "cohere_compatible": (
        "另一算法（{id}）为{value}，相差{difference}，上下限容得下，不矛盾",
        "the other way ({id}) gives {value}, a difference of {difference}; the bounds leave room for both",
    ),
    "cohere_contradiction": (
        "另一算法（{id}）为{value}，相差{difference}，上下限容不下，矛盾",
        "the other way ({id}) gives {value}, a difference of {difference}; the bounds leave no room: a contradiction",
    ),
    "binds": (
        "{name}到{by}年：{levels}；更严的是 {binds}",
        "{name} by {by}: {levels}; {binds} asks for more",
    ),
    "binds_not": ("{name}：{levels}；无法比较（{reason}）", "{name}: {levels}; cannot be compared ({reason})"),
    "outlook_heading": ("{title} · 走势", "{title} · outlook"),
    "outlook_overview": (
        "把已有数据按自身的年均变化延续到期限；十个数据以上才给区间和概率",
        "the figures so far continued at their own pace to the deadline; an interval and a probability from ten figures on",
    ),
    "no_series": ("数据不足两个{n}项：{names}", "Fewer than two figures, {n}: {names}"),
    "outlook_leads": (
        "按{first}—{last}年年均{pace}延续，{by}年为{value}",
        "at {pace} a year as from {first} to {last}, {value} in {by}",
    ),
    "outlook_stops": ("{first}—{last}年年均{pace}；{reason}", "{pace} a year from {first} to {last}; {reason}"),
    "outlook_short": ("差{gap}", "{gap} short"),
    "outlook_reached": ("{year}年达到", "reached in {year}"),
    "outlook_never": ("照此走势达不到", "never reached this way"),
    "outlook_fastest": (
        "所需年均{required}，历史最快一次{fastest}（{first}—{last}年）",
        "{required} a year is needed; the fastest so far was {fastest} ({first} to {last})",
    ),
    "outlook_interval": (
        "80%区间{interval}，达标概率{probability}",
        "80% interval {interval}, probability {probability}",
    ),
    "outlook_few": ("只有{n}个数据，不给区间和概率", "{n} figures only, so no interval and no probability"),
    "heading": ("{title} · 截至{year}年底", "{title} · as of the end of {year}"),
    "rates_heading": ("{title} · 年均增速与增量", "{title} · growth and change a year"),
    "list_heading": ("{title} · 目标目录（{n}项）", "{title} · catalogue ({n} targets)"),
    "overview": (
        "{n}项目标：可评判{judged}项，有序时路径{path}项，待报{waiting}项；规划时间进度{elapsed}",
        "{n} targets: {judged} can be judged, {path} have a path, {waiting} wait for figures; {elapsed} of the plan's time has passed",
    ),
    "overview_undated": (
        "{n}项目标：可评判{judged}项，有序时路径{path}项，待报{waiting}项",
        "{n} targets: {judged} can be judged, {path} have a path, {waiting} wait for figures",
    ),
    "action": ("（{ordinal}）{name}", "{number}. {name}"),
    "whole_plan": ("总体目标", "Goals of the plan as a whole"),
    "action_counts": ("{n}项：{counts}", "{n}: {counts}"),
    "total": ("合计{n}项：{counts}", "{n} in all: {counts}"),
    "count": ("{status}{n}", "{n} {status}"),
    "folded": ("待报且无路径{n}项：{names}", "No figures and no path, {n}: {names}"),
    "folded_sdg": (
        "此法不评{n}项（只评有数据的水平类目标）：{names}",
        "{n} not judged by this method (levels with figures only): {names}",
    ),
    "sdg_note": (
        "Open SDG 2.4：R 为实际年均增速与规划年均增速之比；0.95 以上显著、0.60 以上中等、0 以上有限，负数为倒退",
        "Open SDG 2.4: R is the observed over the planned yearly growth; substantial from 0.95, moderate from 0.60, limited from 0, deterioration below",
    ),
    "unfold": ("展开全部：--all", "--all shows every one"),
    "assumed_deadline": (
        "* 文件未写期限，按规划期末（{year}年）计",
        "* the plan names no deadline; computed to its end, {year}",
    ),
    "assumed_figure": ("{mark} 本次假设值，未公布", "{mark} assumed for this run, not published"),
    "changes_heading": ("{title} · {year}年与{against}年比较", "{title} · {year} against {against}"),
    "changes": (
        "{n}项目标：状态变化{moved}项，只有数据变化{figures}项，未变{same}项",
        "{n} targets: {moved} changed their status, {figures} their figures only, {same} did not change",
    ),
    "path_heading": ("{title} · 年度目标分解表", "{title} · targets by year"),
    "path_from_base": ("从基期起按等速（等量）分解", "as planned from the base"),
    "path_from_latest": (
        "从最新实绩起滚动分解，把余下的重新摊到各年",
        "what is left, spread anew from the latest figure",
    ),
    "path_counts": ("个数按朝目标方向取整", "counts are rounded towards the target"),
    "summary_heading": ("{title} · {year}年底一页通", "{title} · {year} on one page"),
    "older_figure": (
        "（年份）为数据所属年份",
        "(year): the year that a figure belongs to",
    ),
    "thresholds": (
        "达序时进度{on_track}以上为进度正常，{behind}以上为进度滞后，以下为严重滞后",
        "pace: {on_track} and more is on track, {behind} and more is behind, less is off track",
    ),
    "list_separator": ("、", ", "),
    "name_separator": ("、", "; "),
    "clause_separator": ("，", ", "),
    "sentence_separator": ("；", "; "),
    "of_year": ("{value}({year})", "{value} ({year})"),
    "points": ("{n}点", "{n} pp"),
    "points_full": ("{n}个百分点", "{n} percentage points"),
    "benchmark": ("对比指标", "benchmark"),
    "growth_of": ("{name}增速", "growth of {name}"),
    "headline": ("总述", "headline"),
    "task_number": ("任务{n}", "task {n}"),
    "action_number": ("行动{n}", "action {n}"),
    "made_up": ("【虚构数据，仅供演示】", "[made-up data, for demonstration]"),
    "nothing": ("没有符合条件的目标", "no target matches"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
}

SENTENCE: Mapping[str, Pair] = {
    "met": ("已达标", "met"),
    "short": ("差{gap}", "{gap} short"),
    "over": ("超出{gap}", "{gap} over"),
    "observed": ("前{years}年均{change}", "{change} a year over the first {years}"),
    "required": ("今后{years}须{change}", "{change} a year needed in the next {years}"),
    "times": ("为{n}倍", "{n} times as fast"),
    "wrong_way": ("方向相反", "it moved the wrong way"),
    "missed": ("期限已到", "the deadline has passed"),
    "stale": ("{year}年后未见实绩", "no figure after {year}"),
    "waiting": ("无法计算：{why}", "not computable: {why}"),
    "years": ("有数{n}年，达标{kept}年", "kept in {kept} of {n} observed years"),
    "so_far": ("{year}年以来累计{change}", "{change} since {year}"),
    "benchmark_short": ("比{other}差{gap}", "{gap} short of {other}"),
    "benchmark_kept": ("不低于{other}，相差{gap}", "not behind {other}, by {gap}"),
}

SUMMARY: Mapping[str, Pair] = {
    "by_action": ("分行动", "By action"),
    "worst": ("最滞后{n}项", "The {n} furthest behind"),
    "worst_none": ("尚无可判为滞后的目标", "no target can be judged to be behind yet"),
    "due": ("{year}年到期", "Due in {year}"),
    "due_none": ("无", "none"),
    "missing": ("尚无任何数据", "No figure at all"),
    "missing_counts": ("{n}项：{counts}", "{n}: {counts}"),
    "missing_action": ("行动{ordinal}{n}项", "action {number}: {n}"),
    "missing_whole": ("总体目标{n}项", "plan as a whole: {n}"),
    "missing_hint": (
        "逐项见 cyjjq gap {year} --status 待报 --all",
        "one by one: cyjjq gap {year} --status no_data --all",
    ),
    "all": ("总体", "Overall"),
}

SHOW: Mapping[str, Pair] = {
    "commitment": ("承诺", "Commitment"),
    "phrase": ("原文", "Phrase"),
    "wording": ("措辞", "Wording"),
    "place": ("所在", "Place"),
    "value": ("目标", "Target"),
    "deadline": ("期限", "Deadline"),
    "deadline_assumed": ("{year}年（文件未写期限，按规划期末计）", "{year} (the plan names none; computed to its end)"),
    "deadline_none": ("文件未写期限", "the plan names none"),
    "deadline_year": ("{year}年", "{year}"),
    "nature": ("属性", "Nature"),
    "definition": ("口径", "Definition"),
    "tolerance": ("容差", "Tolerance"),
    "owner": ("责任单位", "Owner"),
    "with": ("{lead}（配合：{others}）", "{lead} (with {others})"),
    "note": ("备注", "Note"),
    "figures": ("公布数据", "Published figures"),
    "no_figures": ("尚无公布数据", "nothing has been published where we looked"),
    "benchmark_figures": ("对比指标：{name}", "Compared with: {name}"),
    "assessment": ("截至{year}年底", "As of the end of {year}"),
    "arithmetic": ("算式", "Arithmetic"),
    "path": ("逐年路径", "Path by year"),
    "formula": ("算式：{formula}", "formula: {formula}"),
    "was": ("原为{value}（{source}）", "replaces {value} ({source})"),
    "low_confidence": ("可信度低", "low confidence"),
    "no_date": ("未注明日期", "undated"),
    "recorded": ("录入{date}", "recorded {date}"),
    "not_used": ("不足一年，不进入年度计算", "less than a year: not in the yearly arithmetic"),
    "not_computed": ("未计算", "Not computed"),
}

METHOD: Mapping[str, Pair] = {
    "base_defined_zero": ("基期按定义为 0（{year}年）", "the base is 0 by definition ({year})"),
    "base_defined_change": ("累计变化从 0 算起（{year}年）", "the change counts from 0 ({year})"),
    "base_defined_index": ("基期按定义为 100（{year}年）", "the base is 100 by definition ({year})"),
}


def ordinal(number: int) -> str:
    """A Chinese numeral as headings count with it: 10 is 十, 21 is 二十一 (1 to 99)."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones or not tens else "")


# The classes of numbers that are no targets, as trace and the exclusions name them; others stand as written.
NUMBER_CLASS: Mapping[str, Pair] = {
    "heading": ("标题编号", "headings"),
    "deadline": ("期限", "deadlines"),
    "observation": ("文件所写实绩", "figures stated by the plan"),
    "since": ("起算年", "years that changes count from"),
    "period": ("规划期", "the plan's period"),
    "date": ("日期", "dates"),
    "document": ("文号", "document numbers"),
    "unit": ("计量单位", "units"),
    "meeting": ("会议", "meetings"),
    "grade": ("等级", "grades"),
    "tally": ("罗列计数", "tallies of a list"),
    "name": ("名称编号", "names and numbers of things"),
    "specification": ("技术规格", "specifications"),
    "vision": ("愿景", "visions"),
    "existing": ("现状", "what exists"),
    "slogan": ("口号代号", "labels"),
    "term": ("术语", "terms"),
}

# What cohere concludes of an identity.
VERDICT: Mapping[str, Pair] = {
    "agree": ("一致", "agree"),
    "compatible": ("可并存", "compatible"),
    "contradiction": ("矛盾", "contradiction"),
    "alone": ("无可对照", "nothing to hold against"),
    "not_computed": ("缺数", "not computed"),
}

# What outlook concludes of a series.
OUTLOOK: Mapping[str, Pair] = {
    "met": ("已达标", "met"),
    "reaches": ("可达", "gets there"),
    "falls_short": ("达不到", "falls short"),
    "no_series": ("数据不足", "no series"),
    "undated": ("无期限", "no deadline"),
    "due": ("期限已到", "deadline passed"),
}

# The columns of a form: as written, and as known when it comes back (the key itself, too).
FORM: Mapping[str, Pair] = {
    "indicator": ("指标编号", "indicator"),
    "name": ("指标名称", "name"),
    "definition": ("口径", "definition"),
    "unit": ("单位", "unit"),
    "phrase": ("规划原文", "phrase"),
    "known": ("已有数据", "known"),
    "year": ("年份", "year"),
    "value": ("数值", "value"),
    "growth": ("增速%", "growth"),
    "publisher": ("发布单位", "publisher"),
    "title": ("文件标题", "title"),
    "date": ("发布日期", "date"),
    "url": ("网址", "link"),
    "reliability": ("可靠性", "reliability"),
    "note": ("备注", "note"),
    "source": ("来源", "source"),
    "counted": ("统计时段", "counted"),
    "accept": ("采用", "accept"),
    "stage": ("数据阶段", "stage"),
    "said": ("公报原文", "words"),
    "where": ("出处位置", "where"),
}

# Over which time a figure counts.
COUNTED: Mapping[str, Pair] = {
    "since_start": ("累计：自规划起始年起到当年年末", "cumulative: since the plan's first year, up to the year's end"),
    "of_year": ("当年：全年数", "of the year: January to December"),
    "at_end": ("年末数", "at the end of the year"),
    "rate": ("当年", "of the year"),
}
