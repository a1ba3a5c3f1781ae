"""The words of every rule: what a finding says, what to do about it, and the longer texts behind `check --explain`."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cyjjq.words import Lang, Pair, fill


class RuleText(NamedTuple):
    """One rule in words. `message` and `hint` are templates filled with a finding's facts.

    `guessing` replaces the hint where the fact `guess` (or `meant`) holds something better than a general advice.
    `why` says what goes wrong otherwise and `mend` how to put it right, both for `check --explain` and docs/rules.md.
    """

    summary: Pair
    message: Pair
    hint: Pair
    guessing: Pair | None = None
    why: Pair = ("", "")
    mend: Pair = ("", "")


def message(code: str, facts: Mapping[str, Any], lang: Lang) -> str:
    """What a finding says."""
    return fill(TEXT[code].message, lang, facts)


def hint(code: str, facts: Mapping[str, Any], lang: Lang) -> str:
    """What to write instead."""
    text = TEXT[code]
    guessed = facts.get("guess") or facts.get("meant")
    return fill(text.guessing if text.guessing and guessed else text.hint, lang, facts)


TEXT: Mapping[str, RuleText] = {
    "CJ001": RuleText(
        ("文件打不开", "a file cannot be opened"),
        ("打不开：{why}", "cannot be opened: {why}"),
        (
            "检查路径与权限；--data 指定含 targets.yaml 和 baseline.yaml 的目录",
            "check the path and its permissions; --data names the directory that holds targets.yaml and baseline.yaml",
        ),
        why=("没有数据，任何数字都无从谈起。", "Without the file there is nothing to compute from."),
        mend=(
            "确认目录里有 targets.yaml 和 baseline.yaml，文件名全小写，当前用户可读；或用 --data 指定目录。",
            "See that the directory holds targets.yaml and baseline.yaml, in lower case and readable by you, or name another with --data.",
        ),
    ),
    "CJ002": RuleText(
        ("不是 UTF-8 编码", "not UTF-8"),
        ("字节 {byte} 不是 UTF-8，可能是 {encoding}", "byte {byte} is not UTF-8; the file may be {encoding}"),
        ("在编辑器中另存为 UTF-8", "save the file as UTF-8 in your editor"),
        why=(
            "编码不明的字节会把汉字变成另一个字，数字旁的单位随之出错。",
            "Bytes of another encoding turn characters into others, and the units beside the numbers with them.",
        ),
        mend=(
            "在记事本、VS Code 或 WPS 中另存为 UTF-8；iconv -f GB18030 -t UTF-8 亦可。",
            "Save as UTF-8 in your editor, or convert with iconv -f GB18030 -t UTF-8.",
        ),
    ),
    "CJ003": RuleText(
        ("文件是空的", "an empty file"),
        ("文件是空的", "the file is empty"),
        ("至少要有 schema_version: 1", "it needs at least schema_version: 1"),
        why=("空文件多半是保存中断或误删。", "An empty file is most often a save that broke off."),
        mend=(
            "从版本库或备份恢复，或用 cyjjq init 重新开始。",
            "Restore it from version control or a backup, or start anew with cyjjq init.",
        ),
    ),
    "CJ004": RuleText(
        ("文件过大", "a file too large"),
        ("文件超过 {limit} MB", "the file is larger than {limit} MB"),
        ("确认这是数据文件；过大的数据请拆分", "make sure that this is the data file"),
        why=(
            "规划的数据只有几百 KB；这么大的文件通常不是数据文件，读它只会耗尽内存。",
            "A plan's data are some hundred kilobytes; a file of this size is most likely something else and would only eat memory.",
        ),
        mend=(
            "确认路径；确属数据的，按规划拆成几个目录。",
            "Check the path; if these are data, split them by plan into several directories.",
        ),
    ),
    "CJ005": RuleText(
        ("不合 YAML 语法", "not valid YAML"),
        ("不合 YAML 语法：{problem}", "not valid YAML: {problem}"),
        (
            "检查缩进、冒号后的空格和引号；含冒号或 # 的文字要加引号",
            "look at the indentation, the space after a colon and the quotes; text with a colon or # needs quotes",
        ),
        why=(
            "语法不通时，解析器读到的可能不是您写的意思。",
            "Where the syntax breaks, a parser may read something that you did not write.",
        ),
        mend=(
            "从所指的行往上看一两行：缩进是否对齐，冒号后有无空格，引号是否成对。",
            "Look at the line and the one or two above it: indentation, a space after each colon, quotes in pairs.",
        ),
    ),
    "CJ006": RuleText(
        ("嵌套过深", "nested too deep"),
        ("嵌套超过 {limit} 层", "nested deeper than {limit} levels"),
        ("数据文件只需要几层", "the data files need only a few levels"),
        why=(
            "过深的嵌套会使解析库崩溃；数据文件本身只有五六层。",
            "Deep nesting crashes the parsing library; the data files themselves are five or six levels deep.",
        ),
        mend=("删去多余的括号或缩进。", "Remove the surplus brackets or indentation."),
    ),
    "CJ007": RuleText(
        ("使用了锚点或别名", "an anchor or alias"),
        ("不允许锚点和别名（{name}）", "anchors and aliases are not allowed ({name})"),
        ("把内容写全；以 & 或 * 开头的文字加引号", "write the content out; quote a text that starts with & or *"),
        why=(
            "别名让一处的改动悄悄影响别处，也能在几行里展开成几个 GB。",
            "An alias lets a change here alter something there unseen, and a few lines of them can expand to gigabytes.",
        ),
        mend=(
            "把重复的内容写全；文字以 & 或 * 开头时加引号。",
            "Write the content out each time; quote a text that begins with & or *.",
        ),
    ),
    "CJ008": RuleText(
        ("一个文件里有多份文档", "more than one document"),
        ("文件里有第二份文档（---）", "the file holds a second document (---)"),
        ("只留一份", "keep one"),
        why=(
            "第二份文档会被多数工具忽略，里面的数字就此丢失。",
            "Most tools ignore a second document, and its numbers are lost.",
        ),
        mend=(
            "合并为一份，或分成两个文件；删去多余的 ---。",
            "Merge the two or make two files; remove the surplus ---.",
        ),
    ),
    "CJ009": RuleText(
        ("键重复", "a key twice"),
        ("键 {key} 重复", "the key {key} stands twice"),
        ("删去其中一个", "remove one of the two"),
        why=(
            "YAML 解析器通常只留后一个值，前一个无声消失。",
            "YAML parsers commonly keep the last value and drop the first without a word.",
        ),
        mend=("留下对的那一个。", "Keep the right one of the two."),
    ),
    "CJ010": RuleText(
        ("使用了 YAML 标签", "a YAML tag"),
        ("不允许 YAML 标签 {tag}", "YAML tags are not allowed: {tag}"),
        ("去掉标签；以 ! 开头的文字加引号", "remove it; quote a text that starts with !"),
        why=(
            "标签能让某些解析器执行代码，也会改变数字的类型。",
            "A tag can make some parsers run code, and changes the type of a number.",
        ),
        mend=("删去标签，只写值。", "Remove the tag and write the bare value."),
    ),
    "CJ011": RuleText(
        ("含控制字符", "a control character"),
        ("含控制字符 {character}", "a control character: {character}"),
        ("删去这个字符", "remove the character"),
        why=(
            "看不见的字符会使相同的文字不相等，也能改写终端上的显示。",
            "Unseen characters make equal texts differ and can rewrite what a terminal shows.",
        ),
        mend=("在编辑器中显示不可见字符，删去它。", "Show invisible characters in your editor and delete it."),
    ),
    "CJ012": RuleText(
        ("使用了合并键 <<", "a merge key <<"),
        ("不允许合并键 <<", "merge keys << are not allowed"),
        ("把内容写全", "write the keys out"),
        why=(
            "合并键把别处的值带进来，看不出数字从哪里来。",
            "A merge key brings values in from elsewhere; where a number comes from can no longer be seen.",
        ),
        mend=("把各键写全。", "Write the keys out."),
    ),
    "CJ013": RuleText(
        ("键不是文字", "a key that is no text"),
        ("键只能是文字", "a key must be a plain text"),
        ("检查这一行的冒号和括号", "look at the colon and the brackets of this line"),
        why=("键若是列表或映射，没有人能按名字找到它。", "A key that is a list or a mapping can be found by nobody."),
        mend=(
            "检查冒号、方括号和花括号；键写成普通文字。",
            "Check colons and brackets; write the key as a plain text.",
        ),
    ),
    "CJ014": RuleText(
        ("含制表符", "a tab"),
        ("含制表符（Tab）", "a tab"),
        ("改用空格", "use spaces"),
        why=(
            "YAML 不许用制表符缩进，编辑器却显示得与空格一样。",
            "YAML forbids tabs for indentation, and editors show them like spaces.",
        ),
        mend=("把编辑器设为以空格代替制表符。", "Set your editor to insert spaces for tabs."),
    ),
    "CJ101": RuleText(
        ("未知的键", "an unknown key"),
        ("没有 {key} 这个键", "there is no key {key}"),
        ("可用的键：{known}", "known keys: {known}"),
        ("是否要写 {guess}？", "did you mean {guess}?"),
        why=(
            "拼错的键若被忽略，写进去的内容就等于没写。",
            "If a misspelled key were ignored, what it holds would be as good as not written.",
        ),
        mend=("按提示改名；备注写进 note。", "Rename it as the hint says; remarks go to note."),
    ),
    "CJ102": RuleText(
        ("缺少键", "a missing key"),
        ("缺少 {key}", "{key} is missing"),
        ("补上 {key}", "add {key}"),
        why=("少了它，这一条无法计算或无从查证。", "Without it the entry cannot be computed or traced."),
        mend=("按数据格式补上；cyjjq schema 列出各键的含义。", "Add it; cyjjq schema lists what every key means."),
    ),
    "CJ103": RuleText(
        ("类型不对", "a wrong type"),
        ("{key} 应为{wanted}，现为 {given}", "{key} should be {wanted}, not {given}"),
        ("写成{wanted}", "write {wanted}"),
        why=("类型不对的值不能照猜测去算。", "A value of the wrong type is not to be guessed at."),
        mend=("按提示改写。", "Write what the hint says."),
    ),
    "CJ104": RuleText(
        ("不在可用的词中", "not one of the words allowed"),
        ("{key} 不能是 {given}", "{key} cannot be {given}"),
        ("可用：{known}", "choose from: {known}"),
        ("是否要写 {guess}？可用：{known}", "did you mean {guess}? choose from: {known}"),
        why=(
            "这些词决定用哪个公式，写错一个就换了算法。",
            "These words choose the formula; a wrong one changes the arithmetic.",
        ),
        mend=("从列出的词中选一个。", "Take one of the words listed."),
    ),
    "CJ105": RuleText(
        ("不是真实的日期", "no real date"),
        ("{given} 不是日期", "{given} is no date"),
        ("写成 2023-09-27 这样的年月日", "write year-month-day like 2023-09-27"),
        why=("不存在的日期无法比较先后。", "A day that does not exist cannot be before or after another."),
        mend=("写成 YYYY-MM-DD，月和日补零。", "Write YYYY-MM-DD with leading zeros."),
    ),
    "CJ106": RuleText(
        ("数字超出范围", "a number out of range"),
        ("{key} 为 {given}，应 {limit}", "{key} is {given}, it must be {limit}"),
        ("核对数字和单位", "check the number and its unit"),
        why=(
            "超出可能范围的数多半是单位或小数点错了。",
            "A number beyond what is possible most often has a wrong unit or decimal point.",
        ),
        mend=(
            "核对原文；万、亿写进单位，不写进数字。",
            "Check it against the source; 万 and 亿 go into the unit, not the number.",
        ),
    ),
    "CJ107": RuleText(
        ("不是普通的十进制数", "not a plain decimal number"),
        ("{key} 应为普通数字，现为 {given}", "{key} should be a plain number, not {given}"),
        (
            "只写数字：不加引号、百分号、千分位、前导零",
            "digits only: no quotes, percent sign, thousands separators or leading zeros",
        ),
        ("写成 {meant}", "write {meant}"),
        why=(
            "YAML 会把 012 读成 10、1:30 读成 90、no 读成假；带引号或符号的数根本不是数。",
            "YAML reads 012 as 10, 1:30 as 90 and no as false; with quotes or signs a number is none.",
        ),
        mend=(
            "只写半角数字、小数点和负号，例如 60 或 -3 或 0.025。",
            "Write digits, a point and a minus sign only: 60, -3, 0.025.",
        ),
    ),
    "CJ108": RuleText(
        ("文字为空", "an empty text"),
        ("{key} 是空的", "{key} is empty"),
        ("填上内容，或删去这一行", "fill it in, or remove the line"),
        why=("空文字看似填了，其实没有内容。", "An empty text looks filled in and is not."),
        mend=("填上内容，或整行删去。", "Fill it in, or remove the line."),
    ),
    "CJ109": RuleText(
        ("写法不对", "an ill-formed text"),
        ("{key} 的写法不对：{given}", "{key} is ill-formed: {given}"),
        ("应为：{wanted}", "it should be: {wanted}"),
        why=(
            "编号要写进命令和脚本，链接要能打开，时期要能排序。",
            "Ids stand in commands and scripts, links are to be opened, periods to be sorted.",
        ),
        mend=("按提示的形式改写。", "Rewrite it in the form that the hint gives."),
    ),
    "CJ110": RuleText(
        ("键的搭配不对", "keys that do not go together"),
        ("应写：{what}", "needed: {what}"),
        ("补上或删去相应的键", "add or remove the key"),
        why=(
            "这些键互相补充：少一个或多一个都说不清这条数据是什么。",
            "These keys complete each other; with one too few or too many the entry does not say what it is.",
        ),
        mend=("按提示补一个或删一个。", "Add or remove one as the hint says."),
    ),
    "CJ201": RuleText(
        ("编号重复", "an id twice"),
        ("编号 {id} 重复", "the id {id} is used twice"),
        ("换一个编号", "choose another id"),
        why=("两项同号时，按编号查到的不知是哪一项。", "With two of one id nobody knows which is meant."),
        mend=("给后一项换编号；若是误抄，删去。", "Give the second another id, or delete it if it is a copy."),
    ),
    "CJ202": RuleText(
        ("没有这个指标", "an unknown indicator"),
        ("indicators 中没有 {id}", "there is no indicator {id}"),
        ("先在 targets.yaml 的 indicators 中登记", "enter it under indicators in targets.yaml first"),
        ("是否要写 {guess}？", "did you mean {guess}?"),
        why=(
            "指向不存在的指标，目标就没有单位和数据。",
            "A reference to nothing leaves the target without unit and figures.",
        ),
        mend=("核对拼写，或先登记这个指标。", "Check the spelling, or enter the indicator first."),
    ),
    "CJ203": RuleText(
        ("没有这项行动或任务", "an unknown action or task"),
        ("没有编号为 {id} 的{what}", "there is no {what} {id} here"),
        ("可用：{known}", "choose from: {known}"),
        why=(
            "目标归错行动或任务，分行动统计和责任就错了。",
            "A target in the wrong place falsifies the counts by action and who answers for it.",
        ),
        mend=(
            "任务序号全规划连续编号（1 至 40），并属于同一行动。",
            "Tasks are numbered through the plan and belong to the target's own action.",
        ),
    ),
    "CJ204": RuleText(
        ("没有这个来源", "an unknown source"),
        ("sources 中没有 {id}", "there is no source {id}"),
        ("先在 sources 中登记", "enter it under sources first"),
        ("是否要写 {guess}？", "did you mean {guess}?"),
        why=("没有来源的数字不能进表。", "A number without a source does not enter."),
        mend=("核对来源编号，或先在 sources 中登记。", "Check the source's id, or enter the source first."),
    ),
    "CJ205": RuleText(
        ("同一时期有两条数据", "two observations for one period"),
        (
            "{indicator} 在 {when} 已有数据：{other}",
            "{indicator} has a figure for {when} already: {other}",
        ),
        ("只留一条；被替换的旧值写入 was", "keep one; the value it replaces goes to was"),
        why=("同一时期两个数，用哪一个都是随意的。", "With two figures for one period either choice is arbitrary."),
        mend=("保留最新口径，旧值写进 was。", "Keep the current one; the value it replaces goes to was."),
    ),
    "CJ206": RuleText(
        ("期限不晚于基期", "a deadline not after the base year"),
        ("期限 {by} 不晚于基期年份 {base_year}", "the deadline {by} is not after the base year {base_year}"),
        ("核对年份", "check the year"),
        why=("期限不晚于基期时，没有路程可分。", "With a deadline not after the base year there is no way to go."),
        mend=(
            "核对期限；五年规划的期限一般是末年。",
            "Check the deadline; in a five-year plan it is usually the last year.",
        ),
    ),
    "CJ207": RuleText(
        ("键与目标类型不符", "keys out of place for the kind"),
        ("{kind} 类目标：{what}", "a target of kind {kind}: {what}"),
        ("补上、改正或删去这个键，或改 kind", "add, correct or remove the key, or change the kind"),
        why=(
            "每类目标用不同的公式，多余或缺少的键说明类型选错了。",
            "Each kind has its own formula; a surplus or missing key says that the kind is wrong.",
        ),
        mend=(
            "对照数据格式：benchmark 写对比指标，其他写 value；multiple 大于 0。",
            "See the data format: a benchmark names the indicator compared with, all others a value; a multiple is above 0.",
        ),
    ),
    "CJ208": RuleText(
        ("规划年份顺序不对", "the plan's years out of order"),
        (
            "base_year {base_year}、start {start}、end {end} 的顺序不对",
            "base_year {base_year}, start {start} and end {end} are out of order",
        ),
        ("应为 base_year < start <= end", "it should be base_year < start <= end"),
        why=(
            "年份颠倒，时间进度和序时目标全错。",
            "With the years reversed every elapsed share and planned value is wrong.",
        ),
        mend=("base_year < start <= end。", "base_year < start <= end."),
    ),
    "CJ209": RuleText(
        ("阈值顺序不对", "thresholds out of order"),
        ("behind 为 {behind}，高于 on_track {on_track}", "behind is {behind}, above on_track, {on_track}"),
        ("on_track 不低于 behind，如 0.95 与 0.60", "on_track is not below behind, as in 0.95 and 0.60"),
        why=(
            "“进度滞后”的线高于“进度正常”的线，状态无法判定。",
            "With the line for “behind” above that for “on track” no status can be told.",
        ),
        mend=(
            "on_track 取较大的数，behind 取较小的数，都在 0 与 1 之间。",
            "on_track takes the larger, behind the smaller, both between 0 and 1.",
        ),
    ),
    "CJ210": RuleText(
        ("比重超出 0 至 100", "a share outside 0 to 100"),
        ("比重为 {value}{unit}，应在 0 至 100 之间", "a share of {value} {unit}; it lies between 0 and 100"),
        (
            "核对数字；可超过 100 的比率（如毛入学率）改为 scale: ratio",
            "check the number; a rate that may pass 100 is scale: ratio",
        ),
        why=(
            "部分不会大于整体；多半是小数点或单位错。",
            "A part is not larger than the whole; most often the decimal point or the unit is wrong.",
        ),
        mend=(
            "核对数字；分子分母不是部分与整体的，用 scale: ratio。",
            "Check the number; where it is no part of a whole, use scale: ratio.",
        ),
    ),
    "CJ211": RuleText(
        ("计数或存量为负", "a negative count or stock"),
        ("数值为 {value}{unit}，不能为负", "{value} {unit} cannot be: it is negative"),
        (
            "核对数字；净增减改为 scale: amount、timing: flow",
            "check the number; a net change is scale: amount, timing: flow",
        ),
        why=(
            "个数不会小于零，年末的里程、面积、人数也不会。",
            "Nothing is counted below zero, and no length, area or number of people at a year's end lies below it.",
        ),
        mend=(
            "核对数字；净增减用 scale: amount、timing: flow。",
            "Check the number; a net change is scale: amount, timing: flow.",
        ),
    ),
    "CJ212": RuleText(
        ("原文短语不含目标值", "a phrase that does not bear its value"),
        ("value 为 {value}，原文短语中的数字是 {said}", "the value is {value}, the phrase says {said}"),
        ("对照原文改 value 或 phrase；下降 3% 写 -3", "correct value or phrase by the text; a fall of 3 % is -3"),
        why=(
            "短语是目标值的凭据：两者不一致，必有一个抄错。",
            "The phrase is the evidence for the value: where they differ one of them was copied wrongly.",
        ),
        mend=(
            "对照原文改正；百分比、年均下降等的写法见提示。",
            "Correct it by the text; for falls and percentages see the hint.",
        ),
    ),
    "CJ213": RuleText(
        ("原文短语过长", "a phrase too long"),
        ("原文短语有 {n} 字，最多 {limit} 字", "the phrase has {n} characters, {limit} at most"),
        ("只留指标和数字", "keep the indicator and the number"),
        why=("短语是凭据，不是抄录原文。", "A phrase is evidence, not a copy of the text."),
        mend=(
            "截取含指标和数字的最短一段，40 字以内。",
            "Take the shortest piece with indicator and number, 40 characters at most.",
        ),
    ),
    "CJ214": RuleText(
        ("等级不是整数", "a rank that is not whole"),
        ("等级为 {value}，应为整数", "a rank of {value}; it must be whole"),
        ("写成整数，如 Ⅲ类 写 3", "write a whole number: class III is 3"),
        why=("等级没有中间值，2.5 类不存在。", "There is nothing between two ranks."),
        mend=(
            "取整数；平均等级另设指标，用 scale: ratio。",
            "Write a whole number; an average of ranks is another indicator, scale: ratio.",
        ),
    ),
    "CJ215": RuleText(
        ("同一短语用于不同位置的目标", "a phrase for targets of different places"),
        (
            "同一短语也用于 {other}，但行动或任务不同",
            "the phrase also serves {other}, which has another action or task",
        ),
        (
            "短语在原文只出现一次：核对 action 与 task，或换一段短语",
            "a phrase stands in the text once: check action and task, or take another phrase",
        ),
        why=(
            "短语在原文只有一处，不可能同属两个任务。",
            "A phrase stands in the text once and cannot belong to two tasks.",
        ),
        mend=(
            "核对其中一项的 action、task，或为它另取短语。",
            "Check action and task of one of them, or take another phrase for it.",
        ),
    ),
    "CJ216": RuleText(
        ("单位与原文短语不符", "unit and phrase disagree"),
        ("原文短语写的是{said}，指标单位是{unit}", "the phrase says {said}, the indicator's unit is {unit}"),
        ("对照原文改 unit 或 value；万、亿属于单位", "correct unit or value by the text; 万 and 亿 belong to the unit"),
        why=(
            "亩与万亩差一万倍；单位错了，完成率全错。",
            "亩 and 万亩 differ by ten thousand; with a wrong unit every attainment is wrong.",
        ),
        mend=(
            "数字照原文写，万、亿写进指标的 unit。",
            "The number stays as printed; 万 and 亿 go into the indicator's unit.",
        ),
    ),
    "CJ217": RuleText(
        ("推算值与算式不符", "a derived figure that its formula does not come to"),
        ("value 为 {value}，算式得 {result}", "the value is {value}, the formula gives {result}"),
        ("核对算式和数值", "check the formula and the value"),
        why=(
            "推算值若与自己的算式不符，就没有人能复核。",
            "A derived figure that its own arithmetic does not give can be verified by nobody.",
        ),
        mend=("重算并改 value，或改正算式。", "Compute it anew and correct the value, or correct the formula."),
    ),
    "CJ218": RuleText(
        ("数据所属时期尚未开始", "a figure for a period that has not begun"),
        ("{when} 尚未开始（今天 {today}）", "{when} has not begun yet (today is {today})"),
        ("核对年份；预计数不是实绩", "check the year; a forecast is no observation"),
        why=("没有开始的时期没有实绩，只有预计。", "A period that has not begun has forecasts, no figures."),
        mend=("核对年份；用 --today 指定检查日期。", "Check the year; --today sets the day that counts."),
    ),
    "CJ219": RuleText(
        ("恒等式的算式有误", "an identity that cannot be followed"),
        ("算式第 {column} 字：{what}", "formula, column {column}: {what}"),
        (
            "只用数字、指标或目标编号、+ - * / 和括号",
            "numbers, ids of indicators or targets, + - * / and parentheses only",
        ),
        why=(
            "算式读不懂，就不知道目标之间是否矛盾。",
            "A formula that cannot be read says nothing about how the targets fit.",
        ),
        mend=("改正编号的拼写；除数不能为零。", "Correct the spelling of the id; a divisor is not zero."),
    ),
    "CJ220": RuleText(
        ("恒等式循环引用", "identities in a circle"),
        ("循环引用：{circle}", "a circle: {circle}"),
        ("去掉其中一条", "remove one of them"),
        why=("互相推算的量没有起点。", "Quantities that follow from one another have nowhere to start."),
        mend=("其中一条改用已公布的数字。", "Put a published number into one of them."),
    ),
    "CJ221": RuleText(
        ("日期在将来", "a date in the future"),
        ("{day} 还没有到（今天 {today}）", "{day} has not come yet (today is {today})"),
        ("核对日期", "check the date"),
        why=(
            "将来的日期说明抄错了年份，或电脑时钟不对。",
            "A date to come says that a year was copied wrongly, or that the clock is wrong.",
        ),
        mend=("核对日期。", "Check the date."),
    ),
    "CJ222": RuleText(
        ("别名另有所指", "an alias that names another indicator, too"),
        ("别名“{alias}”也指 {other}", "the alias “{alias}” also names {other}"),
        ("只留在一个指标下", "leave it with one of the two"),
        why=(
            "同一个名称指两个指标，公报和填报表里的数就不知道该记到哪一个。",
            "A figure of a communiqué or a form under that name could belong to either indicator.",
        ),
        mend=(
            "把别名留给它通常所指的那个指标；口径不同的写全称。",
            "Leave the alias with the indicator that it usually means; write the others' names in full.",
        ),
    ),
    "CJ223": RuleText(
        ("累计与年均混淆", "the whole way and a year confused"),
        ("原文短语写“{word}”，kind 写的是 {kind}", "the phrase says {word}, the kind is {kind}"),
        ("改为 kind: {write}", "write kind: {write}"),
        why=(
            "五年累计下降13.5%不是每年下降13.5%；混淆了，目标水平差好几倍。",
            "A fall of 13.5 % in five years is none of 13.5 % a year; confused, the goal is wrong several times over.",
        ),
        mend=(
            "累计、比某年的变化写 kind: change（起算年不是基期年的加 since）；年均的写 kind: growth。",
            "What is cumulative or against a year is kind: change (since: that year), what is a year's is growth.",
        ),
    ),
    "CJ301": RuleText(
        ("来源无人引用", "a source that nothing uses"),
        ("没有数据出自 {id}", "no figure comes from {id}"),
        ("删去，或在 observations 中引用", "remove it, or use it in observations"),
        why=(
            "登记了却不用的来源，可能是数据漏录。",
            "A source that was entered and is not used may mean that its figures were forgotten.",
        ),
        mend=("录入它的数据，或删去。", "Enter its figures, or remove it."),
    ),
    "CJ302": RuleText(
        ("指标无人使用", "an indicator that nothing uses"),
        (
            "指标 {id} 没有目标、数据，也不在恒等式中",
            "the indicator {id} has no target, no figure and no part in an identity",
        ),
        ("删去，或核对编号的拼写", "remove it, or check how its id is spelled"),
        why=(
            "没有用处的指标，往往是编号拼错留下的。",
            "An indicator without use is often the trace of a misspelled id.",
        ),
        mend=("删去，或改正引用它的编号。", "Remove it, or correct the id that was meant to refer to it."),
    ),
    "CJ303": RuleText(
        ("缺一种语言", "a missing language"),
        ("缺{missing}", "{missing} is missing"),
        ("写成 {{zh: …, en: …}}", "write {{zh: …, en: …}}"),
        why=("另一种语言的报表只好用这一种语言代替。", "Reports in the other language have to show this one instead."),
        mend=("补上译文。", "Add the translation."),
    ),
    "CJ304": RuleText(
        ("基期已达目标", "a base beyond the target"),
        ("基期值 {value} 已达到 {id} 的目标 {goal}", "the base, {value}, already keeps {id}, {goal}"),
        (
            "核对单位与口径；若属实，此目标按保持计",
            "check unit and definition; if it is true, the target counts as held",
        ),
        why=(
            "基期就已达标的目标少见，多半是单位、口径或方向错了。",
            "A target that was met at the outset is rare; most often unit, definition or bound is wrong.",
        ),
        mend=(
            "三者都核对；若确实如此，保留即可，报表按“保持”计。",
            "Check all three; if it is so, leave it: reports count it as held.",
        ),
    ),
    "CJ305": RuleText(
        ("基期数据过旧", "a base much older than the base year"),
        (
            "{id} 的基期数据是 {year} 年的，规划基期为 {base_year} 年",
            "the base of {id} is from {year}, the plan's base year is {base_year}",
        ),
        ("找较近年份的数据补上", "look for a figure of a nearer year"),
        why=("从太旧的数据起算，年均增速会失真。", "A yearly rate from too old a figure misleads."),
        mend=(
            "补录较近年份的数据；没有就保留，报表注明年份。",
            "Enter a figure of a nearer year; if there is none, leave it: reports show its year.",
        ),
    ),
    "CJ306": RuleText(
        ("期限在规划期之外", "a deadline outside the plan"),
        ("期限 {by} 不在规划期 {start}—{end} 内", "the deadline {by} is outside the plan, {start} to {end}"),
        ("核对年份", "check the year"),
        why=("规划期外的期限，多半是年份写错。", "A deadline outside the plan is most often a wrong year."),
        mend=("核对原文的年份。", "Check the year in the text."),
    ),
    "CJ307": RuleText(
        ("数据所属时期尚未结束", "a figure for a period that has not ended"),
        ("{when} 到 {end} 才结束（今天 {today}）", "{when} ends on {end} (today is {today})"),
        (
            '不足一年的数据写 period，如 "2025-Q2"',
            'figures of less than a year are written with period, as in "2025-Q2"',
        ),
        why=(
            "年度未完，全年数不可能已有；累计数会被当作全年数。",
            "Before the year is over there is no annual figure; a figure to date would be taken for one.",
        ),
        mend=("改用 period，或等年报。", "Use period, or wait for the annual figure."),
    ),
    "CJ308": RuleText(
        ("数值突跳十倍以上", "a leap by a power of ten"),
        ("{when} 为 {other}，此处为 {value}，约 {leap:g} 倍", "{value} is about {leap:g} times the {other} of {when}"),
        ("核对单位（元、万元、亿元）和小数点", "check the unit (yuan, 万, 亿) and the decimal point"),
        ("核对单位和小数点：是否应为 {guess}？", "check the unit and the decimal point: should it be {guess}?"),
        why=(
            "一年差十倍或一万倍，几乎总是单位或小数点错。",
            "Ten or ten thousand times in a year is nearly always a unit or a decimal point.",
        ),
        mend=("核对来源里的单位；若属实，写进 note。", "Check the unit in the source; if it is true, say so in note."),
    ),
    "CJ309": RuleText(
        ("数据陈旧", "stale figures"),
        ("{indicator} 最新的数据是 {year} 年的", "the newest figure of {indicator} is from {year}"),
        ("补录新数据", "enter a newer figure"),
        why=("没有新数据，报表只能说待报。", "Without new figures a report can only say that it waits for them."),
        mend=(
            "用 cyjjq request 生成催报表，用 record 或 import 录入。",
            "Send out a form with cyjjq request, enter the answer with record or import.",
        ),
    ),
    "CJ310": RuleText(
        ("公布增速与数值的平均增速不符", "growth and levels whose averages differ"),
        (
            "{years} 年公布增速平均 {growth}%，按数值计平均 {levels}%",
            "published growth averages {growth} % over {years} years, the levels {levels} %",
        ),
        (
            "核对口径：数值可能经过修订，或增速按可比价",
            "check the definitions: levels may have been revised, growth may be at constant prices",
        ),
        why=(
            "两种口径差半个百分点以上，增长目标按哪种算结果会不同。",
            "Where the two differ by more than half a point a growth target comes out differently by the one or the other.",
        ),
        mend=("核对口径，并在 note 说明差异。", "Check the definitions and explain the difference in note."),
    ),
    "CJ311": RuleText(
        ("增速与相邻两年数值矛盾", "growth that contradicts the levels beside it"),
        ("增速为 {growth}%，按两年数值计为 {levels}%", "the growth is {growth} %, the two levels give {levels} %"),
        (
            "核对数字；增速按可比价的指标写 growth_basis: real",
            "check the digits; an indicator whose growth is at constant prices has growth_basis: real",
        ),
        why=(
            "名义增速就是两年数值之比，不符必有一个抄错。",
            "Growth at current prices is the ratio of the two levels; where it is not, one was copied wrongly.",
        ),
        mend=(
            "核对三个数；数值修订过的，用 was 保留旧值。",
            "Check the three numbers; for a revised level keep the old value in was.",
        ),
    ),
    "CJ312": RuleText(
        ("形似而不同的字符", "a character that looks like another"),
        ("含形似或不可见的字符 {character}", "a look-alike or invisible character: {character}"),
        ("删去这个字符", "remove the character"),
        ("改成 {meant}", "write {meant}"),
        why=("看起来一样的字符，搜索、比对时并不相等。", "Characters that look alike do not compare or search alike."),
        mend=("删去或改成提示中的字符。", "Remove it, or write the one that the hint gives."),
    ),
    "CJ313": RuleText(
        ("来源早于所属时期结束", "a source older than the period's end"),
        ("{id} 发布于 {day}，早于 {when} 结束", "{id} came out on {day}, before {when} ended"),
        ("核对年份与来源；预计数不是实绩", "check the year and the source; a forecast is no observation"),
        why=(
            "时期没结束就发布的数，是预计或累计。",
            "What came out before the period ended is a forecast or a figure to date.",
        ),
        mend=("核对年份；累计数用 period。", "Check the year; a figure to date is written with period."),
    ),
    "CJ314": RuleText(
        ("算式无法验算", "a formula that cannot be computed"),
        ("算式第 {column} 字：{what}", "formula, column {column}: {what}"),
        ("写成 59.54 / 123.7 * 100 这样的算式，说明写进 note", "write it like 59.54 / 123.7 * 100; words go to note"),
        why=("不能验算的算式，等于没有写算式。", "A formula that cannot be computed is as good as none."),
        mend=("只写数字、+ - * / 和括号；说明写进 note。", "Numbers, + - * / and parentheses only; words go to note."),
    ),
    "CJ315": RuleText(
        ("方向或类型与原文用词不符", "bound or kind against the phrase's words"),
        ("原文有“{word}”，与 {key} 不符", "the phrase says “{word}”, which {key} does not"),
        ("对照原文改 {key}", "correct {key} by the text"),
        why=("“以内”写成 at_least，达标与否正好相反。", "With 以内 written as at_least, met and missed change places."),
        mend=(
            "对照原文；短语含两层意思时改取更短的短语。",
            "Check the text; where the phrase holds two thoughts take a shorter one.",
        ),
    ),
    "CJ317": RuleText(
        ("数值与目标值数量级悬殊", "a figure far from the target's size"),
        (
            "数值 {value} 约为目标值 {goal} 的 {leap:g} 倍（{id}）",
            "{value} is about {leap:g} times the target, {goal} ({id})",
        ),
        ("核对单位（元、万元、亿元）", "check the unit (yuan, 万, 亿)"),
        ("核对单位：是否应为 {guess}？", "check the unit: should it be {guess}?"),
        why=(
            "实绩与目标差几百倍，多半单位不同。",
            "A figure hundreds of times its target is most often in another unit.",
        ),
        mend=(
            "换算成指标的单位；record --unit 可代为换算。",
            "Convert it to the indicator's unit; record --unit does so.",
        ),
    ),
    "CJ318": RuleText(
        ("变动与该指标历来的变动不相称", "a move unlike those of its series"),
        (
            "{when} 为 {other}，此处为 {value}，每年变动 {move}%；照以往的走势不超过 {usual}%",
            "{value} after the {other} of {when} is {move} % a year; by its own movement {usual} % would be much",
        ),
        ("核对数字、单位和口径", "check the digits, the unit and the definition"),
        why=(
            "数字抄错一位，往往还在合理的数量级里，只有和历年变动比才看得出来。",
            "A wrong digit often keeps the order of magnitude; only the series' own movement shows it.",
        ),
        mend=("属实则照录（record、import 加 --yes）。", "If it is true, keep it (record and import take --yes)."),
    ),
    "CJ319": RuleText(
        ("累计数变小", "a cumulative figure that falls"),
        ("{when} 已累计 {other}，此处为 {value}", "{value} is less than the {other} that {when} had come to already"),
        (
            "核对是否填成了当年数；累计数从规划起始年或年初算起",
            "check whether it is the figure of one year or month; a cumulative one counts from the beginning",
        ),
        why=(
            "累计数只增不减；变小的多半是当年数。",
            "What adds up does not fall; a smaller figure is most often one year's.",
        ),
        mend=("改填累计数；下修的加 --yes。", "Enter the figure to date; one that was revised downwards takes --yes."),
    ),
    "CJ401": RuleText(
        ("基期数据可信度低", "a base of low confidence"),
        ("{id} 的基期数据注明可信度低", "the base of {id} is marked as of low confidence"),
        ("有更可靠的来源时替换（record --replace）", "replace it when a better source turns up (record --replace)"),
        why=(
            "基期不可靠，由它算出的增速、进度也不可靠。",
            "What is computed from an unreliable base is no more reliable than the base.",
        ),
        mend=("找到官方来源后替换。", "Replace it when an official source is found."),
    ),
    "CJ501": RuleText(
        ("未说明的数字", "a number that nothing accounts for"),
        ("未说明的数字 {number}：…{context}…", "nothing accounts for {number}: …{context}…"),
        (
            "是目标就加入 targets；不是就写进 exclusions，注明类别和理由",
            "enter it under targets if it is one, else under exclusions with its class and the reason",
        ),
        why=("漏掉一个数字，就可能漏掉一项承诺。", "A number overlooked may be a commitment overlooked."),
        mend=(
            "用 trace --suggest 起草；年份、编号等已自动识别。",
            "trace --suggest drafts an entry; years of the plan and heading numbers are known by themselves.",
        ),
    ),
    "CJ502": RuleText(
        ("原文中没有这个短语", "a phrase that is not in the text"),
        ("原文中没有“{phrase}”", "“{phrase}” is not in the text"),
        ("对照原文改短语", "correct the phrase by the text"),
        ("原文是“{guess}”", "the text has “{guess}”"),
        why=("找不到凭据的目标无法证明。", "A target without its evidence cannot be proven."),
        mend=("从原文重新复制短语，核对数字。", "Copy the phrase from the text anew and check the number."),
    ),
    "CJ503": RuleText(
        ("短语在原文出现不止一次", "a phrase that stands there twice"),
        ("“{phrase}”在原文出现 {times} 次", "“{phrase}” stands in the text {times} times"),
        ("取更长的短语，使它只出现一次", "take a longer phrase that stands there once"),
        why=(
            "短语不唯一，就说不清目标出自哪里。",
            "A phrase that is not unique does not say where the target is from.",
        ),
        mend=("向前或向后多取几个字。", "Take a few more characters before or behind it."),
    ),
    "CJ504": RuleText(
        ("短语不在所写的行动或任务中", "a phrase in another action or task"),
        ("{id} 写的是{written}，原文在{found}", "{id} says {written}, in the text it is {found}"),
        ("改 action 和 task", "correct action and task"),
        why=("位置决定由谁负责。", "The place decides who answers for it."),
        mend=("task 为空表示行动的总述段。", "No task means the action's headline paragraph."),
    ),
    "CJ505": RuleText(
        ("原文短语中没有目标值", "a phrase without the target's value"),
        ("{id} 的目标值 {value} 不在“{phrase}”中", "the value of {id}, {value}, is not in “{phrase}”"),
        ("对照原文改 value 或 phrase", "correct value or phrase by the text"),
        why=("数字对不上，必有一个抄错。", "Where the numbers differ one was copied wrongly."),
        mend=("核对原文的数字和单位。", "Check number and unit in the text."),
    ),
    "CJ506": RuleText(
        ("期限与原文不符", "another deadline"),
        ("{id} 的期限是{by}，原文此处是{said}", "{id} has the deadline {by}, the text here says {said}"),
        ("对照原文改 by；原文没有年份则写 null", "correct by by the text; null where it names no year"),
        why=("期限错一年，序时进度全错。", "With the deadline a year off every planned value is wrong."),
        mend=("看同一段里短语之前最近的“到……年”。", "Look for the last 到…年 before the phrase in its paragraph."),
    ),
    "CJ507": RuleText(
        ("排除项没有作用", "an exclusion that covers nothing"),
        ("“{phrase}”{what}", "“{phrase}” {what}"),
        ("改短语，或删去这一项", "correct the phrase, or remove the entry"),
        why=(
            "失效的排除项说明原文变了，或抄错了。",
            "An exclusion that no longer works says that the text changed or was copied wrongly.",
        ),
        mend=(
            "从原文重新复制，短语里要有未说明的数字。",
            "Copy it from the text anew; it has to hold a number that is open.",
        ),
    ),
    "CJ508": RuleText(
        ("排除项出现次数不符", "an exclusion that stands there more or less often"),
        (
            "“{phrase}”在原文出现 {times} 次，写的是 {said} 次",
            "“{phrase}” stands in the text {times} times, the entry says {said}",
        ),
        ("核对每一处，再写 times: {times}", "look at each, then write times: {times}"),
        why=("多出来的一处可能是新的承诺。", "One occurrence more may be a new commitment."),
        mend=("确认每一处都不是目标后写明次数。", "Make sure that none is a target, then state the number."),
    ),
    "CJ509": RuleText(
        ("排除项盖住了目标的数字", "an exclusion over a target's number"),
        ("“{phrase}”盖住了 {id} 的数字", "“{phrase}” covers the number of {id}"),
        ("缩短排除项的短语", "shorten the exclusion's phrase"),
        why=("排除项不能吞掉承诺。", "An exclusion must not swallow a commitment."),
        mend=("只取不含目标数字的部分。", "Take only the part without the target's number."),
    ),
    "CJ510": RuleText(
        ("行动或任务与原文不符", "actions or tasks that differ"),
        ("{what}", "{what}"),
        ("对照原文改 actions", "correct actions by the text"),
        why=(
            "目录与原文的结构不一致时，位置无从核对。",
            "Where catalogue and text are built differently no place can be checked.",
        ),
        mend=("核对行动、任务的编号。", "Check the numbers of actions and tasks."),
    ),
    "CJ511": RuleText(
        ("原文版本不同", "another version of the text"),
        (
            "原文的校验和是 {digest}，目录核对时用的是另一版",
            "the text's digest is {digest}; the catalogue was checked against another version",
        ),
        ("核对无误后更新 plan.text_sha256", "when all is well update plan.text_sha256"),
        why=("同一文件常有不同版本。", "One document often goes about in several versions."),
        mend=("没有其他问题时，写入新的校验和即可。", "Where nothing else is found, enter the new digest."),
    ),
    "CJ512": RuleText(
        ("不是文本文件", "no text at all"),
        (
            "不是能读的文稿：.txt、.md、.html、.docx、.odt、.pdf（文本为 UTF-8、UTF-16 或 GB18030）",
            "no document that can be read: .txt, .md, .html, .docx, .odt, .pdf (text in UTF-8, UTF-16 or GB18030)",
        ),
        ("另存为 .docx 或纯文本（UTF-8）", "save it as .docx or as plain text (UTF-8)"),
        why=(
            "加密、损坏、扫描成图片的文件，以及 .doc、.wps 等旧格式，读不出文字。",
            "Encrypted or damaged files, scanned pictures and old forms such as .doc and .wps give no text.",
        ),
        mend=("在 WPS、Word 中“另存为”.docx 或纯文本。", "Save it as .docx or as plain text."),
    ),
    "CJ513": RuleText(
        ("不是这份规划", "another document"),
        ("{n} 个短语一个也不在这份文本中", "none of the {n} phrases stands in this text"),
        (
            "确认文件是规划原文；新规划先用 trace --suggest 起草",
            "make sure that this is the plan; for a new one start with trace --suggest",
        ),
        why=("拿错文件时，逐条报错没有意义。", "With the wrong file a fault for every target would say nothing."),
        mend=("用 --data 指定与它对应的目录。", "Name the catalogue that belongs to it with --data."),
    ),
    "CJ514": RuleText(
        ("文件没有写这个实绩", "a figure that the plan does not state"),
        ("实绩的短语“{phrase}”{what}", "the figure's phrase “{phrase}” {what}"),
        ("短语照原文抄；不出自规划的实绩不写 phrase", "copy it as printed; a figure from elsewhere has no phrase"),
        why=(
            "phrase 说明规划自己写了这个基数，数字才算有了着落。",
            "The phrase proves that the plan itself states the figure, which accounts for its number.",
        ),
        mend=("照原文改短语或数值，或删去 phrase。", "Correct phrase or value by the text, or remove the phrase."),
    ),
    "CJ601": RuleText(
        ("不是表格文件", "no workbook and no table"),
        ("不是 xlsx，也不是 CSV 文本：{why}", "neither a workbook nor CSV text: {why}"),
        ("用 Excel 或 WPS 另存为 .xlsx 或 CSV", "save it as .xlsx or CSV in Excel or WPS"),
        why=("读不懂的文件里有什么，无从知道。", "What a file holds that cannot be read nobody knows."),
        mend=("老格式 .xls、加密文件须先另存。", "Save old .xls and encrypted files anew."),
    ),
    "CJ602": RuleText(
        ("表中的指标不在目录里", "an indicator that the catalogue does not have"),
        ("{cell}：没有指标“{given}”", "{cell}: there is no indicator “{given}”"),
        ("填指标编号或全名", "enter its id or full name"),
        ("是否要填 {guess}？", "did you mean {guess}?"),
        why=("数据要落到一个指标上。", "A figure belongs to an indicator."),
        mend=(
            "第一列的编号不要改；普通表格可写指标全名。",
            "Leave the ids of the first column alone; a plain table may have full names.",
        ),
    ),
    "CJ603": RuleText(
        ("没有表头", "no heading row"),
        ("没有含“指标”和“年份”的表头", "no heading row with indicator and year"),
        (
            "表头写 indicator、year、value、source（或 指标、年份、数值、来源）",
            "headings: indicator, year, value, source (or 指标, 年份, 数值, 来源)",
        ),
        why=("没有表头，不知道哪一列是什么。", "Without headings no column says what it holds."),
        mend=("表头放在前十行之内。", "The heading row is one of the first ten."),
    ),
    "CJ604": RuleText(
        ("合并单元格", "merged cells"),
        ("{cell}：合并单元格", "{cell}: merged cells"),
        ("取消合并，逐格填写", "unmerge them and fill in each"),
        why=("合并的格子只有一个值，不知道属于哪几行。", "Merged cells have one value and do not say for which rows."),
        mend=("取消合并后每行都填。", "After unmerging fill in every row."),
    ),
    "CJ605": RuleText(
        ("公式没有结果", "a formula without a value"),
        ("{cell}：公式没有保存结果", "{cell}: a formula without a saved value"),
        ("改成数值，或用 Excel、WPS 打开并保存", "write the number, or open and save it in Excel or WPS"),
        why=("没有结果的公式不知道是多少。", "What a formula without a value comes to is not known."),
        mend=("选择性粘贴为数值。", "Paste it as a value."),
    ),
    "CJ606": RuleText(
        ("不是数字", "no number"),
        ("{cell}：{given} 不是数字", "{cell}: {given} is no number"),
        ("只填数字，单位写在表头给出的单位里", "enter digits only, in the unit given"),
        why=("不是数字的内容不能进数据文件。", "What is no number does not enter."),
        mend=("日期格式的单元格改为常规或数值。", "Format a cell that shows a date as a number."),
    ),
    "CJ607": RuleText(
        ("数据没有来源", "a figure without a source"),
        ("{cell}：没有来源", "{cell}: there is no source"),
        ("填发布单位（及标题、日期、网址）", "enter the publisher (and title, date, link)"),
        why=("没有来源的数字不能进表。", "A number without a source does not enter."),
        mend=("填发布单位，或已登记的来源编号。", "Enter the publisher, or the id of a known source."),
    ),
    "CJ608": RuleText(
        ("同一数据填了两次且不同", "a figure twice, and differently"),
        ("{cell}：{indicator} {when} 前面填的是 {other}", "{cell}: {indicator} {when} was {other} before"),
        ("留一个", "keep one of them"),
        why=("两个数只能有一个对。", "Only one of the two can be right."),
        mend=("核对后删去一行。", "Delete one row."),
    ),
    "CJ609": RuleText(
        ("与已有数据不同", "another figure stands in the file"),
        (
            "{cell}：{indicator} {when} 已有 {old}（{source}），表中是 {new}",
            "{cell}: {indicator} {when} has {old} ({source}), the form says {new}",
        ),
        ("确认后加 --replace", "if the form is right add --replace"),
        why=("已有的数据有来源，不能悄悄换掉。", "What stands there has a source and is not replaced in silence."),
        mend=("--replace 会把旧值记入 was。", "--replace puts the old value into was."),
    ),
    "CJ610": RuleText(
        ("文件过大", "too large"),
        ("文件过大：{what}", "too large: {what}"),
        ("拆成几个文件", "split it"),
        why=("过大的文件多半不是填报表。", "A file of this size is hardly a form."),
        mend=("删去空行和图片，或拆分。", "Remove empty rows and pictures, or split it."),
    ),
    "CJ611": RuleText(
        ("年份不对", "no year or period"),
        ("{cell}：{given} 不是年份", "{cell}: {given} is no year"),
        ("填 2025，或 2025-Q2、2025-06（累计）", "enter 2025, or 2025-Q2, 2025-06 (year to date)"),
        why=("不知道是哪一年的数据不能用。", "A figure of an unknown year is of no use."),
        mend=("四位数字的年份。", "A year of four digits."),
    ),
    "CJ612": RuleText(
        ("日期或网址不对", "no date or link"),
        ("{cell}：{given} 不是{wanted}", "{cell}: {given} is no {wanted}"),
        ("日期如 2025-03-20，网址以 http 开头", "a date is 2025-03-20, a link starts with http"),
        why=("来源要能查到。", "A source is to be found."),
        mend=("改正，或留空。", "Correct it, or leave it empty."),
    ),
    "CJ613": RuleText(
        ("几个指标同名", "a name that several indicators bear"),
        ("{cell}：名称“{given}”可指 {ids}", "{cell}: “{given}” could be {ids}"),
        ("填指标编号", "enter the indicator's id"),
        why=("名称相同的指标，只有编号能分清。", "Indicators of one name are told apart by their ids only."),
        mend=("在“指标编号”一列填编号。", "Enter the id in the column indicator."),
    ),
    "CJ614": RuleText(
        ("看不懂的列里填有内容", "a filled column whose heading says nothing"),
        (
            "{cell}：看不懂表头“{given}”，这一列填有内容",
            "{cell}: the heading “{given}” is not known, and the column is filled",
        ),
        (
            "用本表的表头：数值、增速%、发布单位……；不用的列删去",
            "use the form's headings: value, growth, publisher …; delete a column that is not needed",
        ),
        why=("填了的数不能悄悄丢掉。", "What was filled in is not dropped in silence."),
        mend=("改表头，或删去这一列。", "Change the heading, or delete the column."),
    ),
    "CJ615": RuleText(
        ("两列表头相同", "two columns of one heading"),
        ("{cell}：与 {other} 都是“{given}”", "{cell}: “{given}” stands over this column and over that of {other}"),
        (
            "留一列；分年填的，表头写年份，如 2024年数值",
            "keep one; figures of several years have the year in the heading, as in 2024 value",
        ),
        why=("不知道该用哪一列。", "Which of them counts is not known."),
        mend=("删去一列，或在表头写明年份。", "Delete one, or write the year into the heading."),
    ),
    "CJ616": RuleText(
        ("没有填数的列", "no column of figures"),
        ("{cell}：这个表头没有“数值”和“增速”列", "{cell}: under these headings there is no value and no growth"),
        ("表头写 数值 或 增速%", "a heading is value or growth"),
        why=("没有数值列，整张表等于没填。", "Without them the whole table counts as empty."),
        mend=("补上表头。", "Add the heading."),
    ),
    "CJ617": RuleText(
        ("单位不能换算", "a unit that measures something else"),
        ("{cell}：单位是 {given}，该指标的单位是 {wanted}", "{cell}: the unit is {given}, the indicator's is {wanted}"),
        ("换算成 {wanted}，并改单位一栏", "enter the figure in {wanted}, and that unit"),
        why=("单位不同，同一个数字就不是一个数。", "In another unit the same digits are another figure."),
        mend=("量纲相同的单位（万元与亿元）自动换算。", "Units of one kind (万元, 亿元) are converted."),
    ),
    "CJ618": RuleText(
        ("未读的工作表", "a sheet that is not read"),
        ("{why}，未读", "{why}: not read"),
        ("里面有要录入的数据，就取消隐藏或补上表头", "if it holds figures, unhide it or give it headings"),
        why=(
            "打开工作簿时看不见的数据，不应悄悄录入。",
            "What nobody sees who opens the workbook does not enter in silence.",
        ),
        mend=("不用的工作表可以留着。", "A sheet that is not needed may stay."),
    ),
    "CJ619": RuleText(
        ("编号与名称不是同一个指标", "an id and a name that disagree"),
        ("{cell}：名称是“{given}”，编号是 {id}", "{cell}: the name is “{given}”, the id is {id}"),
        ("核对是否错行，改正其一", "check whether the rows have moved, and correct one of them"),
        why=(
            "排序或粘贴时错了行，数据就到了别的指标名下。",
            "Sorting or pasting moves figures to another indicator's row.",
        ),
        mend=("编号和名称来自同一行。", "Id and name belong to one row."),
    ),
}
