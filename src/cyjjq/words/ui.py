"""The words of the command line: help, usage errors, lines on stderr."""

from collections.abc import Mapping

from cyjjq.words import Pair

APP: Pair = (
    "规划目标计算器：目标、基期、序时进度、完成率、差距，每个数字都有出处。\n\n数据取自 --data、CYJJQ_DATA、./data 或随程序安装的目录。",
    "Indicator calculator for a plan: targets, bases, schedule, attainment, gaps; every number has a source.\n\nThe data come from --data, CYJJQ_DATA, ./data or the packaged catalogue.",
)

COMMAND: Mapping[str, Pair] = {
    "gap": (
        "对照目标的差距表：应达多少、实绩多少、还差多少。",
        "Gap-to-target report: what is due, what has been reached, what is missing.",
    ),
    "rates": (
        "所需年均增速与增量：从基期起、实际、从最新实绩起。",
        "Required annual growth: from the base, as observed, from the latest figure.",
    ),
    "path": (
        "年度目标分解表：从基期或最新实绩分解到各年。",
        "Every target by year, as planned from the base or anew from the latest figure.",
    ),
    "list": (
        "目标目录：目标值、期限、所在任务、原文短语。",
        "The catalogue: value, deadline, place and phrase of every target.",
    ),
    "show": (
        "一项目标的全部来历：原文、数据、来源、算式、路径。",
        "One target in full: phrase, figures, sources, arithmetic, path.",
    ),
    "check": (
        "检查数据文件：所有错误一次列出，注明文件、行、列。",
        "Validate the data files: all faults at once, with file, line and column.",
    ),
    "trace": (
        "用规划原文核对目录：每项目标有据，每个数字有说明。",
        "Prove the catalogue against the plan's text: every target is there, every number accounted for.",
    ),
    "cohere": (
        "目标之间合不合：按核算关系推算，指出一致、并存或矛盾。",
        "What the targets mean together: implied values, ranges, contradictions.",
    ),
    "outlook": (
        "照现在的走势会到哪里：延续到期限，哪年达标，要多快。",
        "Where the observed series leads: continued to the deadline, when it gets there, how fast it must be.",
    ),
    "compare": (
        "几个规划并排：各有多少目标、什么状态、哪一项最滞后。",
        "Plans side by side: how many targets, of which status, what is furthest behind.",
    ),
    "report": (
        "生成对外报送的文件：网页、工作簿、通报、文稿（.html .xlsx .docx .md）。",
        "The files that people send: page, workbook, circular, text (.html .xlsx .docx .md).",
    ),
    "ledger": (
        "督办台账：谁负责、数据到了没有、该催谁；--changed-since 出通报材料。",
        "The supervision ledger: who answers, which figures came, whom to ask; --changed-since for the circular.",
    ),
    "record": (
        "录入一个数据：写进 baseline.yaml，先检查，不动其他内容。",
        "Enter one figure into baseline.yaml: checked first, nothing else is touched.",
    ),
    "read": (
        "从统计公报起草数据：每个数带原文和行号；--output 表.xlsx（或 .csv）为待确认的表，由 import 读入。",
        "Draft figures from a communiqué, each with phrase and line; --output form.xlsx (or .csv) is the form to confirm and import.",
    ),
    "request": (
        "生成催报表：缺哪些数据，发给部门填。",
        "The form that goes out to the departments: which figures are missing.",
    ),
    "import": (
        "读入填好的表（xlsx、csv）：全部检查后才写入。",
        "Take filled forms back (xlsx, csv): everything is checked before anything is written.",
    ),
    "init": (
        "为新规划建立数据目录。",
        "Begin the data directory of a new plan.",
    ),
    "schema": (
        "数据文件的 JSON Schema，供编辑器提示和校验。",
        "The JSON schema of a data file, for editors that complete and check.",
    ),
}

