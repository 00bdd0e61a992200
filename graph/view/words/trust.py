"""Evidence of trust building in words, in English and in Chinese."""

from collections.abc import Mapping

TRUST_WORDS: Mapping[str, tuple[str, str]] = {
    "trust_scale": (
        "{name} and {colleague}: T = {trust_total} (0.1 to 1000), {trust_scale} on the scale from "
        "0 to 1{on}{trust_change}",
        "{name}与{colleague}：T={trust_total}（0.1至1000），折合{trust_scale}（0至1）{on}{trust_change}",
    ),
    "trust_rose": (", up by {trust_step}{since}", "，上升{trust_step}{since}"),
    "trust_fell": (", down by {trust_step}{since}", "，下降{trust_step}{since}"),
    "trust_as_before": (", unchanged{since}", "，没有变化{since}"),
    "trust_held_back": (
        "Held back by {trust_factors}",
        "短板：{trust_factors}",
    ),
    "trust_factor": (
        "{trust_factor}, {trust_mark} of 10: {trust_advice}",
        "{trust_factor}（{trust_mark}/10）：{trust_advice}",
    ),
    "trust_factor_turned": (
        "{trust_factor}, {trust_mark} of 10 (the less the better): {trust_advice}",
        "{trust_factor}（{trust_mark}/10，越低越好）：{trust_advice}",
    ),
    "trust_type_work": (
        "Suggested towards {name}, for work trust: {trust_type} ({trust_way}). Limits: "
        "{trust_limits}",
        "对{name}建议建立工作信任，{trust_type}（{trust_way}）。界限：{trust_limits}",
    ),
    "trust_type_personal": (
        "Suggested towards {name}, for personal trust: {trust_type} ({trust_way}). Limits: "
        "{trust_limits}",
        "对{name}建议建立个人信任，{trust_type}（{trust_way}）。界限：{trust_limits}",
    ),
    "trust_in_tender": (
        "{name} has a role in a project whose tender is on (until {days} days after its close): "
        "only {trust_free} bear no conduct risk, {trust_risky} do",
        "{name}在招标期间（至项目结束后{days}天）的项目中担任角色：只有{trust_free}没有合规风险，{trust_risky}有风险",
    ),
    "trust_class": (
        "{name}, {trust_class}: only {trust_free} bear no conduct risk, {trust_risky} do",
        "{name}为{trust_class}：只有{trust_free}没有合规风险，{trust_risky}有风险",
    ),
    "trust_class_unknown": (
        "Nobody recorded what class of party {name} is, so they are treated as {trust_class}: only "
        "{trust_free} bear no conduct risk, {trust_risky} do",
        "没有记录{name}的身份类别，按{trust_class}对待：只有{trust_free}没有合规风险，{trust_risky}有风险",
    ),
    "trust_old": (
        "The record of {name}'s trust in {colleague} is older than {days} days: rate it again",
        "{name}对{colleague}的信任记录已超过{days}天：请重新评估",
    ),
    "trust_undated": (
        "The record of {name}'s trust in {colleague} has no day, so it counts as older than {days} "
        "days: rate it again",
        "{name}对{colleague}的信任记录没有日期，按超过{days}天处理：请重新评估",
    ),
    "trust_over_time": (
        "{name}'s trust in {colleague} over time: {trust_steps}",
        "{name}对{colleague}的信任变化：{trust_steps}",
    ),
    "ask_trust": (
        "Rate how far {name} trusts {trust_colleagues}: reliability, credibility, intimacy and "
        "self-orientation, each from 1 to 10",
        "请评估{name}对{trust_colleagues}的信任：可靠性、资质能力、亲近程度、自我取向，各1至10分",
    ),
    "ask_trust_of_somebody": (
        "None of us is recorded as knowing {name}: who shall build trust with them?",
        "没有记录我方有人认识{name}：由谁来建立信任？",
    ),
    "ask_trust_again": (
        "Rate again how far {name} trusts {colleague}: the last record is old{on}",
        "请重新评估{name}对{colleague}的信任：最近的记录已旧{on}",
    ),
    "ask_party_class": (
        "Record what class of party {name} is: private, state-owned, public official, regulator or "
        "foreign official",
        "请记录{name}的身份类别：民营、国企、公职人员、监管机构或外国公职人员",
    ),
}
TRUST_REASONS: Mapping[str, tuple[str, str]] = {
    "trust_unrated": (
        "Nobody rated how far anybody there trusts any of us",
        "没有人评过客户任何人对我方人员的信任",
    ),
}
