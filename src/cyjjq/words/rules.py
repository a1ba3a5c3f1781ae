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
    ),
    "CJ002": RuleText(
        ("不是 UTF-8 编码", "not UTF-8"),
        ("字节 {byte} 不是 UTF-8，可能是 {encoding}", "byte {byte} is not UTF-8; the file may be {encoding}"),
        ("在编辑器中另存为 UTF-8", "save the file as UTF-8 in your editor"),
    ),
    "CJ003": RuleText(
        ("文件是空的", "an empty file"),
        ("文件是空的", "the file is empty"),
        ("至少要有 schema_version: 1", "it needs at least schema_version: 1"),
    ),
    "CJ004": RuleText(
        ("文件过大", "a file too large"),
        ("文件超过 {limit} MB", "the file is larger than {limit} MB"),
        ("确认这是数据文件；过大的数据请拆分", "make sure that this is the data file"),
    ),
    "CJ005": RuleText(
        ("不合 YAML 语法", "not valid YAML"),
        ("不合 YAML 语法：{problem}", "not valid YAML: {problem}"),
        (
            "检查缩进、冒号后的空格和引号；含冒号或 # 的文字要加引号",
            "look at the indentation, the space after a colon and the quotes; text with a colon or # needs quotes",
        ),
    ),
    "CJ006": RuleText(
        ("嵌套过深", "nested too deep"),
        ("嵌套超过 {limit} 层", "nested deeper than {limit} levels"),
        ("数据文件只需要几层", "the data files need only a few levels"),
    ),
    "CJ007": RuleText(
        ("使用了锚点或别名", "an anchor or alias"),
        ("不允许锚点和别名（{name}）", "anchors and aliases are not allowed ({name})"),
        ("把内容写全；以 & 或 * 开头的文字加引号", "write the content out; quote a text that starts with & or *"),
    ),
    "CJ008": RuleText(
        ("一个文件里有多份文档", "more than one document"),
        ("文件里有第二份文档（---）", "the file holds a second document (---)"),
        ("只留一份", "keep one"),
    ),
    "CJ009": RuleText(
        ("键重复", "a key twice"),
        ("键 {key} 重复", "the key {key} stands twice"),
        ("删去其中一个", "remove one of the two"),
    ),
    "CJ010": RuleText(
        ("使用了 YAML 标签", "a YAML tag"),
        ("不允许 YAML 标签 {tag}", "YAML tags are not allowed: {tag}"),
        ("去掉标签；以 ! 开头的文字加引号", "remove it; quote a text that starts with !"),
    ),
    "CJ011": RuleText(
        ("含控制字符", "a control character"),
        ("含控制字符 {character}", "a control character: {character}"),
        ("删去这个字符", "remove the character"),
    ),
    "CJ012": RuleText(
        ("使用了合并键 <<", "a merge key <<"),
        ("不允许合并键 <<", "merge keys << are not allowed"),
        ("把内容写全", "write the keys out"),
    ),
    "CJ013": RuleText(
        ("键不是文字", "a key that is no text"),
        ("键只能是文字", "a key must be a plain text"),
        ("检查这一行的冒号和括号", "look at the colon and the brackets of this line"),
    ),
    "CJ014": RuleText(
        ("含制表符", "a tab"),
        ("含制表符（Tab）", "a tab"),
        ("改用空格", "use spaces"),
    ),
    "CJ101": RuleText(
        ("未知的键", "an unknown key"),
        ("没有 {key} 这个键", "there is no key {key}"),
        ("可用的键：{known}", "known keys: {known}"),
        ("是否要写 {guess}？", "did you mean {guess}?"),
    ),
    "CJ102": RuleText(
        ("缺少键", "a missing key"),
        ("缺少 {key}", "{key} is missing"),
        ("补上 {key}", "add {key}"),
    ),
    "CJ103": RuleText(
        ("类型不对", "a wrong type"),
        ("{key} 应为{wanted}，现为 {given}", "{key} should be {wanted}, not {given}"),
        ("写成{wanted}", "write {wanted}"),
    ),
    "CJ104": RuleText(
        ("不在可用的词中", "not one of the words allowed"),
        ("{key} 不能是 {given}", "{key} cannot be {given}"),
        ("可用：{known}", "choose from: {known}"),
        ("是否要写 {guess}？可用：{known}", "did you mean {guess}? choose from: {known}"),
    ),
    "CJ105": RuleText(
        ("不是真实的日期", "no real date"),
        ("{given} 不是日期", "{given} is no date"),
        ("写成 2023-09-27 这样的年月日", "write year-month-day like 2023-09-27"),
    ),
    "CJ106": RuleText(
        ("数字超出范围", "a number out of range"),
        ("{key} 为 {given}，应 {limit}", "{key} is {given}, it must be {limit}"),
        ("核对数字和单位", "check the number and its unit"),
    ),
    "CJ107": RuleText(
        ("不是普通的十进制数", "not a plain decimal number"),
        ("{key} 应为普通数字，现为 {given}", "{key} should be a plain number, not {given}"),
        (
            "只写数字：不加引号、百分号、千分位、前导零",
            "digits only: no quotes, percent sign, thousands separators or leading zeros",
        ),
        ("写成 {meant}", "write {meant}"),
    ),
    "CJ108": RuleText(
        ("文字为空", "an empty text"),
        ("{key} 是空的", "{key} is empty"),
        ("填上内容，或删去这一行", "fill it in, or remove the line"),
    ),
    "CJ109": RuleText(
        ("写法不对", "an ill-formed text"),
        ("{key} 的写法不对：{given}", "{key} is ill-formed: {given}"),
        ("应为：{wanted}", "it should be: {wanted}"),
    ),
    "CJ110": RuleText(
        ("键的搭配不对", "keys that do not go together"),
        ("应写：{what}", "needed: {what}"),
        ("补上或删去相应的键", "add or remove the key"),
    ),
    "CJ201": RuleText(
        ("编号重复", "an id twice"),
        ("编号 {id} 重复", "the id {id} is used twice"),
        ("换一个编号", "choose another id"),
    ),
    "CJ202": RuleText(
        ("没有这个指标", "an unknown indicator"),
        ("indicators 中没有 {id}", "there is no indicator {id}"),
        ("先在 targets.yaml 的 indicators 中登记", "enter it under indicators in targets.yaml first"),
        ("是否要写 {guess}？", "did you mean {guess}?"),
    ),
    "CJ203": RuleText(
        ("没有这项行动或任务", "an unknown action or task"),
        ("没有编号为 {id} 的 {what}", "there is no {what} {id} here"),
        ("可用：{known}", "choose from: {known}"),
    ),
    "CJ204": RuleText(
        ("没有这个来源", "an unknown source"),
        ("sources 中没有 {id}", "there is no source {id}"),
        ("先在 sources 中登记", "enter it under sources first"),
        ("是否要写 {guess}？", "did you mean {guess}?"),
    ),
    "CJ205": RuleText(
        ("同一时期有两条数据", "two observations for one period"),
        (
            "{indicator} 在 {when} 已有数据（observations[{other}]）",
            "{indicator} has a figure for {when} already (observations[{other}])",
        ),
        ("只留一条；被替换的旧值写入 was", "keep one; the value it replaces goes to was"),
    ),
    "CJ206": RuleText(
        ("期限不晚于基期", "a deadline not after the base year"),
        ("期限 {by} 不晚于基期年份 {base_year}", "the deadline {by} is not after the base year {base_year}"),
        ("核对年份", "check the year"),
    ),
    "CJ207": RuleText(
        ("键与目标类型不符", "keys out of place for the kind"),
        ("{kind} 类目标：{what}", "a target of kind {kind}: {what}"),
        ("补上、改正或删去这个键，或改 kind", "add, correct or remove the key, or change the kind"),
    ),
    "CJ208": RuleText(
        ("规划年份顺序不对", "the plan's years out of order"),
        (
            "base_year {base_year}、start {start}、end {end} 的顺序不对",
            "base_year {base_year}, start {start} and end {end} are out of order",
        ),
        ("应为 base_year < start <= end", "it should be base_year < start <= end"),
    ),
    "CJ212": RuleText(
        ("原文短语不含目标值", "a phrase that does not bear its value"),
        ("value 为 {value}，原文短语中的数字是 {said}", "the value is {value}, the phrase says {said}"),
        ("对照原文改 value 或 phrase；下降 3% 写 -3", "correct value or phrase by the text; a fall of 3 % is -3"),
    ),
    "CJ213": RuleText(
        ("原文短语过长", "a phrase too long"),
        ("原文短语有 {n} 字，最多 {limit} 字", "the phrase has {n} characters, {limit} at most"),
        ("只留指标和数字", "keep the indicator and the number"),
    ),
    "CJ217": RuleText(
        ("推算值与算式不符", "a derived figure that its formula does not come to"),
        ("value 为 {value}，算式得 {result}", "the value is {value}, the formula gives {result}"),
        ("核对算式和数值", "check the formula and the value"),
    ),
    "CJ314": RuleText(
        ("算式无法验算", "a formula that cannot be computed"),
        ("算式第 {column} 字：{what}", "formula, column {column}: {what}"),
        ("写成 59.54 / 123.7 * 100 这样的算式，说明写进 note", "write it like 59.54 / 123.7 * 100; words go to note"),
    ),
}
