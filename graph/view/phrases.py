"""Every word that a page says by itself, in English and in Chinese."""

from collections.abc import Mapping
from typing import Literal

from graph.view.words.map_page import MAP_PHRASES

Language = Literal["en", "zh"]

PHRASES: Mapping[str, tuple[str, str]] = {
    # Views and tools
    "power_map": ("Power map", "组织权力地图"),
    "layout": ("Layout", "布局"),
    "organisation": ("Organisation", "组织"),
    "influence": ("Influence", "影响"),
    "view": ("View", "视图"),
    "map": ("Map", "图"),
    "table": ("Table", "表格"),
    "search": ("Search name, title, id", "搜索姓名、职务、编号"),
    "no_match": ("nobody found", "未找到"),
    "fit": ("Fit", "适应窗口"),
    "zoom_in": ("Zoom in", "放大"),
    "zoom_out": ("Zoom out", "缩小"),
    "theme": ("Light or dark", "浅色或深色"),
    "print": ("Print", "打印"),
    "other_language": ("中文", "English"),
    "skip_to_table": ("Skip to the table of all people", "跳到全部人员的表格"),
    "legend": ("Legend", "图例"),
    "drawn_with": ("Drawn with", "绘图使用"),
    "select": ("Show {name}", "查看{name}"),
    "picture": (
        "Power map of {name}: {people} people. The table has the same facts.",
        "{name}的组织权力地图，共{people}人。表格中有相同的事实。",
    ),
    # Line under the heading
    "as_of": ("as of {date}", "截至{date}"),
    "believed_at": ("as known on {moment}", "按{moment}时所知"),
    "coverage": (
        "{heard} of {people} people heard · {unknown} of decision power unknown",
        "{people}人中已知{heard}人听取谁的意见 · {unknown}的决策权未知",
    ),
    "no_project": ("no open project", "无进行中的销售项目"),
    # Roles
    "role": ("Role", "决策角色"),
    "role_A": ("approver", "决策批准者"),
    "role_D": ("decision maker", "决策者"),
    "role_S": ("decision supporter", "决策支撑者"),
    "role_E": ("evaluator", "评估者"),
    "role_I": ("influencer", "决策影响者"),
    # Relationship levels
    "level": ("Relationship level", "层级"),
    "level_coach": ("coach", "教练"),
    "level_exclusive": ("exclusive", "接受并排他"),
    "level_support": ("support", "支持"),
    "level_neutral": ("neutral", "中立"),
    "level_opposed": ("opposed", "不认可"),
    "level_unknown": ("unknown", "未知"),
    # Other marks
    "contact": ("Contact", "客户联系人"),
    "title": ("Title", "职务"),
    "unit": ("Unit", "部门"),
    "id": ("Id", "编号"),
    "manager": ("Reports to", "上级"),
    "dotted_manager": ("Dotted line to", "虚线上级"),
    "hidden": ("hidden decision maker", "隐形决策者"),
    "rising": ("rising star", "明日之星"),
    "pointer": ("pointer: knows the way", "指路人"),
    "hidden_column": ("Hidden", "隐形"),
    "competitor": ("Backs competitor", "支持友商"),
    "backs": ("{name} ({level})", "{name}({level})"),
    "owner": ("Our owner", "我方负责人"),
    "external": ("external", "外部"),
    "new": ("new", "新任"),
    "new_in_post": ("new in post (90 days)", "新任职（90天内）"),
    "status": ("Status", "状态"),
    "last_contact": ("Last contact", "最近接触"),
    "days_ago": ("{date} ({days} days ago)", "{date}（{days}天前）"),
    "never": ("no contact recorded", "无接触记录"),
    "coverage_dots": ("contact within 14, 30, 60, 90 days", "14、30、60、90天内有接触"),
    "yes": ("yes", "是"),
    "outside": ("outside", "外部"),
    "decision_body": ("decision body", "决策中心"),
    "empty_seat": ("empty seat", "空缺"),
    "empty_seats": ("Empty seats", "空缺席位"),
    "step": ("step", "步骤"),
    "roll_up": ("Rolled up by unit", "按部门收起"),
    "roll_up_communities": ("Rolled up by who listens to whom", "按听取关系收起"),
    "nobody_there": (
        "Nobody is recorded at this date: import people, or choose another date.",
        "该日期没有记录任何人：请导入人员，或选择其他日期。",
    ),
    "people_count": ("{count} people", "{count} 人"),
    "influence_line": (
        "influence: width = weight, dash = unsure",
        "影响：线宽=强度，虚线=不确定",
    ),
    "dotted_line": ("dotted line", "虚线汇报"),
    "unsure": ("unsure", "不确定"),
    # Panel
    "decision_power": ("Decision power", "决策权"),
    "decision_influence": ("Decision influence", "对决策的影响"),
    "formal_power": ("Formal power", "正式权力"),
    "findings": ("Hidden decision makers", "隐形决策者"),
    "no_findings": ("Nobody is named at this date.", "该日期没有可指明的人。"),
    "not_enough_evidence": ("Not enough evidence", "证据不足"),
    "ask": ("What to ask", "需要了解"),
    "label_very_likely": ("very likely", "很可能"),
    "label_likely": ("likely", "可能"),
    "label_possible": ("possible, not named", "仅有可能，不指明"),
    "likelihood": (
        "{label}: {probability} · rank {low}–{high}",
        "{label}：{probability} · 排名{low}–{high}",
    ),
    "why": ("Why", "依据"),
    "through": ("Through whom", "通过谁"),
    "through_share": ("{share} of that influence", "占其影响的{share}"),
    "listens_to": ("Listens to", "听取谁的意见"),
    "heard_by": ("Is heard by", "谁听其意见"),
    "nobody_known": ("nobody known", "未知"),
    "people": ("People", "人员"),
    "back_to_findings": ("All findings", "全部发现"),
    "hint": (
        "Select a person in the picture, the table or by search.",
        "在图中、表格中或通过搜索选择一人。",
    ),
    **MAP_PHRASES,
}
"""Key → (English, Chinese); `{name}` stands for a value."""


def phrase(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language, with values filled in.

    Parameters
    ----------
    key
        A key of `PHRASES`.
    language
        ``en`` or ``zh``.
    **values
        What the phrase's braces stand for; never itself searched for braces.

    Raises
    ------
    KeyError
        If there is no such phrase, or a value is missing.

    Examples
    --------
    >>> phrase("as_of", "en", date="2026-06-30")
    'as of 2026-06-30'
    >>> phrase("level_coach", "zh")
    '教练'
    """
    english, chinese = PHRASES[key]
    return (chinese if language == "zh" else english).format(**values)
