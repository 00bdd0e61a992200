"""Evidence of coach candidates and pointers in words, in English and in Chinese."""

from collections.abc import Mapping

COACH_WORDS: Mapping[str, tuple[str, str]] = {
    "stance": (
        "{name} towards us: {level}{since}{grade}{source}",
        "{name}对我方：{level}{since}{grade}{source}",
    ),
    "stance_unknown": (
        "Nobody recorded where {name} stands towards us",
        "没有记录{name}对我方的立场",
    ),
    "trust": (
        "{name} trusts {colleague}: reliability {reliability}, credibility {credibility}, "
        "intimacy {intimacy}, self-orientation {self_orientation}{on}{source}",
        "{name}信任{colleague}：可靠性{reliability}，资质能力{credibility}，亲近程度{intimacy}，"
        "自我取向{self_orientation}{on}{source}",
    ),
    "trust_unknown": (
        "Nobody rated how far {name} trusts any of us: counted as a half",
        "没有人评过{name}对我方人员的信任：按一半计",
    ),
    "known_by": (
        "{colleague} knows {name}: {facts}",
        "{colleague}认识{name}：{facts}",
    ),
    "recent_interactions": (
        "joint activities within {days} days: {count}, the last on {date}",
        "{days}天内共同参加{count}次活动，最近一次为{date}",
    ),
    "information_passing": (
        "{name} passes on information: {score} of 4{on}{note}{source}",
        "{name}的信息传递：{score}/4{on}{note}{source}",
    ),
    "information_passing_unrated": (
        "Nobody rated how openly {name} passes on information",
        "没有人评过{name}的信息传递",
    ),
    "ask_level": (
        "Ask where {name} stands towards us: it is not known",
        "请了解{name}对我方的立场：目前未知",
    ),
}
GRADES_ZH: Mapping[str, str] = {
    "agreed": "共识",
    "seen": "明确",
    "inferred": "推理",
    "unclear": "不清",
}
IF_KNOWN: Mapping[str, tuple[str, str]] = {
    "rival": (", backs a competitor", "，支持友商"),
    "since": (" since {}", "（自{}）"),
    "grade": (", grade: {}", "，可信等级：{}"),
    "on": (", on {}", "（{}）"),
    "note": (": {}", "：{}"),
    "source": (", source: {}", "，来源：{}"),
    "due": (" by {}", "（{}前）"),
    "owned_by": (", owner: {}", "，责任人：{}"),
    "more": (" and {} more", "及另外{}人"),
}
"""Parts of a sentence that are left out where the value is empty."""
