"""Evidence of signals in words, in English and in Chinese."""

from collections.abc import Mapping

SIGNAL_WORDS: Mapping[str, tuple[str, str]] = {
    "coach_has_left": (
        "{name}, a coach of ours, is no longer there{on}{source}",
        "我方教练{name}已离开{on}{source}",
    ),
    "coach_until_then": (
        "{name} was our {level}{since}{source}",
        "{name}此前对我方为：{level}{since}{source}",
    ),
    "key_level_fell": (
        "{name} has fallen from {level_then} to {level}{since}{source}",
        "{name}的层级由{level_then}降为{level}{since}{source}",
    ),
    "new_at_the_top": (
        "{name} is new among those who move the decision most: number {place}, {influence} of it",
        "{name}新进入决策影响力前列：第{place}位，占{influence}",
    ),
    "newly_listened_to": (
        "{listener} listens to {name}{since}{source}",
        "{listener}听取{name}的意见{since}{source}",
    ),
    "stance_aged": (
        "{name} at {level} towards {towards} carries {power} of the opinion of us, and was last "
        "said{last_said}, more than {age} days ago{source}",
        "{name}对{towards}的立场（{level}）占对我方看法的{power}，最近一次说明{last_said}已超过{age}天{source}",
    ),
    "limit_passed": (
        "{analysis}: {measure} is {reading}, {bound} {limit}",
        "{analysis}：{measure}为{reading}，{bound}{limit}",
    ),
    "limit_passed_by": (
        "{analysis}: {measure} of {about} is {reading}, {bound} {limit}",
        "{analysis}：{about}的{measure}为{reading}，{bound}{limit}",
    ),
}
