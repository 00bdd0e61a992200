"""Evidence in words: what an answer rests on and what to ask, in English and in Chinese."""

from collections.abc import Mapping
from typing import Any

from graph.analysis.answer import Coverage, Evidence, Reason
from graph.analysis.favour import FACTORS
from graph.bilingual import Bilingual
from graph.rules.rule_data import Wording
from graph.view.phrases import Language, phrase
from graph.view.words.access import ACCESS_WORDS
from graph.view.words.advice import ADVICE_WORDS
from graph.view.words.body import BODY_WORDS
from graph.view.words.chain import CHAIN_WORDS, LIKELY, LINES
from graph.view.words.coach import COACH_WORDS, GRADES_ZH, IF_KNOWN
from graph.view.words.competitor import COMPETITOR_WORDS
from graph.view.words.conduct import CONDUCT_WORDS
from graph.view.words.drift import DRIFT_WORDS
from graph.view.words.fragility import ANSWERS, FRAGILITY_WORDS
from graph.view.words.hidden import HIDDEN_WORDS
from graph.view.words.level import LEVEL_WORDS
from graph.view.words.need import NEED_WORDS
from graph.view.words.pain import PAIN_WORDS
from graph.view.words.reason import REASONS
from graph.view.words.rising import RISING_WORDS
from graph.view.words.signal import SIGNAL_WORDS
from graph.view.words.trust import TRUST_WORDS
from graph.view.words.win import WIN_SHARES, WIN_WORDS

WORDS: Mapping[str, tuple[str, str]] = {
    **ACCESS_WORDS,
    **ADVICE_WORDS,
    **CHAIN_WORDS,
    **COACH_WORDS,
    **COMPETITOR_WORDS,
    **CONDUCT_WORDS,
    **DRIFT_WORDS,
    **FRAGILITY_WORDS,
    **HIDDEN_WORDS,
    **WIN_WORDS,
    **BODY_WORDS,
    **LEVEL_WORDS,
    **NEED_WORDS,
    **PAIN_WORDS,
    **RISING_WORDS,
    **SIGNAL_WORDS,
    **TRUST_WORDS,
    "ask_listening": (
        "Ask whom {name} listens to: {power} of the decision power, and nobody recorded it",
        "请了解{name}听取谁的意见：其决策权为{power}，但没有记录",
    ),
    "ask_project": (
        "Several projects are open. Name one: {id} ({name})",
        "有多个进行中的销售项目，请指定一个：{id}（{name}）",
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
    {"influence", "formal", "power", "probability", "share", "share_then", "share_now"}
    | {"ours", "theirs"}
    | WIN_SHARES
)
_LEVELS = frozenset(
    {
        "level",
        "level_then",
        "from_level",
        "to_level",
        "derived",
        "level_before",
        "level_after",
        "next_level",
        "target",
    }
)
_POINTS = frozenset(
    {"percentile_then", "percentile_now", "slope", "slope_low", "slope_high", "gain"},
)
_COUNTS = frozenset(
    {"sent", "received", "weight", "confidence", "strength", "score"} | set(FACTORS)
) | {"rated", "least", "mean", "quota", "weights"}
_SIGNED = frozenset({"moved"})
_SIGNED_POINTS = frozenset({"won", "won_apart"})
_NUMBERS = _SHARES | _POINTS | _COUNTS | _SIGNED | _SIGNED_POINTS


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


def link_kind(kind: str, language: Language) -> str:
    """Return the kind of an influence in a language: a word of its own stays as it is.

    Examples
    --------
    >>> link_kind("mentor", "zh"), link_kind("golf", "zh")
    ('导师', 'golf')
    """
    return LINK_KINDS_ZH.get(kind, kind) if language == "zh" else kind


def _shown(name: str, value: Any, language: Language) -> str:
    if name in _NUMBERS:
        return _number(name, float(value))
    if name == "link":
        kind = link_kind(str(value), language)
        return (": " if language == "en" else "：") + kind if kind else ""
    if isinstance(value, Bilingual):
        value = value[_at(language)]
    if isinstance(value, Wording):
        value = value.zh if language == "zh" else value.en
    if name == "part" and value:
        value = f"{value} {phrase(f'role_{value}', language)}"
    if name in _LEVELS:
        value = phrase(f"level_{value}", language)
    if name == "likely":
        value = LIKELY[value][_at(language)]
    if name == "on_line":
        value = LINES[value][_at(language)]
    if name == "grade" and language == "zh":
        value = GRADES_ZH.get(value, value)
    if name == "answer":
        value = ANSWERS[value][_at(language)]
    if name in IF_KNOWN:
        return IF_KNOWN[name][_at(language)].format(value) if value else ""
    return _in_turn(value, language) if isinstance(value, tuple) else str(value)


def _number(name: str, value: float) -> str:
    if name in _SHARES:
        return percent(value)
    if name in _SIGNED_POINTS:
        return f"{100 * value:+.1f}"
    if name in _POINTS:
        return f"{round(100 * value, 1):g}"
    return f"{value:+.3f}" if name in _SIGNED else f"{value:g}"


def _in_turn(values: tuple[Any, ...], language: Language) -> str:
    """Return facts or names one after the other."""
    if all(isinstance(value, Evidence) for value in values):
        return ("; " if language == "en" else "；").join(in_words(e, language).text for e in values)
    return (", " if language == "en" else "、").join(_shown("", v, language) for v in values)


def _at(language: Language) -> int:
    return 0 if language == "en" else 1
