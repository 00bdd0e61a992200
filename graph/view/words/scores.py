"""What each analysis' score measures, and words for the codes of a table."""

from collections.abc import Mapping

SCORES: Mapping[str, tuple[str, str]] = {
    "hidden-decision-makers": (
        "share of the decision moved through others, less what formal power explains (0 to 1)",
        "通过他人影响的决策份额，扣除正式权力可解释的部分（0–1）",
    ),
    "rising-stars": (
        "last percentile of influence (0 to 1) and twice its rise per window",
        "最近的影响力百分位（0–1）加每窗口升幅的两倍",
    ),
    "coach-candidates": (
        "favour × trust × √(voice · ear), each from 0 to 1",
        "支持度×信任×√(话语权·消息面)，各为0–1",
    ),
    "pointers": (
        "the ear: how much of the decision they hear (0 to 1)",
        "消息面：所听到的决策（0–1）",
    ),
    "influence": (
        "share of the decision moved through others (0 to 1)",
        "通过他人影响的决策份额（0–1）",
    ),
    "centralities": ("how many listen to them", "听取其意见的人数"),
    "access-paths": ("how surely the path leads there (0 to 1)", "沿该路径触达的可靠度（0–1）"),
    "fragility": (
        "share of the decision that goes out of our reach without them (0 to 1)",
        "失去其人后我方触达不到的决策份额（0–1）",
    ),
    "decision-chain": (
        "share of the settled decision that is theirs (0 to 1)",
        "占最终决策的份额（0–1）",
    ),
    "competition": (
        "by how much the outcome (−1 to 1) moves with their stance (−1 to 1)",
        "其立场（−1至1）每变动1，决策倾向（−1至1）的变动",
    ),
    "relationship-levels": (
        "share of the decision moved through others (0 to 1)",
        "通过他人影响的决策份额（0–1）",
    ),
    "decision-body": (
        "power: how often the vote decides (0 to 1)",
        "权力：其票起决定作用的比例（0–1）",
    ),
    "pain-chain": (
        "severity, weighted by decision power, that relieving it takes away",
        "缓解后按决策权加权减少的痛苦程度",
    ),
    "levers": (
        "by how much the chance to win (0 to 1) moves with their stance (−1 to 1)",
        "其立场（−1至1）每变动1，赢率（0–1）的变动",
    ),
    "next-questions": (
        "fall of the variance of the chance to win once it is answered",
        "得到答案后赢率方差的下降",
    ),
    "trust-building": (
        "trust in the colleague they trust most (0 to 1); T is the formula's value, 0.1 to 1000",
        "对最信任的我方人员的信任（0–1）；T为信任公式的值，0.1–1000",
    ),
    "needs-grid": (
        "share of personal, enterprise and career needs of which one is recorded (0 to 1)",
        "个人、企业、职业三类需求中已有记录的比例（0–1）",
    ),
}
"""By the analysis' name; one without is not scored."""

CODED = frozenset(
    {"label", "level", "given", "derived", "next_level", "target", "from_level", "to_level", "line"}
    | {"scope", "severity", "better", "state", "kind", "party_class"}
)
"""Columns whose values are codes."""

CODES_ZH: Mapping[str, str] = {
    "calibrated": "已校准",
    "uncalibrated": "未校准",
    "project": "项目",
    "person": "人",
    "unit": "部门",
    "urgent": "紧急",
    "warning": "警告",
    "hint": "提示",
    "convert": "转化",
    "isolate": "隔离",
    "latent": "潜在",
    "admitted": "已承认",
    "vision": "有愿景",
    "stance": "立场",
    "link": "关系",
    "private": "民营",
    "soe": "国有企业",
    "public_official": "公职人员",
    "regulator": "监管人员",
    "foreign_official": "外国公职人员",
    "ok": "证据充分",
    "not_enough_evidence": "证据不足",
}
YES_NO: Mapping[bool, tuple[str, str]] = {True: ("yes", "是"), False: ("no", "否")}
