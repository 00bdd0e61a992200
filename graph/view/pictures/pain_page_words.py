"""What the pain chain's picture and page say by themselves, in English and in Chinese."""

from collections.abc import Mapping

from graph.view.phrases import Language

PAIN_PHRASES: Mapping[str, tuple[str, str]] = {
    "title": ("Pain chain", "痛苦链"),
    "as_of": ("as of {date}", "截至{date}"),
    "picture": (
        "Pain chain of {name}: {count} pains, effects above their causes. The table below has "
        "the same facts.",
        "{name}的痛苦链：{count}个痛苦，结果在上，原因在下。下方表格包含相同的事实。",
    ),
    "not_enough_evidence": ("Not enough evidence", "证据不足"),
    "ask": ("What to ask", "需要了解"),
    "keystone": ("Keystone pain", "关键痛苦"),
    "best_for_us": ("The best that we can relieve", "我方最值得解除的痛苦"),
    "checks": ("Checks", "检查"),
    "ok": ("yes", "是"),
    "not_ok": ("no", "否"),
    "unknown": ("unknown", "未知"),
    "pains": ("All pains", "全部痛苦"),
    "rank": ("Rank", "排名"),
    "pain": ("Pain", "痛苦"),
    "owner": ("Who feels it", "承受者"),
    "roles": ("Role", "决策角色"),
    "power": ("Decision power", "决策权"),
    "probability": ("Felt", "感受到的可能性"),
    "likelihood": ("By itself", "自身可能性"),
    "severity": ("Severity", "严重程度"),
    "relief": ("Relief", "解除后的减轻"),
    "state": ("State", "状态"),
    "latent": ("latent", "潜在"),
    "admitted": ("admitted", "已承认"),
    "vision": ("vision", "有构想"),
    "hypothesis": ("hypothesis", "假设"),
    "old": ("re-confirm", "需重新确认"),
    "on": ("Date", "日期"),
    "impact": ("Impact", "影响"),
    "capability": ("What of ours relieves it", "我方能力"),
    "evidence": ("Evidence", "依据"),
    "source": ("Source", "来源"),
    "reasons": ("Reasons", "原因"),
    "effects": ("Effects", "结果"),
    "title_of": ("Pain chain · {name}", "痛苦链 · {name}"),
    "is_cause": ("from a cause to its effect, the wider the surer", "由原因指向结果，越粗越确定"),
    "is_hypothesis": ("our hypothesis", "我方的假设"),
    "is_relieved": ("we can relieve it", "我方可解除"),
    "is_share": ("how likely it is felt", "感受到的可能性"),
    "nobody_hurts": ("no pains are recorded yet", "尚无痛苦记录"),
    "causes": ("{cause} → {effect}: {percent}", "{cause} → {effect}：{percent}"),
}
"""Key → (English, Chinese); `{name}` stands for a value."""


def pain_phrase(key: str, language: Language, **values: object) -> str:
    """Return a phrase in a language.

    Examples
    --------
    >>> pain_phrase("as_of", "zh", date="2026-06-30")
    '截至2026-06-30'
    """
    return PAIN_PHRASES[key][language == "zh"].format(**values)