EXAMPLE: Mapping[str, tuple[str, ...]] = {
    "gap": (
        "cyjjq gap 2025",
        "cyjjq gap 2025 --summary",
        "cyjjq gap 2025 --worst 5",
        "cyjjq gap 2025 --plan national-2021-2025",
        "cyjjq gap 2025 --assume 社零=300@2024 --action 5",
        "cyjjq gap 2025 --format csv --headers zh --output gap.csv",
    ),
    "rates": ("cyjjq rates", "cyjjq rates --action 1 --format md"),
    "path": ("cyjjq path", "cyjjq path --from latest --action 5", "cyjjq path --format csv --output path.csv"),
    "list": ("cyjjq list", "cyjjq list 停车位", "cyjjq list --kind yearly --format json"),
    "show": ("cyjjq show 社零", "cyjjq show urbanization_rate_2027 --year 2025"),
    "check": (
        "cyjjq check",
        "cyjjq check --data data --fail-on warning --ignore CJ309",
        "cyjjq check --format sarif --output check.sarif",
        "cyjjq check --explain CJ216",
    ),
    "trace": (
        "cyjjq trace plan.txt",
        "cyjjq trace plan.txt --format json",
        "cyjjq trace plan.txt --suggest --output draft.yaml",
    ),
    "cohere": ("cyjjq cohere", "cyjjq cohere --format json"),
    "outlook": (
        "cyjjq outlook --action 5",
        "cyjjq outlook 2023 --plan national-2021-2025",
        "cyjjq outlook --assume 社零=300@2024",
    ),
    "compare": (
        "cyjjq compare 2025",
        "cyjjq compare 2025 --data counties --sort share_met --jobs 4",
        "cyjjq compare 2025 --plan national-2021-2025 --data data --indicator 城镇化率",
        "cyjjq compare 2025 --data counties --rows --format csv --output rows.csv",
    ),
    "report": (
        "cyjjq report --output report.html",
        "cyjjq report --year 2025 --output report.xlsx",
        "cyjjq report --lang both --action 5 --output circular.docx",
    ),
    "record": (
        "cyjjq record retail_sales 2024 300 --source stat-2024 --title 2024年统计公报 --publisher 垫江县统计局",
        "cyjjq record 社零 2024 3000000 --unit 万元 --source stat-2024 --dry-run",
    ),
    "read": (
        "cyjjq read bulletin.txt --year 2024",
        "cyjjq read bulletin.docx --period 2024-Q3 --format json",
        "cyjjq read bulletin.pdf --year 2024 --title 2024年统计公报 --publisher 垫江县统计局 --output form.xlsx",
    ),
    "ledger": (
        "cyjjq ledger 2026-06",
        "cyjjq ledger 2026-Q2 --changed-since 2026-Q1",
        "cyjjq ledger 2026-06 --owner 发展改革委 --today 2026-07-25",
    ),
    "request": ("cyjjq request --output form.xlsx", "cyjjq request --year 2025 --action 5 --output form.csv"),
    "import": ("cyjjq import form.xlsx", "cyjjq import *.csv --accept-valid"),
    "init": ("cyjjq init plan", "cyjjq init plan --copy"),
    "schema": ("cyjjq schema targets", "cyjjq schema baseline --output baseline.schema.json"),
}

