"""What exactly is wrong: the words that findings are filled with."""

from collections.abc import Mapping

from cyjjq.words import Pair

WHAT: Mapping[str, Pair] = {
    "action": ("行动", "action"),
    "task": ("任务", "task"),
    "target": ("目标", "target"),
    "needs_value": ("须写 value", "a value is needed"),
    "needs_benchmark": ("须写 benchmark（对比指标）", "benchmark is needed, the indicator to compare with"),
    "no_benchmark": ("不写 benchmark", "no benchmark"),
    "itself": ("不能与自身对比", "an indicator is not compared with itself"),
    "no_path": ("没有路径，不写 path", "there is no path, so no path key"),
    "no_since": ("不写 since，只有 change 有起算年", "no since: only a change counts from a year of its own"),
    "late_since": ("起算年须早于期限", "since comes before the deadline"),
    "no_compares": ("不写 compares", "no compares"),
    "whole_plan": ("总体目标（action: null）的任务", "task of a goal of the plan as a whole (action: null),"),
    "large_tolerance": ("容差须小于目标值", "the tolerance is smaller than the value"),
    "whole_fall": ("降幅须小于 100%", "nothing falls by 100 % or more"),
    "multiple": ("倍数须大于 0", "a multiple is above zero"),
    "no_name": ("没有 {id}", "there is no {id}"),
    "no_name_but": ("没有 {id}，是否要写 {guess}", "there is no {id}, did you mean {guess}"),
    "no_year": ("没有年份", "no year"),
    "not_in_text": ("在原文中没有", "is not in the text"),
    "states_no_figure": ("在原文中，但没有这个数", "is in the text, without this number"),
    "headed": ("标题“{heading}”", "the heading “{heading}”"),
    "covers_none": ("没有盖住未说明的数字", "covers no number that is open"),
    "outside": ("各项行动之外", "outside all actions"),
    "only_text": ("原文有{place}，目录没有", "the text has {place}, the catalogue has not"),
    "only_catalogue": ("目录有{place}，原文没有", "the catalogue has {place}, the text has not"),
    "headline": ("行动{action}的总述", "the headline of action {action}"),
    "task_of": ("行动{action}的任务{task}", "task {task} of action {action}"),
    "long": ("算式过长", "the formula is too long"),
    "numbers_only": ("这里只能用数字", "only numbers belong here"),
    "zero": ("除数为零", "a division by zero"),
    "deep": ("括号过多", "too many parentheses"),
    "incomplete": ("算式不完整", "the formula is incomplete"),
    "unclosed": ("缺少右括号", "a closing parenthesis is missing"),
    "unexpected": ("不认识 {given}", "unexpected {given}"),
    "misplaced": ("这里不该有 {given}", "{given} does not belong here"),
    "directory": ("这是一个目录，不是文件", "it is a directory, not a file"),
    "no_file": ("文件不存在", "there is no such file"),
    "no_permission": ("没有读取权限", "no permission to read it"),
    "no_directory": ("这不是目录", "it is no directory"),
    "missing_directory": ("目录不存在", "there is no such directory"),
    "zh": ("中文（zh）", "Chinese (zh)"),
    "en": ("英文（en）", "English (en)"),
}

# What libyaml says, in our words, and what it does not see.
YAML: Mapping[str, Pair] = {
    "wide": ("这里是全角冒号，应写半角冒号加空格“: ”", "a full-width colon stands where ': ' belongs"),
    "glued": ("冒号后面缺空格，应写“: ”", "there is no space after the colon, write ': '"),
    "none": ("键后面缺冒号，应写“键: 值”", "there is no colon after the key, write 'key: value'"),
    "deeper": (
        "缩进比上面的键深，而那个键已有值；与同级的键对齐",
        "it is indented deeper than the key above, which has its value already; line it up with the others",
    ),
    "comma": ("这里是全角逗号，应写半角逗号加空格“, ”", "a full-width comma stands where ', ' belongs"),
    "could not find expected ':'": ("缺冒号", "a colon is missing"),
    "mapping values are not allowed in this context": ("这里不该有“键: 值”", "no key: value belongs here"),
    "did not find expected key": ("缩进没有对齐，或这里不是键", "the indentation does not line up, or this is no key"),
    "did not find expected '-' indicator": ("列表项缺“- ”，或缩进没有对齐", "an item without '- ', or out of line"),
    "did not find expected ',' or '}'": ("花括号里缺逗号或右括号 }", "a comma or the closing } is missing"),
    "did not find expected ',' or ']'": ("方括号里缺逗号或右括号 ]", "a comma or the closing ] is missing"),
    "found unexpected end of stream": ("到文件末尾仍未结束，引号或括号没有成对", "left open to the end of the file"),
    "block sequence entries are not allowed in this context": ("这里不该有列表项“- ”", "no list item belongs here"),
    "found character that cannot start any token": (
        "这个字符不能开头，给文字加引号",
        "nothing can begin with this character, put the text in quotes",
    ),
}
