"""The vocabulary of coaching: the facts that a rule's conditions may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.rules.rule_data import Wording

Scope = Literal["project", "person", "unit"]
Kind = Literal["number", "share", "flag", "level", "band", "phase"]
WORDS: Mapping[Kind, tuple[str, ...]] = {
    "level": ("opposed", "neutral", "support", "exclusive", "coach"),
    "band": ("E", "D", "C", "B", "A"),
    "phase": ("early", "mid", "late"),
}
"""The values of facts that are words, from the least to the most."""


@dataclass(frozen=True)
class FactDescription:
    """A fact that conditions may name: about what it is, its kind, and its words.

    `otherwise`: the words of a flag that is down. `slow`: it is not computed for earlier days, so
    that a rule with it has no first day.
    """

    scope: Scope
    kind: Kind
    words: Wording
    otherwise: Wording | None = None
    slow: bool = False


def _facts(scope: Scope, kind: Kind, **words: tuple[str, str]) -> dict[str, FactDescription]:
    return {
        name: FactDescription(scope, kind, Wording(en=en, zh=zh))
        for name, (en, zh) in words.items()
    }


def _flags(scope: Scope, **words: tuple[str, str, str, str]) -> dict[str, FactDescription]:
    return {
        name: FactDescription(scope, "flag", Wording(en=en, zh=zh), Wording(en=not_en, zh=not_zh))
        for name, (en, not_en, zh, not_zh) in words.items()
    }


PROJECT: Mapping[str, FactDescription] = {
    **_facts("project", "phase", phase=("phase of the project", "项目阶段")),
    **_facts("project", "band", estimate_band=("band of the seller's estimate", "销售预估赢率档")),
    **_facts(
        "project",
        "number",
        approvers=("approvers named", "已指明的决策批准者人数"),
        deciders=("decision makers named", "已指明的决策者人数"),
        deciders_for_us=("decision makers who support us", "支持我方的决策者人数"),
        key_known=("key people whose level is known", "层级已知的关键人数"),
        key_supporters=("key people who support us", "支持我方的关键人数"),
        key_opposers=(
            "key people opposed to us, or friends of a competitor only",
            "反对我方或只支持友商的关键人数",
        ),
        top_supporters=(
            "approvers and decision makers who support us",
            "支持我方的批准者和决策者人数",
        ),
        opposers=("people opposed to us", "反对我方的人数"),
        rival_friends=("people who support a competitor", "支持友商的人数"),
        coaches=("coaches", "教练人数"),
        people_mapped=("people with a role in the project", "在项目中有角色的人数"),
        value=("value of the project", "项目金额"),
        competitors=("competitors recorded", "已记录的友商数"),
        rival_tests=("tests or pilots of competitors that run", "正在进行的友商测试或试点数"),
        pains=("pains recorded", "已记录的痛苦数"),
        pains_at_top=(
            "pains that are or lead to one of an approver or decision maker",
            "属于或导致批准者、决策者痛苦的痛苦数",
        ),
        contacts_before=("interactions in the period before the last", "上一周期的接触次数"),
        executive_meetings=("executive meetings in the last year", "近一年高层会谈次数"),
        days_late=(
            "days from the tender's opening to the first contact in the project",
            "从招标开始到项目首次接触的天数",
        ),
        units_changed=("units and reporting lines that changed lately", "近期变化的部门和汇报线数"),
    ),
    **_facts(
        "project",
        "share",
        key_below=("key people below support", "未达支持的关键人比例"),
        neutral_power=("decision power of neutral people", "中立者的决策权"),
        contact_change=(
            "change of interactions against the period before",
            "接触次数较上一周期的变化",
        ),
        sheet_unknown=("points of the win sheet that are unknown", "赢率评估表中未知分数的比例"),
        our_champion=(
            "what our strongest supporter has of the approver's opinion",
            "我方最强支持者占批准者意见的比例",
        ),
        rival_champion=(
            "what a competitor's strongest supporter has of the approver's opinion",
            "友商最强支持者占批准者意见的比例",
        ),
    ),
    **_flags(
        "project",
        is_strategic=(
            "this is a strategic account",
            "this is no strategic account",
            "属于战略客户",
            "不属于战略客户",
        ),
    ),
}
PERSON: Mapping[str, FactDescription] = {
    **_facts(
        "person",
        "level",
        level=("relationship level", "层级"),
    ),
    **_flags(
        "person",
        is_key=("is a key person", "is no key person", "是关键人", "不是关键人"),
        is_followed=(
            "is to be met regularly (key, or with a role)",
            "need not be met regularly",
            "应定期接触（关键人或有角色）",
            "无需定期接触",
        ),
        has_role=(
            "has a role in the project",
            "has no role in the project",
            "在项目中有角色",
            "在项目中没有角色",
        ),
        is_approver=("is an approver", "is no approver", "是决策批准者", "不是决策批准者"),
        is_decider=("is a decision maker", "is no decision maker", "是决策者", "不是决策者"),
        is_external=("is from outside", "is from inside", "是外部人士", "是内部人士"),
        stance_is_sure=(
            "the stance is known, and seen or agreed on",
            "the stance is not known, or only inferred",
            "立场已知且可信等级为明确或共识",
            "立场未知，或仅为推理",
        ),
        has_power=(
            "has a role that decides, or moves the decision",
            "has no role that decides, and does not move the decision",
            "有决策角色或能推动决策",
            "没有决策角色，也不能推动决策",
        ),
        heard_by_power=(
            "is heard by an approver or decision maker",
            "is heard by no approver or decision maker",
            "意见为批准者或决策者所听取",
            "意见不为批准者或决策者所听取",
        ),
        acted_lately=(
            "came to us by themselves lately",
            "did not come to us by themselves lately",
            "近期曾主动联系我方",
            "近期没有主动联系我方",
        ),
    ),
    **_facts(
        "person",
        "number",
        influence_rank=("rank by influence on the decision", "对决策影响的排名"),
        interactions=("interactions recorded", "已记录的接触次数"),
        days_since_contact=("days since the last contact", "距上次接触的天数"),
        days_in_post=("days since they joined", "到任天数"),
        colleagues_knowing=("colleagues of ours who know them", "认识其的我方人数"),
        started_by_us=(
            "last interactions in a row that we started",
            "最近连续由我方发起的接触次数",
        ),
        introductions=(
            "joint meetings with an approver or decision maker lately",
            "近期与批准者或决策者的共同会面次数",
        ),
        gatekeepers=("people through whom alone we reach them", "触达其唯一必经的人数"),
        needs_recorded=("needs recorded", "已记录的需求数"),
        pains_recorded=("pains recorded", "已记录的痛苦数"),
        enterprise_needs=("needs that are the enterprise's", "企业需求数"),
        career_needs=("needs about career success", "职业成功需求数"),
        participation=("rating of participation (0 to 4)", "接触活动参与度评分（0–4）"),
        decision_support=("rating of decision support (0 to 4)", "决策支撑度评分（0–4）"),
        information_passing=("rating of information passing (0 to 4)", "信息传递评分（0–4）"),
        levels_fallen=("levels fallen since the last assessment", "较上次评估下降的层级数"),
        days_since_fall=("days since the level fell", "层级下降以来的天数"),
        rank_gap=("executive ranks of ours below theirs", "我方接触人低于其的级别数"),
    ),
    **_facts(
        "person",
        "share",
        influence=("influence on the decision", "对决策的影响"),
        influence_standing=("standing by influence among all people", "影响力在全员中的分位"),
        formal_power=("formal power", "正式权力"),
        decision_power=("decision power", "决策权"),
        heard_from_opposers=(
            "part of their listening that goes to opposers",
            "听取反对者意见的比例",
        ),
    ),
    "influence_slope": FactDescription(
        "person",
        "share",
        Wording(en="rise in standing by influence per window", zh="影响力分位每期的上升"),
        slow=True,
    ),
}
UNIT: Mapping[str, FactDescription] = {
    **_flags(
        "unit",
        in_process=(
            "takes a step or has people in it",
            "takes no step and has nobody in it",
            "参与决策步骤或有人有角色",
            "不参与决策步骤，也无人有角色",
        ),
    ),
    **_facts(
        "unit", "number", people_known=("people of it whom any of us knows", "我方认识的该部门人数")
    ),
}
COACHING_FACTS: Mapping[str, FactDescription] = {**PROJECT, **PERSON, **UNIT}
"""Every fact by its name."""
