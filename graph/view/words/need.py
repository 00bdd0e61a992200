"""Evidence of the needs grid in words, in English and in Chinese."""

from collections.abc import Mapping

NEED_WORDS: Mapping[str, tuple[str, str]] = {
    "need_gap": (
        "Of {name}, a key person, no need is recorded that is: {need_kinds}; nor was it asked for",
        "{name}是关键人，但以下需求没有记录，也没有询问过：{need_kinds}",
    ),
    "need_without_career": (
        "Of {name} {count} personal needs are recorded, and nothing about career success. Ask "
        "{need_question}",
        "{name}的个人需求有{count}条记录，却没有职业成功方面的记录。请了解：{need_question}",
    ),
    "need_open": (
        "{name} needs: {need_text} ({need_marks}); open, {need_share}{need_by}{source}",
        "{name}的需求：{need_text}（{need_marks}）；未满足，{need_share}{need_by}{source}",
    ),
    "need_met": (
        "{name} needs: {need_text} ({need_marks}); {need_share}{need_by}{source}",
        "{name}的需求：{need_text}（{need_marks}）；{need_share}{need_by}{source}",
    ),
    "need_share": ("met to {share}", "满足程度{share}"),
    "need_share_unknown": ("nobody recorded how far it is met", "没有记录满足程度"),
    "need_by": (", by: {need_means}", "，满足方式：{need_means}"),
    "need_of_no_kind": ("of no recorded kind", "未分类"),
    "need_asked": (
        "{name} was asked, and the answer is not known ({need_kinds}): {need_text}{source}",
        "已询问{name}，尚无答案（{need_kinds}）：{need_text}{source}",
    ),
    "ask_need": (
        "Find out about {name}: {need_question}",
        "请了解{name}：{need_question}",
    ),
    "ask_need_scope": (
        "Say whether this need of {name} is personal or the enterprise's: {need_text}",
        "请说明{name}的这一需求是个人需求还是企业需求：{need_text}",
    ),
}
NEED_REASONS: Mapping[str, tuple[str, str]] = {
    "needs_unknown": ("Nobody's needs are recorded", "没有记录任何人的需求"),
}
