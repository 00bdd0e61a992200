"""Every word that a fishbone says by itself, in English and in Chinese."""

from collections.abc import Mapping

from graph.view.phrases import Language

FISH_PHRASES: Mapping[str, tuple[str, str]] = {
    "fishbone": ("Fishbone", "鱼骨图"),
    "title": ("Decision chain · {name}", "决策链鱼骨图 · {name}"),
    "subtitle": (
        "{account} · as of {date} · technical above, commercial below, overall at the head, "
        "outside influence at the tail",
        "{account} · 截至{date} · 上为技术线，下为商务线，鱼头处为综合线，鱼尾处为外部影响",
    ),
    "description": (
        "The decision of {name}: {steps} steps, {people} people with a role. The table has the "
        "same facts.",
        "{name}的决策：{steps}个步骤，{people}位有决策角色的人。表格中有相同的事实。",
    ),
    "table": ("Decision-chain analysis table", "客户决策链分析表"),
    "no_project_named": ("no project", "无销售项目"),
    # Ribs
    "technical": ("technical line", "技术线"),
    "commercial": ("commercial line", "商务线"),
    "overall": ("overall line", "综合线"),
    "outside": ("outside influence", "外部影响线"),
    "without_role": ("no role, yet in play", "无决策角色但起作用"),
    "line_unknown": ("line not recorded", "决策线未记录"),
    "no_unit_outside": ("Outside", "外部人士"),
    "no_unit_without_role": ("Hidden and informed", "隐形与知情"),
    "no_unit": ("Department not recorded", "部门未记录"),
    "meets": ("{line} · step {step}", "{line} · 第{step}步"),
    "more": ("+{count}", "另有{count}人"),
    "nobody_here": ("nobody on {date}", "{date}无人"),
    "two_dates": (
        "{name} on {then} above and on {now} below, with the same ribs in the same order.",
        "{name}：上为{then}，下为{now}，鱼骨相同、次序相同。",
    ),
    "step_of": ("step {step}", "第{step}步"),
    "also_here": ("{name}, also here", "{name}（兼）"),
    # Spine
    "today": ("today {date}", "今天 {date}"),
    "nobody": ("nobody named", "空位：未指明人员"),
    "overdue": ("overdue", "已逾期"),
    "state_done": ("done", "已完成"),
    "state_today": ("now", "当前"),
    "state_ahead": ("ahead", "未到"),
    # Head
    "win_unknown": ("win rate not known", "赢率未知"),
    "interval": ("people {low}–{high} %", "人员 {low}–{high} %"),
    "sheet": ("sheet {points}", "赢率表 {points}"),
    "estimate": ("seller {share} %", "销售 {share} %"),
    "approver": ("A  {name}  {glyph}", "A  {name}  {glyph}"),
    "no_approver": ("A: nobody named", "A：未指明批准者"),
    # Red marks
    "opposed": ("opposed, with weight", "反对且有权重"),
    "uncontacted": ("never met", "从未接触"),
    "single_path": ("single path", "仅一人认识"),
    "days": ("{days} d", "{days}天"),
    "never": ("never", "未接触"),
    "hidden": ("hidden decision maker", "隐形决策者"),
    "pointer": ("pointer", "指路人"),
    # Small bones
    "pain": ("pain: {text}", "痛：{text}"),
    "need": ("need: {text}", "需：{text}"),
    "rival": ("✕ {text}", "✕ {text}"),
    "action": ("→ {text}", "→ {text}"),
    "reach": ("{level}{due}", "{due}达到{level}"),
    "due": (" by {date}", "{date}前"),
    # Our side
    "us": ("Our side", "我方"),
    "path": ("access path to {name}: {share}", "通往{name}的公关路径：{share}"),
    "message": ("{name} tells {colleague}", "{name}向{colleague}传递消息"),
    "influences": ("{name} influences {other}", "{name}影响{other}"),
    # Foot
    "support": ("power-weighted support Σb·x {value}", "权力加权支持度 Σb·x {value}"),
    "support_unknown": ("Σb·x not known", "Σb·x 未知"),
    "met": ("met within {days} days {share}", "{days}天内接触 {share}"),
    "convert": ("convert {names}", "转换：{names}"),
    "isolate": ("isolate {names}", "孤立：{names}"),
    "answer": ("answer {names}", "应对：{names}"),
    "folded": (
        "+{count} people of further departments in the table",
        "另有其他部门{count}人见表",
    ),
    "missing": ("Not recorded: {what}", "未记录：{what}"),
    "no_people": ("no people in this account yet", "该客户还没有人员"),
    "no_project": ("no open project: add one, or name one", "没有进行中的销售项目：请新增或指定"),
    "no_roles": ("who has which role in the project", "项目中的决策角色"),
    "no_steps": ("the steps of the decision", "决策步骤"),
    "no_decider": ("who decides (D)", "决策者（D）"),
    # Legend
    "legend_influence": ("strongest influence", "最强影响"),
    "legend_path": ("access path", "公关路径"),
    "legend_message": ("message flow", "消息流"),
    "legend_alarm": ("red: needs action", "红：需处理"),
    "legend_hidden": ("double ring: hidden", "双环：隐形决策者"),
    # Columns
    "column_step": ("Step", "步骤"),
    "column_line": ("Line", "决策线"),
    "column_unit": ("Department", "部门"),
    "column_name": ("Name", "姓名"),
    "column_title": ("Title", "职务"),
    "column_role": ("Role", "角色"),
    "column_weight": ("Weight", "权重"),
    "column_veto": ("Veto", "否决权"),
    "column_level": ("Level now", "当前层级"),
    "column_rivals": ("Level for competitors", "对友商的层级"),
    "column_target": ("Target", "目标层级"),
    "column_criteria": ("Decision criteria", "决策标准"),
    "column_pains": ("Pain", "痛点"),
    "column_enterprise_needs": ("Enterprise needs", "企业需求"),
    "column_personal_needs": ("Personal needs", "个人需求"),
    "column_influences": ("Influences", "影响谁"),
    "column_listens_to": ("Listens to", "听取谁"),
    "column_owner": ("Owner", "负责人"),
    "column_path": ("Access path", "公关路径"),
    "column_last_contact": ("Last contact", "最近接触"),
    "column_next_action": ("Next action (5W2H)", "下一步（5W2H）"),
    "column_confidence": ("Confidence", "置信度"),
    "column_source": ("Source", "来源"),
    "column_marks": ("Marks", "标记"),
    "nothing_said": ("–: not recorded", "–：未记录"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    # Figures
    "figures": ("The decision in figures", "决策要点"),
    "figure_decision": ("Decision", "决策"),
    "figure_win": ("Win rate", "赢率"),
    "figure_approvers": ("Approver (A)", "批准者（A）"),
    "figure_levels": ("Levels of those with a role", "决策角色的层级"),
    "figure_sum": ("Support and contact", "支持与接触"),
    "figure_against": ("Against us", "反对我方"),
    "bracketed": ("{what} ({of})", "{what}（{of}）"),
    "unsure": (", unsure", "，不确定"),
    # Page
    "steps": ("Steps", "决策步骤"),
    "day": ("Day", "日期"),
    "state": ("State", "状态"),
    "account": ("Account", "客户"),
    "files": ("Files", "文件"),
    "beside": ("Beside {date}", "与{date}对照"),
    "alone": ("This date alone", "只看本日"),
    "other_language": ("中文", "English"),
    "theme_light": ("Light", "浅色"),
    "theme_dark": ("Dark", "深色"),
    "theme_print": ("Print", "打印"),
    "theme_auto": ("As the screen", "随系统"),
    "no_chinese_font": (
        "no font with Chinese letters is installed here: the PNG lacks them",
        "本机没有中文字体：PNG中缺少中文字",
    ),
}
"""Key → (English, Chinese); `{name}` stands for a value."""


def fish_phrase(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language, with values filled in.

    Examples
    --------
    >>> fish_phrase("days", "en", days=12), fish_phrase("never", "zh")
    ('12 d', '未接触')
    """
    english, chinese = FISH_PHRASES[key]
    return (chinese if language == "zh" else english).format(**values)