OPTION: Mapping[str, Pair] = {
    "year_or_period": (
        "截至哪一年年底，或年内哪一时期（2025-Q2、2025-06，均为1月起累计）；不写则取最近一个完整年度",
        "as of the end of which year, or of which period within it (2025-Q2, 2025-06: January to June); without it, the last completed year",
    ),
    "ledger_period": (
        "截至哪一时期（2025-06、2025-Q2 或 2025）；不写则取最近一个完整月份",
        "as of which period (2025-06, 2025-Q2 or 2025); without it, the last completed month",
    ),
    "changed_since": (
        "只列自该时期以来有变化的（通报材料）",
        "only what has changed since that period: the circular's material",
    ),
    "ledger_owner": (
        "只看某责任单位，写名称的一段；- 为无责任单位的",
        "only this owner, by a part of its name; - for targets without one",
    ),
    "ledger": ("督办台账，而不是进展报告", "the supervision ledger instead of the report of progress"),
    "year": (
        "截至哪一年年底；不写则取最近一个完整年度",
        "as of the end of which year; without it, the last completed year",
    ),
    "outlook_year": (
        "只用到哪一年的数据；不写则用全部",
        "only figures of up to this year; without it, all of them",
    ),
    "compare_data": (
        "数据目录，可重复；其中没有 targets.yaml 的，取它下面有的各目录",
        "a data directory, repeatable; one without a targets.yaml stands for those in it that have one",
    ),
    "compare_plan": (
        "随程序安装的规划，可重复；都不写则取全部；--plan list 列出有哪些",
        "a plan that comes with the program, repeatable; with neither all of them; --plan list names them",
    ),
    "compare_indicator": ("只看这一指标，逐个规划列出", "one indicator, in each of the plans"),
    "compare_rows": ("列出各规划的全部目标", "all targets of all plans"),
    "compare_sort": ("按一列排序：{choices}；列出目标时为 {rows}", "by a column: {choices}; of targets: {rows}"),
    "jobs": ("同时读几个规划", "how many plans to read at once"),
    "packaged_plan": (
        "随程序安装的规划；--plan list 列出有哪些",
        "a plan that comes with the program; --plan list names them",
    ),
    "id": ("目标编号，或中英文名称中唯一的一段", "a target's id, or a unique part of its name in either language"),
    "filter": ("只列编号或名称含此文字的目标", "only targets whose id or name contains this"),
    "data": ("数据目录（含 targets.yaml 和 baseline.yaml）", "data directory (with targets.yaml and baseline.yaml)"),
    "lang": ("语言：zh 或 en", "language: zh or en"),
    "format": ("格式：{choices}", "format: {choices}"),
    "output": (
        "写入文件（CSV 带 BOM，可直接用 Excel、WPS 打开）",
        "write to a file (CSV with a BOM, for Excel and WPS)",
    ),
    "action": ("只看某项行动（序号）", "only one action (its number)"),
    "target": ("只看某项目标（编号或名称的一段），可重复", "only this target (id or part of its name), repeatable"),
    "status": ("只看某种状态（中英文皆可），可重复", "only this status (in either language), repeatable"),
    "kind": ("只看某类目标，可重复", "only this kind, repeatable"),
    "sort": (
        "跨行动排序：pace 按达序时进度，gap 按差距占比，id 按编号",
        "order across actions: by pace, gap (as a share) or id",
    ),
    "worst": ("只列最滞后的 N 项，各附一句话", "only the N furthest behind, each with its sentence"),
    "summary": ("一页通：分行动统计、最滞后、到期、缺数", "one page: counts by action, furthest behind, due, missing"),
    "wide": ("中期评估的各列", "the columns of a mid-term assessment"),
    "against": ("与另一年或时期比较，只列变化", "compare with another year or period; only what changed"),
    "method": (
        "评判方法：schedule 按序时进度，open-sdg 按增速比（Open SDG、加拿大统计局）",
        "how to judge: schedule, or open-sdg by growth alone (Open SDG, Statistics Canada)",
    ),
    "assume": (
        "本次代入的假设值，如 社零=300@2024 或 社零=+5%@2025，可重复",
        "a figure for this run only, like retail_sales_2027=300@2024 or retail_sales_2027=+5%@2025, repeatable",
    ),
    "from": (
        "从基期（base）分解，或从最新实绩（latest）滚动分解",
        "spread from the base, or anew from the latest figure",
    ),
    "fail_on_status": (
        "有这些状态的目标时以 1 退出，逗号分隔",
        "exit 1 where a target has one of these statuses, comma-separated",
    ),
    "headers": (
        "CSV 的表头和内容写给人看的语言；不写为脚本用的键名和原值",
        "CSV for people, header and values in this language; without it, keys and raw values for scripts",
    ),
    "all": ("展开既无数据也无路径的目标", "unfold the targets that have neither figures nor a path"),
    "fail_on": ("何时以 1 退出：error、warning 或 never", "what makes the exit code 1: error, warning or never"),
    "explain": ("解释一条规则（all 列出全部）", "explain a rule (all: list them)"),
    "select": (
        "只报这些规则：代码、代码开头（CJ3）或级别，逗号分隔",
        "only these rules: codes, beginnings (CJ3) or severities, comma-separated",
    ),
    "ignore": ("不报这些规则，写法同上", "not these rules, written the same way"),
    "report_file": (
        "要写的文件，格式看后缀：.html .xlsx .docx .md",
        "the file to write; its suffix names the format: .html .xlsx .docx .md",
    ),
    "report_lang": (
        "文件的语言：zh、en 或 both（中英对照）",
        "the file's language: zh, en or both",
    ),
    "today": ("以哪一天为今天（YYYY-MM-DD）", "the day to take for today (YYYY-MM-DD)"),
    "plan": ("规划原文（纯文本）", "the plan's text (plain text)"),
    "suggest": (
        "把未说明的数字起草成目标（YAML），供人工补完",
        "draft the numbers left over as targets, in YAML, to be finished by hand",
    ),
    "communique": (
        "公报、月报或工作报告（.txt .md .html .docx .odt .pdf）",
        "the communiqué or report (.txt .md .html .docx .odt .pdf)",
    ),
    "text_year": ("文中数据所属年份", "the year that the text's figures are for"),
    "text_period": (
        "不足一年的时期：2024-Q3 或 2024-09（累计）",
        "less than a year: 2024-Q3 or 2024-09 (year to date)",
    ),
    "text_place": ("文中所说的地方，如 垫江县", "the place that the text is of"),
    "figure_id": ("指标编号，或目标编号、名称的一段", "an indicator's id, or a target's id or part of its name"),
    "figure_when": ("年份 2025，或 2025-Q2、2025-06（累计）", "2025, or 2025-Q2, 2025-06 (year to date)"),
    "figure_value": ("数值（按指标的单位，或自带单位）", "the value, in the indicator's unit or with its own"),
    "growth": ("比上年增长（%）", "growth over the year before, in %"),
    "source": ("来源编号（已登记的，或新的）", "the source's id, a known or a new one"),
    "title": ("新来源的标题", "a new source's title"),
    "publisher": ("新来源的发布者", "a new source's publisher"),
    "date": ("新来源的发布日期（YYYY-MM-DD）", "a new source's date (YYYY-MM-DD)"),
    "link": ("新来源的网址", "a new source's link"),
    "official": ("新来源是官方原文", "the new source is official"),
    "unit": ("数值的单位，换算成指标的单位", "the value's unit, converted into the indicator's"),
    "note": ("备注", "a note"),
    "replace": ("替换已有的数据，旧值记入 was", "replace what is there; the old value goes to was"),
    "yes": ("可疑也录入", "enter it in spite of doubts"),
    "dry_run": ("只显示改动，不写入", "show what would change, write nothing"),
    "owner": ("只看某责任单位", "only this owner"),
    "forms": ("填好的表", "the filled forms"),
    "comments": (
        "把问题写成批注，存为表的副本（.xlsx）",
        "a copy of the form (.xlsx) with what is wrong as comments at the cells",
    ),
    "accept_valid": ("收下没有问题的，有问题的仍列出", "take what has no fault, and name the rest"),
    "new_dir": ("新的数据目录", "the new data directory"),
    "copy": ("从随程序安装的目录复制", "start from the packaged catalogue"),
    "file_kind": ("哪个文件：targets 或 baseline", "which file: targets or baseline"),
    "color": ("颜色：auto、always 或 never", "colour: auto, always or never"),
    "debug": ("出现内部错误时显示完整信息", "show the full traceback of an internal fault"),
    "version": ("显示版本", "show the version"),
    "help": ("显示帮助", "show this help"),
    "install_completion": ("为当前命令行安装补全", "install completion for this shell"),
    "show_completion": ("显示补全脚本", "show the completion script"),
}

