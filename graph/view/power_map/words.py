"""What the power map as a file says by itself, in English and in Chinese."""

from collections.abc import Mapping

from graph.view.phrases import Language

MAP_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Power map · {name}", "组织权力地图 · {name}"),
    "organisation": ("by reporting lines", "按汇报关系"),
    "influence": ("by influence on the decision", "按对决策的影响"),
    "description": (
        "Power map of {name}, {layout}: {people} people. The table has the same facts.",
        "{name}的组织权力地图（{layout}），共{people}人。表格中有相同的事实。",
    ),
    "part": ("{shown} of {people} people", "{people}人中的{shown}人"),
    "whole": ("{people} people", "共{people}人"),
    "no_people": ("no people in this account yet", "该客户还没有人员"),
    "arrows": (
        "the {shown} strongest of {lines} influences are drawn",
        "仅画出{lines}条影响中最强的{shown}条",
    ),
    "influences": ("{name} influences {other}: {weight}", "{name}影响{other}：{weight}"),
    "tie": ("{name} and {other}: {tie}", "{name}与{other}：{tie}"),
    "reports": ("{name} reports to {other}", "{name}向{other}汇报"),
    "dotted": ("{name} has a dotted line to {other}", "{name}虚线汇报给{other}"),
    "rising": ("rising star", "明日之星"),
    "pointer": ("pointer", "指路人"),
    "reporting_line": ("reporting line", "汇报关系"),
    "table": ("People", "人员"),
    # Columns of the table beside the picture
    "marks": ("Marks", "标记"),
    "rests_on": ("Listens to", "听取谁的意见"),
}
"""Key → (English, Chinese); `{name}` stands for a value."""


def map_words(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language, with values filled in.

    Examples
    --------
    >>> map_words("rising", "zh"), map_words("part", "en", shown=3, people=40)
    ('明日之星', '3 of 40 people')
    """
    english, chinese = MAP_WORDS[key]
    return (chinese if language == "zh" else english).format(**values)
