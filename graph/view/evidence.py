"""Evidence in words: what an answer rests on and what to ask, in English and in Chinese."""

from collections.abc import Mapping
from typing import Any

from graph.analysis.answer import Coverage, Evidence, Reason
from graph.view.phrases import Language, phrase

WORDS: Mapping[str, tuple[str, str]] = {
    "share_of_decision": (
        "{name} moves {influence} of the decision through others; formal power {formal}",
        "{name}通过他人影响了{influence}的决策；正式权力{formal}",
    ),
    "role_in_project": (
        "has the role {role} in the project",
        "在项目中的角色为{role}",
    ),
    "influence_link": (
        "{listener} listens to {heard}{link} (weight {weight}, confidence {confidence}{source})",
        "{listener}听取{heard}的意见{link}（权重{weight}，置信度{confidence}{source}）",
    ),
    "messages": (
        "{listener} wrote to {heard} {sent} times and was written to {received} times",
        "{listener}给{heard}发过{sent}次消息，收到{received}次",
    ),
    "heard_as_manager": (
        "{listener} reports to {heard}",
        "{listener}向{heard}汇报",
    ),
    "heard_as_report": (
        "{heard} reports to {listener}",
        "{heard}向{listener}汇报",
    ),
    "ask_listening": (
        "Ask whom {name} listens to: {power} of the decision power, and nobody recorded it",
        "请了解{name}听取谁的意见：其决策权为{power}，但没有记录",
    ),
    "ask_project": (
        "Several projects are open. Name one: {id} ({name})",
        "有多个进行中的销售项目，请指定一个：{id}（{name}）",
    ),
}
REASONS: Mapping[Reason, tuple[str, str]] = {
    "no_people": ("Nobody was there at this date", "该日期没有人员"),
    "several_open_projects": ("Several projects are open", "有多个进行中的销售项目"),
    "no_informal_fact": (
        "Nobody recorded who listens to whom, and there are no messages",
        "没有人记录谁听取谁的意见，也没有沟通记录",
    ),
    "listening_unknown": (
        "Of those who hold most of the decision nobody recorded whom they listen to",
        "掌握大部分决策权的人听取谁的意见没有记录",
    ),
    "nobody_likely": (
        "Nobody stands out: drawn anew, the data name others first",
        "没有人足够突出：数据稍有变化，排在前面的就是别人",
    ),
}
LINK_KINDS_ZH: Mapping[str, str] = {
    "advice": "咨询",
    "trust": "信任",
    "mentor": "导师",
    "authority": "权威",
    "alumni": "校友",
    "kinship": "亲属",
    "political": "政治",
    "friendship": "朋友",
}
_SOURCE = (", source: {}", "，来源：{}")
_SHARES = frozenset({"influence", "formal", "power"})
_COUNTS = frozenset({"sent", "received", "weight", "confidence"})


def in_words(evidence: Evidence, language: Language) -> Evidence:
    """Return evidence with its text in a language.

    Examples
    --------
    >>> asked = Evidence(kind="ask_listening", values={"name": "Li Wen", "power": 0.4})
    >>> in_words(asked, "en").text
    'Ask whom Li Wen listens to: 40 % of the decision power, and nobody recorded it'
    """
    words = WORDS[evidence.kind][_at(language)]
    values = {name: _shown(name, v, language) for name, v in evidence.values.items()}
    return evidence.model_copy(update={"text": words.format(**values)})


def coverage_in_words(coverage: Coverage, language: Language) -> Coverage:
    """Return coverage with its text: "18 of 60 people heard · 40 % of decision power unknown"."""
    words = phrase(
        "coverage",
        language,
        heard=coverage.heard,
        people=coverage.people,
        unknown=percent(coverage.power_unknown),
    )
    return coverage.model_copy(update={"text": words})


def reason_in_words(reason: Reason, language: Language) -> str:
    """Return why there is not enough evidence."""
    return REASONS[reason][_at(language)]


def percent(share: float) -> str:
    """Return a share as a percentage: one decimal below ten.

    Examples
    --------
    >>> percent(0.4), percent(0.0667)
    ('40 %', '6.7 %')
    """
    points = round(100 * share, 1)
    return f"{points:.0f} %" if points >= 10 or points == 0 else f"{points:.1f} %"


def _shown(name: str, value: Any, language: Language) -> str:
    if name in _SHARES:
        return percent(float(value))
    if name in _COUNTS:
        return f"{value:g}"
    if name == "link":
        kind = str(value) if language == "en" else LINK_KINDS_ZH.get(value, str(value))
        return (": " if language == "en" else "：") + kind if kind else ""
    if name == "source":
        return _SOURCE[_at(language)].format(value) if value else ""
    return str(value)


def _at(language: Language) -> int:
    return 0 if language == "en" else 1