SLOT: Mapping[str, Pair] = {
    "[YEAR]": ("[年份]", "[YEAR]"),
    "[YEAR|PERIOD]": ("[年份或时期]", "[YEAR|PERIOD]"),
    "[PERIOD]": ("[时期]", "[PERIOD]"),
    "YEAR": ("年份", "YEAR"),
    "YEAR|PERIOD": ("年份或时期", "YEAR|PERIOD"),
    "PERIOD": ("时期", "PERIOD"),
    "[NAME]": ("[名称]", "[NAME]"),
    "ID": ("编号", "ID"),
    "DIR": ("目录", "DIR"),
    "FILE": ("文件", "FILE"),
    "FORMAT": ("格式", "FORMAT"),
    "N": ("序号", "N"),
    "S": ("状态", "S"),
    "KIND": ("类型", "KIND"),
    "WHEN": ("何时", "WHEN"),
    "LEVEL": ("级别", "LEVEL"),
    "CODE": ("代码", "CODE"),
    "CODES": ("代码,…", "CODE,…"),
    "FILES": ("文件…", "FILE…"),
    "WHEN_": ("时期", "PERIOD"),
    "[VALUE]": ("[数值]", "[VALUE]"),
    "TEXT": ("文字", "TEXT"),
    "UNIT": ("单位", "UNIT"),
    "DATE": ("日期", "DATE"),
    "PLAN": ("原文", "PLAN"),
}

