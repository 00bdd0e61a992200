"""Evidence of chain drift and gaps of contact in words, in English and in Chinese."""

from collections.abc import Mapping

DRIFT_WORDS: Mapping[str, tuple[str, str]] = {
    "drift_entered": (
        "{name} is new among the first {first} by influence on the decision: at place {place}, "
        "moving {influence} of it through others",
        "{name}新进入对决策影响的前{first}名：居第{place}位，通过他人影响{influence}的决策",
    ),
    "drift_unnamed": (
        "New among the first {first} by influence on the decision: {unsure} without a role, not "
        "surely enough to be named",
        "对决策影响的前{first}名中新增{unsure}名没有决策角色者，把握不足，不予指明",
    ),
    "drift_body": (
        "Decision power moved: {parts}{more}",
        "决策权发生变化：{parts}{more}",
    ),
    "drift_power": ("{name} {share_then} → {share_now}", "{name} {share_then} → {share_now}"),
    "drift_listening": (
        "{name} ({part}) listens to others than before: {share} of whom they hear moved; more to "
        "{more_heard}; less to {less_heard}",
        "{name}（{part}）听取意见的对象有变：{share}发生转移；更多听取{more_heard}；更少听取{less_heard}",
    ),
    "key_by_role": ("{name} is key by the role: {part}", "{name}因决策角色为关键人：{part}"),
    "key_by_influence": (
        "{name} is among the {share} of people who move the decision most",
        "{name}属于对决策影响最大的{share}人员",
    ),
    "key_never_met": ("Nobody recorded that any of us met {name}", "没有与{name}接触的记录"),
    "key_not_met_since": (
        "{name} was last met on {day}, {days} days ago; key people are met within {within} days",
        "最近一次与{name}接触为{day}，距今{days}天；关键人应在{within}天内有接触",
    ),
    "unit_never_met": (
        "{unit_name}: nobody recorded that any of us met one of its {staff} people",
        "{unit_name}：其{staff}名人员均无接触记录",
    ),
    "unit_not_met_since": (
        "{unit_name}: none of its {staff} people was met within {within} days, the last on {day}",
        "{unit_name}：其{staff}名人员在{within}天内均无接触，最近一次为{day}",
    ),
}
