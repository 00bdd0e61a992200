"""Evidence of access paths in words, in English and in Chinese."""

from collections.abc import Mapping

ACCESS_WORDS: Mapping[str, tuple[str, str]] = {
    "knows": (
        "{introducer} reaches {introduced} ({probability}): {facts}",
        "{introducer}能联系到{introduced}（{probability}）：{facts}",
    ),
    "introduction": (
        "{introducer} can introduce us to {introduced} ({probability}): {facts}",
        "{introducer}可把我们引荐给{introduced}（{probability}）：{facts}",
    ),
    "tie": (
        "a tie of strength {strength}{source}",
        "接触关系强度{strength}{source}",
    ),
    "tie_without_strength": (
        "a tie of unrecorded strength{source}",
        "有接触关系，强度未记录{source}",
    ),
    "joint_interactions": (
        "no tie recorded; joint activities within {days} days: {count}, the last on {date}",
        "没有记录接触关系；{days}天内共同参加{count}次活动，最近一次为{date}",
    ),
    "ask_who_knows": (
        "Ask which of our people knows {name}",
        "请了解我方谁认识{name}",
    ),
    "ask_whom_heard": (
        "Ask whom {name} listens to",
        "请了解{name}听取谁的意见",
    ),
    "ask_who_listens": (
        "Ask who listens to {name}",
        "请了解谁听取{name}的意见",
    ),
}
