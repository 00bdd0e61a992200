"""Evidence in words: what an answer rests on and what to ask, in English and in Chinese."""

from collections.abc import Mapping
from typing import Any

from graph.analysis.answer import Coverage, Evidence, Reason
from graph.analysis.favour import FACTORS
from graph.bilingual import Bilingual
from graph.view.access_words import ACCESS_WORDS
from graph.view.coach_words import COACH_WORDS, GRADES_ZH, IF_KNOWN
from graph.view.fragility_words import ANSWERS, FRAGILITY_WORDS
from graph.view.hidden_words import HIDDEN_WORDS
from graph.view.phrases import Language, phrase
from graph.view.win_words import WIN_REASONS, WIN_SHARES, WIN_WORDS

WORDS: Mapping[str, tuple[str, str]] = {
    **ACCESS_WORDS,
    **COACH_WORDS,
    **FRAGILITY_WORDS,
    **HIDDEN_WORDS,
    **WIN_WORDS,
    "rises": (
        "{name} rose from percentile {percentile_then} of influence on the decision ({then}) to "
        "{percentile_now} ({now}): {slope} points per window, likely {slope_low} to {slope_high}",
        "{name}对决策的影响从第{percentile_then}百分位（{then}）升至第{percentile_now}百分位（{now}）："
        "每个时间窗口上升{slope}个百分点，很可能在{slope_low}至{slope_high}之间",
    ),
    "joined_inside_windows": (
        "{name} joined on {joined}: nobody heard them before, so part of the rise is settling in",
        "{name}于{joined}入职：此前无人听取其意见，上升的一部分属于新人融入",
    ),
    "present_in_some_windows": (
        "{name} was there at {present} of the {counting} window ends that count: "
        "the slope is over those",
        "{counting}个有效的时间窗口中，{name}在其中{present}个在职：斜率仅按这些窗口计算",
    ),
    "windows_that_count": (
        "Of {windows} windows only {counting} count: in the others too little is recorded",
        "{windows}个时间窗口中仅{counting}个有效：其余窗口的记录太少",
    ),
    "began_to_listen": (
        "By {by_day} {listener} began to listen more to {heard}: {share_now} of all they hear, "
        "{share_then} before",
        "至{by_day}，{listener}开始更多听取{heard}的意见：占其所听取意见的{share_now}，此前为{share_then}",
    ),
    "acting_post": (
        "holds an acting post: {title}",
        "担任代理职务：{title}",
    ),
    "more_reports": (
        "{count_now} people report to {name}; on {then} it was {count_then}",
        "现有{count_now}人向{name}汇报，{then}为{count_then}人",
    ),
    "new_role": (
        "has the role {role} in the project, which they had not on {then}",
        "在项目中的角色为{role}，{then}时尚无此角色",
    ),
    "ask_dates": (
        "Ask since when each person listens to whom, and import messages of earlier months",
        "请了解每个人从何时起听取谁的意见，并导入更早月份的沟通记录",
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
    **WIN_REASONS,
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
    "too_few_windows": (
        "Fewer than two windows tell who listens to whom",
        "有听取意见记录的时间窗口不足两个",
    ),
    "nothing_changed": (
        "Nothing recorded began or ended within the windows",
        "各时间窗口之间没有任何记录开始或结束",
    ),
    "stances_unknown": (
        "Of nobody is it known where they stand towards us",
        "所有人对我方的立场均未知",
    ),
    "nobody_likely": (
        "Nobody stands out: drawn anew, the data name others first",
        "没有人足够突出：数据稍有变化，排在前面的就是别人",
    ),
    "nobody_knows_anyone": (
        "Nobody recorded which of our people knows anybody there",
        "没有记录我方任何人认识客户的任何人",
    ),
    "no_path": (
        "By what is recorded nobody can introduce us",
        "根据现有记录，没有人能够引荐",
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
_SHARES = frozenset(
    {"influence", "formal", "power", "probability", "share", "share_then", "share_now"} | WIN_SHARES
)
_LEVELS = frozenset({"level", "from_level", "to_level"})
_POINTS = frozenset(
    {"percentile_then", "percentile_now", "slope", "slope_low", "slope_high", "gain"},
)
_COUNTS = frozenset(
    {"sent", "received", "weight", "confidence", "strength", "score"} | set(FACTORS)
)


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
    if name in _POINTS:
        return f"{round(100 * float(value), 1):g}"
    if name in _COUNTS:
        return f"{value:g}"
    if name == "link":
        kind = str(value) if language == "en" else LINK_KINDS_ZH.get(value, str(value))
        return (": " if language == "en" else "：") + kind if kind else ""
    if isinstance(value, Bilingual):
        value = value[_at(language)]
    if name in _LEVELS:
        value = phrase(f"level_{value}", language)
    if name == "grade" and language == "zh":
        value = GRADES_ZH.get(value, value)
    if name == "answer":
        value = ANSWERS[value][_at(language)]
    if name in IF_KNOWN:
        return IF_KNOWN[name][_at(language)].format(value) if value else ""
    return _in_turn(value, language) if isinstance(value, tuple) else str(value)


def _in_turn(values: tuple[Any, ...], language: Language) -> str:
    """Return facts or names one after the other."""
    if all(isinstance(value, Evidence) for value in values):
        return ("; " if language == "en" else "；").join(in_words(e, language).text for e in values)
    return (", " if language == "en" else "、").join(map(str, values))


def _at(language: Language) -> int:
    return 0 if language == "en" else 1