FRAME: Mapping[str, Pair] = {
    "usage": ("用法", "Usage"),
    "options": ("选项", "Options"),
    "arguments": ("参数", "Arguments"),
    "commands": ("命令", "Commands"),
    "examples": ("示例", "Examples"),
    "command_slot": ("命令 [参数]...", "COMMAND [ARGS]..."),
    "option_slot": ("[选项]", "[OPTIONS]"),
    "more": ("各命令的用法：cyjjq 命令 --help", "More on a command: cyjjq COMMAND --help"),
}

ERROR: Mapping[str, Pair] = {
    "error": ("错误：{message}", "error: {message}"),
    "hint": ("提示：{hint}", "hint: {hint}"),
    "no_such_command": ("没有 {name} 这个命令", "no command {name}"),
    "no_such_option": ("没有 {name} 这个选项", "no option {name}"),
    "missing": ("缺少 {name}", "{name} is missing"),
    "no_plan": ("没有随程序安装的规划“{given}”", "no plan “{given}” comes with the program"),
    "plan_and_data": ("--plan 与 --data 二者择一", "either --plan or --data, not both"),
    "missing_command": ("缺少命令", "a command is missing"),
    "needs_value": ("选项 {name} 需要一个值", "option {name} needs a value"),
    "takes_no_value": ("选项 {name} 不带值", "option {name} takes no value"),
    "unexpected": ("多余的参数：{name}", "unexpected argument: {name}"),
    "bad_value": ("{name} 的值不对：{value}", "bad value for {name}: {value}"),
    "other": ("{text}", "{text}"),
    "guess": ("是否要用 {guess}？", "did you mean {guess}?"),
    "see_help": ("见 {command} --help", "see {command} --help"),
    "report_hint": (
        "网页、工作簿和通报由 cyjjq report -o {path} 生成；逐行数据可存为 .csv .md .json .txt",
        "pages, workbooks and circulars are made by cyjjq report -o {path}; rows go into .csv .md .json .txt",
    ),
    "one_of": ("可用：{choices}", "choose from: {choices}"),
    "year_word": ("年份须为四位数字：{given}", "a year is four digits: {given}"),
    "period_or_year": (
        "不是年份也不是时期：{given}（写 2025、2025-Q2 或 2025-06）",
        "neither a year nor a period: {given} (write 2025, 2025-Q2 or 2025-06)",
    ),
    "period_range": (
        "时期 {given} 超出范围，可用 {first}-01 至 {last}-12",
        "the period {given} is out of range: {first}-01 to {last}-12",
    ),
    "period_to_come": (
        "时期 {given} 还没有结束（今天是 {today}）",
        "the period {given} is not over yet (today is {today})",
    ),
    "day_to_come": (
        "{name} {day} 还没有到（今天是 {today}）",
        "{name} {day} has not come yet (today is {today})",
    ),
    "day_to_come_hint": ("写今天或以前的日期", "name today or a day before it"),
    "period_method": ("时期只按序时进度评判", "a period is judged by the schedule only"),
    "year_range": (
        "年份 {given} 超出范围，可用 {first} 至 {last}",
        "the year {given} is out of range: {first} to {last}",
    ),
    "no_target": ("没有编号或名称含“{given}”的目标", "no target whose id or name contains “{given}”"),
    "several_targets": ("“{given}”可指 {n} 项目标", "“{given}” could be {n} targets"),
    "candidates": ("请用其中一个编号：{ids}", "use one of these ids: {ids}"),
    "only_schedule": (
        "--method open-sdg 不能与 --against、--summary、--worst、--sort pace 同用",
        "--method open-sdg does not go with --against, --summary, --worst or --sort pace",
    ),
    "method_hint": ("去掉其中一个", "leave one of them out"),
    "period_word": ("时期须为 2025、2025-Q2 或 2025-06：{given}", "a period is 2025, 2025-Q2 or 2025-06: {given}"),
    "year_or_period": ("须用 --year 或 --period 写明数据所属时期（只写一个）", "either --year or --period is needed"),
    "new_source_text": (
        "写 --source 编号，或 --title 和 --publisher",
        "give --source ID, or --title and --publisher",
    ),
    "no_figure": ("须给出数值或 --growth", "a value or --growth is needed"),
    "plain_number": (
        "写数字，如 300、0.025，可带单位，如 289.5亿元、51.2%；负数前加 --",
        "a number like 300 or 0.025, with its unit or without (289.5亿元, 51.2%); put -- before a negative one",
    ),
    "other_unit": ("{unit} 不能换算成 {wanted}", "{unit} cannot be converted into {wanted}"),
    "one_workbook": ("--comments 只用于一个 .xlsx 文件", "--comments takes one form, a workbook"),
    "two_units": ("--unit 是 {unit}，数值带的单位是 {other}", "--unit says {unit}, the value itself {other}"),
    "unit_hint": ("这个指标的单位是 {unit}", "the indicator's unit is {unit}"),
    "no_source": ("须用 --source 写明来源", "--source is needed: no figure without its source"),
    "source_id": ("来源编号只含小写字母、数字、- 和 _：{given}", "a source's id has a-z, 0-9, - and _ only: {given}"),
    "new_source": ("没有来源 {id}", "there is no source {id}"),
    "new_source_hint": (
        "新来源须写 --title 和 --publisher，可加 --date、--link、--official",
        "a new source takes --title and --publisher, and may take --date, --link and --official",
    ),
    "new_source_or": (
        "是否要用 {guess}？新来源须写 --title 和 --publisher",
        "did you mean {guess}? A new source takes --title and --publisher",
    ),
    "link_hint": ("以 http:// 或 https:// 开头", "it starts with http:// or https://"),
    "packaged_data": ("随程序安装的目录不能改", "the packaged catalogue is not to be changed"),
    "init_hint": (
        "用 cyjjq init 目录 --copy 复制一份，再加 --data 目录",
        "make a copy with cyjjq init DIR --copy, then use --data DIR",
    ),
    "cannot_edit": ("{path} 的写法无法就地修改", "{path} is laid out in a way that cannot be edited in place"),
    "not_recorded": ("录入后数据会有 {n} 处错误，未写入", "the data would have {n} errors; nothing was written"),
    "doubtful": ("录入后有 {n} 处可疑，未写入", "{n} things in doubt; nothing was written"),
    "yes_hint": ("确认无误后加 --yes", "if all is right add --yes"),
    "conflict": (
        "{indicator} {when} 已有 {old}（{source}），新的是 {new}",
        "{indicator} {when} has {old} ({source}) already, the new one is {new}",
    ),
    "conflicts": (
        "{indicator} {when} 已有 {old}（{source}），新的是 {new}（另有 {more} 处）",
        "{indicator} {when} has {old} ({source}) already, the new one is {new} ({more} more)",
    ),
    "replace_hint": ("加 --replace 替换，旧值记入 was", "--replace puts the new one in; the old one goes to was"),
    "needs_output": ("须用 --output 指定 .xlsx 或 .csv 文件", "--output FILE is needed, .xlsx or .csv"),
    "form_suffix": ("如 --output 填报表.xlsx", "like --output form.xlsx"),
    "needs_extra": (
        "须先安装：{python} -m pip install {packages}",
        "install first: {python} -m pip install {packages}",
    ),
    "locked": ("{path} 正由别人录入数据", "somebody else is entering figures into {path}"),
    "locked_hint": ("稍后再试", "try again a little later"),
    "changed_meanwhile": (
        "{path} 在读取之后被改动，没有写入",
        "{path} was changed after it was read; nothing was written",
    ),
    "try_again": ("再运行一次", "run it again"),
    "too_large": ("数值须在 ±{limit} 以内", "a number lies within ±{limit}"),
    "control_character": ("{name} 含有控制字符", "{name} holds a control character"),
    "empty_data": ("--data 是空的", "--data is empty"),
    "empty_data_hint": ("写出数据目录，或不写 --data", "name the data directory, or leave --data out"),
    "exists": ("{path} 已存在，不覆盖", "{path} exists and is not replaced"),
    "other_directory": ("换一个目录名", "name another directory"),
    "cannot_merge": (
        "{path} 的 indicators 或 targets 没有分行书写，不能并入；用 --suggest 显示，再自行粘贴",
        "{path} has indicators or targets on one line, so nothing can be put behind them; show the drafts and paste them",
    ),
    "no_rule": ("没有 {given} 这条规则", "there is no rule {given}"),
    "rule_hint": ("cyjjq check --explain all 列出全部规则", "cyjjq check --explain all lists them"),
    "date_word": ("{name} 须为 YYYY-MM-DD 形式的日期：{given}", "{name} takes a date, YYYY-MM-DD: {given}"),
    "no_action": ("没有第 {given} 项行动", "there is no action {given}"),
    "list_hint": ("cyjjq list 列出全部目标", "cyjjq list shows every target"),
    "unfit_format": ("{command} 没有 {format} 格式", "{command} has no format {format}"),
    "cannot_write": ("不能写入 {path}：{why}", "cannot write {path}: {why}"),
    "is_data": ("{path} 是数据文件，报表不能写到它上面", "{path} is a data file; a report never replaces one"),
    "assume_form": ("--assume 的写法不对：{given}", "--assume cannot be read: {given}"),
    "assume_hint": (
        "写成 编号=数值@年份 或 编号=+5%@年份，年内的写 @2025-Q2",
        "write ID=VALUE@YEAR or ID=+5%@YEAR, within the year @2025-Q2",
    ),
    "positive": ("须为正整数", "a whole number above zero"),
    "refused": (
        "数据有 {n} 处错误，不出报表；先改好（{command}）",
        "the data have {n} errors, so there is no report; mend them first ({command})",
    ),
    "internal": ("cyjjq 内部错误：{text}", "a fault of cyjjq itself: {text}"),
    "internal_hint": ("加 --debug 查看详情", "add --debug for the details"),
    "interrupted": ("已中断", "interrupted"),
}

