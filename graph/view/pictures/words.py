"""What trajectories, the coverage heat map and the reliability diagram say by themselves."""

from collections.abc import Mapping

from graph.view.phrases import Language

PICTURE_WORDS: Mapping[str, tuple[str, str]] = {
    # Trajectories of rising stars
    "trajectories": ("Rising stars · {name}", "明日之星 · {name}"),
    "trajectories_under": (
        "{project} · as of {date} · percentile of influence on the decision at each window's end",
        "{project} · 截至{date} · 各时间窗口末对决策影响的百分位",
    ),
    "trajectories_said": (
        "Trajectories of {count} rising stars of {name}. The table has the same facts.",
        "{name}的{count}位明日之星的轨迹。表格中有相同的事实。",
    ),
    "everyone": ("all projects", "全部项目"),
    "top_fifth": ("top fifth", "前五分之一"),
    "nobody_rises": ("nobody surely rises", "没有人的上升是确定的"),
    "steps": (
        "{name}: from percentile {first} to {last}, {slope} a window",
        "{name}：从第{first}百分位到第{last}百分位，每窗口{slope}",
    ),
    "more_in_table": ("{count} more in the table", "另有{count}人见表"),
    "number": ("No.", "序号"),
    "person": ("Person", "人员"),
    "post": ("Title", "职务"),
    "slope": ("Slope per window", "每窗口斜率"),
    "interval": ("5–95 % interval", "5–95 %区间"),
    # Coverage heat map
    "heat_map": ("Coverage · {name}", "接触覆盖 · {name}"),
    "heat_map_under": (
        "as of {date} · interactions with each unit by month; the stronger the colour, the "
        "more of its people were met",
        "截至{date} · 各部门每月接触次数；颜色越浓，所接触的人员比例越高",
    ),
    "heat_map_said": (
        "Interactions of {name} by unit and month: {units} units, {months} months. The table has "
        "the same facts.",
        "{name}按部门和月份的接触：{units}个部门，{months}个月。表格中有相同的事实。",
    ),
    "heat_map_nobody": ("no people in this account yet", "该客户还没有人员"),
    "heat_map_never": ("no interaction is recorded in these months", "这些月份没有任何接触记录"),
    "unit": ("Unit", "部门"),
    "no_unit": ("No unit recorded", "部门未记录"),
    "people_in": ("People", "人数"),
    "met": ("Met", "已接触"),
    "all": ("All", "合计"),
    "cell": ("{count} ({people})", "{count}（{people}人）"),
    "cell_said": (
        "{unit}, {month}: {count} interactions, {people} of {of} people met",
        "{unit}，{month}：{count}次接触，{of}人中接触{people}人",
    ),
    "folded": ("{count} more units in the table", "另有{count}个部门见表"),
    "share_none": ("nobody met", "未接触"),
    "share_1": ("up to ¼ met", "至多¼"),
    "share_2": ("up to ½", "至多½"),
    "share_3": ("up to ¾", "至多¾"),
    "share_4": ("above ¾", "超过¾"),
    "cell_table": (
        "In each month: interactions, and in brackets how many people were met",
        "每月：接触次数，括号内为接触人数",
    ),
    # Reliability diagram
    "reliability": ("Reliability of win rates", "赢率的可靠性"),
    "reliability_none": ("nothing to compare yet", "尚无可比较的数据"),
    "said_axis": ("said", "预测"),
    "happened_axis": ("happened", "实际"),
    "bin": (
        "said {said}, happened {happened}: {number} projects",
        "预测{said}，实际{happened}：{number}个项目",
    ),
    # Pages
    "account": ("Account", "客户"),
    "files": ("Files", "文件"),
    "other_language": ("中文", "English"),
    "theme_light": ("Light", "浅色"),
    "theme_dark": ("Dark", "深色"),
    "theme_print": ("Print", "打印"),
    "theme_auto": ("As the screen", "随系统"),
    "not_enough_evidence": ("Not enough evidence", "证据不足"),
    "ask": ("What to ask", "需要了解"),
    "nothing": ("–", "–"),
}
"""Key → (English, Chinese); `{name}` stands for a value."""


def picture_phrase(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language, with values filled in.

    Examples
    --------
    >>> picture_phrase("more_in_table", "en", count=3), picture_phrase("met", "zh")
    ('3 more in the table', '已接触')
    """
    english, chinese = PICTURE_WORDS[key]
    return (chinese if language == "zh" else english).format(**values)
