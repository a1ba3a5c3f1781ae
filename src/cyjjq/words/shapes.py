"""What the data files want where something of another shape stands."""

from collections.abc import Mapping

from cyjjq.words import Pair

# By the type of pydantic's error.
TYPE: Mapping[str, Pair] = {
    "float_type": ("数字", "a number"),
    "int_type": ("整数", "a whole number"),
    "int_from_float": ("整数", "a whole number"),
    "string_type": ("文字", "a text"),
    "string_sub_type": ("文字", "a text"),
    "dict_type": ("键值对（每行 键: 值）", "a mapping (lines of key: value)"),
    "model_type": ("键值对（每行 键: 值）", "a mapping (lines of key: value)"),
    "model_attributes_type": ("键值对（每行 键: 值）", "a mapping (lines of key: value)"),
    "tuple_type": ("列表（每项以 - 开头）", "a list (items that start with -)"),
}

# By the name of the pattern (`catalogue.patterns.NAMES`); "" is any other text that is too long.
PATTERN: Mapping[str, Pair] = {
    "serial": ("行动或任务的序号（1 至 9999）", "the number of an action or a task, 1 to 9999"),
    "slug": ("小写字母开头，只含 a-z、0-9 和 _", "a to z first, then a-z, 0-9 and _ only"),
    "plan_or_source": ("只含小写字母、数字、- 和 _", "a-z, 0-9, - and _ only"),
    "sha256": ("64 位十六进制校验和", "a SHA-256 digest of 64 hex digits"),
    "url": ("http:// 或 https:// 开头的网址", "a link that starts with http:// or https://"),
    "period": ("形如 2025-Q2 或 2025-06", "2025-Q2 or 2025-06"),
    "": ("不超过规定长度的文字", "a shorter text"),
}
