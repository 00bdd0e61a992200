"""Coaching advice in words, in English and in Chinese: the facts that fired it, and mutes."""

from collections.abc import Mapping

ADVICE_WORDS: Mapping[str, tuple[str, str]] = {
    "advised": ("{advised}", "{advised}"),
    "fired": ("{facts}", "{facts}"),
    "fired_about": ("{name}: {facts}", "{name}：{facts}"),
    "fact_number": ("{fact_words}: {coached}{who}", "{fact_words}：{coached}{who}"),
    "fact_share": ("{fact_words}: {share}{who}", "{fact_words}：{share}{who}"),
    "fact_level": ("{fact_words}: {level}{who}", "{fact_words}：{level}{who}"),
    "fact_band": ("{fact_words}: {coached}{who}", "{fact_words}：{coached}{who}"),
    "fact_phase": ("{fact_words}: {coached}{who}", "{fact_words}：{coached}{who}"),
    "fact_flag": ("{fact_words}{who}", "{fact_words}{who}"),
    "fact_people": (" ({names}{more})", "（{names}{more}）"),
    "muted_advice": (
        "{rule} muted up to {until} ({why_muted}): {advised}",
        "{rule}已静音至{until}（{why_muted}）：{advised}",
    ),
    "mute_of_no_rule": (
        "A mute names {rule}, but there is no such rule",
        "静音所指的规则{rule}并不存在",
    ),
}
