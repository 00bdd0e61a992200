"""Evidence of decision bodies and titles in words, in English and in Chinese."""

from collections.abc import Mapping

BODY_REASONS: Mapping[str, tuple[str, str]] = {
    "no_open_project": (
        "No project is open and none is named",
        "没有进行中的销售项目，也没有指定项目",
    ),
    "no_roles": ("Nobody has a role in the project", "没有人在项目中有角色"),
}
BODY_WORDS: Mapping[str, tuple[str, str]] = {
    "part": ("{part}", "{part}"),
    "votes": (
        "{name} ({parts}) votes with weight {weight}: {power} of the decision power",
        "{name}（{parts}）的表决权重为{weight}：占决策权的{power}",
    ),
    "votes_with_veto": (
        "{name} ({parts}) votes with weight {weight} and a veto: {power} of the decision power",
        "{name}（{parts}）的表决权重为{weight}并有否决权：占决策权的{power}",
    ),
    "no_vote": (
        "{name} ({parts}) has no vote",
        "{name}（{parts}）没有表决权",
    ),
    "title_suggests": (
        "The title “{title}” suggests {part} (confidence {confidence}): rule {rule}, “{words}”",
        "职务“{title}”提示为{part}（置信度{confidence}）：规则{rule}，“{words}”",
    ),
    "title_suggests_pointer": (
        "The title “{title}” suggests no role, but somebody who knows the way (confidence "
        "{confidence}): rule {rule}, “{words}”",
        "职务“{title}”不提示决策角色，可能是指路人（置信度{confidence}）：规则{rule}，“{words}”",
    ),
    "title_when": (
        "only if {when}; otherwise {part}",
        "仅当{when}；否则为{part}",
    ),
    "title_also": (
        "also {part} {when}",
        "{when}也可能是{part}",
    ),
    "title_external": (
        "{name} is outside the organisation by the title, but not recorded as external",
        "按职务{name}是外部人士，但没有记录为外部",
    ),
    "title_contradicts": (
        "{name} is recorded as {parts}; the title suggests {part} (confidence {confidence}: "
        "rule {rule}, “{words}”). The record stands; check it",
        "{name}记录为{parts}，职务却提示为{part}（置信度{confidence}：规则{rule}，“{words}”）。"
        "以记录为准，请核实",
    ),
    "title_contradicts_pointer": (
        "{name} is recorded as {parts}; the title suggests somebody who knows the way, without a "
        "role (confidence {confidence}: rule {rule}, “{words}”). The record stands; check it",
        "{name}记录为{parts}，职务却提示为没有决策角色的指路人（置信度{confidence}：规则{rule}，“{words}”）。"
        "以记录为准，请核实",
    ),
    "no_approver": (
        "Nobody is recorded as approver: ask whose signature ends it",
        "没有记录决策批准者：请了解最终由谁签字",
    ),
    "no_approver_but_titles": (
        "Nobody is recorded as approver: ask whose signature ends it. Titles suggest {names}",
        "没有记录决策批准者：请了解最终由谁签字。按职务可能是{names}",
    ),
    "no_decision_maker": (
        "Nobody is recorded as decision maker: ask who says “this supplier” in the meeting",
        "没有记录决策者：请了解会上由谁拍板选定供应商",
    ),
    "no_decision_maker_but_titles": (
        "Nobody is recorded as decision maker: ask who says “this supplier” in the meeting. "
        "Titles suggest {names}",
        "没有记录决策者：请了解会上由谁拍板选定供应商。按职务可能是{names}",
    ),
    "nobody_votes": (
        "Nobody with a role has a weight or a veto: by the record nobody decides",
        "有角色的人都没有权重或否决权：按记录无人决策",
    ),
    "quota_out_of_reach": (
        "The rule's quota {quota} is out of reach: all weights together are {weights}",
        "规则的通过门槛{quota}无法达到：全部权重之和为{weights}",
    ),
    "weights_too_fine": (
        "The voting weights are too finely graded for so many voters to tell their power",
        "表决权重分得过细、人数过多，无法计算决策权",
    ),
    "dictator": (
        "{name} ({parts}) alone decides: nobody else's vote can change the outcome",
        "{name}（{parts}）一人即可决定：其他人的表决都不能改变结果",
    ),
    "never_matters": (
        "{name} ({parts}, weight {weight}) cannot change the outcome, however the others vote",
        "无论其他人如何表决，{name}（{parts}，权重{weight}）都不能改变结果",
    ),
    "everyone_vetoes": (
        "Each of the {count} voters can block: one “no” ends it",
        "{count}名表决人都能否决：一人反对即告终止",
    ),
}
