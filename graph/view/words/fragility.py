"""Evidence of fragility in words, in English and in Chinese."""

from collections.abc import Mapping

FRAGILITY_WORDS: Mapping[str, tuple[str, str]] = {
    "unreachable_without": (
        "Without {name} we no longer reach {names}{more}: {share} of the decision",
        "没有{name}，我方将无法触达{names}{more}：占决策权的{share}",
    ),
    "apart_without": (
        "Without {name} the informal network comes apart; cut off from its largest part: "
        "{names}{more}, {share} of the decision",
        "没有{name}，非正式网络将断开：{names}{more}与最大的部分失去联系，占决策权的{share}",
    ),
    "bridge": (
        "Only the link between {one} and {other} joins {names}{more} to the rest: {share} of the "
        "decision",
        "{names}{more}仅靠{one}与{other}之间的联系与其余人相连：占决策权的{share}",
    ),
    "lost_share": (
        "{share} of what the others decide comes from {name} or passes through them",
        "其他人的决策意见中有{share}出自{name}或经其传递",
    ),
    "nothing_breaks": (
        "Without {name} we still reach everybody whom we reach today, and nobody is cut off",
        "没有{name}，我方仍能触达目前能触达的所有人，也没有人失去联系",
    ),
    "link_named": (
        "the link from {heard} to {listener}",
        "{heard}对{listener}的影响",
    ),
    "nobody_decides": (
        "Afterwards nobody is left who holds the decision",
        "此后没有人掌握决策权",
    ),
    "answer_lost": (
        "{answer}: afterwards there is not enough evidence",
        "{answer}：此后证据不足",
    ),
    "answer_gained": (
        "{answer}: afterwards there is enough evidence",
        "{answer}：此后证据充足",
    ),
    "now_first": (
        "{answer}: now {names} comes first",
        "{answer}：{names}现居首位",
    ),
    "comes_in": (
        "{answer}: new on the list: {names}{more}",
        "{answer}：新进名单：{names}{more}",
    ),
    "drops_out": (
        "{answer}: off the list: {names}{more}",
        "{answer}：退出名单：{names}{more}",
    ),
}
ANSWERS: Mapping[str, tuple[str, str]] = {
    "hidden-decision-makers": ("Hidden decision makers", "隐形决策者"),
    "influence": ("Influence", "影响力"),
    "coach-candidates": ("Coach candidates", "教练人选"),
}
