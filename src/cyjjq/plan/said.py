"""The period that the words before a figure name, in the manner of the data files."""

import re

_MONTHS = re.compile(r"(?<![0-9])(?:1|一|元)[-—–~～至到]([0-9]{1,2}|十[一二]?|[二三四五六七八九])月")
_MONTH = {
    word: i for i, word in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
_QUARTERS = {"上半年": "-Q2", "前三季度": "-Q3", "前二季度": "-Q2", "前两季度": "-Q2"}
_SINGLE = re.compile("(?<!前)(?<![比较与])([一二三四])季度|下半年|(?<![0-9至到—–~～-])([0-9]{1,2})月(?:份|当月)")
_SAME = {"-06": "-Q2", "-03": "-Q1", "-09": "-Q3"}


def said_period(lead: str, period: str) -> str:
    """The period that a lead names, in the manner of the data; the text's own where it names none.

    A single quarter or month that is not counted from January has no place in the data: it comes out as such a text
    ("2024-三季度"), which is no period of any text.
    """
    lead = lead[-90:]
    year = re.search("((?:19|20)[0-9]{2})年(?!来|以来)", re.sub("[比较与](?:19|20)[0-9]{2}年", "", lead))
    said = year[1] if year else period[:4]
    if period and re.search("(?:去年|上年)(?:同期|全年)?[为是]", lead):
        said = str(int(said) - 1)
    part = next((part for word, part in _QUARTERS.items() if word in lead), "")
    if not part and (months := _MONTHS.search(lead)):
        number = int(months[1]) if months[1].isdigit() else _MONTH[months[1]]
        part = f"-{number:02d}" if 1 <= number <= 11 else ""
    if not part and (single := _SINGLE.search(lead)):
        part = "-Q1" if single[1] == "一" else f"-{single.group()}"
    if not part and said == period[:4]:
        part = period[4:]
    if part and period[4:] in (_SAME.get(part), *(month for month, same in _SAME.items() if same == part)):
        part = period[4:]
    return said + part