NOTICE: Mapping[str, Pair] = {
    "known_by": ("只用到 {year} 年为止的数据", "only figures of up to {year} are read"),
    "packaged_beside": (
        "注意：当前目录的 targets.yaml 没有读取，用的是随程序提供的规划 {plan}；读它请加 --data .",
        "note: the targets.yaml of this directory is not read, the packaged plan {plan} is; to read it add --data .",
    ),
    "packaged": (
        "数据：随程序安装的目录（{plan}）；用 --data 指定自己的数据",
        "data: the packaged catalogue ({plan}); --data names your own",
    ),
    "default_year": (
        "未指定年份，按最近一个完整年度 {year} 年计",
        "no year given: as of {year}, the last completed year",
    ),
    "default_period": (
        "未指定时期，按最近一个完整月份 {period} 计",
        "no period given: as of {period}, the last completed month",
    ),
    "clamped_year": (
        "未指定年份，按数据允许的最近年份 {year} 年计",
        "no year given: as of {year}, the last year that the plan allows",
    ),
    "assume_no_level": (
        "{id} {year} 只代入增速：{before} 没有数值可乘",
        "{id} {year}: only the growth is assumed, there is no value of {before} for it to grow from",
    ),
    "warnings": ("数据检查：{counts}（cyjjq check 查看）", "data check: {counts} (see cyjjq check)"),
    "none_chosen": (
        "所选规则没有问题；所选以外有{n}处（{command} 全部列出）",
        "nothing by the rules chosen; {n} findings by others ({command} shows all)",
    ),
    "clean": (
        "检查通过：{targets}项目标，{observations}条数据",
        "all well: {targets} targets, {observations} observations",
    ),
    "annotations": (
        "GitHub 每步每级只显示十条标注，全部见本次运行的摘要页",
        "GitHub shows ten annotations of a kind for a step; all are on the run's summary page",
    ),
    "nothing_new": ("都已在文件中，没有改动", "all of it stands there already; nothing changed"),
    "recorded": ("已录入{n}条：{path}", "entered {n}: {path}"),
    "linked": (
        "{path} 还有别的文件名（硬链接），那里仍是旧内容",
        "{path} has other names (hard links), which keep the old content",
    ),
    "drafted": ("{path}：{n} 条待确认", "{path}: {n} figures to confirm"),
    "requested": ("{path}：要填 {n} 个数据", "{path}: asks for {n} figures"),
    "drafted_next": (
        "下一步，逐行核对，在“采用”列写“是”，再录入：{command}",
        "next, look at each row, write yes in its column, and enter them: {command}",
    ),
    "requested_next": ("下一步，填好后录入：{command}", "next, once it is filled: {command}"),
    "nothing_missing": ("{path}：不缺数据", "{path}: no figure is missing"),
    "not_taken": (
        "有 {n} 处问题，未写入；--accept-valid 只收没有问题的",
        "{n} faults; nothing was written (--accept-valid takes the rest)",
    ),
    "doubts_left": (
        "有 {n} 处可疑，未写入；确认无误后加 --yes",
        "{n} things in doubt; nothing was written (if all is right add --yes)",
    ),
    "nothing_filled": ("表中没有填写的数据", "nothing is filled in"),
    "other_title": (
        "注意：文件标题是“{title}”，与所给的 {when} 不符，请核对 --year 或 --period",
        "note: the title is “{title}”, which is not {when}; look at --year or --period",
    ),
    "left": (
        "{n} 行的“采用”列没有写“是”，没有录入",
        "{n} rows without a yes in the first column were left out",
    ),
    "not_chinese": (
        "原文不是中文：数字已逐个读出，但只从中文起草目标",
        "the text is not Chinese: its numbers are read, but targets are drafted from Chinese only",
    ),
    "drafts_made": (
        "{path}：起草 {n} 项目标、{indicators} 项指标；接着核对：cyjjq check --data {path} 与 cyjjq trace {text} --data {path}",
        "{path}: {n} targets, {indicators} indicators drafted; go on with check and trace {text}, both --data {path}",
    ),
    "drafts_twice": (
        "{n} 项未写入：短语在原文中不止一处（{phrases}）",
        "{n} left out, for their words stand in the text more than once ({phrases})",
    ),
    "nothing_to_draft": (
        "没有可起草的：原文的目标都已在目录里",
        "nothing to draft: the catalogue has the targets of the text",
    ),
    "merge_offer": (
        "{n} 项目录中没有；要并入，加 -o 新目录：写出合并后的副本，原文件不动",
        "{n} are not in the catalogue; to merge them add -o NEWDIR: it gets a merged copy, your files stay as they are",
    ),
    "begun": ("已建立 {path}：{files}", "made {path}: {files}"),
    "begun_next": ("下一步，检查：{command}", "next, check it: {command}"),
    "found": ("共{n}处：{counts}", "{n} findings: {counts}"),
    "written": ("已写入 {path}", "written: {path}"),
}

