"""What reports say by themselves, in English and in Chinese."""

from collections.abc import Mapping

from graph.view.phrases import Language

REPORT_WORDS: Mapping[str, tuple[str, str]] = {
    # The page
    "head": ("as of {as_of} · new since {since}", "截至{as_of} · 与{since}相比"),
    "new": ("new", "新"),
    "news_none": ("Nothing is new since {since}.", "自{since}以来没有新变化。"),
    "news_none_moved": (
        "No project is new, gone or in another band since {since}.",
        "自{since}以来，没有新增、退出或等级变动的销售项目。",
    ),
    "news": ("Since {since}: {what}.", "自{since}以来：{what}。"),
    "news_new": ("{count} new", "新增{count}项"),
    "news_gone": ("{count} no longer so", "{count}项不再成立"),
    "news_moved": ("{count} in another band", "{count}项等级变动"),
    "news_unsure": (
        "For {count} of {of} answers there is not enough evidence.",
        "{of}项分析中有{count}项证据不足。",
    ),
    "news_failed": (
        "{count} account(s) or project(s) could not be analysed.",
        "{count}个客户或项目未能分析。",
    ),
    "gone": ("No longer so since {since}", "自{since}以来不再成立"),
    "ask": ("What to ask", "需要了解"),
    "not_enough_evidence": ("Not enough evidence", "证据不足"),
    "because": ("Not enough evidence: {reasons}", "证据不足：{reasons}"),
    "problem": ("This account is not in the report", "该客户未能纳入报告"),
    "failed": ("an error of ours ({problem})", "系统内部错误（{problem}）"),
    "rule_problem": ("This project could not be analysed: {problem}", "该项目无法分析：{problem}"),
    "fact": ("fact", "事实"),
    "told": ("Told by: {told}", "信息来源：{told}"),
    "pair": ("{name}: {text}", "{name}：{text}"),
    "bracketed": ("{text} ({more})", "{text}（{more}）"),
    "open": ("Open", "打开"),
    "in_files": (
        "What was found in each account is in the files of this message.",
        "各客户的具体内容见本消息所附文件。",
    ),
    "no_accounts": ("There are no accounts.", "没有客户。"),
    "project": ("Project", "销售项目"),
    "accounts": ("Accounts", "客户"),
    "account": ("Account", "客户"),
    "found": ("Found", "发现"),
    "is_new": ("New", "新增"),
    "note": ("Note", "说明"),
    # Rising stars
    "rising": ("On the way up", "上升中"),
    "rising_none": ("Nobody surely rises.", "没有人确定处于上升中。"),
    "rising_gone": ("{name} is no longer listed.", "{name}不再列入。"),
    "percentile": ("influence, percentile", "影响力百分位"),
    "slope": ("rise per {days} days", "每{days}天上升"),
    "slope_points": (
        "{slope} points, likely {low} to {high}",
        "{slope}个百分点，很可能在{low}至{high}之间",
    ),
    "trajectory": (
        "Percentile of influence on the decision: {points}",
        "对决策影响的百分位：{points}",
    ),
    # Hidden decision makers
    "hidden": ("Hidden decision makers", "隐形决策者"),
    "hidden_none": ("Nobody is likely enough to be named.", "没有足够可能而可以指明的人。"),
    "hidden_gone": (
        "{name} was named and is not likely enough any more.",
        "{name}曾被指明，现已不够可能。",
    ),
    "hidden_seated": (
        "{name} was named and has a role in the project now.",
        "{name}曾被指明，现已在项目中担任角色。",
    ),
    "hidden_left": (
        "{name} was named and is not there any more.",
        "{name}曾被指明，现已不在该客户。",
    ),
    "hidden_untold": (
        "{name} was named; now there is not enough evidence.",
        "{name}曾被指明，目前证据不足。",
    ),
    "likelihood": ("likelihood", "可能性"),
    "influence": ("share of the decision moved", "影响的决策份额"),
    "formal": ("formal power", "正式权力"),
    # Chain drift
    "drift": ("What changed in the chain", "决策链的变化"),
    "drift_none": ("Nothing changed in the chain.", "决策链没有变化。"),
    "drift_new_project": ("This project is new.", "该项目为新项目。"),
    "drift_chain": ("Decision chain", "决策链"),
    "drift_rule": ("Decision rule", "决策规则"),
    "drift_body": ("Decision body", "决策中心"),
    "drift_first": ("First by influence", "影响力前列"),
    "drift_step": ("Step {order}: {step}", "第{order}步：{step}"),
    "kind_joined": ("joined", "加入"),
    "kind_left": ("left", "离开"),
    "kind_role_begun": ("new role", "新角色"),
    "kind_role_ended": ("role ended", "角色终止"),
    "kind_role_changed": ("role changed", "角色变更"),
    "kind_rule_changed": ("quota changed", "通过权重变更"),
    "kind_step_done": ("step done", "步骤完成"),
    "kind_step_added": ("step added", "新增步骤"),
    "kind_step_dropped": ("step dropped", "步骤取消"),
    "kind_level_changed": ("level towards us", "对我方的层级"),
    "kind_level_changed_towards": ("level towards {party}", "对{party}的层级"),
    "kind_hidden_entered": ("hidden chain", "隐性决策链"),
    "kind_hidden_left": ("hidden chain", "隐性决策链"),
    "kind_hidden_moved": ("hidden chain", "隐性决策链"),
    "kind_entered_top": ("place by influence", "影响力名次"),
    "kind_body_changed": ("decision power", "决策权"),
    "kind_listening_changed": ("listening", "听取意见"),
    "scale": (
        "Win rate {probability}, interval {low} to {high}",
        "赢率{probability}，区间{low}至{high}",
    ),
    "recorded_by": ("{said} (recorded by {actor} on {day})", "{said}（{actor}于{day}记录）"),
    "source": ("{source}", "{source}"),
    "no_source": ("no source given", "未注明来源"),
    # Win-rate pipeline
    "pipeline": ("Open projects", "进行中的销售项目"),
    "pipeline_none": ("No project is open.", "没有进行中的销售项目。"),
    "pipeline_gone": ("{name} is no longer open.", "{name}不再进行中。"),
    "pipeline_won": ("{name} is won.", "{name}已赢单。"),
    "pipeline_lost": ("{name} is lost.", "{name}已丢单。"),
    "pipeline_dropped": ("{name} was dropped.", "{name}已取消。"),
    "by_band": ("By band", "按赢率等级"),
    "band": ("Band", "等级"),
    "probability": ("Win rate", "赢率"),
    "interval": ("interval", "区间"),
    "value": ("Value", "金额"),
    "weighted": ("Weighted value", "加权金额"),
    "currency": ("Currency", "币种"),
    "change": ("Change", "变化"),
    "change_points": ("{change} points", "{change}个百分点"),
    "change_in_points": ("Change, points", "变化（百分点）"),
    "gaps": ("Gaps between readings", "评估差距"),
    "sheet": ("win sheet", "赢率评估表"),
    "estimate": ("seller's estimate", "销售预估"),
    "unknown": ("unknown", "未知"),
    "projects": ("Projects", "项目数"),
    "uncalibrated": ("not calibrated", "未校准"),
    "calibrated": ("calibrated", "已校准"),
    # Coverage and conduct
    "not_met": ("Key people not met lately", "近期未接触的关键人"),
    "not_met_none": ("All key people were met lately.", "关键人近期均有接触。"),
    "units": ("Departments without contact", "无接触的部门"),
    "units_none": ("Somebody of every department was met.", "每个部门均有接触。"),
    "conduct": ("Conduct findings", "接触行为规范检查结果"),
    "conduct_none": ("The rules find nothing.", "规范检查未发现问题。"),
    "exceptions": ("Exceptions on record", "已记录的例外"),
    "exceptions_none": ("No exceptions.", "没有例外。"),
    "last_met": ("last met", "最近接触"),
    "never": ("no record", "无记录"),
    "people": ("people", "人数"),
    "status": ("status", "状态"),
    "status_blocked": ("blocked", "禁止"),
    "status_needs_approval": ("needs approval", "需审批"),
    "status_rate_missing": ("no exchange rate", "缺少汇率"),
    "status_exception": ("exception", "例外"),
    "status_incomplete": ("not complete", "不完整"),
}


def report_word(key: str, language: Language, **values: object) -> str:
    """Return what a report says, with values filled in.

    Examples
    --------
    >>> report_word("is_new", "zh")
    '新增'
    """
    return REPORT_WORDS[key][language == "zh"].format(**values)
