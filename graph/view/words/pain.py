"""Evidence of the pain chain in words, in English and in Chinese."""

from collections.abc import Mapping

PAIN_WORDS: Mapping[str, tuple[str, str]] = {
    "pain_felt": (
        "{name}: {pain}: felt with {probability}, severity {severe} of 1{pain_state}{note}{source}",
        "{name}：{pain}：感受到的可能性为{probability}，严重程度{severe}（满分1）{pain_state}{note}{source}",
    ),
    "pain_relief": (
        "Relieving “{pain}” of {name} takes away {share} of the pain that the decision feels and "
        "touches {power} of the decision power. Less likely by: {found}",
        "解除{name}的“{pain}”可减轻决策所感痛苦的{share}，触及{power}的决策权。可能性降低：{found}",
    ),
    "pain_relief_of_nobody": (
        "Relieving “{pain}” of {name} touches nobody who has a say",
        "解除{name}的“{pain}”不触及任何有决策角色的人",
    ),
    "pain_falls": (
        "{name} ({pain}): {gain} points",
        "{name}（{pain}）：{gain}个百分点",
    ),
    "pain_hypothesis": (
        "A hypothesis: nobody of the customer confirmed that {name} feels “{pain}”",
        "假设：客户方尚无人确认{name}的“{pain}”",
    ),
    "pain_old": (
        "“{pain}” of {name} was last confirmed on {date}: confirm it again",
        "{name}的“{pain}”最近一次确认于{date}：请重新确认",
    ),
    "pain_capability": (
        "What of ours relieves “{pain}” of {name}: {ours_for_it}",
        "我方可解除{name}的“{pain}”：{ours_for_it}",
    ),
    "pain_because": (
        "A reason: {name}: {pain}, which brings it about with {probability}{source}",
        "原因：{name}：{pain}，引发的可能性为{probability}{source}",
    ),
    "pain_leads": (
        "An effect: {name}: {pain}, brought about with {probability}{source}",
        "影响：{name}：{pain}，引发的可能性为{probability}{source}",
    ),
    "pain_of": ("{name} ({pain})", "{name}（{pain}）"),
    "pain_owner": ("{name}", "{name}"),
    "pain_check_ok": ("yes: {check_text}", "是：{check_text}"),
    "pain_check_ok_of": ("yes: {check_text}: {found}", "是：{check_text}：{found}"),
    "pain_check_not_ok": ("no: {check_text}", "否：{check_text}"),
    "pain_check_not_ok_of": ("no: {check_text}: see {found}", "否：{check_text}：见{found}"),
    "pain_check_unknown": ("unknown: {check_text}", "未知：{check_text}"),
    "pain_check_unknown_of": (
        "unknown: {check_text}: see {found}",
        "未知：{check_text}：见{found}",
    ),
    "ask_pain": (
        "Ask what hurts {name}, who decides: no pain is recorded",
        "请了解{name}（决策人）的痛苦：目前没有记录",
    ),
    "ask_pain_confirmed": (
        "Ask {name} whether it is so: {pain}. It is our hypothesis",
        "请向{name}确认是否属实：{pain}。目前只是我方的假设",
    ),
    "ask_pain_again": (
        "Ask {name} whether it still is so: {pain}, last confirmed on {date}",
        "请向{name}重新确认：{pain}，最近一次确认于{date}",
    ),
}
PAIN_REASONS: Mapping[str, tuple[str, str]] = {
    "no_pains": ("Nobody recorded what hurts anybody", "没有记录任何人的痛苦"),
    "nobody_with_power_in_pain": (
        "Of those who hold the decision nobody feels a recorded pain, nor what follows from one",
        "掌握决策权的人均未感受到已记录的痛苦及其影响",
    ),
}