EXPLAIN: Mapping[str, Pair] = {"why": ("为什么：{text}", "Why: {text}"), "mend": ("怎么改：{text}", "Mend: {text}")}

TRACE: Mapping[str, Pair] = {
    "numbers": (
        "{file}：{numbers} 个数字，目标 {claimed}，已知类别与排除项 {excluded}，未说明 {open}",
        "{file}: {numbers} numbers, {claimed} of targets, {excluded} of known classes or excluded, {open} unaccounted for",
    ),
    "classes": ("非目标：{classes}", "no targets: {classes}"),
    "class": ("{name} {n}", "{name} {n}"),
    "draft_head": (
        "起草的目标：核对每一项，补上指标名称、口径和英文；不是目标的移到 exclusions",
        "drafted targets: look at each, name its indicator; what is no target goes to exclusions",
    ),
    "draft_taken": (
        "依据：期限「{by}」，类型「{kind}」，方向「{bound}」；三项中原文明说 {sure} 项",
        "taken from: year 「{by}」, kind 「{kind}」, bound 「{bound}」; the text says {sure} of the three",
    ),
    "draft_guess": ("原文未直接写明，请核对", "not said outright; look at it"),
    "draft_upper": ("原文为区间，上限 {upper}", "the text gives a range, up to {upper}"),
    "draft_unsaid": ("原文未写", "not said"),
    "proven": (
        "{targets} 项目标的短语、位置、数值、期限都与原文相符，没有遗漏的数字",
        "all {targets} targets stand in the text with phrase, place, value and deadline; no number is left over",
    ),
    "open": (
        "与原文不符 {unfound} 处，未说明的数字 {open} 个",
        "{unfound} faults against the text, {open} numbers unaccounted for",
    ),
}

SEVERITY: Mapping[str, Pair] = {"error": ("错误", "error"), "warning": ("警告", "warning"), "note": ("提示", "note")}
SEVERITY_COUNT: Mapping[str, Pair] = {
    "error": ("错误{n}", "{n} errors"),
    "warning": ("警告{n}", "{n} warnings"),
    "note": ("提示{n}", "{n} notes"),
}
