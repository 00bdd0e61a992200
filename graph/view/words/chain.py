"""Evidence of decision chains in words, in English and in Chinese."""

from collections.abc import Mapping

LINES: Mapping[str, tuple[str, str]] = {
    "technical": ("technical line", "技术线"),
    "commercial": ("commercial line", "商务线"),
    "overall": ("overall line", "综合线"),
    "outside": ("outside influence", "影响线"),
}
LIKELY: Mapping[str, tuple[str, str]] = {
    "very_likely": ("very likely", "很可能"),
    "likely": ("likely", "可能"),
    "possible": ("possibly", "仅有可能"),
}
CHAIN_WORDS: Mapping[str, tuple[str, str]] = {
    "chain_line": ("{on_line}: {names}", "{on_line}：{names}"),
    "step_done": ("{order}. {step}, done{on}: {names}", "{order}. {step}，已完成{on}：{names}"),
    "step_done_empty": (
        "{order}. {step}, done{on}: nobody named",
        "{order}. {step}，已完成{on}：未指明人员",
    ),
    "step_today": (
        "{order}. {step}, today's step{on}: {names}",
        "{order}. {step}，当前步骤{on}：{names}",
    ),
    "step_today_empty": (
        "{order}. {step}, today's step{on}: empty seat, nobody named",
        "{order}. {step}，当前步骤{on}：空位，未指明人员",
    ),
    "step_ahead": ("{order}. {step}, ahead{on}: {names}", "{order}. {step}，未到{on}：{names}"),
    "step_ahead_empty": (
        "{order}. {step}, ahead{on}: empty seat, nobody named",
        "{order}. {step}，未到{on}：空位，未指明人员",
    ),
    "ask_step": (
        "Ask who acts at step {order}, {step}: nobody is named",
        "请了解第{order}步“{step}”由谁负责：目前未指明人员",
    ),
    "empty_step": (
        "Nobody is named at step {order}, {step}, which is done",
        "第{order}步“{step}”已完成，但未指明人员",
    ),
    "ask_role_A": (
        "Ask whose signature ends it: nobody is named as approver (A)",
        "请了解由谁最终签字：尚未指明决策批准者（A）",
    ),
    "ask_role_D": (
        "Ask who says “this supplier”: nobody is named as decision maker (D)",
        "请了解由谁拍板选定供应商：尚未指明决策者（D）",
    ),
    "hidden_link": (
        "{name} has no role: {likely} among the first hidden ({probability}); {share} of what the "
        "others decide comes from them or passes through them, to {names}",
        "{name}没有决策角色：{likely}居于隐形决策者前列（{probability}）；其他人的决策意见中有{share}"
        "出自其本人或经其传递，传至{names}",
    ),
    "chain_joined": ("{name} joined{on}", "{name}加入{on}"),
    "chain_left": ("{name} left{on}", "{name}离开{on}"),
    "role_begun": ("{name} has the role {after}{since}", "{name}担任角色{after}{since}"),
    "role_ended": ("{name} no longer has the role {before}", "{name}不再担任角色{before}"),
    "role_changed": (
        "{name} has the role {after} instead of {before}{since}",
        "{name}的角色由{before}变为{after}{since}",
    ),
    "rule_changed": (
        "The rule's quota was {before}, now it is {after}",
        "决策规则的通过权重由{before}变为{after}",
    ),
    "step_was_done": ("Step {order}, {step}, is done{on}", "第{order}步“{step}”已完成{on}"),
    "step_added": ("Step {order}, {step}, is new{on}", "新增第{order}步“{step}”{on}"),
    "step_dropped": ("Step {order}, {step}, is no more", "第{order}步“{step}”已取消"),
    "level_changed": (
        "{name} towards us: {level} instead of {level_then}{since}",
        "{name}对我方的层级由{level_then}变为{level}{since}",
    ),
    "level_changed_towards": (
        "{name} towards {party}: {level} instead of {level_then}{since}",
        "{name}对{party}的层级由{level_then}变为{level}{since}",
    ),
    "hidden_entered": (
        "{name} entered the hidden chain: now at rank {after}, {likely}",
        "{name}进入隐性决策链：现居第{after}位，{likely}",
    ),
    "hidden_left": (
        "{name} left the hidden chain, in which they were at rank {before}",
        "{name}退出隐性决策链，原居第{before}位",
    ),
    "hidden_moved": (
        "{name} moved in the hidden chain from rank {before} to {after}, {likely}",
        "{name}在隐性决策链中由第{before}位变为第{after}位，{likely}",
    ),
    "stance_towards": (
        "{name} towards {party}: {level}{since}{grade}{source}",
        "{name}对{party}：{level}{since}{grade}{source}",
    ),
}
