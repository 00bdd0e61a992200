"""Evidence of hidden decision makers in words, in English and in Chinese."""

from collections.abc import Mapping

HIDDEN_WORDS: Mapping[str, tuple[str, str]] = {
    "share_of_decision": (
        "{name} moves {influence} of the decision through others; formal power {formal}",
        "{name}通过他人影响了{influence}的决策；正式权力{formal}",
    ),
    "broker": (
        "{name} stands between others: {share} of the shortest ways of listening pass them, and "
        "their constraint {constraint} is below the median {median}",
        "{name}居于他人之间：{share}的最短听取路径经过其本人，约束度{constraint}低于中位数{median}",
    ),
    "role_in_project": (
        "has the role {role} in the project",
        "在项目中的角色为{role}",
    ),
    "influence_link": (
        "{listener} listens to {heard}{link} (weight {weight}, confidence {confidence}{source})",
        "{listener}听取{heard}的意见{link}（权重{weight}，置信度{confidence}{source}）",
    ),
    "messages": (
        "{listener} wrote to {heard} {sent} times and was written to {received} times",
        "{listener}给{heard}发过{sent}次消息，收到{received}次",
    ),
    "heard_as_manager": (
        "{listener} reports to {heard}",
        "{listener}向{heard}汇报",
    ),
    "heard_as_report": (
        "{heard} reports to {listener}",
        "{heard}向{listener}汇报",
    ),
}
